//! Layers, faults, secrets, and the page that documents all keys.

use super::key::Unset;
use super::page;
use super::raw::{Origin, Raw};
use super::resolved::Config;
use super::sections::{self, data, market::Source, server};
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::Path;
use testkit::fuzz::{Seen, Target, check};

const FILE: &str = "etc/t.toml";
const DOCUMENT: &str = include_str!("../../../../docs/config.md");
/// Some file that is there.
const SOME_FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");

/// What the layers come to, or the lines that say what is wrong.
fn resolve(file: &str, variables: &[(&str, &str)], port: Option<&str>) -> Result<Config, Vec<String>> {
    let mut raw = Raw::with_defaults();
    raw.set_path(data::FOLDER, "usual", Origin::Default);
    raw.layer_file(Path::new(FILE), file);
    raw.layer_environment(
        variables.iter().map(|(name, value)| (OsString::from(name), OsString::from(value))),
    );
    if let Some(port) = port {
        raw.set(server::PORT, port, Origin::Flag("--port"));
    }
    Config::resolve(raw).map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

fn file(text: &str) -> Config {
    resolve(text, &[], None).unwrap()
}

/// The one fault of a file.
fn check_file(text: &str, expected: &str) {
    let faults = resolve(text, &[], None).map(|_| ()).unwrap_err();
    assert_eq!(faults, [format!("{expected} ({FILE})")], "{text}");
}

/// The one fault of a variable.
fn check_variable(name: &str, value: &str, expected: &str) {
    let faults = resolve("", &[(name, value)], None).map(|_| ()).unwrap_err();
    assert_eq!(faults, [expected], "{name}={value}");
}

#[test]
fn defaults_are_those_of_the_rooms_that_own_the_settings() {
    let config = file("");
    let (faces, uses) = (api::Settings::new("0"), platform::Settings::new([0; 32]));
    assert_eq!(config.server.listen, SocketAddr::from(([127, 0, 0, 1], 8080)));
    assert_eq!(config.server.transport, faces.transport);
    assert_eq!((&config.server.hosts, &config.server.origins), (&faces.hosts, &faces.origins));
    assert_eq!(config.server.metrics_token, None);
    assert_eq!(config.limits.requests, faces.limits);
    assert_eq!(config.limits.logins_per_minute, uses.logins_per_minute);
    assert_eq!(config.limits.bots_per_user, uses.bots_per_account_max);
    assert_eq!(config.limits.guests_max, uses.guests_max);
    assert_eq!(config.paper.deposit, uses.paper_deposit);
    assert_eq!((config.market.source, config.market.speed), (Source::Synthetic { seed: 1 }, 1.0));
    assert_eq!(config.data.folder.path(), Path::new("usual"));
}

#[test]
fn config_file() {
    check(&Target {
        name: "config_file",
        seeds: &[
            b"[server]\nhosts = [\"a.example\", \"[::1]\"]\n[market]\nspeed = 60\n[paper]\ndeposit = \"99.5\"",
            b"[server]\nport = 1\ntransport = \"tls\"\n[limits]\n[session]\n[data]\nfolder = \"x\"\n",
        ],
        words: &["[server]\n", "[market]\n", "[limits]\n", "source = ", "speed = ", "seed = ", "= ", "\"", "[", "]", "-1", "nan"],
        inputs: 1_500,
        run: |bytes| {
            let text = String::from_utf8_lossy(bytes);
            match resolve(&text, &[], None) {
                Ok(_) => Seen::words("taken"),
                Err(faults) => {
                    assert!(!faults.is_empty() && faults.iter().all(|fault| !fault.contains('\n')), "{faults:?}");
                    Seen::words(&faults[0]).and(faults.len())
                }
            }
        },
    });
}

#[test]
fn config_variables() {
    check(&Target {
        name: "config_variables",
        seeds: &[
            b"TRADEWIND__SERVER__PORT=2\nTRADEWIND__MARKET__SPEED=60",
            b"TRADEWIND__SERVER__HOSTS=a, [::1]",
        ],
        words: &[
            "TRADEWIND__",
            "SERVER__",
            "MARKET__",
            "LIMITS__",
            "_FILE",
            "=",
            "\n",
            "PORT",
            "SPEED",
            "SOURCE",
            "1e9",
        ],
        inputs: 1_500,
        run: |bytes| {
            let text = String::from_utf8_lossy(bytes).replace('\0', "");
            let variables: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once('=')).collect();
            match resolve("", &variables, None) {
                Ok(_) => Seen::words("taken").and(variables.len()),
                Err(faults) => Seen::words(&faults[0]).and(faults.len()),
            }
        },
    });
}

