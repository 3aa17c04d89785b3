//! A program in a pseudo-terminal.

mod inside;
mod measure;
mod waits;

pub(crate) use inside::entered;

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Asks where the cursor stands.
const ASKS: &[u8] = b"\x1b[6n";

/// Longer than any machine needs; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

const ROWS: NonZeroU16 = NonZeroU16::new(24).unwrap();
const COLUMNS: NonZeroU16 = NonZeroU16::new(80).unwrap();

/// A program in a terminal of its own.
pub(crate) struct Console {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    bytes: Receiver<Vec<u8>>,
    listening: Arc<AtomicBool>,
    terminal: vt100::Parser,
    /// Whether the program is a job of a shell.
    in_shell: bool,
    /// Whether the terminal says where its cursor stands when it is asked.
    answers: bool,
}

/// Runs a command as a job; where it stops the shell says so and waits for a line, then it goes on.
const SHELL: &str = r#"set -m
"$0" "$@"
code=$?
while [ $code = 148 ] || [ $code = 149 ]; do
    echo "the shell is here"
    read -r _
    fg >/dev/null
    code=$?
done
exit $code"#;

impl Console {
    /// Starts the built program with arguments and variables.
    pub(crate) fn hepatrack(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_hepatrack"));
        command.args(arguments);
        Self::start(command, variables)
    }

    /// The same in a terminal that does not say where its cursor stands.
    pub(crate) fn silent(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut console = Self::hepatrack(arguments, variables);
        console.answers = false;
        console
    }

    /// Waits until the program has asked where the cursor stands.
    pub(crate) fn wait_for_question(&mut self) -> &mut Self {
        let mut heard = Vec::new();
        while !heard.windows(ASKS.len()).any(|asks| asks == ASKS) {
            let bytes = self.bytes.recv_timeout(PATIENCE).unwrap();
            self.hear(&bytes);
            heard.extend(bytes);
        }
        self
    }

    /// Starts the built program as a job of a shell: only there Ctrl-Z means something.
    pub(crate) fn in_shell(arguments: &[&str]) -> Self {
        let program = env!("CARGO_BIN_EXE_hepatrack");
        Self::job(&[&[program], arguments].concat())
    }

    /// Starts a command as a job of a shell.
    pub(crate) fn job(words: &[&str]) -> Self {
        let mut command = CommandBuilder::new("bash");
        command.args(["-c", SHELL]);
        command.args(words);
        let mut console = Self::start(command, &[]);
        console.in_shell = true;
        console
    }

    /// The line for which the shell waits.
    pub(crate) fn foreground(&mut self) -> &mut Self {
        self.wait_until("the shell", |screen| {
            !screen.alternate_screen() && screen.contents().contains("the shell is here")
        });
        self.wait_until_stopped().assert_sane();
        self.send("\r")
    }

    /// Starts the built program after some lines of shell, such as a limit or a mask, in one and the same process.
    pub(crate) fn hepatrack_after(shell: &str, arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new("bash");
        command.args(["-c", &format!("{shell}\nexec \"$0\" \"$@\"")]);
        command.arg(env!("CARGO_BIN_EXE_hepatrack"));
        command.args(arguments);
        Self::start(command, &[])
    }

