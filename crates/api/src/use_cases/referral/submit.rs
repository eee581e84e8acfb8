//! Sending a referral: the young person, their consents, the referral and its first step, in one commit.

use chrono::NaiveDate;
use headstart_contract::referral::{ReferralInput, ReferralView};
use headstart_domain::{
    clock::uk_local_date,
    consent::Purpose,
    referral::{Need, ReferralState, Source},
    workflow::Details,
};
use headstart_store::{
    Json, Tx, Uid,
    rows::{Consent, Referral, YoungPerson},
};
use serde_json::json;

use super::{
    StoredReferrer, StoredWorry, first_decide_by,
    referred::{Referred, referred},
    tidy,
};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{history, tools::Tools, young_person::support_in_force},
};

/// Sends a referral.
///
/// # Errors
/// Every field that stands in the way, at once; or the store's.
pub fn submit(tx: &mut Tx<'_>, tools: &Tools, input: &ReferralInput) -> ApiResult<ReferralView> {
    let caller = &tools.caller;
    let today = uk_local_date(caller.at);
    let errors = input.check(today);
    if !errors.is_empty() {
        return Err(ApiError::Invalid(errors));
    }
    let Referred { person, told, said } = referred(tx, tools, input, today)?;
    record_consents(tx, tools, input, &person, today)?;
    let mut row = referral(tx, tools, input, &person)?;
    row.told = told.as_ref().map(Json::write).transpose()?;
    let (id, reference) = (row.id, row.reference.clone());
    tx.insert_referral(row)?;
    let step = history::Step {
        subject_kind: "referral",
        subject: id,
        young_person: person.id,
        action: "submit",
        from: None,
        to: ReferralState::Submitted.as_str(),
        details: &Details { reason: said, ..Details::default() },
    };
    history::write(tx, tools, &step)?;
    caller.audit(tx, "referral.created", Some(person.id), Some(id), json!({}));
    // Who may make a referral may not always read it: they get what they may know of their own.
    Ok(ReferralView {
        id: id.into(),
        reference,
        young_person: format!("{} {}", person.given_name, person.family_name),
        progress: ReferralState::Submitted.progress(),
        received_at: caller.at,
        source: input.referrer.source.unwrap_or(Source::SchoolStaff),
        asked: None,
        full: None,
        moves: vec![],
        version: 1,
    })
}

fn record_consents(
    tx: &mut Tx<'_>,
    tools: &Tools,
    input: &ReferralInput,
    person: &YoungPerson,
    today: NaiveDate,
) -> ApiResult<()> {
    let told = &input.consent;
    let agreement = told.agreement();
    let given_by = agreement.giver();
    // Nobody's refusal of what is asked for now takes back what was agreed to support that goes on.
    let supports = told.young_person_agrees.map(|_| agreement.is_given());
    let goes_on = supports == Some(false) && support_in_force(tx, tools, person.id)?;
    let supports = supports.filter(|_| !goes_on);
    let answers = [
        (Purpose::Support, supports),
        (Purpose::ContactParents, told.may_contact_parents),
        (Purpose::Evaluation, told.evaluation),
    ];
    for (purpose, given) in answers {
        let Some(given) = given else { continue };
        tx.insert_consent(Consent {
            id: tools.uid(),
            partnership_id: tools.caller.partnership(),
            young_person_id: person.id,
            purpose: purpose.as_str().into(),
            organisation_id: None,
            given,
            given_by: given_by.clone(),
            basis: told.basis.map(|basis| basis.as_str().to_owned()),
            assessment: None,
            from_on: today,
            until_on: None,
            withdrawn_on: None,
            recorded_by: tools.caller.actor.name.clone(),
            recorded_by_id: tools.caller.actor_uid(),
            recorded_at: tools.caller.at.into(),
        })?;
        if purpose == Purpose::Evaluation && given != person.evaluation_consent {
            tx.set_evaluation_consent(person.id, given, tools.caller.at.into())?;
            tx.refresh_young_person(person.id)?;
        }
    }
    Ok(())
}

fn referral(
    tx: &mut Tx<'_>,
    tools: &Tools,
    input: &ReferralInput,
    person: &YoungPerson,
) -> ApiResult<Referral> {
    let caller = &tools.caller;
    let (worry, from, consent) = (&input.worry, &input.referrer, &input.consent);
    let source = from.source.ok_or_else(|| ApiError::Internal("an unchecked referral".into()))?;
    let mut needs = worry.needs.clone();
    needs.sort_unstable();
    needs.dedup();
    let stored_worry = StoredWorry {
        needs,
        description: tidy(worry.description.as_ref()).unwrap_or_default(),
        strengths: tidy(worry.strengths.as_ref()),
        tried: tidy(worry.tried.as_ref()),
        hopes: tidy(worry.hopes.as_ref()),
        tier: worry.tier,
        age_reason: tidy(input.young_person.age_reason.as_ref()),
        young_person_agrees: consent.young_person_agrees == Some(true),
        parent_agrees: consent.parent_agrees,
    };
    let stored_referrer = StoredReferrer {
        name: tidy(from.name.as_ref()).unwrap_or_else(|| caller.actor.name.clone()),
        role: tidy(from.role.as_ref()),
        contact: tidy(from.contact.as_ref()),
        source,
        external_reference: tidy(from.external_reference.as_ref()),
    };
    Ok(Referral {
        id: tools.uid(),
        partnership_id: caller.partnership(),
        reference: tools.reference(tx, "HS", |tx, of, text| tx.referral_reference_exists(of, text))?,
        young_person_id: person.id,
        state: ReferralState::Submitted.as_str().into(),
        is_open: true,
        tier: None,
        source: source.as_str().into(),
        names_risk: Need::any_risk(&stored_worry.needs),
        worry: Json::write(&stored_worry)?,
        referrer: Json::write(&stored_referrer)?,
        referrer_account_id: caller.actor.user().map(Uid::from),
        organisation_id: caller.actor.organisations().first().map(|id| Uid::from(*id)),
        locality_id: person.locality_id,
        school_id: person.school_id,
        received_at: caller.at.into(),
        decided_at: None,
        decide_by: first_decide_by(tx, tools)?,
        told: None,
        episode_id: None,
        updated_at: caller.at.into(),
        version: 1,
    })
}
