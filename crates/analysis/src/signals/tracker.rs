//! The sources, the blend and the signals of one series, bar by bar.
//!
//! A signal is raised at a close where the confidence rises to the least one, or turns to the other way, and no signal this
//! way is open. One signal is open at a time; one the other way ends it.

use super::opinion::{self, Opinion, Speaker};
use super::outcome::{Followed, Outcome};
use super::plan::Plan;
use super::signal::{Assessment, Signal, SignalDirection, confidence};
use super::source::{SignalSource, Weights};
use super::sources::elliott_wave::ElliottWave;
use super::sources::fibonacci::Fibonacci;
use super::sources::patterns::Patterns;
use super::sources::technical::Technical;
use super::sources::volume::Volume;
use crate::structure::{Level, Pivot, PivotKind, Reversal, ReversalError, ZigZag};
use crate::{Bar, elliott};

/// So many bars pass before the first signal: the technical source is warm then.
pub const WARMUP_BARS: usize = 265;
/// How many average true ranges a turn comes back from that a stop may hide behind.
const TURN: Reversal = Reversal::Atr { period: 14, factor: 2.0 };

/// When a signal is raised, and for how long.
#[derive(Clone, Debug, PartialEq)]
pub struct SignalSettings {
    /// How much each source counts.
    pub weights: Weights,
    /// The least confidence of a signal, from 0.5 to 1.
    pub confidence_min: f64,
    /// After so many bars a signal is void.
    pub expires_bars: usize,
}

impl Default for SignalSettings {
    fn default() -> Self {
        Self { weights: Weights::default(), confidence_min: 0.65, expires_bars: 48 }
    }
}

/// Why settings cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum SignalSettingsError {
    /// The least confidence.
    #[error("the least confidence is {0}: it must be from 0.5 to 1")]
    Confidence(f64),
    /// The time to live.
    #[error("a signal expires after {0} bars: it must be from 1 to 10000")]
    Expiry(usize),
    /// A bug: the size of a turn.
    #[error(transparent)]
    Reversal(#[from] ReversalError),
    /// A bug: the settings of the wave counter.
    #[error(transparent)]
    Elliott(#[from] elliott::waves::SettingsError),
}

/// What became certain at a close.
#[derive(Clone, Debug, PartialEq)]
pub enum SignalEvent {
    /// A signal was raised.
    Raised(Box<Signal>),
    /// A signal came to its end.
    Ended(Ended),
    /// The time of a signal has passed since the sources were last asked for the record: the price tells who was right.
    Judged(Judgement),
}

/// What each source said at a close, and what the price did after it. Asked at every `expires_bars`-th close, whether a
/// signal was raised or not: no two spans overlap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// The bar at whose close they were asked.
    pub asked_index: usize,
    /// Their leans, in the order of [`SignalSource::ALL`].
    pub leans: [f64; 5],
    /// How far the price moved until the close `expires_bars` later: above 0 when it rose, 0.01 is one per cent.
    pub move_ratio: f64,
}

/// A signal and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ended {
    /// The signal.
    pub signal: Box<Signal>,
    /// What came of it; `None` where it was reversed before it could be entered.
    pub outcome: Option<Outcome>,
}

/// Follows one series. Bounded memory; a bar costs about as much as its wave count.
pub struct Signals {
    settings: SignalSettings,
    technical: Technical,
    elliott: ElliottWave,
    patterns: Patterns,
    fibonacci: Fibonacci,
    volume: Volume,
    zigzag: ZigZag,
    /// The newest turning points: a top and a bottom.
    turns: [Option<Pivot>; 2],
    newest: Option<Bar>,
    count: usize,
    ids: u64,
    /// The way in which the confidence was enough at the last close.
    stood: Option<SignalDirection>,
    open: Option<(Box<Signal>, Followed)>,
    asked: Option<Asked>,
}

/// What the sources said when they were last asked for the record.
#[derive(Clone, Copy, Debug)]
struct Asked {
    index: usize,
    close: f64,
    leans: [f64; 5],
}

