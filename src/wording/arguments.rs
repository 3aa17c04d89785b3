//! What `--help` says of commands, of their options and of what they take.

use super::Phrase;

/// The words of each: the command, empty for the program; the argument, empty for the command itself.
macro_rules! arguments {
    ($($command:literal $argument:literal = $english:literal, $chinese:literal;)*) => {
        pub(crate) const ARGUMENTS: &[(&str, &str, Phrase)] = &[
            $(($command, $argument, Phrase::new($english, $chinese))),*
        ];
    };
}

arguments! {
    "" "" = "Follows people with chronic hepatitis B on antiviral treatment and says, with the reasons, where each of them stands", "随访接受抗病毒治疗的慢性乙型肝炎患者，说明每位患者的情况及依据";
    "" "file" = "The register, or the address of one in PostgreSQL as postgres://NAME@HOST/DATABASE?register=NAME; without it $HEPATRACK_FILE, else patients.ron in the user's data directory", "登记册，或 PostgreSQL 中登记册的地址，如 postgres://NAME@HOST/DATABASE?register=NAME；不写则取 $HEPATRACK_FILE，再取用户数据文件夹中的 patients.ron";
    "" "demo" = "Work on the shipped example clinic, on its own day, and write nothing", "用自带的示例诊所，按其自己的日期，不写入任何内容";
    "" "read_only" = "Change nothing", "不作任何更改";
    "" "as_of" = "The review day instead of today, as 2026-11-22", "以此日代替今天作判断，如 2026-11-22";
    "" "known_on" = "As known on this day: without what was entered or corrected since; only for review, cohort, show, report, letters and the screens", "按此日已知的内容：不含此后的录入和更正；只用于 review、cohort、show、report、letters 和屏幕";
    "" "ascii" = "Draw the screens in ASCII only; without it where LC_ALL, LC_CTYPE or LANG names no UTF-8", "屏幕只用 ASCII；LC_ALL、LC_CTYPE 或 LANG 不是 UTF-8 时自动如此";
    "" "theme" = "How the screens look; without it $HEPATRACK_THEME, the file of keys, mono where NO_COLOR is set, else colour", "屏幕的配色；不写则取 $HEPATRACK_THEME，再取按键文件，设有 NO_COLOR 时为 mono，否则为 colour";
    "" "lang" = "The language of the screens and of what is printed: en or zh; without it $HEPATRACK_LANG, the own choice, the locale", "屏幕和打印内容的语言：en 或 zh；不写则取 $HEPATRACK_LANG，再取您的选择，再取系统区域设置";
    "" "mouse" = "Let the mouse select, open and scroll; the terminal's own selection of text then needs Shift", "可用鼠标选择、打开和滚动；此时终端自己的选字须按 Shift";
    "" "copy" = "Let y copy a number or a value through the terminal (OSC 52)", "可用 y 经终端复制编号或数值（OSC 52）";
    "" "keys" = "The file of own keys; without it $HEPATRACK_KEYS, else hepatrack/keys.ron in the user's configuration directory", "您自己的按键文件；不写则取 $HEPATRACK_KEYS，再取用户配置文件夹中的 hepatrack/keys.ron";
    "" "user" = "Who makes the entries; without it $HEPATRACK_USER, else the name of the login", "录入人；不写则取 $HEPATRACK_USER，再取登录名";

    "import" "" = "Take over patients.csv, results.csv and courses.csv: all of it or, if a row is wrong, nothing", "采用 patients.csv、results.csv 和 courses.csv：全部采用；有一行出错则一行也不采用";
    "import" "paths" = "A folder that holds the files, or any of them by name", "存放这些文件的文件夹，或其中任一文件";
    "import" "dry_run" = "Say what would be done and store nothing", "只说明会做什么，不保存";
    "import" "source" = "Whose files they are: words that were taught for this source have their meanings", "文件来自哪里：为此来源教过的词按其含义读取";
    "import" "report" = "Write every remark, or every fault that is told, to this file too; it must not be there yet", "把每条说明或所报的每个错误也写入此文件；该文件须尚不存在";
    "import" "known_tests" = "Leave out the rows of unknown tests, and count them by name", "跳过不认识的项目的行，按名称计数";
    "import" "no_results" = "Leave out the rows that say that there is no result (pending, haemolysed, NA), and count them by word", "跳过写明没有结果的行（pending、haemolysed、NA），按所用的词计数";
    "import" "ignore_column" = "Leave out a column whose name speaks of whether a row counts; can be given several times", "跳过列名表示该行是否算数的一列；可写多次";
    "import" "same" = "A new number is another number of somebody: of the number behind =; can be given several times", "新编号是 = 后面那个编号的患者的另一个编号；可写多次";
    "import" "another" = "A new number is nobody who is known, whoever it is like; `all` for every new number", "新编号不是任何已知的患者，不论与谁相像；所有新编号写 all";
    "import" "take_file" = "Where file and register say something different, take what the file says", "文件与登记册不一致时，采用文件的内容";
    "import" "keep_register" = "Where file and register say something different, keep what is on file, and list it", "文件与登记册不一致时，保留在册的内容，并列出";
    "import" "day_first" = "Days such as 05/02/2024 have the day first: 5 February", "如 05/02/2024 的日期，日在前：2月5日";
    "import" "month_first" = "Days such as 05/02/2024 have the month first: 2 May", "如 05/02/2024 的日期，月在前：5月2日";
    "import" "decimal_comma" = "A comma in a value or a limit stands before decimals: 1,5 is one and a half", "数值或限值中的逗号是小数点：1,5 是一点五";

    "join" "" = "Join two records that are one person's: what OLD holds goes over to NEW, which its number then reaches; undo on the screen takes it back", "合并属于同一人的两份病历：OLD 的内容归入 NEW，此后用其编号也能找到；在屏幕上撤销可恢复";
    "join" "old" = "The number of the record that goes", "并入的病历的编号";
    "join" "new" = "The number of the record that stays", "保留的病历的编号";
    "join" "why" = "Why, for the history", "原因，记入修改历史";

    "review" "" = "The verdicts of all or some patients", "全部或部分患者的判断";
    "review" "numbers" = "Patients by number; all if none is named", "患者编号；不写则为全部";
    "review" "format" = "Plain lines in the order of the work list, or JSON in the order of the numbers", "文本行，按工作列表的顺序；或 JSON，按编号的顺序";
    "review" "due" = "Only patients of whom something is due within so many days, or overdue", "只列出在这么多天内有到期或已逾期的患者";
    "review" "rules" = "Try other rules: a settings file or a guideline set, laid out as the shipped ones", "试用其他规则：设置文件或一套指南，格式与自带的相同";
    "review" "changes" = "With --rules: only who would be judged otherwise, and which threshold makes the difference", "与 --rules 同用：只列出判断会不同的患者，以及是哪个阈值造成的";

    "cohort" "" = "How the whole clinic does: verdicts, suppression, resistance by drug, relapse", "整个诊所的情况：判断、病毒抑制、各药物的耐药、复发";
    "cohort" "format" = "Plain tables, or JSON", "文本表格，或 JSON";

    "show" "" = "One record in plain lines", "以文本行打印一份病历";
    "show" "number" = "The patient's number", "患者编号";

    "report" "" = "One page about one patient, for the doctor and to take away: HTML on standard output, or a file", "一位患者的一页摘要，给医生看，也可带走：HTML 写到标准输出，或写入文件";
    "report" "number" = "The patient's number", "患者编号";
    "report" "out" = "Write this file, which ends in .html or .pdf, instead of HTML on standard output", "写入此文件（以 .html 或 .pdf 结尾），而不是把 HTML 写到标准输出";
    "report" "overwrite" = "Replace a file of that name", "覆盖同名文件";
    "report" "font" = "For PDF: a font before those of the system; can be given several times", "用于 PDF：先于系统字体采用的字体；可写多次";

    "letters" "" = "A recall letter for each of those who are due or named; without anybody, the text of the letter", "给每位到期或写明的患者一封随访信；一位也没有写时，打印信的文字";
    "letters" "numbers" = "Patients by number", "患者编号";
    "letters" "due" = "Everybody of whom something is due within so many days, or overdue", "在这么多天内有到期或已逾期的每位患者";
    "letters" "out" = "The folder to write to; made if it is not there", "写入的文件夹；不存在则新建";
    "letters" "pdf" = "Write PDF instead of HTML", "写 PDF 而不是 HTML";
    "letters" "overwrite" = "Replace files of the same names", "覆盖同名文件";
    "letters" "font" = "For PDF: a font before those of the system; can be given several times", "用于 PDF：先于系统字体采用的字体；可写多次";
    "letters" "text" = "Keep the text of this file in the register as that of the letter; it may hold {name} {number} {born} {due} {tests} {clinic} {today}", "把此文件的文字存入登记册，作为信的文字；其中可用 {name} {number} {born} {due} {tests} {clinic} {today}";

    "history" "" = "What was changed in one record: who, when, by which way, why, the old value and the new one", "一份病历中改了什么：何人、何时、以何种方式、为何、旧值与新值";
    "history" "number" = "The patient's present number", "患者现在的编号";
    "history" "format" = "Plain lines, or JSON; oldest first in both", "文本行，或 JSON；都从最早的开始";

    "export" "" = "Write the register as patients.csv, results.csv and courses.csv; --deidentified without what tells whose it is", "把登记册写成 patients.csv、results.csv 和 courses.csv；加 --deidentified 则不含能识别患者的内容";
    "export" "folder" = "The folder to write to; made if it is not there", "写入的文件夹；不存在则新建";
    "export" "deidentified" = "Without what tells whose it is: new numbers, no names, contacts, reasons; births as five-year bands; all dates of a patient shifted by one random number of days, with the same verdict on the shifted day", "不含能识别患者的内容：新编号，无姓名、联系方式和原因；出生日期只写五年一段；同一患者的全部日期移动同一随机天数，移动后当日的判断不变";
    "export" "review_days" = "Write the shifted review day of each new number to this file; never pass it on with the rest: whoever has it and knows the day of the export can shift the dates back", "把每个新编号移动后的判断日写入此文件；切勿与其余文件一起交出：有此文件又知道导出日期的人能把日期移回";

    "check" "" = "Read everything, change nothing, say what is wrong and where", "读取全部内容，不作更改，说明哪里有问题";

    "mend" "" = "Decide what becomes of a register whose file was changed or damaged; without an option say what can be decided", "决定如何处理文件被更改或损坏的登记册；不写选项则说明可以决定什么";
    "mend" "write_again" = "Write the file again from backup and journal; the one that was found is kept in the quarantine", "按备份和日志重新写入文件；现有的文件保留在隔离区";
    "mend" "take_over" = "Take over what the file says, as a recorded change where it can be told what was changed", "采用文件的内容；能看出改了什么时，作为一次有记录的更改";
    "mend" "begin_journal" = "Keep the journal in the quarantine, and begin a new one with what can be proven", "把日志保留在隔离区，以可证实的内容开始新的日志";
    "mend" "merge" = "Enter here what another machine entered in a copy of this register; what both entered about one thing is named, and nothing done, unless --take decides", "在此录入另一台机器在本登记册副本中录入的内容；双方就同一内容都有录入时写明，不作处理，除非由 --take 决定";
    "mend" "take" = "With --merge: whose is kept where both entered something about one thing", "与 --merge 同用：双方就同一内容都有录入时保留谁的";

    "ledger" "" = "A register in PostgreSQL, which many write to at the same time", "PostgreSQL 中的登记册，可多人同时写入";
    "ledger init" "" = "Make the tables, once, as their owner, with an empty register; and print what lets nurses in", "以所有者身份建表，只需一次，含一个空登记册；并打印让护士进入的语句";
    "ledger init" "address" = "postgres://OWNER@HOST/DATABASE?register=NAME", "postgres://OWNER@HOST/DATABASE?register=NAME";
    "ledger push" "" = "Put a register with its whole history into the database, as the owner of the tables; the one there must be empty", "以表的所有者身份把登记册连同全部历史放入数据库；那里的登记册须为空";
    "ledger push" "from" = "The register's file", "登记册文件";
    "ledger push" "address" = "postgres://OWNER@HOST/DATABASE?register=NAME", "postgres://OWNER@HOST/DATABASE?register=NAME";
    "ledger pull" "" = "Make a file of the register in the database, with its whole history", "把数据库中的登记册连同全部历史写成文件";
    "ledger pull" "address" = "postgres://NAME@HOST/DATABASE?register=NAME", "postgres://NAME@HOST/DATABASE?register=NAME";
    "ledger pull" "to" = "The new file", "新文件";

    "rules" "" = "The text of the clinic's rules, or of the one that a verdict cites", "诊所规则全文，或判断所引的那一条";
    "rules" "number" = "The number of a rule as it is cited, such as 6.5a; all of them without it", "所引规则的编号，如 6.5a；不写则为全部";
    "keys" "" = "The key table", "按键表";
    "manual" "" = "The manual: its chapters, or one of them", "说明书：各章，或其中一章";
    "manual" "chapter" = "The name of a chapter; the list of chapters without it", "章名；不写则列出各章";
    "completions" "" = "What a shell needs to complete commands and options, for its own file of completions", "命令行外壳补全命令和选项所需的内容，放入其补全文件";
    "completions" "shell" = "Whose completions", "哪种外壳";
    "man" "" = "The page for man, as troff", "man 用的页面，troff 格式";
}

