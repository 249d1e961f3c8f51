//! Random order flow: whatever bots ask for and whatever the market does, both books agree after every step, and the
//! recorded frames fold to the same state.
//!
//! - [`dice`]: the seed's numbers. - [`scripts`]: bots that ask for anything. - [`world`]: engine, exchange and what is
//!   under way between them. - [`twin`]: a second engine and exchange that only fold what was recorded.

mod dice;
mod scripts;
mod twin;
mod world;

use proptest::prelude::*;
use world::{Conditions, World};

/// Runs a seed's market, bots and persons, checking after every step.
fn check(seed: u64, rows: usize, conditions: Conditions) -> World {
    let mut world = World::new(seed, conditions);
    for _ in 0..rows {
        world.row();
    }
    world
}

#[test]
fn the_flow_is_not_idle() {
    let mut seen = [0_usize; 6];
    for seed in 0..12 {
        let world = check(seed, 120, Conditions::of(seed));
        let book = |pick: fn(&engine::portfolio::Tally) -> u32| -> usize {
            world.engine.core.books().map(|book| pick(&book.tally) as usize).sum()
        };
        let counts = [
            book(|tally| tally.trades),
            book(|tally| tally.fills),
            book(|tally| tally.refused),
            world.parts,
            world.moved,
            world.canceled,
        ];
        seen.iter_mut().zip(counts).for_each(|(seen, count)| *seen += count);
    }
    assert!(
        seen.iter().all(|count| *count >= 30),
        "trades, fills, refusals, parts, moves, cancellations: {seen:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn both_books_agree_after_every_step_and_frames_fold_to_the_same_state(
        seed in any::<u64>(), rows in 1_usize..80,
    ) {
        check(seed, rows, Conditions::of(seed));
    }

    #[test]
    fn both_books_agree_while_reports_are_under_way(seed in any::<u64>(), rows in 1_usize..80) {
        check(seed, rows, Conditions { is_late: true, ..Conditions::of(seed) });
    }
}
