//! Pages for paper, a summary or recall letters, as a file: where it is to be is typed, and no file is written over.

use std::path::Path;
use std::sync::Arc;

use crate::app::asked::{Asked, AskedLine};
use crate::app::event::{Effect, Paper};
use crate::app::model::{Clock, Model, Page as Shown, SessionMode};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{FollowUp, Id, Seq};
use crate::exchange::report::{Page, PageForm};
use crate::keys::Action;
use crate::view::board::Standing;
use crate::view::describe::named;
use crate::view::paper::{
    DEMO_WORDS, LetterError, SHIPPED_LETTER, Subject, UNSAVED_WORDS, as_of_words, file_name,
    known_on_words, origin_words,
};
use crate::wording::screens::{asked as words, common};
use crate::wording::{Language, count_words};

use super::asked;

/// Everything that pages are made of, to be written on another thread.
pub struct Ordered {
    /// Whose, each with how many have the same name.
    standings: Vec<(Arc<Standing>, usize)>,
    /// The text of the letter, where letters are asked for and no summary.
    letter: Option<String>,
    knowledge: Arc<Knowledge>,
    clinic: Option<String>,
    loud: Vec<String>,
    last: Seq,
}

impl Ordered {
    /// The pages; `head` is the digest of the journal's last entry, where there is a journal.
    ///
    /// # Errors
    /// A letter is longer than a page.
    pub fn pages(&self, head: Option<&str>) -> Result<Vec<Page>, LetterError> {
        let page = |(standing, namesakes): &(Arc<Standing>, usize)| {
            let subject = Subject {
                standing,
                knowledge: &self.knowledge,
                clinic: self.clinic.as_deref(),
                namesakes: *namesakes,
                loud: self.loud.clone(),
                origin: origin_words(standing.language, self.last.0, head),
            };
            match &self.letter {
                Some(text) => subject.letter(text),
                None => Ok(subject.summary()),
            }
        };
        self.standings.iter().map(page).collect()
    }
}

impl Model {
    /// What pages are made of, as things are now; nothing where nobody is on file.
    pub fn ordered_pages(&self, paper: &Paper) -> Option<Ordered> {
        let session = &self.session;
        let as_of = match session.clock {
            // The day of the example clinic, or what was known on a day, is said by itself.
            Clock::AsOf(day) if session.known_on != Some(day) => {
                Some(as_of_words(self.language(), day))
            }
            Clock::AsOf(_) | Clock::Running | Clock::Still(_) => None,
        };
        let is_saved = self.saving.in_memory == 0 && self.saving.not_confirmed.is_none();
        let loud = [
            (session.mode == SessionMode::Demo).then(|| DEMO_WORDS.of(self.language()).to_owned()),
            as_of,
            session
                .known_on
                .map(|day| known_on_words(self.language(), day)),
            (!is_saved).then(|| UNSAVED_WORDS.of(self.language()).to_owned()),
        ];
        let (patients, letter) = match paper {
            Paper::Summary(patient) => (std::slice::from_ref(patient), None),
            Paper::Letters(patients) => {
                let own = session.register.letter();
                (
                    patients.as_slice(),
                    Some(own.unwrap_or(SHIPPED_LETTER.of(self.language())).to_owned()),
                )
            }
        };
        let standings: Vec<_> = patients
            .iter()
            .filter_map(|id| Some((self.standing(*id)?, session.board.namesakes(*id))))
            .collect();
        (!standings.is_empty()).then(|| Ordered {
            standings,
            letter,
            knowledge: self.shared_knowledge(),
            clinic: session.register.clinic().map(str::to_owned),
            loud: loud.into_iter().flatten().collect(),
            last: session.register.last_seq(),
        })
    }
}

/// Asks for the path of a summary, of the open or the selected patient.
pub(in crate::app) fn open(model: &mut Model) {
    match model.open_patient().or(model.list.selected) {
        Some(patient) => asked::open(model, Asked::Summary(patient)),
        None => say_nobody(model),
    }
}

