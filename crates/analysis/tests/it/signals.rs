//! Signals as their callers see them: what holds for each of them, and what came of them beside a twin that follows them
//! in its own way.

use crate::series::walk;
use analysis::signals::{
    Figures, Judgement, Outcome, Scorecard, Signal, SignalDirection, SignalEnd, SignalEvent, SignalSettings,
    SignalSettingsError, SignalSource, Signals, Weights, WeightsError, tracker::WARMUP_BARS,
};
use analysis::{Bar, Bars};

fn settings(confidence_min: f64, expires_bars: usize) -> SignalSettings {
    SignalSettings { confidence_min, expires_bars, ..SignalSettings::default() }
}

fn events(bars: &Bars, settings: &SignalSettings) -> Vec<(usize, SignalEvent)> {
    let mut signals = Signals::new(settings.clone()).unwrap();
    let each = bars.iter().enumerate();
    each.flat_map(|(index, bar)| signals.update(&bar).into_iter().map(move |event| (index, event))).collect()
}

fn markets() -> Vec<Bars> {
    let mut markets: Vec<Bars> = (0..4).map(|seed| walk(900 + seed, 1_500, 100.0, 0.01, 50.0)).collect();
    markets.push(walk(77, 900, 1.2e-6, 1e-10, 1e12));
    markets.push(trend(800, 1.004));
    markets
}

/// A market that rises or falls by a factor each bar, with a steady to and fro.
fn trend(length: usize, factor: f64) -> Bars {
    let mut price = 100.0;
    Bars::collect((0..length).map(|index| {
        let open: f64 = price;
        let swing = if index % 7 < 4 { factor * 1.002 } else { factor * 0.997 };
        price *= swing;
        Bar {
            open_at: index as i64 * 3_600_000_000_000,
            open,
            high: open.max(price) * 1.001,
            low: open.min(price) * 0.999,
            close: price,
            volume: 10.0 + (index % 5) as f64,
        }
    }))
    .unwrap()
}

#[test]
fn weights_are_shares_of_the_blend() {
    let weights = Weights::default();
    let shares = SignalSource::ALL.map(|source| weights.of(source));
    assert_eq!(shares, [30.0, 25.0, 20.0, 20.0, 5.0]);
    assert_eq!(weights.blend(&[1.0; 5]), 1.0);
    assert_eq!(weights.blend(&[-1.0; 5]), -1.0);
    // 0.3 · 0.5 - 0.25 · 0.4 + 0.2 · 1 + 0 + 0.05 · 0.2
    assert!((weights.blend(&[0.5, -0.4, 1.0, 0.0, 0.2]) - 0.26).abs() < 1e-15);
    let own = Weights::new([1.0, 1.0, 2.0, 0.0, 0.0]).unwrap();
    assert_eq!(SignalSource::ALL.map(|source| own.of(source)), [25.0, 25.0, 50.0, 0.0, 0.0]);
    assert_eq!(Weights::new([0.0; 5]), Err(WeightsError::Nobody));
    for weight in [-1.0, f64::NAN, f64::INFINITY, 1e9] {
        let refused = Weights::new([1.0, weight, 1.0, 1.0, 1.0]).unwrap_err();
        assert!(refused.to_string().contains("elliott_wave"), "{refused}");
    }
}

#[test]
fn settings_out_of_bounds_are_named() {
    for least in [0.49, 1.01, f64::NAN] {
        let refused = Signals::new(settings(least, 48)).unwrap_err();
        assert!(matches!(refused, SignalSettingsError::Confidence(_)), "{refused}");
    }
    for bars in [0, 10_001] {
        assert_eq!(Signals::new(settings(0.65, bars)).unwrap_err(), SignalSettingsError::Expiry(bars));
    }
}

