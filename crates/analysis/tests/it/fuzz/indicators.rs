//! Every indicator with arbitrary settings within their bounds, over arbitrary series; and the line that asks for them.

use super::bars::bars;
use analysis::Bars;
use analysis::indicators::trend::average::AverageKind;
use analysis::registry::{self, ParameterKind, Question, Settings, Spec};
use analysis::streaming::Source;
use arbitrary::{Result, Unstructured};
use testkit::fuzz::{Seen, Target, check};

/// One of all, and settings that its own parser takes.
fn asked(input: &mut Unstructured) -> Result<(&'static Spec, Settings)> {
    let count = registry::all().count();
    let place = input.int_in_range(0..=count - 1)?;
    let spec = registry::all().nth(place).unwrap();
    let mut given = Vec::new();
    for parameter in spec.parameters {
        given.push((parameter.name, value(input, parameter.kind)?));
    }
    let settings = spec.settings(given.iter().map(|(name, text)| (*name, text.as_str())));
    Ok((spec, settings.unwrap_or_else(|error| panic!("{}: {error}: {given:?}", spec.name))))
}

/// A value within the bounds, as text: the usual one, an end, near the least, or anywhere.
fn value(input: &mut Unstructured, kind: ParameterKind) -> Result<String> {
    let way = input.int_in_range(0_u8..=7)?;
    Ok(match kind {
        ParameterKind::Integer { default, min, max } => match way {
            0 | 1 => default,
            2 => min,
            3 => max,
            4 => input.int_in_range(min..=max)?,
            _ => input.int_in_range(min..=min.saturating_add(40).min(max))?,
        }
        .to_string(),
        ParameterKind::Real { default, min, max } => match way {
            0 | 1 => default,
            2 => min,
            3 => max,
            _ => {
                let share = f64::from(input.arbitrary::<u32>()?) / f64::from(u32::MAX);
                // Without the detour over max - min, which need not be finite.
                (min * (1.0 - share) + max * share).clamp(min, max)
            }
        }
        .to_string(),
        ParameterKind::Average { .. } => input.choose(&AverageKind::NAMES)?.2.to_owned(),
        ParameterKind::Source { .. } => input.choose(&Source::NAMES)?.1.to_owned(),
        ParameterKind::Choice { names, .. } => (*input.choose(names)?).to_owned(),
    })
}

fn run(bytes: &[u8]) -> Seen {
    let mut input = Unstructured::new(bytes);
    let Ok((spec, settings)) = asked(&mut input) else { return Seen::words("too short") };
    let bars = bars(&mut input).unwrap_or_default();
    let said = said(spec, &settings, &bars);
    Seen::words(spec.name).and(bars.len()).and(said)
}

/// How many values were said; none of them infinite, none before the warm-up, all of them in streaming too.
fn said(spec: &'static Spec, settings: &Settings, bars: &Bars) -> usize {
    let place = |bar: usize| format!("{} {:?} at bar {bar}", spec.name, settings.values());
    let warmup = spec.warmup(settings);
    let columns = spec.build(settings).batch(bars);
    assert_eq!(columns.iter().len(), spec.outputs.len(), "{}", spec.name);
    let mut study = spec.build(settings);
    let mut row = vec![0.0; study.width()];
    let mut count = 0;
    for (index, bar) in bars.iter().enumerate() {
        study.update(&bar, &mut row);
        for (cell, column) in row.iter().zip(columns.iter()) {
            assert!(!cell.is_infinite(), "{}: infinite", place(index));
            assert_eq!(
                cell.to_bits(),
                column[index].to_bits(),
                "{}: streaming is not the batch",
                place(index)
            );
            assert!(cell.is_nan() || index >= warmup, "{}: before the warm-up", place(index));
            count += usize::from(!cell.is_nan());
        }
    }
    count
}

#[test]
fn indicators() {
    check(&Target {
        name: "indicators",
        seeds: super::seeds(&[3_000, 2_000, 2_000, 1_000, 300, 40]),
        words: &[],
        inputs: 1_500,
        run,
    });
}

#[test]
fn question_line() {
    check(&Target {
        name: "question_line",
        seeds: &[
            b"rsi(14)",
            b"bbands(timeperiod=20,nbdevup=2.5), macd",
            b"vwap_session(session=week),sma(5,hl2)",
        ],
        words: &[
            "(",
            ")",
            ",",
            "=",
            "timeperiod",
            "period",
            "rsi",
            "stoch",
            "source",
            "matype",
            "wma",
            "100001",
            "(",
        ],
        inputs: 3_000,
        run: |bytes| {
            let text = String::from_utf8_lossy(bytes);
            match Question::parse_all(&text) {
                Ok(questions) => {
                    for question in &questions {
                        let again = Question::parse(&question.text).unwrap();
                        assert_eq!(
                            (again.spec.name, &again.settings),
                            (question.spec.name, &question.settings)
                        );
                        assert!(question.spec.build(&question.settings).width() > 0);
                    }
                    Seen::words("asked").and(questions.len())
                }
                Err(error) => {
                    let told = format!("{error:?}");
                    Seen::words(told.split(['{', '(']).next().unwrap_or_default())
                        .and(error.to_string().len())
                }
            }
        },
    });
}
