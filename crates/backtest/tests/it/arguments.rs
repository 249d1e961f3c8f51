//! The command line of the oracle and of `tradewind backtest`, as far as cases use it.

use archive::ReadOptions;
use backtest::{FillRule, RunResult, Settings, run};
use engine::risk::Limits;
use model::instrument::catalog::Rules;
use model::{Amount, PriceScale, Quantity, Ratio, Span};
use sim::Models;
use std::collections::BTreeMap;
use std::path::Path;

/// Runs `sma-cross` over a file with options as text.
pub fn run_file(file: &Path, args: &[String]) -> RunResult {
    let mut params = BTreeMap::new();
    let mut option = BTreeMap::new();
    let mut words = args.iter();
    while let Some(name) = words.next() {
        let value = words.next().expect("every option has a value");
        match name.as_str() {
            "--param" => {
                let (key, value) = value.split_once('=').expect("k=v");
                params.insert(key.to_owned(), value.to_owned());
            }
            other => {
                option.insert(other.trim_start_matches("--").to_owned(), value.clone());
            }
        }
    }
    let get = |name: &str, default: &str| option.get(name).cloned().unwrap_or_else(|| default.to_owned());
    let loaded = archive::read(file, &ReadOptions::default()).unwrap();
    let at = |name: &str| option.get(name).map(|text| text.parse().unwrap());
    let candles = loaded.candles.between(at("from"), at("to"));
    let scale: PriceScale = candles.scale();
    let bps = |text: String| Ratio::from_bps(text.parse().unwrap()).unwrap();
    let settings = Settings {
        symbol: "BTC-USDT".to_owned(),
        rules: Rules {
            tick_size: option.get("tick").map_or_else(|| scale.tick(), |text| text.parse().unwrap()),
            lot_size: get("lot", "0.00000001").parse::<Quantity>().unwrap(),
            quantity_min: Quantity::ZERO,
            notional_min: get("min-notional", "0").parse::<Amount>().unwrap(),
        },
        cash: get("cash", "10000").parse().unwrap(),
        models: Models {
            fee_rate: bps(get("fee-bps", "10")),
            slippage: bps(get("slippage-bps", "0")),
            latency: Span::ZERO,
            volume_share: None,
        },
        fill: if get("fill", "next-open") == "close" { FillRule::Close } else { FillRule::NextOpen },
        limits: Limits::OFF,
        keeps_lists: true,
        keeps_curve: true,
        checks_every_row: true,
    };
    let strategy = strategies::registry::build("sma-cross", &params).unwrap();
    run(&candles, &settings, strategy, &mut |_| {}).unwrap()
}

/// The fills as the oracle writes them.
pub fn fills_csv(result: &RunResult) -> Vec<String> {
    let line = |fill: &backtest::FillRecord| {
        let (side, reason) = (fill.side.name(), fill.purpose.name());
        format!("{},{side},{},{},{},{reason}", fill.at.millis(), fill.price, fill.quantity, fill.fee)
    };
    result.kept.fills.iter().map(line).collect()
}
