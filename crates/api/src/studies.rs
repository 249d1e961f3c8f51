//! Computing for a request: on threads that may take their time, few at once, so that no question keeps an engine from its
//! market.

use crate::error::ApiError;
use platform::Fault;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// How many compute at once.
const AT_ONCE: usize = 2;
/// How many may wait for their turn; more are sent away.
const WAITING_MAX: usize = 64;

/// The places of those who compute, and of those who wait.
#[derive(Clone, Debug)]
pub struct Studies {
    places: Arc<Semaphore>,
    admitted: Arc<Semaphore>,
}

impl Default for Studies {
    fn default() -> Self {
        Self {
            places: Arc::new(Semaphore::new(AT_ONCE)),
            admitted: Arc::new(Semaphore::new(AT_ONCE + WAITING_MAX)),
        }
    }
}

impl Studies {
    /// Computes in its turn. Who gives up waiting for the answer leaves the queue; what has begun is finished.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> platform::Result<T> + Send + 'static,
    ) -> Result<T, ApiError> {
        let busy = || Fault::Unavailable { reason: "too much is being computed; try again".to_owned() };
        let admitted = Arc::clone(&self.admitted).try_acquire_owned().map_err(|_| busy())?;
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(|_| busy())?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop((place, admitted));
            done
        });
        Ok(done.await.map_err(Fault::internal)??)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;

    #[tokio::test]
    async fn few_compute_at_once_and_a_long_queue_is_sent_away() {
        let studies = Studies::default();
        let (release, wait) = mpsc::channel::<()>();
        let wait = Arc::new(std::sync::Mutex::new(wait));
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let mut all = Vec::new();
        for _ in 0..AT_ONCE + WAITING_MAX {
            let (wait, running, most) = (Arc::clone(&wait), Arc::clone(&running), Arc::clone(&most));
            let studies = studies.clone();
            all.push(tokio::spawn(async move {
                let work = move || {
                    most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    let _ = wait.lock().map(|wait| wait.recv());
                    running.fetch_sub(1, Ordering::SeqCst);
                    Ok(())
                };
                studies.run(work).await
            }));
        }
        while studies.admitted.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let refused = studies.run(|| Ok(())).await.expect_err("the queue is full");
        assert_eq!(refused.code, crate::error::Code::Unavailable);
        for _ in 0..AT_ONCE + WAITING_MAX {
            release.send(()).expect("somebody waits");
        }
        for one in all {
            one.await.expect("it ends").expect("it is answered");
        }
        assert!((1..=AT_ONCE).contains(&most.load(Ordering::SeqCst)));
        studies.run(|| Ok(())).await.expect("there is room again");
    }
}
