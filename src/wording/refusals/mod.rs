//! Why something that was typed or stands in a file is not taken, and what is taken instead.

pub(crate) mod data_files;
pub(crate) mod dates;
pub(crate) mod doubts;
pub(crate) mod import;
pub(crate) mod journal;
pub(crate) mod layout;
pub(crate) mod ledger;
pub(crate) mod lines;
pub(crate) mod names;
pub(crate) mod own_files;
pub(crate) mod pages;
pub(crate) mod register;
pub(crate) mod ron;
pub(crate) mod tables;
#[cfg(test)]
pub(crate) mod testing;
pub(crate) mod values;
