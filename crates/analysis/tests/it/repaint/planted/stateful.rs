//! Leaks: studies that were made in sight of the future or share what they know, and lists that are corrected.

use super::Planted;
use super::figures::{at, best_window, deviation, each, mean, mean_to, say, turns};
use analysis::registry::{Columns, Study};
use analysis::structure::levels::LevelChange;
use analysis::structure::{Levels, PivotKind, Reversal, ZigZag};
use analysis::{Bar, Bars};
use std::cell::Cell;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// All of them.
pub const ALL: &[Planted] = &[
    Planted::study("scaled by what the whole was when it was made", |bars| {
        let (mean, deviation) = (mean(bars.close()), deviation(bars.close()));
        stepped((), move |(), bar| (bar.close - mean) / deviation)
    }),
    Planted::study("the best window of the whole, chosen when it was made", |bars| {
        let share = 2.0 / (best_window(bars, bars.len()) + 1) as f64;
        stepped(0.0, move |value: &mut f64, bar| {
            *value += (bar.close - *value) * share;
            *value
        })
    }),
    Planted::study("reads the next bar out of the series it was made with", |bars| {
        let series = bars.clone();
        stepped(0, move |index: &mut usize, _| {
            *index += 1;
            at(series.close(), *index)
        })
    }),
    Planted::study("knows how many bars are to come", |bars| {
        let left = bars.len();
        stepped(left, |left: &mut usize, _| {
            *left -= 1;
            *left as f64
        })
    }),
    Planted::study("a batch that looks ahead of its streaming", |_| {
        Box::new(TwoFaced {
            batch: |bars| each(bars, |index| at(bars.close(), index + 1)),
            window: Vec::new(),
        })
    }),
    Planted::study("a batch with another last digit than streaming", |_| {
        let twice = |bars: &Bars| each(bars, |index| (mean_to(bars.close(), index, 3) * 3.0 + 0.1) / 3.0);
        Box::new(TwoFaced { batch: twice, window: Vec::new() })
    }),
    Planted::study("counts how many were ever made", |_| {
        static MADE: AtomicU64 = AtomicU64::new(0);
        let number = MADE.fetch_add(1, Ordering::SeqCst) as f64;
        stepped((), move |(), bar| bar.close + number * 1e-9)
    }),
    Planted::study("every hundredth call of any of them", |_| {
        static CALLS: AtomicU64 = AtomicU64::new(1);
        let is_hundredth = || CALLS.fetch_add(1, Ordering::SeqCst).is_multiple_of(100);
        stepped((), move |(), bar| if is_hundredth() { bar.open } else { bar.close })
    }),
    Planted::study("the highest price any of them has seen", |_| {
        thread_local!(static HIGHEST: Cell<f64> = const { Cell::new(0.0) });
        stepped((), |(), bar| {
            HIGHEST.set(HIGHEST.get().max(bar.high));
            HIGHEST.get()
        })
    }),
    Planted::study("an average that all of them share", |_| {
        thread_local!(static VALUE: Cell<f64> = const { Cell::new(0.0) });
        VALUE.set(0.0);
        stepped((), |(), bar| {
            VALUE.set(VALUE.get() + (bar.close - VALUE.get()) * 0.1);
            VALUE.get()
        })
    }),
    Planted::study("remembers the longest series and looks ahead in it", |_| {
        Box::new(TwoFaced { batch: |bars| remembered(bars, 1), window: Vec::new() })
    }),
    Planted::study("knows a series that comes again", |_| {
        Box::new(TwoFaced { batch: |bars| remembered(bars, 0), window: Vec::new() })
    }),
    Planted::list("the newest turn moves with the price", |bars| {
        let mut zigzag = ZigZag::new(Reversal::Percent(3.0)).unwrap();
        let mut list: Vec<(usize, String)> = bars
            .iter()
            .filter_map(|bar| zigzag.update(&bar))
            .map(|pivot| (pivot.confirmed_index, say(&pivot)))
            .collect();
        list.extend(
            zigzag.leg().map(|leg| (leg.index, format!("{} at {:x}", leg.index, leg.price.to_bits()))),
        );
        list
    }),
    Planted::list("turns certain at their own bars", |bars| {
        turns(bars).iter().map(|turn| (turn.index, say(turn))).collect()
    }),
    Planted::list("levels, without those that were broken later", |bars| {
        let events = levels(bars);
        let is_broken =
            |id: &u64| events.iter().any(|(_, other, change)| other == id && *change == LevelChange::Broken);
        let stand =
            |(_, id, change): &&(usize, u64, LevelChange)| *change == LevelChange::Found && !is_broken(id);
        events.iter().filter(stand).map(|(bar, id, _)| (*bar, id.to_string())).collect()
    }),
    Planted::list("levels, each with all the touches it will have", |bars| {
        let events = levels(bars);
        let touches = |id: u64| events.iter().filter(|(_, other, _)| *other == id).count();
        let found = events.iter().filter(|(_, _, change)| *change == LevelChange::Found);
        found.map(|(bar, id, _)| (*bar, format!("{id} touched {} times", touches(*id)))).collect()
    }),
    Planted::list("turns numbered from the last", |bars| {
        let turns = turns(bars);
        let number = |(place, turn): (usize, &analysis::structure::Pivot)| {
            (turn.confirmed_index, format!("{} from the end", turns.len() - place))
        };
        turns.iter().enumerate().map(number).collect()
    }),
    Planted::list("only the highest tops", |bars| {
        let tops: Vec<_> = turns(bars).into_iter().filter(|turn| turn.kind == PivotKind::High).collect();
        let middle = mean(&tops.iter().map(|top| top.price).collect::<Vec<_>>());
        let high = tops.iter().filter(|top| top.price > middle);
        high.map(|top| (top.confirmed_index, say(top))).collect()
    }),
    Planted::list("wave numbers counted back from the newest turn", |bars| {
        let turns = turns(bars);
        let wave = |(place, turn): (usize, &analysis::structure::Pivot)| {
            (turn.confirmed_index, format!("wave {}", 5 - (turns.len() - 1 - place) % 5))
        };
        turns.iter().enumerate().map(wave).collect()
    }),
];

