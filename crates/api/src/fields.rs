//! Reading requests field by field: every fault is collected, so that a person sees them all at once.
//!
//! What is left over when all known fields are taken is unknown and refused.

use crate::error::{ApiError, Code};
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Query, Request},
    http::{Uri, header, request::Parts},
};
use model::{Instant, Timeframe};
use platform::{FieldFault, bots::draft::TIMEFRAMES};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use store::row::Word;
use uuid::Uuid;

/// The longest body.
pub const BODY_MAX: usize = 64 * 1024;

/// The fields of a body or a query, not yet taken.
#[derive(Debug)]
pub struct Fields {
    values: Map<String, Value>,
    faults: Vec<FieldFault>,
    mark: char,
}

/// The fields of a JSON body; no body is no fields.
#[derive(Debug)]
pub struct BodyFields(pub Fields);

/// The fields of a query.
#[derive(Debug)]
pub struct QueryFields(pub Fields);

impl Fields {
    /// Takes a text that must be there.
    pub fn text(&mut self, name: &str) -> String {
        self.text_if(name).unwrap_or_else(|| {
            if !self.has_fault(name) {
                self.fault(name, "required", "this field is required");
            }
            String::new()
        })
    }

    /// Takes a text that may be there.
    pub fn text_if(&mut self, name: &str) -> Option<String> {
        match self.values.remove(name) {
            Some(Value::String(text)) => Some(text),
            Some(Value::Null) | None => None,
            Some(_) => {
                self.fault(name, "type", "this field is a text");
                None
            }
        }
    }

    /// Takes an id that may be there.
    pub fn uuid_if(&mut self, name: &str) -> Option<Uuid> {
        let text = self.text_if(name)?;
        let id = Uuid::try_parse(&text).ok();
        if id.is_none() {
            self.fault(name, "format", "this is no id");
        }
        id
    }

    /// Takes a time that may be there.
    pub fn instant_if(&mut self, name: &str) -> Option<Instant> {
        let text = self.text_if(name)?;
        match text.parse() {
            Ok(at) => Some(at),
            Err(error) => {
                let message = format!("{error}");
                self.fault(name, "format", &message);
                None
            }
        }
    }

    /// Takes a word out of a closed list.
    pub fn word_if<T: Word>(&mut self, name: &str, all: &[T]) -> Option<T> {
        let text = self.text_if(name)?;
        let found = T::from_word(&text);
        if found.is_none() {
            let words: Vec<_> = all.iter().map(|word| word.word()).collect();
            self.fault(name, "unknown", &format!("this is one of {}", words.join(", ")));
        }
        found
    }

    /// Takes a time frame; what is not said is `default`.
    pub fn timeframe(&mut self, name: &str, default: Timeframe) -> Timeframe {
        self.timeframe_if(name).unwrap_or(default)
    }

    /// Takes a time frame that may be there.
    pub fn timeframe_if(&mut self, name: &str) -> Option<Timeframe> {
        let text = self.text_if(name)?;
        let parsed = timeframe_of(&text);
        if parsed.is_none() {
            self.fault(name, "unknown", &timeframe_fault());
        }
        parsed
    }

    /// Takes a number of a body within bounds.
    pub fn number_if(&mut self, name: &str, bounds: std::ops::RangeInclusive<f64>) -> Option<f64> {
        let number = match self.values.remove(name)? {
            Value::Null => return None,
            value => value.as_f64().filter(|number| bounds.contains(number)),
        };
        if number.is_none() {
            let message = format!("this is a number from {} to {}", bounds.start(), bounds.end());
            self.fault(name, "range", &message);
        }
        number
    }

    /// Takes the texts of a list.
    pub fn list_if(&mut self, name: &str, max: usize) -> Option<Vec<String>> {
        let items = match self.values.remove(name)? {
            Value::Null => return None,
            Value::Array(items) if items.len() <= max => {
                let texts = items.into_iter().map(|item| item.as_str().map(str::to_owned));
                texts.collect::<Option<Vec<String>>>()
            }
            _ => None,
        };
        if items.is_none() {
            self.fault(name, "type", &format!("this is a list of at most {max} texts"));
        }
        items
    }

    /// Takes an object of named fields, to be read as these are; its faults come back with [`Self::put_back`].
    pub fn object(&mut self, name: &str) -> Option<Self> {
        match self.values.remove(name)? {
            Value::Object(values) => Some(Self { values, faults: Vec::new(), mark: '/' }),
            Value::Null => None,
            _ => {
                self.fault(name, "type", "this field is an object");
                None
            }
        }
    }

    /// Takes over the faults of an object, unknown fields among them.
    pub fn put_back(&mut self, name: &str, mut object: Self) {
        let unknown: Vec<String> = object.values.keys().cloned().collect();
        for field in unknown {
            object.fault(&field, "unknown_field", "there is no such field");
        }
        for fault in object.faults {
            let pointer = format!("{}{name}{}", self.mark, fault.pointer);
            self.faults.push(FieldFault::new(pointer, fault.code, fault.message));
        }
    }

    /// Takes the length of a page.
    pub fn limit(&mut self, default: u32, max: u32) -> u32 {
        let Some(text) = self.text_if("limit") else { return default };
        match text.parse::<u32>() {
            Ok(limit) if (1..=max).contains(&limit) => limit,
            _ => {
                self.fault("limit", "range", &format!("a page has 1 to {max} items"));
                default
            }
        }
    }

