//! Which signs the terminal draws one cell wide: it is asked once, at the start. Signs are printed where the first frame
//! overwrites them, and the terminal is asked where its cursor stands then. One that does not answer in time is shown
//! ASCII; whatever it answers later is swallowed as all answers are.

use std::io;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::Report;
use super::screen::Screen;
use crate::app::cells::cells;
use crate::ui::Theme;

/// An answer that comes later is none: nobody waits longer for the first frame.
const PATIENCE: Duration = Duration::from_millis(150);
/// Signs that many Chinese terminals draw two cells wide.
const WIDE_IN_SOME: &str = "\u{2500}\u{2502}\u{256d}\u{2192}\u{2588}";
/// Signs that are one cell wide wherever they are known.
const NARROW: &str = "\u{2713}\u{270e}\u{28ff}\u{25b8}";

/// Asks which signs the theme may use; with it comes what was reported meanwhile. A theme in ASCII needs no answer.
///
/// # Errors
/// The terminal is gone.
pub(super) fn ask(
    screen: &mut Screen,
    theme: Theme,
    reports: &Receiver<Report>,
) -> io::Result<(Theme, Vec<Report>)> {
    let mut meanwhile = Vec::new();
    if theme == theme.in_ascii() {
        return Ok((theme, meanwhile));
    }
    let until = Instant::now() + PATIENCE;
    screen.ask_for_columns([NARROW, WIDE_IN_SOME])?;
    let mut columns = Vec::new();
    while columns.len() < 2 {
        match reports.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(Report::CursorAt(column)) => columns.push(column),
            Ok(Report::Written) => {}
            Ok(other) => meanwhile.push(other),
            Err(_) => break,
        }
    }
    Ok((answered(theme, &columns), meanwhile))
}

/// The theme with the signs that the answers allow.
fn answered(theme: Theme, columns: &[u16]) -> Theme {
    let is_narrow = |place: usize, signs: &str| {
        let column = columns.get(place).copied().map(usize::from);
        column == Some(1 + cells(signs))
    };
    match (is_narrow(0, NARROW), is_narrow(1, WIDE_IN_SOME)) {
        (true, true) => theme.in_boxes(),
        (true, false) if columns.len() == 2 => theme.in_narrow_signs(),
        (true, false) | (false, _) => theme.in_ascii(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_drawn_one_cell_wide_is_used() {
        let theme = Theme::coloured();
        let [boxes, narrow, ascii] = [theme.in_boxes(), theme.in_narrow_signs(), theme.in_ascii()];
        for (columns, expected) in [
            (&[5, 6][..], boxes),
            (&[5, 11], narrow),
            (&[9, 11], ascii),
            (&[9, 6], ascii),
            // Somebody's answer is missing.
            (&[5], ascii),
            (&[], ascii),
            // A terminal that knows no UTF-8 draws every byte.
            (&[13, 16], ascii),
        ] {
            assert_eq!(answered(theme, columns), expected, "{columns:?}");
        }
    }
}
