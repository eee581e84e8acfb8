//! A made-up young person. The proportions are those of the young people whom HeadStart Kent supported (seed
//! document 003): mean age 13.5, 57 % female, 11 % of ethnic minorities and 5 % unknown, 30 % with special
//! educational needs, 31 % with free school meals, 33 % from the most deprived fifth of neighbourhoods, 8 %
//! with a police notification of domestic abuse. How they go together is made up.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use headstart_domain::{
    clock::uk_local_date,
    person::{Gender, SchoolYear, SenStatus, Sex, age_on},
};
use headstart_store::{
    Uid,
    rows::{School, YoungPerson},
    tx::person::name_key,
};

use super::{
    DemoError, DemoResult, blueprint::SchoolKind, decks::either, dice::Dice, generate::Maker, names,
};

/// Short forms that people are called by.
const SHORT: [(&str, &str); 14] = [
    ("Charlotte", "Lottie"),
    ("Eleanor", "Nell"),
    ("William", "Will"),
    ("Daniel", "Dan"),
    ("Joshua", "Josh"),
    ("Matilda", "Tilly"),
    ("Isaac", "Zac"),
    ("Katarzyna", "Kasia"),
    ("Nathan", "Nate"),
    ("Oliver", "Ollie"),
    ("Samuel", "Sam"),
    ("Jasmine", "Jas"),
    ("Imogen", "Immy"),
    ("Cameron", "Cam"),
];

/// How somebody is, in standard deviations from those who are referred; more is more difficulty.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traits {
    pub(super) internal: f64,
    pub(super) external: f64,
    pub(super) hyper: f64,
    pub(super) social: f64,
}

/// A young person who is being made up.
pub(super) struct Person {
    pub(super) row: YoungPerson,
    pub(super) sex: Sex,
    pub(super) traits: Traits,
    pub(super) locality: Uid,
    /// The police told the school of a domestic-abuse incident.
    pub(super) notified: bool,
}

impl Person {
    /// Age in whole years.
    pub(super) fn age(&self, day: NaiveDate) -> u16 {
        age_on(self.row.birth_date, day).unwrap_or_default()
    }

    /// What others call them.
    pub(super) fn called(&self) -> &str {
        self.row.known_as.as_deref().unwrap_or(&self.row.given_name)
    }
}

