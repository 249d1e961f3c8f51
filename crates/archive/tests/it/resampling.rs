//! Coarser candles: by hand, against a naive twin, and against the exchange's own.

use crate::real_file;
use archive::synth::{Market, preset};
use archive::{ReadOptions, Replay, Resampler, Unfinished, read, resample};
use model::{Candle, Candles, Instant, PriceScale, Timeframe};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

fn timeframe(text: &str) -> Timeframe {
    text.parse().unwrap()
}

/// Candles from a table: minute, open, high, low, close, volume.
fn minutes(table: &str) -> Candles {
    let mut candles = Candles::new(PriceScale::new(0).unwrap(), Timeframe::MINUTE);
    for line in table.lines().filter(|line| !line.trim().is_empty()) {
        let cells: Vec<i64> = line.split_whitespace().map(|cell| cell.parse().unwrap()).collect();
        let [minute, open, high, low, close, volume] = cells[..] else { panic!("six cells: {line}") };
        let open_at = Instant::from_nanos(minute * 60_000_000_000);
        candles.push(Candle { open_at, open, high, low, close, volume: volume as f64 }).unwrap();
    }
    candles
}

fn table(candles: &Candles) -> Vec<[i64; 6]> {
    let minute = |candle: &Candle| candle.open_at.nanos() / 60_000_000_000;
    candles.iter().map(|c| [minute(&c), c.open, c.high, c.low, c.close, c.volume as i64]).collect()
}

const TABLE: &str = "
    3   10 12  9 11  1
    4   11 15 11 14  2
    5   14 14  8  9  4
    7    9 10  9 10  8
   14   20 22 19 21 16
   15   21 21 21 21 32
";

#[test]
fn candles_fold_on_utc_boundaries_and_the_last_waits_for_its_end() {
    let fine = minutes(TABLE);
    let closed = [[0, 10, 15, 9, 14, 3], [5, 14, 14, 8, 10, 12], [10, 20, 22, 19, 21, 16]];
    let coarse = resample(&fine, timeframe("5m"), Unfinished::Drop).unwrap();
    assert_eq!(coarse.timeframe(), timeframe("5m"));
    assert_eq!(table(&coarse), closed);
    let kept = resample(&fine, timeframe("5m"), Unfinished::Keep).unwrap();
    assert_eq!(table(&kept)[..3], closed);
    assert_eq!(table(&kept)[3], [15, 21, 21, 21, 21, 32]);
}

#[test]
fn a_coarse_candle_closes_with_its_last_fine_one_or_when_a_later_one_comes() {
    let mut resampler = Resampler::new(Timeframe::MINUTE, timeframe("5m")).unwrap();
    let counts: Vec<usize> = minutes(TABLE).iter().map(|candle| resampler.push(candle).count()).collect();
    assert_eq!(
        counts,
        [0, 1, 0, 0, 2, 0],
        "at once with minute 4; minute 14 shows that 5 has closed and ends 10"
    );
    assert_eq!(resampler.running().unwrap().open_at.nanos(), 15 * 60_000_000_000);
}

#[test]
fn only_whole_multiples_on_the_same_boundaries_are_folded() {
    for (from, to) in [("1m", "1m"), ("5m", "15m"), ("1d", "1w"), ("4h", "1w"), ("1s", "1d")] {
        assert!(Resampler::new(timeframe(from), timeframe(to)).is_ok(), "{from} to {to}");
    }
    for (from, to) in [("2m", "5m"), ("5m", "1m"), ("1w", "2w"), ("2d", "1w")] {
        let message = Resampler::new(timeframe(from), timeframe(to)).unwrap_err().to_string();
        assert_eq!(
            message,
            format!("{to} candles cannot be made of {from} candles; choose a whole multiple of {from}")
        );
    }
}

/// Folds by grouping all candles first.
fn naive(fine: &Candles, to: Timeframe) -> Vec<Candle> {
    let mut groups: BTreeMap<Instant, Vec<Candle>> = BTreeMap::new();
    for candle in fine.iter() {
        groups.entry(to.floor(candle.open_at)).or_default().push(candle);
    }
    let fold = |(open_at, group): (Instant, Vec<Candle>)| Candle {
        open_at,
        open: group[0].open,
        high: group.iter().map(|candle| candle.high).max().unwrap(),
        low: group.iter().map(|candle| candle.low).min().unwrap(),
        close: group[group.len() - 1].close,
        volume: group.iter().map(|candle| candle.volume).fold(0.0, |sum, volume| sum + volume),
    };
    groups.into_iter().map(fold).collect()
}

