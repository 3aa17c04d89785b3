//! What can be typed after `hepatrack`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::exchange::{self, Differing};
use crate::notation::{self, DayOrder};
use crate::ui::Palette;
use crate::wording::Language;

/// Follows people with chronic hepatitis B on antiviral treatment and says, with the reasons, where each of them stands.
///
/// Without a command the screens open.
#[derive(Debug, Parser)]
#[command(name = "hepatrack", version, about, long_about = None)]
pub(super) struct Arguments {
    /// The register, or the address of one in PostgreSQL as postgres://NAME@HOST/DATABASE?register=NAME; without it
    /// $HEPATRACK_FILE, else patients.ron in the user's data directory
    #[arg(long, global = true, value_name = "PATH")]
    pub(super) file: Option<PathBuf>,
    /// Work on the shipped example clinic, on its own day, and write nothing
    #[arg(long, global = true, conflicts_with = "file")]
    pub(super) demo: bool,
    /// Change nothing
    #[arg(long, global = true)]
    pub(super) read_only: bool,
    /// The review day instead of today, as 2026-11-22
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<NaiveDate>,
    /// As known on this day: without what was entered or corrected since; only for review, cohort, show,
    /// report, letters and the screens
    #[arg(long, global = true, value_name = "DATE", value_parser = day, conflicts_with = "demo")]
    pub(super) known_on: Option<NaiveDate>,
    /// Draw the screens in ASCII only; without it where LC_ALL, LC_CTYPE or LANG names no UTF-8
    #[arg(long)]
    pub(super) ascii: bool,
    /// How the screens look; without it $HEPATRACK_THEME, the file of keys, mono where NO_COLOR is set, else colour
    #[arg(long, value_name = "THEME", value_parser = Palette::ALL.map(Palette::name))]
    pub(super) theme: Option<String>,
    /// The language of the screens and of what is printed: en or zh; without it $HEPATRACK_LANG, the own choice, the locale
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(super) lang: Option<Language>,
    /// Let the mouse select, open and scroll; the terminal's own selection of text then needs Shift
    #[arg(long)]
    pub(super) mouse: bool,
    /// Let y copy a number or a value through the terminal (OSC 52)
    #[arg(long)]
    pub(super) copy: bool,
    /// The file of own keys; without it $HEPATRACK_KEYS, else hepatrack/keys.ron in the user's configuration directory
    #[arg(long, global = true, value_name = "PATH")]
    pub(super) keys: Option<PathBuf>,
    /// Who makes the entries; without it $HEPATRACK_USER, else the name of the login
    #[arg(long, global = true, value_name = "NAME", value_parser = super::who::user)]
    pub(super) user: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Take over patients.csv, results.csv and courses.csv: all of it or, if a row is wrong, nothing
    #[command(after_long_help = include_str!("import_help.txt"))]
    Import(ImportOptions),
    /// Join two records that are one person's: what OLD holds goes over to NEW, which its number then reaches; undo on
    /// the screen takes it back
    Join(JoinOptions),
    /// The verdicts of all or some patients
    Review(ReviewOptions),
    /// How the whole clinic does: verdicts, suppression, resistance by drug, relapse
    Cohort(CohortOptions),
    /// One record in plain lines
    Show(ShowOptions),
    /// One page about one patient, for the doctor and to take away: HTML on standard output, or a file
    Report(ReportOptions),
    /// A recall letter for each of those who are due or named; without anybody, the text of the letter
    Letters(LettersOptions),
    /// What was changed in one record: who, when, by which way, why, the old value and the new one
    History(HistoryOptions),
    /// Write the register as patients.csv, results.csv and courses.csv; --deidentified without what tells whose it is
    Export(ExportOptions),
    /// Read everything, change nothing, say what is wrong and where
    Check,
    /// Decide what becomes of a register whose file was changed or damaged; without an option say what can be decided
    Mend(MendOptions),
    /// A register in PostgreSQL, which many write to at the same time
    #[command(subcommand)]
    Ledger(LedgerCommand),
    /// The text of the clinic's rules, or of the one that a verdict cites
    Rules(RulesOptions),
    /// The key table
    Keys,
    /// The manual: its chapters, or one of them
    Manual(ManualOptions),
    /// What a shell needs to complete commands and options, for its own file of completions
    Completions(CompletionsOptions),
    /// The page for man, as troff
    Man,
}