#[test]
fn every_signal_has_a_plan_that_can_be_traded() {
    let mut seen = 0;
    for bars in markets() {
        for (index, event) in events(&bars, &settings(0.6, 30)) {
            let SignalEvent::Raised(signal) = event else { continue };
            seen += 1;
            let plan = &signal.plan;
            let sign = signal.direction.sign();
            assert!(index >= WARMUP_BARS && signal.confirmed_index == index);
            assert_eq!(signal.confirmed_at, bars.open_at()[index]);
            assert_eq!(plan.entry, bars.close()[index]);
            assert!((0.6..=1.0).contains(&signal.confidence), "{}", signal.confidence);
            assert!(sign * (plan.entry - plan.stop) > 0.0 && plan.stop > 0.0, "{plan:?}");
            assert!(!plan.targets.is_empty() && plan.targets.len() <= 3);
            let mut last = plan.entry + sign * plan.risk() * 0.999;
            for target in &plan.targets {
                assert!(sign * (target.price - last) > 0.0 && target.price > 0.0, "{plan:?}");
                assert!(!target.reason.is_empty());
                last = target.price;
            }
            let fractions: f64 = plan.targets.iter().map(|target| target.fraction).sum();
            assert!((fractions - 1.0).abs() < 1e-12);
            let leans = signal.opinions.each_ref().map(|opinion| opinion.lean);
            let blend = Weights::default().blend(&leans);
            assert!((signal.confidence - f64::midpoint(1.0, blend.abs())).abs() < 1e-12);
            assert_eq!(signal.direction, SignalDirection::of(blend));
        }
    }
    assert!(seen > 20, "only {seen} signals: the test shows little");
}

#[test]
fn each_lean_is_the_mean_of_its_arguments() {
    let bars = walk(5, 700, 100.0, 0.01, 50.0);
    let mut signals = Signals::new(SignalSettings::default()).unwrap();
    for (index, bar) in bars.iter().enumerate() {
        signals.update(&bar);
        if index % 20 != 0 {
            continue;
        }
        let assessment = signals.assessment().unwrap();
        assert_eq!((assessment.index, assessment.close), (index, bar.close));
        for (opinion, source) in assessment.opinions.iter().zip(SignalSource::ALL) {
            assert_eq!(opinion.source, source);
            let weight: f64 = opinion.arguments.iter().map(|argument| argument.weight).sum();
            let sum: f64 = opinion.arguments.iter().map(|argument| argument.weight * argument.lean).sum();
            let lean = sum / weight.max(1.0);
            assert!((opinion.lean - lean).abs() < 1e-9, "{source:?} at {index}: {} {lean}", opinion.lean);
            for argument in &opinion.arguments {
                assert!((-1.0..=1.0).contains(&argument.lean) && argument.weight > 0.0);
                assert!(!argument.text.is_empty() && !argument.text.contains("NaN"), "{}", argument.text);
                assert!(argument.drawing.iter().all(|corner| corner.index <= index), "{}", argument.text);
            }
        }
    }
}

#[test]
fn a_steady_rise_leans_up_and_a_fall_down() {
    for (factor, sign) in [(1.004, 1.0), (1.0 / 1.004, -1.0)] {
        let bars = trend(600, factor);
        let mut signals = Signals::new(SignalSettings::default()).unwrap();
        bars.iter().for_each(|bar| drop(signals.update(&bar)));
        let technical = &signals.assessment().unwrap().opinions[SignalSource::Technical.place()];
        assert!(technical.lean * sign > 0.4, "{factor}: {technical:?}");
    }
}

#[test]
fn a_market_that_stands_still_says_nothing() {
    let bars = Bars::collect((0..600).map(|index| Bar {
        open_at: index * 60_000_000_000,
        open: 5.0,
        high: 5.0,
        low: 5.0,
        close: 5.0,
        volume: 0.0,
    }))
    .unwrap();
    let raised = events(&bars, &settings(0.5, 10))
        .into_iter()
        .any(|(_, event)| matches!(event, SignalEvent::Raised(_)));
    assert!(!raised);
    let mut signals = Signals::new(SignalSettings::default()).unwrap();
    bars.iter().for_each(|bar| drop(signals.update(&bar)));
    let assessment = signals.assessment().unwrap();
    assert_eq!((assessment.confidence(), assessment.plan), (0.5, None));
}

#[test]
fn bars_that_come_later_change_no_signal() {
    for bars in markets() {
        let whole = events(&bars, &settings(0.6, 40));
        for part in [bars.len() / 2, bars.len() * 3 / 4 + 1] {
            let start = events(&bars.first(part), &settings(0.6, 40));
            let known: Vec<_> = whole.iter().filter(|(index, _)| *index < part).cloned().collect();
            assert_eq!(start, known);
        }
    }
}

