//! The results and dates that decided, in words (`RULES.md` §9, "Because").

use chrono::NaiveDate;

use crate::clinical::assays::AssayId;
use crate::clinical::assessment::{Because, Evidence, ResultRef};
use crate::clinical::decimal::Decimal;
use crate::clinical::dna::to_iu_per_ml;
use crate::clinical::laboratory::{DnaUnit, Test, UnitId};
use crate::clinical::quantity::IuPerMl;
use crate::clinical::record::{DnaReading, Finding, Id, LabResult};

use super::Language;
use super::finding::{add_finding, finding_unit, finding_value};
use super::language::say;
use super::names::name_words;
use super::numbers::{add_decimal, iu_words};
use super::{Words, shown};

/// One thing that decided. Dates are days of samples or of courses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BecauseLine {
    pub date: NaiveDate,
    /// What it is: the test's name followed by the value, or the drug and what became of it.
    pub what: String,
    /// The rule that it served, as `RULES.md` numbers it: `6.5a`.
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
        let mut what = String::new();
        self.add_evidence(because.evidence, &mut what);
        BecauseLine {
            date: because.on,
            what,
            rule: because.rule.number(),
        }
    }

    /// Adds what decided to other words: a result with its value, or the drug and what became of it.
    pub fn add_evidence(&self, evidence: Evidence, words: &mut String) {
        let mut course = |id, became: &str| {
            words.push_str(self.course_drug(id));
            words.push_str(became);
        };
        match evidence {
            Evidence::Result(reference) => match self.result(reference) {
                Some(result) => self.add_result(result, words),
                None => words.push_str(self.language.says("result", "结果")),
            },
            Evidence::CourseStarted(id) => course(id, self.language.says(" started", "开始用")),
            Evidence::CourseStopped(id) => course(id, self.language.says(" stopped", "停用")),
        }
    }

    fn course_drug(&self, id: Id) -> &str {
        self.record
            .courses
            .iter()
            .find(|course| course.id == id)
            .map_or(self.language.says("drug", "药物"), |course| {
                name_words(self.language, self.knowledge.drugs.get(course.drug))
            })
    }

    /// A result as `HBV DNA 5 000 IU/mL`: the test's name, then its value as it was reported.
    #[must_use]
    pub fn result_words(&self, reference: ResultRef) -> String {
        let mut words = String::new();
        self.add_evidence(Evidence::Result(reference), &mut words);
        words
    }

    fn add_result(&self, result: &LabResult, words: &mut String) {
        add_finding(self.language, &result.finding, self.knowledge, words);
        let (low, high) = (result.limits.lower, result.limits.upper);
        match (result.finding.test(), low, high) {
            (Test::HbvDna, Some(limit), _) => {
                words.push_str(self.language.says(" (limit ", "（下限"));
                add_decimal(limit, words);
                words.push_str(self.language.says(")", "）"));
            }
            (Test::HbvDna, None, _)
            | (Test::Marker(_) | Test::Genotype | Test::Ultrasound, _, _)
            | (Test::Analyte(_), None, None) => {}
            (Test::Analyte(_), low, high) => {
                words.push_str(self.language.says(" (limits ", "（参考值"));
                add_range(self.language, low, high, words);
                words.push_str(self.language.says(")", "）"));
            }
        }
    }

    /// The value alone, as it was reported, its digits grouped; the unit only where it is not the usual one.
    pub(super) fn value_words(&self, reference: ResultRef) -> Option<String> {
        let finding = &self.result(reference)?.finding;
        let value = self.value_of(finding);
        Some(if self.is_usual_unit(finding) {
            value
        } else {
            format!("{value} {}", self.unit_of(finding))
        })
    }

    /// An HBV DNA value in IU/mL, whatever unit it was reported in, for places where loads stand beside each other:
    /// `<1 000`, `500 000`, `not detected`.
    pub(super) fn load_value_words(&self, reference: ResultRef) -> Option<String> {
        let Finding::HbvDna {
            reading,
            unit,
            assay,
        } = &self.result(reference)?.finding
        else {
            return None;
        };
        let load = |figure| iu_words(to_iu_per_ml(figure, *unit, *assay, self.knowledge));
        Some(match reading {
            DnaReading::NotDetected => self.language.says("not detected", "未检出").to_owned(),
            DnaReading::Below(limit) => format!("<{}", load(*limit)),
            DnaReading::DetectedBelow(limit) => say!(
                self.language,
                "<{load} detected",
                "<{load}但检出",
                load = load(*limit)
            ),
            DnaReading::Quantified(figure) => load(*figure),
            DnaReading::AboveRange(bound) => format!(">{}", load(*bound)),
        })
    }

    fn is_usual_unit(&self, finding: &Finding) -> bool {
        match finding {
            Finding::HbvDna { unit, .. } => *unit == DnaUnit::IuPerMl,
            Finding::Amount { unit, .. } | Finding::QuantifiedSerology { unit, .. } => {
                *unit == UnitId::COMPUTED
            }
            Finding::Serology { .. } | Finding::Genotype(_) | Finding::Ultrasound(_) => true,
        }
    }

    /// The name of a test, as data spells it.
    pub(super) fn test_name(&self, test: Test) -> &str {
        name_words(self.language, self.knowledge.tests.get(test))
    }

    /// The value of a finding as it was reported, its digits grouped, without its unit.
    pub(super) fn value_of(&self, finding: &Finding) -> String {
        finding_value(self.language, finding)
    }

    /// The unit of a finding; nothing where there is none, as for serology and "not detected".
    pub(super) fn unit_of(&self, finding: &Finding) -> &str {
        finding_unit(self.language, finding, self.knowledge)
    }

    pub(super) fn assay_name(&self, assay: AssayId) -> &str {
        name_words(self.language, self.knowledge.assays.get(assay))
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

/// Adds `35 to 55`, `up to 40`, `from 35`.
fn add_range(language: Language, low: Option<Decimal>, high: Option<Decimal>, words: &mut String) {
    match (low, high) {
        (Some(low), Some(high)) => {
            add_decimal(low, words);
            words.push_str(language.says(" to ", "至"));
            add_decimal(high, words);
        }
        (None, Some(high)) => {
            words.push_str(language.says("up to ", "不高于"));
            add_decimal(high, words);
        }
        (Some(low), None) => {
            words.push_str(language.says("from ", "不低于"));
            add_decimal(low, words);
        }
        (None, None) => {}
    }
}