#[test]
fn a_later_layer_wins_and_is_named() {
    let text = "[server]\nport = 1";
    let variables: &[(&str, &str)] = &[("TRADEWIND__SERVER__PORT", "2"), ("OTHER", "x")];
    let file = Origin::File(FILE.into());
    let variable = Origin::Variable("TRADEWIND__SERVER__PORT".to_owned());
    for (text, variables, flag, port, origin) in [
        ("", &[][..], None, 8080, &Origin::Default),
        (text, &[], None, 1, &file),
        ("", variables, None, 2, &variable),
        (text, variables, None, 2, &variable),
        (text, &[], Some("3"), 3, &Origin::Flag("--port")),
        (text, variables, Some("0"), 0, &Origin::Flag("--port")),
    ] {
        let config = resolve(text, variables, flag).unwrap();
        assert_eq!((config.server.listen.port(), &config.origins[server::PORT]), (port, origin));
    }
}

#[test]
fn a_fault_below_is_covered_by_the_layer_above() {
    assert!(resolve("[server]\nport = 99999", &[("TRADEWIND__SERVER__PORT", "2")], None).is_ok());
}

#[test]
fn every_kind_of_value_is_read_from_a_file_and_from_a_variable() {
    let text =
        "[server]\nhosts = [\"a.example\", \"[::1]\"]\n[market]\nspeed = 60\n[paper]\ndeposit = \"99.5\"";
    let variables = [
        ("TRADEWIND__SERVER__HOSTS", "a.example, [::1]"),
        ("TRADEWIND__MARKET__SPEED", "60.0"),
        ("TRADEWIND__PAPER__DEPOSIT", "99.50"),
    ];
    for config in [file(text), resolve("", &variables, None).unwrap()] {
        assert_eq!(config.server.hosts, ["a.example", "[::1]"]);
        assert_eq!(config.market.speed, 60.0);
        assert_eq!(config.paper.deposit.to_string(), "99.5");
    }
    let empty = resolve("[server]\nhosts = [\"a\"]", &[("TRADEWIND__SERVER__HOSTS", "")], None).unwrap();
    assert!(empty.server.hosts.is_empty());
}

#[test]
fn paths_in_the_file_begin_at_the_file() {
    let folder = |config: Config| config.data.folder.path().to_owned();
    assert_eq!(folder(file("[data]\nfolder = \"kept\"")), Path::new("etc/kept"));
    assert_eq!(folder(file("[data]\nfolder = \"/kept\"")), Path::new("/kept"));
    let config = resolve("", &[("TRADEWIND__DATA__FOLDER", "kept")], None).unwrap();
    assert_eq!(folder(config), Path::new("kept"));
}

#[test]
fn a_wrong_value_is_named_with_what_is_wanted() {
    for (text, expected) in [
        ("[server]\nport = 99999", "server.port: 99999 is not allowed: give a whole number from 0 to 65535"),
        (
            "[server]\nport = \"80\"",
            "server.port: \"80\" is not allowed: give a whole number from 0 to 65535",
        ),
        ("[server]\nport = 80.5", "server.port: 80.5 is not allowed: give a whole number from 0 to 65535"),
        (
            "[server]\naddress = \"here\"",
            "server.address: \"here\" is not allowed: give an IP address, as \"127.0.0.1\"",
        ),
        (
            "[server]\ntransport = \"tls\"",
            "server.transport: \"tls\" is not allowed: give \"loopback\" or \"behind-tls\"",
        ),
        ("[server]\ntransport = true", "server.transport: true is not allowed: write text, in quotes"),
        (
            "[server]\nhosts = \"a.example\"",
            "server.hosts: \"a.example\" is not allowed: write a list of texts, as [\"one\", \"other\"]",
        ),
        (
            "[server]\nhosts = [\"https://a.example\"]",
            "server.hosts: \"https://a.example\" is not allowed: give a name without scheme, port and path, as \"trade.example\"",
        ),
        (
            "[server]\norigins = [\"https://a.example/\"]",
            "server.origins: \"https://a.example/\" is not allowed: give scheme, name and port in small letters, without a path, as \"https://desk.example:8443\"",
        ),
        (
            "[limits]\nread_per_minute = 0",
            "limits.read_per_minute: 0 is not allowed: give a whole number from 1 to 1000000",
        ),
        ("[market]\nspeed = 0", "market.speed: 0 is not allowed: give a number from 0.01 to 1000000"),
        ("[market]\nspeed = nan", "market.speed: NaN is not allowed: give a number from 0.01 to 1000000"),
        (
            "[market]\nseed = -1",
            "market.seed: -1 is not allowed: give a whole number from 0 to 9223372036854775807",
        ),
        (
            "[market]\nsymbol = \"BTC-USDT\"",
            "market.symbol: has no effect without market.file; set that or remove this",
        ),
        ("[paper]\ndeposit = 0", "paper.deposit: 0 is not allowed: give an amount from 1 to 1000000000"),
        (
            "[paper]\ndeposit = 99.5",
            "paper.deposit: 99.5 is not allowed: write a number with a fraction in quotes, so that it stays exact: \"0.5\"",
        ),
        (
            "[data]\nfolder = \"~/kept\"",
            "data.folder: \"~/kept\" is not allowed: write the whole path; ~ has no meaning here",
        ),
        (
            "[signals]\ntimeframes = [\"1h\", \"2h\"]",
            "signals.timeframes: \"2h\" is not allowed: name some of 1m, 5m, 15m, 1h, 4h, 1d",
        ),
        ("[data]\nfolder = \"\"", "data.folder: \"\" is not allowed: name it, or leave the key out"),
    ] {
        check_file(text, expected);
    }
}

