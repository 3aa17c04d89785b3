//! The same keys mean the same in every form.

use hepatrack::app::Setup;
use hepatrack::app::event::Input;
use hepatrack::app::form::Form;
use hepatrack::app::text::LONGEST_PASTE;
use hepatrack::clinical::record::LINE_BREAK;
use hepatrack::store::KeptDraft;

use crate::harness::{Session, setup, small_clinic};

/// A form: how it is opened, and keys that make it complete and different from what it was.
struct Case {
    name: &'static str,
    open: &'static str,
    fill: &'static str,
}

const FORMS: [Case; 16] = [
    Case {
        name: "report",
        open: "/chen<Enter>r",
        fill: "<Tab><<20",
    },
    Case {
        name: "drug stopped",
        open: "/chen<Enter>d",
        fill: "stop<Tab>lam<Tab><Tab>rash",
    },
    Case {
        name: "drug started",
        open: "/na<Enter>d",
        fill: "start<Tab>etv",
    },
    Case {
        name: "patient",
        open: "/chen<Enter>p",
        fill: "<Tab><Tab><Tab><Tab>dec",
    },
    Case {
        name: "new patient",
        open: "n",
        fill: "X-1<Tab>Wu, Li",
    },
    Case {
        name: "result corrected",
        open: "/chen<Enter><Tab><Down><Enter><Enter>",
        fill: "33<Tab><Tab><Tab>typed wrongly",
    },
    Case {
        name: "result retracted",
        open: "/chen<Enter><Tab><Down><Enter>x",
        fill: "sample mixed up",
    },
    Case {
        name: "sample date corrected",
        open: "/chen<Enter><Tab><Down><Enter>s",
        fill: "12jun2026<Tab>typed wrongly",
    },
    Case {
        name: "report moved",
        open: "/chen<Enter><Tab><Down><Enter>m",
        fill: "W-20<Tab>wrong patient",
    },
    Case {
        name: "course corrected",
        open: "/chen<Enter><Tab><Tab><Enter><Enter>",
        fill: "<Tab>2023-01-09<Tab><Tab><Tab><Tab><Tab>typed wrongly",
    },
    Case {
        name: "laboratory profile",
        open: "ln",
        fill: "East<Tab>abbott realtime<Tab>IU/mL<Tab>U/L ..40",
    },
    Case {
        name: "course retracted",
        open: "/chen<Enter><Tab><Tab><Enter><Delete>",
        fill: "wrong patient",
    },
    Case {
        name: "note",
        open: "/chen<Enter>m",
        fill: "came alone",
    },
    Case {
        name: "recall",
        open: "/chen<Enter>o",
        fill: "<Tab><Tab>no answer",
    },
    Case {
        name: "note corrected",
        open: "/li<Enter><Tab><Tab><Tab><Enter><Enter>",
        fill: "came with her son<Tab><Tab>typed wrongly",
    },
    Case {
        name: "note retracted",
        open: "/li<Enter><Tab><Tab><Tab><Enter><Delete>",
        fill: "wrong patient",
    },
];

fn opened(case: &Case) -> Session {
    let mut session = Session::new(small_clinic());
    session.keys("/li<Enter>mfelt well<Ctrl-S>").saved();
    session.keys(case.open);
    assert!(session.model.form().is_some(), "{}", case.name);
    session
}

fn filled(case: &Case) -> Session {
    let mut session = opened(case);
    session.keys(case.fill);
    session
}

fn shown_fields(session: &Session) -> Vec<usize> {
    let form = session.model.form().unwrap();
    (0..form.fields.len())
        .filter(|place| session.model.reading().is_shown(*place))
        .collect()
}

fn focus(session: &Session) -> usize {
    session.model.form().unwrap().focus
}

#[test]
fn tab_and_shift_tab_go_round_and_enter_goes_forward() {
    for case in &FORMS {
        let mut session = opened(case);
        let places = shown_fields(&session);
        for place in places.iter().skip(1).chain(places.first()) {
            session.keys("<Tab>");
            assert_eq!(focus(&session), *place, "{}", case.name);
        }
        for place in places.iter().rev() {
            session.keys("<Shift-Tab>");
            assert_eq!(focus(&session), *place, "{}", case.name);
        }
        for place in places.iter().skip(1) {
            session.keys("<Enter>");
            assert_eq!(focus(&session), *place, "{}", case.name);
        }
    }
}

#[test]
fn enter_on_the_last_field_saves_and_nowhere_else() {
    for case in &FORMS {
        let mut session = filled(case);
        let last = *shown_fields(&session).last().unwrap();
        while focus(&session) != last {
            session.keys("<Enter>");
            assert_eq!(session.effects(), [], "{}", case.name);
        }
        session.keys("<Enter>").saved();
        assert!(session.model.form().is_none(), "{}", case.name);
    }
}

#[test]
fn ctrl_s_and_f8_save_from_any_field() {
    for case in &FORMS {
        let count = shown_fields(&filled(case)).len();
        for steps in 0..count {
            for save in ["<Ctrl-S>", "<F8>"] {
                let mut session = filled(case);
                session.keys(&"<Tab>".repeat(steps)).keys(save).saved();
                assert!(session.model.form().is_none(), "{} {save}", case.name);
                assert!(session.model.drafts().is_empty());
            }
        }
    }
}

