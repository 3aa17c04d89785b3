//! Guideline sets: the engine against a second implementation, every threshold of every set, the words.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    unreachable_pub,
    reason = "a test"
)]

mod beside;
#[path = "../clinical/build.rs"]
#[allow(dead_code, reason = "the tests of the rules use the rest")]
mod build;
mod cohort;
mod edges;
mod evidence;
mod followed;
mod fresh;
mod invent;
mod same;
mod second;
mod words;
