//! The recall letter's text: its lines, and what is wrong with it.

use crate::wording::Phrase;
use crate::wording::sentences::sentences;

sentences! {
    unknown(word, known) = "{{{word}}} is not known: a letter may hold {known}", "不认识 {{{word}}}：信中可用 {known}";
    open(known) = "an opening brace has no closing one on its line: a letter may hold {known}", "左花括号在本行没有对应的右花括号：信中可用 {known}";
    too_long(number) = "{number}: the letter is longer than a page: make its text shorter", "{number}：信超过一页，请缩短文字";
}

pub(crate) const LINE_NAMES: [Phrase; 32] = [
    Phrase::new("line 1", "第1行"),
    Phrase::new("line 2", "第2行"),
    Phrase::new("line 3", "第3行"),
    Phrase::new("line 4", "第4行"),
    Phrase::new("line 5", "第5行"),
    Phrase::new("line 6", "第6行"),
    Phrase::new("line 7", "第7行"),
    Phrase::new("line 8", "第8行"),
    Phrase::new("line 9", "第9行"),
    Phrase::new("line 10", "第10行"),
    Phrase::new("line 11", "第11行"),
    Phrase::new("line 12", "第12行"),
    Phrase::new("line 13", "第13行"),
    Phrase::new("line 14", "第14行"),
    Phrase::new("line 15", "第15行"),
    Phrase::new("line 16", "第16行"),
    Phrase::new("line 17", "第17行"),
    Phrase::new("line 18", "第18行"),
    Phrase::new("line 19", "第19行"),
    Phrase::new("line 20", "第20行"),
    Phrase::new("line 21", "第21行"),
    Phrase::new("line 22", "第22行"),
    Phrase::new("line 23", "第23行"),
    Phrase::new("line 24", "第24行"),
    Phrase::new("line 25", "第25行"),
    Phrase::new("line 26", "第26行"),
    Phrase::new("line 27", "第27行"),
    Phrase::new("line 28", "第28行"),
    Phrase::new("line 29", "第29行"),
    Phrase::new("line 30", "第30行"),
    Phrase::new("line 31", "第31行"),
    Phrase::new("line 32", "第32行"),
];
