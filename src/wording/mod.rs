//! Every sentence about a patient and of the screens, in both languages side by side.
//!
//! The core returns types, the screens and commands return cells and lines; the words stand here and nowhere else: what
//! is said of a patient in this folder, what the screens say around it in `screens`, why something is not taken in
//! `refusals`, the words of keys in `keys`. A headline says what was *measured*; the clinic's own name for it comes second,
//! in the explanation. Nothing here names a drug, a guideline or an edition: those come from the data.

mod action;
mod advice;
mod alerts;
pub(crate) mod arguments;
mod band;
mod banner;
mod because;
mod cautions;
mod changes;
mod cohort;
pub(crate) mod commands;
mod condition;
mod doubts;
mod due;
pub(crate) mod filed;
pub(crate) mod files;
mod finding;
mod flow;
mod guidelines;
mod hbsag;
mod headline;
pub(crate) mod keys;
mod language;
pub(crate) mod ledger;
mod letters;
mod line_breaks;
mod list;
mod liver;
mod missing;
mod modifiers;
mod names;
mod not_known;
mod notes;
mod numbers;
mod origin;
pub(crate) mod parser;
mod phases;
mod picture;
pub(crate) mod printed;
mod reasons;
mod recall;
pub(crate) mod refusals;
mod resistance;
mod rules;
mod scores;
pub(crate) mod screens;
pub(crate) mod sentence;
pub(crate) mod sentences;
mod settle;
mod shown;
mod sign;
mod treatment;
pub(crate) mod tried;
mod verdict;
mod written;

pub use action::{ACTION_ARROW, Action};
pub use band::{Band, Urgency};
pub use banner::{
    banner, banner_fields, cirrhosis_words, folded_name, follow_up_words, intent_words, sex_words,
};
pub use because::BecauseLine;
pub use cautions::caution_words;
pub use changes::{
    ChangeKind, ChangeLine, KnownBy, ReportSide, course_changes, moved_in, moved_out, note_changes,
    person_changes, report_changes, via_words,
};
pub use cohort::{
    AT_RISK, BY_YEARS, BY_YEARS_LASTING, COUNTING, CohortPart, EARLIER_DAY, SHARE, at_risk_words,
    behind_words, cohort_words, curve_words, month_words, patients_behind, patients_on,
    regimen_words, share_words, sign_tone, stopped_words, verdict_kind_words,
};
pub use condition::{ConditionLine, condition_mark};
pub use due::{DueLine, due_reason_words, due_test_words};
pub use filed::{
    genotype_word, lesion_phrase, lesion_sign, month_text, push_value_text, unit_id, unit_text,
    value_text,
};
pub use finding::{amount_words, finding_unit, finding_words, lost_antigen_words, marker_words};
pub use flow::{CellMark, FLOW_MARKS, FlowCell};
pub use guidelines::{
    DIFFERS, GuidelineBlock, GuidelineField, GuidelineLine, GuidelineLineKind, certain_words,
    term_words,
};
pub use hbsag::QUANTITY_UNITS;
pub use headline::Headline;
pub use language::{Language, Phrase, UnknownLanguage};
pub use letters::{composed_name, fold_letters};
pub use line_breaks::{Piece, pieces};
pub use modifiers::seen_words;
pub use names::{Named, name_words};
pub use not_known::NOT_SCHEDULED_HERE;
pub use numbers::{
    age_words, count_words, date_words, day_month_words, day_words, decimal_words, iu_words,
    minute_words, moment_words, multiple_words, span_words,
};
pub use origin::{assay_words, entered_words, limits_words, origin_words};
pub use picture::{LANE_LEGEND, SCALES, Shape, nothing_to_draw};
pub use reasons::{USUAL_REASONS, reason_on_file, reason_text, reason_words};
pub use rules::rules_page;
pub use sentence::Sentence;
pub use settle::changed_words;
pub use shown::shown;
pub use sign::{RowSign, Sign, Tone};
pub use verdict::verdict_words;
pub use written::{
    note_in_short, note_kind_words, note_lines, note_text_words, note_words, text_of_note,
    text_of_note_on_file,
};

use crate::clinical::assessment::{Assessment, Counted, ResultRef};
use crate::clinical::drugs::DrugId;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{LabResult, Record};

/// The words for one assessment: what was assessed, what the rules said of it, and the data behind both.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    language: Language,
    record: &'a Record,
    assessment: &'a Assessment,
    knowledge: &'a Knowledge,
}

/// The headline of an assessment, the same as [`Words::headline`].
#[must_use]
pub fn headline(
    language: Language,
    record: &Record,
    assessment: &Assessment,
    knowledge: &Knowledge,
) -> Headline {
    Words::new(language, record, assessment, knowledge).headline()
}

impl<'a> Words<'a> {
    /// The words for `assessment`, which must be that of `record` by `knowledge`.
    #[must_use]
    pub const fn new(
        language: Language,
        record: &'a Record,
        assessment: &'a Assessment,
        knowledge: &'a Knowledge,
    ) -> Self {
        Self {
            language,
            record,
            assessment,
            knowledge,
        }
    }

    /// The language of the words.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    fn result(&self, reference: ResultRef) -> Option<&'a LabResult> {
        self.record.results.get(reference.index())
    }

    /// The newest counted HBV DNA.
    fn last(&self) -> Option<&'a Counted> {
        self.assessment.facts.last.as_ref()
    }

    fn has_cirrhosis(&self) -> bool {
        self.record.person.cirrhosis.is_present()
    }

    /// The positives that stand unbroken at the end of the present stretch, oldest first.
    fn run(&self) -> &'a [Counted] {
        let counted = &self.assessment.series.counted;
        let first = counted
            .len()
            .saturating_sub(self.assessment.facts.run_length);
        counted.get(first..).unwrap_or_default()
    }

    /// Drug names joined by plus signs: `lamivudine + adefovir`.
    fn drug_names(&self, drugs: &[DrugId]) -> String {
        drugs
            .iter()
            .map(|drug| name_words(self.language, self.knowledge.drugs.get(*drug)))
            .collect::<Vec<_>>()
            .join(" + ")
    }
}

#[cfg(test)]
use tests::testing;

#[cfg(test)]
mod tests {
    mod outside;
    mod refusals;
    mod terms;
    pub(super) mod testing;
}
