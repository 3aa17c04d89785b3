//! The form of a laboratory report. Its fields come from the laboratory's profile; empty ones are skipped.

mod laboratory;
mod order;
mod pairs;

pub(super) use laboratory::{
    LABORATORY, NO_PROFILE, another, means_no_profile, named_laboratory, usual_laboratory,
};
pub(super) use order::{ORDER, arrange, order_of};
pub(super) use pairs::{ask_about_pair, together};

use chrono::NaiveDate;

use super::context::FormContext;
use super::reader::Reader;
use super::reading::EchoKind;
use super::result::{Asked, Typed};
use super::spec::{self, Accepts, Field, FieldId, Spec, date};
use super::table::{Kind, Source};
use super::{dates, filled};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::decimal::Decimal;
use crate::clinical::laboratory::{Test, UnitId};
use crate::clinical::record::{LabResult, Record, Report, ReportHead, Via};
use crate::notation::unit_id;
use crate::register::{Change, Laboratory, Op};
use crate::wording::screens::{form, notes as words};
use crate::wording::{Phrase, date_words};

pub(super) const TAKEN: Spec = date(form::SAMPLE_TAKEN, Accepts::Sample);

pub(super) struct ReportForm;

impl Kind for ReportForm {
    fn name(&self) -> Phrase {
        form::REPORT
    }

    /// The tests in the order of the profile, then the laboratory; the day is that of the sample that was noted as sent
    /// and waits for its report, else today.
    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        let (record, cx) = (from.record?, from.cx);
        let report = match from.ops() {
            [Op::Report { change, .. }] => Some(change.after.as_ref()?),
            [..] => None,
        };
        let laboratory = match report {
            Some(report) => report
                .head
                .laboratory
                .and_then(|id| cx.register.laboratory(id)),
            None => usual_laboratory(record, cx.register),
        };
        let awaited = awaited(record, cx).unwrap_or(cx.today);
        let day = report.map_or(CalendarDay::exact(awaited), |report| report.head.day());
        let text = |test| {
            let mut results = report.iter().flat_map(|report| &report.results);
            let result = results.find(|result| result.finding.test() == test);
            result.map_or_else(String::new, |result| result_text(result, laboratory, cx))
        };
        let mut fields = vec![TAKEN.holding(&dates::sample_written(cx.language, day))];
        fields.extend(
            order_of(laboratory)
                .into_iter()
                .map(|test| spec::test(test).holding(&text(test))),
        );
        if !cx.register.laboratories().is_empty() {
            let name = laboratory.map_or(NO_PROFILE.of(cx.language), |laboratory| &laboratory.name);
            fields.push(LABORATORY.holding(name));
        }
        Some(fields)
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let record = at.record?;
        let laboratory = laboratory::read(at);
        let taken = at.day(TAKEN);
        if at.via == Via::Form {
            say_awaited(taken, record, at);
        }
        let day = taken.map_or(at.cx.today, |taken| taken.date);
        let fields = at.form.fields.iter().enumerate();
        let asked = fields.filter_map(|(place, field)| match field.id() {
            FieldId::Test(test) => Some(Asked {
                place,
                test,
                text: field.text(),
                label: field.label(at.cx.language, at.cx.knowledge),
                day,
                laboratory,
                instead_of: None,
                is_expected: false,
            }),
            FieldId::Named(_) => None,
        });
        let mut asked: Vec<Asked<'_>> = asked.collect();
        at.reading.folded = folded_from(&asked, at);
        pairs::expect(&mut asked, at);
        let typed = asked.iter().filter_map(|asked| asked.read(at));
        let mut typed: Vec<Typed> = typed.collect();
        pairs::compare(&mut typed, at);
        if let (Some(taken), false) = (taken, typed.is_empty()) {
            let report = report(typed, taken, laboratory, at);
            let (patient, change) = (record.id, Change::add(report));
            at.make(Op::Report { patient, change });
        }
        Some(())
    }
}

/// So many tests are asked for of everybody.
const ALWAYS_ASKED: usize = 5;

/// The field behind the last one that is usually filled: every visit has the first tests, and this patient those that
/// are on file.
fn folded_from(asked: &[Asked<'_>], at: &Reader<'_>) -> Option<usize> {
    let is_usual = |(order, asked): &(usize, &Asked<'_>)| {
        *order < ALWAYS_ASKED || !asked.text.is_empty() || asked.is_on_file(at)
    };
    let last = asked.iter().enumerate().rfind(is_usual)?.1.place;
    Some(last + 1)
}

fn report(
    typed: Vec<Typed>,
    taken: CalendarDay,
    laboratory: Option<&Laboratory>,
    at: &mut Reader<'_>,
) -> Report {
    let id = at.reading.take_id(at.cx);
    let (on, month_only) = (taken.date, taken.approximate);
    let results = (1_u16..).zip(typed).map(|(place, typed)| LabResult {
        report: id,
        place,
        unusual: typed.unusual,
        on,
        month_only,
        finding: typed.finding,
        limits: typed.limits,
        trail: None,
    });
    let head = ReportHead {
        id,
        on,
        month_only,
        laboratory: laboratory.map(|laboratory| laboratory.id),
        source: at.source(),
    };
    let results = results.collect();
    Report { head, results }
}

/// The day of the sample that was noted as sent and waits for its report.
fn awaited(record: &Record, cx: &FormContext<'_>) -> Option<NaiveDate> {
    let sample = record.awaited_sample()?;
    Some(sample.on).filter(|on| *on <= cx.today)
}

/// Says which sample waits, and beside the day whether it is that one's.
fn say_awaited(taken: Option<CalendarDay>, record: &Record, at: &mut Reader<'_>) {
    let Some(awaited) = awaited(record, at.cx) else {
        return;
    };
    let day = date_words(at.cx.language, awaited);
    at.reading.about.push(words::awaited(at.cx.language, day));
    let place = at.place(TAKEN);
    if let Some(echo) = at.reading.echoes.get_mut(place)
        && echo.kind == EchoKind::Understood
        && taken.is_some_and(|taken| taken.date == awaited)
    {
        echo.words.push_str(words::NOTED_AS_SENT.of(at.cx.language));
    }
}

/// The value, with its unit and its upper limit where they are not those of the laboratory.
fn result_text(
    result: &LabResult,
    laboratory: Option<&Laboratory>,
    cx: &FormContext<'_>,
) -> String {
    let test = result.finding.test();
    let implied = laboratory.and_then(|laboratory| laboratory.unit(test));
    let text = filled::typed(&result.finding, implied, cx.language, cx.knowledge);
    match typed_upper(result, laboratory, cx) {
        Some(upper) => format!("{text}/{upper}"),
        None => text,
    }
}

/// The upper limit, where it was typed: it is not that of the laboratory.
pub(super) fn typed_upper(
    result: &LabResult,
    laboratory: Option<&Laboratory>,
    cx: &FormContext<'_>,
) -> Option<Decimal> {
    let test = result.finding.test();
    let unit = laboratory.and_then(|laboratory| laboratory.unit(test));
    let is_theirs =
        unit_id(&result.finding, cx.knowledge) == Some(unit.unwrap_or(UnitId::COMPUTED));
    let profile = laboratory
        .filter(|_| is_theirs)
        .map(|laboratory| laboratory.limits(test))
        .unwrap_or_default();
    match test {
        Test::Analyte(_) => result.limits.upper.filter(|_| result.limits != profile),
        Test::HbvDna | Test::Marker(_) | Test::Genotype | Test::Ultrasound => None,
    }
}
