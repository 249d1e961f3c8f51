//! Bots: their money, their coming and going, and the persons who act on them.

use crate::desk::{BOT, BTC, Desk, USDT, enter, exit, money, stop};
use engine::Broken;
use engine::core::{BotSpec, CoreState};
use engine::portfolio::BotState;
use engine::recorder::Alarm;
use engine::risk::Limits;
use model::{BotId, Command, InstrumentId, PriceScale, SeriesId};

fn spec(capital: &str, decimals: u8) -> BotSpec {
    BotSpec {
        instrument: InstrumentId(0),
        series: SeriesId(0),
        scale: PriceScale::new(decimals).unwrap(),
        capital: money(capital),
        limits: Limits::OFF,
    }
}

#[test]
fn a_bot_is_allotted_at_most_what_the_main_account_has() {
    let mut desk = Desk::new("1000");
    desk.act(|engine, _| engine.core.apply_deposit(USDT, money("50"), &mut engine.recorder).unwrap());
    let before = desk.engine.core.state().clone();
    desk.act(|engine, _| {
        let refused = engine.core.apply_bot(&spec("50.000000000000000001", 2), &mut engine.recorder);
        assert!(matches!(refused, Err(Broken::Invariant(_))));
    });
    assert_eq!(*desk.engine.core.state(), before);
    assert_eq!(desk.add_bot(0, "50", Limits::OFF), BotId(2));
}

#[test]
fn the_bots_of_an_instrument_share_its_ticks() {
    let mut desk = Desk::new("1000");
    desk.act(|engine, _| {
        assert!(engine.core.apply_bot(&spec("0", 3), &mut engine.recorder).is_err());
        assert!(engine.core.apply_bot(&spec("0", 2), &mut engine.recorder).is_ok());
    });
}

#[test]
fn a_bot_with_orders_or_a_position_is_not_removed() {
    let mut desk = Desk::new("1000");
    let remove = |desk: &mut Desk, is_allowed: bool| {
        let before = desk.engine.core.state().clone();
        desk.act(|engine, _| {
            let result = engine.core.apply_bot_removal(BOT, &mut engine.recorder);
            assert_eq!(result.is_ok(), is_allowed);
        });
        assert_eq!(*desk.engine.core.state() == before, !is_allowed);
    };
    let order = desk.ask(&[enter("1")])[0];
    remove(&mut desk, false);
    desk.fill(order, "1", "100", "0 USDT", true);
    remove(&mut desk, false);
    let order = desk.ask(&[exit("1")])[0];
    desk.fill(order, "1", "110", "0 USDT", true);
    remove(&mut desk, true);
    assert_eq!(desk.balance(BotId::MAIN, USDT), ["1010", "0"]);
    // A late report of its orders finds no book: it is an alarm, and the engine goes on.
    desk.fill(order, "1", "110", "0 USDT", true);
    desk.has_alarms(&[Alarm::UnknownOrder]);
    desk.close(0, "100");
}

#[test]
fn a_pause_cancels_the_entry_that_waits_and_a_late_part_of_it_still_counts() {
    for state in [BotState::Paused, BotState::Stopped] {
        let mut desk = Desk::new("1000");
        let order = desk.ask(&[enter("2")])[0];
        desk.accept(order);
        desk.fill(order, "0.5", "100", "0 USDT", false);
        desk.act(|engine, effects| engine.bot_state_set(BOT, state, effects).unwrap());
        assert!(matches!(desk.commands.last(), Some(Command::Cancel { order: id, .. }) if *id == order));
        desk.fill(order, "0.5", "100", "0 USDT", false);
        desk.cancel(order);
        assert_eq!(desk.balance(BOT, USDT), ["900", "0"]);
        assert_eq!(desk.balance(BOT, BTC), ["1", "0"]);
        desk.has_alarms(&[]);
    }
}

