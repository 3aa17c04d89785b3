//! The shipped example clinic: canonical, and a patient for every verdict, tier, headline and kind of reading.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    unreachable_pub,
    reason = "a test"
)]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use hepatrack::clinical::assess;
use hepatrack::clinical::assessment::{
    AlertLevel, Assessment, CountedAs, LimitOrigin, NotCountedBecause,
};
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::laboratory::{Analyte, DnaUnit, Test};
use hepatrack::clinical::record::{Cirrhosis, DnaReading, Finding, Intent, LabResult, Record, Via};
use hepatrack::reference::shipped;
use hepatrack::register::Register;
use hepatrack::store;
use hepatrack::wording::Language;
use hepatrack::wording::Words;

mod rows;

use rows::{DOUBTS, LEFT, NOTES, ROWS};

const FILE: &str = include_str!("../../data/example.ron");

struct Clinic {
    knowledge: Knowledge,
    register: Register,
    today: NaiveDate,
}

fn clinic() -> Clinic {
    let knowledge = shipped().unwrap();
    let register = store::example(&knowledge).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let today = register.today().expect("the example has a day of its own");
    Clinic {
        knowledge,
        register,
        today,
    }
}

impl Clinic {
    fn records(&self) -> impl Iterator<Item = &Record> {
        self.register.patients().iter().map(AsRef::as_ref)
    }

    fn results(&self) -> impl Iterator<Item = &LabResult> {
        self.records().flat_map(|record| &record.results)
    }

    fn assessed(&self, mrn: &str) -> (&Record, Assessment) {
        let record = self.register.find(mrn).unwrap_or_else(|| panic!("{mrn}"));
        (record, assess(record, &self.knowledge, self.today))
    }

    fn assessments(&self) -> Vec<Assessment> {
        self.records()
            .map(|record| assess(record, &self.knowledge, self.today))
            .collect()
    }
}

#[test]
fn the_file_is_the_text_that_the_store_writes() {
    let clinic = clinic();
    let format = store::FileFormat::new(&clinic.knowledge);
    let written = store::write(&clinic.register, store::Digest::NONE, &format);
    // The shipped file may be edited, so its last line names the counters only.
    let (counters, _) = written.rsplit_once(" head ").unwrap();
    let written = format!("{counters}\n");
    for (line, (shipped, canonical)) in (1..).zip(FILE.lines().zip(written.lines())) {
        assert_eq!(shipped, canonical, "line {line} of data/example.ron");
    }
    assert_eq!(FILE, written);
}

#[test]
fn each_row_of_the_table_of_headlines_has_a_patient() {
    let clinic = clinic();
    for (mrn, tier, verdict, headline) in ROWS {
        let (record, assessment) = clinic.assessed(mrn);
        let shown =
            Words::new(Language::English, record, &assessment, &clinic.knowledge).headline();
        assert!(shown.text.starts_with(headline), "{mrn}: {}", shown.text);
        assert_eq!(assessment.verdict.key(), verdict, "{mrn}");
        assert_eq!(assessment.tier.map(|tier| tier.0), Some(tier), "{mrn}");
    }
    for (mrn, follow_up) in LEFT {
        let (record, assessment) = clinic.assessed(mrn);
        assert_eq!(record.person.follow_up, follow_up, "{mrn}");
        assert_eq!(assessment.tier, None, "{mrn}");
    }
    assert_eq!(clinic.register.patients().len(), ROWS.len() + LEFT.len());
}

#[test]
fn every_verdict_and_every_tier_is_there() {
    let verdicts: BTreeSet<_> = ROWS.iter().map(|(_, _, verdict, _)| *verdict).collect();
    let tiers: BTreeSet<_> = ROWS.iter().map(|(_, tier, _, _)| *tier).collect();
    assert_eq!(verdicts.len(), 13, "{verdicts:?}");
    assert_eq!(tiers, (1..=10).collect());
}

#[test]
fn every_kind_of_reading_is_there_in_every_unit() {
    let clinic = clinic();
    let mut kinds = BTreeSet::new();
    for result in clinic.results() {
        let Finding::HbvDna {
            reading,
            unit,
            assay,
        } = result.finding
        else {
            continue;
        };
        let named = assay.is_some();
        kinds.insert(if named { "assay named" } else { "no assay" });
        if result.limits.lower.is_some() {
            kinds.insert("limit recorded");
        }
        kinds.insert(match reading {
            DnaReading::NotDetected => "not detected",
            DnaReading::Below(_) => "below",
            DnaReading::DetectedBelow(_) => "detected below",
            DnaReading::AboveRange(_) => "above range",
            DnaReading::Quantified(_) => match unit {
                DnaUnit::IuPerMl => "IU/mL",
                DnaUnit::KiloIuPerMl => "kIU/mL",
                DnaUnit::CopiesPerMl => "copies/mL",
                DnaUnit::Log10IuPerMl => "log10 IU/mL",
                DnaUnit::Log10CopiesPerMl => "log10 copies/mL",
            },
        });
    }
    assert_eq!(kinds.len(), 11, "{kinds:?}");
    let assays: BTreeSet<_> = clinic
        .results()
        .filter_map(|result| match result.finding {
            Finding::HbvDna { assay, .. } => assay,
            Finding::Amount { .. }
            | Finding::Serology { .. }
            | Finding::QuantifiedSerology { .. }
            | Finding::Genotype(_)
            | Finding::Ultrasound(_) => None,
        })
        .collect();
    assert_eq!(assays.len(), 5, "{assays:?}");
}