/// Asks for the path of recall letters, to all who are marked, else to the open or the selected patient.
pub(in crate::app) fn open_letters(model: &mut Model) {
    if addressees(model).is_empty() {
        return say_nobody(model);
    }
    asked::open(model, Asked::Letters);
}

fn say_nobody(model: &mut Model) {
    let new = model.key_here(Action::NewPatient);
    model.note(common::select_or_enter(model.session.language, new));
}

/// To whom letters go: nobody who has died.
fn addressees(model: &Model) -> Vec<Id> {
    let one = model.open_patient().or(model.list.selected);
    let is_alive = |id: &Id| {
        let record = model.session.register.get(*id);
        record.is_some_and(|record| record.person.follow_up != FollowUp::Died)
    };
    match (model.page, model.list.marked()) {
        (Shown::List, marked) if !marked.is_empty() => {
            marked.iter().copied().filter(is_alive).collect()
        }
        _ => one.into_iter().filter(is_alive).collect(),
    }
}

/// A name of number and day, in the folder that was used last.
pub(super) fn proposed_summary(model: &Model, patient: Id) -> String {
    let record = model.session.register.get(patient);
    let number = record.map_or("", |record| record.person.mrn.as_str());
    let name = file_name(number, model.session.today);
    format!("{}{name}", model.session.paper_folder)
}

pub(super) fn proposed_letters(model: &Model) -> String {
    let name = format!("letters-{}.html", model.session.today);
    format!("{}{name}", model.session.paper_folder)
}

/// What becomes of a path that is typed.
pub(super) fn echo(language: Language, typed: &str) -> Result<String, String> {
    match PageForm::of_path(Path::new(typed.trim_end_matches(['"', '\'']))) {
        Some(_) => Ok(words::NOTHING_WRITTEN_OVER.of(language).to_owned()),
        None => Err(words::MUST_END.of(language).to_owned()),
    }
}

/// To whom the letters go, and what becomes of a path that is typed.
pub(super) fn letters_echo(model: &Model, typed: &str) -> Result<String, String> {
    let language = model.session.language;
    let path = echo(language, typed)?;
    let letters = match addressees(model).as_slice() {
        [one] => {
            let record = model.session.register.get(*one);
            record.map_or_else(String::new, |record| {
                words::a_letter_to(language, named(&record.person))
            })
        }
        all => words::letters_to(language, count_words(all.len())),
    };
    Ok(words::letters_and(language, letters, path))
}

/// Has a summary written where the line says; it stays until that is done.
pub(super) fn write(model: &mut Model, typed: &str, patient: Id) {
    order(model, typed, Paper::Summary(patient));
}

pub(super) fn write_letters(model: &mut Model, typed: &str) {
    let paper = Paper::Letters(addressees(model));
    order(model, typed, paper);
}

fn order(model: &mut Model, typed: &str, paper: Paper) {
    if let Err(why) = echo(model.session.language, typed) {
        return model.refuse(words::not_written(model.session.language, why));
    }
    model.effects.push(Effect::WritePages {
        path: typed.to_owned(),
        paper,
    });
    model.note(words::WRITING);
}

/// The file is there, or it is not: then the path waits to be changed.
pub(in crate::app) fn written(model: &mut Model, written: Result<String, String>) {
    match written {
        Ok(mut said) => {
            let is_paper = |what| matches!(what, Asked::Summary(_) | Asked::Letters);
            if let Some(AskedLine { line, what }) = model.close_line(is_paper) {
                let typed = line.text();
                let folder = typed.rfind('/').map_or(0, |place| place + 1);
                model.session.paper_folder = typed.get(..folder).unwrap_or_default().to_owned();
                if what == Asked::Letters {
                    let recall = model.key_here(Action::Recall);
                    said = words::letters_noted(model.session.language, said, recall);
                }
            }
            model.done(said);
        }
        Err(reason) => model.refuse(words::not_written(model.session.language, reason)),
    }
}