    /// Starts the built program in a terminal that does not say how large it is.
    pub(crate) fn without_size(variables: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new("bash");
        command.args(["-c", r#"stty rows 0 cols 0; exec "$0" --demo"#]);
        command.arg(env!("CARGO_BIN_EXE_hepatrack"));
        Self::start(command, variables)
    }

    /// Starts a command in a terminal of 80 columns and 24 rows.
    pub(crate) fn start(command: CommandBuilder, variables: &[(&str, &str)]) -> Self {
        Self::start_at((COLUMNS, ROWS), command, variables)
    }

    fn start_at(
        (columns, rows): (NonZeroU16, NonZeroU16),
        mut command: CommandBuilder,
        variables: &[(&str, &str)],
    ) -> Self {
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        for ours in ["FILE", "KEYS", "LANG", "THEME"].map(|name| format!("HEPATRACK_{name}")) {
            command.env_remove(ours);
        }
        // Whoever runs the tests may have keys of their own.
        command.env("XDG_CONFIG_HOME", "/nowhere");
        for (name, value) in variables {
            command.env(name, value);
        }
        let pair = native_pty_system()
            .openpty(PtySize {
                rows: rows.get(),
                cols: columns.get(),
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, bytes) = mpsc::channel();
        let listening = Arc::new(AtomicBool::new(true));
        let listens = Arc::clone(&listening);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count) = reader.read(&mut buffer) {
                let heard = listens.load(Ordering::SeqCst);
                if count == 0 || !heard || sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            writer: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            child,
            bytes,
            listening,
            terminal: vt100::Parser::new(rows, columns, 0),
            in_shell: false,
            answers: true,
        }
    }

    /// Shows what the program writes, and answers where the cursor stands when it asks, as terminals do.
    fn hear(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some(place) = rest.windows(ASKS.len()).position(|asks| asks == ASKS) {
            let (before, after) = rest.split_at(place + ASKS.len());
            self.terminal.process(before);
            rest = after;
            let (row, column) = self.terminal.screen().cursor_position();
            if let Some(writer) = self.writer.as_mut().filter(|_| self.answers) {
                // Who has left does not hear it.
                let _ = write!(writer, "\x1b[{};{}R", row + 1, column + 1);
                let _ = writer.flush();
            }
        }
        self.terminal.process(rest);
    }

    /// Types bytes.
    pub(crate) fn send(&mut self, bytes: &str) -> &mut Self {
        self.send_bytes(bytes.as_bytes())
    }

    /// Kills the program as it stands; no handler of it runs. What it had written to the screen by then counts.
    pub(crate) fn kill(&mut self, look: &mut dyn FnMut(&vt100::Screen)) {
        self.signal("KILL");
        if self.in_shell {
            // The shell waits for a line.
            self.child.kill().unwrap();
        }
        self.child.wait().unwrap();
        while let Ok(bytes) = self.bytes.recv() {
            self.hear(&bytes);
            look(self.terminal.screen());
        }
    }

    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.terminal.screen()
    }

    /// The program's process, or that of a shell's job.
    pub(crate) fn process(&self) -> u32 {
        let own = self.child.process_id().unwrap();
        if self.in_shell { child_of(own) } else { own }
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let status = std::process::Command::new("kill")
            .args([&format!("-{name}"), &self.process().to_string()])
            .status()
            .unwrap();
        assert!(status.success());
    }

    /// Stops and lets go what the program writes, as Ctrl-S and Ctrl-Q do on a slow line.
    pub(crate) fn stop_output(&self, stop: bool) {
        use rustix::termios::{Action, tcflow};

        let path = self.master.as_ref().unwrap().tty_name().unwrap();
        let terminal = std::fs::File::open(path).unwrap();
        let action = if stop { Action::OOff } else { Action::OOn };
        tcflow(terminal, action).unwrap();
    }

    /// Types bytes that may be no text.
    pub(crate) fn send_bytes(&mut self, bytes: &[u8]) -> &mut Self {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes).unwrap();
        writer.flush().unwrap();
        self
    }

    /// Closes the terminal under the program. `redraw` are keys that make it write once more, so that the thread
    /// that listens notices that it is to stop; only then is the last handle of the terminal closed.
    pub(crate) fn hang_up(&mut self, redraw: &str) {
        self.listening.store(false, Ordering::SeqCst);
        self.send(redraw);
        while self.bytes.recv().is_ok() {}
        self.writer = None;
        self.master = None;
    }

    /// Waits until the operating system says that the program is stopped, as by Ctrl-Z.
    pub(crate) fn wait_until_stopped(&self) -> &Self {
        let until = Instant::now() + PATIENCE;
        loop {
            let told = std::process::Command::new("ps")
                .args(["-o", "stat=", "-p", &self.process().to_string()])
                .output()
                .unwrap();
            if told.stdout.starts_with(b"T") {
                return self;
            }
            assert!(Instant::now() < until, "the program does not stop");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits for the end; its status.
    pub(crate) fn end(&mut self) -> u32 {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(200)) {
                    self.hear(&bytes);
                }
                return status.exit_code();
            }
            assert!(Instant::now() < until, "the program does not end");
            if let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(20)) {
                self.hear(&bytes);
            }
        }
    }

    /// Waits for the end without a pause between looks; its status.
    pub(crate) fn end_quickly(&mut self) -> u32 {
        self.child.wait().unwrap().exit_code()
    }

    /// How long it takes from a key to the first byte of the answer. What comes late of the answer before is waited for.
    pub(crate) fn answer_time(&mut self, key: &str) -> Duration {
        while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(8)) {
            self.hear(&bytes);
        }
        let begin = Instant::now();
        self.send(key);
        let bytes = self.bytes.recv_timeout(PATIENCE).unwrap();
        let took = begin.elapsed();
        self.hear(&bytes);
        took
    }

    /// The terminal is as a shell wants it: own screen, no bracketed paste, cursor visible, lines echoed.
    pub(crate) fn assert_sane(&self) {
        let screen = self.terminal.screen();
        assert!(!screen.alternate_screen(), "still on the alternate screen");
        assert!(!screen.bracketed_paste(), "bracketed paste still on");
        assert!(!screen.hide_cursor(), "cursor still hidden");
        let settings = self.master.as_ref().unwrap().get_termios().unwrap();
        let flags = format!("{:?}", settings.local_flags);
        for flag in ["ICANON", "ECHO", "ISIG"] {
            assert!(flags.contains(flag), "raw mode still on: {flags}");
        }
    }
}

/// The one child of a process.
pub(crate) fn child_of(process: u32) -> u32 {
    let told = std::process::Command::new("ps")
        .args(["-o", "pid=", "--ppid", &process.to_string()])
        .output()
        .unwrap();
    String::from_utf8(told.stdout)
        .unwrap()
        .trim()
        .parse()
        .unwrap()
}

impl Drop for Console {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder that goes away with the test, and a register's path in it.
pub(crate) fn register_path(folder: &tempfile::TempDir) -> String {
    path_text(&folder.path().join("patients.ron"))
}

pub(crate) fn path_text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}
