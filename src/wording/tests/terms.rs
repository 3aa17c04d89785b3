//! Terms are the same in all sentences: where the English holds one, the Chinese beside it holds its own.

use std::fs;
use std::path::Path;

/// A term and what it is called in Chinese; of several any one.
const TERMS: [(&str, &[&str]); 24] = [
    ("positive again", &["复阳", "转阳"]),
    ("resistance test", &["耐药基因"]),
    ("primary resistance", &["原发性耐药"]),
    ("missed doses", &["漏服"]),
    ("preventive course", &["预防"]),
    ("clinic text", &["诊所"]),
    ("clinic rule", &["诊所规则"]),
    ("cirrhosis", &["肝硬化"]),
    ("decompensated", &["失代偿"]),
    ("off treatment", &["停药"]),
    ("seroconver", &["血清学转换"]),
    ("interferon", &["干扰素"]),
    ("reactivation", &["再激活"]),
    ("relapse", &["复发"]),
    ("breakthrough", &["突破"]),
    ("guideline", &["指南"]),
    ("ultrasound", &["超声"]),
    ("kidney", &["肾"]),
    ("pregnancy", &["孕", "妊娠"]),
    ("undo", &["撤销"]),
    ("immune suppression", &["免疫抑制"]),
    ("functional cure", &["临床治愈"]),
    ("recall attempt", &["联系"]),
    ("journal", &["日志"]),
];

/// The English and the Chinese of every pair of texts that stand side by side in a file.
fn pairs(source: &str) -> Vec<(String, String)> {
    let mut texts: Vec<(usize, usize, String)> = Vec::new();
    let mut from = 0;
    while let Some(start) = source[from..].find('"').map(|at| from + at) {
        let mut end = start + 1;
        let bytes = source.as_bytes();
        while end < bytes.len() && bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        let end = end.min(source.len());
        texts.push((
            start,
            end,
            source.get(start + 1..end).unwrap_or_default().to_owned(),
        ));
        from = (end + 1).min(source.len());
    }
    let beside = |one: &(usize, usize, String), next: &(usize, usize, String)| {
        let between = source.get(one.1 + 1..next.0).unwrap_or_default();
        between.trim() == ","
    };
    let is_chinese = |text: &str| {
        text.chars()
            .any(|one| matches!(u32::from(one), 0x4e00..=0x9fff))
    };
    texts
        .windows(2)
        .filter(|two| beside(&two[0], &two[1]) && !is_chinese(&two[0].2) && is_chinese(&two[1].2))
        .map(|two| (without_figures(&two[0].2.to_lowercase()), two[1].2.clone()))
        .collect()
}

/// A sentence without its placeholders.
fn without_figures(text: &str) -> String {
    let mut rest = text;
    let mut words = String::new();
    while let Some((before, behind)) = rest.split_once('{') {
        words.push_str(before);
        rest = behind.split_once('}').map_or("", |(_, rest)| rest);
    }
    words + rest
}

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("terms.rs") {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn terms_are_the_same_everywhere() {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    let pairs: Vec<(String, String)> = files.iter().flat_map(|file| pairs(file)).collect();
    assert!(pairs.len() > 600, "only {} pairs were found", pairs.len());
    let mut wrong = Vec::new();
    for (english, chinese) in &pairs {
        for (term, called) in TERMS {
            if english.contains(term) && !called.iter().any(|own| chinese.contains(own)) {
                wrong.push(format!("{term}: {english} | {chinese}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
