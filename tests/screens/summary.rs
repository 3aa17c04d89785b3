//! The summary of a patient: the path is proposed and can be changed, what was written is said, and a path in the way
//! waits to be changed.

use hepatrack::app::event::{Effect, Input};
use hepatrack::app::keymap::Place;
use hepatrack::exchange::report::Order;

use crate::harness::{Session, small_clinic};

/// Where the page was to stand that was asked for.
fn asked(session: &mut Session) -> String {
    let effects = session.effects();
    match effects.as_slice() {
        [Effect::WriteSummary { path, patient }] => {
            assert!(session.model.ordered_summary(*patient).is_some());
            path.clone()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_path_is_proposed_from_number_day_and_the_folder_used_last() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter><Ctrl-P><Enter>");
    assert_eq!(asked(&mut session), "summary-W-19-2026-11-22.html");
    let done = "The page stands in /home/ana/summary-W-19-2026-11-22.html";
    session.feed(Input::SummaryWritten(Ok(done.to_owned())));
    session.shows(&[done]);
    assert_eq!(session.model.place(), Place::Record);
    session.keys("<F9><Ctrl-U>my visits/wei.html<Enter>");
    assert_eq!(asked(&mut session), "my visits/wei.html");
    let why = "my visits/wei.html: exists already: name another file, or move it away";
    session.feed(Input::SummaryWritten(Err(why.to_owned())));
    session.shows(&["No page was written: my visits/wei.html: exists already"]);
    assert_eq!(session.model.place(), Place::Summary);
    session.keys("<Backspace><Backspace><Backspace><Backspace><Backspace>2.html<Enter>");
    assert_eq!(asked(&mut session), "my visits/wei2.html");
    session.feed(Input::SummaryWritten(
        Ok("The page stands there".to_owned()),
    ));
    // Of the selected patient too, and in that folder.
    session.keys("<Esc><F9><Enter>");
    assert_eq!(
        asked(&mut session),
        "my visits/summary-W-19-2026-11-22.html"
    );
    session.keys("<Ctrl-U><Enter>");
    assert_eq!(session.effects(), []);
    session.shows(&["No path is typed"]);
    session.keys("<Esc>");
    assert_eq!(session.model.place(), Place::List);
}

#[test]
fn what_is_not_saved_is_said_on_the_page() {
    let mut session = Session::new(small_clinic());
    session.answers = false;
    session.keys("/chen<Enter>r<Tab>3200<Ctrl-S>");
    let entry = session
        .effects()
        .into_iter()
        .find_map(|effect| match effect {
            Effect::Save(entry) => Some(entry),
            _ => None,
        });
    let said = |session: &Session| {
        let patient = session.model.open_patient().unwrap();
        let page = session.model.ordered_summary(patient).unwrap().page(None);
        page.orders.iter().any(|order| {
            matches!(order, Order::Text { text, .. } if text == "HOLDS CHANGES THAT ARE NOT SAVED")
        })
    };
    assert!(!said(&session));
    session.feed(Input::NotSaved {
        seq: entry.unwrap().seq,
        reason: "disk full".to_owned(),
        is_unknown: true,
    });
    session.keys("/chen<Enter>");
    assert!(said(&session));
}
