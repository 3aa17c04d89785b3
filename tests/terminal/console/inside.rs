//! For a test that runs inside a terminal of its own.

use hepatrack::terminal::{Charset, Entered, Look};
use hepatrack::ui::Theme;
use hepatrack::wording::Language;

/// The terminal of this process, entered as the program enters it.
pub(crate) fn entered() -> Entered {
    let look = Look {
        language: Language::English,
        theme: Theme::coloured(),
        follows_background: false,
        mouse: false,
        charset: Charset::Utf8,
    };
    Entered::enter(look).unwrap()
}
