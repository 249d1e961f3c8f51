//! Closed lists of words and their names in tables and on the wire: one place for both directions.

use model::{Liquidity, Purpose, Side};

/// A member of a closed list that is kept by name.
pub trait Word: Sized + Copy {
    /// What kind of word this is, for messages.
    const KIND: &'static str;

    /// The name in tables and on the wire.
    fn word(self) -> &'static str;

    /// The member of that name.
    fn from_word(word: &str) -> Option<Self>;
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$member_doc])* $member),+
        }

        impl $name {
            /// Every member, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$member),+];

            /// The name in tables and on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$member => $word),+
                }
            }
        }

        impl Word for $name {
            const KIND: &'static str = stringify!($name);

            fn word(self) -> &'static str {
                self.name()
            }

            fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.name() == word)
            }
        }
    };
}

words!(
    /// What a user may do.
    Role {
        /// Trades on their own accounts.
        User = "user",
        /// Also runs the server.
        Admin = "admin",
        /// The server itself.
        System = "system",
    }
);
words!(
    /// Whether a user may sign in.
    UserStatus {
        /// May sign in.
        Active = "active",
        /// May not.
        Disabled = "disabled",
    }
);
words!(
    /// What an account trades with.
    AccountMode {
        /// Play money on the simulated exchange.
        Paper = "paper",
        /// Play money on a venue's test network.
        Testnet = "testnet",
        /// Real money.
        Live = "live",
    }
);
words!(
    /// Whether an account trades.
    AccountStatus {
        /// Made, and not yet opened by its engine.
        Opening = "opening",
        /// Its engine runs.
        Active = "active",
        /// Its engine was stopped after breaking; a person must look.
        Stopped = "stopped",
    }
);
words!(
    /// What kind of bot.
    BotKind {
        /// Trades by a strategy.
        Strategy = "strategy",
        /// Keeps a grid of orders.
        Grid = "grid",
        /// Buys in instalments.
        Dca = "dca",
        /// Follows another trader.
        Copy = "copy",
        /// Buys new listings.
        Snipe = "snipe",
    }
);
words!(
    /// How a signal came about.
    SignalOrigin {
        /// It was raised as its candle closed.
        Live = "live",
        /// It was found in candles that had closed before anybody looked.
        History = "history",
        /// A user asked.
        Request = "request",
    }
);
words!(
    /// Which way a signal points.
    SignalSide {
        /// Up.
        Long = "long",
        /// Down.
        Short = "short",
    }
);
words!(
    /// How a signal ended.
    SignalEndWord {
        /// The price passed its stop.
        Stopped = "stopped",
        /// All its targets were reached.
        TargetsReached = "targets_reached",
        /// Its time ran out.
        Expired = "expired",
        /// A signal the other way was raised.
        Reversed = "reversed",
    }
);
words!(
    /// What a user makes of a signal.
    SignalAnswer {
        /// They follow it.
        Accepted = "accepted",
        /// They do not.
        Rejected = "rejected",
    }
);
words!(
    /// What the bot's owner wants of it.
    DesiredState {
        /// That it trades.
        Running = "running",
        /// That it enters no more, and looks after what it has.
        Paused = "paused",
        /// That it rests.
        Stopped = "stopped",
    }
);
words!(
    /// What the bot does.
    BotState {
        /// Made, never started.
        Created = "created",
        /// Warming up.
        Starting = "starting",
        /// Trading.
        Running = "running",
        /// No entries; exits go on.
        Paused = "paused",
        /// Cancelling its entries.
        Stopping = "stopping",
        /// At rest.
        Stopped = "stopped",
        /// Stopped by a fault, which stands beside it.
        Error = "error",
    }
);
words!(
    /// How much a diary entry matters.
    EventLevel {
        /// As planned.
        Info = "info",
        /// Worth a look.
        Warn = "warn",
        /// Wrong.
        Error = "error",
    }
);
words!(
    /// What a diary entry tells of.
    BotEventKind {
        /// What the strategy decided, or why it did nothing.
        Decision = "decision",
        /// An order sent or changed.
        Order = "order",
        /// An order that the risk gate or the venue refused.
        Refusal = "refusal",
        /// A fill.
        Fill = "fill",
        /// A change of the bot's state.
        State = "state",
    }
);
words!(
    /// Where an order stands.
    OrderStatus {
        /// Approved, not yet sent.
        New = "new",
        /// Sent, no answer yet.
        Sent = "sent",
        /// On the venue's books.
        Accepted = "accepted",
        /// On the books, a part of it traded.
        PartiallyFilled = "partially_filled",
        /// Asked to cancel, no answer yet.
        CancelRequested = "cancel_requested",
        /// All of it traded.
        Filled = "filled",
        /// Off the books.
        Canceled = "canceled",
        /// Refused by our own gate; never sent.
        Refused = "refused",
        /// Refused by the venue.
        Rejected = "rejected",
        /// Off the books by its time in force.
        Expired = "expired",
        /// No answer came; its funds stay held until the venue is asked.
        Unknown = "unknown",
    }
);
words!(
    /// Which way a position goes.
    Direction {
        /// Gains when the price rises.
        Long = "long",
        /// Gains when the price falls.
        Short = "short",
    }
);
words!(
    /// Where a round trip stands.
    TradeStatus {
        /// Entered, not yet flat.
        Active = "active",
        /// Flat again.
        Finished = "finished",
        /// Never came to be.
        Failed = "failed",
    }
);
words!(
    /// Whether a position is held.
    PositionStatus {
        /// Held.
        Open = "open",
        /// Flat.
        Closed = "closed",
    }
);
words!(
    /// What a ledger transaction does.
    LedgerKind {
        /// Money comes from outside.
        Deposit = "deposit",
        /// Money goes outside.
        Withdrawal = "withdrawal",
        /// Money is set aside for an order.
        Hold = "hold",
        /// Money set aside is free again.
        Release = "release",
        /// Coins change hands.
        Fill = "fill",
        /// A fee apart from a fill.
        Fee = "fee",
        /// Funding of a perpetual.
        Funding = "funding",
        /// Money moves between an account and its bots.
        Transfer = "transfer",
        /// A difference is set right, in the open.
        Adjustment = "adjustment",
    }
);
words!(
    /// What a ledger account holds.
    LedgerAccountKind {
        /// Owned and at hand.
        Free = "free",
        /// Owned and set aside for orders.
        Held = "held",
        /// Owned and posted as margin.
        Margin = "margin",
        /// Owed.
        Borrowed = "borrowed",
        /// Owned, too little to trade.
        Dust = "dust",
        /// The other side of every trade.
        Counterparty = "counterparty",
        /// Fees paid.
        Fees = "fees",
        /// Funding paid or taken.
        Funding = "funding",
        /// Interest paid or taken.
        Interest = "interest",
        /// What rounding left.
        Rounding = "rounding",
        /// Where deposits come from and withdrawals go.
        External = "external",
        /// Differences that nobody has explained yet.
        Suspense = "suspense",
    }
);
words!(
    /// What a risk rule did.
    RiskAction {
        /// Refused an order.
        Reject = "reject",
        /// Made an order smaller.
        Reduce = "reduce",
        /// Stopped a bot or an account.
        Halt = "halt",
    }
);
words!(
    /// Who acts.
    ActorKind {
        /// A person with a session.
        User = "user",
        /// A program with a key.
        ApiKey = "api_key",
        /// The server itself.
        System = "system",
        /// The command line on the server's machine.
        Cli = "cli",
    }
);

