//! The days of a line that is kept: a line without a day means today, and today passes.

use crate::app::form::context::FormContext;
use crate::app::form::dates;
use crate::clinical::calendar::CalendarDay;
use crate::register::codec::{Codec, LinePart, LineProblem};

/// The line with its days as they were meant on the day of typing; what is not understood stays as it is.
pub(crate) fn fixed(text: &str, cx: &FormContext<'_>) -> String {
    let today = dates::written(cx.language, CalendarDay::exact(cx.today));
    let mut fixed = text.to_owned();
    for part in Codec::new(cx.knowledge).read_line(text).iter().rev() {
        match &part.day {
            Some(day) => {
                let written = dates::fixed(&day.text, false, cx);
                if fixed.get(day.span.clone()).is_some() && written != day.text {
                    fixed.replace_range(day.span.clone(), &written);
                }
            }
            None if is_empty(part) => {}
            None => fixed.insert_str(part.span.start, &format!("{today} ")),
        }
    }
    fixed
}

fn is_empty(part: &LinePart) -> bool {
    part.faults
        .iter()
        .any(|fault| fault.problem == LineProblem::EmptyPart)
}
