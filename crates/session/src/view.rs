//! Live values: what an account and its bots are worth now, and what is told to those who listen.

use crate::executor::AccountSession;
use crate::market::{CandleView, PriceView};
use crate::projection::record::Worth;
use engine::portfolio::BotState;
use model::{
    AccountId, Amount, AssetId, BotId, Instant, InstrumentId, MoneyError, Price, Quantity, Ratio, Timeframe,
};
use std::sync::Arc;

/// The live values of an account.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountView {
    /// Which account.
    pub account: AccountId,
    /// As of when, in market time.
    pub at: Instant,
    /// Everything at the last prices.
    pub total_value: Amount,
    /// Of each asset: free and held.
    pub balances: Vec<(AssetId, Amount, Amount)>,
    /// Each bot.
    pub bots: Vec<BotView>,
    /// What it was worth when the day began.
    pub day_start_value: Amount,
    /// The most it was ever worth.
    pub peak_value: Amount,
    /// The deepest fall from a peak.
    pub max_drawdown: Ratio,
    /// Why it stopped by itself.
    pub error: Option<String>,
}

/// The live values of a bot.
#[derive(Clone, Debug, PartialEq)]
pub struct BotView {
    /// Which bot.
    pub bot: BotId,
    /// What it does.
    pub state: BotState,
    /// Its cash, free and held.
    pub cash: Amount,
    /// Cash and position at the last price.
    pub equity: Amount,
    /// Profit of what is closed, less all fees.
    pub realized: Amount,
    /// Profit of what is open; its entry's fee is in `realized`.
    pub unrealized: Amount,
    /// Fees so far.
    pub fees: Amount,
    /// Closed round trips.
    pub trades: u32,
    /// Those with a profit after fees.
    pub wins: u32,
    /// What it holds.
    pub position: Option<PositionView>,
    /// What it decided last.
    pub last_decision: Option<Decision>,
}

/// What a bot decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When.
    pub at: Instant,
    /// `decision`, `order` or `refusal`.
    pub kind: String,
    /// In words.
    pub text: String,
}

/// The live values of a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionView {
    /// What is held.
    pub instrument: InstrumentId,
    /// How much.
    pub quantity: Quantity,
    /// What was paid for it.
    pub cost_basis: Amount,
    /// The last price.
    pub mark: Price,
    /// What it would bring at the last price, less the cost.
    pub unrealized: Amount,
    /// Where the stop stands.
    pub stop: Option<Price>,
    /// The highest price since the entry.
    pub highest: Price,
}

/// How the session does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionStatus {
    /// Whether it has recovered and trades.
    pub is_ready: bool,
    /// The last record on disk.
    pub durable_seq: u64,
    /// The last record that the tables show.
    pub projected_seq: u64,
    /// The last batch of candles.
    pub batch: u64,
    /// What is not as it should be, for people.
    pub trouble: Option<String>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Update {
    /// A candle has grown or closed.
    Candle {
        /// Of which instrument.
        instrument: InstrumentId,
        /// Of which time frame.
        timeframe: Timeframe,
        /// The candle.
        candle: CandleView,
        /// Whether it will change no more.
        is_closed: bool,
    },
    /// A price has changed.
    Price(PriceView),
    /// An account's records have changed, and the tables show it.
    Account {
        /// Which account.
        account: AccountId,
        /// The record they follow from.
        seq: u64,
        /// The changed rows.
        changes: Arc<[store::Change]>,
    },
    /// An account's live values have changed.
    Marks {
        /// Which account.
        account: AccountId,
        /// The values.
        view: Arc<AccountView>,
    },
}

impl AccountView {
    /// The values of an account at the last prices.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn of(session: &AccountSession, at: Instant) -> Result<Self, MoneyError> {
        let core = &session.engine.core;
        let record = &session.engine.recorder.record;
        let worth = Worth::of(core)?;
        let mut balances = Vec::new();
        for asset in core.catalog().assets() {
            let held = core.held(asset.id)?;
            balances.push((asset.id, core.ledger().owned(asset.id)?.checked_sub(held)?, held));
        }
        let bots = core.books().map(|book| bot_view(session, book)).collect::<Result<_, _>>()?;
        Ok(Self {
            account: core.account(),
            at,
            total_value: worth.total,
            balances,
            bots,
            day_start_value: record.day.map_or(worth.total, |(_, value)| value),
            peak_value: record.peak.max(worth.total),
            max_drawdown: record.drawdown,
            error: session.broken.clone(),
        })
    }
}

fn bot_view(session: &AccountSession, book: &engine::portfolio::BotBook) -> Result<BotView, MoneyError> {
    let core = &session.engine.core;
    let record = session.engine.recorder.record.bots.get(&book.bot);
    let mark = core.mark(book);
    let unrealized = if book.position.is_flat() { Amount::ZERO } else { book.position.unrealized(mark)? };
    let position = (!book.position.is_flat()).then(|| PositionView {
        instrument: book.instrument,
        quantity: book.position.quantity,
        cost_basis: book.position.cost_basis,
        mark,
        unrealized,
        stop: record.and_then(|record| record.stop),
        highest: book.trade.map_or(mark, |trade| trade.highest),
    });
    Ok(BotView {
        bot: book.bot,
        state: book.state,
        cash: core.bot_cash(book)?,
        equity: core.bot_equity(book)?,
        realized: book.position.realized.checked_sub(book.tally.fees)?,
        unrealized,
        fees: book.tally.fees,
        trades: book.tally.trades,
        wins: book.tally.wins,
        position,
        last_decision: record.and_then(|record| record.decision.clone()).map(|(at, kind, text)| Decision {
            at,
            kind,
            text,
        }),
    })
}
