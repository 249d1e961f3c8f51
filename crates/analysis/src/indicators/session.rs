//! Sessions of a market that never closes: days, weeks and months in UTC.

/// The length of a session, by the names that a parameter takes.
pub const SESSIONS: &[&str] = &["day", "week", "month"];

/// One day, in nanoseconds.
const DAY_NS: i64 = 86_400_000_000_000;
/// 1970-01-01 was a Thursday: three days after a Monday.
const MONDAY_SHIFT: i64 = 3;

/// The length of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Session {
    /// A day, from midnight.
    Day,
    /// A week, from Monday.
    Week,
    /// A calendar month.
    Month,
}

impl Session {
    /// That of a place among [`SESSIONS`].
    #[must_use]
    pub const fn of(place: usize) -> Self {
        match place {
            0 => Self::Day,
            1 => Self::Week,
            _ => Self::Month,
        }
    }

    /// A number that all bars of one session have in common and that rises from session to session.
    ///
    /// `open_at` in nanoseconds since 1970.
    #[must_use]
    pub const fn number(self, open_at: i64) -> i64 {
        let day = open_at.div_euclid(DAY_NS);
        match self {
            Self::Day => day,
            Self::Week => (day + MONDAY_SHIFT).div_euclid(7),
            Self::Month => month(day),
        }
    }

    /// Whether a bar that opens at this instant is the first that its session can have.
    #[must_use]
    pub const fn begins(self, open_at: i64) -> bool {
        self.number(open_at - 1) != self.number(open_at)
    }
}

/// The number of the month, counted from March of the year 0, that a day since 1970 falls in.
///
/// Source: H. Hinnant, chrono-compatible low-level date algorithms (2013): the year is taken to begin in March.
const fn month(day: i64) -> i64 {
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let day_of_era = day.rem_euclid(146_097);
    let year = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    (era * 400 + year) * 12 + (5 * day_of_year + 2) / 153
}
