//! What drawing and the terminal may look at.

use chrono::NaiveDate;

use super::{Clock, Message, Mode, Model, Opened, Page, Preview, RecordView, Saved};
use crate::app::actions::ActionList;
use crate::app::board::{Board, Standing};
use crate::app::cells::cells;
use crate::app::clinic::ClinicDesk;
use crate::app::event::Moment;
use crate::app::form::{Desk, Form, FormKind, Reading};
use crate::app::import::Stage;
use crate::app::keeping::{Seat, Undecided};
use crate::app::keymap::Place;
use crate::app::list::List;
use crate::app::question::Asking;
use crate::app::text::TextLine;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Record};
use crate::register::{Register, Timestamp};
use crate::store::KeptDraft;
use crate::wording::banner;

impl Model {
    /// All patients, as they stand now.
    #[must_use]
    pub const fn register(&self) -> &Register {
        &self.register
    }

    /// What the rules know.
    #[must_use]
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// Today.
    #[must_use]
    pub const fn today(&self) -> NaiveDate {
        self.today
    }

    /// Where today comes from.
    #[must_use]
    pub const fn clock(&self) -> Clock {
        self.clock
    }

    /// Whether changes are made and kept.
    #[must_use]
    pub const fn mode(&self) -> &Mode {
        &self.mode
    }

    /// The terminal's columns and rows.
    #[must_use]
    pub const fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Everybody's standing.
    #[must_use]
    pub const fn board(&self) -> &Board {
        &self.board
    }

    /// Where a patient stands.
    #[must_use]
    pub fn standing(&self, id: Id) -> Option<Standing> {
        self.board.standing(id, &self.knowledge)
    }

    /// The screen below forms and questions.
    #[must_use]
    pub const fn page(&self) -> Page {
        self.page
    }

    /// The list.
    #[must_use]
    pub const fn list(&self) -> &List {
        &self.list
    }

    /// How far the record is scrolled.
    #[must_use]
    pub const fn view(&self) -> &RecordView {
        &self.view
    }

    /// The form that is open.
    #[must_use]
    pub const fn form(&self) -> Option<&Form> {
        self.form.as_ref()
    }

    /// What the open form means as it stands.
    #[must_use]
    pub const fn reading(&self) -> &Reading {
        &self.reading
    }

    /// What saving the open form would change.
    #[must_use]
    pub const fn preview(&self) -> Option<&Preview> {
        self.preview.as_ref()
    }

    /// Parked forms.
    #[must_use]
    pub fn drafts(&self) -> &[Form] {
        &self.drafts
    }

    /// The question on the screen.
    #[must_use]
    pub const fn asking(&self) -> Option<&Asking> {
        self.asking.as_ref()
    }

    /// The list of actions, if it is open.
    #[must_use]
    pub const fn actions(&self) -> Option<&ActionList> {
        self.actions.as_ref()
    }

    /// The answer to the last key.
    #[must_use]
    pub const fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// Whether all is saved.
    #[must_use]
    pub const fn saved(&self) -> &Saved {
        &self.saved
    }

    /// Changes that are made in memory and never written.
    #[must_use]
    pub const fn in_memory(&self) -> usize {
        self.in_memory
    }

