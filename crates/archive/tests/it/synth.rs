//! Synthetic markets: the same everywhere, sane for ever, and like their names.

use archive::synth::{Market, MarketKind, SynthSpec, preset, presets};
use model::{Candle, Instant, PriceScale, Timeframe};

fn market(base: &str, seed: u64) -> Market {
    Market::new(preset(base).unwrap().spec(seed, Timeframe::MINUTE, start())).unwrap()
}

fn start() -> Instant {
    "2024-01-01T00:00:30Z".parse().unwrap()
}

#[test]
fn the_same_seed_gives_the_same_market_and_another_seed_another() {
    for preset in presets() {
        let first: Vec<Candle> = market(preset.base, 7).take(500).collect();
        assert_eq!(first, market(preset.base, 7).take(500).collect::<Vec<_>>());
        assert_ne!(first, market(preset.base, 8).take(500).collect::<Vec<_>>());
    }
}

#[test]
fn skipping_leads_to_the_same_candles() {
    for preset in presets() {
        let walked: Vec<Candle> = market(preset.base, 3).skip(10_000).take(5).collect();
        let mut skipped = market(preset.base, 3);
        assert_eq!(skipped.nth(10_000), walked.first().copied());
        assert_eq!(skipped.take(4).collect::<Vec<_>>(), walked[1..]);
    }
}

#[test]
fn candles_are_sane_in_order_and_on_the_grid_for_a_year() {
    for preset in presets() {
        let candles = market(preset.base, 11).take_candles(525_600);
        assert_eq!(candles.len(), 525_600, "{}: every candle passed the series' own checks", preset.base);
        assert_eq!(candles.open_at()[0], 1_704_067_200_000_000_000);
        assert!(candles.open()[1..] == candles.close()[..525_599], "{}: opens where it closed", preset.base);
    }
}

#[test]
fn extreme_markets_stay_within_a_factor_of_a_thousand_and_above_zero() {
    for (kind, drift, volatility) in [
        (MarketKind::Trending, 10.0, 50.0),
        (MarketKind::Meme, -10.0, 50.0),
        (MarketKind::Regimes, 10.0, 0.0),
        (MarketKind::Ranging, -10.0, 0.0),
    ] {
        let spec = SynthSpec {
            seed: 1,
            kind,
            price: "0.05".parse().unwrap(),
            drift,
            volatility,
            volume: 1.0,
            scale: PriceScale::new(2).unwrap(),
            timeframe: "1h".parse().unwrap(),
            start: Instant::EPOCH,
        };
        let candles = Market::new(spec).unwrap().take_candles(100_000);
        assert!(candles.close().iter().all(|close| (1..=5_000).contains(close)));
    }
}

#[test]
fn volume_comes_with_movement() {
    let candles = market("BTC", 5).take_candles(200_000);
    let pairs =
        candles.iter().map(|candle| ((candle.close - candle.open).unsigned_abs() as f64, candle.volume));
    let (mut n, mut x, mut y, mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for (a, b) in pairs {
        (n, x, y, xx, yy, xy) = (n + 1.0, x + a, y + b, xx + a * a, yy + b * b, xy + a * b);
    }
    let correlation = (xy - x * y / n) / ((xx - x * x / n) * (yy - y * y / n)).sqrt();
    assert!(correlation > 0.4, "{correlation}");
    assert!((5.0..80.0).contains(&(y / n)), "mean volume {}", y / n);
}

#[test]
fn a_trending_market_runs_further_than_a_ranging_one() {
    // Lo-MacKinlay variance ratio of 200 candles: above one when moves go on, below one when they turn back.
    let ratio = |base: &str| {
        let closes: Vec<f64> = market(base, 9).take(400_000).map(|candle| candle.close as f64).collect();
        let variance = |step: usize| {
            let changes = closes.windows(step + 1).map(|window| window[step] / window[0] - 1.0);
            changes.map(|change| change * change).sum::<f64>() / (closes.len() - step) as f64
        };
        variance(200) / variance(1) / 200.0
    };
    assert!(ratio("TREND") > 1.8, "{}", ratio("TREND"));
    assert!(ratio("RANGE") < 0.8, "{}", ratio("RANGE"));
}

#[test]
fn the_meme_coin_pumps_and_dumps() {
    let candles = market("PEPE", 2).take_candles(20_000);
    let closes = candles.close();
    let hourly: Vec<f64> = closes.windows(60).map(|window| window[59] as f64 / window[0] as f64).collect();
    assert!(hourly.iter().any(|ratio| *ratio > 1.2), "pumps by a fifth within an hour");
    assert!(hourly.iter().any(|ratio| *ratio < 0.85), "dumps by a seventh within an hour");
}

#[test]
fn specs_out_of_bounds_say_what_to_give() {
    let spec = || preset("BTC").unwrap().spec(1, Timeframe::MINUTE, start());
    let cases = [
        (SynthSpec { price: "0.001".parse().unwrap(), ..spec() }, "below one tick"),
        (SynthSpec { price: "99999999999999".parse().unwrap(), ..spec() }, "more than 2^42 ticks"),
        (SynthSpec { volatility: f64::NAN, ..spec() }, "volatility lies outside"),
        (SynthSpec { drift: 11.0, ..spec() }, "drift lies outside"),
        (SynthSpec { volume: 0.0, ..spec() }, "volume is not above 0"),
    ];
    for (spec, expected) in cases {
        let message = Market::new(spec).unwrap_err().to_string();
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn markets_are_the_same_on_every_system_and_in_every_build() {
    // Golden values: a change here means that every recorded demo market changes.
    for preset in presets() {
        let candle = market(preset.base, 1).nth(9_999).unwrap();
        let got = (candle.open, candle.high, candle.low, candle.close, candle.volume);
        let expected = match preset.base {
            "BTC" => (6_378_041, 6_381_072, 6_373_123, 6_379_263, 10.840_9),
            "ETH" => (404_700, 405_119, 404_641, 405_057, 187.231_2),
            "SOL" => (18_476, 18_479, 18_463, 18_467, 821.870_6),
            "PEPE" => (13_037, 13_080, 12_978, 13_029, 37_084_069_947.0),
            "TREND" => (156_566, 156_838, 156_488, 156_829, 6_805.758_7),
            "RANGE" => (9_939, 9_945, 9_936, 9_940, 53.616_4),
            other => panic!("write the golden values of {other}: {got:?}"),
        };
        assert_eq!(got, expected, "{}", preset.base);
    }
}
