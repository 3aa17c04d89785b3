//! The options of each command.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::exchange::{self, Differing};
use crate::notation::DayOrder;

/// Options of `import`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ImportOptions {
    /// A folder that holds the files, or any of them by name
    #[arg(required = true, value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Say what would be done and store nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// Whose files they are: words that were taught for this source have their meanings
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) source: Option<String>,
    /// Write every remark, or every fault that is told, to this file too; it must not be there yet
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) report: Option<PathBuf>,
    /// Leave out the rows of unknown tests, and count them by name
    #[arg(long)]
    pub(in crate::cli) known_tests: bool,
    /// Leave out the rows that say that there is no result (pending, haemolysed, NA), and count them by word
    #[arg(long)]
    pub(in crate::cli) no_results: bool,
    /// Leave out a column whose name speaks of whether a row counts; can be given several times
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) ignore_column: Vec<String>,
    /// A new number is another number of somebody: of the number behind =; can be given several times
    #[arg(long, value_name = "NEW=OLD", value_parser = same)]
    pub(in crate::cli) same: Vec<(String, String)>,
    /// A new number is nobody who is known, whoever it is like; `all` for every new number
    #[arg(long, value_name = "NEW")]
    pub(in crate::cli) another: Vec<String>,
    /// Where file and register say something different, take what the file says
    #[arg(long, conflicts_with = "keep_register")]
    pub(in crate::cli) take_file: bool,
    /// Where file and register say something different, keep what is on file, and list it
    #[arg(long)]
    pub(in crate::cli) keep_register: bool,
    /// Days such as 05/02/2024 have the day first: 5 February
    #[arg(long, conflicts_with = "month_first")]
    pub(in crate::cli) day_first: bool,
    /// Days such as 05/02/2024 have the month first: 2 May
    #[arg(long)]
    pub(in crate::cli) month_first: bool,
    /// A comma in a value or a limit stands before decimals: 1,5 is one and a half
    #[arg(long)]
    pub(in crate::cli) decimal_comma: bool,
}

impl ImportOptions {
    /// What the import itself is told.
    pub(in crate::cli) fn exchange(&self) -> exchange::ImportOptions {
        exchange::ImportOptions {
            source: self.source.clone().unwrap_or_default(),
            known_tests_only: self.known_tests,
            no_results: self.no_results,
            same: self.same.iter().cloned().collect(),
            another: self.another.iter().cloned().collect(),
            another_all: self.another.iter().any(|number| number == "all"),
            ignored_columns: self.ignore_column.clone(),
            differing: match (self.take_file, self.keep_register) {
                (true, _) => Differing::TakeFile,
                (false, true) => Differing::KeepRegister,
                (false, false) => Differing::Stops,
            },
            day_order: match (self.day_first, self.month_first) {
                (true, _) => Some(DayOrder::DayFirst),
                (false, true) => Some(DayOrder::MonthFirst),
                (false, false) => None,
            },
            decimal_comma: self.decimal_comma,
        }
    }
}

/// Options of `join`.
#[derive(Debug, Args)]
pub(in crate::cli) struct JoinOptions {
    /// The number of the record that goes
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: String,
    /// The number of the record that stays
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: String,
    /// Why, for the history
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) why: Option<String>,
}

/// Options of `review`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ReviewOptions {
    /// Patients by number; all if none is named
    #[arg(value_name = "MRN")]
    pub(in crate::cli) numbers: Vec<String>,
    /// Plain lines in the order of the work list, or JSON in the order of the numbers
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(in crate::cli) format: Format,
    /// Only patients of whom something is due within so many days, or overdue
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(0..=36_500))]
    pub(in crate::cli) due: Option<i64>,
    /// Try other rules: a settings file or a guideline set, laid out as the shipped ones
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) rules: Option<PathBuf>,
    /// With --rules: only who would be judged otherwise, and which threshold makes the difference
    #[arg(long, requires = "rules", conflicts_with = "due")]
    pub(in crate::cli) changes: bool,
}

/// How a review or a history is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// Plain text.
    Text,
    /// JSON, schema 2.
    Json,
}

/// Options of `cohort`.
#[derive(Clone, Copy, Debug, Args)]
pub(in crate::cli) struct CohortOptions {
    /// Plain tables, or JSON
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(in crate::cli) format: Format,
}

/// Options of `show`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ShowOptions {
    /// The patient's number
    #[arg(value_name = "MRN")]
    pub(in crate::cli) number: String,
}

/// Options of `report`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ReportOptions {
    /// The patient's number
    #[arg(value_name = "MRN")]
    pub(in crate::cli) number: String,
    /// Write this file, which ends in .html or .pdf, instead of HTML on standard output
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) paper: PaperOptions,
}

