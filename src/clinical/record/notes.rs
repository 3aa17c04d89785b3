//! The small questions about notes, each answered here and nowhere else.

use chrono::{NaiveDate, NaiveTime};

use super::note::{Note, NoteKind, Visit};
use super::whole::Record;

impl Record {
    /// The place that the patient has on the clinic of a day.
    #[must_use]
    pub fn place_on_clinic(&self, day: NaiveDate) -> Option<(&Note, Visit)> {
        self.notes.iter().find_map(|note| match note.kind {
            NoteKind::Visit(visit) if note.on == day => Some((note, visit)),
            NoteKind::Visit(_)
            | NoteKind::Remark
            | NoteKind::RecallAttempt
            | NoteKind::SampleSent => None,
        })
    }

    /// Whether the patient is on the clinic of a day, seen or not.
    #[must_use]
    pub fn is_on_clinic(&self, day: NaiveDate) -> bool {
        self.place_on_clinic(day).is_some()
    }

    /// Whether the patient was seen on the clinic of a day: ticked off.
    #[must_use]
    pub fn was_seen(&self, day: NaiveDate) -> bool {
        self.place_on_clinic(day)
            .is_some_and(|(_, visit)| visit == Visit::Seen)
    }

    /// The time at which the patient is expected on the clinic of a day: the text of the place, where it is a time of
    /// day such as `09:30`.
    #[must_use]
    pub fn time_on_clinic(&self, day: NaiveDate) -> Option<&str> {
        let (place, _) = self.place_on_clinic(day)?;
        let is_time =
            place.text.len() == 5 && NaiveTime::parse_from_str(&place.text, "%H:%M").is_ok();
        is_time.then_some(place.text.as_str())
    }

    /// The recall attempts on and after a day, the earliest first.
    pub fn recall_attempts_since(
        &self,
        day: NaiveDate,
    ) -> impl DoubleEndedIterator<Item = &Note> + '_ {
        self.notes
            .iter()
            .filter(move |note| note.kind == NoteKind::RecallAttempt && note.on >= day)
    }

    /// The newest sample noted as sent that waits for its report: no report of its day or a later one has a result that
    /// was not retracted.
    #[must_use]
    pub fn awaited_sample(&self) -> Option<&Note> {
        let reported = self
            .results
            .iter()
            .filter(|result| !result.is_retracted())
            .map(|result| result.on)
            .max();
        self.notes
            .iter()
            .rev()
            .find(|note| note.kind == NoteKind::SampleSent)
            .filter(|sample| reported.is_none_or(|day| day < sample.on))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::decimal::Decimal;
    use crate::clinical::laboratory::DnaUnit;
    use crate::clinical::record::{
        DnaReading, Finding, Id, LabResult, Limits, Person, Report, ReportHead, Results, Seq,
        Source, Trail, Via,
    };

    const SOURCE: Source = Source {
        via: Via::Form,
        seq: Seq(1),
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn record(notes: &[(u32, &str, NoteKind)]) -> Record {
        let person = Person {
            mrn: "W-1".to_owned(),
            name: "Zhang, Li".to_owned(),
            born: None,
            sex: None,
            cirrhosis: crate::clinical::record::Cirrhosis::NotRecorded,
            cirrhosis_on: None,
            contact: None,
            follow_up: crate::clinical::record::FollowUp::Active,
        };
        let mut record = Record::new(Id(1), person, SOURCE);
        for (id, on, kind) in notes {
            record.insert_note(Note {
                id: Id(*id),
                on: day(on),
                kind: *kind,
                text: "-".to_owned(),
                source: SOURCE,
            });
        }
        record
    }

    fn report(on: &str, is_retracted: bool) -> Report {
        let (id, on) = (Id(90), day(on));
        let trail = Trail {
            retracted_by: Some(Seq(9)),
            ..Trail::default()
        };
        let figure: Decimal = "20".parse().unwrap();
        Report {
            head: ReportHead {
                id,
                month_only: false,
                on,
                laboratory: None,
                source: SOURCE,
            },
            results: Results::from(vec![LabResult {
                report: id,
                place: 1,
                unusual: false,
                month_only: false,
                on,
                finding: Finding::HbvDna {
                    reading: DnaReading::Below(figure),
                    unit: DnaUnit::IuPerMl,
                    assay: None,
                },
                limits: Limits::default(),
                trail: is_retracted.then(|| Box::new(trail)),
            }]),
        }
    }

    #[test]
    fn notes_stand_by_day_and_identifier() {
        let record = record(&[
            (7, "2024-06-02", NoteKind::Remark),
            (5, "2024-06-02", NoteKind::SampleSent),
            (6, "2024-06-01", NoteKind::RecallAttempt),
        ]);
        let ids: Vec<u32> = record.notes.iter().map(|note| note.id.0).collect();
        assert_eq!(ids, [6, 5, 7]);
    }

    #[test]
    fn the_place_on_a_clinic_is_that_of_the_day() {
        let record = record(&[
            (2, "2024-06-01", NoteKind::Visit(Visit::Seen)),
            (3, "2024-06-02", NoteKind::Remark),
            (4, "2024-06-03", NoteKind::Visit(Visit::Expected)),
        ]);
        for (on, is_on, seen) in [
            ("2024-06-01", true, true),
            ("2024-06-02", false, false),
            ("2024-06-03", true, false),
            ("2024-06-04", false, false),
        ] {
            assert_eq!(record.is_on_clinic(day(on)), is_on, "{on}");
            assert_eq!(record.was_seen(day(on)), seen, "{on}");
        }
    }

    #[test]
    fn attempts_count_from_their_day_on() {
        let record = record(&[
            (2, "2024-05-31", NoteKind::RecallAttempt),
            (3, "2024-06-01", NoteKind::RecallAttempt),
            (4, "2024-06-01", NoteKind::Remark),
            (5, "2024-06-09", NoteKind::RecallAttempt),
        ]);
        let since = |on| {
            let attempts = record.recall_attempts_since(day(on));
            attempts.map(|note| note.id.0).collect::<Vec<_>>()
        };
        assert_eq!(since("2024-01-01"), [2, 3, 5]);
        assert_eq!(since("2024-06-01"), [3, 5]);
        assert_eq!(since("2024-06-10"), [0; 0]);
    }

    #[test]
    fn a_sample_waits_until_a_result_of_its_day_or_later_stands() {
        let sent = [
            (2, "2024-05-01", NoteKind::SampleSent),
            (3, "2024-06-01", NoteKind::SampleSent),
        ];
        for (reported, awaited) in [
            (None, Some(3)),
            (Some(("2024-05-31", false)), Some(3)),
            (Some(("2024-06-01", false)), None),
            (Some(("2024-06-02", false)), None),
            (Some(("2024-06-02", true)), Some(3)),
        ] {
            let mut record = record(&sent);
            if let Some((on, is_retracted)) = reported {
                record.insert_report(report(on, is_retracted));
            }
            let found = record.awaited_sample().map(|note| note.id.0);
            assert_eq!(found, awaited, "{reported:?}");
        }
        assert_eq!(record(&[]).awaited_sample(), None);
    }
}
