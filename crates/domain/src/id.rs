//! Identifiers of records: one type per kind of record, so that one can never be taken for another.

use std::{fmt, hash, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The identifier of a record of kind `K`: a UUID version 7, given by the caller (the domain makes none).
pub struct Id<K> {
    uuid: Uuid,
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    /// Takes a UUID as the identifier of a `K`.
    pub const fn new(uuid: Uuid) -> Self {
        Self { uuid, kind: PhantomData }
    }

    /// The UUID itself.
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<K> hash::Hash for Id<K> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.uuid, f)
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.uuid, f)
    }
}
impl<K> FromStr for Id<K> {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self::new)
    }
}
impl<K> From<Uuid> for Id<K> {
    fn from(uuid: Uuid) -> Self {
        Self::new(uuid)
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.uuid.serialize(serializer)
    }
}
impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(feature = "schema")]
mod schema {
    use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, schema::Type};

    impl<K> utoipa::PartialSchema for super::Id<K> {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
                .description(Some("UUID version 7"))
                .into()
        }
    }
    impl<K> utoipa::ToSchema for super::Id<K> {
        fn name() -> std::borrow::Cow<'static, str> {
            "Id".into()
        }
    }
}

macro_rules! kinds {
    ($($kind:ident => $alias:ident, $doc:literal;)*) => {
        /// The kinds of record that have an identifier.
        pub mod kind {
            $(#[doc = $doc] #[derive(Debug)] pub enum $kind {})*
        }
        $(#[doc = concat!("Identifies: ", $doc)] pub type $alias = Id<kind::$kind>;)*
    };
}

kinds! {
    Partnership => PartnershipId, "a local partnership; its records are its own.";
    Locality => LocalityId, "a locality of a partnership.";
    Cluster => ClusterId, "a cluster of schools within a locality.";
    School => SchoolId, "a school as one partnership knows it.";
    Organisation => OrganisationId, "an organisation that refers or delivers.";
    Offer => OfferId, "an offer as one partnership provides it.";
    User => UserId, "a member of staff with an account.";
    Client => ClientId, "a program with its own credentials.";
    YoungPerson => YoungPersonId, "a young person.";
    Draft => DraftId, "a referral not yet sent.";
    Referral => ReferralId, "a referral.";
    Episode => EpisodeId, "a period of support at one tier.";
    Placement => PlacementId, "a young person in an offer.";
    Session => SessionId, "a session of support.";
    Goal => GoalId, "a goal of a young person.";
    Measure => MeasureId, "one completed instrument.";
    Wording => WordingId, "an instrument's wording as a site uploaded it.";
    AnswerLink => AnswerLinkId, "a link through which an instrument is answered without an account.";
    Alert => AlertId, "a risk item that was endorsed, until somebody has acted on it.";
    PaperEntry => PaperEntryId, "the first of two entries of a paper form.";
    Consent => ConsentId, "a consent given or refused.";
    EvaluationProject => EvaluationProjectId, "an evaluation project.";
    PublishedTable => PublishedTableId, "a published table of outcomes.";
    Release => ReleaseId, "a data set frozen for an evaluation project.";
    SurveyWave => SurveyWaveId, "one round of the school survey.";
    SurveyClass => SurveyClassId, "a class that is asked in a round of the school survey.";
    History => HistoryId, "one entry in a record's history.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        let id: ReferralId = "018f6f3a-0000-7000-8000-000000000001".parse().unwrap();
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, "\"018f6f3a-0000-7000-8000-000000000001\"");
        assert_eq!(serde_json::from_str::<ReferralId>(&json).unwrap(), id);
    }
}
