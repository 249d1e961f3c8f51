//! The server put together: data folder, store, session, use cases, faces; and taken apart again in order.

use crate::clock::{SystemClock, SystemEntropy};
use crate::data_folder::DataFolder;
use crate::failure::{Failure, Result, words};
use crate::output;
use model::{Amount, Ratio, Timeframe};
use platform::ports::{Entropy, SessionTrading, registry};
use platform::signals::SignalDesk;
use platform::{Platform, Ports, Settings};
use session::{MarketSpec, Retention, SessionConfig, SessionError, SessionHandle};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use store::StoreError;
use store::repo::Store;
use store_sqlite::{Options, SqliteStore};
use tokio::net::TcpListener;

/// The fee of the simulated exchange, in basis points.
const FEE_BPS: i64 = 10;

/// What a server is made with.
#[derive(Debug)]
pub struct Plan {
    /// Where it keeps its things.
    pub folder: DataFolder,
    /// The address and port it listens on; port 0 for any free one.
    pub listen: SocketAddr,
    /// How its faces are set.
    pub faces: api::Settings,
    /// How much people may do.
    pub allowance: Allowance,
    /// The market.
    pub market: MarketSpec,
    /// Market seconds per second.
    pub speed: f64,
    /// Every how many candles the portfolio is written down.
    pub snapshot_batches: u64,
    /// How much of the journal is kept.
    pub retention: Retention,
    /// What a paper account begins with.
    pub paper_deposit: Amount,
    /// Over which candles signals are raised for everybody.
    pub signal_timeframes: Vec<Timeframe>,
    /// Whether this is the demo.
    pub is_demo: bool,
}

/// How much people may do.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// Passwords tried per name and minute.
    pub logins_per_minute: u32,
    /// Bots of one user.
    pub bots_per_user: usize,
    /// Guests that may have been made, outside the demo.
    pub guests_max: u32,
}

/// A server that is ready to answer.
#[derive(Debug)]
pub struct Server {
    /// The address it listens on.
    pub address: SocketAddr,
    /// The use cases.
    pub platform: Arc<Platform>,
    /// The session.
    pub session: SessionHandle,
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    listener: TcpListener,
    faces: api::Settings,
    _lock: File,
}

impl Server {
    /// Puts it together.
    pub async fn start(plan: Plan) -> Result<Self> {
        let listener = listen(plan.listen).await?;
        let address = listener.local_addr().map_err(|error| Failure::failed(words(&error)))?;
        let path = plan.folder.path();
        fs::create_dir_all(path).map_err(|error| folder_fault(path, &error))?;
        let lock = lock(path)?;
        let entropy = SystemEntropy::open()?;
        let token_secret = secret(path, &entropy)?;
        let store: Arc<dyn Store> =
            Arc::new(SqliteStore::open(&plan.folder.database(), Options::default()).await?);
        let base_currency = quote_of(&plan.market);
        let fee_rate = Ratio::from_bps(Ratio::from_units(FEE_BPS)).map_err(Failure::failed)?;
        let session = session::start(SessionConfig {
            journal: plan.folder.journal(),
            store: Arc::clone(&store),
            market: plan.market,
            speed: plan.speed,
            models: sim::Models { fee_rate, ..sim::Models::default() },
            snapshot_batches: plan.snapshot_batches,
            retention: plan.retention,
        })
        .await
        .map_err(|error| session_fault(path, &error))?;
        let ports = Ports {
            store: Arc::clone(&store),
            trading: SessionTrading::new(session.clone()),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(entropy),
            strategies: registry::strategies(),
        };
        let settings = Settings {
            is_demo: plan.is_demo,
            paper_deposit: plan.paper_deposit,
            base_currency,
            logins_per_minute: plan.allowance.logins_per_minute,
            bots_per_account_max: plan.allowance.bots_per_user,
            guests_max: plan.allowance.guests_max,
            signal_timeframes: plan.signal_timeframes,
            ..Settings::new(token_secret)
        };
        let platform = Arc::new(Platform::new(ports, settings));
        platform.accounts_ensure().await?;
        Ok(Self { address, platform, session, store, listener, faces: plan.faces, _lock: lock })
    }

    /// Answers until the process is told to end, then writes everything down.
    pub async fn run(self) -> Result {
        let pruning = Arc::clone(&self.platform);
        let pruning = tokio::spawn(async move { pruning.prune_hourly().await });
        let desk = SignalDesk::open(Arc::clone(&self.platform)).await?;
        let signals = tokio::spawn(desk.run());
        let app = api::App::new(Arc::clone(&self.platform), self.faces);
        let served = api::serve(app, self.listener, told_to_end()).await;
        pruning.abort();
        signals.abort();
        self.session.shutdown().await;
        served.map_err(|error| Failure::failed(format!("the server broke off: {}", words(&error))))
    }
}

