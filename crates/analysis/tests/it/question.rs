//! Indicators asked for in one line.

use analysis::registry::{Question, QuestionError};

/// The settings as they are typed, or the reason.
fn check(line: &str, expected: &str) {
    let said = match Question::parse_all(line) {
        Ok(questions) => questions
            .iter()
            .map(|question| {
                let values: Vec<String> = question
                    .settings
                    .values()
                    .iter()
                    .map(|(name, value)| format!("{name}={value}"))
                    .collect();
                format!("{}[{}]", question.spec.name, values.join(" "))
            })
            .collect::<Vec<_>>()
            .join(" "),
        Err(error) => error.to_string(),
    };
    assert_eq!(said, expected, "{line}");
}

#[test]
fn values_go_to_their_parameters() {
    check("sma", "sma[timeperiod=30 source=close]");
    check("sma()", "sma[timeperiod=30 source=close]");
    check("SMA( 10 )", "sma[timeperiod=10 source=close]");
    check("sma(10,hl2)", "sma[timeperiod=10 source=hl2]");
    check("sma(source=open)", "sma[timeperiod=30 source=open]");
    check("sma(period=7)", "sma[timeperiod=7 source=close]");
    check(
        "sma(5), macd(3,10,signalperiod=4)",
        "sma[timeperiod=5 source=close] macd[fastperiod=3 slowperiod=10 signalperiod=4 source=close]",
    );
}

#[test]
fn what_is_not_of_the_form_is_named() {
    check("sma(5", "'sma(5' is not of the form name(value,…) or name(parameter=value,…)");
    check("sma,,ema", "'' is not of the form name(value,…) or name(parameter=value,…)");
    check(
        "macd(fastperiod=3,10)",
        "'macd(fastperiod=3,10)' is not of the form name(value,…) or name(parameter=value,…)",
    );
    check("sma(5)(6)", "'sma(5)(6)' is not of the form name(value,…) or name(parameter=value,…)");
    check("sma(1,close,3)", "sma takes 2 values, and 3 are given");
    check("sma(0)", "sma: timeperiod is 0: it must be from 1 to 100000");
    check("sma(x)", "sma: timeperiod is 'x': it takes a whole number from 1 to 100000");
    assert!(matches!(Question::parse("nonsense"), Err(QuestionError::Unknown(_))));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(line in "[a-z0-9(),= .\u{e4}-]{0,40}") {
        let _ = Question::parse_all(&line);
    }
}
