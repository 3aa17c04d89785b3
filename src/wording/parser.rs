//! What the parser of arguments puts into its help, and why it does not take what was typed.

use super::arguments::{JSON, OURS, PLAIN_TEXT, THEIRS};
use super::sentences::refusals;
use super::{Language, Phrase, Sentence};

/// What stands in the parser's help beside the words of the arguments; what begins another one stands behind it.
const FIXED: [Phrase; 17] = [
    PLAIN_TEXT,
    JSON,
    OURS,
    THEIRS,
    Phrase::new("Usage: ", "用法："),
    Phrase::new("Arguments:", "参数："),
    Phrase::new("Options:", "选项："),
    Phrase::new("Commands:", "命令："),
    Phrase::new("Possible values:", "可选："),
    Phrase::new("[possible values: ", "[可选："),
    Phrase::new("[default: ", "[默认："),
    Phrase::new(
        "Print help (see a summary with '-h')",
        "打印帮助（摘要：'-h'）",
    ),
    Phrase::new(
        "Print help (see more with '--help')",
        "打印帮助（详情：'--help'）",
    ),
    Phrase::new(
        "Print this message or the help of the given subcommand(s)",
        "打印本说明，或所写命令的帮助",
    ),
    Phrase::new("Print help for the subcommand(s)", "打印所写命令的帮助"),
    Phrase::new("Print help", "打印帮助"),
    Phrase::new("Print version", "打印版本"),
];

/// A tip that the parser gives as a whole sentence.
pub(crate) fn other_tip(tip: &str) -> Sentence {
    let between = |before: &str, behind: &str| tip.strip_prefix(before)?.strip_suffix(behind);
    let typed = between("to pass '", "'").and_then(|tip| tip.split_once("' as a value, use '"));
    let command = || {
        let behind = "' exists; to use it, remove the '--' before it";
        between("subcommand '", behind)
    };
    if let Some((argument, typed)) = typed {
        as_value(argument, typed)
    } else if let Some(name) = command() {
        without_dashes(name)
    } else if let Some(name) = between("'", "' exists") {
        exists(name)
    } else {
        Sentence::alike(&tip)
    }
}

/// The parser's help, whose own words are English, in a language.
pub(crate) fn help(language: Language, printed: String) -> String {
    match language {
        Language::English => printed,
        Language::Chinese => FIXED.iter().fold(printed, |text, fixed| {
            text.replace(fixed.english, fixed.chinese)
        }),
    }
}

// The English ones are the parser's own, and are held to it.
refusals! {
    refused(what, tips, usage) = "error: {what}{tips}{usage}\n\nFor more information, try '--help'.", "错误：{what}{tips}{usage}\n\n详情：'--help'。";
    usage(line) = "\n\nUsage: {line}", "\n\n用法：{line}";
    tip(words) = "\n  tip: {words}", "\n  提示：{words}";
    possible(values) = "\n  [possible values: {values}]", "\n  [可选：{values}]";

    not_with(argument, other) = "the argument '{argument}' cannot be used with '{other}'", "「{argument}」不能与「{other}」同用";
    not_with_these(argument, others) = "the argument '{argument}' cannot be used with:{others}", "「{argument}」不能与以下各项同用：{others}";
    twice(argument) = "the argument '{argument}' cannot be used multiple times", "「{argument}」只能写一次";
    no_value(argument, possible) = "a value is required for '{argument}' but none was supplied{possible}", "「{argument}」须有值，而没有写{possible}";
    wrong_value(value, argument, possible) = "invalid value '{value}' for '{argument}'{possible}", "「{argument}」不接受「{value}」{possible}";
    wrong_because(value, argument, why) = "invalid value '{value}' for '{argument}': {why}", "「{argument}」不接受「{value}」：{why}";
    no_more(value, argument) = "unexpected value '{value}' for '{argument}' found; no more were expected", "「{argument}」不带值，不接受「{value}」";
    missing(arguments) = "the following required arguments were not provided:{arguments}", "缺少以下各项：{arguments}";
    unknown_command(name) = "unrecognized subcommand '{name}'", "没有命令「{name}」";
    unknown_argument(argument) = "unexpected argument '{argument}' found", "此处不接受「{argument}」";
    NOT_UTF8 = "invalid UTF-8 was detected in one or more arguments", "有参数不是有效的 UTF-8";
    NOT_TAKEN = "the arguments are not accepted", "不接受这些参数";

    similar_command(name) = "a similar subcommand exists: {name}", "有相近的命令：{name}";
    similar_commands(names) = "some similar subcommands exist: {names}", "有相近的命令：{names}";
    similar_argument(name) = "a similar argument exists: '{name}'", "有相近的选项：'{name}'";
    similar_value(name) = "a similar value exists: '{name}'", "有相近的值：'{name}'";
    as_value(argument, typed) = "to pass '{argument}' as a value, use '{typed}'", "要把「{argument}」作为值，请写「{typed}」";
    exists(name) = "'{name}' exists", "有「{name}」";
    without_dashes(name) = "subcommand '{name}' exists; to use it, remove the '--' before it", "有命令「{name}」：请去掉前面的「--」";

    // Values.
    NO_DIGIT = "invalid digit found in string", "不是整数";
    EMPTY = "cannot parse integer from empty string", "没有写数字";
    TOO_LARGE = "number too large to fit in target type", "数字过大";
    TOO_SMALL = "number too small to fit in target type", "数字过小";
    not_within(value, least, most) = "{value} is not in {least}..={most}", "{value} 不在 {least} 到 {most} 之间";
    LANGUAGES = "en or zh", "en 或 zh";
    TWO_NUMBERS = "two numbers with = between them, such as 12345=0012345", "两个编号，中间写 =，如 12345=0012345";
}
