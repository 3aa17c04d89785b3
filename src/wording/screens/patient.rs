//! The form of a patient, and who may be the same person.

use crate::wording::sentences::sentences;

sentences! {
    NO_NUMBER = "nothing typed; every patient has a number of their own", "未输入；每位患者须有自己的编号";
    SAME_NUMBER = "on file, same number:", "在册，编号相同：";
    belongs_to(number, other) = "'{number}' belongs to {other}; type another", "「{number}」属于{other}；请另填编号";
    NO_NAME = "nothing typed; Family, Given is accepted, or the whole name", "未输入；可填 姓, 名 或全名";
    alike(why) = "on file, {why}:", "在册，{why}：";
    more_alike(count) = "and {count} more who are alike", "另有{count}人相似";
    others(count) = " (and {count} more)", "（另有{count}人）";
    same_person(why, banner, others) = "The same person? On file, {why}: {banner}{others}", "是同一人吗？在册，{why}：{banner}{others}";
    the_same(park) = "the same: back, {park} and search instead", "同一人：返回，按 {park} 后查找";
    ANOTHER = "another person: keep both", "另一人：两者都保留";
    same_as(number) = "the same person as {number}?", "与 {number} 是同一人？";
    aged(born, age) = "{born} ({age}y)", "{born} {age}岁";
}
