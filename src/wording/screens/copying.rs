//! A copy of everything on another disk.

use crate::wording::sentences::sentences;

sentences! {
    TYPE_WHERE = "Type where the copy is to stand, for instance /media/stick/patients.ron", "请输入副本的位置，例如 /media/stick/patients.ron";
    not_here(reason) = "No copy is written here: {reason}", "此处不能写副本：{reason}";
    NOTHING_WRITTEN = "Nothing is written here", "此处不写入任何内容";
    NO_PATH = "No path is typed: name a new file, for instance on a memory stick", "未输入路径：请给出新文件，例如在U盘上";
    WRITING = "writing the copy ...", "正在写副本...";
    not_written(reason) = "No copy was written: {reason}", "未写出副本：{reason}";
    TITLE = "A copy of everything on another disk", "在另一磁盘保存全部内容的副本";
    PATH = " Path: ", " 路径：";
}