impl OrderStatus {
    /// Whether nothing more can come of the order.
    #[must_use]
    pub const fn is_terminal(self) -> bool {
        match self {
            Self::Filled | Self::Canceled | Self::Refused | Self::Rejected | Self::Expired => true,
            Self::New
            | Self::Sent
            | Self::Accepted
            | Self::PartiallyFilled
            | Self::CancelRequested
            | Self::Unknown => false,
        }
    }
}

impl LedgerAccountKind {
    /// Whether what stands there is the account's own.
    #[must_use]
    pub const fn is_owned(self) -> bool {
        match self {
            Self::Free | Self::Held | Self::Margin | Self::Borrowed | Self::Dust => true,
            Self::Counterparty
            | Self::Fees
            | Self::Funding
            | Self::Interest
            | Self::Rounding
            | Self::External
            | Self::Suspense => false,
        }
    }
}

impl Word for Side {
    const KIND: &'static str = "Side";

    fn word(self) -> &'static str {
        self.name()
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Buy, Self::Sell].into_iter().find(|side| side.name() == word)
    }
}

impl Word for Purpose {
    const KIND: &'static str = "Purpose";

    fn word(self) -> &'static str {
        self.name()
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == word)
    }
}

impl Word for Liquidity {
    const KIND: &'static str = "Liquidity";

    fn word(self) -> &'static str {
        match self {
            Self::Maker => "maker",
            Self::Taker => "taker",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Maker, Self::Taker].into_iter().find(|liquidity| liquidity.word() == word)
    }
}
