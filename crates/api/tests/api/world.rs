//! A small world for a test: two partnerships, their places, and people of every role who can be asked to do
//! something. The real server runs in it, on a port and a database of its own.

mod actor;

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
    mpsc,
};

use chrono::{DateTime, Duration, Utc};
use clap::Parser;
use headstart_api::{
    auth::{Keys, hash_password},
    config::Config,
    crypto::{Sealer, digest},
    server,
    state::State,
};
use headstart_domain::access::{Grant, Place, Role};
use headstart_store::{
    Json, StoreError, Tx, Uid,
    rows::{Account, Client, Locality, Organisation, Partnership, School},
    testing::{self, TestStore},
};
use reqwest::StatusCode;
use serde_json::{Value, json};

pub use actor::{Actor, problem};

/// The password of everybody in the world.
pub const PASSWORD: &str = "a long enough password";
/// The secret of every program in the world.
pub const SECRET: &str = "a secret of a program";

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    config: Config,
}

/// One partnership of the world.
#[derive(Debug, Clone, Copy)]
pub struct Partner {
    /// The partnership.
    pub partnership: Uid,
    /// Its localities.
    pub east: Uid,
    /// The other one.
    pub west: Uid,
    /// A school in the east.
    pub school: Uid,
    /// An organisation that delivers.
    pub organisation: Uid,
}

/// A running server with its database and people.
pub struct World {
    /// The database, for looking behind the API.
    pub database: TestStore,
    /// What the server shares.
    pub state: State,
    /// The first partnership: where stories take place.
    pub here: Partner,
    /// Another partnership in the same installation.
    pub elsewhere: Partner,
    address: String,
    later: Arc<AtomicI64>,
    stop: actix_web::dev::ServerHandle,
}

impl Drop for World {
    fn drop(&mut self) {
        drop(self.stop.stop(false));
    }
}

/// A world on every database there is.
pub async fn worlds() -> Vec<World> {
    worlds_with(&[]).await
}

/// A world on every database there is, with the operator's options.
pub async fn worlds_with(options: &[&str]) -> Vec<World> {
    let mut worlds = Vec::new();
    for database in testing::stores() {
        worlds.push(World::on(database, options).await);
    }
    worlds
}

impl World {
    async fn on(database: TestStore, options: &[&str]) -> Self {
        let start: DateTime<Utc> = "2026-05-13T09:00:00Z".parse().unwrap();
        let later = Arc::new(AtomicI64::new(0));
        let ticking = Arc::clone(&later);
        let clock: headstart_api::state::Clock =
            Arc::new(move || start + Duration::seconds(ticking.load(Ordering::Relaxed)));
        let config = Arguments::parse_from([&["test"], options].concat()).config;
        let sealer = Sealer::new(&[3; 32]);
        let keys = Keys::load(&database.store, &sealer, &config.public_url, clock()).await.unwrap();
        let state = State::new(database.store.clone(), sealer, clock, keys, config);
        let here = place(&state, "Here").await;
        let elsewhere = place(&state, "Elsewhere").await;
        let (stop, address) = serve(state.clone());
        Self { database, state, here, elsewhere, address, later, stop }
    }

    /// Lets time pass.
    pub fn pass(&self, time: Duration) {
        self.later.fetch_add(time.num_seconds(), Ordering::Relaxed);
    }

    /// Somebody who is not signed in.
    pub fn nobody(&self) -> Actor {
        Actor { address: self.address.clone(), http: reqwest::Client::new(), headers: vec![] }
    }

    /// A member of staff, signed in.
    pub async fn somebody(&self, place: Partner, role: Role, held: Place) -> Actor {
        let account = self.account(place, &[Grant { role, place: held }]).await;
        self.sign_in(&account.email).await
    }

    /// The usual actors of stories, in the first partnership.
    pub async fn manager(&self) -> Actor {
        self.somebody(self.here, Role::ProgrammeManager, Place::Partnership).await
    }

    /// Somebody who sets the first partnership up.
    pub async fn administrator(&self) -> Actor {
        self.somebody(self.here, Role::Administrator, Place::Partnership).await
    }

    /// A worker of the locality team in the east.
    pub async fn eastern_worker(&self) -> Actor {
        let place = Place::Locality(self.here.east.into());
        self.somebody(self.here, Role::EmotionalWellbeingAssistant, place).await
    }

    /// A teacher.
    pub async fn teacher(&self) -> Actor {
        let place = Place::School(self.here.school.into());
        self.somebody(self.here, Role::SchoolStaff, place).await
    }

    /// An account with roles.
    pub async fn account(&self, place: Partner, grants: &[Grant]) -> Account {
        static HASH: tokio::sync::OnceCell<String> = tokio::sync::OnceCell::const_new();
        let hash = HASH.get_or_init(|| async { hash_password(PASSWORD.into()).await.unwrap() }).await;
        let id = self.state.new_uid();
        let account = Account {
            id,
            partnership_id: place.partnership,
            email: format!("{}@example.org", id.0),
            name: format!("Person {}", &id.0.to_string()[28..]),
            password_hash: hash.clone(),
            must_change_password: false,
            grants: Json::write(&grants).unwrap(),
            active: true,
            failed_sign_ins: 0,
            locked_until: None,
            created_at: self.state.now().into(),
            version: 1,
        };
        let row = account.clone();
        self.write(move |tx| tx.insert_account(row)).await;
        account
    }

