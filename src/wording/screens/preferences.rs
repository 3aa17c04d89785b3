//! What is kept for one user.

use crate::wording::sentences::sentences;

sentences! {
    not_kept(reason) = "Not kept for the next start: {reason}", "未能保留到下次启动：{reason}";
    no_such_filter(name) = "No filter is called {name}", "没有名为 {name} 的筛选";
    filter_removed(name) = "The filter {name} is removed", "筛选 {name} 已删除";
    NOW_SPOKEN = "All screens are in English now", "所有界面现在使用中文";
    NOT_CHECKED = "The Chinese was not checked by a clinician who reads Chinese", "中文翻译未经懂中文的临床医生核对";
}
