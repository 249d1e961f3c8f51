//! The OpenAPI document, made from the handlers and finished here: what all operations share is said once.

use crate::{error::Code, fields::sorted, routes, wire::Problem};
use serde_json::{Map, Value, json};
use utoipa::{
    OpenApi,
    openapi::{
        InfoBuilder, LicenseBuilder, OpenApi as Document, OpenApiBuilder, ServerBuilder,
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
        tag::TagBuilder,
    },
};

#[derive(OpenApi)]
#[openapi(components(schemas(Problem)))]
struct Shared;

const DESCRIPTION: &str = "Money, prices, quantities and percentages are decimal strings; `null` is unknown. Answers \
stand in an envelope (`success`, `data`, `timestamp`, `pagination`); failures are `application/problem+json` with a \
`code` to switch on. Sign in with `POST auth/guest` or `POST auth/login`; scripts send `Authorization: Bearer`, pages \
use the session cookies and repeat the `tw_csrf` cookie in `X-CSRF-Token` with every change. The live socket is at \
`/ws` (subprotocol `trade.v1`).";

/// The document as it is committed: JSON, two spaces, one line break at the end.
#[must_use]
pub fn openapi_json() -> String {
    let mut document = serde_json::to_value(document()).unwrap_or_default();
    finish(&mut document);
    let mut text = serde_json::to_string_pretty(&sorted(document)).unwrap_or_default();
    text.push('\n');
    text
}

fn document() -> Document {
    let (_, mut document) = routes::api().split_for_parts();
    let base = OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Tradewind")
                // The version of the API, not of the program: it changes with the document only.
                .version("1")
                .description(Some(DESCRIPTION))
                .license(Some(
                    LicenseBuilder::new().name("Apache-2.0").identifier(Some("Apache-2.0")).build(),
                ))
                .build(),
        )
        .servers(Some([ServerBuilder::new().url("/api/v1").build()]))
        .tags(Some(
            [
                ("auth", "Signing in and out"),
                ("me", "The caller"),
                ("system", "This instance"),
                ("market", "Instruments, prices, candles"),
                ("bots", "Bots and the strategies they run"),
                ("trading", "Orders, fills, round trips, positions"),
                ("portfolio", "What an account is worth"),
                ("analysis", "What analysis sees in a market"),
                ("signals", "Signals: what was said, why, and what came of it"),
                ("risk", "The kill switch"),
            ]
            .map(|(name, text)| TagBuilder::new().name(name).description(Some(text)).build()),
        ))
        .build();
    document.merge(Shared::openapi());
    document.info = base.info;
    document.servers = base.servers;
    document.tags = base.tags;
    if let Some(components) = &mut document.components {
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
        let cookie = ApiKey::Cookie(ApiKeyValue::new("tw_access"));
        components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
    }
    document
}

/// Adds to every operation what all have: security unless it says otherwise, and the failures.
fn finish(document: &mut Value) {
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        make_requests_one(schemas);
    }
    let schemas = document.pointer("/components/schemas").cloned().unwrap_or_default();
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        let operations = paths.values_mut().filter_map(Value::as_object_mut).flat_map(Map::values_mut);
        for operation in operations {
            finish_operation(operation, &schemas);
        }
    }
    let codes: Vec<_> = Code::ALL.iter().map(|code| code.parts().1).collect();
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        let names: Vec<String> = schemas.keys().cloned().collect();
        for (name, schema) in schemas.iter_mut() {
            refer(name, schema, &names);
            if name.ends_with("Request") {
                schema["additionalProperties"] = json!(false);
            } else {
                require_all(name, schema);
            }
        }
        if let Some(code) =
            schemas.get_mut("Problem").and_then(|problem| problem.pointer_mut("/properties/code"))
        {
            code["enum"] = json!(codes);
        }
    }
}

fn finish_operation(operation: &mut Value, schemas: &Value) {
    if operation.get("security").is_none() {
        operation["security"] = json!([{ "bearer": [] }, { "session": [] }]);
    }
    if let Some(body) = operation.get_mut("requestBody") {
        // A body none of whose fields is required may be left out.
        let reference = body.pointer("/content/application~1json/schema/$ref").and_then(Value::as_str);
        let schema = reference.and_then(|path| path.rsplit('/').next()).map(|name| &schemas[name]);
        body["required"] = json!(schema.is_none_or(|schema| schema.get("required").is_some()));
    }
    operation["responses"]["default"] = json!({
        "description": "The request failed; `code` says why",
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
    });
}

/// The data of an envelope is named, not written out again.
fn refer(name: &str, schema: &mut Value, names: &[String]) {
    let Some(inner) = name.strip_prefix("Envelope_") else { return };
    let (inner, is_list) = inner.strip_prefix("Vec_").map_or((inner, false), |inner| (inner, true));
    if !names.iter().any(|known| known == inner) {
        return;
    }
    let reference = json!({ "$ref": format!("#/components/schemas/{inner}") });
    schema["properties"]["data"] =
        if is_list { json!({ "type": "array", "items": reference }) } else { reference };
}

/// A request that is made of parts is one object: only so can it refuse what none of them knows.
fn make_requests_one(schemas: &mut Map<String, Value>) {
    let raw = schemas.clone();
    let mut names = Vec::new();
    for (_, schema) in schemas.iter_mut().filter(|(name, _)| name.ends_with("Request")) {
        let all = schema.as_object_mut().and_then(|schema| schema.remove("allOf"));
        let Some(Value::Array(parts)) = all else { continue };
        let (mut properties, mut required) = (Map::new(), Vec::new());
        for part in &parts {
            let name = part["$ref"].as_str().and_then(|path| path.rsplit('/').next());
            let part = name.and_then(|name| raw.get(name)).unwrap_or(part);
            names.extend(name.map(str::to_owned));
            properties.extend(part["properties"].as_object().cloned().unwrap_or_default());
            required.extend(part["required"].as_array().cloned().unwrap_or_default());
        }
        schema["type"] = json!("object");
        schema["properties"] = Value::Object(properties);
        if !required.is_empty() {
            schema["required"] = Value::Array(required);
        }
    }
    schemas.retain(|name, _| !names.contains(name));
}

/// Answers name every field, those too whose value is `null`. What may really be absent is left out of the list.
fn require_all(name: &str, schema: &mut Value) {
    if let Some(parts) = schema.get_mut("allOf").and_then(Value::as_array_mut) {
        for part in parts {
            require_all(name, part);
        }
        return;
    }
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return };
    let absent: &[&str] = match name {
        "Problem" => &["details", "errors", "candidates"],
        _ if name.starts_with("Envelope") => &["pagination"],
        _ => &[],
    };
    let required: Vec<_> = properties.keys().filter(|key| !absent.contains(&key.as_str())).cloned().collect();
    schema["required"] = json!(required);
}
