//! A running server with two partnerships, and people of every role who can be asked to do something.

mod answering;
mod partnership;
mod people;
mod records;
mod server;
mod survey;

pub use answering::{paper, wording};
pub use partnership::Partnership;
pub use people::Person;
pub use records::{Cast, Records, because, consent, referral};
pub use survey::school_plan;

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use chrono::{DateTime, Duration, Utc};
use clap::Parser as _;
use headstart_api::{auth::Keys, config::Config, crypto::Sealer, state::State};
use headstart_client::Client;
use headstart_store::{
    StoreError, Tx,
    testing::{self, TestStore},
};

/// The server's settings, at their defaults.
#[derive(clap::Parser)]
struct Settings {
    #[command(flatten)]
    config: Config,
}

/// A running server.
pub struct World {
    /// The database, for looking behind the API.
    pub database: TestStore,
    /// Where stories take place.
    pub here: Partnership,
    /// Another partnership on the same server.
    pub elsewhere: Partnership,
    state: State,
    later: Arc<AtomicI64>,
    address: String,
    _server: server::Server,
}

/// When stories begin.
fn start() -> DateTime<Utc> {
    "2026-05-13T09:00:00Z".parse().unwrap()
}

/// A world on every database there is.
pub async fn worlds() -> Vec<World> {
    let mut worlds = Vec::new();
    for database in testing::stores() {
        worlds.push(World::on(database).await);
    }
    worlds
}

impl World {
    async fn on(database: TestStore) -> Self {
        // Whoever asks again and again whether a release is frozen must not be slowed down on a quick machine.
        let unlimited = ["--requests-per-minute=0", "--sign-ins-per-minute=0"];
        let config = Settings::parse_from(["test"].into_iter().chain(unlimited)).config;
        let sealer = Sealer::new(&[7; 32]);
        let keys = Keys::load(&database.store, &sealer, &config.public_url, start()).await.unwrap();
        let later = Arc::new(AtomicI64::new(0));
        let ticking = Arc::clone(&later);
        let clock = Arc::new(move || start() + Duration::seconds(ticking.load(Ordering::Relaxed)));
        let state = State::new(database.store.clone(), sealer, clock, keys, config);
        let here = Partnership::make(&state, "Here").await;
        let elsewhere = Partnership::make(&state, "Elsewhere").await;
        let (server, address) = server::start(state.clone());
        Self { database, here, elsewhere, state, later, address, _server: server }
    }

    /// Lets time pass; sessions end by it.
    pub fn pass(&self, time: Duration) {
        self.later.fetch_add(time.num_seconds(), Ordering::Relaxed);
    }

    /// Which database it is, for the messages of assertions.
    pub fn name(&self) -> &'static str {
        self.database.name
    }

    /// Somebody who is not signed in.
    pub fn nobody(&self) -> Client {
        Client::new(&self.address).unwrap()
    }

    /// Works behind the API.
    async fn write<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<R, StoreError> + Send + 'static,
    ) -> R {
        self.state.store.write(work).await.unwrap()
    }
}
