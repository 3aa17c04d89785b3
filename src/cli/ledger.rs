//! `hepatrack ledger`: a register in PostgreSQL, begun, and moved there and back.

use std::io::Write;

use crate::clinical::record::Via;
use crate::store::FileFormat;
use crate::store::ledger::{self, shown_address};
use crate::wording::shown;

use super::arguments::LedgerCommand;
use super::environment::Environment;
use super::failure::Failure;
use super::session::shipped;

pub(super) fn run(
    what: &LedgerCommand,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    match what {
        LedgerCommand::Init { address } => init(address, out),
        LedgerCommand::Push { from, address } => {
            let shipped = shipped()?;
            let format = FileFormat::new(&shipped);
            let lines = ledger::push(from, address, &format).map_err(Failure::fault)?;
            let place = shown_address(address.as_ref());
            writeln!(
                out,
                "pushed: {lines} lines of the journal to {}",
                shown(&place)
            )?;
            Ok(())
        }
        LedgerCommand::Pull { address, to } => {
            let shipped = shipped()?;
            let format = FileFormat::new(&shipped);
            let now = environment.stamp(Via::Hand).at;
            let lines = ledger::pull(address, to, &format, now).map_err(Failure::fault)?;
            let file = to.display().to_string();
            writeln!(
                out,
                "pulled: {lines} lines of the journal to {}",
                shown(&file)
            )?;
            Ok(())
        }
    }
}

fn init(address: &str, out: &mut impl Write) -> Result<(), Failure> {
    let made = ledger::init(address).map_err(Failure::fault)?;
    let tables = match made.before {
        None => "the tables are made",
        Some(ledger::VERSION) => "the tables are there",
        Some(_) => "the tables are brought up to what this program needs",
    };
    let register = if made.is_new_register {
        "is begun, empty"
    } else {
        "is there"
    };
    writeln!(
        out,
        "-- {tables}; the register '{}' {register}.",
        made.register
    )?;
    write!(out, "{}", ledger::GRANTS)?;
    Ok(())
}
