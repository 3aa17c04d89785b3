//! The terminal: raw mode, screen, cursor and signals, switched on and off in one place.
//!
//! The only room that reads the clock and the keyboard. It turns both into [`Event`]s, lets [`app::update()`] work on
//! them, does what comes back, and draws.

mod background;
mod burst;
mod decoder;
mod drafts;
mod entered;
pub mod guard;
mod input;
mod keeping;
mod keyboard;
mod message;
mod running;
mod screen;
mod signals;
mod signs;
mod size;
mod suspend;
mod wire;
mod writer;

use std::io::{IsTerminal as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use chrono::Local;

use crate::app::event::{Effect, Event, Input};
use crate::app::import::Stage;
use crate::app::{self, Model};
use crate::store::system::Cause;
use crate::store::{self, Order};
use crate::ui;
use crate::wording::{files, shown};

use message::{Message, Reports};
use running::{End, Running};

pub use decoder::Charset;
use drafts::KeptIn;

pub use drafts::Drafts;
pub use entered::{Entered, Look};

/// Takes orders for the register's worker.
pub type Orders = Box<dyn FnMut(Order)>;

/// Starts the register's worker, which answers by what it is given here.
pub type StartWorker =
    Box<dyn FnOnce(Box<dyn Fn(store::WorkerEvent) + Send>) -> std::io::Result<Orders>>;

/// What a session of the screens works on.
pub struct Session {
    pub model: Model,
    /// Who saves changes and follows those of others. A model that may be edited without one loses its changes, as the
    /// demonstration does.
    pub start_worker: Option<StartWorker>,
    /// Where drafts are kept. Without one they end with the program.
    pub drafts: Option<Drafts>,
    /// The file of what is kept for this user. Without one it ends with the program.
    pub preferences: Option<PathBuf>,
}

/// How often the calendar is looked at when nothing happens.
const TICK: Duration = Duration::from_secs(20);

/// Runs the screens until the nurse leaves. What was typed since the terminal was entered is worked on now, unless it was
/// typed at a first look and other patients, or a question, stand there now.
///
/// Status 0 after leaving, 1 where the terminal went away or the program failed, 128 and the signal's number after a
/// signal, as shells count it.
///
/// # Errors
/// The system gives no threads, or drafts could not be kept.
pub fn run(entered: Entered, session: Session) -> std::io::Result<ExitCode> {
    let Entered {
        screen,
        sender,
        reports,
        theme,
        asked,
        since,
        looked,
    } = entered;
    screen::speak(session.model.language());
    let start = |start: StartWorker| {
        let sender = sender.clone();
        start(Box::new(move |report| {
            // Nobody is told any more where the program was left meanwhile.
            let _ = sender.send(Message::Worker(report));
        }))
    };
    let orders = session.start_worker.map(start).transpose()?;
    let mut running = Running {
        model: session.model,
        theme,
        asked,
        screen,
        orders,
        drafts: session.drafts,
        preferences: session.preferences,
        sender,
        importing: None,
        stops: None,
        gives_back: false,
        since,
    };
    // What was typed outlives a fault in the program.
    let end = catch_unwind(AssertUnwindSafe(|| -> std::io::Result<End> {
        let _ = running.measure()?;
        if looked.is_some_and(|looked| !running.model.looks_as(&looked)) {
            // What was typed was meant for what stood there.
            running.since = Instant::now();
        }
        Ok(running.run_loop(&reports))
    }))
    .unwrap_or(Ok(End::Panicked))?;
    running.end_worker(&end, &reports);
    let kept = running.keep_last_drafts();
    // To a terminal that takes nothing no more is said: it would be waited for.
    let can_be_told = running.screen.leave() || !std::io::stderr().is_terminal();
    let kept_in = match kept {
        Err(reason) if can_be_told => {
            return Err(std::io::Error::other(Cause(files::drafts_not_kept(reason))));
        }
        Err(_) => return Ok(ExitCode::FAILURE),
        Ok(kept_in) => kept_in,
    };
    // Of a model in pieces nothing is told.
    if running.drafts.is_some() && can_be_told && !matches!(end, End::Panicked) {
        name_drafts(&running.model, kept_in);
    }
    // The system takes a large register's memory back at once; piece by piece it would take longer than all before.
    std::mem::forget(running.model);
    Ok(match end {
        End::Asked => ExitCode::SUCCESS,
        End::Signal(number) => ExitCode::from(128_u8.saturating_add(number)),
        End::Gone | End::Panicked => ExitCode::FAILURE,
    })
}

/// Says on leaving which drafts wait for the next start. Names go to a terminal only, never into a file of messages.
fn name_drafts(model: &Model, kept_in: KeptIn) {
    let mut stderr = std::io::stderr().lock();
    if !stderr.is_terminal() {
        return;
    }
    for draft in model.draft_words() {
        // Where stderr is closed there is nobody to tell.
        let words = match kept_in {
            KeptIn::File => files::kept(shown(&draft)),
            KeptIn::Memory => files::kept_in_memory(shown(&draft)),
        };
        let _ = writeln!(stderr, "{}", words.of(model.language()));
    }
}

impl Running {
    fn draw(&mut self) -> std::io::Result<()> {
        let (model, theme) = (&self.model, &self.theme);
        self.screen.draw(|frame| ui::draw(model, theme, frame))
    }

    /// Has the model take the terminal's size.
    fn measure(&mut self) -> std::io::Result<Option<End>> {
        let (columns, rows) = size::size();
        self.feed(Input::Resize(columns, rows))
    }

    fn run_loop(&mut self, reports: &Reports) -> End {
        if self.draw().is_err() {
            return End::Gone;
        }
        self.order(Order::KeepFirstLook(self.first_look()));
        let mut changed = false;
        loop {
            if changed && self.draw().is_err() {
                return End::Gone;
            }
            let wait = self
                .drafts
                .as_ref()
                .and_then(Drafts::due_in)
                .unwrap_or(TICK);
            changed = false;
            let mut report = match reports.recv_timeout(wait.min(TICK)) {
                Ok(report) => Some(report),
                Err(RecvTimeoutError::Timeout) => {
                    let seen = |model: &Model| (model.today(), model.is_hidden());
                    let before = seen(&self.model);
                    if self.feed(Input::Tick).is_err() {
                        return End::Gone;
                    }
                    changed = seen(&self.model) != before;
                    None
                }
                Err(RecvTimeoutError::Disconnected) => return End::Gone,
            };
            while let Some(next) = report {
                changed |= match next {
                    Message::Written | Message::Background { .. } => false,
                    Message::CursorAt(_) => self.asked.is_some(),
                    _ => true,
                } || self.screen.is_behind();
                let end = match self.take(next, reports) {
                    Ok(None) => self.suspend_if_asked(reports),
                    other => other,
                };
                match end {
                    Ok(None) => {}
                    Ok(Some(end)) => return end,
                    Err(_) => return End::Gone,
                }
                report = reports.at_once();
            }
            self.keep_drafts_in_time();
        }
    }

    fn handle(&mut self, report: Message) -> std::io::Result<Option<End>> {
        match report {
            Message::Ended => Ok(Some(End::Gone)),
            Message::Panicked => Ok(Some(End::Panicked)),
            Message::Written => Ok(None),
            Message::Background { is_light } => {
                if let Some(asked) = &mut self.asked {
                    asked.hear_background(is_light);
                }
                Ok(None)
            }
            // An answer that came too late changes nothing.
            Message::CursorAt(column) => {
                let asked = self.asked.as_mut();
                if let Some(answer) = asked.and_then(|asked| asked.hear(column)) {
                    self.asked = None;
                    self.theme = answer.theme;
                    self.screen.believe(answer.widths);
                    self.screen.clear()?;
                }
                Ok(None)
            }
            Message::Done(input) => self.feed(input),
            Message::Worker(report) => self.hear(report),
            Message::Signal(signals::Signal::Leave(number)) => Ok(Some(End::Signal(number))),
            Message::Signal(signals::Signal::Stop) => {
                self.stops = Some(suspend::Stops::Itself);
                Ok(None)
            }
            Message::Signal(signals::Signal::Continue) => {
                self.screen.resume()?;
                self.measure()
            }
            Message::Signal(signals::Signal::Resize) => self.measure(),
            Message::Typed(_, at) if at < self.since => Ok(None),
            Message::Typed(input, _) => {
                self.something_was_typed();
                self.feed(input)
            }
        }
    }

    fn something_was_typed(&mut self) {
        if let Some(drafts) = &mut self.drafts {
            drafts.something_was_typed();
        }
    }

    /// Lets the model work on an input and does what it asks for, and on what that brings, and so on.
    fn feed(&mut self, input: Input) -> std::io::Result<Option<End>> {
        let event = Event {
            at: Local::now().fixed_offset(),
            input,
        };
        for effect in app::update(&mut self.model, event) {
            match effect {
                Effect::Save(entry) => self.order(Order::Append(entry)),
                Effect::TakenOver => self.order(Order::TakenOver),
                Effect::Shows(patient) => self.order(Order::Shows(patient)),
                Effect::Claim => self.order(Order::Claim),
                Effect::GiveBack => {
                    self.gives_back = self.orders.is_some();
                    self.order(Order::KeepFirstLook(self.first_look()));
                    self.order(Order::GiveBack);
                }
                Effect::Mend(mend) => {
                    let order = Order::Mend(mend, self.register(), keeping::now());
                    self.order(order);
                }
                Effect::Merge(take) => {
                    let order = Order::Merge(take, self.register(), keeping::now());
                    self.order(order);
                }
                Effect::Copy(path) => self.order_copy(&path),
                Effect::WritePages { path, paper } => self.order_pages(&path, &paper),
                Effect::LearnHistory => {
                    let known = self.model.home().register().history().entries().first();
                    let before = known.map(|entry| entry.seq);
                    let order = Order::History(before, self.register());
                    self.order(order);
                }
                Effect::PlanImport {
                    reading,
                    paths,
                    options,
                } => {
                    let sender = &self.sender;
                    let progress =
                        background::plan_import(&self.model, reading, paths, options, sender);
                    self.importing = Some(progress);
                }
                Effect::Remember(text) => {
                    if let Err(reason) = self.remember(&text) {
                        return self.feed(Input::NotRemembered(reason));
                    }
                }
                Effect::ToClipboard(text) => self.screen.copy(&text)?,
                Effect::ReadNumbers(path) => background::read_numbers(path, &self.sender),
                Effect::CountCohort(of) => background::count_cohort(&self.model, of, &self.sender),
                Effect::Redraw => self.screen.clear()?,
                Effect::Suspend => self.stops = Some(suspend::Stops::Job),
                Effect::Quit => return Ok(Some(End::Asked)),
            }
        }
        screen::speak(self.model.language());
        if !matches!(self.model.import().stage, Stage::Reading)
            && let Some(progress) = self.importing.take()
        {
            progress.stop();
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests;
