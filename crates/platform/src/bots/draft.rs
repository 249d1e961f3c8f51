//! A bot as a person typed it, and everything that is wrong with it, at once.

use crate::{Fault, FieldFault, Platform, ports::BotSpec};
use model::{Amount, InstrumentId, Timeframe};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The longest name.
pub const NAME_MAX: usize = 60;
/// The longest description.
pub const DESCRIPTION_MAX: usize = 500;
/// The time frames that sessions build candles of.
pub const TIMEFRAMES: [&str; 6] = ["1m", "5m", "15m", "1h", "4h", "1d"];

/// A bot as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BotDraft {
    /// Its name.
    pub name: String,
    /// What its owner writes about it.
    pub description: String,
    /// Which strategy it is to run.
    pub strategy: String,
    /// The strategy's parameters; what is missing has its default.
    pub params: BTreeMap<String, String>,
    /// What it is to trade.
    pub symbol: String,
    /// The candles it is to decide on.
    pub timeframe: String,
    /// The money allotted to it.
    pub base_amount: String,
    /// The account; without it, the first.
    pub account_id: Option<Uuid>,
}

impl Platform {
    /// The bot that the draft means.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn bot_check(&self, draft: &BotDraft) -> Result<BotSpec, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let name = draft.name.trim().to_owned();
        if let Some(fault) = name_fault(&name) {
            faults.push(fault);
        }
        if let Some(fault) = description_fault(&draft.description) {
            faults.push(fault);
        }
        let params = self.params_check(draft, &mut faults);
        let instrument = self.symbol_check(&draft.symbol, &mut faults);
        let timeframe = timeframe_check(&draft.timeframe, &mut faults);
        let capital = self.capital_check(&draft.base_amount, &mut faults);
        match (instrument, timeframe, capital) {
            (Some(instrument), Some(timeframe), Some(capital)) if faults.is_empty() => Ok(BotSpec {
                name,
                description: draft.description.trim().to_owned(),
                strategy: draft.strategy.clone(),
                params,
                instrument,
                timeframe,
                capital,
            }),
            _ => Err(faults),
        }
    }

    fn params_check(&self, draft: &BotDraft, faults: &mut Vec<FieldFault>) -> BTreeMap<String, String> {
        let Ok(strategy) = self.strategy(&draft.strategy) else {
            let names: Vec<&str> = self.strategies().iter().map(|strategy| strategy.name.as_str()).collect();
            let message = format!("there is no such strategy; there are {}", names.join(", "));
            faults.push(FieldFault::new("/strategy", "unknown", message));
            return BTreeMap::new();
        };
        let mut params = strategy.defaults();
        let before = faults.len();
        for (name, value) in &draft.params {
            let pointer = format!("/params/{}", name.replace('~', "~0").replace('/', "~1"));
            match strategy.params.iter().find(|param| &param.name == name) {
                Some(param) => {
                    if let Some(message) = param.fault(value) {
                        faults.push(FieldFault::new(pointer, "range", message));
                    }
                    params.insert(name.clone(), value.clone());
                }
                None => {
                    let message = format!("{} has no parameter of this name", strategy.name);
                    faults.push(FieldFault::new(pointer, "unknown", message));
                }
            }
        }
        // Where each is within bounds, they may still contradict each other.
        if faults.len() == before
            && let Some(message) = (strategy.check)(&strategy.name, &params)
        {
            faults.push(FieldFault::new("/params", "strategy", message));
        }
        params
    }

    fn symbol_check(&self, symbol: &str, faults: &mut Vec<FieldFault>) -> Option<InstrumentId> {
        match self.instrument_resolve(symbol) {
            Ok(id) => Some(id),
            Err(Fault::AmbiguousSymbol { candidates, .. }) => {
                let message = format!("say which one: {}", candidates.join(", "));
                faults.push(FieldFault::new("/symbol", "ambiguous", message));
                None
            }
            Err(_) => {
                faults.push(FieldFault::new("/symbol", "unknown", "there is no such instrument"));
                None
            }
        }
    }

    fn capital_check(&self, text: &str, faults: &mut Vec<FieldFault>) -> Option<Amount> {
        let message = match text.parse::<Amount>() {
            Ok(amount) if amount.is_positive() => return Some(amount),
            Ok(_) => "the amount must be above zero".to_owned(),
            Err(error) => error.to_string(),
        };
        faults.push(FieldFault::new("/base_amount", "range", message));
        None
    }
}

/// What is wrong with a bot's name.
pub(super) fn name_fault(name: &str) -> Option<FieldFault> {
    let length = name.chars().count();
    let is_fine = (1..=NAME_MAX).contains(&length) && !name.chars().any(char::is_control);
    (!is_fine).then(|| FieldFault::new("/name", "length", format!("a name has 1 to {NAME_MAX} characters")))
}

/// What is wrong with a bot's description.
pub(super) fn description_fault(description: &str) -> Option<FieldFault> {
    let is_fine = description.chars().count() <= DESCRIPTION_MAX
        && !description.chars().any(|c| c.is_control() && c != '\n' && c != '\t');
    (!is_fine).then(|| {
        let message = format!("a description has at most {DESCRIPTION_MAX} characters");
        FieldFault::new("/description", "length", message)
    })
}

fn timeframe_check(text: &str, faults: &mut Vec<FieldFault>) -> Option<Timeframe> {
    if TIMEFRAMES.contains(&text)
        && let Ok(timeframe) = text.parse()
    {
        return Some(timeframe);
    }
    let message = format!("a time frame is one of {}", TIMEFRAMES.join(", "));
    faults.push(FieldFault::new("/timeframe", "unknown", message));
    None
}
