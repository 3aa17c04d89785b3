//! Every form by its table alone: whatever field a table names is labelled, hinted at, stepped through, kept in drafts,
//! restored, and filled again after undo. A field that a table gains is tested here without a word.

mod clinic;

use std::collections::HashSet;

use super::kind::{Correction, FormKind};
use super::reading::EchoKind;
use super::spec::Takes;
use super::typed::Form;
use crate::wording::screens::form::NOTHING;
use clinic::Clinic;

#[test]
fn every_field_is_labelled_and_its_hint_stands_beside_it() {
    let clinic = Clinic::new();
    for form in clinic.forms() {
        let reading = form.read(&clinic.cx());
        let mut names = HashSet::from(["about"]);
        assert!(!form.fields.is_empty(), "{:?}", form.kind);
        for (place, field) in form.fields.iter().enumerate() {
            assert!(
                !field
                    .label(clinic.cx().language, &clinic.knowledge)
                    .is_empty(),
                "{field:?}"
            );
            let name = field.id().kept(&clinic.knowledge);
            assert!(names.insert(name), "{name} twice in {:?}", form.kind);
            if field.text().is_empty() && field.spec.hint != NOTHING {
                assert_eq!(
                    reading.echoes[place].words, field.spec.hint.english,
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn every_field_is_kept_and_restored() {
    let clinic = Clinic::new();
    for mut form in clinic.forms() {
        for place in 0..form.fields.len() {
            form.fields[place].line.set(&format!("zz {place}"));
        }
        let kept = form.keep(&clinic.cx());
        let restored = Form::restore(&kept, &clinic.cx()).unwrap();
        assert_eq!((restored.kind, restored.patient), (form.kind, form.patient));
        for (typed, field) in form.fields.iter().zip(&restored.fields) {
            assert_eq!(typed.id(), field.id());
            assert!(field.text().ends_with(typed.text()), "{field:?}");
        }
        assert_eq!(restored.keep(&clinic.cx()), kept);
    }
}

#[test]
fn every_day_and_every_choice_is_stepped_through_and_understood() {
    let clinic = Clinic::new();
    for mut form in clinic.forms() {
        for place in 0..form.fields.len() {
            form.focus = place;
            let kind = form.fields[place].spec.takes;
            let steps = matches!(kind, Takes::Day(_) | Takes::Choice(_));
            for up in [true, false, false, true, true] {
                let stepped = form.stepped(up, &clinic.cx());
                assert!(stepped.is_some() || !steps, "{:?}", form.fields[place]);
                let Some(text) = stepped.filter(|_| steps) else {
                    continue;
                };
                form.fields[place].line.set(&text);
                let reading = form.read(&clinic.cx());
                let echo = &reading.echoes[place];
                assert_ne!(echo.kind, EchoKind::Wrong, "{text}: {echo:?}");
            }
        }
    }
}

#[test]
fn undo_opens_every_form_as_it_was_filled() {
    let clinic = Clinic::new();
    for mut form in clinic.forms() {
        let mut clinic = clinic.clone();
        clinic.fill(&mut form, &[]);
        let shown = form.read(&clinic.cx()).shown;
        let entry = clinic.save(&form);
        clinic.register.undo(clinic.stamp(&form)).unwrap();
        let reopened = Form::reopen(&entry, &clinic.cx());
        if let FormKind::Correction(Correction::Join(_)) = form.kind {
            assert_eq!(reopened, None);
            continue;
        }
        let reopened = reopened.unwrap();
        assert_eq!((reopened.kind, reopened.patient), (form.kind, form.patient));
        assert!(!reopened.is_touched());
        for (typed, shown) in form.fields.iter().zip(shown) {
            let again = reopened.text(typed.id());
            assert!(again == typed.text() || !shown, "{typed:?}: {again}");
        }
        // It can be saved again as it stands.
        assert_eq!(clinic.save(&reopened).ops.len(), entry.ops.len());
    }
}
