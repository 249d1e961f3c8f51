//! A server with everything behind it, and a client for it.

use api::{App, Limits, Settings};
use model::{Catalog, instrument::catalog::Rules};
use platform::{
    Platform, Ports,
    identity::user::UserSpec,
    ports::registry,
    testing::{CountedEntropy, FakeTrading, HandClock},
};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use store::{Store, row::Role};
use store_sqlite::{Options, SqliteStore};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::oneshot};

/// The password of every user of the tests.
pub const PASSWORD: &str = "correct horse battery";

/// A server with everything behind it.
pub struct World {
    pub address: SocketAddr,
    pub platform: Arc<Platform>,
    pub store: Arc<dyn Store>,
    pub trading: Arc<FakeTrading>,
    pub clock: Arc<HandClock>,
    pub http: reqwest::Client,
    stop: Option<oneshot::Sender<()>>,
    keys: AtomicU64,
    _folder: TempDir,
}

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Session {
    pub access: String,
    pub refresh: String,
    /// `name=value` of each cookie, as a browser sends them.
    pub cookies: String,
    pub csrf: String,
}

/// How a world differs from the usual one.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    pub is_demo: bool,
    pub limits: Limits,
}

impl Default for Kind {
    /// No demo, limits that no test meets by chance.
    fn default() -> Self {
        let limits = Limits {
            anonymous: 10_000,
            auth: 10_000,
            read: 10_000,
            trading: 10_000,
            relief: 10_000,
            sockets_per_user: 10,
        };
        Self { is_demo: false, limits }
    }
}

impl World {
    pub async fn new() -> Self {
        Self::of(Kind::default()).await
    }

    pub async fn demo() -> Self {
        Self::of(Kind { is_demo: true, ..Kind::default() }).await
    }

    pub async fn of(kind: Kind) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store: Arc<dyn Store> =
            Arc::new(SqliteStore::open(folder.path().join("t.db"), Options::default()).await.unwrap());
        let catalog = catalog();
        store.catalog_save(&catalog, FakeTrading::market_time()).await.unwrap();
        let trading = Arc::new(FakeTrading::new(catalog, Arc::clone(&store)));
        let clock = Arc::new(HandClock::default());
        let ports = Ports {
            store: Arc::clone(&store),
            trading: Arc::clone(&trading) as _,
            clock: Arc::clone(&clock) as _,
            entropy: Arc::new(CountedEntropy::default()),
            strategies: registry::strategies(),
        };
        let settings =
            platform::Settings { is_demo: kind.is_demo, guests_max: 2, ..platform::Settings::new([7; 32]) };
        let platform = Arc::new(Platform::new(ports, settings));
        if kind.is_demo {
            platform.demo_user_ensure().await.unwrap();
        }
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let settings = Settings { limits: kind.limits, ..Settings::new("0.0.0") };
        let app = App::new(Arc::clone(&platform), settings);
        tokio::spawn(api::serve(app, listener, async {
            let _ = stopped.await;
        }));
        Self {
            address,
            platform,
            store,
            trading,
            clock,
            http: reqwest::Client::new(),
            stop: Some(stop),
            keys: AtomicU64::new(0),
            _folder: folder,
        }
    }

    /// Makes a user and signs in.
    pub async fn user(&self, name: &str) -> Session {
        let spec = UserSpec {
            username: name.to_owned(),
            password: Some(PASSWORD.to_owned()),
            role: Role::User,
            is_demo: false,
        };
        self.platform.user_create(spec).await.unwrap();
        self.login(name).await
    }

    /// Signs in.
    pub async fn login(&self, name: &str) -> Session {
        let body = json!({ "username": name, "password": PASSWORD });
        session_of(self.send(Method::POST, "auth/login", &body).await).await
    }

    /// A request to the API.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let key = self.keys.fetch_add(1, Ordering::SeqCst);
        self.http
            .request(method, format!("http://{}/api/v1/{path}", self.address))
            .header("idempotency-key", format!("key {key}"))
    }

    /// A request without credentials.
    pub async fn send(&self, method: Method, path: &str, body: &Value) -> Response {
        self.request(method, path).json(body).send().await.unwrap()
    }

    /// A request with a bearer token.
    pub async fn send_as(&self, session: &Session, method: Method, path: &str, body: &Value) -> Response {
        let request = self.request(method, path).bearer_auth(&session.access);
        let request = if body.is_null() { request } else { request.json(body) };
        request.send().await.unwrap()
    }

    /// The data of a GET that must go well.
    pub async fn get(&self, session: &Session, path: &str) -> Value {
        data_of(self.send_as(session, Method::GET, path, &Value::Null).await).await
    }

    /// The data of a POST that must go well.
    pub async fn post(&self, session: &Session, path: &str, body: &Value) -> Value {
        data_of(self.send_as(session, Method::POST, path, body).await).await
    }

    /// Makes a bot.
    pub async fn bot(&self, session: &Session, name: &str) -> Value {
        self.post(session, "bots", &bot_body(name)).await
    }

    /// Stops the server as a signal would.
    pub fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }
}

/// The body that makes a bot.
pub fn bot_body(name: &str) -> Value {
    json!({
        "name": name, "description": "for a test", "strategy": "sma-cross", "params": { "short": "5", "long": "20" },
        "symbol": "BTC-USDT", "timeframe": "1m", "base_amount": "1000",
    })
}

/// The tokens and cookies of an answer.
pub async fn session_of(response: Response) -> Session {
    assert_eq!(response.status(), StatusCode::OK, "{response:?}");
    let set = response.headers().get_all("set-cookie");
    let cookies: Vec<String> =
        set.iter().map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap().to_owned()).collect();
    let csrf = cookies.iter().find_map(|cookie| cookie.strip_prefix("tw_csrf=")).unwrap_or_default();
    let (csrf, cookies) = (csrf.to_owned(), cookies.join("; "));
    let body: Value = response.json().await.unwrap();
    Session {
        access: body["data"]["access_token"].as_str().unwrap().to_owned(),
        refresh: body["data"]["refresh_token"].as_str().unwrap_or_default().to_owned(),
        cookies,
        csrf,
    }
}

/// The data of an answer that went well.
pub async fn data_of(response: Response) -> Value {
    let status = response.status();
    let body: Value = response.json().await.unwrap();
    assert!(status.is_success(), "{status} {body:#}");
    assert_eq!(body["success"], true);
    body["data"].clone()
}

/// The body of a failure, which must have this status and code.
pub async fn problem_of(response: Response, status: u16, code: &str) -> Value {
    assert_eq!(response.status().as_u16(), status, "{response:?}");
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let body: Value = response.json().await.unwrap();
    assert_eq!(body["code"], code, "{body:#}");
    assert_eq!(body["status"], status);
    assert_eq!(body["success"], false);
    body
}

fn catalog() -> Catalog {
    let mut catalog = Catalog::default();
    for symbol in ["BTC-USDT", "ETH-USDT", "ETH-BTC"] {
        let rules = Rules {
            tick_size: "0.01".parse().unwrap(),
            lot_size: "0.00001".parse().unwrap(),
            quantity_min: model::Quantity::ZERO,
            notional_min: model::Amount::from_units(10),
        };
        catalog.add("sim", symbol, rules).unwrap();
    }
    catalog
}
