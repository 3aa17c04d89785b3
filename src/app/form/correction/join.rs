//! Another record that is the same person's: what it holds goes over to the open one, as one entry.

use super::moved::{TARGET, record_of_number, short_banner};
use super::why;
use crate::app::describe::{join_fault_words, named};
use crate::app::form::FormContext;
use crate::app::form::kind::{Kind, Source};
use crate::app::form::reader::Reader;
use crate::app::form::spec::Field;
use crate::clinical::record::{Id, Record};
use crate::register::join;

pub(super) struct JoinForm(pub(super) Id);

impl Kind for JoinForm {
    fn name(&self) -> &'static str {
        "join of another record"
    }

    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        from.record.filter(|record| record.id == self.0)?;
        Some(vec![
            TARGET.label("other number").holding(""),
            why::filled("why joined", from),
        ])
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let record = at.record?;
        at.reading.about.push(format!(
            "What the other record holds goes over to {}; its number reaches this record from then on. Undo brings both back.",
            named(&record.person)
        ));
        why::read(at);
        let text = at.text(TARGET);
        if text.is_empty() {
            let hint = "the number of the other record of this person";
            at.hint(TARGET, hint);
            at.miss(TARGET, &format!("nothing typed; {hint}"));
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

    fn title(&self, _record: &Record, _cx: &FormContext<'_>) -> String {
        "join another record of this person".to_owned()
    }
}
