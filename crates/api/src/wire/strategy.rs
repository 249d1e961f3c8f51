//! Strategies, their parameters as JSON Schema.

use platform::{ParamInfo, ParamKind, StrategyInfo};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A strategy that a bot can run.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Strategy {
    /// The name that bots use.
    pub name: String,
    /// The name that people read.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// The whole story.
    pub description: String,
    /// The exact rules, one sentence each.
    pub rules: Vec<String>,
    /// JSON Schema of the parameters; their values are text. `x-unit` tells what one counts, `x-order` in which place it
    /// is asked for, as the members of an object have no order.
    #[schema(value_type = Object)]
    pub schema: Value,
    /// The value of each parameter when nothing is said.
    pub defaults: BTreeMap<String, String>,
    /// Settings that are worth a name.
    pub presets: Vec<StrategyPreset>,
}

/// A named setting of a strategy.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StrategyPreset {
    /// Its name.
    pub name: String,
    /// The name that people read.
    pub title: String,
    /// The parameters it sets.
    pub params: BTreeMap<String, String>,
}

impl From<&StrategyInfo> for Strategy {
    fn from(info: &StrategyInfo) -> Self {
        Self {
            name: info.name.clone(),
            title: info.title.clone(),
            summary: info.summary.clone(),
            description: info.description.clone(),
            rules: info.rules.clone(),
            schema: schema(&info.params),
            defaults: info.defaults(),
            presets: info
                .presets
                .iter()
                .map(|preset| StrategyPreset {
                    name: preset.name.clone(),
                    title: preset.title.clone(),
                    params: preset.params.clone(),
                })
                .collect(),
        }
    }
}

/// The parameters as JSON Schema: one object, nothing beside its properties.
fn schema(params: &[ParamInfo]) -> Value {
    let properties: Map<String, Value> = params
        .iter()
        .enumerate()
        .map(|(place, param)| {
            let mut property = property(param);
            property["x-order"] = json!(place);
            (param.name.clone(), property)
        })
        .collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn property(param: &ParamInfo) -> Value {
    let mut property = match &param.kind {
        ParamKind::Integer { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        ParamKind::Decimal { max, .. } if *max == model::Ratio::MAX => {
            json!({ "type": "number", "exclusiveMinimum": 0 })
        }
        ParamKind::Decimal { min, max } => {
            json!({ "type": "number", "minimum": number(&min.to_string()), "maximum": number(&max.to_string()) })
        }
        ParamKind::Choice { options } => json!({ "type": "string", "enum": options }),
        ParamKind::Flag => json!({ "type": "boolean" }),
    };
    property["title"] = json!(param.title);
    property["description"] = json!(param.description);
    if let Some(unit) = &param.unit {
        property["x-unit"] = json!(unit);
    }
    if let Some(default) = &param.default {
        property["default"] = match param.kind {
            ParamKind::Integer { .. } | ParamKind::Decimal { .. } => number(default),
            ParamKind::Flag => json!(default == "true"),
            ParamKind::Choice { .. } => json!(default),
        };
    }
    property
}

/// The text as a JSON number; as text where JSON has no such number.
fn number(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| json!(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_becomes_a_property_with_bounds_default_unit_and_place() {
        let short = ParamInfo {
            name: "short".into(),
            title: "Short average".into(),
            description: "Candles of the fast average".into(),
            kind: ParamKind::Integer { min: 1, max: 500 },
            default: Some("10".into()),
            unit: Some("candles".into()),
        };
        let expected = json!({
            "type": "integer", "minimum": 1, "maximum": 500, "default": 10,
            "title": "Short average", "description": "Candles of the fast average", "x-unit": "candles",
            "x-order": 0,
        });
        let entry = ParamInfo { name: "entry".into(), ..short.clone() };
        let schema = schema(&[short, entry]);
        assert_eq!(schema["properties"]["short"], expected);
        assert_eq!(schema["properties"]["entry"]["x-order"], 1);
    }
}