    /// Whether every change is confirmed: then the register in memory is what the journal holds.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        self.unconfirmed.is_empty()
    }

    /// The day whose knowledge is shown, where that was asked for.
    #[must_use]
    pub const fn known_on(&self) -> Option<NaiveDate> {
        self.known_on
    }

    /// Who may write.
    #[must_use]
    pub const fn seat(&self) -> &Seat {
        &self.seat
    }

    /// Something about the register's file that must be decided.
    #[must_use]
    pub const fn undecided(&self) -> Option<&Undecided> {
        self.undecided.as_ref()
    }

    /// The time of an entry that the disk did not confirm: nothing is written since.
    #[must_use]
    pub const fn not_confirmed(&self) -> Option<Moment> {
        self.not_confirmed
    }

    /// Whether the disk of the register was taken away: nothing can be saved until it comes back.
    #[must_use]
    pub const fn is_away(&self) -> bool {
        self.is_away
    }

    /// When the newest entry was made, if the clock says that it is still to come.
    #[must_use]
    pub fn clock_is_behind(&self) -> Option<Timestamp> {
        // One entry made after the clock was set back must not silence this.
        let made = self.register.history().entries().iter();
        let newest = made
            .map(|entry| entry.stamp.at)
            .chain(self.newest)
            .max_by_key(|at| at.utc_millis)?;
        let now = self.now.timestamp_millis();
        newest.is_ahead_of(now).then_some(newest)
    }

    /// Whose record is open.
    #[must_use]
    pub const fn open_patient(&self) -> Option<Id> {
        match self.page {
            Page::Record(id) | Page::History(id) | Page::Guidelines(id) => Some(id),
            Page::List | Page::Cohort => None,
        }
    }

    /// Where the keys are.
    #[must_use]
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
    #[must_use]
    pub const fn place_below(&self) -> Place {
        if self.copying.is_some() {
            return Place::Copying;
        }
        if self.clinic.line.is_some() {
            return Place::Adding;
        }
        if let Some(form) = &self.form {
            return match form.kind {
                FormKind::QuickLine => Place::QuickLine,
                FormKind::Report
                | FormKind::Drug
                | FormKind::Patient
                | FormKind::Note
                | FormKind::Recall
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
                None => Place::Record,
            },
            Page::History(_) => Place::History,
            Page::Guidelines(_) => Place::Guidelines,
            Page::Cohort if self.cohort.typing.is_some() => Place::EarlierDay,
            Page::Cohort => Place::Cohort,
            Page::List if self.list.search.is_some() => Place::Search,
            Page::List => Place::List,
        }
    }

    /// The path of a copy while it is typed.
    #[must_use]
    pub const fn copying(&self) -> Option<&TextLine> {
        self.copying.as_ref()
    }

    /// What is being put on today's clinic.
    #[must_use]
    pub const fn clinic(&self) -> &ClinicDesk {
        &self.clinic
    }

    /// What forms are read against.
    #[must_use]
    pub fn desk(&self) -> Desk<'_> {
        Desk {
            register: &self.register,
            knowledge: &self.knowledge,
            today: self.today,
            keys: &self.keymap,
        }
    }

    /// Everything that was typed and not saved, as text to be kept: what is parked and what is being typed.
    #[must_use]
    pub fn kept_drafts(&self) -> Vec<KeptDraft> {
        let desk = self.desk();
        let typing = self.form.iter().filter(|form| form.is_touched());
        let kept = self
            .drafts
            .iter()
            .chain(typing)
            .map(|form| form.keep(&desk));
        kept.chain(self.stranded.iter().cloned()).collect()
    }

    /// The forms of changes that nobody has confirmed, as text to be kept: where the program must end before the disk
    /// has answered.
    #[must_use]
    pub fn unconfirmed_drafts(&self) -> Vec<KeptDraft> {
        let desk = self.desk();
        let forms = self.unconfirmed.iter();
        forms
            .filter_map(|unconfirmed| unconfirmed.form.as_ref())
            .map(|form| form.keep(&desk))
            .collect()
    }

    /// What waits, in words: `laboratory report of W-20 Li, Na`.
    #[must_use]
    pub fn draft_words(&self) -> Vec<String> {
        let words = |form: &Form| format!("{} of {}", form.kind.name(), form.owner(&self.register));
        let typing = self.form.iter().filter(|form| form.is_touched());
        self.drafts.iter().chain(typing).map(words).collect()
    }

    /// The kinds of drafts that wait for a patient, those of a record that was joined among them.
    pub fn drafts_of(&self, patient: Option<Id>) -> impl Iterator<Item = FormKind> + '_ {
        self.drafts
            .iter()
            .filter(move |draft| draft.belongs_to(patient, &self.register))
            .map(|draft| draft.kind)
    }

    /// The banner of a record in lines of at most `width` cells, broken between its fields only.
    #[must_use]
    pub fn banner(&self, record: &Record, width: usize) -> Vec<String> {
        let mut text = banner(&record.person, self.today);
        let namesakes = self.board.namesakes(record.id);
        if namesakes > 1 {
            text.push_str(&format!(" | {namesakes} OF THIS NAME"));
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
