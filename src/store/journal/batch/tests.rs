//! A sealed import of several parts: it reads back as it was, and nothing else does.

use tempfile::TempDir;

use super::*;
use crate::clinical::record::{Id, Report, ReportHead, Source, Via};
use crate::register::Change;
use crate::register::codec::Context;
use crate::register::codec::arbitrary::knowledge;
use crate::store::LocalDisk;

const REGISTER: &str = "k7q2m9x4";
const ENTRY: Seq = Seq(17);

fn place(folder: &TempDir) -> RegisterPaths {
    let register = folder.path().join("patients.ron");
    let (named, user) = ("patients.ron".to_owned(), "ana".to_owned());
    let place = RegisterPaths::new(&LocalDisk, register, named, user).unwrap();
    place.make_directories().unwrap();
    place
}

/// Enough reports for several parts, each another.
fn ops(format: &FileFormat<'_>) -> Vec<Op> {
    let report = |id: u32| {
        let head = ReportHead {
            id: Id(id),
            month_only: false,
            on: chrono::NaiveDate::from_ymd_opt(2024, 1, 10).unwrap(),
            laboratory: None,
            source: Source {
                via: Via::Import,
                seq: ENTRY,
            },
        };
        let context = Context {
            report: head.id,
            month_only: false,
            on: head.on,
            laboratory: None,
        };
        let line = format!(
            "dna 1{id:04} IU/mL [10..1e9]; alt 7{} U/L [..40] !; eag +; eab -",
            id % 9
        );
        let codec = format.converter().codec();
        let results = codec.read(&line, &context).unwrap().into();
        let change = Change::add(Report { head, results });
        Op::Report {
            patient: Id(id / 8),
            change,
        }
    };
    (1..=9_000).map(report).collect()
}

#[test]
fn what_was_sealed_reads_back_and_what_was_changed_since_is_refused() {
    let folder = TempDir::new().unwrap();
    let place = place(&folder);
    let format = FileFormat::new(knowledge());
    let ops = ops(&format);
    let batch = write(&place, REGISTER, ENTRY, &ops, &format).unwrap();
    let read = |batch, register| super::read(&place, register, batch, None, &format);
    assert!(read(batch, REGISTER).unwrap() == ops);
    let inverse = BatchRef {
        inverse: true,
        ..batch
    };
    let taken_back: Vec<Op> = ops.iter().rev().map(Op::inverse).collect();
    assert!(read(inverse, REGISTER).unwrap() == taken_back);
    let of_another = read(batch, "another1").unwrap_err();
    assert_eq!(of_another.what, said::NO_IMPORT.into());

    let path = place.batch(ENTRY);
    let whole = std::fs::read(&path).unwrap();
    assert_eq!(Digest::of_pieces(&whole), batch.digest);
    // One op for another, of the same length, in the last part; a part cut off; something behind the end.
    let text = String::from_utf8(whole.clone()).unwrap();
    let figure = text.rfind("dna 18999 ").unwrap();
    let mut other_figure = whole.clone();
    other_figure[figure + 5] = b'7';
    for changed in [
        other_figure,
        whole[..whole.len() / 2].to_vec(),
        [&whole[..], b"x"].concat(),
    ] {
        std::fs::write(&path, &changed).unwrap();
        let fault = read(batch, REGISTER).unwrap_err();
        assert_eq!(fault.what, said::IMPORT_CHANGED.into());
        // Whoever names the digest of such a file as its own is told too, but for another figure.
        let named = BatchRef {
            digest: Digest::of_pieces(&changed),
            ..batch
        };
        match read(named, REGISTER) {
            Ok(read) => assert!(changed.len() == whole.len() && read != ops),
            Err(fault) => assert_eq!(fault.what, of_another.what),
        }
    }
    let further = format!("{text}{END}").into_bytes();
    std::fs::write(&path, &further).unwrap();
    let named = BatchRef {
        digest: Digest::of_pieces(&further),
        ..batch
    };
    assert_eq!(read(named, REGISTER).unwrap_err().what, of_another.what);
}
