//! The built program, timed from outside: `cargo bench --bench outside`. Cohorts of 100, 3,000 and 50,000 patients go
//! through import, review and a session in a terminal of 120 columns and 36 rows, five times in turn; the table tells
//! medians, peak memory and bytes on disk, each beside its floor of the same run and beside how it grew from the size
//! before; below linear is a growth below that of the patients. `HEPATRACK_BENCH_SIZES=100,3000`
//! chooses the sizes, `HEPATRACK_BENCH_RUNS` how often; where `HEPATRACK_BENCH_DUCKDB` names a Python that has DuckDB and
//! `HEPATRACK_BENCH_QUERY` a query over the three CSV files, that is timed beside the review.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod cohort;
#[path = "outside/command.rs"]
mod command;
#[path = "outside/peer.rs"]
mod peer;
#[path = "outside/table.rs"]
mod table;
#[path = "outside/terminal.rs"]
mod terminal;

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use command::timed;
use table::Table;
use terminal::Session;

/// The program is left alone for so long.
const IDLE: Duration = Duration::from_secs(2);

fn main() {
    let sizes = std::env::var("HEPATRACK_BENCH_SIZES").unwrap_or("100,3000,50000".to_owned());
    let runs = std::env::var("HEPATRACK_BENCH_RUNS").map_or(5, |runs| runs.parse().unwrap());
    let mut before: Option<(usize, Table)> = None;
    for size in sizes.split(',') {
        let patients: usize = size.trim().parse().unwrap();
        // Beside the build, not in memory: the floors are the disk's.
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let csv = folder.path().join("csv");
        fs::create_dir(&csv).unwrap();
        cohort::write(&csv, patients).unwrap();
        let mut table = Table::default();
        for run in 0..runs {
            measure(&folder.path().join(run.to_string()), &csv, &mut table);
        }
        let smaller = before.as_ref().map(|(patients, table)| (*patients, table));
        table.print(patients, runs, smaller);
        before = Some((patients, table));
    }
}

/// One run of everything, with a register of its own.
fn measure(folder: &Path, csv: &Path, table: &mut Table) {
    fs::create_dir(folder).unwrap();
    let register = folder.join("patients.ron");
    let day = cohort::DAY.to_string();

    let csv_bytes = bytes_of(csv);
    let started = Instant::now();
    let written = read_all(csv);
    table.add("reading the CSV (floor)", started.elapsed());
    // Invented names are alike now and then.
    let import = timed(
        &register,
        &["import", csv.to_str().unwrap(), "--another", "all"],
    );
    table.add("import", import.took);
    table.peak("import", import.peak_kb);
    table.bytes("the CSV files", csv_bytes);
    table.bytes("the register with its journal", bytes_of(folder));

    let started = Instant::now();
    append(&folder.join("bare"), &written);
    table.add(
        "writing as many bytes and one wait (floor)",
        started.elapsed(),
    );

    let started = Instant::now();
    let length = read_all(&register).len();
    table.add("reading the register (floor)", started.elapsed());
    table.bytes("the register", length as u64);
    let review = timed(&register, &["review", "--as-of", &day, "--format", "json"]);
    table.add("review as JSON", review.took);
    table.peak("review as JSON", review.peak_kb);
    let text = timed(&register, &["review", "--as-of", &day]);
    table.add("review as text", text.took);
    table.peak("review as text", text.peak_kb);
    let cohort = timed(&register, &["cohort", "--as-of", &day, "--format", "json"]);
    table.add("cohort as JSON", cohort.took);
    table.peak("cohort as JSON", cohort.peak_kb);
    let check = timed(&register, &["check"]);
    table.add("check", check.took);
    table.peak("check", check.peak_kb);
    if let Some(took) = peer::review(csv) {
        table.add("DuckDB: its query over the CSV", took);
    }

    let (mut session, [first, all]) = Session::open(&register, &day);
    table.add("open to the first patient on screen", first);
    table.add("open to all verdicts", all);
    table.add(
        "an empty frame (floor): redraw, Ctrl-L",
        session.key("\x0c"),
    );
    for key in ["\x1b[B", "\x1b[A"].into_iter().cycle().take(100) {
        table.add("key to screen: list", session.key(key));
    }
    for name in ["chen wei", "P00", "nguyen", "okafor k"] {
        table.add("key to screen: search", session.key("/"));
        for letter in name.chars() {
            table.add("key to screen: search", session.key(&letter.to_string()));
        }
        table.add("key to screen: search", session.key("\x1b"));
    }
    table.add("key to screen: opening a record", session.key("\r"));
    for key in ["\t", "\x1b[B", "\x1b[A", "\x1b[D"]
        .into_iter()
        .cycle()
        .take(80)
    {
        table.add("key to screen: record", session.key(key));
    }
    for _ in 0..3 {
        table.add("key to screen: form", session.key("r"));
        for letter in ["0", "1", "-", "0", "6", "\t", "4", "5", "\t"] {
            table.add("key to screen: form", session.key(letter));
        }
        // Thrown away again.
        session.key("\x04");
        session.key("y");
    }
    table.add(
        "key to the figures of the cohort page",
        session.key_until("x", "their verdict on the day"),
    );
    session.key("\x1b");
    table.peak("the screens", session.peak_kb());
    let worked = session.worked();
    thread::sleep(IDLE);
    table.add(
        "processor time of two idle seconds",
        session.worked() - worked,
    );
    let asked = session.key_until("u", "yes, take it back");
    let taken_back = session.key_until("y", "Taken back");
    table.add("undo of the import", asked + taken_back);
    table.peak(
        "the screens, with the undo of the import",
        session.peak_kb(),
    );
    session.close();
    fs::remove_dir_all(folder).unwrap();
}

fn read_all(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut files = vec![path.to_owned()];
    if path.is_dir() {
        files = fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
    }
    for file in files {
        File::open(file).unwrap().read_to_end(&mut bytes).unwrap();
    }
    bytes
}

fn append(path: &Path, bytes: &[u8]) {
    let mut file = File::create(path).unwrap();
    file.write_all(bytes).unwrap();
    file.sync_data().unwrap();
    fs::remove_file(path).unwrap();
}

/// The bytes of a file, or of everything in a folder.
fn bytes_of(path: &Path) -> u64 {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap();
        return entries.map(|entry| bytes_of(&entry.unwrap().path())).sum();
    }
    path.metadata().unwrap().len()
}
