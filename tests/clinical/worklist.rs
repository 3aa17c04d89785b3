//! The tier table of `WORDING.md` ("Order of the work list") a second time, read off its rows with its numbers as they
//! stand there, and compared with the program's on generated patients: tier, order, and the sign of every row.
//!
//! It shares no function with the program's own: most of it is read from what `review` prints, the rest from the facts
//! beside the verdict.

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::{Days, Months, NaiveDate};
use hepatrack::clinical::assessment::{Assessment, Polarity, Verdict};
use hepatrack::clinical::record::{Cirrhosis, FollowUp, Id, Intent, Note, NoteKind, Record, Visit};
use hepatrack::clinical::{assess, worklist};
use hepatrack::exchange::Review;
use hepatrack::wording::Language;
use hepatrack::wording::Words;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::build::{SOURCE, day, knowledge};
use crate::laws::{life, record};

/// One row of the list, as plain values.
struct Row {
    mrn: String,
    t: NaiveDate,
    /// Ticked off on the clinic of T.
    seen: bool,
    status: String,
    rising: bool,
    liver_alert: Option<String>,
    stale: bool,
    /// The last phase: `treatment` or `off`, and since when; none for those who were never treated.
    phase: Option<(String, NaiveDate)>,
    /// V and v.
    last: Option<(bool, f64)>,
    /// 0 where none is fresh.
    alt: f64,
    cirrhosis: &'static str,
    intents: Vec<Intent>,
    stage_months: Option<u64>,
    fall: Option<f64>,
    /// The baseline in log10, where a fall from it is known.
    baseline_log10: Option<f64>,
    hbsag_negative: bool,
    /// What is told elsewhere and only counts here: `react`, `proven`, never repeated, kidney, lesion, settled from E.
    react: bool,
    proven: bool,
    never_repeated: bool,
    kidney_alert: bool,
    lesion_alert: bool,
    settled: bool,
    /// How many of bilirubin, INR and albumin speak for a decompensation that is not recorded.
    decompensation_signs: usize,
    /// `due`: the earlier of HBV DNA and liver tests.
    due: Option<NaiveDate>,
}

impl Row {
    fn of(record: &Record, assessment: &Assessment, json: &serde_json::Value) -> Self {
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        let due = json["next_due"].as_array().unwrap().iter();
        let phase = json["phases"].as_array().unwrap().last();
        Self {
            mrn: text(&json["mrn"]).unwrap(),
            t: assessment.day,
            seen: record
                .notes
                .iter()
                .any(|note| (note.on, note.kind) == (assessment.day, NoteKind::Visit(Visit::Seen))),
            status: text(&json["status"]).unwrap(),
            rising: json["rising"].as_bool().unwrap(),
            liver_alert: text(&json["liver_alert"]),
            stale: json["stale"].as_bool().unwrap(),
            phase: phase.map(|phase| {
                let from = phase["from"].as_str().unwrap();
                (text(&phase["kind"]).unwrap(), day(from))
            }),
            last: assessment.facts.last.map(|last| {
                let positive = last.polarity == Polarity::Positive;
                (positive, last.value.get())
            }),
            alt: assessment.facts.alt.map_or(0.0, |(_, multiple)| multiple.0),
            cirrhosis: match record.person.cirrhosis {
                Cirrhosis::Decompensated => "decompensated",
                Cirrhosis::Compensated => "compensated",
                Cirrhosis::NotRecorded => "not recorded",
                Cirrhosis::None => "none",
            },
            intents: assessment.facts.intents.clone(),
            stage_months: json["stage_months"].as_u64(),
            fall: match &assessment.verdict {
                Verdict::PrimaryResistance(primary) => primary.fall.map(|fall| fall.log10),
                _ => None,
            },
            baseline_log10: assessment
                .facts
                .baseline
                .map(|baseline| baseline.value.log10()),
            hbsag_negative: assessment.facts.hbsag_negative,
            react: assessment.react.is_some(),
            proven: assessment.is_proven,
            never_repeated: !assessment.alerts.never_repeated.is_empty(),
            kidney_alert: json["kidney_alert"].as_bool().unwrap(),
            lesion_alert: assessment.alerts.lesion.is_some(),
            settled: assessment.settled_since.is_some(),
            decompensation_signs: assessment
                .alerts
                .decompensation
                .map_or(0, |doubt| doubt.signs()),
            due: due
                .filter(|due| ["HBV DNA", "liver"].contains(&due["test"].as_str().unwrap()))
                .map(|due| day(due["due"].as_str().unwrap()))
                .min(),
        }
    }

