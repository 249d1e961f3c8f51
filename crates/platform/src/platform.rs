//! The platform: its ports and settings, and what all use cases share.

use crate::{
    Fault, Result,
    identity::{password::Hasher, sign_in::LoginGuard, token::TokenKey, verified::Verified},
    ports::{Clock, Entropy, StrategyInfo, Trading, clock},
    signals::{desk::Asked, looked::LookedAt, news::SignalTeller},
};
use model::{Amount, Instant, Span, Timeframe};
use std::sync::Arc;
use store::repo::Store;
use uuid::Uuid;

/// Over which candles signals are raised if nothing is said.
const SIGNAL_TIMEFRAMES: [&str; 3] = ["15m", "1h", "4h"];

/// The use cases, over what they need.
pub struct Platform {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) trading: Arc<dyn Trading>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) strategies: Vec<StrategyInfo>,
    pub(crate) settings: Settings,
    pub(crate) hasher: Hasher,
    pub(crate) tokens: TokenKey,
    pub(crate) verified: Verified,
    pub(crate) logins: LoginGuard,
    pub(crate) asked: Asked,
    pub(crate) looked: LookedAt,
    pub(crate) news: SignalTeller,
}

/// What the platform needs from below and from outside.
pub struct Ports {
    /// What is remembered.
    pub store: Arc<dyn Store>,
    /// What trades.
    pub trading: Arc<dyn Trading>,
    /// The wall clock.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub entropy: Arc<dyn Entropy>,
    /// What a bot can run.
    pub strategies: Vec<StrategyInfo>,
}

/// How the platform is set.
#[derive(Clone)]
pub struct Settings {
    /// Whether this is the demo: a guest becomes the demo's user.
    pub is_demo: bool,
    /// How many guests may have been made, outside the demo; 0 for none.
    pub guests_max: u32,
    /// The secret that access tokens are signed with: 32 random bytes, kept between starts.
    pub token_secret: [u8; 32],
    /// What a paper account begins with.
    pub paper_deposit: Amount,
    /// What accounts are valued in.
    pub base_currency: String,
    /// The venue that new accounts trade on.
    pub venue: String,
    /// How long an access token holds.
    pub access_lifetime: Span,
    /// How long a refresh token holds unless it is used.
    pub refresh_idle: Span,
    /// How long a sign-in holds whatever happens.
    pub refresh_lifetime: Span,
    /// How long after its use a refresh token that came as a cookie counts as a race of two windows, not as theft.
    pub refresh_grace: Span,
    /// How many passwords are checked at once.
    pub hashes_at_once: usize,
    /// How many passwords may be tried per name and minute.
    pub logins_per_minute: u32,
    /// How many bots an account may have.
    pub bots_per_account_max: usize,
    /// Over which candles signals are raised for everybody.
    pub signal_timeframes: Vec<Timeframe>,
}

impl Settings {
    /// Over which candles signals are raised if nothing is said.
    #[must_use]
    pub fn signal_timeframes() -> Vec<Timeframe> {
        SIGNAL_TIMEFRAMES.iter().filter_map(|name| name.parse().ok()).collect()
    }

    /// The settings of a server; `token_secret` has no default.
    #[must_use]
    pub fn new(token_secret: [u8; 32]) -> Self {
        Self {
            is_demo: false,
            guests_max: 0,
            token_secret,
            paper_deposit: Amount::from_units(10_000),
            base_currency: "USDT".to_owned(),
            venue: "sim".to_owned(),
            access_lifetime: Span::from_seconds(15 * 60),
            refresh_idle: Span::from_seconds(7 * 86_400),
            refresh_lifetime: Span::from_seconds(30 * 86_400),
            refresh_grace: Span::from_seconds(5),
            hashes_at_once: 2,
            logins_per_minute: 5,
            bots_per_account_max: 100,
            signal_timeframes: Self::signal_timeframes(),
        }
    }
}

impl Platform {
    /// The use cases over these ports.
    #[must_use]
    pub fn new(ports: Ports, settings: Settings) -> Self {
        Self {
            hasher: Hasher::new(settings.hashes_at_once),
            tokens: TokenKey::new(&settings.token_secret),
            verified: Verified::default(),
            logins: LoginGuard::new(settings.logins_per_minute),
            asked: Asked::default(),
            looked: LookedAt::default(),
            news: SignalTeller::default(),
            store: ports.store,
            trading: ports.trading,
            clock: ports.clock,
            entropy: ports.entropy,
            strategies: ports.strategies,
            settings,
        }
    }

    /// The wall clock.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// A new id, for a request say.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        clock::uuid_at(self.now(), self.entropy.as_ref())
    }

    /// A new secret of 256 bits, as text.
    #[must_use]
    pub fn secret(&self) -> String {
        clock::secret(self.entropy.as_ref())
    }

    /// Whether this is the demo.
    #[must_use]
    pub const fn is_demo(&self) -> bool {
        self.settings.is_demo
    }

    /// How the platform is set.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What trades.
    #[must_use]
    pub fn trading(&self) -> &dyn Trading {
        self.trading.as_ref()
    }

    /// All strategies that a bot can run.
    #[must_use]
    pub fn strategies(&self) -> &[StrategyInfo] {
        &self.strategies
    }

    /// The strategy of this name.
    ///
    /// # Errors
    /// [`Fault::NotFound`].
    pub fn strategy(&self, name: &str) -> Result<&StrategyInfo> {
        self.strategies
            .iter()
            .find(|strategy| strategy.name == name)
            .ok_or(Fault::NotFound { what: "strategy" })
    }

    /// Whether the store answers; for readiness.
    ///
    /// # Errors
    /// [`Fault::Unavailable`] or [`Fault::Internal`], with the reason.
    pub async fn store_check(&self) -> Result<()> {
        self.store.setting_get("readiness").await?;
        Ok(())
    }

    pub(crate) fn random_ten(&self) -> [u8; 10] {
        let mut bytes = [0; 10];
        self.entropy.fill(&mut bytes);
        bytes
    }
}

impl std::fmt::Debug for Platform {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Platform").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Ports {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ports").field("strategies", &self.strategies.len()).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Settings {
    /// All but the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings")
            .field("is_demo", &self.is_demo)
            .field("venue", &self.venue)
            .finish_non_exhaustive()
    }
}
