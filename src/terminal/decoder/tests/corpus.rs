//! What terminals really send.

use super::{Charset, at_once, decode, words};

/// Bytes and what they are; each is cut at every byte.
const CORPUS: &[(&str, &[u8], &str)] = &[
    // Cursor keys and their block.
    ("xterm, VTE, kitty, foot: up", b"\x1b[A", "Up"),
    ("xterm, application mode: down", b"\x1bOB", "Down"),
    ("xterm: Ctrl and right", b"\x1b[1;5C", "Right"),
    ("old xterm: Ctrl and right", b"\x1bO5C", "Right"),
    ("rxvt: Shift and up", b"\x1b[a", "Up"),
    ("rxvt: Ctrl and left", b"\x1bOd", "Left"),
    ("rxvt, PuTTY, iTerm2: Alt and up", b"\x1b\x1b[A", "Esc Up"),
    ("xterm: home", b"\x1b[H", "Home"),
    ("xterm, application mode: end", b"\x1bOF", "End"),
    ("linux, screen, tmux, PuTTY: home", b"\x1b[1~", "Home"),
    ("linux, screen, tmux, PuTTY: end", b"\x1b[4~", "End"),
    ("rxvt: home", b"\x1b[7~", "Home"),
    ("rxvt: end", b"\x1b[8~", "End"),
    ("all: insert", b"\x1b[2~", "Insert"),
    ("all: delete", b"\x1b[3~", "Delete"),
    ("xterm: Shift and delete", b"\x1b[3;2~", "Delete"),
    ("rxvt: Shift and delete", b"\x1b[3$", "Delete"),
    ("rxvt: Ctrl and delete", b"\x1b[3^", "Delete"),
    ("rxvt: both and delete", b"\x1b[3@", "Delete"),
    ("all: page up", b"\x1b[5~", "PageUp"),
    ("all: page down", b"\x1b[6~", "PageDown"),
    ("all: Shift-Tab", b"\x1b[Z", "BackTab"),
    // F-keys.
    ("xterm, VTE, foot, Windows Terminal: F1", b"\x1bOP", "F1"),
    ("kitty: F1", b"\x1b[P", "F1"),
    ("PuTTY, rxvt: F1", b"\x1b[11~", "F1"),
    ("linux: F1", b"\x1b[[A", "F1"),
    ("linux: F5", b"\x1b[[E", "F5"),
    ("xterm: Shift and F2", b"\x1b[1;2Q", "F2"),
    ("kitty: F3", b"\x1b[13~", "F3"),
    ("xterm: F3", b"\x1bOR", "F3"),
    ("PuTTY, VT100+: F8", b"\x1bOW", "F8"),
    ("xterm: F5", b"\x1b[15~", "F5"),
    ("xterm: F8", b"\x1b[19~", "F8"),
    ("xterm: Ctrl and F8", b"\x1b[19;5~", "F8"),
    ("xterm: F12", b"\x1b[24~", "F12"),
    ("rxvt: Shift and F11", b"\x1b[23$", "F11"),
    // The keypad in application mode.
    ("keypad: 2.3", b"\x1bOr\x1bOn\x1bOs", "2 . 3"),
    ("keypad: 0 1 4 5", b"\x1bOp\x1bOq\x1bOt\x1bOu", "0 1 4 5"),
    ("keypad: 6 7 8 9", b"\x1bOv\x1bOw\x1bOx\x1bOy", "6 7 8 9"),
    (
        "keypad: * + , - / =",
        b"\x1bOj\x1bOk\x1bOl\x1bOm\x1bOo\x1bOX",
        "* + , - / =",
    ),
    ("keypad: Enter", b"\x1bOM", "Enter"),
    (
        "kitty keypad: 7 Enter",
        b"\x1b[57406u\x1b[57414u",
        "7 Enter",
    ),
    ("kitty keypad: left", b"\x1b[57417u", "Left"),
    // modifyOtherKeys: xterm, tmux with extended-keys.
    ("modifyOtherKeys: Ctrl-S", b"\x1b[27;5;115~", "C-s"),
    ("modifyOtherKeys: E", b"\x1b[27;2;69~", "E"),
    ("modifyOtherKeys: !", b"\x1b[27;2;33~", "!"),
    ("modifyOtherKeys: Shift-Enter", b"\x1b[27;2;13~", "Enter"),
    ("modifyOtherKeys: Ctrl-Tab", b"\x1b[27;5;9~", "Tab"),
    ("modifyOtherKeys, CSI u: E", b"\x1b[69;2u", "E"),
    // kitty's protocol: kitty, foot, iTerm2, WezTerm, Ghostty.
    ("kitty: Esc", b"\x1b[27u", "Esc"),
    ("kitty: Enter", b"\x1b[13u", "Enter"),
    ("kitty: Ctrl-C", b"\x1b[99;5u", "C-c"),
    ("kitty: Shift and a", b"\x1b[97;2u", "A"),
    ("kitty: Shift and a, all told", b"\x1b[97:65;2;65u", "A"),
    ("kitty: Shift and 1, all told", b"\x1b[49:33;2;33u", "!"),
    ("kitty: Shift and 1, alternate told", b"\x1b[49:33;2u", "!"),
    ("kitty: Caps Lock and a", b"\x1b[97;65u", "A"),
    ("kitty: Num Lock and a", b"\x1b[97;129u", "a"),
    ("kitty: repeated", b"\x1b[97;1:2u", "a"),
    ("kitty: text alone", b"\x1b[0;;38472u", "陈"),
    ("kitty: two letters of text", b"\x1b[0;;97:98u", "a b"),
    ("kitty: Shift by itself", b"\x1b[57441;2u", ""),
    ("kitty: Caps Lock by itself", b"\x1b[57358u", ""),
    ("kitty: delete pressed", b"\x1b[3;1:1~", "Delete"),
    // Characters.
    ("a letter", b"a", "a"),
    ("UTF-8", "é陈😀".as_bytes(), "é 陈 😀"),
    ("Ctrl-S", b"\x13", "C-s"),
    ("Tab, Enter, Backspace", b"\t\r\x7f", "Tab Enter Backspace"),
    ("Alt and x", b"\x1bx", "Esc x"),
    ("Esc and /", b"\x1b/", "Esc /"),
    // A paste.
    ("paste", b"\x1b[200~2.3e5\x1b[201~", "<2.3e5>"),
    (
        "paste with a sequence in it",
        b"\x1b[200~a\x1b[Ab\r\x1b[201~",
        "<a\x1b[Ab\r>",
    ),
    (
        "paste, then a key",
        "\x1b[200~é\x1b[201~x".as_bytes(),
        "<é> x",
    ),
    // The mouse.
    (
        "SGR: press and release",
        b"\x1b[<0;10;8M\x1b[<0;10;8m",
        "Down(Left)@9,7",
    ),
    (
        "SGR: wheel",
        b"\x1b[<64;10;8M\x1b[<65;10;8M",
        "ScrollUp@9,7 ScrollDown@9,7",
    ),
    (
        "SGR: moved, other buttons",
        b"\x1b[<35;10;8M\x1b[<2;10;8M",
        "",
    ),
    (
        "X10: press and release",
        b"\x1b[M *(\x1b[M#*(",
        "Down(Left)@9,7",
    ),
    ("rxvt: press", b"\x1b[32;10;8M", ""),
    // Answers and reports that nobody asked for.
    ("focus", b"\x1b[I\x1b[O", ""),
    ("OSC 11, ST", b"\x1b]11;rgb:1414/1919/1f1f\x1b\\", ""),
    ("OSC 11, BEL", b"\x1b]11;rgb:1414/1919/1f1f\x07", ""),
    ("OSC 4", b"\x1b]4;1;rgb:cdcd/0000/0000\x1b\\", ""),
    ("OSC 52", b"\x1b]52;c;cmVkIHEgYQ==\x1b\\", ""),
    ("OSC l, a title", "\x1b]l东京 q\x1b\\".as_bytes(), ""),
    ("DCS: XTVERSION", b"\x1bP>|xterm(390)\x1b\\", ""),
    ("DCS: XTGETTCAP", b"\x1bP1+r544e=787465726d\x1b\\", ""),
    ("DCS: DECRQSS", b"\x1bP1$r0m\x1b\\", ""),
    ("APC: kitty graphics", b"\x1b_Gi=31;OK\x1b\\", ""),
    ("PM", b"\x1b^q\x1b\\", ""),
    ("SOS", b"\x1bXq\x1b\\", ""),
    ("DA1", b"\x1b[?64;1;2;6;9;15;18;21;22c", ""),
    ("DA1 of linux", b"\x1b[?6c", ""),
    ("DA2", b"\x1b[>41;390;0c", ""),
    ("where the cursor is", b"\x1b[12;40R", ""),
    ("where the cursor is, first row", b"\x1b[1;1R", ""),
    ("where the cursor is, DEC", b"\x1b[?12;40R", ""),
    ("DSR", b"\x1b[0n", ""),
    ("DECRPM", b"\x1b[?2026;2$y", ""),
    ("ANSI RPM", b"\x1b[4;2$y", ""),
    (
        "size in cells, in pixels",
        b"\x1b[8;24;80t\x1b[4;600;800t",
        "",
    ),
    ("kitty: flags", b"\x1b[?1u", ""),
    ("xterm: modifyOtherKeys asked", b"\x1b[>4;2m", ""),
    ("answer, then a key", b"\x1b]11;rgb:0/0/0\x1b\\a", "a"),
    ("eight bits: up, OSC", b"\xc2\x9bA\xc2\x9d11;x\x1b\\", "Up"),
];

