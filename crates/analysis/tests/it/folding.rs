//! What holds for every indicator of the registry: streaming equals batch bit for bit, nothing said is ever changed by
//! bars that come later, and the warm-up is exactly as long as declared.

use crate::repaint::probe::{Cuts, first_repaint};
use crate::series::{self, Series};
use crate::talib::cases::variants;
use analysis::registry::{self, Settings, Spec};

fn each(mut judge: impl FnMut(&'static Spec, &Settings, &Series)) {
    for series in series::all() {
        for spec in registry::all() {
            for settings in variants(spec) {
                judge(spec, &settings, &series);
            }
        }
    }
}

#[test]
fn streaming_equals_batch_and_bars_that_come_later_change_nothing() {
    each(|spec, settings, series| {
        assert_eq!(spec.build(settings).width(), spec.outputs.len(), "{}", spec.name);
        let leak = first_repaint(|_| spec.build(settings), &series.bars, Cuts::Few);
        assert_eq!(leak, None, "{} {settings:?} on {}", spec.name, series.name);
    });
}

#[test]
fn prices_as_far_as_doubles_go_leave_streaming_and_batch_alike() {
    let bars = series::walk(9, 200, 1e300, 1e290, 1e305);
    for spec in registry::all() {
        for source in ["close", "volume"] {
            let Ok(settings) = spec.settings([("source", source)]) else { continue };
            let leak = first_repaint(|_| spec.build(&settings), &bars, Cuts::Few);
            assert_eq!(leak, None, "{} {source}", spec.name);
        }
        let settings = Settings::defaults(spec.parameters);
        assert_eq!(first_repaint(|_| spec.build(&settings), &bars, Cuts::Few), None, "{}", spec.name);
    }
}

#[test]
fn the_warmup_is_exactly_as_long_as_declared() {
    each(|spec, settings, series| {
        let warmup = spec.warmup(settings);
        let columns = spec.build(settings).batch(&series.bars);
        for (output, column) in spec.outputs.iter().zip(columns.iter()) {
            let early = column.iter().take(warmup).position(|value| !value.is_nan());
            assert_eq!(
                early, None,
                "{} {settings:?} on {}: {} speaks early",
                spec.name, series.name, output.name
            );
            assert!(column.iter().all(|value| !value.is_infinite()), "{} {}", spec.name, output.name);
        }
        let speaks = !speaks_rarely(spec) && !SILENT_AT_HIGH_PRICES.contains(&spec.name);
        if series.name == "walk" && warmup < series.bars.len() && speaks {
            assert_eq!(columns.first_valid(), Some(warmup), "{} {settings:?}", spec.name);
        }
    });
}

/// Functions that no number comes out of where prices are in the thousands.
const SILENT_AT_HIGH_PRICES: [&str; 5] = ["acos", "asin", "cosh", "exp", "sinh"];

/// Whether its first value may come any time after the warm-up: its columns are single marks, or it waits for a price or for
/// the end of a session.
fn speaks_rarely(spec: &Spec) -> bool {
    ["pivots", "renko"].contains(&spec.name)
        || spec.outputs.iter().all(|output| output.style == registry::Style::Dots)
}

#[test]
fn every_name_and_parameter_is_found_by_its_text() {
    for spec in registry::all() {
        assert!(
            std::ptr::eq(registry::find(&spec.name.to_uppercase()).unwrap(), spec),
            "{} is there twice",
            spec.name
        );
        assert!(spec.doc.len() > 40 && spec.doc.contains("Source"), "{} is not documented", spec.name);
        assert_eq!(spec.settings([]).unwrap(), Settings::defaults(spec.parameters));
    }
}
