//! The line to the database: what others wrote comes over it, and what is entered here goes.
//!
//! An entry whose answer did not come is in doubt. It is sent again once there is a connection: the same line after the
//! same line can be there only once, so whatever came of it is known then, and nothing is written twice.

use std::io::{self, Read as _};
use std::time::{Duration, Instant};

use postgres::types::ToSql;
use postgres::{Client, Statement};

use crate::clinical::record::{Id, Seq};
use crate::store::disk::Unwritten;
use crate::store::layout::digest::{Digest, PieceHasher};
use crate::store::place::Place;

use super::address::{Address, whole};
use super::connect::{connect, fault_of};
use super::copy::{Copy, Row, batch_of};
use super::fault::LedgerFault;
use super::tables::{VERSION, is_missing};

/// How long nobody tries to connect again after it failed.
const PAUSE: Duration = Duration::from_millis(900);
/// So many bytes of an import are a row.
pub(super) const PART: usize = 1024 * 1024;
/// So many rows come at once.
const MOST_ROWS: usize = 10_000;
/// What the database says of a line that it does not know.
const UNKNOWN: &str = "HT001";
/// The first half of the advisory key of whoever writes; the second is the number of the register.
pub(super) const TURN: i32 = 1_752_198_244;
/// The first half of the advisory key of whoever has a record open; the number of the register is added.
const PRESENT: i32 = 1_752_200_000;

pub(in crate::store) struct Link {
    address: Address,
    pub(super) copy: Copy,
    pub(super) identifier: String,
    register: i32,
    open: Option<Open>,
    failed: Option<(Instant, LedgerFault)>,
    /// The last line that the copy holds.
    head: Digest,
    /// What was sent, until it is known whether it was written.
    sent: Option<Vec<Row>>,
    /// Rows that are in the database and could not be written to the copy.
    owed: Vec<Row>,
    may_write: bool,
    holds_turn: bool,
    /// The record that is open here, as the others see it.
    shows: Option<Id>,
}

struct Open {
    client: Client,
    append: Statement,
    after: Statement,
}

impl Link {
    pub(super) fn new(address: Address, place: Place, head: Digest) -> Self {
        Self {
            address,
            copy: Copy(place),
            identifier: String::new(),
            register: 0,
            open: None,
            failed: None,
            head,
            sent: None,
            owed: Vec::new(),
            may_write: false,
            holds_turn: false,
            shows: None,
        }
    }

    /// Whether this login may write, once there is a connection.
    pub(super) const fn may_write(&self) -> bool {
        self.may_write
    }

    pub(super) fn login(&self) -> &str {
        self.address.login()
    }

    /// Connects where there is no connection.
    ///
    /// # Errors
    /// There is none, or what is found there is not what is looked for.
    pub(super) fn connect(&mut self) -> Result<(), LedgerFault> {
        if let Some(open) = &self.open
            && !open.client.is_closed()
        {
            return Ok(());
        }
        self.open = None;
        if let Some((when, fault)) = &self.failed
            && when.elapsed() < PAUSE
        {
            return Err(fault.clone());
        }
        self.reach().inspect_err(|fault| {
            self.failed = Some((Instant::now(), fault.clone()));
        })
    }

    fn reach(&mut self) -> Result<(), LedgerFault> {
        let mut client = connect(&self.address)?;
        let name = &self.address.register;
        let refused = |error: postgres::Error| {
            if is_missing(&error) {
                LedgerFault::NoTables
            } else if error.code() == Some(&postgres::error::SqlState::INSUFFICIENT_PRIVILEGE) {
                LedgerFault::NoGrant(self.address.login().to_owned())
            } else {
                fault_of(&self.address, &error)
            }
        };
        let row = client
            .query_one("SELECT * FROM hepatrack.open($1)", &[name])
            .map_err(refused)?;
        let version: i32 = row.try_get(0).map_err(refused)?;
        match version.cmp(&VERSION) {
            std::cmp::Ordering::Less => return Err(LedgerFault::TablesTooOld(version)),
            std::cmp::Ordering::Greater => return Err(LedgerFault::TablesTooNew(version)),
            std::cmp::Ordering::Equal => {}
        }
        let found: (Option<i32>, Option<String>) = (
            row.try_get(1).map_err(refused)?,
            row.try_get(2).map_err(refused)?,
        );
        let (Some(register), Some(identifier)) = found else {
            return Err(LedgerFault::NoRegister(name.clone()));
        };
        if row.try_get(4).map_err(refused)? {
            return Err(LedgerFault::Standby);
        }
        self.may_write = row.try_get(3).map_err(refused)?;
        let append = "SELECT segment, prev, hash, said FROM hepatrack.append($1, $2, $3, $4)";
        let append = if self.may_write { append } else { AFTER };
        let append = client.prepare(append).map_err(refused)?;
        let after = client.prepare(AFTER).map_err(refused)?;
        client.batch_execute("LISTEN hepatrack").map_err(refused)?;
        (self.register, self.identifier) = (register, identifier);
        self.open = Some(Open {
            client,
            append,
            after,
        });
        self.failed = None;
        if self.holds_turn {
            self.hold()?;
        }
        let shows = self.shows.take();
        self.present(shows);
        Ok(())
    }

