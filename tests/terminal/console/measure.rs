//! How much the program writes: whole frames, each ended by the mark that it is complete.

use std::num::NonZeroU16;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize};

use super::{ASKS, Console, PATIENCE};

/// Ends a frame: the end of a synchronized update.
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

fn size(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).unwrap()
}

impl Console {
    /// Starts the built program in a terminal of another size.
    pub(crate) fn hepatrack_at(
        (columns, rows): (u16, u16),
        arguments: &[&str],
        variables: &[(&str, &str)],
    ) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_hepatrack"));
        command.args(arguments);
        Self::start_at((size(columns), size(rows)), command, variables)
    }

    /// Gives the terminal another size, as a window that is dragged does.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let master = self.master.as_ref().unwrap();
        let wanted = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        master.resize(wanted).unwrap();
        self.terminal
            .screen_mut()
            .set_size(size(rows), size(columns));
        self
    }

    /// Keys come to the program as they are pressed, not line by line.
    pub(crate) fn assert_raw(&self) {
        let settings = self.master.as_ref().unwrap().get_termios().unwrap();
        let flags = format!("{:?}", settings.local_flags);
        for flag in ["ICANON", "ECHO ", "ISIG"] {
            assert!(!flags.contains(flag), "not raw: {flags}");
        }
    }

    /// The bytes of the frame that answers what is typed now, which must change something. What came before must have been waited
    /// for; with nothing typed it is the first frame.
    pub(crate) fn frame(&mut self, typed: &str) -> Vec<u8> {
        while let Ok(bytes) = self.bytes.try_recv() {
            self.hear(&bytes);
        }
        self.send(typed);
        let until = Instant::now() + PATIENCE;
        let mut frame = Vec::new();
        while !frame
            .windows(END_OF_FRAME.len())
            .any(|end| end == END_OF_FRAME)
        {
            let left = until.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => {
                    self.hear(&bytes);
                    frame.extend(bytes);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("no frame answers {typed:?}")
                }
            }
        }
        frame
    }

    /// What is written during some time in which nothing happens.
    pub(crate) fn written_during(&mut self, time: Duration) -> Vec<u8> {
        let until = Instant::now() + time;
        let mut written = Vec::new();
        while let Ok(bytes) = self
            .bytes
            .recv_timeout(until.saturating_duration_since(Instant::now()))
        {
            self.hear(&bytes);
            written.extend(bytes);
        }
        written
    }

    /// The screen after each frame until one shows this, however the bytes of frames come together.
    pub(crate) fn frames_until(&mut self, text: &str) -> Vec<String> {
        let mut frames: Vec<String> = Vec::new();
        let mut heard = Vec::new();
        while !frames.last().is_some_and(|frame| frame.contains(text)) {
            heard.extend(self.bytes.recv_timeout(PATIENCE).unwrap());
            while let Some(place) = heard
                .windows(END_OF_FRAME.len())
                .position(|end| end == END_OF_FRAME)
            {
                let rest = heard.split_off(place + END_OF_FRAME.len());
                self.hear(&heard);
                heard = rest;
                frames.push(self.terminal.screen().contents());
            }
            // It waits for an answer with what it has written so far.
            if heard.windows(ASKS.len()).any(|asks| asks == ASKS) {
                self.hear(&heard);
                heard.clear();
            }
        }
        self.hear(&heard);
        frames
    }
}
