//! The history of a record: opened, learned where earlier entries are not known yet.

use crate::app::model::{Model, Page, Scrolled};
use crate::app::operations;
use crate::clinical::record::Id;
use crate::view::history::{known_since, record_history};
use crate::view::page::{self, Row};

/// The history of a patient in rows of so many cells.
pub(super) fn rows(model: &Model, patient: Id, width: usize) -> Vec<Row> {
    let register = model.register();
    let known = record_history(
        model.language(),
        register,
        patient,
        known_since(register),
        model.knowledge(),
    );
    page::history(model.language(), &known, &model.session.learning, width)
}

/// Opens the history of the open record.
pub(in crate::app) fn open(model: &mut Model) {
    let Page::Record(patient) = model.page else {
        return;
    };
    model.page = Page::History(Scrolled { patient, top: 0 });
    model.session.learning.fault = None;
    operations::learn_history(model);
}
