//! `tradewind user`: who may sign in.
//!
//! - [`password`]: asked for without an echo, or read from standard input; never an argument, which other users of the
//!   machine can see. - [`offline`]: what stands in for trading while no server runs.

mod offline;
mod password;

use crate::assemble::quote_of;
use crate::clock::{SystemClock, SystemEntropy};
use crate::config::ConfigArgs;
use crate::failure::{Failure, Result};
use crate::output;
use crate::waiting::wait_for;
use clap::{Args, Subcommand, ValueEnum};
use offline::NoTrading;
use platform::identity::user::UserSpec;
use platform::{Fault, Platform, Ports, Settings};
use serde::Serialize;
use session::MarketSpec;
use std::path::Path;
use std::sync::Arc;
use store::UserRepo;
use store::row::{Role, UserRow};
use store_sqlite::{Options, SqliteStore};

/// What can be done with users.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Make a user with a paper account; the password is asked for
    Add(AddArgs),
    /// List all users
    List(ListArgs),
    /// Let a user no longer sign in, and end where they are signed in
    Disable(DisableArgs),
}

/// The arguments of `add`.
#[derive(Debug, Args)]
#[command(after_help = "\
A password is never an argument: other users of the machine could see it.

Examples:
  tradewind user add alice
  tradewind user add bob --role admin --password-stdin < secret.txt")]
pub struct AddArgs {
    /// The name to sign in with
    #[arg(value_name = "NAME")]
    name: String,
    /// What the user may do
    #[arg(long, value_enum, default_value_t)]
    role: RoleName,
    /// Read the password from standard input, up to the end of its first line
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

/// The arguments of `list`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tradewind user list
  tradewind user list --json")]
pub struct ListArgs {
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

/// The arguments of `disable`.
#[derive(Debug, Args)]
#[command(after_help = "\
The user's bots and money stay as they are.

Examples:
  tradewind user disable bob")]
pub struct DisableArgs {
    /// The name
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    config: ConfigArgs,
}

/// What a user may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum RoleName {
    /// Trades on their own accounts
    #[default]
    User,
    /// Also runs the server
    Admin,
}

/// A user as JSON.
#[derive(Debug, Serialize)]
struct UserView {
    id: String,
    username: String,
    role: &'static str,
    status: &'static str,
    is_demo: bool,
    created_at: String,
}

/// Does it.
pub fn run(command: &UserCommand) -> Result {
    match command {
        UserCommand::Add(args) => add(args),
        UserCommand::List(args) => list(args),
        UserCommand::Disable(args) => disable(args),
    }
}

fn add(args: &AddArgs) -> Result {
    let config = args.config.load(None)?;
    let password = password::read(args.password_stdin)?;
    let role = match args.role {
        RoleName::User => Role::User,
        RoleName::Admin => Role::Admin,
    };
    let spec = UserSpec { username: args.name.clone(), password: Some(password), role, is_demo: false };
    let market = config.market.spec()?;
    let user = with_platform(&config.data.folder.database(), Some(&market), async |platform| {
        Ok(platform.user_create(spec).await?)
    })?;
    output::print(&format!("{}: user made, {}\n", user.username, user.role.name()))
}

fn list(args: &ListArgs) -> Result {
    let database = args.config.folder()?.database_that_exists()?;
    let users = wait_for(async {
        let store = SqliteStore::open(&database, Options::default()).await?;
        let users = store.user_list().await;
        store.close().await;
        Ok(users?)
    })?;
    let views: Vec<UserView> = users.iter().map(UserView::from).collect();
    if args.json {
        return output::print_json(&views);
    }
    let width = views.iter().map(|view| view.username.len()).max().unwrap_or(0);
    let line = |view: &UserView| {
        let UserView { username, role, status, created_at, .. } = view;
        format!("{username:width$}  {role:6}  {status:8}  since {created_at}\n")
    };
    output::print(&views.iter().map(line).collect::<String>())
}

fn disable(args: &DisableArgs) -> Result {
    let database = args.config.folder()?.database_that_exists()?;
    let ended = with_platform(&database, None, async |platform| {
        platform.user_disable(&args.name).await.map_err(|fault| match fault {
            Fault::NotFound { .. } => Failure::BadInput(format!(
                "{}: there is no such user; `tradewind user list` shows them",
                args.name
            )),
            other => other.into(),
        })
    })?;
    output::print(&format!("{}: may no longer sign in; {ended} sign-ins ended\n", args.name))
}

/// The use cases over the database alone, while no server need run; `market` says what new accounts are kept in.
fn with_platform<T>(
    database: &Path,
    market: Option<&MarketSpec>,
    work: impl AsyncFnOnce(&Platform) -> Result<T>,
) -> Result<T> {
    let catalog = market.map(MarketSpec::catalog).transpose().map_err(Failure::failed)?.unwrap_or_default();
    let entropy = SystemEntropy::open()?;
    wait_for(async {
        let store = Arc::new(SqliteStore::open(database, Options::default()).await?);
        let ports = Ports {
            store: store.clone(),
            trading: Arc::new(NoTrading::new(catalog)),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(entropy),
            strategies: Vec::new(),
        };
        // Nobody signs in here, so no token is ever made with this secret.
        let mut settings = Settings::new([0; 32]);
        if let Some(market) = market {
            settings.base_currency = quote_of(market);
        }
        let done = work(&Platform::new(ports, settings)).await;
        store.close().await;
        done
    })
}

impl From<&UserRow> for UserView {
    fn from(row: &UserRow) -> Self {
        Self {
            id: row.key.0.to_string(),
            username: row.username.clone(),
            role: row.role.name(),
            status: row.status.name(),
            is_demo: row.is_demo,
            created_at: row.created_at.to_rfc3339(),
        }
    }
}
