//! Real sequences, cut anywhere, at any pace; and bytes that mean nothing.

mod corpus;
mod random;

use std::time::{Duration, Instant};

use ratatui::crossterm::event::{KeyCode, KeyModifiers};

use super::{Charset, Decoder, Typed};

/// What comes of bytes that arrive in pieces with gaps of so many milliseconds between them, and after them nothing.
fn decode(charset: Charset, pieces: &[&[u8]], gap: u64) -> Vec<Typed> {
    let mut now = Instant::now();
    let mut decoder = Decoder::new(charset, now);
    let mut typed = Vec::new();
    for piece in pieces {
        typed.extend(decoder.feed(piece, now));
        let next = now + Duration::from_millis(gap);
        while let Some(deadline) = decoder.deadline().filter(|deadline| *deadline < next) {
            typed.extend(decoder.expire(deadline));
        }
        now = next;
    }
    while let Some(deadline) = decoder.deadline() {
        typed.extend(decoder.expire(deadline));
    }
    typed
}

/// Short for what was typed: `Up`, `C-s`, `a`, `F3`, `<paste text>`.
fn words(typed: &[Typed]) -> String {
    let word = |one: &Typed| match one {
        Typed::Key(key) => {
            let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
            match key.code {
                KeyCode::Char(' ') => "Space".to_owned(),
                KeyCode::Char(character) if ctrl => format!("C-{character}"),
                KeyCode::Char(character) => character.to_string(),
                KeyCode::F(number) => format!("F{number}"),
                other => format!("{other:?}"),
            }
        }
        Typed::Mouse(mouse) => format!("{:?}@{},{}", mouse.kind, mouse.column, mouse.row),
        Typed::Paste(text) => format!("<{text}>"),
        Typed::NoText(bytes) => format!("!{bytes:02x?}"),
        Typed::CursorAt(_) | Typed::Background { .. } => unreachable!("an answer is no word"),
    };
    // An answer of the terminal types nothing.
    let typed = typed
        .iter()
        .filter(|one| !matches!(one, Typed::CursorAt(_) | Typed::Background { .. }));
    typed.map(word).collect::<Vec<_>>().join(" ")
}

fn at_once(bytes: &[u8]) -> String {
    words(&decode(Charset::Utf8, &[bytes], 0))
}

#[test]
fn esc_is_esc_within_sixty_milliseconds() {
    let now = Instant::now();
    let mut decoder = Decoder::new(Charset::Utf8, now);
    assert_eq!(decoder.feed(b"\x1b", now), []);
    let deadline = decoder.deadline().unwrap();
    assert!(deadline - now >= Duration::from_millis(25));
    assert!(deadline - now <= Duration::from_millis(50));
    assert_eq!(words(&decoder.expire(deadline)), "Esc");
    assert_eq!(decoder.deadline(), None);
}

#[test]
fn after_an_esc_that_was_told_too_early_the_rest_only_moves() {
    for (rest, expected) in [
        (b"[A".as_slice(), "Esc Up"),
        (b"OB", "Esc Down"),
        (b"[1;5H", "Esc Home"),
        (b"[6~", "Esc PageDown"),
        // Next patient, save, delete, a letter: not after an Esc that nobody pressed.
        (b"[18~", "Esc"),
        (b"[19~", "Esc"),
        (b"[3~", "Esc"),
        (b"OM", "Esc"),
        (b"[97u", "Esc"),
        (b"[27;5;115~", "Esc"),
        (b"]11;rgb:1414/1919/1f1f\x1b\\", "Esc"),
        (b"P>|tmux 3.4\x1b\\", "Esc"),
        (b"_Gi=31;OK\x1b\\", "Esc"),
        // What follows no sequence follows Esc as a key.
        (b"[", "Esc ["),
        (b"O", "Esc O"),
        (b"]", "Esc ]"),
        (b"]x", "Esc ] x"),
        (b"q", "Esc q"),
    ] {
        for cut in 0..rest.len() {
            let (one, other) = rest.split_at(cut);
            let pieces: &[&[u8]] = if cut == 0 {
                &[b"\x1b", rest]
            } else {
                &[b"\x1b", one, other]
            };
            let typed = decode(Charset::Utf8, pieces, 60);
            assert_eq!(words(&typed), expected, "{rest:?} cut at {cut}");
        }
    }
}

