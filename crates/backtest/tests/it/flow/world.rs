//! An account with bots of all kinds at an exchange, a market from dice, and persons who pause, kill and pay in.

use super::dice::Dice;
use super::scripts::Anything;
use super::twin::{Journal, Line, Twin};
use engine::core::BotSpec;
use engine::journal::{Frame, StrategyChoice};
use engine::portfolio::BotState;
use engine::recorder::Alarm;
use engine::risk::Limits;
use engine::{Boxed, Broken, CoreConfig, Effects, Engine};
use model::instrument::catalog::Rules;
use model::{
    AccountId, Amount, AssetId, BotId, Candle, Catalog, Command, Event, Instant, InstrumentId, OrderId,
    OrderRequest, PriceScale, Quantity, Ratio, SeriesId, Side, Span, VenueEvent, VenueEventKind,
};
use serde_json::json;
use sim::{Exchange, Models, Step};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

const ACCOUNT: AccountId = AccountId(1);
const MINUTE: i64 = 60_000_000_000;

/// The exchange's assumptions, and whether reports arrive late.
#[derive(Clone, Copy, Debug)]
pub struct Conditions {
    pub models: Models,
    pub is_late: bool,
}

impl Conditions {
    pub fn of(seed: u64) -> Self {
        let mut dice = Dice(seed ^ 0x00c0_ffee);
        let bps = |bps: u64| Ratio::from_bps(Ratio::from_units(i64::try_from(bps).unwrap())).unwrap();
        let models = Models {
            fee_rate: bps(dice.roll(3) * 13),
            slippage: bps(dice.roll(3) * 7),
            latency: Span::from_seconds([0, 0, 30, 90][dice.roll(4) as usize]),
            volume_share: dice
                .once_in(3)
                .then_some(Ratio::ONE)
                .or_else(|| dice.once_in(2).then(|| bps(1_500))),
        };
        Self { models, is_late: false }
    }
}

/// Everything.
pub struct World {
    pub engine: Engine<Boxed, Journal>,
    pub exchange: Exchange,
    pub parts: usize,
    pub moved: usize,
    pub canceled: usize,
    twin: Option<Twin>,
    catalog: Arc<Catalog>,
    dice: Dice,
    effects: Effects,
    under_way: VecDeque<VenueEvent>,
    requests: BTreeMap<OrderId, OrderRequest>,
    positions: BTreeMap<BotId, i128>,
    last: [i64; 3],
    open_at: i64,
    is_late: bool,
    seed: u64,
}

fn catalog() -> Catalog {
    let mut catalog = Catalog::default();
    // Ticks as fine as the series, coarser and finer; one quote that is another's base.
    for (symbol, tick, lot, notional_min) in [
        ("BTC-USDT", "0.01", "0.00001", "5"),
        ("ETH-USDT", "0.05", "0.001", "0"),
        ("ETH-BTC", "0.001", "0.01", "0.02"),
    ] {
        let rules = Rules {
            tick_size: tick.parse().unwrap(),
            lot_size: lot.parse().unwrap(),
            quantity_min: Quantity::ZERO,
            notional_min: notional_min.parse().unwrap(),
        };
        catalog.add("sim", symbol, rules).unwrap();
    }
    catalog
}

impl World {
    pub fn new(seed: u64, conditions: Conditions) -> Self {
        let catalog = Arc::new(catalog());
        let scales = [PriceScale::new(2).unwrap(); 3];
        let Conditions { models, is_late } = conditions;
        let config =
            CoreConfig { account: ACCOUNT, catalog: Arc::clone(&catalog), fee_rate: models.fee_rate };
        let twin = Twin::new(config.clone(), &scales, models);
        let mut world = Self {
            engine: Engine::new(config, Boxed::default(), Journal::default()),
            exchange: Exchange::new(Arc::clone(&catalog), &scales, models),
            parts: 0,
            moved: 0,
            canceled: 0,
            twin: (!is_late).then_some(twin),
            catalog,
            dice: Dice(seed),
            effects: Effects::default(),
            under_way: VecDeque::new(),
            requests: BTreeMap::new(),
            positions: BTreeMap::new(),
            last: [10_000; 3],
            // Half an hour before midnight.
            open_at: 1_700_004_600 * 1_000_000_000,
            is_late,
            seed,
        };
        world.begin();
        world
    }

