//! What the screens ask for and takes its time, files and figures, done on a thread of their own so that the keys go on working.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::message::Message;
use crate::app::Model;
use crate::app::event::Input;
use crate::exchange::{self, ImportOptions, Progress};
use crate::register::threads::alone;
use crate::view::cohort::{CountedOf, TwoDays};

/// Counts the figures of the cohort on two days and reports them.
pub(super) fn count_cohort(model: &Model, of: CountedOf, reports: &Sender<Message>) {
    let (register, knowledge) = (model.register().clone(), model.shared_knowledge());
    let at_hand = [of.now, of.then].map(|day| model.cohort().at_hand(of.seq, day));
    let reports = reports.clone();
    alone(move || {
        // A panic has left the screen already: the program ends then, as after a panic of its own thread.
        let counted = catch_unwind(AssertUnwindSafe(|| {
            let count = |day| Arc::new(exchange::cohort(register.patients(), &knowledge, day));
            let [now, then] = at_hand;
            Arc::new(TwoDays {
                now: now.unwrap_or_else(|| count(of.now)),
                then: then.unwrap_or_else(|| count(of.then)),
            })
        }));
        let report = match counted {
            Ok(days) => Message::Done(Input::CohortCounted(of, days)),
            Err(_) => Message::Ended,
        };
        // Nobody is told any more where the program was left meanwhile.
        let _ = reports.send(report);
    });
}

/// So often is told how far a reading is.
const TOLD_EVERY: Duration = Duration::from_millis(200);

/// Reads the files of an import and reports how far it is and what importing them would do. Whoever no longer waits
/// stops it by what it gives back.
pub(super) fn plan_import(
    model: &Model,
    reading: u32,
    paths: String,
    options: ImportOptions,
    reports: &Sender<Message>,
) -> Arc<Progress> {
    let progress = Arc::new(Progress::default());
    let (told, telling) = (Arc::downgrade(&progress), reports.clone());
    std::thread::spawn(move || {
        let mut last = 0;
        loop {
            std::thread::sleep(TOLD_EVERY);
            // It is gone as soon as the files are read and nobody asks any more.
            let Some(percent) = told.upgrade().map(|progress| progress.percent()) else {
                return;
            };
            let progress = Input::ImportProgress { reading, percent };
            if percent != last && telling.send(Message::Done(progress)).is_err() {
                return;
            }
            last = percent;
        }
    });
    let stopper = Arc::clone(&progress);
    let (register, knowledge, today) = (
        model.register().clone(),
        model.shared_knowledge(),
        model.today(),
    );
    let reports = reports.clone();
    alone(move || {
        // A panic has left the screen already: the program ends then, as after a panic of its own thread.
        let read = catch_unwind(AssertUnwindSafe(|| {
            let home = std::env::var_os("HOME").map(PathBuf::from);
            let paths = exchange::typed_paths(&paths, home.as_deref());
            exchange::plan_with(&paths, &register, &knowledge, today, &options, &progress)
                .map(Box::new)
        }));
        let report = match read {
            Ok(plan) => Message::Done(Input::ImportPlanned { reading, plan }),
            Err(_) => Message::Ended,
        };
        // Nobody is told any more where the program was left meanwhile.
        let _ = reports.send(report);
    });
    stopper
}

/// Reads the patient numbers of a file.
pub(super) fn read_numbers(path: String, reports: &Sender<Message>) {
    let reports = reports.clone();
    alone(move || {
        let read = catch_unwind(|| {
            let home = std::env::var_os("HOME").map(PathBuf::from);
            exchange::read_numbers(&path, home.as_deref())
        });
        let report = match read {
            Ok(numbers) => Message::Done(Input::NumbersRead(numbers)),
            Err(_) => Message::Ended,
        };
        let _ = reports.send(report);
    });
}