/// Options of `letters`.
#[derive(Debug, Args)]
pub(in crate::cli) struct LettersOptions {
    /// Patients by number
    #[arg(value_name = "MRN", conflicts_with = "due")]
    pub(in crate::cli) numbers: Vec<String>,
    /// Everybody of whom something is due within so many days, or overdue
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(0..=36_500))]
    pub(in crate::cli) due: Option<i64>,
    /// The folder to write to; made if it is not there
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Write PDF instead of HTML
    #[arg(long, requires = "out")]
    pub(in crate::cli) pdf: bool,
    /// Replace files of the same names
    #[arg(long, requires = "out")]
    pub(in crate::cli) overwrite: bool,
    /// For PDF: a font before those of the system; can be given several times
    #[arg(long, value_name = "FILE", requires = "pdf")]
    pub(in crate::cli) font: Vec<PathBuf>,
    /// Keep the text of this file in the register as that of the letter; it may hold {name} {number} {born} {due}
    /// {tests} {clinic} {today}
    #[arg(long, value_name = "FILE", conflicts_with_all = ["numbers", "due", "out"])]
    pub(in crate::cli) text: Option<PathBuf>,
}

/// How pages are written.
#[derive(Debug, Args)]
pub(in crate::cli) struct PaperOptions {
    /// Replace a file of that name
    #[arg(long, requires = "out")]
    pub(in crate::cli) overwrite: bool,
    /// For PDF: a font before those of the system; can be given several times
    #[arg(long, value_name = "FILE", requires = "out")]
    pub(in crate::cli) font: Vec<PathBuf>,
}

/// Options of `rules`.
#[derive(Debug, Args)]
pub(in crate::cli) struct RulesOptions {
    /// The number of a rule as it is cited, such as 6.5a; all of them without it
    #[arg(value_name = "RULE")]
    pub(in crate::cli) number: Option<String>,
}

/// Options of `manual`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ManualOptions {
    /// The name of a chapter; the list of chapters without it
    #[arg(value_name = "CHAPTER")]
    pub(in crate::cli) chapter: Option<String>,
}

/// Options of `completions`.
#[derive(Clone, Copy, Debug, Args)]
pub(in crate::cli) struct CompletionsOptions {
    /// Whose completions
    #[arg(value_enum, value_name = "SHELL")]
    pub(in crate::cli) shell: clap_complete::Shell,
}

/// Options of `history`.
#[derive(Debug, Args)]
pub(in crate::cli) struct HistoryOptions {
    /// The patient's present number
    #[arg(value_name = "MRN")]
    pub(in crate::cli) number: String,
    /// Plain lines, or JSON; oldest first in both
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(in crate::cli) format: Format,
}

/// Options of `mend`.
#[derive(Clone, Copy, Debug, Args)]
pub(in crate::cli) struct MendOptions {
    /// Write the file again from backup and journal; the one that was found is kept in the quarantine
    #[arg(long, group = "mend")]
    pub(in crate::cli) write_again: bool,
    /// Take over what the file says, as a recorded change where it can be told what was changed
    #[arg(long, group = "mend")]
    pub(in crate::cli) take_over: bool,
    /// Keep the journal in the quarantine, and begin a new one with what can be proven
    #[arg(long, group = "mend")]
    pub(in crate::cli) begin_journal: bool,
    /// Enter here what another machine entered in a copy of this register; what both entered about one thing is named,
    /// and nothing done, unless --take decides
    #[arg(long, group = "mend")]
    pub(in crate::cli) merge: bool,
    /// With --merge: whose is kept where both entered something about one thing
    #[arg(long, value_enum, requires = "merge", value_name = "WHOSE")]
    pub(in crate::cli) take: Option<Take>,
}

/// Whose entries are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Take {
    /// What was entered here.
    Ours,
    /// What was entered on the other machine.
    Theirs,
}

/// Options of `export`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ExportOptions {
    /// The folder to write to; made if it is not there
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: PathBuf,
    /// Without what tells whose it is: new numbers, no names, contacts, reasons; births as five-year bands; all dates
    /// of a patient shifted by one random number of days, with the same verdict on the shifted day
    #[arg(long)]
    pub(in crate::cli) deidentified: bool,
    /// Write the shifted review day of each new number to this file; never pass it on with the rest: whoever has it
    /// and knows the day of the export can shift the dates back
    #[arg(long, value_name = "FILE", requires = "deidentified")]
    pub(in crate::cli) review_days: Option<PathBuf>,
}

/// `NEW=OLD`: two numbers of one person.
fn same(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((new, old)) if !new.is_empty() && !old.is_empty() => {
            Ok((new.to_owned(), old.to_owned()))
        }
        Some(_) | None => Err("two numbers with = between them, such as 12345=0012345".to_owned()),
    }
}
