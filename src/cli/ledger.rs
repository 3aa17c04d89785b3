//! `hepatrack ledger`: a register in PostgreSQL, begun, and moved there and back.

use std::io::Write;

use crate::clinical::record::Via;
use crate::store::FileFormat;
use crate::store::ledger::{self, shown_address};
use crate::wording::{Language, ledger as words, shown};

use super::arguments::LedgerCommand;
use super::environment::Environment;
use super::failure::Failure;
use super::session::shipped;

pub(super) fn run(
    what: &LedgerCommand,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let language = environment.spoken;
    match what {
        LedgerCommand::Init { address } => init(language, address, out),
        LedgerCommand::Push { from, address } => {
            let shipped = shipped()?;
            let format = FileFormat::new(&shipped);
            let lines = ledger::push(from, address, &format).map_err(Failure::fault)?;
            let place = shown_address(address.as_ref());
            writeln!(out, "{}", words::pushed(language, lines, shown(&place)))?;
            Ok(())
        }
        LedgerCommand::Pull { address, to } => {
            let shipped = shipped()?;
            let format = FileFormat::new(&shipped);
            let now = environment.stamp(Via::Hand).at;
            let lines = ledger::pull(address, to, &format, now).map_err(Failure::fault)?;
            let file = to.display().to_string();
            writeln!(out, "{}", words::pulled(language, lines, shown(&file)))?;
            Ok(())
        }
    }
}

fn init(language: Language, address: &str, out: &mut impl Write) -> Result<(), Failure> {
    let made = ledger::init(address).map_err(Failure::fault)?;
    let tables = match made.before {
        None => words::TABLES_MADE,
        Some(ledger::VERSION) => words::TABLES_THERE,
        Some(_) => words::TABLES_BROUGHT_UP,
    };
    let register = if made.is_new_register {
        words::begun(language, made.register)
    } else {
        words::there(language, made.register)
    };
    let tables = tables.of(language);
    writeln!(out, "-- {}", words::made(language, tables, register))?;
    write!(out, "{}", ledger::GRANTS)?;
    Ok(())
}