impl std::fmt::Debug for Signals {
    fn fmt(&self, text: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        text.debug_struct("Signals")
            .field("settings", &self.settings)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

impl Signals {
    /// With these settings.
    ///
    /// # Errors
    /// [`SignalSettingsError`] names what is out of bounds.
    pub fn new(settings: SignalSettings) -> Result<Self, SignalSettingsError> {
        if !(0.5..=1.0).contains(&settings.confidence_min) {
            return Err(SignalSettingsError::Confidence(settings.confidence_min));
        }
        if !(1..=10_000).contains(&settings.expires_bars) {
            return Err(SignalSettingsError::Expiry(settings.expires_bars));
        }
        Ok(Self {
            settings,
            technical: Technical::new(),
            elliott: ElliottWave::new()?,
            patterns: Patterns::new()?,
            fibonacci: Fibonacci::new()?,
            volume: Volume::new(),
            zigzag: ZigZag::new(TURN)?,
            turns: [None; 2],
            newest: None,
            count: 0,
            ids: 0,
            stood: None,
            open: None,
            asked: None,
        })
    }

    /// Takes the next bar: what it made certain, ends first.
    pub fn update(&mut self, bar: &Bar) -> Vec<SignalEvent> {
        let index = self.count;
        self.take(bar);
        let mut events = Vec::new();
        if let Some((signal, mut followed)) = self.open.take() {
            match followed.update(bar, index) {
                Some(outcome) => events.push(SignalEvent::Ended(Ended { signal, outcome: Some(outcome) })),
                None => self.open = Some((signal, followed)),
            }
        }
        if self.count > WARMUP_BARS {
            let leans = self.leans();
            events.extend(self.judge(bar, index, leans));
            self.decide(bar, index, leans, &mut events);
        }
        events
    }

    /// What the sources say at the newest close; `None` before the first bar.
    #[must_use]
    pub fn assessment(&self) -> Option<Assessment> {
        let bar = self.newest?;
        let opinions = self.opinions();
        let blend = self.settings.weights.blend(&opinions.each_ref().map(|opinion| opinion.lean));
        let plan = self.plan(SignalDirection::of(blend), bar.close);
        Some(Assessment {
            index: self.count - 1,
            open_at: bar.open_at,
            close: bar.close,
            blend,
            opinions,
            plan,
        })
    }

    /// The signal that is on its way.
    #[must_use]
    pub fn open(&self) -> Option<&Signal> {
        self.open.as_ref().map(|(signal, _)| signal.as_ref())
    }

    fn take(&mut self, bar: &Bar) {
        self.count += 1;
        self.newest = Some(*bar);
        self.technical.update(bar);
        self.elliott.update(bar, self.technical.range());
        self.patterns.update(bar);
        self.fibonacci.update(bar);
        self.volume.update(bar);
        if let Some(pivot) = self.zigzag.update(bar) {
            self.turns[turn_place(pivot.kind)] = Some(pivot);
        }
    }

    fn judge(&mut self, bar: &Bar, index: usize, leans: [f64; 5]) -> Option<SignalEvent> {
        let asked = self.asked.filter(|asked| index < asked.index + self.settings.expires_bars);
        if asked.is_some() {
            return None;
        }
        let before = self.asked.replace(Asked { index, close: bar.close, leans })?;
        let move_ratio = bar.close / before.close - 1.0;
        let judgement = Judgement { asked_index: before.index, leans: before.leans, move_ratio };
        move_ratio.is_finite().then_some(SignalEvent::Judged(judgement))
    }

    fn decide(&mut self, bar: &Bar, index: usize, leans: [f64; 5], events: &mut Vec<SignalEvent>) {
        let blend = self.settings.weights.blend(&leans);
        let direction = SignalDirection::of(blend);
        let stands = confidence(blend) >= self.settings.confidence_min;
        let before = std::mem::replace(&mut self.stood, stands.then_some(direction));
        let is_open = self.open.as_ref().is_some_and(|(signal, _)| signal.direction == direction);
        if !stands || before == Some(direction) || is_open {
            return;
        }
        let Some(plan) = self.plan(direction, bar.close) else { return };
        if let Some((signal, mut followed)) = self.open.take() {
            let outcome = followed.reverse(bar, index);
            events.push(SignalEvent::Ended(Ended { signal, outcome }));
        }
        let expires_bars = self.settings.expires_bars;
        let signal = Box::new(Signal {
            id: self.ids,
            direction,
            confidence: confidence(blend),
            plan: plan.clone(),
            confirmed_index: index,
            confirmed_at: bar.open_at,
            expires_bars,
            opinions: self.opinions(),
        });
        self.ids += 1;
        self.open = Some((signal.clone(), Followed::new(direction, plan, expires_bars)));
        events.push(SignalEvent::Raised(signal));
    }

    fn speakers(&self) -> [&dyn Speaker; 5] {
        [&self.technical, &self.elliott, &self.patterns, &self.fibonacci, &self.volume]
    }

    fn leans(&self) -> [f64; 5] {
        self.speakers().map(opinion::lean)
    }

    fn opinions(&self) -> [Opinion; 5] {
        let speakers = self.speakers();
        SignalSource::ALL.map(|source| opinion::opinion(source, speakers[source.place()]))
    }

    fn plan(&self, direction: SignalDirection, close: f64) -> Option<Plan> {
        let sign = direction.sign();
        let turn = match direction {
            SignalDirection::Long => (self.turns[turn_place(PivotKind::Low)], "the last low"),
            SignalDirection::Short => (self.turns[turn_place(PivotKind::High)], "the last high"),
        };
        let turn = turn.0.map(|pivot| (pivot.price, format!("beyond {}", turn.1)));
        let failures = self.elliott.failures(sign).chain(self.patterns.failures(sign)).chain(turn);
        let levels = self.patterns.levels().map(|level| (Level::mean(level), words_of(level)));
        let zones = self.fibonacci.zones().iter();
        let zones =
            zones.map(|zone| (zone.price, format!("{} Fibonacci levels meet there", zone.levels.len())));
        let aims = self
            .elliott
            .targets(sign)
            .chain(self.patterns.targets(sign))
            .chain(self.fibonacci.extensions())
            .chain(zones)
            .chain(levels);
        Plan::new(direction, close, self.technical.range(), failures, aims)
    }
}

fn words_of(level: &Level) -> String {
    format!("a level with {} touches", level.touches)
}

const fn turn_place(kind: PivotKind) -> usize {
    match kind {
        PivotKind::High => 0,
        PivotKind::Low => 1,
    }
}
