//! The `hepatrack` command.

fn main() {}
