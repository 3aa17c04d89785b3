//! A command of the built program: how long it takes, and how much memory it held at most.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What a command took.
pub(crate) struct Taken {
    pub(crate) took: Duration,
    /// Kilobytes of memory at most, where the system tells.
    pub(crate) peak_kb: u64,
}

/// Runs a command on a register; everything that it prints is read and let go.
pub(crate) fn timed(register: &Path, arguments: &[&str]) -> Taken {
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_hepatrack"))
        .arg("--file")
        .arg(register)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let reader = thread::spawn(move || {
        let mut buffer = vec![0; 1 << 16];
        while out.read(&mut buffer).unwrap() > 0 {}
    });
    let mut peak = 0;
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        peak = peak_kb(child.id()).max(peak);
        thread::sleep(Duration::from_millis(2));
    };
    let took = started.elapsed();
    reader.join().unwrap();
    assert!(status.success(), "{arguments:?}");
    Taken {
        took,
        peak_kb: peak,
    }
}

/// The most memory that a process has held so far; nothing on systems that do not tell.
pub(crate) fn peak_kb(process: u32) -> u64 {
    let told = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let digits = line.and_then(|line| line.split_whitespace().next());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// The processor time that the threads of a process have used so far; nothing on systems that do not tell.
pub(crate) fn worked(process: u32) -> Duration {
    let Ok(threads) = fs::read_dir(format!("/proc/{process}/task")) else {
        return Duration::ZERO;
    };
    let nanoseconds = threads.flatten().filter_map(|thread| {
        let told = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        told.split_whitespace().next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(nanoseconds.sum())
}
