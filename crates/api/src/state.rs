//! What every request shares.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use headstart_contract::about::DemoAccount;
use headstart_store::{Store, Uid};
use uuid::{ContextV7, Timestamp, Uuid};

use crate::{auth::Keys, config::Config, crypto::Sealer, http::Limits, remembered::Memory};

/// Tells the time. Tests give their own.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// What every request shares. Cheap to clone.
#[derive(Clone)]
pub struct State {
    /// The database.
    pub store: Store,
    /// Seals contacts, notes and drafts.
    pub sealer: Sealer,
    /// Tells the time.
    pub clock: Clock,
    /// Sign and check tokens.
    pub keys: Arc<Keys>,
    /// What the operator decided.
    pub config: Arc<Config>,
    /// What is remembered between requests.
    pub memory: Arc<Memory>,
    /// The accounts of the demonstration; empty otherwise.
    pub demo_accounts: Arc<Vec<DemoAccount>>,
    /// How many requests callers may make.
    pub limits: Arc<Limits>,
    ids: Arc<std::sync::Mutex<ContextV7>>,
}

impl State {
    /// Puts together what requests share.
    pub fn new(store: Store, sealer: Sealer, clock: Clock, keys: Keys, config: Config) -> Self {
        Self {
            store,
            sealer,
            clock,
            keys: Arc::new(keys),
            limits: Arc::new(Limits::new(&config)),
            config: Arc::new(config),
            memory: Arc::default(),
            demo_accounts: Arc::default(),
            ids: Arc::new(std::sync::Mutex::new(ContextV7::new())),
        }
    }

    /// The time now.
    pub fn now(&self) -> DateTime<Utc> {
        (self.clock)()
    }

    /// A new identifier, in the order of time.
    pub fn new_id(&self) -> Uuid {
        let now = self.now();
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        let context = self.ids.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Uuid::new_v7(Timestamp::from_unix(&*context, seconds, now.timestamp_subsec_nanos()))
    }

    /// A new identifier for a row.
    pub fn new_uid(&self) -> Uid {
        Uid(self.new_id())
    }
}

/// The system's clock.
#[expect(clippy::disallowed_methods, reason = "the one place where the system's clock is read")]
pub fn system_clock() -> Clock {
    Arc::new(Utc::now)
}
