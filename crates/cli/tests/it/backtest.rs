//! `tradewind backtest`: what it prints and writes.

use crate::program::{Desk, command};
use serde_json::Value;
use std::io::Read;
use std::process::Stdio;

const KEYS: [&str; 35] = [
    "strategy",
    "params",
    "symbol",
    "timeframe",
    "bars",
    "from",
    "to",
    "initial_equity",
    "final_equity",
    "net_profit_pct",
    "buy_and_hold_pct",
    "trades",
    "open_trades",
    "fills",
    "win_rate_pct",
    "profit_factor",
    "max_drawdown_pct",
    "sharpe",
    "sortino",
    "calmar",
    "exposure_pct",
    "fees_paid",
    "exit_reasons",
    "state_hash",
    "seconds",
    "omega",
    "ulcer_index",
    "sqn",
    "kelly_pct",
    "var_95_pct",
    "cvar_95_pct",
    "tail_ratio",
    "probabilistic_sharpe",
    "turnover",
    "drawdowns",
];

#[test]
fn the_document_has_every_figure() {
    let desk = Desk::new();
    desk.market("ETHUSDT.csv.gz", 3_000);
    let report =
        desk.run("backtest --strategy sma-cross --param short=5 --data ETHUSDT.csv.gz --json").json();
    for key in KEYS {
        assert!(report.get(key).is_some(), "{key} is missing");
    }
    assert_eq!(report["symbol"], "ETH-USDT");
    assert_eq!(report["params"]["short"], 5);
    assert_eq!(report["params"]["entry"], "cross");
    assert_eq!(report["initial_equity"], "10000");
    assert_eq!(report["bars"], 3_000);
    assert!(report["final_equity"].is_string() && report["net_profit_pct"].is_string());
    assert!(report["sharpe"].is_number() && report["seconds"]["run"].is_number());
    assert!(report["omega"].is_number() && report["var_95_pct"].is_string());
    let deepest = &report["drawdowns"][0];
    assert_eq!(deepest["depth_pct"], report["max_drawdown_pct"]);
    for key in ["start", "trough", "end", "candles", "recovery_candles"] {
        assert!(deepest.get(key).is_some(), "{key} is missing");
    }
}

#[test]
fn the_same_run_has_the_same_state() {
    let desk = Desk::new();
    desk.market("BTCUSDT.parquet", 3_000);
    let run = || desk.run("backtest --strategy breakout --data BTCUSDT.parquet --json").json();
    let (mut one, mut other) = (run(), run());
    one["seconds"] = Value::Null;
    other["seconds"] = Value::Null;
    assert_eq!(one, other);
}

#[test]
fn the_lists_hold_what_the_figures_count() {
    let desk = Desk::new();
    desk.market("BTCUSDT.csv", 3_000);
    let line = "backtest --strategy sma-cross --data BTCUSDT.csv --json --fills f.csv --trades t.csv";
    let report = desk.run(line).json();
    let (fills, trades) = (desk.read("f.csv"), desk.read("t.csv"));
    assert_eq!(fills.lines().next(), Some("time,side,price,quantity,fee,reason"));
    assert_eq!(
        trades.lines().next(),
        Some("entry_time,exit_time,entry_price,exit_price,quantity,fees,pnl,exit_reason")
    );
    assert_eq!(report["fills"], fills.lines().count() - 1);
    assert_eq!(report["trades"], trades.lines().count() - 1);
    assert_eq!(desk.names(), ["BTCUSDT.csv", "f.csv", "t.csv"], "no half file is left");
}

#[test]
fn a_coarser_time_frame_is_folded_and_a_span_is_cut() {
    let desk = Desk::new();
    desk.market("BTCUSDT.csv", 2_402);
    let report = desk.run("backtest --strategy sma-cross --data BTCUSDT.csv --timeframe 4h --json").json();
    assert_eq!((&report["timeframe"], &report["bars"]), (&"4h".into(), &600.into()));
    let line =
        "backtest --strategy sma-cross --data BTCUSDT.csv --from 2024-01-02 --to 2024-01-12T00:00:00Z --json";
    let report = desk.run(line).json();
    assert_eq!((&report["bars"], &report["from"]), (&240.into(), &"2024-01-02T00:00:00Z".into()));
}

#[test]
fn a_tick_may_be_coarser_or_finer_than_the_files() {
    let desk = Desk::new();
    desk.market("BTCUSDT.csv", 2_000);
    for tick in ["5", "0.03", "0.0005"] {
        let report = desk
            .run(&format!("backtest --strategy sma-cross --data BTCUSDT.csv --tick {tick} --json"))
            .json();
        assert_eq!(report["bars"], 2_000, "{tick}");
    }
}

#[test]
fn people_get_a_table_without_colour_where_there_is_no_terminal() {
    let desk = Desk::new();
    desk.market("BTCUSDT.csv", 500);
    let said = desk.run("backtest --strategy sma-cross --data BTCUSDT.csv");
    let text = said.done();
    for name in ["sma-cross on BTC-USDT, 1h", "Equity at end", "Net profit", "Sharpe"] {
        assert!(text.contains(name), "{name} is missing in {text}");
    }
    assert!(!text.contains('\u{1b}'), "{text}");
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let desk = Desk::new();
    let mut child = command(&desk.path(""))
        .args(["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}

#[test]
fn the_page_needs_nothing_beside_it() {
    let desk = Desk::new();
    desk.market("BTCUSDT.csv", 5_000);
    desk.run("backtest --strategy sma-cross --data BTCUSDT.csv --report run.html --json").json();
    let page = desk.read("run.html");
    for part in [
        "<!doctype html>",
        "sma-cross on BTC-USDT, 1h",
        "<svg",
        "prefers-color-scheme: dark",
        "Net profit",
        "Deepest drawdowns",
        "Ulcer index",
    ] {
        assert!(page.contains(part), "{part} is missing");
    }
    for load in ["http://", "https://", "src=", "href=", "url(", "@import", "<script"] {
        assert!(!page.contains(load), "the page loads something: {load}");
    }
    assert!(!page.contains("NaN") && !page.contains("inf "), "every number is one");
}

#[test]
fn a_run_without_a_trade_has_a_page() {
    let desk = Desk::new();
    desk.market("BTCUSDT.csv", 20);
    desk.run("backtest --strategy sma-cross --data BTCUSDT.csv --report run.html").done();
    assert!(desk.read("run.html").contains("<p>None.</p>"));
}