#[test]
fn esc_parks_what_was_typed_and_closes_what_was_not() {
    for case in &FORMS {
        let mut session = opened(case);
        session.keys("<Esc>");
        assert!(session.model.form().is_none() && session.model.drafts().is_empty());
        let mut session = filled(case);
        let typed = session.model.form().cloned().unwrap();
        session.keys("<Esc>").shows(&["Parked, not saved"]);
        assert!(session.model.form().is_none(), "{}", case.name);
        session.keys(case.open);
        let again = session.model.form().cloned().unwrap();
        assert_eq!(texts(&again), texts(&typed), "{}", case.name);
        session.keys("<Ctrl-S>").saved();
    }
}

fn texts(form: &hepatrack::app::form::Form) -> Vec<String> {
    form.fields
        .iter()
        .map(|field| field.text().to_owned())
        .collect()
}

#[test]
fn ctrl_d_asks_with_no_as_the_default() {
    for case in &FORMS {
        let mut session = filled(case);
        session
            .keys("<Ctrl-D>")
            .shows(&["Throw away what was typed"]);
        session.keys("<Enter>");
        assert!(session.model.form().is_some(), "{}", case.name);
        session.keys("<Ctrl-D><Esc>");
        assert!(session.model.form().is_some(), "{}", case.name);
        session.keys("<Ctrl-D>y").shows(&["Thrown away"]);
        assert!(session.model.form().is_none() && session.model.drafts().is_empty());
    }
}

#[test]
fn a_paste_goes_into_the_field_and_a_long_one_nowhere() {
    for case in &FORMS {
        for steps in 0..shown_fields(&opened(case)).len() {
            let mut session = opened(case);
            session.keys(&"<Tab>".repeat(steps));
            let place = focus(&session);
            let before = texts(session.model.form().unwrap());
            session.feed(Input::Paste("x".repeat(LONGEST_PASTE + 1)));
            session.shows(&["Not pasted"]);
            assert_eq!(texts(session.model.form().unwrap()), before);
            session.feed(Input::Paste("7 8\n9".to_owned()));
            let after = texts(session.model.form().unwrap());
            // A note keeps its lines.
            let text = after[place].replace(LINE_BREAK, " ");
            assert!(text.ends_with("7 8 9"), "{}: {after:?}", case.name);
        }
    }
}

#[test]
fn f1_shows_the_actions_of_the_form_and_leads_back() {
    for case in &FORMS {
        let mut session = filled(case);
        let typed = session.model.form().cloned();
        session.keys("<F1>").shows(&["Actions here (form)"]);
        session.keys("<Esc>");
        assert_eq!(session.model.form().cloned(), typed, "{}", case.name);
        session.keys("<F1>save the form<Enter>").saved();
    }
}

#[test]
fn letters_digits_and_question_marks_are_text_in_every_field() {
    for case in &FORMS {
        for steps in 0..shown_fields(&opened(case)).len() {
            let mut session = opened(case);
            session.keys(&"<Tab>".repeat(steps)).keys("<Ctrl-U>q?/3.nu");
            let form = session.model.form().unwrap();
            assert_eq!(form.fields[form.focus].text(), "q?/3.nu", "{}", case.name);
        }
    }
}

#[test]
fn another_patient_a_resize_and_a_failed_save_lose_nothing() {
    for case in &FORMS {
        let mut session = filled(case);
        let typed = texts(session.model.form().unwrap());
        session.resize(1, 1).resize(200, 60).resize(80, 24);
        assert_eq!(texts(session.model.form().unwrap()), typed, "{}", case.name);
        session.disk = Err("disk full".to_owned());
        session.keys("<Ctrl-S>").saved();
        session.shows(&["NOT SAVED: disk full", "SAVING FAILED: disk full"]);
        assert_eq!(texts(session.model.form().unwrap()), typed, "{}", case.name);
        session.disk = Ok(());
        session.keys("<Ctrl-S>").saved();
        session.shows(&["saved 09:41:03"]);
    }
}

/// What each form keeps of what was typed, as the first version wrote it: it is read for good.
const KEPT: &str = include_str!("files/kept-drafts.ron");

#[test]
fn drafts_of_the_first_version_are_kept_and_restored_the_same() {
    let quick = Case {
        name: "quick line",
        open: "/chen<Enter>e",
        fill: "dna 2.3e4 alt 88; stop lam 1nov: rash",
    };
    let written: Vec<KeptDraft> = ron::from_str(KEPT).unwrap();
    let cases = FORMS.iter().chain([&quick]);
    assert_eq!(written.len(), cases.clone().count());
    for (case, written) in cases.zip(written) {
        let session = filled(case);
        let kept = session.model.kept_drafts();
        assert_eq!(kept, std::slice::from_ref(&written), "{}", case.name);
        let cx = session.model.form_context();
        let restored = Form::restore(&written, &cx).unwrap();
        assert_eq!(restored.kind, session.model.form().unwrap().kind);
        assert_eq!(restored.keep(&cx), written, "{}", case.name);
    }
}

/// What was typed is shown and stays on the disk, also where no form can show it.
#[test]
fn a_draft_of_nobody_on_file_is_told_with_its_text_and_kept() {
    let kept = KeptDraft {
        form: "laboratory report".to_owned(),
        patient: Some(4711),
        fields: vec![
            ("date".to_owned(), "2024-05-03".to_owned()),
            ("HBV DNA".to_owned(), "3200".to_owned()),
        ],
    };
    let mut session = Session::started(Setup {
        drafts: vec![kept.clone()],
        ..setup(small_clinic())
    });
    session.resize(120, 36).shows(&[
        "1 draft fits nobody on file now and is kept: laboratory report (2024-05-03, 3200)",
    ]);
    assert_eq!(session.model.kept_drafts(), [kept]);
}
