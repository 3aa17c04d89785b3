//! DuckDB beside the review, for whoever has it: never needed.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

const SCRIPT: &str = "
import duckdb, sys, time
connection = duckdb.connect()
connection.execute('set threads=2')
connection.execute('set enable_progress_bar=false')
query = open(sys.argv[1]).read()
started = time.perf_counter()
connection.execute(query)
print(time.perf_counter() - started)
";

/// How long the query takes over the three files of a folder.
pub(crate) fn review(csv: &Path) -> Option<Duration> {
    let python = std::env::var_os("HEPATRACK_BENCH_DUCKDB")?;
    let query = std::env::var_os("HEPATRACK_BENCH_QUERY")?;
    let said = Command::new(python)
        .args(["-c", SCRIPT])
        .arg(query)
        .current_dir(csv)
        .output()
        .unwrap();
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
    // What the query has written is no part of the cohort.
    for entry in std::fs::read_dir(csv).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "csv") {
            std::fs::remove_file(path).unwrap();
        }
    }
    let said = String::from_utf8(said.stdout).unwrap();
    let seconds = said.split_whitespace().next_back().unwrap();
    Some(Duration::from_secs_f64(seconds.parse().unwrap()))
}
