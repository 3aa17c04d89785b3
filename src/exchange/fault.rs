//! What is wrong in a file, where, and what is accepted.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::register::WordKind;
use crate::wording::refusals::tables as said;
use crate::wording::{Language, Sentence};

/// A place in a file that was read. Lines are those of the file, columns are characters of the line, both from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file as it was named or found.
    pub file: std::sync::Arc<str>,
    pub line: u64,
    pub column: u64,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Something that stops an import: `results.csv:12:9: unknown test 'glucose': a test by name or LOINC code`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct FileFault {
    pub place: Location,
    /// What stands there or is wrong with it.
    pub what: Sentence,
    pub accepted: Sentence,
}

impl FileFault {
    fn told(&self, language: Language) -> String {
        let (what, accepted) = (self.what.of(language), self.accepted.of(language));
        said::fault(language, &self.place, what, accepted)
    }
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Language::English))
    }
}

/// What decides about a fault: an option of the command, an answer in the preview.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WayOn {
    /// Rows of unknown tests are left out and counted.
    KnownTests,
    /// Rows that say that there is no result are left out and counted.
    NoResults,
    /// Somebody new is somebody who is known, or is not.
    SameOrAnother { new: String, old: String },
    /// A word gets a meaning.
    Teach { kind: WordKind, word: String },
    /// A column whose name speaks of whether a row counts is left out.
    IgnoreColumn(String),
    /// The file's word or the register's, where both say something different.
    TakeOrKeep,
    /// What stands first in days of which that is not known.
    DayOrder,
    /// A comma stands before decimals.
    DecimalComma,
}

/// What a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noticed {
    /// A recorded change of what is on file.
    Change,
    /// The file says something else than the register, which keeps its word: each is told by itself.
    Kept,
    /// Anything else: many of one kind are told together.
    Strange,
}

/// Something that was noticed and stops nothing: `results.csv:12:9: W-37 ALT 52 U/L of 01-Jun-2023: unusual, kept`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub place: Location,
    pub about: Sentence,
    /// What was noticed, and what was done about it.
    pub words: Sentence,
    pub noticed: Noticed,
}

impl Remark {
    pub(super) fn told(&self, language: Language) -> String {
        let (about, words) = (self.about.of(language), self.words.of(language));
        said::remark(language, &self.place, about, words)
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Language::English))
    }
}

/// How many faults are listed one by one; a file of rubbish has millions.
pub const LISTED_FAULTS: usize = 100;

/// So many places of the same fault are named.
const NAMED_PLACES: usize = 3;

/// A fault with the places where the same is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFault {
    /// The fault in its first place.
    pub fault: FileFault,
    /// The next places: at most two.
    further: Vec<Location>,
    count: usize,
}

impl ListedFault {
    pub(super) fn told(&self, language: Language) -> String {
        let fault = self.fault.told(language);
        if self.count == 1 {
            return fault;
        }
        let places: Vec<String> = self
            .further
            .iter()
            .map(|place| format!("{}:{}", place.line, place.column))
            .collect();
        let places = places.join(", ");
        match self.count - 1 - self.further.len() {
            0 => said::times(language, fault, self.count, places),
            more => said::times_and_more(language, fault, self.count, places, more),
        }
    }
}

impl fmt::Display for ListedFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Language::English))
    }
}

/// Faults in the order in which they were found, the first [`LISTED_FAULTS`] kinds of them word by word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaultList {
    listed: Vec<ListedFault>,
    /// Where in the list a fault stands, by file and words.
    known: HashMap<u64, usize>,
    count: usize,
    ways: BTreeSet<WayOn>,
}

impl FaultList {
    /// Adds a fault; one that is told already is only counted there.
    pub fn push(&mut self, fault: FileFault) {
        self.add(ListedFault {
            fault,
            further: Vec::new(),
            count: 1,
        });
    }

    /// Adds a fault about which an option decides.
    pub(super) fn push_with(&mut self, fault: FileFault, way: WayOn) {
        self.offer(way);
        self.push(fault);
    }

    /// Offers to give a word a meaning.
    pub(super) fn offer_teaching(&mut self, kind: WordKind, word: &str) {
        let word = word.to_owned();
        self.offer(WayOn::Teach { kind, word });
    }

    /// So many ways on are more than anybody looks at.
    fn offer(&mut self, way: WayOn) {
        if self.ways.len() < LISTED_FAULTS {
            self.ways.insert(way);
        }
    }

    fn add(&mut self, found: ListedFault) {
        self.count += found.count;
        let kind = kind_of(&found.fault);
        let place = self.known.get(&kind).copied();
        if let Some(told) = place.and_then(|place| self.listed.get_mut(place)) {
            told.count += found.count;
            let room = (NAMED_PLACES - 1).saturating_sub(told.further.len());
            let places = std::iter::once(found.fault.place).chain(found.further);
            told.further.extend(places.take(room));
        } else if self.listed.len() < LISTED_FAULTS {
            self.known.insert(kind, self.listed.len());
            self.listed.push(found);
        }
    }

    /// Adds the faults of another list behind its own.
    pub(super) fn append(&mut self, other: Self) {
        let count = self.count + other.count;
        for fault in other.listed {
            self.add(fault);
        }
        self.count = count;
        other.ways.into_iter().for_each(|way| self.offer(way));
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The first faults, at most [`LISTED_FAULTS`], each with all places where the same is wrong.
    #[must_use]
    pub fn listed(&self) -> &[ListedFault] {
        &self.listed
    }

    /// What decides about some of them.
    pub fn ways(&self) -> impl Iterator<Item = &WayOn> {
        self.ways.iter()
    }

    #[must_use]
    pub const fn total(&self) -> usize {
        self.count
    }

    /// The same with the listed ones in the order of the files.
    pub(super) fn sorted(mut self) -> Self {
        self.listed
            .sort_by(|one, other| one.fault.place.cmp(&other.fault.place));
        self.known.clear();
        self
    }

    /// How many faults there are beyond those told.
    #[must_use]
    pub fn further(&self) -> usize {
        self.count - self.listed.iter().map(|fault| fault.count).sum::<usize>()
    }

    /// Whether there are so many that nothing more need be kept of the files.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.count >= LISTED_FAULTS
    }
}

/// Faults of one file in the same words are the same.
fn kind_of(fault: &FileFault) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&fault.place.file, &fault.what, &fault.accepted).hash(&mut hasher);
    hasher.finish()
}

/// What somebody wrote, for a complaint: in quotation marks, cut where it is long, nothing unseen.
pub(super) fn quoted(text: &str) -> Sentence {
    const LONGEST: usize = 40;
    let mut short: String = text.chars().take(LONGEST).collect();
    if text.chars().count() > LONGEST {
        short.push_str("...");
    }
    said::quoted(crate::wording::shown(&short))
}
