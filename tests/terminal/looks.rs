//! What the real terminal is told: colours or none, the mouse and the clipboard where they were asked for, and nothing
//! lost while its size changes under the typing.

use crate::console::{Console, path_text, register_path};

/// Parameters of every code that sets a look.
fn looks(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    text.split("\x1b[")
        .skip(1)
        .filter_map(|code| {
            let end = code.find(|character: char| character.is_ascii_alphabetic())?;
            code[end..].starts_with('m').then(|| code[..end].to_owned())
        })
        .flat_map(|codes| codes.split(';').map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// All that is sent on the way out has come: the cursor is shown last.
fn is_given_back(screen: &vt100::Screen) -> bool {
    !screen.alternate_screen() && !screen.hide_cursor()
}

fn is_colour(code: &str) -> bool {
    let code: u16 = code.parse().unwrap_or(0);
    (30..=49).contains(&code) || (90..=107).contains(&code)
}

#[test]
fn without_colours_no_code_of_a_colour_is_sent_and_the_selection_is_reversed() {
    for variables in [("NO_COLOR", "1"), ("HEPATRACK_THEME", "mono")] {
        let mut console = Console::hepatrack_at((80, 24), &["--demo"], &[variables]);
        let mut sent = console.frame("");
        for key in ["\x1b[B", "\r", "\t", "\x1b", "/", "c", "\x1b"] {
            sent.extend(console.frame(key));
        }
        let looks = looks(&sent);
        assert!(looks.iter().any(|code| code == "7"), "{looks:?}");
        assert!(!looks.iter().any(|code| is_colour(code)), "{looks:?}");
        let screen = console.screen();
        let reversed = |row| screen.cell(row, 2).is_some_and(vt100::Cell::inverse);
        assert_eq!((2..20).filter(|row| reversed(*row)).count(), 1);
    }
}

#[test]
fn themes_are_chosen_by_option_variable_and_file_in_this_order() {
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys.ron");
    std::fs::write(&keys, "(theme: \"high-contrast\")").unwrap();
    let keys = path_text(&keys);
    let bright = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut console = Console::hepatrack_at((80, 24), arguments, variables);
        let codes = looks(&console.frame(""));
        let any = |wanted: &str| codes.iter().any(|code| code == wanted);
        (any("91"), any("31"))
    };
    assert_eq!(bright(&["--demo"], &[]), (false, true));
    assert_eq!(
        bright(&["--demo", "--keys", &keys], &[("NO_COLOR", "1")]),
        (true, false)
    );
    let variable = [("HEPATRACK_THEME", "mono")];
    assert_eq!(
        bright(&["--demo", "--keys", &keys], &variable),
        (false, false)
    );
    let options = ["--demo", "--keys", &keys, "--theme", "colour"];
    assert_eq!(bright(&options, &variable), (false, true));
}

#[test]
fn a_wrong_file_of_keys_is_told_on_the_screen_and_the_usual_keys_work() {
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys.ron");
    std::fs::write(
        &keys,
        "(keys: [\n  (action: \"report\", keys: [\"d\"]),\n])",
    )
    .unwrap();
    let mut console = Console::hepatrack(&["--demo"], &[("HEPATRACK_KEYS", &path_text(&keys))]);
    console.wait(&[
        "keys.ron:2:29: keys[0].keys[0]: \"d\" is taken in list by drug",
        "the keys are those of the program",
    ]);
    console.send("\r").wait(&["Status"]);
    console.send("r").wait(&["> sample taken"]);
    console.send("\x11");
    assert_eq!(console.end(), 0);
}

#[test]
fn the_mouse_is_off_unless_asked_for_and_switched_off_on_every_way_out() {
    let mode = |console: &Console| console.screen().mouse_protocol_mode();
    let mut console = Console::hepatrack(&["--demo"], &[]);
    console.wait(&["Enter open"]);
    assert_eq!(mode(&console), vt100::MouseProtocolMode::None);

    let start = || {
        let mut console = Console::in_shell(&["--demo", "--mouse"]);
        console.wait(&["Enter open"]);
        assert_eq!(mode(&console), vt100::MouseProtocolMode::PressRelease);
        console
    };
    let mut console = start();
    // The second row of the list, below the heading of its group, and once more.
    console.send("\x1b[<0;5;6M\x1b[<0;5;6m");
    console.wait_until("the second row selected", |screen| {
        screen.cell(5, 4).is_some_and(vt100::Cell::inverse)
    });
    console.send("\x1b[<0;5;6M\x1b[<0;5;6m").wait(&["Status"]);
    console.send("\x1a");
    console.wait_until("the mouse off", |screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None && is_given_back(screen)
    });
    console.foreground();
    console.wait_until("the mouse on", |screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::PressRelease
    });
    console.send("q");
    assert_eq!(console.end(), 0);
    assert_eq!(mode(&console), vt100::MouseProtocolMode::None);

    let mut console = start();
    console.signal("TERM");
    assert_eq!(console.end(), 128 + 15);
    assert_eq!(mode(&console), vt100::MouseProtocolMode::None);
    console.assert_sane();
}

