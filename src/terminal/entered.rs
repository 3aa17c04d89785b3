//! The terminal, switched on before there is anything to work on: a first look can be shown, keys wait.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use chrono::Local;

use super::message::Message;
use super::screen::Screen;
use super::signals::Signal;
use super::writer::Writer;
use super::{Charset, keyboard, screen, signals, signs, size};
use crate::app::event::{Event, Input};
use crate::app::{self, Model};
use crate::keys::key::Key;
use crate::keys::{Action, Keymap, Place};
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
    pub(super) reports: Receiver<Message>,
    pub(super) theme: Theme,
    /// Who was asked which signs may be used, until all is answered.
    pub(super) asked: Option<signs::Asked>,
    /// What was reported while the terminal was asked.
    pub(super) meanwhile: Vec<Message>,
    /// What was typed before was meant for whoever had the terminal then.
    pub(super) since: Instant,
    keys: Keymap,
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
        let (sender, reports) = mpsc::channel();
        let writer = Writer::start(sender.clone())?;
        screen::leave_on_panic(sender.clone(), writer.clone());
        signals::listen(sender.clone())?;
        let mut screen = Screen::enter(writer, look.mouse)?;
        keyboard::listen(sender.clone(), look.charset, look.mouse)?;
        let since = Instant::now();
        let (theme, asked, meanwhile) =
            signs::ask(&mut screen, look.theme, look.follows_background, &reports)?;
        Ok(Self {
            screen,
            sender,
            reports,
            theme,
            asked,
            meanwhile,
            since,
            keys: Keymap::default(),
        })
    }

    /// Shows a model as it is, once.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn show(&mut self, mut model: Model) -> std::io::Result<()> {
        let (columns, rows) = size::size();
        let event = Event {
            at: Local::now().fixed_offset(),
            input: Input::Resize(columns, rows),
        };
        // Nobody is asked to do anything for a size.
        let _ = app::update(&mut model, event);
        let theme = self.theme;
        self.screen.draw(|frame| ui::draw(&model, &theme, frame))?;
        self.keys = model.keymap().clone();
        Ok(())
    }

    /// Waits until something is done, and keeps what is typed meanwhile. Gives the status to end with where somebody
    /// leaves instead, by a key that leaves from everywhere, by a signal or with the terminal: a disk may hang for ever.
    pub fn wait(&mut self, is_done: impl Fn() -> bool) -> Option<u8> {
        while !is_done() {
            let report = match self.reports.recv_timeout(LOOK) {
                Ok(report) => report,
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => return Some(1),
            };
            match &report {
                Message::Signal(Signal::Leave(number)) => {
                    return Some(128_u8.saturating_add(*number));
                }
                Message::Ended => return Some(1),
                Message::Typed(Input::Key(key), at)
                    if *at >= self.since && self.leaves_from_everywhere(*key) =>
                {
                    return Some(0);
                }
                Message::Typed(..)
                | Message::CursorAt(_)
                | Message::Background { .. }
                | Message::Written
                | Message::Panicked
                | Message::Signal(Signal::Stop | Signal::Continue | Signal::Resize)
                | Message::Done(_)
                | Message::Worker(_) => self.meanwhile.push(report),
            }
        }
        None
    }

    fn leaves_from_everywhere(&self, key: Key) -> bool {
        self.keys.lookup(Place::Form, key) == Some(Action::Leave)
    }
}
