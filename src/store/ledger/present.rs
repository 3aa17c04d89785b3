//! Who has a record open: an advisory key of each connection, nothing is stored.

use crate::clinical::record::Id;

use super::link::Link;

/// The first half of the advisory key of whoever has a record open; the number of the register is added.
const PRESENT: i32 = 1_752_200_000;

impl Link {
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
}