impl Command {
    /// Whether it is about a day, so that `--as-of` means something.
    pub(super) const fn has_a_day(&self) -> bool {
        match self {
            Self::Review(_)
            | Self::Cohort(_)
            | Self::Show(_)
            | Self::Report(_)
            | Self::Letters(_) => true,
            // Dates are shifted so that the verdicts of a day stay.
            Self::Export(options) => options.deidentified,
            Self::Import(_)
            | Self::Join(_)
            | Self::History(_)
            | Self::Check
            | Self::Mend(_)
            | Self::Ledger(_)
            | Self::Rules(_)
            | Self::Keys
            | Self::Completions(_)
            | Self::Man
            | Self::Manual(_) => false,
        }
    }
}

/// What can be done with a register in PostgreSQL.
#[derive(Debug, Subcommand)]
pub(super) enum LedgerCommand {
    /// Make the tables, once, as their owner, with an empty register; and print what lets nurses in
    Init {
        /// postgres://OWNER@HOST/DATABASE?register=NAME
        #[arg(value_name = "URL")]
        address: String,
    },
    /// Put a register with its whole history into the database, as the owner of the tables; the one there must be empty
    Push {
        /// The register's file
        #[arg(value_name = "FILE")]
        from: PathBuf,
        /// postgres://OWNER@HOST/DATABASE?register=NAME
        #[arg(value_name = "URL")]
        address: String,
    },
    /// Make a file of the register in the database, with its whole history
    Pull {
        /// postgres://NAME@HOST/DATABASE?register=NAME
        #[arg(value_name = "URL")]
        address: String,
        /// The new file
        #[arg(value_name = "FILE")]
        to: PathBuf,
    },
}

/// Options of `import`.
#[derive(Debug, Args)]
pub(super) struct ImportOptions {
    /// A folder that holds the files, or any of them by name
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Say what would be done and store nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Whose files they are: words that were taught for this source have their meanings
    #[arg(long, value_name = "NAME")]
    pub(super) source: Option<String>,
    /// Write every remark, or every fault that is told, to this file too; it must not be there yet
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
    /// Leave out the rows of unknown tests, and count them by name
    #[arg(long)]
    pub(super) known_tests: bool,
    /// Leave out the rows that say that there is no result (pending, haemolysed, NA), and count them by word
    #[arg(long)]
    pub(super) no_results: bool,
    /// Leave out a column whose name speaks of whether a row counts; can be given several times
    #[arg(long, value_name = "NAME")]
    pub(super) ignore_column: Vec<String>,
    /// A new number is another number of somebody: of the number behind =; can be given several times
    #[arg(long, value_name = "NEW=OLD", value_parser = same)]
    pub(super) same: Vec<(String, String)>,
    /// A new number is nobody who is known, whoever it is like; `all` for every new number
    #[arg(long, value_name = "NEW")]
    pub(super) another: Vec<String>,
    /// Where file and register say something different, take what the file says
    #[arg(long, conflicts_with = "keep_register")]
    pub(super) take_file: bool,
    /// Where file and register say something different, keep what is on file, and list it
    #[arg(long)]
    pub(super) keep_register: bool,
    /// Days such as 05/02/2024 have the day first: 5 February
    #[arg(long, conflicts_with = "month_first")]
    pub(super) day_first: bool,
    /// Days such as 05/02/2024 have the month first: 2 May
    #[arg(long)]
    pub(super) month_first: bool,
    /// A comma in a value or a limit stands before decimals: 1,5 is one and a half
    #[arg(long)]
    pub(super) decimal_comma: bool,
}

impl ImportOptions {
    /// What the import itself is told.
    pub(super) fn exchange(&self) -> exchange::ImportOptions {
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
pub(super) struct JoinOptions {
    /// The number of the record that goes
    #[arg(value_name = "OLD")]
    pub(super) old: String,
    /// The number of the record that stays
    #[arg(value_name = "NEW")]
    pub(super) new: String,
    /// Why, for the history
    #[arg(long, value_name = "TEXT")]
    pub(super) why: Option<String>,
}

/// Options of `review`.
#[derive(Debug, Args)]
pub(super) struct ReviewOptions {
    /// Patients by number; all if none is named
    #[arg(value_name = "MRN")]
    pub(super) numbers: Vec<String>,
    /// Plain lines in the order of the work list, or JSON in the order of the numbers
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    /// Only patients of whom something is due within so many days, or overdue
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(0..=36_500))]
    pub(super) due: Option<i64>,
    /// Try other rules: a settings file or a guideline set, laid out as the shipped ones
    #[arg(long, value_name = "FILE")]
    pub(super) rules: Option<PathBuf>,
    /// With --rules: only who would be judged otherwise, and which threshold makes the difference
    #[arg(long, requires = "rules", conflicts_with = "due")]
    pub(super) changes: bool,
}

/// How a review or a history is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Plain text.
    Text,
    /// JSON, schema 2.
    Json,
}

