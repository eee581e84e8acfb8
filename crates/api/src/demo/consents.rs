//! Who agreed to what.

use chrono::{DateTime, Duration, Utc};
use headstart_domain::{
    clock::uk_local_date,
    consent::{Basis, Purpose, in_force},
};
use headstart_store::{Uid, rows::Consent};

use super::{DemoResult, generate::Maker, person::Person, programme::time, staff::Staff, words};

impl Maker<'_> {
    /// What was agreed to with the first referral. About one in eight refuses evaluation, and some who agreed
    /// take it back later.
    pub(super) fn consents(&mut self, person: &mut Person, at: DateTime<Utc>, by: &Staff) -> DemoResult<()> {
        let day = uk_local_date(at);
        let age = person.age(day);
        let basis = match age {
            16.. => Basis::SixteenOrOver,
            13.. if self.dice.chance(0.12) => Basis::Gillick,
            _ => Basis::ParentalResponsibility,
        };
        for (purpose, often) in
            [(Purpose::Support, 0.985), (Purpose::ContactParents, 0.9), (Purpose::Evaluation, 0.88)]
        {
            let given = self.dice.chance(often);
            let mut row = self.consent(person, purpose, None, (given, basis), at, by)?;
            if purpose == Purpose::Evaluation && given && self.dice.chance(0.03) {
                let later = at + Duration::days(i64::from(self.dice.between(20, 200)));
                row.withdrawn_on = Some(uk_local_date(later)).filter(|day| *day <= self.days.today);
            }
            if purpose == Purpose::Evaluation {
                person.row.evaluation_consent =
                    in_force(row.given, row.from_on, row.until_on, row.withdrawn_on, self.days.today);
            }
            self.records.consents.push(row);
        }
        Ok(())
    }

    /// Nobody is supported who did not agree to it: whose parents refused at first were asked again.
    pub(super) fn agree_to_support(&mut self, person: &Person) {
        let own =
            self.records.consents.iter_mut().rev().take_while(|row| row.young_person_id == person.row.id);
        for row in own.filter(|row| row.purpose == Purpose::Support.as_str() && !row.given) {
            row.given = true;
            row.given_by = "Parent or carer".into();
            row.basis = Some(Basis::ParentalResponsibility.as_str().into());
        }
    }

    /// Consent to tell an organisation what it needs to know, before the young person is placed with it.
    pub(super) fn consent_to_share(
        &mut self,
        person: &Person,
        organisation: Uid,
        at: DateTime<Utc>,
        by: &Staff,
    ) -> DemoResult<()> {
        let basis = if person.age(uk_local_date(at)) > 15 {
            Basis::SixteenOrOver
        } else {
            Basis::ParentalResponsibility
        };
        let row = self.consent(person, Purpose::Share, Some(organisation), (true, basis), at, by)?;
        self.records.consents.push(row);
        Ok(())
    }

    fn consent(
        &mut self,
        person: &Person,
        purpose: Purpose,
        organisation_id: Option<Uid>,
        (given, basis): (bool, Basis),
        at: DateTime<Utc>,
        by: &Staff,
    ) -> DemoResult<Consent> {
        let gillick = basis == Basis::Gillick;
        let given_by =
            if basis == Basis::ParentalResponsibility { "Parent or carer" } else { "Young person" };
        Ok(Consent {
            id: self.dice.uid(at),
            partnership_id: self.site.partnership(),
            young_person_id: person.row.id,
            purpose: purpose.as_str().into(),
            organisation_id,
            given,
            given_by: given_by.into(),
            basis: given.then(|| basis.as_str().into()),
            assessment: if gillick && given {
                Some((*self.dice.one(words::ASSESSMENTS)?).into())
            } else {
                None
            },
            from_on: uk_local_date(at),
            until_on: None,
            withdrawn_on: None,
            recorded_by: by.name.clone(),
            recorded_by_id: by.id,
            recorded_at: time(at),
        })
    }
}
