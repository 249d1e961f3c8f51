//! Volume indicators where TA-Lib has none or divides rests of rounding: hand calculations, naive twins and other libraries.

use crate::series::walk;
use analysis::registry::{self, Columns};
use analysis::{Bar, Bars};

fn batch(name: &str, settings: &[(&str, &str)], bars: &Bars) -> Columns {
    let spec = registry::find(name).unwrap();
    spec.build(&spec.settings(settings.iter().copied()).unwrap()).batch(bars)
}

#[test]
fn a_window_without_volume_leaves_no_rounding_behind() {
    let lively = walk(21, 300, 900.0, 0.01, 2e6);
    let bars = Bars::collect(lively.iter().enumerate().map(|(index, bar)| Bar {
        volume: if (100..200).contains(&index) { 0.0 } else { bar.volume },
        ..bar
    }))
    .unwrap();
    for kind in ["sma", "wma", "trima", "hma"] {
        let pvo = batch("pvo", &[("matype", kind)], &bars);
        assert!((135..200).all(|bar| pvo.value(0, bar) == Some(0.0)), "pvo of {kind}");
    }
    let cmf = batch("cmf", &[], &bars);
    assert!((119..200).all(|bar| cmf.value(0, bar) == Some(0.0)), "a money flow of nothing");
    for (name, period) in [("rvol", "20"), ("vwma", "20")] {
        let column = batch(name, &[("timeperiod", period)], &bars);
        assert!((120..200).all(|bar| column.value(0, bar).is_none()), "{name} of nothing");
    }
}
