//! Reasons to be careful with what is shown, in words.

use chrono::NaiveDate;

use crate::clinical::assessment::{Doubt, ResultRef};
use crate::clinical::effective;
use crate::clinical::laboratory::Test;
use crate::clinical::record::Id;
use crate::notation::month_text;

use super::Words;
use super::because::load_words;
use super::language::Phrase;
use super::numbers::{count, date_words, day_words};

impl Words<'_> {
    /// Every doubt, each as one phrase.
    #[must_use]
    pub fn doubts(&self) -> Vec<String> {
        self.assessment
            .doubts
            .iter()
            .map(|doubt| self.doubt_words(doubt))
            .collect()
    }

    /// One doubt as one phrase.
    #[must_use]
    pub fn doubt_words(&self, doubt: &Doubt) -> String {
        match *doubt {
            Doubt::AssumedLimits { count: results } => format!(
                "limit {} assumed on {}: the report names none",
                load_words(self.knowledge.settings.default_lloq),
                count(
                    self.language,
                    i64::try_from(results).unwrap_or(i64::MAX),
                    Phrase::new("result", "项结果")
                )
            ),
            Doubt::Excused(result) => format!(
                "{}: not comparable with the earlier limit, counted as negative",
                self.dated_result(result)
            ),
            Doubt::SetAside { negative, positive } => format!(
                "{} cannot show that {} has gone: set aside",
                self.dated_result(negative),
                self.load_value_words(positive)
                    .unwrap_or_else(|| "the positive before it".to_owned())
            ),
            Doubt::TooCrude(result) => format!(
                "{}: left out, a limit above {} says nothing",
                self.dated_result(result),
                load_words(self.knowledge.settings.highest_limit)
            ),
            Doubt::Amended(result) => self.amended_words(result),
            Doubt::SameDay { on, test, counts } => self.same_day_words(on, test, counts),
            Doubt::ApproximateCourse(id) => self.approximate_course_words(id),
            Doubt::ApproximateBirth => "the day of birth is approximate".to_owned(),
            Doubt::MonthOnly { on } => self.month_only_words(on),
            Doubt::CirrhosisDoubted {
                platelets,
                fib4_hundredths,
            } => self.cirrhosis_doubted_words(platelets, fib4_hundredths),
            Doubt::HighAlone { analyte, result } => self.high_alone_words(analyte, result),
            Doubt::NeverRepeated(value) => self.never_repeated_words(&value),
            Doubt::DecompensationDoubted(doubt) => self.decompensation_words(&doubt),
            Doubt::AssayChanged { result, before } => format!(
                "{}: another assay than before ({})",
                self.dated_result(result),
                self.assay_name(before)
            ),
        }
    }

    /// `HBV DNA 3 200 IU/mL (02-May-2024)`.
    pub(super) fn dated_result(&self, reference: ResultRef) -> String {
        match self.result(reference) {
            Some(result) => format!(
                "{} ({})",
                self.result_words(reference),
                day_words(self.language, result.day())
            ),
            None => self.result_words(reference),
        }
    }

    /// For HBV DNA the value that counts is named; of others the less favourable counts wherever a rule asks.
    fn same_day_words(&self, on: NaiveDate, test: Test, counts: ResultRef) -> String {
        let which = match test {
            Test::HbvDna => self.value_words(counts),
            Test::Analyte(_) | Test::Marker(_) | Test::Genotype | Test::Ultrasound => None,
        };
        format!(
            "{}: several results on {}; {} counts",
            self.test_name(test),
            date_words(self.language, on),
            which.unwrap_or_else(|| "the less favourable".to_owned())
        )
    }

    /// The value that was amended away is named nowhere: it left every view.
    fn amended_words(&self, reference: ResultRef) -> String {
        format!("{}: amended value", self.dated_result(reference))
    }

    /// `HBV DNA, ALT of 2024-03: only the month is known, counted on 15-Mar-2024`.
    fn month_only_words(&self, on: NaiveDate) -> String {
        let results = effective::results(self.record, on);
        let of_the_day = results.filter(|(_, result)| result.month_only && result.on == on);
        let mut tests: Vec<&str> = Vec::new();
        for (_, result) in of_the_day {
            let name = self.test_name(result.finding.test());
            if !tests.contains(&name) {
                tests.push(name);
            }
        }
        format!(
            "{} of {}: only the month is known, counted on {}",
            tests.join(", "),
            month_text(on),
            date_words(self.language, on)
        )
    }

    fn approximate_course_words(&self, id: Id) -> String {
        let Some(course) = self.record.courses.iter().find(|course| course.id == id) else {
            return "a course: its dates are approximate".to_owned();
        };
        let name = &self.knowledge.drugs.get(course.drug).name;
        let start = course
            .start
            .approximate
            .then(|| format!("start {}", date_words(self.language, course.start.date)));
        let stop = course
            .stop
            .filter(|stop| stop.approximate)
            .map(|stop| format!("stop {}", date_words(self.language, stop.date)));
        let days = start
            .into_iter()
            .chain(stop)
            .collect::<Vec<_>>()
            .join(" and ");
        format!("{name}: {days} approximate")
    }

    fn cirrhosis_doubted_words(
        &self,
        platelets: Option<ResultRef>,
        fib4_hundredths: Option<u32>,
    ) -> String {
        let alert = &self.knowledge.settings.alert;
        let platelets = platelets.map(|result| {
            format!(
                "{} is below {}",
                self.dated_result(result),
                alert.doubt_platelets_below
            )
        });
        let fib4 = fib4_hundredths.map(|fib4| {
            format!(
                "FIB-4 {} is above {}",
                hundredths_words(fib4),
                alert.doubt_fib4_above
            )
        });
        let against = platelets
            .into_iter()
            .chain(fib4)
            .collect::<Vec<_>>()
            .join(", ");
        format!("cirrhosis recorded as none is doubted: {against}")
    }
}

/// A number kept in hundredths, with two decimals.
pub(super) fn hundredths_words(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
