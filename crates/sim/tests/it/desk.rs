//! A desk at the exchange: orders in words, candles as a table, fills in words.

use model::command::StopMove;
use model::instrument::catalog::Rules;
use model::{
    AccountId, Amount, AssetId, BotId, Candle, Catalog, Command, GroupId, Instant, InstrumentId, OrderId,
    OrderKind, OrderRequest, OrderSize, PriceScale, Purpose, Ratio, Side, Span, VenueEvent, VenueEventKind,
};
use sim::{Exchange, Models, Step};
use std::sync::Arc;

pub const ACCOUNT: AccountId = AccountId(1);
const BTC: AssetId = AssetId(0);
const USDT: AssetId = AssetId(1);
const MINUTE: i64 = 60_000_000_000;

/// An exchange with BTC-USDT: tick 0.5, lot 0.1, minimum quantity 0.2, minimum value 10; candles in tenths.
pub struct Desk {
    pub exchange: Exchange,
    pub at: i64,
    last_order: u32,
}

pub fn bps(bps: i64) -> Ratio {
    Ratio::from_bps(Ratio::from_units(bps)).unwrap()
}

impl Desk {
    pub fn new(models: Models) -> Self {
        let mut catalog = Catalog::default();
        let rules = Rules {
            tick_size: "0.5".parse().unwrap(),
            lot_size: "0.1".parse().unwrap(),
            quantity_min: "0.2".parse().unwrap(),
            notional_min: "10".parse().unwrap(),
        };
        catalog.add("sim", "BTC-USDT", rules).unwrap();
        let scale = PriceScale::new(1).unwrap();
        let mut exchange = Exchange::new(Arc::new(catalog), &[scale], models);
        exchange.deposit(ACCOUNT, USDT, Amount::from_units(10_000)).unwrap();
        exchange.deposit(ACCOUNT, BTC, Amount::from_units(10)).unwrap();
        let mut desk = Self { exchange, at: 0, last_order: 0 };
        // The market stands at 100 before the first order.
        desk.row("100 100 100 100 0");
        desk
    }

    /// `buy 1 market`, `buy 500USDT market`, `sell 2 stop 90 group 1`, `sell 1 limit 110 group 1`.
    pub fn request(&mut self, text: &str) -> OrderRequest {
        let words: Vec<&str> = text.split_whitespace().collect();
        let side = if words[0] == "buy" { Side::Buy } else { Side::Sell };
        let size = match words[1].strip_suffix("USDT") {
            Some(sum) => OrderSize::Quote(sum.parse().unwrap()),
            None => OrderSize::Quantity(words[1].parse().unwrap()),
        };
        let kind = match words[2] {
            "market" => OrderKind::Market,
            "limit" => OrderKind::Limit { price: words[3].parse().unwrap() },
            _ => OrderKind::Stop { stop_price: words[3].parse().unwrap() },
        };
        let after = |name: &str| words.iter().position(|word| *word == name).map(|index| words[index + 1]);
        self.last_order += 1;
        OrderRequest {
            order: OrderId { epoch: 1, sequence: self.last_order },
            account: ACCOUNT,
            bot: BotId(1),
            instrument: InstrumentId(0),
            side,
            kind,
            size,
            budget: after("budget").map(|budget| budget.parse().unwrap()),
            purpose: Purpose::Manual,
            group: after("group").map(|group| GroupId(group.parse().unwrap())),
            stop_distance: None,
        }
    }

    /// What the exchange says of an order at once.
    pub fn place(&mut self, text: &str) -> String {
        let request = self.request(text);
        self.submit(&Command::Place(request))
    }

    pub fn submit(&mut self, command: &Command) -> String {
        let mut events = Vec::new();
        self.exchange.submit(Instant::from_nanos(self.at), command, &mut events).unwrap();
        words(&events)
    }

    pub fn cancel(&mut self, sequence: u32) -> String {
        self.submit(&Command::Cancel { account: ACCOUNT, order: OrderId { epoch: 1, sequence } })
    }

    pub fn move_stop(&mut self, sequence: u32, price: &str, quantity: &str) -> String {
        self.submit(&Command::Amend(StopMove {
            account: ACCOUNT,
            order: OrderId { epoch: 1, sequence },
            stop_price: price.parse().unwrap(),
            quantity: quantity.parse().unwrap(),
            purpose: Purpose::Trailing,
        }))
    }

    /// A minute's candle, `open high low close volume`; what happens in it. The next minute follows at once.
    pub fn row(&mut self, text: &str) -> String {
        let numbers: Vec<f64> = text.split_whitespace().map(|word| word.parse().unwrap()).collect();
        let ticks = |index: usize| (numbers[index] * 10.0).round() as i64;
        let candle = Candle {
            open_at: Instant::from_nanos(self.at),
            open: ticks(0),
            high: ticks(1),
            low: ticks(2),
            close: ticks(3),
            volume: numbers[4],
        };
        self.at += MINUTE;
        let mut events = Vec::new();
        if !self.exchange.is_touched(InstrumentId(0), &candle) {
            self.exchange.pass(InstrumentId(0), &candle);
            return words(&events);
        }
        self.exchange.open(InstrumentId(0), &candle, &mut events).unwrap();
        let mut walk = Exchange::walk(InstrumentId(0), &candle);
        while self.exchange.step(&mut walk, &mut events).unwrap() != Step::Done {}
        words(&events)
    }

    /// Free and held of bitcoin and of tether.
    pub fn balances(&self) -> String {
        let account = self.exchange.account(ACCOUNT).unwrap();
        let of = |asset: AssetId| {
            let balance = account.balance(asset);
            format!("{}+{}", balance.free, balance.held)
        };
        format!("{} BTC {} USDT", of(BTC), of(USDT))
    }
}

/// Events in words, as `1 filled 2@100.5 fee 0.1 last; 2 canceled`.
pub fn words(events: &[VenueEvent]) -> String {
    let word = |event: &VenueEvent| {
        let order = event.order.sequence;
        match &event.kind {
            VenueEventKind::Accepted => format!("{order} accepted"),
            VenueEventKind::Rejected { reason } => format!("{order} rejected {}", reason.code()),
            VenueEventKind::Canceled => format!("{order} canceled"),
            VenueEventKind::Amended { quantity, stop_price: Some(price), .. } => {
                format!("{order} moved {quantity}@{price}")
            }
            VenueEventKind::Amended { quantity, .. } => format!("{order} shrunk {quantity}"),
            VenueEventKind::Filled(fill) => {
                let last = if fill.is_last { " last" } else { "" };
                let fee = if fill.fee.is_zero() { String::new() } else { format!(" fee {}", fill.fee) };
                format!("{order} filled {}@{}{fee}{last}", fill.quantity, fill.price)
            }
        }
    };
    events.iter().map(word).collect::<Vec<_>>().join("; ")
}

/// Orders placed before the first of the rows; what happens in each row.
#[track_caller]
pub fn check(models: Models, orders: &[&str], rows: &[(&str, &str)]) {
    let mut desk = Desk::new(models);
    for (index, order) in orders.iter().enumerate() {
        assert_eq!(desk.place(order), format!("{} accepted", index + 1), "{order}");
    }
    for (row, expected) in rows {
        assert_eq!(desk.row(row), *expected, "{orders:?}: {row}");
    }
}

pub fn latency(seconds: i64) -> Models {
    Models { latency: Span::from_seconds(seconds), ..Models::default() }
}

pub fn share(percent: i64) -> Models {
    Models { volume_share: Some(bps(percent * 100)), ..Models::default() }
}
