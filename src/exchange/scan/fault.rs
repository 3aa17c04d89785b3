//! Why a row of a table cannot be read.

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
    pub(in crate::exchange) const fn what(self) -> &'static str {
        match self {
            Self::Utf16 => "the file is in UTF-16",
            Self::Nul => "a NUL byte",
            Self::NotUtf8 => "bytes that are not UTF-8",
            Self::TextAfterQuote => "text after a closing quotation mark",
            Self::OpenQuote => "a quotation mark is opened and never closed",
            Self::CarriageReturns => "lines that end with a carriage return alone",
            Self::TooLong => "the row does not end",
        }
    }

    pub(in crate::exchange) const fn accepted(self) -> &'static str {
        match self {
            Self::Utf16 | Self::NotUtf8 => "save the file as CSV in UTF-8",
            Self::CarriageReturns => "save the file with the line ends of Windows or Unix",
            Self::Nul => "text in UTF-8 without NUL bytes: the file is damaged or not a table",
            Self::TextAfterQuote => {
                "a divider or the line's end after a closing quotation mark; \"\" for a quotation mark in the text"
            }
            Self::OpenQuote => "a closing quotation mark: the file may be cut short",
            Self::TooLong => "rows of at most 65536 bytes: the file is damaged or not a table",
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
