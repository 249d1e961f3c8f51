//! Market time against the wall: when candles close, and how a running one looks meanwhile.
//!
//! Within a candle the price is shown walking open → low → high → close, the path that the exchange assumes.

use crate::market::{Batch, MarketView, Source};
use crate::shard::Input;
use crate::view::Update;
use model::Candle;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, mpsc};
use tokio::time::{Instant, sleep_until};

/// How often a running candle is shown anew.
const SHOWN_EVERY: Duration = Duration::from_millis(250);

/// Sends batches to the shard at the market's speed until the market or the shard ends.
pub async fn run(
    mut source: Source,
    market: Arc<MarketView>,
    inbox: mpsc::Sender<Input>,
    updates: broadcast::Sender<Update>,
    speed: f64,
) {
    let seconds = market.base().seconds() as f64 / speed;
    let period = Duration::from_secs_f64(seconds.clamp(0.000_001, 86_400.0));
    let mut due = Instant::now();
    while let Some(batch) = source.next_batch() {
        let begun = due;
        due += period;
        let shows = (period.as_secs_f64() / SHOWN_EVERY.as_secs_f64()).floor() as u32;
        for show in 1..shows {
            let share = f64::from(show) / f64::from(shows);
            sleep_until(begun + period.mul_f64(share)).await;
            show_running(&batch, share, &market, &updates);
        }
        sleep_until(due).await;
        market.close(&batch);
        show_closed(&batch, &market, &updates);
        if inbox.send(Input::Batch(batch)).await.is_err() {
            return;
        }
        // A shard that cannot keep up slows the market down instead of a backlog growing.
        let now = Instant::now();
        due = due.max(now.checked_sub(period).unwrap_or(now));
    }
    tracing::info!("the market has ended");
}

fn show_running(batch: &Batch, share: f64, market: &MarketView, updates: &broadcast::Sender<Update>) {
    for bar in &batch.bars {
        market.form(bar.instrument, running(&bar.candle, share));
        announce(bar.instrument, market, updates);
    }
}

fn announce(instrument: model::InstrumentId, market: &MarketView, updates: &broadcast::Sender<Update>) {
    // Nobody listening is no error.
    if let Some(candle) = market.forming(instrument, market.base()) {
        let timeframe = market.base();
        let _ = updates.send(Update::Candle { instrument, timeframe, candle, is_closed: false });
    }
    if let Some(price) = market.price(instrument) {
        let _ = updates.send(Update::Price(price));
    }
}

fn show_closed(batch: &Batch, market: &MarketView, updates: &broadcast::Sender<Update>) {
    for bar in &batch.bars {
        let instrument = bar.instrument;
        if let Some(candle) = market.candles(instrument, market.base(), (None, None), 1).first() {
            let timeframe = market.base();
            let _ = updates.send(Update::Candle { instrument, timeframe, candle: *candle, is_closed: true });
        }
        if let Some(price) = market.price(instrument) {
            let _ = updates.send(Update::Price(price));
        }
    }
}

/// The candle after a share of its time: a third of it for each piece of its path.
fn running(candle: &Candle, share: f64) -> Candle {
    let points = [candle.open, candle.low, candle.high, candle.close];
    let place = (share.clamp(0.0, 1.0) * 3.0).min(2.999_999);
    let piece = place.floor() as usize;
    let part = place - place.floor();
    let (from, to) = (points[piece], points[piece + 1]);
    let close = from + ((to - from) as f64 * part).round() as i64;
    let seen = &points[..=piece];
    Candle {
        high: seen.iter().copied().max().unwrap_or(candle.open).max(close),
        low: seen.iter().copied().min().unwrap_or(candle.open).min(close),
        close,
        volume: candle.volume * share,
        ..*candle
    }
}
