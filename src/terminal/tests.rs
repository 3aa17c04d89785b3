//! Whatever the line brings, nothing is done to a record that is not open.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use proptest::prelude::*;

use super::decoder::{Charset, Decoder, Typed};
use super::input::translate;
use crate::app::event::{Effect, Event, Input};
use crate::app::{Model, Setup, update};
use crate::clinical::record::Id;
use crate::reference::shipped;
use crate::register::Entry;
use crate::store::example;

/// Sequences that move a cursor at most, whole.
const NOISE: [&[u8]; 16] = [
    b"\x1b[A",
    b"\x1b[B",
    b"\x1bOA",
    b"\x1b[1;5C",
    b"\x1b[6~",
    b"\x1b[H",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[12;40R",
    b"\x1b[?64;1;2;6;9;15;18;21;22c",
    b"\x1b[?2026;2$y",
    b"\x1b[<0;10;8M",
    b"\x1b[M *(",
    b"\x1b]11;rgb:1414/1919/1f1f\x1b\\",
    b"\x1bP>|xterm(390)\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
];

/// A session on the example clinic, as if it were one's own.
struct Session {
    model: Model,
    decoder: Decoder,
    now: Instant,
    /// Whoever was open, selected or being entered when something was typed.
    allowed: BTreeSet<Id>,
    ended: bool,
}

fn morning() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2024-06-01T09:00:00+00:00").unwrap()
}

impl Session {
    /// The example clinic, to be changed.
    fn model() -> Model {
        let knowledge = shipped().unwrap();
        Model::new(Setup::new(
            example(&knowledge).unwrap(),
            Arc::new(knowledge),
            morning(),
            "nurse".to_owned(),
        ))
    }

    fn new(model: &Model) -> Self {
        let now = Instant::now();
        let mut session = Self {
            model: model.clone(),
            decoder: Decoder::new(Charset::Utf8, now),
            now,
            allowed: BTreeSet::new(),
            ended: false,
        };
        session.feed(Input::Resize(80, 24));
        session
    }

    /// What is saved by an input.
    fn feed(&mut self, input: Input) -> Vec<Arc<Entry>> {
        let form = self.model.form().and_then(|form| form.patient);
        let selected = self.model.list().selected;
        let before = [self.model.open_patient(), form, selected];
        self.allowed.extend(before.into_iter().flatten());
        let event = Event {
            at: morning(),
            input,
        };
        let mut saved = Vec::new();
        for effect in update(&mut self.model, event) {
            match effect {
                Effect::Save(entry) => saved.push(entry),
                Effect::Quit => self.ended = true,
                _ => {}
            }
        }
        saved
    }

    fn take(&mut self, typed: Vec<Typed>) -> Vec<Arc<Entry>> {
        let inputs = typed
            .into_iter()
            .filter_map(|typed| translate(typed, false));
        inputs.flat_map(|input| self.feed(input)).collect()
    }

    /// Some time passes.
    fn wait(&mut self, milliseconds: u64) -> Vec<Arc<Entry>> {
        let next = self.now + Duration::from_millis(milliseconds);
        let mut saved = Vec::new();
        while let Some(deadline) = self.decoder.deadline().filter(|deadline| *deadline < next) {
            let typed = self.decoder.expire(deadline);
            saved.extend(self.take(typed));
        }
        self.now = next;
        saved
    }

    fn send(&mut self, bytes: &[u8]) -> Vec<Arc<Entry>> {
        let typed = self.decoder.feed(bytes, self.now);
        self.take(typed)
    }
}

/// Where the keys are when the line goes wild.
fn places() -> impl Strategy<Value = &'static [u8]> {
    prop::sample::select(vec![
        b"".as_slice(),
        b"\r",
        b"\rr\t2.3e5",
        b"/W",
        b"\rd",
        b"x",
    ])
}

fn noise() -> impl Strategy<Value = Vec<(&'static [u8], usize, u64)>> {
    let gap = prop::sample::select(vec![0, 1, 3, 20, 60, 200, 900]);
    let sequence = prop::sample::select(NOISE.to_vec());
    prop::collection::vec((sequence, any::<prop::sample::Index>(), gap), 1..12).prop_map(|list| {
        let cut = |(bytes, cut, gap): (&'static [u8], prop::sample::Index, u64)| {
            (bytes, cut.index(bytes.len()), gap)
        };
        list.into_iter().map(cut).collect()
    })
}

fn nothing_acts(
    model: &Model,
    place: &[u8],
    noise: &[(&[u8], usize, u64)],
) -> Result<(), TestCaseError> {
    let mut session = Session::new(model);
    session.send(place);
    let open = session.model.open_patient();
    for (bytes, cut, gap) in noise {
        let (one, other) = bytes.split_at(*cut);
        let mut saved = session.send(one);
        saved.extend(session.wait(*gap));
        saved.extend(session.send(other));
        saved.extend(session.wait(2_000));
        prop_assert!(saved.is_empty());
        prop_assert!(!session.ended);
        let now = session.model.open_patient();
        prop_assert!(now == open || now.is_none(), "another record is open");
    }
    Ok(())
}

fn only_who_is_open(
    model: &Model,
    place: &[u8],
    deliveries: &[(Vec<u8>, u64)],
) -> Result<(), TestCaseError> {
    let mut session = Session::new(model);
    session.send(place);
    for (bytes, gap) in deliveries {
        let mut saved = session.send(bytes);
        saved.extend(session.wait(*gap));
        if session.ended {
            return Ok(());
        }
        for op in saved.iter().flat_map(|entry| &entry.ops) {
            let touched = op
                .patient()
                .filter(|id| model.register().get(*id).is_some());
            prop_assert!(touched.is_none_or(|id| session.allowed.contains(&id)));
        }
    }
    Ok(())
}

fn deliveries() -> impl Strategy<Value = Vec<(Vec<u8>, u64)>> {
    let gap = prop::sample::select(vec![0, 3, 60, 400, 4_000]);
    prop::collection::vec((prop::collection::vec(any::<u8>(), 0..8), gap), 0..6)
}

fn run(cases: u32) {
    let model = Session::model();
    let runner = || {
        proptest::test_runner::TestRunner::new(ProptestConfig {
            cases,
            failure_persistence: None,
            ..ProptestConfig::default()
        })
    };
    runner()
        .run(&(places(), noise()), |(place, noise)| {
            nothing_acts(&model, place, &noise)
        })
        .unwrap();
    runner()
        .run(&(places(), deliveries()), |(place, deliveries)| {
            only_who_is_open(&model, place, &deliveries)
        })
        .unwrap();
}

#[test]
fn noise_on_the_line_acts_on_nobody_and_bytes_only_on_who_is_open() {
    run(120);
}

#[test]
#[ignore = "takes long; run it by name"]
fn a_million_strings_act_on_nobody_else() {
    run(500_000);
}
