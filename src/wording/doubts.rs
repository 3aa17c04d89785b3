//! Reasons to be careful with what is shown, in words.

use chrono::NaiveDate;

use super::filed::month_text;
use crate::clinical::assessment::{Doubt, ResultRef};
use crate::clinical::effective;
use crate::clinical::laboratory::Test;
use crate::clinical::record::Id;

use super::Words;
use super::because::load_words;
use super::language::Phrase;
use super::language::say;
use super::names::name_words;
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
            Doubt::AssumedLimits { count: results } => say!(
                self.language,
                "limit {limit} assumed on {results}: the report names none",
                "{results}报告未注明下限，按{limit}计",
                limit = load_words(self.knowledge.settings.default_lloq),
                results = count(
                    self.language,
                    i64::try_from(results).unwrap_or(i64::MAX),
                    Phrase::new("result", "项结果")
                )
            ),
            Doubt::Excused(result) => say!(
                self.language,
                "{result}: not comparable with the earlier limit, counted as negative",
                "{result}：低于此前检测下限，不可比较，按阴性计",
                result = self.dated_result(result)
            ),
            Doubt::SetAside { negative, positive } => say!(
                self.language,
                "{negative} cannot show that {positive} has gone: set aside",
                "{negative} 不能证明{positive}已转阴：不计",
                negative = self.dated_result(negative),
                positive = self.load_value_words(positive).unwrap_or_else(|| self
                    .language
                    .says("the positive before it", "此前的阳性")
                    .to_owned())
            ),
            Doubt::TooCrude(result) => say!(
                self.language,
                "{result}: left out, a limit above {limit} says nothing",
                "{result}：不计，检测下限高于{limit}无意义",
                result = self.dated_result(result),
                limit = load_words(self.knowledge.settings.highest_limit)
            ),
            Doubt::Amended(result) => self.amended_words(result),
            Doubt::SameDay { on, test, counts } => self.same_day_words(on, test, counts),
            Doubt::ApproximateCourse(id) => self.approximate_course_words(id),
            Doubt::ApproximateBirth => self
                .language
                .says("the day of birth is approximate", "出生日期为约数")
                .to_owned(),
            Doubt::MonthOnly { on } => self.month_only_words(on),
            Doubt::CirrhosisDoubted {
                platelets,
                fib4_hundredths,
            } => self.cirrhosis_doubted_words(platelets, fib4_hundredths),
            Doubt::HighAlone { analyte, result } => self.high_alone_words(analyte, result),
            Doubt::NeverRepeated(value) => self.never_repeated_words(&value),
            Doubt::DecompensationDoubted(doubt) => self.decompensation_words(&doubt),
            Doubt::AssayChanged { result, before } => say!(
                self.language,
                "{result}: another assay than before ({assay})",
                "{result}：与此前检测方法（{assay}）不同",
                result = self.dated_result(result),
                assay = self.assay_name(before)
            ),
        }
    }

    /// `HBV DNA 3 200 IU/mL (02-May-2024)`.
    pub(super) fn dated_result(&self, reference: ResultRef) -> String {
        match self.result(reference) {
            Some(result) => say!(
                self.language,
                "{result} ({day})",
                "{result}（{day}）",
                result = self.result_words(reference),
                day = day_words(self.language, result.day())
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
        say!(
            self.language,
            "{test}: several results on {day}; {which} counts",
            "{test}：{day}有多个结果；以{which}为准",
            test = self.test_name(test),
            day = date_words(self.language, on),
            which = which.unwrap_or_else(|| self
                .language
                .says("the less favourable", "较差者")
                .to_owned())
        )
    }

    /// The value that was amended away is named nowhere: it left every view.
    fn amended_words(&self, reference: ResultRef) -> String {
        say!(
            self.language,
            "{result}: amended value",
            "{result}：更正后的值",
            result = self.dated_result(reference)
        )
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
        say!(
            self.language,
            "{tests} of {month}: only the month is known, counted on {day}",
            "{tests}（{month}）：仅知月份，按 {day} 计",
            tests = tests.join(self.language.says(", ", "、")),
            month = month_text(on),
            day = date_words(self.language, on)
        )
    }

    fn approximate_course_words(&self, id: Id) -> String {
        let Some(course) = self.record.courses.iter().find(|course| course.id == id) else {
            return self
                .language
                .says(
                    "a course: its dates are approximate",
                    "一个疗程：日期为约数",
                )
                .to_owned();
        };
        let name = name_words(self.language, self.knowledge.drugs.get(course.drug));
        let start = course.start.approximate.then(|| {
            say!(
                self.language,
                "start {day}",
                "开始 {day}",
                day = date_words(self.language, course.start.date)
            )
        });
        let stop = course.stop.filter(|stop| stop.approximate).map(|stop| {
            say!(
                self.language,
                "stop {day}",
                "停药 {day}",
                day = date_words(self.language, stop.date)
            )
        });
        let days = start
            .into_iter()
            .chain(stop)
            .collect::<Vec<_>>()
            .join(self.language.says(" and ", "、"));
        say!(
            self.language,
            "{name}: {days} approximate",
            "{name}：{days}为约数"
        )
    }

    fn cirrhosis_doubted_words(
        &self,
        platelets: Option<ResultRef>,
        fib4_hundredths: Option<u32>,
    ) -> String {
        let alert = &self.knowledge.settings.alert;
        let platelets = platelets.map(|result| {
            say!(
                self.language,
                "{result} is below {limit}",
                "{result}低于{limit}",
                result = self.dated_result(result),
                limit = alert.doubt_platelets_below
            )
        });
        let fib4 = fib4_hundredths.map(|fib4| {
            say!(
                self.language,
                "FIB-4 {fib4} is above {limit}",
                "FIB-4 {fib4}高于{limit}",
                fib4 = hundredths_words(fib4),
                limit = alert.doubt_fib4_above
            )
        });
        let against = platelets
            .into_iter()
            .chain(fib4)
            .collect::<Vec<_>>()
            .join(self.language.says(", ", "，"));
        say!(
            self.language,
            "cirrhosis recorded as none is doubted: {against}",
            "记录为无肝硬化，存疑：{against}"
        )
    }
}

/// A number kept in hundredths, with two decimals.
pub(super) fn hundredths_words(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
