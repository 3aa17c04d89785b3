//! Why a row of a table cannot be read.

use crate::wording::Phrase;
use crate::wording::refusals::tables as said;

/// Why a row could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum RowFault {
    /// Two bytes a character.
    Utf16,
    /// A zero byte.
    Nul,
    /// Bytes that are no text.
    NotUtf8,
    /// Text after a closing quotation mark.
    TextAfterQuote,
    /// The file ends inside quotation marks.
    OpenQuote,
    /// Lines that end with a carriage return alone.
    CarriageReturns,
    /// Longer than any row can be.
    TooLong,
}

impl RowFault {
    pub(in crate::exchange) const fn what(self) -> Phrase {
        match self {
            Self::Utf16 => said::IN_UTF16,
            Self::Nul => said::NUL,
            Self::NotUtf8 => said::NOT_UTF8,
            Self::TextAfterQuote => said::TEXT_AFTER_QUOTE,
            Self::OpenQuote => said::OPEN_QUOTE,
            Self::CarriageReturns => said::CARRIAGE_RETURNS,
            Self::TooLong => said::ENDLESS_ROW,
        }
    }

    pub(in crate::exchange) const fn accepted(self) -> Phrase {
        match self {
            Self::Utf16 | Self::NotUtf8 => said::SAVE_AS_UTF8,
            Self::CarriageReturns => said::SAVE_WITH_LINE_ENDS,
            Self::Nul => said::NO_NUL,
            Self::TextAfterQuote => said::DIVIDER_AFTER_QUOTE,
            Self::OpenQuote => said::CLOSING_QUOTE,
            Self::TooLong => said::SHORT_ROWS,
        }
    }

    /// Whether nothing after it can be read.
    pub(in crate::exchange) const fn ends_the_file(self) -> bool {
        match self {
            Self::Utf16 | Self::OpenQuote | Self::CarriageReturns | Self::TooLong => true,
            Self::Nul | Self::NotUtf8 | Self::TextAfterQuote => false,
        }
    }
}

/// A row that could not be read, and where that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct BadRow {
    pub(in crate::exchange) line: u64,
    pub(in crate::exchange) column: u64,
    pub(in crate::exchange) fault: RowFault,
}
