//! Risk figures against Python: NumPy, `statistics.NormalDist` and published examples; drawdowns against a naive twin.

use analysis::performance::drawdowns::{Drawdown, MartinParts, deepest_drawdowns, martin_ratio, ulcer_index};
use analysis::performance::returns::{
    TailLoss, gaussian_loss, historical_loss, omega, quantile, simple_returns, tail_ratio,
};
use analysis::performance::{SharpeSample, TradeStats, Traded, Trials, normal, turnover};
use proptest::prelude::*;

fn assert_close(name: &str, got: Option<f64>, expected: f64) {
    let got = got.unwrap_or_else(|| panic!("{name} is undefined, not {expected}"));
    assert!((got - expected).abs() <= 1e-11 * expected.abs(), "{name}: {got}, not {expected}");
}

const DAYS: [f64; 8] = [10_000.0, 10_100.0, 9_900.0, 10_050.0, 10_300.0, 10_000.0, 9_700.0, 10_400.0];

/// A thousand points, by a generator that Python has too: `draw = (draw*1103515245+12345) % 2147483648` from 12345 on,
/// `equity += draw//65536 % 2001 - 990` from 1000000 on.
fn hours() -> Vec<f64> {
    let (mut draw, mut equity) = (12_345_u64, 1_000_000_i64);
    let mut next = || {
        draw = (draw * 1_103_515_245 + 12_345) % 2_147_483_648;
        equity += i64::try_from(draw / 65_536 % 2_001).unwrap() - 990;
        equity as f64
    };
    (0..1_000).map(|_| next()).collect()
}

/// `statistics.NormalDist().inv_cdf(p)` and `math.erfc(-x / math.sqrt(2)) / 2`, Python 3.
#[test]
fn the_normal_distribution_is_that_of_python() {
    let quantiles = [
        (1e-300, -37.047_096_299_361_2),
        (1e-20, -9.262_340_089_798_405),
        (1e-5, -4.264_890_793_922_825_6),
        (0.025, -1.959_963_984_540_053_8),
        (0.3, -0.524_400_512_708_040_7),
        (0.7, 0.524_400_512_708_040_7),
        (0.999, 3.090_232_306_167_813),
        (1.0 - 1e-12, 7.034_486_910_047_835_6),
    ];
    for (share, expected) in quantiles {
        assert_close("quantile", normal::quantile(share), expected);
    }
    assert!(normal::quantile(0.5).is_some_and(|middle| middle.abs() < 1e-15));
    for share in [0.0, 1.0, -0.1, f64::NAN] {
        assert_eq!(normal::quantile(share), None);
    }
    let shares = [
        (-8.0, 6.220_960_574_271_819e-16),
        (-1.5, 0.066_807_201_268_858_09),
        (0.0, 0.5),
        (0.3, 0.617_911_422_188_952_6),
        (6.0, 0.999_999_999_013_412_3),
    ];
    for (x, expected) in shares {
        assert_close("cumulative", Some(normal::cumulative(x)), expected);
    }
    assert_close("density", Some(normal::density(2.0)), 0.053_990_966_513_188_06);
}

/// NumPy: `r = e[1:]/e[:-1]-1; maximum(r-t, 0).sum()/maximum(t-r, 0).sum()`;
/// `abs(percentile(r, 95))/abs(percentile(r, 5))`.
#[test]
fn gains_against_losses_equal_those_of_numpy() {
    let (days, hours) = (simple_returns(&DAYS).unwrap(), simple_returns(&hours()).unwrap());
    assert_close("omega", omega(&days, 0.0), 1.548_142_427_031_703);
    assert_close("omega", omega(&days, 0.000_5), 1.494_402_395_870_250_1);
    assert_close("omega", omega(&hours, 0.0), 0.940_381_580_679_006_8);
    assert_close("omega", omega(&hours, 0.000_5), 0.111_089_654_013_485_61);
    assert_close("tail_ratio", tail_ratio(&days), 1.949_640_711_695_414_9);
    assert_close("tail_ratio", tail_ratio(&hours), 1.004_394_115_798_814_3);
}

