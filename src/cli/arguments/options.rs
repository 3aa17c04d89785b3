//! The options of each command.

use std::num::IntErrorKind;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::exchange::{self, Differing};
use crate::notation::DayOrder;
use crate::store::system::Cause;
use crate::wording::{Sentence, arguments as said, parser};

/// Options of `import`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ImportOptions {
    #[arg(required = true, value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) source: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) report: Option<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) known_tests: bool,
    #[arg(long)]
    pub(in crate::cli) no_results: bool,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) ignore_column: Vec<String>,
    #[arg(long, value_name = "NEW=OLD", value_parser = same)]
    pub(in crate::cli) same: Vec<(String, String)>,
    #[arg(long, value_name = "NEW")]
    pub(in crate::cli) another: Vec<String>,
    #[arg(long, conflicts_with = "keep_register")]
    pub(in crate::cli) take_file: bool,
    #[arg(long)]
    pub(in crate::cli) keep_register: bool,
    #[arg(long, conflicts_with = "month_first")]
    pub(in crate::cli) day_first: bool,
    #[arg(long)]
    pub(in crate::cli) month_first: bool,
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
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: String,
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: String,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) why: Option<String>,
}

/// Options of `review`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ReviewOptions {
    #[arg(value_name = "MRN")]
    pub(in crate::cli) numbers: Vec<String>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(in crate::cli) format: Format,
    #[arg(long, value_name = "DAYS", value_parser = days)]
    pub(in crate::cli) due: Option<i64>,
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) rules: Option<PathBuf>,
    #[arg(long, requires = "rules", conflicts_with = "due")]
    pub(in crate::cli) changes: bool,
}

/// How a review or a history is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    #[value(help = said::PLAIN_TEXT.english)]
    Text,
    #[value(help = said::JSON.english)]
    Json,
}

/// Options of `cohort`.
#[derive(Clone, Copy, Debug, Args)]
pub(in crate::cli) struct CohortOptions {
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(in crate::cli) format: Format,
}

/// Options of `show`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ShowOptions {
    #[arg(value_name = "MRN")]
    pub(in crate::cli) number: String,
}

/// Options of `report`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ReportOptions {
    #[arg(value_name = "MRN")]
    pub(in crate::cli) number: String,
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) paper: PaperOptions,
}

/// Options of `letters`.
#[derive(Debug, Args)]
pub(in crate::cli) struct LettersOptions {
    #[arg(value_name = "MRN", conflicts_with = "due")]
    pub(in crate::cli) numbers: Vec<String>,
    #[arg(long, value_name = "DAYS", value_parser = days)]
    pub(in crate::cli) due: Option<i64>,
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    #[arg(long, requires = "out")]
    pub(in crate::cli) pdf: bool,
    #[arg(long, requires = "out")]
    pub(in crate::cli) overwrite: bool,
    #[arg(long, value_name = "FILE", requires = "pdf")]
    pub(in crate::cli) font: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["numbers", "due", "out"])]
    pub(in crate::cli) text: Option<PathBuf>,
}

/// How pages are written.
#[derive(Debug, Args)]
pub(in crate::cli) struct PaperOptions {
    #[arg(long, requires = "out")]
    pub(in crate::cli) overwrite: bool,
    #[arg(long, value_name = "FILE", requires = "out")]
    pub(in crate::cli) font: Vec<PathBuf>,
}

/// Options of `rules`.
#[derive(Debug, Args)]
pub(in crate::cli) struct RulesOptions {
    #[arg(value_name = "RULE")]
    pub(in crate::cli) number: Option<String>,
}

/// Options of `manual`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ManualOptions {
    #[arg(value_name = "CHAPTER")]
    pub(in crate::cli) chapter: Option<String>,
}

/// Options of `completions`.
#[derive(Clone, Copy, Debug, Args)]
pub(in crate::cli) struct CompletionsOptions {
    #[arg(value_enum, value_name = "SHELL")]
    pub(in crate::cli) shell: clap_complete::Shell,
}

/// Options of `history`.
#[derive(Debug, Args)]
pub(in crate::cli) struct HistoryOptions {
    #[arg(value_name = "MRN")]
    pub(in crate::cli) number: String,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(in crate::cli) format: Format,
}

/// Options of `mend`.
#[derive(Clone, Copy, Debug, Args)]
pub(in crate::cli) struct MendOptions {
    #[arg(long, group = "mend")]
    pub(in crate::cli) write_again: bool,
    #[arg(long, group = "mend")]
    pub(in crate::cli) take_over: bool,
    #[arg(long, group = "mend")]
    pub(in crate::cli) begin_journal: bool,
    #[arg(long, group = "mend")]
    pub(in crate::cli) merge: bool,
    #[arg(long, value_enum, requires = "merge", value_name = "WHOSE")]
    pub(in crate::cli) take: Option<Take>,
}

/// Whose entries are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Take {
    #[value(help = said::OURS.english)]
    Ours,
    #[value(help = said::THEIRS.english)]
    Theirs,
}

/// Options of `export`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ExportOptions {
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: PathBuf,
    #[arg(long)]
    pub(in crate::cli) deidentified: bool,
    #[arg(long, value_name = "FILE", requires = "deidentified")]
    pub(in crate::cli) review_days: Option<PathBuf>,
}

/// `NEW=OLD`: two numbers of one person.
fn same(text: &str) -> Result<(String, String), Cause> {
    match text.split_once('=') {
        Some((new, old)) if !new.is_empty() && !old.is_empty() => {
            Ok((new.to_owned(), old.to_owned()))
        }
        Some(_) | None => Err(Cause(parser::TWO_NUMBERS.into())),
    }
}

const MOST_DAYS: i64 = 36_500;

/// A number of days from today, up to a hundred years.
fn days(text: &str) -> Result<i64, Cause> {
    let days = text.parse::<i64>().map_err(|error| {
        Cause(match error.kind() {
            IntErrorKind::InvalidDigit => parser::NO_DIGIT.into(),
            IntErrorKind::Empty => parser::EMPTY.into(),
            IntErrorKind::PosOverflow => parser::TOO_LARGE.into(),
            IntErrorKind::NegOverflow => parser::TOO_SMALL.into(),
            _ => Sentence::alike(&error),
        })
    })?;
    if (0..=MOST_DAYS).contains(&days) {
        Ok(days)
    } else {
        Err(Cause(parser::not_within(days, 0, MOST_DAYS)))
    }
}
