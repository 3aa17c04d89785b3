//! Recall letters: to all who are marked, or to one, and the clinic's own text of them.

use hepatrack::app::event::{Effect, Input, Paper};
use hepatrack::exchange::report::DrawCommand;
use hepatrack::keys::Place;

use crate::harness::{Session, small_clinic};

/// The texts of each page that was asked for, and where they were to stand.
fn pages(session: &mut Session) -> (String, Vec<String>) {
    let effects = session.effects();
    let Some(Effect::WritePages { path, paper }) = effects.last() else {
        panic!("{effects:?}");
    };
    assert!(matches!(paper, Paper::Letters(_)));
    let pages = session.model.ordered_pages(paper).unwrap().pages(None);
    let texts = pages.unwrap().into_iter().map(|page| {
        let mut texts = String::new();
        for order in &page.orders {
            if let DrawCommand::Text { text, .. } = order {
                texts.push_str(text);
                texts.push('\n');
            }
        }
        texts
    });
    (path.clone(), texts.collect())
}

#[test]
fn all_who_are_marked_get_a_page_each() {
    let mut session = Session::new(small_clinic());
    session.keys("<Home>vvo");
    session.shows(&["2 marked patients", "write a letter to each first"]);
    session.keys("w");
    session.shows(&["Recall letters", "2 letters, a page each"]);
    session.keys("<Enter>");
    let (path, pages) = pages(&mut session);
    assert_eq!(path, "letters-2026-11-22.html");
    assert_eq!(pages.len(), 2);
    assert_ne!(pages[0], pages[1]);
    session.feed(Input::PagesWritten(Ok("Written: letters.html".to_owned())));
    session.shows(&["Written: letters.html; o notes that letters were sent"]);
    assert_eq!(session.model.place(), Place::List);
    assert_eq!(session.model.list().marked().len(), 2);
}

#[test]
fn the_text_is_the_clinics_own_and_can_be_changed_here() {
    let mut session = Session::new(small_clinic());
    session.keys("<F1>text of the recall<Enter>");
    session.shows(&["Text of the recall letter", "{today}", "Dear {name},"]);
    session.keys("<Ctrl-U>{day}<Ctrl-S>");
    session.shows(&["{day} is not known"]);
    session.keys("<Ctrl-U>Come soon, {name}!<Ctrl-S>");
    session.shows(&["text of the recall letter set"]);
    session.keys("/chen<Enter><F1>recall letters<Enter>");
    session.shows(&["a letter to W-19"]);
    session.keys("<Enter>");
    let (_, letters) = pages(&mut session);
    assert!(letters[0].contains("Come soon, Wei Chen!"), "{letters:?}");
    // Undo opens the form as it was typed.
    session.keys("<Esc>uy");
    session.effects();
    session.shows(&["Come soon, {name}!"]);
}

#[test]
fn no_letter_goes_to_somebody_who_has_died() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>p<Down><Down><Down><Down><Down><Ctrl-U>died<Ctrl-S>");
    session.keys("<F1>recall letters<Enter>");
    assert_ne!(session.model.place(), Place::Asked);
    assert_eq!(
        session
            .model
            .ordered_pages(&Paper::Letters(Vec::new()))
            .map(drop),
        None
    );
}
