//! Consents.

use chrono::{DateTime, NaiveDate, Utc};
use headstart_domain::{
    consent::{Basis, Purpose},
    id::{ConsentId, OrganisationId},
};

use crate::wire;

wire! {
    /// A consent, given or refused.
    pub struct ConsentView {
        /// Its identifier.
        pub id: ConsentId,
        /// What it is for.
        pub purpose: Purpose,
        /// The organisation it is for, when it is a consent to share.
        pub organisation_id: Option<OrganisationId>,
        /// True when given, false when refused.
        pub given: bool,
        /// Who gave or refused it.
        pub given_by: String,
        /// On what basis.
        pub basis: Option<Basis>,
        /// From when.
        pub from: NaiveDate,
        /// Until when.
        pub until: Option<NaiveDate>,
        /// When it was withdrawn.
        pub withdrawn_on: Option<NaiveDate>,
        /// True when it counts today.
        pub in_force: bool,
        /// Who recorded it.
        pub recorded_by: String,
        /// When it was recorded.
        pub recorded_at: DateTime<Utc>,
    }

    /// A consent to record.
    #[serde(deny_unknown_fields)]
    pub struct ConsentRecord {
        /// What it is for.
        pub purpose: Purpose,
        /// The organisation it is for, when it is a consent to share.
        #[serde(default)]
        pub organisation_id: Option<OrganisationId>,
        /// True when given, false when refused.
        pub given: bool,
        /// Who gave or refused it.
        pub given_by: String,
        /// On what basis; needed when given.
        #[serde(default)]
        pub basis: Option<Basis>,
        /// Until when.
        #[serde(default)]
        pub until: Option<NaiveDate>,
        /// How competence was assessed, when the basis is Gillick competence.
        #[serde(default)]
        pub assessment: Option<String>,
    }

    /// A withdrawal.
    #[serde(deny_unknown_fields)]
    pub struct ConsentWithdrawal {
        /// Why, when it was said.
        #[serde(default)]
        pub reason: Option<String>,
    }
}
