//! An engine with one bot, and a venue that fills market orders whole at the next row's open.

use engine::core::BotSpec;
use engine::portfolio::BotState;
use engine::risk::Limits;
use engine::{Boxed, CoreConfig, Effects, Engine, Off};
use model::instrument::catalog::Rules;
use model::{
    AccountId, Amount, AssetId, BotId, Candle, Catalog, Command, Event, Fill, FillId, Instant, InstrumentId,
    Liquidity, OrderId, OrderRequest, OrderSize, Price, PriceScale, Quantity, Ratio, Rounding, SeriesId,
    VenueEvent, VenueEventKind,
};
use std::sync::Arc;

pub const MINUTE: i64 = 60_000_000_000;

/// The desk.
pub struct Desk {
    pub engine: Engine<Boxed, Off>,
    pub commands: Vec<Command>,
    pub at: i64,
    scale: PriceScale,
    effects: Effects,
    fills: u64,
}

impl Desk {
    pub fn new(strategy: &str, params: &[(&str, &str)], decimals: u8, tick: &str) -> Self {
        let mut catalog = Catalog::default();
        let rules = Rules {
            tick_size: tick.parse().unwrap(),
            lot_size: "0.00001".parse().unwrap(),
            quantity_min: Quantity::ZERO,
            notional_min: Amount::ZERO,
        };
        catalog.add("sim", "BTC-USDT", rules).unwrap();
        let config = CoreConfig { account: AccountId(1), catalog: Arc::new(catalog), fee_rate: Ratio::ZERO };
        let mut engine = Engine::new(config, Boxed::default(), Off);
        let capital = Amount::from_units(1_000_000_000);
        engine.core.apply_deposit(AssetId(1), capital, &mut Off).unwrap();
        let scale = PriceScale::new(decimals).unwrap();
        let spec =
            BotSpec { instrument: InstrumentId(0), series: SeriesId(0), scale, capital, limits: Limits::OFF };
        let bot = engine.core.apply_bot(&spec, &mut Off).unwrap();
        engine.core.apply_bot_state(bot, BotState::Running, &mut Off);
        let params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        engine.strategies.insert(bot, strategies::registry::build(strategy, &params).unwrap().boxed());
        Self { engine, commands: Vec::new(), at: 0, scale, effects: Effects::default(), fills: 0 }
    }

    fn step(&mut self, event: Event<'_>) {
        self.engine.step(Instant::from_nanos(self.at), event, &mut self.effects).unwrap();
        self.commands.append(&mut self.effects.commands);
    }

    /// A minute closes; returns the orders that are placed.
    pub fn close(&mut self, candle: &Candle) -> Vec<OrderRequest> {
        let before = self.commands.len();
        self.at = candle.open_at.nanos() + MINUTE;
        self.step(Event::Close { series: SeriesId(0), candle });
        self.placed(before)
    }

    /// The orders placed since so many commands.
    pub fn placed(&self, since: usize) -> Vec<OrderRequest> {
        let placed = |command: &Command| match command {
            Command::Place(request) => Some(*request),
            Command::Amend(_) | Command::Cancel { .. } => None,
        };
        self.commands[since..].iter().filter_map(placed).collect()
    }

    pub fn report(&mut self, order: OrderId, kind: VenueEventKind) {
        let event = VenueEvent { venue_at: Instant::from_nanos(self.at), account: AccountId(1), order, kind };
        self.step(Event::Venue(&event));
    }

    pub fn fill(&mut self, request: &OrderRequest, quantity: Quantity, price: Price, is_last: bool) {
        self.fills += 1;
        let fill = Fill {
            fill: FillId(self.fills),
            price,
            quantity,
            notional: price.notional(quantity, Rounding::Ceil).unwrap(),
            fee: Amount::ZERO,
            fee_asset: AssetId(1),
            liquidity: Liquidity::Taker,
            is_last,
        };
        self.report(request.order, VenueEventKind::Filled(fill));
    }

    /// All rows; returns the row and side of each order.
    pub fn decisions(&mut self, candles: &[Candle]) -> Vec<(usize, &'static str)> {
        let mut decisions = Vec::new();
        let mut waiting: Vec<OrderRequest> = Vec::new();
        for (row, candle) in candles.iter().enumerate() {
            self.at = candle.open_at.nanos();
            for request in std::mem::take(&mut waiting) {
                let OrderSize::Quantity(quantity) = request.size else { panic!("a quantity") };
                self.report(request.order, VenueEventKind::Accepted);
                self.fill(&request, quantity, self.scale.price(candle.open), true);
            }
            waiting = self.close(candle);
            decisions.extend(waiting.iter().map(|request| (row, request.side.name())));
        }
        decisions
    }

    pub fn is_flat(&self) -> bool {
        self.engine.core.book(BotId(1)).unwrap().position.is_flat()
    }
}

/// A candle of the minute that begins at row `row`.
pub fn candle(row: usize, open: i64, high: i64, low: i64, close: i64) -> Candle {
    Candle { open_at: Instant::from_nanos(row as i64 * MINUTE), open, high, low, close, volume: 1.0 }
}
