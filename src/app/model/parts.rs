//! What a model is made of: the page, the answer to the last key, whether all is saved, what saving would change.

use std::sync::Arc;

use super::Model;
use crate::app::event::Moment;
use crate::clinical::record::Id;
use crate::view::board::Standing;

/// The screen below forms and questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    List,
    Record(Id),
    /// The history of a patient's record.
    History(Scrolled),
    /// The guidelines of a patient in full.
    Guidelines(Scrolled),
    Cohort,
    /// How many are due on each day.
    Calendar,
}

impl Page {
    pub const fn patient(self) -> Option<Id> {
        match self {
            Self::Record(id)
            | Self::History(Scrolled { patient: id, .. })
            | Self::Guidelines(Scrolled { patient: id, .. }) => Some(id),
            Self::List | Self::Cohort | Self::Calendar => None,
        }
    }
}

/// Rows about a patient, of which a window is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scrolled {
    pub patient: Id,
    pub(in crate::app) top: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MessageKind {
    Done,
    Note,
    Refused,
}

/// A line that answers the last key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub kind: MessageKind,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    Unchanged,
    At(Moment),
    /// The last attempt failed: what was typed stands in its form.
    Failed(String),
}

/// What saving the form would change.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Where the patient stands now; `None` for somebody new.
    pub now: Option<Arc<Standing>>,
    pub then: Arc<Standing>,
    /// The same for the patient to whom a report moves.
    pub to: Option<Box<Self>>,
}

/// Whether patients are hidden from whoever passes by.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Hiding {
    pub(in crate::app) is_hidden: bool,
    pub(in crate::app) last_key: Moment,
}

/// What the example clinic is shown over.
#[derive(Clone, Debug)]
pub(in crate::app) struct Example {
    /// The own model, which stands still.
    pub(in crate::app) own: Box<Model>,
    /// The step of the tour, where one goes on.
    pub(in crate::app) tour: Option<usize>,
}
