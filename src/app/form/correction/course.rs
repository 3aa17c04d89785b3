//! A course described anew: drug, start, stop, dose, reason, intent.

use super::{course_of, course_title, why};
use crate::app::form::choice::{INTENTS, spoken};
use crate::app::form::context::FormContext;
use crate::app::form::dates;
use crate::app::form::drug::{self, DOSE, INTENT, NEW as DRUG, REASON};
use crate::app::form::reader::Reader;
use crate::app::form::spec::{Accepts, Field, Spec, date};
use crate::app::form::table::{Kind, Source};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::drugs::DrugId;
use crate::clinical::record::{Course, Id, Record};
use crate::register::{Change, Op};
use crate::wording::screens::{choices, correction as words, form};
use crate::wording::{Phrase, name_words};

const START: Spec = date(choices::START, Accepts::Start);
const STOP: Spec = date(choices::STOP, Accepts::Stop).hint(form::STILL_TAKEN);

pub(in crate::app::form) struct CourseForm(pub(in crate::app::form) Id);

impl Kind for CourseForm {
    fn name(&self) -> Phrase {
        form::CORRECTED_COURSE
    }

    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        let described = from.described()?;
        let course = course_of(&described, self.0)?;
        let drug = name_words(from.cx.language, from.cx.knowledge.drugs.get(course.drug));
        Some(vec![
            DRUG.label(form::DRUG).holding(drug),
            START.holding(&dates::written(from.cx.language, course.start)),
            STOP.holding(
                &course
                    .stop
                    .map(|day| dates::written(from.cx.language, day))
                    .unwrap_or_default(),
            ),
            DOSE.holding(course.dose.as_deref().unwrap_or_default()),
            REASON.holding(course.reason.as_deref().unwrap_or_default()),
            INTENT.holding(spoken(&INTENTS, course.intent, from.cx.language)),
            why::filled(form::WHY_CORRECTED, from),
        ])
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let record = at.record?;
        let before = course_of(record, self.0)?;
        why::read(at);
        let drug = read_drug(at);
        let start = at.day(START);
        let stop = read_stop(at);
        let intent = at.choice(INTENT, &INTENTS);
        let (Some(drug), Some(start), Some(stop), Some(intent)) = (drug, start, stop, intent)
        else {
            return Some(());
        };
        let after = Course {
            id: before.id,
            drug,
            start,
            stop,
            intent,
            dose: at.optional(DOSE),
            reason: at.optional(REASON),
            source: before.source,
        };
        if after == *before {
            why::nothing_changed(words::COURSE_AS_IT_WAS.of(at.cx.language), at);
            return Some(());
        }
        if let (None, Some(stop)) = (before.stop, stop)
            && drug::is_last(record, before, stop)
        {
            at.reading
                .information
                .push(drug::NO_ANTIVIRAL.of(at.cx.language).to_owned());
        }
        let change = Box::new(Change::replace(before.clone(), after));
        let patient = record.id;
        at.make(Op::Course { patient, change });
        Some(())
    }

    fn title(&self, record: &Record, cx: &FormContext<'_>) -> String {
        words::correct(cx.language, course_title(record, self.0, cx))
    }
}

fn read_drug(at: &mut Reader<'_>) -> Option<DrugId> {
    let text = at.text(DRUG);
    if text.is_empty() {
        at.complain(DRUG, words::NO_DRUG_NAME.of(at.cx.language));
        return None;
    }
    match drug::find(at.cx.language, text, at.cx.knowledge) {
        Ok(drug) => {
            let name = name_words(at.cx.language, at.cx.knowledge.drugs.get(drug));
            at.understood(DRUG, format!("= {name}"));
            Some(drug)
        }
        Err(why) => {
            why.say(DRUG, at);
            None
        }
    }
}

/// The stop; an empty field means that the drug is still taken. `None` where it is not understood.
fn read_stop(at: &mut Reader<'_>) -> Option<Option<CalendarDay>> {
    if at.text(STOP).is_empty() {
        return Some(None);
    }
    at.day(STOP).map(Some)
}
