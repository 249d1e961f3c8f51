//! Naive twins of the parts of indicators: each value from its whole window, by the formula, on lines that can be silent.

/// A value for each bar, where there is one.
pub type Line = Vec<Option<f64>>;

/// A line of numbers that are all there.
pub fn line(values: impl IntoIterator<Item = f64>) -> Line {
    values.into_iter().map(Some).collect()
}

/// One line of two, bar by bar, where both speak and the result is finite.
pub fn join(first: &Line, second: &Line, function: impl Fn(f64, f64) -> f64) -> Line {
    let each = |(first, second): (&Option<f64>, &Option<f64>)| Some(function((*first)?, (*second)?));
    first.iter().zip(second).map(each).map(|value| value.filter(|value| value.is_finite())).collect()
}

/// One line of another, bar by bar.
pub fn map(first: &Line, function: impl Fn(f64) -> f64) -> Line {
    first.iter().map(|value| value.map(&function)).collect()
}

/// The line as it was `count` bars ago.
pub fn ago(values: &Line, count: usize) -> Line {
    (0..values.len()).map(|bar| bar.checked_sub(count).and_then(|bar| values[bar])).collect()
}

/// A function of the last `period` values, where all of them are there.
pub fn over(values: &Line, period: usize, function: impl Fn(&[f64]) -> f64) -> Line {
    (0..values.len())
        .map(|bar| {
            let window = &values[(bar + 1).checked_sub(period)?..=bar];
            window.iter().copied().collect::<Option<Vec<f64>>>().map(|window| function(&window))
        })
        .collect()
}

/// The mean of the last values.
pub fn mean(values: &Line, period: usize) -> Line {
    over(values, period, |window| window.iter().sum::<f64>() / period as f64)
}

/// The highest of the last values.
pub fn highest(values: &Line, period: usize) -> Line {
    over(values, period, |window| window.iter().copied().fold(f64::NEG_INFINITY, f64::max))
}

/// The lowest of the last values.
pub fn lowest(values: &Line, period: usize) -> Line {
    over(values, period, |window| window.iter().copied().fold(f64::INFINITY, f64::min))
}

/// The population standard deviation of the last values.
pub fn deviation(values: &Line, period: usize) -> Line {
    over(values, period, |window| {
        let mean = window.iter().sum::<f64>() / period as f64;
        (window.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / period as f64).sqrt()
    })
}

/// The end of the line of least squares through the last values.
pub fn end_of_line(values: &Line, period: usize) -> Line {
    over(values, period, |window| {
        let (middle, mean) = ((period - 1) as f64 / 2.0, window.iter().sum::<f64>() / period as f64);
        let places = window.iter().enumerate().map(|(place, value)| (place as f64 - middle, value - mean));
        let (joint, square) = places.fold((0.0, 0.0), |(joint, square), (place, value)| {
            (joint + place * value, square + place * place)
        });
        mean + joint / square * middle
    })
}

/// value += (newest - value) * factor, from the mean of the first `period` values on.
pub fn smooth(values: &Line, period: usize, factor: f64) -> Line {
    let mut seeds = Vec::new();
    let mut last: Option<f64> = None;
    values
        .iter()
        .map(|value| {
            let value = (*value)?;
            if let Some(last) = &mut last {
                *last += (value - *last) * factor;
            } else {
                seeds.push(value);
                if seeds.len() == period {
                    last = Some(seeds.iter().sum::<f64>() / period as f64);
                }
            }
            last
        })
        .collect()
}

/// The exponential average.
pub fn exponential(values: &Line, period: usize) -> Line {
    smooth(values, period, 2.0 / (period as f64 + 1.0))
}

/// A column is the twin: to within rounding of the values, or of the largest value where they cancel out.
pub fn assert_twin(name: &str, ours: &[f64], twin: &Line) {
    assert_eq!(ours.len(), twin.len(), "{name}");
    let largest = twin.iter().flatten().fold(0.0_f64, |most, value| most.max(value.abs()));
    assert!(twin.iter().flatten().count() > 50, "{name}: too few values to compare");
    for (bar, (ours, twin)) in ours.iter().zip(twin).enumerate() {
        let Some(twin) = twin else {
            assert!(ours.is_nan(), "{name} at bar {bar} is {ours}, and should be silent");
            continue;
        };
        let apart = (ours - twin).abs();
        let is_near = apart <= 1e-9 * ours.abs().max(twin.abs()) || apart <= 1e-11 * largest;
        assert!(is_near, "{name} at bar {bar} is {ours}, its twin {twin}");
    }
}
