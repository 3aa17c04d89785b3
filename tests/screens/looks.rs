//! How places look, text and style, compared with files. `HEPATRACK_BLESS=1 cargo test --test screens` writes them
//! afresh; what has changed is then read in the diff.

use std::fmt::Write as _;
use std::path::Path;

use hepatrack::app::{Clock, SessionMode};
use hepatrack::ui::Theme;
use hepatrack::wording::ACTION_ARROW;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::harness::{Session, moment, small_clinic, text_of};
use crate::history::amended_clinic;

/// A line of which something is understood, something is asked and something is wrong.
const QUICK: &str = "/chen<Enter>et dna 2300 alt 900 atl 60 eag- ; switch tdf 21nov: renal ";

/// Notes of several kinds, written into Chen's record.
const NOTES: &str = "/chen<Enter>mcame alone; asks about stopping and what becomes of the liver then<Ctrl-S>osample<Tab>19nov<Ctrl-S>o<Tab>t-30<Tab>no answer, letter sent<Ctrl-S><Tab><Tab><Tab>";
/// One of them opened.
const NOTE_OPENED: &str = "/chen<Enter>mcame alone<Ctrl-S><Tab><Tab><Tab><Enter>";

/// Two on today's clinic, one of them seen.
const CLINIC: &str = "a<End>a wc";

