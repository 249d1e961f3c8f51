//! What every handler sees.

use crate::{
    answer::Answer, gate::limit::RateLimits, metrics::Metrics, settings::Settings, studies::Studies,
    wire::auth::Demo, ws::hub::Hub,
};
use platform::Platform;
use serde::Serialize;
use std::sync::Arc;

/// What every handler sees: the use cases, the settings, the hub of the sockets.
#[derive(Clone, Debug)]
pub struct App {
    pub(crate) platform: Arc<Platform>,
    pub(crate) settings: Arc<Settings>,
    pub(crate) limits: Arc<RateLimits>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) hub: Arc<Hub>,
    pub(crate) studies: Studies,
}

impl App {
    /// The faces of a platform.
    #[must_use]
    pub fn new(platform: Arc<Platform>, settings: Settings) -> Self {
        let metrics = Arc::new(Metrics::default());
        Self {
            hub: Arc::new(Hub::new(Arc::clone(&platform), Arc::clone(&metrics))),
            limits: Arc::new(RateLimits::new(settings.limits)),
            settings: Arc::new(settings),
            metrics,
            studies: Studies::default(),
            platform,
        }
    }

    /// The figures that `/metrics` shows.
    #[must_use]
    pub const fn metrics(&self) -> &Arc<Metrics> {
        &self.metrics
    }

    /// The answer of a request that went well.
    pub(crate) fn answer<T: Serialize>(&self, data: T) -> Answer<T> {
        Answer::new(data, self.platform.now())
    }

    /// Whether this is the demo.
    pub(crate) fn demo(&self) -> Demo {
        if self.platform.is_demo() { Demo::Yes } else { Demo::No }
    }
}