    fn opened(&mut self) -> Result<&mut Open, LedgerFault> {
        self.connect()?;
        self.open
            .as_mut()
            .ok_or_else(|| LedgerFault::Refused("there is no connection".to_owned()))
    }

    /// From now on nobody else writes, until the turn is ended: for what takes longer than one entry.
    ///
    /// # Errors
    /// This login may only read, or somebody else holds the turn.
    pub(super) fn hold(&mut self) -> Result<(), LedgerFault> {
        let register = self.register;
        let open = self.opened()?;
        let held = open
            .client
            .execute("SELECT pg_advisory_lock($1, $2)", &[&TURN, &register]);
        held.map_err(|error| fault_of(&self.address, &error))?;
        self.holds_turn = true;
        Ok(())
    }

    pub(super) fn end_turn(&mut self) -> Result<(), LedgerFault> {
        if !std::mem::take(&mut self.holds_turn) {
            return Ok(());
        }
        let register = self.register;
        let client = &mut self.opened()?.client;
        let ended = client.execute("SELECT pg_advisory_unlock($1, $2)", &[&TURN, &register]);
        ended
            .map(|_| ())
            .map_err(|error| fault_of(&self.address, &error))
    }

    /// Whether others have written, as far as the database has told, or it should be looked at for another reason.
    pub(super) fn has_news(&mut self) -> bool {
        use postgres::fallible_iterator::FallibleIterator as _;
        let Some(open) = &mut self.open else {
            return self
                .failed
                .as_ref()
                .is_none_or(|(when, _)| when.elapsed() >= PAUSE);
        };
        let mut news = open.client.notifications();
        let mut told = news.iter();
        let mut has_some = false;
        loop {
            match told.next() {
                Ok(Some(_)) => has_some = true,
                Ok(None) => return has_some,
                Err(_) => return true,
            }
        }
    }

    /// Fetches what others wrote, and finds out what became of what is in doubt.
    ///
    /// # Errors
    /// The database does not answer, its history is another one, or the copy cannot be written.
    pub(super) fn catch_up(&mut self) -> Result<(), LedgerFault> {
        self.pay()?;
        self.connect()?;
        if let Some(sent) = self.sent.take() {
            match self.send(sent, true) {
                // What is refused now is not there, and cannot come any more.
                Ok(()) | Err(Unwritten::Moved | Unwritten::Refused(_)) => {}
                Err(Unwritten::InDoubt(why)) => {
                    let host = self.address.hosts();
                    return Err(LedgerFault::Unreachable { host, why });
                }
            }
        }
        loop {
            let (register, head) = (self.register, self.head);
            let open = self.opened()?;
            let found = open
                .client
                .query(&open.after, &[&register, &head.as_bytes()]);
            let rows = found.map_err(|error| match error.code() {
                Some(code) if code.code() == UNKNOWN => self.rewritten(),
                Some(_) | None => fault_of(&self.address, &error),
            })?;
            let is_all = rows.len() < MOST_ROWS;
            self.take(&read_rows(&rows)?)?;
            if is_all {
                return Ok(());
            }
        }
    }

    /// Writes to the copy what could not be written when it came.
    fn pay(&mut self) -> Result<(), LedgerFault> {
        if self.owed.is_empty() {
            return Ok(());
        }
        self.copy
            .write(&self.owed)
            .map_err(|error| LedgerFault::Folder(error.to_string()))?;
        self.owed.clear();
        Ok(())
    }

    /// Puts rows into the copy, each checked, each with the import that it names.
    fn take(&mut self, rows: &[Row]) -> Result<(), LedgerFault> {
        let mut head = self.head;
        for row in rows {
            row.check(head)?;
            head = row.hash;
            if let Some((of, digest)) = batch_of(&row.said) {
                self.fetch(of, digest)?;
            }
        }
        self.head = head;
        self.owed.extend_from_slice(rows);
        self.pay()
    }

