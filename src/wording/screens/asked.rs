//! Lines that are asked for: an own filter, the questions of the first day, the file of a summary.

use crate::wording::sentences::sentences;

sentences! {
    FILTER = "A filter of your own", "自定义筛选";
    QUESTION_CLINIC = "Question 1 of 3: what is your clinic called?", "问题 1/3：您的诊所叫什么？";
    QUESTION_LABORATORY = "Question 2 of 3: which laboratory, with which units and limits?", "问题 2/3：哪个检验科，用什么单位和限值？";
    QUESTION_NAME = "Question 3 of 3: under which name do you enter?", "问题 3/3：您以什么名字录入？";
    ONE_PAGE = "One page for the doctor, and to take away", "一页摘要，给医生看，也可带走";
    SHOWS = " Shows: ", " 显示：";
    CLINIC = " Clinic: ", " 诊所：";
    LABORATORY = " Laboratory: ", " 检验科：";
    YOUR_NAME = " Your name: ", " 您的姓名：";
    FILE = " File: ", " 文件：";
    filter_hint(accepted) = "Every word must hold: {accepted}. A name and a colon before them keep it; a name and a colon alone remove it.", "每个词都须符合：{accepted}。前面加名称和冒号可保留；只有名称和冒号则删除。";
    removes_filter(name) = "removes the filter {name}", "删除筛选 {name}";
    shows_kept(fitting, all, name) = "shows {fitting} of {all}; kept as {name}", "显示 {all} 人中的 {fitting} 人；保留为 {name}";
    shows_once(fitting, all) = "shows {fitting} of {all}; not kept: it has no name before a colon", "显示 {all} 人中的 {fitting} 人；不保留：前面没有名称和冒号";
    WELCOME = "first day", "第一天";
    HEPATITIS_CLINIC = "Hepatitis clinic", "肝炎门诊";
    USUAL_LABORATORY = "; ALT U/L ..40; AST U/L ..40; total bilirubin umol/L ..21", "; ALT U/L ..40; AST U/L ..40; 总胆红素 umol/L ..21";
    IN_HEAD_LINE = "It stands in the head line.", "显示在顶行。";
    LABORATORY_HINT = "Type its name. Behind it stand tests with the unit and the limits that the laboratory prints, each behind a semicolon: change what differs. Forms use them.", "请输入其名称。后面以分号隔开的是各项目及检验科印出的单位和限值：不同之处请更改。表单将采用。";
    BESIDE_ENTRIES = "It stands beside every entry that you make.", "显示在您的每条记录旁。";
    take_or_skip(words, take, skip) = "{words} {take} takes it as it stands, {skip} skips the question.", "{words}{take} 按现样采用，{skip} 跳过此问题。";
    clinic_name(fault) = "The clinic's name: {fault}", "诊所名称：{fault}";
    no_laboratory_name(skip) = "Type the laboratory's name before the first semicolon; {skip} skips the question", "请在第一个分号前输入检验科名称；{skip} 跳过此问题";
    no_test(part) = "'{part}': a test with its unit and limits, such as ALT U/L ..40", "「{part}」：应为项目及其单位和限值，如 ALT U/L ..40";
    no_unit(part) = "'{part}' has no unit and no limits", "「{part}」没有单位和限值";
    FIRST_PATIENT = "enter the first patient", "录入第一位患者";
    IMPORT = "import files of another program", "导入其他程序的文件";
    EXAMPLE = "look at an example clinic", "查看示例诊所";
    TOUR = "take a tour of it, ten steps", "示例导览，共十步";
    QUESTIONS_FIRST = "answer three short questions first: your clinic, laboratory, name", "先回答三个简短问题：诊所、检验科、姓名";
    told_first(words) = "{words}. ", "{words}。";
    welcome(told) = "{told}Welcome. What comes first? Every key of the list works here too.", "{told}欢迎使用。先做什么？列表的各个键在此也有效。";
    NOTHING_WRITTEN_OVER = "nothing that stands there is written over", "不会覆盖已有文件";
    MUST_END = "the name must end in .html or .pdf", "文件名须以 .html 或 .pdf 结尾";
    NOTHING = "", "";
    LETTERS = "Recall letters, to print", "随访信，供打印";
    a_letter_to(whose) = "a letter to {whose}", "给{whose}的一封信";
    letters_to(count) = "{count} letters, a page each, to those who are marked", "给已标记者的 {count} 封信，每封一页";
    letters_and(letters, path) = "{letters}; {path}", "{letters}；{path}";
    not_written(why) = "Nothing was written: {why}", "未写入：{why}";
    WRITING = "writing ...", "正在写...";
    letters_noted(words, key) = "{words}; {key} notes that letters were sent", "{words}；{key} 记录已寄信";
}
