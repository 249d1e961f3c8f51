//! What is kept: users, the database, the doctor's look at them.

use crate::program::{Desk, Said, command};
use std::io::Write;
use std::process::Stdio;

/// Makes a user with a password on standard input.
fn add(desk: &Desk, name: &str, password: &str) -> Said {
    let mut child = command(&desk.path(""))
        .args(["user", "add", name, "--password-stdin", "--data-dir", "data"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses before it reads closes the pipe: its answer is what counts.
    let _ = child.stdin.take().unwrap().write_all(password.as_bytes());
    let done = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: done.status.code().unwrap(), out: text(done.stdout), err: text(done.stderr) }
}

#[test]
fn users_are_added_listed_and_disabled() {
    let desk = Desk::new();
    assert_eq!(add(&desk, "alice", "a long enough password\n").done(), "alice: user made, user\n");
    let list = desk.run("user list --json --data-dir data").json();
    assert_eq!((&list[0]["username"], &list[0]["status"]), (&"alice".into(), &"active".into()));
    assert!(!list.to_string().contains("argon2"), "no hash is shown");
    desk.run("user disable alice --data-dir data").done();
    let list = desk.run("user list --json --data-dir data").json();
    assert_eq!(list[0]["status"], "disabled");
    desk.run("user disable bob --data-dir data")
        .refused(2, "bob: there is no such user; `tradewind user list` shows them");
    assert!(desk.run("user list --data-dir data").done().starts_with("alice"));
}

#[test]
fn a_user_needs_a_password_that_nobody_can_see() {
    let desk = Desk::new();
    let mut asked = command(&desk.path(""));
    asked.args(["user", "add", "alice", "--data-dir", "data"]).stdin(Stdio::null());
    desk.said(&mut asked).refused(
        2,
        "there is no terminal to ask for the password; give it on standard input with --password-stdin",
    );
    add(&desk, "alice", "short\n").refused(2, "a password has 12 to 256 characters");
    add(&desk, "alice", "\n").refused(2, "standard input: there is no password on its first line");
    let said = desk.run("user add alice --password secret --data-dir data");
    assert_eq!((said.code, said.err.lines().count()), (2, 1), "{}", said.err);
}

#[test]
fn a_backup_can_be_put_back() {
    let desk = Desk::new();
    add(&desk, "alice", "a long enough password\n").done();
    desk.run("db backup monday.db --data-dir data").done();
    desk.run("db backup monday.db --data-dir data").refused(2, "monday.db is there already");
    add(&desk, "bob", "a long enough password\n").done();
    let said = desk.run("db restore monday.db --data-dir data");
    assert!(said.done().contains("before-restore"), "{}", said.out);
    let list = desk.run("user list --json --data-dir data").json();
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    desk.run("db restore gone.db --data-dir data")
        .refused(2, "gone.db: there is no such file; check the path");
    desk.write("other.db", "no database at all, but some text that is longer than a header");
    let said = desk.run("db restore other.db --data-dir data");
    assert_eq!((said.code, said.err.lines().count()), (1, 1), "{}", said.err);
}

#[test]
fn commands_on_a_database_that_is_not_there_make_none() {
    let desk = Desk::new();
    for line in ["user list", "user disable x", "db backup b.db"] {
        let reason = "data/tradewind.db: there is no database; start the server once, or name its folder with --data-dir";
        desk.run(&format!("{line} --data-dir data")).refused(2, reason);
    }
    assert!(desk.names().is_empty());
    desk.run("db migrate --data-dir data").done();
    assert_eq!(desk.names(), ["data"]);
}

#[test]
fn the_doctor_finds_what_is_wrong() {
    let desk = Desk::new();
    let well = desk.run("doctor --json --port 0 --data-dir data").json();
    assert_eq!(well["is_well"], true, "{well}");
    assert!(desk.names().is_empty(), "it leaves nothing behind");
    desk.run("db migrate --data-dir data").done();
    let names = |value: &serde_json::Value| -> Vec<String> {
        let checks = value["checks"].as_array().unwrap().iter();
        checks.map(|check| check["name"].as_str().unwrap().to_owned()).collect()
    };
    let well = desk.run("doctor --json --port 0 --data-dir data").json();
    assert_eq!(
        names(&well),
        ["configuration", "data folder", "free space", "database", "schema", "journal folder", "port"]
    );
    std::fs::write(desk.path("data/tradewind.db"), vec![7; 8192]).unwrap();
    let ill = desk.run("doctor --port 0 --data-dir data");
    assert_eq!((ill.code, ill.err.lines().count()), (1, 1), "{}", ill.err);
    assert!(ill.out.contains("FAIL  database"), "{}", ill.out);
}

#[test]
fn a_port_in_use_is_remarked() {
    let desk = Desk::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let said = desk.run(&format!("doctor --port {port} --data-dir data"));
    assert!(said.done().contains(&format!("warn  port            {port} is in use")), "{}", said.out);
}

#[test]
fn the_openapi_document_is_printed() {
    let document = Desk::new().run("openapi").json();
    assert_eq!(document["openapi"], "3.1.0");
}

#[test]
fn parity_says_where_a_journal_begins_whose_beginning_was_removed() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("journal")).unwrap();
    desk.write("journal/00000000000000000602.journal", "");
    desk.run("parity --journal journal").refused(
        2,
        "journal: its records before 602 were removed, and parity can only check a recording from its beginning; how \
         much is kept is set by session.journal_days and session.journal_gib",
    );
}