/// Name, columns, rows, colours, keys.
const LOOKS: [(&str, u16, u16, bool, &str); 64] = [
    (
        "genotype-80",
        80,
        24,
        true,
        "/chen<Enter>egt rtM204V+rtL180M<Enter>",
    ),
    (
        "genotype-120",
        120,
        36,
        true,
        "/chen<Enter>egt rtM204V+rtL180M dna 21000 alt 60 ast 40 plt 150<Enter>y",
    ),
    (
        "genotype-120-mono",
        120,
        36,
        false,
        "/chen<Enter>egt rtM204V+rtL180M<Enter><Tab><Down><Down><Down><Down><Down><Down><Home><Enter>",
    ),
    ("cautions-80", 80, 24, true, "/chen<Enter>estart ftc"),
    (
        "laboratories-80",
        80,
        24,
        true,
        "lnEast<Tab>abbott realtime<Tab>log<Tab>U/L ..50<Ctrl-S>",
    ),
    (
        "profile-80",
        80,
        24,
        true,
        "lnEast<Tab>abbott realtime<Tab>log<Tab>U/L 50<Tab>",
    ),
    (
        "duplicate-80",
        80,
        24,
        true,
        "n77<Tab>Chen, Wei<Tab>19740512<Ctrl-S>",
    ),
    ("list-80", 80, 24, true, "<Down>"),
    ("list-80-mono", 80, 24, false, "<Down>"),
    ("list-120", 120, 36, true, "<Down>"),
    ("list-200", 200, 60, true, "<Down>"),
    ("list-100", 100, 30, true, "<Down>"),
    ("filter-80", 80, 24, true, "w"),
    ("filter-80-mono", 80, 24, false, "w"),
    ("nobody-80", 80, 24, true, "wp"),
    ("clinic-80", 80, 24, true, CLINIC),
    ("clinic-80-mono", 80, 24, false, CLINIC),
    ("clinic-120", 120, 36, true, CLINIC),
    ("adding-80", 80, 24, true, "wcaW-19 W-77<Enter>W-"),
    ("recall-list-80", 80, 24, true, "wr"),
    ("recall-list-200", 200, 60, true, "wr"),
    ("search-80", 80, 24, true, "/wei"),
    ("record-80", 80, 24, true, "/chen<Enter>"),
    ("record-80-mono", 80, 24, false, "/chen<Enter>"),
    ("record-flow-80", 80, 24, true, "/chen<Enter><Tab>"),
    ("record-courses-80", 80, 24, true, "/chen<Enter><Tab><Tab>"),
    ("record-120", 120, 36, true, "/chen<Enter>"),
    ("guidelines-80", 80, 24, true, "/chen<Enter>g"),
    ("guidelines-80-mono", 80, 24, false, "/chen<Enter>g"),
    ("guidelines-120", 120, 36, true, "/chen<Enter>g<PgDn>"),
    ("report-80", 80, 24, true, "/chen<Enter>r<Tab>3200<Tab>52"),
    (
        "report-80-mono",
        80,
        24,
        false,
        "/chen<Enter>r<Tab>3200<Tab>52",
    ),
    ("report-120", 120, 36, true, "/chen<Enter>r<Tab>3200<Tab>52"),
    (
        "report-wrong-80",
        80,
        24,
        true,
        "/chen<Enter>r<Tab>hello<Tab>",
    ),
    ("drug-80", 80, 24, true, "/chen<Enter>dsw<Tab>lam<Tab>etv"),
    ("patient-80", 80, 24, true, "/chen<Enter>p"),
    (
        "question-80",
        80,
        24,
        true,
        "/chen<Enter>r<Tab>20,000<Ctrl-S>",
    ),
    (
        "question-80-mono",
        80,
        24,
        false,
        "/chen<Enter>r<Tab>20,000<Ctrl-S>",
    ),
    ("actions-80", 80, 24, true, "/chen<Enter>?re"),
    (
        "history-80",
        80,
        24,
        true,
        "/chen<Enter>r<Tab>3200<Tab>52<Ctrl-S>u<Esc>h",
    ),
    ("import-80", 80, 24, true, "i~/my files"),
    ("hidden-80", 80, 24, true, "/chen<Enter>r<Tab>3200<Ctrl-X>"),
    ("back-80", 80, 24, true, "/chen<Enter>r<Tab>3200<Ctrl-X>q"),
    (
        "flow-cursor-80",
        80,
        24,
        true,
        "/chen<Enter><Tab><Down><End>",
    ),
    (
        "flow-cursor-80-mono",
        80,
        24,
        false,
        "/chen<Enter><Tab><Down><End>",
    ),
    (
        "flow-cursor-120",
        120,
        36,
        true,
        "/chen<Enter><Tab><Down><Right>",
    ),
    ("value-80", 80, 24, true, "/chen<Enter><Tab><End><Enter>"),
    ("value-120", 120, 36, true, "/chen<Enter><Tab><End><Enter>"),
    ("course-80", 80, 24, true, "/chen<Enter><Tab><Tab><Enter>"),
    (
        "correct-80",
        80,
        24,
        true,
        "/chen<Enter><Tab><Enter><Enter>3200<Tab>",
    ),
    (
        "move-80",
        80,
        24,
        true,
        "/chen<Enter><Tab><Enter>mW-20<Tab>",
    ),
    ("undo-question-80", 80, 24, true, "/chen<Enter>u"),
    ("quick-80", 80, 24, true, QUICK),
    ("quick-80-mono", 80, 24, false, QUICK),
    ("quick-120", 120, 36, true, QUICK),
    ("quick-empty-80", 80, 24, true, "/chen<Enter>e"),
    (
        "quick-question-80",
        80,
        24,
        true,
        "/chen<Enter>edna 20,000 alt 31<Enter>",
    ),
    ("note-80", 80, 24, true, "/chen<Enter>mcame alone"),
    ("recall-80", 80, 24, true, "/chen<Enter>o<Tab>"),
    ("record-notes-80", 80, 24, true, NOTES),
    ("record-notes-80-mono", 80, 24, false, NOTES),
    ("record-notes-120", 120, 36, true, NOTES),
    ("note-opened-80", 80, 24, true, NOTE_OPENED),
    ("small", 40, 10, true, ""),
];

#[test]
fn every_place_looks_as_it_did() {
    let mut different = Vec::new();
    for (name, columns, rows, colours, keys) in LOOKS {
        let mut session = Session::new(small_clinic());
        session.theme = theme(colours);
        session.resize(columns, rows).keys(keys);
        compare(name, &session, &mut different);
        session.effects();
    }
    for (name, columns, rows) in [
        ("history-amended-80", 80, 24),
        ("history-amended-120", 120, 36),
    ] {
        let mut session = Session::new(amended_clinic());
        session.resize(columns, rows).keys("/li,<Enter>h");
        compare(name, &session, &mut different);
    }
    for (name, keys) in [
        ("preview-80", "i~/good<Enter>"),
        ("preview-question-80", "i~/good<Enter><Enter>"),
        ("preview-faults-80", "i~/bad<Enter>"),
    ] {
        let mut session = Session::new(amended_clinic());
        // Tests run in the folder of the package: there files are called the same everywhere.
        session.files = Some("tests/screens/files".into());
        session.keys(keys);
        compare(name, &session, &mut different);
        session.effects();
    }
    let loud = Session::at(small_clinic(), Clock::AsOf(moment().date_naive()));
    compare("as-of-80", &loud, &mut different);
    let demo = Session::with(small_clinic(), SessionMode::Demo);
    compare("demo-80", &demo, &mut different);
    refuse_differences(&different);
}