    fn begin(&mut self) {
        let at = Instant::from_nanos(self.open_at);
        self.deposit(at, AssetId(1), "100000");
        self.deposit(at, AssetId(0), "500");
        for (index, instrument) in [0, 0, 1, 2, 0, 1].into_iter().enumerate() {
            let limits = if index == 4 { Limits::standard() } else { Limits::OFF };
            let spec = BotSpec {
                instrument: InstrumentId(instrument),
                series: SeriesId(u32::from(instrument)),
                scale: PriceScale::new(2).unwrap(),
                capital: Amount::from_units(if instrument == 2 { 200 } else { 15_000 }),
                limits,
            };
            let core = &mut self.engine.core;
            let bot = core.apply_bot(&spec, &mut self.engine.recorder).unwrap();
            self.engine.recorder.write(at, &Frame::BotAdded { spec, strategy: choice() });
            let strategy: Box<dyn engine::Strategy> = match index {
                4 => built("sma-cross", &[("short", "2"), ("long", "4"), ("entry", "level")]),
                5 => {
                    built("sma-cross", &[("short", "1"), ("long", "2"), ("entry", "level"), ("size", "all")])
                }
                _ => Box::new(Anything { dice: Dice(self.seed ^ (index as u64) << 32) }),
            };
            self.engine.strategies.insert(bot, strategy);
            self.set_state(at, bot, BotState::Running);
        }
    }

    fn deposit(&mut self, at: Instant, asset: AssetId, amount: &str) {
        let amount: Amount = amount.parse().unwrap();
        self.engine.core.advance(at).unwrap();
        self.exchange.deposit(ACCOUNT, asset, amount).unwrap();
        self.engine.recorder.write(at, &Frame::Deposit { asset, amount });
        self.engine.core.apply_deposit(asset, amount, &mut self.engine.recorder).unwrap();
    }

    fn set_state(&mut self, at: Instant, bot: BotId, state: BotState) {
        self.engine.recorder.write(at, &Frame::BotState { bot, state });
        self.engine.bot_state_set(bot, state, &mut self.effects).unwrap();
        self.exchange_messages(at);
    }

    fn kill(&mut self, at: Instant, bot: Option<BotId>, is_engaged: bool) {
        let reason = "dice".to_owned();
        self.engine.recorder.write(at, &Frame::Kill { bot, is_engaged, reason });
        self.engine.kill_set(bot, is_engaged, &mut self.effects).unwrap();
        self.exchange_messages(at);
    }

    /// One candle of each instrument, and perhaps a person's act.
    pub fn row(&mut self) {
        let candles = [0, 1, 2].map(|index| self.candle(index));
        for (index, candle) in candles.iter().enumerate() {
            self.trade_through(InstrumentId(index as u16), candle);
        }
        // A minute is missing now and then; some of them are many.
        self.open_at += MINUTE * if self.dice.once_in(20) { 40 } else { 1 };
        let close_at = Instant::from_nanos(candles[0].open_at.nanos() + MINUTE);
        for (index, candle) in candles.iter().enumerate() {
            let series = SeriesId(index as u32);
            self.engine.recorder.lines.push(Line::Close(close_at, series, *candle));
            self.step(close_at, Event::Close { series, candle });
            self.exchange_messages(close_at);
        }
        if self.dice.once_in(6) {
            self.act(close_at);
        }
        self.compare_with_twin();
    }

    fn act(&mut self, at: Instant) {
        let bot = BotId(1 + self.dice.roll(6) as u32);
        match self.dice.roll(8) {
            0 => self.set_state(at, bot, BotState::Paused),
            1 => self.set_state(at, bot, BotState::Stopped),
            2 => self.kill(at, Some(bot), true),
            3 => self.kill(at, None, true),
            4 => self.deposit(at, AssetId(1), "0.000000000000000001"),
            _ => {
                self.kill(at, None, false);
                for bot in 1..=6 {
                    self.kill(at, Some(BotId(bot)), false);
                    self.set_state(at, BotId(bot), BotState::Running);
                }
            }
        }
    }

