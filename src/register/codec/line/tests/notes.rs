//! Notes take the rest of the line.

use super::*;

#[test]
fn a_note_goes_on_to_the_end_of_the_line_as_it_was_typed() {
    for (line, day, noted) in [
        ("note Felt well; stop etv t", None, "Felt well; stop etv t"),
        ("t  NOTE  alone ", Some("t"), "alone"),
        (
            "2026-11-01 (Sun) note: asks: why?",
            Some("2026-11-01 (Sun)"),
            "asks: why?",
        ),
        (
            "note\u{ff1a}\u{738b}\u{ff1b}well",
            None,
            "\u{738b}\u{ff1b}well",
        ),
        ("note note", None, "note"),
    ] {
        let read = parts(line);
        let [part] = read.as_slice() else {
            panic!("{line}: {read:?}");
        };
        assert_eq!(part.faults, [], "{line}");
        assert_eq!(
            part.day.as_ref().map(|day| day.text.as_str()),
            day,
            "{line}"
        );
        let Says::Note(piece) = &part.says else {
            panic!("{line}: {read:?}");
        };
        assert_eq!(piece.text, noted, "{line}");
        assert_eq!(&line[piece.span.clone()], noted, "{line}");
    }
    let behind = parts("t alt 40; y note well; dna 20");
    assert_eq!(behind.len(), 2);
    assert!(matches!(&behind[1].says, Says::Note(noted) if noted.text == "well; dna 20"));
}
