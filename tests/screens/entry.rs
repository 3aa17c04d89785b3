//! Entry must not hurt: each of these happened to somebody.

use hepatrack::app::question::Then;
use hepatrack::keys::key::Key;
use hepatrack::keys::{Action, Place};
use hepatrack::register::Register;

use crate::harness::{Clinic, Session, small_clinic};

mod typing;

/// The usual terminal, and the one on which all parts of a record are visible.
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 36)];

/// Does the same in a terminal of each size.
fn at_each_size(register: &Register, script: impl Fn(&mut Session)) {
    for (columns, rows) in SIZES {
        let mut session = Session::new(register.clone());
        session.resize(columns, rows);
        script(&mut session);
    }
}

fn label(session: &Session, field: &hepatrack::app::form::Field) -> String {
    let model = &session.model;
    field.label(model.language(), model.knowledge()).to_owned()
}

/// What stands in the fields that are not empty, by their labels.
fn filled(session: &Session) -> Vec<(String, String)> {
    let form = session.model.form().unwrap();
    let fields = form.fields.iter();
    fields
        .map(|field| (label(session, field), field.text().to_owned()))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

fn results(session: &Session, mrn: &str) -> usize {
    session.model.register().find(mrn).unwrap().results.len()
}

#[test]
fn a_question_waits_in_its_field_and_takes_no_key_of_another() {
    for onward in ["<Tab>", "<Enter>", "<Down>"] {
        at_each_size(&small_clinic(), |session| {
            session.keys("/li<Enter>r<Tab>20,000").keys(onward);
            session
                .shows(&["may mean 20000 or 20?", "> ALT"])
                .hides(&["Question"]);
            session.keys("28").keys(onward).keys("31");
            assert_eq!(
                filled(session),
                [
                    ("sample taken", "22-Nov-2026"),
                    ("HBV DNA", "20,000"),
                    ("ALT", "28"),
                    ("AST", "31")
                ]
                .map(|(label, text)| (label.to_owned(), text.to_owned())),
            );
            // Asked when it is saved; no figure answers, and Enter leads back into the field.
            session
                .keys("<Ctrl-S>")
                .shows(&["Question", "may mean 20000 or 20"]);
            session.keys("12").shows(&["Question"]);
            session.keys("<Enter>").shows(&["> HBV DNA         20,000"]);
            // Asked by Enter there.
            session.keys("<Enter>").shows(&["Question"]);
            session.keys("b").shows(&["HBV DNA         20000", "> ALT"]);
            session.keys("<Ctrl-S>").saved();
            session.reads(&["HBV DNA 20 000 IU/mL, ALT 28 U/L, AST 31 U/L"]);
        });
    }
}

#[test]
fn keys_typed_ahead_go_past_a_question_of_any_kind() {
    // Each is asked about at its field: the same keys go on as if nothing were.
    for (keys, label, text) in [
        ("/chen<Enter>r<Tab>nd<Enter><Enter>31", "AST", "31"),
        ("/chen<Enter>r<Tab><<9000<Enter>900<Enter>31", "AST", "31"),
        ("/chen<Enter>r12apr<Enter>3200<Enter>31", "ALT", "31"),
        (
            "/li<Enter>r<Tab><Tab><Tab><Tab><Tab><Tab>+<Enter>+<Enter>+",
            "HBeAg",
            "+",
        ),
        (
            "nW-0019<Enter>yes, of course<Enter>12nov<Enter>f",
            "sex",
            "f",
        ),
        (
            "n77<Enter>Chen, Wei<Enter>12may74<Enter>f<Enter>none",
            "cirrhosis",
            "none",
        ),
        (
            "/na<Enter>dstart<Enter>tenofovir<Enter>y<Enter>1 mg",
            "dose",
            "1 mg",
        ),
        ("/chen<Enter>dstop<Enter>lam<Enter>y<Enter>", "stop", "lam"),
    ] {
        at_each_size(&small_clinic(), |session| {
            session.keys(keys).hides(&["Question"]);
            let filled = filled(session);
            let own = filled.iter().find(|(own, _)| own == label);
            assert_eq!(
                own.map(|(_, own)| own.as_str()),
                Some(text),
                "{keys}: {filled:?}"
            );
        });
    }
}

#[test]
fn no_key_that_does_something_after_a_form_gives_an_answer_that_saves() {
    for keys in [
        "/chen<Enter>r<Tab>nd<Ctrl-S>",
        "/chen<Enter>r<Tab>20,000<Ctrl-S>",
        "/chen<Enter>r<Tab><Tab>900<Ctrl-S>",
        "/chen<Enter>r12apr<Tab>20<Ctrl-S>",
        "/li<Enter>r<Tab><Tab><Tab><Tab><Tab><Tab>+<Tab>+<Ctrl-S>",
        "/na<Enter>dstart<Tab>tenofovir<Ctrl-S>",
        "/chen<Enter>dstop<Tab>lam<Ctrl-S>",
        "/chen<Enter>egt M204V<Enter>",
        "n77<Tab>Chen, Wei<Tab>12may74<Ctrl-S>",
        "nW-0019<Tab>Wu, Li<Ctrl-S>",
    ] {
        let mut session = Session::new(small_clinic());
        session.keys(keys);
        let asking = session
            .model
            .asking()
            .unwrap_or_else(|| panic!("{keys}: nothing is asked"));
        for answer in &asking.question.answers {
            let saves = matches!(answer.then, Then::Keep | Then::Replace(_));
            for place in [Place::List, Place::Record] {
                let bound = session.model.keymap().lookup(place, Key::char(answer.key));
                // Copying through the terminal is off unless asked for, and changes nothing.
                let acts = bound.is_some_and(|action| action != Action::CopyText);
                assert!(!(saves && acts), "{keys}: {} in {place:?}", answer.key);
            }
            assert!(!answer.key.is_numeric(), "{keys}: {}", answer.key);
        }
    }
}

#[test]
fn nothing_is_chosen_in_the_drug_form() {
    at_each_size(&small_clinic(), |session| {
        session.keys("/chen<Enter>d<Ctrl-S>");
        session.shows(&["what: nothing chosen; accepted: start, stop, switch"]);
        session
            .keys("stop<Ctrl-S>")
            .shows(&["stop: no drug typed; taken: lamivudine"]);
        session.keys("lam").shows(&["= lamivudine, since"]);
        session.reads(&["no antiviral after this"]);
        // A stop asks for its reason, and says that it is the last drug.
        session
            .keys("<Ctrl-S>")
            .shows(&["Why is lamivudine stopped? No reason is typed."]);
        session.reads(&["No antiviral after this."]);
        session.keys("<Enter>").shows(&["> reason"]);
        session.keys("rash<Ctrl-S>").saved();
        session.shows(&["lamivudine stopped 22-Nov-2026"]);
    });
    at_each_size(&small_clinic(), |session| {
        session.keys("/chen<Enter>estop lam<Enter>");
        session.shows(&[
            "Why is lamivudine stopped? No reason is typed.",
            "> n  back, to type the reason",
        ]);
        session.keys("<Enter>: rash<Enter>").saved();
        // Beside another drug nothing is said of the last one.
        session
            .keys("e1nov start tdf; 1nov start etv<Enter>")
            .saved();
        session.keys("estop etv");
        session.hides(&["no antiviral"]);
        session.keys("<Enter>y").saved();
    });
}

#[test]
fn not_saved_yet_stands_wherever_something_is_not() {
    at_each_size(&small_clinic(), |session| {
        session.shows(&["all is saved"]);
        for (keys, typed) in [
            ("r<Tab>", "3"),
            ("e", "dna 3"),
            ("m", "felt well"),
            ("p<Tab>", "x"),
            ("d", "st"),
        ] {
            session
                .keys("/chen<Enter>")
                .keys(keys)
                .shows(&["all is saved"]);
            session.keys(typed).hides(&["all is saved"]);
            let places = session.screen().matches("not saved yet").count();
            assert_eq!(places, 2, "{keys}: the frame of the form and the foot");
            session
                .keys("<Esc>")
                .shows(&["1 draft not saved yet"])
                .hides(&["all is saved"]);
            // Another patient's record is all saved; the list is not.
            session.keys("<Esc>").shows(&["1 draft not saved yet"]);
            session.keys("/na<Enter>").shows(&["all is saved"]);
            session.keys("/chen<Enter>").keys(keys.get(..1).unwrap());
            session.keys("<Ctrl-D>y<Esc>").shows(&["all is saved"]);
        }
    });
}

#[test]
fn editing_a_laboratory_profile_moves_no_field_and_the_form_names_it() {
    let mut clinic = Clinic::of(small_clinic());
    let empty =
        hepatrack::register::Laboratory::new(clinic.register.allocate_id(), "East".to_owned());
    clinic.commit(hepatrack::register::Op::Laboratory {
        change: Box::new(hepatrack::register::Change::add(empty)),
    });
    let order = |session: &mut Session| -> Vec<String> {
        session
            .keys("/chen<Enter>r")
            .shows(&["laboratory report, East"]);
        let fields = session.model.form().unwrap().fields.iter();
        let order = fields.map(|field| label(session, field)).collect();
        session.keys("<Esc><Esc>");
        order
    };
    at_each_size(&clinic.register, |session| {
        let before = order(session);
        assert_eq!(before[..3], ["sample taken", "HBV DNA", "ALT"]);
        // The unit and limit of the fifth test, of ALT, and their loss again.
        session
            .keys("l<Enter><Tab><Tab><Tab><Tab><Tab>umol/L ..21<Ctrl-S>")
            .saved();
        assert_eq!(order(session), before);
        session
            .keys("l<Enter><Tab><Tab><Tab>U/L ..40<Ctrl-S>")
            .saved();
        assert_eq!(order(session), before);
        session
            .keys("l<Enter><Tab><Tab><Tab><Ctrl-U><Ctrl-S>")
            .saved();
        assert_eq!(order(session), before);
        // Where the order was changed it changes.
        session.keys("l<Enter><Up>alt dna<Ctrl-S>").saved();
        assert_eq!(order(session)[..3], ["sample taken", "ALT", "HBV DNA"]);
        session.keys("/chen<Enter>e").shows(&["quick line, East"]);
        session.keys("<Esc>");
    });
}

#[test]
fn what_is_expected_to_turn_together_is_announced_and_not_asked_about() {
    let mut clinic = Clinic::new();
    clinic.patient("1", "Wu, Hao", "1974-05-12").report(
        "1",
        "2026-01-08",
        &[
            ("HBeAg", "+"),
            ("anti-HBe", "-"),
            ("HBsAg", "+"),
            ("anti-HBs", "-"),
        ],
    );
    for (line, announced) in [
        (
            "eeag- eab+",
            "HBeAg lost and anti-HBe gained: HBeAg seroconversion",
        ),
        (
            "esag- sab+",
            "HBsAg lost and anti-HBs gained: HBsAg seroconversion",
        ),
        (
            "esag <<0.05 iu/ml sab 300 miu/ml",
            "HBsAg lost and anti-HBs gained: HBsAg seroconversion",
        ),
    ] {
        at_each_size(&clinic.register, |session| {
            session.keys("<Enter>").keys(line);
            session.reads(&[announced]);
            session.keys("<Enter>").saved();
            let record = session.model.register().find("1").unwrap();
            assert!(
                record.results.iter().all(|result| !result.unusual),
                "{line}"
            );
        });
    }
    // One of them alone is asked about, and so is a pair that turns the other way.
    for line in ["eeag-", "eeab+", "esab+", "eeag- eab-"] {
        at_each_size(&clinic.register, |session| {
            session.keys("<Enter>").keys(line).keys("<Enter>");
            session.shows(&["not the way it was last time"]);
        });
    }
}

#[test]
fn undo_that_reaches_beyond_the_open_patient_asks_and_names_whom() {
    at_each_size(&small_clinic(), |session| {
        session.keys("/chen<Enter>r<Tab>3200<Ctrl-S>").saved();
        session.keys("<Esc>/na<Enter>u");
        session.reads(&[
            "Not only W-20 Li, Na is reached, but W-19 Chen, Wei.",
            "> n no",
        ]);
        session.keys("<Enter>");
        assert_eq!(session.effects(), []);
        session.keys("uy").saved();
        // So does redo; from the record itself neither asks.
        session.keys("<Esc><Esc>/na<Enter><Ctrl-R>");
        session.reads(&["Not only W-20 Li, Na is reached, but W-19 Chen, Wei. Make it again?"]);
        session.keys("y").saved();
        session.keys("<Esc>/chen<Enter>u").saved();
        session.keys("<Esc><Ctrl-R>").saved();
    });
}

#[test]
fn two_digits_of_a_birth_year_make_somebody_who_lives() {
    at_each_size(&small_clinic(), |session| {
        session.keys("n77<Tab>Wu, Hao<Tab>12/5/74<Ctrl-S>");
        session.reads(&["may mean 1974-05-12 or 1974-12-05"]);
        session.hides(&["2074"]);
        for (typed, echo) in [
            ("12may74", "12-May-1974"),
            ("12may27", "12-May-1927"),
            ("12may26", "12-May-2026"),
        ] {
            session.keys("<Ctrl-U>").keys(typed).shows(&[echo]);
        }
        // A bare day says no year: it is asked about, and kept as it was meant.
        session
            .keys("<Ctrl-U>12nov<Ctrl-S>")
            .shows(&["no year; is 12-Nov-2026 (Thu) meant?"]);
        session.keys("n<Ctrl-U>12may30<Esc>");
        let kept = session.model.kept_drafts();
        let born = kept[0].fields.iter().find(|(name, _)| name == "born");
        assert_eq!(born.map(|(_, text)| text.as_str()), Some("12-May-1930"));
    });
}

#[test]
fn two_days_in_one_part_are_named_with_the_way_out() {
    at_each_size(&small_clinic(), |session| {
        session.keys("/chen<Enter>et 12oct22 dna 30<Enter>");
        session
            .reads(&["'12oct22': a second day beside 't', which is today: leave one of them out"]);
        assert_eq!(session.model.place(), Place::QuickLine);
    });
}

#[test]
fn a_repeated_value_of_one_day_is_asked_about_when_it_is_saved() {
    at_each_size(&small_clinic(), |session| {
        let before = results(session, "W-19");
        session.keys("/chen<Enter>r11jun2026<Tab>40<Tab>31<Ctrl-S>");
        session.shows(&["a result of this day is on file already"]);
        session.keys("<Esc><Esc>");
        assert_eq!(results(session, "W-19"), before);
    });
}
