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

    pub(crate) fn print(mut self, patients: usize, runs: usize) {
        println!("{patients} patients, {runs} runs in turn");
        println!(
            "  {:<46} {:>10} {:>10} {:>7}",
            "", "median", "99th", "times"
        );
        for (what, times) in &mut self.times {
            times.sort_unstable();
            let at = |percent: usize| milliseconds(times[(times.len() - 1) * percent / 100]);
            println!(
                "  {what:<46} {:>10} {:>10} {:>7}",
                at(50),
                at(99),
                times.len()
            );
        }
        for (what, kb) in &self.peaks {
            println!(
                "  {:<46} {:>7.1} MB",
                format!("{what}: memory at most"),
                *kb as f64 / 1e3
            );
        }
        for (what, bytes) in &self.bytes {
            println!(
                "  {:<46} {:>7.1} MB",
                format!("{what}: on disk"),
                *bytes as f64 / 1e6
            );
        }
    }
}

fn milliseconds(took: Duration) -> String {
    format!("{:.1} ms", took.as_secs_f64() * 1e3)
}
