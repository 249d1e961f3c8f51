//! Markets that change between four regimes, with the regime of each bar beside it.
//!
//! A regime lasts 60 to 240 bars. Trends drift 0.15 to 0.4 of the usual move a bar; a ranging market is drawn back to
//! where it began by 8 to 20 % of the distance a bar; a volatile one moves 2 to 3.5 times as far as usual without a
//! direction. How far is usual differs from market to market and wanders slowly.

use analysis::Bar;

/// What a bar was drawn as: 0 up, 1 down, 2 ranging, 3 volatile.
pub type Label = usize;

struct Dice(u64);

impl Dice {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn within(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

/// So many bars, each with its label.
pub fn market(seed: u64, length: usize) -> Vec<(Bar, Label)> {
    let mut dice = Dice(seed.wrapping_mul(0xd134_2543_de82_ef95));
    let usual = dice.within(0.003, 0.02);
    let (mut wander, mut logarithm, mut all) = (0.0, 0.0_f64, Vec::with_capacity(length));
    while all.len() < length {
        let label = (dice.unit() * 4.0) as usize;
        let bars = dice.within(60.0, 240.0) as usize;
        let (drift, back, wild) = (dice.within(0.15, 0.4), dice.within(0.08, 0.2), dice.within(2.0, 3.5));
        let home = logarithm;
        for _ in 0..bars.min(length - all.len()) {
            wander = 0.98 * wander + 0.05 * dice.normal();
            let step = usual * exponential(wander);
            let open = logarithm;
            let noise = dice.normal();
            logarithm += match label {
                0 => step * (drift + noise),
                1 => step * (noise - drift),
                2 => step * noise + back * (home - open),
                _ => step * wild * noise,
            };
            let spread = if label == 3 { wild } else { 1.0 };
            all.push((bar(all.len(), [open, logarithm], step * spread, &mut dice), label));
        }
    }
    all
}

fn bar(index: usize, [open, close]: [f64; 2], step: f64, dice: &mut Dice) -> Bar {
    let price = |logarithm: f64| 100.0 * exponential(logarithm);
    let high = open.max(close) + step * dice.within(0.1, 0.6);
    let low = open.min(close) - step * dice.within(0.1, 0.6);
    Bar {
        open_at: index as i64 * 3_600_000_000_000,
        open: price(open),
        high: price(high),
        low: price(low),
        close: price(close),
        volume: 1.0,
    }
}

/// e to the power of a number, by halving it until a short series is exact enough: the same on every machine.
fn exponential(power: f64) -> f64 {
    let small = power / 1_024.0;
    let mut value = 1.0 + small * (1.0 + small / 2.0 * (1.0 + small / 3.0 * (1.0 + small / 4.0)));
    for _ in 0..10 {
        value *= value;
    }
    value
}
