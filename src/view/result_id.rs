//! Which result: its report and its place there, written `702.2`. Unlike a row of the record it stays the same
//! whatever else is entered.

use std::fmt;
use std::str::FromStr;

use crate::clinical::record::{Id, LabResult, Record};

/// A report and a place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ResultId {
    pub report: Id,
    /// The place, from 1.
    pub place: u16,
}

impl ResultId {
    pub const fn of(result: &LabResult) -> Self {
        Self {
            report: result.report,
            place: result.place,
        }
    }

    /// The result in a record, unless it was retracted.
    pub fn find(self, record: &Record) -> Option<&LabResult> {
        record
            .results
            .iter()
            .find(|result| Self::of(result) == self && !result.is_retracted())
    }
}

impl fmt::Display for ResultId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.report.0, self.place)
    }
}

/// Not a report and a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoResultId;

impl FromStr for ResultId {
    type Err = NoResultId;

    fn from_str(text: &str) -> Result<Self, NoResultId> {
        let (report, place) = text.split_once('.').ok_or(NoResultId)?;
        Ok(Self {
            report: Id(report.parse().map_err(|_| NoResultId)?),
            place: place.parse().map_err(|_| NoResultId)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_is_written() {
        let id = ResultId {
            report: Id(702),
            place: 2,
        };
        assert_eq!(id.to_string(), "702.2");
        assert_eq!("702.2".parse(), Ok(id));
        for text in ["", "702", "702.", ".2", "702.2.1", "a.b"] {
            assert_eq!(text.parse::<ResultId>(), Err(NoResultId), "{text}");
        }
    }
}
