//! Many write to two registers at once: nothing is lost, nothing comes twice, and all copies are alike.

use std::thread;

use crate::nurse::{Nurse, compare};
use crate::random::Random;
use crate::server::Ledger;

const LOGINS: [&str; 4] = ["li", "ana", "li", "ana"];

fn run(steps: usize, writers: usize) {
    let Some(ledger) = Ledger::new() else { return };
    ledger.begin("annex");
    let copies = ledger.clinic.path("copies");
    thread::scope(|scope| {
        for (number, register) in ["ward", "annex"].into_iter().enumerate() {
            let (ledger, copies) = (&ledger, &copies);
            scope.spawn(move || {
                let mut nurses: Vec<Nurse> = (0..writers)
                    .map(|writer| {
                        let login = LOGINS[writer % LOGINS.len()];
                        Nurse::new(login, &ledger.address(login, register), copies)
                    })
                    .collect();
                thread::scope(|scope| {
                    for (writer, nurse) in nurses.iter_mut().enumerate() {
                        scope.spawn(move || {
                            let mut random =
                                Random::of(&[u64::try_from(number * 100 + writer).unwrap()]);
                            for _ in 0..steps / writers / 2 {
                                nurse.enter(&mut random);
                                // At times several are under way at once.
                                if !random.one_in(3) {
                                    nurse.settle();
                                }
                            }
                            nurse.settle();
                        });
                    }
                });
                let behind: usize = nurses.iter().map(|nurse| nurse.behind).sum();
                assert!(behind > 0, "nobody was ever in anybody's way");
                compare(&mut nurses, &ledger.address("ana", register), copies);
            });
        }
    });
    for register in ["ward", "annex"] {
        // The invented entries may be of days to come, which is told beside.
        let address = ledger.address("li", register);
        let checked = ledger.clinic.run(["--file", &address, "check"]).out;
        assert!(checked.starts_with("nothing is wrong"), "{checked}");
    }
}

#[test]
fn four_write_to_each_of_two_registers() {
    run(240, 4);
}

#[test]
#[ignore = "takes minutes"]
fn eight_write_ten_thousand_entries() {
    run(10_000, 8);
}
