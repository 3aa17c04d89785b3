//! What the program is doing: everything that the screens show, and nothing that they do not.

use std::sync::Arc;

use chrono::NaiveDate;

mod beside;
mod readers;
mod view;

pub use view::{Opened, Part, RecordView};

pub use beside::{Hiding, HistoryView};

use super::actions::ActionList;
use super::board::{Board, Standing};
use super::earlier::EarlierLines;
use super::event::Moment;
use super::form::{Desk, Form, Reading};
use super::import::ImportDesk;
use super::keeping::{Seat, Unconfirmed, Undecided};
use super::keymap::Action;
use super::list::List;
use super::question::Asking;
use super::text::TextLine;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Record, Seq};
use crate::register::{Register, Timestamp};
use crate::store::KeptDraft;

/// Whether changes are made and kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Changes are saved.
    Normal,
    /// Nothing can be changed, and why.
    ReadOnly(String),
    /// The shipped example: changes are made in memory and never written.
    Demo,
}

/// Where today comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The day of every event.
    Running,
    /// A day that was asked for.
    AsOf(NaiveDate),
    /// The own day of the example clinic.
    Still(NaiveDate),
}

/// What a model begins with.
#[derive(Clone, Debug)]
pub struct Setup {
    /// All patients.
    pub register: Register,
    /// What the rules know.
    pub knowledge: Arc<Knowledge>,
    /// The moment of the start; says what today is where the clock runs.
    pub now: Moment,
    /// Where today comes from.
    pub clock: Clock,
    /// Whether changes are made and kept.
    pub mode: Mode,
    /// Who types.
    pub user: String,
    /// What stood in forms that were not saved when the program ended last.
    pub drafts: Vec<KeptDraft>,
    /// Something to be told at the start.
    pub notice: Option<String>,
    /// Who may write.
    pub seat: Seat,
    /// Something about the register's file that must be decided first.
    pub undecided: Option<Undecided>,
    /// When the newest entry of the register was made, where that is known.
    pub newest: Option<Timestamp>,
    /// The day whose knowledge is shown, where that was asked for.
    pub known_on: Option<NaiveDate>,
}

/// The screen below forms and questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The patient list.
    List,
    /// The record of a patient.
    Record(Id),
    /// The history of a patient's record.
    History(Id),
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// It was done.
    Done,
    /// Something to know.
    Note,
    /// It was not done.
    Refused,
}

/// A line that answers the last key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How it is meant.
    pub kind: MessageKind,
    /// The words.
    pub words: String,
}

/// Whether all is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Nothing was changed yet.
    Unchanged,
    /// All was saved then.
    At(Moment),
    /// The last attempt failed: what was typed stands in its form.
    Failed(String),
}

/// What saving the form would change.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Where the patient stands now; `None` for somebody new.
    pub now: Option<Arc<Standing>>,
    /// Where the patient would stand.
    pub then: Standing,
    /// The same for the patient to whom a report moves.
    pub to: Option<Box<Self>>,
}

/// What the program is doing.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) register: Register,
    /// The last entry when the program was started.
    pub(super) started: Seq,
    pub(super) knowledge: Arc<Knowledge>,
    pub(super) clock: Clock,
    pub(super) today: NaiveDate,
    pub(super) mode: Mode,
    pub(super) user: String,
    pub(super) size: (u16, u16),
    pub(super) board: Board,
    pub(super) page: Page,
    pub(super) list: List,
    pub(super) view: RecordView,
    pub(super) form: Option<Form>,
    pub(super) reading: Reading,
    pub(super) preview: Option<Preview>,
    pub(super) drafts: Vec<Form>,
    /// Quick lines of this session.
    pub(super) earlier: EarlierLines,
    /// Drafts that fit no patient of this register: kept as they are.
    pub(super) stranded: Vec<KeptDraft>,
    pub(super) asking: Option<Asking>,
    pub(super) actions: Option<ActionList>,
    pub(super) message: Option<Message>,
    /// Changes that are made and not confirmed yet, oldest first.
    pub(super) unconfirmed: Vec<Unconfirmed>,
    /// Changes that are made in memory and never written.
    pub(super) in_memory: usize,
    pub(super) saved: Saved,
    pub(super) history: HistoryView,
    pub(super) import: ImportDesk,
    pub(super) hiding: Hiding,
    pub(super) seat: Seat,
    /// What was to be done when the right to write had to be asked for first.
    pub(super) waiting: Option<Action>,
    pub(super) undecided: Option<Undecided>,
    /// The time of an entry that the disk did not confirm: nothing is written since.
    pub(super) not_confirmed: Option<Moment>,
    /// The path of a copy while it is typed.
    pub(super) copying: Option<TextLine>,
    pub(super) newest: Option<Timestamp>,
    pub(super) known_on: Option<NaiveDate>,
    pub(super) now: Moment,
}

