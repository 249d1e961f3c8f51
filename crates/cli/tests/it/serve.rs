//! The server as a person runs it: users made beside it, what it is set to, and what the audit log says.

use crate::program::{Desk, command};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;
use store::AuditRepo;
use store::row::ActorKind;

const PASSWORD: &str = "a long enough password";

/// A running server.
struct Server {
    child: Child,
    port: u16,
}

/// What it answers.
struct Answer {
    status: u16,
    body: Value,
}

impl Server {
    /// Starts it and waits until it says that it listens.
    fn start(desk: &Desk, arguments: &str, variables: &[(&str, &str)]) -> Self {
        let mut program = command(&desk.path(""));
        program.args(["serve", "--port", "0", "--data-dir", "data"]).args(arguments.split_whitespace());
        program.envs(variables.iter().copied()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = program.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let line = lines.find(|line| line.contains("http://")).expect("it says where it listens");
        let port = line.split("127.0.0.1:").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        Self { child, port }
    }

    /// Asks with these lines as further headers.
    fn ask(&self, request: &str, headers: &[String], body: Option<&Value>) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let body = body.map(Value::to_string).unwrap_or_default();
        let mut head = format!("{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for header in headers {
            head = format!("{head}{header}\r\n");
        }
        let length = body.len();
        write!(stream, "{head}Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}")
            .unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, body: serde_json::from_str(body).unwrap_or(Value::Null) }
    }

    /// Signs in; the header that proves it.
    fn sign_in(&self, name: &str) -> String {
        let body = json!({ "username": name, "password": PASSWORD });
        let answer = self.ask("POST /api/v1/auth/login", &[], Some(&body));
        assert_eq!(answer.status, 200, "{}", answer.body);
        format!("Authorization: Bearer {}", answer.body["data"]["access_token"].as_str().unwrap())
    }

    fn get(&self, signed: &str, path: &str) -> Value {
        let answer = self.ask(&format!("GET /api/v1/{path}"), &[signed.to_owned()], None);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body["data"].clone()
    }

    fn post(&self, signed: &str, path: &str, body: &Value) -> Value {
        let headers = [signed.to_owned(), format!("Idempotency-Key: {path}")];
        let answer = self.ask(&format!("POST /api/v1/{path}"), &headers, Some(body));
        assert!(matches!(answer.status, 200..=202), "{path}: {} {}", answer.status, answer.body);
        answer.body["data"].clone()
    }

    /// The user has the deposit, and a bot of theirs trades.
    fn check_trades(&self, name: &str, deposit: &str) {
        let signed = self.sign_in(name);
        assert_eq!(self.get(&signed, "me")["accounts"][0]["status"], "active");
        assert_eq!(self.get(&signed, "portfolio")["available_balance"], deposit);
        let bot = json!({
            "name": "First", "strategy": "sma-cross", "params": {}, "symbol": "BTC-USDT", "timeframe": "1m",
            "base_amount": "100",
        });
        let bot = self.post(&signed, "bots", &bot);
        let started = self.post(&signed, &format!("bots/{}/start", bot["id"].as_str().unwrap()), &json!({}));
        assert_eq!(started["desired_state"], "running");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn user_add(desk: &Desk, name: &str) {
    desk.write("password", &format!("{PASSWORD}\n"));
    let mut program = command(&desk.path(""));
    program.args(["user", "add", name, "--password-stdin", "--data-dir", "data"]);
    program.stdin(std::fs::File::open(desk.path("password")).unwrap());
    desk.said(&mut program).done();
}

#[test]
fn a_user_made_before_the_server_or_beside_it_trades_with_the_deposit() {
    let desk = Desk::new();
    desk.write("t.toml", "[paper]\ndeposit = \"777.5\"\n[market]\nspeed = 60\n");
    user_add(&desk, "alice");
    let server = Server::start(&desk, "--config t.toml", &[]);
    server.check_trades("alice", "777.5");
    user_add(&desk, "bob");
    server.check_trades("bob", "777.5");
    drop(server);
    let server = Server::start(&desk, "--config t.toml", &[("TRADEWIND__PAPER__DEPOSIT", "5")]);
    let signed = server.sign_in("alice");
    assert_eq!(server.get(&signed, "portfolio")["available_balance"], "777.5", "a deposit is made once");
}

#[test]
fn what_is_set_takes_effect() {
    let desk = Desk::new();
    desk.write("token", "hush-hush-hush-hush\n");
    desk.write(
        "t.toml",
        "[server]\ntransport = \"behind-tls\"\nhosts = [\"trade.example\"]\n[limits]\nanonymous_per_minute = 3\n",
    );
    let variables = [("TRADEWIND__SERVER__METRICS_TOKEN_FILE", "token")];
    let server = Server::start(&desk, "--config t.toml", &variables);
    let elsewhere = "X-Forwarded-For: 203.0.113.7".to_owned();
    let shown = "Authorization: Bearer hush-hush-hush-hush".to_owned();
    assert_eq!(server.ask("GET /metrics", std::slice::from_ref(&elsewhere), None).status, 403);
    assert_eq!(server.ask("GET /metrics", &[elsewhere.clone(), shown], None).status, 200);
    let statuses: Vec<u16> = (0..4)
        .map(|_| server.ask("GET /api/v1/ping", std::slice::from_ref(&elsewhere), None).status)
        .collect();
    assert_eq!(statuses, [200, 200, 200, 429]);
}

#[test]
fn an_address_that_is_taken_or_not_here_is_named() {
    let desk = Desk::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    desk.run(&format!("serve --port {port} --data-dir data")).refused(
        1,
        &format!(
            "port {port} is in use; stop what uses it, or choose another with --port (0 for any free one)"
        ),
    );
    desk.write("t.toml", "[server]\naddress = \"203.0.113.7\"\ntransport = \"behind-tls\"\n");
    desk.run("serve --port 0 --config t.toml --data-dir data")
        .refused(1, "203.0.113.7 is no address of this machine; set server.address to one that is");
}

#[test]
fn a_data_folder_stays_with_the_market_it_began_with() {
    let desk = Desk::new();
    drop(Server::start(&desk, "", &[]));
    desk.market("BTCEUR.csv", 100);
    let refused = |variable: &str, value: &str, line: &str| {
        let mut program = command(&desk.path(""));
        program.args(["serve", "--port", "0", "--data-dir", "data"]).env(variable, value);
        desk.said(&mut program).refused(1, line);
    };
    let remedy = "or another --data-dir (the demo has --reset too)";
    let other = "on \"Synthetic market, seed 1\", not on \"Synthetic market, seed 2\"";
    refused(
        "TRADEWIND__MARKET__SEED",
        "2",
        &format!("data/journal: it was recorded {other}; give the market it began with, {remedy}"),
    );
    refused(
        "TRADEWIND__MARKET__FILE",
        "BTCEUR.csv",
        &format!("data: it began with another market (asset 1 is USDT, not EUR); give that one, {remedy}"),
    );
}

#[test]
fn the_audit_log_tells_who_was_added_and_disabled() {
    let desk = Desk::new();
    user_add(&desk, "alice");
    desk.run("user disable alice --data-dir data").done();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (rows, break_at) = runtime.block_on(async {
        let options = store_sqlite::Options::default();
        let store = store_sqlite::SqliteStore::open(&desk.path("data/tradewind.db"), options).await.unwrap();
        (store.audit_list(None, 10).await.unwrap(), store.audit_check().await.unwrap())
    });
    let user = desk.run("user list --json --data-dir data").json()[0]["id"].as_str().unwrap().to_owned();
    let told: Vec<_> =
        rows.iter().map(|row| (row.entry.action.as_str(), row.entry.resource.as_deref())).collect();
    assert_eq!(told, [("user.disable", Some(user.as_str())), ("user.create", Some(user.as_str()))]);
    assert!(rows.iter().all(|row| row.entry.actor_kind == ActorKind::Cli && row.entry.actor.is_none()));
    assert_eq!(break_at, None, "the chain is whole");
}