/// The words of a command, or of one of its arguments.
pub(crate) fn words(command: &str, argument: &str) -> Option<Phrase> {
    let mut rows = ARGUMENTS.iter();
    let row = rows.find(|row| (row.0, row.1) == (command, argument))?;
    Some(row.2)
}

/// What the value of an option stands for.
pub(crate) const PLAIN_TEXT: Phrase = Phrase::new("Plain text", "文本");
pub(crate) const JSON: Phrase = Phrase::new("JSON, schema 2", "JSON，格式版本2");
pub(crate) const OURS: Phrase = Phrase::new("What was entered here", "在此录入的");
pub(crate) const THEIRS: Phrase = Phrase::new(
    "What was entered on the other machine",
    "在另一台机器上录入的",
);

/// The commands by what they are for; each stands once.
pub(crate) const GROUPS: [(Phrase, &[&str]); 6] = [
    (
        Phrase::new("Look", "查看"),
        &["review", "show", "history", "cohort"],
    ),
    (
        Phrase::new("On paper, and for others", "打印与交出"),
        &["report", "letters", "export"],
    ),
    (Phrase::new("Take over", "采用"), &["import", "join"]),
    (
        Phrase::new("The register's file", "登记册文件"),
        &["check", "mend"],
    ),
    (Phrase::new("Many who write", "多人写入"), &["ledger"]),
    (
        Phrase::new("Help", "帮助"),
        &["manual", "rules", "keys", "completions", "man"],
    ),
];

