//! How large the terminal is.

use rustix::stdio::stdout;
use rustix::termios::tcgetwinsize;

/// What a terminal has that says nothing.
const USUAL: (u16, u16) = (80, 24);

/// Columns and rows, as the terminal says. A serial line and some wrappers say 0: then as `COLUMNS` and `LINES` say,
/// else 80 and 24.
pub(super) fn size() -> (u16, u16) {
    let told = tcgetwinsize(stdout()).map_or((0, 0), |size| (size.ws_col, size.ws_row));
    let variable = |name| std::env::var(name).ok();
    chosen(told, (variable("COLUMNS"), variable("LINES")))
}

fn chosen(told: (u16, u16), variables: (Option<String>, Option<String>)) -> (u16, u16) {
    let choose = |told: u16, variable: Option<String>, usual| {
        let variable = variable.and_then(|text| text.trim().parse().ok());
        [Some(told), variable]
            .into_iter()
            .flatten()
            .find(|cells| *cells > 0)
            .unwrap_or(usual)
    };
    (
        choose(told.0, variables.0, USUAL.0),
        choose(told.1, variables.1, USUAL.1),
    )
}

#[cfg(test)]
mod tests {
    use super::chosen;

    #[test]
    fn a_terminal_without_a_size_has_that_of_the_variables_or_the_usual_one() {
        for (told, columns, lines, expected) in [
            ((120, 36), Some("132"), Some("50"), (120, 36)),
            ((0, 0), Some("132"), Some("50"), (132, 50)),
            ((0, 0), None, None, (80, 24)),
            ((0, 0), Some("0"), Some("many"), (80, 24)),
            ((0, 40), Some("100"), None, (100, 40)),
        ] {
            let variables = (columns.map(str::to_owned), lines.map(str::to_owned));
            assert_eq!(chosen(told, variables), expected);
        }
    }
}
