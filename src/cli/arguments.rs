//! What can be typed after `hepatrack`; what each of it means is said in `wording::arguments`.

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
    #[arg(long, global = true, value_name = "PATH")]
    pub(super) file: Option<PathBuf>,
    #[arg(long, global = true, conflicts_with = "file")]
    pub(super) demo: bool,
    #[arg(long, global = true)]
    pub(super) read_only: bool,
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<NaiveDate>,
    #[arg(long, global = true, value_name = "DATE", value_parser = day, conflicts_with = "demo")]
    pub(super) known_on: Option<NaiveDate>,
    #[arg(long)]
    pub(super) ascii: bool,
    #[arg(long, value_name = "THEME", value_parser = Palette::ALL.map(Palette::name))]
    pub(super) theme: Option<String>,
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(super) lang: Option<Language>,
    #[arg(long)]
    pub(super) mouse: bool,
    #[arg(long)]
    pub(super) copy: bool,
    #[arg(long, global = true, value_name = "PATH")]
    pub(super) keys: Option<PathBuf>,
    #[arg(long, global = true, value_name = "NAME", value_parser = super::who::user)]
    pub(super) user: Option<String>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Import(ImportOptions),
    Join(JoinOptions),
    Review(ReviewOptions),
    Cohort(CohortOptions),
    Show(ShowOptions),
    Report(ReportOptions),
    Letters(LettersOptions),
    History(HistoryOptions),
    Export(ExportOptions),
    Check,
    Mend(MendOptions),
    #[command(subcommand)]
    Ledger(LedgerCommand),
    Rules(RulesOptions),
    Keys,
    Manual(ManualOptions),
    Completions(CompletionsOptions),
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
    Init {
        #[arg(value_name = "URL")]
        address: String,
    },
    Push {
        #[arg(value_name = "FILE")]
        from: PathBuf,
        #[arg(value_name = "URL")]
        address: String,
    },
    Pull {
        #[arg(value_name = "URL")]
        address: String,
        #[arg(value_name = "FILE")]
        to: PathBuf,
    },
}

fn day(text: &str) -> Result<NaiveDate, notation::Fault> {
    notation::parse_iso(text)
}
