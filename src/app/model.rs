//! What the program is doing: everything that the screens show, and nothing that they do not.

use std::cell::RefCell;
use std::sync::Arc;

mod calendar;
mod clinic;
mod cohort;
mod keys;
mod laboratories;
mod parts;
mod readers;
mod record;
mod session;
mod setup;
mod unsaved;

pub(super) use calendar::Calendar;
pub use calendar::{due_days, monday};
pub(super) use clinic::ClinicLine;
pub(super) use cohort::CohortPage;
pub use laboratories::Laboratories;
pub(super) use parts::{Example, Hiding, Scrolled};
pub use parts::{Message, MessageKind, Page, Preview, Saved};
pub use record::{Part, RecordPage, RecordView};
pub use setup::{Clock, SessionMode, Setup};

use session::{Saving, Session};

use super::actions::ActionList;
use super::asked::AskedLine;
use super::earlier::EarlierLines;
use super::event::Effect;
use super::filter::Filter;
use super::form::{Form, Reading, kept_words};
use super::import::ImportPage;
use super::list::List;
use super::preferences::Preferences;
use super::question::{Answer, Asking, Interrupted, Question, Then};
use crate::clinical::record::Id;
use crate::keys::Keymap;
use crate::store::KeptDraft;
use crate::view::board::{Board, Standing};
use crate::view::history::Learning;
use crate::wording::screens::{common, saving as words};
use crate::wording::sentences::Told;
use crate::wording::{Language, Phrase};

#[derive(Clone, Debug)]
pub struct Model {
    pub(super) session: Session,
    pub(super) saving: Saving,
    pub(super) size: (u16, u16),
    pub(super) page: Page,
    pub(super) list: List,
    pub(super) view: RecordView,
    pub(super) record_page: RefCell<Option<Arc<RecordPage>>>,
    pub(super) cohort: CohortPage,
    pub(super) calendar: Calendar,
    pub(super) laboratories: Laboratories,
    pub(super) import: ImportPage,
    pub(super) form: Option<Form>,
    pub(super) reading: Reading,
    pub(super) preview: Option<Preview>,
    pub(super) drafts: Vec<Form>,
    /// Drafts that fit no patient of this register: kept as they are.
    pub(super) stranded: Vec<KeptDraft>,
    pub(super) clinic: ClinicLine,
    /// Lines that are asked for, while they are typed; the last is in front.
    pub(super) asked: Vec<AskedLine>,
    pub(super) actions: Option<ActionList>,
    pub(super) asking: Option<Asking>,
    pub(super) message: Option<Message>,
    pub(super) hiding: Hiding,
    /// What the example clinic is shown over, where it is shown.
    pub(super) example: Option<Example>,
    /// What is asked of the world by the event that is worked on.
    pub(super) effects: Vec<Effect>,
}

impl Model {
    /// A session at its start: the list, everybody assessed.
    pub fn new(setup: Setup) -> Self {
        let today = match setup.clock {
            Clock::Running => setup.now.date_naive(),
            Clock::AsOf(day) | Clock::Still(day) => day,
        };
        let board = Board::new(&setup.register, &setup.knowledge, today, setup.language);
        let mut model = Self {
            session: Session {
                started: setup.register.last_seq(),
                register: setup.register,
                is_first_look: false,
                knowledge: setup.knowledge,
                guideline_faults: setup.guideline_faults,
                board,
                clock: setup.clock,
                now: setup.now,
                today,
                known_on: setup.known_on,
                mode: setup.mode,
                user: setup.user,
                language: setup.language,
                keymap: Arc::new(Keymap::default().told_in(setup.language)),
                copies: false,
                preferences: Preferences::default(),
                paper_folder: String::new(),
                earlier: EarlierLines::default(),
                learning: Learning::default(),
            },
            saving: Saving {
                unconfirmed: Vec::new(),
                in_memory: 0,
                saved: Saved::Unchanged,
                write_access: setup.write_access,
                waiting: None,
                undecided: setup.undecided,
                not_confirmed: None,
                is_away: false,
                is_shared: false,
                of_others: Vec::new(),
                unanswered: None,
                shown: None,
                beside: Vec::new(),
                is_merging: false,
                newest: setup.newest,
            },
            size: (80, 24),
            page: Page::List,
            list: List::default(),
            view: RecordView::default(),
            record_page: RefCell::default(),
            cohort: CohortPage::default(),
            calendar: Calendar::default(),
            laboratories: Laboratories::default(),
            import: ImportPage::default(),
            form: None,
            reading: Reading::default(),
            preview: None,
            drafts: Vec::new(),
            stranded: Vec::new(),
            clinic: ClinicLine::default(),
            asked: Vec::new(),
            actions: None,
            asking: None,
            message: None,
            hiding: Hiding {
                is_hidden: false,
                last_key: setup.now,
            },
            example: None,
            effects: Vec::new(),
        };
        model.restore(setup.drafts);
        let context = model.filter_context();
        let mut list = List::default();
        list.choose(Filter::at_start(&context), &context);
        model.list = list;
        model.greet(setup.notice);
        model.ask_undecided();
        model
    }

