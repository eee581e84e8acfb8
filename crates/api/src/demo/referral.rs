//! A referral with the way it has taken until now.

use chrono::{DateTime, Utc};
use headstart_domain::{
    access::Permission,
    clock::uk_local_date,
    referral::{
        MOVES, Moved, Need, ReferralAction, ReferralState, ScreeningFacts, Source, Suggestion,
        decision_clock, opens_episode, screen,
    },
    tier::Tier,
    workflow::{ClockEffect, Details},
};
use headstart_store::{Json, Uid, rows::Referral};

use super::{
    DemoResult,
    generate::Maker,
    names,
    needs::{self, Worry},
    person::Person,
    programme::time,
    referral_route::{self, Steps},
    staff::Staff,
    told,
    walk::{Subject, Walk},
    words,
};
use crate::use_cases::referral::{StoredReferrer, StoredWorry};

/// A referral to be made up.
pub(super) struct Asked {
    pub(super) at: DateTime<Utc>,
    pub(super) worry: Worry,
    pub(super) source: Source,
    /// The steps it takes, if they are not left to chance.
    pub(super) steps: Option<Steps>,
    /// Somebody supports the young person already.
    pub(super) supported: bool,
    /// Referrals before this one.
    pub(super) earlier: u32,
    /// The reference of the one before.
    pub(super) repeats: Option<String>,
}

/// A referral that was made up.
pub(super) struct Referred {
    pub(super) id: Uid,
    pub(super) reference: String,
    pub(super) received: DateTime<Utc>,
    /// Where it stands, and since when.
    pub(super) state: ReferralState,
    pub(super) at: DateTime<Utc>,
    /// Who entered it.
    pub(super) entered_by: Staff,
}

impl Referred {
    /// The tier of the period of support that it opens.
    pub(super) fn opens(&self) -> Option<Tier> {
        opens_episode(self.state)
    }
}

