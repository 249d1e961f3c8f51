//! The gate: each check passes at its limit and refuses one step beyond. The close is 100, the fee 10 bps.

use crate::desk::{BOT, Desk, enter, enter_for, exit, limit, money, percent, stop};
use engine::portfolio::BotState;
use engine::risk::Limits;
use engine::strategy::Intent;
use model::OrderSize;

/// Whether the bot's last wish was sent, or the rule that refused it.
#[track_caller]
fn check(desk: &mut Desk, intents: &[Intent], expected: &str) {
    let (refused, before) = (desk.engine.recorder.refused.len(), desk.commands.len());
    desk.ask(intents);
    let got = desk.engine.recorder.refused.get(refused).map_or("sent", String::as_str);
    assert_eq!(got, expected, "{intents:?}");
    assert_eq!(desk.commands.len() == before, expected != "sent", "only what passes is sent");
}

#[test]
fn a_quantity_is_whole_lots_and_not_below_the_minimum() {
    // The minimum quantity is 0.002, the lot 0.001, the minimum value 10.
    for (quantity, expected) in
        [("0.1", "sent"), ("0.101", "sent"), ("0.1005", "lot"), ("0.001", "lot"), ("0", "lot")]
    {
        check(&mut Desk::new("1000"), &[enter(quantity)], expected);
    }
}

#[test]
fn an_entry_is_worth_the_minimum() {
    for (intent, expected) in [
        (enter("0.1"), "sent"),
        (enter("0.099"), "notional"),
        (enter_for("10"), "sent"),
        (enter_for("9.999999999999999999"), "notional"),
    ] {
        check(&mut Desk::new("1000"), &[intent], expected);
    }
}

#[test]
fn a_market_buy_may_cost_five_per_cent_more_than_the_cash_and_no_more() {
    // One bitcoin costs 100.1; 95 % of it is 95.095.
    for (cash, expected) in
        [("100.1", "sent"), ("95.095", "sent"), ("95.094999999999999999", "balance"), ("0", "balance")]
    {
        check(&mut Desk::new(cash), &[enter("1")], expected);
    }
    // A sum of quote is all that it may cost.
    check(&mut Desk::new("100"), &[enter_for("100")], "sent");
    check(&mut Desk::new("100"), &[enter_for("100.000000000000000001")], "balance");
}

#[test]
fn a_market_buy_holds_five_per_cent_more_as_far_as_the_cash_reaches() {
    // 100 + 0.1 + 5 and an atom against rounding.
    let mut desk = Desk::new("1000");
    desk.ask(&[enter("1")]);
    assert_eq!(desk.balance(BOT, crate::desk::USDT), ["894.899999999999999999", "105.100000000000000001"]);
    let mut desk = Desk::new("103");
    desk.ask(&[enter("1")]);
    assert_eq!(desk.balance(BOT, crate::desk::USDT), ["0", "103"]);
}

#[test]
fn prices_lie_on_the_tick_and_above_zero() {
    for (price, expected) in
        [("90", "sent"), ("90.01", "sent"), ("90.015", "tick"), ("0", "tick"), ("-1", "tick")]
    {
        let mut desk = Desk::new("1000");
        desk.buy("1");
        check(&mut desk, &[stop("1", price)], expected);
        let mut desk = Desk::new("1000");
        desk.buy("1");
        check(&mut desk, &[limit("1", price)], expected);
    }
}

#[test]
fn an_exit_is_for_what_is_held_and_rounds_down_to_lots() {
    for (quantity, expected) in [("1", "sent"), ("1.001", "balance"), ("0.001", "sent"), ("0.0009", "lot")] {
        let mut desk = Desk::new("1000");
        desk.buy("1");
        check(&mut desk, &[exit(quantity)], expected);
    }
    let mut desk = Desk::new("1000");
    desk.buy("1");
    desk.ask(&[stop("0.9999", "90")]);
    assert_eq!(desk.book().exits.unwrap().held.to_string(), "0.999");
}

#[test]
fn exits_of_one_group_are_each_for_at_most_its_hold() {
    for (second, expected) in [("0.5", "sent"), ("0.501", "balance")] {
        let mut desk = Desk::new("1000");
        desk.buy("1");
        desk.ask(&[stop("0.5", "90")]);
        check(&mut desk, &[limit(second, "110")], expected);
    }
}

#[test]
fn one_market_order_waits_at_a_time() {
    let mut desk = Desk::new("1000");
    let order = desk.ask(&[enter("1")])[0];
    check(&mut desk, &[enter("1")], "waiting");
    desk.accept(order);
    desk.cancel(order);
    check(&mut desk, &[enter("1")], "sent");
}

#[test]
fn no_exit_joins_exits_that_are_being_canceled() {
    let mut desk = Desk::new("1000");
    desk.buy("1");
    let order = desk.ask(&[stop("1", "90")])[0];
    desk.accept(order);
    desk.ask(&[Intent::CancelExits]);
    check(&mut desk, &[exit("1")], "waiting");
    desk.cancel(order);
    check(&mut desk, &[exit("1")], "sent");
}

#[test]
fn risk_per_trade_counts_the_way_to_the_stop_or_all_of_it() {
    let limits = Limits { risk_per_trade: Some(percent("2")), ..Limits::OFF };
    let planned = |quantity: &str, distance: &str| Intent::Enter {
        size: OrderSize::Quantity(quantity.parse().unwrap()),
        stop_distance: Some(percent(distance)),
    };
    // Two per cent of 1000 is 20: a fall of 10 % of 200, of all of 20.
    for (intent, expected) in [
        (planned("2", "10"), "sent"),
        (planned("2.001", "10"), "risk_per_trade"),
        (enter("0.2"), "sent"),
        (enter("0.201"), "risk_per_trade"),
    ] {
        check(&mut Desk::with_limits("1000", limits), &[intent], expected);
    }
}