    fn candle(&mut self, index: usize) -> Candle {
        let dice = &mut self.dice;
        let reach = [20, 200, 1_500][dice.roll(3) as usize];
        let mut step =
            |from: i64| (from + dice.roll(2 * reach + 1) as i64 - reach as i64).clamp(500, 200_000);
        let open = if step(0) % 3 == 0 { step(self.last[index]) } else { self.last[index] };
        let (first, second, close) = (step(open), step(open), step(open));
        self.last[index] = close;
        Candle {
            open_at: Instant::from_nanos(self.open_at),
            open,
            high: open.max(close).max(first).max(second),
            low: open.min(close).min(first).min(second),
            close,
            volume: [0.0, 1.0, 40.0, 1_000.0][self.dice.roll(4) as usize],
        }
    }

    fn trade_through(&mut self, instrument: InstrumentId, candle: &Candle) {
        let at = candle.open_at;
        self.engine.recorder.lines.push(Line::Begin(instrument, *candle));
        let is_touched = self.exchange.is_touched(instrument, candle);
        if !is_touched && candle.high <= self.engine.interest(instrument) {
            self.exchange.pass(instrument, candle);
        } else {
            let mut events = Vec::new();
            self.exchange.open(instrument, candle, &mut events).unwrap();
            self.send(&mut events, at);
            let mut walk = Exchange::walk(instrument, candle);
            loop {
                let step = self.exchange.step(&mut walk, &mut events).unwrap();
                self.send(&mut events, at);
                match step {
                    Step::Traded => {}
                    Step::Rose(ticks) if ticks > self.engine.interest(instrument) => {
                        self.step(at, Event::Price { instrument, ticks });
                        self.exchange_messages(at);
                    }
                    Step::Rose(_) => {}
                    Step::Done => break,
                }
            }
        }
        self.engine.recorder.lines.push(Line::End(instrument, *candle));
    }

    fn send(&mut self, events: &mut Vec<VenueEvent>, at: Instant) {
        for event in events.drain(..) {
            match event.kind {
                VenueEventKind::Filled(fill) if !fill.is_last => self.parts += 1,
                VenueEventKind::Amended { .. } => self.moved += 1,
                VenueEventKind::Canceled => self.canceled += 1,
                _ => {}
            }
            self.under_way.push_back(event);
        }
        self.check_books();
        self.exchange_messages(at);
    }

    /// Delivers what is under way, all of it or, if reports are late, some.
    fn exchange_messages(&mut self, at: Instant) {
        for round in 0.. {
            assert!(round < 1_000, "engine and exchange answer each other without end");
            let mut events = Vec::new();
            for command in std::mem::take(&mut self.effects.commands) {
                if let Command::Place(request) = &command {
                    assert!(self.requests.insert(request.order, *request).is_none(), "ids are used once");
                }
                self.exchange.submit(at, &command, &mut events).unwrap();
            }
            self.under_way.extend(events);
            if self.is_late && self.dice.once_in(3) {
                return;
            }
            let Some(event) = self.under_way.pop_front() else { return };
            self.engine.recorder.write(at, &Frame::Report { report: event });
            self.count(&event);
            self.step(at, Event::Venue(&event));
        }
    }

    fn count(&mut self, event: &VenueEvent) {
        if let VenueEventKind::Filled(fill) = &event.kind {
            let request = &self.requests[&event.order];
            let sign = if request.side == Side::Buy { 1 } else { -1 };
            *self.positions.entry(request.bot).or_default() += sign * fill.quantity.atoms();
        }
    }

    fn step(&mut self, at: Instant, event: Event<'_>) {
        let result: Result<(), Broken> = self.engine.step(at, event, &mut self.effects);
        result.unwrap_or_else(|broken| panic!("seed {}: {broken}", self.seed));
        self.check_books();
    }

