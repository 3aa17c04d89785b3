//! The `hepatrack` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    hepatrack::cli::run(std::env::args_os())
}
