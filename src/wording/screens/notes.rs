//! The forms of notes and of recalls.

use crate::wording::sentences::sentences;

sentences! {
    REMARK_HINT = "what was said, seen or agreed", "说了什么、看到什么或约定了什么";
    RECALL_HINT = "such as: no answer, letter sent", "例如：无人接听、已寄信";
    SENT_HINT = "may stay empty; its day stands in the next report form", "可留空；其日期会出现在下一份报告表单中";
    VISIT_HINT = "may stay empty", "可留空";
    awaited(day) = "A sample of {day} was noted as sent and waits for its report", "{day} 的样本已记为送检，等待报告";
    NOTED_AS_SENT = ", sample noted as sent", "，样本已记为送检";
}
