//! Dates that are not taken.

use crate::wording::sentences::refusals;

refusals! {
    AS_TYPED = "t, y, t-14, -3d, 2026-11-22, 20261122, 22-Nov-2026 or 22nov", "t、y、t-14、-3d、2026-11-22、20261122、22-Nov-2026 或 22nov";
    AS_IN_FILES = "a day as 2026-11-22, 20261122, 22-Nov-2026 or 2026-11-22T10:30:00+08:00", "如 2026-11-22、20261122、22-Nov-2026 或 2026-11-22T10:30:00+08:00 的日期";
    AS_STORED = "a day as 2026-11-22", "如 2026-11-22 的日期";
    in_years(accepted, first, last) = "{accepted}, from {first} to {last}", "{accepted}，{first} 至 {last}";
    NO_SUCH_DAY = "no such day", "没有这一天";
    NO_DATE = "no date", "没有日期";
    NOT_UNDERSTOOD = "not a date that is understood", "无法理解的日期";
    of_spreadsheet(day) = "not a date; as spreadsheets count days it is {day}", "不是日期；按电子表格的计日为 {day}";
    of_buddhist_calendar(year) = "a year of the Buddhist calendar, {year} here", "佛历年份，即公历 {year} 年";
    MONTH_ALONE = "a month alone", "只有月份";
    YEAR_ALONE = "a year alone", "只有年份";
    lies_ahead(day) = "{day} lies ahead", "{day} 尚未到来";
    not_after(today) = "no day after today, {today}", "不晚于今天 {today}";
    too_early(day) = "{day} is too early", "{day} 过早";
    not_before(day) = "no day before {day}", "不早于 {day}";
    ANOTHER_WEEKDAY = "another weekday", "星期不符";
    or_right_day(day) = "{day} or the right day", "{day} 或正确的日期";
    APPROXIMATE = "an approximate day", "大约的日期";
    EXACT_DAY = "the day itself, without ~", "确切日期，不带 ~";
    about_day(day) = "the day, or ~{day} for about that day", "日期，或 ~{day} 表示大约当日";
    about_month(month) = "the day, or ~{month} where only the month is known", "日期，只知月份时写 ~{month}";
}
