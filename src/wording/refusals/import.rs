//! What an import asks, refuses, notices and counts.

use crate::wording::sentences::{refusals, sentences};

refusals! {
    order_else(accepted) = "--day-first or --month-first says which; else {accepted}", "「--day-first」或「--month-first」说明是哪一种；否则：{accepted}";
    or_decimal_comma(accepted) = "{accepted}; --decimal-comma reads it so", "{accepted}；「--decimal-comma」按此读取";
    NO_UNIT = "no unit of any test", "不是任何项目的单位";
    SUCH_UNITS = "a unit such as IU/mL or U/L", "如 IU/mL 或 U/L 的单位";
    NO_COLUMN = "no column of the tables", "不是这些表格的列";
    STOPPED = "reading was stopped", "读取已停止";
    READ_AGAIN = "read the files again", "请重新读取文件";
    NO_PATIENT = "no patient has the number", "没有患者有此编号：";
    LISTED_NUMBER = "a number of patients.csv or of the register", "「patients.csv」或登记册中的编号";

    NO_VALUE = "no value", "没有值";
    value_no_result(text) = "value {text}: no result", "value 列{text}：没有结果";
    VALUE_OR_NO_RESULTS = "a value such as 2.3e5, <20, TND; --no-results leaves such rows out and counts them", "如 2.3e5、<20、TND 的值；「--no-results」跳过这样的行并计数";
    ASSAY_OF_OTHER = "an assay of another test than HBV DNA:", "HBV DNA 以外的项目写了方法：";
    NOTHING_HERE = "nothing here", "此处留空";
    IN_FUTURE = "the date is in the future:", "日期在将来：";
    up_to_today(today) = "a day up to today, {today}", "不晚于今天 {today} 的日期";
    BEFORE_BIRTH = "the date is before birth:", "日期早于出生：";
    from_birth(born) = "a day from the day of birth, {born}, on", "不早于出生日期 {born} 的日期";

    DUPLICATE_NUMBER = "duplicate number", "编号重复：";
    once_as_in(line) = "each number once; it is in line {line} too", "每个编号一次；第 {line} 行也有";
    ONCE_IN_ALL = "each number once, also where several files are read", "每个编号一次，读取多个文件时也是";
    sex(text) = "sex {text}", "sex 列{text}";
    TAKEN_AS_NOT_RECORDED = "taken as not recorded", "按未记录处理";
    unknown_word(field) = "{field}: unknown word", "{field} 列：不认识的词";
    NOTHING = "nothing", "留空";
    particular(field, text, what) = "{field} {text}: {what}", "{field} 列{text}：{what}";

    SCIENTIFIC = "a number in scientific form:", "科学计数形式的编号：";
    NUMBER_ITSELF = "the number itself: a spreadsheet has rounded it; export it again as text", "原本的编号：电子表格已将其舍入；请按文本重新导出";
    nobody_has(old) = "--same: nobody has the number {old}, named for", "「--same」：没有人有编号{old}，它用于";
    SOMEBODYS_NUMBER = "the number of somebody on file or in the files", "在册或文件中某人的编号";
    OWN_RECORD = "--same, but a record of its own:", "写了「--same」，却有自己的病历：";
    JOIN = "'hepatrack join' makes one record of two that are on file", "「hepatrack join」把两份在册病历合并为一份";
    OTHER_NAME = "--same, but another name:", "写了「--same」，姓名却不同：";
    name_under(name, number) = "{name}, the name under {number}", "{name}，即 {number} 的姓名";
    ROWS_DIFFER = "two rows of one person differ:", "同一人的两行不同：";
    ONE_ROW_EACH = "one row for each person, or rows that say the same", "每人一行，或各行内容相同";
    may_be(number, name, known, other, why) = "new number {number} {name} may be {known} {other}: {why}", "新编号 {number} {name}可能就是 {known} {other}：{why}";
    may_be_born(number, name, known, other, born, why) = "new number {number} {name} may be {known} {other}, born {born}: {why}", "新编号 {number} {name}可能就是 {known} {other}（{born} 出生）：{why}";
    same_or_another(number, known) = "--same '{number}={known}' if it is the same person, --another '{number}' if not, --another all for all", "若是同一人：「--same '{number}={known}'」；若不是：「--another '{number}'」；全部都不是：「--another all」";
    CLOSE_NUMBER = "nearly the same number", "编号几乎相同";
    SAME_NAME_AND_BIRTH = "the same name and birth date", "姓名和出生日期相同";
    SAME_NAME_SWAPPED = "the same name, the birth date with day and month exchanged", "姓名相同，出生日期的日与月颠倒";

    other_name(text) = "another name under a known number: {text}", "已知编号下的另一姓名：{text}";
    as_on_file(name) = "{name}, as on file; the new name on screen first, if this is the same person; another number, if not", "{name}，与在册相同；若是同一人，请先在屏幕上改名；若不是，请换编号";
    of_number(number, what) = "{number} {what}", "{number} {what}";
    SPELLING_KEPT = "the name is spelled differently on file: kept as on file", "在册姓名写法不同：保留在册的";
    SPELLING_TAKEN = "the name is spelled differently on file: taken from the file", "在册姓名写法不同：采用文件的";
    BIRTH_DATE = "birth date", "出生日期";
    SEX = "sex", "性别";
    CIRRHOSIS = "cirrhosis", "肝硬化";
    CONTACT = "contact", "联系方式";
    FOLLOW_UP = "follow-up", "随访";
    INTENT = "intent", "用药目的";
    DOSE = "dose", "剂量";
    REASON = "reason", "原因";
    STOP = "stop", "停药日期";
    STILL_TAKEN = "still taken", "仍在用药";
    NONE_ON_FILE = "nothing", "无";
    about(day) = "about {day}", "约 {day}";
    NOTHING_RECORDED = "nothing recorded here: kept as on file", "文件中未记录：保留在册的";
    ANOTHER_KEPT = "another one on file: kept as on file", "与在册不同：保留在册的";
    WAS_EMPTY = "was empty, taken from the file", "原为空，采用文件的";
    now(register, file) = "{register} on file, now {file}", "在册为 {register}，现为 {file}";
    differs(about, file, register) = "{about}: the file says {file}, the register says {register}", "{about}：文件为 {file}，登记册为 {register}";
    TAKE_OR_KEEP = "--take-file takes what the file says, --keep-register what is on file", "「--take-file」采用文件的，「--keep-register」保留在册的";
    differs_kept(file, register) = "the file says {file}, the register says {register}: kept as on file", "文件为 {file}，登记册为 {register}：保留在册的";
    changed_since(file, register) = "the file says {file}, changed since to {register}: kept as on file", "文件为 {file}，此后改为 {register}：保留在册的";

    course_from(number, drug, start) = "{number} {drug} from {start}", "{number} {drug}，{start} 开始";
    of_course(course, field) = "{course} {field}", "{course}，{field}";
    START_NOW_EXACT = "the start was approximate on file, now exact", "在册开始日期为大约，现为确切";
    START_EXACT_KEPT = "the start is exact on file: kept as on file", "在册开始日期为确切：保留在册的";
    another_than_in(course, field, line) = "{course}: another {field} than in line {line}", "{course}：{field}与第 {line} 行不同";
    ONE_ROW_A_COURSE = "one row for each course", "每次用药一行";
    WOULD_CHANGE = "would change", "将更改";
    WOULD_ADD = "would add", "将添加";
    CHANGED = "changed", "已更改";
    ADDED = "added", "已添加";
    OTHER_DOSE = "another dose than beside the drug:", "与药名旁的剂量不同：";
    one_dose(named) = "one dose; the drug's own cell says {named}", "一个剂量；药名一格写的是 {named}";

    of_cell(field, text) = "{field} {text}", "{field} 列{text}";
    READS_AS_DATE = "reads as a date: kept", "像是日期：保留";
    READS_AS_WORD = "reads as a word of another column: kept", "像是另一列的词：保留";
    odd_sign(sign, field) = "holds {sign}, rare in a {field}: kept", "含 {sign}，在{field}中少见：保留";
    NUMBER = "number", "编号";
    NAME = "name", "姓名";

    AMENDED_SINCE = "on file and amended since: kept as on file", "已在册，此后更正过：保留在册的";
    RETRACTED_SINCE = "on file and retracted since: kept as on file", "已在册，此后撤回过：保留在册的";
    CORRECTED_SINCE = "on file and corrected since: kept as on file", "已在册，此后由检验科更正过：保留在册的";
    REDATED_SINCE = "on file and given another sample date since: kept as on file", "已在册，此后改过采样日期：保留在册的";
    MOVED_SINCE = "on file and moved to another patient since: kept as on file", "已在册，此后移至另一患者：保留在册的";

    result_of(number, result, day) = "{number} {result} of {day}", "{number} {result}，{day}";
    with_status(result, status) = "{result}, {status}", "{result}，{status}";
    blank_of(number, test, day, status) = "{number} {test} of {day}, {status}: no value", "{number} {test}，{day}，{status}：没有值";
    problem_of(result, words) = "{result}: {words}", "{result}：{words}";
    FINAL = "final", "最终";
    CORRECTED = "corrected", "已更正";
    PRELIMINARY = "preliminary", "初步";
    CANCELLED = "cancelled", "已取消";
    ENTERED_IN_ERROR = "entered in error", "误录";
    FINAL_CORRECTED = "final, corrected since", "最终，此后已更正";
    unusual(why) = "unusual, kept: {why}", "少见，保留：{why}";
    other_unit(before) = "another unit than this patient's last ({before})", "单位与该患者上次的（{before}）不同";
    SECOND_RESULT = "there is another result of the same test and day: both are kept", "同一项目同一天还有另一结果：都保留";
    correction_on_file(result, value) = "{result}: the laboratory's correction of that day is on file, {value}", "{result}：检验科当日的更正已在册，{value}";
    ADD_OR_LEAVE = "--take-file adds it as another result, --keep-register leaves it out", "「--take-file」作为另一结果加入，「--keep-register」跳过";
    correction_kept(value) = "the laboratory's correction is on file, {value}: left out", "检验科的更正已在册，{value}：跳过";
    OTHER_CORRECTION = "the files hold another correction of that day", "文件中还有当日的另一更正";
    CORRECT_BACK = "--take-file corrects it back to this value, --keep-register keeps what is on file", "「--take-file」改回此值，「--keep-register」保留在册的";
    same_taken_back(others) = "the same value is taken back, and there is also {others}", "相同的值被撤回，同时还有 {others}";
    BY_HAND = "amended by hand", "已由人工更正";
    AMENDED = "amended since", "此后更正过";
    TO_WHICH = "to which this value was corrected", "此值曾更正为它";
    NOT_NAMED = "which these files do not name", "这些文件未提及它";
    corrected_was(was) = "corrected by the laboratory, was {was}", "检验科已更正，原为 {was}";
    corrected_here(was) = "corrected by the laboratory in the same files, was {was}", "检验科在同批文件中已更正，原为 {was}";
    two_fit(results) = "two fit: {results}", "两个都符合：{results}";
    also(results) = "there is also {results}", "还有 {results}";
    may_correct(results) = "may correct: {results}", "可能更正：{results}";
    other_day(day) = "a correction of a day without a value; the same value of {day} stays: retract it on screen if its day was corrected", "更正的日期没有值；{day} 的相同值保留：若是日期更正，请在屏幕上撤回它";
    CORRECTED_OUT = "corrected by the laboratory: left out", "检验科已更正：跳过";
    CORRECTED_SAME = "corrected by the laboratory, with the value on file", "检验科已更正，与在册值相同";
    TAKEN_BACK = "taken back by the laboratory: retracted", "检验科已撤回：已作废";
    TAKEN_BACK_HERE = "taken back by the laboratory in the same files: kept as retracted", "检验科在同批文件中已撤回：作为已撤回保留";
    near(results) = "{results} is nearly the same in another unit", "{results} 以另一单位计几乎相同";
    RETRACT_OR_KEEP = "--take-file retracts it too, as what was corrected to the value taken back; --keep-register keeps it, as another sample's", "「--take-file」也撤回它，视为更正为被撤回的值；「--keep-register」保留它，视为另一标本的结果";
    retracted_with(words) = "{words}: retracted with it", "{words}：一并撤回";
    kept(words) = "{words}: kept as on file", "{words}：保留在册的";
    on_file(value, report, place) = "{value} on file (result {report}.{place})", "{value} 在册（结果 {report}.{place}）";
    on_file_but(value, report, place, what) = "{value} on file (result {report}.{place}), {what}", "{value} 在册（结果 {report}.{place}），{what}";
    in_line(value, line) = "{value} in line {line}", "{value} 在第 {line} 行";
    RETRACT_ON_SCREEN = "correct or retract it on screen, then take this row out", "请在屏幕上更正或撤回它，再去掉本行";
}

sentences! {
    patients_one(count) = "{count} patient", "{count} 位患者";
    patients(count) = "{count} patients", "{count} 位患者";
    courses_one(count) = "{count} course", "{count} 次用药";
    courses(count) = "{count} courses", "{count} 次用药";
    results_one(count) = "{count} result", "{count} 个结果";
    results(count) = "{count} results", "{count} 个结果";
    counts(patients, courses, results) = "{patients}, {courses}, {results}", "{patients}、{courses}、{results}";
    and_changes(added, changed) = "{added}, and changes of {changed}", "{added}，并更改 {changed}";
    UNKNOWN_TEST = "unknown test", "未知项目";
    WITHOUT_RESULT = "no result", "没有结果";
    STATUS = "status", "状态";
    left_out(why, word, rows) = "left out, {why}: {word}: {rows}", "跳过，{why}：{word}：{rows}";
    done(what, counts) = "{what}: {counts}", "{what}：{counts}";
    on_file_already(counts) = "on file already: {counts}", "已在册：{counts}";
}
