//! What can be typed after `hepatrack`.

mod options;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, Subcommand};

use crate::notation;
use crate::ui::Palette;
use crate::wording::Language;
pub(super) use options::*;

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

fn day(text: &str) -> Result<NaiveDate, notation::Fault> {
    notation::parse_iso(text)
}
