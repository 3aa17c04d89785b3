//! What a nurse who reads Chinese sees in her day, screen by screen.

use hepatrack::app::event::Input;
use hepatrack::app::{SessionMode, Setup, Undecided, WriteAccess};
use hepatrack::reference::parse_guideline_set;
use hepatrack::register::Register;
use hepatrack::store::{self, Mend, Outside, Trouble, TroubleKind};
use hepatrack::wording::Language;
use tempfile::TempDir;

use crate::harness::{Session, knowledge, setup, small_clinic};
use crate::imports::home;

/// What is opened by which keys.
pub(super) const SCREENS: [(&str, &str); 75] = [
    ("list", ""),
    ("search", "/chen"),
    ("filter", "w"),
    ("order", "s"),
    ("nobody", "/zzz"),
    ("record", "/chen<Enter>"),
    // The rules that decided: one with a table, one alone, those of the never treated.
    ("rules", "/chen<Enter><Enter>"),
    ("rules below", "/chen<Enter><Enter><PgDn>"),
    ("rules that end", "/chen<Enter><Enter><End>"),
    (
        "rules of resistance",
        "/chen<Enter>r<Tab>3200<Ctrl-S><Enter>",
    ),
    ("rules of the untreated", "/li<Enter><Enter>"),
    ("flow", "/chen<Enter><Tab><Enter>"),
    ("courses", "/chen<Enter><Tab><Tab><Enter>"),
    ("notes", "/chen<Enter>mabc<Ctrl-S><Tab><Tab><Tab>"),
    ("picture", "/chen<Enter><Tab><Tab><Tab><Tab>"),
    ("guidelines", "/chen<Enter>g"),
    ("history", "/chen<Enter>h"),
    ("report", "/chen<Enter>r<Tab>20,000<Tab>900<Tab>"),
    ("drug", "/chen<Enter>d<Down><Tab>etv<Tab>"),
    ("quick", "/chen<Enter>et dna 2300 alt 900 atl 60"),
    ("patient", "n12<Tab>"),
    ("correction", "/chen<Enter><Tab><Enter><Enter>"),
    ("clinic", "a<End>a wc"),
    ("adding", "wca"),
    ("calendar", "c"),
    ("week", "c<Tab>"),
    ("laboratories", "l"),
    ("import", "i"),
    ("actions", "<F1>"),
    // Saved, taken back, made again.
    ("saved report", "/chen<Enter>r<Tab>3200<Tab>52<Ctrl-S>"),
    ("undone report", "/chen<Enter>r<Tab>3200<Ctrl-S>u"),
    (
        "report again",
        "/chen<Enter>r<Tab>3200<Ctrl-S>u<Esc><Ctrl-D>y<Ctrl-R>",
    ),
    ("nothing to make again", "<Ctrl-R>"),
    ("undo of another", "/chen<Enter>u"),
    ("undone of another", "/chen<Enter>uy"),
    ("saved drug", "/chen<Enter>dt<Tab><Tab><Ctrl-S>"),
    ("saved note", "/chen<Enter>mabc<Ctrl-S>"),
    ("saved patient", "nK-1<Tab>欧阳建国<Tab>19740512<Ctrl-S>"),
    ("saved quick line", "/chen<Enter>et dna 2300 alt 41<Enter>"),
    ("saved laboratory", "lnEast<Tab><Tab><Tab>..50<Ctrl-S>"),
    ("removed laboratory", "lnEast<Tab><Tab><Tab>..50<Ctrl-S>xy"),
    ("saved person", "/chen<Enter>p<Tab><Tab><Tab><Down><Ctrl-S>"),
    // Drafts.
    ("draft", "/chen<Enter>r<Tab>3200<Esc>"),
    ("draft in the list", "/chen<Enter>r<Tab>3200<Esc><Esc><Esc>"),
    ("draft thrown away", "/chen<Enter>r<Tab>3200<Ctrl-D>"),
    ("leaving with a draft", "/chen<Enter>r<Tab>3200<Ctrl-Q>"),
    (
        "undo under a draft",
        "/chen<Enter>r<Tab>3200<Ctrl-S>r<Tab>77<Esc>u",
    ),
    // Questions and what is refused.
    ("same person", "n77<Tab>Chen, Wei<Tab>19740512<Ctrl-S>"),
    ("same number", "nW-19<Tab>Chen, Wei<Ctrl-S>"),
    ("much higher", "/chen<Enter>r<Tab>2.3e8<Tab>9000<Ctrl-S>"),
    ("empty form", "/chen<Enter>r<Ctrl-S>"),
    ("empty patient", "n<Ctrl-S>"),
    ("empty drug", "/chen<Enter>d<Ctrl-S>"),
    ("empty note", "/chen<Enter>m<Ctrl-S>"),
    (
        "stop without reason",
        "/chen<Enter>ds<Tab><Tab>t<Tab><Ctrl-S>",
    ),
    ("retracting", "/chen<Enter><Tab><Enter><Enter>x"),
    ("moving", "/chen<Enter><Tab><Enter>mW-20<Tab>x"),
    ("moved", "/chen<Enter><Tab><Enter>mW-20<Tab>x<Ctrl-S>y"),
    ("profile", "/chen<Enter>p"),
    (
        "profile refused",
        "/chen<Enter>p<Tab><Tab>1899-01-01<Ctrl-S>",
    ),
    ("who am I", "<F1>own name<Enter>"),
    ("copying", "<F12>"),
    ("letters", "<Home>vvow"),
    ("attempts", "<Home>vvo"),
    ("letter text", "<F1>text of the recall<Enter>"),
    (
        "letter text refused",
        "<F1>text of the recall<Enter><Ctrl-U>{day}<Ctrl-S>",
    ),
    (
        "letter text saved",
        "<F1>text of the recall<Enter><Ctrl-U>x<Ctrl-S>",
    ),
    ("on paper", "/chen<Enter><Ctrl-P>"),
    ("cohort", "x"),
    ("another day", "<F1>as of<Enter>"),
    ("laboratory form", "ln"),
    ("clinic name", "<F1>clinic<Enter>"),
    ("searched action", "<F1>tier"),
    ("language again", "<F1>language<Enter><F1>language<Enter>"),
    ("import of nothing", "i<Enter>"),
];

