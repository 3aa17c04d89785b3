//! Files that are not written: exports and pages.

use crate::wording::sentences::sentences;

sentences! {
    exists(path) = "{path}: exists already: name another file, or move it away", "{path}: 已存在：请换一个文件名，或将其移走";
    unwritable(path, error) = "{path}: cannot be written ({error}): name a folder that you may write to", "{path}: 无法写入（{error}）：请写一个可写入的文件夹";
    NO_FILE = "this is no ordinary file", "不是普通文件";
    no_shift(mrn, day) = "number {mrn}: no shift of the dates keeps the verdict on {day}: nothing was exported; another review day (--as-of) may do", "编号 {mrn}：无论如何移动日期，都不能保持 {day} 的判断：什么也未导出；换一个评估日期（「--as-of」）也许可以";

    ending(name) = "{name}: the name must end in .html or .pdf", "{name}: 文件名须以「.html」或「.pdf」结尾";
    NO_PDF = "this program was built without PDF: name a file that ends in .html, and print it from a browser", "此程序不含 PDF 功能：请用以「.html」结尾的文件名，再从浏览器打印";
    no_font(name) = "{name}: this is no font that can be read: name a TrueType or OpenType file", "{name}: 不是可读取的字体：请写「TrueType」或「OpenType」文件";
    no_glyph(characters) = "no font of this machine has {characters}: name a font that has it with --font, or write HTML", "本机没有含 {characters} 的字体：请用「--font」指定含有它的字体，或写成 HTML";
    NO_FONT = "no font was found on this machine: name one with --font, or write HTML", "本机没有找到字体：请用「--font」指定，或写成 HTML";
    no_pdf_made(error) = "the PDF cannot be made: {error}", "无法生成 PDF：{error}";
    NO_PAPER = "no paper of this size", "没有这种尺寸的纸";
}
