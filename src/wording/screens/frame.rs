//! What stands on every screen: head line, foot line, frames, and what does not fit.

use crate::wording::sentences::sentences;

sentences! {
    as_of(day) = " AS OF {day}: NOT TODAY ", " 按 {day} 计：不是今天 ";
    known_on(day) = " AS KNOWN ON {day} ", " 按 {day} 所知 ";
    READ_ONLY = " READ ONLY ", " 只读 ";
    EXAMPLE = " EXAMPLE CLINIC: invented, your register is not touched ", " 示例诊所：虚构，不会动您的登记册 ";
    DEMO = " DEMO: invented, nothing is saved ", " 演示：虚构，什么也不保存 ";
    not_confirmed(time) = " ENTRY OF {time} NOT CONFIRMED ", " {time} 的记录未得到确认 ";
    DISK_GONE = " DISK GONE: nothing is saved ", " 磁盘不在：什么也不保存 ";
    file_damaged(key) = " FILE CHANGED OR DAMAGED: {key} ", " 文件被更改或损坏：{key} ";
    clock_behind(at) = " CLOCK BEHIND: newest entry {at} ", " 时钟落后：最新记录 {at} ";
    marked(count, back) = " {count} marked, {back} clears ", " 已标记 {count} 人，{back} 清除 ";
    NOTHING_CAN_CHANGE = "nothing can be changed", "不能更改";
    NOTHING_SAVED = "nothing is saved", "什么也不保存";
    in_memory_only(changes) = "{changes} in memory only", "{changes}，仅在内存中";
    READING = "reading ...", "正在读取...";
    SAVING = "saving ...", "正在保存...";
    saving_failed(reason) = "SAVING FAILED: {reason}, what was typed is kept", "保存失败：{reason}，已输入的内容已保留";
    saved_at(time) = "saved {time}", "已保存 {time}";
    ALL_SAVED = "all is saved", "已全部保存";
    too_small(columns, rows) = "Too small: {columns}x{rows}", "窗口太小：{columns}x{rows}";
    needs(columns, rows) = "needs {columns}x{rows}, better 80x24", "至少 {columns}x{rows}，最好 80x24";
    NOTHING_LOST = "nothing is lost;", "什么也没有丢失；";
    MAKE_LARGER = "make the window larger", "请放大窗口";
    leaves(key) = "({key} leaves)", "（{key} 退出）";
    HIDDEN = "hepatrack is hidden; any key shows it", "hepatrack 已隐藏；按任意键显示";
    ONE_ROW_MORE = " 1 more row ", " 另有1行 ";
    one_row_more(down) = " 1 more row: {down} ", " 另有1行：{down} ";
    rows_more(count) = " {count} more rows ", " 另有{count}行 ";
    rows_more_key(count, down) = " {count} more rows: {down} ", " 另有{count}行：{down} ";
    more(count, key) = " {count} more: {key} ", " 另有{count}行：{key} ";
    older(count, key) = "{count} older: {key}", "更早{count}：{key}";
    newer(count, key) = "{count} newer: {key}", "更新{count}：{key}";
    QUESTION = "Question", "问题";
    actions(place, run, tour) = "Actions here ({place}): find one or a word; {run} runs, {tour} tour", "此处的操作（{place}）：查找操作或词语；{run} 执行，{tour} 导览";
    FIND = " Find: ", " 查找：";
    NOTHING_CALLED_SO = "   nothing is called so", "   没有这样的名称";
    DATABASE_GONE = " DATABASE GONE: nothing is saved ", " 数据库不在：什么也不保存 ";
}