fn levels(bars: &Bars) -> Vec<(usize, u64, LevelChange)> {
    let mut levels = Levels::new(Reversal::Percent(3.0)).unwrap();
    let events = bars.iter().flat_map(|bar| levels.update(&bar)).collect::<Vec<_>>();
    events.iter().map(|event| (event.confirmed_index, event.id, event.change)).collect()
}

/// A study of one column by a state and a step; what it says of a bar, it says in batch and in streaming.
pub fn stepped<S, F>(state: S, step: F) -> Box<dyn Study>
where
    S: Send + 'static,
    F: FnMut(&mut S, &Bar) -> f64 + Send + 'static,
{
    Box::new(Stepped { state, step })
}

struct Stepped<S, F> {
    state: S,
    step: F,
}

impl<S: Send, F: FnMut(&mut S, &Bar) -> f64 + Send> Study for Stepped<S, F> {
    fn width(&self) -> usize {
        1
    }

    fn update(&mut self, bar: &Bar, row: &mut [f64]) {
        row[0] = (self.step)(&mut self.state, bar);
    }

    fn batch(&mut self, bars: &Bars) -> Columns {
        Columns::new(vec![bars.iter().map(|bar| (self.step)(&mut self.state, &bar)).collect()])
    }
}

/// A batch by itself beside a streaming mean of three closes.
struct TwoFaced {
    batch: fn(&Bars) -> Vec<f64>,
    window: Vec<f64>,
}

impl Study for TwoFaced {
    fn width(&self) -> usize {
        1
    }

    fn update(&mut self, bar: &Bar, row: &mut [f64]) {
        self.window.push(bar.close);
        row[0] = mean_to(&self.window, self.window.len() - 1, 3);
    }

    fn batch(&mut self, bars: &Bars) -> Columns {
        Columns::new(vec![(self.batch)(bars)])
    }
}

/// The mean of three closes, but where the series is the start of one that was seen before and is by `ahead` bars longer:
/// then the next close of that one.
fn remembered(bars: &Bars, ahead: usize) -> Vec<f64> {
    static SEEN: Mutex<[Vec<f64>; 2]> = Mutex::new([Vec::new(), Vec::new()]);
    let mut seen = SEEN.lock().unwrap();
    let known = &mut seen[ahead.min(1)];
    let is_known = bars.len() > 2 && known.len() >= bars.len() + ahead && known.starts_with(bars.close());
    let said = each(bars, |index| match is_known {
        true => at(known, index + 1),
        false => mean_to(bars.close(), index, 3),
    });
    if !is_known {
        *known = bars.close().to_vec();
    }
    said
}
