//! The form of the recall letter's text: a field a line.

use super::reader::Reader;
use super::spec::{Field, Spec, text};
use super::table::{Kind, Source};
use crate::register::{Change, Op};
use crate::view::paper::{LETTER_WORDS, SHIPPED_LETTER, check_letter, own_letter};
use crate::wording::Phrase;
use crate::wording::screens::form as said;
use crate::wording::screens::letter::LINE_NAMES;

/// A line that is longer than the others hold goes on in the last one, divided by line ends.
const LINES: [Spec; 32] = {
    let mut lines = [text(LINE_NAMES[0]).alone(); LINE_NAMES.len()];
    let mut place = 1;
    while place < LINE_NAMES.len() {
        lines[place] = text(LINE_NAMES[place]).alone();
        place += 1;
    }
    lines
};

/// So many lines are shown behind the last that holds something.
const SPARE: usize = 2;

pub(super) struct LetterForm;

impl Kind for LetterForm {
    fn name(&self) -> Phrase {
        said::LETTER
    }

    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        let on_file = match from.ops() {
            [Op::Letter { change }] => change.after.as_deref(),
            _ => from.cx.register.letter(),
        };
        let shipped = SHIPPED_LETTER.of(from.cx.language);
        let text = on_file.unwrap_or(shipped).trim_end_matches('\n');
        let lines = text.splitn(LINES.len(), '\n').chain(std::iter::repeat(""));
        let field = |(spec, line): (&Spec, &str)| {
            let mut field = spec.holding(line);
            // A line is changed, not typed anew.
            field.line.home();
            field
        };
        Some(LINES.iter().zip(lines).map(field).collect())
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let words = LETTER_WORDS.map(|word| format!("{{{word}}}"));
        at.reading.about = vec![said::letter_words(at.cx.language, words.join(" "))];
        let fields = &at.form.fields;
        let used = fields.iter().rposition(|field| !field.text().is_empty());
        let used = used.map_or(0, |place| place + 1);
        at.reading.folded = Some(used + SPARE).filter(|folded| *folded < fields.len());
        let mut is_faulty = false;
        for spec in LINES {
            let text = at.text(spec);
            if let Err(why) = check_letter(text) {
                at.complain(spec, &why.told(at.cx.language));
                is_faulty = true;
            }
        }
        if is_faulty || !at.form.is_touched() {
            return Some(());
        }
        let lines = fields
            .iter()
            .take(used)
            .map(|field| field.line.text().trim_end());
        let text = lines.collect::<Vec<_>>().join("\n") + "\n";
        let before = at.cx.register.letter().map(str::to_owned);
        let after = Some(text).filter(|_| used > 0).and_then(own_letter);
        if before != after {
            let change = Change { before, after };
            at.reading.ops.push(Op::Letter { change });
        }
        Some(())
    }
}
