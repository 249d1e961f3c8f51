//! `[server]`: how the web app and the API are reached.

use crate::config::key::Key;
use crate::config::reader::{Read, Reader, Secret};
use api::Transport;
use serde_json::{Value, json};
use std::net::{IpAddr, SocketAddr};

/// The port's key, which a flag sets too.
pub const PORT: &str = "server.port";
const ADDRESS: &str = "server.address";
const TRANSPORT: &str = "server.transport";
const HOSTS: &str = "server.hosts";
const ORIGINS: &str = "server.origins";
const METRICS_TOKEN: &str = "server.metrics_token";

/// Shorter tokens can be guessed.
const TOKEN_CHARACTERS_MIN: usize = 16;

/// The keys.
pub const KEYS: [Key; 6] = [
    Key::new(PORT, "8080", "The port; 0 for any free one."),
    Key::new(
        ADDRESS,
        "127.0.0.1",
        "The address it listens on. One that other machines reach needs transport \"behind-tls\".",
    ),
    Key::new(
        TRANSPORT,
        "loopback",
        "\"loopback\": plain HTTP on this machine. \"behind-tls\": only through a proxy that speaks TLS and sets X-Forwarded-For.",
    ),
    Key::new(
        HOSTS,
        "",
        "Host names it answers to beside localhost, without ports. Behind TLS, none means any.",
    ),
    Key::new(ORIGINS, "", "Origins beside its own whose pages may use it, as \"https://desk.example\"."),
    Key::secret(
        METRICS_TOKEN,
        "\"sixteen characters or more\"",
        "What /metrics and /health/detailed want as a bearer token from elsewhere than this machine; unset refuses others.",
    ),
];

/// How it is reached.
#[derive(Clone, Debug)]
pub struct Server {
    /// Address and port.
    pub listen: SocketAddr,
    /// How browsers reach it.
    pub transport: Transport,
    /// Its names.
    pub hosts: Vec<String>,
    /// Foreign origins.
    pub origins: Vec<String>,
    /// The token for figures.
    pub metrics_token: Option<Secret>,
}

/// Reads it.
pub fn resolve(reader: &mut Reader) -> Read<Server> {
    let port = reader.whole(PORT, 0..=u16::MAX);
    let address = reader.text(ADDRESS, |text| {
        text.parse::<IpAddr>().map_err(|_| "give an IP address, as \"127.0.0.1\"".to_owned())
    });
    let transport = reader.text(TRANSPORT, transport);
    let hosts = reader.list(HOSTS, host);
    let origins = reader.list(ORIGINS, origin);
    let metrics_token = reader.secret_if_set(METRICS_TOKEN, token);
    if let (Ok(address), Ok(Transport::Loopback)) = (address, transport)
        && !address.is_loopback()
    {
        let message = format!(
            "other machines reach {address}, and plain HTTP must not leave this one; set it to \"127.0.0.1\", or put a \
             proxy that speaks TLS before it and set {TRANSPORT} = \"behind-tls\""
        );
        return Err(reader.fault(ADDRESS, message));
    }
    Ok(Server {
        listen: SocketAddr::new(address?, port?),
        transport: transport?,
        hosts: hosts?,
        origins: origins?,
        metrics_token: metrics_token?,
    })
}

impl Server {
    /// The value of each key.
    pub fn values(&self) -> [(&'static str, Option<Value>); 6] {
        let transport = match self.transport {
            Transport::Loopback => "loopback",
            Transport::BehindTls => "behind-tls",
        };
        [
            (PORT, Some(json!(self.listen.port()))),
            (ADDRESS, Some(json!(self.listen.ip()))),
            (TRANSPORT, Some(json!(transport))),
            (HOSTS, Some(json!(self.hosts))),
            (ORIGINS, Some(json!(self.origins))),
            (METRICS_TOKEN, None),
        ]
    }
}

fn transport(text: &str) -> Result<Transport, String> {
    match text {
        "loopback" => Ok(Transport::Loopback),
        "behind-tls" => Ok(Transport::BehindTls),
        _ => Err("give \"loopback\" or \"behind-tls\"".to_owned()),
    }
}

/// A name as it stands in a `Host` header before the port; an IPv6 address in its brackets.
fn host(text: &str) -> Result<(), String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let bracketed = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let is_sound = match bracketed {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => !text.is_empty() && text.chars().all(is_plain),
    };
    if is_sound {
        Ok(())
    } else {
        Err("give a name without scheme, port and path, as \"trade.example\"".to_owned())
    }
}

/// An origin as browsers write it: compared letter by letter, so nothing else can ever match.
fn origin(text: &str) -> Result<(), String> {
    let rest = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"));
    let is_plain = |c: char| !c.is_ascii_uppercase() && (c.is_ascii_alphanumeric() || ".-_:[]".contains(c));
    if rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(is_plain)) {
        return Ok(());
    }
    Err("give scheme, name and port in small letters, without a path, as \"https://desk.example:8443\""
        .to_owned())
}

fn token(text: &str) -> Result<(), String> {
    if text.len() >= TOKEN_CHARACTERS_MIN && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    Err(format!(
        "give {TOKEN_CHARACTERS_MIN} or more letters, digits and signs without spaces, as `openssl rand -hex 32` prints"
    ))
}
