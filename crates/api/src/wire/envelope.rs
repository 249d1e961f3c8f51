//! What is around every answer: the envelope of success, the page, the problem.

use super::Time;
use serde::Serialize;
use utoipa::ToSchema;

/// The envelope of every successful answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Envelope<T> {
    /// Always `true`.
    pub success: bool,
    /// What was asked for.
    pub data: T,
    /// When it was answered.
    pub timestamp: Time,
    /// Where a list goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination: Option<Pagination>,
}

/// Where a list goes on. Short lists have an offset and a total, growing lists a cursor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Pagination {
    /// How many items a page has at most.
    pub limit: u64,
    /// How many items came before; `null` for growing lists.
    pub offset: Option<u64>,
    /// How many items there are; `null` for growing lists.
    pub total: Option<u64>,
    /// Whether more items follow.
    pub has_next: bool,
    /// Whether items came before.
    pub has_prev: bool,
    /// What to ask for as `cursor` next; `null` at the end and for short lists.
    pub next_cursor: Option<String>,
}

/// Why a request failed: RFC 9457, with members for programs. Switch on `code`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// A page about this kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened this time.
    pub detail: String,
    /// The path that was asked for.
    pub instance: String,
    /// What to quote when asking for help; also in the log.
    pub request_id: String,
    /// Always `false`.
    pub success: bool,
    /// The same as `title`.
    pub error: String,
    /// The kind of problem for programs.
    pub code: String,
    /// When it happened.
    pub timestamp: Time,
    /// The first of `errors`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<ProblemDetails>,
    /// Every field that is wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// The instruments that an ambiguous symbol fits.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<String>,
}

/// The first wrong field.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemDetails {
    /// Which field.
    pub field: String,
    /// What is wrong with it.
    pub message: String,
}

/// A field that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldProblem {
    /// Where in the body (`/params/short`) or, after a question mark, in the query (`?limit`).
    pub pointer: String,
    /// The kind of fault, for programs.
    pub code: String,
    /// What is wrong, for people.
    pub message: String,
}
