//! The action line: what is to be done next, by when, and who (`WORDING.md`, "The action line").
//!
//! It is made from tier, alerts and what is due next alone, so that it cannot say another thing than they do. It informs:
//! no drug is named, to give or to stop.

use chrono::{Datelike as _, NaiveDate};

use crate::clinical::assessment::{
    Assessment, Due, DueReason, DueTest, Rule, Stage, Tier, Verdict,
};
use crate::clinical::calendar::{days_between, plus_days, plus_months, whole_months_between};

use super::Words;
use super::band::Band;
use super::language::{Language, say};
use super::numbers::{date_words, day_month_words};

/// What stands before the action line; `>` where a terminal has ASCII only.
pub const ACTION_ARROW: char = '\u{2192}';

/// The cells of the action line at 80 columns, without its arrow and the blank behind it.
const ROOM: usize = 76;

/// The months ahead in which a day needs no year.
const YEAR: u32 = 12;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The whole line without its arrow: `Repeat HBV DNA by 02-Jun; ask about missed doses`.
    pub line: String,
    /// The same in so few words as a column of fourteen cells holds: `repeat 2 Jun`, `doctor now`, `late 1 m`.
    pub in_short: String,
}

impl Words<'_> {
    /// What is to be done next: the one action line of a patient, for every place that shows one.
    #[must_use]
    pub fn action(&self) -> Action {
        let question = Question::of(self.language, self.assessment);
        match self.assessment.tier.map(Band::of) {
            Some(band) => Action {
                line: question.line(band),
                in_short: question.in_short(band),
            },
            None => Action {
                line: say!(self.language, "No longer followed here", "已不在本诊所随访"),
                in_short: say!(self.language, "left", "已离开"),
            },
        }
    }
}

/// What the line is made from.
struct Question<'a> {
    language: Language,
    assessment: &'a Assessment,
    first: Option<First>,
}

/// When the first tests are due, and which.
struct First {
    on: NaiveDate,
    tests: String,
}

impl<'a> Question<'a> {
    fn of(language: Language, assessment: &'a Assessment) -> Self {
        Self {
            language,
            assessment,
            first: first(assessment),
        }
    }

    fn line(&self, band: Band) -> String {
        match band {
            Band::Today => self.doctor_first("Tell the doctor today", ""),
            Band::ThisWeek => self.doctor_first("Tell the doctor this week", "repeat "),
            Band::Look if self.assessment.kidney_alert.is_some() => {
                self.with_kidney_tests("Show the doctor the kidney values")
            }
            Band::Look if self.assessment.decompensation.is_some() => {
                self.doctor_first("Show the doctor the liver values", "")
            }
            Band::Look => match self.late() {
                Some(late) => self.and_the_other(format!("{late}; show the doctor")),
                None => self.doctor_first("Show the doctor", ""),
            },
            Band::Repeat => match (self.late(), self.ahead()) {
                (Some(late), _) => self.and_the_other(late),
                (None, Some(ahead)) => self.asking(format!("Repeat {ahead}")),
                (None, None) => self.asking("Repeat HBV DNA".to_owned()),
            },
            Band::NextClinic => self.doctor_first("For the doctor's next clinic", ""),
            Band::Late | Band::Soon => self
                .late()
                .map(|late| self.and_the_other(late))
                .or_else(|| self.ahead().map(|ahead| capitalised(&ahead)))
                .unwrap_or_else(|| NOTHING.to_owned()),
            Band::InOrder => self.nothing_until(),
        }
    }

    fn in_short(&self, band: Band) -> String {
        let today = self.assessment.day;
        let due = self.first.as_ref().map(|first| first.on);
        let late = due.filter(|on| *on < today);
        match (band, late, due) {
            (Band::Today, ..) => "doctor now".to_owned(),
            (_, Some(on), _) => late_in_short(on, today),
            (Band::ThisWeek, None, Some(on)) if self.is_repeat() => {
                format!("repeat {}", ahead_in_short(on, today))
            }
            (Band::ThisWeek, None, _) => "this week".to_owned(),
            (Band::Look, None, _) => "show doctor".to_owned(),
            (Band::Repeat, None, Some(on)) => format!("repeat {}", ahead_in_short(on, today)),
            (Band::NextClinic, None, _) => "next clinic".to_owned(),
            (Band::Late | Band::Soon | Band::InOrder, None, Some(on)) => ahead_in_short(on, today),
            (Band::Repeat | Band::Late | Band::Soon | Band::InOrder, None, None) => "-".to_owned(),
        }
    }

