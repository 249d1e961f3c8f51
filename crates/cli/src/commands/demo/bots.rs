//! The ten sample bots: trends and breakouts, fast and slow; one loses on purpose, one the risk gate refuses.

use crate::failure::{Failure, Result};
use engine::portfolio::BotState;
use engine::risk::Limits;
use model::{AccountId, Amount, InstrumentId, Timeframe};
use session::{BotDraft, SessionError, SessionHandle};

/// A sample bot.
struct Sample {
    name: &'static str,
    description: &'static str,
    strategy: &'static str,
    params: &'static [(&'static str, &'static str)],
    /// Its market, by the base asset; the first instrument where there is no such.
    base: &'static str,
    timeframe: &'static str,
    /// At most so many entries a day; the usual ten where it does not say.
    daily_trades: Option<u32>,
}

/// What each gets, in quote: together less than the demo's deposit, so that a person can start bots too.
const CAPITAL: i64 = 7_000;

const SAMPLES: [Sample; 10] = [
    Sample {
        name: "Trend rider",
        description: "SMA 5/15 whenever the short average is above: rides trends, with stop, tiers and a trailing stop.",
        strategy: "sma-cross",
        params: &[("short", "5"), ("long", "15"), ("entry", "level")],
        base: "TREND",
        timeframe: "1m",
        daily_trades: Some(100),
    },
    Sample {
        name: "Classic cross",
        description: "The textbook SMA 10/30 cross on one-minute candles.",
        strategy: "sma-cross",
        params: &[],
        base: "BTC",
        timeframe: "1m",
        daily_trades: Some(50),
    },
    Sample {
        name: "Churner (loses on purpose)",
        description: "SMA 2/3 in a market that goes nowhere: it trades all the time and pays fees for nothing.",
        strategy: "sma-cross",
        params: &[("short", "2"), ("long", "3"), ("entry", "level")],
        base: "RANGE",
        timeframe: "1m",
        daily_trades: Some(1_000),
    },
    Sample {
        name: "Gambler (refused)",
        description: "Wants to bet all its money without a stop; the risk gate refuses each order and says why.",
        strategy: "sma-cross",
        params: &[("short", "3"), ("long", "8"), ("entry", "level"), ("exits", "signal"), ("size", "all")],
        base: "PEPE",
        timeframe: "1m",
        daily_trades: None,
    },
    Sample {
        name: "Breakout hunter",
        description: "Buys when a close passes the highest high of ten candles.",
        strategy: "breakout",
        params: &[("period", "10"), ("momentum", "5"), ("exit", "5"), ("volatility_min", "0")],
        base: "SOL",
        timeframe: "1m",
        daily_trades: Some(100),
    },
    Sample {
        name: "Meme surfer",
        description: "SMA 4/12 on a coin with five zeros, small and with a stop.",
        strategy: "sma-cross",
        params: &[("short", "4"), ("long", "12")],
        base: "PEPE",
        timeframe: "1m",
        daily_trades: Some(100),
    },
    Sample {
        name: "Five-minute trend",
        description: "SMA 3/10 on five-minute candles: fewer trades, longer holds.",
        strategy: "sma-cross",
        params: &[("short", "3"), ("long", "10"), ("entry", "level")],
        base: "ETH",
        timeframe: "5m",
        daily_trades: Some(50),
    },
    Sample {
        name: "Patient average",
        description: "SMA 20/60 on one-minute candles: late in, late out, and few trades in between.",
        strategy: "sma-cross",
        params: &[("short", "20"), ("long", "60"), ("entry", "level")],
        base: "ETH",
        timeframe: "1m",
        daily_trades: Some(50),
    },
    Sample {
        name: "Five-minute breakout",
        description: "Buys when a five-minute close passes the highest high of the hour before.",
        strategy: "breakout",
        params: &[("period", "12"), ("momentum", "6"), ("exit", "6"), ("volatility_min", "0")],
        base: "BTC",
        timeframe: "5m",
        daily_trades: Some(50),
    },
    Sample {
        name: "Quarter-hour rider",
        description: "SMA 2/6 on fifteen-minute candles of a market that trends: the longest holds of all.",
        strategy: "sma-cross",
        params: &[("short", "2"), ("long", "6"), ("entry", "level")],
        base: "TREND",
        timeframe: "15m",
        daily_trades: Some(50),
    },
];

/// Makes and starts the sample bots, once in the life of the demo's account.
pub async fn ensure(session: &SessionHandle, account: AccountId) -> Result {
    let view = session.account_view(account).map_err(Failure::failed)?;
    if !view.bots.is_empty() {
        return Ok(());
    }
    for sample in &SAMPLES {
        let draft = draft(session, sample);
        let bot = match session.bot_create(account, draft).await {
            Ok(bot) => bot,
            // A replayed file of coarse candles does not have every sample's time frame.
            Err(SessionError::Conflict { .. }) => continue,
            Err(error) => return Err(Failure::failed(error)),
        };
        session.bot_state_set(account, bot, BotState::Running).await.map_err(Failure::failed)?;
    }
    Ok(())
}

fn draft(session: &SessionHandle, sample: &Sample) -> BotDraft {
    let catalog = session.catalog();
    let named =
        catalog.instruments().iter().find(|instrument| catalog.asset(instrument.base).symbol == sample.base);
    let base = session.market().base();
    let timeframe = sample.timeframe.parse::<Timeframe>().unwrap_or(base).max(base);
    let standard = Limits::standard();
    BotDraft {
        name: sample.name.to_owned(),
        description: sample.description.to_owned(),
        strategy: sample.strategy.to_owned(),
        params: sample.params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        instrument: named.map_or(InstrumentId(0), |instrument| instrument.id),
        timeframe,
        capital: Amount::from_units(CAPITAL),
        limits: Limits { daily_trades: sample.daily_trades.or(standard.daily_trades), ..standard },
    }
}
