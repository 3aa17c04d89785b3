//! What brings a due date forward (`RULES.md` §9, "Sooner"): the earliest date holds, and its reason is named.

use chrono::NaiveDate;

use super::assessment::{Due, DueReason, DueTest, LiverAlert, NeverRepeated};
use super::calendar::{plus_days, plus_months};
use super::settings::Schedule;

/// Everything that asks for tests sooner than the schedule does.
pub(super) struct Sooner<'a> {
    pub(super) alert: Option<&'a LiverAlert>,
    /// Values that made an alert and were never repeated.
    pub(super) never_repeated: &'a [NeverRepeated],
    /// Since when virus or surface antigen is newly there: of a reactivation, or of `react`.
    pub(super) newly_there: Option<NaiveDate>,
    /// A raised fresh ALT with virus and without treatment: its day.
    pub(super) raised_alt: Option<NaiveDate>,
    /// Whether HBV DNA is rising on treatment.
    pub(super) is_rising: bool,
    /// The start of a line that follows a failed one and on which nothing counts yet.
    pub(super) after_failed_line: Option<NaiveDate>,
    /// The newest counted HBV DNA.
    pub(super) last_dna: Option<NaiveDate>,
    /// The newest ALT.
    pub(super) last_alt: Option<NaiveDate>,
    pub(super) schedule: &'a Schedule,
}

impl Sooner<'_> {
    /// Brings the dates of HBV DNA and liver tests forward. Of two reasons for one day the graver is named: an alert or
    /// virus newly there before anything else.
    pub(super) fn bring_forward(&self, due: &mut [Due]) {
        let months = self.schedule.repeat;
        if let Some(start) = self.after_failed_line {
            let reason = DueReason::AfterFailedLine { months };
            bring(due, DueTest::HbvDna, plus_months(start, months), reason);
        }
        if let Some(last) = self.last_dna.filter(|_| self.is_rising) {
            let reason = DueReason::Rising { months };
            bring(due, DueTest::HbvDna, plus_months(last, months), reason);
        }
        if let Some(alt) = self.raised_alt {
            let reason = DueReason::RaisedAlt { months };
            bring(due, DueTest::Liver, plus_months(alt, months), reason);
        }
        if let Some(since) = self.newly_there {
            for (test, last) in [
                (DueTest::HbvDna, self.last_dna),
                (DueTest::Liver, self.last_alt),
            ] {
                let from = last.map_or(since, |last| last.max(since));
                let on = plus_days(from, self.schedule.reactivation_days);
                bring(due, test, on, DueReason::Reactivation);
            }
        }
        for value in self.never_repeated {
            bring(due, DueTest::Liver, value.due, DueReason::NeverRepeated);
        }
        if let Some(alert) = self.alert {
            let on = alert.repeat_on(self.schedule);
            let reason = DueReason::LiverAlert(alert.level);
            bring(due, DueTest::Liver, on, reason);
            let oldest = plus_days(alert.newest, -self.schedule.alert_dna_age_days);
            if self.last_dna.is_none_or(|last| last < oldest) {
                bring(due, DueTest::HbvDna, on, reason);
            }
        }
    }
}

fn bring(due: &mut [Due], test: DueTest, on: NaiveDate, reason: DueReason) {
    let is_grave = matches!(
        reason,
        DueReason::LiverAlert(_) | DueReason::NeverRepeated | DueReason::Reactivation
    );
    if let Some(due) = due.iter_mut().find(|due| due.test == test)
        && (on < due.on || (is_grave && on == due.on))
    {
        due.on = on;
        due.reason = reason;
    }
}
