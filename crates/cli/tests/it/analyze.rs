//! `analyze` and `indicators`: the numbers of a file, and what is wrong with a question.

use crate::program::{Desk, Said};

/// Five hourly candles whose closes are 1, 2, 3, 4 and 6.
const FIVE: &str = "timestamp,open,high,low,close,volume
1704067200000,1,1.5,0.5,1,10
1704070800000,1,2.5,1,2,20
1704074400000,2,3.5,2,3,30
1704078000000,3,4.5,3,4,40
1704081600000,4,6.5,4,6,50
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("five.csv", FIVE);
    desk
}

fn json(desk: &Desk, line: &str) -> serde_json::Value {
    let said = desk.run(line);
    assert_eq!(said.code, 0, "{}", said.err);
    serde_json::from_str(&said.out).expect("one JSON document")
}

#[test]
fn an_indicator_is_a_number_or_null_for_each_candle() {
    let desk = desk();
    let document =
        json(&desk, "analyze indicators --data five.csv --param name=sma --param timeperiod=3 --json");
    let expected = serde_json::json!({
        "name": "sma",
        "params": { "timeperiod": 3, "source": "close" },
        "warmup": 2,
        "time": [1_704_067_200_000_i64, 1_704_070_800_000_i64, 1_704_074_400_000_i64, 1_704_078_000_000_i64, 1_704_081_600_000_i64],
        "columns": { "sma": [null, null, 2.0, 3.0, 13.0 / 3.0] },
    });
    assert_eq!(document, expected);
    let short = json(&desk, "analyze indicators --data five.csv --param name=SMA --param period=3 --json");
    assert_eq!(short, expected, "`period` is taken for `timeperiod`, and case does not matter");
}

#[test]
fn all_is_a_list_of_every_indicator() {
    let desk = desk();
    let all = json(&desk, "analyze indicators --data five.csv --param name=all --json");
    let known = json(&desk, "indicators --json");
    let names = |list: &serde_json::Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&all), names(&known));
    for one in all.as_array().unwrap() {
        for column in one["columns"].as_object().unwrap().values() {
            assert_eq!(column.as_array().unwrap().len(), 5, "{}", one["name"]);
        }
    }
}

#[test]
fn people_see_the_last_candles() {
    let desk = desk();
    let said = desk.run("analyze indicators --data five.csv --param name=sma --param timeperiod=3");
    assert!(said.out.contains("2024-01-01T04:00:00Z"), "{}", said.out);
    assert!(said.out.contains("4.3333333"), "{}", said.out);
    assert_eq!(desk.run("indicators").code, 0);
    assert!(desk.run("indicators macd").out.contains("signalperiod=9"));
}

#[test]
fn shapes_waves_zones_and_levels_are_told_to_people_and_programs() {
    let desk = Desk::new();
    desk.market("m.csv", 3_000);
    for (kind, lists) in [
        ("patterns", ["shapes", "candlesticks"]),
        ("elliott", ["confirmed", "forming"]),
        ("fibonacci", ["swings", "zones"]),
        ("levels", ["levels", "lines"]),
    ] {
        let document = json(&desk, &format!("analyze {kind} --data m.csv --json"));
        assert_eq!(
            (&document["bars"], &document["timeframe"]),
            (&serde_json::json!(3000), &serde_json::json!("1h"))
        );
        for list in lists {
            assert!(!document[list].as_array().unwrap().is_empty(), "{kind} has {list}");
        }
        let said = desk.run(&format!("analyze {kind} --data m.csv"));
        assert!(said.code == 0 && said.out.lines().count() > 5, "{kind}: {}", said.err);
        refused(&desk.run(&format!("analyze {kind} --data m.csv --param x=1")), "this takes no parameter");
    }
    let regime = json(&desk, "analyze regime --data m.csv --json");
    assert_eq!(regime["columns"].as_object().unwrap().len(), 4);
}