    /// `Tell the doctor today; liver tests by 03-Jun`, `...; late since 07-Jan: find the patient`.
    fn doctor_first(&self, doctor: &str, verb: &str) -> String {
        if let Some(late) = self.late() {
            let (first, rest) = late.split_at(1);
            return format!("{doctor}; {}{rest}", first.to_lowercase());
        }
        match self.ahead() {
            Some(ahead) => self.asking(format!("{doctor}; {verb}{ahead}")),
            None => doctor.to_owned(),
        }
    }

    /// `Show the doctor the kidney values; kidney tests by 10-Jun`.
    fn with_kidney_tests(&self, doctor: &str) -> String {
        let mut dues = self.assessment.next_due.iter();
        let Some(due) = dues.find(|due| due.test == DueTest::Kidney) else {
            return doctor.to_owned();
        };
        format!("{doctor}; {}", self.when(test_words(due.test), due.on))
    }

    /// The question about missed doses, where virus is there under a drug that it is not known to resist and there is
    /// nothing more urgent.
    fn asking(&self, line: String) -> String {
        let found = self.assessment;
        let is_virus = found.facts.last.is_some_and(|last| last.is_positive());
        let is_taken = matches!(found.facts.stage, Stage::OnTreatment { .. });
        let is_expected = matches!(found.verdict, Verdict::AwaitingResponse);
        let is_urgent = found.liver_alert.is_some()
            || found.is_proven
            || found.react.is_some()
            || found.lesion_alert.is_some()
            || found.decompensation.is_some();
        let is_asked = is_virus
            && is_taken
            && !is_expected
            && !is_urgent
            && found.rule != Rule::InterferonOnly
            && matches!(found.tier, Some(Tier(3..=5)));
        let asking = format!("{line}; ask about missed doses");
        if is_asked && asking.len() <= ROOM {
            asking
        } else {
            line
        }
    }

    /// `Nothing until 01-Dec`, or what else is due before: `Ultrasound by 01-Jun, else nothing until 01-Dec`, `HBeAg late
    /// since 10-Jan; ultrasound by 20-Jul`.
    fn nothing_until(&self) -> String {
        let Some(first) = &self.first else {
            return NOTHING.to_owned();
        };
        let others: Vec<&Due> = (self.assessment.next_due.iter())
            .filter(|due| !is_of_the_list(due.test) && due.on < first.on)
            .collect();
        let until = format!("othing until {}", self.day_ahead(first.on));
        let Some(on) = others.iter().map(|due| due.on).min() else {
            return format!("N{until}");
        };
        let names_of =
            |dues: &[&Due]| joined(&Vec::from_iter(dues.iter().map(|due| test_words(due.test))));
        // All that are late together; of what lies ahead only what is due first.
        let at_once = on.max(plus_days(self.assessment.day, -1));
        let (now, mut then): (Vec<&Due>, Vec<&Due>) =
            others.into_iter().partition(|due| due.on <= at_once);
        let sooner = capitalised(&self.when(&names_of(&now), on));
        let whole = match then.iter().map(|due| due.on).min() {
            Some(next) => {
                then.retain(|due| due.on == next);
                format!("{sooner}; {}", self.when(&names_of(&then), next))
            }
            None => format!("{sooner}, else n{until}"),
        };
        if whole.len() <= ROOM { whole } else { sooner }
    }

    /// `Late since 07-Jan: find the patient`.
    fn late(&self) -> Option<String> {
        let first = self.first.as_ref()?;
        let today = self.assessment.day;
        (first.on < today).then(|| {
            let since = past_day(self.language, first.on, today);
            format!("Late since {since}: find the patient")
        })
    }

    /// Beside one that is late the other, where that lies ahead and there is room: `...; HBV DNA by 27-Oct`.
    fn and_the_other(&self, late: String) -> String {
        let mut dues = self.assessment.next_due.iter();
        let other = dues.find(|due| is_of_the_list(due.test) && due.on >= self.assessment.day);
        let Some(other) = other else {
            return late;
        };
        let whole = format!("{late}; {}", self.when(test_words(other.test), other.on));
        if whole.len() <= ROOM { whole } else { late }
    }

