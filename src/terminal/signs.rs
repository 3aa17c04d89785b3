//! Which signs the terminal draws one cell wide, whether Han characters take two, and whether its background is light: it
//! is asked once, at the start. Signs are printed where the first frame overwrites them, and the terminal is asked where
//! its cursor stands then. Most answer before anything is drawn; until another does it is shown ASCII, for good where it
//! does not in time: what it answers later is swallowed as all answers are.

use std::io;
use std::time::{Duration, Instant};

use super::message::{Message, Reports};
use super::screen::Screen;
use super::wire::Widths;
use crate::ui::Theme;
use crate::view::cells::cells;

/// So long the first frame waits for the answer.
const AT_ONCE: Duration = Duration::from_millis(25);
/// An answer that comes later is none: signs that change under the eye are worse than plain ones.
const PATIENCE: Duration = Duration::from_millis(150);
/// How often it is asked where its cursor stands.
const QUESTIONS: usize = 3;
/// Signs that many Chinese terminals draw two cells wide.
const WIDE_IN_SOME: &str = "\u{2500}\u{2502}\u{256d}\u{2192}\u{2588}";
/// Signs that are one cell wide wherever they are known.
const NARROW: &str = "\u{2713}\u{270e}\u{28ff}\u{25b8}";
/// Han characters and their punctuation, two cells each.
const WIDE: &str = "\u{6c49}\u{ff08}\u{3002}";

/// What the terminal has answered.
pub(super) struct Answer {
    pub(super) theme: Theme,
    pub(super) widths: Widths,
}

/// A terminal that was asked and has not answered yet.
pub(super) struct Asked {
    theme: Theme,
    follows_background: bool,
    columns: Vec<u16>,
    until: Instant,
}

impl Asked {
    /// Takes which background the terminal has; it comes before where the cursor stood, for it is asked for first.
    pub(super) fn hear_background(&mut self, is_light: bool) {
        if self.follows_background && is_light {
            self.theme = self.theme.on_light();
        }
    }

    /// Takes where the cursor stood; gives what follows once all is answered.
    pub(super) fn hear(&mut self, column: u16) -> Option<Answer> {
        if Instant::now() > self.until {
            return None;
        }
        self.columns.push(column);
        (self.columns.len() == QUESTIONS).then(|| answered(self.theme, &self.columns))
    }
}

/// Asks which signs the theme may use: the theme for the first frame, and who has still to answer. What was reported
/// meanwhile is kept. A theme in ASCII needs no answer.
///
/// # Errors
/// The terminal is gone.
pub(super) fn ask(
    screen: &mut Screen,
    theme: Theme,
    follows_background: bool,
    reports: &Reports,
) -> io::Result<(Theme, Option<Asked>)> {
    if theme == theme.in_ascii() {
        return Ok((theme, None));
    }
    let now = Instant::now();
    if follows_background {
        screen.ask_for_background()?;
    }
    screen.ask_for_columns([NARROW, WIDE_IN_SOME, WIDE])?;
    let mut asked = Asked {
        theme,
        follows_background,
        columns: Vec::new(),
        until: now + PATIENCE,
    };
    let at_once = now + AT_ONCE;
    loop {
        match reports.next_told(at_once.saturating_duration_since(Instant::now())) {
            Ok(Message::CursorAt(column)) => {
                if let Some(answer) = asked.hear(column) {
                    screen.believe(answer.widths);
                    return Ok((answer.theme, None));
                }
            }
            Ok(Message::Background { is_light }) => asked.hear_background(is_light),
            Ok(Message::Written) => {}
            Ok(other) => reports.keep(other),
            Err(_) => return Ok((asked.theme.in_ascii(), Some(asked))),
        }
    }
}

/// The theme with the signs that the answers allow, and of which characters the width is known.
fn answered(theme: Theme, columns: &[u16]) -> Answer {
    let is_as_thought = |place: usize, signs: &str| {
        let column = columns.get(place).copied().map(usize::from);
        column == Some(1 + cells(signs))
    };
    let (narrow, ambiguous) = (is_as_thought(0, NARROW), is_as_thought(1, WIDE_IN_SOME));
    let theme = match (narrow, ambiguous) {
        (true, true) => theme.in_boxes(),
        (true, false) if columns.len() == QUESTIONS => theme.in_narrow_signs(),
        (true, false) | (false, _) => theme.in_ascii(),
    };
    Answer {
        theme,
        widths: Widths {
            han: is_as_thought(2, WIDE),
            latin: narrow && ambiguous,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_drawn_one_cell_wide_is_used() {
        let theme = Theme::coloured();
        let [boxes, narrow, ascii] = [theme.in_boxes(), theme.in_narrow_signs(), theme.in_ascii()];
        for (columns, expected, han, latin) in [
            (&[5, 6, 7][..], boxes, true, true),
            (&[5, 6, 4], boxes, false, true),
            (&[5, 11, 7], narrow, true, false),
            (&[9, 11, 7], ascii, true, false),
            (&[9, 6, 7], ascii, true, false),
            // Somebody's answer is missing.
            (&[5, 11], ascii, false, false),
            (&[5], ascii, false, false),
            (&[], ascii, false, false),
            // A terminal that knows no UTF-8 draws every byte.
            (&[13, 16, 10], ascii, false, false),
        ] {
            let answer = answered(theme, columns);
            assert_eq!(answer.theme, expected, "{columns:?}");
            assert_eq!(answer.widths, Widths { han, latin }, "{columns:?}");
        }
    }
}