#[test]
fn one_signal_is_open_at_a_time_and_each_ends_once() {
    for bars in markets() {
        let mut open: Option<u64> = None;
        let mut raised = 0;
        for (index, event) in events(&bars, &settings(0.58, 25)) {
            match event {
                SignalEvent::Raised(signal) => {
                    assert_eq!(open.replace(signal.id), None);
                    assert_eq!(signal.id, raised);
                    raised += 1;
                }
                SignalEvent::Ended(ended) => {
                    assert_eq!(open.take(), Some(ended.signal.id));
                    let outcome = ended.outcome.unwrap();
                    assert_eq!(outcome.ended_index, index);
                    assert!(index <= ended.signal.confirmed_index + ended.signal.expires_bars);
                    assert_eq!(
                        Some(outcome),
                        twin(&bars, &ended.signal, outcome.end, index).map(|twin| Outcome {
                            return_ratio: near(outcome.return_ratio, twin.return_ratio),
                            risk_multiple: near(outcome.risk_multiple, twin.risk_multiple),
                            mirrored_return_ratio: near(
                                outcome.mirrored_return_ratio,
                                twin.mirrored_return_ratio
                            ),
                            ..twin
                        })
                    );
                }
                SignalEvent::Judged(_) => {}
            }
        }
    }
}

/// `one`, where both are the same but for rounding.
fn near(one: f64, other: f64) -> f64 {
    if (one - other).abs() < 1e-9 { one } else { other }
}

/// Another way to the same outcome: the exits of each side as a list of (share, price), found by looking at all bars at once.
fn twin(bars: &Bars, signal: &Signal, said: SignalEnd, until: usize) -> Option<Outcome> {
    let from = signal.confirmed_index + 1;
    let entry = bars.open()[from];
    let last = (signal.confirmed_index + signal.expires_bars).min(until);
    let side = |turn: f64| {
        let sign = signal.direction.sign() * turn;
        let price = |price: f64| if turn > 0.0 { price } else { 2.0 * entry - price };
        let stop = price(signal.plan.stop);
        let against = |index: usize| if sign > 0.0 { bars.low()[index] } else { bars.high()[index] };
        let along = |index: usize| if sign > 0.0 { bars.high()[index] } else { bars.low()[index] };
        let stopped = (from..=last).find(|index| sign * against(*index) <= sign * stop);
        let before = stopped.unwrap_or(last + 1);
        let hit = |target: f64| (from..before).find(|index| sign * along(*index) >= sign * target);
        let reached: Vec<usize> =
            signal.plan.targets.iter().map_while(|target| hit(price(target.price))).collect();
        let is_all = reached.len() == signal.plan.targets.len();
        let mut left = 1.0;
        let mut gained = 0.0;
        for target in &signal.plan.targets[..reached.len()] {
            gained += target.fraction * sign * (price(target.price) - entry);
            left -= target.fraction;
        }
        let out = match stopped {
            Some(index) if sign * bars.open()[index] <= sign * stop => bars.open()[index],
            Some(_) => stop,
            None => bars.close()[last],
        };
        if !is_all {
            gained += left * sign * (out - entry);
        }
        let end = match (is_all, stopped) {
            (true, _) => (SignalEnd::TargetsReached, reached.iter().copied().max()),
            (false, Some(index)) => (SignalEnd::Stopped, Some(index)),
            (false, None) if said == SignalEnd::Reversed => (SignalEnd::Reversed, Some(until)),
            (false, None) => (SignalEnd::Expired, Some(last)),
        };
        (end, reached.len(), gained / entry)
    };
    let ((end, ended), targets_reached, return_ratio) = side(1.0);
    let ended_index = ended?;
    Some(Outcome {
        end,
        ended_index,
        ended_at: bars.open_at()[ended_index],
        targets_reached,
        entry,
        return_ratio,
        risk_multiple: return_ratio * entry / signal.plan.risk(),
        mirrored_return_ratio: side(-1.0).2,
    })
}

