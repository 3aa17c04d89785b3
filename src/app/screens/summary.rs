//! The summary of a patient as a file: where it is to stand is typed, and nothing that stands there is written over.

use std::path::Path;
use std::sync::Arc;

use crate::app::board::Standing;
use crate::app::event::Effect;
use crate::app::keymap::Action;
use crate::app::model::{Clock, Message, MessageKind, Mode, Model, Page as Shown};
use crate::app::report::{
    DEMO_WORDS, Subject, UNSAVED_WORDS, as_of_words, file_name, known_on_words, origin_words,
};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Seq};
use crate::exchange::report::{Page, PageForm};
use crate::wording::Language;
use crate::wording::screens::{asked as words, common};

use super::asked::{self, Asked, AskedLine};

/// Everything that a summary is made of, to be written on another thread.
pub struct Ordered {
    standing: Arc<Standing>,
    knowledge: Arc<Knowledge>,
    clinic: Option<String>,
    namesakes: usize,
    loud: Vec<String>,
    last: Seq,
}

impl Ordered {
    /// The page; `head` is the digest of the journal's last entry, where there is a journal.
    #[must_use]
    pub fn page(&self, head: Option<&str>) -> Page {
        Subject {
            standing: &self.standing,
            knowledge: &self.knowledge,
            clinic: self.clinic.as_deref(),
            namesakes: self.namesakes,
            loud: self.loud.clone(),
            origin: origin_words(self.standing.language, self.last.0, head),
        }
        .summary()
    }
}

impl Model {
    /// What the summary of a patient is made of, as things stand.
    #[must_use]
    pub fn ordered_summary(&self, patient: Id) -> Option<Ordered> {
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
            (session.mode == Mode::Demo).then(|| DEMO_WORDS.of(self.language()).to_owned()),
            as_of,
            session
                .known_on
                .map(|day| known_on_words(self.language(), day)),
            (!is_saved).then(|| UNSAVED_WORDS.of(self.language()).to_owned()),
        ];
        Some(Ordered {
            standing: self.standing(patient)?,
            knowledge: self.shared_knowledge(),
            clinic: session.register.clinic().map(str::to_owned),
            namesakes: session.board.namesakes(patient),
            loud: loud.into_iter().flatten().collect(),
            last: session.register.last_seq(),
        })
    }
}

/// Asks for the path, of the open or the selected patient.
pub(in crate::app) fn open(model: &mut Model) {
    let patient = match model.page {
        Shown::List => model.list.selected,
        page => page.patient(),
    };
    match patient {
        Some(patient) => asked::open(model, Asked::Summary(patient)),
        None => {
            let new = model.key_here(Action::NewPatient);
            model.note(common::select_or_enter(model.session.language, new));
        }
    }
}

/// A name of number and day, in the folder that was used last.
pub(super) fn proposed(model: &Model, patient: Id) -> String {
    let record = model.session.register.get(patient);
    let number = record.map_or("", |record| record.person.mrn.as_str());
    let name = file_name(number, model.session.today);
    format!("{}{name}", model.summary_folder)
}

/// What becomes of a path that is typed.
pub(super) fn echo(language: Language, typed: &str) -> Result<String, String> {
    match PageForm::of_path(Path::new(typed.trim_end_matches(['"', '\'']))) {
        Some(_) => Ok(words::NOTHING_WRITTEN_OVER.of(language).to_owned()),
        None => Err(words::MUST_END.of(language).to_owned()),
    }
}

/// Has the page written where the line says; it stays until that is done.
pub(super) fn write(model: &mut Model, typed: &str, patient: Id) {
    if let Err(why) = echo(model.session.language, typed) {
        return model.refuse(words::no_page(model.session.language, why));
    }
    model.effects.push(Effect::WriteSummary {
        path: typed.to_owned(),
        patient,
    });
    model.note(words::WRITING_PAGE);
}

/// The page stands there, or does not: then the path waits to be changed.
pub(in crate::app) fn written(model: &mut Model, written: Result<String, String>) {
    match written {
        Ok(words) => {
            let is_summary = |line: &mut AskedLine| matches!(line.what, Asked::Summary(_));
            if let Some(AskedLine { line, .. }) = model.asked.take_if(is_summary) {
                let typed = line.text();
                let folder = typed.rfind('/').map_or(0, |place| place + 1);
                model.summary_folder = typed.get(..folder).unwrap_or_default().to_owned();
            }
            model.message = Some(Message {
                kind: MessageKind::Done,
                words,
            });
        }
        Err(reason) => model.refuse(words::no_page(model.session.language, reason)),
    }
}
