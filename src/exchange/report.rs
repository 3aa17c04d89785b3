//! A page to print: one list of drawing orders, and the writers that turn it into a file.
//!
//! Positions are millimetres from the upper left corner of what is printed, which A4 and letter both have room for. The
//! writers decide nothing: where words stand and how wide they are is settled before, so that no font moves them.

#[cfg(feature = "pdf")]
mod fonts;
mod html;
mod measure;
#[cfg(feature = "pdf")]
mod pdf;

use crate::wording::Language;
use std::fmt;
use std::path::{Path, PathBuf};

pub use html::write_html;
pub use measure::{text_width, wrapped};

use super::folder::ExportError;
use crate::wording::refusals::pages as said;
use crate::wording::{Shape, Tone};

/// Millimetres from the left edge of what is printed to the right one.
pub const PAGE_WIDTH: f64 = 186.0;
/// Millimetres from the upper edge of what is printed to the lower one: letter paper has this much with a margin of 12.
pub const PAGE_HEIGHT: f64 = 254.0;

/// With what something is drawn. Nothing depends on it: a printer without colour tells the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Black.
    Plain,
    /// Grey, for what helps to read the rest.
    Faint,
    /// As urgent as the tone says.
    Tone(Tone),
}

impl Ink {
    /// Red, green, blue; each is dark enough on white paper.
    #[must_use]
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Plain | Self::Tone(Tone::Plain) => [0, 0, 0],
            Self::Faint => [0x55, 0x55, 0x55],
            Self::Tone(Tone::Good) => [0x1b, 0x5e, 0x20],
            Self::Tone(Tone::Calm) => [0x0b, 0x4f, 0x6c],
            Self::Tone(Tone::Uncertain) => [0x6a, 0x1b, 0x7a],
            Self::Tone(Tone::Caution) => [0x7a, 0x4a, 0x00],
            Self::Tone(Tone::Alarm | Tone::StrongAlarm) => [0xa8, 0x00, 0x1c],
        }
    }
}

/// One thing that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum DrawCommand {
    /// Words on one line; `y` is the line on which letters stand. They are as wide as [`text_width`] says.
    Text {
        x: f64,
        y: f64,
        size: f64,
        bold: bool,
        ink: Ink,
        text: String,
    },
    Line {
        from: (f64, f64),
        to: (f64, f64),
        thick: f64,
        dashed: bool,
        ink: Ink,
    },
    /// A result in the picture, around its middle; `told` says it in words.
    Dot {
        x: f64,
        y: f64,
        shape: Shape,
        told: String,
    },
    /// A box by its upper left corner, filled or as a frame.
    Bar {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        filled: bool,
        ink: Ink,
    },
}

/// Half the width of a result in the picture.
pub const DOT_RADIUS: f64 = 0.9;

impl DrawCommand {
    /// Left, upper, right and lower edge of what is drawn.
    #[must_use]
    pub fn edges(&self) -> [f64; 4] {
        match self {
            Self::Text {
                x,
                y,
                size,
                bold,
                text,
                ..
            } => {
                let width = text_width(text, *size, *bold);
                [*x, y - 0.76 * size, x + width, y + 0.22 * size]
            }
            Self::Line { from, to, .. } => [
                from.0.min(to.0),
                from.1.min(to.1),
                from.0.max(to.0),
                from.1.max(to.1),
            ],
            Self::Dot { x, y, .. } => [
                x - DOT_RADIUS,
                y - DOT_RADIUS,
                x + DOT_RADIUS,
                y + DOT_RADIUS,
            ],
            Self::Bar {
                x,
                y,
                width,
                height,
                ..
            } => [*x, *y, x + width, y + height],
        }
    }
}

/// A page that can be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What the file calls itself; it names nobody.
    pub title: String,
    /// The language of its words.
    pub language: Language,
    pub orders: Vec<DrawCommand>,
}

/// In which form a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageForm {
    Html,
    Pdf,
}

impl PageForm {
    /// What the ending of a file's name asks for.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "html" | "htm" => Some(Self::Html),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }
}

/// Why pages could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    Ending(String),
    NoPdf,
    Font(#[from] FontError),
    File(#[from] ExportError),
}

impl PageError {
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::Ending(name) => said::ending(language, name),
            Self::NoPdf => said::NO_PDF.of(language).to_owned(),
            Self::Font(error) => error.told(language),
            Self::File(error) => error.told(language),
        }
    }
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Language::English))
    }
}

/// Why no PDF can be made with the fonts that there are.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    Unreadable(String),
    /// Characters that no font has.
    NoGlyph(String),
    NoFont,
    NoPaper,
    /// In the words of whoever makes the file.
    Refused(String),
}

impl FontError {
    fn told(&self, language: Language) -> String {
        match self {
            Self::Unreadable(name) => said::no_font(language, name),
            Self::NoGlyph(characters) => said::no_glyph(language, characters),
            Self::NoFont => said::NO_FONT.of(language).to_owned(),
            Self::NoPaper => said::no_pdf_made(language, said::NO_PAPER.of(language)),
            Self::Refused(error) => said::no_pdf_made(language, error),
        }
    }
}

impl fmt::Display for FontError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Language::English))
    }
}

/// The bytes of a file that holds these pages, one to a sheet of paper.
///
/// # Errors
/// A PDF was asked for, and the program makes none, or no font has a character that stands in it.
pub fn page_bytes(pages: &[Page], form: PageForm, fonts: &[PathBuf]) -> Result<Vec<u8>, PageError> {
    match form {
        PageForm::Html => Ok(write_html(pages).into_bytes()),
        PageForm::Pdf => pdf_bytes(pages, fonts),
    }
}

/// Makes a folder for pages, which its owner alone may look into; one that is there is left as it is.
///
/// # Errors
/// The disk refused.
pub fn make_private_folder(folder: &Path) -> Result<(), ExportError> {
    super::folder::make_folder(folder).map_err(|source| ExportError::Io {
        path: folder.to_owned(),
        source,
    })
}

#[cfg(feature = "pdf")]
fn pdf_bytes(pages: &[Page], fonts: &[PathBuf]) -> Result<Vec<u8>, PageError> {
    Ok(pdf::write_pdf(pages, fonts)?)
}

#[cfg(not(feature = "pdf"))]
fn pdf_bytes(_pages: &[Page], _fonts: &[PathBuf]) -> Result<Vec<u8>, PageError> {
    Err(PageError::NoPdf)
}

/// Writes pages into a file, readable by its owner only; the ending of its name says in which form.
///
/// # Errors
/// As [`page_bytes`]; or the file is there already and is not to be replaced, or the disk refused.
pub fn write_pages(
    path: &Path,
    pages: &[Page],
    fonts: &[PathBuf],
    overwrite: bool,
) -> Result<(), PageError> {
    let form =
        PageForm::of_path(path).ok_or_else(|| PageError::Ending(path.display().to_string()))?;
    let bytes = page_bytes(pages, form, fonts)?;
    Ok(super::folder::write_whole(path, &bytes, overwrite)?)
}
