//! What the program is doing: everything that the screens show, and nothing that they do not.

use std::sync::Arc;

use chrono::NaiveDate;

mod beside;
mod guidelines;
mod keys;
mod parts;
mod readers;
mod setup;
mod unsaved;
mod view;

pub use parts::{Message, MessageKind, Page, Preview, Saved};
pub use setup::{Clock, Mode, Setup};
pub use unsaved::NOT_SAVED;
pub use view::{Opened, Part, RecordView};

pub use beside::{Hiding, HistoryView};

use super::actions::ActionList;
use super::board::{Board, Standing};
use super::clinic::ClinicDesk;
use super::cohort::CohortDesk;
use super::earlier::EarlierLines;
use super::event::Moment;
use super::filter::{Crowd, Filter};
use super::form::{Desk, Form, Reading};
use super::import::ImportDesk;
use super::keeping::{Seat, Unconfirmed, Undecided};
use super::keymap::Keymap;
use super::laboratories::LaboratoryDesk;
use super::list::List;
use super::question::Asking;
use super::text::TextLine;
use super::update::Waiting;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Seq};
use crate::register::{Register, Timestamp};
use crate::store::KeptDraft;

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
    /// What is wrong in guideline sets that are left out.
    pub(super) guideline_faults: Vec<String>,
    /// Rows above the window of the guidelines.
    pub(super) guidelines_top: usize,
    pub(super) import: ImportDesk,
    pub(super) cohort: CohortDesk,
    pub(super) laboratories: LaboratoryDesk,
    pub(super) hiding: Hiding,
    pub(super) seat: Seat,
    /// What goes on when the store has answered.
    pub(super) waiting: Option<Waiting>,
    pub(super) undecided: Option<Undecided>,
    /// The time of an entry that the disk did not confirm: nothing is written since.
    pub(super) not_confirmed: Option<Moment>,
    /// Whether the disk of the register was taken away.
    pub(super) is_away: bool,
    /// Whether what two machines entered is being put together.
    pub(super) is_merging: bool,
    /// The path of a copy while it is typed.
    pub(super) copying: Option<TextLine>,
    pub(super) clinic: ClinicDesk,
    pub(super) newest: Option<Timestamp>,
    pub(super) known_on: Option<NaiveDate>,
    /// The keys in force.
    pub(super) keymap: Arc<Keymap>,
    /// Whether copying through the terminal was asked for.
    pub(super) copies: bool,
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
        let desk = Desk {
            register: &setup.register,
            knowledge: &setup.knowledge,
            today,
            keys: &Keymap::default(),
        };
        let (mut drafts, mut stranded) = (Vec::new(), Vec::new());
        for kept in setup.drafts {
            match Form::restore(&kept, &desk) {
                Some(form) => drafts.push(form),
                None => stranded.push(kept),
            }
        }
        let mut list = List::default();
        let crowd = Crowd {
            board: &board,
            settings: &setup.knowledge.settings,
            drafts: &drafts,
        };
        list.choose(Filter::at_start(&crowd), &crowd);
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
            guideline_faults: setup.guideline_faults,
            guidelines_top: 0,
            import: ImportDesk::default(),
            cohort: CohortDesk::default(),
            laboratories: LaboratoryDesk::default(),
            hiding: Hiding {
                is_hidden: false,
                last_key: setup.now,
            },
            seat: setup.seat,
            waiting: None,
            undecided: setup.undecided,
            not_confirmed: None,
            is_away: false,
            is_merging: false,
            copying: None,
            clinic: ClinicDesk::default(),
            newest: setup.newest,
            known_on: setup.known_on,
            keymap: Arc::default(),
            copies: false,
            now: setup.now,
        };
        model.ask_undecided();
        model
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
        // The desk borrows the register beside the form, which is put into order.
        let mut form = self.form.take();
        if let Some(form) = &mut form {
            form.arrange(&self.desk());
        }
        self.form = form;
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
        let now = self.standing(patient)?;
        let edited = crate::register::edited(&now.record, &self.reading.ops).ok()?;
        let then = Standing::of(Arc::new(edited), &self.knowledge, self.today);
        Some(Preview {
            now: Some(now),
            then,
            to: None,
        })
    }
}
