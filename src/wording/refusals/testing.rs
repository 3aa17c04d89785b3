//! Whether a Chinese sentence is one.

/// Words that stand beside each other in Latin letters in Chinese too: names, and what is to be typed.
const TOGETHER: [&str; 2] = ["HBV DNA", "none found"];

/// A sentence without what stands between its quotation marks.
pub(crate) fn unquoted(chinese: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::new();
    for one in chinese.chars() {
        match one {
            '「' => depth += 1,
            '」' => depth = depth.saturating_sub(1),
            one if depth == 0 => plain.push(one),
            _ => {}
        }
    }
    plain
}

/// Two English words in a row outside of quotation marks, if a sentence holds them.
pub(crate) fn english_in(chinese: &str) -> Option<String> {
    let mut plain = unquoted(chinese);
    for name in TOGETHER {
        plain = plain.replace(name, "、");
    }
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|one| one.is_ascii_lowercase());
    let words: Vec<&str> = plain.split(' ').collect();
    let mut pairs = words.windows(2);
    let pair = pairs.find(|pair| {
        let second = pair[1].trim_end_matches([',', ':', ';', '.']);
        is_word(pair[0]) && is_word(second)
    });
    pair.map(|pair| pair.join(" "))
}
