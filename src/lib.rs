//! Follows people with chronic hepatitis B on antiviral treatment and says, with the reasons, how each is doing.
//!
//! # The map
//!
//! The rooms, from the ground up; each uses only those listed before it:
//!
//! - [`clinical`]: the pure core: records, the rules, and what they say on a day
//! - [`wording`]: every sentence for people, in English and Chinese
//! - [`reference`](mod@reference): the data files that the rules interpret, read and checked
//! - [`notation`]: how dates, numbers and results are written, and what is refused of them
//! - [`register`]: all patients, the entries that change them, undo, and how results are written in one line of text
//! - [`store`]: the register's file and how it is spelled, or its copy of a register in PostgreSQL
//! - [`exchange`]: CSV in and out, JSON out
//! - [`keys`]: names of keys, actions and places, and the user's file of keys
//! - [`view`]: what is shown of patients, in rows on the screens and on paper
//! - [`app`]: what the screens are doing: model, forms, what each key does
//! - [`ui`]: how the screens look
//! - [`cli`]: the commands
//! - [`terminal`]: the terminal itself, switched on and off in one place
//!
//! Where to add what: the table in `README.md`.
//!
//! # Words
//!
//! Hepatology's and Rust's words have their usual meaning. These are the house's own, or have a narrower meaning here:
//!
//! - **because**: the results and courses that decided a verdict, each with its rule
//! - **board**: what the list knows of everybody on a day: order, tier, sign, what is due
//! - **carried**: the last result before a line, which counts at its start (`RULES.md` §5)
//! - **clinic** (today's): the patients who are expected on a day, and those who were seen
//! - **counted series**: the HBV DNA results as the rules count them, one a day (`RULES.md` §3)
//! - **doubt**: something about the results on file that a reader should know before believing the verdict
//! - **draft**: a form that was left and not saved
//! - **effective**: the results and courses of a record that count: neither amended nor retracted
//! - **entry**: one change as somebody made it, with who, when and why; a line of the journal
//! - **episode**: treatment without a long break (`RULES.md` §4)
//! - **excused**: a quantified value that proves no return of the virus (`RULES.md` §3.3a)
//! - **first look**: the patients at the top of a large register's list, shown while all others are still being read
//! - **foreign**: of a journal, line ends or byte order marks that another system added
//! - **headline**: the sentence that tells where a patient stands, with its sign and its colour
//! - **journal**: all entries, one after the other; what is on the disk first
//! - **knowledge**: everything that the rules know: settings, drugs, assays, tests, guideline sets
//! - **line**: the time on one set of drugs within an episode (`RULES.md` §5)
//! - **mend**: what can be done about a register that was changed by hand or damaged
//! - **off period**: the time from the end of an episode to the next one (`RULES.md` §7)
//! - **op**: one thing that an entry changes, with the value before and after; its inverse exchanges the two
//! - **place**: a screen, or a part of one, in which keys have their own meaning
//! - **quarantine**: the folder for files that were put aside
//! - **run**: the unbroken positives at the end of a line or an off period (`RULES.md` §6.5)
//! - **seal**: the digest with which a line or a file shows that nothing in it was changed
//! - **set aside**: a negative that cannot show that the virus has gone (`RULES.md` §3.3b)
//! - **snapshot**: the register as a file: the journal's state after an entry
//! - **standing**: what the rules say of one patient on a day, with the record that they were asked about
//! - **stretch**: a line or an off period with the counted results in it
//! - **taught**: a word of a laboratory to which somebody gave a meaning
//! - **tier**: how urgent, 1 to 10: the order of the list (`RULES.md` §11)

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod app;
pub mod cli;
pub mod clinical;
pub mod exchange;
pub mod keys;
pub mod notation;
pub mod reference;
pub mod register;
pub mod store;
pub mod terminal;
pub mod ui;
pub mod view;
pub mod wording;
