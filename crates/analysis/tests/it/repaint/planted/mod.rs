//! Things that leak and things that only look so, told apart by the probe: none missed, none accused.
//!
//! - [`figures`]: what they are made of. - [`ahead`]: that look ahead. - [`whole`]: that know the whole series. - [`hidden`]:
//!   that hide it. - [`stateful`]: whose state or list leaks. - [`honest`]: that read no more than the past, however they look.
//! - [`honest_state`]: the same of states, lists and the registry.

mod ahead;
mod figures;
mod hidden;
mod honest;
mod honest_state;
mod stateful;
mod whole;

pub use honest_state::certain_at;

use super::probe::{Cuts, Leak, first_repaint, first_revision};
use crate::series::{self, Series};
use analysis::registry::{Columns, Study};
use analysis::{Bar, Bars};

/// One thing that is tried.
pub struct Planted {
    /// What it is, in words.
    pub name: &'static str,
    /// What is tried.
    pub subject: Subject,
}

/// How it speaks.
pub enum Subject {
    /// One column, made of all bars at once.
    Column(fn(&Bars) -> Vec<f64>),
    /// Several.
    Columns(fn(&Bars) -> Vec<Vec<f64>>),
    /// A study that is made in sight of the bars that it will be fed.
    Study(fn(&Bars) -> Box<dyn Study>),
    /// A list of what is certain, each with the bar at whose close it became so.
    List(fn(&Bars) -> Vec<(usize, String)>),
}

impl Planted {
    /// A column.
    pub const fn column(name: &'static str, column: fn(&Bars) -> Vec<f64>) -> Self {
        Self { name, subject: Subject::Column(column) }
    }

    /// Columns.
    pub const fn columns(name: &'static str, columns: fn(&Bars) -> Vec<Vec<f64>>) -> Self {
        Self { name, subject: Subject::Columns(columns) }
    }

    /// A study.
    pub const fn study(name: &'static str, study: fn(&Bars) -> Box<dyn Study>) -> Self {
        Self { name, subject: Subject::Study(study) }
    }

    /// A list.
    pub const fn list(name: &'static str, list: fn(&Bars) -> Vec<(usize, String)>) -> Self {
        Self { name, subject: Subject::List(list) }
    }

    fn first_leak(&self, bars: &Bars, cuts: Cuts) -> Option<Leak> {
        match self.subject {
            Subject::Column(column) => {
                first_repaint(|_| Recomputed::boxed(move |bars| vec![column(bars)]), bars, cuts)
            }
            Subject::Columns(columns) => first_repaint(|_| Recomputed::boxed(columns), bars, cuts),
            Subject::Study(study) => first_repaint(study, bars, cuts),
            Subject::List(list) => first_revision(list, bars, cuts),
        }
    }
}

/// A study that computes everything anew from all bars so far.
struct Recomputed<F> {
    compute: F,
    bars: Bars,
}

impl<F: Fn(&Bars) -> Vec<Vec<f64>> + Send + 'static> Recomputed<F> {
    fn boxed(compute: F) -> Box<dyn Study> {
        Box::new(Self { compute, bars: Bars::new() })
    }
}

impl<F: Fn(&Bars) -> Vec<Vec<f64>> + Send> Study for Recomputed<F> {
    fn width(&self) -> usize {
        (self.compute)(&Bars::new()).len()
    }

    fn update(&mut self, bar: &Bar, row: &mut [f64]) {
        self.bars.push(*bar).unwrap();
        for (cell, column) in row.iter_mut().zip((self.compute)(&self.bars)) {
            *cell = column[column.len() - 1];
        }
    }

    fn batch(&mut self, bars: &Bars) -> Columns {
        Columns::new((self.compute)(bars))
    }
}

/// A market long enough for what shows once in 500 bars, and one with gaps.
fn markets() -> [Series; 2] {
    [
        Series { name: "walk".to_owned(), bars: series::walk(71, 560, 60_000.0, 0.01, 30.0) },
        Series { name: "gaps".to_owned(), bars: series::gaps(300) },
    ]
}

#[test]
fn every_leak_is_caught() {
    let markets = markets();
    let leaking: Vec<&Planted> =
        [ahead::ALL, whole::ALL, hidden::ALL, stateful::ALL].into_iter().flatten().collect();
    let mut missed = Vec::new();
    for planted in &leaking {
        let caught =
            markets.iter().find_map(|market| Some((market, planted.first_leak(&market.bars, Cuts::Every)?)));
        match caught {
            Some((market, leak)) => {
                eprintln!("{:<52} {:<5} bar {:>3}  {:?}", planted.name, market.name, leak.bar, leak.by);
            }
            None => missed.push(planted.name),
        }
    }
    eprintln!("{} leaks planted, {} missed", leaking.len(), missed.len());
    assert!(leaking.len() >= 75);
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn nothing_honest_is_accused() {
    let markets = markets();
    let others = series::all();
    let honest: Vec<&Planted> = [honest::ALL, honest_state::ALL].into_iter().flatten().collect();
    let mut accused = Vec::new();
    for planted in &honest {
        let everywhere = markets.iter().map(|market| (market, LENGTH_MAX, Cuts::Every));
        let once = markets.iter().map(|market| (market, market.bars.len(), Cuts::Few));
        let elsewhere = once.chain(others.iter().map(|market| (market, LENGTH_MAX, Cuts::Few)));
        for (market, length, cuts) in everywhere.chain(elsewhere) {
            if let Some(leak) = planted.first_leak(&market.bars.first(length), cuts) {
                accused.push(format!("{} on {}: {leak:?}", planted.name, market.name));
            }
        }
    }
    eprintln!("{} honest ones planted, {} accused", honest.len(), accused.len());
    assert!(honest.len() >= 75);
    assert_eq!(accused, Vec::<String>::new());
}

/// How much of most series is tried: many of the planted ones compute everything anew at each bar.
const LENGTH_MAX: usize = 200;