/// NumPy: `q = percentile(r, 100*tail); -q, -r[r<=q].mean()`; with `m = r.mean(); s = r.std(ddof=1); z = inv_cdf(tail)`:
/// `-(m+s*z), s*pdf(z)/tail-m`.
#[test]
fn tail_losses_equal_those_of_numpy() {
    let (days, hours) = (simple_returns(&DAYS).unwrap(), simple_returns(&hours()).unwrap());
    let check = |name: &str, loss: Option<TailLoss>, expected: [f64; 2]| {
        assert_close(name, loss.map(|loss| loss.value_at_risk), expected[0]);
        assert_close(name, loss.map(|loss| loss.expected_shortfall), expected[1]);
    };
    check("days 5 %", historical_loss(&days, 0.05), [0.029_737_864_077_669_92, 0.030_000_000_000_000_027]);
    check("days 1 %", historical_loss(&days, 0.01), [0.029_947_572_815_534_004, 0.030_000_000_000_000_027]);
    let historical = [0.000_897_035_176_109_251, 0.000_943_076_688_725_803_5];
    check("hours 5 %", historical_loss(&hours, 0.05), historical);
    let historical = [0.000_975_382_551_096_613, 0.000_985_822_961_803_239_8];
    check("hours 1 %", historical_loss(&hours, 0.01), historical);
    check("days 5 %", gaussian_loss(&days, 0.05), [0.053_990_536_125_263_3, 0.069_276_421_032_623_67]);
    let gaussian = [0.000_987_923_119_742_683_4, 0.001_234_877_831_072_842_6];
    check("hours 5 %", gaussian_loss(&hours, 0.05), gaussian);
    let gaussian = [0.001_390_686_114_776_564_3, 0.001_590_956_073_234_598_2];
    check("hours 1 %", gaussian_loss(&hours, 0.01), gaussian);
}

/// Python: moments by `math.fsum`, divided by n but for the deviation; `NormalDist().cdf((sr-b) * sqrt(n-1) /
/// sqrt(1-skewness*sr+(kurtosis-1)/4*sr**2))`.
#[test]
fn believing_a_sharpe_ratio_equals_python() {
    let days = SharpeSample::of(&simple_returns(&DAYS).unwrap()).unwrap();
    assert_close("sharpe", Some(days.sharpe), 0.168_953_388_279_914_55);
    assert_close("skewness", Some(days.skewness), 0.682_853_116_031_022_7);
    assert_close("kurtosis", Some(days.kurtosis), 2.476_606_740_954_338);
    assert_close("above 0", days.probabilistic(0.0), 0.669_093_621_762_533);
    let hours = SharpeSample::of(&simple_returns(&hours()).unwrap()).unwrap();
    assert_close("sharpe", Some(hours.sharpe), -0.026_759_532_580_683_26);
    assert_close("above 0", hours.probabilistic(0.0), 0.199_110_409_125_398_46);
    assert_close("above 0.01", hours.probabilistic(0.01), 0.122_921_679_532_975_23);
    let trials = Trials { count: 20, sharpe_variance: 0.000_4 };
    assert_close("best of luck", trials.sharpe_expected_max(), 0.038_014_159_023_623_96);
    assert_close("deflated", days.deflated(trials), 0.632_693_262_650_702_9);
    assert_close("deflated", hours.deflated(trials), 0.020_431_542_275_893_61);
}

/// The example of Bailey and López de Prado (2014): five years of days, 250 a year, an annualised Sharpe ratio of 2.5, skewness
/// -3, kurtosis 10, the best of 100 trials whose annualised ratios vary by 1/2. They print 0.1132 and 0.9004.
#[test]
fn the_deflated_sharpe_ratio_is_that_of_its_paper() {
    let sample =
        SharpeSample { sharpe: 2.5 / 250.0_f64.sqrt(), count: 1_250, skewness: -3.0, kurtosis: 10.0 };
    let trials = Trials { count: 100, sharpe_variance: 0.5 / 250.0 };
    assert!((trials.sharpe_expected_max().unwrap() - 0.113_2).abs() < 5e-5);
    assert!((sample.deflated(trials).unwrap() - 0.900_4).abs() < 5e-5);
    let once = Trials { count: 1, ..trials };
    assert_eq!(sample.deflated(once), sample.probabilistic(0.0));
}