    /// The first line of the table that fits.
    fn tier(&self) -> u8 {
        let positive = self.last.is_some_and(|(positive, _)| positive);
        let value = self.last.map_or(0.0, |(_, value)| value);
        let is = |names: &[&str]| names.contains(&self.status.as_str());
        let in_phase = |kind: &str| self.phase.as_ref().is_some_and(|(own, _)| own == kind);
        let (on, off) = (in_phase("treatment"), in_phase("off"));
        let low = positive && value < 2000.0 && self.alt <= 2.0 && !(on && self.rising);
        let cirr = ["compensated", "decompensated"].contains(&self.cirrhosis);
        let preg = self.intents == [Intent::Pregnancy];
        let settled = off && self.settled;
        let back = (positive
            && !preg
            && !settled
            && (is(&[
                "secondary_resistance",
                "viraemia_after_interruption",
                "relapse",
                "viraemic_off_treatment",
            ]) || (is(&["undetermined"]) && off)
                || (self.rising && (on || off))))
            || (positive && preg && self.alt > 2.0);
        // Differences of log10 are compared with a tolerance of 1e-9.
        // A fall is poor only where the baseline left room for a better one.
        let falls_less = |least: f64| {
            let has_room = self
                .baseline_log10
                .is_some_and(|baseline| baseline >= least + 20_f64.log10() - 1e-9);
            has_room && self.fall.is_some_and(|fall| fall < least - 1e-9)
        };
        let poor = is(&["primary_resistance"])
            && match self.stage_months {
                Some(3) => falls_less(1.0),
                Some(6) => falls_less(2.0) || (self.fall.is_none() && value >= 2000.0),
                Some(12) => falls_less(2.0) || value >= 2000.0,
                _ => false,
            };
        let decompensation_doubted = self.decompensation_signs >= 2
            || (self.decompensation_signs == 1 && self.cirrhosis == "compensated");
        let overdue_days = self.due.map_or(0, |due| (self.t - due).num_days());
        let overdue = overdue_days > 0;
        let alert = self.liver_alert.as_deref();
        let stopped_within_a_year = off
            && self.phase.as_ref().is_some_and(|(_, from)| {
                self.t <= from.checked_add_months(Months::new(12)).unwrap()
            });
        let in_thirty_days = self.t.checked_add_days(Days::new(30)).unwrap();
        if alert == Some("danger") || (self.cirrhosis == "decompensated" && positive) {
            1
        } else if alert == Some("flare") || (cirr && positive) || (cirr && off) {
            2
        } else if self.react
            || is(&["reactivation"])
            || self.proven
            || self.lesion_alert
            || (back && !low)
        {
            3
        } else if decompensation_doubted
            || self.never_repeated
            || self.kidney_alert
            || poor
            || (is(&["off_treatment"]) && positive)
            || is(&["undetermined"])
            || (positive
                && (self.alt > 2.0 || value >= 20_000.0)
                && (is(&["never_treated"]) || (preg && off && !stopped_within_a_year)))
            || (preg && on && positive && value >= 200_000.0)
        {
            4
        } else if back && low {
            5
        } else if (overdue && stopped_within_a_year)
            || overdue_days > 92
            || (self.stale && (on || off))
        {
            6
        } else if overdue {
            7
        } else if (positive && settled)
            || is(&["stop_conditions_met", "primary_resistance"])
            || (self.hbsag_negative && on)
        {
            8
        } else if self.due.is_some_and(|due| due <= in_thirty_days) {
            9
        } else {
            10
        }
    }

    fn before(&self, other: &Self) -> Ordering {
        let rank = |row: &Self| {
            ["decompensated", "compensated", "not recorded", "none"]
                .iter()
                .position(|name| *name == row.cirrhosis)
                .unwrap()
        };
        let raised_first = |row: &Self| u8::from(row.alt <= 2.0);
        let due = |row: &Self| row.due.unwrap_or(NaiveDate::MAX);
        let value = |row: &Self| row.last.map_or(-1.0, |(_, value)| value);
        (self.tier().cmp(&other.tier()))
            .then(self.seen.cmp(&other.seen))
            .then(raised_first(self).cmp(&raised_first(other)))
            .then(rank(self).cmp(&rank(other)))
            .then(due(self).cmp(&due(other)))
            .then(value(other).partial_cmp(&value(self)).unwrap())
            .then(self.mrn.as_bytes().cmp(other.mrn.as_bytes()))
    }
}

