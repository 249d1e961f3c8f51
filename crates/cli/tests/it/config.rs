//! What `serve` is set to, layer by layer, and what is said when it is wrong.

use crate::program::{Desk, Said, command};

/// Runs a line with variables of the environment.
fn run(desk: &Desk, line: &str, variables: &[(&str, &str)]) -> Said {
    let mut program = command(&desk.path(""));
    desk.said(program.args(line.split_whitespace()).envs(variables.iter().copied()))
}

/// The line of the page that sets a key, with the line before it, which says where the value is from.
fn entry(page: &str, name: &str) -> String {
    let lines: Vec<&str> = page.lines().collect();
    let at = lines.iter().position(|line| line.starts_with(&format!("{name} = "))).unwrap();
    format!("{} {}", lines[at], lines[at - 1])
}

#[test]
fn the_file_is_below_the_environment_and_that_below_flags() {
    let desk = Desk::new();
    desk.write("t.toml", "[server]\nport = 1\n[paper]\ndeposit = 500\n[data]\nfolder = \"kept\"\n");
    let line = "serve --print-config --config t.toml";
    let page = run(&desk, line, &[]).done().to_owned();
    assert_eq!(entry(&page, "port"), "port = 1 # from: t.toml");
    assert_eq!(entry(&page, "speed"), "speed = 1.0 # from: default");
    let variables = [("TRADEWIND__SERVER__PORT", "2"), ("TRADEWIND__DATA__FOLDER", "other")];
    let page = run(&desk, line, &variables).done().to_owned();
    assert_eq!(entry(&page, "port"), "port = 2 # from: TRADEWIND__SERVER__PORT");
    assert_eq!(entry(&page, "deposit"), "deposit = \"500\" # from: t.toml");
    assert_eq!(entry(&page, "folder"), "folder = \"other\" # from: TRADEWIND__DATA__FOLDER");
    let page = run(&desk, &format!("{line} --port 3 --data-dir third"), &variables).done().to_owned();
    assert_eq!(entry(&page, "port"), "port = 3 # from: --port");
    assert_eq!(entry(&page, "folder"), "folder = \"third\" # from: --data-dir");
    assert_eq!(desk.names(), ["t.toml"], "looking makes nothing");
}

#[test]
fn a_printed_configuration_can_be_read_again() {
    let desk = Desk::new();
    let page = desk.run("serve --print-config --port 9000").done().to_owned();
    desk.write("again.toml", &page);
    let again = desk.run("serve --print-config --config again.toml").done().to_owned();
    let plain = |page: &str| -> Vec<String> {
        page.lines().filter(|line| !line.starts_with("# from:")).map(str::to_owned).collect()
    };
    assert_eq!(plain(&again), plain(&page));
}

#[test]
fn the_usual_place_is_read_where_it_is_there() {
    let desk = Desk::new();
    let folder = desk.path("config-home/tradewind");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("tradewind.toml"), "[server]\nport = 7\n[data]\nfolder = \"kept\"\n").unwrap();
    let page = desk.run("serve --print-config").done().to_owned();
    assert!(entry(&page, "port").starts_with("port = 7 # from: "), "{page}");
    let kept = folder.join("kept/tradewind.db");
    let reason = "there is no database; start the server once, or name its folder with --data-dir";
    desk.run("user list").refused(2, &format!("{}: {reason}", kept.display()));
    desk.write("other.toml", "");
    let page = desk.run("serve --print-config --config other.toml").done().to_owned();
    assert_eq!(entry(&page, "port"), "port = 8080 # from: default");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let desk = Desk::new();
    for command in ["serve", "user list", "doctor", "db migrate"] {
        desk.run(&format!("{command} --config gone.toml"))
            .refused(2, "gone.toml: there is no such file; check the path");
    }
}

#[test]
fn all_faults_of_all_layers_are_told_and_nothing_is_started() {
    let desk = Desk::new();
    desk.write("t.toml", "[server]\naddress = \"0.0.0.0\"\nprot = 1\n[market]\nspeed = -1\n");
    let said = run(&desk, "serve --config t.toml --data-dir data", &[("TRADEWIND__PAPER__DEPOSIT", "much")]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    let lines: Vec<&str> = said.err.lines().collect();
    for (line, expected) in lines.iter().zip([
        "tradewind: server.prot: there is no such key; [server] has port, ",
        "tradewind: server.address: other machines reach 0.0.0.0, and plain HTTP must not leave this one; ",
        "tradewind: market.speed: -1 is not allowed: give a number from 0.01 to 1000000 (t.toml)",
        "tradewind: paper.deposit: \"much\" is not allowed: give an amount from 1 to 1000000000 (TRADEWIND__PAPER__DEPOSIT)",
    ]) {
        assert!(line.starts_with(expected), "{}", said.err);
    }
    assert_eq!(lines.len(), 4, "{}", said.err);
    assert_eq!(desk.names(), ["t.toml"]);
    let doctor = run(&desk, "doctor --config t.toml", &[]);
    assert_eq!((doctor.code, doctor.out.lines().count()), (1, 3), "{}", doctor.out);
    assert!(doctor.out.starts_with("FAIL  configuration"), "{}", doctor.out);
}

#[test]
fn a_secret_comes_from_a_file_and_is_shown_to_nobody() {
    let desk = Desk::new();
    desk.write("token", "hush-hush-hush-hush\n");
    let page = run(&desk, "serve --print-config", &[("TRADEWIND__SERVER__METRICS_TOKEN_FILE", "token")]);
    let line =
        "# metrics_token is set and not shown, from: token, named by TRADEWIND__SERVER__METRICS_TOKEN_FILE\n";
    assert!(page.done().contains(line), "{}", page.out);
    assert!(!page.out.contains("hush"), "{}", page.out);
    desk.write("token", "hush\n");
    let said = run(&desk, "serve", &[("TRADEWIND__SERVER__METRICS_TOKEN_FILE", "token")]);
    assert_eq!(
        (said.code, said.err.lines().count(), said.err.contains("hush")),
        (2, 1, false),
        "{}",
        said.err
    );
}

#[test]
fn the_doctor_says_what_holds() {
    let desk = Desk::new();
    desk.write("t.toml", "[server]\nport = 0\n");
    let detail = |line: &str, variables: &[(&str, &str)]| {
        let checks = run(&desk, &format!("doctor --json --data-dir data {line}"), variables).json();
        assert_eq!(checks["checks"][0]["name"], "configuration");
        checks["checks"][0]["detail"].as_str().unwrap().to_owned()
    };
    assert!(detail("--port 0", &[]).starts_with("the defaults; there is no "));
    assert_eq!(detail("--config t.toml", &[]), "t.toml");
    let variables = [("TRADEWIND__PAPER__DEPOSIT", "5")];
    assert_eq!(detail("--config t.toml", &variables), "t.toml, TRADEWIND__PAPER__DEPOSIT");
}

#[test]
fn a_speed_that_is_none_is_named_with_its_range() {
    let desk = Desk::new();
    for speed in ["-1", "0", "0.001", "1000001", "inf", "nan", "fast", ""] {
        let mut program = command(&desk.path(""));
        let reason = "give a number from 0.01 to 1000000; see `tradewind demo --help`";
        desk.said(program.args(["demo", "--speed", speed]))
            .refused(2, &format!("invalid value '{speed}' for '--speed <X>': {reason}"));
    }
}
