//! Invented clinics in which there is something to count: several episodes, switches, breaks, interferon, results that
//! crowd around the months of suppression.

use std::sync::Arc;

use chrono::NaiveDate;
use hepatrack::clinical::calendar::{plus_days, plus_months};
use hepatrack::clinical::laboratory::Analyte;
use hepatrack::clinical::record::{Cirrhosis, Id, Intent, Record};

use crate::build::{Patient, day};

/// The same numbers for the same seed, everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: i64) -> i64 {
        i64::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    fn one_in(&mut self, times: i64) -> bool {
        self.below(times) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.below(i64::try_from(from.len()).unwrap())).unwrap()]
    }
}

const DRUGS: [&str; 6] = ["LAM", "ADV", "ETV", "TDF", "TAF", "LdT"];
const LENGTHS: [i64; 14] = [
    12, 13, 14, 60, 89, 91, 92, 180, 183, 365, 366, 731, 1100, 1900,
];

/// So many patients.
pub(super) fn clinic(patients: u32, seed: u64) -> Vec<Arc<Record>> {
    let one = |number: u32| {
        let mut chance = Chance(seed ^ (u64::from(number) << 20));
        let mut record = patient(&mut chance).record;
        record.id = Id(number);
        record.person.mrn = format!("G-{number:05}");
        Arc::new(record)
    };
    (1..=patients).map(one).collect()
}

fn patient(chance: &mut Chance) -> Patient {
    let mut life = Life {
        patient: Patient::new().cirrhosis(chance.pick(&[
            Cirrhosis::None,
            Cirrhosis::None,
            Cirrhosis::None,
            Cirrhosis::NotRecorded,
            Cirrhosis::Compensated,
        ])),
        now: plus_days(day("2010-01-01"), chance.below(4000)),
        is_positive: true,
    };
    let first = life.now;
    if chance.one_in(2) {
        life.patient = life.patient.hbeag(&first.to_string(), "+");
    }
    let episodes = chance.pick(&[0, 1, 1, 1, 2, 2, 3]);
    life.look(chance, plus_days(first, -400), first);
    for _ in 0..episodes {
        let begun = life.now;
        life.episode(chance);
        for months in [3_u32, 6, 12, 24] {
            life.around_the_month(chance, plus_months(begun, months));
        }
        let next = plus_days(life.now, chance.pick(&[29, 30, 60, 200, 366, 900]));
        life.look(chance, life.now, next);
        life.now = next;
    }
    life.patient
}

struct Life {
    patient: Patient,
    now: NaiveDate,
    is_positive: bool,
}

impl Life {
    /// Several drugs after or beside each other, perhaps with breaks between.
    fn episode(&mut self, chance: &mut Chance) {
        let intent = chance.pick(&[
            Intent::Treatment,
            Intent::Treatment,
            Intent::Treatment,
            Intent::Treatment,
            Intent::Treatment,
            Intent::Treatment,
            Intent::Prophylaxis,
            Intent::Pregnancy,
        ]);
        let mut before = "";
        let lines = chance.pick(&[1, 1, 1, 2, 2, 3]);
        for line in 0..lines {
            let drug = if chance.one_in(7) {
                chance.pick(&["Pegasys", "IFN"])
            } else {
                chance.pick(&DRUGS)
            };
            let drug = if drug == before { "ETV" } else { drug };
            let length = chance.pick(&LENGTHS);
            let stop = plus_days(self.now, length);
            let is_open = line + 1 == lines && chance.one_in(3);
            let intent = if chance.one_in(12) {
                Intent::Treatment
            } else {
                intent
            };
            let ends = (!is_open).then_some(stop);
            self.course(drug, self.now, ends, intent);
            if chance.one_in(5) {
                let other = if drug == "ADV" { "TDF" } else { "ADV" };
                let (from, to) = (chance.below(length), chance.below(200) + 1);
                let start = plus_days(self.now, from);
                self.course(other, start, Some(plus_days(start, to)), intent);
            }
            self.line(chance, self.now, stop);
            let gap = chance.pick(&[0, 0, 0, 1, 2, 3, 14, 27, 28]);
            before = drug;
            self.now = if is_open || line + 1 == lines {
                stop
            } else {
                plus_days(stop, gap)
            };
        }
        self.before_a_stop(chance);
    }

