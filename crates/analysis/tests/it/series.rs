//! The series that indicators are tried on: ordinary markets and hard ones, made from a seed.

use analysis::{Bar, Bars};

/// A series with the name that a failure shows.
pub struct Series {
    /// What it is.
    pub name: String,
    /// The bars.
    pub bars: Bars,
}

/// A generator of numbers that is the same everywhere (splitmix64).
pub struct Chance(pub u64);

impl Chance {
    /// From 0 to 1.
    pub fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// About normal: the sum of twelve.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

/// One hour, in nanoseconds.
const HOUR: i64 = 3_600_000_000_000;
/// 2024-01-01 00:00 UTC, a Monday.
const START: i64 = 1_704_067_200_000_000_000;

/// A market whose price walks at random, rounded to `tick`.
pub fn walk(seed: u64, length: usize, price: f64, tick: f64, volume: f64) -> Bars {
    let mut chance = Chance(seed);
    let mut last = price;
    let round = |value: f64| (value / tick).round().max(1.0) * tick;
    Bars::collect((0..length).map(|index| {
        let open = round(last);
        let close = round(last * (1.0 + 0.01 * chance.normal()));
        let high = round(open.max(close) * (1.0 + 0.004 * chance.unit())).max(open).max(close);
        let low = round(open.min(close) * (1.0 - 0.004 * chance.unit())).min(open).min(close);
        last = close;
        let traded =
            if chance.unit() < 0.02 { 0.0 } else { (volume * chance.unit() * 100.0).round() / 100.0 };
        Bar { open_at: START + index as i64 * HOUR, open, high, low, close, volume: traded }
    }))
    .unwrap()
}

/// The same price in every bar.
fn constant(length: usize, price: f64) -> Bars {
    Bars::collect((0..length).map(|index| Bar {
        open_at: START + index as i64 * HOUR,
        open: price,
        high: price,
        low: price,
        close: price,
        volume: 1.0,
    }))
    .unwrap()
}

/// A market with one bar far away from the others.
fn spike(length: usize, at: usize, factor: f64) -> Bars {
    let calm = walk(11, length, 100.0, 0.01, 50.0);
    Bars::collect(calm.iter().enumerate().map(|(index, bar)| {
        let high = if index == at { bar.high * factor } else { bar.high };
        let close = if index == at { bar.close * factor } else { bar.close };
        Bar { high: high.max(close), close, ..bar }
    }))
    .unwrap()
}

/// A market in which now and then nothing is traded or the price does not move, for longer than most windows.
fn standstill(length: usize) -> Bars {
    let lively = walk(13, length, 900.0, 0.01, 2e6);
    let mut last = 900.0;
    Bars::collect(lively.iter().enumerate().map(|(index, bar)| {
        let volume = if index / 130 % 3 == 1 { 0.0 } else { bar.volume };
        if index / 170 % 4 != 2 {
            last = bar.close;
            return Bar { volume, ..bar };
        }
        Bar { open: last, high: last, low: last, close: last, volume, ..bar }
    }))
    .unwrap()
}

/// A market that leaps between bars and misses some.
pub fn gaps(length: usize) -> Bars {
    let mut chance = Chance(5);
    let calm = walk(12, length * 2, 2_000.0, 0.1, 10.0);
    let mut lift = 1.0;
    Bars::collect(calm.iter().filter_map(|bar| {
        if chance.unit() < 0.3 {
            lift = 0.8 + 0.4 * chance.unit();
            return None;
        }
        Some(Bar {
            open: bar.open * lift,
            high: bar.high * lift,
            low: bar.low * lift,
            close: bar.close * lift,
            ..bar
        })
    }))
    .unwrap()
    .first(length)
}

/// Candles of patterns that chance hardly makes: open, high, low and close in ticks; a mirror gives the other direction.
const RARE: &[&[[f64; 4]]] = &[
    // Breakaway.
    &[
        [50., 50., 42., 42.],
        [40., 40., 38., 38.],
        [38., 39., 36., 37.],
        [36., 38., 34., 35.],
        [35., 42., 35., 41.],
    ],
    // Concealing baby swallow.
    &[[56., 56., 48., 48.], [50., 50., 42., 42.], [40., 45., 38., 38.], [46., 46., 36., 36.]],
    // Mat hold.
    &[
        [30., 40., 30., 40.],
        [43., 43., 42., 42.],
        [41., 41., 39., 39.],
        [39., 39., 38., 38.],
        [39., 46., 39., 46.],
    ],
    // Three methods.
    &[
        [30., 40., 30., 40.],
        [39., 39., 38., 38.],
        [38., 38., 37., 37.],
        [37., 37., 36., 36.],
        [37., 45., 37., 45.],
    ],
    // Three-line strike.
    &[[50., 50., 46., 46.], [48., 48., 44., 44.], [46., 46., 42., 42.], [40., 52., 40., 51.]],
    // Two crows.
    &[[30., 40., 30., 40.], [45., 45., 43., 43.], [44., 44., 36., 36.]],
    // Upside gap two crows.
    &[[30., 38., 30., 38.], [42., 42., 41., 41.], [43., 43., 40., 40.]],
    // Modified hikkake and its confirmation.
    &[
        [40., 50., 30., 42.],
        [38., 46., 34., 46.],
        [40., 44., 36., 40.],
        [41., 45., 37., 43.],
        [40., 41., 33., 34.],
    ],
    // Ladder bottom.
    &[
        [50., 50., 46., 46.],
        [48., 48., 44., 44.],
        [46., 46., 42., 42.],
        [43., 46., 40., 41.],
        [44., 50., 44., 49.],
    ],
    // Three stars in the south.
    &[[50., 50., 37., 44.], [47., 47., 40., 43.], [44., 44., 43., 43.]],
    // Kicking.
    &[[50., 50., 42., 42.], [54., 62., 54., 62.]],
    // Tasuki gap.
    &[[30., 34., 30., 34.], [37., 42., 37., 42.], [40., 40., 36., 36.]],
    // Gap three methods.
    &[[30., 35., 30., 35.], [38., 43., 38., 43.], [41., 41., 33., 33.]],
    // Abandoned baby.
    &[[40., 50., 40., 50.], [54., 55., 53., 54.], [51., 51., 43., 43.]],
];

/// A market of few ticks, for candlesticks: strong gaps, bodies of no tick or one, missing shadows and equal prices, in moods
/// of a few bars each that favour one colour; now and then a rare pattern, or one that misses it by a tick.
pub fn coarse(seed: u64, length: usize, tick: f64) -> Bars {
    let mut chance = Chance(seed);
    let mut candles: Vec<[f64; 4]> = Vec::with_capacity(length + 5);
    let mut mood = 0.5;
    while candles.len() < length {
        if chance.unit() < 0.02 {
            let rare = RARE[(chance.unit() * RARE.len() as f64) as usize];
            let is_mirrored = chance.unit() < 0.5;
            candles.extend(rare.iter().map(|candle| shaken(&mut chance, *candle, is_mirrored)));
            continue;
        }
        if chance.unit() < 0.2 {
            mood = [0.1, 0.5, 0.9][(chance.unit() * 3.0) as usize];
        }
        let last = candles.last().map_or(40.0, |candle| candle[3]);
        candles.push(drawn(&mut chance, (last + (40.0 - last) * 0.05).round(), mood));
    }
    Bars::collect(candles[..length].iter().enumerate().map(|(index, [open, high, low, close])| Bar {
        open_at: START + index as i64 * HOUR,
        open: open * tick,
        high: high * tick,
        low: low * tick,
        close: close * tick,
        volume: (chance.unit() * 100.0).round(),
    }))
    .unwrap()
}

/// A candle after a close at `last` ticks, white with the chance `mood`.
fn drawn(chance: &mut Chance, last: f64, mood: f64) -> [f64; 4] {
    let leap = if chance.unit() < 0.4 { (chance.unit() * 13.0).floor() - 6.0 } else { 0.0 };
    let open = (last + leap).clamp(12.0, 68.0);
    let size = match chance.unit() {
        share if share < 0.2 => 0.0,
        share if share < 0.4 => 1.0,
        share if share < 0.7 => (chance.unit() * 5.0).floor(),
        _ => (chance.unit() * 10.0).floor(),
    };
    let close = (if chance.unit() < mood { open + size } else { open - size }).clamp(10.0, 70.0);
    let mut shadow = || if chance.unit() < 0.5 { 0.0 } else { (chance.unit() * 7.0).floor() };
    [open, open.max(close) + shadow(), open.min(close) - shadow(), close]
}

/// The candle or its mirror image, with a tick more or less here and there.
fn shaken(chance: &mut Chance, [open, high, low, close]: [f64; 4], is_mirrored: bool) -> [f64; 4] {
    let [open, high, low, close] = if is_mirrored {
        [80.0 - open, 80.0 - low, 80.0 - high, 80.0 - close]
    } else {
        [open, high, low, close]
    };
    let mut shake = |price: f64| match chance.unit() {
        share if share < 0.05 => price - 1.0,
        share if share < 0.10 => price + 1.0,
        _ => price,
    };
    let [open, high, low, close] = [shake(open), shake(high), shake(low), shake(close)];
    [open, high.max(open).max(close), low.min(open).min(close), close]
}

/// All of them.
pub fn all() -> Vec<Series> {
    let named = |name: &str, bars: Bars| Series { name: name.to_owned(), bars };
    let mut series = vec![
        named("walk", walk(1, 700, 60_000.0, 0.01, 30.0)),
        named("tiny prices", walk(2, 500, 0.000_012, 1e-8, 1e9)),
        named("huge volumes", walk(3, 400, 7.5, 0.001, 1e15)),
        named("whole numbers", walk(4, 400, 40.0, 1.0, 5.0)),
        named("constant", constant(300, 42.5)),
        named("spike", spike(400, 150, 1_000.0)),
        named("gaps", gaps(400)),
        named("one bar", walk(6, 1, 10.0, 0.01, 1.0)),
        named("two bars", walk(7, 2, 10.0, 0.01, 1.0)),
        named("standstill", standstill(2_600)),
        named("empty", Bars::new()),
    ];
    series.extend(real());
    series
}

/// A thousand bars of real markets, where the folder with recorded data is there.
fn real() -> Vec<Series> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/candles");
    let files = [
        "binance_spot_BTCUSDT_1h_2017-2024.csv.gz",
        "binance_spot_PEPEUSDT_1h_2023-2024.csv.gz",
        "bitstamp_coinbase_BTCUSD_1d_2011-2024.csv.gz",
    ];
    if !folder.is_dir() {
        eprintln!("recorded candles are not here: real markets are passed over, made-up ones stand for them");
        return Vec::new();
    }
    files
        .iter()
        .map(|file| Series { name: (*file).to_owned(), bars: read(&folder.join(file), 1_000) })
        .collect()
}

/// The first `count` bars of a compressed file.
pub fn read(path: &std::path::Path, count: usize) -> Bars {
    use std::io::BufRead as _;
    let file = std::fs::File::open(path).unwrap();
    let lines = std::io::BufReader::new(flate2::read::GzDecoder::new(file)).lines();
    Bars::collect(lines.skip(1).take(count).map(|line| {
        let line = line.unwrap();
        let cells: Vec<&str> = line.split(',').collect();
        let price = |index: usize| cells[index].parse::<f64>().unwrap();
        Bar {
            open_at: cells[0].parse::<i64>().unwrap() * 1_000_000,
            open: price(1),
            high: price(2),
            low: price(3),
            close: price(4),
            volume: price(5),
        }
    }))
    .unwrap()
}