    /// `HBV DNA and liver tests by 02-Jun`, where that is not past.
    fn ahead(&self) -> Option<String> {
        let first = self.first.as_ref()?;
        (first.on >= self.assessment.day).then(|| self.when(&first.tests, first.on))
    }

    /// `kidney tests by 10-Jun`, `kidney tests late since 10-Feb`.
    fn when(&self, tests: &str, on: NaiveDate) -> String {
        let today = self.assessment.day;
        if on < today {
            format!("{tests} late since {}", past_day(self.language, on, today))
        } else {
            format!("{tests} by {}", self.day_ahead(on))
        }
    }

    /// A day that is not past, with its year where it is a year away.
    fn day_ahead(&self, on: NaiveDate) -> String {
        if on < plus_months(self.assessment.day, YEAR) {
            day_month_words(self.language, on)
        } else {
            date_words(self.language, on)
        }
    }

    /// Whether what is due first repeats something that was seen.
    fn is_repeat(&self) -> bool {
        let mut dues = self.assessment.next_due.iter();
        dues.any(|due| match due.reason {
            DueReason::Repeat | DueReason::Rising { .. } | DueReason::RaisedAlt { .. } => true,
            DueReason::AfterLast { .. }
            | DueReason::AfterStart { .. }
            | DueReason::AfterStop { .. }
            | DueReason::NeverMeasured
            | DueReason::LiverAlert(_)
            | DueReason::NeverRepeated
            | DueReason::Reactivation
            | DueReason::AfterFailedLine { .. }
            | DueReason::KidneyAlert { .. }
            | DueReason::LesionAlert { .. } => false,
        })
    }
}

/// The first of HBV DNA and liver tests; beside a liver alert those of the liver are named first.
fn first(assessment: &Assessment) -> Option<First> {
    let dues = || {
        let dues = assessment.next_due.iter();
        dues.filter(|due| is_of_the_list(due.test))
    };
    let on = dues().map(|due| due.on).min()?;
    let mut tests: Vec<DueTest> = (dues().filter(|due| due.on == on))
        .map(|due| due.test)
        .collect();
    if assessment.liver_alert.is_some() {
        tests.sort_by_key(|test| *test != DueTest::Liver);
    }
    let names: Vec<&str> = tests.iter().map(|test| test_words(*test)).collect();
    Some(First {
        on,
        tests: joined(&names),
    })
}

const NOTHING: &str = "Nothing is due";

/// The tests by whose days the list is ordered.
const fn is_of_the_list(test: DueTest) -> bool {
    match test {
        DueTest::HbvDna | DueTest::Liver => true,
        DueTest::Hbeag | DueTest::Kidney | DueTest::Ultrasound => false,
    }
}

const fn test_words(test: DueTest) -> &'static str {
    match test {
        DueTest::HbvDna => "HBV DNA",
        DueTest::Liver => "liver tests",
        DueTest::Hbeag => "HBeAg",
        DueTest::Kidney => "kidney tests",
        DueTest::Ultrasound => "ultrasound",
    }
}

/// `HBeAg, kidney tests and ultrasound`.
fn joined(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

fn capitalised(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

/// A day that is past, with its year where that is another: without it, it would look as if it lay ahead.
fn past_day(language: Language, on: NaiveDate, today: NaiveDate) -> String {
    if on.year() == today.year() {
        day_month_words(language, on)
    } else {
        date_words(language, on)
    }
}

/// `2 Jun`, `Jun 2026` where that is a year away.
fn ahead_in_short(on: NaiveDate, today: NaiveDate) -> String {
    let format = if on < plus_months(today, YEAR) {
        "%-d %b"
    } else {
        "%b %Y"
    };
    on.format(format).to_string()
}

/// `late 3 d`, `late 11 m`, `late 8 y`.
fn late_in_short(on: NaiveDate, today: NaiveDate) -> String {
    match whole_months_between(on, today) {
        0 => format!("late {} d", days_between(on, today)),
        months @ ..100 => format!("late {months} m"),
        months => format!("late {} y", months / YEAR),
    }
}

#[cfg(test)]
mod tests;