/// What the steps of the tour wait for.
const TOUR: [&str; 10] = [
    "<Down>", "<Enter>", "<Tab>", "g", ".", "r", "<Ctrl-S>", "u", "a", "<F1>",
];

pub(super) fn chinese() -> Session {
    of(setup(small_clinic()))
}

fn of(setup: Setup) -> Session {
    Session::started(Setup {
        language: Language::Chinese,
        ..setup
    })
}

/// A start without a register.
fn first_start() -> Session {
    let mut session = of(setup(Register::new("k7q2m9x4".to_owned())));
    session.change(hepatrack::app::Model::on_first_day);
    session
}

/// Every screen of her day: a name, keys, and the session to which they are typed.
pub(super) fn scenes() -> Vec<(String, String, Session)> {
    let mut scenes: Vec<(String, String, Session)> = SCREENS
        .iter()
        .map(|(name, keys)| ((*name).to_owned(), (*keys).to_owned(), chinese()))
        .collect();
    let mut scene = |name: &str, keys: &str, session: Session| {
        scenes.push((name.to_owned(), keys.to_owned(), session));
    };
    for steps in 0..=TOUR.len() {
        let keys = format!("<Ctrl-T>{}", TOUR[..steps].concat());
        scene(&format!("tour {steps}"), &keys, chinese());
    }
    scene("tour waits", "<Ctrl-T>z", chinese());
    let mut first_look = chinese();
    first_look.change(hepatrack::app::Model::as_first_look);
    scene("first look", "", first_look);
    scene("tour left", "<Ctrl-T><Down><Esc>", chinese());
    for (name, keys) in [
        ("first day", ""),
        ("first question", "<Enter>"),
        ("second question", "<Enter><Enter>"),
        ("second question refused", "<Enter><Enter><Enter>"),
        ("second question odd", "<Enter><Enter>Central; potassium 4"),
        ("third question", "<Enter><Enter>Central<Enter>"),
        ("after the questions", "<Enter><Enter>Central<Enter><Enter>"),
        ("empty list", "<Esc>"),
        ("empty clinic", "<Esc>wc"),
        ("empty calendar", "<Esc>c"),
        ("empty cohort", "<Esc>x"),
    ] {
        scene(name, keys, first_start());
    }
    for (name, rows, keys) in [
        ("import refused", REFUSED, "<Enter>"),
        ("import", GOOD, "<Enter>"),
        ("import asked", GOOD, "<Enter><Enter>"),
        ("imported", GOOD, "<Enter><Enter>y"),
        ("import undone", GOOD, "<Enter><Enter>y<Esc><Esc>u"),
        (
            "import over the history",
            GOOD,
            "<Enter><Enter>y<Esc>/wang<Enter>h",
        ),
    ] {
        let home: TempDir = home(rows);
        let mut session = chinese();
        session.files = Some(home.path().to_owned());
        session.keys("i~/my files<Enter>");
        let _ = std::mem::ManuallyDrop::new(home);
        scene(
            name,
            keys.strip_prefix("<Enter>").unwrap_or_default(),
            session,
        );
    }
    scenes.extend(kept_scenes());
    scenes
}

