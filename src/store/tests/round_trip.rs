//! Writing and reading are each other's inverse, the quick way and the whole way.

use proptest::prelude::*;

use super::super::layout::read::{read_unchecked, read_whole};
use super::super::{Digest, FileFormat, example, read, write};
use super::random::registers;
use super::{SMALL, knowledge};

#[test]
fn the_small_register_is_canonical() {
    let knowledge = knowledge();
    let register = read("f", SMALL.as_bytes(), knowledge).unwrap();
    let format = FileFormat::new(knowledge);
    let text = write(&register, Digest::NONE, &format);
    let (body, trailer) = text.split_at(text.rfind("//").unwrap());
    assert_eq!(body, &SMALL[..SMALL.rfind("//").unwrap()]);
    assert!(
        trailer.starts_with("// seq 4718 next-id 703 head 0000"),
        "{trailer}"
    );
    assert_eq!(register.next_id().0, 703);
    assert_eq!(register.last_seq().0, 4718);
}

#[test]
fn the_example_is_acceptable_on_its_own_day() {
    let knowledge = knowledge();
    let register = example(knowledge).unwrap_or_else(|faults| panic!("{faults:?}"));
    assert!(register.today().is_some());
    let again = read(
        "f",
        write(&register, Digest::NONE, &FileFormat::new(knowledge)).as_bytes(),
        knowledge,
    )
    .unwrap();
    assert!(again.same_content(&register));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn reading_what_was_written_is_the_identity(register in registers()) {
        let knowledge = knowledge();
        let text = write(&register, Digest::NONE, &FileFormat::new(knowledge));
        let again = read("f", text.as_bytes(), knowledge).unwrap();
        prop_assert!(again.same_content(&register));
        prop_assert_eq!(again.next_id(), register.next_id());
        prop_assert_eq!(again.last_seq(), register.last_seq());
        prop_assert_eq!(&write(&again, Digest::NONE, &FileFormat::new(knowledge)), &text);
        prop_assert!(read_whole("f", &text, knowledge).unwrap().same_content(&register));
    }

    /// One byte more, less or other: the quick way and the whole way agree, and nothing panics.
    #[test]
    fn both_ways_agree_on_damaged_files(register in registers(), place: prop::sample::Index, byte in prop_oneof![Just(b'"'), Just(b'\n'), Just(b'('), Just(b')'), Just(b';'), Just(b'/'), Just(b' '), Just(b'0'), any::<u8>()], how in 0..3_u8) {
        let knowledge = knowledge();
        let mut bytes = write(&register, Digest::NONE, &FileFormat::new(knowledge)).into_bytes();
        let place = place.index(bytes.len());
        match how {
            0 => bytes[place] = byte,
            1 => bytes.insert(place, byte),
            _ => { bytes.remove(place); }
        }
        if let Ok(text) = super::super::layout::text::text_of("f", &bytes) {
            let quick = read_unchecked("f", &bytes, &FileFormat::new(knowledge));
            let whole = read_whole("f", text, knowledge);
            match (quick, whole) {
                (Ok(quick), Ok(whole)) => prop_assert!(quick.same_content(&whole)),
                (quick, whole) => prop_assert_eq!(quick.err(), whole.err()),
            }
        }
    }
}
