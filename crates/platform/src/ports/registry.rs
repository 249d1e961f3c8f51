//! The built-in strategies, in the words of the platform.

use super::strategy::{ParamInfo, ParamKind, Preset, StrategyInfo};
use engine::strategy::{ParamKind as Kind, ParamSpec};
use model::Ratio;

/// Every built-in strategy.
#[must_use]
pub fn strategies() -> Vec<StrategyInfo> {
    strategies::registry::STRATEGIES.iter().map(strategy_of).collect()
}

fn strategy_of(info: &strategies::registry::StrategyInfo) -> StrategyInfo {
    let preset = |preset: &strategies::registry::Preset| Preset {
        name: preset.name.to_owned(),
        title: preset.title.to_owned(),
        params: preset.params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
    };
    StrategyInfo {
        name: info.name.to_owned(),
        title: info.title.to_owned(),
        summary: info.summary.to_owned(),
        description: info.description.to_owned(),
        rules: info.rules.iter().map(|rule| (*rule).to_owned()).collect(),
        params: info.params.iter().map(param_of).collect(),
        presets: info.presets.iter().map(preset).collect(),
        check: |name, params| strategies::registry::build(name, params).err().map(|error| error.to_string()),
    }
}

fn param_of(spec: &ParamSpec) -> ParamInfo {
    let number = |text: &str| text.parse().unwrap_or(Ratio::ZERO);
    let (kind, unit) = match spec.kind {
        Kind::Whole { min, max } => (ParamKind::Integer { min, max }, Some("candles")),
        Kind::Quantity => {
            // The smallest step there is: above zero.
            let min = Ratio::from_atoms(1).unwrap_or(Ratio::ZERO);
            (ParamKind::Decimal { min, max: Ratio::MAX }, None)
        }
        Kind::Percent { min, max } => (ParamKind::Decimal { min: number(min), max: number(max) }, Some("%")),
        Kind::Choice(words) => {
            let options = words.iter().map(|word| (*word).to_owned()).collect();
            (ParamKind::Choice { options }, None)
        }
    };
    ParamInfo {
        name: spec.name.to_owned(),
        title: spec.title.to_owned(),
        description: spec.doc.to_owned(),
        kind,
        default: Some(spec.default.to_owned()),
        unit: unit.map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_and_every_preset_is_within_its_own_bounds() {
        for info in strategies() {
            let mut settings = vec![info.defaults()];
            for preset in &info.presets {
                let mut params = info.defaults();
                params.extend(preset.params.clone());
                settings.push(params);
            }
            for params in settings {
                assert_eq!((info.check)(&info.name, &params), None, "{}", info.name);
                for param in &info.params {
                    assert_eq!(param.fault(&params[&param.name]), None, "{} {}", info.name, param.name);
                }
            }
        }
    }
}
