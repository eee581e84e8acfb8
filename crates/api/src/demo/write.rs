//! Writes what was made up.

use headstart_store::{Store, Tx, Uid, tx::bulk::Records};
use tokio::sync::mpsc;

use super::{Batch, CODE_PREFIX, DemoError, PASSWORD, Plan, Programme, Survey, generate};
use crate::{
    auth::hash_password,
    crypto::Sealer,
    error::{ApiError, ApiResult},
};

/// Batches that wait to be written: enough to keep generator and database at work, and memory bounded.
const AHEAD: usize = 2;

/// What a database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No partnership.
    Empty,
    /// Made-up partnerships only.
    Demonstration,
    /// At least one that was not made up.
    InUse,
}

/// What a database holds.
///
/// # Errors
/// When it cannot be read.
pub async fn standing(store: &Store) -> ApiResult<Standing> {
    let partnerships = store.read(|tx| Ok::<_, ApiError>(tx.list_partnerships()?)).await?;
    Ok(if partnerships.is_empty() {
        Standing::Empty
    } else if partnerships.iter().all(|partnership| partnership.code.starts_with(CODE_PREFIX)) {
        Standing::Demonstration
    } else {
        Standing::InUse
    })
}

impl From<DemoError> for ApiError {
    fn from(error: DemoError) -> Self {
        Self::Internal(error.to_string())
    }
}

/// Makes up what the plan says and writes it to an empty database; `told` hears how many young people are
/// written.
///
/// # Errors
/// When the generator is at fault, or the store fails.
pub async fn write(store: &Store, sealer: &Sealer, plan: Plan, mut told: impl FnMut(usize)) -> ApiResult<()> {
    let password = hash_password(PASSWORD.to_owned()).await?;
    let (give, mut take) = mpsc::channel::<Batch>(AHEAD);
    let sealer = sealer.clone();
    let maker = tokio::task::spawn_blocking(move || {
        generate(&plan, |mut batch| {
            if let Batch::Records(records) = &mut batch {
                seal(&sealer, records)?;
            }
            give.blocking_send(batch).map_err(|_| ApiError::Internal("nobody writes any more".into()))
        })
    });
    let mut partnerships = Vec::new();
    let mut written = 0;
    while let Some(batch) = take.recv().await {
        match batch {
            Batch::Programme(programme) => {
                partnerships.push(programme.partnership.id);
                let password = password.clone();
                store.write(move |tx| write_programme(tx, *programme, &password)).await?;
            }
            Batch::Survey(survey) => store.write(move |tx| write_survey(tx, *survey)).await?,
            Batch::Records(records) => {
                written += records.young_people.len();
                store.write(move |tx| Ok::<_, ApiError>(tx.insert_records(&records)?)).await?;
                told(written);
            }
        }
    }
    maker.await.map_err(|error| ApiError::Internal(error.to_string()))??;
    finish(store, partnerships).await
}

/// Brings the outcomes up to date, and lets the database take stock.
async fn finish(store: &Store, partnerships: Vec<Uid>) -> ApiResult<()> {
    for partnership in partnerships {
        store.write(move |tx| Ok::<_, ApiError>(tx.rebuild_summaries(partnership)?)).await?;
    }
    Ok(store.take_stock().await?)
}

/// Seals contacts, notes and drafts as the product does.
fn seal(sealer: &Sealer, records: &mut Records) -> ApiResult<()> {
    for row in &mut records.young_people {
        if let Some(contact) = &mut row.contact {
            *contact = sealer.seal("young_person.contact", row.id.0, contact)?;
        }
    }
    for row in &mut records.sessions {
        if let Some(note) = &mut row.note {
            *note = sealer.seal("support_session.note", row.id.0, note)?;
        }
    }
    for row in &mut records.drafts {
        row.body = sealer.seal("referral_draft.body", row.id.0, &row.body)?;
    }
    Ok(())
}

fn write_survey(tx: &mut Tx<'_>, survey: Survey) -> ApiResult<()> {
    for wording in survey.wordings {
        tx.insert_wording(wording)?;
    }
    for wave in survey.waves {
        tx.insert_survey_wave(wave)?;
    }
    for school in &survey.schools {
        tx.put_survey_school(school)?;
    }
    for class in survey.classes {
        tx.insert_survey_class(class)?;
    }
    Ok(tx.insert_survey_responses(&survey.responses)?)
}

fn write_programme(tx: &mut Tx<'_>, programme: Programme, password: &str) -> ApiResult<()> {
    tx.put_bank_holidays(&programme.bank_holidays)?;
    tx.put_lsoas(&programme.lsoas)?;
    tx.put_postcode_areas(&programme.postcodes)?;
    let partnership = programme.partnership.id;
    tx.insert_partnership(programme.partnership)?;
    for (locality, wards) in programme.localities {
        let id = locality.id;
        tx.insert_locality(locality)?;
        tx.set_wards(partnership, id, &wards)?;
    }
    for cluster in programme.clusters {
        tx.insert_cluster(cluster)?;
    }
    tx.put_schools(&programme.schools)?;
    for organisation in programme.organisations {
        tx.insert_organisation(organisation)?;
    }
    for offer in programme.offers {
        tx.insert_offer(offer)?;
    }
    for mut account in programme.accounts {
        password.clone_into(&mut account.password_hash);
        tx.insert_account(account)?;
    }
    for client in programme.clients {
        tx.insert_client(client)?;
    }
    Ok(())
}
