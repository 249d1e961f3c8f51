//! A desk to try an engine at: bots that ask for what the test says, and a venue that says what the test says.

use engine::core::BotSpec;
use engine::portfolio::{BotBook, BotState, RoundTrip};
use engine::recorder::Alarm;
use engine::risk::Limits;
use engine::strategy::{Check, Explanation, Intent, OwnFill};
use engine::{Context, CoreConfig, Effects, Engine, Intents, Notice, Recorder, Strategies, Strategy};
use model::event::RejectReason;
use model::instrument::catalog::Rules;
use model::{
    AccountId, Amount, AssetId, BotId, Candle, Catalog, Command, Event, Fill, FillId, Instant, InstrumentId,
    Liquidity, OrderId, OrderKind, OrderSize, PriceScale, Purpose, Quantity, Ratio, Rounding, SeriesId,
    VenueEvent, VenueEventKind,
};
use std::sync::Arc;

pub const BTC: AssetId = AssetId(0);
pub const USDT: AssetId = AssetId(1);
pub const BNB: AssetId = AssetId(2);

/// A strategy that asks for what it is told to.
#[derive(Debug, Default)]
pub struct Puppet {
    pub at_close: Vec<Intent>,
    pub at_fill: Vec<Intent>,
    pub exits_ended: u32,
}

impl Strategy for Puppet {
    fn observe(&mut self, _candle: &Candle) {}
    fn decide(&mut self, _candle: &Candle, _context: &Context<'_>, intents: &mut Intents) {
        self.at_close.drain(..).for_each(|intent| intents.push(intent));
    }
    fn filled(&mut self, _own: OwnFill<'_>, _context: &Context<'_>, intents: &mut Intents) {
        self.at_fill.drain(..).for_each(|intent| intents.push(intent));
    }
    fn exits_ended(&mut self, _context: &Context<'_>, _intents: &mut Intents) {
        self.exits_ended += 1;
    }
    fn rose(&mut self, _ticks: i64, _context: &Context<'_>, _intents: &mut Intents) {}
    fn interest(&self) -> i64 {
        i64::MAX
    }
    fn explain(&self, _context: &Context<'_>) -> Explanation {
        Explanation::default()
    }
    fn memory(&self) -> serde_json::Value {
        serde_json::Value::Null
    }
    fn remember(&mut self, _memory: serde_json::Value) -> Result<(), serde_json::Error> {
        Ok(())
    }
}

#[derive(Debug, Default)]
pub struct Puppets(pub Vec<Puppet>);

impl Strategies for Puppets {
    type One = Puppet;
    fn get_mut(&mut self, bot: BotId) -> Option<&mut Puppet> {
        self.0.get_mut(bot.index().checked_sub(1)?)
    }
}

/// What the engine told its recorder.
#[derive(Debug, Default)]
pub struct Log {
    pub alarms: Vec<(BotId, Alarm)>,
    pub refused: Vec<String>,
    pub checks: Vec<Check>,
    pub trips: Vec<RoundTrip>,
}

impl Recorder for Log {
    const EXPLAINS: bool = true;
    fn record(&mut self, _at: Instant, notice: Notice<'_>) {
        match notice {
            Notice::Alarm { bot, alarm } => self.alarms.push((bot, alarm)),
            Notice::Refused { refusal, .. } => self.refused.push(refusal.rule().to_owned()),
            Notice::Approved { explanation, .. } => self.checks.clone_from(&explanation.checks),
            Notice::TradeClosed(trip) => self.trips.push(*trip),
            _ => {}
        }
    }
}

/// An account at BTC-USDT (tick 0.01, lot 0.001, minimum 10) and BNB-USDT, with one bot that runs.
pub struct Desk {
    pub engine: Engine<Puppets, Log>,
    pub commands: Vec<Command>,
    effects: Effects,
    fills: u64,
    at: i64,
}

pub const BOT: BotId = BotId(1);

pub fn money(text: &str) -> Amount {
    text.parse().unwrap()
}

pub fn percent(text: &str) -> Ratio {
    Ratio::from_percent(text.parse().unwrap()).unwrap()
}

pub fn catalog() -> Catalog {
    let mut catalog = Catalog::default();
    let rules = Rules {
        tick_size: "0.01".parse().unwrap(),
        lot_size: "0.001".parse().unwrap(),
        quantity_min: "0.002".parse().unwrap(),
        notional_min: money("10"),
    };
    catalog.add("sim", "BTC-USDT", rules.clone()).unwrap();
    catalog.add("sim", "BNB-USDT", rules).unwrap();
    catalog
}

impl Desk {
    pub fn new(cash: &str) -> Self {
        Self::with_limits(cash, Limits::OFF)
    }

