//! The referral by which a lead worker asks the panel for Partnership Plus.

use chrono::{DateTime, Utc};
use headstart_domain::{
    clock::uk_local_date,
    referral::{
        MOVES, Moved, Need, ReferralAction as Do, ReferralState, Source, decision_clock, opens_episode,
    },
    tier::Tier,
    workflow::Details,
};
use headstart_store::{Json, rows::Referral};

use super::{
    DemoResult,
    episode::Support,
    generate::Maker,
    needs,
    person::Person,
    programme::time,
    told,
    walk::{Subject, Walk},
};
use crate::use_cases::{
    episode::ASKED,
    referral::{StoredReferrer, StoredWorry},
};

impl Maker<'_> {
    /// Makes up the referral that was put before the panel at a moment, and approved at another, or not yet.
    pub(super) fn ask_panel(
        &mut self,
        person: &Person,
        support: &Support,
        at: DateTime<Utc>,
        decided: Option<DateTime<Utc>>,
    ) -> DemoResult<()> {
        let reason = Some((*self.dice.one(told::ASKING)?).to_owned());
        let details = Details { reason, agreement: Some(told::agreement()), ..Details::default() };
        let subject = Subject {
            kind: "referral",
            id: self.dice.uid(at),
            partnership: self.site.partnership(),
            young_person: person.row.id,
        };
        let begun = (ASKED, ReferralState::SentToPanel);
        let mut walk = Walk::begin(self.dice, MOVES, subject, begun, &details, at, &support.lead)?;
        let mut moves = Vec::new();
        if let Some(at) = decided {
            let (action, chair) = (Do::ApprovePartnershipPlus, self.site.roster.chair()?);
            moves.push(Moved { on: uk_local_date(at), from: walk.state, action });
            let details = told::of_referral(self.dice, action, None)?;
            walk.go(self.dice, action, &details, at, &chair)?;
        }
        let needs = needs::needs(self.dice, support.worry)?;
        let worry = StoredWorry {
            needs: needs.clone(),
            description: details.reason.unwrap_or_default(),
            strengths: None,
            tried: None,
            hopes: None,
            tier: Some(Tier::PartnershipPlus),
            age_reason: None,
            young_person_agrees: true,
            parent_agrees: Some(true),
        };
        let referrer = StoredReferrer {
            name: support.lead.name.clone(),
            role: Some(support.lead.role.label().into()),
            contact: None,
            source: Source::LocalityTeam,
            external_reference: None,
        };
        self.records.referrals.push(Referral {
            id: subject.id,
            partnership_id: subject.partnership,
            reference: self.dice.referral_reference()?,
            young_person_id: subject.young_person,
            state: walk.state.as_str().into(),
            is_open: walk.state.is_open(),
            tier: opens_episode(walk.state).map(|tier| tier.as_str().into()),
            source: Source::LocalityTeam.as_str().into(),
            names_risk: Need::any_risk(&needs),
            worry: Json::write(&worry)?,
            referrer: Json::write(&referrer)?,
            referrer_account_id: Some(support.lead.id),
            organisation_id: None,
            locality_id: Some(person.locality),
            school_id: person.row.school_id,
            received_at: time(at),
            decided_at: decided.map(time),
            decide_by: self.days.decide_by(&decision_clock(uk_local_date(at), moves)),
            told: None,
            episode_id: Some(support.episode),
            updated_at: time(walk.at),
            version: walk.version(),
        });
        self.records.history.extend(walk.history);
        Ok(())
    }
}