#[test]
fn sources_are_judged_by_what_the_price_did() {
    let bars = walk(31, 1_000, 100.0, 0.01, 50.0);
    let judged: Vec<Judgement> = events(&bars, &settings(0.65, 50))
        .into_iter()
        .filter_map(|(_, event)| if let SignalEvent::Judged(judged) = event { Some(judged) } else { None })
        .collect();
    let asked: Vec<usize> = judged.iter().map(|judged| judged.asked_index).collect();
    assert_eq!(asked, (WARMUP_BARS..950).step_by(50).collect::<Vec<_>>());
    for judged in judged {
        let (from, to) = (bars.close()[judged.asked_index], bars.close()[judged.asked_index + 50]);
        assert_eq!(judged.move_ratio, to / from - 1.0);
    }
}

fn outcome(return_ratio: f64, mirrored_return_ratio: f64) -> Outcome {
    Outcome {
        end: SignalEnd::Expired,
        ended_index: 1,
        ended_at: 1,
        targets_reached: 0,
        entry: 100.0,
        return_ratio,
        risk_multiple: 0.0,
        mirrored_return_ratio,
    }
}

#[test]
fn the_scorecard_is_what_a_hand_reckons() {
    let raised = events(&markets()[0], &settings(0.55, 30)).into_iter().find_map(|(_, event)| match event {
        SignalEvent::Raised(signal) => Some(*signal),
        SignalEvent::Ended(_) | SignalEvent::Judged(_) => None,
    });
    let signal = |confidence: f64| Signal { confidence, ..raised.clone().unwrap() };
    let mut card = Scorecard::new(0.002);
    card.push(&signal(0.7), &outcome(0.05, -0.03));
    card.push(&signal(0.6), &outcome(-0.02, 0.04));
    card.push(&signal(0.62), &outcome(0.01, -0.01));
    let all = card.all();
    let close = |seen: Option<f64>, expected: f64| {
        assert!((seen.unwrap() - expected).abs() < 1e-12, "{seen:?} {expected}")
    };
    assert_eq!(all.count, 3);
    close(all.hit_rate, 2.0 / 3.0);
    close(all.brier, (0.3 * 0.3 + 0.6 * 0.6 + 0.38 * 0.38) / 3.0);
    close(all.profit_factor, (0.048 + 0.008) / 0.022);
    close(all.mean_return, (0.048 - 0.022 + 0.008) / 3.0);
    assert!((card.total_return() - (1.048 * 0.978 * 1.008 - 1.0)).abs() < 1e-12);
    let buckets = card.buckets();
    assert_eq!(buckets.map(|(_, figures)| figures.count), [0, 2, 0, 1, 0, 0]);
    assert_eq!(buckets[0].1, Figures::default());
    let coin = card.coin_toss().unwrap();
    // Tosses: 0.05 or -0.03, -0.02 or 0.04, 0.01 or -0.01, each less 0.002.
    close(Some(coin.mean_return), (0.01 + 0.01 + 0.0) / 3.0 - 0.002);
    let deviation = (0.04_f64.powi(2) + 0.03_f64.powi(2) + 0.01_f64.powi(2)).sqrt() / 3.0;
    close(Some(coin.deviation), deviation);
    close(coin.deviations_above, ((0.034 - 0.014) / 3.0) / deviation);
    close(Some(coin.hit_rate), 0.5);
}

#[test]
fn a_source_that_hardly_leans_is_not_counted() {
    let mut card = Scorecard::new(0.0);
    let judge = |leans, move_ratio| Judgement { asked_index: 0, leans, move_ratio };
    card.judge(&judge([0.5, -0.5, 0.05, 0.0, 1.0], 0.02));
    card.judge(&judge([-0.5, -0.5, 0.0, 0.0, 1.0], 0.04));
    let sources = card.sources();
    assert_eq!(sources.map(|(_, figures)| figures.count), [2, 2, 0, 0, 2]);
    let [technical, elliott, .., volume] = sources.map(|(_, figures)| figures);
    assert_eq!(technical.hit_rate, Some(0.5));
    assert!((technical.brier.unwrap() - (0.25_f64.powi(2) + 0.75_f64.powi(2)) / 2.0).abs() < 1e-12);
    assert!((technical.profit_factor.unwrap() - 0.5).abs() < 1e-12);
    assert_eq!((elliott.hit_rate, elliott.profit_factor), (Some(0.0), Some(0.0)));
    assert_eq!((volume.hit_rate, volume.brier, volume.profit_factor), (Some(1.0), Some(0.0), None));
}
