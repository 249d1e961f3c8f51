//! A session that does what it is told: bots change state at once, changes go straight to the tables.

use crate::{
    ports::{
        AccountView, BotSpec, BotView, CandleQuery, PriceView, Trading, TradingError, TradingStatus, Update,
        trading::{AssetBalance, SwitchTurn},
    },
    view,
};
use async_trait::async_trait;
use model::{
    AccountId, Amount, AssetId, BotId, Catalog, Instant, InstrumentId, Ratio, Rounding, Span, Timeframe,
};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};
use store::{
    Change,
    repo::Store,
    row::{
        AccountChange, AccountStatus, BotConfig, BotKind, BotRow, BotState, DesiredState, KillSwitchRow,
        LedgerAccountKind, LedgerEntry, LedgerKind, LedgerTransactionRow,
    },
};
use tokio::sync::broadcast;

/// A session for tests.
pub struct FakeTrading {
    catalog: Arc<Catalog>,
    store: Arc<dyn Store>,
    updates: broadcast::Sender<Update>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    seq: u64,
    bots: BTreeMap<(AccountId, BotId), BotRow>,
    free: BTreeMap<AccountId, BTreeMap<AssetId, Amount>>,
    switches: BTreeMap<(AccountId, Option<BotId>), KillSwitchRow>,
    prices: BTreeMap<InstrumentId, PriceView>,
    candles: BTreeMap<(InstrumentId, i64), Vec<view::Candle>>,
}

impl FakeTrading {
    /// A session over these instruments, whose changes go to this store.
    #[must_use]
    pub fn new(catalog: Catalog, store: Arc<dyn Store>) -> Self {
        let (updates, _) = broadcast::channel(256);
        Self { catalog: Arc::new(catalog), store, updates, state: Mutex::default() }
    }

    /// The market's time, which stands still.
    #[must_use]
    pub const fn market_time() -> Instant {
        Instant::from_nanos(1_700_000_000_000_000_000)
    }

    /// Writes changes of an account to the tables and tells of them.
    ///
    /// # Panics
    /// If the store refuses them.
    pub async fn change(&self, account: AccountId, changes: Vec<Change>) {
        let seq = {
            let mut state = self.state();
            state.seq += 1;
            state.seq
        };
        self.store.apply(0, seq, Self::market_time(), &changes).await.expect("the store takes the changes");
        let _ = self.updates.send(Update::Account { account, seq, changes: changes.into() });
    }

    /// Tells of something that has no record, as a candle.
    pub fn tell(&self, update: Update) {
        if let Update::Price(price) = &update {
            self.state().prices.insert(price.instrument, *price);
        }
        if let Update::Candle { instrument, timeframe, candle, is_closed: true } = &update {
            self.state().candles.entry((*instrument, timeframe.seconds())).or_default().push(*candle);
        }
        let _ = self.updates.send(update);
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn bot_set(
        &self,
        account: AccountId,
        bot: BotId,
        set: impl FnOnce(&mut BotRow) -> Result<(), TradingError> + Send,
    ) -> Result<(), TradingError> {
        let row = {
            let mut state = self.state();
            let row = state.bots.get_mut(&(account, bot)).ok_or(TradingError::NotFound { what: "bot" })?;
            set(row)?;
            row.updated_at = Self::market_time();
            row.clone()
        };
        self.change(account, vec![Change::Bot(row)]).await;
        Ok(())
    }
}

#[async_trait]
impl Trading for FakeTrading {
    fn catalog(&self) -> Arc<Catalog> {
        Arc::clone(&self.catalog)
    }

    fn market(&self) -> view::Market {
        view::Market {
            kind: view::MarketKind::Synthetic,
            label: "Test market".to_owned(),
            speed: "1".to_owned(),
            market_time: Some(Self::market_time()),
        }
    }

    fn candles(&self, query: &CandleQuery) -> Vec<view::Candle> {
        let state = self.state();
        let all = state.candles.get(&(query.instrument, query.timeframe.seconds()));
        let is_wanted = |candle: &&view::Candle| {
            query.from.is_none_or(|from| candle.open_at >= from)
                && query.to.is_none_or(|to| candle.open_at < to)
        };
        let wanted: Vec<_> = all.into_iter().flatten().filter(is_wanted).copied().collect();
        wanted[wanted.len().saturating_sub(query.limit)..].to_vec()
    }

