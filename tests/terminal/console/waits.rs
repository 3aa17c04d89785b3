//! Waiting for what the screen must show, however long that takes.

use std::sync::mpsc::RecvTimeoutError;
use std::time::Instant;

use super::{Console, PATIENCE};

impl Console {
    /// Waits until the screen shows all of `texts`.
    pub(crate) fn wait(&mut self, texts: &[&str]) -> &mut Self {
        self.wait_until(&format!("{texts:?}"), |screen| {
            let contents = screen.contents();
            texts.iter().all(|text| contents.contains(text))
        })
    }

    /// Waits until the foot says when all was saved; `not saved yet`, which stands in a form, is not that.
    pub(crate) fn wait_saved(&mut self) -> &mut Self {
        self.wait_until("saved HH:MM:SS", |screen| {
            let contents = screen.contents();
            let mut places = contents.match_indices("saved ");
            places.any(|(place, said)| {
                contents[place + said.len()..].starts_with(|next: char| next.is_ascii_digit())
            })
        })
    }

    /// Waits until the screen is as `wanted` says.
    pub(crate) fn wait_until(
        &mut self,
        what: &str,
        wanted: impl Fn(&vt100::Screen) -> bool,
    ) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while !wanted(self.terminal.screen()) {
            let left = until.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.hear(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => panic!(
                    "no {what} on the screen, which shows\n{}",
                    self.terminal.screen().contents()
                ),
            }
        }
        self
    }

    /// Waits until the screen shows all of `texts`, but not beyond a moment; `look` sees every screen on the way. Whether
    /// it came to show them.
    pub(crate) fn comes_to_show(
        &mut self,
        texts: &[&str],
        until: Instant,
        look: &mut dyn FnMut(&vt100::Screen),
    ) -> bool {
        loop {
            let contents = self.terminal.screen().contents();
            if texts.iter().all(|text| contents.contains(text)) {
                return true;
            }
            let left = until.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => {
                    self.hear(&bytes);
                    look(self.terminal.screen());
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return false,
            }
        }
    }
}
