//! The terminal: raw mode, screen, cursor and signals, switched on and off in one place.
//!
//! The only room that reads the clock and the keyboard. It turns both into [`Event`]s, lets [`app::update`] work on
//! them, does what comes back, and draws.

mod input;
mod reading;
mod screen;
mod signals;

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use chrono::Local;
use ratatui::crossterm::event::Event as TerminalEvent;

use crate::app::event::{Effect, Event, Input};
use crate::app::{self, Model};
use crate::register::Register;
use crate::store::KeptDraft;
use crate::ui::{self, Theme};
use crate::wording::shown;

pub use screen::Screen;

/// Saves a register, or says in one line why it could not.
pub type Saver = Box<dyn FnMut(&Register) -> Result<(), String>>;

/// Keeps drafts for the next start, or says in one line why it could not.
pub type DraftKeeper = Box<dyn FnMut(&[KeptDraft]) -> Result<(), String>>;

/// What a session of the screens works on.
pub struct Session {
    /// The model to begin with.
    pub model: Model,
    /// Where changes are saved. A model that may be edited without one loses its changes, as the demonstration does.
    pub saver: Option<Saver>,
    /// Where drafts are kept when the program ends, in whatever way. Without one they end with it.
    pub draft_keeper: Option<DraftKeeper>,
    /// How things look.
    pub theme: Theme,
}

/// How often the calendar is looked at when nothing happens.
const TICK: Duration = Duration::from_secs(20);

/// What the threads report.
enum Report {
    Terminal(TerminalEvent),
    Done(Input),
    Ended,
    Signal(signals::Signal),
}

/// Why the loop ended.
enum End {
    Asked,
    Signal(u8),
    Gone,
}

/// Runs the screens until the nurse leaves.
///
/// Status 0 after leaving, 1 where the terminal went away, 128 and the signal's number after a signal, as shells
/// count it.
///
/// # Errors
/// The terminal cannot be switched to raw mode or asked for its size.
pub fn run(mut session: Session) -> std::io::Result<ExitCode> {
    screen::leave_on_panic();
    let (sender, reports) = mpsc::channel();
    signals::listen(sender.clone())?;
    let mut screen = Screen::enter()?;
    let size = screen.size()?;
    input::listen(sender.clone());
    let first = Input::Resize(size.0, size.1);
    let _ = feed(&mut session, &mut screen, first, &sender)?;
    let end = run_loop(&mut session, &mut screen, &reports, &sender);
    let kept = match &mut session.draft_keeper {
        Some(keep) => keep(&session.model.kept_drafts()),
        None => Ok(()),
    };
    screen.leave();
    if let Err(reason) = kept {
        return Err(std::io::Error::other(format!(
            "drafts could not be kept: {reason}"
        )));
    }
    if session.draft_keeper.is_some() {
        name_drafts(&session.model);
    }
    Ok(match end {
        End::Asked => ExitCode::SUCCESS,
        End::Signal(number) => ExitCode::from(128_u8.saturating_add(number)),
        End::Gone => ExitCode::FAILURE,
    })
}

/// Says on leaving which drafts wait for the next start.
fn name_drafts(model: &Model) {
    let mut stderr = std::io::stderr().lock();
    for draft in model.draft_words() {
        // Where stderr is closed there is nobody to tell.
        let _ = writeln!(
            stderr,
            "kept for the next start, not saved: {}",
            shown(&draft)
        );
    }
}

fn run_loop(
    session: &mut Session,
    screen: &mut Screen,
    reports: &Receiver<Report>,
    sender: &Sender<Report>,
) -> End {
    let mut changed = true;
    loop {
        if changed
            && screen
                .draw(|frame| ui::draw(&session.model, &session.theme, frame))
                .is_err()
        {
            return End::Gone;
        }
        changed = true;
        let mut report = match reports.recv_timeout(TICK) {
            Ok(report) => Some(report),
            Err(RecvTimeoutError::Timeout) => {
                let seen = |model: &Model| (model.today(), model.is_hidden());
                let before = seen(&session.model);
                if feed(session, screen, Input::Tick, sender).is_err() {
                    return End::Gone;
                }
                changed = seen(&session.model) != before;
                None
            }
            Err(RecvTimeoutError::Disconnected) => return End::Gone,
        };
        while let Some(next) = report {
            match handle(session, screen, next, sender) {
                Ok(None) => {}
                Ok(Some(end)) => return end,
                Err(_) => return End::Gone,
            }
            report = reports.try_recv().ok();
        }
    }
}

fn handle(
    session: &mut Session,
    screen: &mut Screen,
    report: Report,
    sender: &Sender<Report>,
) -> std::io::Result<Option<End>> {
    match report {
        Report::Ended => Ok(Some(End::Gone)),
        Report::Done(input) => feed(session, screen, input, sender),
        Report::Signal(signals::Signal::Leave(number)) => Ok(Some(End::Signal(number))),
        Report::Signal(signals::Signal::Stop) => {
            suspend(screen)?;
            Ok(None)
        }
        Report::Signal(signals::Signal::Continue) => {
            screen.resume()?;
            Ok(None)
        }
        Report::Terminal(event) => {
            for input in input::translate(event) {
                let end = feed(session, screen, input, sender)?;
                if end.is_some() {
                    return Ok(end);
                }
            }
            Ok(None)
        }
    }
}

/// Lets the model work on an input and does what it asks for, and on what that brings, and so on.
fn feed(
    session: &mut Session,
    screen: &mut Screen,
    input: Input,
    sender: &Sender<Report>,
) -> std::io::Result<Option<End>> {
    let mut inputs = vec![input];
    while let Some(input) = inputs.pop() {
        let event = Event {
            at: Local::now().fixed_offset(),
            input,
        };
        for effect in app::update(&mut session.model, event) {
            match effect {
                Effect::Save => {
                    let saved = match &mut session.saver {
                        Some(saver) => saver(session.model.register()),
                        None => continue,
                    };
                    inputs.push(match saved {
                        Ok(()) => Input::Saved,
                        Err(reason) => Input::SavingFailed(reason),
                    });
                }
                Effect::LearnHistory => inputs.push(Input::HistoryLearned(Ok(Vec::new()))),
                Effect::PlanImport {
                    reading,
                    paths,
                    known_tests,
                } => reading::plan_import(&session.model, reading, paths, known_tests, sender),
                Effect::Redraw => screen.clear()?,
                Effect::Suspend => suspend(screen)?,
                Effect::Quit => return Ok(Some(End::Asked)),
            }
        }
    }
    Ok(None)
}

fn suspend(screen: &mut Screen) -> std::io::Result<()> {
    screen.leave();
    signals::stop_this_process()?;
    screen.resume()
}
