//! A young person's record.

use headstart_contract::consent::ConsentView;
use headstart_contract::referral::ContactInput;
use headstart_contract::young_person::{Area, EpisodeLine, Identity, ReferralLine, YoungPersonView};
use headstart_domain::{
    access::{Permission, Reach},
    clock::uk_local_date,
    consent::Purpose,
    person::age_on,
    referral::ReferralState,
    tier::Tier,
};
use headstart_store::{Tx, Uid, rows::YoungPerson, tx::person::PersonFound};
use serde_json::json;

use super::{consent_views, contact};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{episode::risks, history::state_label, tools::Tools},
};

/// One young person within reach.
///
/// # Errors
/// Not found, also when out of reach; or the store's.
pub fn read(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<YoungPersonView> {
    let found = tx.find_young_person(reach, id)?.ok_or_else(ApiError::not_found)?;
    tools.caller.audit(tx, "young_person.read", Some(id), Some(id), json!({}));
    view(tx, tools, found)
}

/// The record as it is shown.
pub(super) fn view(tx: &mut Tx<'_>, tools: &Tools, found: PersonFound) -> ApiResult<YoungPersonView> {
    let (row, school) = found;
    let actor = &tools.caller.actor;
    let locality = match row.locality_id {
        Some(id) => tx.find_locality(row.partnership_id, id)?.map(|(locality, _)| locality.name),
        None => None,
    };
    let consents = consent_views(tx, tools, row.id)?;
    let mut identity = identity_with(tools, &row, school, &consents)?;
    // Only who may see the support reads what was answered in it.
    if let Some(episode) = tx.open_episode_of(row.id)?
        && tx.find_episode(&tools.caller.reach(Permission::EpisodesRead), episode.id)?.is_some()
    {
        identity.alerts.extend(risks(tx, episode.id)?);
    }
    let works = actor.may(Permission::EpisodesWork) || actor.may(Permission::YoungPeopleWrite);
    Ok(YoungPersonView {
        identity,
        sex: row.sex.as_deref().map(str::parse).transpose()?,
        gender: row.gender.as_deref().map(str::parse).transpose()?,
        ethnicity: row.ethnicity.as_deref().map(str::parse).transpose()?,
        sen_status: row.sen_status.as_deref().map(str::parse).transpose()?,
        free_school_meals: row.free_school_meals,
        school_year: row.school_year.and_then(|year| u8::try_from(year).ok()),
        school_id: row.school_id.map(Into::into),
        contact: if works { Some(contact::open(tools, &row)?) } else { None },
        area: row.postcode.is_some().then(|| Area {
            ward: row.ward_name.clone(),
            imd_decile: row.imd_decile.and_then(|decile| u8::try_from(decile).ok()),
            idaci_decile: row.idaci_decile.and_then(|decile| u8::try_from(decile).ok()),
            locality_id: row.locality_id.map(Into::into),
            locality,
        }),
        restricted: row.restricted,
        consents,
        referrals: referral_lines(tx, row.id)?,
        episodes: episode_lines(tx, row.id)?,
        may_edit: actor.may(Permission::YoungPeopleWrite),
        version: row.version,
        given_name: row.given_name,
        family_name: row.family_name,
        postcode: row.postcode,
    })
}

/// What the identity bar shows of a record, on every page that is about the young person.
///
/// # Errors
/// When the contact cannot be opened; or the store's.
pub fn identity(
    tx: &mut Tx<'_>,
    tools: &Tools,
    row: &YoungPerson,
    school: Option<String>,
) -> ApiResult<Identity> {
    let consents = consent_views(tx, tools, row.id)?;
    identity_with(tools, row, school, &consents)
}

fn identity_with(
    tools: &Tools,
    row: &YoungPerson,
    school: Option<String>,
    consents: &[ConsentView],
) -> ApiResult<Identity> {
    let mut alerts = Vec::new();
    if row.restricted {
        alerts.push("Restricted record".to_owned());
    }
    let contact = if row.has_safe_contact { contact::open(tools, row)? } else { ContactInput::default() };
    if let Some(rule) = contact.safe_contact {
        alerts.push(format!("Safe contact: {rule}"));
    }
    // The newest word on a purpose is the one that counts.
    let newest = |purpose: Purpose| consents.iter().find(|consent| consent.purpose == purpose);
    if newest(Purpose::ContactParents).is_some_and(|consent| !consent.in_force) {
        alerts.push("Do not contact parents or carers: there is no consent to it".to_owned());
    }
    if !newest(Purpose::Support).is_some_and(|consent| consent.in_force) {
        alerts.push("No consent to support is in force".to_owned());
    }
    Ok(Identity {
        id: row.id.into(),
        reference: row.reference.clone(),
        name: format!("{} {}", row.given_name, row.family_name),
        known_as: row.known_as.clone(),
        birth_date: row.birth_date,
        age: age_on(row.birth_date, uk_local_date(tools.caller.at)).unwrap_or_default(),
        school,
        alerts,
    })
}

fn referral_lines(tx: &mut Tx<'_>, id: Uid) -> ApiResult<Vec<ReferralLine>> {
    let rows = tx.referrals_of_young_person(id)?;
    rows.into_iter()
        .map(|row| {
            Ok(ReferralLine {
                id: row.id.into(),
                reference: row.reference,
                state: row.state.parse::<ReferralState>()?.label().to_owned(),
                received_at: row.received_at.utc(),
            })
        })
        .collect()
}

fn episode_lines(tx: &mut Tx<'_>, id: Uid) -> ApiResult<Vec<EpisodeLine>> {
    let rows = tx.episodes_of_young_person(id)?;
    rows.into_iter()
        .map(|(row, lead_worker)| {
            Ok(EpisodeLine {
                id: row.id.into(),
                tier: row.tier.parse::<Tier>()?.label().to_owned(),
                state: state_label("episode", &row.state),
                lead_worker,
                opened_at: row.opened_at.utc(),
                closed_at: row.closed_at.map(headstart_store::Time::utc),
            })
        })
        .collect()
}
