//! Numbers, results and limits that are not taken.

use crate::clinical::decimal::DecimalError;
use crate::wording::Phrase;
use crate::wording::sentences::refusals;

refusals! {
    may_mean(readings) = "may mean {readings}", "可能指 {readings}";
    TWO_KINDS_OF_FIGURES = "full-width and ordinary figures together: one may be another", "全角和半角数字混用：可能弄错";
    FIGURES_OF_ONE_KIND = "figures of one kind", "同一种数字";
    TOO_LONG = "too long for a value", "作为值太长";
    at_most_characters(most) = "at most {most} characters", "最多 {most} 个字符";
    NO_VALUE = "no value", "没有值";
    NOT_UNDERSTOOD = "not understood", "无法理解";
    IMPOSSIBLE = "impossible", "不可能";
    ONE_OF_THEM = "one of them", "其中之一";

    NUMBER = "digits such as 230000, 230 000, 1.5 or 2.3e5", "数字，如 230000、230 000、1.5 或 2.3e5";
    NO_COMMA = "no comma; a point before decimals only", "不用逗号；小数点只在小数前";
    COMMA = "a comma", "有逗号";
    NO_NUMBER = "not a number that is understood", "无法理解的数字";
    NOTHING_WRITTEN = "nothing was written", "什么也没写";
    SIGNED = "a number with a sign", "带正负号的数字";
    POINT_AMONG_COMMAS = "a point among decimal commas", "小数逗号中有小数点";
    point_may_mean(one, other) = "a point among decimal commas may mean {one} or {other}", "小数逗号中的小数点可能指 {one} 或 {other}";
    DECIMAL_COMMA = "digits with a comma before decimals, or with none", "数字，小数前用逗号，或不用";

    AMOUNT = "a number, perhaps with < or > before it", "数字，前面可有 < 或 >";
    WITH_UNIT = "a number, perhaps with its unit", "数字，可带单位";
    NOT_WHOLE = "not a whole number", "不是整数";
    WHOLE = "a whole number", "整数";
    with_unit(amount, unit) = "{amount} {unit}", "{amount} {unit}";
    impossible_for(amount, test) = "{amount} is impossible for {test}", "{amount} 对 {test} 不可能";
    range(low, high) = "{low} to {high}", "{low} 至 {high}";
    NOT_NUMBER_ALONE = "not a number alone", "不只是数字";
    BESIDE_ZERO = "below or above zero", "低于或高于零";
    BELOW_AND_ABOVE = "below and above", "既低于又高于";
    TWO_FIGURES = "two figures that differ", "两个不同的数字";
    ONE_IN_ITS_UNIT = "one of them, in its unit", "其一，写上单位";
    contradict(one, other) = "{one} and {other} contradict each other", "{one} 与 {other} 矛盾";
    ONE_UNIT = "one unit", "一个单位";

    SIGN = "positive or negative", "阳性或阴性";
    SIGN_OR_AMOUNT = "positive, negative, or an amount with its unit", "阳性、阴性，或带单位的数值";
    NUMBER_OF_MARKER = "a number, whose direction differs between assays", "数字，其方向因方法而异";
    RATIO = "a ratio to the cut-off, which is no amount", "与临界值之比，不是数值";
    LIMIT_NOT_NAMED = "a limit that is not named", "未注明的限值";
    BOTH_SIGNS = "positive and negative", "既阳性又阴性";
    WORD_AND_RATIO = "a word and a ratio that contradict each other", "词与比值矛盾";
    WORD_AND_AMOUNT = "a word and an amount that contradict each other", "词与数值矛盾";
    MAY_BE_RATIO = "a number without a unit: it may be a ratio", "没有单位的数字：可能是比值";

    LOAD = "an amount such as 2.3e5, 5.36 log, <20, <20 detected, >1.7e8, or TND", "数值，如 2.3e5、5.36 log、<20、<20 detected、>1.7e8 或 TND";
    DETECTED_AND_NOT = "detected and not detected", "既检出又未检出";
    NO_NUMBER_OR_WORD = "not a number or a word that is understood", "不是能理解的数字或词";
    DETECTED_BELOW_UNNAMED = "detected below a limit that is not named", "检出但低于未注明的下限";
    LOWER_LIMIT_TOO = "the limit too: <20 detected, or 20 as its lower limit", "也要写下限：<20 detected，或以 20 为下限";
    ABOVE_UNNAMED = "above a limit that is not named", "高于未注明的上限";
    END_OF_RANGE_TOO = "the end of the range too: >1.7e8", "也要写范围的上端：>1.7e8";
    POSITIVE_WITHOUT_AMOUNT = "positive without an amount", "阳性但没有数值";
    NO_AMOUNT = "no amount", "没有数值";
    NOT_DETECTED_WITH_AMOUNT = "not detected, and an amount", "未检出却有数值";
    ONE_OR_LIMIT = "one of them; a limit as <20", "只能其一；下限写作 <20";
    NOTHING_BEFORE_POINT = "nothing before the point", "小数点前没有数字";
    DETECTED_WITHOUT_LIMIT = "detected without a limit below", "检出但没有下限";
    DETECTED_BELOW_OR_AMOUNT = "<20 detected, or the amount alone", "<20 detected，或只写数值";
    ZERO_AS_LOGARITHM = "zero as a logarithm", "对数为零";
    TND = "TND if it was not detected", "未检出请写 TND";
    LOAD_WITHOUT_UNIT = "HBV DNA without a unit", "HBV DNA 没有单位";
    UNITS_OF_LOAD = "IU/mL, copies/mL, log10 IU/mL or log10 copies/mL", "IU/mL、copies/mL、log10 IU/mL 或 log10 copies/mL";
    MAY_BE_NOT_DONE = "may mean not detected or not done", "可能指未检出或未做";
    TND_OR_NO_ROW = "TND if it was not detected; no row if it was not done", "未检出写 TND；未做则不写";
    at_most_load(most) = "at most {most} IU/mL", "最多 {most} IU/mL";
    no_logarithm(figure, unit) = "impossible as a logarithm, probably {figure} {unit}", "作为对数不可能，大概是 {figure} {unit}";
    PRINTED_UNIT = "the unit that the laboratory printed", "检验科印出的单位";
    probable_logarithm(figure, load) = "too low for an amount, probably a logarithm ({figure} log10 is {load} IU/mL)", "作为数值过低，大概是对数（{figure} log10 即 {load} IU/mL）";
    WITH_LOG_UNIT = "the same with a log unit; below the limit as <20; an assay that sees less than 10 IU/mL named beside it", "写上 log 单位；低于下限写作 <20；或注明能测到 10 IU/mL 以下的方法";

    VARIANTS = "variants such as rtM204V or rtM204V/I (rt, wild type, position 1 to 344, what was found) with blanks or + between them, or none found", "变异，如 rtM204V 或 rtM204V/I（rt、野生型、位置 1 至 344、所检出），以空格或 + 分隔；或未检出变异";
    UNIT = "a unit", "有单位";
    VARIANTS_WITHOUT_UNIT = "variants without a unit", "变异，不带单位";
    two_wild_types(one, other) = "{one} and {other} name two wild types of one position", "{one} 与 {other} 在同一位置写了两种野生型";
    no_variant(word) = "'{word}' is no variant", "「{word}」不是变异";
    without_rt(word) = "'{word}' has no rt before it: counted along the reverse transcriptase?", "「{word}」前没有 rt：是按逆转录酶计数的吗？";
    no_wild_type(word) = "'{word}' names no amino acid of the wild type behind rt", "「{word}」在 rt 后没有野生型的氨基酸";
    no_position(word) = "'{word}' names no position from 1 to 344", "「{word}」没有 1 至 344 的位置";
    nothing_found(word) = "'{word}' names no amino acid that was found, or not one by one: V or V/I", "「{word}」没有所检出的氨基酸，或没有逐个写出：V 或 V/I";
    wild_type_itself(word) = "'{word}' is the wild type itself", "「{word}」就是野生型";

    LESION = "no focal lesion, focal lesion or known lesion (-, + or =); a doctor's name for a lesion belongs in a note", "无占位、占位或已知占位（-、+ 或 =）；医生对占位的描述请写入备注";

    LIMIT_OF_ZERO = "a limit of zero", "限值为零";
    LIMIT_OF_ASSAY = "the assay's limit, such as 20", "方法的下限，如 20";
    UPPER_OF_ZERO = "an upper limit of zero", "上限为零";
    MORE_THAN_ZERO = "more than 0", "大于 0";
    UPPER_NOT_ABOVE = "an upper limit that is not above the lower", "上限不高于下限";
    more_than_lower(low) = "more than the lower limit, {low}", "大于下限 {low}";
    no_limit_of(amount, test) = "{amount} is no limit of {test}", "{amount} 不是 {test} 的限值";
    limit_range(low, high) = "{low} to {high}: the limit in the unit of its value, or nothing", "{low} 至 {high}：以值的单位书写的限值，或留空";
    LIMIT_WITHOUT_NUMBER = "a limit beside a result without a number", "没有数字的结果却有限值";
    NO_LIMITS = "no limits for this test", "该项目没有限值";
    IMPOSSIBLE_LIMIT = "impossible as a limit", "作为限值不可能";
    at_most(most) = "at most {most}", "最多 {most}";
    other_limit(named) = "another limit than the value names, {named}", "与值中所写的限值 {named} 不同";
    ONE_LIMIT = "one limit", "一个限值";
}

/// What a number has to be.
pub(crate) const fn decimal(error: DecimalError) -> Phrase {
    match error {
        DecimalError::NotANumber => Phrase::new(
            "digits, perhaps a point with digits, perhaps an exponent such as e5",
            "数字，可有小数点和小数，可有如 e5 的指数",
        ),
        DecimalError::TooManyDigits => Phrase::new("at most 15 digits", "最多 15 位数字"),
        DecimalError::OutOfRange => {
            Phrase::new("an exponent between -99 and 99", "-99 至 99 的指数")
        }
    }
}
