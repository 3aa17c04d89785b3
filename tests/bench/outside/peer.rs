//! DuckDB beside the review, for whoever has it: never needed.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

const SCRIPT: &str = "
import duckdb, sys, time
connection = duckdb.connect()
connection.execute('set threads=2')
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
    let seconds = String::from_utf8(said.stdout).unwrap();
    Some(Duration::from_secs_f64(seconds.trim().parse().unwrap()))
}