    /// One turn at writing: these lines follow the last one that is known here, or none does.
    ///
    /// # Errors
    /// Nothing was written, or nobody knows yet.
    pub(super) fn append(&mut self, segment: u32, said: Vec<String>) -> Result<(), Unwritten> {
        let refused = |fault: LedgerFault| Unwritten::Refused(fault.to_string());
        if self.sent.is_some() || !self.owed.is_empty() {
            let why = "an entry before it is not confirmed by the database yet".to_owned();
            return Err(Unwritten::Refused(why));
        }
        self.connect().map_err(refused)?;
        if !self.may_write {
            let login = self.login().to_owned();
            return Err(refused(LedgerFault::ReadOnlyLogin(login)));
        }
        let mut head = self.head;
        let mut rows = Vec::new();
        for said in said {
            if let Some((of, digest)) = batch_of(&said) {
                self.give(of, digest).map_err(refused)?;
            }
            let row = Row::after(head, segment, said);
            head = row.hash;
            rows.push(row);
        }
        self.send(rows, false)
    }

    fn send(&mut self, sent: Vec<Row>, is_in_doubt: bool) -> Result<(), Unwritten> {
        let Some(first) = sent.first() else {
            return Ok(());
        };
        let register = self.register;
        let prev = first.prev.as_bytes();
        let segments: Vec<i32> = sent
            .iter()
            .map(|row| i32::try_from(row.segment).unwrap_or(i32::MAX))
            .collect();
        let said: Vec<&[u8]> = sent.iter().map(|row| row.said.as_bytes()).collect();
        let parameters: [&(dyn ToSql + Sync); 4] = [&register, &prev, &segments, &said];
        let answer = match self.opened() {
            Ok(open) => open.client.query(&open.append, &parameters),
            Err(fault) => {
                self.sent = Some(sent);
                return Err(Unwritten::InDoubt(fault.to_string()));
            }
        };
        let missed = match answer {
            Ok(missed) => missed,
            Err(error) => {
                if error.code().is_some_and(|code| code.code() == UNKNOWN) {
                    return Err(Unwritten::Refused(self.rewritten().to_string()));
                }
                let fault = fault_of(&self.address, &error);
                // While somebody holds the turn, it may be the connection that was lost.
                if fault.is_absence() || (is_in_doubt && fault == LedgerFault::Busy) {
                    self.sent = Some(sent);
                    self.open = None;
                    return Err(Unwritten::InDoubt(fault.to_string()));
                }
                return Err(Unwritten::Refused(fault.to_string()));
            }
        };
        let moved = !missed.is_empty();
        let rows = match read_rows(&missed) {
            Ok(rows) if moved => rows,
            Ok(_) => sent,
            Err(fault) => return Err(Unwritten::Refused(fault.to_string())),
        };
        match self.take(&rows) {
            Ok(()) if moved => Err(Unwritten::Moved),
            Ok(()) => Ok(()),
            // It is in the database; the copy gets it as soon as there is room.
            Err(fault) => Err(Unwritten::InDoubt(fault.to_string())),
        }
    }

    /// Gives the sealed ops of an import to the database, where it lacks them.
    fn give(&mut self, of: Seq, digest: Digest) -> Result<(), LedgerFault> {
        let path = self.copy.0.batch(of);
        let folder = |error: io::Error| LedgerFault::Folder(error.to_string());
        let mut source = self.copy.0.disk.open_to_read(&path).map_err(folder)?;
        let register = self.register;
        let address = self.address.clone();
        let gone = |error: postgres::Error| fault_of(&address, &error);
        let client = &mut self.opened()?.client;
        let digest = digest.as_bytes();
        let is_there = client
            .query_one("SELECT hepatrack.is_sealed($1, $2)", &[&register, &digest])
            .and_then(|row| row.try_get(0))
            .map_err(gone)?;
        if is_there {
            return Ok(());
        }
        let put = client
            .prepare("SELECT hepatrack.put_part($1, $2, $3, $4)")
            .map_err(gone)?;
        for number in 0_i32.. {
            let mut part = Vec::with_capacity(PART);
            let most = u64::try_from(PART).unwrap_or(u64::MAX);
            source
                .by_ref()
                .take(most)
                .read_to_end(&mut part)
                .map_err(folder)?;
            if part.is_empty() {
                break;
            }
            client
                .execute(&put, &[&register, &digest, &number, &part])
                .map_err(gone)?;
        }
        Ok(())
    }

