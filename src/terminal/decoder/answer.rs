//! What the terminal answers to `OSC`: only the colour of its background is asked for.

use super::Typed;

/// The background's number among the colours of `OSC`.
const BACKGROUND: &str = "11;rgb:";
/// The relative luminance (WCAG 2.2) above which black is read better on a colour than white.
const LIGHT: f64 = 0.179;

/// What an answer tells, from its introducer to its end.
pub(super) fn of_osc(text: &[u8]) -> Option<Typed> {
    let text = std::str::from_utf8(text).ok()?.strip_prefix(']')?;
    let mut shares = text.strip_prefix(BACKGROUND)?.split('/').map(share);
    let mut linear = || shares.next()?.map(linear);
    let luminance = 0.2126 * linear()? + 0.7152 * linear()? + 0.0722 * linear()?;
    shares.next().is_none().then_some(Typed::Background {
        is_light: luminance > LIGHT,
    })
}

/// One to four hexadecimal digits as a share of the most that so many can say.
fn share(digits: &str) -> Option<f64> {
    let most = match digits.len() {
        1..=4 => 16_u32.pow(u32::try_from(digits.len()).ok()?) - 1,
        _ => return None,
    };
    let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let value = u32::from_str_radix(digits, 16)
        .ok()
        .filter(|_| is_hexadecimal)?;
    Some(f64::from(value) / f64::from(most))
}

/// A share of sRGB as light.
fn linear(share: f64) -> f64 {
    if share <= 0.04045 {
        share / 12.92
    } else {
        ((share + 0.055) / 1.055).powf(2.4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_background_is_light_where_black_is_read_better_on_it() {
        for (answer, is_light) in [
            ("]11;rgb:ffff/ffff/ffff", Some(true)),
            ("]11;rgb:0000/0000/0000", Some(false)),
            // Solarized.
            ("]11;rgb:fdfd/f6f6/e3e3", Some(true)),
            ("]11;rgb:0000/2b2b/3636", Some(false)),
            ("]11;rgb:ff/ff/ff", Some(true)),
            ("]11;rgb:f/f/f", Some(true)),
            ("]10;rgb:ffff/ffff/ffff", None),
            ("]11;rgb:ffff/ffff", None),
            ("]11;rgb:ffff/ffff/ffff/ffff", None),
            ("]11;rgb:fffff/ffff/ffff", None),
            ("]11;rgb:+fff/ffff/ffff", None),
            ("]11;?", None),
            ("P>|xterm(390)", None),
            ("", None),
        ] {
            let told = of_osc(answer.as_bytes());
            let expected = is_light.map(|is_light| Typed::Background { is_light });
            assert_eq!(told, expected, "{answer}");
        }
    }
}
