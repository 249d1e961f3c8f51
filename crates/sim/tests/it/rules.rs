//! What the exchange refuses, and what an order sets aside. The market stands at 100.

use crate::desk::{Desk, bps};
use model::Command;
use sim::{ExchangeState, Models};

#[test]
fn the_exchange_refuses_what_its_rules_forbid() {
    for (order, expected) in [
        ("buy 1 limit 90.5", "1 accepted"),
        ("buy 1 limit 90.2", "1 rejected tick"),
        ("buy 1 limit 0", "1 rejected tick"),
        ("sell 1 stop -0.5 group 1", "1 rejected tick"),
        ("buy 1.05 market budget 10000", "1 rejected lot"),
        ("buy 0 market budget 10000", "1 rejected lot"),
        ("buy 0.1 market budget 10000", "1 rejected lot"),
        ("buy 0.2 market budget 10000", "1 accepted"),
        ("buy 0.2 limit 50", "1 accepted"),
        ("buy 0.2 limit 49.5", "1 rejected notional"),
        // What only reduces a position has no minimum.
        ("sell 0.1 limit 49.5 group 1", "1 accepted"),
        ("sell 10 market group 1", "1 accepted"),
        ("sell 10.1 market group 1", "1 rejected insufficient_balance"),
        ("sell 1 market", "1 rejected unknown_order"),
        ("buy 10000USDT market", "1 accepted"),
        ("buy 10000.5USDT market", "1 rejected insufficient_balance"),
        ("buy 100 limit 100", "1 accepted"),
        ("buy 100.1 limit 100", "1 rejected insufficient_balance"),
    ] {
        assert_eq!(Desk::new(Models::default()).place(order), expected, "{order}");
    }
}

#[test]
fn an_order_comes_once() {
    let mut desk = Desk::new(Models::default());
    let request = desk.request("buy 1 limit 90");
    assert_eq!(desk.submit(&Command::Place(request)), "1 accepted");
    let before = desk.balances();
    assert_eq!(desk.submit(&Command::Place(request)), "1 rejected duplicate");
    assert_eq!(desk.balances(), before);
}

#[test]
fn a_buy_holds_what_it_may_cost_and_gives_back_what_it_did_not() {
    let models = Models { fee_rate: bps(10), ..Models::default() };
    let mut desk = Desk::new(models);
    desk.place("buy 10 limit 90");
    assert_eq!(desk.balances(), "10+0 BTC 9099.1+900.9 USDT");
    assert_eq!(desk.cancel(1), "1 canceled");
    assert_eq!(desk.balances(), "10+0 BTC 10000+0 USDT");
    assert_eq!(desk.cancel(1), "", "there is nothing to cancel");
    // A market order: cost, fee and a twentieth (and an atom) more; at most the budget.
    desk.place("buy 10 market budget 1040");
    assert_eq!(desk.balances(), "10+0 BTC 8960+1040 USDT");
    assert_eq!(desk.row("95 95 95 95 5"), "2 filled 10@95 fee 0.95 last");
    assert_eq!(desk.balances(), "20+0 BTC 9049.05+0 USDT");
}

#[test]
fn a_market_buy_that_its_budget_does_not_pay_for_is_refused_at_the_fill() {
    let mut desk = Desk::new(Models::default());
    desk.place("buy 10 market budget 1040");
    assert_eq!(desk.row("104 104 104 104 5"), "1 filled 10@104 last");
    let mut desk = Desk::new(Models::default());
    desk.place("buy 10 market budget 1040");
    assert_eq!(desk.row("104.1 105 104 104 5"), "1 rejected insufficient_balance");
    assert_eq!(desk.balances(), "10+0 BTC 10000+0 USDT");
    // After a part of it was filled it can only be canceled.
    let mut desk = Desk::new(Models { volume_share: Some(bps(1_000)), ..Models::default() });
    desk.place("buy 10 market budget 1040");
    assert_eq!(desk.row("100 100 100 100 50"), "1 filled 5@100");
    assert_eq!(desk.row("120 120 120 120 500"), "1 canceled");
    assert_eq!(desk.balances(), "15+0 BTC 9500+0 USDT");
}

#[test]
fn a_snapshot_is_the_state() {
    let mut desk =
        Desk::new(Models { fee_rate: bps(10), volume_share: Some(bps(5_000)), ..Models::default() });
    desk.place("buy 10 market budget 5000");
    desk.place("sell 2 stop 90 group 1");
    desk.place("sell 1 limit 110 group 1");
    desk.row("100 111 99 100 1.5");
    let state = desk.exchange.state();
    let text = serde_json::to_string(state).unwrap();
    assert_eq!(serde_json::from_str::<ExchangeState>(&text).unwrap(), *state);
}
