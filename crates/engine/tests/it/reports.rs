//! What a venue may say: in order, twice, too late, of orders that nobody knows. It is booked as it is, or an alarm.

use crate::desk::{BNB, BOT, BTC, Desk, USDT, enter, enter_for, exit, limit, money, stop};
use engine::orders::OrderStatus;
use engine::recorder::Alarm;
use model::event::RejectReason;
use model::{BotId, OrderId, Price, Purpose, Quantity, Side, VenueEventKind};

fn quantity(text: &str) -> Quantity {
    text.parse().unwrap()
}

fn amended(left: &str, stop_price: Option<&str>) -> VenueEventKind {
    let stop_price = stop_price.map(|text| text.parse::<Price>().unwrap());
    VenueEventKind::Amended { quantity: quantity(left), stop_price, purpose: Purpose::Trailing }
}

#[test]
fn a_purchase_in_parts_draws_its_hold_and_gives_the_rest_back() {
    let mut desk = Desk::new("1000");
    let order = desk.ask(&[enter("2")])[0];
    desk.accept(order);
    desk.fill(order, "0.5", "100", "0.05 USDT", false);
    assert_eq!(desk.engine.core.orders().get(order).unwrap().status, OrderStatus::PartiallyFilled);
    assert_eq!(desk.book().position.cost_basis, money("50"));
    // 210.2 and an atom were held.
    assert_eq!(desk.balance(BOT, USDT), ["789.799999999999999999", "160.150000000000000001"]);
    desk.fill(order, "1.5", "102", "0.153 USDT", true);
    assert_eq!(desk.balance(BOT, USDT), ["796.797", "0"]);
    assert_eq!(desk.balance(BOT, BTC), ["2", "0"]);
    assert_eq!(desk.book().position.cost_basis, money("203"));
    assert_eq!(desk.book().tally.fees, money("0.203"));
    assert!(desk.book().waiting.is_none());
    desk.has_alarms(&[]);
}

#[test]
fn a_purchase_for_a_sum_gives_back_what_is_left_of_it() {
    let mut desk = Desk::new("1000");
    let order = desk.ask(&[enter_for("500")])[0];
    desk.accept(order);
    assert_eq!(desk.balance(BOT, USDT), ["500", "500"]);
    desk.fill(order, "4", "100", "0.4 USDT", false);
    assert_eq!(desk.balance(BOT, USDT), ["500", "99.6"]);
    desk.cancel(order);
    assert_eq!(desk.balance(BOT, USDT), ["599.6", "0"]);
    desk.has_alarms(&[]);
}

#[test]
fn a_price_beyond_the_hold_is_paid_from_what_is_free() {
    let mut desk = Desk::new("1000");
    let order = desk.ask(&[enter("2")])[0];
    desk.fill(order, "2", "120", "0.24 USDT", true);
    assert_eq!(desk.balance(BOT, USDT), ["759.76", "0"]);
    desk.has_alarms(&[]);
}

#[test]
fn the_same_fill_twice_is_booked_once() {
    let mut desk = Desk::new("1000");
    let order = desk.ask(&[enter("2")])[0];
    let first = desk.fill(order, "0.5", "100", "0 USDT", false);
    let before = desk.balance(BOT, BTC);
    desk.report(order, VenueEventKind::Filled(first));
    desk.has_alarms(&[Alarm::DuplicateFill]);
    let last = desk.fill(order, "1.5", "100", "0 USDT", true);
    desk.report(order, VenueEventKind::Filled(last));
    desk.report(order, VenueEventKind::Filled(first));
    desk.has_alarms(&[Alarm::DuplicateFill, Alarm::DuplicateFill]);
    assert_eq!(
        (before, desk.balance(BOT, BTC)),
        (["0.5", "0"].map(str::to_owned), ["2", "0"].map(str::to_owned))
    );
    assert_eq!(desk.book().tally.fills, 2);
}