/// Examples, each with what it does.
pub(crate) const EXAMPLES: [(&str, Phrase); 6] = [
    (
        "hepatrack --demo",
        Phrase::new(
            "the example clinic, in which nothing can be broken",
            "示例诊所，什么也不会弄坏",
        ),
    ),
    (
        "hepatrack review --due 30",
        Phrase::new(
            "whom to call: overdue, or due within 30 days",
            "该联系谁：已逾期，或30天内到期",
        ),
    ),
    (
        "hepatrack show W-0019",
        Phrase::new("one record in plain lines", "以文本行打印一份病历"),
    ),
    (
        "hepatrack report W-0019 --out W19.html",
        Phrase::new("one page for the doctor", "给医生的一页摘要"),
    ),
    (
        "hepatrack import feed --dry-run",
        Phrase::new(
            "what taking over a folder of files would do",
            "采用一个文件夹的文件会做什么",
        ),
    ),
    (
        "hepatrack manual daily",
        Phrase::new("how the screens are used", "屏幕怎样使用"),
    ),
];
pub(crate) const EXAMPLES_BELOW: Phrase = Phrase::new("Examples", "例子");
pub(crate) const EACH: Phrase = Phrase::new(
    "hepatrack COMMAND --help says what each takes.",
    "hepatrack COMMAND --help 说明各命令的用法。",
);
