//! How an invented partnership is set up: places, organisations, offers, accounts.

use chrono::{DateTime, Duration, Utc};
use headstart_domain::{
    access::{Place, Role},
    tier::OFFERS,
};
use headstart_store::{
    Time, Uid,
    rows::{
        Account, BankHoliday, Client, Cluster, Locality, Lsoa, Offer, Organisation, Partnership,
        PostcodeArea, School,
    },
};

use super::{
    CODE_PREFIX, DemoError, DemoResult,
    area::Area,
    blueprint::{Blueprint, SchoolKind},
    clients,
    days::Days,
    dice::Dice,
    logins::{At, email},
    names,
    plan::Size,
    staff::{Roster, Staff, account},
};

/// The first number that the register of schools has not given to anybody.
const FIRST_URN: i32 = 990_001;

/// A partnership as it is set up: rows to be written, in this order.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the fields are the rows of the tables of the same name")]
pub struct Programme {
    pub bank_holidays: Vec<BankHoliday>,
    pub lsoas: Vec<Lsoa>,
    pub postcodes: Vec<PostcodeArea>,
    pub partnership: Partnership,
    /// Each with the names of its wards.
    pub localities: Vec<(Locality, Vec<String>)>,
    pub clusters: Vec<Cluster>,
    pub schools: Vec<School>,
    pub organisations: Vec<Organisation>,
    pub offers: Vec<Offer>,
    /// Without a password.
    pub accounts: Vec<Account>,
    /// Without a secret.
    pub clients: Vec<Client>,
}

/// A partnership with what is needed to make up its records.
pub(super) struct Site {
    pub(super) blueprint: &'static Blueprint,
    pub(super) programme: Programme,
    pub(super) area: Area,
    pub(super) roster: Roster,
}

impl Site {
    pub(super) fn new(
        blueprint: &'static Blueprint,
        size: Size,
        days: &Days,
        dice: &mut Dice,
    ) -> DemoResult<Self> {
        let at = days.now - Duration::days(800);
        let partnership = Partnership {
            id: dice.uid(at),
            code: blueprint.code.into(),
            name: blueprint.name.into(),
            created_at: at.into(),
        };
        debug_assert!(partnership.code.starts_with(CODE_PREFIX));
        let id = partnership.id;
        let localities = localities(blueprint, id, at, dice);
        let places: Vec<Uid> = localities.iter().map(|(row, _)| row.id).collect();
        let area = Area::new(blueprint, &places)?;
        let clusters = clusters(blueprint, id, &places, at, dice);
        let schools = schools(blueprint, id, &places, &clusters, &area, at, dice)?;
        let organisations = organisations(blueprint, id, at, dice);
        let offers = offers(blueprint, size, id, &organisations, at, dice)?;
        let mut site = Self {
            blueprint,
            programme: Programme {
                bank_holidays: days.bank_holidays(),
                lsoas: area.neighbourhoods.iter().map(|n| n.lsoa.clone()).collect(),
                postcodes: area.postcode_rows().collect(),
                partnership,
                localities,
                clusters,
                schools,
                organisations,
                offers,
                accounts: Vec::new(),
                clients: Vec::new(),
            },
            area,
            roster: Roster::default(),
        };
        site.employ(size, at, dice)?;
        clients::add(&mut site, at, dice)?;
        Ok(site)
    }

