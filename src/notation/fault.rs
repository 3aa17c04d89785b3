//! Why something that was written is not taken.

use std::fmt;

use crate::wording::refusals::values as said;
use crate::wording::{Language, Sentence};

/// What was written, what is wrong with it, and what is accepted.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
pub struct Fault {
    /// What was written, shortened where it is long; empty if nothing was.
    pub written: String,
    pub problem: Sentence,
    pub accepted: Sentence,
    /// What it may have meant, each spelled so that it is accepted; empty where there is nothing to offer.
    pub readings: Vec<String>,
}

const MOST_SHOWN: usize = 40;

impl Fault {
    pub(super) fn new(
        written: &str,
        problem: impl Into<Sentence>,
        accepted: impl Into<Sentence>,
    ) -> Self {
        Self {
            written: shortened(written),
            problem: problem.into(),
            accepted: accepted.into(),
            readings: Vec::new(),
        }
    }

    /// Full-width figures among ordinary ones.
    pub(super) fn of_two_kinds(written: &str, accepted: impl Into<Sentence>) -> Self {
        Self::new(written, said::TWO_KINDS_OF_FIGURES, accepted)
    }

    /// The same fault of a part of something, its readings as they stand in the whole.
    #[must_use]
    pub fn within(mut self, before: &str, after: &str) -> Self {
        for reading in &mut self.readings {
            *reading = format!("{before}{reading}{after}");
        }
        self
    }

    /// Something with several readings, none of which is guessed.
    pub(super) fn ambiguous(
        written: &str,
        readings: Vec<String>,
        accepted: impl Into<Sentence>,
    ) -> Self {
        let problem = said::may_mean(Sentence::either(&alike(&readings)));
        Self {
            readings,
            ..Self::new(written, problem, accepted)
        }
    }

    /// `"20,000": may mean 20000 or 20: digits without a comma`, with unseen characters written out.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        let (problem, accepted) = (self.problem.of(language), self.accepted.of(language));
        match (language, self.written.as_str()) {
            (Language::English, "") => format!("{problem}: {accepted}"),
            (Language::English, written) => format!("{written:?}: {problem}: {accepted}"),
            (Language::Chinese, "") => format!("{problem}：{accepted}"),
            (Language::Chinese, written) => {
                format!("「{}」：{problem}：{accepted}", written.escape_debug())
            }
        }
    }
}

/// A text so far as a fault shows it.
pub(super) fn shortened(written: &str) -> String {
    let mut shown: String = written.chars().take(MOST_SHOWN).collect();
    if shown.len() < written.len() {
        shown.push_str("...");
    }
    shown
}

/// Texts that are written alike in every language.
pub(super) fn alike(texts: &[String]) -> Vec<Sentence> {
    texts.iter().map(Sentence::alike).collect()
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Language::English))
    }
}

/// `Debug` leaves out what was written: it may be somebody's.
impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fault({:?}: {:?})", self.problem, self.accepted)
    }
}
