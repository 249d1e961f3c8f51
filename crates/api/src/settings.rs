//! How the faces are set.

/// How the faces are set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How browsers reach this server.
    pub transport: Transport,
    /// Host names that the server answers to beside the loopback ones, without ports. Behind TLS, none means any.
    pub hosts: Vec<String>,
    /// Origins beside its own whose pages may use it, as `http://localhost:5173` for a development server.
    pub origins: Vec<String>,
    /// How much may be asked in a minute.
    pub limits: Limits,
    /// What `/metrics` wants as a bearer token from elsewhere than this machine; `None` refuses others.
    pub metrics_token: Option<String>,
    /// The program's version.
    pub version: String,
}

/// How browsers reach this server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// Plain HTTP on this machine only.
    Loopback,
    /// Through a proxy that speaks TLS and sets `X-Forwarded-For`.
    BehindTls,
}

/// How much may be asked in a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Anything, by an address that is not signed in.
    pub anonymous: u32,
    /// Signing in and refreshing, by an address.
    pub auth: u32,
    /// Reading, by a user.
    pub read: u32,
    /// Making and starting things, by a user.
    pub trading: u32,
    /// What lowers risk (pause, stop, kill switch), by a user.
    pub relief: u32,
    /// Sockets of one user at a time.
    pub sockets_per_user: usize,
}

impl Settings {
    /// A server on this machine.
    #[must_use]
    pub fn new(version: impl Into<String>) -> Self {
        Self {
            transport: Transport::Loopback,
            hosts: Vec::new(),
            origins: Vec::new(),
            limits: Limits::default(),
            metrics_token: None,
            version: version.into(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { anonymous: 100, auth: 5, read: 600, trading: 10, relief: 60, sockets_per_user: 10 }
    }
}

impl Limits {
    /// The demo's: one machine, one person, many reloads.
    #[must_use]
    pub const fn demo() -> Self {
        Self { anonymous: 1_200, auth: 120, read: 6_000, trading: 120, relief: 240, sockets_per_user: 32 }
    }
}
