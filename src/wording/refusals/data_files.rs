//! What is wrong in the data files of rules, drugs and tests, and in a clinic's own guideline sets.

use crate::wording::sentences::refusals;
use crate::wording::{Language, Sentence, shown};

refusals! {
    located(place, said) = "{place}: {said}", "{place}: {said}";
    of_path(path, said) = "{path}: {said}", "「{path}」：{said}";
    of_byte(byte, said) = "byte {byte}: {said}", "第 {byte} 字节：{said}";
    typed(text) = "{text}", "「{text}」";
    EMPTY = "empty", "为空";
    SOME_WORDS = "some words", "须有文字";
    A_WORD = "a word", "须有一个词";
    A_NAME = "a name", "须有名称";
    OWN_NAME = "a name of its own", "自己的名称";
    NAME_SHOWN = "a name shown", "显示用的名称";
    from_to(low, high) = "{low} to {high}", "{low} 至 {high}";
    number(low, high) = "a number from {low} to {high}", "{low} 至 {high}";
    whole_number(low, high) = "a whole number from {low} to {high}", "{low} 至 {high}的整数";
    the_unit(unit) = "the unit {unit}", "单位{unit}";
    entries(count) = "{count} entries", "{count} 项";
    stands_in(name, other) = "{name} stands in {other} already", "「{other}」中已有「{name}」";

    // Names.
    name_taken(spelling, other) = "{spelling} is already a name of {other}", "{spelling}已是「{other}」的名称";
    EACH_SPELLING = "each spelling once", "每种写法一次";
    A_REFUSAL = "a refusal", "拒用的名称";
    nowhere(name) = "{name} is nowhere in this file", "本文件中没有{name}";
    other_meaning(word) = "{word} means something else too", "{word}另有含义";
    ONE_MEANING = "one meaning each", "每个词一种含义";

    // Assays, drugs and resistance.
    NO_ASSAY = "no assay", "非检测方法";
    ABOVE_NOUGHT = "IU/mL above 0", "大于 0 的 IU/mL 值";
    ABOVE_LOWER_LIMIT = "IU/mL above the lower limit", "高于下限的 IU/mL 值";
    no_drug(name) = "{name} is no drug", "{name}不是药物";
    NOT_OF_CLASS = "not of this class of drug", "与药物类别不符";
    BARRIER = "not_applicable for interferons, low or high for all others", "干扰素为「not_applicable」，其他药物为「low」或「high」";
    NAME_OF_DRUGS = "a name shown of drugs.ron", "「drugs.ron」中显示用的名称";
    responses(count) = "{count} responses", "{count} 个反应";
    each_column(columns) = "one for each of the {columns} columns: s, i or r", "{columns} 列每列一个：「s」、「i」或「r」";
    site(last) = "wild type, position 1 to {last}, perhaps what was found: M204V/I or I169", "野生型、1 至 {last} 的位置，也可加所检出的：如「M204V/I」或「I169」";
    PERCENT = "per cent from 0 to 100, none below the year before", "0 至 100 的百分数，都不低于前一年";
    year(year) = "year {year}", "第 {year} 年";

    // Laboratory tests.
    defined_twice(name) = "{name} is defined twice", "「{name}」定义了两次";
    missing_or_twice(test) = "{test} is missing or defined twice", "「{test}」缺失或定义了两次";
    EACH_TEST_ONCE = "each test once", "每个项目一次";
    SMALL_LETTERS = "small letters a to z", "小写字母 a 至 z";
    TOO_WIDE = "too wide", "过宽";
    INSIDE_PLAUSIBLE = "a range inside the plausible one", "在可信范围之内的范围";
    no_unit_of(name, test) = "{name} is no unit of {test}", "{name}不是「{test}」的单位";
    UNIT_OF_TEST = "a unit of this test", "该项目的单位";
    NEVER_QUANTIFIED = "units of a test that is never quantified", "从不定量的项目写了单位";
    NONE = "none", "不写";
    WITHOUT_BLANKS = "ASCII without blanks", "不含空格的半角字符";
    DNA_FIRST = "dna(iu_per_ml): the unit computed in stands first", "「dna(iu_per_ml)」：计算所用的单位排第一";
    TIMES_FIRST = "times(1): the unit computed in stands first", "「times(1)」：计算所用的单位排第一";
    TIMES_OR_LOG = "times(a factor above 0) or log10", "「times(…)」，系数大于 0；或「log10」";
    stands_times(unit, count) = "{unit} stands here {count} times", "「{unit}」在此出现 {count} 次";
    EACH_DNA_UNIT = "each HBV DNA unit once", "每个 HBV DNA 单位一次";
    LOW_BELOW_HIGH = "0 or more, low below high", "不小于 0，「low」小于「high」";

    // Scores.
    ABOVE_OR_BELOW = "a number above 0 (below 0 for albumin)", "大于 0 的数（白蛋白为小于 0）";
    NOT_ASCENDING = "not ascending", "没有依次递增";
    EACH_AGE = "each age above the one before", "每个年龄大于前一个";
    EACH_COUNT = "each count above the one before, the first above 0", "每个计数大于前一个，第一个大于 0";
    above_low(low) = "more than low_up_to, {low}", "大于「low_up_to」，即 {low}";
    EGFR = "a number above 0 (exponent and alpha below 0, per_year between 0 and 1)", "大于 0 的数（「exponent」和「alpha」小于 0，「per_year」在 0 与 1 之间）";

    // Settings.
    NAME_OF_RULES = "the name of this set of rules", "这套规则的名称";
    THRESHOLDS = "the thresholds, each with its value, unit, source and reason", "各个阈值，连同其值、单位、来源和理由";
    missing(name) = "{name} is missing", "缺少「{name}」";
    no_threshold(name) = "no threshold is called {name}", "没有名为「{name}」的阈值";
    here_twice(name) = "{name} is here twice", "「{name}」出现两次";
    at_most(name, value) = "at most {name}, {value}", "不大于「{name}」，即 {value}";
    CHECKPOINTS = "checkpoints in ascending order, each after the one before it", "评估时点依次递增，每个都在前一个之后";
    above_month(months) = "more than {months}, the month before it", "大于 {months}，即前一个月数";
    ASCENDING_MONTHS = "one or more numbers of months, ascending", "一个或多个月数，依次递增";
    no_setting(name, accepted) = "no setting is called {name}: {accepted}", "没有名为「{name}」的设置：{accepted}";
    setting(name, said) = "{name}: {said}", "「{name}」：{said}";

    // Guideline sets.
    WEEKS_OR_MONTHS = "weeks or months", "「weeks」或「months」";
    too_far_apart(count, apart, months) = "{count} results {apart} months apart need more than {months} months", "{count} 个结果每两个相隔 {apart} 个月，需要多于 {months} 个月";
    THAT_FIT = "results that fit into the months", "所写月数内容得下的结果";
    overlaps(fall) = "{fall} overlaps with primary_non_response", "{fall} 与「primary_non_response」重叠";
    leaves_gap(fall) = "{fall} leaves a gap below it", "{fall} 之下留有空隙";
    where_it_ends(fall) = "{fall}, where primary_non_response ends, or 0 for any", "{fall}，即「primary_non_response」终止处；或 0，表示不限";
    ANY_FALL = "0 for any: there is no primary_non_response below it", "0，表示不限：其下没有「primary_non_response」";
    not_after_partial(time) = "not after partial_response, {time}", "不晚于「partial_response」，即 {time}";
    BOTH_RELAPSES = "relapse_above is here too: the two overlap", "也写了「relapse_above」：两者重叠，复发只能有一种定义";
    ONE_RELAPSE = "one of relapse_above and relapse_rise", "复发写「relapse_above」和「relapse_rise」之一";
    NO_RELAPSE = "relapse_above and relapse_rise are missing", "没有写复发：缺少「relapse_above」和「relapse_rise」";
    ONE_OF_TWO = "one of the two", "两者之一";
    ONE_RULE = "one of hbsag_loss_only: true, suppressed_months and negatives", "「hbsag_loss_only: true」、「suppressed_months」和「negatives」之一";
    NO_RULE = "no rule", "没有规则";
    SEVERAL_RULES = "several rules", "不止一条规则";
    QUANTITY_ALONE = "a quantity of HBsAg without suppressed_months", "写了 HBsAg 定量，却没有「suppressed_months」";
    BESIDE_OR_NONE = "suppressed_months beside it, or none", "同时写「suppressed_months」，或都不写";
    NEITHER = "neither settings nor a guideline set", "既不是设置，也不是指南";
    BEGIN_WITH = "settings begin with 'rules', a guideline set with 'set'", "设置以「rules」开头，指南以「set」开头";
}

/// A text of a file between quotation marks.
pub(crate) fn quoted(text: &str) -> Sentence {
    Sentence::made(|language| match language {
        Language::English => format!("{text:?}"),
        Language::Chinese => format!("「{}」", shown(text)),
    })
}
