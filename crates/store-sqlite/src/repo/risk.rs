//! Risk events and kill switches.

use crate::column::{self, order_id, user_of};
use crate::fault::fault;
use crate::file::SqliteStore;
use async_trait::async_trait;
use model::{AccountId, BotId};
use store::key::{self, KeyKind};
use store::row::{KillSwitchRow, RiskEventRow};
use store::{Cursor, Page, PageQuery, Result, RiskRepo, StoreError, UserScope};

struct SwitchRecord {
    account_number: i64,
    bot_number: i64,
    reason: String,
    engaged_at: i64,
    released_at: Option<i64>,
}

struct EventRecord {
    account_number: i64,
    bot_number: Option<i64>,
    sequence: i64,
    at: i64,
    rule: String,
    action: String,
    observed: String,
    allowed: String,
    client_order_id: Option<i64>,
}

impl TryFrom<SwitchRecord> for KillSwitchRow {
    type Error = StoreError;

    fn try_from(record: SwitchRecord) -> Result<Self> {
        let bot = BotId(column::number(record.bot_number)?);
        Ok(Self {
            account: AccountId(column::number(record.account_number)?),
            bot: (bot != BotId::MAIN).then_some(bot),
            reason: record.reason,
            engaged_at: column::at(record.engaged_at)?,
            released_at: column::at_opt(record.released_at)?,
        })
    }
}

impl TryFrom<EventRecord> for RiskEventRow {
    type Error = StoreError;

    fn try_from(record: EventRecord) -> Result<Self> {
        Ok(Self {
            account: AccountId(column::number(record.account_number)?),
            bot: record.bot_number.map(column::number).transpose()?.map(BotId),
            sequence: record.sequence.cast_unsigned(),
            at: column::at(record.at)?,
            rule: record.rule,
            action: column::word(&record.action)?,
            observed: record.observed,
            allowed: record.allowed,
            order: record.client_order_id.map(order_id),
        })
    }
}

#[async_trait]
impl RiskRepo for SqliteStore {
    async fn kill_switch_list(&self, scope: UserScope) -> Result<Vec<KillSwitchRow>> {
        let user = user_of(scope);
        let rows = sqlx::query_as!(
            SwitchRecord,
            r#"SELECT account_number AS "account_number!", bot_number AS "bot_number!", reason,
                engaged_at AS "engaged_at!", released_at
            FROM kill_switches
            WHERE user_id = ? AND released_at IS NULL ORDER BY engaged_at DESC, account_number, bot_number"#,
            user
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        rows.into_iter().map(KillSwitchRow::try_from).collect()
    }

    async fn risk_event_list(&self, scope: UserScope, page: &PageQuery) -> Result<Page<RiskEventRow>> {
        let (user, (at, id)) = (user_of(scope), column::page_start(page));
        let limit = i64::from(page.limit_bounded()) + 1;
        let rows = sqlx::query_as!(
            EventRecord,
            "SELECT account_number, bot_number, sequence, at, rule, action, observed, allowed, client_order_id
            FROM risk_events WHERE user_id = ? AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?",
            user,
            at,
            id,
            limit
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        let rows = rows.into_iter().map(RiskEventRow::try_from).collect::<Result<Vec<_>>>()?;
        Ok(page.page(rows, |row: &RiskEventRow| Cursor {
            at_micros: row.at.micros(),
            key: key::derive(KeyKind::RiskEvent, row.at, row.account, row.sequence).into_bytes(),
        }))
    }
}
