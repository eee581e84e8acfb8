//! People and programs, signed in.

use headstart_api::{auth::hash_password, crypto::digest};
use headstart_client::Client;
use headstart_domain::{
    access::{Grant, Place, Role, Span},
    id::UserId,
};
use headstart_store::{
    Json, Uid,
    rows::{Account, Client as Program},
};
use tokio::sync::OnceCell;

use super::{Partnership, World};

/// Everybody's password.
const PASSWORD: &str = "a long enough password";
/// Every program's secret.
pub const SECRET: &str = "a secret of a program";

/// Somebody with an account, or a program, and their way into the API.
#[derive(Clone)]
pub struct Person {
    pub client: Client,
    /// The account or the program.
    pub id: Uid,
}

impl Person {
    pub fn user(&self) -> UserId {
        self.id.into()
    }
}

impl World {
    /// Somebody with a role, at the place where the role is held: staff by a session, a system by a token.
    pub async fn somebody(&self, partnership: Partnership, role: Role) -> Person {
        if role.is_for_people() {
            self.member_of_staff(partnership, role).await
        } else {
            self.program(partnership, role).await
        }
    }

    async fn member_of_staff(&self, partnership: Partnership, role: Role) -> Person {
        static HASH: OnceCell<String> = OnceCell::const_new();
        let hash = HASH.get_or_init(|| async { hash_password(PASSWORD.into()).await.unwrap() }).await;
        let id = self.state.new_uid();
        let email = format!("{}@example.org", id.0);
        let row = Account {
            id,
            partnership_id: partnership.id,
            email: email.clone(),
            name: role.label().to_owned(),
            password_hash: hash.clone(),
            must_change_password: false,
            grants: Json::write(&[Grant { role, place: place(partnership, role) }]).unwrap(),
            active: true,
            failed_sign_ins: 0,
            locked_until: None,
            created_at: self.state.now().into(),
            version: 1,
        };
        self.write(move |tx| tx.insert_account(row)).await;
        Person { client: self.nobody().sign_in(&email, PASSWORD).await.unwrap(), id }
    }

    /// A program with a token for everything it may.
    pub async fn program(&self, partnership: Partnership, role: Role) -> Person {
        self.program_with(partnership, role, None).await
    }

    /// A program with a token for some scopes, or for everything it may.
    pub async fn program_with(&self, partnership: Partnership, role: Role, scopes: Option<&str>) -> Person {
        let id = self.state.new_uid();
        let client_id = format!("client-{}", id.0);
        let row = Program {
            id,
            partnership_id: partnership.id,
            client_id: client_id.clone(),
            name: role.label().to_owned(),
            role: role.as_str().to_owned(),
            organisation_id: (role == Role::PartnerSystem).then(|| partnership.organisation.into()),
            secret_hash: digest(SECRET.as_bytes()),
            active: true,
            created_at: self.state.now().into(),
        };
        self.write(move |tx| tx.insert_client(row)).await;
        Person { client: self.nobody().with_token(&client_id, SECRET, scopes).await.unwrap(), id }
    }
}

/// Where a role is held in a partnership.
fn place(partnership: Partnership, role: Role) -> Place {
    match role.span() {
        Span::Locality => Place::Locality(partnership.east),
        Span::School | Span::Relationship => Place::School(partnership.school),
        Span::Organisation => Place::Organisation(partnership.organisation),
        Span::Partnership | Span::Panel | Span::Nobody => Place::Partnership,
    }
}
