//! Files that are cut off, no text, or written by hand in another way.

use super::super::read;
use super::damaged::{at_its_place, faults, faults_after};
use super::{SMALL, knowledge};

#[test]
fn values_that_are_never_guessed_are_refused() {
    for value in [
        "20,000 U/L",
        "1,5 U/L",
        "NaN U/L",
        "inf U/L",
        "1e400 U/L",
        "-5 U/L",
        "ND U/L",
        "nd U/L",
        "0x10 U/L",
        "",
        "5 6 U/L",
    ] {
        let found = faults_after("96 U/L", value);
        let text = SMALL.replacen("96 U/L", value, 1);
        let (said, stands) = at_its_place(&found, &text);
        assert!(
            said.starts_with("patients[0].reports[0].r: part 2 "),
            "{value}: {found}"
        );
        assert!(stands.starts_with("\"dna 2.3e7"), "{stands}");
    }
}

#[test]
fn every_fault_is_listed() {
    let text = SMALL
        .replace("2023-03-01", "yesterday")
        .replace("ast 600", "ast -600")
        .replace("eag +", "eag 5");
    assert_eq!(
        faults(text.as_bytes()).lines().count(),
        3,
        "{}",
        faults(text.as_bytes())
    );
}

#[test]
fn a_file_that_ends_in_the_middle_says_so() {
    let whole = SMALL.rfind(')').unwrap() + 1;
    for end in (1..whole).filter(|end| SMALL.is_char_boundary(*end)) {
        let found = faults(&SMALL.as_bytes()[..end]);
        assert_ne!(found, "none", "{end}");
        assert!(found.starts_with("patients.ron:"), "{found}");
    }
    let in_the_middle = faults(&SMALL.as_bytes()[..SMALL.find("dose").unwrap()]);
    assert!(
        in_the_middle.contains("the file ends in the middle"),
        "{in_the_middle}"
    );
    let in_a_text = faults(&SMALL.as_bytes()[..SMALL.find("hang, Li").unwrap()]);
    assert!(
        in_a_text.contains("the file ends in the middle"),
        "{in_a_text}"
    );
}

#[test]
fn what_is_no_text_is_refused() {
    let mut with_nul = SMALL.as_bytes().to_vec();
    with_nul[300] = 0;
    let mut invalid = SMALL.as_bytes().to_vec();
    invalid[300] = 0xff;
    let utf_16: Vec<u8> = SMALL.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bom = [b"\xef\xbb\xbf", SMALL.as_bytes()].concat();
    for (bytes, what) in [
        (&with_nul[..], "a NUL byte"),
        (&invalid, "invalid UTF-8"),
        (&utf_16, "a NUL byte"),
        (&bom, "byte order mark"),
        (b"", "the file is empty"),
        (b"rubbish", "patients.ron:1:1: "),
        (
            b"((((",
            "patients.ron:1:2: Expected identifier: a register: ",
        ),
        (b"()", "patients.ron:1:"),
    ] {
        let found = faults(bytes);
        assert!(found.contains(what), "{what}: {found}");
    }
}

#[test]
fn what_people_may_write_is_taken() {
    let knowledge = knowledge();
    let read = |text: &str| read("patients.ron", text.as_bytes(), knowledge).unwrap();
    let whole = read(SMALL);
    // Windows line ends, no last line, another order of patients, reports and fields, another spelling.
    assert!(read(&SMALL.replace('\n', "\r\n")).same_content(&whole));
    let without_last_line = read(&SMALL[..SMALL.rfind("//").unwrap()]);
    assert!(without_last_line.same_content(&whole));
    assert_eq!(without_last_line.next_id().0, 703);
    assert_eq!(without_last_line.last_seq().0, 4717);
    let (before, rest) = SMALL.split_at(SMALL.find("        (id: 401").unwrap());
    let (first, rest) = rest.split_at(rest.find("        (id: 702").unwrap());
    let (second, after) = rest.split_at(rest.find("      ],").unwrap());
    assert!(read(&[before, second, first, after].concat()).same_content(&whole));
    let (before, rest) = SMALL.split_at(SMALL.find("        (id: 606").unwrap());
    let (first, rest) = rest.split_at(rest.find("        (id: 609").unwrap());
    let (second, after) = rest.split_at(rest.find("      ]),").unwrap());
    assert!(read(&[before, second, first, after].concat()).same_content(&whole));
    let spelled = SMALL
        .replace("drug: \"entecavir\"", "drug: \"ETV\"")
        .replace("alt 96", "ALAT 96")
        .replace(
            "mrn: \"W-38\", name: \"O\\\"Neil, \\\\ 王\"",
            "name: \"O\\\"Neil, \\\\ 王\", /* here */ mrn: \"W-38\"",
        );
    assert!(read(&spelled).same_content(&whole));
    let sourceless = read(&SMALL.replace(", src: \"f396\"", ""));
    let source = sourceless.find("W-37").unwrap().source;
    assert_eq!(crate::register::codec::source_text(source), "x0");
}
