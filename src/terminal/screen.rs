//! What is switched on is switched off again, on every way out: quit, signal, panic, error.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::Duration;

use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::queue;
use ratatui::crossterm::style::Print;
use ratatui::crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};

use super::guard;
use super::message::Message;
use super::size::size;
use super::wire::{Widths, Wire};
use super::writer::Writer;
use crate::wording::{Language, Sentence, files};

/// Whether the terminal is switched on now: then, and only then, something has to be switched off.
pub(super) static SWITCHED_ON: AtomicBool = AtomicBool::new(false);
/// Whether the mouse was asked for. It is switched on and off with the rest; where it was not asked for the terminal's
/// own selection of text works.
pub(super) static MOUSE: AtomicBool = AtomicBool::new(false);
/// Whether the screens are in Chinese now, for whoever tells on the terminal why they have gone.
static CHINESE: AtomicBool = AtomicBool::new(false);

/// The language of the screens.
pub(super) fn language() -> Language {
    if CHINESE.load(Ordering::SeqCst) {
        Language::Chinese
    } else {
        Language::English
    }
}

/// The screens are in this language from now on.
pub(super) fn speak(language: Language) {
    let is_chinese = language == Language::Chinese;
    let was_chinese = CHINESE.swap(is_chinese, Ordering::SeqCst);
    if was_chinese != is_chinese && SWITCHED_ON.load(Ordering::SeqCst) {
        guard::tell(true);
    }
}

/// Reports of buttons and wheel, not of every move, in the form that knows columns beyond 223.
const MOUSE_ON: &str = "\x1b[?1000;1006h";
/// The end of these reports, and of those that another program may have left on.
const MOUSE_OFF: &str = "\x1b[?1000;1002;1003;1006l";
/// The end of keys as Windows numbers them, which a program of Windows may have left on.
const WINDOWS_KEYS_OFF: &str = "\x1b[?9001l";

/// Who tells why it has ended.
pub(super) const PROGRAM: &str = "hepatrack";

/// A terminal that takes nothing for so long is left as it is.
const PATIENCE: Duration = Duration::from_millis(250);

/// The terminal in raw mode on its alternate screen with bracketed paste, until this is dropped.
pub(super) struct Screen {
    terminal: Terminal<Wire<Writer>>,
    writer: Writer,
    /// Whether the last frame was left out because the one before is not written yet.
    is_behind: bool,
}

impl Screen {
    /// Switches the terminal on, and the mouse with it where it is asked for.
    ///
    /// # Errors
    /// The terminal refuses.
    pub(super) fn enter(writer: Writer, mouse: bool) -> io::Result<Self> {
        MOUSE.store(mouse, Ordering::SeqCst);
        switch_on(&writer)?;
        match Terminal::new(Wire::new(writer.clone())) {
            Ok(terminal) => Ok(Self {
                terminal,
                writer,
                is_behind: false,
            }),
            Err(error) => {
                switch_off(&writer);
                Err(error)
            }
        }
    }

    /// Draws one frame, shown as a whole. Where the one before is not written yet this one is left out:
    /// [`Message::Written`] comes when it is time to draw again.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(super) fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.is_behind = !self.writer.is_free();
        if self.is_behind || !SWITCHED_ON.load(Ordering::SeqCst) {
            return Ok(());
        }
        let frame = self.terminal.draw(render)?.buffer.clone();
        self.terminal.backend_mut().show(&frame)
    }

    /// Whether the last frame was left out.
    pub(super) const fn is_behind(&self) -> bool {
        self.is_behind
    }

    /// Prints texts one after the other where the first frame overwrites them, and asks behind each where the cursor
    /// stands (`CSI 6n`).
    ///
    /// # Errors
    /// The terminal is gone.
    pub(super) fn ask_for_columns<'t>(
        &mut self,
        texts: impl IntoIterator<Item = &'t str>,
    ) -> io::Result<()> {
        for text in texts {
            write!(self.writer, "\x1b[H{text}\x1b[6n")?;
        }
        write!(self.writer, "\x1b[H\x1b[2K")?;
        self.writer.flush()
    }

    /// From now on characters are believed to be as wide as the terminal has said.
    pub(super) fn believe(&mut self, widths: Widths) {
        self.terminal.backend_mut().widths = widths;
    }

    /// Asks for the colour of the background (OSC 11). Terminals that do not know the question say nothing.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(super) fn ask_for_background(&mut self) -> io::Result<()> {
        write!(self.writer, "\x1b]11;?\x1b\\")
    }

    /// Gives the terminal a text to copy (OSC 52). Whether it does is its own affair: it says nothing.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        write!(self.writer, "\x1b]52;c;{}\x07", base64(text.as_bytes()))
    }

    /// Clears the terminal, so that the next frame is drawn in full.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        let (columns, rows) = size();
        self.terminal.resize(Rect::new(0, 0, columns, rows))
    }

    /// Switches the terminal off; doing it twice does no harm. Whether the terminal took it.
    pub(super) fn leave(&mut self) -> bool {
        switch_off(&self.writer)
    }

    /// Switches the terminal on again after [`Screen::leave`], or after somebody else changed it.
    ///
    /// # Errors
    /// The terminal refuses.
    pub(super) fn resume(&mut self) -> io::Result<()> {
        // Whoever had the terminal meanwhile has left it in a mode of their own.
        disable_raw_mode()?;
        switch_on(&self.writer)?;
        self.clear()
    }
}