#[test]
fn a_key_that_is_none_is_named_with_those_there_are() {
    for (text, expected) in [
        (
            "[server]\nprot = 1",
            "server.prot: there is no such key; [server] has port, address, transport, hosts, origins, metrics_token",
        ),
        (
            "[sever]\nport = 1",
            "sever: there is no such section; there are server, limits, data, market, paper, session, signals",
        ),
        ("port = 1", "port: stands outside every section; write it below its section's line, as [server]"),
        ("server = 1", "server: is a section; write [server] on a line of its own"),
    ] {
        check_file(text, expected);
    }
}

#[test]
fn a_variable_that_is_wrong_is_named() {
    for (name, value, expected) in [
        (
            "TRADEWIND__SERVER__PORT",
            "x",
            "server.port: \"x\" is not allowed: give a whole number from 0 to 65535 (TRADEWIND__SERVER__PORT)",
        ),
        (
            "TRADEWIND__SERVER__PROT",
            "1",
            "TRADEWIND__SERVER__PROT: there is no such key; write TRADEWIND__SECTION__KEY, as TRADEWIND__SERVER__PORT",
        ),
        (
            "TRADEWIND__SERVER__PORT_FILE",
            "f",
            "TRADEWIND__SERVER__PORT_FILE: only secrets are read from files (TRADEWIND__SERVER__METRICS_TOKEN_FILE); set TRADEWIND__SERVER__PORT itself",
        ),
        (
            "TRADEWIND__SERVER__METRICS_TOKEN_FILE",
            "gone",
            "TRADEWIND__SERVER__METRICS_TOKEN_FILE: \"gone\" cannot be read: there is no such file; name a file that holds the secret",
        ),
        (
            "TRADEWIND__MARKET__FILE",
            "gone.csv",
            "market.file: gone.csv is no file that can be read; check the path (TRADEWIND__MARKET__FILE)",
        ),
    ] {
        check_variable(name, value, expected);
    }
}

#[test]
fn a_seed_beside_a_file_is_a_fault_and_a_file_alone_is_not() {
    let text = format!("[market]\nfile = {SOME_FILE:?}");
    assert_eq!(file(&text).market.source, Source::Replay { file: SOME_FILE.into(), symbol: None },);
    check_file(
        &format!("{text}\nseed = 1"),
        "market.seed: has no effect beside market.file; remove one of the two",
    );
}

