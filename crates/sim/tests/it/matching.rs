//! How orders meet candles: `open high low close volume`, and the fills. The price walks open → low → high → close.

use crate::desk::{Desk, bps, check, latency, share};
use sim::Models;

#[test]
fn a_market_order_fills_at_the_next_open() {
    check(Models::default(), &["buy 1 market budget 10000"], &[("101 105 99 104 5", "1 filled 1@101 last")]);
    check(Models::default(), &["sell 1 market group 1"], &[("99.3 105 99 104 5", "1 filled 1@99.3 last")]);
}

#[test]
fn a_stop_acts_on_touch_at_its_price_or_a_worse_open() {
    let stop = ["sell 1 stop 90 group 1"];
    check(Models::default(), &stop, &[("100 101 90.1 95 5", ""), ("95 96 90 91 5", "1 filled 1@90 last")]);
    check(Models::default(), &stop, &[("100 101 80 95 5", "1 filled 1@90 last")]);
    check(Models::default(), &stop, &[("88 101 87 95 5", "1 filled 1@88 last")]);
    check(Models::default(), &stop, &[("90 101 90 95 5", "1 filled 1@90 last")]);
    let buy = ["buy 1 stop 110 budget 10000"];
    check(
        Models::default(),
        &buy,
        &[("100 109.9 99 105 5", ""), ("105 110 100 101 5", "1 filled 1@110 last")],
    );
    check(Models::default(), &buy, &[("112 113 111 111 5", "1 filled 1@112 last")]);
}

#[test]
fn a_limit_fills_only_when_passed_at_its_price_or_a_better_open() {
    let sell = ["sell 1 limit 110 group 1"];
    check(
        Models::default(),
        &sell,
        &[("100 110 99 105 5", ""), ("105 110.1 99 105 5", "1 filled 1@110 last")],
    );
    check(Models::default(), &sell, &[("112 113 108 109 5", "1 filled 1@112 last")]);
    // The open stands beyond the limit, and the price falls at once: it rises past the limit only later.
    check(Models::default(), &sell, &[("112 112 108 109 5", "1 filled 1@112 last")]);
    let buy = ["buy 1 limit 90"];
    check(Models::default(), &buy, &[("100 101 90 95 5", ""), ("95 96 89.9 91 5", "1 filled 1@90 last")]);
    check(Models::default(), &buy, &[("88 101 87 95 5", "1 filled 1@88 last")]);
}

#[test]
fn the_low_comes_before_the_high() {
    let exits = ["sell 2 stop 90 group 1", "sell 1 limit 110 group 1"];
    check(Models::default(), &exits, &[("100 120 80 100 5", "1 filled 2@90 last; 2 canceled")]);
    check(
        Models::default(),
        &exits,
        &[("100 120 95 100 5", "2 filled 1@110 last; 1 shrunk 1"), ("100 101 70 71 5", "1 filled 1@90 last")],
    );
    // Target on the way up, then the stop on the way down to the close: once the price has turned, it was moved there.
    let mut desk = Desk::new(Models::default());
    exits.iter().for_each(|order| assert!(desk.place(order).ends_with("accepted")));
    desk.move_stop(1, "100", "2");
    assert_eq!(desk.row("101 120 100.5 99 5"), "2 filled 1@110 last; 1 shrunk 1; 1 filled 1@100 last");
}

#[test]
fn of_two_orders_the_price_meets_the_nearer_one_first_and_at_one_price_the_older() {
    let limits = ["sell 1 limit 120 group 1", "sell 1 limit 110 group 2", "sell 1 limit 110 group 3"];
    let fills = "2 filled 1@110 last; 3 filled 1@110 last; 1 filled 1@120 last";
    check(Models::default(), &limits, &[("100 130 99 125 5", fills)]);
}

#[test]
fn slippage_is_against_market_and_stop_orders_down_or_up_to_the_tick() {
    let models = Models { slippage: bps(10), ..Models::default() };
    // 101 · 1.001 = 101.101, up to 101.5; 101 · 0.999 = 100.899, down to 100.5.
    check(models, &["buy 1 market budget 10000"], &[("101 105 99 104 5", "1 filled 1@101.5 last")]);
    check(models, &["sell 1 market group 1"], &[("101 105 99 104 5", "1 filled 1@100.5 last")]);
    check(models, &["sell 1 stop 90 group 1"], &[("100 105 89 104 5", "1 filled 1@89.5 last")]);
    check(models, &["sell 1 limit 110 group 1"], &[("100 115 99 104 5", "1 filled 1@110 last")]);
    // Never below one tick.
    let models = Models { slippage: bps(9_999), ..Models::default() };
    check(models, &["sell 1 market group 1"], &[("101 105 99 104 5", "1 filled 1@0.5 last")]);
}

