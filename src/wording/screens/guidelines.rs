//! Which guideline sets are shown.

use crate::wording::sentences::sentences;

sentences! {
    NONE = "none: leave them as they are", "都不：保持原样";
    hide(name) = "hide {name}", "隐藏 {name}";
    show(name) = "show {name}", "显示 {name}";
    WHICH = "Show or hide which guideline set, for everybody of this clinic?", "对本诊所全部患者，显示或隐藏哪部指南？";
    NOT_CHANGED = "Not changed", "未更改";
    TITLE = "Guidelines beside the clinic text", "与诊所规则并列的指南";
    GUIDE = "Guide", "指南";
    HIDDEN = "Hidden", "已隐藏";
    LEFT_OUT = "LEFT OUT", "未采用";
    what_it_asks(name) = "{name}: what it asks", "{name}：其要求";
}