impl Drop for Screen {
    /// On a panic the hook has already done it.
    fn drop(&mut self) {
        if !std::thread::panicking() {
            switch_off(&self.writer);
        }
    }
}

fn switch_on(writer: &Writer) -> io::Result<()> {
    SWITCHED_ON.store(true, Ordering::SeqCst);
    guard::tell(true);
    let mouse = if MOUSE.load(Ordering::SeqCst) {
        MOUSE_ON
    } else {
        MOUSE_OFF
    };
    let switched = enable_raw_mode().and_then(|()| {
        queue!(
            writer.clone(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            Print(mouse),
            Print(WINDOWS_KEYS_OFF)
        )
    });
    if switched.is_err() {
        switch_off(writer);
    }
    switched
}

/// Nothing can be done about a terminal that refuses to be switched off, so errors are passed over. Whether the terminal
/// takes what is written; where it does not, a word to it would wait for ever.
pub(super) fn switch_off(writer: &Writer) -> bool {
    if !SWITCHED_ON.swap(false, Ordering::SeqCst) {
        return true;
    }
    if MOUSE.load(Ordering::SeqCst) {
        let _ = queue!(writer.clone(), Print(MOUSE_OFF));
    }
    let _ = queue!(
        writer.clone(),
        EndSynchronizedUpdate,
        Print(erasing(size().1)),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    let taken = writer.finish(PATIENCE);
    let _ = disable_raw_mode();
    guard::tell(false);
    taken
}

/// Erases the screen row by row: a terminal without an alternate screen would go on showing a patient, and some keep
/// what is erased as a whole to be scrolled back to.
fn erasing(rows: u16) -> String {
    format!(
        "\x1b[m\x1b[H{}\x1b[K\x1b[H",
        "\x1b[K\n".repeat(usize::from(rows).saturating_sub(1))
    )
}

/// From now on a panic, in whatever thread, switches the terminal off before anything is printed, and prints where it
/// happened, but not its text, which might hold a patient's data. It is reported, so that no other thread goes on as
/// if the terminal were still there.
pub(super) fn leave_on_panic(reports: Sender<Message>, writer: Writer) {
    std::panic::set_hook(Box::new(move |panic| {
        let taken = switch_off(&writer);
        let place = panic
            .location()
            .map(|location| files::at_place(location.file(), location.line()));
        if taken {
            let place = place.unwrap_or_else(|| Sentence::alike(&""));
            let words = files::ended_by_fault(PROGRAM, place);
            let _ = writeln!(io::stderr(), "{}", words.of(language()));
        }
        // Where nobody listens the program is at its end already.
        let _ = reports.send(Message::Panicked);
    }));
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes in base 64, as RFC 4648 writes them.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let mut bits = 0_u32;
        for place in 0..3 {
            bits = bits << 8 | u32::from(group.get(place).copied().unwrap_or(0));
        }
        for place in 0..4 {
            let index = bits >> (18 - 6 * place) & 0x3f;
            let digit = usize::try_from(index)
                .ok()
                .and_then(|index| BASE64.get(index));
            let written = digit.filter(|_| place <= group.len());
            text.push(written.map_or('=', |digit| char::from(*digit)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    /// The test vectors of RFC 4648.
    #[test]
    fn texts_are_written_in_base_64() {
        for (text, written) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(text.as_bytes()), written);
        }
    }
}
