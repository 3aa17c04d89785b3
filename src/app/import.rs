//! An import on the screen: a path is typed, what it would do is shown, and only then, asked again, it is done.

mod decision;

pub use decision::ImportDecision;

use super::text::TextLine;
use crate::exchange::{Differing, FaultList, ImportOptions, ImportPlan};
use crate::keys::{Action, Keymap, Place};
use crate::register::WordKind;
use crate::view::page::{Meaning, Row, Span, wrap};
use crate::wording::Language;
use crate::wording::screens::import as words;
use crate::wording::shown;

/// The import in the making. What was typed stays when it is closed.
#[derive(Clone, Debug, Default)]
pub struct ImportPage {
    pub is_open: bool,
    pub line: TextLine,
    pub options: ImportOptions,
    /// What is typed beside the path: the meaning of a word, whose files they are.
    pub teaching: Option<Teaching>,
    pub stage: Stage,
    /// How much of the files was read, in hundredths.
    pub percent: u8,
    /// The first changes of the plan in words.
    pub samples: Vec<String>,
    pub top: usize,
    /// How often files were read: an answer to an earlier reading is passed over.
    pub reading: u32,
}

/// What is typed about files beside their path.
#[derive(Clone, Debug)]
pub struct Teaching {
    pub about: Taught,
    pub line: TextLine,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taught {
    /// What a word of the files means.
    Word(WordKind, String),
    Source,
}

impl Taught {
    /// What stands before the line: `The test HBVQN means`.
    pub fn label(&self, language: Language) -> String {
        match self {
            Self::Word(kind, word) => words::word_means(language, kind.name(), shown(word)),
            Self::Source => words::FILES_OF.of(language).to_owned(),
        }
    }
}

#[derive(Clone, Debug, Default)]
pub enum Stage {
    #[default]
    Typing,
    /// The register's own history is read first: it tells what was moved or corrected since.
    ReadingHistory,
    Reading,
    /// Nothing can be imported, line by line, with what decides about it.
    Faulty(Vec<String>, Box<FaultList>),
    Planned(Box<ImportPlan>),
}

impl ImportPage {
    /// What was decided, in a line.
    pub fn decided(&self, language: Language) -> String {
        let options = &self.options;
        let mut line = if options.known_tests_only {
            words::UNKNOWN_LEFT_OUT.of(language).to_owned()
        } else {
            words::UNKNOWN_FAULTS.of(language).to_owned()
        };
        if options.no_results {
            line.push_str(words::NO_RESULT_OUT.of(language));
        }
        if !options.source.is_empty() {
            line.push_str(&words::of_source(language, shown(&options.source)));
        }
        match options.differing {
            Differing::Stops => {}
            Differing::TakeFile => line.push_str(words::TAKES_FILE.of(language)),
            Differing::KeepRegister => line.push_str(words::KEEPS_REGISTER.of(language)),
        }
        line
    }

    /// What was decided about other files says nothing about these.
    pub fn forget_decisions(&mut self) {
        self.options = ImportOptions {
            source: std::mem::take(&mut self.options.source),
            known_tests_only: self.options.known_tests_only,
            no_results: self.options.no_results,
            ..ImportOptions::default()
        };
    }

    /// What stands below the path, in rows of `width` cells.
    pub fn rows(&self, keys: &Keymap, width: usize) -> Vec<Row> {
        let language = keys.language();
        let mut rows = Vec::new();
        let mut say = |meaning: Meaning, text: &str| {
            let pieces = wrap(text, width.max(1)).into_iter();
            rows.extend(pieces.map(|piece| vec![Span::new(meaning, piece)]));
        };
        match &self.stage {
            Stage::Typing => {
                let read = keys.told(Place::Import, Action::ReadFiles);
                say(Meaning::Plain, &words::type_folder(language, read));
                say(Meaning::Faint, words::PATH_HINT.of(language));
            }
            Stage::ReadingHistory => say(Meaning::Strong, words::READING_HISTORY.of(language)),
            Stage::Reading if self.percent == 0 => {
                say(Meaning::Strong, words::READING.of(language))
            }
            Stage::Reading => {
                let back = keys.told(Place::Import, Action::Back);
                say(
                    Meaning::Strong,
                    &words::reading_percent(language, self.percent, back),
                );
            }
            Stage::Faulty(lines, faults) => {
                say(Meaning::Heading, words::CANNOT.of(language));
                if faults.ways().next().is_some() {
                    let decide = keys.told(Place::Import, Action::DecideImport);
                    say(Meaning::Strong, &words::shows_decisions(language, decide));
                }
                for line in lines {
                    say(Meaning::Plain, &shown(line));
                }
            }
            Stage::Planned(plan) => {
                say(Meaning::Heading, words::NOTHING_STORED.of(language));
                for line in plan.lines(
                    language,
                    [words::TO_CHANGE.of(language), words::TO_ADD.of(language)],
                ) {
                    say(Meaning::Plain, &shown(&line));
                }
                if !self.samples.is_empty() {
                    say(Meaning::Heading, words::THE_FIRST.of(language));
                }
                for sample in &self.samples {
                    say(Meaning::Plain, sample);
                }
            }
        }
        rows
    }
}
