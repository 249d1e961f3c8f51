//! Every wrong input gets one line that names the place, and exit code 2; a failed operation 1.

use crate::program::Desk;

const HEADER: &str = "timestamp,open,high,low,close,volume\n";

/// A file with these rows, three sound ones before them.
fn check(rows: &str, line: &str) {
    let desk = Desk::new();
    let sound = "1704067200000,1,2,0.5,1.5,10\n1704070800000,1,2,0.5,1.5,10\n1704074400000,1,2,0.5,1.5,10\n";
    desk.write("a.csv", &format!("{HEADER}{sound}{rows}\n"));
    desk.run("backtest --strategy sma-cross --data a.csv").refused(2, &format!("a.csv: {line}"));
    desk.run("data import a.csv --out b.csv").refused(2, &format!("a.csv: {line}"));
    assert_eq!(desk.names(), ["a.csv"], "nothing is left behind");
}

#[test]
fn a_wrong_row_is_named_by_row_and_column() {
    check(
        "1704078000000,1,2,0.5,abc,10",
        "row 5, column close: \"abc\" is no number; mend or remove the row",
    );
    check("1704078000000,1,2,3,2.5,10", "row 5, column high: high is below low; mend or remove the row");
    check(
        "1704078000000,1,2,0.5,0,10",
        "row 5, column close: the price is not above zero; mend or remove the row",
    );
    check("1704078000000,1,2", "row 5, column low: the row ends before it; complete or remove the row");
    check(
        "1704067200000,1,2,0.5,1.5,10",
        "row 5, column timestamp: 2024-01-01T00:00:00Z comes after 2024-01-01T02:00:00Z; sort the rows by time, oldest first",
    );
    check(
        "1704074400000,1,2,0.5,1.5,10",
        "row 5, column timestamp: 2024-01-01T02:00:00Z stands twice; remove one of the two rows",
    );
    check(
        "soon,1,2,0.5,1.5,10",
        "row 5, column timestamp: \"soon\" is no time; write milliseconds since 1970 or RFC 3339 as 2024-01-31T00:00:00Z",
    );
}

#[test]
fn a_file_that_is_none_is_named() {
    let desk = Desk::new();
    desk.write("empty.csv", "");
    desk.write("header.csv", HEADER);
    desk.write("wrong.csv", "time,open,high,low,last,volume\n1,2,3,4,5,6\n");
    desk.write("cut.csv.gz", "\u{1f}");
    std::fs::write(desk.path("cut.csv.gz"), [0x1f, 0x8b, 8, 0]).unwrap();
    std::fs::create_dir(desk.path("folder")).unwrap();
    let run = |file: &str| desk.run(&format!("backtest --strategy sma-cross --data {file}"));
    run("gone.csv").refused(2, "gone.csv: there is no such file; check the path");
    run("folder").refused(2, "folder: is a folder; name a file");
    run("header.csv")
        .refused(2, "header.csv: holds no candles; give a file with a header and at least one row");
    run("wrong.csv").refused(
        2,
        "wrong.csv: row 1: no column close; the header must name timestamp,open,high,low,close,volume and it names time,open,high,low,last,volume",
    );
    for file in ["empty.csv", "cut.csv.gz"] {
        let said = run(file);
        assert_eq!((said.code, said.out.as_str(), said.err.lines().count()), (2, "", 1), "{}", said.err);
        assert!(said.err.starts_with(&format!("tradewind: {file}: ")), "{}", said.err);
    }
}

#[test]
fn a_wrong_option_is_named() {
    let desk = Desk::new();
    desk.market("BTCUSDT.csv", 100);
    let refused = |options: &str, line: &str| {
        desk.run(&format!("backtest --strategy sma-cross --data BTCUSDT.csv {options}")).refused(2, line);
    };
    refused(
        "--param short=0",
        "--param: parameter short=0 is not allowed: a whole number from 1 to 5000; see `tradewind strategies` for sma-cross",
    );
    refused(
        "--param short=30",
        "--param: short=30 must be below long=30; see `tradewind strategies` for sma-cross",
    );
    refused("--param short=1 --param short=2", "--param short is given twice; give it once");
    refused(
        "--cash 0",
        "invalid value '0' for '--cash <N>': give an amount above 0; see `tradewind backtest --help`",
    );
    refused(
        "--fee-bps -1",
        "invalid value '-1' for '--fee-bps <N>': give 0 or more and less than 10000 (10 is 0.1 %); see `tradewind backtest --help`",
    );
    refused(
        "--tick 0",
        "invalid value '0' for '--tick <T>': give a number above 0; see `tradewind backtest --help`",
    );
    refused(
        "--timeframe 90m",
        "BTCUSDT.csv: --timeframe 90m: 90m candles cannot be made of 1h candles; choose a whole multiple of 1h",
    );
    refused(
        "--from 2025-01-01",
        "BTCUSDT.csv: no candle begins between --from and --to; the file has candles from 2024-01-01T00:00:00Z to 2024-01-05T03:00:00Z",
    );
    refused(
        "--from 2024-02-01 --to 2024-01-01",
        "--from 2024-02-01T00:00:00Z is not before --to 2024-01-01T00:00:00Z; give an earlier time",
    );
    refused("--symbol X", "--symbol \"X\" is no symbol; write BASE-QUOTE, as BTC-USDT");
    desk.run("backtest --strategy no-such --data BTCUSDT.csv")
        .refused(2, "--strategy no-such: there is no strategy \"no-such\"; there are: sma-cross, breakout");
    desk.run("backtest --data BTCUSDT.csv").refused(
        2,
        "the following required arguments were not provided: --strategy <NAME>; see `tradewind backtest --help`",
    );
    desk.run("").refused(2, "no command is given; see `tradewind --help`");
    desk.run("fly").refused(2, "unrecognized subcommand 'fly'; see `tradewind --help`");
}

#[test]
fn an_output_that_cannot_be_written_leaves_nothing_behind() {
    let desk = Desk::new();
    desk.market("BTCUSDT.csv", 100);
    std::fs::create_dir(desk.path("folder")).unwrap();
    let run =
        |options: &str| desk.run(&format!("backtest --strategy sma-cross --data BTCUSDT.csv {options}"));
    run("--fills no/where.csv")
        .refused(2, "no/where.csv: cannot be written: its folder does not exist; make it first");
    run("--trades folder").refused(2, "folder: is a folder; name a file");
    run("--fills a.csv --trades a.csv")
        .refused(2, "--trades a.csv: is the file of --fills too; give another name");
    run("--fills BTCUSDT.csv")
        .refused(2, "--fills BTCUSDT.csv: is the file of --data too; give another name");
    desk.run("data resample BTCUSDT.csv --timeframe 4h --out hours.txt")
        .refused(2, "hours.txt: end the name in .csv, .csv.gz or .parquet to say how to write it");
    assert_eq!(desk.names(), ["BTCUSDT.csv", "folder"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_fails_the_operation() {
    let desk = Desk::new();
    desk.market("BTCUSDT.csv", 2_000);
    let said = desk.run("backtest --strategy sma-cross --data BTCUSDT.csv --fills /dev/full");
    said.refused(1, "/dev/full: cannot be written: the disk is full; free some space and run it again");
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = crate::program::command(&desk.path(""));
    let said = desk.said(command.args(["strategies", "--json"]).stdout(full));
    said.refused(1, "standard output: cannot be written: the disk is full; free some space and run it again");
}
