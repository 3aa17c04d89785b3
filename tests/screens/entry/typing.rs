//! Whatever is typed: what stands in each field is what was typed while it had the focus, and nothing is saved that was
//! neither typed nor explicitly answered.

use hepatrack::app::event::{Effect, Input};
use hepatrack::app::form::{FieldId, Form};
use hepatrack::keys::Place;
use hepatrack::register::{Change, Entry, Op};
use proptest::prelude::*;

use crate::harness::{Session, parse_keys, small_clinic};

/// The forms, each for somebody about whom there is something to ask.
const FORMS: [&str; 12] = [
    "/chen<Enter>r",
    "/li<Enter>r",
    "/chen<Enter>d",
    "/na<Enter>d",
    "/chen<Enter>p",
    "n",
    "/chen<Enter>m",
    "/chen<Enter>o",
    "ln",
    "/chen<Enter><Tab><Down><Enter><Enter>",
    "/chen<Enter><Tab><Down><Enter>s",
    "/chen<Enter><Tab><Tab><Enter><Enter>",
];

fn act() -> impl Strategy<Value = String> {
    let typed = prop_oneof![
        Just("20,000"),
        Just("nd"),
        Just("<<9000"),
        Just("28"),
        Just("1"),
        Just("2"),
        Just("b"),
        Just("y"),
        Just("n"),
        Just("o"),
        Just("s"),
        Just("+"),
        Just("-"),
        Just("3,5/40"),
        Just("stop"),
        Just("start"),
        Just("lam"),
        Just("tenofovir"),
        Just("12nov"),
        Just("12/5/74"),
        Just("Chen, Wei"),
        Just("W-0019"),
        Just("5.36"),
        Just("rash"),
    ];
    prop_oneof![
        6 => typed.prop_map(|text| format!("T{text}")),
        1 => "[0-9a-z,. ]{1,6}".prop_map(|text| format!("P{text}")),
        4 => Just("K<Tab>".to_owned()),
        4 => Just("K<Enter>".to_owned()),
        1 => Just("K<Shift-Tab>".to_owned()),
        1 => Just("K<Ctrl-S>".to_owned()),
    ]
}

fn texts(form: &Form) -> Vec<String> {
    form.fields
        .iter()
        .map(|field| field.line.text().to_owned())
        .collect()
}

/// One key or paste; what it may do to the fields.
fn step(session: &mut Session, input: Input, is_text: bool) -> Result<(), TestCaseError> {
    let Some(form) = session.model.form().cloned() else {
        return Ok(());
    };
    if session.model.place() == Place::Question {
        // Nobody answers: back to the field.
        session.keys("<Esc>");
        prop_assert_eq!(texts(session.model.form().unwrap()), texts(&form));
        return Ok(());
    }
    session.feed(input);
    let Some(after) = session.model.form() else {
        return Ok(());
    };
    for (place, (before, now)) in texts(&form).iter().zip(texts(after)).enumerate() {
        prop_assert!(
            *before == now || (is_text && place == form.focus),
            "field {} changed from {} to {}",
            place,
            before,
            now
        );
    }
    if is_text {
        prop_assert_eq!(after.focus, form.focus);
        prop_assert_eq!(
            session.model.place(),
            Place::Form,
            "a key of a field opened something"
        );
    }
    Ok(())
}

/// Everything that an entry says was typed into its field.
fn is_typed(entry: &Entry, form: &Form) -> Result<(), TestCaseError> {
    let touched = |id: FieldId| {
        form.fields
            .iter()
            .any(|field| field.id() == id && !field.text().is_empty())
    };
    for op in &entry.ops {
        match op {
            Op::Report {
                change:
                    Change {
                        before: None,
                        after: Some(report),
                    },
                ..
            } => {
                for result in &report.results {
                    prop_assert!(touched(FieldId::Test(result.finding.test())));
                }
            }
            Op::Course { change, .. } if form.place(FieldId::Named("act")).is_some() => {
                let stopped = change.before.is_some();
                let drug = if stopped {
                    FieldId::Named("old drug")
                } else {
                    FieldId::Named("new drug")
                };
                prop_assert!(touched(FieldId::Named("act")) && touched(drug));
                // Without an answer no drug is stopped without a reason.
                prop_assert!(
                    !stopped
                        || form.text(FieldId::Named("act")) != "stop"
                        || touched(FieldId::Named("reason"))
                );
            }
            _ => {}
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn every_field_holds_what_was_typed_while_it_had_the_focus(
        open in prop::sample::select(&FORMS[..]),
        acts in prop::collection::vec(act(), 1..25),
    ) {
        let mut session = Session::new(small_clinic());
        session.keys(open);
        prop_assert!(session.model.form().is_some(), "{}", open);
        for act in acts {
            let (kind, text) = act.split_at(1);
            let inputs: Vec<Input> = match kind {
                "P" => vec![Input::Paste(text.to_owned())],
                _ => parse_keys(text).into_iter().map(Input::Key).collect(),
            };
            for input in inputs {
                let form = session.model.form().cloned();
                step(&mut session, input, kind != "K")?;
                for effect in session.effects() {
                    if let (Effect::Save(entry), Some(form)) = (effect, &form) {
                        is_typed(&entry, form)?;
                    }
                }
            }
            if session.model.form().is_none() {
                break;
            }
        }
        session.effects();
    }
}
