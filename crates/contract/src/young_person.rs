//! Young people.

use chrono::{DateTime, NaiveDate, Utc};
use headstart_domain::{
    id::{EpisodeId, LocalityId, ReferralId, SchoolId, YoungPersonId},
    person::{Ethnicity, Gender, SenStatus, Sex},
};
use serde::{Deserialize, Serialize};

use crate::{referral::ContactInput, wire};

wire! {
    /// What the identity bar shows on every page of a record.
    pub struct Identity {
        /// The young person.
        pub id: YoungPersonId,
        /// Their reference.
        pub reference: String,
        /// Full name.
        pub name: String,
        /// The name they like to be called by.
        pub known_as: Option<String>,
        /// Date of birth.
        pub birth_date: NaiveDate,
        /// Age now, in whole years.
        pub age: u16,
        /// The school.
        pub school: Option<String>,
        /// Things to know before anything else: safe contact, restricted record, no consent.
        pub alerts: Vec<String>,
    }

    /// A young person's record.
    pub struct YoungPersonView {
        /// What the identity bar shows.
        pub identity: Identity,
        /// Given name.
        pub given_name: String,
        /// Family name.
        pub family_name: String,
        /// Sex, for norms of instruments that differ by it.
        pub sex: Option<Sex>,
        /// Gender.
        pub gender: Option<Gender>,
        /// Ethnic category.
        pub ethnicity: Option<Ethnicity>,
        /// Special educational needs.
        pub sen_status: Option<SenStatus>,
        /// Eligible for free school meals.
        pub free_school_meals: Option<bool>,
        /// Year group.
        pub school_year: Option<u8>,
        /// The school.
        pub school_id: Option<SchoolId>,
        /// Home postcode.
        pub postcode: Option<String>,
        /// Where that is, when the postcode is known.
        pub area: Option<Area>,
        /// How to reach them; absent for roles that may not know it.
        pub contact: Option<ContactInput>,
        /// Restricted: visible to named people only.
        pub restricted: bool,
        /// Consents, newest first.
        pub consents: Vec<crate::consent::ConsentView>,
        /// Referrals, newest first.
        pub referrals: Vec<ReferralLine>,
        /// Periods of support, newest first.
        pub episodes: Vec<EpisodeLine>,
        /// True when the actor may change the record.
        pub may_edit: bool,
        /// The version, for `If-Match`.
        pub version: i32,
    }

    /// Where a postcode is.
    pub struct Area {
        /// The ward's name.
        pub ward: Option<String>,
        /// Index of Multiple Deprivation decile, 1 = most deprived tenth of neighbourhoods.
        pub imd_decile: Option<u8>,
        /// Income Deprivation Affecting Children decile, 1 = most deprived.
        pub idaci_decile: Option<u8>,
        /// The locality.
        pub locality_id: Option<LocalityId>,
        /// Its name.
        pub locality: Option<String>,
    }

    /// A referral on a young person's page.
    pub struct ReferralLine {
        /// Its identifier.
        pub id: ReferralId,
        /// Its reference.
        pub reference: String,
        /// Where it stands, in words.
        pub state: String,
        /// When it came in.
        pub received_at: DateTime<Utc>,
    }

    /// A period of support on a young person's page.
    pub struct EpisodeLine {
        /// Its identifier.
        pub id: EpisodeId,
        /// The tier in words.
        pub tier: String,
        /// Where it stands, in words.
        pub state: String,
        /// The lead worker.
        pub lead_worker: Option<String>,
        /// When it was opened.
        pub opened_at: DateTime<Utc>,
        /// When it was closed.
        pub closed_at: Option<DateTime<Utc>>,
    }

    /// A young person found.
    pub struct YoungPersonFound {
        /// Their record.
        pub id: YoungPersonId,
        /// Their reference.
        pub reference: String,
        /// Full name.
        pub name: String,
        /// Date of birth.
        pub birth_date: NaiveDate,
        /// The school.
        pub school: Option<String>,
    }

    /// Where and what happened, newest first.
    pub struct TimelineEntry {
        /// When.
        pub at: DateTime<Utc>,
        /// What kind: `referral`, `episode`, `session`, `measure`, `placement`, `consent`.
        pub kind: String,
        /// A short title.
        pub title: String,
        /// Who.
        pub by: Option<String>,
        /// More, in words.
        pub detail: Option<String>,
        /// The address of the record within the app, when it has a page.
        pub link: Option<String>,
    }
}

/// Whom to look for. At least a family name or a date of birth.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct YoungPersonSearch {
    /// Beginning of the given name.
    pub given_name: Option<String>,
    /// Beginning of the family name.
    pub family_name: Option<String>,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Home postcode.
    pub postcode: Option<String>,
    /// Reference.
    pub reference: Option<String>,
}

/// Changes to a record (JSON merge patch): what is absent stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct YoungPersonChange {
    /// Given name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// The name they like to be called by.
    pub known_as: Option<String>,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Ethnic category.
    pub ethnicity: Option<Ethnicity>,
    /// Special educational needs.
    pub sen_status: Option<SenStatus>,
    /// Eligible for free school meals.
    pub free_school_meals: Option<bool>,
    /// Home postcode.
    pub postcode: Option<String>,
    /// The school.
    pub school_id: Option<SchoolId>,
    /// Year group.
    pub school_year: Option<u8>,
    /// How to reach them.
    pub contact: Option<ContactInput>,
    /// Why the record is changed.
    pub reason: Option<String>,
}
