//! The end of a worker, and what is written where somebody leaves.

use std::sync::mpsc::Receiver;

use super::{FirstLook, Order, Worker, WorkerEvent};
use crate::register::Timestamp;

impl Worker<'_> {
    /// What is being written is waited for only where the register is to be written anyway.
    pub(super) fn end(
        &mut self,
        leaving: Option<(FirstLook, Timestamp)>,
        orders: &Receiver<Order>,
    ) {
        let Some((look, now)) = leaving else {
            return;
        };
        while self.is_writing {
            match orders.recv() {
                Ok(Order::Rewritten(result)) => self.rewritten(result),
                Ok(_) => {}
                Err(_) => return,
            }
        }
        let register = &look.register;
        // A file that was removed since the last look is written again; one that was changed is left as it is.
        if let Err(error) = self.store.look_outside(register, self.format) {
            self.say(WorkerEvent::NotWritten(error));
        }
        if self.store.is_writer()
            && self.store.needs_rewriting()
            && register.last_seq() == self.store.last_seq()
            && let Err(error) = self.store.rewrite(register, self.format, now)
        {
            self.say(WorkerEvent::NotWritten(error));
        }
        self.keep_first_look(&look);
    }

    pub(super) fn keep_first_look(&self, look: &FirstLook) {
        // Without it the next start shows everybody a moment later.
        let _ = self
            .store
            .keep_first_look(&look.register, &look.patients, self.format);
    }
}