impl Maker<'_> {
    /// Somebody who is first referred at `at`, in a locality if one is wanted.
    pub(super) fn person(&mut self, at: DateTime<Utc>, wanted: Option<Uid>) -> DemoResult<Person> {
        let dice = &mut *self.dice;
        let sex = self.decks.sexes.deal(dice)?;
        let ethnicity = self.decks.ethnicities.deal(dice)?;
        let (given, family) = names::name(dice, sex, ethnicity)?;
        let short = SHORT.iter().find(|(long, _)| *long == given).map(|(_, short)| (*short).to_owned());
        let known_as = short.filter(|_| dice.chance(0.5));
        let age = self.decks.ages.deal(dice)?;
        let birth_date = birth_date(dice, age, at)?;
        let deprived = self.decks.deprived.deal(dice)?;
        let (home, postcode) = loop {
            let (home, postcode) = self.site.area.home(dice, deprived)?;
            if wanted.is_none_or(|wanted| wanted == home.locality) {
                break (home, postcode);
            }
        };
        let meals = either(&mut self.decks.meals, deprived).deal(dice)?;
        let needs = either(&mut self.decks.needs, meals).deal(dice)?;
        let sen = sen_status(dice, needs)?;
        let locality = home.locality;
        let (lsoa, decile) = (home.lsoa.clone(), home.decile);
        let (school, year) = self.school(birth_date, at, locality, sen)?;
        let dice = &mut *self.dice;
        let row = YoungPerson {
            id: dice.uid(at),
            partnership_id: self.site.programme.partnership.id,
            reference: dice.young_person_reference()?,
            given_name: given.into(),
            family_name: family.into(),
            name_key: name_key(family, given),
            known_as,
            birth_date,
            sex: Some(sex.as_str().into()),
            gender: Some(gender(dice, sex)?.as_str().into()),
            ethnicity: Some(ethnicity.as_str().into()),
            sen_status: Some(sen.as_str().into()),
            free_school_meals: Some(meals),
            school_id: school,
            school_year: year,
            postcode: Some(postcode),
            lsoa_code: Some(lsoa.code),
            ward_name: lsoa.ward_name,
            imd_decile: Some(decile),
            idaci_decile: lsoa.idaci_decile,
            locality_id: Some(locality),
            contact: None,
            has_safe_contact: false,
            restricted: false,
            evaluation_consent: false,
            created_at: at.into(),
            updated_at: at.into(),
            version: 1,
        };
        Ok(Person {
            row,
            sex,
            traits: traits(dice, sex),
            locality,
            notified: self.decks.notified.deal(dice)?,
        })
    }

    /// School and year group: as they are now, or were when the young person left school.
    fn school(
        &mut self,
        birth: NaiveDate,
        at: DateTime<Utc>,
        locality: Uid,
        sen: SenStatus,
    ) -> DemoResult<(Option<Uid>, Option<i16>)> {
        let then = SchoolYear::usual(birth, uk_local_date(at)).map(SchoolYear::number);
        let now =
            SchoolYear::usual(birth, self.days.today).map(SchoolYear::number).filter(|year| *year <= 11);
        let Some(year) = now.or(then.map(|year| year.min(11))) else { return Ok((None, None)) };
        let kind = match year {
            _ if sen == SenStatus::Plan && self.dice.chance(0.45) => SchoolKind::Special,
            7.. if self.dice.chance(0.02) => SchoolKind::ReferralUnit,
            7.. => SchoolKind::Secondary,
            _ => SchoolKind::Primary,
        };
        let near = self.dice.chance(0.88);
        let of_kind = |near: bool| -> Vec<&School> {
            let plans = self.site.blueprint.schools.iter().zip(&self.site.programme.schools);
            plans
                .filter(|(plan, _)| plan.kind == kind)
                .map(|(_, school)| school)
                .filter(|school| !near || school.locality_id == Some(locality))
                .collect()
        };
        let choice = Some(of_kind(near)).filter(|some| !some.is_empty()).unwrap_or_else(|| of_kind(false));
        let school = if choice.is_empty() { None } else { Some(self.dice.one(&choice)?.id) };
        Ok((school, Some(i16::from(year))))
    }
}

fn birth_date(dice: &mut Dice, age: u16, referred: DateTime<Utc>) -> DemoResult<NaiveDate> {
    let years = f64::from(age) + dice.unit();
    let days = (years * 365.25) as i64;
    uk_local_date(referred)
        .checked_sub_signed(Duration::days(days))
        .ok_or(DemoError::Empty("a date of birth"))
}

fn sen_status(dice: &mut Dice, needs: bool) -> DemoResult<SenStatus> {
    if needs {
        dice.weighted(&[(SenStatus::Support, 74.0), (SenStatus::Plan, 26.0)])
    } else {
        dice.weighted(&[(SenStatus::None, 97.0), (SenStatus::NotKnown, 3.0)])
    }
}

fn gender(dice: &mut Dice, sex: Sex) -> DemoResult<Gender> {
    let same = if sex == Sex::Female { Gender::Female } else { Gender::Male };
    let other = if sex == Sex::Female { Gender::Male } else { Gender::Female };
    let codes = [
        (same, 95.5),
        (other, 0.8),
        (Gender::NonBinary, 1.4),
        (Gender::Other, 0.3),
        (Gender::NotStated, 1.0),
        (Gender::NotKnown, 1.0),
    ];
    dice.weighted(&codes)
}

/// Difficulties go together in part. Girls report more inward ones, boys more outward ones (HeadStart's survey
/// of 2017: one girl in four and one boy in nine above the threshold for emotional difficulties; 15 % and 23 %
/// for behaviour).
fn traits(dice: &mut Dice, sex: Sex) -> Traits {
    let all = dice.normal();
    let mut own = |shift: f64| 0.5 * all + 0.87 * dice.normal() + shift;
    match sex {
        Sex::Male => Traits { internal: own(-0.3), external: own(0.25), hyper: own(0.25), social: own(0.1) },
        _ => Traits { internal: own(0.22), external: own(-0.18), hyper: own(-0.18), social: own(-0.07) },
    }
}
