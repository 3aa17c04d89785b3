//! Invented patients for the tests of this room.

use crate::wording::Language;
use chrono::NaiveDate;

use crate::clinical::assess;
use crate::clinical::assessment::Assessment;
use crate::clinical::calendar::CalendarDay;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Analyte, DnaUnit, Marker, QuantifiedMarker, Test, UnitId};
use crate::clinical::record::{
    Cirrhosis, Comparator, Course, DnaReading, Finding, FollowUp, Id, Intent, LabResult, Limits,
    Person, Reactivity, Record, Report, ReportHead, Results, Seq, Source, Via,
};
use crate::notation::{InputOrigin, Written, parse_finding};
use crate::reference;

use super::super::{Headline, RowSign, Words};

pub(in crate::wording) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// One patient under construction.
pub(in crate::wording) struct Patient {
    pub(in crate::wording) record: Record,
    pub(in crate::wording) knowledge: Knowledge,
    next: u32,
}

const SOURCE: Source = Source {
    via: Via::Form,
    seq: Seq(1),
};

impl Patient {
    pub(in crate::wording) fn new() -> Self {
        let person = Person {
            mrn: "W-19".to_owned(),
            name: "Chen, Wei".to_owned(),
            born: Some(CalendarDay::exact(day("1974-05-12"))),
            sex: None,
            cirrhosis: Cirrhosis::None,
            cirrhosis_on: None,
            contact: None,
            follow_up: FollowUp::Active,
        };
        Self {
            record: Record::new(Id(1), person, SOURCE),
            knowledge: reference::shipped().unwrap(),
            next: 2,
        }
    }

    pub(in crate::wording) fn cirrhosis(mut self, cirrhosis: Cirrhosis) -> Self {
        self.record.person.cirrhosis = cirrhosis;
        self
    }

    pub(in crate::wording) fn takes(self, drug: &str, from: &str, to: &str) -> Self {
        self.takes_for(Intent::Treatment, drug, from, to)
    }

    /// A course; an empty `to` is still taken.
    pub(in crate::wording) fn takes_for(
        mut self,
        intent: Intent,
        drug: &str,
        from: &str,
        to: &str,
    ) -> Self {
        let id = self.id();
        self.record.insert_course(Course {
            id,
            drug: self.knowledge.drugs.find(drug).unwrap(),
            start: CalendarDay::exact(day(from)),
            stop: (!to.is_empty()).then(|| CalendarDay::exact(day(to))),
            intent,
            dose: None,
            reason: None,
            source: SOURCE,
        });
        self
    }

    /// HBV DNA in IU/mL: `nd`, `<20`, `<20 d`, `2.3e5`, `>1.7e8`.
    pub(in crate::wording) fn dna(self, on: &str, written: &str) -> Self {
        let figure = |text: &str| text.parse().unwrap();
        let reading = if written == "nd" {
            DnaReading::NotDetected
        } else if let Some(limit) = written.strip_prefix('<') {
            match limit.strip_suffix(" d") {
                Some(limit) => DnaReading::DetectedBelow(figure(limit)),
                None => DnaReading::Below(figure(limit)),
            }
        } else if let Some(bound) = written.strip_prefix('>') {
            DnaReading::AboveRange(figure(bound))
        } else {
            DnaReading::Quantified(figure(written))
        };
        self.result(
            on,
            Finding::HbvDna {
                reading,
                unit: DnaUnit::IuPerMl,
                assay: None,
            },
            Limits::default(),
        )
    }

    /// An amount in the unit computed in.
    pub(in crate::wording) fn amount(self, on: &str, analyte: Analyte, figure: &str) -> Self {
        let finding = Finding::Amount {
            analyte,
            comparator: Comparator::Equal,
            figure: figure.parse().unwrap(),
            unit: UnitId::COMPUTED,
        };
        self.result(on, finding, Limits::default())
    }

    pub(in crate::wording) fn alt(self, on: &str, figure: &str) -> Self {
        self.amount(on, Analyte::Alt, figure)
    }

    /// The same with a normal ALT, where there is none on file.
    pub(in crate::wording) fn with_an_alt(self, on: &str) -> Self {
        let alt = Test::Analyte(Analyte::Alt);
        let mut results = self.record.results.iter();
        if results.any(|result| result.finding.test() == alt) {
            self
        } else {
            self.alt(on, "30")
        }
    }

    pub(in crate::wording) fn marker(self, on: &str, marker: Marker, positive: bool) -> Self {
        let reactivity = if positive {
            Reactivity::Positive
        } else {
            Reactivity::Negative
        };
        let finding = Finding::Serology { marker, reactivity };
        self.result(on, finding, Limits::default())
    }

    /// HBsAg in IU/mL.
    pub(in crate::wording) fn hbsag(self, on: &str, figure: &str) -> Self {
        let finding = Finding::QuantifiedSerology {
            marker: QuantifiedMarker::HbsAg,
            comparator: Comparator::Equal,
            figure: figure.parse().unwrap(),
            unit: UnitId::COMPUTED,
        };
        self.result(on, finding, Limits::default())
    }

    /// A resistance test: `rtM204V`, `none`.
    pub(in crate::wording) fn genotype(self, on: &str, written: &str) -> Self {
        let written = Written {
            test: Test::Genotype,
            value: written,
            unit: "",
            implied_unit: None,
            assay: None,
        };
        let read = parse_finding(&written, InputOrigin::File, &self.knowledge).unwrap();
        self.result(on, read.finding, Limits::default())
    }

    pub(in crate::wording) fn result(mut self, on: &str, finding: Finding, limits: Limits) -> Self {
        let id = self.id();
        let on = day(on);
        self.record.insert_report(Report {
            head: ReportHead {
                id,
                month_only: false,
                on,
                laboratory: None,
                source: SOURCE,
            },
            results: Results::from(vec![LabResult {
                report: id,
                place: 1,
                unusual: false,
                month_only: false,
                on,
                finding,
                limits,
                trail: None,
            }]),
        });
        self
    }

    fn id(&mut self) -> Id {
        self.next += 1;
        Id(self.next)
    }

    pub(in crate::wording) fn assessed(&self, today: &str) -> Assessment {
        assess(&self.record, &self.knowledge, day(today))
    }

    pub(in crate::wording) fn headline(&self, today: &str) -> Headline {
        self.headline_in(Language::English, today)
    }

    pub(in crate::wording) fn headline_in(&self, language: Language, today: &str) -> Headline {
        Words::new(
            language,
            &self.record,
            &self.assessed(today),
            &self.knowledge,
        )
        .headline()
    }

    pub(in crate::wording) fn row(&self, today: &str) -> RowSign {
        self.words(today, |words| words.sign())
    }

    /// What `ask` finds in the words for this patient.
    pub(in crate::wording) fn words<T>(&self, today: &str, ask: impl FnOnce(&Words<'_>) -> T) -> T {
        let assessment = self.assessed(today);
        ask(&Words::new(
            Language::English,
            &self.record,
            &assessment,
            &self.knowledge,
        ))
    }
}
