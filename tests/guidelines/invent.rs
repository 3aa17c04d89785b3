//! Invented patients who crowd around the thresholds of guidelines; the same seed gives the same patients.

use chrono::NaiveDate;
use hepatrack::clinical::decimal::Decimal;
use hepatrack::clinical::laboratory::{Analyte, DnaUnit, Marker, QuantifiedMarker, UnitId};
use hepatrack::clinical::record::{
    Cirrhosis, Comparator, DnaReading, Finding, Intent, Limits, Record,
};

use crate::build::{Patient, day, knowledge};
use crate::second::days;

/// A plain generator of numbers that look random (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap()
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// True so often in a hundred.
    pub fn percent(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    /// A day near one of the times that guidelines speak of, counted from the start.
    pub fn visit(&mut self) -> i64 {
        let anchor = self.one(&[
            -200, -30, 0, 0, 28, 70, 77, 84, 91, 154, 168, 182, 322, 336, 351, 366, 548, 658, 672,
            731, 913, 1096, 1280, 1461,
        ]);
        anchor + self.one(&[0, 0, 0, 0, -1, 1, 2, 14, 20, 27, 28, 29, 45])
    }
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn start() -> NaiveDate {
    day("2019-01-31")
}

/// The days on which an invented patient is reviewed.
pub fn reviews(dice: &mut Dice) -> [NaiveDate; 4] {
    [0; 4].map(|_| {
        let visit = dice.visit();
        let later = dice.one(&[0, 0, 1, 60, 200, 400]);
        days(start(), visit.max(0) + later)
    })
}

fn negative(dice: &mut Dice) -> DnaReading {
    match dice.below(8) {
        0..3 => DnaReading::NotDetected,
        3..6 => DnaReading::Below(decimal(dice.one(&["10", "20", "20", "50"]))),
        6 => DnaReading::Below(decimal(
            dice.one(&["100", "101", "500", "1000", "2000", "2001"]),
        )),
        _ => DnaReading::DetectedBelow(decimal(dice.one(&["10", "20", "500"]))),
    }
}

fn positive(dice: &mut Dice) -> DnaReading {
    DnaReading::Quantified(decimal(dice.one(&[
        "19", "20", "21", "99", "100", "101", "180", "199", "200", "201", "640", "1000", "1001",
        "1999", "2000", "2001", "20000", "20001", "3e5", "2.3e6", "2.3e7",
    ])))
}

fn dna(dice: &mut Dice, patient: Patient, on: NaiveDate, reading: DnaReading) -> Patient {
    let assay = dice.percent(15).then(|| {
        let assays: Vec<_> = knowledge().assays.iter().map(|(id, _)| id).collect();
        dice.one(&assays)
    });
    let lower = dice
        .percent(10)
        .then(|| decimal(dice.one(&["10", "20", "50", "200", "1000"])));
    let unit = if dice.percent(5) {
        DnaUnit::CopiesPerMl
    } else {
        DnaUnit::IuPerMl
    };
    let finding = Finding::HbvDna {
        reading,
        unit,
        assay,
    };
    patient.result(on, finding, Limits { lower, upper: None })
}

fn courses(dice: &mut Dice, mut patient: Patient) -> Patient {
    let mut from = 0_i64;
    let mut drugs = vec!["ETV", "LAM", "TDF", "TAF", "ADV"];
    if dice.percent(10) {
        drugs.push("Pegasys");
    }
    for place in 0..dice.one(&[1, 1, 1, 1, 2, 2, 3]) {
        if place > 0 && drugs.len() > 1 {
            from += dice.one(&[0, 1, 13, 14, 28, 29, 90, 200]);
        }
        let drug = drugs.remove(dice.below(drugs.len()));
        let length = dice
            .percent(60)
            .then(|| dice.one(&[13, 14, 90, 168, 336, 366, 700, 731, 913, 1096, 1280]));
        let intent = if dice.percent(92) {
            Intent::Treatment
        } else {
            dice.one(&[Intent::Prophylaxis, Intent::Pregnancy])
        };
        let begin = days(start(), from);
        let stop = length.map(|length| days(begin, length));
        patient = patient.course(drug, begin, stop, intent);
        from += length.unwrap_or_else(|| dice.one(&[30, 180, 400, 700]));
    }
    patient
}

/// HBV DNA that falls, stays away for a time and may come back; or any at all.
fn loads(dice: &mut Dice, mut patient: Patient) -> Patient {
    let falls = dice.percent(75);
    let gone = dice.visit().max(30);
    let back = if dice.percent(40) {
        gone + dice.visit().max(20)
    } else {
        i64::MAX
    };
    for _ in 0..dice.below(12) {
        let on = dice.visit();
        let reading = if falls && on >= gone && on < back {
            if dice.percent(93) {
                negative(dice)
            } else {
                positive(dice)
            }
        } else if falls || dice.percent(60) {
            if dice.percent(3) {
                DnaReading::AboveRange(decimal("1.7e8"))
            } else {
                positive(dice)
            }
        } else {
            negative(dice)
        };
        patient = dna(dice, patient, days(start(), on), reading);
    }
    patient
}

fn marker(
    dice: &mut Dice,
    mut patient: Patient,
    marker: Marker,
    first: bool,
    turns: i64,
    most: usize,
) -> Patient {
    for _ in 0..dice.below(most) {
        let on = dice.visit();
        let odd = dice.percent(6);
        let is_positive = ((on < turns) == first) != odd;
        let quantified = marker.quantified().filter(|_| dice.percent(30));
        let on = days(start(), on);
        patient = match quantified {
            Some(marker) => {
                patient.result(on, amount(dice, marker, is_positive), Limits::default())
            }
            None => patient.marker(marker, &on.to_string(), if is_positive { "+" } else { "-" }),
        };
    }
    patient
}

fn amount(dice: &mut Dice, marker: QuantifiedMarker, is_positive: bool) -> Finding {
    let (low, high) = match marker {
        QuantifiedMarker::HbsAg => (
            ["0.04", "0.049"],
            ["0.05", "99", "100", "101", "900", "1000"],
        ),
        QuantifiedMarker::AntiHbs => (["1", "9.9"], ["10", "200", "200", "200", "200", "200"]),
    };
    Finding::QuantifiedSerology {
        marker,
        comparator: dice.one(&[
            Comparator::Equal,
            Comparator::Equal,
            Comparator::Equal,
            Comparator::Less,
            Comparator::Greater,
        ]),
        figure: decimal(if is_positive {
            dice.one(&high)
        } else {
            dice.one(&low)
        }),
        unit: UnitId::COMPUTED,
    }
}

/// Somebody who is followed closely and does well for years: those of whom stop rules have something to say.
fn steady(dice: &mut Dice) -> Record {
    let cirrhosis = if dice.percent(90) {
        Cirrhosis::None
    } else {
        Cirrhosis::NotRecorded
    };
    let mut patient =
        Patient::new()
            .cirrhosis(cirrhosis)
            .course("ETV", start(), None, Intent::Treatment);
    patient = patient.dna(&days(start(), -10).to_string(), "2.3e6");
    let was_positive = dice.percent(50);
    let turns = dice.one(&[-400, 84, 182, 366, 731]);
    let mut on = dice.one(&[60, 84, 182]);
    while on < 1600 {
        let visit = days(start(), on);
        let reading = if dice.percent(98) {
            DnaReading::Below(decimal(dice.one(&["20", "20", "20", "20", "101"])))
        } else {
            positive(dice)
        };
        patient = dna(dice, patient, visit, reading);
        let alt = dice.one(&["20", "30", "39", "40", "40", "40", "40", "41"]);
        if dice.percent(70) {
            patient = patient.amount(Analyte::Alt, visit, if on < turns { "80" } else { alt });
        }
        let sign = |positive: bool| if positive { "+" } else { "-" };
        if dice.percent(40) {
            patient = patient
                .hbeag(&visit.to_string(), sign(was_positive && on < turns))
                .anti_hbe(&visit.to_string(), sign(was_positive && on >= turns));
        }
        on += dice.one(&[84, 91, 154, 168, 169, 182, 183, 184]);
    }
    if was_positive {
        patient = patient.hbeag(&days(start(), -10).to_string(), "+");
    }
    if dice.percent(10) {
        patient = patient.course(
            "TDF",
            days(start(), -700),
            Some(days(start(), -60)),
            Intent::Prophylaxis,
        );
    }
    if dice.percent(40) {
        for on in [700, 1096, 1461] {
            let finding = amount(dice, QuantifiedMarker::HbsAg, true);
            patient = patient.result(days(start(), on), finding, Limits::default());
        }
    }
    if dice.percent(10) {
        let lost = dice.visit().max(300);
        patient = marker(dice, patient, Marker::HbsAg, true, lost, 8);
        patient = marker(dice, patient, Marker::AntiHbs, false, lost + 30, 3);
    }
    patient.record
}

/// A patient.
pub fn record(dice: &mut Dice) -> Record {
    if dice.percent(20) {
        return steady(dice);
    }
    let cirrhosis = dice.one(&[
        Cirrhosis::None,
        Cirrhosis::None,
        Cirrhosis::None,
        Cirrhosis::None,
        Cirrhosis::None,
        Cirrhosis::None,
        Cirrhosis::NotRecorded,
        Cirrhosis::NotRecorded,
        Cirrhosis::Compensated,
        Cirrhosis::Decompensated,
    ]);
    let mut patient = courses(dice, Patient::new().cirrhosis(cirrhosis));
    patient = loads(dice, patient);
    let was_positive = dice.percent(60);
    let lost = dice.visit().max(1);
    patient = marker(dice, patient, Marker::HbeAg, was_positive, lost, 6);
    patient = marker(dice, patient, Marker::AntiHbe, false, lost, 5);
    if dice.percent(30) {
        let lost = dice.visit().max(60);
        patient = marker(dice, patient, Marker::HbsAg, true, lost, 6);
        patient = marker(dice, patient, Marker::AntiHbs, false, lost + 30, 3);
    }
    let normal_from = dice.visit();
    for _ in 0..dice.below(7) {
        let on = dice.visit();
        let figure = if on < normal_from {
            dice.one(&["41", "79", "80", "81", "130", "450"])
        } else {
            dice.one(&["20", "30", "39", "40", "40", "40", "41", "81"])
        };
        patient = patient.amount(Analyte::Alt, days(start(), on), figure);
    }
    if dice.percent(15) {
        let on = days(start(), dice.visit());
        let platelets = dice.one(&["99", "100", "130", "180"]);
        patient = patient.amount(Analyte::Platelets, on, platelets).amount(
            Analyte::Ast,
            on,
            dice.one(&["30", "60", "130"]),
        );
    }
    patient.record
}
