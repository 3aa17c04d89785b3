//! What was measured, in the order in which it was measured first.

use std::time::Duration;

/// Times, memory and bytes by what they were measured of.
#[derive(Default)]
pub(crate) struct Table {
    times: Vec<(&'static str, Vec<Duration>)>,
    peaks: Vec<(&'static str, u64)>,
    bytes: Vec<(&'static str, u64)>,
}

impl Table {
    pub(crate) fn add(&mut self, what: &'static str, took: Duration) {
        match self.times.iter_mut().find(|(known, _)| *known == what) {
            Some((_, times)) => times.push(took),
            None => self.times.push((what, vec![took])),
        }
    }

    /// The most memory of all runs.
    pub(crate) fn peak(&mut self, what: &'static str, kb: u64) {
        match self.peaks.iter_mut().find(|(known, _)| *known == what) {
            Some((_, most)) => *most = kb.max(*most),
            None => self.peaks.push((what, kb)),
        }
    }

    pub(crate) fn bytes(&mut self, what: &'static str, bytes: u64) {
        if self.bytes.iter().all(|(known, _)| *known != what) {
            self.bytes.push((what, bytes));
        }
    }

    /// Prints it, with the growth from a table of fewer patients.
    pub(crate) fn print(&mut self, patients: usize, runs: usize, smaller: Option<(usize, &Self)>) {
        println!("{patients} patients, {runs} runs in turn");
        let grown = smaller.map_or(String::new(), |(fewer, _)| {
            let times = patients as f64 / fewer as f64;
            format!("grown (patients {times:.1} x)")
        });
        println!(
            "  {:<56} {:>10} {:>10} {:>7}   {grown}",
            "", "median", "99th", "times"
        );
        for (_, times) in &mut self.times {
            times.sort_unstable();
        }
        for (what, times) in &self.times {
            let growth = growth(at(times, 50).as_secs_f64(), smaller, |smaller| {
                find(&smaller.times, what).map(|times| at(times, 50).as_secs_f64())
            });
            println!(
                "  {what:<56} {:>10} {:>10} {:>7}   {growth}",
                milliseconds(at(times, 50)),
                milliseconds(at(times, 99)),
                times.len()
            );
        }
        for (what, kb) in &self.peaks {
            let growth = growth(*kb as f64, smaller, |smaller| {
                find(&smaller.peaks, what).map(|kb| *kb as f64)
            });
            let what = format!("{what}: memory at most");
            println!(
                "  {what:<56} {:>7.1} MB {:>21}{growth}",
                *kb as f64 / 1e3,
                ""
            );
        }
        for (what, bytes) in &self.bytes {
            let growth = growth(*bytes as f64, smaller, |smaller| {
                find(&smaller.bytes, what).map(|bytes| *bytes as f64)
            });
            let what = format!("{what}: on disk");
            println!(
                "  {what:<56} {:>7.1} MB {:>21}{growth}",
                *bytes as f64 / 1e6,
                ""
            );
        }
    }
}

fn find<'a, T>(rows: &'a [(&'static str, T)], what: &str) -> Option<&'a T> {
    let row = rows.iter().find(|(known, _)| *known == what);
    row.map(|(_, value)| value)
}

/// How many times as much as with fewer patients.
fn growth(
    now: f64,
    smaller: Option<(usize, &Table)>,
    before: impl Fn(&Table) -> Option<f64>,
) -> String {
    let before = smaller.and_then(|(_, table)| before(table));
    before.map_or(String::new(), |before| format!("{:.1} x", now / before))
}

/// Of times in order, the one below which so many of a hundred lie.
fn at(times: &[Duration], percent: usize) -> Duration {
    times[(times.len() - 1) * percent / 100]
}

fn milliseconds(took: Duration) -> String {
    format!("{:.1} ms", took.as_secs_f64() * 1e3)
}
