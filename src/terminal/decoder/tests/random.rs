//! Bytes at random.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{Charset, Decoder, Typed};

/// Bytes that lead into every state, and any others.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => prop::collection::vec(any::<u8>(), 0..6),
        3 => prop::sample::select(vec![
            "\x1b", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b\\", "\x1b[M", "\x1b[<0;", "\x1b[200~", "\x1b[201~", "[", "~",
            "1;5", "u", "\u{9b}", "陈",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

/// Pieces and the milliseconds before each.
fn deliveries() -> impl Strategy<Value = Vec<(Vec<u8>, u64)>> {
    let gap = prop::sample::select(vec![0, 1, 3, 20, 44, 60, 120, 500, 3_000]);
    prop::collection::vec((bytes(), gap), 0..6)
}

fn run(deliveries: &[(Vec<u8>, u64)], charset: Charset) -> Result<(), TestCaseError> {
    let mut now = Instant::now();
    let mut decoder = Decoder::new(charset, now);
    for (bytes, gap) in deliveries {
        now += Duration::from_millis(*gap);
        while let Some(deadline) = decoder.deadline().filter(|deadline| *deadline <= now) {
            decoder.expire(deadline);
        }
        for typed in decoder.feed(bytes, now) {
            if let Typed::Key(key) = typed {
                prop_assert!(!matches!(key.code, super::KeyCode::Char(one) if one.is_control()));
            }
        }
    }
    // Whatever came, some silence later it listens again.
    let until = now + Duration::from_secs(6);
    while let Some(deadline) = decoder.deadline().filter(|deadline| *deadline <= until) {
        decoder.expire(deadline);
    }
    let mut heard = decoder.feed(b"q", until);
    // Behind a paste without its end a key is one once nothing follows it at once.
    if let Some(deadline) = decoder.deadline().filter(|_| heard.is_empty()) {
        prop_assert!(deadline <= until + Duration::from_millis(100), "deaf");
        heard = decoder.expire(deadline);
    }
    prop_assert_eq!(super::words(&heard), "q");
    Ok(())
}

fn charsets() -> impl Strategy<Value = Charset> {
    prop::sample::select(vec![Charset::Utf8, Charset::Latin1, Charset::Latin9])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_bytes_come_it_hears_the_next_key(deliveries in deliveries(), charset in charsets()) {
        run(&deliveries, charset)?;
    }

    /// Where nothing is broken off by time, where the bytes are cut changes nothing.
    #[test]
    fn cuts_change_nothing(bytes in bytes(), cut in any::<prop::sample::Index>()) {
        let (one, other) = bytes.split_at(cut.index(bytes.len() + 1).min(bytes.len()));
        let whole = super::decode(Charset::Utf8, &[&bytes], 0);
        let cut = super::decode(Charset::Utf8, &[one, other], 0);
        prop_assert_eq!(super::words(&cut).replace("] ![", ", "), super::words(&whole).replace("] ![", ", "));
    }
}

#[test]
#[ignore = "a million takes a minute; run it by name"]
fn a_million_strings_of_bytes() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 1_000_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&(deliveries(), charsets()), |(deliveries, charset)| {
            run(&deliveries, charset)
        })
        .unwrap();
}