#[test]
fn a_pause_leaves_a_sale_that_waits() {
    let mut desk = Desk::new("1000");
    desk.buy("1");
    desk.ask(&[exit("1")]);
    let before = desk.commands.len();
    desk.act(|engine, effects| engine.bot_state_set(BOT, BotState::Stopped, effects).unwrap());
    assert_eq!(desk.commands.len(), before);
}

#[test]
fn a_kill_switch_of_the_account_cancels_the_entries_of_all_bots() {
    let mut desk = Desk::new("1000");
    desk.act(|engine, _| engine.core.apply_deposit(USDT, money("1000"), &mut engine.recorder).unwrap());
    desk.add_bot(0, "1000", Limits::OFF);
    desk.engine.strategies.0[1].at_close.push(enter("1"));
    let orders = desk.ask(&[enter("1")]);
    assert_eq!(orders.len(), 2);
    let before = desk.commands.len();
    desk.act(|engine, effects| engine.kill_set(Some(BotId(2)), true, effects).unwrap());
    assert_eq!(desk.commands.len() - before, 1, "of one bot alone");
    desk.act(|engine, effects| engine.kill_set(None, true, effects).unwrap());
    let canceled = desk.commands[before..].iter().filter(|command| matches!(command, Command::Cancel { .. }));
    assert_eq!(canceled.count(), 3, "asking again is no fault");
}

#[test]
fn two_bots_of_one_instrument_keep_their_money_apart() {
    let mut desk = Desk::new("1000");
    desk.act(|engine, _| engine.core.apply_deposit(USDT, money("500"), &mut engine.recorder).unwrap());
    let other = desk.add_bot(0, "500", Limits::OFF);
    desk.buy("2");
    assert_eq!(desk.balance(other, USDT), ["500", "0"]);
    desk.engine.strategies.0[1].at_close.push(stop("2", "90"));
    assert!(desk.ask(&[]).is_empty(), "it has none of the other's bitcoin to sell");
    assert_eq!(desk.engine.recorder.refused, ["balance"]);
}

#[test]
fn a_price_raises_the_highest_of_open_trades_in_its_instrument_alone() {
    let mut desk = Desk::new("1000");
    desk.act(|engine, _| engine.core.apply_deposit(USDT, money("500"), &mut engine.recorder).unwrap());
    let other = desk.add_bot(1, "500", Limits::OFF);
    desk.buy("1");
    desk.act(|engine, effects| {
        let at = engine.core.now();
        for (instrument, ticks) in [(0, 10_500), (1, 99_000), (0, 10_200)] {
            let instrument = InstrumentId(instrument);
            engine.step(at, model::Event::Price { instrument, ticks }, effects).unwrap();
        }
    });
    assert_eq!(desk.book().trade.unwrap().highest.to_string(), "105");
    let core = &desk.engine.core;
    assert_eq!(core.mark(desk.book()).to_string(), "102");
    assert_eq!(core.mark(core.book(other).unwrap()).to_string(), "990");
}

#[test]
fn time_that_falls_breaks_the_engine_and_changes_nothing() {
    let mut desk = Desk::new("1000");
    desk.close(0, "100");
    let before = desk.engine.core.state().clone();
    desk.act(|engine, effects| {
        let price = model::Event::Price { instrument: InstrumentId(0), ticks: 1 };
        let at = model::Instant::from_nanos(1);
        assert!(matches!(engine.step(at, price, effects), Err(Broken::TimeFell { .. })));
    });
    assert_eq!(*desk.engine.core.state(), before);
}

#[test]
fn a_snapshot_is_the_state() {
    let mut desk = Desk::with_limits("1000", Limits::standard());
    desk.close(0, "100");
    desk.buy("0.1");
    desk.ask(&[stop("0.1", "90")]);
    desk.ask(&[enter("0.1")]);
    let state = desk.engine.core.state();
    let text = serde_json::to_string(state).unwrap();
    assert_eq!(serde_json::from_str::<CoreState>(&text).unwrap(), *state);
}
