//! Filters of one's own: typed in a few words, kept under a name if it has one.
//!
//! `late etv: overdue etv dna>2000` shows, under the name `late etv`, whose tests are overdue and who takes entecavir
//! and whose last HBV DNA is above 2 000. Every word must hold.

use super::{Filter, FilterContext};
use crate::clinical::calendar::{days_between, whole_years_between};
use crate::clinical::drugs::DrugId;
use crate::clinical::effective::courses;
use crate::clinical::knowledge::Knowledge;
use crate::notation::fold;
use crate::view::board::Summary;
use crate::wording::screens::list as words;
use crate::wording::{Language, Phrase, Sentence};

/// A filter of one's own.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptFilter {
    /// What it is called; nothing for one that was typed to be used once.
    pub name: String,
    /// What it shows, as it was typed.
    pub shows: String,
    terms: Vec<Term>,
}

/// One word of it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Term {
    Shown(Filter),
    Takes(DrugId),
    Cirrhosis,
    Compares(Measure, Relation, f64),
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Measure {
    Dna,
    Alt,
    Age,
    Tier,
    Due,
    Late,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Relation {
    Below,
    AtMost,
    Above,
    AtLeast,
}

const MEASURES: [(Phrase, Measure); 6] = [
    (words::WORD_DNA, Measure::Dna),
    (words::WORD_ALT, Measure::Alt),
    (words::WORD_AGE, Measure::Age),
    (words::WORD_TIER, Measure::Tier),
    (words::WORD_DUE, Measure::Due),
    (words::WORD_LATE, Measure::Late),
];

/// The longer sign of two that begin alike stands first.
const RELATIONS: [(&str, Relation); 4] = [
    ("<=", Relation::AtMost),
    (">=", Relation::AtLeast),
    ("<", Relation::Below),
    (">", Relation::Above),
];

const WORDS: [(Phrase, Filter); 8] = [
    (words::WORD_ATTENTION, Filter::Attention),
    (words::WORD_DUE, Filter::DueSoon),
    (words::WORD_OVERDUE, Filter::Overdue),
    (words::WORD_ON, Filter::OnTreatment),
    (words::WORD_OFF, Filter::OffTreatment),
    (words::WORD_CLINIC, Filter::Clinic),
    (words::WORD_RECALL, Filter::Recall),
    (words::WORD_DRAFTS, Filter::Drafts),
];

/// The words that it may have, as they are told where one is none of them.
pub const ACCEPTED: Phrase = words::FILTER_WORDS;

impl KeptFilter {
    /// Reads what was typed: the words, before them a name and a colon if it is to be kept.
    ///
    /// # Errors
    /// The first word that is none, and what is accepted.
    pub fn read(typed: &str, knowledge: &Knowledge) -> Result<Self, Sentence> {
        let narrow = fold(typed);
        let (name, shows) = narrow.split_once(':').unwrap_or(("", &narrow));
        let terms: Result<Vec<Term>, Sentence> = shows
            .split_whitespace()
            .map(|word| term(&word.to_lowercase(), knowledge))
            .collect();
        Ok(Self {
            name: name.trim().to_owned(),
            shows: shows.split_whitespace().collect::<Vec<&str>>().join(" "),
            terms: terms?,
        })
    }

    /// As it was typed: `late etv: overdue etv`.
    pub fn typed(&self) -> String {
        if self.name.is_empty() {
            self.shows.clone()
        } else {
            format!("{}: {}", self.name, self.shows)
        }
    }

    /// What it is called; the words themselves where it has no name.
    pub fn title(&self) -> &str {
        if self.name.is_empty() {
            &self.shows
        } else {
            &self.name
        }
    }

    pub(in crate::app) fn fits(&self, summary: &Summary, context: &FilterContext<'_>) -> bool {
        self.terms.iter().all(|term| term.holds(summary, context))
    }
}

/// Whether it is a word, in any language.
fn is_word(own: Phrase, word: &str) -> bool {
    Language::ALL
        .iter()
        .any(|language| own.of(*language) == word)
}

fn term(word: &str, knowledge: &Knowledge) -> Result<Term, Sentence> {
    if let Some((_, filter)) = WORDS.iter().find(|(own, _)| is_word(*own, word)) {
        return Ok(Term::Shown(*filter));
    }
    if is_word(words::WORD_CIRRHOSIS, word) {
        return Ok(Term::Cirrhosis);
    }
    let divided = RELATIONS.iter().find_map(|(sign, relation)| {
        let (measure, number) = word.split_once(sign)?;
        Some((measure, *relation, number))
    });
    if let Some((name, relation, number)) = divided {
        let measure = MEASURES.iter().find(|(own, _)| is_word(*own, name));
        let number: Option<f64> = number
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite());
        if let (Some((_, measure)), Some(number)) = (measure, number) {
            return Ok(Term::Compares(*measure, relation, number));
        }
    } else if let Ok(drug) = knowledge.drugs.find(word) {
        return Ok(Term::Takes(drug));
    }
    Err(Sentence::made(|language| {
        words::no_filter_word(language, word, ACCEPTED.of(language))
    }))
}