#[test]
fn a_signal_is_told_with_its_reasons_and_its_score() {
    let desk = Desk::new();
    desk.market("m.csv", 3_000);
    let all = "analyze signal --data m.csv --param confidence_min=0.6 --param expires_bars=24 --json";
    let document = json(&desk, all);
    let signals = document["signals"].as_array().unwrap();
    assert!(signals.len() > 5, "{} signals", signals.len());
    assert_eq!(document["score"]["all"]["count"], signals.len());
    let made = signals.iter().map(|signal| signal["return_ratio"].as_f64().unwrap());
    let hits = made.filter(|made| *made > 0.0).count() as f64 / signals.len() as f64 * 100.0;
    let rate: f64 = document["score"]["all"]["hit_rate_pct"].as_str().unwrap().parse().unwrap();
    assert!((rate - hits).abs() < 1e-4, "{rate} {hits}");
    let reasoning = document["now"]["reasoning"].as_object().unwrap();
    assert_eq!(reasoning.len(), 5);
    let one = json(
        &desk,
        &format!("{all} --param technical=0 --param elliott_wave=0 --param patterns=0 --param fibonacci=0"),
    );
    assert_eq!(one["now"]["blend"], one["now"]["reasoning"]["volume"]["lean"]);
    let free = json(&desk, &format!("{all} --param fee_bps=0"));
    let mean = |document: &serde_json::Value| -> f64 {
        document["score"]["all"]["mean_return_pct"].as_str().unwrap().parse().unwrap()
    };
    assert!((mean(&free) - mean(&document) - 0.2).abs() < 2e-4, "two ways cost 0.2 %");
    let said = desk.run("analyze signal --data m.csv");
    for words in ["Now: ", "Technical analysis, weight 30 %", "a coin, same moments", "buy and hold"] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    for (param, words) in [
        ("x=1", "there is no such parameter; there are technical, elliott_wave"),
        ("technical=-1", "\"-1\" is not a number from 0 to 1000"),
        ("confidence_min=nan", "\"nan\" is not a number from 0.5 to 1"),
        ("expires_bars=0", "\"0\" is not a whole number from 1 to 10000"),
        ("name=rsi", "this takes no name"),
    ] {
        refused(&desk.run(&format!("analyze signal --data m.csv --param {param}")), words);
    }
    refused(&desk.run("analyze signal --data m.csv --timeframe 1d"), "a signal needs at least 266");
}

/// Wrong input: nothing on standard output, one line with these words.
fn refused(said: &Said, words: &str) {
    assert_eq!((said.code, said.out.as_str()), (2, ""), "{words}");
    assert!(said.err.contains(words) && said.err.lines().count() == 1, "{words}: {}", said.err);
}

#[test]
fn a_wrong_question_gets_one_line() {
    let desk = desk();
    for (line, words) in [
        ("--data five.csv", "which indicator? give --param name=NAME"),
        ("--data five.csv --param name=smaa", "there is no indicator 'smaa'; did you mean"),
        (
            "--data five.csv --param name=sma --param timeperiod=0",
            "timeperiod is 0: it must be from 1 to 100000",
        ),
        (
            "--data five.csv --param name=sma --param timeperiod=x",
            "timeperiod is 'x': it takes a whole number",
        ),
        (
            "--data five.csv --param name=sma --param length=3",
            "there is no parameter 'length'; it takes timeperiod, source",
        ),
        (
            "--data five.csv --param name=sma --param timeperiod=6",
            "sma needs at least 6 candles at these parameters, and there are 5",
        ),
        ("--data five.csv --param name=all --param timeperiod=6", "name=all takes the defaults"),
        ("--data five.csv --param name=sma --param name=ema", "--param name is given twice"),
        ("--data none.csv --param name=sma", "none.csv: there is no such file"),
    ] {
        refused(&desk.run(&format!("analyze indicators {line}")), words);
        refused(&desk.run(&format!("analyze indicators {line} --json")), words);
    }
    let said = desk.run("analyze candlesticks --data five.csv --param name=sma");
    refused(&said, "there is no candlestick pattern 'sma'");
}
