//! Decimal numbers in bytes to whole numbers, without a float on the way.
//!
//! The fast scan takes what files nearly always hold, up to 18 plain digits with at most one point; all else (signs,
//! exponents, spaces, quotes, longer numbers) goes the slow way over the cell's text.

use std::fmt;

/// 10⁰ … 10¹⁸.
pub(crate) const POWERS: [i64; 19] = {
    let mut powers = [1i64; 19];
    let mut index = 1;
    while index < 19 {
        powers[index] = powers[index - 1] * 10;
        index += 1;
    }
    powers
};

/// 10⁰ … 10²², each exact as a double.
const FLOAT_POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// `mantissa` × 10⁻ᵈᵉᶜⁱᵐᵃˡˢ, with the decimals that were written (at most 18).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Decimal {
    pub(crate) mantissa: i64,
    pub(crate) decimals: u8,
}

/// Why a text is no [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DecimalFault {
    NoNumber,
    TooPrecise,
}

impl Decimal {
    /// Reads any plain or scientific decimal (`-12.50`, `.5`, `1.2e-06`).
    pub(crate) fn parse(text: &[u8]) -> Result<Self, DecimalFault> {
        let text = text.trim_ascii();
        let (negative, digits) = match text.first() {
            Some(b'-') => (true, &text[1..]),
            Some(b'+') => (false, &text[1..]),
            _ => (false, text),
        };
        let (plain, exponent) = split_exponent(digits)?;
        let mut mantissa: i128 = 0;
        let mut decimals: i64 = 0;
        let mut seen = false;
        let mut point = false;
        for byte in plain {
            match byte {
                b'0'..=b'9' => {
                    seen = true;
                    decimals += i64::from(point);
                    mantissa = mantissa
                        .checked_mul(10)
                        .and_then(|value| value.checked_add(i128::from(byte - b'0')))
                        .ok_or(DecimalFault::TooPrecise)?;
                }
                b'.' if !point => point = true,
                _ => return Err(DecimalFault::NoNumber),
            }
        }
        if !seen {
            return Err(DecimalFault::NoNumber);
        }
        Self::fit(if negative { -mantissa } else { mantissa }, decimals - exponent)
    }

    /// Brings the decimals into 0 … 18 and the mantissa into 64 bits, dropping zeros only.
    pub(crate) fn fit(mut mantissa: i128, mut decimals: i64) -> Result<Self, DecimalFault> {
        if mantissa == 0 {
            decimals = decimals.clamp(0, 18);
        }
        let is_padded = decimals > 18 || i64::try_from(mantissa).is_err();
        while is_padded && decimals > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            decimals -= 1;
        }
        while decimals < 0 {
            mantissa = mantissa.checked_mul(10).ok_or(DecimalFault::TooPrecise)?;
            decimals += 1;
        }
        let decimals = u8::try_from(decimals).ok().filter(|decimals| *decimals <= 18);
        match (i64::try_from(mantissa), decimals) {
            (Ok(mantissa), Some(decimals)) => Ok(Self { mantissa, decimals }),
            _ => Err(DecimalFault::TooPrecise),
        }
    }

    /// The shortest decimal that reads as this double, if it has at most 12 decimals and 15 digits: then there is but
    /// one with so few decimals, and the slow way over the text would find the same.
    #[inline]
    pub(crate) fn of_float(value: f64) -> Option<Self> {
        for (decimals, power) in (0u8..).zip(&FLOAT_POWERS[..13]) {
            let scaled = value * power;
            if scaled.abs() >= 1e15 {
                return None;
            }
            #[expect(clippy::cast_possible_truncation, reason = "below 10^15")]
            let mantissa = (scaled + 0.5_f64.copysign(scaled)) as i64;
            let decimal = Self { mantissa, decimals };
            if float(decimal) == Some(value) {
                return Some(decimal);
            }
        }
        None
    }

    /// The same number without zeros at its end.
    pub(crate) const fn trimmed(self) -> Self {
        let Self { mut mantissa, mut decimals } = self;
        while decimals > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            decimals -= 1;
        }
        Self { mantissa, decimals }
    }

    /// The number as ticks of a series with so many decimals, which are not fewer than its own.
    #[inline]
    pub(crate) const fn ticks(self, decimals: u8) -> Option<i64> {
        if decimals == self.decimals {
            return Some(self.mantissa);
        }
        self.mantissa.checked_mul(POWERS[(decimals - self.decimals) as usize])
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = POWERS[usize::from(self.decimals)].unsigned_abs();
        let (size, width) = (self.mantissa.unsigned_abs(), usize::from(self.decimals));
        let sign = if self.mantissa < 0 { "-" } else { "" };
        match width {
            0 => write!(f, "{sign}{size}"),
            _ => write!(f, "{sign}{}.{:0width$}", size / unit, size % unit),
        }
    }
}

