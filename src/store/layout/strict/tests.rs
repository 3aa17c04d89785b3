//! The strict reader says what the long way says, or nothing.

use super::stream::read_in_pieces_of;
use super::{Strict, read_sealed};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::register::codec::arbitrary::knowledge;
use crate::register::{Laboratory, Register};
use crate::store::layout::convert::Converter;
use crate::store::layout::digest::Digest;
use crate::store::layout::file_format::FileFormat;
use crate::store::layout::pieces::read_blocks;
use crate::store::layout::raw::RawPatient;
use crate::store::layout::write::write;

const BLOCK: &str = r#"    (id: 17, mrn: "W-37", name: "Zhang, Li", born: "~1974-05-12", sex: female, cirrhosis: none, cirrhosis_on: "2022-03-01", contact: "Jörg 0-17", follow_up: lost, src: "f396",
      courses: [
        (id: 402, drug: "entecavir", from: "2020-01-10", to: "2023-03-01", intent: pregnancy, dose: "0.5 mg", reason: "x", src: "f398"),
        (id: 403, drug: "lamivudine", from: "2023-03-01", src: "q4"),
      ],
      reports: [
        (id: 401, on: "2020-01-08", lab: 1, src: "f397", r: "dna 2.3e7 IU/mL [10..1e9] (no assay); alt 96 U/L [..40] !; eag +"),
        (id: 702, on: "2023-06-01", src: "i4711", r: "dna <20 detected copies/mL was 5e4 @4716; void ast 600 U/L @4717"),
        (id: 703, on: "2023-06-02", src: "f397", r: "gt rtM204V+rtL180M; alt 40 U/L"),
      ],
      notes: [
        (id: 704, on: "2023-07-01", kind: attempt, text: "no answer, 陈; asks 'why'", src: "f399"),
        (id: 705, on: "2023-07-02", kind: seen, src: "f400"),
      ]),
"#;

/// Bytes that mean something somewhere.
const BYTES: &[u8] = b"019aefx+-~<>.,;:@!()[]{}\"'\\ /\n\t\0_#r\x7f";

fn laboratories(knowledge: &Knowledge) -> Vec<Laboratory> {
    let assay = knowledge.assays.iter().next().map(|(id, _)| id);
    let city = Laboratory::new(crate::clinical::record::Id(1), "city".to_owned());
    vec![Laboratory { assay, ..city }]
}

/// What ron and the converter say of a block.
fn long_way(block: &str, converter: &Converter<'_>, laboratories: &[Laboratory]) -> Option<Record> {
    let raw: RawPatient<'_> = ron::from_str(block.trim_end().strip_suffix(',')?).ok()?;
    converter.patient(&raw, laboratories).ok()
}

#[test]
fn a_block_with_any_byte_changed_is_read_alike_or_declined() {
    let knowledge = knowledge();
    let (converter, laboratories) = (Converter::new(knowledge), laboratories(knowledge));
    let mut strict = Strict::new(&converter, &laboratories);
    let mut read = |text: &str| {
        let length = strict.take(text)?;
        let records: Vec<Record> = strict.hand_out().collect();
        let [record] = records.try_into().unwrap();
        Some((record, length))
    };
    let (record, length) = read(BLOCK).unwrap();
    assert_eq!(length, BLOCK.len());
    assert_eq!(Some(record), long_way(BLOCK, &converter, &laboratories));
    let (mut alike, mut declined) = (0, 0);
    let mut compare = |changed: Vec<u8>| {
        let Ok(text) = String::from_utf8(changed) else {
            return;
        };
        match read(&text) {
            Some((record, length)) => {
                let known = long_way(&text[..length], &converter, &laboratories);
                assert_eq!(Some(record), known, "{text}");
                alike += 1;
            }
            None => declined += 1,
        }
    };
    for place in 0..BLOCK.len() {
        let mut without = BLOCK.as_bytes().to_vec();
        without.remove(place);
        compare(without);
        for byte in BYTES {
            let mut changed = BLOCK.as_bytes().to_vec();
            changed[place] = *byte;
            compare(changed.clone());
            changed[place] = BLOCK.as_bytes()[place];
            changed.insert(place, *byte);
            compare(changed);
        }
    }
    // Neither is there for show: names and figures may be others, the skeleton may not.
    assert!(alike > 1_000 && declined > 10_000, "{alike} {declined}");
}