proptest! {
    #[test]
    fn streaming_and_batch_equal_the_naive_twin(
        seed in any::<u64>(),
        kept in prop::collection::vec(any::<bool>(), 1..400),
        to in prop::sample::select(vec!["1m", "3m", "5m", "15m", "1h", "4h", "1w"]),
    ) {
        let to = timeframe(to);
        let spec = preset("SOL").unwrap().spec(seed, Timeframe::MINUTE, "2024-02-29T23:41:00Z".parse().unwrap());
        let mut fine = Candles::new(spec.scale, spec.timeframe);
        for (candle, kept) in Market::new(spec).unwrap().zip(kept) {
            if kept {
                fine.push(candle).unwrap();
            }
        }
        let all: Vec<Candle> = resample(&fine, to, Unfinished::Keep).unwrap().iter().collect();
        prop_assert_eq!(&all, &naive(&fine, to));
        let mut resampler = Resampler::new(Timeframe::MINUTE, to).unwrap();
        let streamed: Vec<Candle> = fine.iter().flat_map(|candle| resampler.push(candle)).collect();
        prop_assert_eq!(&streamed[..], &all[..streamed.len()]);
        prop_assert_eq!(all.len(), streamed.len() + usize::from(resampler.running().is_some()));
    }
}

#[test]
fn folding_in_two_steps_equals_folding_in_one() {
    let spec = preset("ETH").unwrap().spec(6, Timeframe::MINUTE, "2024-01-01".parse().unwrap());
    let fine = Market::new(spec).unwrap().take_candles(60 * 24 * 14);
    let direct = resample(&fine, timeframe("4h"), Unfinished::Drop).unwrap();
    let five = resample(&fine, timeframe("5m"), Unfinished::Drop).unwrap();
    assert_same("1m to 5m to 4h", &resample(&five, timeframe("4h"), Unfinished::Drop).unwrap(), &direct);
}

/// Equal prices and times; volumes to the rounding of their sums.
fn assert_same(name: &str, got: &Candles, expected: &Candles) {
    assert_eq!(got.len(), expected.len(), "{name}");
    for (ours, theirs) in got.iter().zip(expected.iter()) {
        assert_eq!(Candle { volume: 0.0, ..ours }, Candle { volume: 0.0, ..theirs }, "{name}");
        let apart = (ours.volume - theirs.volume).abs();
        assert!(
            apart <= 1e-9 * theirs.volume.abs(),
            "{name}: {} {} {}",
            ours.open_at,
            ours.volume,
            theirs.volume
        );
    }
}

#[test]
fn folds_of_the_exchange_equal_its_own_coarser_candles() {
    for (fine, coarse, step) in [
        ("binance_spot_BTCUSDT_1m_2024-07_2024-08.csv.gz", "binance_spot_BTCUSDT_5m_2024.csv.gz", "5m"),
        ("binance_spot_ETHUSDT_1m_2024-07_2024-08.csv.gz", "binance_spot_ETHUSDT_5m_2024.csv.gz", "5m"),
        ("binance_spot_BTCUSDT_5m_2024.csv.gz", "binance_spot_BTCUSDT_15m_2024.csv.gz", "15m"),
        ("binance_spot_BTCUSDT_5m_2024.csv.gz", "binance_spot_BTCUSDT_4h_2024.csv.gz", "4h"),
        ("binance_spot_BTCUSDT_5m_2024.csv.gz", "binance_spot_BTCUSDT_1h_2017-2024.csv.gz", "1h"),
        ("binance_spot_ETHUSDT_5m_2024.csv.gz", "binance_spot_ETHUSDT_1h_2020-2024.csv.gz", "1h"),
        ("binance_spot_SOLUSDT_5m_2024.csv.gz", "binance_spot_SOLUSDT_1h_2020-2024.csv.gz", "1h"),
        ("binance_spot_PEPEUSDT_5m_2024.csv.gz", "binance_spot_PEPEUSDT_1h_2023-2024.csv.gz", "1h"),
    ] {
        let (Some(fine), Some(coarse)) = (real_file(fine), real_file(coarse)) else { return };
        let coarse = read(&coarse, &ReadOptions::default()).unwrap().candles;
        let scale = Some(coarse.scale());
        let fine = read(&fine, &ReadOptions { scale, ..ReadOptions::default() }).unwrap().candles;
        let step = timeframe(step);
        let folded = resample(&fine, step, Unfinished::Drop).unwrap();
        // The first coarse candle may begin before the file does.
        let begin = fine.get(0).open_at;
        let begin = if step.floor(begin) == begin {
            begin
        } else {
            step.floor(begin).checked_add(step.span()).unwrap()
        };
        let end = folded.get(folded.len() - 1).open_at.min(coarse.get(coarse.len() - 1).open_at);
        let end = end.checked_add(step.span());
        let folded = folded.between(Some(begin), end);
        assert!(folded.len() > 1_000, "the files overlap");
        assert_same(&format!("{step}"), &folded, &coarse.between(Some(begin), end));
    }
}

#[test]
fn a_replay_gives_what_is_left_in_order_with_its_times() {
    let candles = Arc::new(minutes(TABLE));
    let mut replay = Replay::new(Arc::clone(&candles), 4);
    assert_eq!((replay.len(), replay.position()), (2, 4));
    assert_eq!(replay.next_at(), Some(candles.get(4).open_at));
    assert_eq!(replay.next(), Some((candles.get(4).open_at, candles.get(4))));
    assert_eq!(replay.next(), Some((candles.get(5).open_at, candles.get(5))));
    assert_eq!((replay.next(), replay.next_at(), replay.len()), (None, None, 0));
    assert_eq!(Replay::new(candles, 99).next(), None);
}
