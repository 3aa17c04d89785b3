//! A server whose disk is full: nothing that anybody was told is saved is lost, and once there is room it goes on.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::nurse::{Nurse, compare};
use crate::random::Random;
use crate::server::{Ledger, Server};
use crate::support::mounted::Mounted;

/// A server that ended for want of room is started again by whoever makes room.
fn start_again(server: &Server) {
    server.kill();
    server.start();
}

#[test]
fn on_a_server_whose_disk_is_full_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = Mounted::new(&folder.path().join("disk"), "140m") else {
        return;
    };
    let path = disk.path().join("server");
    fs::create_dir(&path).unwrap();
    // Whoever the server runs as reaches it.
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o711)).unwrap();
    let Some(server) = Server::within(path) else {
        return;
    };
    let ledger = Ledger::on(Arc::new(server));
    let copies = ledger.clinic.path("copies");
    let mut nurses = [Nurse::new("li", &ledger.address("li", "ward"), &copies)];
    let mut random = Random::of(&[17]);
    let [nurse] = &mut nurses;
    for _ in 0..30 {
        nurse.enter(&mut random);
        nurse.settle();
    }
    let before = nurse.saved.len();
    assert!(before > 0 && nurse.unanswered == 0);
    let filler = disk.fill();
    // What is still free inside its own files is used up first.
    let until = Instant::now() + Duration::from_secs(90);
    while nurse.not_saved == 0 && nurse.unanswered == 0 {
        assert!(Instant::now() < until, "the disk is never full");
        nurse.enter(&mut random);
        nurse.hear(Duration::from_millis(20));
    }
    let told = &nurse.why_not;
    let is_told = nurse.unanswered > 0 || told.contains("is full: have room made there");
    assert!(is_told, "{told}");
    fs::remove_file(filler).unwrap();
    start_again(&ledger.server);
    nurse.settle();
    let full = nurse.saved.len();
    for _ in 0..30 {
        nurse.enter(&mut random);
        nurse.settle();
    }
    assert!(nurse.saved.len() > full, "it does not go on");
    compare(&mut nurses, &ledger.address("li", "ward"), &copies);
}
