//! Ctrl-Z and its signal: others may write meanwhile, the terminal is given back, and all comes back as it was.

use std::time::Instant;

use super::keeping::PATIENCE;
use super::message::{Message, Reports};
use super::running::{End, Running};
use super::signals::{self, Signal};
use crate::app::event::Input;

/// Who is stopped.
#[derive(Clone, Copy)]
pub(super) enum Stops {
    /// This process and whoever shares its job, such as the script that started it.
    Job,
    /// This process: a signal came, and the others have had theirs.
    Itself,
}

impl Running {
    /// Stops, if that was asked for.
    pub(super) fn suspend_if_asked(&mut self, reports: &Reports) -> std::io::Result<Option<End>> {
        let Some(who) = self.stops.take() else {
            return Ok(None);
        };
        if signals::is_alone() {
            return Ok(None);
        }
        // Whoever is stopped may be killed: what was typed is kept first.
        self.keep_drafts_now();
        let end = self.let_others_write(reports)?;
        if end.is_some() {
            return Ok(end);
        }
        self.screen.leave();
        match who {
            Stops::Job => signals::stop_job()?,
            Stops::Itself => signals::stop_this_process()?,
        }
        self.since = Instant::now();
        self.screen.resume()?;
        self.measure()
    }

    /// Gives back the right to write, once all is saved; a disk that hangs is not waited for.
    fn let_others_write(&mut self, reports: &Reports) -> std::io::Result<Option<End>> {
        let until = Instant::now() + PATIENCE;
        let end = self.hear_until(reports, until, |running| running.model.is_settled())?;
        if end.is_some() {
            return Ok(end);
        }
        let end = self.feed(Input::Suspend)?;
        if end.is_some() {
            return Ok(end);
        }
        self.hear_until(reports, until, |running| !running.gives_back)
    }

    /// Works on reports until it is `enough` or late. Keys are passed over: they were typed for the shell.
    fn hear_until(
        &mut self,
        reports: &Reports,
        until: Instant,
        enough: impl Fn(&Self) -> bool,
    ) -> std::io::Result<Option<End>> {
        while self.orders.is_some() && !enough(self) {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(report) = reports.recv_timeout(left) else {
                break;
            };
            let end = match report {
                Message::Typed(..)
                | Message::Signal(Signal::Stop | Signal::Continue | Signal::Resize) => None,
                other => self.handle(other)?,
            };
            if end.is_some() {
                return Ok(end);
            }
        }
        Ok(None)
    }
}