const GOOD: &str =
    "W-50,2026-10-01,HBV DNA,45000,IU/mL,,\nW-20,2026-10-01,HBV DNA,230000,IU/mL,,\n";
const REFUSED: &str = "W-50,2026-13-01,HBV DNA,45000,IU/mL,,\nW-99,2026-10-01,ALT,x,U/L,,40\n\
                       W-20,2026-10-01,glucose,5,mmol/L,,\nW-20,2026-10-01,ALT,20,,,\n";

fn kept_scenes() -> Vec<(String, String, Session)> {
    let mut scenes = Vec::new();
    let mut scene = |name: &str, keys: &str, session: Session| {
        scenes.push((name.to_owned(), keys.to_owned(), session));
    };
    let demo = || {
        of(Setup {
            mode: SessionMode::Demo,
            ..setup(small_clinic())
        })
    };
    scene("example", "", demo());
    scene("example in memory", "/chen<Enter>mabc<Ctrl-S>", demo());
    let mut full = chinese();
    full.disk = Err("磁盘已满".to_owned());
    scene("disk full", "/chen<Enter>r<Tab>3200<Ctrl-S>", full);
    let mut slow = chinese();
    slow.answers = false;
    scene("saving", "/chen<Enter>r<Tab>3200<Ctrl-S>", slow);
    let mut outside = chinese();
    outside.feed(Input::Outside(Some(Outside::Edited {
        changed: Vec::new(),
    })));
    scene("changed outside", "", outside);
    scene(
        "held",
        "/chen<Enter>",
        of(Setup {
            write_access: WriteAccess::Theirs("ana".to_owned()),
            ..setup(small_clinic())
        }),
    );
    scene(
        "read only",
        "/chen<Enter>r",
        of(Setup {
            mode: SessionMode::ReadOnly("ana".to_owned()),
            ..setup(small_clinic())
        }),
    );
    let left_out = parse_guideline_set("(", "files.ron").unwrap_err();
    scene(
        "a guideline set left out",
        "/chen<Enter>g",
        of(Setup {
            guideline_faults: vec![left_out.sentence()],
            ..setup(small_clinic())
        }),
    );
    for (kind, mends) in [
        (TroubleKind::Journal, vec![Mend::BeginJournal]),
        (TroubleKind::Unreadable, vec![Mend::WriteAgain]),
        (TroubleKind::Fork, Vec::new()),
    ] {
        let name = format!("{kind:?}");
        let trouble = Trouble {
            kind,
            faults: store::read("patients.ron", b"", &knowledge()).unwrap_err(),
            changed: Vec::new(),
            mends,
        };
        let undecided = Some(Undecided::of_trouble(trouble));
        scene(
            &name,
            "",
            of(Setup {
                undecided,
                ..setup(small_clinic())
            }),
        );
    }
    scenes
}
