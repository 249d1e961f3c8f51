//! Requests that failed: the status, the code, and the body of RFC 9457.
//!
//! A handler gives an [`ApiError`] and no body; the outermost layer, which knows the request, writes it
//! ([`ApiError::write`]). What is our own fault goes to the log and never to the caller.

use crate::{
    gate::context::RequestContext,
    wire::{FieldProblem, Problem, Time, envelope::ProblemDetails},
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use model::{Instant, Span};
use platform::{Fault, FieldFault};

/// Why a request failed.
#[derive(Clone, Debug)]
pub struct ApiError {
    /// What kind of failure.
    pub code: Code,
    /// What happened this time, for people.
    pub detail: String,
    /// Every field that is wrong.
    pub fields: Vec<FieldFault>,
    /// The instruments that an ambiguous symbol fits.
    pub candidates: Vec<String>,
    /// After how long it may be tried again.
    pub retry_after: Option<Span>,
}

/// The kinds of failure; programs switch on their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The request cannot be read.
    Malformed,
    /// Nobody is signed in.
    Unauthenticated,
    /// The caller may not do this.
    Forbidden,
    /// The request does not show that our own page sent it.
    CsrfFailed,
    /// There is no such thing.
    NotFound,
    /// The thing is there, the method is not.
    MethodNotAllowed,
    /// It cannot be done in this state.
    Conflict,
    /// The kill switch stops it.
    KillSwitchActive,
    /// The caller's copy is old.
    VersionMismatch,
    /// The request says of no version, and must.
    PreconditionRequired,
    /// The body is too long.
    TooLarge,
    /// The body is no JSON.
    UnsupportedMediaType,
    /// The request was sent to another host.
    MisdirectedRequest,
    /// Fields are wrong.
    ValidationError,
    /// A symbol fits several instruments.
    AmbiguousSymbol,
    /// There is not enough free money.
    InsufficientBalance,
    /// The key was used for another request.
    IdempotencyMismatch,
    /// Too much was asked.
    RateLimited,
    /// Our own fault.
    Internal,
    /// It may work in a moment.
    Unavailable,
}

impl Code {
    /// Every code, for the document and the pages about them.
    pub const ALL: [Self; 20] = [
        Self::Malformed,
        Self::Unauthenticated,
        Self::Forbidden,
        Self::CsrfFailed,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Conflict,
        Self::KillSwitchActive,
        Self::VersionMismatch,
        Self::PreconditionRequired,
        Self::TooLarge,
        Self::UnsupportedMediaType,
        Self::MisdirectedRequest,
        Self::ValidationError,
        Self::AmbiguousSymbol,
        Self::InsufficientBalance,
        Self::IdempotencyMismatch,
        Self::RateLimited,
        Self::Internal,
        Self::Unavailable,
    ];

    /// The status, the name for programs, the title for people.
    #[must_use]
    pub const fn parts(self) -> (u16, &'static str, &'static str) {
        match self {
            Self::Malformed => (400, "MALFORMED", "The request cannot be read"),
            Self::Unauthenticated => (401, "UNAUTHENTICATED", "Not signed in"),
            Self::Forbidden => (403, "FORBIDDEN", "Not allowed"),
            Self::CsrfFailed => (403, "CSRF_FAILED", "The request did not come from our own page"),
            Self::NotFound => (404, "NOT_FOUND", "Not found"),
            Self::MethodNotAllowed => (405, "METHOD_NOT_ALLOWED", "There is no such method here"),
            Self::Conflict => (409, "CONFLICT", "Not possible in this state"),
            Self::KillSwitchActive => (409, "KILL_SWITCH_ACTIVE", "The kill switch is engaged"),
            Self::VersionMismatch => (412, "VERSION_MISMATCH", "It has changed meanwhile"),
            Self::PreconditionRequired => (428, "PRECONDITION_REQUIRED", "Say which version you know"),
            Self::TooLarge => (413, "TOO_LARGE", "The request is too long"),
            Self::UnsupportedMediaType => (415, "UNSUPPORTED_MEDIA_TYPE", "The body must be JSON"),
            Self::MisdirectedRequest => (421, "MISDIRECTED_REQUEST", "Not a host of this server"),
            Self::ValidationError => (422, "VALIDATION_ERROR", "Validation failed"),
            Self::AmbiguousSymbol => (422, "AMBIGUOUS_SYMBOL", "The symbol fits several instruments"),
            Self::InsufficientBalance => (422, "INSUFFICIENT_BALANCE", "Not enough free money"),
            Self::IdempotencyMismatch => {
                (422, "IDEMPOTENCY_MISMATCH", "The key was used for another request")
            }
            Self::RateLimited => (429, "RATE_LIMITED", "Too many requests"),
            Self::Internal => (500, "INTERNAL", "Something broke on our side"),
            Self::Unavailable => (503, "VENUE_UNAVAILABLE", "Not available right now"),
        }
    }