    /// Takes a whole number of a body, from 1 to `max`.
    pub fn count_if(&mut self, name: &str, max: u32) -> Option<u32> {
        let count = match self.values.remove(name)? {
            Value::Null => return None,
            value => value
                .as_u64()
                .and_then(|count| u32::try_from(count).ok())
                .filter(|count| (1..=max).contains(count)),
        };
        if count.is_none() {
            self.fault(name, "range", &format!("this is a whole number from 1 to {max}"));
        }
        count
    }

    /// Takes how many items are to be skipped.
    pub fn offset(&mut self) -> u64 {
        let Some(text) = self.text_if("offset") else { return 0 };
        match text.parse::<u64>() {
            Ok(offset) if offset <= i64::MAX.unsigned_abs() => offset,
            _ => {
                self.fault("offset", "range", "this is a whole number");
                0
            }
        }
    }

    /// Takes texts by name; numbers and flags are read as their text.
    pub fn texts(&mut self, name: &str) -> BTreeMap<String, String> {
        let object = match self.values.remove(name) {
            Some(Value::Object(object)) => object,
            Some(Value::Null) | None => return BTreeMap::new(),
            Some(_) => {
                self.fault(name, "type", "this field is an object");
                return BTreeMap::new();
            }
        };
        let mut texts = BTreeMap::new();
        for (key, value) in object {
            match value {
                Value::String(text) => drop(texts.insert(key, text)),
                Value::Number(number) => drop(texts.insert(key, number.to_string())),
                Value::Bool(flag) => drop(texts.insert(key, flag.to_string())),
                Value::Null => {}
                Value::Array(_) | Value::Object(_) => {
                    self.fault(&format!("{name}/{key}"), "type", "this field is a text");
                }
            }
        }
        texts
    }

    /// Adds faults that a use case has found, where the field has none yet.
    pub fn absorb(&mut self, faults: Vec<FieldFault>) {
        for fault in faults {
            if !self.faults.iter().any(|known| known.pointer == fault.pointer) {
                self.faults.push(fault);
            }
        }
    }

    /// All fields are taken.
    ///
    /// # Errors
    /// Every fault, unknown fields among them.
    pub fn finish(mut self) -> Result<(), ApiError> {
        let unknown: Vec<String> = self.values.keys().cloned().collect();
        for name in unknown {
            self.fault(&name, "unknown_field", "there is no such field");
        }
        if self.faults.is_empty() { Ok(()) } else { Err(ApiError::fields(self.faults)) }
    }

    /// Notes a fault of a field.
    pub fn fault(&mut self, name: &str, code: &'static str, message: &str) {
        let pointer = format!("{}{name}", self.mark);
        self.faults.push(FieldFault::new(pointer, code, message));
    }

    fn has_fault(&self, name: &str) -> bool {
        self.faults.iter().any(|fault| fault.pointer.strip_prefix(self.mark) == Some(name))
    }

    fn of_body(bytes: &[u8]) -> Result<Self, ApiError> {
        if bytes.is_empty() {
            return Ok(Self { values: Map::new(), faults: Vec::new(), mark: '/' });
        }
        match serde_json::from_slice(bytes) {
            Ok(Value::Object(values)) => Ok(Self { values, faults: Vec::new(), mark: '/' }),
            Ok(_) => Err(ApiError::new(Code::Malformed, "the body must be a JSON object")),
            Err(error) => Err(ApiError::new(Code::Malformed, format!("the body is no JSON: {error}"))),
        }
    }

    fn of_query(uri: &Uri) -> Result<Self, ApiError> {
        let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(uri)
            .map_err(|_| ApiError::new(Code::Malformed, "the query cannot be read"))?;
        let mut fields = Self { values: Map::new(), faults: Vec::new(), mark: '?' };
        for (name, value) in pairs {
            if value.is_empty() {
                fields.values.entry(name).or_insert(Value::Null);
            } else if let Some(Value::String(_)) = fields.values.insert(name.clone(), Value::String(value)) {
                fields.fault(&name, "repeated", "say this once");
            }
        }
        Ok(fields)
    }
}

impl<S: Send + Sync> FromRequest<S> for BodyFields {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.map(|kind| kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|_| ApiError::new(Code::TooLarge, "a body has at most 64 KiB"))?;
        let is_json = kind.is_some_and(|kind| kind == "application/json" || kind.ends_with("+json"));
        if !bytes.is_empty() && !is_json {
            return Err(ApiError::new(Code::UnsupportedMediaType, "send application/json"));
        }
        Fields::of_body(&bytes).map(Self)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for QueryFields {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Fields::of_query(&parts.uri).map(Self)
    }
}

/// A time frame that is offered.
pub fn timeframe_of(text: &str) -> Option<Timeframe> {
    text.parse().ok().filter(|_| TIMEFRAMES.contains(&text))
}

/// What is wrong with any other.
pub fn timeframe_fault() -> String {
    format!("a time frame is one of {}", TIMEFRAMES.join(", "))
}

/// The value with the keys of every object in order, whatever order the JSON library keeps.
pub fn sorted(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let ordered: BTreeMap<_, _> =
                object.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            Value::Object(ordered.into_iter().collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}
