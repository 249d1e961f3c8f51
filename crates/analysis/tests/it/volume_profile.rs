//! The volume profile by hand and beside a twin that measures how much of each bar lies in each bin; and volume delta from
//! hand-made and recorded trades.

use crate::reference::run;
use crate::series;
use analysis::indicators::volume::delta::{Aggressor, AggressorTrade, DeltaBar, TradeError, VolumeDelta};
use analysis::{Bar, Bars};
use model::{Instant, Timeframe};
use std::io::BufRead as _;

fn bars(rows: &[(f64, f64, f64)]) -> Bars {
    Bars::collect(rows.iter().enumerate().map(|(index, (high, low, volume))| Bar {
        open_at: index as i64,
        open: *low,
        high: *high,
        low: *low,
        close: *high,
        volume: *volume,
    }))
    .unwrap()
}

/// Four bins of 10 from 100 to 140. The bars put 10, 40, 20 and 10 into them: the second is the richest, the value area of
/// 70 % of 80 is 56 and takes the third.
#[test]
fn a_profile_is_counted_by_hand() {
    let bars = bars(&[(140.0, 100.0, 40.0), (120.0, 110.0, 30.0), (130.0, 120.0, 10.0)]);
    let ours = run("volume_profile", &[("timeperiod", "3"), ("bins", "4")], &bars);
    let row: Vec<Option<f64>> = (0..3).map(|output| ours.value(output, 2)).collect();
    assert_eq!(row, [Some(115.0), Some(130.0), Some(110.0)]);
    assert_eq!(ours.first_valid(), Some(2));
}

#[test]
fn a_profile_of_one_price_is_that_price_and_of_no_trade_is_none() {
    let still = bars(&[(5.0, 5.0, 1.0), (5.0, 5.0, 0.0), (5.0, 5.0, 0.0)]);
    let ours = run("volume_profile", &[("timeperiod", "2")], &still);
    assert_eq!((ours.value(0, 1), ours.value(1, 1), ours.value(0, 2)), (Some(5.0), Some(5.0), None));
}

/// How much of a bar's volume lies between two prices.
fn part(bar: &Bar, from: f64, to: f64, is_last: bool) -> f64 {
    if bar.high == bar.low {
        let inside = bar.low >= from && (bar.low < to || is_last);
        return if inside { bar.volume } else { 0.0 };
    }
    let overlap = (bar.high.min(to) - bar.low.max(from)).max(0.0);
    bar.volume * overlap / (bar.high - bar.low)
}

#[test]
fn a_profile_holds_its_share_about_its_richest_bin() {
    const BINS: usize = 12;
    for series in series::all() {
        let ours = run("volume_profile", &[("timeperiod", "30"), ("bins", "12")], &series.bars);
        let all: Vec<Bar> = series.bars.iter().collect();
        for end in (30..=all.len()).step_by(7) {
            let window = &all[end - 30..end];
            let lowest = window.iter().map(|bar| bar.low).fold(f64::INFINITY, f64::min);
            let highest = window.iter().map(|bar| bar.high).fold(0.0, f64::max);
            let Some(control) = ours.value(0, end - 1).filter(|_| highest > lowest) else { continue };
            let height = (highest - lowest) / BINS as f64;
            let edge = |bin: usize| lowest + height * bin as f64;
            let inside = |first: usize, past: usize| -> f64 {
                window.iter().map(|bar| part(bar, edge(first), edge(past), past == BINS)).sum()
            };
            let bin_of = |price: f64| ((price - lowest) / height).round() as usize;
            let place = format!("{} at bar {}", series.name, end - 1);
            let richest = ((control - lowest) / height).floor() as usize;
            let total = inside(0, BINS);
            let most = (0..BINS).map(|bin| inside(bin, bin + 1)).fold(0.0, f64::max);
            assert!(inside(richest, richest + 1) >= most * (1.0 - 1e-6), "{place}: not the richest bin");
            let (first, past) =
                (bin_of(ours.value(2, end - 1).unwrap()), bin_of(ours.value(1, end - 1).unwrap()));
            assert!(first <= richest && richest < past, "{place}");
            assert!(inside(first, past) >= 0.7 * total * (1.0 - 1e-6), "{place}: too little in the area");
            let without_an_end = inside(first + 1, past).min(inside(first, past - 1));
            assert!(past - first == 1 || without_an_end < 0.7 * total * (1.0 + 1e-6), "{place}: too wide");
        }
    }
}

