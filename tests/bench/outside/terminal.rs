//! A session of the built program in a terminal: from a key to what it draws.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::command::{peak_kb, worked};

/// Nothing takes so long.
const PATIENCE: Duration = Duration::from_secs(120);
/// A frame has ended when nothing was written for so long.
const QUIET: Duration = Duration::from_millis(15);
/// A key that draws nothing is not waited for longer.
const NOTHING: Duration = Duration::from_millis(300);

const ROWS: NonZero<u16> = NonZero::new(36).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(120).unwrap();

/// A program at work in a terminal of 120 columns and 36 rows.
pub(crate) struct Session {
    /// Held open for as long as the session lasts.
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
}

impl Session {
    /// Starts it; gives how long it took until the first patient stood on the screen, and until all were judged.
    pub(crate) fn open(register: &Path, day: &str) -> (Self, [Duration; 2]) {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_hepatrack"));
        command.args(["--as-of", day, "--file"]);
        command.arg(register);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env_remove("NO_COLOR");
        let pair = native_pty_system()
            .openpty(PtySize {
                rows: ROWS.get(),
                cols: COLUMNS.get(),
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, bytes) = mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let mut session = Self {
            _master: pair.master,
            writer,
            child,
            bytes,
            screen: vt100::Parser::new(ROWS, COLUMNS, 0),
        };
        // Numbers of patients begin so.
        session.wait_for("P00");
        let first = started.elapsed();
        // Until then something is being read.
        session.wait_for("all is saved");
        let all = started.elapsed();
        session.settle();
        (session, [first, all])
    }

    /// Types; gives how long it took until the first byte of the answer came. One that draws nothing counts as nothing.
    pub(crate) fn key(&mut self, key: &str) -> Duration {
        let typed = self.write(key);
        let answer = self.bytes.recv_timeout(NOTHING);
        let took = typed.elapsed();
        let drawn = answer.as_deref().map(|bytes| self.screen.process(bytes));
        self.settle();
        if drawn.is_ok() { took } else { Duration::ZERO }
    }

    /// Types; gives how long it took until a text stood on the screen.
    pub(crate) fn key_until(&mut self, key: &str, text: &str) -> Duration {
        let typed = self.write(key);
        self.wait_for(text);
        let took = typed.elapsed();
        self.settle();
        took
    }

    fn write(&mut self, key: &str) -> Instant {
        let typed = Instant::now();
        self.writer.write_all(key.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        typed
    }

    fn wait_for(&mut self, text: &str) {
        while !self.screen.screen().contents().contains(text) {
            match self.bytes.recv_timeout(PATIENCE) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(_) => panic!("no {text:?} in\n{}", self.screen.screen().contents()),
            }
        }
    }

    fn settle(&mut self) {
        while let Ok(bytes) = self.bytes.recv_timeout(QUIET) {
            self.screen.process(&bytes);
        }
    }

    /// The processor time that all its threads have used so far.
    pub(crate) fn worked(&self) -> Duration {
        self.child.process_id().map_or(Duration::ZERO, worked)
    }

    /// The most memory that it has held so far.
    pub(crate) fn peak_kb(&self) -> u64 {
        self.child.process_id().map_or(0, peak_kb)
    }

    /// Ends it.
    pub(crate) fn close(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}