    fn forming(&self, _: InstrumentId, _: Timeframe) -> Option<view::Candle> {
        None
    }

    fn prices(&self) -> Vec<PriceView> {
        self.state().prices.values().copied().collect()
    }

    fn price(&self, instrument: InstrumentId) -> Option<PriceView> {
        self.state().prices.get(&instrument).copied()
    }

    fn subscribe(&self) -> broadcast::Receiver<Update> {
        self.updates.subscribe()
    }

    fn status(&self) -> TradingStatus {
        let seq = self.state().seq;
        TradingStatus { is_ready: true, durable_seq: seq, projected_seq: seq, trouble: None }
    }

    async fn account_open(
        &self,
        account: AccountId,
        deposits: Vec<(AssetId, Amount)>,
    ) -> Result<(), TradingError> {
        self.state().free.entry(account).or_insert_with(|| deposits.iter().copied().collect());
        let opened = AccountChange {
            account,
            status: AccountStatus::Active,
            error: None,
            updated_at: Self::market_time(),
        };
        let mut changes = vec![Change::Account(opened)];
        changes.extend(deposits.iter().map(|(asset, amount)| deposit(account, *asset, *amount)));
        self.change(account, changes).await;
        Ok(())
    }

    async fn bot_create(&self, account: AccountId, spec: BotSpec) -> Result<BotId, TradingError> {
        let quote = self.catalog.instrument(spec.instrument).quote;
        let row = {
            let mut state = self.state();
            let number = state.bots.keys().filter(|(of, _)| *of == account).count() + 1;
            let bot = BotId(u32::try_from(number).unwrap_or(u32::MAX));
            let free = state.free.get_mut(&account).and_then(|free| free.get_mut(&quote));
            let free = free.ok_or(TradingError::NotFound { what: "account" })?;
            match free.checked_sub(spec.capital) {
                Ok(left) if !left.is_negative() => *free = left,
                _ => return Err(TradingError::InsufficientBalance { needed: spec.capital, free: *free }),
            }
            let row = bot_row(account, bot, spec);
            state.bots.insert((account, bot), row.clone());
            row
        };
        let bot = row.bot;
        self.change(account, vec![Change::Bot(row)]).await;
        Ok(bot)
    }

    async fn bot_start(&self, account: AccountId, bot: BotId) -> Result<(), TradingError> {
        let engaged = {
            let state = self.state();
            let of = |bot| state.switches.get(&(account, bot));
            of(None).or_else(|| of(Some(bot))).map(|switch| switch.reason.clone())
        };
        if let Some(reason) = engaged {
            return Err(TradingError::KillSwitch { reason });
        }
        self.bot_set(account, bot, |row| {
            row.desired_state = DesiredState::Running;
            row.state = BotState::Running;
            row.started_at = Some(Self::market_time());
            Ok(())
        })
        .await
    }

    async fn bot_pause(&self, account: AccountId, bot: BotId) -> Result<(), TradingError> {
        self.bot_set(account, bot, |row| {
            if row.state != BotState::Running && row.state != BotState::Paused {
                return Err(TradingError::Conflict { reason: "only a running bot can pause".to_owned() });
            }
            row.desired_state = DesiredState::Paused;
            row.state = BotState::Paused;
            Ok(())
        })
        .await
    }

    async fn bot_stop(&self, account: AccountId, bot: BotId) -> Result<(), TradingError> {
        self.bot_set(account, bot, |row| {
            row.desired_state = DesiredState::Stopped;
            row.state = BotState::Stopped;
            Ok(())
        })
        .await
    }

    async fn bot_remove(&self, account: AccountId, bot: BotId) -> Result<(), TradingError> {
        self.bot_set(account, bot, |row| {
            if matches!(row.state, BotState::Running | BotState::Paused) {
                return Err(TradingError::Conflict { reason: "stop the bot first".to_owned() });
            }
            row.archived_at = Some(Self::market_time());
            Ok(())
        })
        .await
    }

