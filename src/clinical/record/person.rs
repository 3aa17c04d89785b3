//! Who the patient is.

use std::fmt;

use chrono::NaiveDate;

use crate::clinical::calendar::CalendarDay;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    Female,
    Male,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Cirrhosis {
    /// Nobody has recorded whether there is cirrhosis.
    #[default]
    NotRecorded,
    /// Recorded: none.
    None,
    /// Recorded: compensated.
    Compensated,
    /// Recorded: decompensated.
    Decompensated,
}

impl Cirrhosis {
    #[must_use]
    pub const fn is_present(self) -> bool {
        match self {
            Self::Compensated | Self::Decompensated => true,
            Self::None | Self::NotRecorded => false,
        }
    }
}

/// Whether the clinic still follows the patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum FollowUp {
    #[default]
    Active,
    /// Moved to another clinic.
    Moved,
    Lost,
    Died,
}

/// Who the patient is. `Debug` never shows the name, the number or the contact.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// The clinic's number, unique in the register; it can be corrected.
    pub mrn: String,
    /// The name as entered; a comma divides family and given name.
    pub name: String,
    pub born: Option<CalendarDay>,
    pub sex: Option<Sex>,
    pub cirrhosis: Cirrhosis,
    /// When the cirrhosis status was recorded, where that is known.
    pub cirrhosis_on: Option<NaiveDate>,
    pub contact: Option<String>,
    /// Whether the clinic still follows the patient.
    pub follow_up: FollowUp,
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person").finish_non_exhaustive()
    }
}
