//! A day in the JSON.

use chrono::{Datelike as _, NaiveDate};
use serde::ser::Error as _;
use serde::{Serialize, Serializer};

/// A day as `2024-06-01`.
pub(super) struct Day(pub(super) NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Ok(year @ 0..=9999) = u16::try_from(self.0.year()) else {
            return serializer.collect_str(&self.0);
        };
        let digit = |number: u32| b'0' + (number % 10) as u8;
        let (year, month, day) = (u32::from(year), self.0.month(), self.0.day());
        let text = [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ];
        serializer.serialize_str(str::from_utf8(&text).map_err(S::Error::custom)?)
    }
}
