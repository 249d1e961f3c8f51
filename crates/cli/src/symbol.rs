//! Instruments by name: `BTC-USDT`, or found in what a file or an exchange calls it.

use crate::failure::{Failure, Result};

/// Quote assets that names end in, longer ones before those that they end in.
const QUOTES: [&str; 14] =
    ["FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USDE", "DAI", "USD", "EUR", "GBP", "TRY", "BTC", "ETH", "BNB"];

/// The symbol that was given on the command line.
pub fn given(text: &str) -> Result<String> {
    known(text).ok_or_else(|| {
        Failure::BadInput(format!("--symbol \"{text}\" is no symbol; write BASE-QUOTE, as BTC-USDT"))
    })
}

/// The symbol that a file's name says, else one that says nothing.
pub fn from_file(name: &str) -> String {
    known(name).unwrap_or_else(|| "MARKET-QUOTE".to_owned())
}

/// `BTCUSDT`, `BTC/USDT`, `btc_usdt` and `BTC-USDT` are all `BTC-USDT`.
fn known(text: &str) -> Option<String> {
    let name = text.to_uppercase();
    let (base, quote) = match name.split_once(['-', '/', '_']) {
        Some(parts) => parts,
        None => {
            let quote = QUOTES.into_iter().find(|quote| name.len() > quote.len() && name.ends_with(quote))?;
            (&name[..name.len() - quote.len()], quote)
        }
    };
    let is_ticker =
        |text: &str| (1..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
    (is_ticker(base) && is_ticker(quote) && base != quote).then(|| format!("{base}-{quote}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_found_in_names() {
        for (name, expected) in [
            ("BTCUSDT", "BTC-USDT"),
            ("BTC-USDT", "BTC-USDT"),
            ("btc/usdt", "BTC-USDT"),
            ("ETHBTC", "ETH-BTC"),
            ("1000PEPEUSDT", "1000PEPE-USDT"),
            ("BTCUSD", "BTC-USD"),
            ("BTCFDUSD", "BTC-FDUSD"),
            ("candles", "MARKET-QUOTE"),
            ("USDT", "MARKET-QUOTE"),
            ("", "MARKET-QUOTE"),
            ("BTC-", "MARKET-QUOTE"),
            ("A-B-C", "MARKET-QUOTE"),
        ] {
            assert_eq!(from_file(name), expected, "{name}");
        }
    }
}