    pub fn with_limits(cash: &str, limits: Limits) -> Self {
        let config = CoreConfig {
            account: AccountId(1),
            catalog: Arc::new(catalog()),
            fee_rate: Ratio::from_bps(Ratio::from_units(10)).unwrap(),
        };
        let engine = Engine::new(config, Puppets::default(), Log::default());
        let at = 1_700_000_000_000_000_000;
        let mut desk = Self { engine, commands: Vec::new(), effects: Effects::default(), fills: 0, at };
        desk.engine.core.advance(Instant::from_nanos(at)).unwrap();
        desk.engine.core.apply_deposit(USDT, money(cash), &mut desk.engine.recorder).unwrap();
        desk.add_bot(0, cash, limits);
        desk
    }

    pub fn add_bot(&mut self, instrument: u16, cash: &str, limits: Limits) -> BotId {
        let spec = BotSpec {
            instrument: InstrumentId(instrument),
            series: SeriesId(u32::from(instrument)),
            scale: PriceScale::new(2).unwrap(),
            capital: money(cash),
            limits,
        };
        let bot = self.engine.core.apply_bot(&spec, &mut self.engine.recorder).unwrap();
        self.engine.strategies.0.push(Puppet::default());
        self.engine.core.apply_bot_state(bot, BotState::Running, &mut self.engine.recorder);
        bot
    }

    pub fn puppet(&mut self) -> &mut Puppet {
        &mut self.engine.strategies.0[0]
    }

    pub fn book(&self) -> &BotBook {
        self.engine.core.book(BOT).unwrap()
    }

    /// Waits so many seconds.
    pub fn wait(&mut self, seconds: i64) {
        self.at += seconds * 1_000_000_000;
    }

    /// A minute closes at this price.
    pub fn close(&mut self, instrument: u16, price: &str) {
        self.wait(60);
        let ticks = PriceScale::new(2).unwrap().ticks_floor(price.parse().unwrap()).unwrap();
        let open_at = Instant::from_nanos(self.at - 60_000_000_000);
        let candle = Candle { open_at, open: ticks, high: ticks, low: ticks, close: ticks, volume: 1.0 };
        let event = Event::Close { series: SeriesId(u32::from(instrument)), candle: &candle };
        self.step(event);
    }

    /// The bot asks for this at a close of 100; returns the orders that are sent.
    pub fn ask(&mut self, intents: &[Intent]) -> Vec<OrderId> {
        self.puppet().at_close.extend_from_slice(intents);
        let before = self.commands.len();
        self.close(0, "100");
        self.placed(before)
    }

    /// The orders placed since so many commands.
    pub fn placed(&self, since: usize) -> Vec<OrderId> {
        let id = |command: &Command| match command {
            Command::Place(request) => Some(request.order),
            Command::Amend(_) | Command::Cancel { .. } => None,
        };
        self.commands[since..].iter().filter_map(id).collect()
    }

    fn step(&mut self, event: Event<'_>) {
        self.engine.step(Instant::from_nanos(self.at), event, &mut self.effects).unwrap();
        self.commands.append(&mut self.effects.commands);
        self.check();
    }

