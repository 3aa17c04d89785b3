//! The standings of those who are looked at: each worked out once, and again only when its record has changed.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::Standing;
use crate::clinical::record::{Id, Record};

/// Screens show fewer patients than this. So many are held and no more: a standing takes fifty times the room of an
/// summary.
const MOST_HELD: usize = 256;

#[derive(Clone, Debug, Default)]
pub(super) struct LookedAt {
    held: RefCell<HashMap<Id, Arc<Standing>>>,
}

impl LookedAt {
    /// The standing of a record as it is now.
    pub(super) fn standing(
        &self,
        record: &Arc<Record>,
        assess: impl FnOnce() -> Standing,
    ) -> Arc<Standing> {
        let mut held = self.held.borrow_mut();
        let known = held.get(&record.id);
        if let Some(known) = known.filter(|known| Arc::ptr_eq(&known.record, record)) {
            return Arc::clone(known);
        }
        if held.len() >= MOST_HELD {
            held.clear();
        }
        let standing = Arc::new(assess());
        held.insert(record.id, Arc::clone(&standing));
        standing
    }
}