impl Maker<'_> {
    /// Makes up a referral: everything that has happened to it until now.
    pub(super) fn refer(&mut self, person: &Person, asked: Asked) -> DemoResult<Referred> {
        let needs = needs::needs(self.dice, asked.worry)?;
        let agrees = self.dice.chance(0.96);
        let steps = match asked.steps {
            Some(steps) => steps,
            None => self.steps(person, &asked, &needs, agrees)?,
        };
        let entered_by = self.enters(person, asked.source)?;
        let id = self.dice.uid(asked.at);
        let subject = Subject {
            kind: "referral",
            id,
            partnership: self.site.partnership(),
            young_person: person.row.id,
        };
        let begun = ("submit", ReferralState::Submitted);
        let mut walk =
            Walk::begin(self.dice, MOVES, subject, begun, &Details::default(), asked.at, &entered_by)?;
        let mut moves = Vec::new();
        let mut decided_at = None;
        let screener = self.site.roster.member(self.dice, person.locality)?;
        for (action, days) in steps {
            let Some(at) = self.days.after(self.dice, walk.at, days) else { break };
            let details = told::of_referral(self.dice, action, asked.repeats.as_deref())?;
            let of_panel = MOVES
                .find(walk.state, action)
                .is_ok_and(|transition| transition.permission == Permission::ReferralsPanel);
            let by = if of_panel { self.site.roster.chair()? } else { screener.clone() };
            moves.push(Moved { on: uk_local_date(at), from: walk.state, action });
            match walk.go(self.dice, action, &details, at, &by)?.clock {
                ClockEffect::Stop => decided_at = Some(at),
                ClockEffect::Restart => decided_at = None,
                ClockEffect::None | ClockEffect::Pause | ClockEffect::Resume => {}
            }
        }
        let reference = self.dice.referral_reference()?;
        let tier = match walk.state {
            ReferralState::SupportedAtUniversal => Some(Tier::Universal),
            state => opens_episode(state),
        };
        let row = Referral {
            id,
            partnership_id: subject.partnership,
            reference: reference.clone(),
            young_person_id: person.row.id,
            state: walk.state.as_str().into(),
            is_open: walk.state.is_open(),
            tier: tier.map(|tier| tier.as_str().into()),
            source: asked.source.as_str().into(),
            names_risk: Need::any_risk(&needs),
            worry: self.worry(person, asked.worry, needs, agrees)?,
            referrer: self.referrer(person, asked.source, &entered_by)?,
            referrer_account_id: (entered_by.kind == "user").then_some(entered_by.id),
            organisation_id: entered_by.organisation,
            locality_id: Some(person.locality),
            school_id: person.row.school_id,
            received_at: time(asked.at),
            decided_at: decided_at.map(time),
            decide_by: self.days.decide_by(&decision_clock(uk_local_date(asked.at), moves)),
            told: None,
            episode_id: None,
            updated_at: time(walk.at),
            version: walk.version(),
        };
        let referred =
            Referred { id, reference, received: asked.at, state: walk.state, at: walk.at, entered_by };
        self.records.referrals.push(row);
        self.records.history.extend(walk.history);
        Ok(referred)
    }

    /// The steps that chance gives, along what the product's own screening suggests.
    fn steps(&mut self, person: &Person, asked: &Asked, needs: &[Need], agrees: bool) -> DemoResult<Steps> {
        let end = if asked.supported {
            referral_route::end_while_supported(self.dice)?
        } else {
            let age = person.age(uk_local_date(asked.at));
            let in_scope = age <= 16;
            let suggestion: Suggestion = screen(&ScreeningFacts {
                age: u8::try_from(age).unwrap_or(u8::MAX),
                age_reason: (!in_scope).then(|| "Known to the team already".to_owned()),
                locality: Some(self.site.blueprint.name.into()),
                needs: needs.to_vec(),
                earlier_referrals: asked.earlier,
                open_episodes: 0,
                young_person_agrees: agrees,
            })
            .suggestion;
            referral_route::end(self.dice, suggestion)?
        };
        let mut steps = referral_route::steps(self.dice, end)?;
        if asked.supported {
            // Reopening would lead to support beside the support there is.
            let reopened = steps.iter().position(|(action, _)| *action == ReferralAction::Reopen);
            steps.truncate(reopened.unwrap_or(steps.len()));
        }
        Ok(steps)
    }

    /// Who enters a referral: the referrer, when they have an account; a partner's system; or the locality
    /// team, to whom it was told.
    fn enters(&mut self, person: &Person, source: Source) -> DemoResult<Staff> {
        let roster = &self.site.roster;
        let lead = person.row.school_id.and_then(|school| roster.inclusion_leads.get(&school));
        let known = match source {
            Source::InclusionLead => lead.cloned(),
            Source::SchoolStaff => {
                let teachers = person.row.school_id.and_then(|school| roster.teachers.get(&school));
                match teachers {
                    Some(teachers) if self.dice.chance(0.8) => Some(self.dice.one(teachers)?.clone()),
                    _ => lead.cloned(),
                }
            }
            Source::Police | Source::SocialCare | Source::YouthOffending => roster.partner.clone(),
            Source::VoluntarySector => {
                let workers: Vec<&Staff> = roster.delivery.values().collect();
                if workers.is_empty() { None } else { Some((*self.dice.one(&workers)?).clone()) }
            }
            _ => None,
        };
        match known {
            Some(staff) => Ok(staff),
            None => self.site.roster.member(self.dice, person.locality),
        }
    }

    fn worry(&mut self, person: &Person, worry: Worry, needs: Vec<Need>, agrees: bool) -> DemoResult<Json> {
        let dice = &mut *self.dice;
        let mut text = |of: &[&str], often: f64| -> DemoResult<Option<String>> {
            if dice.chance(often) { Ok(Some((*dice.one(of)?).to_owned())) } else { Ok(None) }
        };
        let (strengths, tried, hopes) =
            (text(words::STRENGTHS, 0.7)?, text(words::TRIED, 0.6)?, text(words::HOPES, 0.55)?);
        let stored = StoredWorry {
            needs,
            description: words::description(dice, worry, person.called())?,
            strengths,
            tried,
            hopes,
            tier: None,
            age_reason: None,
            young_person_agrees: agrees,
            parent_agrees: if dice.chance(0.86) { Some(dice.chance(0.94)) } else { None },
        };
        Ok(Json::write(&stored)?)
    }

    fn referrer(&mut self, person: &Person, source: Source, entered_by: &Staff) -> DemoResult<Json> {
        let (given, family) = names::adult(self.dice)?;
        let name = match source {
            Source::SelfReferral => format!("{} {}", person.row.given_name, person.row.family_name),
            Source::ParentCarer => format!("{given} {}", person.row.family_name),
            Source::InclusionLead | Source::VoluntarySector => entered_by.name.clone(),
            _ => format!("{given} {family}"),
        };
        let external = entered_by.kind == "client";
        let stored = StoredReferrer {
            name,
            role: Some(words::referrer_role(self.dice, source)?.into()),
            contact: Some(super::contact::landline(self.dice)),
            source,
            external_reference: external.then(|| format!("SH-{:06}", self.dice.between(1, 999_999))),
        };
        Ok(Json::write(&stored)?)
    }
}