#[test]
fn a_number_goes_to_the_clipboard_only_where_that_was_asked_for() {
    let copy = "\x1b]52;c;";
    for (arguments, copies) in [(&["--demo"][..], false), (&["--demo", "--copy"][..], true)] {
        let mut console = Console::hepatrack_at((80, 24), arguments, &[]);
        console.frame("");
        for key in "/W-0019".chars() {
            console.frame(&key.to_string());
        }
        console.frame("\r");
        let sent = String::from_utf8(console.frame("y")).unwrap();
        assert_eq!(sent.contains(copy), copies, "{}", sent.escape_debug());
        // "W-0019" in base 64.
        assert_eq!(sent.contains("\x1b]52;c;Vy0wMDE5\x07"), copies);
    }
}

/// A window that is dragged while somebody types: every character arrives, and the screen is whole in the end.
#[test]
fn a_storm_of_sizes_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    console.wait(&["Nobody is on file yet"]);
    console.send("n").wait(&["> number"]);
    console.send("W-1\tChen, Wei\x13").wait_saved();
    console.send("p").wait(&["> number"]);
    console.send("\t");
    let name = "Chen, Wei Ming 陈伟明";
    console.send("\x15");
    let sizes = [
        (120, 36),
        (40, 10),
        (1, 1),
        (250, 80),
        (61, 16),
        (80, 24),
        (20, 50),
    ];
    for (place, character) in name.chars().enumerate() {
        for (columns, rows) in sizes {
            console.resize(columns, rows);
        }
        console.resize(60 + u16::try_from(place).unwrap(), 24);
        console.send(&character.to_string());
    }
    console.resize(100, 30);
    console.wait_until("the last size", |screen| {
        screen
            .rows(0, 100)
            .nth(29)
            .is_some_and(|foot| foot.contains("Ctrl-S save"))
    });
    // crossterm 0.29 may keep keys that come together with a signal of a new size until the next key.
    console.send("\x0c").wait(&["> name", name]);
    console.wait_until("the cursor behind the name", |screen| {
        let (row, column) = screen.cursor_position();
        let line = screen
            .rows(0, 100)
            .nth(usize::from(row))
            .unwrap_or_default();
        // 16 characters before it, of which three are two cells wide, behind frame and label.
        line.contains("> name") && column == 1 + 18 + 21
    });
    console.send("\x11");
    assert_eq!(console.end(), 0);
    console.assert_sane();
}

/// Ctrl-Z gives the terminal back as a shell wants it; fg takes it again, with raw keys and pastes, and draws all.
#[test]
fn after_fg_the_terminal_is_the_programs_again() {
    let mut console = Console::in_shell(&["--demo"]);
    console.wait(&["Enter open"]);
    let before = console.screen().contents();
    console.send("\x1a");
    console.wait_until("the shell's own screen", is_given_back);
    console.foreground();
    console.wait_until("everything again", |screen| {
        screen.alternate_screen() && screen.bracketed_paste() && screen.contents() == before
    });
    console.assert_raw();
    console.send("/").wait(&["Search:"]);
    console
        .send("\x1b[200~chen\x1b[201~")
        .wait(&["Search: chen"]);
    console.send("\x11");
    assert_eq!(console.end(), 0);
    console.assert_sane();
}
