//! A number exactly as it was written: its digits and its notation, not only its value.
//!
//! Results are kept as entered (`5.0` is not `5`, `2.3e5` is not `230000`) and converted on reading, so that nothing
//! that a laboratory printed is ever lost.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

/// A non-negative decimal number with the digits that were written.
///
/// Up to fifteen digits and exponents from -99 to 99. Two decimals are equal if they were *written* alike; compare
/// [`Decimal::value`] to compare amounts. Parsing what is printed gives the same decimal again.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(Rust, packed)]
pub struct Decimal(
    /// Its digits, the power of ten, the notation, and one bit that is always set, so that `Option<Decimal>` needs no
    /// more room. Packed, so that a result needs no padding around it: a hospital holds millions.
    NonZeroU64,
);

const MANTISSA_BITS: u32 = 50;
const MANTISSA_MASK: u64 = (1 << MANTISSA_BITS) - 1;
const EXPONENT_MASK: u64 = 0xff;
const EXPONENT_BIAS: i32 = 128;
const SCIENTIFIC: u64 = 1 << 62;
const PRESENT: NonZeroU64 = match NonZeroU64::new(1 << 63) {
    Some(bit) => bit,
    None => NonZeroU64::MIN,
};
const MOST_DIGITS: usize = 15;
const LARGEST_EXPONENT: i32 = 99;
/// With at most fifteen digits, such an exponent is within the largest whatever the digits.
const SURE_EXPONENT: i32 = LARGEST_EXPONENT - MOST_DIGITS as i32;
const POWERS_OF_TEN: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// Why a text is not a [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// Digits, perhaps a point with digits, perhaps an exponent such as `e5`.
    NotANumber,
    /// At most 15 digits.
    TooManyDigits,
    /// An exponent between -99 and 99.
    OutOfRange,
}

impl Decimal {
    /// Zero, written `0`.
    pub const ZERO: Self = Self::from_parts(0, 0, false);

    const fn from_parts(mantissa: u64, exponent: i32, scientific: bool) -> Self {
        let exponent = ((exponent + EXPONENT_BIAS) as u64 & EXPONENT_MASK) << MANTISSA_BITS;
        let notation = if scientific { SCIENTIFIC } else { 0 };
        let bits = notation | exponent | (mantissa & MANTISSA_MASK);
        Self(match NonZeroU64::new(PRESENT.get() | bits) {
            Some(bits) => bits,
            None => PRESENT,
        })
    }

    const fn bits(self) -> u64 {
        self.0.get()
    }

    const fn mantissa(self) -> u64 {
        self.bits() & MANTISSA_MASK
    }

    const fn exponent(self) -> i32 {
        ((self.bits() >> MANTISSA_BITS) & EXPONENT_MASK) as i32 - EXPONENT_BIAS
    }

    /// Whether it was written with a power of ten: `2.3e5`.
    #[must_use]
    pub const fn is_scientific(self) -> bool {
        self.bits() & SCIENTIFIC != 0
    }

    /// The number at the beginning of a text, and how many bytes it takes: nearly every one of a register. It says the
    /// same as [`FromStr`] of those bytes, or nothing.
    #[must_use]
    #[inline(always)]
    pub fn leading(text: &[u8]) -> Option<(Self, usize)> {
        let mut mantissa = 0;
        let mut digits_from = |start: usize| {
            let digits = text
                .iter()
                .skip(start)
                .take_while(|byte| byte.is_ascii_digit());
            digits.fold(0, |count, digit| {
                mantissa = (mantissa * 10 + u64::from(digit - b'0')) & MANTISSA_MASK;
                count + 1
            })
        };
        let whole = digits_from(0);
        let mut end = whole;
        let mut fraction = 0;
        if text.get(end) == Some(&b'.') {
            fraction = digits_from(end + 1);
            // `10..1e9` begins with the number 10.
            end += if fraction > 0 { 1 + fraction } else { 0 };
        }
        if whole == 0 || whole + fraction > MOST_DIGITS {
            return None;
        }
        let mut power = 0;
        let scientific = matches!(text.get(end), Some(b'e' | b'E'));
        if scientific {
            let sign = text.get(end + 1);
            let start = end + 1 + usize::from(matches!(sign, Some(b'-' | b'+')));
            let digits = text.get(start..).unwrap_or_default();
            let count = digits
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            let (tens, ones) = match digits.get(..count)? {
                [ones] => (0, ones - b'0'),
                [tens, ones] => (tens - b'0', ones - b'0'),
                [..] => return None,
            };
            power = i32::from(tens) * 10 + i32::from(ones);
            if power > SURE_EXPONENT {
                return None;
            }
            if sign == Some(&b'-') {
                power = -power;
            }
            end = start + count;
        }
        let decimal = Self::from_parts(mantissa, power - fraction as i32, scientific);
        Some((decimal, end))
    }

