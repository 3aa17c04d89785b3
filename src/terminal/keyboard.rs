//! The thread that reads the terminal: waits for bytes, has them decoded, and reports what they mean.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use rustix::stdio::stdin;

use super::decoder::{Charset, Decoder, Typed};
use super::input::translate;
use super::message::Message;
use crate::store::system::own_thread;
use crate::wording::files;

/// Between two looks at a terminal that has nothing to say though it said that it has.
const PAUSE: Duration = Duration::from_millis(20);
/// A terminal that is ready and empty so often is gone, whatever else it says.
const MOST_EMPTY: u8 = 20;

/// Starts the thread.
///
/// # Errors
/// The system gives no thread.
pub(super) fn listen(reports: Sender<Message>, charset: Charset, mouse: bool) -> io::Result<()> {
    let listen = move || {
        let mut decoder = Decoder::new(charset, Instant::now());
        let report = |typed: Vec<Typed>| {
            let at = Instant::now();
            let told = |typed| match typed {
                Typed::CursorAt(column) => Some(Message::CursorAt(column)),
                Typed::Background { is_light } => Some(Message::Background { is_light }),
                typed => translate(typed, mouse).map(|input| Message::Typed(input, at)),
            };
            let mut told = typed.into_iter().filter_map(told);
            told.all(|report| reports.send(report).is_ok())
        };
        while report(match wait(&decoder) {
            Heard::Bytes(bytes) => decoder.feed(&bytes, Instant::now()),
            Heard::Nothing => decoder.expire(Instant::now()),
            Heard::End => {
                // Where nobody listens the program is at its end already.
                let _ = reports.send(Message::Ended);
                return;
            }
        }) {}
    };
    own_thread(files::READ_KEYBOARD, listen)
}

/// What came of waiting.
enum Heard {
    Bytes(Vec<u8>),
    /// No bytes, for as long as the decoder would wait for them.
    Nothing,
    /// The terminal is gone.
    End,
}

/// Waits for bytes. Where the terminal is in use by somebody who switched waiting off (`EAGAIN`), and where a signal
/// comes, it is waited again.
fn wait(decoder: &Decoder) -> Heard {
    let mut empty = 0;
    let mut buffer = [0; 4096];
    loop {
        let left = decoder
            .deadline()
            .map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let timeout = left.and_then(|left| Timespec::try_from(left).ok());
        let terminal = stdin();
        let mut waiting = [PollFd::new(&terminal, PollFlags::IN)];
        match poll(&mut waiting, timeout.as_ref()) {
            Ok(0) => return Heard::Nothing,
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            // The system is short of memory.
            Err(Errno::AGAIN | Errno::NOMEM) => {
                thread::sleep(PAUSE);
                continue;
            }
            Err(_) => return Heard::End,
        }
        let [state] = waiting.map(|state| state.revents());
        let is_closed = state.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL);
        match read(terminal, &mut buffer) {
            Ok(0) if is_closed => return Heard::End,
            Ok(0) => {}
            Ok(count) => {
                return buffer
                    .get(..count)
                    .map_or(Heard::End, |bytes| Heard::Bytes(bytes.to_vec()));
            }
            Err(Errno::AGAIN | Errno::INTR) if !is_closed => {}
            Err(_) => return Heard::End,
        }
        empty += 1;
        if empty == MOST_EMPTY {
            return Heard::End;
        }
        thread::sleep(PAUSE);
    }
}