fn split_exponent(digits: &[u8]) -> Result<(&[u8], i64), DecimalFault> {
    let Some(place) = digits.iter().position(|byte| matches!(byte, b'e' | b'E')) else {
        return Ok((digits, 0));
    };
    let text = std::str::from_utf8(&digits[place + 1..]).map_err(|_| DecimalFault::NoNumber)?;
    let exponent: i16 = text.parse().map_err(|_| DecimalFault::NoNumber)?;
    if !(-400..=400).contains(&exponent) {
        return Err(DecimalFault::TooPrecise);
    }
    Ok((&digits[..place], i64::from(exponent)))
}

/// Scans up to 18 plain digits with at most one point from `at`; the number and where it ends, or `None` when the slow
/// way has to look.
#[inline]
pub(crate) fn scan(bytes: &[u8], at: usize) -> Option<(Decimal, usize)> {
    let mut end = at;
    let mut mantissa: u64 = 0;
    let mut point = None;
    while let Some(byte) = bytes.get(end) {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit));
        } else if *byte == b'.' && point.is_none() {
            point = Some(end);
        } else {
            break;
        }
        end += 1;
    }
    let digits = end - at - usize::from(point.is_some());
    if digits == 0 || digits > 18 || !matches!(bytes.get(end), None | Some(b',' | b'\n' | b'\r')) {
        return None;
    }
    let decimals = point.map_or(0, |point| end - point - 1);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "at most 18 digits, so below 10^18 and at most 18 decimals"
    )]
    let decimal = Decimal { mantissa: mantissa as i64, decimals: decimals as u8 };
    Some((decimal, end))
}

/// The nearest double to a decimal: exact below 2⁵³, where one correctly rounded division does it (Clinger 1990).
#[inline]
pub(crate) fn float(decimal: Decimal) -> Option<f64> {
    if decimal.mantissa.unsigned_abs() >= 1 << 53 {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
    let mantissa = decimal.mantissa as f64;
    Some(mantissa / FLOAT_POWERS[usize::from(decimal.decimals)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_does_not_fit_is_told_from_what_is_no_number() {
        for text in ["", ".", "-", "e5", "1e", "1.2.3", "0x10", "1 2", "１"] {
            assert_eq!(Decimal::parse(text.as_bytes()), Err(DecimalFault::NoNumber), "{text}");
        }
        for text in ["1e-19", "1e19", "9223372036854775808", "1e300", "1e-300"] {
            assert_eq!(Decimal::parse(text.as_bytes()), Err(DecimalFault::TooPrecise), "{text}");
        }
        assert_eq!(Decimal::parse(b"-1.50e1"), Ok(Decimal { mantissa: -150, decimals: 1 }));
        assert_eq!(Decimal::parse(b"0e-300"), Ok(Decimal { mantissa: 0, decimals: 18 }));
    }

    proptest! {
        #[test]
        fn the_fast_scan_equals_the_slow_way_and_the_money_parser(text in "[0-9]{0,9}[.]?[0-9]{0,9}") {
            let slow = Decimal::parse(text.as_bytes());
            let fast = scan(format!("{text},").as_bytes(), 0);
            prop_assert_eq!(fast, slow.ok().map(|slow| (slow, text.len())));
            let atoms = text.parse::<model::Price>().ok().map(|price| price.atoms());
            prop_assert_eq!(slow.ok().map(|slow| i128::from(slow.mantissa) * 10i128.pow(18 - u32::from(slow.decimals))), atoms);
            if let Some(value) = slow.ok().and_then(float) {
                prop_assert_eq!(value, text.parse::<f64>().unwrap());
            }
        }

        #[test]
        fn a_double_is_its_shortest_decimal(mantissa in -1_000_000_000_000_000i64..1_000_000_000_000_000, decimals in 0u8..=15) {
            let value: f64 = Decimal { mantissa, decimals }.to_string().parse().unwrap();
            if let Some(got) = Decimal::of_float(value) {
                prop_assert_eq!(got, Decimal::parse(value.to_string().as_bytes()).unwrap());
            }
        }

        #[test]
        fn any_double_is_its_shortest_decimal_or_left_to_the_slow_way(value in any::<f64>()) {
            if let Some(got) = Decimal::of_float(value) {
                prop_assert_eq!(got.trimmed(), Decimal::parse(value.to_string().as_bytes()).unwrap().trimmed());
            }
        }
    }
}
