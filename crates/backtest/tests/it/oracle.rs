//! The backtest beside an independent program of the same rules, on made-up markets and, where they lie, on real ones.

use crate::arguments::{fills_csv, run_file};
use archive::synth::{Market, MarketKind, preset, presets};
use model::{Instant, Timeframe};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const SETTINGS: &[&[&str]] = &[
    &["entry=level", "exits=signal", "size=fixed", "quantity=1"],
    &["entry=level", "exits=signal", "size=all"],
    &["entry=cross", "exits=ladder", "size=risk"],
    &["entry=level", "exits=ladder", "size=all"],
];

/// Both programs over one file: fills, trades, money and figures must be the same.
fn check(file: &Path, settings: &[&str], more: &[&str]) {
    let mut args: Vec<String> = Vec::new();
    for setting in settings {
        args.extend(["--param".to_owned(), (*setting).to_owned()]);
    }
    args.extend(more.iter().map(|word| (*word).to_owned()));
    let folder = tempfile::tempdir().unwrap();
    let fills_file = folder.path().join("fills.csv");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/sma_cross.py");
    let done = Command::new("python3")
        .arg(script)
        .arg("--data")
        .arg(file)
        .args(&args)
        .arg("--fills")
        .arg(&fills_file)
        .output()
        .expect("python3 runs the oracle");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let expected: Value = serde_json::from_slice(&done.stdout).unwrap();
    let result = run_file(file, &args);
    let name = format!("{} {args:?}", file.display());
    let lines = std::fs::read_to_string(&fills_file).unwrap();
    let expected_fills: Vec<&str> = lines.lines().skip(1).map(str::trim_end).collect();
    let got_fills = fills_csv(&result);
    for (index, (expected, got)) in expected_fills.iter().zip(&got_fills).enumerate() {
        assert_eq!(got, expected, "{name}: fill {index}");
    }
    assert_eq!(got_fills.len(), expected_fills.len(), "{name}: fills");
    let got = serde_json::to_value(&result.report).unwrap();
    for field in
        ["bars", "trades", "open_trades", "fills", "final_equity", "fees_paid", "exit_reasons", "refused"]
    {
        assert_eq!(got[field], expected[field], "{name}: {field}");
    }
    for field in [
        "net_profit_pct",
        "buy_and_hold_pct",
        "win_rate_pct",
        "max_drawdown_pct",
        "exposure_pct",
        "kelly_pct",
        "var_95_pct",
        "cvar_95_pct",
        "drawdowns",
    ] {
        assert_eq!(got[field], expected[field], "{name}: {field}");
    }
    for field in [
        "sharpe",
        "sortino",
        "profit_factor",
        "omega",
        "ulcer_index",
        "sqn",
        "tail_ratio",
        "probabilistic_sharpe",
        "turnover",
    ] {
        match (got[field].as_f64(), expected[field].as_f64()) {
            (Some(got), Some(expected)) => {
                assert!(
                    (got - expected).abs() <= 1e-9 * expected.abs().max(1.0),
                    "{name}: {field} {got} {expected}"
                );
            }
            (got, expected) => assert_eq!(got, expected, "{name}: {field}"),
        }
    }
}

/// Writes a made-up market to a file.
fn made_up(folder: &Path, base: &str, seed: u64, hours: usize) -> PathBuf {
    let start: Instant = "2024-01-01".parse().unwrap();
    let mut spec = preset(base).unwrap().spec(seed, "1h".parse::<Timeframe>().unwrap(), start);
    // Livelier than a real hour, so that stops, tiers and trails all act within a few thousand rows.
    spec.volatility *= 3.0;
    let candles = Market::new(spec).unwrap().take_candles(hours);
    let file = folder.join(format!("{base}-{seed}.csv"));
    archive::write(&file, &candles).unwrap();
    file
}

#[test]
fn made_up_markets_give_the_oracles_fills() {
    assert!(
        presets().iter().any(|preset| matches!(preset.kind, MarketKind::Meme)),
        "one of them is a meme coin"
    );
    let folder = tempfile::tempdir().unwrap();
    for (index, preset) in presets().iter().enumerate() {
        let file = made_up(folder.path(), preset.base, index as u64 + 1, 4_000);
        let settings = SETTINGS[index % SETTINGS.len()];
        check(&file, settings, &["--cash", "100000"]);
        check(
            &file,
            SETTINGS[2],
            &["--param", "short=3", "--param", "long=9", "--cash", "5000", "--fee-bps", "7.5"],
        );
    }
}

#[test]
fn fills_at_the_close_give_the_oracles_money() {
    let folder = tempfile::tempdir().unwrap();
    let file = made_up(folder.path(), "ETH", 77, 3_000);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/sma_cross.py");
    for settings in SETTINGS {
        let mut args: Vec<String> = vec!["--fill".to_owned(), "close".to_owned()];
        settings.iter().for_each(|setting| args.extend(["--param".to_owned(), (*setting).to_owned()]));
        let done =
            Command::new("python3").arg(&script).arg("--data").arg(&file).args(&args).output().unwrap();
        let expected: Value = serde_json::from_slice(&done.stdout).unwrap();
        let got = serde_json::to_value(&run_file(&file, &args).report).unwrap();
        for field in ["trades", "fills", "final_equity", "fees_paid", "exit_reasons"] {
            assert_eq!(got[field], expected[field], "{settings:?}: {field}");
        }
    }
}

#[test]
fn real_markets_give_the_oracles_fills() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/candles");
    if !shared.is_dir() {
        eprintln!(
            "../shared/data is not here: real candles are passed over; made-up markets cover the same rules"
        );
        return;
    }
    let daily = ["--cash", "10000"];
    check(&shared.join("binance_spot_SOLUSDT_1d_2020-2024.csv.gz"), SETTINGS[2], &daily);
    check(&shared.join("bitstamp_coinbase_BTCUSD_1d_2011-2024.csv.gz"), SETTINGS[3], &daily);
    check(&shared.join("binance_spot_PEPEUSDT_1h_2023-2024.csv.gz"), SETTINGS[2], &daily);
    let hourly = shared.join("binance_spot_BTCUSDT_1h_2017-2024.csv.gz");
    check(&hourly, SETTINGS[0], &["--cash", "100000000"]);
    check(&hourly, SETTINGS[1], &daily);
    check(&hourly, SETTINGS[2], &daily);
}
