//! What saving costs: one round trip, and about what a bare row costs.

use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use hepatrack::store::{Mode, Opened};

use crate::nurse::{Nurse, enter, format, open};
use crate::proxy::Proxy;
use crate::random::Random;
use crate::server::Ledger;

fn by(ledger: &Ledger, port: u16) -> String {
    format!(
        "postgres://li:secret@127.0.0.1:{port}/{}?register=ward&sslmode=disable",
        ledger.database
    )
}

#[test]
fn an_entry_is_saved_in_one_round_trip() {
    let Some(ledger) = Ledger::new() else { return };
    let proxy = Proxy::to(ledger.server.port, Duration::ZERO);
    let copies = ledger.clinic.path("copies");
    let Opened {
        mut register,
        mut store,
        ..
    } = open(&by(&ledger, proxy.port), &copies, Mode::Write);
    let mut random = Random::of(&[3]);
    let mut plain = 0;
    while plain < 20 {
        let entry = enter(&mut register, &mut random, "li");
        let before = proxy.sent.load(Ordering::SeqCst);
        store.append(&entry, format()).unwrap();
        let trips = proxy.sent.load(Ordering::SeqCst) - before;
        // The sealed ops of an import go before its entry.
        if entry.stamp.via != hepatrack::clinical::record::Via::Import && entry.takes_back.is_none()
        {
            assert_eq!(trips, 1);
            plain += 1;
        }
    }
}

fn told(name: &str, mut times: Vec<Duration>) -> Duration {
    times.sort();
    let at = |part: usize| times[(times.len() - 1) * part / 100];
    eprintln!(
        "{name}: median {:?}, p99 {:?} of {}",
        at(50),
        at(99),
        times.len()
    );
    at(50)
}

#[test]
#[ignore = "measures"]
fn a_save_beside_a_bare_row_and_over_a_long_way() {
    let Some(ledger) = Ledger::new() else { return };
    let copies = ledger.clinic.path("copies");
    let port = ledger.server.port;
    ledger.sql("CREATE TABLE bare (said bytea); GRANT INSERT ON bare TO li");
    let bare_address = format!("postgres://li:secret@127.0.0.1:{port}/{}", ledger.database);
    let mut bare = postgres::Client::connect(&bare_address, postgres::NoTls).unwrap();
    let insert = bare.prepare("INSERT INTO bare VALUES ($1)").unwrap();
    let Opened {
        mut register,
        mut store,
        ..
    } = open(&by(&ledger, port), &copies, Mode::Write);
    let mut random = Random::of(&[4]);
    let (mut rows, mut saves) = (Vec::new(), Vec::new());
    for _ in 0..600 {
        let entry = enter(&mut register, &mut random, "li");
        let begin = Instant::now();
        bare.execute(&insert, &[&vec![7_u8; 400]]).unwrap();
        rows.push(begin.elapsed());
        let begin = Instant::now();
        store.append(&entry, format()).unwrap();
        if entry.stamp.via != hepatrack::clinical::record::Via::Import && entry.takes_back.is_none()
        {
            saves.push(begin.elapsed());
        }
    }
    let (row, save) = (told("bare row", rows), told("durable save", saves));
    eprintln!("ratio {:.2}", save.as_secs_f64() / row.as_secs_f64());
    drop(store);
    let far = Proxy::to(port, Duration::from_millis(20));
    let Opened {
        mut register,
        mut store,
        ..
    } = open(&by(&ledger, far.port), &copies, Mode::Write);
    let mut times = Vec::new();
    while times.len() < 60 {
        let entry = enter(&mut register, &mut random, "li");
        let begin = Instant::now();
        store.append(&entry, format()).unwrap();
        if entry.stamp.via != hepatrack::clinical::record::Via::Import && entry.takes_back.is_none()
        {
            times.push(begin.elapsed());
        }
    }
    told("durable save, 20 ms away", times);
}

#[test]
#[ignore = "measures"]
fn eight_nurses_200_ms_apart() {
    let Some(ledger) = Ledger::new() else { return };
    let copies = ledger.clinic.path("copies");
    let nurses: Vec<Nurse> = (0..8)
        .map(|nurse| {
            let login = ["li", "ana"][nurse % 2];
            Nurse::new(login, &ledger.address(login, "ward"), &copies)
        })
        .collect();
    let times: Vec<(bool, Duration)> = thread::scope(|scope| {
        let working: Vec<_> = (nurses.into_iter().enumerate())
            .map(|(number, mut nurse)| {
                scope.spawn(move || {
                    let mut random = Random::of(&[u64::try_from(number).unwrap(), 11]);
                    let mut times = Vec::new();
                    for _ in 0..50 {
                        let pause = Instant::now()
                            + Duration::from_millis(
                                150 + u64::try_from(random.below(100)).unwrap(),
                            );
                        while Instant::now() < pause {
                            nurse.hear(Duration::from_millis(2));
                        }
                        let begin = Instant::now();
                        nurse.enter(&mut random);
                        while !nurse.is_settled() {
                            nurse.hear(Duration::from_millis(20));
                        }
                        let is_import = (nurse.saved.last()).is_some_and(|entry| {
                            entry.stamp.via == hepatrack::clinical::record::Via::Import
                        });
                        times.push((is_import, begin.elapsed()));
                    }
                    times
                })
            })
            .collect();
        working
            .into_iter()
            .flat_map(|nurse| nurse.join().unwrap())
            .collect()
    });
    // The sealed ops of an import go before its entry.
    for (name, wanted) in [("their forms", false), ("their imports", true)] {
        let of_kind = times.iter().filter(|(is_import, _)| *is_import == wanted);
        told(name, of_kind.map(|(_, time)| *time).collect());
    }
}
