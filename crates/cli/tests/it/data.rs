//! `tradewind data`.

use crate::program::Desk;

#[test]
fn a_market_is_the_same_for_the_same_seed() {
    let desk = Desk::new();
    for name in ["a.csv", "b.csv"] {
        desk.run(&format!("data synth --out {name} --bars 50 --seed 9 --market PEPE")).done();
    }
    desk.run("data synth --out c.csv --bars 50 --seed 10 --market PEPE").done();
    assert_eq!(desk.read("a.csv"), desk.read("b.csv"));
    assert_ne!(desk.read("a.csv"), desk.read("c.csv"));
    assert_eq!(desk.read("a.csv").lines().count(), 51);
}

#[test]
fn a_market_may_begin_at_any_price() {
    let desk = Desk::new();
    for price in ["0.0000000123", "1", "250", "9000000"] {
        let written = desk.run(&format!("data synth --out a.csv --bars 5 --price {price} --json")).json();
        assert_eq!(written["candles"], 5, "{price}");
        let open = desk.read("a.csv").lines().nth(1).unwrap().split(',').nth(1).unwrap().to_owned();
        let (open, price): (f64, f64) = (open.parse().unwrap(), price.parse().unwrap());
        assert_eq!(open, price);
    }
}

#[test]
fn what_is_imported_is_the_same_series_in_every_kind_of_file() {
    let desk = Desk::new();
    desk.market("BTCUSDT.csv", 200);
    desk.run("data import BTCUSDT.csv --out b.parquet").done();
    desk.run("data import b.parquet --out c.csv.gz").done();
    let said = desk.run("data import c.csv.gz --out d.csv --json").json();
    assert_eq!(desk.read("BTCUSDT.csv"), desk.read("d.csv"));
    assert_eq!(
        (&said["candles"], &said["timeframe"], &said["file"]),
        (&200.into(), &"1h".into(), &"d.csv".into())
    );
}

#[test]
fn a_span_is_exported_and_hours_become_days() {
    let desk = Desk::new();
    desk.market("BTCUSDT.csv", 100);
    desk.run("data export BTCUSDT.csv --from 2024-01-02 --to 2024-01-03 --out day.csv").done();
    assert_eq!(desk.read("day.csv").lines().count(), 25);
    desk.run("data resample BTCUSDT.csv --timeframe 1d --out days.csv").done();
    assert_eq!(desk.read("days.csv").lines().count(), 5);
    desk.run("data resample BTCUSDT.csv --timeframe 1d --out days.csv --keep-unfinished").done();
    assert_eq!(desk.read("days.csv").lines().count(), 6);
    desk.run("data export BTCUSDT.csv --to 2020-01-01 --out no.csv").refused(
        2,
        "BTCUSDT.csv: no candle is left of those from 2024-01-01T00:00:00Z to 2024-01-05T03:00:00Z; mend --from, --to or --timeframe",
    );
}

#[test]
fn a_check_lists_what_is_remarkable_and_fails_on_wrong_rows() {
    let desk = Desk::new();
    let rows =
        ["1704067200000,1,2,0.5,1.5,10", "1704070800000,1,2,0.5,1.5,0", "1704088800000,1,2,0.5,1.5,10"];
    let header = "timestamp,open,high,low,close,volume";
    desk.write("a.csv", &format!("{header}\n{}\n", rows.join("\n")));
    let report = desk.run("data check a.csv --timeframe 1h --json").json();
    assert_eq!((&report["gap_count"], &report["missing_count"]), (&1.into(), &4.into()));
    assert_eq!(report["zero_volume_count"], 1);
    desk.write("b.csv", &format!("{header}\n{}\n1704092400000,1,0.1,0.5,1.5,10\n", rows.join("\n")));
    let said = desk.run("data check b.csv --timeframe 1h --json");
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "tradewind: b.csv: 1 wrong rows; the first: row 5, column high: high is below low; mend or remove the row\n"
    );
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(report["faults"][0]["row"], 5);
}
