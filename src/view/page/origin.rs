//! What is opened over a record: a value, a course or a note, with everything that is known of where it came from.

use super::{Meaning, Row, labelled_at};
use crate::clinical::effective;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Course, Finding, Genotype, LabResult, Note, Source};
use crate::register::Register;
use crate::view::board::Standing;
use crate::view::describe::entry_reference;
use crate::view::result_id::ResultId;
use crate::wording::name_words;
use crate::wording::screens::{common, record as words};
use crate::wording::{
    age_words, assay_words, date_words, day_words, entered_words, finding_words, intent_words,
    limits_words, note_kind_words, note_text_words, origin_words, shown,
};

/// The column in which the text begins.
const INDENT: usize = 14;

/// Whose origin is asked for, and what it is read from.
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    pub standing: &'a Standing,
    /// The laboratories, and the entries that are known.
    pub register: &'a Register,
    pub knowledge: &'a Knowledge,
    pub width: usize,
}

impl Origin<'_> {
    /// A value: what was entered, where and by whom, and what stood there earlier.
    pub fn of_result(&self, result: &LabResult) -> Vec<Row> {
        let language = self.standing.language;
        let day = self.standing.assessment.day;
        let head = self
            .standing
            .record
            .reports
            .iter()
            .find(|head| head.id == result.report);
        let test = name_words(
            self.standing.language,
            self.knowledge.tests.get(result.finding.test()),
        );
        let mut rows = self.row(words::TEST.of(language), Meaning::Strong, test);
        let value = entered_words(self.standing.language, &result.finding, self.knowledge);
        rows.extend(self.row(words::VALUE.of(language), Meaning::Strong, &value));
        let marks = self
            .standing
            .words(self.knowledge)
            .mark_words(result)
            .join(common::SEMICOLON.of(language));
        if !marks.is_empty() {
            rows.extend(self.row(words::MARKS.of(language), Meaning::Plain, &marks));
        }
        match &result.finding {
            Finding::Genotype(genotype) => rows.extend(self.variants(genotype)),
            Finding::Ultrasound(_) => {}
            Finding::HbvDna { .. }
            | Finding::Amount { .. }
            | Finding::Serology { .. }
            | Finding::QuantifiedSerology { .. } => {
                rows.extend(self.row(
                    words::LIMITS.of(language),
                    Meaning::Plain,
                    &limits_words(self.standing.language, result.limits),
                ));
            }
        }
        if let Some(assay) = assay_words(self.standing.language, &result.finding, self.knowledge) {
            rows.extend(self.row(words::ASSAY.of(language), Meaning::Plain, &assay));
        }
        let laboratory = head
            .and_then(|head| head.laboratory)
            .and_then(|id| self.register.laboratory(id))
            .map_or_else(
                || words::NONE_NAMED.of(language).to_owned(),
                |laboratory| shown(&laboratory.name).into_owned(),
            );
        rows.extend(self.row(words::LABORATORY.of(language), Meaning::Plain, &laboratory));
        let taken = words::dated(
            language,
            day_words(self.standing.language, result.day()),
            age_words(self.standing.language, result.on, day),
        );
        rows.extend(self.row(words::SAMPLE_TAKEN.of(language), Meaning::Plain, &taken));
        rows.extend(self.row(
            words::REPORT.of(language),
            Meaning::Plain,
            &self.report_words(result),
        ));
        if let Some(head) = head {
            rows.extend(self.came(head.source));
        }
        rows.extend(self.past_of_report(result.report));
        for (place, earlier) in result.earlier().iter().enumerate() {
            let text = words::replaced_by(
                language,
                entered_words(self.standing.language, &earlier.finding, self.knowledge),
                entry_reference(self.standing.language, earlier.replaced_by, self.register),
            );
            let label = if place == 0 {
                words::EARLIER.of(language)
            } else {
                ""
            };
            rows.extend(self.row(label, Meaning::Plain, &text));
        }
        rows
    }

    /// What the table says of the variants of this test alone.
    fn variants(&self, genotype: &Genotype) -> Vec<Row> {
        let language = self.standing.language;
        let words = self.standing.words(self.knowledge);
        let lines = words.variant_lines(genotype.variants());
        let labels = std::iter::once(words::TABLE.of(language)).chain(std::iter::repeat(""));
        lines
            .iter()
            .zip(labels)
            .flat_map(|(line, label)| self.row(label, Meaning::Plain, line))
            .collect()
    }

    /// The report's number, that of the result, and what else it holds.
    fn report_words(&self, result: &LabResult) -> String {
        let language = self.standing.language;
        let day = self.standing.assessment.day;
        let others: Vec<String> = effective::results(&self.standing.record, day)
            .map(|(_, other)| other)
            .filter(|other| other.report == result.report && other.place != result.place)
            .map(|other| finding_words(self.standing.language, &other.finding, self.knowledge))
            .collect();
        let with = if others.is_empty() {
            String::new()
        } else {
            words::with_others(language, others.join(common::COMMA.of(language)))
        };
        words::report_result(language, result.report.0, ResultId::of(result), with)
    }

    /// A course: what was entered, and by whom.
    pub fn of_course(&self, course: &Course) -> Vec<Row> {
        let language = self.standing.language;
        let drug = name_words(
            self.standing.language,
            self.knowledge.drugs.get(course.drug),
        );
        let mut rows = self.row(words::DRUG_LABEL.of(language), Meaning::Strong, drug);
        rows.extend(self.row(
            words::START.of(language),
            Meaning::Plain,
            &day_words(self.standing.language, course.start),
        ));
        let stop = course.stop.map_or_else(
            || words::STILL_TAKEN.of(language).to_owned(),
            |stop| day_words(self.standing.language, stop),
        );
        rows.extend(self.row(words::STOP_LABEL.of(language), Meaning::Plain, &stop));
        let optional = |text: &Option<String>| {
            text.as_deref().map_or_else(
                || words::NOT_RECORDED.of(language).to_owned(),
                |text| shown(text).into_owned(),
            )
        };
        rows.extend(self.row(
            words::DOSE.of(language),
            Meaning::Plain,
            &optional(&course.dose),
        ));
        rows.extend(self.row(
            words::INTENT.of(language),
            Meaning::Plain,
            intent_words(self.standing.language, course.intent),
        ));
        rows.extend(self.row(
            words::REASON.of(language),
            Meaning::Plain,
            &optional(&course.reason),
        ));
        rows.extend(self.row(
            words::COURSE.of(language),
            Meaning::Plain,
            &course.id.0.to_string(),
        ));
        rows.extend(self.came(course.source));
        rows.extend(self.past_of_course(course));
        rows
    }

    /// A note: what was written, and by whom.
    pub fn of_note(&self, note: &Note) -> Vec<Row> {
        let language = self.standing.language;
        let day = self.standing.assessment.day;
        let kind = note_kind_words(self.standing.language, note.kind);
        let mut rows = self.row(words::WHAT.of(language), Meaning::Strong, kind);
        let age = if note.on > day {
            words::AHEAD.of(language).to_owned()
        } else {
            age_words(self.standing.language, note.on, day)
        };
        let on = words::dated(language, date_words(language, note.on), age);
        rows.extend(self.row(words::ON_DAY.of(language), Meaning::Plain, &on));
        rows.extend(self.row(
            words::TEXT.of(language),
            Meaning::Strong,
            &note_text_words(self.standing.language, note),
        ));
        rows.extend(self.row(
            words::NOTE.of(language),
            Meaning::Plain,
            &note.id.0.to_string(),
        ));
        rows.extend(self.came(note.source));
        rows.extend(self.past_of_note(note));
        rows
    }

    fn came(&self, source: Source) -> Vec<Row> {
        let language = self.standing.language;
        let text = words::came(
            language,
            origin_words(self.standing.language, source.via),
            entry_reference(self.standing.language, source.seq, self.register),
        );
        self.row(words::CAME.of(language), Meaning::Plain, &text)
    }

    pub(super) fn row(&self, label: &str, meaning: Meaning, text: &str) -> Vec<Row> {
        labelled_at(INDENT, label, meaning, text, self.width)
    }
}
