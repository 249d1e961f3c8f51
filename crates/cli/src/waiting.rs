//! Running one asynchronous piece of work from start to end, for commands that are otherwise plain.

use crate::failure::{Failure, Result};
use std::future::Future;

/// Waits for the work on this thread.
pub fn wait_for<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| Failure::Failed(format!("no runtime can be made: {error}")))?.block_on(work)
}