#[test]
fn after_a_stall_of_the_line_nothing_acts_either() {
    // The line stalls behind Esc, behind the begin of a sequence, within one.
    for (pieces, expected) in [
        ([b"\x1b".as_slice(), b"[A"], "Esc Up"),
        ([b"\x1b", b"[18~"], "Esc"),
        ([b"\x1b[", b"A"], "Up"),
        ([b"\x1b[1;5", b"A"], "Up"),
        ([b"\x1bO", b"P"], "F1"),
        // Fingers are slower.
        ([b"\x1b", b"["], "Esc ["),
    ] {
        for gap in [100, 400, 2_000] {
            let typed = decode(Charset::Utf8, &pieces, gap);
            assert_eq!(words(&typed), expected, "{pieces:?} at {gap}");
        }
    }
    let fingers: [&[u8]; 3] = [b"\x1b", b"[", b"a"];
    assert_eq!(words(&decode(Charset::Utf8, &fingers, 400)), "Esc [ a");
}

#[test]
fn a_paste_without_its_end_ends() {
    let begins = b"\x1b[200~";
    let now = Instant::now();
    let after = |seconds: u64| now + Duration::from_secs(seconds);
    // By time.
    let mut decoder = Decoder::new(Charset::Utf8, now);
    assert_eq!(decoder.feed(b"\x1b[200~2.3e5", now), []);
    let deadline = decoder.deadline().unwrap();
    assert!(deadline <= after(2));
    assert_eq!(words(&decoder.expire(deadline)), "<2.3e5>");
    assert_eq!(words(&decoder.feed(b"8\x1b[201~9", deadline)), "<8> 9");
    // Also where somebody types into it all the time, as fast as fingers do.
    let mut decoder = Decoder::new(Charset::Utf8, now);
    let mut at = now;
    let mut typed = decoder.feed(begins, at);
    while typed.is_empty() {
        assert!(at < after(8), "deaf");
        at += Duration::from_millis(200);
        let deadline = decoder.deadline().unwrap();
        if deadline <= at {
            typed = decoder.expire(deadline);
        } else {
            typed = decoder.feed(b"x", at);
        }
    }
    assert!(matches!(typed.as_slice(), [Typed::Paste(_)]));
    // By size.
    let mut decoder = Decoder::new(Charset::Utf8, now);
    decoder.feed(begins, now);
    let typed = decoder.feed(&vec![b'x'; super::MOST_PASTED + 1], now);
    assert!(matches!(typed.as_slice(), [Typed::Paste(_)]));
    assert_eq!(decoder.feed(b"xxxx\x1b[201", now), []);
    assert_eq!(words(&decoder.feed(b"~y", now)), "y");
}

/// What is pasted never acts, however long the line stalls within it.
#[test]
fn the_rest_of_a_paste_that_stalls_is_pasted() {
    let rest = b"q\r\x13jr\t8\x1b[201~";
    for stall in [2_500, 6_000, 50_000] {
        for gap in [0, 1, 3, 20, 60] {
            let mut now = Instant::now();
            let mut decoder = Decoder::new(Charset::Utf8, now);
            let mut typed = decoder.feed(b"\x1b[200~W-3", now);
            let mut wait = stall;
            for byte in rest.iter().chain(b"n") {
                now += Duration::from_millis(wait);
                while let Some(deadline) = decoder.deadline().filter(|until| *until <= now) {
                    typed.extend(decoder.expire(deadline));
                }
                typed.extend(decoder.feed(&[*byte], now));
                wait = gap;
            }
            let what = format!("{stall} {gap}");
            assert_eq!(words(&typed), "<W-3> <q\r\u{13}jr\t8> n", "{what}");
        }
    }
    // Cut within its end mark.
    let pieces: [&[u8]; 3] = [b"\x1b[200~W-3\x1b[2", b"01~", b"n"];
    for gap in [0, 60, 2_500] {
        let typed = words(&decode(Charset::Utf8, &pieces, gap));
        assert_eq!(typed, "<W-3> n", "{gap}");
    }
}

