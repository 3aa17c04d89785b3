//! The results and dates that decided, in words (`rules.md` §9, "Because").

use chrono::NaiveDate;

use crate::clinical::assays::AssayId;
use crate::clinical::assessment::{Because, Evidence, ResultRef};
use crate::clinical::decimal::Decimal;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{DnaUnit, Test, UnitId};
use crate::clinical::quantity::IuPerMl;
use crate::clinical::record::{Comparator, DnaReading, Finding, Id, LabResult, Reactivity};

use super::numbers::{decimal_words, iu_words};
use super::{Words, shown};

/// One thing that decided. Dates are days of samples or of courses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BecauseLine {
    /// The day of it.
    pub date: NaiveDate,
    /// What it is: the test's name followed by the value, or the drug and what became of it.
    pub what: String,
    /// The rule that it served, as `rules.md` numbers it: `6.5a`.
    pub rule: &'static str,
}

impl Words<'_> {
    /// What decided, in the order of the rules.
    #[must_use]
    pub fn because(&self) -> Vec<BecauseLine> {
        self.assessment
            .because
            .iter()
            .map(|because| self.because_line(because))
            .collect()
    }

    fn because_line(&self, because: &Because) -> BecauseLine {
        let what = match because.evidence {
            Evidence::Result(reference) => self.result_words(reference),
            Evidence::CourseStarted(id) => format!("{} started", self.course_drug(id)),
            Evidence::CourseStopped(id) => format!("{} stopped", self.course_drug(id)),
        };
        BecauseLine {
            date: because.on,
            what,
            rule: because.rule.number(),
        }
    }

    fn course_drug(&self, id: Id) -> &str {
        self.record
            .courses
            .iter()
            .find(|course| course.id == id)
            .map_or("drug", |course| {
                self.knowledge.drugs.get(course.drug).name.as_str()
            })
    }

    /// A result as `HBV DNA 5 000 IU/mL`: the test's name, then its value as it was reported.
    #[must_use]
    pub fn result_words(&self, reference: ResultRef) -> String {
        self.result(reference)
            .map_or_else(|| "result".to_owned(), |result| self.finding_words(result))
    }

    /// The same for a result that is at hand, with the limits that the report printed.
    #[must_use]
    pub fn finding_words(&self, result: &LabResult) -> String {
        let limits = match (
            result.finding.test(),
            result.limits.lower,
            result.limits.upper,
        ) {
            (Test::HbvDna, Some(limit), _) => format!(" (limit {})", decimal_words(limit)),
            (Test::HbvDna, None, _) | (Test::Marker(_), _, _) | (Test::Analyte(_), None, None) => {
                String::new()
            }
            (Test::Analyte(_), low, high) => format!(" (limits {})", range_words(low, high)),
        };
        format!("{}{limits}", finding_words(&result.finding, self.knowledge))
    }

    /// The value alone, as it was reported, its digits grouped; the unit only where it is not the usual one.
    pub(super) fn value_words(&self, reference: ResultRef) -> Option<String> {
        let finding = &self.result(reference)?.finding;
        let value = value_of(finding);
        Some(if self.is_usual_unit(finding) {
            value
        } else {
            format!("{value} {}", unit_words(finding, self.knowledge))
        })
    }

    fn is_usual_unit(&self, finding: &Finding) -> bool {
        match finding {
            Finding::HbvDna { unit, .. } => *unit == DnaUnit::IuPerMl,
            Finding::Amount { unit, .. } | Finding::QuantifiedSerology { unit, .. } => {
                *unit == UnitId::COMPUTED
            }
            Finding::Serology { .. } => true,
        }
    }

    /// The name of a test, as data spells it.
    pub(super) fn test_name(&self, test: Test) -> &str {
        &self.knowledge.tests.get(test).name
    }

    /// The name of an assay.
    pub(super) fn assay_name(&self, assay: AssayId) -> &str {
        &self.knowledge.assays.get(assay).name
    }

    /// The name of the patient with unseen characters made visible.
    #[must_use]
    pub fn name(&self) -> std::borrow::Cow<'_, str> {
        shown(&self.record.person.name)
    }
}

/// A load with its unit: `5 000 IU/mL`.
pub(super) fn load_words(load: IuPerMl) -> String {
    format!("{} IU/mL", iu_words(load))
}

fn compared(comparator: Comparator, figure: Decimal) -> String {
    let sign = match comparator {
        Comparator::Equal => "",
        Comparator::Less => "<",
        Comparator::Greater => ">",
    };
    format!("{sign}{}", decimal_words(figure))
}

/// `35 to 55`, `up to 40`, `from 35`.
fn range_words(low: Option<Decimal>, high: Option<Decimal>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => format!("{} to {}", decimal_words(low), decimal_words(high)),
        (None, Some(high)) => format!("up to {}", decimal_words(high)),
        (Some(low), None) => format!("from {}", decimal_words(low)),
        (None, None) => String::new(),
    }
}

/// A result as `HBV DNA 5 000 IU/mL`: the test's name, then its value as it was reported.
#[must_use]
pub fn finding_words(finding: &Finding, knowledge: &Knowledge) -> String {
    let name = &knowledge.tests.get(finding.test()).name;
    let value = value_of(finding);
    let unit = unit_words(finding, knowledge);
    let blank = if unit.is_empty() { "" } else { " " };
    format!("{name} {value}{blank}{unit}")
}

/// The value of a finding as it was reported, its digits grouped, without its unit.
pub(super) fn value_of(finding: &Finding) -> String {
    match finding {
        Finding::HbvDna { reading, .. } => match reading {
            DnaReading::NotDetected => "not detected".to_owned(),
            DnaReading::Below(limit) => format!("<{}", decimal_words(*limit)),
            DnaReading::DetectedBelow(limit) => format!("<{} detected", decimal_words(*limit)),
            DnaReading::Quantified(figure) => decimal_words(*figure),
            DnaReading::AboveRange(bound) => format!(">{}", decimal_words(*bound)),
        },
        Finding::Amount {
            comparator, figure, ..
        }
        | Finding::QuantifiedSerology {
            comparator, figure, ..
        } => compared(*comparator, *figure),
        Finding::Serology { reactivity, .. } => match reactivity {
            Reactivity::Positive => "positive".to_owned(),
            Reactivity::Negative => "negative".to_owned(),
        },
    }
}

/// The unit of a finding; nothing where there is none, as for serology and "not detected".
#[must_use]
pub fn unit_words<'k>(finding: &Finding, knowledge: &'k Knowledge) -> &'k str {
    let definition = knowledge.tests.get(finding.test());
    let unit = match finding {
        Finding::HbvDna {
            reading: DnaReading::NotDetected,
            ..
        }
        | Finding::Serology { .. } => return "",
        Finding::HbvDna { unit, .. } => definition.unit_of_dna(*unit),
        Finding::Amount { unit, .. } | Finding::QuantifiedSerology { unit, .. } => *unit,
    };
    // A UCUM annotation in braces is a word for "no unit".
    definition
        .unit(unit)
        .filter(|unit| !unit.ucum.starts_with('{') || unit.ucum.contains('/'))
        .map_or("", |unit| unit.name.as_str())
}
