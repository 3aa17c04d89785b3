//! The date axis: years, or months where there is room, each label beginning exactly in the column of its day.

use chrono::{Datelike, Months, NaiveDate};

use super::window::Window;
use crate::view::cells::cells;
use crate::wording::Language;
use crate::wording::screens::days;

/// Months from label to label, the closest first.
const STEPS: [u32; 10] = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/// A label and the column of its day, in which it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateLabel {
    pub day: NaiveDate,
    pub column: usize,
    /// The label: `|2024`, `|May`, or the stroke alone where no more fits before the end.
    pub text: String,
}

/// As many labels as stand side by side in so many columns without touching.
pub fn labels(language: Language, window: Window, columns: usize) -> Vec<DateLabel> {
    STEPS
        .into_iter()
        .map(|months| labels_every(language, window, columns, months))
        .find(|labels| stand_apart(labels))
        .unwrap_or_default()
}

fn stand_apart(labels: &[DateLabel]) -> bool {
    labels
        .windows(2)
        .all(|pair| pair[0].column + cells(&pair[0].text) < pair[1].column)
}

fn labels_every(language: Language, window: Window, columns: usize, months: u32) -> Vec<DateLabel> {
    let mut labels: Vec<DateLabel> = Vec::new();
    let first = first_of(window.from, months);
    for step in 0_u32.. {
        let day = first.and_then(|first| first.checked_add_months(Months::new(step * months)));
        let Some(day) = day.filter(|day| *day <= window.to) else {
            break;
        };
        let Some(column) = window.column(day, columns) else {
            continue;
        };
        // More than one to a column can never stand apart.
        if labels.len() > columns {
            break;
        }
        let text = if day.month() == 1 {
            format!("|{}", day.year())
        } else if labels.is_empty() {
            days::month_on_axis(language, day, true)
        } else {
            days::month_on_axis(language, day, false)
        };
        let text = if column + cells(&text) <= columns {
            text
        } else {
            "|".to_owned()
        };
        labels.push(DateLabel { day, column, text });
    }
    labels
}

/// The first of the months that are labelled, not after the window's first.
fn first_of(from: NaiveDate, months: u32) -> Option<NaiveDate> {
    let index = i64::from(from.year()) * 12 + i64::from(from.month0());
    let index = index - index.rem_euclid(i64::from(months));
    let year = i32::try_from(index.div_euclid(12)).ok()?;
    let month = u32::try_from(index.rem_euclid(12)).ok()?;
    NaiveDate::from_ymd_opt(year, month + 1, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn window(from: &str, to: &str) -> Window {
        Window {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        }
    }

    fn texts(window: Window, columns: usize) -> String {
        let mut line = vec![b' '; columns];
        for label in labels(Language::English, window, columns) {
            let end = label.column + label.text.len();
            line[label.column..end].copy_from_slice(label.text.as_bytes());
        }
        String::from_utf8(line).unwrap().trim_end().to_owned()
    }

    #[test]
    fn labels_are_as_close_as_fits() {
        // Ten years in 65 columns: a year has six or seven.
        assert_eq!(
            texts(window("2014-01-01", "2023-12-31"), 65),
            "|2014 |2015 |2016  |2017  |2018 |2019 |2020  |2021  |2022 |2023"
        );
        assert_eq!(
            texts(window("1984-03-01", "2024-06-01"), 40),
            "     |1990     |2000     |2010     |2020"
        );
        assert_eq!(
            texts(window("2024-04-02", "2024-06-01"), 40),
            "                   |May 2024           |"
        );
        assert_eq!(
            texts(window("2023-06-02", "2024-06-01"), 72),
            "     |Jul 2023         |Oct              |2024             |Apr"
        );
        assert_eq!(texts(window("2024-01-01", "2024-06-01"), 3), "|");
    }

    #[test]
    fn leap_years_have_their_day() {
        let leap = window("2024-01-01", "2024-12-31");
        let march = labels(Language::English, leap, 366);
        let march = march.iter().find(|label| label.day.month() == 3).unwrap();
        assert_eq!(march.column, 60);
        let common = window("2023-01-01", "2023-12-31");
        let march = labels(Language::English, common, 365);
        let march = march.iter().find(|label| label.day.month() == 3).unwrap();
        assert_eq!(march.column, 59);
    }

    proptest! {
        #[test]
        fn every_label_stands_in_the_column_of_its_day_and_touches_no_other(
            from in -20_000_i64..20_000,
            span in 0_i64..30_000,
            columns in 0_usize..250,
        ) {
            let from = crate::clinical::calendar::plus_days("2000-01-01".parse().unwrap(), from);
            let window = Window { from, to: crate::clinical::calendar::plus_days(from, span) };
            let labels = labels(Language::English, window, columns);
            prop_assert!(stand_apart(&labels));
            for label in &labels {
                prop_assert_eq!(Some(label.column), window.column(label.day, columns));
                prop_assert!(label.column + label.text.len() <= columns);
                prop_assert_eq!(label.day.day(), 1);
            }
        }
    }
}