    /// The amount, correctly rounded to the nearest binary number.
    #[must_use]
    #[inline]
    pub fn value(self) -> f64 {
        // Fifteen digits and such a power of ten are exact, so one product or quotient of them is the nearest number.
        let (mantissa, exponent) = (self.mantissa(), self.exponent());
        let power = POWERS_OF_TEN.get(exponent.unsigned_abs() as usize);
        match power {
            Some(power) if exponent.is_negative() => mantissa as f64 / power,
            Some(power) => mantissa as f64 * power,
            None => format!("{mantissa}e{exponent}")
                .parse()
                .unwrap_or(f64::INFINITY),
        }
    }

    /// Whether the amount is nought, however it was written (`0`, `0.00`, `0e5`).
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.mantissa() == 0
    }

    #[must_use]
    pub fn significant_digits(self) -> usize {
        self.mantissa().to_string().len()
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    /// Reads ASCII digits with at most one point and an optional exponent (`e5`, `E+05`); a digit stands on both
    /// sides of a point. No sign, no blanks, no grouping: what people type is tidied before it comes here.
    fn from_str(text: &str) -> Result<Self, DecimalError> {
        if let Some((decimal, length)) = Self::leading(text.as_bytes())
            && length == text.len()
        {
            return Ok(decimal);
        }
        spelled_out(text)
    }
}

/// The number that a text is, or why it is none.
fn spelled_out(text: &str) -> Result<Decimal, DecimalError> {
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, Some(parse_exponent(exponent)?)),
        None => (text, None),
    };
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return Err(DecimalError::NotANumber),
        None => (number, ""),
    };
    if whole.is_empty()
        || !whole
            .bytes()
            .chain(fraction.bytes())
            .all(|byte| byte.is_ascii_digit())
    {
        return Err(DecimalError::NotANumber);
    }
    let digits = format!("{whole}{fraction}");
    let digits = digits.trim_start_matches('0');
    if digits.len() > MOST_DIGITS || fraction.len() > MOST_DIGITS {
        return Err(DecimalError::TooManyDigits);
    }
    let mantissa = if digits.is_empty() {
        0
    } else {
        digits.parse().map_err(|_| DecimalError::NotANumber)?
    };
    let fraction_digits = i32::try_from(fraction.len()).map_err(|_| DecimalError::TooManyDigits)?;
    let power = exponent.unwrap_or(0) - fraction_digits;
    let leading = power + i32::try_from(digits.len()).map_err(|_| DecimalError::TooManyDigits)?;
    if leading.abs() > LARGEST_EXPONENT || power.abs() > LARGEST_EXPONENT {
        return Err(DecimalError::OutOfRange);
    }
    Ok(Decimal::from_parts(mantissa, power, exponent.is_some()))
}

fn parse_exponent(text: &str) -> Result<i32, DecimalError> {
    let (sign, digits) = match text.as_bytes().first() {
        Some(b'-') => (-1, &text[1..]),
        Some(b'+') => (1, &text[1..]),
        Some(_) | None => (1, text),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DecimalError::NotANumber);
    }
    let digits = digits.trim_start_matches('0');
    if digits.len() > 3 {
        return Err(DecimalError::OutOfRange);
    }
    Ok(sign
        * if digits.is_empty() {
            0
        } else {
            digits.parse().map_err(|_| DecimalError::NotANumber)?
        })
}

impl fmt::Display for Decimal {
    /// The canonical spelling: `2.3e5`, `230000`, `0.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut room = [0; MOST_DIGITS + 1];
        let digits = spelled(self.mantissa(), &mut room);
        if self.is_scientific() {
            let (first, rest) = digits.split_at(1);
            let exponent = self.exponent() + i32::try_from(rest.len()).unwrap_or(0);
            let point = if rest.is_empty() { "" } else { "." };
            return write!(f, "{first}{point}{rest}e{exponent}");
        }
        let places = usize::try_from(-self.exponent()).unwrap_or(0);
        if places == 0 {
            return f.write_str(digits);
        }
        let (whole, fraction) = digits
            .split_at_checked(digits.len().saturating_sub(places))
            .unwrap_or_default();
        f.write_str(if whole.is_empty() { "0" } else { whole })?;
        f.write_str(".")?;
        (fraction.len()..places).try_for_each(|_| f.write_str("0"))?;
        f.write_str(fraction)
    }
}

/// The digits of a number of at most sixteen, in `room`: a hospital's register prints millions.
fn spelled(mut number: u64, room: &mut [u8; MOST_DIGITS + 1]) -> &str {
    let mut first = room.len();
    for digit in room.iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
        first -= 1;
        if number == 0 {
            break;
        }
    }
    let digits = room.get(first..).unwrap_or_default();
    std::str::from_utf8(digits).unwrap_or_default()
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Decimal({self})")
    }
}

#[cfg(test)]
mod tests;