#[test]
fn exposure_counts_what_is_open_and_what_would_come() {
    let limits = Limits { exposure: Some(percent("50")), ..Limits::OFF };
    for (quantity, expected) in [("5", "sent"), ("5.001", "exposure")] {
        check(&mut Desk::with_limits("1000", limits), &[enter(quantity)], expected);
    }
    for (quantity, expected) in [("2", "sent"), ("2.001", "exposure")] {
        let mut desk = Desk::with_limits("1000", limits);
        desk.buy("3");
        check(&mut desk, &[enter(quantity)], expected);
    }
}

#[test]
fn so_many_entries_a_day_and_a_new_day_begins_at_midnight_utc() {
    let limits = Limits { daily_trades: Some(2), ..Limits::OFF };
    let mut desk = Desk::with_limits("1000", limits);
    let enter_and_cancel = |desk: &mut Desk, expected: &str| {
        let before = desk.commands.len();
        check(desk, &[enter("0.5")], expected);
        for order in desk.placed(before) {
            desk.accept(order);
            desk.cancel(order);
        }
    };
    // 2023-11-14 22:13:20: what was sent counts, whatever became of it.
    enter_and_cancel(&mut desk, "sent");
    enter_and_cancel(&mut desk, "sent");
    enter_and_cancel(&mut desk, "daily_trades");
    desk.wait(3_600);
    enter_and_cancel(&mut desk, "daily_trades");
    desk.wait(3_600);
    enter_and_cancel(&mut desk, "sent");
}

#[test]
fn exits_are_no_entries_of_the_day() {
    let mut desk = Desk::with_limits("1000", Limits { daily_trades: Some(1), ..Limits::OFF });
    desk.buy("1");
    check(&mut desk, &[exit("1")], "sent");
}

#[test]
fn no_entry_after_the_daily_loss_or_the_drawdown() {
    for (limits, rule) in [
        (Limits { daily_loss: Some(percent("5")), ..Limits::OFF }, "daily_loss"),
        (Limits { drawdown: Some(percent("5")), ..Limits::OFF }, "drawdown"),
    ] {
        // Five bitcoin at 100 of 1000: at 90.002 the loss is 49.99, at 90 it is 50.
        for (price, expected) in [("90.01", "sent"), ("90", rule)] {
            let mut desk = Desk::with_limits("1000", limits);
            desk.close(0, "100");
            desk.buy("5");
            desk.puppet().at_close.push(enter("0.2"));
            let refused = desk.engine.recorder.refused.len();
            desk.close(0, price);
            let got = desk.engine.recorder.refused.get(refused).map_or("sent", String::as_str);
            assert_eq!(got, expected, "{rule} at {price}");
        }
    }
}

#[test]
fn a_daily_loss_is_forgotten_at_midnight_and_a_drawdown_is_not() {
    for (limits, expected) in [
        (Limits { daily_loss: Some(percent("5")), ..Limits::OFF }, "sent"),
        (Limits { drawdown: Some(percent("5")), ..Limits::OFF }, "drawdown"),
    ] {
        let mut desk = Desk::with_limits("1000", limits);
        desk.close(0, "100");
        desk.buy("5");
        desk.close(0, "80");
        desk.wait(7_200);
        desk.puppet().at_close.push(enter("0.2"));
        desk.close(0, "80");
        assert_eq!(desk.engine.recorder.refused.last().map_or("sent", String::as_str), expected);
    }
}

#[test]
fn a_kill_switch_refuses_entries_and_lets_exits_pass() {
    for bot in [None, Some(BOT)] {
        let mut desk = Desk::new("1000");
        desk.buy("1");
        desk.act(|engine, effects| engine.kill_set(bot, true, effects).unwrap());
        check(&mut desk, &[enter("1")], "kill_switch");
        check(&mut desk, &[stop("1", "90")], "sent");
        desk.act(|engine, effects| engine.kill_set(bot, false, effects).unwrap());
        check(&mut desk, &[enter("1")], "sent");
    }
}

#[test]
fn a_paused_or_stopped_bot_sends_no_entries_and_keeps_its_exits() {
    for state in [BotState::Paused, BotState::Stopped, BotState::Created] {
        let mut desk = Desk::new("1000");
        desk.buy("1");
        desk.act(|engine, effects| engine.bot_state_set(BOT, state, effects).unwrap());
        assert!(desk.ask(&[enter("1")]).is_empty());
        check(&mut desk, &[stop("1", "90")], "sent");
    }
}

#[test]
fn every_check_that_was_made_is_in_the_trail() {
    let mut desk = Desk::with_limits("100000", Limits::standard());
    desk.close(0, "100");
    check(&mut desk, &[enter("2")], "sent");
    let trail: Vec<&str> = desk.engine.recorder.checks.iter().map(|check| check.rule.as_ref()).collect();
    let expected = [
        "kill_switch",
        "lot",
        "balance",
        "notional",
        "daily_trades",
        "daily_loss",
        "drawdown",
        "exposure",
        "risk_per_trade",
    ];
    assert_eq!(trail, expected);
    assert!(desk.engine.recorder.checks.iter().all(|check| check.passed));
    assert_eq!(desk.engine.core.bot_equity(desk.book()).unwrap(), money("100000"));
}
