//! Exits that share one hold.

use crate::desk::Desk;
use sim::Models;

fn with_exits() -> Desk {
    let mut desk = Desk::new(Models::default());
    for order in ["sell 3 stop 90 group 1", "sell 1 limit 110 group 1", "sell 2 limit 120 group 1"] {
        assert!(desk.place(order).ends_with("accepted"));
    }
    desk
}

#[test]
fn the_first_exit_sets_the_hold_and_the_others_share_it() {
    let mut desk = with_exits();
    assert_eq!(desk.balances(), "7+3 BTC 10000+0 USDT");
    assert_eq!(desk.place("sell 3.1 market group 1"), "4 rejected insufficient_balance");
    assert_eq!(desk.place("sell 7 market group 2"), "5 accepted", "another group has its own");
    assert_eq!(desk.balances(), "0+10 BTC 10000+0 USDT");
}

#[test]
fn what_one_exit_fills_the_others_lose() {
    let mut desk = with_exits();
    assert_eq!(desk.row("100 111 100 100 5"), "2 filled 1@110 last; 1 shrunk 2");
    assert_eq!(desk.balances(), "7+2 BTC 10110+0 USDT");
    assert_eq!(desk.row("100 121 100 100 5"), "3 filled 2@120 last; 1 canceled");
    assert_eq!(desk.balances(), "7+0 BTC 10350+0 USDT");
}

#[test]
fn the_hold_goes_back_with_the_last_exit() {
    let mut desk = with_exits();
    assert_eq!(desk.cancel(1), "1 canceled");
    assert_eq!(desk.cancel(2), "2 canceled");
    assert_eq!(desk.balances(), "7+3 BTC 10000+0 USDT");
    assert_eq!(desk.cancel(3), "3 canceled");
    assert_eq!(desk.balances(), "10+0 BTC 10000+0 USDT");
}

#[test]
fn a_group_that_has_ended_does_not_come_again() {
    // Bitcoin that is free by then may be another bot's.
    let mut desk = Desk::new(Models::default());
    desk.place("sell 3 stop 90 group 5");
    desk.row("100 100 80 80 5");
    assert_eq!(desk.place("sell 1 market group 5"), "2 rejected unknown_order");
    assert_eq!(desk.place("sell 1 market group 4"), "3 rejected unknown_order");
    assert_eq!(desk.place("sell 1 market group 6"), "4 accepted");
}

#[test]
fn a_stop_moves_on_the_tick_and_for_at_most_the_hold() {
    let mut desk = with_exits();
    assert_eq!(desk.move_stop(1, "95.5", "2"), "1 moved 2@95.5");
    assert_eq!(desk.move_stop(1, "96", "5"), "1 moved 3@96");
    assert_eq!(desk.move_stop(1, "95.2", "3"), "", "off the tick");
    assert_eq!(desk.move_stop(2, "95", "3"), "", "a limit is no stop");
    assert_eq!(desk.move_stop(9, "95", "3"), "", "no such order");
    assert_eq!(desk.row("100 100 96 96 5"), "1 filled 3@96 last; 2 canceled; 3 canceled");
}

#[test]
fn a_touched_stop_that_sells_in_part_is_a_market_order_and_moves_no_more() {
    let mut desk = Desk::new(crate::desk::share(10));
    desk.place("sell 3 stop 90 group 1");
    desk.place("sell 1 limit 110 group 1");
    assert_eq!(desk.row("100 100 90 95 10"), "1 filled 1@90");
    assert_eq!(desk.move_stop(1, "80", "2"), "");
    assert_eq!(desk.row("97 111 97 97 20"), "1 filled 2@97 last; 2 canceled");
    assert_eq!(desk.balances(), "7+0 BTC 10284+0 USDT");
}
