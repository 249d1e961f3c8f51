//! The store's traits over SQLite, one file per aggregate as in `store`.

mod bot;
mod integrity;
mod ledger;
mod market;
mod order;
mod portfolio;
mod risk;
mod session;
mod system;
mod trade;
mod user;

use crate::column;
use crate::fault::{fault, found};
use crate::file::SqliteStore;
use model::AccountId;
use store::row::BotLink;
use store::{BotKey, Result, UserScope};

/// A bot by its numbers.
struct BotPlace {
    account: i64,
    bot: i64,
}

impl SqliteStore {
    /// Where the user's bot of that key is.
    async fn bot_place(&self, scope: UserScope, key: BotKey) -> Result<BotPlace> {
        let (user, id) = (column::user_of(scope), column::blob(key.0));
        let row =
            sqlx::query!("SELECT account_number, number FROM bots WHERE id = ? AND user_id = ?", id, user)
                .fetch_optional(&self.readers)
                .await
                .map_err(fault)?;
        let row = found(row, "bot")?;
        Ok(BotPlace { account: row.account_number, bot: row.number })
    }

    /// Where the bot that a filter names is; `None` when it names none.
    async fn bot_place_opt(&self, scope: UserScope, key: Option<BotKey>) -> Result<Option<BotPlace>> {
        match key {
            Some(key) => self.bot_place(scope, key).await.map(Some),
            None => Ok(None),
        }
    }

    /// Whether the account is the user's.
    async fn account_check(&self, scope: UserScope, account: AccountId) -> Result<i64> {
        let (user, number) = (column::user_of(scope), i64::from(account.0));
        let row =
            sqlx::query_scalar!("SELECT number FROM accounts WHERE number = ? AND user_id = ?", number, user)
                .fetch_optional(&self.readers)
                .await
                .map_err(fault)?;
        found(row, "account")
    }
}

/// A bot's key and name, where a row has a bot.
fn bot_link(key: Option<&[u8]>, name: Option<String>) -> Result<Option<BotLink>> {
    let Some(key) = column::uuid_opt(key)? else { return Ok(None) };
    Ok(Some(BotLink { key: BotKey(key), name: name.unwrap_or_default() }))
}
