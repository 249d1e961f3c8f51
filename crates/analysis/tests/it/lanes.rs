//! Batches that cut a series in stretches give the bits of one bar after the other, whatever the series: one that they forget
//! quickly, one that stands still where a stretch begins, one with outliers, one as far as doubles go.

use crate::series;
use analysis::registry::{self, Settings, Spec, Study};
use analysis::{Bar, Bars};

const LENGTH: usize = 9_000;

/// The walk, with each price changed by `change`, which is told the bar.
fn market(seed: u64, price: f64, change: impl Fn(usize, f64) -> f64) -> Bars {
    let walk = series::walk(seed, LENGTH, price, price * 1e-6, 30.0);
    Bars::collect(walk.iter().enumerate().map(|(index, bar)| Bar {
        open: change(index, bar.open),
        high: change(index, bar.high),
        low: change(index, bar.low),
        close: change(index, bar.close),
        ..bar
    }))
    .unwrap()
}

fn assert_same_bits(study: &mut dyn Study, stream: &mut dyn Study, bars: &Bars, what: &str) {
    let columns = study.batch(bars);
    let mut row = vec![f64::NAN; stream.width()];
    for (index, bar) in bars.iter().enumerate() {
        stream.update(&bar, &mut row);
        for (column, said) in columns.iter().zip(&row) {
            assert_eq!(
                column[index].to_bits(),
                said.to_bits(),
                "{what}, bar {index}: {} {said}",
                column[index]
            );
        }
    }
}

fn each_market(bars: &Bars, name: &str) {
    for spec in registry::all() {
        for settings in settings_of(spec) {
            let what = format!("{} {settings:?} on {name}", spec.name);
            let (mut study, mut stream) = (spec.build(&settings), spec.build(&settings));
            assert_same_bits(study.as_mut(), stream.as_mut(), bars, &what);
            // What comes next begins where both have ended.
            assert_same_bits(study.as_mut(), stream.as_mut(), bars, &format!("{what}, again"));
        }
    }
}

/// The defaults, and for those that go in stretches some windows.
fn settings_of(spec: &Spec) -> Vec<Settings> {
    const IN_STRETCHES: [&str; 7] = ["ema", "rma", "rsi", "atr", "natr", "bbands", "stddev"];
    let mut all = vec![Settings::defaults(spec.parameters)];
    if IN_STRETCHES.contains(&spec.name) {
        all.extend(["2", "3", "9", "40"].map(|period| spec.settings([("timeperiod", period)]).unwrap()));
    }
    all
}

#[test]
fn an_ordinary_market() {
    each_market(&market(3, 60_000.0, |_, price| price), "a walk");
}

#[test]
fn a_market_that_stands_still_now_and_then() {
    let still = |index: usize, price: f64| if index % 1_500 < 900 { 101.3 } else { price };
    each_market(&market(5, 100.0, still), "stand-stills");
}

#[test]
fn a_market_with_outliers() {
    let outlying = |index: usize, price: f64| if index % 1_111 == 1_000 { price * 1e9 } else { price };
    each_market(&market(7, 1e-5, outlying), "outliers");
}

#[test]
fn a_market_as_far_as_doubles_go() {
    let far = |index: usize, price: f64| if index > 5_000 { price * 1e308 } else { price };
    each_market(&market(11, 1.0, far), "doubles' end");
}
