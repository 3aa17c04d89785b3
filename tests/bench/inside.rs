//! What the parts of the program take in memory, best of several runs: a register read and written, verdicts on one
//! processor, the review as JSON. `cargo bench --bench inside`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod cohort;

use std::hint::black_box;
use std::time::{Duration, Instant};

use hepatrack::clinical::assess;
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::record::Via;
use hepatrack::exchange::{ImportOptions, Review, plan};
use hepatrack::reference::shipped;
use hepatrack::register::{Register, Stamp, Timestamp};
use hepatrack::store::{Digest, FileFormat, read, write};
use hepatrack::view::board::Board;
use hepatrack::wording::Language;

const RUNS: usize = 7;

fn main() {
    let knowledge = shipped().unwrap();
    let without_guidelines = Knowledge {
        guidelines: Vec::new(),
        ..knowledge.clone()
    };
    let format = FileFormat::new(&knowledge);
    println!("patients   what                                  best of {RUNS}   a second");
    for patients in [100, 3_000] {
        let folder = tempfile::tempdir().unwrap();
        cohort::write(folder.path(), patients).unwrap();
        let mut register = Register::new("k7q2m9x4".to_owned());
        // Invented names are alike now and then.
        let options = &ImportOptions {
            another_all: true,
            ..ImportOptions::default()
        };
        let paths = [folder.path().to_owned()];
        let tell = |what: &str, work: &mut dyn FnMut()| {
            let best = (0..RUNS).map(|_| timed(work)).min().unwrap();
            let rate = patients as f64 / best.as_secs_f64();
            println!("{patients:>8}   {what:<36}   {best:>9.2?}   {rate:>8.0}");
        };
        tell("CSV read and compared", &mut || {
            plan(&paths, &register, &knowledge, cohort::DAY, options).unwrap();
        });
        let planned = plan(&paths, &register, &knowledge, cohort::DAY, options).unwrap();
        planned.commit(&mut register, stamp()).unwrap();
        tell("verdicts, one processor", &mut || {
            for record in register.patients() {
                black_box(assess(record, &knowledge, cohort::DAY));
            }
        });
        tell("verdicts and headlines, all processors", &mut || {
            black_box(Board::new(
                &register,
                &knowledge,
                cohort::DAY,
                Language::English,
            ));
        });
        for (what, knowledge) in [
            ("review as JSON, all processors", &knowledge),
            ("the same without guidelines", &without_guidelines),
        ] {
            let day = cohort::DAY;
            let review = Review { knowledge, day };
            tell(what, &mut || {
                let mut out = std::io::sink();
                review
                    .write_json(register.patients(), |_| true, &mut out)
                    .unwrap();
            });
        }
        let text = write(&register, Digest::NONE, &format);
        tell("a register written", &mut || {
            black_box(write(&register, Digest::NONE, &format));
        });
        tell("a register read, all processors", &mut || {
            black_box(read("patients.ron", text.as_bytes(), &knowledge).unwrap());
        });
    }
}

fn timed(work: &mut dyn FnMut()) -> Duration {
    let begin = Instant::now();
    work();
    begin.elapsed()
}

fn stamp() -> Stamp {
    Stamp {
        at: Timestamp {
            utc_millis: 1_795_311_663_123,
            offset_minutes: 480,
        },
        by: "bench".to_owned(),
        via: Via::Import,
    }
}
