//! What goes wrong with files and disks: what was being done, why it was refused, and what can be done about it.

use super::sentences::refusals;

/// What was being done with a file.
pub(crate) mod doing {
    use crate::wording::sentences::refusals;

    refusals! {
        COPYING = "copying", "复制";
        CUTTING_AN_UNFINISHED_LINE = "cutting an unfinished line", "截去未写完的一行";
        KEEPING_A_BACKUP = "keeping a backup", "保留备份";
        KEEPING_ITS_PERMISSIONS = "keeping its permissions", "保留其权限";
        KEEPING_WHAT_STANDS_IN_FORMS = "keeping what stands in forms", "保留表单中的内容";
        LISTING = "listing", "列出内容";
        LOCKING = "locking", "加锁";
        LOOKING_AT_IT = "looking at it", "查看";
        MAKING_IT_DURABLE = "making it durable", "确保写入磁盘";
        MAKING_ROOM = "making room", "腾出位置";
        MAKING_SURE = "making sure", "确认写入磁盘";
        MAKING_THE_DIRECTORY = "making the directory", "新建文件夹";
        NAMING_IT = "naming it", "命名";
        OPENING = "opening", "打开";
        PUTTING_AN_IMPORT_IN_PLACE = "putting an import in place", "放入导入";
        PUTTING_AN_UNFINISHED_LINE_ASIDE = "putting an unfinished line aside", "把未写完的一行移开";
        PUTTING_IT_ASIDE = "putting it aside", "移开";
        PUTTING_THE_NEW_REGISTER_IN_PLACE = "putting the new register in place", "放入新登记册";
        READING = "reading", "读取";
        REMOVING_A_LEFTOVER = "removing a leftover", "删除残留";
        REMOVING_AN_OLD_BACKUP = "removing an old backup", "删除旧备份";
        WRITING = "writing", "写入";
        WRITING_AN_IMPORT = "writing an import", "写入导入";
        WRITING_THE_REGISTER = "writing the register", "写入登记册";
        MERGING = "merging", "合并";
    }
}

