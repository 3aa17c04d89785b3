//! Boxes only where the terminal says that it draws them one cell wide; its answer, also a late one, reaches no form.

use std::time::Duration;

use crate::console::Console;

/// A line of the list, drawn; and the same in ASCII.
const DRAWN: &str = "today (4) \u{2500}\u{2500}";
const PLAIN: &str = "today (4) --";

#[test]
fn a_terminal_that_draws_them_one_cell_wide_gets_boxes() {
    let mut console = Console::hepatrack(&["--demo"], &[("LANG", "C.UTF-8")]);
    console.wait(&[DRAWN, "\u{2192} Tell the doctor"]);
    console.send("\r").wait(&["\u{256d}", "\u{2502} !"]);
    console.send("\x11");
    assert_eq!(console.end(), 0);
}

#[test]
fn one_that_says_nothing_gets_ascii_and_its_late_answer_is_swallowed() {
    let mut console = Console::silent(&["--demo"], &[("LANG", "C.UTF-8")]);
    console.wait(&[PLAIN, "> Tell the doctor"]);
    console.send("\rr").wait(&["> sample taken"]);
    console.send("\t\x1b[1;6R\x1b[1;7R2.3e5\x1b[1;6R");
    console.wait(&["> HBV DNA         2.3e5", "= 230 000 IU/mL"]);
    let screen = console.screen().contents();
    assert!(
        screen.is_ascii() || !screen.contains('\u{2500}'),
        "{screen}"
    );
    console.send("\x11");
    assert_eq!(console.end(), 0);
}

/// Over a slow line the answer comes behind the first frame.
#[test]
fn one_that_answers_behind_the_first_frame_gets_boxes_then() {
    let mut console = Console::silent(&["--demo"], &[("LANG", "C.UTF-8")]);
    console.wait_for_question();
    std::thread::sleep(Duration::from_millis(60));
    console.send("\x1b[1;5R\x1b[1;6R\x1b[1;7R");
    console.wait(&[DRAWN, "\u{2192} Tell the doctor"]);
    console.send("\x11");
    assert_eq!(console.end(), 0);
}

/// Colours that are read on the background that the terminal has; a theme that somebody chose stays.
#[test]
fn on_a_light_background_the_light_theme_is_used_unless_another_is_chosen() {
    for (chosen, is_green) in [(&[][..], false), (&["--theme", "colour"], true)] {
        let mut console = Console::silent(
            &[&["--demo"], chosen].concat(),
            &[("LANG", "C.UTF-8"), ("COLORTERM", "")],
        );
        console.wait_for_question();
        console.send("\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\\x1b[1;5R\x1b[1;6R\x1b[1;7R");
        console.wait(&[DRAWN, "\u{2192} Tell the doctor"]);
        // The green signs of those who are in order.
        console.send("\x1b[F").wait(&["15 Oct"]);
        let screen = console.screen();
        let signs = (0..24).filter_map(|row| screen.cell(row, 0));
        let greens = signs.filter(|cell| cell.fgcolor() == vt100::Color::Idx(2));
        assert_eq!(greens.count() > 0, is_green);
        console.send("\x11");
        assert_eq!(console.end(), 0);
    }
}

/// What is typed while the terminal is asked is not lost.
#[test]
fn keys_that_come_before_the_answer_are_taken() {
    let mut console = Console::silent(&["--demo"], &[("LANG", "C.UTF-8")]);
    console.wait_for_question();
    console.send("\r").wait(&["Status", "Flow sheet"]);
    console.send("\x11");
    assert_eq!(console.end(), 0);
}

#[test]
fn where_ascii_is_wanted_nobody_is_asked() {
    for (arguments, locale) in [(&["--demo", "--ascii"][..], "C.UTF-8"), (&["--demo"], "C")] {
        let mut console = Console::silent(arguments, &[("LC_ALL", locale)]);
        let written = console.written_during(Duration::from_secs(2));
        let written = String::from_utf8_lossy(&written).into_owned();
        console.wait(&[PLAIN]);
        assert!(!written.contains("\x1b[6n"), "{}", written.escape_debug());
        console.send("\x11");
        assert_eq!(console.end(), 0);
    }
}
