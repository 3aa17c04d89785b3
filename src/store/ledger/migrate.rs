//! A register with its whole history from a file into the database, and back.

use std::path::Path;
use std::sync::{Arc, Mutex};

use postgres::Transaction;

use crate::register::{Register, Timestamp};
use crate::store::condition::Condition;
use crate::store::disk::Barrier;
use crate::store::error::StoreError;
use crate::store::layout::digest::Digest;
use crate::store::layout::file_format::FileFormat;
use crate::store::local_disk::LocalDisk;
use crate::store::opened::{Mode, Store};
use crate::store::register_paths::{RegisterPaths, io_error, parent};
use crate::wording::files::doing;

use super::address::{Address, told};
use super::connect::connect;
use super::copy::{Copy, Row, batch_of};
use super::fault::LedgerFault;
use super::imports::PART;
use super::link::{Link, TURN};
use super::tables::is_missing;
use crate::wording::refusals::ledger as words;

/// So many lines are sent at once.
const LINES_AT_ONCE: usize = 1_000;

/// Puts the register of a file into the database, all of it or nothing; gives how many lines its journal has.
///
/// # Errors
/// The file is not sound, its history is not whole, the register there is not empty, or the database refuses.
pub fn push(path: &Path, address: &str, format: &FileFormat<'_>) -> Result<usize, StoreError> {
    let address = Address::parse(address)?;
    let opened = Store::open(path, Mode::Read, format)?;
    if let Condition::Trouble(trouble) = &opened.condition {
        return Err(StoreError::Faults(trouble.faults.clone()));
    }
    let copy = Copy(opened.store.place.clone());
    let rows = copy.lines()?;
    let mut head = Digest::NONE;
    for row in &rows {
        if row.check(head).is_err() {
            return Err(LedgerFault::BeginsLater.into());
        }
        head = row.hash;
    }
    if rows.is_empty() && !opened.register.patients().is_empty() {
        return Err(LedgerFault::BeginsLater.into());
    }
    let mut client = connect(&address)?;
    let refused = |error: postgres::Error| {
        if is_missing(&error) {
            LedgerFault::NoTables
        } else {
            LedgerFault::Refused(told(&error))
        }
    };
    let mut all = client.transaction().map_err(refused)?;
    let register = register_for(&mut all, &address, opened.register.identifier())?;
    put_lines(&mut all, register, &rows).map_err(refused)?;
    for row in &rows {
        if let Some((of, digest)) = batch_of(&row.said) {
            let bytes = copy.0.read(&copy.0.batch(of))?;
            if Digest::of_pieces(&bytes) != digest {
                return Err(LedgerFault::Damaged(words::import(of.0)).into());
            }
            put_parts(&mut all, register, digest, &bytes).map_err(refused)?;
        }
    }
    all.commit().map_err(refused)?;
    Ok(rows.len())
}

/// The number of the register, which is empty and bears this identifier then.
fn register_for(
    all: &mut Transaction<'_>,
    address: &Address,
    identifier: &str,
) -> Result<i32, LedgerFault> {
    let refused = |error: postgres::Error| {
        if is_missing(&error) {
            LedgerFault::NoTables
        } else {
            LedgerFault::Refused(told(&error))
        }
    };
    let row = all
        .query_one(
            "INSERT INTO hepatrack.register AS r (name, identifier) VALUES ($1, $2) \
             ON CONFLICT (name) DO UPDATE SET identifier = CASE WHEN EXISTS \
             (SELECT FROM hepatrack.line l WHERE l.register = r.register) THEN r.identifier ELSE excluded.identifier END \
             RETURNING register",
            &[&address.register, &identifier],
        )
        .map_err(refused)?;
    let register: i32 = row.try_get(0).map_err(refused)?;
    all.execute("SELECT pg_advisory_xact_lock($1, $2)", &[&TURN, &register])
        .map_err(refused)?;
    let has_lines: bool = all
        .query_one(
            "SELECT EXISTS (SELECT FROM hepatrack.line WHERE register = $1)",
            &[&register],
        )
        .and_then(|row| row.try_get(0))
        .map_err(refused)?;
    if has_lines {
        return Err(LedgerFault::NotEmpty(address.register.clone()));
    }
    Ok(register)
}