#[test]
fn patients_who_are_handed_out_together_have_their_own_results() {
    let knowledge = knowledge();
    let (converter, laboratories) = (Converter::new(knowledge), laboratories(knowledge));
    // Every third has a result less, every seventh is spelled otherwise; together they are handed out several times.
    let blocks: Vec<String> = (0..3_000)
        .map(|number| {
            let block = BLOCK.replacen("id: 17", &format!("id: {number}"), 1);
            let block = match number % 3 {
                0 => block.replace("; alt 40 U/L", ""),
                _ => block.replace("alt 40 U/L", &format!("alt {} U/L", 40 + number % 50)),
            };
            match number % 7 {
                0 => block.replace("follow_up: lost", "follow_up:  lost"),
                _ => block,
            }
        })
        .collect();
    let records = read_blocks(&blocks.concat(), &laboratories, &converter).unwrap();
    assert_eq!(records.len(), blocks.len());
    for (record, block) in records.iter().zip(&blocks) {
        let known = long_way(block, &converter, &laboratories);
        assert_eq!(Some(&**record), known.as_ref(), "{block}");
    }
}

fn example() -> Register {
    crate::store::example(knowledge()).unwrap()
}

/// The example's text under a digest of pieces of another size than that of files.
fn text_in_pieces_of(piece: usize) -> String {
    let mut text = write(
        &example(),
        Digest::of(b"entry"),
        &FileFormat::new(knowledge()),
    );
    text.truncate(text.len() - 65);
    let digests: Vec<Digest> = text.as_bytes().chunks(piece).map(Digest::of).collect();
    text.push_str(&format!("{}\n", Digest::over(&digests)));
    text
}

#[test]
fn a_file_is_read_in_pieces_of_any_size() {
    let format = FileFormat::new(knowledge());
    let example = example();
    for piece in [1_500, 4_096, 9_973, 30_011, 1 << 20] {
        let text = text_in_pieces_of(piece);
        let length = text.len() as u64;
        let sealed = read_in_pieces_of(piece, &mut text.as_bytes(), length, &format).unwrap();
        assert_eq!(sealed.trailer.head, Some(Digest::of(b"entry")));
        let register = Register::from_parts(sealed.parts).unwrap();
        assert!(register.same_content(&example), "{piece}");
        assert_eq!(register.next_id(), example.next_id());
        for wrong in [0, 1, length - 1, length + 1] {
            let read = read_in_pieces_of(piece, &mut text.as_bytes(), wrong, &format);
            assert!(read.is_none(), "{piece} {wrong}");
        }
    }
    // Where the digest alone stands in the last piece.
    let length = text_in_pieces_of(1 << 20).len();
    for piece in ((length - 70)..=length).step_by(5) {
        let text = text_in_pieces_of(piece);
        let read = read_in_pieces_of(piece, &mut text.as_bytes(), length as u64, &format);
        assert!(read.is_some(), "{piece}");
    }
}

#[test]
fn no_byte_of_a_sealed_file_can_change_unnoticed() {
    let format = FileFormat::new(knowledge());
    let text = write(&example(), Digest::of(b"entry"), &format);
    let length = text.len() as u64;
    assert!(read_sealed(&mut text.as_bytes(), length, &format).is_some());
    for place in (0..text.len())
        .step_by(97)
        .chain((text.len() - 240..text.len()).step_by(3))
    {
        let mut bytes = text.clone().into_bytes();
        bytes[place] ^= 1;
        assert!(
            read_sealed(&mut &*bytes, length, &format).is_none(),
            "{place}"
        );
    }
}

#[test]
fn a_register_without_patients_and_one_with_a_strange_patient_are_read_too() {
    let format = FileFormat::new(knowledge());
    let empty = Register::new("k7q2m9x4".to_owned());
    let text = write(&empty, Digest::NONE, &format);
    let sealed = read_sealed(&mut text.as_bytes(), text.len() as u64, &format).unwrap();
    assert!(
        Register::from_parts(sealed.parts)
            .unwrap()
            .same_content(&empty)
    );
    // A quotation mark in a name is written with a backslash, which only ron understands.
    let text = write(&example(), Digest::NONE, &format);
    let patients = text.find("patients: [").unwrap();
    let at = patients + text[patients..].find(", name: \"").unwrap() + ", name: \"".len();
    let mut strange = format!("{}O\\\"Neil {}", &text[..at], &text[at..]);
    strange.truncate(strange.len() - 65);
    let digest = Digest::of_pieces(strange.as_bytes());
    strange.push_str(&format!("{digest}\n"));
    let sealed = read_sealed(&mut strange.as_bytes(), strange.len() as u64, &format).unwrap();
    let is_strange = |record: &&std::sync::Arc<Record>| record.person.name.starts_with("O\"Neil ");
    assert_eq!(sealed.parts.patients.iter().filter(is_strange).count(), 1);
}
