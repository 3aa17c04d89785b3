//! Risk and fibrosis scores (`FACTS.md`): APRI, FIB-4, ALBI, PAGE-B, from the latest results that are fresh. A score of
//! which a part is missing or older than `fresh_liver` is no score; APRI and FIB-4 are none during a flare.

use chrono::NaiveDate;

use super::assessment::ResultRef;
use super::calendar::whole_years_between;
use super::knowledge::Knowledge;
use super::laboratory::Analyte;
use super::liver::{LiverTests, LiverValue};
use super::record::{Record, Sex};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PageBBand {
    Low,
    /// Between low and high.
    Middle,
    High,
}

/// The points of PAGE-B and their band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageB {
    /// The sum.
    pub points: u32,
    pub band: PageBBand,
}

/// The scores of a patient on a day, and what they come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// FIB-4, without a unit.
    pub fib4: Option<f64>,
    /// APRI, without a unit.
    pub apri: Option<f64>,
    /// ALBI, without a unit.
    pub albi: Option<f64>,
    pub page_b: Option<PageB>,
    /// The age in whole years, where a score used it.
    pub age: Option<u32>,
    /// The sex, where a score used it.
    pub sex: Option<Sex>,
    /// The results that scores used, each once, in the order of the tests.
    pub inputs: Vec<ResultRef>,
    /// Whether APRI or FIB-4 would be there if it were not for the flare.
    pub flare: bool,
}

impl Scores {
    /// The scores on `day`.
    #[must_use]
    pub fn of(record: &Record, knowledge: &Knowledge, day: NaiveDate) -> Self {
        let tests = LiverTests::collect(record, knowledge, day);
        let parts = Parts {
            tests: &tests,
            record,
            knowledge,
            day,
        };
        let mut scores = Self::default();
        let threshold = knowledge.settings.alert.flare_alt_multiple;
        let is_flare = tests
            .alt_multiple(day, knowledge)
            .is_some_and(|(_, multiple)| multiple.0 > threshold);
        let (fib4, apri) = (parts.fib4(), parts.apri());
        if is_flare {
            scores.flare = fib4.is_some() || apri.is_some();
        } else {
            scores.fib4 = scores.take(fib4);
            scores.age = scores.fib4.and(parts.age());
            scores.apri = scores.take(apri);
        }
        scores.albi = scores.take(parts.albi());
        scores.page_b = scores.take(parts.page_b());
        if scores.page_b.is_some() {
            scores.age = parts.age();
            scores.sex = record.person.sex;
        }
        let test = |result: &ResultRef| {
            let stored = record.results.get(result.index());
            stored.map(|stored| (stored.finding.test(), *result))
        };
        scores.inputs.sort_by_key(test);
        scores.inputs.dedup();
        scores
    }

    /// Takes over what a score used.
    fn take<T>(&mut self, score: Option<(T, Vec<ResultRef>)>) -> Option<T> {
        let (score, inputs) = score?;
        self.inputs.extend(inputs);
        Some(score)
    }
}

/// What the scores are made of.
struct Parts<'a> {
    tests: &'a LiverTests,
    record: &'a Record,
    knowledge: &'a Knowledge,
    day: NaiveDate,
}

impl Parts<'_> {
    fn age(&self) -> Option<u32> {
        let born = self.record.person.born?.date;
        Some(whole_years_between(born, self.day))
    }

    fn fresh(&self, analyte: Analyte) -> Option<&LiverValue> {
        self.tests.fresh_value(analyte, self.day, self.knowledge)
    }

    fn platelets(&self) -> Option<&LiverValue> {
        self.tests.lowest_platelets(self.day, self.knowledge)
    }

    fn fib4(&self) -> Option<(f64, Vec<ResultRef>)> {
        let fib4 = self.tests.fib4(self.record, self.day, self.knowledge)?;
        let parts = self.tests.fib4_parts(self.day, self.knowledge)?;
        Some((fib4, parts.map(|part| part.result).to_vec()))
    }

    fn apri(&self) -> Option<(f64, Vec<ResultRef>)> {
        let (ast, platelets) = (self.fresh(Analyte::Ast)?, self.platelets()?);
        let multiple = ast.measured.multiple_of_upper()?;
        let count = platelets.measured.value;
        let factor = self.knowledge.scores.apri_factor;
        (count > 0.0).then(|| {
            (
                multiple / count * factor,
                vec![ast.result, platelets.result],
            )
        })
    }

    fn albi(&self) -> Option<(f64, Vec<ResultRef>)> {
        let bilirubin = self.fresh(Analyte::TotalBilirubin)?;
        let albumin = self.fresh(Analyte::Albumin)?;
        let constants = &self.knowledge.scores;
        let albi = constants.albi_bilirubin_factor * bilirubin.measured.value.log10()
            + constants.albi_albumin_factor * albumin.measured.value;
        (bilirubin.measured.value > 0.0).then(|| (albi, vec![bilirubin.result, albumin.result]))
    }

    fn page_b(&self) -> Option<(PageB, Vec<ResultRef>)> {
        let constants = &self.knowledge.scores;
        let (age, platelets) = (self.age()?, self.platelets()?);
        let by_age = constants
            .page_b_age
            .iter()
            .rfind(|points| points.from <= age)?;
        let by_sex = match self.record.person.sex? {
            Sex::Male => constants.page_b_male,
            Sex::Female => constants.page_b_female,
        };
        let by_platelets = constants
            .page_b_platelets
            .iter()
            .find(|points| platelets.measured.value < points.below)
            .map_or(0, |points| points.points);
        let points = by_age.points + by_sex + by_platelets;
        let band = if points <= constants.page_b_low_up_to {
            PageBBand::Low
        } else if points < constants.page_b_high_from {
            PageBBand::Middle
        } else {
            PageBBand::High
        };
        Some((PageB { points, band }, vec![platelets.result]))
    }
}
