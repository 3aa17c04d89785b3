//! The words of choices, as they are typed and stand beside a field; both languages are accepted.

use crate::wording::sentences::sentences;

sentences! {
    START = "start", "开始";
    STOP = "stop", "停用";
    SWITCH = "switch", "更换";
    ATTEMPT = "attempt", "联系";
    SAMPLE_SENT = "sample sent", "已送检";
    FEMALE = "female", "女";
    MALE = "male", "男";
    NOT_RECORDED = "not recorded", "未记录";
    NONE = "none", "无";
    COMPENSATED = "compensated", "代偿期";
    DECOMPENSATED = "decompensated", "失代偿期";
    ACTIVE = "active", "随访中";
    MOVED = "moved", "已迁出";
    LOST = "lost", "失访";
    DIED = "died", "已死亡";
    TREATMENT = "treatment", "治疗";
    PROPHYLAXIS = "prophylaxis", "预防";
    PREGNANCY = "pregnancy", "孕期";
    TYPED_WRONGLY = "typed wrongly", "录入错误";
    WRONG_PATIENT = "wrong patient", "患者弄错";
    LABORATORY_CORRECTED = "laboratory corrected its report", "检验科更正了报告";
    SAMPLE_MIXED_UP = "sample mixed up", "样本弄混";
    NO_PROFILE = "none", "无";
    accepted(words) = "accepted: {words}", "可填：{words}";
}
