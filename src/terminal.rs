//! The terminal: raw mode, screen, cursor and signals, switched on and off in one place.
//!
//! The only room that reads the clock and the keyboard. It turns both into [`Event`]s, lets [`app::update`] work on
//! them, does what comes back, and draws.

mod burst;
mod drafts;
mod input;
mod keeping;
mod reading;
mod screen;
mod signals;
mod wire;

use std::io::{IsTerminal as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use chrono::Local;
use ratatui::crossterm::event::Event as TerminalEvent;

use crate::app::event::{Effect, Event, Input};
use crate::app::import::Stage;
use crate::app::{self, Model};
use crate::exchange::Progress;
use crate::store::{self, Order};
use crate::ui::{self, Theme};
use crate::wording::shown;

pub use drafts::Drafts;
pub use screen::Screen;

/// Takes orders for the register's clerk.
pub type Orders = Box<dyn FnMut(Order)>;

/// Starts the register's clerk, which answers by what it is given here.
pub type StartClerk = Box<dyn FnOnce(Box<dyn Fn(store::Report) + Send>) -> Orders>;

/// What a session of the screens works on.
pub struct Session {
    /// The model to begin with.
    pub model: Model,
    /// Who saves changes and follows those of others. A model that may be edited without one loses its changes, as the
    /// demonstration does.
    pub start_clerk: Option<StartClerk>,
    /// Where drafts are kept. Without one they end with the program.
    pub drafts: Option<Drafts>,
    /// How things look.
    pub theme: Theme,
    /// Whether the mouse was asked for.
    pub mouse: bool,
}

/// How often the calendar is looked at when nothing happens.
const TICK: Duration = Duration::from_secs(20);

/// What the threads report.
enum Report {
    Terminal(TerminalEvent),
    Ended,
    /// A thread of the program panicked; the terminal is switched off already.
    Panicked,
    Signal(signals::Signal),
    /// Something that the model asked for is done.
    Done(Input),
    /// The register's clerk has something to say.
    Clerk(store::Report),
}

/// Why the loop ended.
enum End {
    Asked,
    Signal(u8),
    Gone,
    Panicked,
}

/// The session while it runs.
struct Running {
    model: Model,
    theme: Theme,
    screen: Screen,
    orders: Option<Orders>,
    drafts: Option<Drafts>,
    sender: Sender<Report>,
    /// How far the files of an import are read, while somebody waits for it.
    importing: Option<Arc<Progress>>,
}

/// Runs the screens until the nurse leaves.
///
/// Status 0 after leaving, 1 where the terminal went away or the program failed, 128 and the signal's number after a
/// signal, as shells count it.
///
/// # Errors
/// The terminal cannot be switched to raw mode or asked for its size, or drafts could not be kept.
pub fn run(session: Session) -> std::io::Result<ExitCode> {
    let (sender, reports) = mpsc::channel();
    screen::leave_on_panic(sender.clone());
    signals::listen(sender.clone())?;
    let screen = Screen::enter(session.mouse)?;
    let size = screen.size()?;
    input::listen(sender.clone());
    let orders = session.start_clerk.map(|start| {
        let sender = sender.clone();
        start(Box::new(move |report| {
            // Nobody is told any more where the program was left meanwhile.
            let _ = sender.send(Report::Clerk(report));
        }))
    });
    let mut running = Running {
        model: session.model,
        theme: session.theme,
        screen,
        orders,
        drafts: session.drafts,
        sender,
        importing: None,
    };
    // What was typed outlives a fault in the program.
    let end = catch_unwind(AssertUnwindSafe(|| -> std::io::Result<End> {
        let _ = running.feed(Input::Resize(size.0, size.1))?;
        Ok(running.run_loop(&reports))
    }))
    .unwrap_or(Ok(End::Panicked))?;
    running.end_clerk(&end, &reports);
    let kept = running.keep_last_drafts();
    running.screen.leave();
    if let Err(reason) = kept {
        return Err(std::io::Error::other(format!(
            "drafts could not be kept: {reason}"
        )));
    }
    // Of a model in pieces nothing is told.
    if running.drafts.is_some() && !matches!(end, End::Panicked) {
        name_drafts(&running.model);
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
fn name_drafts(model: &Model) {
    let mut stderr = std::io::stderr().lock();
    if !stderr.is_terminal() {
        return;
    }
    for draft in model.draft_words() {
        // Where stderr is closed there is nobody to tell.
        let _ = writeln!(
            stderr,
            "kept for the next start, not saved: {}",
            shown(&draft)
        );
    }
}

impl Running {
    fn draw(&mut self) -> std::io::Result<()> {
        let (model, theme) = (&self.model, &self.theme);
        self.screen.draw(|frame| ui::draw(model, theme, frame))
    }

    fn run_loop(&mut self, reports: &Receiver<Report>) -> End {
        let mut changed = true;
        loop {
            if changed && self.draw().is_err() {
                return End::Gone;
            }
            changed = true;
            let wait = self
                .drafts
                .as_ref()
                .and_then(Drafts::due_in)
                .unwrap_or(TICK);
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
                match self.take(next, reports) {
                    Ok(None) => {}
                    Ok(Some(end)) => return end,
                    Err(_) => return End::Gone,
                }
                report = reports.try_recv().ok();
            }
            self.keep_drafts_in_time();
        }
    }

    fn handle(&mut self, report: Report) -> std::io::Result<Option<End>> {
        match report {
            Report::Ended => Ok(Some(End::Gone)),
            Report::Panicked => Ok(Some(End::Panicked)),
            Report::Done(input) => self.feed(input),
            Report::Clerk(report) => self.hear(report),
            Report::Signal(signals::Signal::Leave(number)) => Ok(Some(End::Signal(number))),
            Report::Signal(signals::Signal::Stop) => {
                self.suspend()?;
                Ok(None)
            }
            Report::Signal(signals::Signal::Continue) => {
                self.screen.resume()?;
                Ok(None)
            }
            Report::Terminal(event) => {
                self.something_was_typed();
                for input in input::translate(event) {
                    let end = self.feed(input)?;
                    if end.is_some() {
                        return Ok(end);
                    }
                }
                Ok(None)
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
                Effect::Claim => self.order(Order::Claim),
                Effect::GiveBack => self.order(Order::GiveBack),
                Effect::Mend(mend) => {
                    let order = Order::Mend(mend, self.register(), keeping::now());
                    self.order(order);
                }
                Effect::Copy(path) => self.order_copy(&path),
                Effect::LearnHistory => {
                    let known = self.model.register().history().entries().first();
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
                        reading::plan_import(&self.model, reading, paths, options, sender);
                    self.importing = Some(progress);
                }
                Effect::ToClipboard(text) => self.screen.copy(&text)?,
                Effect::ReadNumbers(path) => reading::read_numbers(path, &self.sender),
                Effect::CountCohort(of) => reading::count_cohort(&self.model, of, &self.sender),
                Effect::Redraw => self.screen.clear()?,
                Effect::Suspend => self.suspend()?,
                Effect::Quit => return Ok(Some(End::Asked)),
            }
        }
        if !matches!(self.model.import().stage, Stage::Reading)
            && let Some(progress) = self.importing.take()
        {
            progress.stop();
        }
        Ok(None)
    }

    fn suspend(&mut self) -> std::io::Result<()> {
        // Whoever is stopped may be killed: what was typed is kept first.
        self.keep_drafts_now();
        self.screen.leave();
        signals::stop_this_process()?;
        self.screen.resume()
    }
}
