//! Follows people with chronic hepatitis B on antiviral treatment and says, with the reasons, how each is doing.
//!
//! # The map
//!
//! The rooms, from the ground up; each uses only what stands above it in this list:
//!
//! - [`clinical`]: the pure core: records, the rules, and what they say on a day
//! - [`wording`]: every sentence of the screens and of what is printed, in English and Chinese
//! - [`reference`](mod@reference): the data files that the rules interpret, read and checked
//! - [`notation`]: how dates, numbers and results are written, and what is refused of them
//! - [`register`]: all patients, the entries that change them, undo, the one codec
//! - [`store`]: the register's file, or its copy of a register in PostgreSQL
//! - [`exchange`]: CSV in and out, JSON out
//! - [`keys`]: which key does what, and where
//! - [`view`]: what is shown of patients, in rows on the screens and on paper
//! - [`app`]: what the screens are doing: model, forms, what each key does
//! - [`ui`]: how the screens look
//! - [`cli`]: the commands
//! - [`terminal`]: the terminal itself, switched on and off in one place
//!
//! # Where to add
//!
//! | what | where | then |
//! |---|---|---|
//! | a unit, or a spelling of one | `data/tests.ron` | nothing |
//! | a laboratory test | `data/tests.ron` | `src/clinical/laboratory/test.rs` |
//! | a drug | `data/drugs.ron` | its source in `data/FACTS.md` |
//! | a threshold of the clinic | `data/settings.ron` | `src/clinical/settings.rs`, `src/reference/thresholds.rs` |
//! | a threshold of a guideline | its file in `data/guidelines/` | nothing, where the set has such a criterion |
//! | a rule | `src/clinical/RULES.md` | the file that cites its paragraph, `src/wording/` |
//! | a sentence about a patient | `src/wording/`, a file a subject, both languages in one `say!` | `src/wording/WORDING.md` where it follows a rule |
//! | a sentence of a screen | `src/wording/screens/`, a file a subject | nothing |
//! | why something is not taken | `src/wording/refusals/`, a file a subject | nothing |
//! | the words of a key | `src/wording/keys.rs` | `src/app/update/table.rs` |
//! | a name in Chinese | `name_zh` in its file in `data/` | nothing |
//! | a form, or a field of one | `src/app/form/`, a file a form | what it changes: `src/register/op.rs` |
//! | a key | `src/app/update/table.rs`, with what it does | nothing |
//! | a screen | `src/app/screens/` | what it holds: `src/app/model/`; its rows: `src/view/page/`; its look: `src/ui/` |
//! | a column of the list | what it says: `src/wording/list.rs` | where it stands: `src/ui/list/row.rs` |
//! | a theme | `src/ui/theme.rs` | nothing |
//! | a part of the page on paper | `src/view/paper/` | how it is written: `src/exchange/report/` |
//! | a column of an import | `src/exchange/import/`, a file a table | `src/cli/import_help.txt`, `src/cli/import_help.zh.txt` |
//! | another import format | `src/exchange/`, a folder beside `import` | what it yields: an `ImportPlan` |
//! | a command or an option | `src/cli/arguments.rs` | its words: `src/wording/arguments.rs`; `data/manual/commands.md` |
//! | a table of the ledger | the next step in `data/ledger/`, never a change of one that was released | `src/store/ledger/tables.rs` |
//! | another kind of disk | beside `src/store/local_disk.rs`: it is a [`store::Disk`] | `src/store/opened.rs` |
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
//! - **foreign**: of a journal, line ends or marks that another system left in it
//! - **headline**: the sentence that tells where a patient stands, with its sign and its colour
//! - **journal**: all entries, one after the other; what is on the disk first
//! - **knowledge**: everything that the rules know: settings, drugs, assays, tests, guideline sets
//! - **line**: the time on one set of drugs within an episode (`RULES.md` §5)
//! - **mend**: what can be done about a register that was changed by hand or damaged
//! - **off period**: the time from the end of an episode to the next one (`RULES.md` §7)
//! - **op**: one thing that an entry changes, with what was there before; its inverse is a swap
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
