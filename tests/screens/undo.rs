//! Undo opens the form of what it took back, filled; and asks before it touches what somebody else made.

use hepatrack::app::event::Effect;

use crate::harness::{Clinic, Session, small_clinic};

/// Keys that make an entry, and what the form that undo opens again shows.
const ENTRIES: [(&str, &[&str]); 14] = [
    (
        "/chen<Enter>r12nov<Tab><<20 detected<Tab>31/50<Tab><Tab><Tab><Tab>+<Ctrl-S>y",
        &[
            "laboratory report",
            "12-Nov-2026",
            "<20 detected",
            "31/50",
            "positive",
        ],
    ),
    (
        "/chen<Enter>r<Tab>5.36 log<Ctrl-S>y",
        &["laboratory report", "5.36 log10 IU/mL"],
    ),
    (
        "/na<Enter>dstart<Tab>etv<Tab>12nov<Tab>0.5 mg<Tab>rising<Tab>pro<Ctrl-S>",
        &[
            "> what            start",
            "entecavir",
            "12-Nov-2026",
            "0.5 mg",
            "rising",
            "prophylaxis",
        ],
    ),
    (
        "/chen<Enter>dstop<Tab>lam<Tab>12nov<Tab>rash<Ctrl-S>",
        &[
            "> what            stop",
            "lamivudine",
            "12-Nov-2026",
            "rash",
        ],
    ),
    (
        "/chen<Enter>dsw<Tab>lam<Tab>tdf<Tab>12nov<Tab>245 mg<Tab>resistance<Ctrl-S>",
        &[
            "switch",
            "lamivudine",
            "tenofovir disoproxil",
            "245 mg",
            "resistance",
        ],
    ),
    (
        "/chen<Enter>p<Tab>Chen, Weiwei<Tab><Tab><Tab>dec<Ctrl-S>",
        &[": patient", "Chen, Weiwei", "decompensated"],
    ),
    (
        "nX-1<Tab>Wu, Li<Tab>12may1974<Tab>f<Ctrl-S>",
        &["New patient", "X-1", "Wu, Li", "12-May-1974", "female"],
    ),
    (
        "/chen<Enter>mcame alone<Tab>y<Ctrl-S>",
        &[
            "W-19 Chen, Wei | born 12-May-1974: note",
            "came alone",
            "21-Nov-2026",
        ],
    ),
    (
        "/chen<Enter>osample<Tab>y<Tab>by courier<Ctrl-S>",
        &["recall", "sample sent", "21-Nov-2026", "by courier"],
    ),
    (
        "/chen<Enter><Tab><Enter><Enter>32<Tab>20<Tab><Tab>mine<Ctrl-S>",
        &["correct HBV DNA of 11-Jun-2026", "32", "20", "mine"],
    ),
    (
        "/chen<Enter><Tab><Enter>xmine<Ctrl-S>",
        &["retract HBV DNA of 11-Jun-2026", "mine"],
    ),
    (
        "/chen<Enter><Tab><Enter>s12jun2026<Tab>mine<Ctrl-S>",
        &["sample date, report of 11-Jun-2026", "12-Jun-2026", "mine"],
    ),
    (
        "/chen<Enter><Tab><Enter>mW-20<Tab>mine<Ctrl-S>",
        &[
            "W-19 Chen, Wei | born 12-May-1974: move report",
            "W-20",
            "mine",
            "To: LI, Na",
        ],
    ),
    (
        "/chen<Enter><Tab><Tab><Enter><Enter><Tab>2022-12-01<Tab>1nov2026<Tab>1 mg<Tab><Tab><Tab>mine<Ctrl-S>",
        &[
            "correct lamivudine",
            "01-Dec-2022",
            "01-Nov-2026",
            "1 mg",
            "mine",
        ],
    ),
];

/// Undo; what reaches another patient than the one shown is asked about first.
fn undone(session: &mut Session) {
    session.keys("u");
    if session.model.asking().is_some() {
        session.reads(&[" is reached, but W-"]);
        session.keys("y");
    }
    session.saved();
}