#[test]
fn fees_are_on_each_fill_in_quote_rounded_up() {
    let models = Models { fee_rate: bps(10), ..Models::default() };
    let mut desk = Desk::new(models);
    desk.place("buy 1 market budget 10000");
    assert_eq!(desk.row("101 101 101 101 5"), "1 filled 1@101 fee 0.101 last");
    assert_eq!(desk.balances(), "11+0 BTC 9898.899+0 USDT");
    desk.place("sell 0.3 market group 1");
    assert_eq!(desk.row("99.9 99.9 99.9 99.9 5"), "2 filled 0.3@99.9 fee 0.02997 last");
    assert_eq!(desk.balances(), "10.7+0 BTC 9928.83903+0 USDT");
}

#[test]
fn an_order_that_is_late_misses_the_open() {
    let rows = [("101 101 101 101 5", ""), ("102 102 102 102 5", "1 filled 1@102 last")];
    check(latency(1), &["buy 1 market budget 10000"], &rows);
    check(latency(60), &["buy 1 market budget 10000"], &rows);
    check(latency(0), &["buy 1 market budget 10000"], &[("101 101 101 101 5", "1 filled 1@101 last")]);
    check(
        latency(1),
        &["sell 1 stop 90 group 1"],
        &[("100 100 80 80 5", ""), ("79 80 78 80 5", "1 filled 1@79 last")],
    );
}

#[test]
fn a_volume_share_fills_in_parts_over_rows() {
    // A tenth of the volume in whole lots of 0.1.
    check(
        share(10),
        &["buy 2 market budget 10000"],
        &[
            ("101 101 101 101 5", "1 filled 0.5@101"),
            ("102 102 102 102 0.9", ""),
            ("103 103 103 103 9.9", "1 filled 0.9@103"),
            ("104 104 104 104 50", "1 filled 0.6@104 last"),
        ],
    );
}

#[test]
fn all_orders_share_one_candles_volume() {
    check(
        share(10),
        &["buy 2 market budget 5000", "sell 3 stop 95 group 1"],
        &[
            ("101 101 94 101 25", "1 filled 2@101 last; 2 filled 0.5@95"),
            // What is left of a stop that was touched is a market order.
            ("101 101 101 101 100", "2 filled 2.5@101 last"),
        ],
    );
}

#[test]
fn a_limit_that_fills_in_part_rests_on() {
    check(
        share(10),
        &["sell 2 limit 110 group 1"],
        &[
            ("100 111 100 109 5", "1 filled 0.5@110"),
            ("109 110 109 109 50", ""),
            ("109 111 109 109 50", "1 filled 1.5@110 last"),
        ],
    );
}

#[test]
fn an_order_for_a_sum_buys_the_most_lots_that_it_pays_for() {
    let models = Models { fee_rate: bps(10), ..Models::default() };
    // 10 · 101 · 1.001 = 1011.01: nine lots of 0.1 less.
    check(models, &["buy 1000USDT market"], &[("101 101 101 101 5", "1 filled 9.8@101 fee 0.9898 last")]);
    check(models, &["buy 1011.01USDT market"], &[("101 101 101 101 5", "1 filled 10@101 fee 1.01 last")]);
    check(models, &["buy 10USDT market"], &[("101 101 101 101 5", "1 rejected lot")]);
    // In parts: what is left of the sum buys on, and what buys no lot any more comes back.
    let models = Models { volume_share: Some(bps(1_000)), ..models };
    let mut desk = Desk::new(models);
    desk.place("buy 300USDT market");
    assert_eq!(desk.row("100 100 100 100 20"), "1 filled 2@100 fee 0.2");
    assert_eq!(desk.balances(), "12+0 BTC 9700+99.8 USDT");
    assert_eq!(desk.row("998.5 998.5 998.5 998.5 20"), "1 canceled");
    assert_eq!(desk.balances(), "12+0 BTC 9799.8+0 USDT");
}

#[test]
fn a_candle_that_is_passed_by_still_sets_what_its_close_may_trade() {
    let mut desk = Desk::new(share(10));
    desk.place("buy 5 market budget 10000");
    assert_eq!(desk.row("100 100 100 100 30"), "1 filled 3@100");
    desk.cancel(1);
    desk.row("100 100 100 100 10");
    desk.place("buy 5 market budget 10000");
    let mut events = Vec::new();
    let at = model::Instant::from_nanos(desk.at);
    desk.exchange.fill_waiting(model::InstrumentId(0), at, 1_000, &mut events).unwrap();
    assert_eq!(crate::desk::words(&events), "2 filled 1@100");
}

#[test]
fn a_stop_that_the_price_stands_beyond_acts_at_once() {
    let mut desk = Desk::new(Models::default());
    desk.place("sell 1 stop 90 group 1");
    assert_eq!(desk.move_stop(1, "110", "1"), "1 moved 1@110");
    assert_eq!(desk.row("100 120 100 120 5"), "1 filled 1@100 last");
}
