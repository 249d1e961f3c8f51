//! `tradewind data synth`: a made-up market, the same for the same seed on every machine.

use super::summary;
use crate::failure::{Failure, Result};
use archive::synth::{Market, Preset, preset, presets};
use clap::Args;
use model::{Instant, Price, PriceScale, Timeframe};
use std::path::PathBuf;

/// The most candles of one file.
const BARS_MAX: u64 = 50_000_000;

/// The arguments.
#[derive(Debug, Args)]
#[command(after_help = "\
Markets: BTC, ETH, SOL (calm, rising, falling and stormy weeks in turn), PEPE (a meme coin at 0.0000012),
TREND (long runs), RANGE (swings about one price).

Examples:
  tradewind data synth --out market.csv
  tradewind data synth --market PEPE --bars 1000000 --seed 7 --out PEPEUSDT_1m.parquet
  tradewind data synth --market RANGE --timeframe 1h --price 250 --out ranging.csv.gz")]
pub struct SynthArgs {
    /// The file to write: .csv, .csv.gz or .parquet
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// How many candles
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..=BARS_MAX))]
    bars: u64,
    /// The length of a candle
    #[arg(long, value_name = "T", default_value_t = Timeframe::MINUTE)]
    timeframe: Timeframe,
    /// Same seed, same market
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// The first price; by default the market's own
    #[arg(long, value_name = "P", value_parser = price, allow_negative_numbers = true)]
    price: Option<Price>,
    /// The kind of market
    #[arg(long, value_name = "NAME", default_value = "BTC", ignore_case = true,
          value_parser = clap::builder::PossibleValuesParser::new(presets().iter().map(|preset| preset.base)))]
    market: String,
    /// When the first candle begins
    #[arg(long, value_name = "T", default_value = "2024-01-01")]
    start: Instant,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

/// Does it.
pub fn run(args: &SynthArgs) -> Result {
    let name = args.market.to_uppercase();
    let preset = preset(&name).ok_or_else(|| Failure::BadInput(format!("--market {name}: there is none")))?;
    let mut spec = preset.spec(args.seed, args.timeframe, args.start);
    if let Some(price) = args.price {
        spec.scale = scale_for(preset, spec.price, price);
        spec.price = price;
    }
    let mut market = Market::new(spec).map_err(|error| Failure::BadInput(format!("--price: {error}")))?;
    let bars = usize::try_from(args.bars).unwrap_or(usize::MAX);
    let candles = market.take_candles(bars);
    if candles.len() < bars {
        return Err(Failure::BadInput(format!(
            "--bars {bars}: the year 2262 ends after {} candles; begin earlier or choose a finer time frame",
            candles.len()
        )));
    }
    archive::write(&args.out, &candles)?;
    summary::print(&args.out, Some(&format!("{name}-USDT")), &candles, args.json)
}

/// As many digits as the preset's own price has, so that a cheap coin moves in fine ticks and a dear one in coarse.
fn scale_for(preset: &Preset, usual: Price, price: Price) -> PriceScale {
    let digits = |price: Price| i64::from(price.atoms().max(1).ilog10());
    let decimals = (i64::from(preset.decimals) + digits(usual) - digits(price)).clamp(0, 18);
    let is_fine_enough =
        |scale: &PriceScale| price.is_multiple_of(scale.tick()) && i64::from(scale.decimals()) >= decimals;
    let scales = (0..=18).filter_map(PriceScale::new);
    let fallback = scales.clone().find(|scale| i64::from(scale.decimals()) == decimals);
    scales.into_iter().find(is_fine_enough).or(fallback).expect("invariant: decimals are at most 18")
}

fn price(text: &str) -> Result<Price, String> {
    let price: Price = text.parse().map_err(|error: model::MoneyTextError| error.to_string())?;
    if price.is_positive() { Ok(price) } else { Err("give a price above 0".to_owned()) }
}
