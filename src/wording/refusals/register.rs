//! Changes that the register does not take.

use crate::wording::sentences::{refusals, sentences};

refusals! {
    EMPTY = "empty", "为空";
    ONE_CHARACTER = "at least one visible character is needed", "至少要有一个可见字符";
    PADDED = "blanks at the beginning or the end", "开头或结尾有空格";
    WITHOUT_BLANKS = "write it without them", "请去掉";
    TOO_LONG = "too long", "过长";
    at_most(most) = "at most {most} characters", "最多 {most} 个字符";
    CONTROL = "holds a line break, a tab or another control character", "含换行、制表或其他控制字符";
    ONE_LINE = "write it as one line of plain text", "请写成一行普通文字";
    before_birth(day, born) = "{day} is before the birth on {born}", "{day} 早于出生日期 {born}";
    FROM_BIRTH = "nothing is earlier than the day of birth", "不能早于出生日期";
    after_today(day, today) = "{day} is after today ({today})", "{day} 晚于今天（{today}）";
    UP_TO_TODAY = "only the stop of a drug and a place on a clinic can be in the future", "只有停药和门诊预约可以在将来";
    unbelievable(day) = "{day} is not believable", "{day} 不可信";
    days(first, last) = "a day from {first} to {last}", "{first} 至 {last} 之间的日期";
    CROSSED = "the upper limit is not above the lower limit", "上限不高于下限";
    LOW_HIGH = "low..high", "下限..上限";
    stop_before(stop, start) = "the stop {stop} is not after the start {start}", "停药日期 {stop} 不晚于开始日期 {start}";
    A_DAY_AT_LEAST = "a course lasts at least a day", "一次用药至少一天";
    overlaps(start) = "overlaps the course of the same drug that starts {start}", "与 {start} 开始的同一药物重叠";
    CORRECT_OR_STOP = "if it is the same course, correct its start; if not, stop it first, at the latest on the day of the next start", "若是同一次用药，请更正其开始日期；若不是，请先将其停止，最迟在下次开始当日";
    no_laboratory(id) = "laboratory {id} is not in the register", "登记册中没有检验科 {id}";
    ONE_OF_ITS_LABORATORIES = "name one of its laboratories", "请写其中的一个检验科";
    NO_RESULTS = "no results", "没有结果";
    ONE_RESULT = "a report holds at least one", "一份报告至少有一个";
    MISPLACED = "the result does not fit its report", "结果与其报告不符";
    IN_ITS_PLACE = "its places count from 1, each once, on the report's day", "序号从 1 起，每个一次，日期同报告";
    EARLIER_OF_OTHER = "the earlier value is of another test", "原值是另一项目的";
    SAME_TEST = "an amended result stays the same test", "更正后的结果仍是同一项目";
    second_place(day) = "on the clinic of {day} already", "已在 {day} 的门诊名单上";
    ONE_PLACE = "one place for each patient and day", "每位患者每天一个位置";
    OUT_OF_ORDER = "an identifier is used twice, or something is out of order", "标识重复，或次序不对";
    EACH_IDENTIFIER_ONCE = "each identifier is used once", "每个标识只用一次";
    TEST_TWICE = "names a test twice", "同一项目写了两次";
    EACH_TEST_ONCE = "each test once", "每个项目一次";
    UNKNOWN_PATIENT = "names a patient that the register does not have", "所写患者不在登记册中";
    ONE_OF_ITS_PATIENTS = "the id of one of its patients", "请写其中一位患者的标识";
    OWN_NUMBER = "is already a patient's own number", "已是某位患者自己的编号";
    ONE_RECORD = "a number leads to one record", "一个编号对应一份病历";
    WORD_TWICE = "already has a meaning", "已有含义";
    EACH_WORD_ONCE = "each word once for each source", "每个来源每个词一次";
    SET_TWICE = "names a guideline set twice", "同一指南写了两次";
    EACH_SET_ONCE = "each set once", "每个指南一次";
    NO_SETS = "no guideline set", "没有指南";
    ONE_SET = "at least one is shown", "至少显示一个";
}

sentences! {
    NO_SUCH_PATIENT = "this patient is no longer in the register", "该患者已不在登记册中";
    CHANGED = "this was changed in the meantime: open it again and look at it before changing it", "此内容已被更改：请重新打开，查看后再改";
    NUMBER_TAKEN = "this number already belongs to another patient: each patient has a number of their own", "该编号已属于另一位患者：每位患者各有编号";
    NOT_EMPTY = "this patient has courses, reports or notes on file: only a patient with nothing else on file can be removed", "该患者已有用药、报告或备注：只有没有其他记录的患者才能移除";
    LABORATORY_IN_USE = "reports on file were entered with this laboratory: it can be renamed, not removed", "已有报告使用该检验科：可改名，不能移除";
    foreign_id(id) = "the identifier {id} was never given out by this register", "标识 {id} 从未由此登记册分配";
    MEANINGLESS = "this change does not say what it changes", "此更改未说明改什么";
    no_setting(name) = "setting {name}: a finite number, zero or more, is needed", "设置 {name}：须为有限数，零或以上";
    out_of_sequence(seq) = "entry {seq} does not come next", "记录 {seq} 不是下一条";
    NOTHING_TO_TAKE_BACK = "there is nothing to take back", "没有可撤销的内容";

    SAME_RECORD = "both numbers name the same record: two records are joined", "两个编号是同一份病历：合并需要两份病历";
    GONE = "one of the two is no longer in the register", "其中一位已不在登记册中";
    BIRTHS = "the birth dates differ: correct the one that is wrong, then join", "出生日期不同：请先更正错误的，再合并";
    SEXES = "the sexes differ: correct the one that is wrong, then join", "性别不同：请先更正错误的，再合并";
    COURSES = "two courses of one drug overlap and differ: correct one of them, then join", "同一药物的两次用药重叠且不同：请先更正其一，再合并";

    CLOSE_NUMBER = "nearly the same number", "编号几乎相同";
    SAME_NAME = "same name", "姓名相同";
    SAME_SOUND = "name that sounds the same", "姓名读音相同";
    NEAR_SPELLING = "name of nearly the same spelling", "姓名拼写相近";
    and_birth(name) = "{name} and birth date", "{name}，出生日期也相同";
    swapped(name) = "{name}, day and month of birth the other way round", "{name}，出生的日与月颠倒";
    neighbouring(name) = "{name}, neighbouring birth date", "{name}，出生日期相近";
    no_birth(name) = "{name}, a birth date is not recorded", "{name}，有一个出生日期未记录";
}