    /// Takes the forms in that were left when the program ended last.
    fn restore(&mut self, drafts: Vec<KeptDraft>) {
        for kept in drafts {
            match Form::restore(&kept, &self.form_context()) {
                Some(form) => self.drafts.push(form),
                None => self.stranded.push(kept),
            }
        }
    }

    fn greet(&mut self, notice: Option<String>) {
        let language = self.session.language;
        let waiting = match self.drafts.len() {
            0 => None,
            1 => Some(words::ONE_DRAFT_WAITS.of(language).to_owned()),
            count => Some(words::drafts_wait(language, count)),
        };
        // Drafts first: the line may end before the rest of it.
        let said = waiting
            .into_iter()
            .chain(fit_nobody(&self.stranded, language))
            .chain(notice);
        let said: Vec<String> = said.collect();
        if !said.is_empty() {
            self.note(said.join(common::SEMICOLON.of(language)));
        }
    }

    pub(super) fn note(&mut self, words: impl Told) {
        self.say(MessageKind::Note, words);
    }

    pub(super) fn refuse(&mut self, words: impl Told) {
        self.say(MessageKind::Refused, words);
    }

    pub(super) fn done(&mut self, words: impl Told) {
        self.say(MessageKind::Done, words);
    }

    fn say(&mut self, kind: MessageKind, words: impl Told) {
        let words = words.told(self.session.language);
        self.message = Some(Message { kind, words });
    }

    /// Asks something that no field is about.
    pub(super) fn ask(&mut self, words: impl Told, answers: Vec<Answer>) {
        let question = Question {
            about: String::new(),
            field: None,
            words: words.told(self.session.language),
            answers,
        };
        self.asking = Some(Asking::new(question, Interrupted::Nothing));
    }

    /// Asks whether something is done; that it is not is marked.
    pub(super) fn ask_whether(&mut self, words: impl Told, no: Phrase, yes: Phrase, then: Then) {
        let language = self.session.language;
        let no = Answer::new('n', no.of(language), Then::Nothing);
        self.ask(words, vec![no, Answer::new('y', yes.of(language), then)]);
    }

    /// Reads the open form afresh, and what saving it would change.
    pub(super) fn reread(&mut self) {
        // The context borrows the register beside the form, which is put into order.
        let mut form = self.form.take();
        if let Some(form) = &mut form {
            form.arrange(&self.form_context());
        }
        self.form = form;
        let Some(form) = &self.form else {
            self.reading = Reading::default();
            self.preview = None;
            return;
        };
        self.reading = form.read(&self.form_context());
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
        let then = Arc::new(Standing::of(
            Arc::new(edited),
            &self.session.knowledge,
            self.session.today,
            self.session.language,
        ));
        Some(Preview {
            now: Some(now),
            then,
            to: None,
        })
    }
}

/// Drafts of patients who are not on file now, or of no form that is known, with what was typed: no form shows them.
pub(super) fn fit_nobody(stranded: &[KeptDraft], language: Language) -> Option<String> {
    let drafts = stranded.iter().map(|kept| kept_words(kept, language));
    let drafts: Vec<String> = drafts.collect();
    let drafts = drafts.join(common::SEMICOLON.of(language));
    match stranded.len() {
        0 => None,
        1 => Some(words::one_draft_fits_nobody(language, drafts)),
        count => Some(words::drafts_fit_nobody(language, count, drafts)),
    }
}
