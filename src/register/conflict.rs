//! Why a change is not made.

use crate::clinical::record::{Id, Seq};

use super::fault::Fault;

/// Why a change was not made; nothing was changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// No patient has this identifier.
    #[error("this patient is no longer in the register")]
    NoSuchPatient(Id),
    /// What is there is not what the change was made for.
    #[error("this was changed in the meantime: open it again and look at it before changing it")]
    Changed,
    /// The number belongs to the patient of this identifier.
    #[error(
        "this number already belongs to another patient: each patient has a number of their own"
    )]
    NumberTaken(Id),
    /// A patient with courses, reports or notes cannot be removed.
    #[error(
        "this patient has courses, reports or notes on file: only a patient with nothing else on file can be removed"
    )]
    NotEmpty(Id),
    /// A laboratory profile that reports were entered with cannot be removed.
    #[error("reports on file were entered with this laboratory: it can be renamed, not removed")]
    LaboratoryInUse(Id),
    /// The identifier was not given out by this register's counter.
    #[error("the identifier {} was never given out by this register", .0.0)]
    ForeignId(Id),
    /// A change from nothing to nothing, or from one thing to another.
    #[error("this change does not say what it changes")]
    Meaningless,
    /// The records that would result are not acceptable; never empty.
    #[error("{}", .0.first().map_or_else(String::new, ToString::to_string))]
    Unacceptable(Vec<Fault>),
    /// A setting that is not an amount.
    #[error("setting {0}: a finite number, zero or more, is needed")]
    NoSetting(String),
    /// An entry that does not come next: one is missing, or it is here already.
    #[error("entry {} does not come next", .0.0)]
    OutOfSequence(Seq),
    /// There is nothing to take back.
    #[error("there is nothing to take back")]
    NothingToTakeBack,
}
