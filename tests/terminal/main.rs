//! The built program in a real terminal: a pseudo-terminal on one side, a terminal's reading of its bytes on the
//! other. Nothing here depends on how fast anything is: every step waits until the screen shows what it must.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod console;
mod errand;
mod exits;
mod imports;