/// The same patients in every run, in the byte order of their numbers.
fn patients(count: usize) -> Vec<Arc<Record>> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let lives = life();
    (0..count)
        .map(|number| {
            let life = lives.new_tree(&mut runner).unwrap().current();
            let mut record = record(&life.happenings, life.cirrhosis);
            // Numbers whose byte order is neither that of entry nor that of the numbers.
            record.person.mrn = format!("{}-{number}", (number * 7919) % 1000);
            record.person.follow_up = match number % 40 {
                13 => FollowUp::Moved,
                26 => FollowUp::Lost,
                39 => FollowUp::Died,
                _ => FollowUp::Active,
            };
            // Some were on the clinic of a review, some on that of another day.
            let visit = match number % 5 {
                0 => Some(Visit::Seen),
                1 => Some(Visit::Expected),
                _ => None,
            };
            if let Some(visit) = visit {
                record.insert_note(Note {
                    id: Id(9000),
                    on: day(REVIEWS[number % REVIEWS.len()]),
                    kind: NoteKind::Visit(visit),
                    text: String::new(),
                    source: SOURCE,
                });
            }
            record
        })
        .map(Arc::new)
        .collect()
}

/// What `review --format json` prints, by number.
fn printed(records: &[Arc<Record>], on: NaiveDate) -> Vec<serde_json::Value> {
    let review = Review {
        knowledge: knowledge(),
        day: on,
    };
    let mut text = Vec::new();
    review.write_json(records, |_| true, &mut text).unwrap();
    let mut json: serde_json::Value = serde_json::from_slice(&text).unwrap();
    std::mem::take(json["patients"].as_array_mut().unwrap())
}

/// Early and late in the patients' time, so that every tier holds some of them.
const REVIEWS: [&str; 3] = ["2020-09-01", "2022-03-01", "2024-03-01"];

#[test]
fn tier_order_and_signs_are_those_of_the_table_on_three_thousand_patients() {
    let records = patients(3000);
    let mut tiers = [0_u32; 11];
    for on in REVIEWS {
        let on = day(on);
        let json = printed(&records, on);
        assert_eq!(json.len(), records.len());
        let mut listed = Vec::new();
        for (record, json) in records.iter().zip(&json) {
            assert_eq!(json["mrn"], record.person.mrn);
            let assessment = assess(record, knowledge(), on);
            let tier = assessment.tier.map(|tier| tier.0);
            assert_eq!(json["tier"].as_u64(), tier.map(u64::from));
            if record.person.follow_up != FollowUp::Active {
                assert_eq!(tier, None);
                continue;
            }
            let row = Row::of(record, &assessment, json);
            assert_eq!(tier, Some(row.tier()), "{} on {on}: {json}", row.mrn);
            tiers[usize::from(row.tier())] += 1;

            let words = Words::new(Language::English, record, &assessment, knowledge());
            let sign = words.sign().sign.character();
            match row.tier() {
                1..=3 => assert_eq!(sign, '!', "{json}"),
                5 => assert_eq!(sign, '*', "{json}"),
                _ => {}
            }
            listed.push((record, assessment, row));
        }
        let mut by_program: Vec<usize> = (0..listed.len()).collect();
        let mut by_table = by_program.clone();
        by_program.sort_by(|one, other| {
            let of = |place: &usize| (listed[*place].0.as_ref(), &listed[*place].1);
            worklist::compare(of(one), of(other), &knowledge().settings)
        });
        by_table.sort_by(|one, other| listed[*one].2.before(&listed[*other].2));
        let numbers = |order: &[usize]| -> Vec<String> {
            order
                .iter()
                .map(|place| listed[*place].2.mrn.clone())
                .collect()
        };
        assert_eq!(numbers(&by_program), numbers(&by_table), "on {on}");
    }
    // A comparison that never met a row of the table would show nothing about it.
    assert!(tiers[1..].iter().all(|count| *count >= 15), "{tiers:?}");
}
