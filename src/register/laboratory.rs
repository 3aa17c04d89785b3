//! Laboratory profiles: what a laboratory's reports look like, so that nobody types it again.

use crate::clinical::assays::AssayId;
use crate::clinical::laboratory::{Test, UnitId};
use crate::clinical::record::{Id, Limits};

/// One field of a laboratory's report form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileField {
    pub test: Test,
    /// The unit in which this laboratory reports it; `None` for a marker reported as positive or negative.
    pub unit: Option<UnitId>,
}

/// A laboratory and how it reports: units, limits, assay, and the order of fields on forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laboratory {
    pub id: Id,
    /// The name that the clinic knows it by.
    pub name: String,
    /// The assay by which it measures HBV DNA, where that is known.
    pub assay: Option<AssayId>,
    /// What its reports hold and in which units, in the order in which forms ask where [`Laboratory::order`] is empty.
    pub fields: Vec<ProfileField>,
    /// The limits that it prints, each in the unit of the test's field, in the order written.
    pub limits: Vec<(Test, Limits)>,
    /// The tests that its report form shows, in this order, each once; empty for the default order.
    pub order: Vec<Test>,
}

impl Laboratory {
    /// A profile that knows nothing but its name.
    #[must_use]
    pub const fn new(id: Id, name: String) -> Self {
        Self {
            id,
            name,
            assay: None,
            fields: Vec::new(),
            limits: Vec::new(),
            order: Vec::new(),
        }
    }

    /// The unit in which this laboratory reports `test`, if the profile says.
    #[must_use]
    pub fn unit(&self, test: Test) -> Option<UnitId> {
        self.fields
            .iter()
            .find(|field| field.test == test)
            .and_then(|field| field.unit)
    }

    /// The limits that this laboratory prints beside `test`, in [`Laboratory::unit`]; none if the profile says none.
    #[must_use]
    pub fn limits(&self, test: Test) -> Limits {
        self.limits
            .iter()
            .find(|(limited, _)| *limited == test)
            .map_or_else(Limits::default, |(_, limits)| *limits)
    }
}
