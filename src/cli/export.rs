//! `hepatrack export`.

use std::fs;
use std::io::Write;
use std::sync::Arc;

use crate::clinical::record::Record;
use crate::exchange::{self, SEED_BYTES};
use crate::wording::{Sentence, commands as words, shown};

use super::arguments::{Arguments, ExportOptions};
use super::environment::Environment;
use super::failure::Failure;
use super::session::Session;
use super::stderr::{complain, in_words};

pub(super) fn run(
    arguments: &Arguments,
    options: &ExportOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let session = Session::read(arguments, environment)?;
    let written = if options.deidentified {
        deidentified(&session, options)?
    } else {
        let records = session.register.patients();
        exchange::export_to(&options.folder, records, &session.knowledge).map_err(Failure::fault)?
    };
    for path in written {
        writeln!(out, "{}", shown(&path.to_string_lossy()))?;
    }
    if let Some(words) = left_out(session.register.patients()) {
        complain(&in_words(environment.spoken, &[words]));
    }
    Ok(())
}

/// Without what tells whose it is; the review days, where they are asked for, in a file of their own.
fn deidentified(
    session: &Session,
    options: &ExportOptions,
) -> Result<Vec<std::path::PathBuf>, Failure> {
    let mut seed = [0; SEED_BYTES];
    getrandom::fill(&mut seed).map_err(|error| Failure::fault(words::no_random(error)))?;
    let records = session.register.patients();
    let patients = exchange::deidentify(records, &session.knowledge, session.day, seed)
        .map_err(Failure::fault)?;
    if let Some(path) = &options.review_days {
        exchange::write_review_days(path, &patients).map_err(Failure::fault)?;
    }
    let exported = exchange::export_to(&options.folder, &patients.records, &session.knowledge);
    match (exported, &options.review_days) {
        (Ok(mut written), days) => {
            written.extend(days.clone());
            Ok(written)
        }
        (Err(error), days) => {
            if let Some(path) = days {
                // It belongs to an export that there is not; that it could not be removed changes nothing of that.
                let _ = fs::remove_file(path);
            }
            Err(Failure::fault(error))
        }
    }
}

/// What the three tables have no place for, where there is any.
fn left_out(records: &[Arc<Record>]) -> Option<Sentence> {
    let notes = match records
        .iter()
        .map(|record| record.notes.len())
        .sum::<usize>()
    {
        0 => return None,
        1 => words::ONE_NOTE.into(),
        count => words::notes(count),
    };
    Some(words::notes_stay(notes))
}
