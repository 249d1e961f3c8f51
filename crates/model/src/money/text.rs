//! Plain decimals to atoms and back, without loss.

use super::atoms::{ATOMS_MAX, ATOMS_PER_UNIT};

/// Why a text is no value. Texts are cut at 64 characters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyTextError {
    /// The text is not a plain decimal.
    #[error("\"{text}\" is no plain decimal number")]
    Malformed {
        /// The text as it was given.
        text: String,
    },
    /// The text has more than 18 decimals that are not zero.
    #[error("\"{text}\" has more than 18 decimals")]
    TooPrecise {
        /// The text as it was given.
        text: String,
    },
    /// The value lies beyond ±(10³⁸ − 1) atoms.
    #[error("\"{text}\" lies beyond ±99999999999999999999.999999999999999999")]
    Overflow {
        /// The text as it was given.
        text: String,
    },
}

/// Reads a plain decimal (`-12.5`, `0.0000012`, `.5`); signs are allowed, exponents are not.
///
/// # Errors
/// [`MoneyTextError::Malformed`], [`MoneyTextError::TooPrecise`] for a 19th decimal that is not zero, or
/// [`MoneyTextError::Overflow`].
pub fn parse_atoms(text: &str) -> Result<i128, MoneyTextError> {
    let overflow = || MoneyTextError::Overflow { text: cut(text) };
    let malformed = || MoneyTextError::Malformed { text: cut(text) };
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        Some(_) => (false, text),
        None => return Err(malformed()),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && decimals.is_empty() {
        return Err(malformed());
    }
    if !whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit()) {
        return Err(malformed());
    }
    let mut atoms: i128 = 0;
    for byte in whole.bytes() {
        atoms = push_digit(atoms, byte).ok_or_else(overflow)?;
    }
    for place in 0..18 {
        atoms = push_digit(atoms, decimals.as_bytes().get(place).copied().unwrap_or(b'0'))
            .ok_or_else(overflow)?;
    }
    if decimals.bytes().skip(18).any(|byte| byte != b'0') {
        return Err(MoneyTextError::TooPrecise { text: cut(text) });
    }
    Ok(if negative { -atoms } else { atoms })
}

/// Writes atoms as a plain decimal: no exponent, trailing zeros trimmed, `0` for zero.
#[must_use]
pub fn format_atoms(atoms: i128) -> String {
    let sign = if atoms < 0 { "-" } else { "" };
    let magnitude = atoms.unsigned_abs();
    let unit = ATOMS_PER_UNIT.unsigned_abs();
    let decimals = magnitude % unit;
    if decimals == 0 {
        return format!("{sign}{}", magnitude / unit);
    }
    let text = format!("{sign}{}.{decimals:018}", magnitude / unit);
    text.trim_end_matches('0').to_owned()
}

fn push_digit(atoms: i128, byte: u8) -> Option<i128> {
    atoms.checked_mul(10)?.checked_add(i128::from(byte - b'0')).filter(|atoms| *atoms <= ATOMS_MAX)
}

fn cut(text: &str) -> String {
    text.chars().take(64).collect()
}