impl Term {
    fn holds(self, summary: &Summary, context: &FilterContext<'_>) -> bool {
        match self {
            Self::Shown(filter) => filter.fits(summary, context),
            Self::Cirrhosis => summary.record.person.cirrhosis.is_present(),
            Self::Takes(drug) => {
                let mut known = courses(&summary.record, context.board.day());
                known.any(|(course, stop)| course.drug == drug && stop.is_none())
            }
            Self::Compares(measure, relation, number) => {
                let value = measure.value(summary, context);
                value.is_some_and(|value| match relation {
                    Relation::Below => value < number,
                    Relation::AtMost => value <= number,
                    Relation::Above => value > number,
                    Relation::AtLeast => value >= number,
                })
            }
        }
    }
}

impl Measure {
    /// What is known of a patient; a negative HBV DNA is less than any number.
    fn value(self, summary: &Summary, context: &FilterContext<'_>) -> Option<f64> {
        let day = context.board.day();
        let days_ahead = || Some(days_between(day, summary.due?));
        match self {
            Self::Dna => {
                let last = summary.last?;
                Some(if last.is_positive() {
                    last.value.get()
                } else {
                    0.0
                })
            }
            Self::Alt => summary.alt.map(|multiple| multiple.0),
            Self::Age => {
                let born = summary.record.person.born?;
                Some(f64::from(whole_years_between(born.date, day)))
            }
            Self::Tier => summary.tier.map(|tier| f64::from(tier.0)),
            Self::Due => as_number(days_ahead()?),
            Self::Late => as_number(-days_ahead()?),
        }
    }
}

/// A number of days; those of thousands of years are none.
fn as_number(days: i64) -> Option<f64> {
    i32::try_from(days).ok().map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::shipped;

    #[test]
    fn words_are_read_and_what_is_none_is_told() {
        let knowledge = shipped().unwrap();
        let read = |typed| KeptFilter::read(typed, &knowledge);
        let kept = read("late etv: overdue  ETV dna>2e3").unwrap();
        assert_eq!(kept.title(), "late etv");
        assert_eq!(kept.shows, "overdue ETV dna>2e3");
        assert_eq!(kept.terms.len(), 3);
        assert_eq!(read("tier<=3 off").unwrap().title(), "tier<=3 off");
        for (typed, word) in [
            ("overdu", "overdu"),
            ("dna>x", "dna>x"),
            ("size>3", "size>3"),
        ] {
            let fault = read(typed).unwrap_err();
            let fault = fault.english();
            assert!(
                fault.starts_with(&format!("'{word}' is no word of a filter")),
                "{fault}"
            );
        }
    }
}
