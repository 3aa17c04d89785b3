//! The action line in so few words as a column of fourteen cells holds.

use chrono::NaiveDate;

use super::{Question, YEAR};
use crate::clinical::calendar::{days_between, plus_months, whole_months_between};
use crate::wording::band::Band;
use crate::wording::language::{Language, say};

impl Question<'_> {
    pub(super) fn in_short(&self, band: Band) -> String {
        let today = self.assessment.day;
        let due = self.first.as_ref().map(|first| first.on);
        let late = due.filter(|on| *on < today);
        match (band, late, due) {
            (Band::Today, ..) => self.language.says("doctor now", "今告医生").to_owned(),
            (_, Some(on), _) => late_in_short(self.language, on, today),
            (Band::ThisWeek, None, Some(on)) if self.is_repeat() => {
                say!(
                    self.language,
                    "repeat {day}",
                    "复查{day}",
                    day = ahead_in_short(self.language, on, today)
                )
            }
            (Band::ThisWeek, None, _) => self.language.says("this week", "本周").to_owned(),
            (Band::Look, None, _) => self.language.says("show doctor", "请医生看").to_owned(),
            (Band::Repeat, None, Some(on)) => say!(
                self.language,
                "repeat {day}",
                "复查{day}",
                day = ahead_in_short(self.language, on, today)
            ),
            (Band::NextClinic, None, _) => self.language.says("next clinic", "下次门诊").to_owned(),
            (Band::Late | Band::Soon | Band::InOrder, None, Some(on)) => {
                ahead_in_short(self.language, on, today)
            }
            (Band::Repeat | Band::Late | Band::Soon | Band::InOrder, None, None) => "-".to_owned(),
        }
    }
}

/// `2 Jun`, `Jun 2026` where that is a year away.
fn ahead_in_short(language: Language, on: NaiveDate, today: NaiveDate) -> String {
    let format = if on < plus_months(today, YEAR) {
        language.says("%-d %b", "%m-%d")
    } else {
        language.says("%b %Y", "%Y-%m")
    };
    on.format(format).to_string()
}

/// `late 3 d`, `late 11 m`, `late 8 y`.
fn late_in_short(language: Language, on: NaiveDate, today: NaiveDate) -> String {
    match whole_months_between(on, today) {
        0 => say!(
            language,
            "late {days} d",
            "逾期{days}天",
            days = days_between(on, today)
        ),
        months @ ..100 => say!(language, "late {months} m", "逾期{months}月"),
        months => say!(
            language,
            "late {years} y",
            "逾期{years}年",
            years = months / YEAR
        ),
    }
}