pub(crate) fn refuse_differences(different: &[String]) {
    assert!(different.is_empty(), "{}", different.join("\n"));
}

const fn theme(colours: bool) -> Theme {
    if colours {
        Theme::coloured()
    } else {
        Theme::mono()
    }
}

pub(crate) fn compare(name: &str, session: &Session, different: &mut Vec<String>) {
    session.reads_well_in_chinese();
    let (buffer, cursor) = session.buffer();
    let mut seen = text_of(&buffer);
    let _ = writeln!(seen, "cursor {cursor:?}");
    seen.push_str(&styles(&buffer));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens/looks");
    let path = folder.join(format!("{name}.txt"));
    if std::env::var_os("HEPATRACK_BLESS").is_some() {
        std::fs::write(&path, &seen).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if expected != seen {
        different.push(format!("{name} was\n{expected}\nand is\n{seen}"));
    }
}

/// The styles of every row as runs of cells: `3: 0-79 bold reversed`.
pub(crate) fn styles(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut runs: Vec<(u16, u16, String)> = Vec::new();
        for x in 0..buffer.area.width {
            let style = words(&buffer[(x, y)]);
            match runs.last_mut() {
                Some((_, end, last)) if *last == style && *end + 1 == x => *end = x,
                Some(_) | None => runs.push((x, x, style)),
            }
        }
        runs.retain(|(_, _, style)| !style.is_empty());
        if !runs.is_empty() {
            let runs: Vec<String> = runs
                .iter()
                .map(|(from, to, style)| format!("{from}-{to} {style}"))
                .collect();
            let _ = writeln!(text, "{y}: {}", runs.join(", "));
        }
    }
    text
}

fn words(cell: &Cell) -> String {
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(format!("{:?}", cell.fg).to_lowercase());
    }
    for (modifier, word) in [
        (Modifier::BOLD, "bold"),
        (Modifier::REVERSED, "reversed"),
        (Modifier::DIM, "dim"),
        (Modifier::UNDERLINED, "underlined"),
    ] {
        if cell.modifier.contains(modifier) {
            words.push(word.to_owned());
        }
    }
    words.join(" ")
}

/// Verdicts, selection and marks are told apart without colour too.
#[test]
fn the_mono_theme_uses_no_colour_and_says_the_same() {
    for (name, columns, rows, _, keys) in LOOKS {
        let look = |theme| {
            let mut session = Session::new(small_clinic());
            session.theme = theme;
            session.resize(columns, rows).keys(keys).effects();
            session.buffer().0
        };
        let (colour, mono) = (look(Theme::coloured()), look(Theme::mono()));
        assert_eq!(text_of(&colour), text_of(&mono), "{name}");
        assert!(
            mono.content.iter().all(|cell| cell.fg == Color::Reset),
            "{name}"
        );
    }
}

/// Characters that are two cells wide in some terminals and one in others stand nowhere in the program's own text.
#[test]
fn no_character_of_ambiguous_width_is_used() {
    for (name, columns, rows, _, keys) in LOOKS {
        let mut session = Session::new(small_clinic());
        session.resize(columns, rows).keys(keys).effects();
        for character in session.screen().chars() {
            let own = character.is_ascii()
                || matches!(
                    character,
                    '\u{b5}' | '\u{2713}' | '\u{2717}' | '\u{270e}' | ACTION_ARROW | '张' | '伟'
                )
                || ('\u{2800}'..='\u{28ff}').contains(&character);
            assert!(own, "{name}: {character:?}");
        }
    }
}
