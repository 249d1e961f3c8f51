//! Help, version, completions and the list of strategies.

use crate::program::Desk;

#[test]
fn help_names_every_command_and_option_with_examples() {
    let desk = Desk::new();
    let said = desk.run("--help");
    for command in ["backtest", "strategies", "data", "user", "db", "doctor", "openapi", "completions"] {
        assert!(said.done().contains(command), "{command} is missing");
    }
    let said = desk.run("backtest --help");
    for word in [
        "--strategy",
        "--param",
        "--data",
        "--symbol",
        "--timeframe",
        "--cash",
        "--fee-bps",
        "--slippage-bps",
        "--latency-ms",
        "--fill",
        "--risk",
        "--volume-share-pct",
        "--tick",
        "--lot",
        "--min-notional",
        "--from",
        "--to",
        "--json",
        "--trades",
        "--report",
        "--fills",
        "Examples:",
        "next-open",
        "[default: 10000]",
    ] {
        assert!(said.done().contains(word), "{word} is missing");
    }
    for command in ["import", "check", "resample", "synth", "export"] {
        assert!(desk.run(&format!("data {command} --help")).done().contains("Examples:"), "{command}");
    }
}

#[test]
fn the_version_is_the_packages() {
    let said = Desk::new().run("--version");
    assert!(said.done().starts_with(concat!("tradewind ", env!("CARGO_PKG_VERSION"))), "{}", said.out);
}

#[test]
fn completions_know_the_options() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(desk.run(&format!("completions {shell}")).done().contains("fee-bps"), "{shell}");
    }
}

#[test]
fn every_strategy_is_listed_with_its_bounds() {
    let desk = Desk::new();
    let list = desk.run("strategies --json").json();
    let names: Vec<&str> = list.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["sma-cross", "breakout"]);
    let short = &list[0]["params"][0];
    assert_eq!(
        (&short["name"], &short["default"], &short["min"]),
        (&"short".into(), &"10".into(), &"1".into())
    );
    let said = desk.run("strategies");
    for name in names {
        assert!(said.done().contains(name), "{name}");
    }
}
