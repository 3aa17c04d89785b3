//! A report typed under the wrong number moves to the right patient in one act: removed from one record and added to
//! the other by one entry, with its identifiers, places, source and trail.

use super::{ask_about_same_day, report_title, report_words, why};
use crate::app::form::context::FormContext;
use crate::app::form::reader::Reader;
use crate::app::form::spec::{Field, Spec, text};
use crate::app::form::table::{Kind, Source};
use crate::clinical::record::{Id, Record, Report};
use crate::register::{Change, Op};
use crate::view::describe::named;
use crate::view::search::fold;
use crate::wording::Phrase;
use crate::wording::screens::{correction as words, form};
use crate::wording::{banner, date_words};

pub(super) const TARGET: Spec = text(form::MOVE_TO_NUMBER).kept("move to");

pub(in crate::app::form) struct MoveForm(pub(in crate::app::form) Id);

impl Kind for MoveForm {
    fn name(&self) -> Phrase {
        form::MOVED_REPORT
    }

    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        from.record?.report(self.0)?;
        let target = match from.ops() {
            [_, Op::Report { patient, .. }] => from.cx.register.get(*patient)?.person.mrn.as_str(),
            [..] => "",
        };
        Some(vec![
            TARGET.holding(target),
            why::filled(form::WHY_MOVED, from),
        ])
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let record = at.record?;
        let report = record.report(self.0)?;
        let words = report_words(&report, record, at.cx);
        at.reading.about.push(words);
        why::read(at);
        let text = at.text(TARGET);
        if text.is_empty() {
            at.hint(TARGET, words::RIGHT_NUMBER_HINT.of(at.cx.language));
            at.miss(TARGET, words::NO_RIGHT_NUMBER.of(at.cx.language));
            return Some(());
        }
        match target(text, &report, record, at.cx) {
            Err(why) => at.complain(TARGET, &why),
            Ok(target) => {
                at.understood(TARGET, short_banner(target, at.cx));
                at.reading.to = Some(target.id);
                ask_about_same_day(at.place(TARGET), &report, report.head.on, target, at);
                move_to(target, report, record, at);
            }
        }
        Some(())
    }

    fn title(&self, record: &Record, cx: &FormContext<'_>) -> String {
        words::move_what(cx.language, report_title(cx.language, record, self.0))
    }
}

/// `= LI, Na | born 29-Feb-1980 | W-20`: the banner as far as it tells who it is; the whole stands beside the form.
pub(super) fn short_banner(record: &Record, cx: &FormContext<'_>) -> String {
    let whole = banner(cx.language, &record.person, cx.today);
    let fields: Vec<&str> = whole.split(" | ").collect();
    match fields.as_slice() {
        [name, born, _, number, ..] => {
            let born = born.split(" (").next().unwrap_or(born);
            format!("= {name} | {born} | {number}")
        }
        [..] => format!("= {whole}"),
    }
}

/// The patient of a number: written exactly so, or the only one but for the case of letters.
fn target<'a>(
    text: &str,
    report: &Report,
    record: &Record,
    cx: &FormContext<'a>,
) -> Result<&'a Record, String> {
    let found = record_of_number(text, cx)?;
    if found.id == record.id {
        return Err(words::own_report(cx.language, text, named(&record.person)));
    }
    match found.person.born {
        Some(born) if born.date > report.head.on => Err(words::born_after(
            cx.language,
            named(&found.person),
            date_words(cx.language, born.date),
            date_words(cx.language, report.head.on),
        )),
        Some(_) | None => Ok(found),
    }
}

/// The record of a number: written exactly so, or the only one but for the case of letters.
pub(super) fn record_of_number<'a>(text: &str, cx: &FormContext<'a>) -> Result<&'a Record, String> {
    let wanted = fold(text);
    let mut alike = cx
        .register
        .patients()
        .iter()
        .filter(|other| fold(&other.person.mrn) == wanted);
    match (cx.register.find(text), alike.next(), alike.next()) {
        (Some(exact), ..) => Ok(exact),
        (None, Some(only), None) => Ok(only),
        (None, ..) => Err(words::no_such_number(cx.language, text)),
    }
}

fn move_to(target: &Record, report: Report, record: &Record, at: &mut Reader<'_>) {
    at.reading.ops.extend([
        Op::Report {
            patient: record.id,
            change: Change::remove(report.clone()),
        },
        Op::Report {
            patient: target.id,
            change: Change::add(report),
        },
    ]);
    match at.faults(target) {
        Ok(faults) => {
            for words in faults {
                at.complain(TARGET, &words);
            }
        }
        Err(conflict) => at.complain(TARGET, &conflict.told(at.cx.language)),
    }
}
