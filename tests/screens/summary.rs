//! The summary of a patient: the path is proposed and can be changed, what was written is said, and a path in the way
//! waits to be changed.

use hepatrack::app::event::{Effect, Input, Paper};
use hepatrack::exchange::report::DrawCommand;
use hepatrack::keys::Place;

use crate::harness::{Session, small_clinic};

/// Where the page was to stand that was asked for.
fn asked(session: &mut Session) -> String {
    let effects = session.effects();
    match effects.as_slice() {
        [Effect::WritePages { path, paper }] => {
            assert!(session.model.ordered_pages(paper).is_some());
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
    let done = "Written: /home/ana/summary-W-19-2026-11-22.html";
    session.feed(Input::PagesWritten(Ok(done.to_owned())));
    session.shows(&[done]);
    assert_eq!(session.model.place(), Place::Record);
    session.keys("<F9><Ctrl-U>my visits/wei.html<Enter>");
    assert_eq!(asked(&mut session), "my visits/wei.html");
    let why = "my visits/wei.html: exists already: name another file, or move it away";
    session.feed(Input::PagesWritten(Err(why.to_owned())));
    session.shows(&["Nothing was written: my visits/wei.html: exists already"]);
    assert_eq!(session.model.place(), Place::Asked);
    session.keys("<Backspace><Backspace><Backspace><Backspace><Backspace>2.html<Enter>");
    assert_eq!(asked(&mut session), "my visits/wei2.html");
    session.feed(Input::PagesWritten(Ok("The page stands there".to_owned())));
    // Of the selected patient too, and in that folder.
    session.keys("<Esc><F9><Enter>");
    assert_eq!(
        asked(&mut session),
        "my visits/summary-W-19-2026-11-22.html"
    );
    session.keys("<Ctrl-U><Enter>");
    assert_eq!(session.effects(), []);
    session.shows(&["the name must end in .html or .pdf"]);
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
        let page = session
            .model
            .ordered_pages(&Paper::Summary(patient))
            .unwrap();
        let pages = page.pages(None).unwrap();
        pages[0].orders.iter().any(|order| {
            matches!(order, DrawCommand::Text { text, .. } if text == "HOLDS CHANGES THAT ARE NOT SAVED")
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
