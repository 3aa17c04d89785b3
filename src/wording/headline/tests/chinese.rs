//! The headlines in Chinese, word for word as `WORDING.md` has them, each for the patient that it is meant for.

use super::{TODAY, may_stop, stopped, treated};
use crate::clinical::laboratory::Marker;
use crate::clinical::record::{Cirrhosis, Intent};
use crate::wording::Language;
use crate::wording::testing::Patient;

fn says(patient: &Patient) -> String {
    patient.headline_in(Language::Chinese, TODAY).text
}

#[test]
fn every_headline_has_its_chinese_form() {
    let back = || {
        treated("lam", "2022-01-10")
            .dna("2022-01-08", "2.3e7")
            .dna("2022-04-11", "<20")
            .dna("2023-04-11", "<20")
    };
    let line_of_four_weeks = || treated("etv", "2024-03-25").dna("2024-03-20", "1e6");
    let relapsed = || {
        Patient::new()
            .takes("etv", "2020-01-10", "2023-02-20")
            .dna("2023-02-10", "<20")
    };
    let interrupted = |last_day: &str, again: &str| {
        Patient::new()
            .takes("etv", "2022-01-10", last_day)
            .takes("etv", again, "")
            .dna("2022-01-08", "2.3e7")
            .dna("2023-07-10", "<20")
    };
    let preventive = || Patient::new().takes_for(Intent::Prophylaxis, "etv", "2023-09-01", "");
    let mut wrong = Vec::new();
    for (patient, headline) in [
        (Patient::new(), "无抗病毒用药记录"),
        (
            Patient::new()
                .dna("2024-05-01", "230000")
                .alt("2024-05-30", "85"),
            "无抗病毒用药记录;DNA 230 000 IU/mL,ALT 2.1倍",
        ),
        (line_of_four_weeks(), "尚不能判断:恩替卡韦第2个月"),
        (
            treated("Pegasys", "2024-01-10")
                .dna("2024-01-08", "1e6")
                .dna("2024-05-01", "1e4"),
            "干扰素治疗中,DNA 仍阳性:不适用耐药判断",
        ),
        (
            treated("etv", "2020-01-10").dna("2024-03-01", "<20"),
            "治疗中 DNA 阴性(2024-03-01,低于20)",
        ),
        (
            treated("etv", "2020-01-10").dna("2023-04-01", "<20"),
            "DNA 14个月前阴性,此后未查",
        ),
        (
            may_stop("2024-02-20"),
            "DNA阴性、e抗原血清学转换:已维持3个月(需12个月以上)",
        ),
        (
            may_stop("2023-03-10"),
            "诊所停药条件已维持14个月:请医生评估",
        ),
        (
            treated("etv", "2023-12-01")
                .dna("2023-11-20", "1e8")
                .dna("2024-06-01", "6300"),
            "用药满6个月 DNA 未转阴,已下降4.2 log10",
        ),
        (
            treated("lam", "2023-05-20")
                .dna("2023-05-10", "1140000")
                .dna("2023-11-25", "300000")
                .dna("2024-05-25", "90000"),
            "用药满12个月 DNA 从未转阴:90 000,仅降1.1 log10",
        ),
        (
            treated("etv", "2024-01-20")
                .dna("2024-05-25", "5000")
                .dna("2024-05-28", "5000"),
            "用药第4个月 DNA 阳性:5 000;缺治疗前结果",
        ),
        (
            back().dna("2024-05-02", "3200"),
            "治疗中 DNA 复阳:3 200,仅1次",
        ),
        (
            back().dna("2024-03-02", "9000").dna("2024-04-02", "21000"),
            "治疗中 DNA 复阳:21 000,已2次",
        ),
        (
            back().dna("2024-05-20", "45"),
            "治疗中 DNA 低水平复阳:45,仅1次",
        ),
        (
            treated("etv", "2024-01-10").takes_for(Intent::Prophylaxis, "etv", "2024-01-10", ""),
            "无法判断:自 2024-01-10 用药后未查 DNA",
        ),
        (
            stopped().dna("2024-02-20", "<20"),
            "已停药3个月,此后未查 DNA",
        ),
        (
            stopped().dna("2024-02-20", "5e5"),
            "已停药,停药前 DNA 阳性(500 000),此后未查",
        ),
        (
            relapsed().dna("2024-03-01", "<20"),
            "已停药15个月,DNA 仍阴性(2024-03-01)",
        ),
        (
            relapsed()
                .cirrhosis(Cirrhosis::Compensated)
                .dna("2024-05-01", "<20"),
            "肝硬化且已停药;DNA 阴性(2024-05-01)",
        ),
        (
            relapsed()
                .dna("2024-04-01", "30000")
                .dna("2024-05-01", "30000"),
            "停药后 DNA 复阳:30 000,已2次",
        ),
        (
            relapsed().dna("2024-05-01", "45"),
            "停药后 DNA 低水平阳性:45,仅1次",
        ),
        (
            stopped().dna("2024-02-20", "5e5").dna("2024-05-10", "5e5"),
            "停药时 DNA 即阳性,现500 000,未治疗",
        ),
        (
            stopped().dna("2024-05-10", "5e5"),
            "停药后 DNA 500 000;停药时结果缺失",
        ),
        (
            Patient::new()
                .takes_for(Intent::Pregnancy, "tdf", "2023-08-10", "2024-03-20")
                .dna("2023-08-01", "2e7")
                .dna("2024-03-10", "2e3")
                .dna("2024-05-20", "2e7"),
            "孕期用药已结束:DNA 阳性,属预期",
        ),
        (
            Patient::new()
                .takes_for(Intent::Prophylaxis, "etv", "2023-08-10", "")
                .dna("2023-08-01", "<20")
                .marker("2023-08-01", Marker::HbsAg, true),
            "预防性用药:不作耐药及停药判断",
        ),
        // Newly seen or risen in somebody who was never treated.
        (
            Patient::new()
                .marker("2023-05-01", Marker::HbsAg, false)
                .dna("2023-05-01", "<20")
                .dna("2024-04-01", "400")
                .dna("2024-05-01", "400"),
            "未治疗,DNA 新转阳:400,已2次",
        ),
        (
            Patient::new()
                .marker("2023-01-10", Marker::HbsAg, false)
                .marker("2024-01-10", Marker::HbsAg, true),
            "未治疗,HBsAg 新转阳(2024-01-10)",
        ),
        (
            Patient::new()
                .dna("2023-05-01", "39.7")
                .dna("2024-05-01", "50000"),
            "未治疗,DNA 升高3.1 log10:50 000",
        ),
        // Around a break.
        (
            interrupted("2024-04-01", "2024-04-15").dna("2024-05-02", "4000"),
            "停服13天后 DNA 阳性:4 000",
        ),
        (
            interrupted("2024-01-02", "2024-01-29")
                .dna("2024-01-28", "5000")
                .dna("2024-04-05", "200"),
            "停服26天后 DNA 回降:200",
        ),
        (
            treated("etv", "2022-01-10").dna("2024-03-01", "<20 d"),
            "治疗中 DNA 阴性:痕量(检出,低于20)",
        ),
        (
            treated("etv", "2022-01-10")
                .dna("2022-01-09", "1e6")
                .dna("2023-03-01", "<1000")
                .dna("2024-03-01", "180"),
            "DNA 180:低于此前检测下限1 000,不可比较",
        ),
        (
            treated("etv", "2023-11-25")
                .dna("2023-11-20", "2.3e7")
                .dna("2024-01-25", "50")
                .dna("2024-02-25", "90")
                .dna("2024-05-25", "200000"),
            "DNA 从未转阴且回升:较最低值高3.6 log10",
        ),
        (
            Patient::new()
                .takes("lam", "2021-01-10", "2024-03-19")
                .takes("etv", "2024-03-20", "")
                .dna("2021-01-09", "1e6")
                .dna("2022-01-10", "<20")
                .dna("2024-03-01", "500")
                .dna("2024-05-20", "300"),
            "尚不能判断:恩替卡韦第2个月(此前拉米夫定失败)",
        ),
        (
            preventive()
                .dna("2024-01-01", "<20")
                .dna("2024-05-01", "300"),
            "预防性用药中 DNA 转阳:300,再激活?",
        ),
        (
            Patient::new()
                .takes_for(Intent::Prophylaxis, "tdf", "2023-06-01", "2024-01-10")
                .dna("2024-01-08", "<20")
                .dna("2024-05-01", "2e5"),
            "预防用药结束后 DNA 转阳:200 000,再激活?",
        ),
    ] {
        let patient = patient.with_an_alt("2024-05-30");
        let said = says(&patient);
        if said != headline {
            wrong.push(format!("{said}\n{headline}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nothing of the English stands in a Chinese explanation.
#[test]
fn an_explanation_holds_no_english() {
    let back = treated("lam", "2022-01-10")
        .dna("2022-07-10", "<20")
        .dna("2024-03-02", "9000")
        .dna("2024-04-02", "21000");
    let headline = back.headline_in(Language::Chinese, TODAY);
    assert_eq!(
        headline.explanation,
        "2024-03-02 与 04-02 均阳性；无耐药基因检测；未换药前停药有肝炎发作风险。诊所规则称「耐药」。"
    );
}
