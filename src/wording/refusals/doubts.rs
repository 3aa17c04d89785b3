//! What is possible but unusual: asked about on screen, listed from files.

use crate::wording::sentences::sentences;

sentences! {
    LOW_END_OF_RANGE = "no assay has so low an upper end", "没有方法的上端如此之低";
    CRUDE_LIMIT = "so high a limit says nothing", "下限如此之高，不能说明什么";
    usually(low, high, unit) = "usually {low} to {high} {unit}", "通常为 {low} 至 {high} {unit}";
    POINT_MAY_GROUP = "the point may group thousands", "小数点可能是千位分隔";
    NOT_DETECTED_OR_NOT_DONE = "not detected, or not done?", "未检出，还是未做？";
    MAY_BE_RATIO = "no unit: it may be a ratio", "没有单位：可能是比值";
    LIMIT_NOT_NAMED = "below a limit that is not named", "低于未注明的下限";
    odd_limit(low, high, unit) = "a limit that no laboratory prints: usually {low} to {high} {unit}", "没有检验科这样印限值：通常为 {low} 至 {high} {unit}";
    limit_of_assay(assay, limit) = "the limit of {assay} is {limit} IU/mL", "{assay} 的下限是 {limit} IU/mL";
    OTHER_UNIT = "another unit than last time", "单位与上次不同";
    times_more(times) = "{times} times the last value", "是上次的 {times} 倍";
    times_less(times) = "{times} times less than the last value", "是上次的 {times} 分之一";
    TURNED = "not the way it was last time", "与上次相反";
    SURFACE_PAIR = "HBsAg and anti-HBs both positive", "HBsAg 与抗-HBs 均阳性";
    E_PAIR = "HBeAg and anti-HBe both positive", "HBeAg 与抗-HBe 均阳性";
    PAIR = "antigen and antibody both positive", "抗原与抗体均阳性";
    wild_type(position, known) = "the wild type of position {position} is {known}", "位置 {position} 的野生型是 {known}";
    DIRECT_ABOVE_TOTAL = "direct bilirubin above the total", "直接胆红素高于总胆红素";

    LOWER_LIMIT_OF_NOUGHT = "a lower limit of 0 is none: left out", "下限 0 不算下限：跳过";
    reference_range(upper) = "the upper limit {upper} is a reference range and not the assay's: left out", "上限 {upper} 是参考范围，不是方法的上限：跳过";
    bound_above(bound, limit) = "below {bound}, which is above the limit {limit} of its row: kept as it is written", "低于 {bound}，高于本行的下限 {limit}：按原样保留";
    crude_limit(limit) = "the limit {limit} in the unit of its row is so high that a negative says nothing", "以本行单位计的下限 {limit} 过高，阴性不能说明什么";
    unknown_assay(name) = "the assay {name} is not known: its limit is assumed", "不认识方法 {name}：采用假定的下限";
    flag(flag) = "the mark {flag} of the laboratory: left out", "检验科的标记 {flag}：跳过";
    CONFIRMED = "as it was confirmed where it was exported", "按导出处已确认的值";
    lost_letter(code) = "a lost letter (U+{code})", "丢失的字符（U+{code}）";
    unseen(code) = "a character that is not seen (U+{code})", "看不见的字符（U+{code}）";
}