    /// Whom the partnership employs: those who are shown first, then everybody else.
    fn employ(&mut self, size: Size, at: DateTime<Utc>, dice: &mut Dice) -> DemoResult<()> {
        for login in self.blueprint.logins {
            let place = self.place(login.at)?;
            self.engage(dice, at, login.role, place, Some((login.mailbox, login.name)))?;
        }
        let localities: Vec<Uid> = self.programme.localities.iter().map(|(row, _)| row.id).collect();
        let usual = [
            Role::MentalHealthSupportWorker,
            Role::ParentCarerNavigator,
            Role::CommunityEngagementWorker,
            Role::EmotionalWellbeingAssistant,
            Role::EmotionalWellbeingAssistant,
        ];
        let more = std::iter::repeat_n(Role::EmotionalWellbeingAssistant, size.more_in_each_team());
        let team: Vec<Role> = usual.into_iter().chain(more).collect();
        for locality in localities {
            let here =
                self.roster.teams.get(&locality).map(|team| team.iter().map(|s| s.role).collect::<Vec<_>>());
            let mut missing = team.clone();
            for role in here.unwrap_or_default() {
                if let Some(place) = missing.iter().position(|wanted| *wanted == role) {
                    missing.swap_remove(place);
                }
            }
            for role in missing {
                self.engage(dice, at, role, Place::Locality(locality.into()), None)?;
            }
        }
        self.employ_in_schools(dice, at)?;
        let organisations: Vec<Uid> =
            self.programme.offers.iter().filter_map(|offer| offer.organisation_id).collect();
        for organisation in organisations {
            if !self.roster.delivery.contains_key(&organisation) {
                let place = Place::Organisation(organisation.into());
                self.engage(dice, at, Role::DeliveryWorker, place, None)?;
            }
        }
        Ok(())
    }

    /// Every school has an inclusion lead, and some teachers have accounts.
    fn employ_in_schools(&mut self, dice: &mut Dice, at: DateTime<Utc>) -> DemoResult<()> {
        let schools: Vec<Uid> = self
            .programme
            .schools
            .iter()
            .filter(|school| school.takes_part)
            .map(|school| school.id)
            .collect();
        for (nth, school) in schools.into_iter().enumerate() {
            let place = Place::School(school.into());
            if !self.roster.inclusion_leads.contains_key(&school) {
                self.engage(dice, at, Role::InclusionLead, place, None)?;
            }
            if nth % 3 == 0 {
                self.engage(dice, at, Role::SchoolStaff, place, None)?;
            }
        }
        Ok(())
    }

    fn engage(
        &mut self,
        dice: &mut Dice,
        at: DateTime<Utc>,
        role: Role,
        place: Place,
        shown: Option<(&str, &str)>,
    ) -> DemoResult<()> {
        let nth = self.programme.accounts.len();
        let (mailbox, name) = match shown {
            Some((mailbox, name)) => (mailbox.to_owned(), name.to_owned()),
            None => {
                let (given, family) = names::adult(dice)?;
                (
                    format!("{}.{}{nth}", given.to_lowercase(), family.to_lowercase()),
                    format!("{given} {family}"),
                )
            }
        };
        let organisation = match place {
            Place::Organisation(id) => Some(id.into()),
            _ => None,
        };
        let staff = Staff { id: dice.uid(at), name, kind: "user", role, organisation };
        self.roster.add(&staff, place);
        let email = email(self.blueprint, &mailbox);
        self.programme.accounts.push(account(
            self.programme.partnership.id,
            &staff,
            email,
            place,
            at.into(),
        )?);
        Ok(())
    }

    fn place(&self, at: At) -> DemoResult<Place> {
        let nowhere = DemoError::Empty("a place of the blueprint");
        Ok(match at {
            At::Partnership => Place::Partnership,
            At::Locality(n) => Place::Locality(self.programme.localities.get(n).ok_or(nowhere)?.0.id.into()),
            At::School(n) => Place::School(self.programme.schools.get(n).ok_or(nowhere)?.id.into()),
            At::Organisation(n) => {
                Place::Organisation(self.programme.organisations.get(n).ok_or(nowhere)?.id.into())
            }
        })
    }

    pub(super) fn partnership(&self) -> Uid {
        self.programme.partnership.id
    }
}

fn localities(
    blueprint: &Blueprint,
    partnership: Uid,
    at: DateTime<Utc>,
    dice: &mut Dice,
) -> Vec<(Locality, Vec<String>)> {
    let locality = |plan: &super::blueprint::LocalityPlan| {
        let row =
            Locality { id: dice.uid(at), partnership_id: partnership, name: plan.name.into(), version: 1 };
        (row, plan.wards.iter().map(|(ward, _)| (*ward).to_owned()).collect())
    };
    blueprint.localities.iter().map(locality).collect()
}

