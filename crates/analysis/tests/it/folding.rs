//! What holds for every indicator of the registry: streaming equals batch bit for bit, nothing said is ever changed by
//! bars that come later, and the warm-up is exactly as long as declared.

use crate::series::{self, Series};
use crate::talib::cases::variants;
use analysis::registry::{self, Settings, Spec};

fn bits(columns: &registry::Columns) -> Vec<Vec<u64>> {
    columns.iter().map(|column| column.iter().map(|value| value.to_bits()).collect()).collect()
}

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
fn streaming_equals_batch_bit_for_bit() {
    each(|spec, settings, series| {
        let batch = bits(&spec.build(settings).batch(&series.bars));
        let mut study = spec.build(settings);
        assert_eq!(study.width(), spec.outputs.len(), "{}", spec.name);
        let mut row = vec![0.0; study.width()];
        for (index, bar) in series.bars.iter().enumerate() {
            study.update(&bar, &mut row);
            for (column, value) in row.iter().enumerate() {
                assert_eq!(
                    value.to_bits(),
                    batch[column][index],
                    "{} {settings:?} on {}, {} at bar {index}",
                    spec.name,
                    series.name,
                    spec.outputs[column].name
                );
            }
        }
    });
}

#[test]
fn bars_that_come_later_change_nothing() {
    each(|spec, settings, series| {
        let whole = bits(&spec.build(settings).batch(&series.bars));
        for part in [series.bars.len() / 3, series.bars.len() / 2 + 1] {
            let start = bits(&spec.build(settings).batch(&series.bars.first(part)));
            for (column, values) in start.iter().enumerate() {
                assert_eq!(
                    values[..],
                    whole[column][..values.len()],
                    "{} {settings:?} on {}: {} repaints",
                    spec.name,
                    series.name,
                    spec.outputs[column].name
                );
            }
        }
    });
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