    /// Where the server listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A program: its client id. Its secret is that of the world.
    pub async fn client(&self, place: Partner, role: Role) -> String {
        let id = self.state.new_uid();
        let client_id = format!("client-{}", id.0);
        let row = Client {
            id,
            partnership_id: place.partnership,
            client_id: client_id.clone(),
            name: "A program".into(),
            role: role.as_str().into(),
            organisation_id: (role == Role::PartnerSystem).then_some(place.organisation),
            secret_hash: digest(SECRET.as_bytes()),
            active: true,
            created_at: self.state.now().into(),
        };
        self.write(move |tx| tx.insert_client(row)).await;
        client_id
    }

    /// A program with its token.
    pub async fn program(&self, place: Partner, role: Role) -> Actor {
        let client_id = self.client(place, role).await;
        let mut actor = self.nobody();
        let form = format!(
            "grant_type=client_credentials&client_id={client_id}&client_secret={}",
            SECRET.replace(' ', "+")
        );
        let answer = actor.send_form("/oauth/token", form).await;
        let token: Value = answer.json().await.unwrap();
        actor
            .headers
            .push(("Authorization".into(), format!("Bearer {}", token["access_token"].as_str().unwrap())));
        actor
    }

    /// Signs in with an email and the world's password.
    pub async fn sign_in(&self, email: &str) -> Actor {
        self.sign_in_with(email, PASSWORD).await
    }

    /// Signs in with an email and another password.
    pub async fn sign_in_with(&self, email: &str, password: &str) -> Actor {
        let nobody = self.nobody();
        let answer = nobody.post("/api/v1/session", json!({"email": email, "password": password})).await;
        assert_eq!(answer.status(), StatusCode::OK);
        nobody.in_session_of(answer).await
    }

    /// Looks, or puts something, behind the API.
    pub async fn write<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<R, StoreError> + Send + 'static,
    ) -> R {
        self.state.store.write(work).await.unwrap()
    }

    /// A referral that can be sent, of somebody who lives in the east by their school.
    pub fn referral(&self, given_name: &str) -> Value {
        json!({
            "young_person": {
                "given_name": given_name, "family_name": "Testperson", "birth_date": "2013-02-03",
                "postcode": "SO99 9ZZ", "school_id": self.here.school.0, "sex": "female"
            },
            "contact": {"carer_name": "Carer Testperson", "carer_phone": "01632 960123"},
            "worry": {"needs": ["anxiety", "falling_engagement"], "description": "Stays in the corridor"},
            "consent": {"young_person_agrees": true, "basis": "parental_responsibility", "evaluation": true},
            "referrer": {"source": "school_staff"}
        })
    }
}

fn serve(state: State) -> (actix_web::dev::ServerHandle, String) {
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let files = Arc::default();
            let document = Arc::new(headstart_api::routes::openapi::DocumentText(String::new()));
            let server = actix_web::HttpServer::new(move || {
                server::app(state.clone(), Arc::clone(&files), Arc::clone(&document))
            })
            .workers(1)
            .disable_signals()
            .bind(("127.0.0.1", 0))
            .unwrap();
            let address = server.addrs()[0];
            let server = server.run();
            tell.send((server.handle(), format!("http://{address}"))).unwrap();
            server.await.unwrap();
        });
    });
    told.recv().unwrap()
}

async fn place(state: &State, name: &str) -> Partner {
    let id = || state.new_uid();
    let place = Partner { partnership: id(), east: id(), west: id(), school: id(), organisation: id() };
    let at = state.now().into();
    let name = name.to_owned();
    let locality = move |id: Uid, name: &str| Locality {
        id,
        partnership_id: place.partnership,
        name: name.into(),
        version: 1,
    };
    state
        .store
        .write(move |tx| {
            tx.insert_partnership(Partnership {
                id: place.partnership,
                code: name.to_lowercase(),
                name: name.clone(),
                created_at: at,
            })?;
            tx.insert_locality(locality(place.east, "East"))?;
            tx.insert_locality(locality(place.west, "West"))?;
            tx.insert_organisation(Organisation {
                id: place.organisation,
                partnership_id: place.partnership,
                name: "Counsellors".into(),
                version: 1,
            })?;
            tx.put_schools(&[School {
                id: place.school,
                partnership_id: place.partnership,
                urn: 100_001,
                name: "Eastern School".into(),
                phase: Some("Secondary".into()),
                kind: None,
                status: None,
                low_age: Some(11),
                high_age: Some(16),
                la_code: None,
                establishment_number: None,
                ward_name: None,
                postcode: None,
                opened_on: None,
                closed_on: None,
                locality_id: Some(place.east),
                cluster_id: None,
                takes_part: true,
                version: 1,
            }])?;
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
    place
}
