//! How many bytes a key costs on the line at 120 columns and 36 rows: the program is used over slow connections. These
//! are counts; nothing is timed.

use std::time::Duration;

use crate::console::{Console, register_path};

/// For a key that types or moves, also where the verdict beside a form turns by it.
const KEY: usize = 1024;
/// For a move that brings the head of another group into sight too: two rows more than usual.
const ANOTHER_GROUP: usize = 1152;
/// For a key that scrolls all rows of the status beside a picture that stays: no terminal moves half a row.
const TEXT_BESIDE_PICTURE: usize = 1280;
/// For a key that puts something else into every row of a list.
const WHOLE_LIST: usize = 4608;
/// For another patient.
const PATIENT: usize = 12 * 1024;

/// Place, the keys that open it, the keys that are counted, bytes at most for each.
///
/// Every key of a script changes something; one that does not costs nothing, and nothing could be waited for.
const SCRIPTS: [(&str, &str, &str, usize); 23] = [
    (
        "list",
        "",
        "<Down><Down><Down><Up><Up><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>",
        KEY,
    ),
    (
        "list, scrolling",
        "<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>",
        "<Down><Down><Down><Down><Down><Up><Up><Up>",
        KEY,
    ),
    (
        "list, through all",
        "",
        concat!(
            "<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>",
            "<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>",
            "<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>",
        ),
        ANOTHER_GROUP,
    ),
    ("list, a page", "", "<PgDn><PgUp><End><Home>", WHOLE_LIST),
    ("search, others are found", "/", "c<Bs>W", WHOLE_LIST),
    ("search, fewer are found", "/ch", "en<Bs><Bs>", KEY),
    ("status", "<Enter>", "<Down><Down><Up>", TEXT_BESIDE_PICTURE),
    (
        "flow sheet",
        "<Enter>",
        "<Tab><Right><Down><Down><Down><Left><Up>",
        KEY,
    ),
    ("picture", "<Enter><Tab><Tab>", "<Tab><Left><Right>+-", KEY),
    (
        "report",
        "<Enter>r",
        "<Tab>3200<Tab>52<Tab>31<Tab>14<Tab>41<Bs><Bs><Up><Up>",
        KEY,
    ),
    (
        "report, virus back",
        "/W-0019<Enter>r",
        "<Tab>2.3e4<Tab>88<Tab>60<Bs><Bs>",
        KEY,
    ),
    (
        "report, high ALT",
        "<Down><Enter>r",
        "<Tab><<20<Tab>880<Tab>600<Bs><Bs>",
        KEY,
    ),
    ("report, the day", "<Enter>r", "t-14<Bs><Bs>", KEY),
    ("drug", "<Enter>d", "stop<Tab>etv<Tab>", KEY),
    (
        "drug, a switch",
        "/W-0019<Enter>d",
        "sw<Tab><Tab>tdf<Tab>",
        KEY,
    ),
    (
        "patient",
        "n",
        "W-99<Tab>陈伟, Wei<Tab>12-May-1974<Tab>",
        KEY,
    ),
    (
        "quick line",
        "<Enter>e",
        "t dna 2.3e4 alt 88 ast 60 eag- ; stop etv",
        KEY,
    ),
    (
        "quick line, virus back",
        "/W-0019<Enter>e",
        "dna 20 cp; stop lam<Bs><Bs>",
        KEY,
    ),
    ("import", "i", "~/my files<Bs>", KEY),
    ("actions", "<Enter>?", "<Down><Down><Up>", KEY),
    (
        "actions, others are found",
        "<Enter>?",
        "re<Bs>",
        WHOLE_LIST,
    ),
    ("question", "<Enter>r<Tab>20,000<Tab>", "<Down><Up>", KEY),
    ("next patient", "<Enter>", "...,,.", PATIENT),
];

#[test]
fn a_key_costs_few_bytes() {
    let mut dear = Vec::new();
    for language in ["en", "zh"] {
        for (place, opens, script, most) in SCRIPTS {
            let arguments = ["--demo", "--lang", language];
            let mut console = Console::hepatrack_at((120, 36), &arguments, &[]);
            console.frame("");
            for key in keys_of(opens) {
                console.frame(key);
            }
            for key in keys_of(script) {
                let bytes = console.frame(key).len();
                if bytes > most {
                    dear.push(format!(
                        "{language}: {place}: {key:?} costs {bytes} bytes of {most}"
                    ));
                }
            }
        }
    }
    assert!(dear.is_empty(), "{}", dear.join("\n"));
}

/// Neither time nor the keeping of drafts, nor a key that changes nothing, draws anything.
#[test]
fn nothing_is_written_while_nothing_happens() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    console.wait(&["Nobody is on file yet"]);
    console.send("n").wait(&["> number"]);
    console.send("W-1\tWu, Li\x13").wait_saved();
    console.send("r").wait(&["> sample taken"]);
    console.send("\t3200").wait(&["= 3 200 IU/mL"]);
    console.written_during(Duration::from_secs(1));
    let written = console.written_during(Duration::from_secs(4));
    assert!(
        written.is_empty(),
        "{}",
        String::from_utf8_lossy(&written).escape_debug()
    );
    console.send("\x1b[C");
    let written = console.written_during(Duration::from_secs(1));
    assert!(
        written.is_empty(),
        "a key that changes nothing: {}",
        String::from_utf8_lossy(&written).escape_debug()
    );
    console.send("\x11");
    assert_eq!(console.end(), 0);
}

/// What a terminal sends for each key of a script: characters as they are, keys in angle brackets, `<<` for `<`.
fn keys_of(script: &str) -> Vec<&str> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let named = rest
            .strip_prefix('<')
            .and_then(|after| after.split_once('>'));
        let (key, after) = match named {
            _ if rest.starts_with("<<") => ("<", &rest[2..]),
            Some((name, after)) => (sent(name), after),
            None => rest.split_at(first.len_utf8()),
        };
        keys.push(key);
        rest = after;
    }
    keys
}

fn sent(name: &str) -> &'static str {
    match name {
        "Down" => "\x1b[B",
        "Up" => "\x1b[A",
        "Right" => "\x1b[C",
        "Left" => "\x1b[D",
        "PgDn" => "\x1b[6~",
        "PgUp" => "\x1b[5~",
        "Home" => "\x1b[H",
        "End" => "\x1b[F",
        "Tab" => "\t",
        "Enter" => "\r",
        "Bs" => "\x7f",
        other => panic!("no key is called {other}"),
    }
}
