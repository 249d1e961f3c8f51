//! Pivot points.

use crate::bars::Bar;
use crate::indicators::session::{SESSIONS, Session};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::choice;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "pivots",
    title: "Pivot points",
    group: Group::Trend,
    doc: "Levels from open, high H, low L and close C of the last whole session (UTC; weeks begin on Monday), R = H - L. \
          classic: p = (H + L + C) / 3, r1 = 2 p - L, r2 = p + R, r3 = H + 2 (p - L), r4 = r3 + p - L. \
          fibonacci: p + 0.382 R, p + 0.618 R, p + R. camarilla: C + 1.1 R / 12, / 6, / 4, / 2. \
          woodie: p = (H + L + 2 * the open of this session) / 4, then as classic to r3, r4 = r3 + R. \
          demark: x = H + L + C plus H, L or C again, where the session closed above, below or at its open; p = x / 4, \
          r1 = x / 2 - L, s1 = x / 2 - H. s1 to s4 lie the same way below. Silent until a session that was seen from its \
          beginning has ended; a method without a level leaves it silent. Unit: the price's. \
          Source: TradingView, Pivot Points Standard; classic compared with Stock.Indicators.",
    inputs: &["open", "high", "low", "close"],
    parameters: &[
        choice("method", METHODS, "how the levels are made"),
        choice("session", SESSIONS, "the session that they are made from"),
    ],
    outputs: &[
        line("p"),
        line("r1"),
        line("r2"),
        line("r3"),
        line("r4"),
        line("s1"),
        line("s2"),
        line("s3"),
        line("s4"),
    ],
    place: Place::Chart,
    warmup: |_| 1,
    build: |settings| {
        over_bars(Pivots::new(Method::of(settings.choice("method")), Session::of(settings.choice("session"))))
    },
};

/// The methods, by the names that the parameter takes.
const METHODS: &[&str] = &["classic", "fibonacci", "camarilla", "woodie", "demark"];

/// How levels are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The floor traders' levels.
    Classic,
    /// Fibonacci's shares of the range.
    Fibonacci,
    /// N. Scott's levels about the close.
    Camarilla,
    /// Woodie's, with the weight on the new open.
    Woodie,
    /// T. DeMark's, one on each side.
    Demark,
}

impl Method {
    const fn of(place: usize) -> Self {
        match place {
            0 => Self::Classic,
            1 => Self::Fibonacci,
            2 => Self::Camarilla,
            3 => Self::Woodie,
            _ => Self::Demark,
        }
    }
}

columns! {
    /// What it says: the pivot, the levels above it and those below it.
    pub struct PivotsOutput {
        /// The pivot.
        p: f64,
        /// The first resistance.
        r1: f64,
        /// The second resistance.
        r2: Option<f64>,
        /// The third resistance.
        r3: Option<f64>,
        /// The fourth resistance.
        r4: Option<f64>,
        /// The first support.
        s1: f64,
        /// The second support.
        s2: Option<f64>,
        /// The third support.
        s3: Option<f64>,
        /// The fourth support.
        s4: Option<f64>,
    }
}

/// The levels of the last session. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Pivots {
    method: Method,
    session: Session,
    /// The session that runs, and whether it was seen from its beginning.
    running: Option<Running>,
    levels: Option<PivotsOutput>,
}

#[derive(Clone, Copy, Debug)]
struct Running {
    number: i64,
    is_whole: bool,
    prices: Prices,
}

/// What a session was.
#[derive(Clone, Copy, Debug)]
struct Prices {
    open: f64,
    high: f64,
    low: f64,
    close: f64,
}

impl Pivots {
    /// Levels by this method, from sessions of this length.
    #[must_use]
    pub const fn new(method: Method, session: Session) -> Self {
        Self { method, session, running: None, levels: None }
    }
}

impl Streaming for Pivots {
    type Input = Bar;
    type Output = PivotsOutput;

    fn update(&mut self, bar: Bar) -> Option<PivotsOutput> {
        let number = self.session.number(bar.open_at);
        match &mut self.running {
            Some(running) if running.number == number => {
                let prices = &mut running.prices;
                prices.high = prices.high.max(bar.high);
                prices.low = prices.low.min(bar.low);
                prices.close = bar.close;
            }
            ended => {
                if let Some(last) = ended.filter(|last| last.is_whole) {
                    self.levels = Some(levels(self.method, last.prices, bar.open));
                }
                let is_whole = ended.is_some() || self.session.begins(bar.open_at);
                let prices = Prices { open: bar.open, high: bar.high, low: bar.low, close: bar.close };
                self.running = Some(Running { number, is_whole, prices });
            }
        }
        self.levels
    }
}

fn levels(method: Method, last: Prices, open: f64) -> PivotsOutput {
    let Prices { high, low, close, .. } = last;
    let range = high - low;
    let pivot = (high + low + close) / 3.0;
    match method {
        Method::Classic => {
            let step = [pivot - low, high - pivot];
            floor(pivot, last, [high + 2.0 * step[0] + step[0], low - 2.0 * step[1] - step[1]])
        }
        Method::Fibonacci => {
            let level = |share: f64| (pivot + share * range, pivot - share * range);
            around(pivot, [Some(level(0.382)), Some(level(0.618)), Some(level(1.0)), None])
        }
        Method::Camarilla => {
            let level = |part: f64| (close + range * 1.1 / part, close - range * 1.1 / part);
            around(pivot, [12.0, 6.0, 4.0, 2.0].map(|part| Some(level(part))))
        }
        Method::Woodie => {
            let pivot = (high + low + 2.0 * open) / 4.0;
            let third = [high + 2.0 * (pivot - low), low - 2.0 * (high - pivot)];
            floor(pivot, last, [third[0] + range, third[1] - range])
        }
        Method::Demark => {
            let again = if last.close > last.open {
                high
            } else if last.close < last.open {
                low
            } else {
                close
            };
            let sum = high + low + close + again;
            around(sum / 4.0, [Some((sum / 2.0 - low, sum / 2.0 - high)), None, None, None])
        }
    }
}

/// The floor traders' first three levels about a pivot, and a fourth.
fn floor(pivot: f64, last: Prices, [r4, s4]: [f64; 2]) -> PivotsOutput {
    let Prices { high, low, .. } = last;
    let range = high - low;
    let third = (high + 2.0 * (pivot - low), low - 2.0 * (high - pivot));
    around(
        pivot,
        [
            Some((2.0 * pivot - low, 2.0 * pivot - high)),
            Some((pivot + range, pivot - range)),
            Some(third),
            Some((r4, s4)),
        ],
    )
}

/// Levels about a pivot: each a resistance and a support.
fn around(pivot: f64, levels: [Option<(f64, f64)>; 4]) -> PivotsOutput {
    let above = levels.map(|level| level.map(|(resistance, _)| resistance));
    let below = levels.map(|level| level.map(|(_, support)| support));
    PivotsOutput {
        p: pivot,
        r1: above[0].unwrap_or(pivot),
        r2: above[1],
        r3: above[2],
        r4: above[3],
        s1: below[0].unwrap_or(pivot),
        s2: below[1],
        s3: below[2],
        s4: below[3],
    }
}