/// Options of `cohort`.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct CohortOptions {
    /// Plain tables, or JSON
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

/// Options of `show`.
#[derive(Debug, Args)]
pub(super) struct ShowOptions {
    /// The patient's number
    #[arg(value_name = "MRN")]
    pub(super) number: String,
}

/// Options of `report`.
#[derive(Debug, Args)]
pub(super) struct ReportOptions {
    /// The patient's number
    #[arg(value_name = "MRN")]
    pub(super) number: String,
    /// Write this file, which ends in .html or .pdf, instead of HTML on standard output
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) paper: PaperOptions,
}

/// Options of `letters`.
#[derive(Debug, Args)]
pub(super) struct LettersOptions {
    /// Patients by number
    #[arg(value_name = "MRN", conflicts_with = "due")]
    pub(super) numbers: Vec<String>,
    /// Everybody of whom something is due within so many days, or overdue
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(0..=36_500))]
    pub(super) due: Option<i64>,
    /// The folder to write to; made if it is not there
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Write PDF instead of HTML
    #[arg(long, requires = "out")]
    pub(super) pdf: bool,
    /// Replace files of the same names
    #[arg(long, requires = "out")]
    pub(super) overwrite: bool,
    /// For PDF: a font before those of the system; can be given several times
    #[arg(long, value_name = "FILE", requires = "pdf")]
    pub(super) font: Vec<PathBuf>,
    /// Keep the text of this file in the register as that of the letter; it may hold {name} {number} {born} {due}
    /// {tests} {clinic} {today}
    #[arg(long, value_name = "FILE", conflicts_with_all = ["numbers", "due", "out"])]
    pub(super) text: Option<PathBuf>,
}

/// How pages are written.
#[derive(Debug, Args)]
pub(super) struct PaperOptions {
    /// Replace a file of that name
    #[arg(long, requires = "out")]
    pub(super) overwrite: bool,
    /// For PDF: a font before those of the system; can be given several times
    #[arg(long, value_name = "FILE", requires = "out")]
    pub(super) font: Vec<PathBuf>,
}

/// Options of `rules`.
#[derive(Debug, Args)]
pub(super) struct RulesOptions {
    /// The number of a rule as it is cited, such as 6.5a; all of them without it
    #[arg(value_name = "RULE")]
    pub(super) number: Option<String>,
}

/// Options of `manual`.
#[derive(Debug, Args)]
pub(super) struct ManualOptions {
    /// The name of a chapter; the list of chapters without it
    #[arg(value_name = "CHAPTER")]
    pub(super) chapter: Option<String>,
}

/// Options of `completions`.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct CompletionsOptions {
    /// Whose completions
    #[arg(value_enum, value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

/// Options of `history`.
#[derive(Debug, Args)]
pub(super) struct HistoryOptions {
    /// The patient's present number
    #[arg(value_name = "MRN")]
    pub(super) number: String,
    /// Plain lines, or JSON; oldest first in both
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

/// Options of `mend`.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct MendOptions {
    /// Write the file again from backup and journal; the one that was found is kept in the quarantine
    #[arg(long, group = "mend")]
    pub(super) write_again: bool,
    /// Take over what the file says, as a recorded change where it can be told what was changed
    #[arg(long, group = "mend")]
    pub(super) take_over: bool,
    /// Keep the journal in the quarantine, and begin a new one with what can be proven
    #[arg(long, group = "mend")]
    pub(super) begin_journal: bool,
    /// Enter here what another machine entered in a copy of this register; what both entered about one thing is named,
    /// and nothing done, unless --take decides
    #[arg(long, group = "mend")]
    pub(super) merge: bool,
    /// With --merge: whose is kept where both entered something about one thing
    #[arg(long, value_enum, requires = "merge", value_name = "WHOSE")]
    pub(super) take: Option<Take>,
}

/// Whose entries are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Take {
    /// What was entered here.
    Ours,
    /// What was entered on the other machine.
    Theirs,
}

/// Options of `export`.
#[derive(Debug, Args)]
pub(super) struct ExportOptions {
    /// The folder to write to; made if it is not there
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// Without what tells whose it is: new numbers, no names, contacts, reasons; births as five-year bands; all dates
    /// of a patient shifted by one random number of days, with the same verdict on the shifted day
    #[arg(long)]
    pub(super) deidentified: bool,
    /// Write the shifted review day of each new number to this file; never pass it on with the rest: whoever has it
    /// and knows the day of the export can shift the dates back
    #[arg(long, value_name = "FILE", requires = "deidentified")]
    pub(super) review_days: Option<PathBuf>,
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

fn day(text: &str) -> Result<NaiveDate, notation::Fault> {
    notation::parse_iso(text)
}