fn put_lines(
    all: &mut Transaction<'_>,
    register: i32,
    rows: &[Row],
) -> Result<(), postgres::Error> {
    let put = all.prepare(
        "INSERT INTO hepatrack.line (register, place, segment, seq, prev, hash, said) \
         SELECT $1, * FROM unnest($2::bigint[], $3::integer[], $4::bigint[], $5::bytea[], $6::bytea[], $7::bytea[])",
    )?;
    let mut place = 0_i64;
    for rows in rows.chunks(LINES_AT_ONCE) {
        let (mut places, mut segments, mut seqs) = (Vec::new(), Vec::new(), Vec::new());
        let (mut prevs, mut hashes, mut said) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows {
            place += 1;
            places.push(place);
            segments.push(i32::try_from(row.segment).unwrap_or(i32::MAX));
            seqs.push(row.seq());
            prevs.push(row.prev.as_bytes());
            hashes.push(row.hash.as_bytes());
            said.push(row.said.as_bytes());
        }
        all.execute(
            &put,
            &[&register, &places, &segments, &seqs, &prevs, &hashes, &said],
        )?;
    }
    Ok(())
}

fn put_parts(
    all: &mut Transaction<'_>,
    register: i32,
    digest: Digest,
    bytes: &[u8],
) -> Result<(), postgres::Error> {
    let sealed = all.execute(
        "INSERT INTO hepatrack.sealed VALUES ($1, $2) ON CONFLICT DO NOTHING",
        &[&register, &digest.as_bytes()],
    )?;
    if sealed == 0 {
        return Ok(());
    }
    let put = all.prepare("INSERT INTO hepatrack.part VALUES ($1, $2, $3, $4)")?;
    for (number, part) in (0_i32..).zip(bytes.chunks(PART)) {
        all.execute(&put, &[&register, &digest.as_bytes(), &number, &part])?;
    }
    Ok(())
}

/// Makes a file of the register in the database, with its whole history; gives how many lines its journal has.
///
/// # Errors
/// Something is there already, the database does not answer, or the disk refuses: nothing is left then.
pub fn pull(
    address: &str,
    path: &Path,
    format: &FileFormat<'_>,
    now: Timestamp,
) -> Result<usize, StoreError> {
    let address = Address::parse(address)?;
    let path =
        std::path::absolute(path).map_err(|source| io_error(path, doing::NAMING_IT, source))?;
    let named = path.display().to_string();
    let place = RegisterPaths::new(&LocalDisk, path.clone(), named.clone(), String::new())?;
    for path in [&place.register, &place.directory()] {
        if place.state(path)?.is_some() {
            return Err(LedgerFault::Occupied(path.display().to_string()).into());
        }
    }
    let directory = place.directory();
    let lines = fetch(address, place).and_then(|(lines, identifier)| {
        let mut opened = Store::open(&path, Mode::Write, format)?;
        if lines == 0 {
            opened.register = Register::new(identifier);
        }
        opened.store.rewrite(&opened.register, format, now)?;
        Ok(lines)
    });
    lines.inspect_err(|_| {
        // Half a history is none; both were made here.
        let _ = std::fs::remove_dir_all(&directory);
    })
}

fn fetch(address: Address, place: RegisterPaths) -> Result<(usize, String), StoreError> {
    let link = Arc::new(Mutex::new(Link::new(address, place.clone(), Digest::NONE)));
    let mut link = link
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    link.catch_up()?;
    let identifier = link.identifier.clone();
    let disk = &place.disk;
    let directory = place.directory();
    if place.state(&directory)?.is_none() {
        return Ok((0, identifier));
    }
    let names = disk.list(&directory);
    for name in names.map_err(|source| io_error(&directory, doing::LISTING, source))? {
        let path = directory.join(name);
        disk.sync_file(&path, Barrier::Batch)
            .map_err(|source| io_error(&path, doing::MAKING_IT_DURABLE, source))?;
    }
    for folder in [&directory, &parent(&place.register).to_owned()] {
        place
            .sync_directory(folder, Barrier::DirectoryMade)
            .map_err(|source| io_error(folder, doing::MAKING_IT_DURABLE, source))?;
    }
    Ok((Copy(place).lines()?.len(), identifier))
}