    /// A person's act.
    pub fn act(&mut self, act: impl FnOnce(&mut Engine<Puppets, Log>, &mut Effects)) {
        act(&mut self.engine, &mut self.effects);
        self.commands.append(&mut self.effects.commands);
        self.check();
    }

    pub fn report(&mut self, order: OrderId, kind: VenueEventKind) {
        let event = VenueEvent { venue_at: Instant::from_nanos(self.at), account: AccountId(1), order, kind };
        self.step(Event::Venue(&event));
    }

    pub fn accept(&mut self, order: OrderId) {
        self.report(order, VenueEventKind::Accepted);
    }

    pub fn cancel(&mut self, order: OrderId) {
        self.report(order, VenueEventKind::Canceled);
    }

    pub fn reject(&mut self, order: OrderId, reason: RejectReason) {
        self.report(order, VenueEventKind::Rejected { reason });
    }

    /// A fill with a new id; the fee is text as `0.1 USDT`.
    pub fn fill(&mut self, order: OrderId, quantity: &str, price: &str, fee: &str, is_last: bool) -> Fill {
        self.fills += 1;
        let (fee, asset) = fee.split_once(' ').unwrap();
        let (price, quantity): (model::Price, Quantity) = (price.parse().unwrap(), quantity.parse().unwrap());
        let fill = Fill {
            fill: FillId(self.fills),
            price,
            quantity,
            notional: price.notional(quantity, Rounding::Ceil).unwrap(),
            fee: money(fee),
            fee_asset: self.engine.core.catalog().asset_by_symbol(asset).unwrap(),
            liquidity: Liquidity::Taker,
            is_last,
        };
        self.report(order, VenueEventKind::Filled(fill));
        fill
    }

    /// Buys so much at 100 without a fee.
    pub fn buy(&mut self, quantity: &str) -> OrderId {
        let order = self.ask(&[enter(quantity)])[0];
        self.accept(order);
        self.fill(order, quantity, "100", "0 USDT", true);
        order
    }

    /// Free and held of an asset.
    pub fn balance(&self, bot: BotId, asset: AssetId) -> [String; 2] {
        let ledger = self.engine.core.ledger();
        [ledger.free(bot, asset).to_string(), ledger.held(bot, asset).to_string()]
    }

    #[track_caller]
    pub fn has_alarms(&mut self, expected: &[Alarm]) {
        let alarms: Vec<Alarm> = self.engine.recorder.alarms.drain(..).map(|(_, alarm)| alarm).collect();
        assert_eq!(alarms, expected);
    }

    /// Postings sum to zero, and what is owned of the base is what the positions and the main account hold.
    fn check(&self) {
        let core = &self.engine.core;
        for asset in core.catalog().assets() {
            assert!(core.ledger().sum(asset.id).unwrap().is_zero());
        }
    }
}

pub fn enter(quantity: &str) -> Intent {
    Intent::Enter { size: OrderSize::Quantity(quantity.parse().unwrap()), stop_distance: None }
}

pub fn enter_for(quote: &str) -> Intent {
    Intent::Enter { size: OrderSize::Quote(money(quote)), stop_distance: None }
}

pub fn exit(quantity: &str) -> Intent {
    Intent::Exit { kind: OrderKind::Market, quantity: quantity.parse().unwrap(), purpose: Purpose::Signal }
}

pub fn stop(quantity: &str, price: &str) -> Intent {
    let kind = OrderKind::Stop { stop_price: price.parse().unwrap() };
    Intent::Exit { kind, quantity: quantity.parse().unwrap(), purpose: Purpose::Stop }
}

pub fn limit(quantity: &str, price: &str) -> Intent {
    let kind = OrderKind::Limit { price: price.parse().unwrap() };
    Intent::Exit { kind, quantity: quantity.parse().unwrap(), purpose: Purpose::Tier1 }
}
