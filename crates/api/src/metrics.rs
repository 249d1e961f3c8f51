//! Figures for Prometheus. Labels are bounded: routes as they are declared, never ids.

use axum::http::Method;
use model::Span;
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::{Registry, Unit},
};
use std::sync::{Mutex, PoisonError};

const SECONDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// The figures of this process.
#[derive(Debug)]
pub struct Metrics {
    registry: Mutex<Registry>,
    requests: Family<RequestLabels, Counter>,
    durations: Family<RouteLabels, Histogram>,
    /// Open sockets.
    pub(crate) sockets: Gauge,
    /// Frames sent on sockets.
    pub(crate) frames: Counter,
    /// Sockets closed because their reader was too slow.
    pub(crate) slow_readers: Counter,
    pub(crate) is_ready: Gauge,
    pub(crate) durable_seq: Gauge,
    pub(crate) projected_seq: Gauge,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabels {
    route: String,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("tradewind");
        let requests = Family::default();
        registry.register("http_requests", "Requests answered", requests.clone());
        let constructor: fn() -> Histogram = || Histogram::new(SECONDS);
        let durations = Family::new_with_constructor(constructor);
        let help = "Time to answer a request";
        registry.register_with_unit("http_request_duration", help, Unit::Seconds, durations.clone());
        let gauge = |registry: &mut Registry, name: &str, help: &str| {
            let gauge = Gauge::default();
            registry.register(name, help, gauge.clone());
            gauge
        };
        let sockets = gauge(&mut registry, "sockets", "Open sockets");
        let is_ready = gauge(&mut registry, "ready", "1 when the session trades");
        let durable_seq = gauge(&mut registry, "journal_durable_seq", "The last event that is safe on disk");
        let projected_seq =
            gauge(&mut registry, "journal_projected_seq", "The last event that the tables show");
        let frames = Counter::default();
        registry.register("socket_frames", "Frames sent on sockets", frames.clone());
        let slow_readers = Counter::default();
        registry.register("socket_slow_readers", "Sockets closed for a slow reader", slow_readers.clone());
        Self {
            registry: Mutex::new(registry),
            requests,
            durations,
            sockets,
            frames,
            slow_readers,
            is_ready,
            durable_seq,
            projected_seq,
        }
    }
}

impl Metrics {
    /// Lets another room add its figures; they get the same prefix.
    pub fn register(&self, add: impl FnOnce(&mut Registry)) {
        add(&mut self.registry.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Notes a request.
    pub(crate) fn request(&self, method: &Method, route: &str, status: u16, span: Span) {
        let labels = RequestLabels { method: method.as_str().to_owned(), route: route.to_owned(), status };
        self.requests.get_or_create(&labels).inc();
        let seconds = std::time::Duration::from_nanos(span.nanos().max(0).unsigned_abs()).as_secs_f64();
        self.durations.get_or_create(&RouteLabels { route: route.to_owned() }).observe(seconds);
    }

    /// All figures as text.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        let registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = encode(&mut text, &registry) {
            tracing::error!(%error, "the figures cannot be written");
        }
        text
    }
}