    /// Fetches the sealed ops of an import, where the copy lacks them.
    fn fetch(&mut self, of: Seq, digest: Digest) -> Result<(), LedgerFault> {
        use postgres::fallible_iterator::FallibleIterator as _;
        let place = self.copy.0.clone();
        let path = place.batch(of);
        let folder = |error: io::Error| LedgerFault::Folder(error.to_string());
        if let Ok(bytes) = place.read(&path)
            && Digest::of_pieces(&bytes) == digest
        {
            return Ok(());
        }
        place
            .make_directory(&place.directory())
            .map_err(|error| LedgerFault::Folder(error.to_string()))?;
        let coming = path.with_extension("coming");
        // What was coming when the program ended.
        let _ = place.disk.remove(&coming);
        let mut file = place.disk.create_new(&coming).map_err(folder)?;
        let register = self.register;
        let address = self.address.clone();
        let gone = |error: postgres::Error| fault_of(&address, &error);
        let bytes = digest.as_bytes();
        let parameters: [&(dyn ToSql + Sync); 2] = [&register, &bytes];
        let client = &mut self.opened()?.client;
        let mut parts = client
            .query_raw("SELECT hepatrack.parts($1, $2)", parameters)
            .map_err(gone)?;
        let mut hasher = PieceHasher::default();
        while let Some(row) = parts.next().map_err(gone)? {
            let part: &[u8] = row.try_get(0).map_err(gone)?;
            hasher.update(part);
            file.write_all(part).map_err(folder)?;
        }
        if hasher.finish() != digest {
            return Err(LedgerFault::Damaged(format!("the import {}", of.0)));
        }
        place.disk.rename(&coming, &path).map_err(folder)
    }

    /// Says which record is open here, and tells who else has it open.
    pub(super) fn present(&mut self, patient: Option<Id>) -> Vec<String> {
        let key = PRESENT.saturating_add(self.register);
        let number = |id: Id| i32::try_from(id.0).unwrap_or(i32::MAX);
        let (was, register) = (self.shows, self.register);
        let Some(open) = &mut self.open else {
            self.shows = patient;
            return Vec::new();
        };
        if was != patient {
            let left = was.map(|id| {
                let statement = "SELECT pg_advisory_unlock_shared($1, $2)";
                open.client.execute(statement, &[&key, &number(id)])
            });
            let entered = patient.map(|id| {
                let statement = "SELECT pg_try_advisory_lock_shared($1, $2)";
                open.client.execute(statement, &[&key, &number(id)])
            });
            // A connection that is gone is noticed by the next look; its keys went with it.
            let _ = (left, entered);
            self.shows = patient;
        }
        let Some(patient) = patient else {
            return Vec::new();
        };
        let asked = open.client.query(
            "SELECT hepatrack.present($1, $2)::text",
            &[&register, &number(patient)],
        );
        let names = asked.iter().flatten().filter_map(|row| row.try_get(0).ok());
        names.collect()
    }

    /// Why the history in the database is not the one that the copy holds: the first entry that differs.
    fn rewritten(&mut self) -> LedgerFault {
        match self.compare() {
            Ok(Some(first)) => LedgerFault::Rewritten(first),
            Ok(None) => {
                LedgerFault::Rewritten("it ends earlier than this machine read it".to_owned())
            }
            Err(fault) => fault,
        }
    }

    /// The first entry of the copy that the database does not hold so, if there is one.
    ///
    /// # Errors
    /// The database does not answer, or the copy cannot be read.
    pub(super) fn compare(&mut self) -> Result<Option<String>, LedgerFault> {
        let own = self
            .copy
            .lines()
            .map_err(|error| LedgerFault::Folder(error.to_string()))?;
        let register = self.register;
        let hashes = self
            .opened()?
            .client
            .query("SELECT hepatrack.hashes($1)", &[&register]);
        let hashes = hashes.map_err(|error| fault_of(&self.address, &error))?;
        let mut theirs = hashes.iter().map(|row| row.try_get(0).ok());
        Ok(super::history::first_difference(&own, || {
            theirs.next().flatten()
        }))
    }
}

const AFTER: &str = "SELECT segment, prev, hash, said FROM hepatrack.after($1, $2)";

fn read_rows(rows: &[postgres::Row]) -> Result<Vec<Row>, LedgerFault> {
    let damaged = |why: String| LedgerFault::Damaged(why);
    rows.iter()
        .map(|row| {
            let read = || -> Result<(i32, Vec<u8>, Vec<u8>, Vec<u8>), postgres::Error> {
                Ok((
                    row.try_get(0)?,
                    row.try_get(1)?,
                    row.try_get(2)?,
                    row.try_get(3)?,
                ))
            };
            let (segment, prev, hash, said) = read().map_err(|error| damaged(whole(&error)))?;
            let digest = |bytes: Vec<u8>| {
                Digest::of_bytes(&bytes)
                    .ok_or_else(|| damaged("a hash of another length".to_owned()))
            };
            Ok(Row {
                segment: u32::try_from(segment)
                    .map_err(|_| damaged("a file of the journal below 1".to_owned()))?,
                prev: digest(prev)?,
                hash: digest(hash)?,
                said: String::from_utf8(said).map_err(|error| damaged(error.to_string()))?,
            })
        })
        .collect()
}