fn trade(millis: i64, price: f64, quantity: f64, aggressor: Aggressor) -> AggressorTrade {
    AggressorTrade { traded_at: Instant::from_millis(millis).unwrap(), price, quantity, aggressor }
}

#[test]
fn delta_is_counted_by_hand() {
    let mut delta = VolumeDelta::new(Timeframe::MINUTE);
    let trades = [
        trade(1_000, 10.0, 2.0, Aggressor::Buyer),
        trade(1_000, 10.0, 5.0, Aggressor::Seller),
        trade(59_999, 11.0, 1.0, Aggressor::Buyer),
    ];
    assert!(trades.iter().all(|trade| delta.push(trade) == Ok(None)));
    let closed = delta.push(&trade(180_000, 12.0, 4.0, Aggressor::Buyer)).unwrap().unwrap();
    let expected = DeltaBar {
        open_at: Instant::EPOCH,
        bought: 3.0,
        sold: 5.0,
        delta_quote: 20.0 - 50.0 + 11.0,
        cumulative_open: 0.0,
        cumulative_high: 2.0,
        cumulative_low: -3.0,
        cumulative: -2.0,
    };
    assert_eq!((closed, closed.delta(), closed.volume()), (expected, -2.0, 8.0));
    let forming = delta.forming().unwrap();
    assert_eq!(forming.open_at, Instant::from_millis(180_000).unwrap(), "bars without a trade are missing");
    assert_eq!((forming.cumulative_open, forming.cumulative), (-2.0, 2.0));
}

#[test]
fn a_late_or_senseless_trade_is_refused_and_not_counted() {
    let mut delta = VolumeDelta::new(Timeframe::MINUTE);
    delta.push(&trade(60_000, 10.0, 1.0, Aggressor::Buyer)).unwrap();
    let before = delta.forming();
    let late = delta.push(&trade(59_999, 10.0, 1.0, Aggressor::Buyer));
    assert!(matches!(late, Err(TradeError::Late { .. })));
    for (price, quantity) in [(f64::NAN, 1.0), (1.0, f64::INFINITY), (1.0, -1.0)] {
        let senseless = delta.push(&trade(61_000, price, quantity, Aggressor::Seller));
        assert!(matches!(senseless, Err(TradeError::Insane { .. })));
    }
    assert_eq!(delta.forming(), before);
}

#[test]
fn recorded_trades_add_up() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/ticks/XRPETH_trades_2019-10.csv.gz");
    let Ok(file) = std::fs::File::open(path) else {
        eprintln!("recorded trades are not here: those made by hand stand for them");
        return;
    };
    let hour = Timeframe::from_seconds(3_600).unwrap();
    let mut delta = VolumeDelta::new(hour);
    let mut closed: Vec<DeltaBar> = Vec::new();
    let mut naive = std::collections::BTreeMap::<Instant, (f64, f64)>::new();
    for line in std::io::BufReader::new(flate2::read::GzDecoder::new(file)).lines().skip(1) {
        let line = line.unwrap();
        let cells: Vec<&str> = line.split(',').collect();
        let aggressor = if cells[2] == "buy" { Aggressor::Buyer } else { Aggressor::Seller };
        let trade =
            trade(cells[0].parse().unwrap(), cells[3].parse().unwrap(), cells[4].parse().unwrap(), aggressor);
        closed.extend(delta.push(&trade).unwrap());
        let sums = naive.entry(hour.floor(trade.traded_at)).or_default();
        *(if aggressor == Aggressor::Buyer { &mut sums.0 } else { &mut sums.1 }) += trade.quantity;
    }
    closed.extend(delta.forming());
    assert!(closed.len() > 40, "two days of trades have {} hours", closed.len());
    assert_eq!(naive.len(), closed.len());
    let mut cumulative = 0.0;
    for (bar, (open_at, (bought, sold))) in closed.iter().zip(naive) {
        assert_eq!(
            (bar.open_at, bar.bought, bar.sold, bar.cumulative_open),
            (open_at, bought, sold, cumulative)
        );
        cumulative = bar.cumulative;
        assert!((bar.cumulative_open + bar.delta() - cumulative).abs() < 1e-6);
        assert!(bar.cumulative_low <= cumulative.min(bar.cumulative_open));
        assert!(bar.cumulative_high >= cumulative.max(bar.cumulative_open));
    }
}
