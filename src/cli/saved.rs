//! What a command entered is saved before it says so.

use crate::app::first_look_of;
use crate::clinical::knowledge::Knowledge;
use crate::register::{Entry, Register};
use crate::store::{FileFormat, Store};
use crate::view::board::Board;

use super::environment::Environment;
use super::failure::Failure;
use super::session::with_settings_of;
use super::stderr::{complain, in_words};

/// Appends an entry to the journal, writes the register that it made, and keeps who stands at the top of the list now.
/// Says what the disk was found not to keep.
pub(super) fn save(
    store: &mut Store,
    register: &Register,
    entry: &Entry,
    shipped: &Knowledge,
    environment: &Environment,
) -> Result<(), Failure> {
    let format = FileFormat::new(shipped);
    store.append(entry, &format).map_err(Failure::fault)?;
    store
        .rewrite(register, &format, entry.stamp.at)
        .map_err(Failure::fault)?;
    if store.is_worth_a_first_look() {
        let knowledge = with_settings_of(register, shipped.clone())?;
        let day = environment.today();
        let board = Board::new(register, &knowledge, day, environment.spoken);
        let first = first_look_of(register, &board, day);
        // The process ends with its command: nobody waits until a hospital's board is freed.
        std::mem::forget(board);
        // Without it the next start shows everybody a moment later.
        let _ = store.keep_first_look(register, &first, &format);
    }
    complain(&in_words(environment.spoken, &store.take_doubts()));
    Ok(())
}
