//! Another record that is the same person's: what it holds goes over to the open one, as one entry.

use super::moved::{TARGET, record_of_number, short_banner};
use super::why;
use crate::app::form::context::FormContext;
use crate::app::form::reader::Reader;
use crate::app::form::spec::Field;
use crate::app::form::table::{Kind, Source};
use crate::clinical::record::{Id, Record};
use crate::register::join;
use crate::view::describe::{join_fault_words, named};
use crate::wording::Phrase;
use crate::wording::screens::{correction as words, form};

pub(in crate::app::form) struct JoinForm(pub(in crate::app::form) Id);

impl Kind for JoinForm {
    fn name(&self) -> Phrase {
        form::JOINED_RECORD
    }

    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        from.record.filter(|record| record.id == self.0)?;
        Some(vec![
            TARGET.label(form::OTHER_NUMBER).holding(""),
            why::filled(form::WHY_JOINED, from),
        ])
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let record = at.record?;
        at.reading
            .about
            .push(words::goes_over(at.cx.language, named(&record.person)));
        why::read(at);
        let text = at.text(TARGET);
        if text.is_empty() {
            let hint = words::OTHER_NUMBER_HINT.of(at.cx.language);
            at.hint(TARGET, hint);
            at.miss(TARGET, &form::nothing_typed(at.cx.language, hint));
            return Some(());
        }
        let other = match record_of_number(text, at.cx) {
            Err(why) => {
                at.complain(TARGET, &why);
                return Some(());
            }
            Ok(other) => other,
        };
        match join(
            at.cx.register,
            other.id,
            record.id,
            at.cx.register.next_seq(),
        ) {
            Ok(ops) => {
                at.understood(TARGET, short_banner(other, at.cx));
                at.reading.to = Some(other.id);
                at.reading.ops.extend(ops);
            }
            Err(fault) => at.complain(
                TARGET,
                &join_fault_words(at.cx.language, &fault, at.cx.knowledge),
            ),
        }
        Some(())
    }

    fn title(&self, _record: &Record, cx: &FormContext<'_>) -> String {
        words::JOIN_TITLE.of(cx.language).to_owned()
    }
}
