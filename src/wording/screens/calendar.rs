//! The due calendar.

use crate::wording::sentences::sentences;

sentences! {
    nobody_due_on(day) = "Nobody is due on {day}", "{day} 无人应查";
    late_since(day) = "late since {day}", "自 {day} 逾期";
    due_on(day) = "due on {day}", "{day} 应查";
    title(month, late, due) = "Due in {month}: {late} late, {due} due from today on", "{month} 应查：{late} 人逾期，今日起 {due} 人应查";
    NOBODY_DUE = "nobody is due", "无人应查";
    late_count(count) = "{count} late since this day", "自当日逾期 {count} 人";
    due_count(count) = "{count} due", "应查 {count} 人";
    on_clinic(count) = ", {count} on the clinic", "，门诊 {count} 人";
}
