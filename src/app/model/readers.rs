//! What drawing and the terminal may look at.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{
    Calendar, ClinicLine, Clock, CohortPage, Laboratories, Message, Model, Page, Preview,
    RecordView, Saved, SessionMode,
};
use crate::app::actions::ActionList;
use crate::app::asked::{Asked, AskedLine};
use crate::app::event::Moment;
use crate::app::filter::FilterContext;
use crate::app::form::{Form, FormContext, FormKind, Reading};
use crate::app::import::{ImportPage, Stage};
use crate::app::keeping::{Undecided, WriteAccess};
use crate::app::list::List;
use crate::app::question::Asking;
use crate::app::text::TextLine;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Record};
use crate::keys::{Keymap, Place};
use crate::register::{Register, Timestamp};
use crate::store::KeptDraft;
use crate::view::board::{Board, Standing};
use crate::view::cells::cells;
use crate::view::opened::Opened;
use crate::wording::screens::common;
use crate::wording::screens::record as words;
use crate::wording::{Language, banner, shown};

/// What the model holds, to be read.
macro_rules! readers {
    ($self:ident: $($(#[$doc:meta])? $name:ident -> $type:ty = $read:expr;)*) => {
        impl Model {
            $(
                $(#[$doc])?
                pub fn $name(&$self) -> $type {
                    $read
                }
            )*
        }
    };
}

readers! { self:
    register -> &Register = &self.session.register;
    knowledge -> &Knowledge = &self.session.knowledge;
    board -> &Board = &self.session.board;
    today -> NaiveDate = self.session.today;
    clock -> Clock = self.session.clock;
    language -> Language = self.session.language;
    /// The day whose knowledge is shown, where that was asked for.
    known_on -> Option<NaiveDate> = self.session.known_on;
    mode -> &SessionMode = &self.session.mode;
    keymap -> &Keymap = &self.session.keymap;
    size -> (u16, u16) = self.size;
    page -> Page = self.page;
    list -> &List = &self.list;
    view -> &RecordView = &self.view;
    /// The cohort page, open or not.
    cohort -> &CohortPage = &self.cohort;
    /// The due calendar, open or not.
    calendar -> &Calendar = &self.calendar;
    import -> &ImportPage = &self.import;
    /// The list of laboratory profiles, open or not.
    laboratories -> &Laboratories = &self.laboratories;
    /// What is being put on today's clinic.
    clinic -> &ClinicLine = &self.clinic;
    form -> Option<&Form> = self.form.as_ref();
    /// What the open form means as it stands.
    reading -> &Reading = &self.reading;
    /// What saving the open form would change.
    preview -> Option<&Preview> = self.preview.as_ref();
    drafts -> &[Form] = &self.drafts;
    /// A line that is asked for, while it is typed.
    asked -> Option<&AskedLine> = self.asked.last();
    actions -> Option<&ActionList> = self.actions.as_ref();
    asking -> Option<&Asking> = self.asking.as_ref();
    message -> Option<&Message> = self.message.as_ref();
    /// Whether nothing may be shown until a key is pressed.
    is_hidden -> bool = self.hiding.is_hidden;
    saved -> &Saved = &self.saving.saved;
    /// How many changes are made in memory and never written.
    in_memory -> usize = self.saving.in_memory;
    /// Whether every change is confirmed: then the register in memory is what the journal holds.
    is_settled -> bool = self.saving.unconfirmed.is_empty();
    write_access -> &WriteAccess = &self.saving.write_access;
    undecided -> Option<&Undecided> = self.saving.undecided.as_ref();
    /// The time of an entry that the disk did not confirm: nothing is written since.
    not_confirmed -> Option<Moment> = self.saving.not_confirmed;
    /// Whether the disk of the register was taken away: nothing can be saved until it comes back.
    is_away -> bool = self.saving.is_away;
    /// Why the database of the register does not answer, where that is so.
    unanswered -> Option<&str> = self.saving.unanswered.as_deref();
}

impl Model {
    /// What the rules know, to be read on another thread.
    pub fn shared_knowledge(&self) -> Arc<Knowledge> {
        Arc::clone(&self.session.knowledge)
    }

    pub fn standing(&self, id: Id) -> Option<Arc<Standing>> {
        self.session.board.standing(id, &self.session.knowledge)
    }

    /// When the newest entry was made, if the clock says that it is still to come.
    pub fn clock_is_behind(&self) -> Option<Timestamp> {
        // One entry made after the clock was set back must not silence this.
        let made = self.session.register.history().entries().iter();
        let newest = made
            .map(|entry| entry.stamp.at)
            .chain(self.saving.newest)
            .max_by_key(|at| at.utc_millis)?;
        let now = self.session.now.timestamp_millis();
        newest.is_ahead_of(now).then_some(newest)
    }

    pub const fn open_patient(&self) -> Option<Id> {
        self.page.patient()
    }

    pub const fn place(&self) -> Place {
        if self.asking.is_some() {
            Place::Question
        } else if self.actions.is_some() {
            Place::Actions
        } else {
            self.place_below()
        }
    }

    /// The place below questions and the list of actions.
    pub const fn place_below(&self) -> Place {
        match self.asked.as_slice().last() {
            Some(asked) if matches!(asked.what, Asked::Copy) => Place::Copying,
            Some(_) => Place::Asked,
            None if self.clinic.line.is_some() => Place::Adding,
            None => self.body(),
        }
    }

    /// Asks for a line, over whatever is asked for already.
    pub(in crate::app) fn ask_line(&mut self, what: Asked, line: TextLine) {
        self.asked.push(AskedLine { what, line });
    }

    /// The line that was asked for is done with, whatever stands over it.
    pub(in crate::app) fn close_line(
        &mut self,
        is_it: impl Fn(Asked) -> bool,
    ) -> Option<AskedLine> {
        let place = self.asked.iter().position(|line| is_it(line.what))?;
        Some(self.asked.remove(place))
    }

    /// What fills the screen between head line and message: over it stand the lines that are typed, the list of actions and
    /// questions.
    pub const fn body(&self) -> Place {
        if let Some(form) = &self.form {
            return match form.kind {
                FormKind::QuickLine => Place::QuickLine,
                FormKind::Report
                | FormKind::Drug
                | FormKind::Patient
                | FormKind::Note
                | FormKind::Recall
                | FormKind::Letter
                | FormKind::Correction(_)
                | FormKind::Laboratory(_) => Place::Form,
            };
        }
        if self.import.is_open {
            return match self.import.stage {
                Stage::Planned(_) => Place::Preview,
                Stage::Typing | Stage::ReadingHistory | Stage::Reading | Stage::Faulty(..) => {
                    Place::Import
                }
            };
        }
        if self.laboratories.is_open {
            return Place::Laboratories;
        }
        match self.page {
            Page::Record(_) => match self.view.opened {
                Some(Opened::Result(_)) => Place::Value,
                Some(Opened::Course(_)) => Place::Course,
                Some(Opened::Note(_)) => Place::Note,
                Some(Opened::Rules) => Place::Rules,
                None => Place::Record,
            },
            Page::History(_) => Place::History,
            Page::Guidelines(_) => Place::Guidelines,
            Page::Cohort if self.cohort.typing.is_some() => Place::EarlierDay,
            Page::Cohort => Place::Cohort,
            Page::Calendar => Place::Calendar,
            Page::List if self.list.search.is_some() => Place::Search,
            Page::List => Place::List,
        }
    }

    pub fn filter_context(&self) -> FilterContext<'_> {
        let patients = self.drafts.iter().filter_map(|draft| draft.patient);
        let present = patients.map(|id| self.session.register.present(id));
        FilterContext {
            board: &self.session.board,
            knowledge: &self.session.knowledge,
            drafts: present.collect(),
            kept: &self.session.preferences.filters,
        }
    }

    pub fn form_context(&self) -> FormContext<'_> {
        FormContext {
            language: self.session.language,
            register: &self.session.register,
            knowledge: &self.session.knowledge,
            board: &self.session.board,
            today: self.session.today,
            keys: &self.session.keymap,
        }
    }

    /// Everything that was typed and not saved, as text to be kept: what is parked and what is being typed.
    pub fn kept_drafts(&self) -> Vec<KeptDraft> {
        let cx = self.form_context();
        let typing = self.form.iter().filter(|form| form.is_touched());
        let kept = self.drafts.iter().chain(typing).map(|form| form.keep(&cx));
        kept.chain(self.stranded.iter().cloned()).collect()
    }

    /// The forms of changes that nobody has confirmed, as text to be kept: where the program must end before the disk
    /// has answered.
    pub fn unconfirmed_drafts(&self) -> Vec<KeptDraft> {
        let cx = self.form_context();
        let forms = self.saving.unconfirmed.iter();
        forms
            .filter_map(|unconfirmed| unconfirmed.form.as_ref())
            .map(|form| form.keep(&cx))
            .collect()
    }

    /// What waits, in words: `laboratory report of W-20 Li, Na`.
    pub fn draft_words(&self) -> Vec<String> {
        let words = |form: &Form| {
            let language = self.session.language;
            let owner = form.owner(&self.session.register, language);
            common::of(language, form.kind.name().of(language), owner)
        };
        let typing = self.form.iter().filter(|form| form.is_touched());
        self.drafts.iter().chain(typing).map(words).collect()
    }

    /// The kinds of drafts that wait for a patient, those of a record that was joined among them.
    pub fn drafts_of(&self, patient: Option<Id>) -> impl Iterator<Item = FormKind> + '_ {
        self.drafts
            .iter()
            .filter(move |draft| draft.belongs_to(patient, &self.session.register))
            .map(|draft| draft.kind)
    }

    /// The banner of a record in lines of at most `width` cells, broken between its fields only.
    pub fn banner(&self, record: &Record, width: usize) -> Vec<String> {
        let mut text = banner(self.session.language, &record.person, self.session.today);
        let namesakes = self.session.board.namesakes(record.id);
        if namesakes > 1 {
            text.push_str(&words::namesakes(self.session.language, namesakes));
        }
        if !self.saving.beside.is_empty() && self.saving.shown == Some(record.id) {
            let names: Vec<_> = self.saving.beside.iter().map(|name| shown(name)).collect();
            text.push_str(&words::also_open(
                self.session.language,
                names.join(common::LISTED.of(self.session.language)),
            ));
        }
        if cells(&text) > width
            && let Some((before, after)) = text.split_once(" (recorded ")
        {
            // When cirrhosis was recorded is the first thing to give way.
            let rest = after.split_once(')').map_or("", |(_, rest)| rest);
            text = format!("{before}{rest}");
        }
        let mut lines: Vec<String> = Vec::new();
        for field in text.split(" | ") {
            match lines.last_mut() {
                Some(line) if cells(line) + 3 + cells(field) <= width => {
                    line.push_str(" | ");
                    line.push_str(field);
                }
                Some(_) | None => lines.push(field.to_owned()),
            }
        }
        lines
    }
}
