//! Connections, the server and programs are killed while many write: what anybody was told is saved is there, and
//! whatever was in doubt is known in the end.

use std::fs;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::nurse::{Nurse, compare};
use crate::random::Random;
use crate::server::{Ledger, Server};

/// So often connections or the server are killed at least.
const LEAST_KILLS: usize = 4;

fn storm(entries: usize, writers: usize, kills: usize) {
    let Some(server) = Server::own() else { return };
    let ledger = Ledger::on(Arc::new(server));
    let copies = ledger.clinic.path("copies");
    let logins = ["li", "ana"];
    let mut nurses: Vec<Nurse> = (0..writers)
        .map(|writer| {
            let login = logins[writer % 2];
            Nurse::new(login, &ledger.address(login, "ward"), &copies)
        })
        .collect();
    let working = AtomicUsize::new(writers);
    let is_killing = AtomicBool::new(true);
    thread::scope(|scope| {
        for (writer, nurse) in nurses.iter_mut().enumerate() {
            let (working, is_killing) = (&working, &is_killing);
            scope.spawn(move || {
                let mut random = Random::of(&[u64::try_from(writer).unwrap(), 7]);
                // A fast machine has done its share before the first kill: then it goes on.
                let mut entered = 0;
                while entered < entries / writers || is_killing.load(Ordering::SeqCst) {
                    entered += 1;
                    if entered == entries / writers {
                        working.fetch_sub(1, Ordering::SeqCst);
                    }
                    nurse.enter(&mut random);
                    nurse.settle();
                    if nurse.not_saved > 0 {
                        // As somebody who tries again in a moment.
                        thread::sleep(Duration::from_millis(10));
                    }
                }
            });
        }
        let mut random = Random::of(&[99]);
        for kill in 0..kills {
            thread::sleep(Duration::from_millis(
                50 + u64::try_from(random.below(250)).unwrap(),
            ));
            if kill % 3 == 2 {
                ledger.server.kill();
                ledger.server.start();
            } else {
                let kill = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename IN ('li', 'ana')";
                ledger.sql(kill);
            }
            if working.load(Ordering::SeqCst) == 0 && kill + 1 >= LEAST_KILLS {
                break;
            }
        }
        is_killing.store(false, Ordering::SeqCst);
    });
    let unanswered: usize = nurses.iter().map(|nurse| nurse.unanswered).sum();
    assert!(unanswered > 0, "no connection was missed");
    compare(&mut nurses, &ledger.address("li", "ward"), &copies);
    eprintln!(
        "{} saved, {} not saved, {unanswered} times no answer",
        nurses.iter().map(|nurse| nurse.saved.len()).sum::<usize>(),
        nurses.iter().map(|nurse| nurse.not_saved).sum::<usize>(),
    );
}

#[test]
fn what_is_saved_survives_the_death_of_connections_and_of_the_server() {
    storm(200, 4, 4);
}

#[test]
#[ignore = "takes minutes"]
fn ten_thousand_entries_while_everything_is_killed() {
    storm(10_000, 8, 10_000);
}

#[test]
fn a_program_that_is_killed_has_saved_all_or_nothing() {
    let Some(ledger) = Ledger::new() else { return };
    let address = ledger.address("li", "ward");
    let mut random = Random::of(&[5]);
    let mut told = Vec::new();
    for number in 0..12 {
        let folder = format!("feed{number}");
        let rows: String = (0..40)
            .map(|row| format!("K-{number}-{row},Somebody {number} {row},1970-01-01,M,none\n"))
            .collect();
        let patients = format!("mrn,name,born,sex,cirrhosis\n{rows}");
        let file = ledger
            .clinic
            .write(&format!("{folder}/patients.csv"), patients);
        let mut command = ledger.clinic.command();
        command
            .args(["--file", &address, "import"])
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        if number > 0 {
            thread::sleep(Duration::from_millis(
                u64::try_from(random.below(260)).unwrap(),
            ));
            child.kill().unwrap();
        }
        if child.wait().unwrap().success() {
            told.push(number);
        }
    }
    let file = ledger.clinic.path("after.ron");
    ledger
        .clinic
        .ok(["ledger", "pull", &address, file.to_str().unwrap()]);
    ledger
        .clinic
        .ok(["--file", file.to_str().unwrap(), "check"]);
    let text = fs::read_to_string(&file).unwrap();
    for number in 0..12 {
        let there = text.matches(&format!("\"K-{number}-")).count();
        assert!([0, 40].contains(&there), "{number}: {there} of 40");
        assert!(
            there == 40 || !told.contains(&number),
            "{number} was told to be saved"
        );
    }
    assert!(told.contains(&0));
}

/// Enters things for 60 s at the servers that `failover.sh` started, of which one dies meanwhile.
#[test]
#[ignore = "part of failover.sh"]
fn while_the_leader_dies() {
    let Ok(servers) = std::env::var("HEPATRACK_FAILOVER") else {
        return;
    };
    let clinic = crate::support::Clinic::new();
    let copies = clinic.path("copies");
    let address = |login: &str| servers.replace("LOGIN", login);
    let mut nurses: Vec<Nurse> = (0..8)
        .map(|writer| {
            let login = ["li", "ana"][writer % 2];
            Nurse::new(login, &address(login), &copies)
        })
        .collect();
    let until = Instant::now() + Duration::from_secs(60);
    let gaps: Vec<Duration> = thread::scope(|scope| {
        let working: Vec<_> = (nurses.iter_mut().enumerate())
            .map(|(writer, nurse)| {
                scope.spawn(move || {
                    let mut random = Random::of(&[u64::try_from(writer).unwrap(), 13]);
                    let (mut last, mut longest) = (Instant::now(), Duration::ZERO);
                    while Instant::now() < until {
                        let before = nurse.saved.len();
                        nurse.enter(&mut random);
                        nurse.settle();
                        if nurse.saved.len() > before {
                            longest = longest.max(last.elapsed());
                            last = Instant::now();
                        } else {
                            thread::sleep(Duration::from_millis(100));
                        }
                    }
                    longest
                })
            })
            .collect();
        let joined = working.into_iter().map(|nurse| nurse.join().unwrap());
        joined.collect()
    });
    compare(&mut nurses, &address("li"), &copies);
    eprintln!(
        "{} entries were told to be saved, all of them are there, once; the longest time without one: {:?}",
        nurses.iter().map(|nurse| nurse.saved.len()).sum::<usize>(),
        gaps.iter().max().unwrap(),
    );
}