    async fn kill_switch(
        &self,
        account: AccountId,
        bot: Option<BotId>,
        turn: SwitchTurn,
        reason: String,
    ) -> Result<(), TradingError> {
        let row = {
            let mut state = self.state();
            match turn {
                SwitchTurn::Engage => {
                    let engaged_at =
                        Self::market_time().checked_add(Span::from_millis(state.seq.cast_signed()));
                    let row = KillSwitchRow {
                        account,
                        bot,
                        reason,
                        engaged_at: engaged_at.unwrap_or_default(),
                        released_at: None,
                    };
                    Some(state.switches.entry((account, bot)).or_insert(row).clone())
                }
                SwitchTurn::Release => state
                    .switches
                    .remove(&(account, bot))
                    .map(|row| KillSwitchRow { released_at: Some(row.engaged_at), ..row }),
            }
        };
        if let Some(row) = row {
            self.change(account, vec![Change::KillSwitch(row)]).await;
        }
        Ok(())
    }

    async fn account_view(&self, account: AccountId) -> Result<Arc<AccountView>, TradingError> {
        let state = self.state();
        let free = state.free.get(&account).ok_or(TradingError::NotFound { what: "account" })?;
        let bots: Vec<BotView> = state
            .bots
            .range((account, BotId(0))..=(account, BotId(u32::MAX)))
            .map(|(_, row)| bot_view(row))
            .collect();
        let balances: Vec<_> = free
            .iter()
            .map(|(asset, free)| AssetBalance { asset: *asset, free: *free, held: Amount::ZERO })
            .collect();
        let mut total = Amount::ZERO;
        for amount in free.values().copied().chain(bots.iter().map(|bot| bot.equity)) {
            total = total.checked_add(amount).map_err(|error| TradingError::Internal(error.to_string()))?;
        }
        Ok(Arc::new(AccountView {
            account,
            at: Self::market_time(),
            total_value: total,
            balances,
            bots,
            day_start_value: total,
            peak_value: total,
            max_drawdown: Ratio::ZERO,
        }))
    }
}

impl std::fmt::Debug for FakeTrading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FakeTrading")
    }
}

fn bot_row(account: AccountId, bot: BotId, spec: BotSpec) -> BotRow {
    let at = FakeTrading::market_time();
    BotRow {
        account,
        bot,
        name: spec.name,
        description: spec.description,
        kind: BotKind::Strategy,
        strategy: spec.strategy,
        config: BotConfig { params: spec.params, limits: BTreeMap::new() },
        config_version: 1,
        instrument: spec.instrument,
        timeframe: spec.timeframe,
        base_amount: spec.capital,
        desired_state: DesiredState::Stopped,
        state: BotState::Created,
        error: None,
        created_at: at,
        started_at: None,
        updated_at: at,
        archived_at: None,
        version: 1,
    }
}

fn deposit(account: AccountId, asset: AssetId, amount: Amount) -> Change {
    let entry = |kind, amount| LedgerEntry { bot: BotId::MAIN, asset, kind, amount };
    Change::LedgerTransaction(LedgerTransactionRow {
        account,
        kind: LedgerKind::Deposit,
        reference_kind: "deposit".to_owned(),
        reference: asset.to_string(),
        at: FakeTrading::market_time(),
        entries: vec![
            entry(LedgerAccountKind::Free, amount),
            entry(LedgerAccountKind::External, amount.negated()),
        ],
    })
}

fn bot_view(row: &BotRow) -> BotView {
    BotView {
        bot: row.bot,
        state: row.state,
        error: None,
        cash: row.base_amount,
        equity: row.base_amount,
        realized: Amount::ZERO,
        unrealized: Amount::ZERO,
        fees: Amount::ZERO,
        trades: 0,
        wins: 0,
        position: None,
        last_decision: None,
    }
}

/// A price of so much, changed by nothing.
#[must_use]
pub fn price(instrument: InstrumentId, last: model::Price) -> PriceView {
    PriceView {
        instrument,
        last,
        change_24h: Ratio::ONE.scale(Ratio::ZERO, Rounding::Floor).ok(),
        high_24h: Some(last),
        low_24h: Some(last),
        volume_24h: 12.5,
        at: FakeTrading::market_time(),
    }
}
