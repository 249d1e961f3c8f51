//! Answers of requests that went well: the envelope, its status, its entity tag.

use crate::{
    error::ApiError,
    wire::{Pagination, Time},
};
use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use model::Instant;
use platform::view::Page;
use serde::Serialize;
use std::hash::Hasher as _;

/// What a handler answers.
pub type Result<T> = std::result::Result<Answer<T>, ApiError>;

/// An answer in the making.
#[derive(Debug)]
pub struct Answer<T> {
    status: StatusCode,
    data: T,
    at: Instant,
    pagination: Option<Pagination>,
    version: Option<u64>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl<T: Serialize> Answer<T> {
    /// 200 with `data`.
    pub fn new(data: T, at: Instant) -> Self {
        Self { status: StatusCode::OK, data, at, pagination: None, version: None, headers: Vec::new() }
    }

    /// 201 instead, made at `location`.
    pub fn created(mut self, location: &str) -> Self {
        self.status = StatusCode::CREATED;
        if let Ok(value) = HeaderValue::from_str(location) {
            self.headers.push((header::LOCATION, value));
        }
        self
    }

    /// With the version that `If-Match` must name.
    pub fn version(mut self, version: u64) -> Self {
        self.version = Some(version);
        self
    }

    /// With one more header.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Not to be kept by anybody: it holds secrets.
    pub fn no_store(self) -> Self {
        self.header(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))
    }

    /// With a note of where the list goes on.
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }
}

impl<T: Serialize> IntoResponse for Answer<T> {
    /// The data is written once: its bytes give the entity tag, so that the answer's time does not change it.
    fn into_response(self) -> Response {
        let Ok(data) = serde_json::to_vec(&self.data) else {
            return ApiError::internal("an answer cannot be written as JSON").into_response();
        };
        let mut hasher = std::hash::DefaultHasher::new();
        hasher.write(&data);
        hasher.write(&serde_json::to_vec(&self.pagination).unwrap_or_default());
        let hash = hasher.finish();
        let tag = match self.version {
            Some(version) => format!("\"{version}.{hash:016x}\""),
            None => format!("W/\"{hash:016x}\""),
        };
        let mut body = Vec::with_capacity(data.len() + 160);
        body.extend_from_slice(br#"{"success":true,"data":"#);
        body.extend_from_slice(&data);
        body.extend_from_slice(br#","timestamp":"#);
        body.extend_from_slice(&serde_json::to_vec(&Time(self.at)).unwrap_or_default());
        if let Some(pagination) = &self.pagination {
            body.extend_from_slice(br#","pagination":"#);
            body.extend_from_slice(&serde_json::to_vec(pagination).unwrap_or_default());
        }
        body.push(b'}');
        let mut response = (self.status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(header::ETAG, tag);
        }
        for (name, value) in self.headers {
            if name == header::SET_COOKIE {
                headers.append(name, value);
            } else {
                headers.insert(name, value);
            }
        }
        response
    }
}

/// The page's items as shapes of the wire, and where it goes on.
pub fn page_of<V, T: From<V>>(page: Page<V>, limit: u32, cursor: Option<&str>) -> (Vec<T>, Pagination) {
    let pagination = Pagination {
        limit: u64::from(limit),
        offset: None,
        total: None,
        has_next: page.next_cursor.is_some(),
        has_prev: cursor.is_some(),
        next_cursor: page.next_cursor,
    };
    (page.items.into_iter().map(Into::into).collect(), pagination)
}

/// A part of a short list, and where it goes on.
pub fn slice_of<V, T: From<V>>(all: Vec<V>, limit: u32, offset: u64) -> (Vec<T>, Pagination) {
    let total = all.len() as u64;
    let skipped = usize::try_from(offset).unwrap_or(usize::MAX);
    let items: Vec<T> = all.into_iter().skip(skipped).take(limit as usize).map(Into::into).collect();
    let pagination = Pagination {
        limit: u64::from(limit),
        offset: Some(offset),
        total: Some(total),
        has_next: offset.saturating_add(items.len() as u64) < total,
        has_prev: offset > 0,
        next_cursor: None,
    };
    (items, pagination)
}