#[test]
fn a_late_fill_is_money_once_and_an_alarm_each_time() {
    let mut desk = Desk::new("1000");
    let order = desk.ask(&[enter("2")])[0];
    desk.accept(order);
    desk.cancel(order);
    assert_eq!(desk.balance(BOT, USDT), ["1000", "0"]);
    let late = desk.fill(order, "1", "100", "0.1 USDT", true);
    assert_eq!(desk.balance(BOT, USDT), ["899.9", "0"]);
    assert_eq!(desk.book().position.quantity, quantity("1"));
    assert!(desk.book().trade.is_some());
    desk.has_alarms(&[Alarm::IllegalTransition]);
    desk.report(order, VenueEventKind::Filled(late));
    desk.has_alarms(&[Alarm::DuplicateFill]);
    assert_eq!(desk.balance(BOT, USDT), ["899.9", "0"]);
}

#[test]
fn a_fill_crosses_the_cancellation_that_was_asked_for() {
    let mut desk = Desk::new("1000");
    desk.buy("1");
    let order = desk.ask(&[stop("1", "90")])[0];
    desk.accept(order);
    desk.ask(&[engine::strategy::Intent::CancelExits]);
    assert_eq!(desk.engine.core.orders().get(order).unwrap().status, OrderStatus::CancelRequested);
    desk.fill(order, "1", "90", "0 USDT", true);
    assert!(desk.book().position.is_flat());
    assert_eq!(desk.balance(BOT, USDT), ["990", "0"]);
    assert_eq!(desk.engine.recorder.trips.len(), 1);
    desk.has_alarms(&[]);
    // The venue had nothing left to cancel; should it say so all the same, a person hears of it and nothing changes.
    desk.cancel(order);
    desk.has_alarms(&[Alarm::IllegalTransition]);
    assert_eq!(desk.balance(BOT, USDT), ["990", "0"]);
}

#[test]
fn a_refusal_crosses_the_cancellation_and_the_hold_goes_back() {
    let mut desk = Desk::new("1000");
    let order = desk.ask(&[enter("1")])[0];
    desk.act(|engine, effects| {
        engine.bot_state_set(BOT, engine::portfolio::BotState::Paused, effects).unwrap();
    });
    desk.reject(order, RejectReason::InsufficientBalance);
    assert_eq!(desk.balance(BOT, USDT), ["1000", "0"]);
    assert!(desk.book().waiting.is_none());
    let reason = RejectReason::InsufficientBalance;
    desk.has_alarms(&[Alarm::Rejected { side: Side::Buy, purpose: Purpose::Entry, reason }]);
}

#[test]
fn that_the_venue_has_the_order_already_does_not_end_it() {
    let mut desk = Desk::new("1000");
    let order = desk.ask(&[enter("1")])[0];
    desk.accept(order);
    desk.reject(order, RejectReason::Duplicate);
    assert_eq!(desk.engine.core.orders().get(order).unwrap().status, OrderStatus::Accepted);
    assert_eq!(desk.book().tally.refused, 0);
    let reason = RejectReason::Duplicate;
    desk.has_alarms(&[Alarm::Rejected { side: Side::Buy, purpose: Purpose::Entry, reason }]);
}

#[test]
fn reports_of_unknown_orders_and_impossible_ones_change_no_money() {
    let mut desk = Desk::new("1000");
    let unknown = OrderId { epoch: 7, sequence: 7 };
    desk.accept(unknown);
    desk.fill(unknown, "1", "100", "0 USDT", true);
    desk.has_alarms(&[Alarm::UnknownOrder, Alarm::UnknownOrder]);
    let order = desk.ask(&[enter("1")])[0];
    desk.fill(order, "0.5", "100", "0 USDT", false);
    let facts = |desk: &Desk| {
        let core = &desk.engine.core;
        (core.ledger().clone(), core.orders().clone(), desk.book().clone())
    };
    let before = facts(&desk);
    desk.reject(order, RejectReason::Notional);
    desk.has_alarms(&[Alarm::IllegalTransition]);
    assert_eq!(facts(&desk), before);
}

#[test]
fn a_venue_that_trades_more_than_it_was_asked_to_is_booked_and_entries_stop() {
    let mut desk = Desk::new("1000");
    let order = desk.ask(&[enter("1")])[0];
    desk.fill(order, "1.5", "100", "0 USDT", true);
    desk.has_alarms(&[Alarm::IllegalTransition]);
    assert_eq!(desk.balance(BOT, BTC), ["1.5", "0"]);
    assert_eq!(desk.book().position.quantity, quantity("1.5"));
    assert!(desk.engine.core.is_killed());
}

