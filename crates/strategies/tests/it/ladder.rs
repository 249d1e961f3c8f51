//! The ladder when things do not go by the book: entries in parts, refused stops, coarse ticks.

use crate::desk::{Desk, candle};
use model::event::RejectReason;
use model::{Command, OrderKind, OrderRequest, OrderSize, Purpose, VenueEventKind};

const PARAMS: [(&str, &str); 6] = [
    ("short", "1"),
    ("long", "2"),
    ("entry", "level"),
    ("exits", "ladder"),
    ("size", "fixed"),
    ("quantity", "3"),
];

/// A desk whose bot has asked for three at a close of 100.
fn asked(tick: &str) -> (Desk, OrderRequest) {
    let mut desk = Desk::new("sma-cross", &PARAMS, 2, tick);
    desk.close(&candle(0, 9_900, 9_900, 9_900, 9_900));
    let request = desk.close(&candle(1, 10_000, 10_000, 10_000, 10_000))[0];
    desk.report(request.order, VenueEventKind::Accepted);
    (desk, request)
}

/// Orders as `stop 3@85`, `tier_1 0.99@130`.
fn words(orders: &[OrderRequest]) -> Vec<String> {
    let word = |request: &OrderRequest| {
        let OrderSize::Quantity(quantity) = request.size else { panic!("a quantity") };
        let price = match request.kind {
            OrderKind::Market => "market".to_owned(),
            OrderKind::Limit { price } | OrderKind::Stop { stop_price: price } => price.to_string(),
        };
        format!("{} {quantity}@{price}", request.purpose.name())
    };
    orders.iter().map(word).collect()
}

fn fill(
    desk: &mut Desk,
    request: &OrderRequest,
    quantity: &str,
    price: &str,
    is_last: bool,
) -> Vec<OrderRequest> {
    let before = desk.commands.len();
    desk.fill(request, quantity.parse().unwrap(), price.parse().unwrap(), is_last);
    desk.placed(before)
}

#[test]
fn an_entry_in_parts_is_placed_anew_for_the_whole_as_soon_as_the_old_exits_are_gone() {
    let (mut desk, request) = asked("0.01");
    let first = fill(&mut desk, &request, "1", "100", false);
    assert_eq!(words(&first), ["stop 1@85", "tier_1 0.33@130", "tier_2 0.33@175"]);
    first.iter().for_each(|order| desk.report(order.order, VenueEventKind::Accepted));
    let before = desk.commands.len();
    assert!(fill(&mut desk, &request, "2", "103", true).is_empty());
    let canceled = desk.commands[before..].iter().filter(|command| matches!(command, Command::Cancel { .. }));
    assert_eq!(canceled.count(), 3);
    let before = desk.commands.len();
    desk.report(first[0].order, VenueEventKind::Canceled);
    desk.report(first[1].order, VenueEventKind::Canceled);
    assert!(desk.placed(before).is_empty(), "not while one of them may still trade");
    desk.report(first[2].order, VenueEventKind::Canceled);
    // The average is 102: 86.7, 132.6 and 178.5.
    assert_eq!(words(&desk.placed(before)), ["stop 3@86.7", "tier_1 0.99@132.6", "tier_2 0.99@178.5"]);
}

#[test]
fn a_refused_stop_is_placed_again_at_the_next_close() {
    let (mut desk, request) = asked("0.01");
    let exits = fill(&mut desk, &request, "3", "100", true);
    desk.report(exits[0].order, VenueEventKind::Rejected { reason: RejectReason::Tick });
    desk.report(exits[1].order, VenueEventKind::Accepted);
    desk.report(exits[2].order, VenueEventKind::Accepted);
    let before = desk.commands.len();
    assert!(desk.close(&candle(2, 10_100, 10_100, 10_100, 10_100)).is_empty(), "the targets go first");
    assert_eq!(desk.commands.len() - before, 2);
    desk.report(exits[1].order, VenueEventKind::Canceled);
    desk.report(exits[2].order, VenueEventKind::Canceled);
    assert_eq!(words(&desk.placed(before)), ["stop 3@85", "tier_1 0.99@130", "tier_2 0.99@175"]);
    // All of them refused: again at the next close, not at once and for ever.
    let again = desk.placed(before);
    for order in &again {
        desk.report(order.order, VenueEventKind::Rejected { reason: RejectReason::Tick });
    }
    assert_eq!(desk.placed(before).len(), 3);
    assert_eq!(desk.close(&candle(3, 10_200, 10_200, 10_200, 10_200)).len(), 3);
}

#[test]
fn break_even_lies_on_a_tick_coarser_than_the_series() {
    let (mut desk, request) = asked("0.5");
    let exits = fill(&mut desk, &request, "3", "100.37", true);
    // 0.85 · 100.37 = 85.31…, 1.3 · = 130.48…, 1.75 · = 175.64…
    assert_eq!(words(&exits), ["stop 3@85", "tier_1 0.99@130.5", "tier_2 0.99@176"]);
    exits.iter().for_each(|order| desk.report(order.order, VenueEventKind::Accepted));
    desk.fill(&exits[1], "0.99".parse().unwrap(), "130.5".parse().unwrap(), true);
    let Some(Command::Amend(stop_move)) = desk.commands.last() else { panic!("the stop moves") };
    assert_eq!((stop_move.stop_price.to_string(), stop_move.purpose), ("100".to_owned(), Purpose::BreakEven));
    assert_eq!(stop_move.quantity.to_string(), "2.01");
}

#[test]
fn a_stop_that_sells_in_parts_leaves_no_plan_behind() {
    let (mut desk, request) = asked("0.01");
    let exits = fill(&mut desk, &request, "3", "100", true);
    exits.iter().for_each(|order| desk.report(order.order, VenueEventKind::Accepted));
    fill(&mut desk, &exits[0], "1", "85", false);
    assert!(
        desk.close(&candle(2, 10_100, 10_100, 10_100, 10_100)).is_empty(),
        "its rest sells at the market"
    );
    fill(&mut desk, &exits[0], "2", "84", true);
    desk.report(exits[1].order, VenueEventKind::Canceled);
    desk.report(exits[2].order, VenueEventKind::Canceled);
    assert!(desk.is_flat());
    // Up again: a new entry, and nothing of the old ladder.
    let orders = desk.close(&candle(3, 10_200, 10_200, 10_200, 10_200));
    assert_eq!(words(&orders), ["entry 3@market"]);
}
