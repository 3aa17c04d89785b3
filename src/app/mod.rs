//! What the program is doing: the model, its keys, its forms, and how an event changes it.
//!
//! [`update()`] takes a [`Model`] and an [`event::Event`] and gives back what is asked of the world. Nothing here reads
//! a clock, a file or the terminal.
//!
//! What a screen holds lies with the [`Model`]; `operations` are what more than one screen does to it, `screens` what
//! the keys of each do, and `update` has the one table of keys and hands every event on.

pub mod actions;
pub mod asked;
pub mod completion;
pub mod earlier;
pub mod event;
pub mod filter;
mod first_look;
pub mod form;
pub mod import;
mod keeping;
pub mod layout;
pub mod list;
mod model;
mod motion;
mod operations;
pub mod preferences;
pub mod question;
pub mod scan;
pub mod screens;
pub mod text;
pub mod update;

pub use first_look::first_look_of;
pub use keeping::{Undecided, WriteAccess};
pub use model::{
    Clock, Laboratories, Message, MessageKind, Model, Page, Part, Preview, RecordPage, RecordView,
    Saved, SessionMode, Setup, due_days, monday,
};
pub use operations::changes;
pub use operations::merging::both_words;
pub use screens::Ordered;
pub use update::{IDLE_MINUTES, table, update};