#[test]
fn a_purchase_dearer_than_all_cash_is_booked_below_zero_and_entries_stop() {
    let mut desk = Desk::new("150");
    let order = desk.ask(&[enter("1")])[0];
    desk.fill(order, "1", "200", "0 USDT", true);
    desk.has_alarms(&[Alarm::NegativeBalance]);
    assert_eq!(desk.balance(BOT, USDT), ["-50", "0"]);
    assert!(desk.engine.core.is_killed());
}

#[test]
fn a_late_sale_beyond_the_position_is_booked_below_zero_and_is_no_trade() {
    let mut desk = Desk::new("1000");
    desk.buy("1");
    let orders = desk.ask(&[stop("1", "90"), limit("1", "120")]);
    orders.iter().for_each(|order| desk.accept(*order));
    desk.fill(orders[0], "1", "90", "0 USDT", true);
    desk.cancel(orders[1]);
    desk.has_alarms(&[]);
    desk.fill(orders[1], "0.4", "120", "0 USDT", true);
    desk.has_alarms(&[Alarm::IllegalTransition, Alarm::NegativeBalance]);
    assert_eq!(desk.balance(BOT, BTC), ["-0.4", "0"]);
    assert_eq!(desk.balance(BOT, USDT), ["1038", "0"]);
    assert_eq!((desk.book().tally.trades, desk.book().tally.fills), (1, 3));
    assert!(desk.book().position.is_flat() && desk.book().trade.is_none());
    assert!(desk.engine.core.is_killed());
}

#[test]
fn a_late_sale_of_more_than_is_left_closes_what_is_left() {
    let mut desk = Desk::new("1000");
    desk.buy("1");
    let orders = desk.ask(&[stop("1", "90"), limit("0.8", "120")]);
    desk.fill(orders[0], "0.5", "90", "0 USDT", false);
    desk.cancel(orders[0]);
    desk.cancel(orders[1]);
    desk.fill(orders[1], "0.8", "120", "0 USDT", true);
    desk.has_alarms(&[Alarm::IllegalTransition, Alarm::NegativeBalance]);
    assert_eq!(desk.balance(BOT, BTC), ["-0.3", "0"]);
    assert!(desk.book().position.is_flat());
    assert_eq!(desk.engine.recorder.trips[0].exit_reason, Purpose::Tier1);
}

#[test]
fn exits_share_one_hold_whatever_order_they_end_in() {
    let mut desk = Desk::new("1000");
    desk.buy("3");
    let orders = desk.ask(&[stop("3", "90"), limit("1", "110"), limit("1", "120")]);
    assert_eq!(desk.balance(BOT, BTC), ["0", "3"]);
    orders.iter().for_each(|order| desk.accept(*order));
    desk.fill(orders[1], "1", "110", "0 USDT", true);
    desk.report(orders[0], amended("2", None));
    assert_eq!(desk.balance(BOT, BTC), ["0", "2"]);
    desk.fill(orders[0], "0.5", "90", "0 USDT", false);
    assert_eq!(desk.balance(BOT, BTC), ["0", "1.5"]);
    desk.cancel(orders[0]);
    assert_eq!(desk.balance(BOT, BTC), ["0", "1.5"], "the last target holds it still");
    assert!(desk.book().stop.is_none());
    desk.cancel(orders[2]);
    assert_eq!(desk.balance(BOT, BTC), ["1.5", "0"]);
    assert_eq!(desk.puppet().exits_ended, 1, "the strategy hears that nothing rests any more");
    desk.has_alarms(&[]);
}

