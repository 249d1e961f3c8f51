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
    let is_symbol = !name.contains('_') && !name.bytes().any(|byte| byte.is_ascii_lowercase());
    let whole = is_symbol.then(|| known(name)).flatten();
    let words: Vec<&str> = name.split('_').collect();
    let in_words = || {
        let pair = words.windows(2).rfind(|pair| QUOTES.contains(&pair[1]))?;
        known(&pair.join("-"))
    };
    whole.or_else(in_words).unwrap_or_else(|| "MARKET-QUOTE".to_owned())
}

/// `BTCUSDT`, `BTC/USDT`, `btc_usdt` and `BTC-USDT` are all `BTC-USDT`.
pub fn known(text: &str) -> Option<String> {
    let name = text.to_uppercase();
    let (base, quote) = match name.split_once(['-', '/', '_']) {
        Some(parts) => parts,
        None => {
            let quote = QUOTES.into_iter().find(|quote| name.len() > quote.len() && name.ends_with(quote))?;
            (&name[..name.len() - quote.len()], quote)
        }
    };
    let is_ticker =
        |text: &str| (1..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_ticker(base) && is_ticker(quote) && base != quote).then(|| format!("{base}-{quote}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use testkit::fuzz::{Seen, Target, check};

    #[test]
    fn symbol_name() {
        check(&Target {
            name: "symbol_name",
            seeds: &[b"BTCUSDT", b"btc_usdt", b"freqtrade_ETH_BTC_5m", b"BTC/USDT"],
            words: &["USDT", "-", "_", "/", "BTC", "\u{df}", "\u{130}"],
            inputs: 3_000,
            run: |bytes| {
                let text = String::from_utf8_lossy(bytes);
                assert!(from_file(&text).contains('-'));
                match known(&text) {
                    Some(symbol) => {
                        assert_eq!(known(&symbol).as_ref(), Some(&symbol), "{text:?}");
                        Seen::words("known").and(symbol.len())
                    }
                    None => Seen::words("unknown").and(text.len()),
                }
            },
        });
    }

    #[test]
    fn symbols_are_found_in_names() {
        for (name, expected) in [
            ("BTCUSDT", "BTC-USDT"),
            ("BTC-USDT", "BTC-USDT"),
            ("BTC/USDT", "BTC-USDT"),
            ("BTC-PERP", "BTC-PERP"),
            ("freqtrade_ETH_BTC_5m", "ETH-BTC"),
            ("my_candles", "MARKET-QUOTE"),
            ("my-candles", "MARKET-QUOTE"),
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
    #[test]
    fn symbols_are_typed_in_many_ways() {
        for text in ["BTCUSDT", "BTC-USDT", "btc/usdt", "btc_usdt", "btcusdt"] {
            assert_eq!(given(text), Ok("BTC-USDT".to_owned()), "{text}");
        }
        assert!(given("bitcoin").is_err());
    }
}