    fn status(self) -> StatusCode {
        StatusCode::from_u16(self.parts().0).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl ApiError {
    /// Whether a market has too few candles for what is asked.
    pub fn is_too_few_candles(&self) -> bool {
        self.fields.iter().any(|fault| fault.code == "too_few_candles")
    }

    /// A failure of this kind.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), fields: Vec::new(), candidates: Vec::new(), retry_after: None }
    }

    /// Fields are wrong.
    pub fn fields(fields: Vec<FieldFault>) -> Self {
        let detail = match fields.len() {
            1 => "1 field is invalid".to_owned(),
            count => format!("{count} fields are invalid"),
        };
        Self { fields, ..Self::new(Code::ValidationError, detail) }
    }

    /// Our own fault: the reason goes to the log.
    pub fn internal(reason: &str) -> Self {
        tracing::error!(reason, "a request failed by our own fault");
        Self::new(Code::Internal, "the log has the reason under this request's id")
    }

    /// The answer with its body, for this request.
    pub fn write(self, context: &RequestContext, at: Instant) -> Response {
        let (status, code, title) = self.code.parts();
        let first = self.fields.first().map(|fault| ProblemDetails {
            field: fault.pointer.trim_start_matches(['/', '?']).to_owned(),
            message: fault.message.clone(),
        });
        let problem = Problem {
            kind: format!("/problems/{}", code.to_lowercase().replace('_', "-")),
            title: title.to_owned(),
            status,
            detail: self.detail,
            instance: context.path.clone(),
            request_id: context.id.to_string(),
            success: false,
            error: title.to_owned(),
            code: code.to_owned(),
            timestamp: Time(at),
            details: first,
            errors: self.fields.into_iter().map(Into::into).collect(),
            candidates: self.candidates,
        };
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = (self.code.status(), body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(wait) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(wait.seconds().max(1)));
        }
        if self.code == Code::Unauthenticated {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

impl IntoResponse for ApiError {
    /// The status alone; the outermost layer writes the body.
    fn into_response(self) -> Response {
        let mut response = self.code.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Fault> for ApiError {
    fn from(fault: Fault) -> Self {
        let detail = fault.to_string();
        match fault {
            Fault::NotFound { .. } => Self::new(Code::NotFound, detail),
            Fault::Unauthenticated { .. } => Self::new(Code::Unauthenticated, detail),
            Fault::Forbidden { .. } => Self::new(Code::Forbidden, detail),
            Fault::Invalid(fields) => Self::fields(fields),
            Fault::AmbiguousSymbol { candidates, .. } => {
                Self { candidates, ..Self::new(Code::AmbiguousSymbol, detail) }
            }
            Fault::Conflict { .. } => Self::new(Code::Conflict, detail),
            Fault::KillSwitchActive { .. } => Self::new(Code::KillSwitchActive, detail),
            Fault::VersionMismatch { .. } => Self::new(Code::VersionMismatch, detail),
            Fault::InsufficientBalance { .. } => Self::new(Code::InsufficientBalance, detail),
            Fault::TooMany { retry_after } => {
                Self { retry_after: Some(retry_after), ..Self::new(Code::RateLimited, detail) }
            }
            Fault::Unavailable { .. } => {
                Self { retry_after: Some(Span::from_seconds(1)), ..Self::new(Code::Unavailable, detail) }
            }
            Fault::Internal(reason) => Self::internal(&reason),
        }
    }
}

impl From<FieldFault> for FieldProblem {
    fn from(fault: FieldFault) -> Self {
        Self { pointer: fault.pointer, code: fault.code.to_owned(), message: fault.message }
    }
}
