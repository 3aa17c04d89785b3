//! The built program in a real terminal: a pseudo-terminal on one side, a terminal's reading of its bytes on the
//! other. Nothing here depends on how fast anything is: every step waits until the screen shows what it must.
//!
//! Tests that take minutes or measure time are asked for by name, after a release build:
//! `cargo test --release --test terminal -- --ignored kill`, or `large`, or `delay`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

mod bytes;
mod clocks;
mod console;
mod drafts;
mod errand;
mod exits;
mod first_look;
mod full_disk;
mod guarded;
mod imports;
mod instances;
mod jobs;
mod killed;
mod large;
mod looks;
mod many;
mod odd;
mod outside;
mod owned;
mod private;
#[path = "../ledger/proxy.rs"]
#[allow(dead_code, reason = "of the tests of the ledger")]
mod proxy;
mod scanned;
#[path = "../ledger/server.rs"]
#[allow(dead_code, reason = "of the tests of the ledger")]
mod server;
mod signs;
mod silent_server;
#[path = "../support/mod.rs"]
mod support;
mod typed;