impl Default for Allowance {
    /// As the platform has it.
    fn default() -> Self {
        let Settings { logins_per_minute, bots_per_account_max, guests_max, .. } = Settings::new([0; 32]);
        Self { logins_per_minute, bots_per_user: bots_per_account_max, guests_max }
    }
}

/// Runs the server's work on as many threads as there are cores; log lines go to standard error.
pub fn with_runtime<F: Future<Output = Result>>(work: F) -> Result {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let is_terminal = io::IsTerminal::is_terminal(&io::stderr());
    let logs =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(is_terminal);
    let logs = logs.with_target(false);
    if logs.try_init().is_err() {
        return Err(Failure::failed("the log cannot be set up twice"));
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::failed(format!("no runtime can be made: {error}")))?;
    let outcome = runtime.block_on(work);
    // A shard that still waits for its disk must not hold the process.
    runtime.shutdown_background();
    outcome
}

/// Prints lines for the person who started it.
pub fn tell(lines: &[String]) -> Result {
    let mut text = lines.join("\n");
    text.push('\n');
    output::print(&text)
}

async fn listen(address: SocketAddr) -> Result<TcpListener> {
    let port = address.port();
    TcpListener::bind(address).await.map_err(|error| {
        Failure::failed(match error.kind() {
            ErrorKind::AddrInUse => {
                format!("port {port} is in use; stop what uses it, or choose another with --port (0 for any free one)")
            }
            ErrorKind::PermissionDenied => format!("port {port} may not be used; choose one above 1023 with --port"),
            ErrorKind::AddrNotAvailable => {
                format!("{} is no address of this machine; set server.address to one that is", address.ip())
            }
            _ => format!("{address} cannot be listened on: {}", words(&error)),
        })
    })
}

/// One server per data folder: two writers of one journal would ruin it.
fn lock(path: &Path) -> Result<File> {
    let file = path.join("tradewind.lock");
    let options = OpenOptions::new().create(true).truncate(false).write(true).open(&file);
    let lock = options.map_err(|error| folder_fault(&file, &error))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Failure::failed(format!(
            "{}: another tradewind is running on this folder; stop it, or choose another with --data-dir",
            path.display()
        ))),
        Err(TryLockError::Error(error)) => Err(folder_fault(&file, &error)),
    }
}

/// The secret of access tokens: made once, readable by its owner only.
fn secret(path: &Path, entropy: &SystemEntropy) -> Result<[u8; 32]> {
    let file = path.join("token.secret");
    let mut bytes = [0; 32];
    match File::open(&file) {
        Ok(mut open) => {
            open.read_exact(&mut bytes).map_err(|_| {
                Failure::failed(format!(
                    "{}: is not a secret of 32 bytes; remove it, and everybody signs in anew",
                    file.display()
                ))
            })?;
            Ok(bytes)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            entropy.fill(&mut bytes);
            let beside = path.join("token.secret-new");
            let write = || -> io::Result<()> {
                let mut options = OpenOptions::new();
                options.create(true).truncate(true).write(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                let mut open = options.open(&beside)?;
                open.write_all(&bytes)?;
                open.sync_all()?;
                fs::rename(&beside, &file)
            };
            write().map_err(|error| folder_fault(&file, &error))?;
            Ok(bytes)
        }
        Err(error) => Err(folder_fault(&file, &error)),
    }
}

fn folder_fault(path: &Path, error: &io::Error) -> Failure {
    Failure::failed(format!("{}: cannot be written: {}", path.display(), words(error)))
}

/// Tables of other instruments are noticed before the journal of another market is read.
fn session_fault(path: &Path, error: &SessionError) -> Failure {
    match error {
        SessionError::Store(StoreError::Conflict { what }) => Failure::failed(format!(
            "{}: it began with another market ({what}); give that one, or another --data-dir (the demo has --reset too)",
            path.display()
        )),
        other => Failure::failed(other),
    }
}

/// The asset that accounts on this market are kept in.
pub fn quote_of(market: &MarketSpec) -> String {
    let quote = market.instruments.first().and_then(|instrument| instrument.symbol.split_once('-'));
    quote.map_or_else(|| "USDT".to_owned(), |(_, quote)| quote.to_owned())
}

/// Ends with Ctrl+C or a request to terminate.
async fn told_to_end() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            let _ = interrupt.await;
            return;
        };
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    {
        let _ = interrupt.await;
    }
}