/// Where the end mark of a paste is lost for good, keys are keys.
#[test]
fn behind_a_paste_without_its_end_keys_that_somebody_presses_act() {
    let pieces: [&[u8]; 7] = [
        b"\x1b[200~W-3",
        b"\t",
        b"q",
        b"\x1b[B",
        b"\x11",
        b"\x1b",
        b"j",
    ];
    let typed = words(&decode(Charset::Utf8, &pieces, 2_500));
    assert_eq!(typed, "<W-3> Tab q Down C-q Esc j");
    // What comes at once is text until somebody presses a key with Esc in it.
    let pieces: [&[u8]; 4] = [b"\x1b[200~W-3", b"jk\r", b"\x1b[A", b"jk"];
    let typed = words(&decode(Charset::Utf8, &pieces, 2_500));
    assert_eq!(typed, "<W-3> <jk\r> Up j k");
    // Of a paste that is too long nothing more is taken.
    let mut long = b"\x1b[200~".to_vec();
    long.resize(super::MOST_PASTED + 10, b'x');
    let pieces: [&[u8]; 4] = [&long, b"jk\r", b"q", b"\x1b[201~n"];
    let typed = words(&decode(Charset::Utf8, &pieces, 500));
    assert!(typed.ends_with("x> q n"), "{}", &typed[typed.len() - 20..]);
}

#[test]
fn bytes_that_are_not_utf_8_are_what_the_locale_says_or_told() {
    for (charset, bytes, expected) in [
        (Charset::Latin1, b"M\xfcller".as_slice(), "M ü l l e r"),
        (Charset::Latin1, b"J\xf6", "J ö"),
        (Charset::Latin9, b"\xa4", "€"),
        (Charset::Latin1, "Jörg".as_bytes(), "J ö r g"),
        (Charset::Utf8, b"M\xfcller", "M ![fc] l l e r"),
        (Charset::Utf8, b"a\xe4", "a ![e4]"),
        (Charset::Utf8, b"\xff\xfe", "![ff, fe]"),
        (Charset::Utf8, "\u{b3}陈é".as_bytes(), "\u{b3} 陈 é"),
        (Charset::Latin1, b"\x1b[200~M\xfcller\x1b[201~", "<Müller>"),
        (Charset::Utf8, b"\x1b[200~M\xfcller\x1b[201~", "![fc]"),
    ] {
        let pieces: Vec<&[u8]> = bytes.chunks(1).collect();
        for gap in [0, 20, 35] {
            let typed = decode(charset, &pieces, gap);
            // Told once or byte by byte: told.
            let told = words(&typed).replace("] ![", ", ");
            assert_eq!(told, expected, "{charset:?} {bytes:x?} at {gap}");
        }
    }
}

#[test]
fn ctrl_and_alt_with_a_character_are_that_character() {
    for (bytes, expected) in [
        (b"\x1b[347;7u".as_slice(), "ś"),
        (b"\x1b[115:347;7;347u", "ś"),
        (b"\x1b[113;7;64u", "@"),
        (b"\x1b[27;7;64~", "@"),
        (b"\x1b[27;8;346~", "Ś"),
        // Ctrl alone is Ctrl, and by the place of the key where letters are not Latin.
        (b"\x1b[115;5u", "C-s"),
        (b"\x1b[1099::115;5u", "C-s"),
    ] {
        assert_eq!(at_once(bytes), expected, "{:?}", bytes.escape_ascii());
    }
}
