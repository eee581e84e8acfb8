//! Who is in a release, and what of each is shown.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use headstart_domain::{
    clock::uk_local_date,
    consent::in_force,
    disclosure::{Details, RecordProtection, Shown, protect_records},
    person::{Ethnicity, SchoolYear},
    release::Removal,
    tier::Tier,
};
use headstart_store::{
    Time, Tx, Uid,
    tx::release_data::{EvaluationConsent, ReleasePerson},
};

use super::{names::Names, norms::Norms};
use crate::error::ApiResult;

/// How many young people are read at a time.
const PAGE: i64 = 5_000;

/// A young person in a release.
#[derive(Debug, Clone)]
pub struct Member {
    /// The record.
    pub id: Uid,
    /// The name in the project.
    pub name: String,
    /// What is shown.
    pub shown: Shown,
    /// What was done.
    pub course: Course,
    /// Referrals made.
    pub referrals: i64,
}

/// The periods of support of a young person.
#[derive(Debug, Clone, Copy)]
pub struct Course {
    /// When the first waiting time began.
    pub since: Time,
    /// Periods at each tier, in the order of [`Tier::ALL`].
    pub tiers: [i64; 3],
    /// The highest tier.
    pub highest: Tier,
}

/// Everybody in a release, by name.
pub struct Population {
    /// Those in it, in the order of their names.
    pub members: Vec<Member>,
    /// How they are protected.
    pub protection: RecordProtection,
    /// Everybody else whose record there is, and why they are not in it.
    pub others: HashMap<Uid, Removal>,
    /// Names of localities.
    pub localities: BTreeMap<Uid, String>,
}

impl Population {
    /// The population of a partnership on a day: everybody with consent in force and a period of support.
    ///
    /// # Errors
    /// The store's.
    pub fn gather(
        tx: &mut Tx<'_>,
        partnership: Uid,
        names: &Names,
        k: usize,
        day: NaiveDate,
    ) -> ApiResult<Self> {
        let courses = courses(tx, partnership)?;
        let consents = newest_consents(tx, partnership)?;
        let mut referrals: HashMap<Uid, i64> = tx.release_referrals(partnership)?.into_iter().collect();
        let mut population = Self {
            members: Vec::new(),
            protection: protect_records::<u8>(&[], k).protection,
            others: HashMap::new(),
            localities: BTreeMap::new(),
        };
        let mut norms = Norms::read(tx, partnership)?;
        let mut details = Vec::new();
        let mut last = None;
        loop {
            let page = tx.release_people(partnership, last, PAGE)?;
            last = page.last().map(|person| person.id);
            if last.is_none() {
                break;
            }
            for person in page {
                let Some(course) = courses.get(&person.id) else {
                    population.others.insert(person.id, Removal::NoLongerInData);
                    continue;
                };
                if let Err(reason) = consenting(&person, consents.get(&person.id), day) {
                    population.others.insert(person.id, reason);
                    continue;
                }
                if let (Some(id), Some(name)) = (person.locality_id, &person.locality) {
                    population.localities.entry(id).or_insert_with(|| name.clone());
                }
                let told = details_of(&person, course)?;
                details.push((told, course.highest));
                norms.add(&person)?;
                population.members.push(Member {
                    id: person.id,
                    name: names.name(person.id),
                    shown: Shown::all(told),
                    course: *course,
                    referrals: referrals.remove(&person.id).unwrap_or_default(),
                });
            }
        }
        for ((details, _), norms) in details.iter_mut().zip(norms.numbered()) {
            details.norms = norms;
        }
        population.protect(&details, k);
        population.members.sort_unstable_by(|one, other| one.name.cmp(&other.name));
        Ok(population)
    }

    fn protect(&mut self, details: &[(Details, Tier)], k: usize) {
        let protected = protect_records(details, k);
        self.protection = protected.protection;
        let mut shown = protected.shown.into_iter();
        let others = &mut self.others;
        self.members.retain_mut(|member| match shown.next().flatten() {
            Some(shown) => {
                member.shown = shown;
                true
            }
            None => {
                others.insert(member.id, Removal::TooFewAlike);
                false
            }
        });
    }

    /// How many with a period of support are not in it for want of consent.
    pub fn without_consent(&self) -> usize {
        let wanting = |reason: &&Removal| matches!(reason, Removal::ConsentWithdrawn | Removal::ConsentEnded);
        self.others.values().filter(wanting).count()
    }

    /// Why people who are not in it are not, by their names in the project.
    pub fn reasons(&self, names: &Names) -> HashMap<String, Removal> {
        self.others.iter().map(|(id, reason)| (names.name(*id), *reason)).collect()
    }
}

fn courses(tx: &mut Tx<'_>, partnership: Uid) -> ApiResult<HashMap<Uid, Course>> {
    let mut courses: HashMap<Uid, Course> = HashMap::new();
    for episode in tx.release_episodes_of_all(partnership)? {
        let tier: Tier = episode.tier.parse()?;
        let course = courses.entry(episode.young_person_id).or_insert(Course {
            since: episode.clock_started_at,
            tiers: [0; 3],
            highest: tier,
        });
        course.since = course.since.min(episode.clock_started_at);
        course.highest = course.highest.max(tier);
        if let Some(count) = course.tiers.get_mut(tier as usize) {
            *count += 1;
        }
    }
    Ok(courses)
}

/// The newest word on evaluation of each young person.
///
/// # Errors
/// The store's.
pub fn newest_consents(tx: &mut Tx<'_>, partnership: Uid) -> ApiResult<HashMap<Uid, EvaluationConsent>> {
    let mut newest = HashMap::new();
    for consent in tx.evaluation_consents(partnership)? {
        newest.entry(consent.young_person_id).or_insert(consent);
    }
    Ok(newest)
}

/// Whether the newest word on evaluation is a consent in force on a day, or why not.
///
/// # Errors
/// Withdrawn, refused or never given; run out.
pub fn consent_on(consent: &EvaluationConsent, day: NaiveDate) -> Result<(), Removal> {
    if in_force(consent.given, consent.from_on, consent.until_on, consent.withdrawn_on, day) {
        return Ok(());
    }
    let ended =
        consent.given && consent.withdrawn_on.is_none() && consent.until_on.is_some_and(|until| until < day);
    Err(if ended { Removal::ConsentEnded } else { Removal::ConsentWithdrawn })
}

/// The record itself must say so too: it is what every other figure goes by.
fn consenting(
    person: &ReleasePerson,
    consent: Option<&EvaluationConsent>,
    day: NaiveDate,
) -> Result<(), Removal> {
    if let Some(consent) = consent {
        consent_on(consent, day)?;
    }
    if person.evaluation_consent { Ok(()) } else { Err(Removal::ConsentWithdrawn) }
}

fn details_of(person: &ReleasePerson, course: &Course) -> ApiResult<Details> {
    let ethnicity = person.ethnicity.as_deref().map(str::parse::<Ethnicity>).transpose()?;
    Ok(Details {
        school: person.school_id.map(|id| id.0),
        locality: person.locality_id.map(|id| id.0),
        school_year: SchoolYear::usual(person.birth_date, uk_local_date(course.since.utc())),
        sex: person.sex.as_deref().map(str::parse).transpose()?,
        ethnicity_group: ethnicity.map(Ethnicity::group),
        sen: person.sen_status.as_deref().map(str::parse).transpose()?,
        free_school_meals: person.free_school_meals,
        imd_decile: person.imd_decile.and_then(|decile| u8::try_from(decile).ok()),
        norms: None,
    })
}