/// NumPy: `100*sqrt((((p-e)/p)**2).mean())`, `p = maximum.accumulate(e)`.
#[test]
fn the_ulcer_index_equals_that_of_numpy() {
    assert_close("days", ulcer_index(&DAYS), 2.413_065_325_498_834);
    assert_close("hours", ulcer_index(&hours()), 0.850_269_696_933_938_5);
    let martin = MartinParts { annual_return: 0.25, annual_rate_free: 0.05, ulcer_index: 4.0 };
    assert_eq!(martin_ratio(martin), Some(5.0));
}

/// By hand, and in Python for the depths.
#[test]
fn the_deepest_drawdowns_come_one_by_one() {
    let [first, second] = deepest_drawdowns(&DAYS, 5)[..] else { panic!("two falls") };
    let expected = Drawdown {
        peak_point: 4,
        trough_point: 6,
        recovery_point: Some(7),
        end_point: 7,
        depth: 600.0 / 10_300.0,
    };
    assert_eq!(first, expected);
    assert_eq!((first.candles(), first.recovery_candles()), (3, Some(1)));
    assert_eq!((second.peak_point, second.trough_point, second.end_point), (1, 2, 4));
    let falls = deepest_drawdowns(&hours(), 5);
    let places: Vec<_> =
        falls.iter().map(|fall| (fall.peak_point, fall.trough_point, fall.recovery_point)).collect();
    let expected = [
        (257, 999, None),
        (51, 120, Some(248)),
        (1, 35, Some(47)),
        (248, 250, Some(254)),
        (255, 256, Some(257)),
    ];
    assert_eq!(places, expected);
    assert_eq!((falls[0].candles(), falls[0].recovery_candles()), (742, None));
    assert_close("depth", Some(falls[1].depth), 0.010_477_566_086_617_603);
    let equal = deepest_drawdowns(&[100.0, 50.0, 100.0, 100.0, 50.0, 120.0, 90.0], 2);
    assert_eq!(equal.iter().map(|fall| fall.peak_point).collect::<Vec<_>>(), [0, 3], "the earlier first");
    let indebted = deepest_drawdowns(&[-10.0, -20.0, 5.0, -5.0], 2);
    assert_eq!((indebted.len(), indebted[0].depth), (1, 2.0), "a debt has no share");
}

/// By hand: five results with mean 5 and sample deviation √375; wins of 25 and losses of 12.5 in the mean, half of each.
#[test]
fn system_quality_and_kelly_are_counted_by_hand() {
    let figures = |results: &[f64]| {
        let mut stats = TradeStats::new();
        results.iter().for_each(|result| stats.push(*result));
        stats.figures()
    };
    let mixed = figures(&[30.0, -10.0, 0.0, 20.0, -15.0]);
    assert_close("sqn", mixed.sqn, 0.577_350_269_189_625_8);
    assert_close("kelly", mixed.kelly, 0.25);
    assert_close("kelly", figures(&[1.0, -1.0, -1.0, 0.0]).kelly, -1.0 / 3.0);
    assert_eq!((figures(&[1.0, 3.0]).kelly, figures(&[-1.0, -3.0]).kelly), (None, None));
    assert_eq!((figures(&[7.0]).sqn, figures(&[0.1; 7]).sqn), (None, None), "no deviation");
    assert_close("sqn", figures(&[1e9, 1e9 + 1.0, 1e9 + 2.0]).sqn, 3.0_f64.sqrt() * (1e9 + 1.0));
}

#[test]
fn turnover_is_counted_by_hand() {
    let equity = [100.0, 110.0, 120.0, 110.0];
    assert_eq!(turnover(Traded { value: 220.0, equity: &equity }), Some(2.0));
    assert_eq!(turnover(Traded { value: 0.0, equity: &equity }), Some(0.0));
    assert_eq!(turnover(Traded { value: 1.0, equity: &[] }), None);
    assert_eq!(turnover(Traded { value: 1.0, equity: &[1.0, -1.0] }), None);
}

