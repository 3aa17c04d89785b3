//! The action line: what is to be done next, by when, and who (`WORDING.md`, "The action line").
//!
//! It is made from tier, alerts and what is due next alone, so that it cannot say another thing than they do. It informs:
//! no drug is named, to give or to stop.

mod short;

use chrono::{Datelike as _, NaiveDate};
use unicode_width::UnicodeWidthStr as _;

use crate::clinical::assessment::{
    Assessment, Due, DueReason, DueTest, Rule, Stage, Tier, Verdict,
};
use crate::clinical::calendar::{plus_days, plus_months};

use super::Words;
use super::band::Band;
use super::language::{Language, Phrase, say};
use super::numbers::{date_words, day_month_words, listed};

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
            first: first(language, assessment),
        }
    }

    fn line(&self, band: Band) -> String {
        match band {
            Band::Today => self.doctor_first(
                self.language.says("Tell the doctor today", "今日告知医生"),
                "",
            ),
            Band::ThisWeek => self.doctor_first(
                self.language
                    .says("Tell the doctor this week", "本周告知医生"),
                self.language.says("repeat ", "复查"),
            ),
            Band::Look if self.assessment.alerts.kidney.is_some() => self.with_kidney_tests(
                self.language
                    .says("Show the doctor the kidney values", "请医生看肾功能结果"),
            ),
            Band::Look if self.assessment.alerts.decompensation.is_some() => self.doctor_first(
                self.language
                    .says("Show the doctor the liver values", "请医生看肝功能结果"),
                "",
            ),
            Band::Look => match self.late() {
                Some(late) => self.and_the_other(say!(
                    self.language,
                    "{late}; show the doctor",
                    "{late}；请医生看"
                )),
                None => self.doctor_first(self.language.says("Show the doctor", "请医生看"), ""),
            },
            Band::Repeat => match (self.late(), self.ahead()) {
                (Some(late), _) => self.and_the_other(late),
                (None, Some(ahead)) => {
                    self.asking(say!(self.language, "Repeat {ahead}", "复查{ahead}"))
                }
                (None, None) => self.asking(
                    self.language
                        .says("Repeat HBV DNA", "复查 HBV DNA")
                        .to_owned(),
                ),
            },
            Band::NextClinic => self.doctor_first(
                self.language
                    .says("For the doctor's next clinic", "下次门诊请医生评估"),
                "",
            ),
            Band::Late | Band::Soon => self
                .late()
                .map(|late| self.and_the_other(late))
                .or_else(|| self.ahead().map(|ahead| capitalised(&ahead)))
                .unwrap_or_else(|| NOTHING.of(self.language).to_owned()),
            Band::InOrder => self.nothing_until(),
        }
    }

    /// `Tell the doctor today; liver tests by 03-Jun`, `...; late since 07-Jan: find the patient`.
    fn doctor_first(&self, doctor: &str, verb: &str) -> String {
        if let Some(late) = self.late() {
            let late = uncapitalised(&late);
            return say!(self.language, "{doctor}; {late}", "{doctor}；{late}");
        }
        match self.ahead() {
            Some(ahead) => self.asking(say!(
                self.language,
                "{doctor}; {verb}{ahead}",
                "{doctor}；{verb}{ahead}"
            )),
            None => doctor.to_owned(),
        }
    }

    /// `Show the doctor the kidney values; kidney tests by 10-Jun`.
    fn with_kidney_tests(&self, doctor: &str) -> String {
        let mut dues = self.assessment.next_due.iter();
        let Some(due) = dues.find(|due| due.test == DueTest::Kidney) else {
            return doctor.to_owned();
        };
        {
            let when = self.when(test_words(self.language, due.test), due.on);
            say!(self.language, "{doctor}; {when}", "{doctor}；{when}")
        }
    }

    /// The question about missed doses, where virus is there under a drug that it is not known to resist and there is
    /// nothing more urgent.
    fn asking(&self, line: String) -> String {
        let found = self.assessment;
        let is_virus = found.facts.last.is_some_and(|last| last.is_positive());
        let is_taken = matches!(found.facts.stage, Stage::OnTreatment { .. });
        let is_expected = matches!(found.verdict, Verdict::AwaitingResponse);
        let is_urgent = found.alerts.liver.is_some()
            || found.is_proven
            || found.react.is_some()
            || found.alerts.lesion.is_some()
            || found.alerts.decompensation.is_some();
        let is_asked = is_virus
            && is_taken
            && !is_expected
            && !is_urgent
            && found.rule != Rule::InterferonOnly
            && matches!(found.tier, Some(Tier(3..=5)));
        let asking = say!(
            self.language,
            "{line}; ask about missed doses",
            "{line}；询问是否漏服"
        );
        if is_asked && asking.width() <= ROOM {
            asking
        } else {
            line
        }
    }

    /// `Nothing until 01-Dec`, or what else is due before: `Ultrasound by 01-Jun, else nothing until 01-Dec`, `HBeAg late
    /// since 10-Jan; ultrasound by 20-Jul`.
    fn nothing_until(&self) -> String {
        let Some(first) = &self.first else {
            return NOTHING.of(self.language).to_owned();
        };
        let others: Vec<&Due> = (self.assessment.next_due.iter())
            .filter(|due| !is_of_the_list(due.test) && due.on < first.on)
            .collect();
        let until = self.day_ahead(first.on);
        let Some(on) = others.iter().map(|due| due.on).min() else {
            return say!(self.language, "Nothing until {until}", "{until}前无需处理");
        };
        let names_of = |dues: &[&Due]| {
            listed(
                self.language,
                &Vec::from_iter(dues.iter().map(|due| test_words(self.language, due.test))),
            )
        };
        // All that are late together; of what lies ahead only what is due first.
        let at_once = on.max(plus_days(self.assessment.day, -1));
        let (now, mut then): (Vec<&Due>, Vec<&Due>) =
            others.into_iter().partition(|due| due.on <= at_once);
        let sooner = capitalised(&self.when(&names_of(&now), on));
        let whole = match then.iter().map(|due| due.on).min() {
            Some(next) => {
                then.retain(|due| due.on == next);
                {
                    let then = self.when(&names_of(&then), next);
                    say!(self.language, "{sooner}; {then}", "{sooner}；{then}")
                }
            }
            None => say!(
                self.language,
                "{sooner}, else nothing until {until}",
                "{sooner}，此外{until}前无需处理"
            ),
        };
        if whole.width() <= ROOM { whole } else { sooner }
    }

    /// `Late since 07-Jan: find the patient`.
    fn late(&self) -> Option<String> {
        let first = self.first.as_ref()?;
        let today = self.assessment.day;
        (first.on < today).then(|| {
            let since = past_day(self.language, first.on, today);
            say!(
                self.language,
                "Late since {since}: find the patient",
                "{since}起逾期：请联系患者"
            )
        })
    }

    /// Beside one that is late the other, where that lies ahead and there is room: `...; HBV DNA by 27-Oct`.
    fn and_the_other(&self, late: String) -> String {
        let mut dues = self.assessment.next_due.iter();
        let other = dues.find(|due| is_of_the_list(due.test) && due.on >= self.assessment.day);
        let Some(other) = other else {
            return late;
        };
        let when = self.when(test_words(self.language, other.test), other.on);
        let whole = say!(self.language, "{late}; {when}", "{late}；{when}");
        if whole.width() <= ROOM { whole } else { late }
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
            say!(
                self.language,
                "{tests} late since {day}",
                "{tests}（{day}起逾期）",
                day = past_day(self.language, on, today)
            )
        } else {
            say!(
                self.language,
                "{tests} by {day}",
                "{tests}（{day}前）",
                day = self.day_ahead(on)
            )
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
fn first(language: Language, assessment: &Assessment) -> Option<First> {
    let dues = || {
        let dues = assessment.next_due.iter();
        dues.filter(|due| is_of_the_list(due.test))
    };
    let on = dues().map(|due| due.on).min()?;
    let mut tests: Vec<DueTest> = (dues().filter(|due| due.on == on))
        .map(|due| due.test)
        .collect();
    if assessment.alerts.liver.is_some() {
        tests.sort_by_key(|test| *test != DueTest::Liver);
    }
    let names: Vec<&str> = tests
        .iter()
        .map(|test| test_words(language, *test))
        .collect();
    Some(First {
        on,
        tests: listed(language, &names),
    })
}

const NOTHING: Phrase = Phrase::new("Nothing is due", "无到期检测");

/// The tests by whose days the list is ordered.
const fn is_of_the_list(test: DueTest) -> bool {
    match test {
        DueTest::HbvDna | DueTest::Liver => true,
        DueTest::Hbeag | DueTest::Kidney | DueTest::Ultrasound => false,
    }
}

const fn test_words(language: Language, test: DueTest) -> &'static str {
    match test {
        DueTest::HbvDna => "HBV DNA",
        DueTest::Liver => language.says("liver tests", "肝功能"),
        DueTest::Hbeag => "HBeAg",
        DueTest::Kidney => language.says("kidney tests", "肾功能"),
        DueTest::Ultrasound => language.says("ultrasound", "超声"),
    }
}

fn uncapitalised(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(characters).collect()
    })
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

#[cfg(test)]
mod tests;
