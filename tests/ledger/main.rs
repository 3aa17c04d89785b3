//! A register in PostgreSQL: a real server, which each run starts for itself and stops again. Where the machine has none
//! the tests are skipped, and counted.
//!
//! What takes minutes or measures is asked for by name:
//! `cargo test --release --test ledger -- --ignored --nocapture`; a fail-over is `tests/ledger/failover.sh`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

mod cases;
mod faults;
mod full;
mod life;
mod measured;
mod nurse;
mod proxy;
#[path = "../crash/random.rs"]
mod random;
mod rights;
mod server;
mod storm;
#[path = "../support/mod.rs"]
mod support;
mod turns;