#[test]
fn what_is_undefined_is_none() {
    assert_eq!(simple_returns(&[]), Some(Vec::new()));
    assert_eq!(simple_returns(&[1.0, 0.0]), Some(vec![-1.0]));
    assert_eq!(simple_returns(&[1.0, 0.0, 1.0]), None);
    assert_eq!((omega(&[], 0.0), omega(&[0.1, 0.0], 0.0)), (None, None));
    assert_eq!((tail_ratio(&[]), tail_ratio(&[0.0; 30])), (None, None));
    assert_eq!((historical_loss(&[], 0.05), gaussian_loss(&[0.1], 0.05)), (None, None));
    for tail in [0.0, 1.0, f64::NAN] {
        assert_eq!((historical_loss(&[0.1, 0.2], tail), gaussian_loss(&[0.1, 0.2], tail)), (None, None));
    }
    assert!(SharpeSample::of(&[0.1]).is_none() && SharpeSample::of(&[0.1; 9]).is_none());
    let certain = SharpeSample { sharpe: 1.0, count: 9, skewness: 2.0, kurtosis: 5.0 };
    assert_eq!(certain.probabilistic(0.0), None, "two values only: the root is 0");
    assert_eq!(Trials { count: 0, sharpe_variance: 1.0 }.sharpe_expected_max(), None);
    assert_eq!(Trials { count: 2, sharpe_variance: -1.0 }.sharpe_expected_max(), None);
    assert_eq!((ulcer_index(&[]), ulcer_index(&[0.0, 1.0]), ulcer_index(&[1.0; 3])), (None, None, Some(0.0)));
    let calm = MartinParts { annual_return: 0.0, annual_rate_free: 0.0, ulcer_index: 0.0 };
    assert_eq!((martin_ratio(calm), martin_ratio(MartinParts { annual_return: 0.1, ..calm })), (None, None));
    assert!(deepest_drawdowns(&[], 5).is_empty() && deepest_drawdowns(&[1.0, 2.0, 2.0], 5).is_empty());
    assert!(deepest_drawdowns(&[2.0, 1.0], 0).is_empty());
}

/// All drawdowns, each point asking the whole past and the whole future.
fn naive_drawdowns(curve: &[f64]) -> Vec<(usize, usize, Option<usize>, f64)> {
    let peak = |point: usize| {
        let highest = curve[..=point].iter().copied().fold(f64::MIN, f64::max);
        curve[..=point].iter().rposition(|value| *value == highest).unwrap()
    };
    let mut peaks: Vec<usize> = (0..curve.len()).filter(|point| peak(*point) != *point).map(peak).collect();
    peaks.dedup();
    let mut falls: Vec<_> = peaks
        .into_iter()
        .map(|peak| {
            let recovery = (peak + 1..curve.len()).find(|point| curve[*point] >= curve[peak]);
            let under = peak + 1..recovery.unwrap_or(curve.len());
            let lowest = curve[under.clone()].iter().copied().fold(f64::MAX, f64::min);
            let trough = under.clone().find(|point| curve[*point] == lowest).unwrap();
            (peak, trough, recovery, (curve[peak] - lowest) / curve[peak])
        })
        .collect();
    falls.sort_by(|one, other| other.3.total_cmp(&one.3));
    falls
}

proptest! {
    #[test]
    fn drawdowns_equal_the_naive_twin(curve in prop::collection::vec((20..60_u32).prop_map(f64::from), 1..120)) {
        let all = naive_drawdowns(&curve);
        for count in [1, 5, 200] {
            let ours: Vec<_> = deepest_drawdowns(&curve, count)
                .into_iter()
                .map(|fall| (fall.peak_point, fall.trough_point, fall.recovery_point, fall.depth))
                .collect();
            prop_assert_eq!(&ours[..], &all[..count.min(all.len())]);
        }
    }

    #[test]
    fn quantiles_equal_a_sort(mut values in prop::collection::vec(-1.0..1.0_f64, 1..60), share in 0.0..=1.0_f64) {
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        let place = share * (sorted.len() - 1) as f64;
        let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
        let expected = below + (above - below) * place.fract();
        prop_assert!((quantile(&mut values, share).unwrap() - expected).abs() < 1e-12);
    }

    #[test]
    fn the_shortfall_is_no_smaller_than_the_value_at_risk(
        returns in prop::collection::vec(-0.1..0.1_f64, 2..200),
        tail in 0.001..0.999_f64,
    ) {
        for loss in [historical_loss(&returns, tail), gaussian_loss(&returns, tail)] {
            let loss = loss.unwrap();
            prop_assert!(loss.expected_shortfall >= loss.value_at_risk - 1e-12, "{:?}", loss);
        }
    }
}
