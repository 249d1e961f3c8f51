//! What an account is worth, now and over time.

use super::RecordQuery;
use crate::{Caller, Platform, Result, bots::read::share, ports::AccountView, view};
use model::{Amount, AssetId, Rounding, Span};
use store::{
    UserScope,
    repo::CurveQuery,
    row::{AccountRow, BotState, LedgerAccountKind},
};
use uuid::Uuid;

/// The most points of a history.
pub const HISTORY_MAX: u32 = 1_500;

impl Platform {
    /// What an account is worth: the one of this id, or the first.
    ///
    /// # Errors
    /// [`Fault::Unavailable`](crate::Fault::Unavailable) while the session cannot say.
    pub async fn portfolio(&self, caller: &Caller, account_id: Option<Uuid>) -> Result<view::Portfolio> {
        let account = self.account_of(caller, account_id).await?;
        let live = self.trading.account_view(account.account).await?;
        let positions = self.position_list(caller, &RecordQuery::default()).await?;
        let of_account = |position: &view::Position| position.account_id == account.key.0;
        let positions = positions.into_iter().filter(of_account).collect();
        let paid_in = self.paid_in(caller.scope(), &account).await?;
        self.portfolio_view(&account, &live, positions, paid_in)
    }

    /// What there is of each asset.
    ///
    /// # Errors
    /// [`Fault::Unavailable`](crate::Fault::Unavailable) while the session cannot say.
    pub async fn balance_list(
        &self,
        caller: &Caller,
        account_id: Option<Uuid>,
    ) -> Result<Vec<view::Balance>> {
        let account = self.account_of(caller, account_id).await?;
        let live = self.trading.account_view(account.account).await?;
        self.balances(&account, &live)
    }

    /// What an account was worth: the last of each interval, oldest first.
    ///
    /// # Errors
    /// As every read.
    pub async fn portfolio_history(
        &self,
        caller: &Caller,
        interval: view::PortfolioInterval,
        query: &RecordQuery,
    ) -> Result<Vec<view::PortfolioPoint>> {
        let account = self.account_of(caller, None).await?;
        let seconds = match interval {
            view::PortfolioInterval::Minute => 60,
            view::PortfolioInterval::FiveMinutes => 300,
            view::PortfolioInterval::Hour => 3_600,
            view::PortfolioInterval::Day => 86_400,
        };
        let curve = CurveQuery {
            interval: Span::from_seconds(seconds),
            from: query.from,
            to: query.to,
            limit: query.limit.clamp(1, HISTORY_MAX),
        };
        let points = self.store.portfolio_history(caller.scope(), account.account, &curve).await?;
        let points = points.into_iter().map(|point| view::PortfolioPoint {
            at: point.at,
            total_value: point.total_value,
            cash_value: point.cash_value,
        });
        Ok(points.collect())
    }

    /// The account as it is shown.
    pub(crate) fn portfolio_view(
        &self,
        account: &AccountRow,
        live: &AccountView,
        positions: Vec<view::Position>,
        paid_in: Amount,
    ) -> Result<view::Portfolio> {
        let balances = self.balances(account, live)?;
        let cash = balances.iter().find(|balance| balance.asset == account.base_currency);
        let realized = sum(live.bots.iter().map(|bot| bot.realized))?;
        let unrealized = sum(live.bots.iter().map(|bot| bot.unrealized))?;
        let net_profit = live.total_value.checked_sub(paid_in)?;
        let daily_pnl = live.total_value.checked_sub(live.day_start_value)?;
        let trades: u64 = live.bots.iter().map(|bot| u64::from(bot.trades)).sum();
        let wins: u64 = live.bots.iter().map(|bot| u64::from(bot.wins)).sum();
        let is_active = |state: BotState| matches!(state, BotState::Running | BotState::Starting);
        Ok(view::Portfolio {
            total_value: live.total_value,
            daily_pnl,
            daily_pnl_ratio: daily_pnl.ratio_to(live.day_start_value, Rounding::Floor).ok(),
            available_balance: cash.map_or(Amount::ZERO, |cash| cash.free),
            held_balance: cash.map_or(Amount::ZERO, |cash| cash.held),
            total_invested: sum(positions.iter().map(|position| position.cost_basis))?,
            realized_pnl: realized,
            unrealized_pnl: unrealized,
            net_profit,
            net_profit_ratio: net_profit.ratio_to(paid_in, Rounding::Floor).ok(),
            max_drawdown: live.max_drawdown,
            positions,
            active_bots: live.bots.iter().filter(|bot| is_active(bot.state)).count() as u64,
            total_bots: live.bots.len() as u64,
            balances,
            total_trades: trades,
            win_rate: share(wins, trades),
            updated_at: live.at,
        })
    }

    /// What was paid into the account so far, less what was taken out, in its base currency.
    pub(crate) async fn paid_in(&self, scope: UserScope, account: &AccountRow) -> Result<Amount> {
        let base = self.trading.catalog().asset_by_symbol(&account.base_currency);
        let mut paid_in = Amount::ZERO;
        for balance in self.store.balance_list(scope, account.account).await? {
            if balance.kind == LedgerAccountKind::External && Some(balance.asset) == base {
                paid_in = paid_in.checked_sub(balance.amount)?;
            }
        }
        Ok(paid_in)
    }

    fn balances(&self, account: &AccountRow, live: &AccountView) -> Result<Vec<view::Balance>> {
        let catalog = self.trading.catalog();
        let name = |asset: AssetId| catalog.asset(asset).symbol.clone();
        let balances = live.balances.iter().map(|balance| {
            let total = balance.free.checked_add(balance.held)?;
            Ok(view::Balance {
                asset: name(balance.asset),
                free: balance.free,
                held: balance.held,
                total,
                value: self.value_in(balance.asset, total, &account.base_currency),
            })
        });
        balances.collect()
    }
}

fn sum(amounts: impl Iterator<Item = Amount>) -> Result<Amount> {
    let mut total = Amount::ZERO;
    for amount in amounts {
        total = total.checked_add(amount)?;
    }
    Ok(total)
}
