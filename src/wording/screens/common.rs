//! What several screens say.

use crate::wording::sentences::sentences;

sentences! {
    COMMA = ", ", "，";
    COLON = ": ", "：";
    LISTED = ", ", "、";
    SEMICOLON = "; ", "；";
    OR = " or ", "或";
    AND = " and ", "和";
    and_more(count) = "and {count} more", "另有{count}个";
    more(count) = "{count} more", "另外{count}人";
    A_NEW_PATIENT = "a new patient", "新患者";
    ONE_CHANGE = "1 change", "1处更改";
    changes(count) = "{count} changes", "{count}处更改";
    of(what, whose) = "{what} of {whose}", "{whose}的{what}";
    born(day) = "born {day}", "{day}出生";
    NO_BIRTH_DATE = "birth date not recorded", "出生日期未记录";
    NO_LEAVE_IT = "no, leave it as it is", "否，保持原样";
    NO_KEEP_IT = "no, keep it", "否，保留";
    LOOK_FIRST = "look first", "先看看";
    NOT_SAVED = "Not saved", "未保存";
    NOBODY_SELECTED = "Nobody is selected", "未选中任何人";
    select_or_enter(new) = "Nobody is selected: {new} enters a new patient", "未选中任何人：按 {new} 录入新患者";
    in_brackets(words) = " ({words})", "（{words}）";
    told(what, why) = "{what}: {why}", "{what}：{why}";
}