#[test]
fn undo_opens_the_form_as_it_was_filled() {
    for (keys, shown) in ENTRIES {
        let mut session = Session::new(small_clinic());
        session.resize(100, 40);
        let before = session.model.register().clone();
        session.keys(keys).saved();
        assert!(session.model.form().is_none(), "{keys}");
        let made = session.model.register().clone();
        undone(&mut session);
        assert!(session.model.register().same_content(&before), "{keys}");
        session.shows(shown).shows(&["Taken back: "]);
        // Nothing changed: Esc leaves no draft, and redo brings the entry back.
        session.keys("<Esc>");
        assert!(session.model.form().is_none(), "{keys}");
        assert!(session.model.kept_drafts().is_empty(), "{keys}");
        session.keys("<Ctrl-R>");
        if session.model.asking().is_some() {
            session.reads(&[" is reached, but W-"]);
            session.keys("y");
        }
        session.saved();
        assert!(session.model.register().same_content(&made), "{keys}");
        // Taken back and saved again as it stands it says the same.
        undone(&mut session);
        session.keys("<Ctrl-S>y").effects();
        assert!(
            session.model.form().is_none(),
            "{keys}: {}",
            session.screen()
        );
        let words = |register: &hepatrack::register::Register| {
            register
                .patients()
                .iter()
                .map(|record| {
                    let results: Vec<String> = record
                        .results
                        .iter()
                        .map(|own| {
                            format!(
                                "{} {:?} {:?} {}",
                                own.on,
                                own.finding,
                                own.limits,
                                own.is_retracted()
                            )
                        })
                        .collect();
                    let courses: Vec<String> = record
                        .courses
                        .iter()
                        .map(|own| {
                            format!(
                                "{:?} {:?} {:?} {:?} {:?}",
                                own.drug, own.start, own.stop, own.dose, own.reason
                            )
                        })
                        .collect();
                    let notes: Vec<String> = record
                        .notes
                        .iter()
                        .map(|own| format!("{} {:?} {}", own.on, own.kind, own.text))
                        .collect();
                    let person = &record.person;
                    format!(
                        "{} {} {results:?} {courses:?} {notes:?}",
                        person.mrn, person.name
                    )
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(words(session.model.register()), words(&made), "{keys}");
    }
}

#[test]
fn a_slip_is_mended_in_the_form_that_undo_opened() {
    let mut session = Session::new(small_clinic());
    session
        .keys("/chen<Enter>r<Tab>3200<Tab>52<Ctrl-S>")
        .saved();
    // From anywhere outside a form: from the list, and from an opened value.
    session.keys("<Esc>u").saved();
    session.shows(&[
        "W-19 Chen, Wei | born 12-May-1974: laboratory report",
        "3200",
    ]);
    session
        .keys("<Tab>320")
        .keys("<Esc>")
        .shows(&["Parked, not saved"]);
    session.keys("r").shows(&["320 ", "52"]);
    session.keys("<Ctrl-S>").saved();
    session.shows(&["HBV DNA 320 IU/mL, ALT 52 U/L"]);
    session.keys("<Tab><Enter>u").saved();
    session.shows(&["laboratory report", "320"]);
    session.keys("<Ctrl-D>");
    assert!(
        session.model.form().is_none(),
        "nothing was typed: nothing is asked"
    );
    // A move is taken back: the record that has its report again is open below the form.
    session
        .keys("/chen<Enter><Tab><Enter>mW-20<Tab>x<Ctrl-S>")
        .saved();
    session.shows(&["LI, Na | born"]);
    undone(&mut session);
    session.keys("<Esc>").shows(&["CHEN, Wei | born"]);
}

#[test]
fn a_draft_that_waits_is_not_pushed_aside() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>r<Tab>3200<Ctrl-S>").saved();
    session.keys("r<Tab>77<Esc>u").saved();
    session.shows(&["Taken back: "]);
    assert!(session.model.form().is_none());
    session.keys("r").shows(&["77"]);
}

#[test]
fn what_others_made_or_an_earlier_start_is_asked_about() {
    let mut session = Session::new(small_clinic());
    session.keys("u").shows(&[
        "Entered by test, 01-Jan-1970 00:00 - W-21",
        "01-Feb-2026",
        "Take it back?",
        "> n  no, leave it as it is",
    ]);
    session.keys("<Enter>");
    assert_eq!(session.effects(), []);
    session.keys("u<Esc>");
    assert_eq!(session.effects(), []);
    session.keys("uy").saved();
    session.shows(&["Taken back: W-21"]);
    assert!(session.model.form().is_none(), "no form made it");
    // What she made herself since the start is taken back at once, the next one is asked about again.
    session.keys("/chen<Enter>r<Tab>3200<Ctrl-S>").saved();
    session.keys("u").saved();
    session.keys("<Esc>u").shows(&["Entered by test"]);
    session.keys("n<Ctrl-Q>");
    assert_eq!(session.effects(), [Effect::Quit]);
}

#[test]
fn units_and_limits_come_back_as_they_were_typed() {
    let mut clinic = Clinic::new();
    clinic
        .laboratory("city", "ukat/L", "0.67")
        .patient("W-1", "Chen, Wei", "1974-05-12");
    for (typed, filled) in [
        ("0.5", "ALT             0.5  "),
        ("0.5/0.9", "ALT             0.5/0.9 "),
        ("31 U/L", "ALT             31 U/L "),
        ("31 U/L/50", "ALT             31 U/L/50 "),
        ("31 IU/L", "ALT             31 IU/L "),
    ] {
        let mut session = Session::new(clinic.register.clone());
        session
            .keys("<Enter>r<Tab>")
            .keys(typed)
            .keys("<Ctrl-S>")
            .saved();
        let entered = session.model.register().find("W-1").unwrap().results[0].clone();
        session.keys("u").saved();
        session.shows(&[filled]);
        session.keys("<Ctrl-S>").saved();
        let again = session.model.register().find("W-1").unwrap().results[0].clone();
        assert_eq!(again.finding, entered.finding, "{typed}");
        assert_eq!(again.limits, entered.limits, "{typed}");
    }
}
