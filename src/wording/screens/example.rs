//! The example clinic and the tour of it.

use crate::wording::sentences::sentences;

sentences! {
    IS_EXAMPLE = "This is the example clinic", "这就是示例诊所";
    FILES_FIRST = "Files are being read for an import: let that end first", "正在读取导入文件：请等其结束";
    opened(back) = "The example clinic, invented people on a day of their own: your register is not touched. {back} leads back", "示例诊所，虚构的患者和日期：不会动您的登记册。{back} 返回";
    cannot_open(reason) = "The example cannot be opened: {reason}", "无法打开示例：{reason}";
    BACK = "Back in your own register: nothing of it was changed", "已回到您自己的登记册：没有任何更改";
    STEP_LIST = "The list shows first who cannot wait. The sign before a name says how urgent it is: ! today, * look and repeat, ? cannot tell, = in order. The arrows select.", "列表把不能等的人排在最前。姓名前的符号表示缓急：! 今日，* 查看并复查，? 无法判断，= 正常。用箭头键选择。";
    STEP_OPEN = "What is to be done next stands in each row. The record of the selected patient says why.", "每一行写着下一步要做什么。所选患者的病历说明为什么。";
    STEP_PARTS = "On top: what was measured, and behind the arrow what to do, by when and who. Then the results behind it. A record has more parts: the flow sheet, the drugs, the notes, the picture.", "最上面：测得什么；箭头后面：做什么、何时之前、由谁做。然后是所依据的结果。病历还有其他部分：结果表、用药、备注、趋势图。";
    STEP_GUIDELINES = "The program applies the clinic's own rules. What five guidelines say stands beside them, each with the criterion that decided.", "程序按诊所自己的规则判断。旁边是五部指南的说法，各附起决定作用的标准。";
    STEP_NEXT = "One key goes on to the next patient of the list, wherever you read: 20 patients, 20 keys.", "无论在看什么，按一个键就到列表中的下一位患者：20 位患者，20 次按键。";
    STEP_REPORT = "Now a laboratory sheet comes in, of somebody from the end of the list. This key opens the report form of the open patient, on the list that of the selected one.", "现在来了一张化验单，是列表末尾某位患者的。此键打开当前患者的报告表单，在列表中则是所选患者的。";
    STEP_SAVE = "Typed for you: HBV DNA <20, ALT 31. The form reads each value back and shows what the record would say if it were saved. You can save from any field; a form that is left waits as a draft.", "已替您输入：HBV DNA <20，ALT 31。表单会回读每个值，并显示保存后病历会怎么说。在任何一栏都可保存；离开的表单留作草稿。";
    STEP_UNDO = "Saved, here in memory only. A slip is taken back with one key, and its form comes back filled.", "已保存，此处仅在内存中。出错时按一个键即可撤销，其表单按原内容重新打开。";
    STEP_CLINIC = "This puts the selected patient on today's clinic, which is a list of its own: by name or number, with times if you like.", "此键把所选患者排入今日门诊，今日门诊自成一个列表：按姓名或编号，可带时间。";
    STEP_ACTIONS = "The last one is the one to remember: it lists everything that can be done where you are, and it explains words. Type tier, or FIB-4, into it.", "最后这个键请记住：它列出当前可做的一切，并解释词语。可输入「级别」或 FIB-4 试试。";
    waits_for(key, back) = "This step waits for {key}; {back} ends the tour", "这一步等待 {key}；{back} 结束导览";
    tour_waits(back) = "The tour waits for a key; {back} ends it", "导览在等待按键；{back} 结束";
    step(number, count, key, end) = "Tour, step {number} of {count}: press {key}  ({end} ends the tour)", "导览，第 {number}/{count} 步：请按 {key}（{end} 结束导览）";
    over(end) = "The tour is over: {end} leads back to where you were", "导览结束：{end} 回到原来的地方";
    TYPE_A_WORD = "Type a word to find an action or what the word means.", "输入词语，可查找操作或词语的含义。";
}