impl Model {
    /// A session at its start: the list, everybody assessed.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let today = match setup.clock {
            Clock::Running => setup.now.date_naive(),
            Clock::AsOf(day) | Clock::Still(day) => day,
        };
        let board = Board::new(&setup.register, &setup.knowledge, today);
        let mut list = List::default();
        list.refresh(&board);
        let desk = Desk {
            register: &setup.register,
            knowledge: &setup.knowledge,
            today,
        };
        let (mut drafts, mut stranded) = (Vec::new(), Vec::new());
        for kept in setup.drafts {
            match Form::restore(&kept, &desk) {
                Some(form) => drafts.push(form),
                None => stranded.push(kept),
            }
        }
        let waiting = match drafts.len() {
            0 => None,
            1 => Some("1 draft waits as it was left".to_owned()),
            count => Some(format!("{count} drafts wait as they were left")),
        };
        // Drafts first: the line may end before the rest of it.
        let words: Vec<String> = waiting.into_iter().chain(setup.notice).collect();
        let message = (!words.is_empty()).then(|| Message {
            kind: MessageKind::Note,
            words: words.join("; "),
        });
        let mut model = Self {
            started: setup.register.last_seq(),
            register: setup.register,
            knowledge: setup.knowledge,
            clock: setup.clock,
            today,
            mode: setup.mode,
            user: setup.user,
            size: (80, 24),
            board,
            page: Page::List,
            list,
            view: RecordView::default(),
            form: None,
            reading: Reading::default(),
            preview: None,
            drafts,
            earlier: EarlierLines::default(),
            stranded,
            asking: None,
            actions: None,
            message,
            unconfirmed: Vec::new(),
            in_memory: 0,
            saved: Saved::Unchanged,
            history: HistoryView::default(),
            import: ImportDesk::default(),
            hiding: Hiding {
                is_hidden: false,
                last_key: setup.now,
            },
            seat: setup.seat,
            waiting: None,
            undecided: setup.undecided,
            not_confirmed: None,
            copying: None,
            newest: setup.newest,
            known_on: setup.known_on,
            now: setup.now,
        };
        model.ask_undecided();
        model
    }

    /// How many patients have the same name, folded: `2 of this name`.
    pub(super) fn namesakes(&self, record: &Record) -> usize {
        let name = super::search::fold(&record.person.name);
        self.register
            .patients()
            .iter()
            .filter(|other| super::search::folds_to(&other.person.name, &name))
            .count()
    }

    pub(super) fn note(&mut self, words: impl Into<String>) {
        self.message = Some(Message {
            kind: MessageKind::Note,
            words: words.into(),
        });
    }

    pub(super) fn refuse(&mut self, words: impl Into<String>) {
        self.message = Some(Message {
            kind: MessageKind::Refused,
            words: words.into(),
        });
    }

    /// Reads the open form afresh, and what saving it would change.
    pub(super) fn reread(&mut self) {
        let Some(form) = &self.form else {
            self.reading = Reading::default();
            self.preview = None;
            return;
        };
        self.reading = form.read(&self.desk());
        self.preview = self.preview_of(form);
    }

    fn preview_of(&self, form: &Form) -> Option<Preview> {
        let to = self.reading.to.and_then(|to| self.preview_for(to));
        Some(Preview {
            to: to.map(Box::new),
            ..self.preview_for(form.patient?)?
        })
    }

    fn preview_for(&self, patient: Id) -> Option<Preview> {
        if self.reading.ops.is_empty() {
            return None;
        }
        let now = self.board.get(patient)?;
        let edited = crate::register::edited(&now.record, &self.reading.ops).ok()?;
        let then = Standing::of(Arc::new(edited), &self.knowledge, self.today);
        Some(Preview {
            now: Some(Arc::clone(now)),
            then,
            to: None,
        })
    }
}
