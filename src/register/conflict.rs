//! Why a change is not made.

use crate::clinical::record::{Id, Seq};

use super::fault::Fault;

/// Why a change was not made; nothing was changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    #[error("this patient is no longer in the register")]
    NoSuchPatient(Id),
    #[error("this was changed in the meantime: open it again and look at it before changing it")]
    Changed,
    #[error(
        "this number already belongs to another patient: each patient has a number of their own"
    )]
    NumberTaken(Id),
    #[error(
        "this patient has courses, reports or notes on file: only a patient with nothing else on file can be removed"
    )]
    NotEmpty(Id),
    #[error("reports on file were entered with this laboratory: it can be renamed, not removed")]
    LaboratoryInUse(Id),
    #[error("the identifier {} was never given out by this register", .0.0)]
    ForeignId(Id),
    #[error("this change does not say what it changes")]
    Meaningless,
    #[error("{}", .0.first().map_or_else(String::new, ToString::to_string))]
    Unacceptable(Vec<Fault>),
    #[error("setting {0}: a finite number, zero or more, is needed")]
    NoSetting(String),
    #[error("entry {} does not come next", .0.0)]
    OutOfSequence(Seq),
    #[error("there is nothing to take back")]
    NothingToTakeBack,
}
