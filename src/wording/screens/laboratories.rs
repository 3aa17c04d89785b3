//! Laboratory profiles, and words that files use.

use crate::wording::sentences::sentences;

sentences! {
    NO_SOURCE = "files without a named source", "未注明来源的文件";
    files_of(source) = "files of {source}", "{source} 的文件";
    SOMEBODY = "somebody", "某人";
    means(kind, word, means, source, by, at) = "{kind} {word} means {means} | {source} | {by}, {at}", "{kind} {word} 表示 {means} | {source} | {by}，{at}";
    ASSAY_NOT_KNOWN = "HBV DNA assay not known", "HBV DNA 方法不明";
    line(name, units, limits, assay) = "{name} | {units}, {limits} | {assay}", "{name} | {units}，{limits} | {assay}";
    ONE_UNIT = "1 unit", "1个单位";
    units(count) = "{count} units", "{count}个单位";
    ONE_LIMIT = "1 limit", "1个限值";
    limits(count) = "{count} limits", "{count}个限值";
    none_yet(new) = "No laboratory profile yet: {new} makes one", "尚无检验科设置：{new} 新建";
    ask_forget(kind, word, means) = "Forget that {kind} {word} means {means}? Files that use it are asked about again.", "不再认为{kind} {word} 表示 {means}？使用它的文件将重新询问。";
    YES_FORGET = "yes, forget it", "是，不再认为";
    ONE_REPORT = "1 report on file was", "1份在册报告";
    reports(count) = "{count} reports on file were", "{count}份在册报告";
    is_used(name, reports, key) = "{name} is not removed: {reports} entered with it; {key} renames or changes it", "{name} 未删除：{reports}用它录入；{key} 可改名或更改";
    ask_remove(name) = "Remove the laboratory profile {name}? No report was entered with it.", "删除检验科设置 {name}？没有报告用它录入。";
    YES_REMOVE = "yes, remove it", "是，删除";
    WORD_GONE = "Not removed: the word is not there any more", "未删除：该词已不存在";
    PROFILE_GONE = "Not removed: the profile is not there any more", "未删除：该设置已不存在";
    not_removed(reason) = "Not removed: {reason}", "未删除：{reason}";
    none_yet_in_record(key) = "No laboratory profile yet: {key} in a record makes one", "尚无检验科设置：在病历中按 {key} 新建";
    NOT_IN_FORM = "This form has no laboratory profile", "此表单没有检验科设置";
    profile(name) = "Laboratory profile: {name}", "检验科设置：{name}";
    TITLE = "Laboratory profiles: units, limits, assay and order of fields of each", "检验科设置：各自的单位、限值、方法和栏目顺序";
    none_yet_help(new) = "   None yet. {new} makes one: report form and quick line then use its units and limits.", "   尚无。{new} 新建：报告表单和快捷行随后采用其单位和限值。";
}
