//! The terminal, switched on before there is anything to work on: a first look can be shown, keys wait.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use chrono::Local;

use super::message::{Message, Reports};
use super::screen::Screen;
use super::signals::Signal;
use super::writer::Writer;
use super::{Charset, keyboard, screen, signals, signs, size};
use crate::app::event::{Event, Input};
use crate::app::{self, Model};
use crate::keys::key::Key;
use crate::keys::{Action, Place};
use crate::ui::{self, Theme};
use crate::wording::Language;

/// How the screens look, and what the terminal is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub language: Language,
    pub theme: Theme,
    /// Whether nobody has chosen a theme, so that the terminal's background may.
    pub follows_background: bool,
    /// Whether the mouse was asked for.
    pub mouse: bool,
    /// What bytes from the terminal mean that are not UTF-8.
    pub charset: Charset,
}

/// The terminal, switched on until this is dropped.
pub struct Entered {
    pub(super) screen: Screen,
    pub(super) sender: Sender<Message>,
    pub(super) reports: Reports,
    pub(super) theme: Theme,
    /// Who was asked which signs may be used, until all is answered.
    pub(super) asked: Option<signs::Asked>,
    /// What was typed before was meant for whoever had the terminal then.
    pub(super) since: Instant,
    /// What is shown, where something is.
    pub(super) looked: Option<Model>,
}

/// How often it is looked whether what is waited for is done: nobody sees so little.
const LOOK: Duration = Duration::from_millis(5);

impl Entered {
    /// Switches the terminal on and asks which signs it can draw.
    ///
    /// # Errors
    /// The terminal cannot be switched to raw mode, or the system gives no threads.
    pub fn enter(look: Look) -> std::io::Result<Self> {
        screen::speak(look.language);
        let (sender, threads) = mpsc::channel();
        let reports = Reports::of(threads);
        let writer = Writer::start(sender.clone())?;
        screen::leave_on_panic(sender.clone(), writer.clone());
        signals::listen(sender.clone())?;
        let mut screen = Screen::enter(writer, look.mouse)?;
        keyboard::listen(sender.clone(), look.charset, look.mouse)?;
        let since = Instant::now();
        let (theme, asked) =
            signs::ask(&mut screen, look.theme, look.follows_background, &reports)?;
        Ok(Self {
            screen,
            sender,
            reports,
            theme,
            asked,
            since,
            looked: None,
        })
    }

    /// Shows a model, which nothing changes but the size of the window.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn show(&mut self, model: Model) -> std::io::Result<()> {
        self.looked = Some(model);
        self.draw()
    }

    fn draw(&mut self) -> std::io::Result<()> {
        let Some(model) = &mut self.looked else {
            return Ok(());
        };
        let (columns, rows) = size::size();
        let event = Event {
            at: Local::now().fixed_offset(),
            input: Input::Resize(columns, rows),
        };
        // Nobody is asked to do anything for a size.
        let _ = app::update(model, event);
        let (model, theme) = (&*model, self.theme);
        self.screen.draw(|frame| ui::draw(model, &theme, frame))
    }

    /// Waits until something is done, and keeps what is typed meanwhile. Gives the status to end with where somebody
    /// leaves instead, by a key that leaves from everywhere, by a signal or with the terminal: a disk may hang for ever.
    pub fn wait(&mut self, is_done: impl Fn() -> bool) -> Option<u8> {
        while !is_done() {
            match self.reports.next_told(LOOK) {
                Ok(report) => {
                    let status = self.hear(report);
                    if status.is_some() {
                        return status;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Some(1),
            }
        }
        None
    }

    fn hear(&mut self, report: Message) -> Option<u8> {
        let drawn = match report {
            Message::Signal(Signal::Leave(number)) => {
                return Some(128_u8.saturating_add(number));
            }
            Message::Ended => return Some(1),
            Message::Typed(Input::Key(key), at)
                if at >= self.since && self.leaves_from_everywhere(key) =>
            {
                return Some(0);
            }
            Message::Background { is_light } => {
                if let Some(asked) = &mut self.asked {
                    asked.hear_background(is_light);
                }
                Ok(())
            }
            Message::CursorAt(column) => self.answered(column),
            Message::Signal(Signal::Resize) => self.draw(),
            Message::Written if self.screen.is_behind() => self.draw(),
            Message::Written => Ok(()),
            other @ (Message::Typed(..)
            | Message::Panicked
            | Message::Signal(Signal::Stop | Signal::Continue)
            | Message::Done(_)
            | Message::Worker(_)) => {
                self.reports.keep(other);
                Ok(())
            }
        };
        drawn.is_err().then_some(1)
    }

    /// The terminal has told where its cursor stood: once all is answered its signs are used.
    fn answered(&mut self, column: u16) -> std::io::Result<()> {
        let answer = self.asked.as_mut().and_then(|asked| asked.hear(column));
        let Some(answer) = answer else {
            return Ok(());
        };
        self.asked = None;
        self.theme = answer.theme;
        self.screen.believe(answer.widths);
        self.screen.clear()?;
        self.draw()
    }

    fn leaves_from_everywhere(&self, key: Key) -> bool {
        let keymap = self.looked.as_ref().map(Model::keymap);
        keymap.is_some_and(|keys| keys.lookup(Place::Form, key) == Some(Action::Leave))
    }
}
