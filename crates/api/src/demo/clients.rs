//! The programs of a demonstration: a partner's system and an evaluator's. Their secrets are new at each start.

use chrono::{DateTime, Utc};
use headstart_domain::access::Role;
use headstart_store::{Store, rows::Client};

use super::{CODE_PREFIX, DemoError, DemoResult, dice::Dice, programme::Site, staff::Staff};
use crate::{
    crypto::{digest, secret},
    error::{ApiError, ApiResult},
};

/// What a program signs in with.
#[derive(Debug, Clone)]
pub struct ClientSecret {
    /// Its client id.
    pub client_id: String,
    /// Its secret, which is kept nowhere else.
    pub secret: String,
    /// What it is.
    pub name: String,
}

/// Adds the programs of a partnership, which cannot sign in before they are given secrets.
pub(super) fn add(site: &mut Site, at: DateTime<Utc>, dice: &mut Dice) -> DemoResult<()> {
    let partner = site.programme.organisations.get(site.blueprint.partner);
    let partner = partner.ok_or(DemoError::Empty("a partner organisation"))?.clone();
    let short = site.blueprint.code.trim_start_matches(CODE_PREFIX).to_owned();
    for (role, organisation) in [(Role::PartnerSystem, Some(&partner)), (Role::Evaluator, None)] {
        let (kind, name) = match organisation {
            Some(organisation) => ("partner", format!("{}'s system", organisation.name)),
            None => ("evaluator", format!("Evaluator of {}", site.blueprint.name)),
        };
        let id = dice.uid(at);
        let organisation_id = organisation.map(|organisation| organisation.id);
        if role == Role::PartnerSystem {
            site.roster.partner =
                Some(Staff { id, name: name.clone(), kind: "client", role, organisation: organisation_id });
        }
        site.programme.clients.push(Client {
            id,
            partnership_id: site.partnership(),
            client_id: format!("demo-{kind}-{short}"),
            name,
            role: role.as_str().into(),
            organisation_id,
            // No digest is empty: nothing fits it.
            secret_hash: String::new(),
            active: true,
            created_at: at.into(),
        });
    }
    Ok(())
}

/// Gives every program of the demonstration a new secret; it is stored hashed.
///
/// # Errors
/// When there is no randomness, or the store fails.
pub async fn renew_client_secrets(store: &Store) -> ApiResult<Vec<ClientSecret>> {
    store
        .write(|tx| {
            let mut renewed = Vec::new();
            let partnerships = tx.list_partnerships()?.into_iter();
            for partnership in partnerships.filter(|partnership| partnership.code.starts_with(CODE_PREFIX)) {
                for client in tx.list_clients(partnership.id, None, 100)? {
                    let secret = secret()?;
                    tx.set_client_secret(partnership.id, client.id, &digest(secret.as_bytes()))?;
                    renewed.push(ClientSecret { client_id: client.client_id, secret, name: client.name });
                }
            }
            Ok::<_, ApiError>(renewed)
        })
        .await
}
