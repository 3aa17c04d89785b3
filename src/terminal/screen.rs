//! What is switched on is switched off again, on every way out: quit, signal, panic, error.

use std::io::{self, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;
use ratatui::crossterm::style::Print;
use ratatui::crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};

use super::Report;
use super::wire::Wire;

/// Whether the terminal is switched on now: then, and only then, something has to be switched off.
static SWITCHED_ON: AtomicBool = AtomicBool::new(false);
/// Whether the mouse was asked for. It is switched on and off with the rest; where it was not asked for the terminal's
/// own selection of text works.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Reports of buttons and wheel, not of every move, in the form that knows columns beyond 223.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
/// The end of these reports.
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// The terminal in raw mode on its alternate screen with bracketed paste, until this is dropped.
pub struct Screen {
    terminal: Terminal<Wire<Stdout>>,
}

impl Screen {
    /// Switches the terminal on, and the mouse with it where it is asked for.
    ///
    /// # Errors
    /// The terminal refuses.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        MOUSE.store(mouse, Ordering::SeqCst);
        switch_on()?;
        match Terminal::new(Wire::new(io::stdout())) {
            Ok(terminal) => Ok(Self { terminal }),
            Err(error) => {
                switch_off();
                Err(error)
            }
        }
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// The terminal does not tell.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws one frame, shown as a whole.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let frame = self.terminal.draw(render)?.buffer.clone();
        self.terminal.backend_mut().show(&frame)
    }

    /// Gives the terminal a text to copy (OSC 52). Whether it does is its own affair: it says nothing.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let mut out = io::stdout();
        write!(out, "\x1b]52;c;{}\x07", base64(text.as_bytes()))?;
        out.flush()
    }

    /// Clears the terminal, so that the next frame is drawn in full.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn clear(&mut self) -> io::Result<()> {
        let (columns, rows) = self.size()?;
        self.terminal.resize(Rect::new(0, 0, columns, rows))
    }

    /// Switches the terminal off; doing it twice does no harm.
    pub fn leave(&mut self) {
        switch_off();
    }

    /// Switches the terminal on again after [`Screen::leave`], or after somebody else changed it.
    ///
    /// # Errors
    /// The terminal refuses.
    pub fn resume(&mut self) -> io::Result<()> {
        switch_on()?;
        self.clear()
    }
}

impl Drop for Screen {
    /// On a panic the hook has already done it.
    fn drop(&mut self) {
        if !std::thread::panicking() {
            switch_off();
        }
    }
}

fn switch_on() -> io::Result<()> {
    SWITCHED_ON.store(true, Ordering::SeqCst);
    let switched = enable_raw_mode()
        .and_then(|()| execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste))
        .and_then(|()| {
            if MOUSE.load(Ordering::SeqCst) {
                execute!(io::stdout(), Print(MOUSE_ON))?;
            }
            Ok(())
        });
    if switched.is_err() {
        switch_off();
    }
    switched
}

/// Nothing can be done about a terminal that refuses to be switched off, so errors are passed over.
fn switch_off() {
    if !SWITCHED_ON.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    if MOUSE.load(Ordering::SeqCst) {
        let _ = execute!(out, Print(MOUSE_OFF));
    }
    let _ = execute!(
        out,
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// From now on a panic, in whatever thread, switches the terminal off before anything is printed, and prints where it
/// happened, but not its text, which might hold a patient's data. It is reported, so that no other thread goes on as
/// if the terminal were still there.
pub(super) fn leave_on_panic(reports: Sender<Report>) {
    std::panic::set_hook(Box::new(move |panic| {
        switch_off();
        let place = panic.location().map_or_else(String::new, |location| {
            format!(" ({}:{})", location.file(), location.line())
        });
        let _ = writeln!(
            io::stderr(),
            "hepatrack: a fault in the program{place} ended it. What the screen called saved is saved; \
             what was typed and not saved is offered again at the next start."
        );
        // Where nobody listens the program is at its end already.
        let _ = reports.send(Report::Panicked);
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