    fn course(&mut self, drug: &str, start: NaiveDate, stop: Option<NaiveDate>, intent: Intent) {
        let own = drug_called(drug);
        // Courses of one drug never overlap in a register.
        let overlaps = self.patient.record.courses.iter().any(|other| {
            other.drug == own
                && other.stop.is_none_or(|end| end.date > start)
                && stop.is_none_or(|end| end > other.start.date)
        });
        if !overlaps {
            self.patient = self.patient.clone().course(drug, start, stop, intent);
        }
    }

    fn line(&mut self, chance: &mut Chance, from: NaiveDate, to: NaiveDate) {
        if chance.one_in(8) {
            return;
        }
        let turns = chance.pick(&[30, 100, 250, 4000]);
        let mut on = plus_days(from, chance.pick(&[0, 1, 20, 80]));
        while on <= to {
            if (on - from).num_days() >= turns {
                self.is_positive = false;
            }
            if !self.is_positive && chance.one_in(14) {
                self.is_positive = true;
            } else if self.is_positive && chance.one_in(4) {
                self.is_positive = false;
            }
            self.dna(chance, on);
            on = plus_days(on, chance.pick(&[10, 20, 21, 35, 90, 91, 183, 400]));
        }
    }

    fn look(&mut self, chance: &mut Chance, from: NaiveDate, to: NaiveDate) {
        let mut on = plus_days(from, chance.pick(&[0, 1, 30, 90, 400]));
        while on <= to {
            if chance.one_in(6) {
                self.is_positive = !self.is_positive;
            }
            self.dna(chance, on);
            on = plus_days(on, chance.pick(&[14, 21, 30, 91, 183, 300]));
        }
    }

    /// Results at the edge of a window, and two equally near.
    fn around_the_month(&mut self, chance: &mut Chance, month: NaiveDate) {
        if chance.one_in(4) {
            let near = chance.pick(&[-91, -90, -46, -45, 44, 45, 46, 89, 90, 91]);
            self.dna(chance, plus_days(month, near));
        }
        if chance.one_in(6) {
            let near = chance.below(50);
            self.dna(chance, plus_days(month, -near));
            self.is_positive = !self.is_positive;
            self.dna(chance, plus_days(month, near));
        }
    }

    /// What the stop conditions ask for, often enough.
    fn before_a_stop(&mut self, chance: &mut Chance) {
        let stop = self.now;
        if !chance.one_in(4) {
            self.is_positive = false;
            let last = plus_days(stop, -chance.below(40));
            self.dna(chance, last);
            let on = plus_days(stop, -chance.below(200)).to_string();
            self.patient = self
                .patient
                .clone()
                .alt(&on, chance.pick(&["22", "35", "38", "90"]));
            if chance.one_in(2) {
                self.patient = self.patient.clone().hbeag(&on, "-").anti_hbe(&on, "+");
            } else {
                self.patient = self.patient.clone().hbeag(&on, "-");
            }
        }
        if chance.one_in(5) {
            self.patient =
                self.patient
                    .clone()
                    .amount(Analyte::Platelets, plus_days(stop, -20), "90");
        }
    }

    fn dna(&mut self, chance: &mut Chance, on: NaiveDate) {
        let reading = if self.is_positive {
            chance.pick(&["45", "640", "1999", "2000", "3200", "2.3e7", ">1.7e8"])
        } else {
            chance.pick(&["TND", "<20", "<20", "<20", "<20 d", "<1000", "<2001"])
        };
        self.patient = self.patient.clone().dna(&on.to_string(), reading);
    }
}

fn drug_called(name: &str) -> hepatrack::clinical::drugs::DrugId {
    crate::build::knowledge().drugs.find(name).unwrap()
}
