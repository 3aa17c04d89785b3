//! The line to the database: what others wrote comes over it, and what is entered here goes.
//!
//! An entry whose answer did not come is in doubt. It is sent again once there is a connection: the same line after the
//! same line can be there only once, so whatever came of it is known then, and nothing is written twice.

use std::time::{Duration, Instant};

use postgres::types::ToSql;
use postgres::{Client, Statement};

use crate::clinical::record::Id;
use crate::store::disk::Unwritten;
use crate::store::layout::digest::Digest;
use crate::store::register_paths::RegisterPaths;

use crate::wording::refusals::ledger as words;

use super::address::Address;
use super::connect::{connect, fault_of};
use super::copy::{Copy, Row, batch_of};
use super::fault::LedgerFault;
use super::rows::{AFTER, read_rows};
use super::tables::{VERSION, is_missing};

/// How long nobody tries to connect again after it failed.
const PAUSE: Duration = Duration::from_millis(900);
/// So many rows come at once.
const MOST_ROWS: usize = 10_000;
/// What the database says of a line that it does not know.
const UNKNOWN: &str = "HT001";
/// The first half of the advisory key of whoever writes; the second is the number of the register.
pub(super) const TURN: i32 = 1_752_198_244;

pub(in crate::store) struct Link {
    pub(super) address: Address,
    pub(super) copy: Copy,
    pub(super) identifier: String,
    pub(super) register: i32,
    pub(super) open: Option<Open>,
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
    pub(super) shows: Option<Id>,
}

pub(super) struct Open {
    pub(super) client: Client,
    append: Statement,
    after: Statement,
}

impl Link {
    pub(super) fn new(address: Address, place: RegisterPaths, head: Digest) -> Self {
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

    pub(super) fn opened(&mut self) -> Result<&mut Open, LedgerFault> {
        self.connect()?;
        self.open
            .as_mut()
            .ok_or_else(|| LedgerFault::Refused(words::NO_CONNECTION.into()))
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
            .map_err(|error| LedgerFault::Folder(error.sentence()))?;
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
        let refused = |fault: LedgerFault| Unwritten::Refused(fault.sentence());
        if self.sent.is_some() || !self.owed.is_empty() {
            return Err(Unwritten::Refused(words::NOT_CONFIRMED_YET.into()));
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
                return Err(Unwritten::InDoubt(fault.sentence()));
            }
        };
        let missed = match answer {
            Ok(missed) => missed,
            Err(error) => {
                if error.code().is_some_and(|code| code.code() == UNKNOWN) {
                    return Err(Unwritten::Refused(self.rewritten().sentence()));
                }
                let fault = fault_of(&self.address, &error);
                // While somebody holds the turn, it may be the connection that was lost.
                if fault.is_absence() || (is_in_doubt && fault == LedgerFault::Busy) {
                    self.sent = Some(sent);
                    self.open = None;
                    return Err(Unwritten::InDoubt(fault.sentence()));
                }
                return Err(Unwritten::Refused(fault.sentence()));
            }
        };
        let moved = !missed.is_empty();
        let rows = match read_rows(&missed) {
            Ok(rows) if moved => rows,
            Ok(_) => sent,
            Err(fault) => return Err(Unwritten::Refused(fault.sentence())),
        };
        match self.take(&rows) {
            Ok(()) if moved => Err(Unwritten::Moved),
            Ok(()) => Ok(()),
            // It is in the database; the copy gets it as soon as there is room.
            Err(fault) => Err(Unwritten::InDoubt(fault.sentence())),
        }
    }
}
