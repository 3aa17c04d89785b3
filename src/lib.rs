//! Follows people with chronic hepatitis B on antiviral treatment and says, with the reasons, where each stands.
//!
//! The rooms, from the ground up; each uses only what stands above it in this list:
//!
//! - [`clinical`]: the pure core: records, the rules, and what they say on a day
//! - [`reference`](mod@reference): the data files that the rules interpret, read and checked
//! - [`notation`]: how dates, numbers and results are written
//! - [`wording`]: every sentence about a patient, in one language
//! - [`register`]: all patients, the entries that change them, undo, the one codec
//! - [`store`]: the register's file
//! - [`exchange`]: CSV in and out, JSON out
//! - [`app`]: what the screens are doing: model, keys, forms
//! - [`ui`]: how the screens look
//! - [`cli`]: the commands
//! - [`terminal`]: the terminal itself, switched on and off in one place

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod app;
pub mod cli;
pub mod clinical;
pub mod exchange;
pub mod notation;
pub mod reference;
pub mod register;
pub mod store;
pub mod terminal;
pub mod ui;
pub mod wording;