    /// Engine totals and what is under way make the exchange's totals; holds are equal when nothing is under way.
    fn check_books(&mut self) {
        let core = &self.engine.core;
        for alarm in self.engine.recorder.alarms.drain(..) {
            assert!(matches!(alarm, Alarm::Rejected { .. }), "seed {}: {alarm:?}", self.seed);
        }
        for asset in self.catalog.assets() {
            let sum = core.ledger().sum(asset.id).unwrap();
            assert!(sum.is_zero(), "seed {}: postings of {} sum to {sum}", self.seed, asset.symbol);
            let mut owned = core.ledger().owned(asset.id).unwrap().atoms();
            for event in &self.under_way {
                owned += self.effect(event, asset.id);
            }
            let balance =
                self.exchange.account(ACCOUNT).map(|account| account.balance(asset.id)).unwrap_or_default();
            let total = balance.free.atoms() + balance.held.atoms();
            assert_eq!(owned, total, "seed {}: totals of {}", self.seed, asset.symbol);
            assert!(!balance.free.is_negative() && !balance.held.is_negative());
            if self.under_way.is_empty() && self.effects.commands.is_empty() {
                let held = core.held(asset.id).unwrap();
                assert_eq!(held, balance.held, "seed {}: held of {}", self.seed, asset.symbol);
            }
        }
        for (account, balance) in core.ledger().accounts().filter(|(account, _)| account.kind.is_owned()) {
            assert!(!balance.is_negative(), "seed {}: {account:?} is {balance}", self.seed);
        }
        for book in core.books() {
            let filled = self.positions.get(&book.bot).copied().unwrap_or_default();
            assert_eq!(
                book.position.quantity.atoms(),
                filled,
                "seed {}: position is the sum of fills",
                self.seed
            );
            let ledger = core.ledger();
            let base =
                ledger.free(book.bot, book.base).checked_add(ledger.held(book.bot, book.base)).unwrap();
            assert_eq!(base.atoms(), filled, "seed {}: so is what the bot has", self.seed);
            assert_eq!(book.trade.is_some(), !book.position.is_flat());
        }
        for order in core.orders().iter() {
            assert!(!order.status.is_terminal() && !order.hold_left.is_negative());
            assert!(order.quantity().is_none_or(|quantity| order.filled <= quantity));
        }
    }

    /// What a report that is under way will add to the engine's total of an asset.
    fn effect(&self, event: &VenueEvent, asset: AssetId) -> i128 {
        let VenueEventKind::Filled(fill) = &event.kind else { return 0 };
        let request = &self.requests[&event.order];
        let instrument = self.catalog.instrument(request.instrument);
        let sign = if request.side == Side::Buy { 1 } else { -1 };
        let mut effect = 0;
        if asset == instrument.base {
            effect += sign * fill.quantity.atoms();
        }
        if asset == instrument.quote {
            effect -= sign * fill.notional.atoms();
        }
        if asset == fill.fee_asset {
            effect -= fill.fee.atoms();
        }
        effect
    }

    fn compare_with_twin(&mut self) {
        let lines = std::mem::take(&mut self.engine.recorder.lines);
        let Some(twin) = self.twin.as_mut() else { return };
        twin.follow(&lines);
        assert_eq!(twin.core.state(), self.engine.core.state(), "seed {}: {lines:#?}", self.seed);
        assert_eq!(twin.exchange.state(), self.exchange.state(), "seed {}: {lines:#?}", self.seed);
        if self.dice.once_in(10) {
            twin.restart(&self.catalog);
        }
    }
}

fn choice() -> StrategyChoice {
    let choice = json!({
        "bot_name": "any", "description": "", "strategy": "anything", "params": {}, "timeframe": "1m",
    });
    serde_json::from_value(choice).unwrap()
}

fn built(name: &str, params: &[(&str, &str)]) -> Box<dyn engine::Strategy> {
    let params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    strategies::registry::build(name, &params).unwrap().boxed()
}
