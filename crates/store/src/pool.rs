//! A small pool: a fixed number of connections, taken for one blocking call at a time.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::sync::Semaphore;

use crate::StoreError;

/// How long a request waits for a connection before it is told that the store is busy.
const PATIENCE: Duration = Duration::from_secs(2);

/// A pool of `T`. A slot is empty after its connection broke; `open` fills it again.
pub(crate) struct Pool<T> {
    slots: Mutex<Vec<Option<T>>>,
    free: Arc<Semaphore>,
    open: Box<dyn Fn(usize) -> Result<T, StoreError> + Send + Sync>,
}

/// Whether a connection can be used again.
pub(crate) enum Health {
    /// It can.
    Good,
    /// It is thrown away.
    Broken,
}

impl<T: Send + 'static> Pool<T> {
    /// Opens `size` connections.
    pub(crate) fn new(
        size: usize,
        open: impl Fn(usize) -> Result<T, StoreError> + Send + Sync + 'static,
    ) -> Result<Self, StoreError> {
        let slots = (0..size).map(|n| open(n).map(Some)).collect::<Result<_, _>>()?;
        Ok(Self { slots: Mutex::new(slots), free: Arc::new(Semaphore::new(size)), open: Box::new(open) })
    }

    /// Runs `work` with a connection on a thread that may block.
    pub(crate) async fn run<R, E>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut T) -> (Result<R, E>, Health) + Send + 'static,
    ) -> Result<R, E>
    where
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let permit = match tokio::time::timeout(PATIENCE, Arc::clone(&self.free).acquire_owned()).await {
            Ok(Ok(permit)) => permit,
            Ok(Err(_)) | Err(_) => return Err(StoreError::Busy.into()),
        };
        let pool = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let (slot, count) = pool.take();
            let mut connection = match slot {
                Some(connection) => connection,
                None => match (pool.open)(count) {
                    Ok(connection) => connection,
                    Err(error) => {
                        pool.give(None);
                        return Err(error.into());
                    }
                },
            };
            let (result, health) = work(&mut connection);
            pool.give(matches!(health, Health::Good).then_some(connection));
            result
        });
        match done.await {
            Ok(result) => result,
            // The work panicked: its connection went with it.
            Err(panic) => {
                self.give(None);
                Err(StoreError::Unavailable(panic.to_string()).into())
            }
        }
    }

    fn take(&self) -> (Option<T>, usize) {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        // The last slot given back is the warmest; a permit promises that there is one.
        let slot = slots.pop().flatten();
        (slot, slots.len())
    }

    fn give(&self, slot: Option<T>) {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner).push(slot);
    }
}
