//! The cohort page.

use crate::wording::sentences::sentences;

sentences! {
    NOBODY = "Nobody is behind this number", "此数字背后没有患者";
    earlier_day(reason) = "The earlier day: {reason}", "较早日期：{reason}";
    BEFORE_REVIEW_DAY = "a day before the review day", "须早于评估日";
}