#[test]
fn every_sequence_is_the_same_keys_wherever_it_is_cut_and_at_any_pace() {
    for (name, bytes, expected) in CORPUS {
        assert_eq!(at_once(bytes), *expected, "{name}");
        for gap in [0, 1, 3, 20, 60] {
            for cut in 1..bytes.len() {
                let (one, other) = bytes.split_at(cut);
                // An Esc that is followed by nothing for so long is Esc: what becomes of the rest is tested elsewhere.
                if gap > 40 && one.ends_with(b"\x1b") && !is_inside(one) {
                    continue;
                }
                let typed = decode(Charset::Utf8, &[one, other], gap);
                assert_eq!(words(&typed), *expected, "{name} cut at {cut}, {gap} ms");
            }
            if gap < 40 {
                let single: Vec<&[u8]> = bytes.chunks(1).collect();
                let typed = decode(Charset::Utf8, &single, gap);
                assert_eq!(words(&typed), *expected, "{name} byte by byte, {gap} ms");
            }
        }
    }
}

/// Whether an Esc at the end of these bytes stands in a paste or an answer, where it is no key.
fn is_inside(bytes: &[u8]) -> bool {
    let text = bytes.strip_suffix(b"\x1b").unwrap_or(bytes);
    let has = |part: &[u8]| text.windows(part.len()).any(|window| window == part);
    has(b"\x1b[200~") && !has(b"\x1b[201~")
        || [b']', b'P', b'_', b'^', b'X']
            .iter()
            .any(|kind| has(&[0x1b, *kind]))
        || has(b"\xc2\x9d")
}

#[test]
fn a_released_key_is_told_as_released() {
    use ratatui::crossterm::event::KeyEventKind;

    for bytes in [b"\x1b[97;1:3u".as_slice(), b"\x1b[3;1:3~", b"\x1b[1;1:3A"] {
        let typed = decode(Charset::Utf8, &[bytes], 0);
        assert!(
            matches!(typed.as_slice(), [super::Typed::Key(key)] if key.kind == KeyEventKind::Release),
            "{typed:?}"
        );
    }
}