#[test]
fn readings_count_and_do_not_count_in_every_way() {
    let all = clinic().assessments();
    let counted = || all.iter().flat_map(|assessment| &assessment.series.counted);
    for wanted in [
        CountedAs::Clean,
        CountedAs::Trace,
        CountedAs::Excused,
        CountedAs::Quantified,
        CountedAs::AboveRange,
    ] {
        assert!(
            counted().any(|result| result.counted_as == wanted),
            "{wanted:?}"
        );
    }
    for wanted in [
        LimitOrigin::Recorded,
        LimitOrigin::Assay,
        LimitOrigin::Assumed,
    ] {
        assert!(
            counted().any(|result| result.limit_origin == wanted),
            "{wanted:?}"
        );
    }
    let reasons: BTreeSet<_> = all
        .iter()
        .flat_map(|assessment| &assessment.series.not_counted)
        .map(|other| match other.because {
            NotCountedBecause::TooCrude => "too crude",
            NotCountedBecause::SameDay => "same day",
            NotCountedBecause::SetAside { .. } => "set aside",
        })
        .collect();
    assert_eq!(reasons.len(), 3, "{reasons:?}");
}

/// What stands beside a verdict, each with the patient who shows it.
#[test]
fn what_stands_beside_the_verdicts() {
    let clinic = clinic();
    for (mrn, level) in [
        ("00060055", AlertLevel::Danger),
        ("10188", AlertLevel::Danger),
        ("2024-0041", AlertLevel::Flare),
    ] {
        let alert = clinic.assessed(mrn).1.alerts.liver;
        assert_eq!(alert.map(|alert| alert.level), Some(level), "{mrn}");
    }
    for (mrn, wanted) in NOTES {
        let notes = clinic.assessed(mrn).1.notes;
        assert!(notes.iter().any(wanted), "{mrn}: {notes:?}");
    }
    for (mrn, wanted) in DOUBTS {
        let doubts = clinic.assessed(mrn).1.doubts;
        assert!(doubts.iter().any(wanted), "{mrn}: {doubts:?}");
    }
    let blip = clinic.assessed("00038812").1.events;
    assert_eq!(blip.len(), 1, "one passing rise");
}

#[test]
fn records_of_every_shape_are_there() {
    let clinic = clinic();
    let courses = || clinic.records().flat_map(|record| &record.courses);
    for intent in [Intent::Treatment, Intent::Prophylaxis, Intent::Pregnancy] {
        assert!(
            courses().any(|course| course.intent == intent),
            "{intent:?}"
        );
    }
    let planned = courses().filter_map(|course| course.stop);
    assert!(
        planned
            .map(|stop| stop.date)
            .any(|stop| stop > clinic.today)
    );
    for cirrhosis in [
        Cirrhosis::NotRecorded,
        Cirrhosis::None,
        Cirrhosis::Compensated,
        Cirrhosis::Decompensated,
    ] {
        let has = |record: &Record| record.person.cirrhosis == cirrhosis;
        assert!(clinic.records().any(has), "{cirrhosis:?}");
    }
    for via in [Via::Form, Via::QuickLine, Via::Import] {
        let mut reports = clinic.records().flat_map(|record| &record.reports);
        assert!(reports.any(|report| report.source.via == via), "{via:?}");
    }
    assert!(clinic.results().any(LabResult::is_retracted));
    assert!(clinic.results().any(|result| !result.earlier().is_empty()));
    assert!(clinic.results().any(|result| result.unusual));
    let [one, other] = clinic.register.laboratories() else {
        panic!("two laboratories");
    };
    for test in [
        Test::HbvDna,
        Test::Analyte(Analyte::TotalBilirubin),
        Test::Analyte(Analyte::Albumin),
    ] {
        assert_ne!(one.unit(test), other.unit(test), "{test:?}");
    }
}

#[test]
fn names_try_every_column() {
    let clinic = clinic();
    let names: Vec<_> = clinic
        .records()
        .map(|record| record.person.name.as_str())
        .collect();
    let distinct: BTreeSet<_> = names.iter().collect();
    assert_eq!(distinct.len() + 1, names.len(), "two patients of one name");
    let han = |name: &&str| name.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let accents = |name: &&str| name.chars().any(|c| ('\u{c0}'..='\u{1eff}').contains(&c));
    assert!(names.iter().copied().filter(|name| han(name)).count() >= 5);
    assert!(names.iter().copied().filter(|name| accents(name)).count() >= 10);
    assert!(
        names.iter().any(|name| name.chars().count() > 60),
        "a very long name"
    );
    assert!(
        names.iter().any(|name| !name.contains(',')),
        "a name in one piece"
    );
}
