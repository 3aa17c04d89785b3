//! What is wrong with the journal of a register, its imports, and what else stands beside it.

use crate::wording::sentences::refusals;

refusals! {
    // Lines and files.
    NO_LINE = "this is no line of a journal", "不是日志的行";
    LINE_CHANGED = "the line was changed after it was written, or one before it is missing", "该行写入后被更改，或缺少之前的一行";
    NO_FIRST_LINE = "this is no first line of a journal", "不是日志的首行";
    entry_expected(entry) = "entry {entry} is expected here", "此处应为记录 {entry}";
    CUT_OFF = "the segment is cut off", "日志文件被截断";
    CUT_OFF_INSIDE = "the segment is cut off, but another follows it", "日志文件被截断，其后却还有一个";
    COPY_CUT_OFF = "it is cut off", "被截断";
    segment_missing(number) = "segment {number} is missing", "缺少第 {number} 个日志文件";
    SEGMENT_MISSING = "this segment of the journal is missing", "缺少此日志文件";
    of_register(theirs, ours) = "it belongs to the register {theirs}, not to {ours}", "属于登记册 {theirs}，而不是 {ours}";
    not_after(entry) = "it does not go on after entry {entry} of the segment before it", "没有接在前一个日志文件的记录 {entry} 之后";
    NOT_WHERE_IT_ENDED = "it does not go on where the journal ended", "没有接在日志结束之处";
    CUT = "the journal was cut or removed: open the register again", "日志被截断或移走：请重新打开登记册";
    ANOTHER_ONE = "another journal stands there than the one that was left: start again", "那里的日志不是离开时的那一份：请重新启动程序";
    MARK_ADDED = "a byte order mark was put before its first line; it is read as it was written", "首行之前被加上字节序标记；仍按写入时的内容读取";
    RETURNS_ADDED = "its line ends were changed to those of Windows (CRLF), as git or a transfer does; it is read as it was written", "换行符被改成 Windows 的形式（「CRLF」），「git」或传输时会如此；仍按写入时的内容读取";
    EMPTY_LINES_ADDED = "empty lines were added at its end; it is read as it was written", "末尾被加上空行；仍按写入时的内容读取";
    LINE_END_TAKEN = "the end of its last line was taken away; it is read as it was written", "最后一行的换行符被去掉；仍按写入时的内容读取";

    // Imports.
    import_unread(error) = "the import cannot be read: {error}", "无法读取导入：{error}";
    IMPORT_CHANGED = "the import was changed after it was sealed", "导入封存后被更改";
    NO_IMPORT = "this is no sealed import of this register", "不是此登记册封存的导入";

    // Journal and register.
    entry_not_made(entry, conflict) = "entry {entry} cannot be made: {conflict}", "无法执行记录 {entry}：{conflict}";
    leads_elsewhere(conflict) = "the journal does not lead to the register as it stands: {conflict}", "按日志得不到现有的登记册：{conflict}";
    UNKNOWN_PATIENTS = "the register holds patients whom no entry of the journal brought", "登记册中有日志的任何记录都未录入的患者";
    BEGINS_LATER_ALONE = "there is no register, and the journal begins later than every good backup", "没有登记册，日志又始于所有完好的备份之后";
    BEGINS_LATER = "the journal begins later than every good backup", "日志始于所有完好的备份之后";
    NO_JOURNAL = "the journal of this register is not here: its history, and entries after the last that its file holds, are missing", "此登记册的日志不在这里：缺少修改历史，以及登记册文件最后一条之后的记录";
    journal_of(theirs, ours) = "the journal belongs to the register {theirs}, the file is {ours}", "日志属于登记册 {theirs}，文件却是 {ours}";
    two_machines(entry) = "entry {entry} is not the one that the register was written after: two machines went on from the same register", "记录 {entry} 不是登记册写入时的那一条：两台电脑从同一登记册各自继续";
    ends_before(journal, register) = "the journal ends with entry {journal}, the register holds {register}", "日志止于记录 {journal}，登记册却含记录 {register}";
    begins_after(journal, register) = "the journal begins after entry {journal}, the register ends with {register}", "日志始于记录 {journal} 之后，登记册却止于记录 {register}";
    LAST_LINE_MISSING = "the file was changed: its last line, with the digest, is missing", "文件被更改：缺少含校验值的最后一行";
    JOURNAL_OF_ANOTHER = "another machine's journal stands in the place of this one, or none", "此日志之处是另一台电脑的日志，或没有日志";
    REMOVED = "the register's file was removed", "登记册文件被移走";
    EARLIER_ONE = "an earlier register was put in the place of the file", "文件之处被放上较早的登记册";
    OTHER_LAST_ENTRY = "its last entry is not the one that was made here", "其最后一条记录不是在此录入的那一条";
    LATER_ENTRIES = "the file holds later entries than the journal", "文件所含的记录比日志更新";
    ANOTHER_REGISTER = "another register stands in the place of this one", "此登记册之处是另一登记册";

    // Copies, and what another machine wrote.
    COPY_OF_REGISTER = "a conflicted copy of the register, made where two machines wrote: it may hold what nobody sees; 'hepatrack mend --merge' puts both together", "登记册的冲突副本，因两台电脑写入而生：其中可能有无人看到的内容；「hepatrack mend --merge」合并两者";
    COPY_OF_JOURNAL = "a conflicted copy of the journal, made where two machines wrote: its entries are not seen; 'hepatrack mend --merge' puts both together", "日志的冲突副本，因两台电脑写入而生：其中的记录无人看到；「hepatrack mend --merge」合并两者";
    COPY_OF_IMPORT = "a conflicted copy of an import, made where two machines wrote: 'hepatrack mend --merge' puts both together", "导入的冲突副本，因两台电脑写入而生：「hepatrack mend --merge」合并两者";
    NOTHING_TO_MERGE_INTO = "there is no journal here that another could be merged into", "这里没有可并入的日志";
    from_nothing(name) = "{name}: it goes on from nothing that is found here", "{name}：没有接在此处任何记录之后";
    copy_damaged(name) = "{name}: it was changed after it was written, or damaged", "{name}：写入后被更改，或已损坏";
    other_register(name) = "{name}: it is another register", "{name}：是另一登记册";
    TAKEN_BACK = "taken back: what another machine entered is kept instead", "已撤回：改为保留另一台电脑录入的内容";
    not_taken_back(conflict) = "what was entered here cannot be taken back: {conflict}", "此处录入的内容无法撤回：{conflict}";
    ANOTHER_MACHINE = "another machine", "另一台电脑";
    found_alone(name) = "found in {name}, without its journal", "见于 {name}，没有其日志";
}
