//! Signing in and who is signed in.

use super::{Time, scalar::wire_enum};
use platform::view;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Signing in as a guest.
#[derive(Clone, Debug, Default, ToSchema)]
pub struct GuestRequest {
    /// The one-time code of the demo's link.
    pub code: Option<String>,
}

/// Signing in by name.
#[derive(Clone, Debug, ToSchema)]
pub struct LoginRequest {
    /// The user's name.
    #[schema(min_length = 1, max_length = 64)]
    pub username: String,
    /// The password.
    #[schema(format = Password, min_length = 1, max_length = 256)]
    pub password: String,
}

/// Asking for new tokens.
#[derive(Clone, Debug, Default, ToSchema)]
pub struct RefreshRequest {
    /// The refresh token; without it, the cookie's.
    pub refresh_token: Option<String>,
}

/// What a sign-in gives; the same is set as cookies.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Tokens {
    /// What to send as `Authorization: Bearer`.
    pub access_token: String,
    /// What to get new tokens with, once; `null` when another window of this browser has just got them.
    pub refresh_token: Option<String>,
    /// Seconds until the access token ends.
    pub expires_in: u64,
    /// Who is signed in.
    pub user: User,
}

/// A person who may sign in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct User {
    /// The id.
    pub id: Uuid,
    /// The name to sign in with.
    pub username: String,
    /// The mail address, if one is known.
    pub email: Option<String>,
    /// What the user may do.
    pub role: Role,
    /// Whether this is the demo.
    pub demo: bool,
    /// What profit is counted in.
    pub base_currency: String,
    /// When the user was made.
    pub created_at: Time,
}

/// The caller, with the accounts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Me {
    /// Who it is.
    #[serde(flatten)]
    pub user: User,
    /// The trading accounts.
    pub accounts: Vec<Account>,
    /// In how many places the caller is signed in.
    pub active_sessions: u64,
}

/// A trading account.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Account {
    /// The id.
    pub id: Uuid,
    /// The name people gave it.
    pub label: String,
    /// Whose money.
    pub mode: AccountMode,
    /// Where it trades.
    pub venue: String,
    /// What profit is counted in.
    pub base_currency: String,
    /// Whether it trades.
    pub status: AccountStatus,
}

/// A place where the caller is signed in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignIn {
    /// The id.
    pub id: Uuid,
    /// The address it came from.
    pub ip: Option<String>,
    /// The browser or program.
    pub user_agent: Option<String>,
    /// Since when.
    pub created_at: Time,
    /// Until when, unless it is used.
    pub expires_at: Time,
    /// Whether this request comes from there.
    pub is_current: bool,
}

/// Nothing to say but success.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct Nothing {}

wire_enum!(
    /// What a user may do.
    Role from view::Role { User, Admin, System }
);
wire_enum!(
    /// Whose money an account trades.
    AccountMode from view::AccountMode { Paper, Testnet, Live }
);
wire_enum!(
    /// Whether an account trades.
    AccountStatus from view::AccountStatus { Opening, Active, Stopped }
);

impl User {
    /// The user of this instance, which is a demo or not.
    pub fn from_view(user: view::User, demo: Demo) -> Self {
        Self {
            id: user.id,
            username: user.username,
            email: user.email,
            role: user.role.into(),
            demo: demo == Demo::Yes,
            base_currency: user.base_currency,
            created_at: user.created_at.into(),
        }
    }
}

/// Whether the instance is a demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demo {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl From<view::Account> for Account {
    fn from(account: view::Account) -> Self {
        Self {
            id: account.id,
            label: account.label,
            mode: account.mode.into(),
            venue: account.venue,
            base_currency: account.base_currency,
            status: account.status.into(),
        }
    }
}

impl From<view::SignIn> for SignIn {
    fn from(sign_in: view::SignIn) -> Self {
        Self {
            id: sign_in.id,
            ip: sign_in.ip,
            user_agent: sign_in.user_agent,
            created_at: sign_in.created_at.into(),
            expires_at: sign_in.expires_at.into(),
            is_current: sign_in.is_current,
        }
    }
}