#[test]
fn a_moved_stop_has_its_new_price_quantity_and_purpose_when_the_venue_says_so() {
    let mut desk = Desk::new("1000");
    desk.buy("2");
    let order = desk.ask(&[stop("2", "90")])[0];
    desk.accept(order);
    let stop_price = "95.017".parse().unwrap();
    let intent = engine::strategy::Intent::MoveStop {
        stop_price,
        quantity: quantity("1.9995"),
        purpose: Purpose::Trailing,
    };
    desk.ask(&[intent]);
    let Some(model::Command::Amend(stop_move)) = desk.commands.last().copied() else {
        panic!("an amendment")
    };
    // Down to the tick and the lot.
    assert_eq!(
        (stop_move.stop_price.to_string(), stop_move.quantity),
        ("95.01".to_owned(), quantity("1.999"))
    );
    let tracked = |desk: &Desk| desk.engine.core.orders().get(order).unwrap().clone();
    assert_eq!(tracked(&desk).stop_price().unwrap().to_string(), "90");
    desk.report(order, amended("1.999", Some("95.01")));
    assert_eq!(tracked(&desk).stop_price().unwrap().to_string(), "95.01");
    assert_eq!(tracked(&desk).quantity(), Some(quantity("1.999")));
    desk.fill(order, "1.999", "95.01", "0 USDT", true);
    assert_eq!(desk.book().position.quantity, quantity("0.001"));
    assert_eq!(desk.balance(BOT, BTC), ["0.001", "0"]);
    desk.has_alarms(&[]);
}

#[test]
fn a_fee_in_the_base_asset_leaves_less_to_hold() {
    let mut desk = Desk::new("1000");
    let order = desk.ask(&[enter("2")])[0];
    desk.fill(order, "2", "100", "0.002 BTC", true);
    assert_eq!(desk.balance(BOT, BTC), ["1.998", "0"]);
    assert_eq!(desk.balance(BOT, USDT), ["800", "0"]);
    assert_eq!(desk.book().position.quantity, quantity("1.998"));
    assert_eq!(desk.book().position.cost_basis, money("200"));
    assert_eq!(desk.book().tally.fees, money("0.2"), "valued at the fill's price");
    desk.has_alarms(&[]);
}

#[test]
fn what_is_left_below_a_lot_is_dust_and_the_trade_closes() {
    let mut desk = Desk::new("1000");
    let order = desk.ask(&[enter("1")])[0];
    desk.fill(order, "1", "100", "0.0005 BTC", true);
    let held = desk.book().position.quantity;
    assert_eq!(held, quantity("0.9995"));
    let order = desk.ask(&[exit("0.9995")])[0];
    desk.fill(order, "0.999", "110", "0 USDT", true);
    assert!(desk.book().position.is_flat());
    assert_eq!(desk.balance(BOT, BTC), ["0", "0"]);
    assert_eq!(desk.balance(BotId::MAIN, BTC), ["0.0005", "0"]);
    // 109.89 came in for what cost 100.
    assert_eq!(desk.book().position.realized, money("9.89"));
    let trip = desk.engine.recorder.trips[0];
    assert_eq!(trip.profit().unwrap(), money("9.84"), "less the fee of 0.05");
    desk.has_alarms(&[]);
}

#[test]
fn a_fee_in_a_third_asset_is_paid_by_the_main_account_and_valued_at_its_mark() {
    let mut desk = Desk::new("1000");
    desk.act(|engine, _| engine.core.apply_deposit(BNB, money("1"), &mut engine.recorder).unwrap());
    desk.act(|engine, _| engine.core.apply_deposit(USDT, money("100"), &mut engine.recorder).unwrap());
    desk.add_bot(1, "100", engine::risk::Limits::OFF);
    desk.close(1, "250");
    let order = desk.ask(&[enter("2")])[0];
    desk.fill(order, "2", "100", "0.4 BNB", false);
    assert_eq!(desk.balance(BotId::MAIN, BNB), ["0.6", "0"]);
    assert_eq!(desk.book().tally.fees, money("100"));
    desk.has_alarms(&[]);
}

#[test]
fn a_fee_that_the_main_account_cannot_pay_is_booked_and_entries_stop() {
    let mut desk = Desk::new("1000");
    let order = desk.ask(&[enter("2")])[0];
    desk.fill(order, "2", "100", "0.4 BNB", true);
    assert_eq!(desk.balance(BotId::MAIN, BNB), ["-0.4", "0"]);
    desk.has_alarms(&[Alarm::NegativeBalance]);
    assert!(desk.engine.core.is_killed());
}
