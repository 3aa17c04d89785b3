//! Keys that follow each other faster than anybody types: on the list they may be a number from a barcode reader.
//!
//! Whether keys are one burst is all that time decides here. What the burst means, and who is opened, is decided by
//! what was typed.

use std::time::{Duration, Instant};

use super::message::{Message, Reports};
use super::running::{End, Running};
use crate::app::event::Input;
use crate::app::scan::scanned;
use crate::keys::Place;
use crate::keys::key::Key;

/// A letter waits no longer for a second key: it may be a shortcut, and an answer must come before the eye notices.
const FIRST_GAP: Duration = Duration::from_millis(2);
/// The longest time between two later keys of a burst: a held key repeats every 33.
const GAP: Duration = Duration::from_millis(30);
/// No number is longer.
const MOST: usize = 64;

impl Running {
    /// Works on a report. On the list a letter waits for what follows it at once; a figure begins a search anyway.
    pub(super) fn take(
        &mut self,
        report: Message,
        reports: &Reports,
    ) -> std::io::Result<Option<End>> {
        let Some((first, mut last)) = self.begins(&report) else {
            return self.handle(report);
        };
        self.something_was_typed();
        let mut keys = vec![first];
        let mut other = None;
        while keys.len() < MOST && keys.last().is_some_and(|key| key.typed().is_some()) {
            let gap = if keys.len() == 1 { FIRST_GAP } else { GAP };
            match reports.recv_timeout(gap) {
                // What was typed while nobody took it lies ready all at once: when it was typed counts.
                Ok(next) => match key_of(&next) {
                    Some((key, at)) if at.saturating_duration_since(last) <= gap => {
                        keys.push(key);
                        last = at;
                    }
                    Some(_) | None => {
                        other = Some(next);
                        break;
                    }
                },
                Err(_) => break,
            }
        }
        let inputs = match scanned(&keys) {
            Some(scanned) => vec![scanned],
            None => keys.into_iter().map(Input::Key).collect(),
        };
        for input in inputs {
            let end = self.feed(input)?;
            if end.is_some() {
                return Ok(end);
            }
        }
        other.map_or(Ok(None), |report| self.handle(report))
    }

    /// The letter by which a burst may begin.
    fn begins(&self, report: &Message) -> Option<(Key, Instant)> {
        let is_letter = |key: &Key| key.typed().is_some_and(char::is_alphabetic);
        let is_ours =
            |report: &&Message| !matches!(report, Message::Typed(_, at) if *at < self.since);
        Some(report)
            .filter(is_ours)
            .and_then(key_of)
            .filter(|(key, _)| is_letter(key) && self.model.place() == Place::List)
    }
}

/// The key that a report brings, and when it was read.
const fn key_of(report: &Message) -> Option<(Key, Instant)> {
    match report {
        Message::Typed(Input::Key(key), at) => Some((*key, *at)),
        _ => None,
    }
}
