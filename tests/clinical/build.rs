//! Patients for the tests, written the way a clinician would tell them.

use std::sync::OnceLock;

use chrono::NaiveDate;
use hepatrack::clinical::assessment::Assessment;
use hepatrack::clinical::calendar::CalendarDay;
use hepatrack::clinical::decimal::Decimal;
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::laboratory::{Analyte, DnaUnit, Marker, UnitId};
use hepatrack::clinical::record::{
    AminoAcid, AminoAcids, Cirrhosis, Comparator, Course, DnaReading, Finding, FollowUp, Genotype,
    Id, Intent, LabResult, Limits, LiverLesion, Person, Reactivity, Record, Report, ReportHead,
    Seq, Sex, Source, Variant, Via,
};

/// The shipped data files, read once for all tests.
pub fn knowledge() -> &'static Knowledge {
    static SHIPPED: OnceLock<Knowledge> = OnceLock::new();
    SHIPPED.get_or_init(|| hepatrack::reference::shipped().unwrap())
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub const SOURCE: Source = Source {
    via: Via::Form,
    seq: Seq(1),
};

/// A patient to whom results and courses are added one by one.
#[derive(Clone)]
pub struct Patient {
    pub record: Record,
    next: u32,
    /// Whether only the month is known of the next result.
    month_only: bool,
}

impl Patient {
    pub fn new() -> Self {
        let person = Person {
            mrn: "T-1".to_owned(),
            name: "Test, Person".to_owned(),
            born: Some(CalendarDay::exact(day("1974-05-12"))),
            sex: None,
            cirrhosis: Cirrhosis::None,
            cirrhosis_on: None,
            contact: None,
            follow_up: FollowUp::Active,
        };
        Self {
            record: Record::new(Id(1), person, SOURCE),
            next: 2,
            month_only: false,
        }
    }

    pub fn cirrhosis(mut self, cirrhosis: Cirrhosis) -> Self {
        self.record.person.cirrhosis = cirrhosis;
        self
    }

    fn id(&mut self) -> Id {
        self.next += 1;
        Id(self.next)
    }

    pub fn course(
        mut self,
        drug: &str,
        start: NaiveDate,
        stop: Option<NaiveDate>,
        intent: Intent,
    ) -> Self {
        let course = Course {
            id: self.id(),
            drug: knowledge().drugs.find(drug).unwrap(),
            start: CalendarDay::exact(start),
            stop: stop.map(CalendarDay::exact),
            intent,
            dose: None,
            reason: None,
            source: SOURCE,
        };
        self.record.insert_course(course);
        self
    }

    /// A treatment: `.drug("entecavir", "2020-01-10", "2023-03-01")`; an empty stop is still taken.
    pub fn drug(self, drug: &str, start: &str, stop: &str) -> Self {
        let stop = (!stop.is_empty()).then(|| day(stop));
        self.course(drug, day(start), stop, Intent::Treatment)
    }

    pub fn result(mut self, on: NaiveDate, finding: Finding, limits: Limits) -> Self {
        let id = self.id();
        let month_only = std::mem::take(&mut self.month_only);
        let result = LabResult {
            report: id,
            place: 1,
            unusual: false,
            month_only,
            on,
            finding,
            limits,
            trail: None,
        };
        let head = ReportHead {
            id,
            month_only,
            on,
            laboratory: None,
            source: SOURCE,
        };
        self.record.insert_report(Report {
            head,
            results: vec![result].into(),
        });
        self
    }

    /// HBV DNA in IU/mL as a report prints it: `TND`, `<20`, `<20 d` (detected), `>1.7e8`, `3200`. A day with `~` is
    /// one of which only the month is known.
    pub fn dna(mut self, on: &str, reading: &str) -> Self {
        let figure = |text: &str| text.trim().parse::<Decimal>().unwrap();
        let reading = match (
            reading,
            reading.strip_prefix('<'),
            reading.strip_prefix('>'),
        ) {
            ("TND", ..) => DnaReading::NotDetected,
            (_, Some(limit), _) if limit.ends_with('d') => {
                DnaReading::DetectedBelow(figure(limit.trim_end_matches('d')))
            }
            (_, Some(limit), _) => DnaReading::Below(figure(limit)),
            (.., Some(bound)) => DnaReading::AboveRange(figure(bound)),
            (number, ..) => DnaReading::Quantified(figure(number)),
        };
        let finding = Finding::HbvDna {
            reading,
            unit: DnaUnit::IuPerMl,
            assay: None,
        };
        self.month_only = on.starts_with('~');
        self.result(day(on.trim_start_matches('~')), finding, Limits::default())
    }

    /// An amount in the unit computed in, with the clinic's own limits.
    pub fn amount(self, analyte: Analyte, on: NaiveDate, figure: &str) -> Self {
        let finding = Finding::Amount {
            analyte,
            comparator: Comparator::Equal,
            figure: figure.parse().unwrap(),
            unit: UnitId::COMPUTED,
        };
        self.result(on, finding, Limits::default())
    }

    pub fn alt(self, on: &str, figure: &str) -> Self {
        self.amount(Analyte::Alt, day(on), figure)
    }

    pub fn born(mut self, on: &str) -> Self {
        self.record.person.born = (!on.is_empty()).then(|| CalendarDay::exact(day(on)));
        self
    }

    pub fn sex(mut self, sex: Sex) -> Self {
        self.record.person.sex = Some(sex);
        self
    }

    /// An ultrasound of the liver: `-` no focal lesion, `+` a focal lesion, `=` a known one.
    pub fn ultrasound(self, on: NaiveDate, sign: &str) -> Self {
        let lesion = match sign {
            "-" => LiverLesion::None,
            "+" => LiverLesion::Focal,
            _ => LiverLesion::Known,
        };
        self.result(on, Finding::Ultrasound(lesion), Limits::default())
    }

    /// Variants of the reverse transcriptase: `["L180M", "M204V"]`.
    pub fn genotype(self, on: &str, variants: &[&str]) -> Self {
        let variant = |written: &&str| {
            let letters: Vec<char> = written.chars().collect();
            let amino = |letter: &char| AminoAcid::of(*letter).unwrap();
            let [wild, digits @ .., found] = letters.as_slice() else {
                panic!("not a variant: {written}")
            };
            let position: String = digits.iter().collect();
            Variant {
                position: position.parse().unwrap(),
                wild_type: amino(wild),
                found: AminoAcids::default().with(amino(found)),
            }
        };
        let genotype = Genotype::new(variants.iter().map(variant).collect()).unwrap();
        self.result(day(on), Finding::Genotype(genotype), Limits::default())
    }

    /// `hbeag("2023-09-01", "-")`.
    pub fn hbeag(self, on: &str, sign: &str) -> Self {
        self.marker(Marker::HbeAg, on, sign)
    }

    pub fn anti_hbe(self, on: &str, sign: &str) -> Self {
        self.marker(Marker::AntiHbe, on, sign)
    }

    pub fn marker(self, marker: Marker, on: &str, sign: &str) -> Self {
        let reactivity = if sign == "+" {
            Reactivity::Positive
        } else {
            Reactivity::Negative
        };
        self.result(
            day(on),
            Finding::Serology { marker, reactivity },
            Limits::default(),
        )
    }

    pub fn on(&self, review: &str) -> Assessment {
        hepatrack::clinical::assess(&self.record, knowledge(), day(review))
    }
}
