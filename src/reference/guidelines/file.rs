//! The file of a guideline set as it is written.

use serde::Deserialize;

use crate::clinical::guidelines::{Checked, WithCirrhosis};
use crate::reference::located::present;

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) set: String,
    #[serde(default, deserialize_with = "present")]
    pub(super) set_zh: Option<String>,
    pub(super) short: String,
    #[serde(default, deserialize_with = "present")]
    pub(super) short_zh: Option<String>,
    pub(super) order: u32,
    pub(super) edition: String,
    #[serde(default, deserialize_with = "present")]
    pub(super) edition_zh: Option<String>,
    pub(super) breakthrough_log10: Number,
    #[serde(default)]
    pub(super) same_assay: bool,
    #[serde(default, deserialize_with = "present")]
    pub(super) breakthrough_after_negative: Option<Number>,
    #[serde(default, deserialize_with = "present")]
    pub(super) primary_non_response: Option<NonResponseEntry>,
    #[serde(default, deserialize_with = "present")]
    pub(super) cirrhosis_partial_response: Option<SpanEntry>,
    #[serde(default, deserialize_with = "present")]
    pub(super) low_level_viraemia: Option<LowLevelEntry>,
    #[serde(default, deserialize_with = "present")]
    pub(super) partial_response: Option<PartialEntry>,
    #[serde(default, deserialize_with = "present")]
    pub(super) relapse_above: Option<Number>,
    #[serde(default, deserialize_with = "present")]
    pub(super) relapse_rise: Option<Number>,
    pub(super) consolidation_months: Number,
    #[serde(default, deserialize_with = "present")]
    pub(super) hbsag_below: Option<Number>,
    pub(super) clock_needs_alt: Flag,
    #[serde(default, deserialize_with = "present")]
    pub(super) hbsag_loss_months: Option<Number>,
    #[serde(default, deserialize_with = "present")]
    pub(super) anti_hbs_waives: Option<Flag>,
    pub(super) hbeag_negative: HbeagNegativeEntry,
    pub(super) cirrhosis: CirrhosisEntry,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Amount {
    pub(super) value: f64,
    pub(super) unit: String,
}

/// Where a threshold stands.
pub(super) struct Provenance<'f> {
    pub(super) source: &'f str,
    pub(super) source_zh: Option<&'f str>,
    pub(super) checked: Checked,
    pub(super) note: Option<&'f str>,
    pub(super) note_zh: Option<&'f str>,
}

/// Defines an entry whose last fields say where it stands.
macro_rules! entry {
    ($(#[$meta:meta])* $name:ident { $($field:tt)* }) => {
        $(#[$meta])*
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            $($field)*
            source: String,
            #[serde(default, deserialize_with = "present")]
            source_zh: Option<String>,
            checked: Checked,
            #[serde(default, deserialize_with = "present")]
            note: Option<String>,
            #[serde(default, deserialize_with = "present")]
            note_zh: Option<String>,
        }

        impl $name {
            pub(super) fn provenance(&self) -> Provenance<'_> {
                Provenance {
                    source: &self.source,
                    source_zh: self.source_zh.as_deref(),
                    checked: self.checked,
                    note: self.note.as_deref(),
                    note_zh: self.note_zh.as_deref(),
                }
            }
        }
    };
}

entry!(Number {
    value: f64,
    unit: String,
});

impl Number {
    pub(super) fn amount(&self) -> Amount {
        Amount {
            value: self.value,
            unit: self.unit.clone(),
        }
    }
}

entry!(
    /// Yes or no.
    Flag {
        pub(super) value: bool,
    }
);
entry!(
    /// Too small a fall.
    NonResponseEntry {
        pub(super) after: Amount,
        pub(super) fall_below: Amount,
    }
);
entry!(
    /// A time after the start of a line.
    SpanEntry {
        pub(super) after: Amount,
    }
);
entry!(
    /// A low load that stays.
    LowLevelEntry {
        pub(super) after: Amount,
        pub(super) below: Amount,
    }
);
entry!(
    /// Virus still there.
    PartialEntry {
        pub(super) after: Amount,
        pub(super) fall_at_least: Amount,
    }
);
entry!(
    /// Patients whose HBeAg was not positive.
    HbeagNegativeEntry {
        #[serde(default, deserialize_with = "present")]
        pub(super) hbsag_loss_only: Option<bool>,
        #[serde(default, deserialize_with = "present")]
        pub(super) suppressed_months: Option<Amount>,
        #[serde(default, deserialize_with = "present")]
        pub(super) hbsag_below: Option<Amount>,
        #[serde(default, deserialize_with = "present")]
        pub(super) negatives: Option<NegativesEntry>,
    }
);
entry!(
    /// Patients with cirrhosis.
    CirrhosisEntry {
        pub(super) value: CirrhosisRule,
    }
);

/// So many negatives over so long a time.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NegativesEntry {
    pub(super) months: Amount,
    pub(super) count: Amount,
    pub(super) apart: Amount,
}

/// The one rule that a set may have for cirrhosis.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum CirrhosisRule {
    /// Treatment goes on.
    DoNotStop,
}

impl From<CirrhosisRule> for WithCirrhosis {
    fn from(rule: CirrhosisRule) -> Self {
        match rule {
            CirrhosisRule::DoNotStop => Self::DoNotStop,
        }
    }
}
