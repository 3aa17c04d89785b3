//! The sample of a report was taken on another day than was entered.

use super::{ask_about_same_day, report_title, report_words, why};
use crate::app::form::context::FormContext;
use crate::app::form::dates;
use crate::app::form::reader::Reader;
use crate::app::form::report::TAKEN;
use crate::app::form::spec::Field;
use crate::app::form::table::{Kind, Source};
use crate::clinical::record::{Id, Record};
use crate::register::{Change, Op};
use crate::wording::screens::{correction as words, form};
use crate::wording::{Phrase, date_words};

pub(in crate::app::form) struct SampleDateForm(pub(in crate::app::form) Id);

impl Kind for SampleDateForm {
    fn name(&self) -> Phrase {
        form::CORRECTED_SAMPLE_DATE
    }

    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        let report = from.described()?.report(self.0)?;
        Some(vec![
            TAKEN.holding(&dates::sample_written(from.cx.language, report.head.day())),
            why::filled(form::WHY_CORRECTED, from),
        ])
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let record = at.record?;
        let before = record.report(self.0)?;
        let words = report_words(&before, record, at.cx);
        at.reading.about.push(words);
        why::read(at);
        let Some(day) = at.day(TAKEN) else {
            return Some(());
        };
        let was = before.head.day();
        let is_same_month = was.approximate
            && dates::sample_written(at.cx.language, was)
                == dates::sample_written(at.cx.language, day);
        // A month that is left as it is stays counted on its day.
        if day == was || is_same_month {
            let still = words::sample_still(at.cx.language, date_words(at.cx.language, day.date));
            why::nothing_changed(&still, at);
            return Some(());
        }
        ask_about_same_day(at.place(TAKEN), &before, day.date, record, at);
        let mut after = before.clone();
        after.head.on = day.date;
        after.head.month_only = day.approximate;
        for result in &mut after.results {
            result.on = day.date;
            result.month_only = day.approximate;
        }
        let (patient, change) = (record.id, Change::replace(before, after));
        at.make(Op::Report { patient, change });
        Some(())
    }

    fn title(&self, record: &Record, cx: &FormContext<'_>) -> String {
        words::sample_date(cx.language, report_title(cx.language, record, self.0))
    }
}