fn clusters(
    blueprint: &Blueprint,
    partnership: Uid,
    localities: &[Uid],
    at: DateTime<Utc>,
    dice: &mut Dice,
) -> Vec<Cluster> {
    let plans = blueprint.localities.iter().zip(localities);
    plans
        .flat_map(|(plan, locality)| plan.clusters.map(|name| (name, *locality)))
        .map(|(name, locality_id)| Cluster {
            id: dice.uid(at),
            partnership_id: partnership,
            locality_id,
            name: name.into(),
            version: 1,
        })
        .collect()
}

fn schools(
    blueprint: &Blueprint,
    partnership: Uid,
    localities: &[Uid],
    clusters: &[Cluster],
    area: &Area,
    at: DateTime<Utc>,
    dice: &mut Dice,
) -> DemoResult<Vec<School>> {
    let mut rows = Vec::with_capacity(blueprint.schools.len());
    for (plan, nth) in blueprint.schools.iter().zip(0_i32..) {
        let (phase, kind, ages) = match plan.kind {
            SchoolKind::Primary => ("Primary", "Community school", (4, 11)),
            SchoolKind::Secondary => ("Secondary", "Academy converter", (11, 16)),
            SchoolKind::Special => ("Not applicable", "Community special school", (7, 16)),
            SchoolKind::ReferralUnit => ("Not applicable", "Pupil referral unit", (11, 16)),
        };
        rows.push(School {
            id: dice.uid(at),
            partnership_id: partnership,
            urn: FIRST_URN + nth,
            name: plan.name.into(),
            phase: Some(phase.into()),
            kind: Some(kind.into()),
            status: Some("Open".into()),
            low_age: Some(ages.0),
            high_age: Some(ages.1),
            la_code: Some(format!("{:03}", blueprint.council % 1_000)),
            establishment_number: Some(format!("{:04}", 4_001 + nth)),
            ward_name: Some(plan.ward.into()),
            postcode: area.postcode_in(plan.ward),
            opened_on: None,
            closed_on: None,
            locality_id: localities.get(plan.locality).copied(),
            cluster_id: clusters.get(plan.locality * 2 + plan.cluster).map(|cluster| cluster.id),
            takes_part: plan.takes_part,
            version: 1,
        });
    }
    Ok(rows)
}

fn organisations(
    blueprint: &Blueprint,
    partnership: Uid,
    at: DateTime<Utc>,
    dice: &mut Dice,
) -> Vec<Organisation> {
    let row = |name: &&str| Organisation {
        id: dice.uid(at),
        partnership_id: partnership,
        name: (*name).into(),
        version: 1,
    };
    blueprint.organisations.iter().map(row).collect()
}

fn offers(
    blueprint: &Blueprint,
    size: Size,
    partnership: Uid,
    organisations: &[Organisation],
    at: DateTime<Utc>,
    dice: &mut Dice,
) -> DemoResult<Vec<Offer>> {
    let row = |plan: &super::blueprint::OfferPlan| {
        let kind = OFFERS.iter().find(|kind| kind.number == plan.number);
        let organisation = plan.organisation.and_then(|place| organisations.get(place));
        Ok(Offer {
            id: dice.uid(at),
            partnership_id: partnership,
            number: i16::from(plan.number),
            name: kind.ok_or(DemoError::Empty("an offer of this number"))?.name.into(),
            organisation_id: organisation.map(|organisation| organisation.id),
            places: plan.places.map(|places| places * size.places_times()),
            active: true,
            version: 1,
        })
    };
    blueprint.offers.iter().map(row).collect()
}

/// The moment as the tables keep it.
pub(super) fn time(at: DateTime<Utc>) -> Time {
    at.into()
}