#[test]
fn signals_are_raised_over_the_candles_that_are_named() {
    let named = |text: &str| {
        file(text).signals.timeframes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(named(""), "15m 1h 4h");
    assert_eq!(named("[signals]\ntimeframes = [\"1d\", \"5m\", \"1d\"]"), "5m 1d");
    assert_eq!(named("[signals]\ntimeframes = []"), "");
}

#[test]
fn plain_http_stays_on_this_machine() {
    let remedy = "and plain HTTP must not leave this one; set it to \"127.0.0.1\", or put a proxy that speaks TLS before it and set server.transport = \"behind-tls\"";
    for address in ["0.0.0.0", "::", "192.168.0.7"] {
        let text = format!("[server]\naddress = {address:?}");
        check_file(&text, &format!("server.address: other machines reach {address}, {remedy}"));
        assert!(resolve(&format!("{text}\ntransport = \"behind-tls\""), &[], None).is_ok());
    }
    for address in ["127.0.0.1", "127.0.0.2", "::1"] {
        let config = file(&format!("[server]\naddress = {address:?}"));
        assert_eq!(config.server.listen.ip().to_string(), address);
    }
}

#[test]
fn all_faults_are_told_together() {
    let text = "[server]\nport = 99999\nprot = 1\nhosts = [\"a b\", \"c/d\"]\n[market]\nspeed = 0\n[paper]\ndeposit = \"much\"\n[sever]\n";
    let variables = &[("TRADEWIND__SESSION__SNAPSHOT_BATCHES", "0"), ("TRADEWIND__X", "1")];
    let faults = resolve(text, variables, None).map(|_| ()).unwrap_err();
    let places: Vec<&str> = faults.iter().filter_map(|fault| fault.split(": ").next()).collect();
    let mut expected = vec![
        "server.prot",
        "sever",
        "TRADEWIND__X",
        "server.port",
        "server.hosts",
        "server.hosts",
        "market.speed",
        "paper.deposit",
        "session.snapshot_batches",
    ];
    let mut places = places;
    places.sort_unstable();
    expected.sort_unstable();
    assert_eq!(places, expected, "{faults:#?}");
}

#[test]
fn what_is_no_toml_is_named_by_its_line_and_not_quoted() {
    let faults =
        resolve("[server]\nmetrics_token = \"hush-hush-hush\nport = 1", &[], None).map(|_| ()).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert!(faults[0].starts_with("etc/t.toml: line 2 is no TOML: "), "{faults:?}");
    assert!(!faults[0].contains("hush"), "{faults:?}");
}

#[test]
fn a_secret_is_never_shown() {
    let secret = "hush-hush-hush-hush";
    let text = format!("[server]\nmetrics_token = {secret:?}");
    let config = file(&text);
    assert_eq!(config.server.metrics_token.as_ref().unwrap().expose(), secret);
    for shown in [page::resolved(&config), format!("{config:?}")] {
        assert!(!shown.contains("hush"), "{shown}");
    }
    assert!(page::resolved(&config).contains("# metrics_token is set and not shown, from: etc/t.toml\n"));
    for wrong in ["\"hush\"", "\"hush hush hush hush\"", "[\"hush\"]"] {
        let faults =
            resolve(&format!("[server]\nmetrics_token = {wrong}"), &[], None).map(|_| ()).unwrap_err();
        assert!(faults.len() == 1 && !faults[0].contains("hush"), "{faults:?}");
    }
}

#[test]
fn a_secret_lies_in_a_file_that_a_variable_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token");
    std::fs::write(&path, "hush-hush-hush-hush\n").unwrap();
    let path = path.to_str().unwrap();
    let named = ("TRADEWIND__SERVER__METRICS_TOKEN_FILE", path);
    let config = resolve("[server]\nmetrics_token = \"the-one-in-the-file\"", &[named], None).unwrap();
    assert_eq!(config.server.metrics_token.unwrap().expose(), "hush-hush-hush-hush");
    let both = [named, ("TRADEWIND__SERVER__METRICS_TOKEN", "hush-hush-hush-hush")];
    let faults = resolve("", &both, None).map(|_| ()).unwrap_err();
    let expected = "TRADEWIND__SERVER__METRICS_TOKEN_FILE: TRADEWIND__SERVER__METRICS_TOKEN is set too; unset one of the two";
    assert_eq!(faults, [expected]);
}

#[test]
fn the_page_reads_back_as_the_same() {
    let text = format!(
        "[server]\naddress = \"::\"\ntransport = \"behind-tls\"\nhosts = [\"a.example\"]\n\
         [data]\nfolder = \"/a \\\"b\\\" \\\\ c\"\n\
         [market]\nfile = {SOME_FILE:?}\nsymbol = \"btcusdt\"\nspeed = 2.5\n[paper]\ndeposit = \"99.5\""
    );
    let config = file(&text);
    let again = file(&page::resolved(&config));
    assert_eq!(again.values(), config.values());
    assert_eq!(page::resolved(&file("")).matches("from: default\n").count(), sections::keys().count() - 3);
}

#[test]
fn every_key_has_a_value_to_show_or_none() {
    let paths: Vec<&str> = file("").values().into_keys().collect();
    let mut keys: Vec<&str> = sections::keys().map(|key| key.path).collect();
    keys.sort_unstable();
    assert_eq!(paths, keys);
    for section in sections::SECTIONS {
        for key in section.keys {
            assert_eq!(key.path, format!("{}.{}", section.name, key.name()));
        }
    }
}

#[test]
fn the_document_lists_the_keys_as_they_are() {
    let values = file("").values();
    let reference = page::sections(|key| match (key.unset, values[key.path].as_ref()) {
        (Unset::Default(_), Some(value)) => format!("# {}\n{} = {value}\n", key.about, key.name()),
        (Unset::Default(_), None) => panic!("{} has a default and no value", key.path),
        (Unset::Example(example), _) => format!("# {}\n# {} = {example}\n", key.about, key.name()),
    });
    assert!(
        DOCUMENT.contains(&format!("```toml\n{reference}```\n")),
        "docs/config.md should hold:\n{reference}"
    );
    for key in sections::keys() {
        assert!(key.about.ends_with('.') && !key.about.contains('\n'), "{}", key.path);
    }
}