refusals! {
    // What the system answers.
    NOT_FOUND = "not there", "不存在";
    NO_PERMISSION = "no permission", "没有权限";
    DISK_FULL = "the disk is full", "磁盘已满";
    QUOTA = "the space that you may use is full", "可用空间已用完";
    READ_ONLY_DISK = "the disk is read-only", "磁盘只读";
    EXISTS = "exists already", "已存在";
    IS_FOLDER = "it is a folder", "是文件夹";
    NO_FOLDER_THERE = "it is no folder", "不是文件夹";
    BUSY = "it is in use", "正被使用";
    NO_MEMORY = "no memory is left", "内存不足";
    NONE_LEFT = "none is left at the moment", "目前没有余量";
    TOO_LARGE_FILE = "the file is too large", "文件过大";
    TIMED_OUT = "no answer in time", "超时无应答";
    CONNECTION_REFUSED = "the connection is refused", "拒绝连接";
    CONNECTION_LOST = "the connection is lost", "连接中断";
    UNREACHABLE = "it cannot be reached", "无法到达";
    CUT_SHORT = "it ends too early", "内容不完整";
    NO_TEXT = "no text in UTF-8", "不是 UTF-8 文字";
    SYSTEM_REFUSED = "the system refused", "系统拒绝";

    // What no thread is given for.
    no_thread(what, error) = "the system gives no thread to {what} ({error}): end other programs, or raise the limits of 'ulimit'", "系统不给用于{what}的线程（{error}）：请结束其他程序，或提高「ulimit」的限制";
    SAVE = "save", "保存";
    HEAR_SIGNALS = "hear signals", "接收信号";
    READ_KEYBOARD = "read the keyboard", "读取键盘";
    WRITE_TERMINAL = "write to the terminal", "写到终端";

    // What the register's file is refused for.
    occupied(path) = "{path}: something stands there already: name a new file", "{path}：已有内容，请另取文件名";
    missing(path) = "{path}: there is no such register: name an existing one with --file, or add a first patient or import", "{path}：没有这个登记册：请用 --file 指定已有的，或录入第一位患者，或导入";
    no_folder(register, folder) = "{register}: the folder {folder} is not there: connect its disk, make the folder, or name another file with --file", "{register}：文件夹 {folder} 不存在：请连接其磁盘，新建文件夹，或用 --file 指定其他文件";
    no_locks(path, source) = "{path}: {source}, so two programs could write at once: open it with --read-only, or keep the register on another disk", "{path}：{source}，可能两个程序同时写入：请用 --read-only 打开，或把登记册放在其他磁盘";
    locked(path, holder) = "{path}: this register is being written by {holder}: close it there, or open it with --read-only", "{path}：登记册正由{holder}写入：请在那里关闭，或用 --read-only 打开";
    not_writable(path) = "{path}: there is no permission to write it: make it writable, or open the register with --read-only", "{path}：没有写入权限：请设为可写，或用 --read-only 打开登记册";
    not_a_file(path) = "{path}: is not a file: name a file", "{path}：不是文件，请指定文件";
    too_large(path, size, most) = "{path}: {size} bytes are too large for a register: at most {most}", "{path}：{size} 字节，作为登记册过大：最多 {most}";
    changed_on_disk(path) = "{path}: the file was changed by somebody else since it was opened: nothing was written; copy it elsewhere or close and open it again", "{path}：打开后文件被他人更改：未写入；请复制到别处，或关闭后重新打开";
    opened_for_reading(path) = "{path}: was opened for reading only: nothing was written", "{path}：以只读方式打开：未写入";
    not_readable(path) = "{path}: what was to be written does not read back: nothing was written", "{path}：要写入的内容无法重新读出：未写入";
    failed(path, doing, source) = "{path}: {doing}: {source}", "{path}：{doing}：{source}";
    failed_why_first(path, doing, source) = "{doing}: {source}: {path}", "{doing}：{source}：{path}";
    why_first(path, source) = "{source}: {path}", "{source}：{path}";
    path_first(path, source) = "{path}: {source}", "{path}：{source}";
    saved_not_confirmed(path, source) = "{path}: saved, but the disk did not confirm it: {source}", "{path}：已保存，但磁盘未确认：{source}";

    // Why an entry is not saved.
    entry_not_confirmed(reason) = "the disk did not confirm the entry: {reason}", "磁盘未确认该记录：{reason}";
    SOMEBODY_FIRST = "somebody else saved something first", "其他人先保存了内容";
    database_not_confirmed(reason) = "the database has not confirmed the entry: {reason}", "数据库尚未确认该记录：{reason}";
    DISK_GONE = "the disk that the register is kept on is gone: nothing is written in its place; connect it again", "登记册所在磁盘已不在：未在别处写入；请重新连接";
    WAS_AWAY = "the disk of the register was away: try again in a moment", "登记册所在磁盘曾断开：请稍后再试";
    READING_ONLY = "the register was opened for reading only", "登记册以只读方式打开";
    IN_TROUBLE = "the register was found damaged or changed: that must be decided first", "登记册有损坏或被更改：须先作决定";
    not_next(entry) = "entry {entry} does not come next", "记录 {entry} 不是下一条";
    NO_JOURNAL = "no journal is open", "没有打开的日志";
    disk_failed(reason) = "nothing more is written since the disk failed ({reason}): save a copy on another disk", "磁盘出错（{reason}）后不再写入：请在另一磁盘保存副本";
    journal_replaced(path) = "{path}: the journal was removed, replaced or written to by somebody else", "{path}：日志被他人移走、替换或写入";
    NO_READ_BACK = "what was to be written does not read back: nothing was written", "要写入的内容无法重新读出：未写入";

    // What a disk is or does.
    knows_no_locks(error) = "this disk knows no locks ({error})", "此磁盘不支持锁（{error}）";
    leads_back(target) = "it is a link to {target}, which leads back to it: remove the link", "它是指向 {target} 的链接，又指回自身：请删除链接";
    leads_nowhere(target) = "it is a link to {target}, and nothing is there: connect the disk that holds it, or remove the link", "它是指向 {target} 的链接，而那里什么也没有：请连接所在磁盘，或删除链接";
    LOCK_IS_LINK = "a link stands there, and a lock never is one: remove it", "那里是链接，而锁从不是链接：请删除";
    NO_REGULAR_FILE = "a folder, pipe or device stands there, not a file", "那里是文件夹、管道或设备，不是文件";
    TOO_MANY_DRAFTS = "too many instances keep drafts here", "在此保留草稿的程序过多";

    // Who writes.
    UNKNOWN = "unknown", "身份不明者";
    UNKNOWN_TIME = "an unknown time", "时间不明";
    holder(user, since, process) = "{user} since {since} (process {process})", "{user}（自 {since}，进程 {process}）";
    written_by(holder) = "written by {holder}", "正由{holder}写入";
    no_permission(path) = "there is no permission to write {path}: make it writable; a mark as read-only binds an administrator too", "没有写入 {path} 的权限：请设为可写；只读标记对管理员同样有效";
    two_could_write(source) = "{source}, so two programs could write at once: keep the register on another disk", "{source}，可能两个程序同时写入：请把登记册放在其他磁盘";
    known_on(day) = "showing what was known on {day}", "显示 {day} 时已知的内容";
    no_register_yet(path) = "There is no register at {path} yet: it is made with the first entry", "{path} 处尚无登记册：录入第一条时建立";
    own_keys_left(fault) = "{fault}; the keys are those of the program", "{fault}；按键仍用程序自带的";
    drafts_unread(error) = "Drafts could not be read: {error}", "无法读取草稿：{error}";
    drafts_not_brought(error) = "Drafts could not be brought here: {error}", "无法把草稿取来：{error}";
    drafts_put_aside(error, file) = "Drafts could not be read ({error}); put aside as {file}", "无法读取草稿（{error}）；已移至 {file}";

    // What the register was found to be when it was opened.
    UNFINISHED_LINE = "the last line of the journal is unfinished: it is being written, or was never confirmed", "日志最后一行未写完：正在写入，或从未确认";
    NEVER_CONFIRMED = "an entry that was being saved when the program ended was never confirmed; it was put aside", "程序结束时正在保存的一条记录从未确认；已移开";
    HAD_NO_DIGEST = "the register had no digest: it was taken as it stands", "登记册没有校验值：按现状采用";
    older_schema(schema, own) = "the register was written by an earlier version of this program: schema {schema} is brought to {own}, which that version does not read", "登记册由本程序较早版本写成：格式 {schema} 升为 {own}，较早版本不能读取";
    kept_as_it_was(what, file) = "{what}; the file as it was is kept in {file}", "{what}；原文件保留在 {file}";
    not_written_yet(kept, error) = "{kept}; it could not be written yet: {error}", "{kept}；尚不能写入：{error}";
    ONLY_JOURNAL = "the register's file is missing; shown is what the journal holds", "登记册文件缺失；显示的是日志中的内容";
    LAYOUT_ONLY = "the register's file was changed in its layout only; it is written again", "登记册文件只改了排版；重新写入";
    TAKEN_OVER_BEFORE = "what was changed in the register's file was taken over before; it is written again", "登记册文件中的更改此前已采用；重新写入";
    journal_not_copied(error) = "the journal could not be copied ({error}); the history begins anew there", "无法复制日志（{error}）；那里的修改历史重新开始";
    NAMES_NOT_CONFIRMED = "this disk does not confirm the names of files: after a power cut a file that was new may be missing", "此磁盘不确认文件名：断电后新文件可能丢失";
    NO_PERMISSIONS = "this disk keeps no permissions: whoever can open it can read what stands on it", "此磁盘不保存权限：能打开它的人都能读取其内容";
    written_anew(what) = "the register was written anew: {what}", "登记册已重新写入：{what}";
    OWNER_LOST = "its owner could not be kept", "未能保留其所有者";
    GROUP_LOST = "its group could not be kept", "未能保留其所属组";
    PERMISSIONS_LOST = "its permissions could not be kept", "未能保留其权限";
    READABLE_BEFORE = "everybody on this machine could read it, and no longer can", "此前本机所有人都能读取，现在不能了";
    ATTRIBUTES_LOST = "its list of access or other attributes could not be kept", "未能保留其访问列表或其他属性";

    // What the screens say of the terminal and of what was asked for.
    copy_stands(path, notice) = "A copy stands in {path}: leave, and start with --file {path} to go on there{notice}", "副本在 {path}：请退出，用 --file {path} 启动以在那里继续{notice}";
    and_notice(notice) = "; {notice}", "；{notice}";
    SAVER_ENDED = "the part of the program that saves has ended", "程序负责保存的部分已停止";
    written(path) = "Written: {path}", "已写入：{path}";
    drafts_not_kept(reason) = "drafts could not be kept: {reason}", "未能保留草稿：{reason}";
    kept(draft) = "kept for the next start, not saved: {draft}", "留待下次启动，未保存：{draft}";
    kept_in_memory(draft) = "kept for the next start in this machine's memory until it is switched off, not saved: {draft}", "留待下次启动，仅在本机内存中，关机即失，未保存：{draft}";

    // What is told on a terminal that was given back.
    ended_by_system(program) = "{program}: the system ended the program: there was no memory left, or somebody stopped it by force. What the screen called saved is saved; what was typed and not saved is offered again at the next start, but for the last two seconds.", "{program}：系统结束了程序：内存耗尽，或有人强行停止。屏幕上说已保存的都已保存；已输入而未保存的内容，除最后两秒外，下次启动时会再给出。";
    ended_by_fault(program, place) = "{program}: a fault in the program{place} ended it. What the screen called saved is saved; what was typed and not saved is offered again at the next start.", "{program}：程序出错{place}而结束。屏幕上说已保存的都已保存；已输入而未保存的内容，下次启动时会再给出。";
    at_place(file, line) = " ({file}:{line})", "（{file}:{line}）";
}
