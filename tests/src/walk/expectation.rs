//! What is expected of every operation: who may, what a good request says, and what the audit keeps.

use headstart_domain::access::{
    Grant, Place,
    Role::{self, *},
};
use serde_json::{Value, json};

use super::roles::*;
use crate::world::{Records, consent, referral};

/// Who may.
#[derive(Debug, Clone, Copy)]
pub enum Who {
    /// Whoever asks.
    Anybody,
    /// Whoever is signed in.
    SignedIn,
    /// People with one of these roles; the lists are read one after the other.
    Only(&'static [&'static [Role]]),
}

/// What the audit keeps of a request that was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trace {
    /// Nothing: it is about nobody, or about the one who asks.
    Nothing,
    /// That it was done.
    Done,
    /// An entry in the record of the young person who was referred.
    OfAsked,
    /// An entry in the record of the young person who is supported.
    OfSupported,
    /// An entry in the record of the young person, about what the answer names.
    OfAnswered,
    /// An entry that names what was listed.
    OfListed,
}

/// What is expected of one operation.
pub struct Expectation {
    pub operation: &'static str,
    pub who: Who,
    /// What a good request says.
    pub body: fn(&Records) -> Option<Value>,
    pub trace: Trace,
}

impl Expectation {
    /// True when the role is let in.
    pub fn lets_in(&self, role: Role) -> bool {
        match self.who {
            Who::Anybody | Who::SignedIn => true,
            Who::Only(lists) => lists.iter().any(|list| list.contains(&role)),
        }
    }

    /// The role that sends good requests: the first one named.
    pub fn usual_role(&self) -> Role {
        match self.who {
            Who::Anybody | Who::SignedIn => ProgrammeManager,
            Who::Only(lists) => lists[0][0],
        }
    }
}

const READ_REFERRALS: Who = Who::Only(&[MANAGERS_AND_TEAM, READERS_OF_REFERRALS]);
const MAKE_REFERRALS: Who = Who::Only(&[MANAGERS_AND_TEAM, REFERRERS]);
const READ_RECORDS: Who = Who::Only(&[MANAGERS_AND_TEAM, READERS_OF_RECORDS]);
pub(super) const READ_SUPPORT: Who = Who::Only(&[MANAGERS_AND_TEAM, READERS_OF_SUPPORT]);
pub(super) const WORK: Who = Who::Only(&[MANAGERS_AND_TEAM, HELPERS]);
const CASE_WORKERS: Who = Who::Only(&[MANAGERS_AND_TEAM]);
const OUTCOMES: Who = Who::Only(&[MANAGERS_AND_TEAM, READERS_OF_OUTCOMES]);
const PUBLISH: Who = Who::Only(&[&[ProgrammeManager, ProgrammeOfficer, DataProtectionOfficer]]);
const EVALUATORS: Who = Who::Only(&[&[Evaluator]]);
const READ_RELEASES: Who = Who::Only(&[READERS_OF_RELEASES]);
const MAKE_RELEASES: Who = Who::Only(&[&[DataProtectionOfficer, Administrator]]);
pub(super) const ADMINISTRATORS: Who = Who::Only(&[&[Administrator]]);
const DATA_PROTECTION: Who = Who::Only(&[&[DataProtectionOfficer]]);

/// The roles of somebody who evaluates the whole partnership.
fn evaluator() -> Vec<Grant> {
    vec![Grant { role: Evaluator, place: Place::Partnership }]
}

fn nothing(_: &Records) -> Option<Value> {
    None
}

/// One row of the table.
pub(super) fn row(operation: &'static str, who: Who, trace: Trace) -> Expectation {
    Expectation { operation, who, body: nothing, trace }
}

/// One row of the table, with a body.
pub(super) fn sends(
    operation: &'static str,
    who: Who,
    trace: Trace,
    body: fn(&Records) -> Option<Value>,
) -> Expectation {
    Expectation { operation, who, body, trace }
}

/// The table. An operation that is not in it fails the walk.
pub fn table() -> Vec<Expectation> {
    let parts = [open(), drafts(), referrals(), young_people(), support(), evaluation(), setup(), accounts()];
    parts.into_iter().flatten().chain(super::answering::table()).chain(super::surveys::table()).collect()
}

fn open() -> Vec<Expectation> {
    vec![
        row("livez", Who::Anybody, Trace::Nothing),
        row("readyz", Who::Anybody, Trace::Nothing),
        row("about", Who::Anybody, Trace::Nothing),
        row("readJwks", Who::Anybody, Trace::Nothing),
        row("createToken", Who::Anybody, Trace::Nothing),
        row("createSession", Who::Anybody, Trace::Done),
        row("readSession", Who::SignedIn, Trace::Nothing),
        row("deleteSession", Who::SignedIn, Trace::Nothing),
        row("changePassword", Who::SignedIn, Trace::Done),
        row("listCalculators", Who::SignedIn, Trace::Nothing),
        row("runCalculator", Who::SignedIn, Trace::Nothing),
        row("listInstruments", Who::SignedIn, Trace::Nothing),
        row("readInstrument", Who::SignedIn, Trace::Nothing),
    ]
}

fn drafts() -> Vec<Expectation> {
    let draft = |records: &Records| Some(json!({ "referral": referral(records.partnership, "Changed") }));
    vec![
        row("listDrafts", MAKE_REFERRALS, Trace::Nothing),
        sends("createDraft", MAKE_REFERRALS, Trace::Nothing, draft),
        row("readDraft", MAKE_REFERRALS, Trace::Nothing),
        sends("saveDraft", MAKE_REFERRALS, Trace::Nothing, draft),
        row("deleteDraft", MAKE_REFERRALS, Trace::Nothing),
        row("submitDraft", MAKE_REFERRALS, Trace::OfAnswered),
    ]
}

fn referrals() -> Vec<Expectation> {
    vec![
        sends("createReferral", MAKE_REFERRALS, Trace::OfAnswered, |records| {
            Some(json!(referral(records.partnership, "New")))
        }),
        row("listReferrals", READ_REFERRALS, Trace::OfListed),
        row("countReferrals", READ_REFERRALS, Trace::Nothing),
        row("readReferral", READ_REFERRALS, Trace::OfAsked),
        row("readScreening", CASE_WORKERS, Trace::OfAsked),
        sends("answerSamePerson", CASE_WORKERS, Trace::OfAsked, |records| {
            Some(json!({ "young_person_id": records.alike, "same": false }))
        }),
        sends("moveReferral", READ_REFERRALS, Trace::OfAsked, |_| Some(json!({}))),
    ]
}

fn young_people() -> Vec<Expectation> {
    vec![
        sends("searchYoungPeople", READ_RECORDS, Trace::OfListed, |records| {
            Some(json!({ "reference": records.episode.identity.reference }))
        }),
        // Whoever may refer may ask; whom they may not know of, they are not told.
        sends("findLikelyPeople", MAKE_REFERRALS, Trace::OfListed, |records| {
            Some(json!({
                "given_name": records.referral.young_person.trim_end_matches(" Testperson"),
                "family_name": "Testperson", "birth_date": "2013-02-03", "postcode": "SO99 9ZZ"
            }))
        }),
        row("readYoungPerson", READ_RECORDS, Trace::OfSupported),
        sends("changeYoungPerson", CASE_WORKERS, Trace::OfSupported, |_| {
            Some(json!({ "known_as": "Sam", "reason": "Asked for it" }))
        }),
        row("readTimeline", READ_RECORDS, Trace::OfSupported),
        row("readScoreSeries", READ_SUPPORT, Trace::OfSupported),
        row("readAudit", DATA_PROTECTION, Trace::OfSupported),
        sends("recordConsent", CASE_WORKERS, Trace::OfSupported, |_| Some(json!(consent()))),
        sends("withdrawConsent", CASE_WORKERS, Trace::OfSupported, |_| Some(json!({ "reason": "Asked" }))),
    ]
}

fn support() -> Vec<Expectation> {
    vec![
        row("listEpisodes", READ_SUPPORT, Trace::OfListed),
        row("readEpisode", READ_SUPPORT, Trace::OfSupported),
        sends("moveEpisode", READ_SUPPORT, Trace::OfSupported, |_| Some(json!({ "reason": "Away" }))),
        row("listLeadWorkers", CASE_WORKERS, Trace::Nothing),
        row("listGoals", READ_SUPPORT, Trace::OfSupported),
        sends("setGoal", WORK, Trace::OfSupported, |_| {
            Some(json!({ "title": "Go to school by bus", "set_by": "young_person" }))
        }),
        row("listPlacements", READ_SUPPORT, Trace::OfSupported),
        sends("makePlacement", WORK, Trace::OfSupported, |records| {
            Some(json!({ "offer_id": records.offer.id }))
        }),
        sends("movePlacement", READ_SUPPORT, Trace::OfSupported, |_| Some(json!({}))),
        row("listSessions", READ_SUPPORT, Trace::OfSupported),
        sends("recordSession", WORK, Trace::OfSupported, |_| {
            Some(json!({ "on": "2026-05-13", "minutes": 50, "mechanism": "01", "attendance": "5" }))
        }),
        sends("correctSession", WORK, Trace::OfSupported, |_| {
            Some(json!({ "on": "2026-05-13", "minutes": 45, "mechanism": "02", "attendance": "6" }))
        }),
        sends("correctGoal", WORK, Trace::OfSupported, |_| {
            Some(json!({ "title": "Go to school by bus alone", "set_by": "together" }))
        }),
        row("listMeasures", READ_SUPPORT, Trace::OfSupported),
        sends("recordMeasure", WORK, Trace::OfSupported, |_| {
            Some(json!({
                "instrument": "sdq", "informant": "self", "point": "baseline", "completed_on": "2026-05-13",
                "mode": "paper", "answers": vec![1; 25]
            }))
        }),
    ]
}

fn evaluation() -> Vec<Expectation> {
    vec![
        row("readOutcomes", OUTCOMES, Trace::Done),
        row("readOutcomeDefinition", OUTCOMES, Trace::Nothing),
        row("readOutcomesOverTime", OUTCOMES, Trace::Done),
        row("readOutcomeFunnel", OUTCOMES, Trace::Done),
        row("listFigureRows", OUTCOMES, Trace::Done),
        row("listMeasurableChangeRows", OUTCOMES, Trace::Done),
        row("listPublishedTables", OUTCOMES, Trace::Nothing),
        sends("createPublishedTable", PUBLISH, Trace::Done, |_| {
            Some(json!({ "title": "Change by tier", "selection": { "by": "tier", "to": "2000-01-01" } }))
        }),
        row("readPublishedTable", OUTCOMES, Trace::Done),
        row("readPublishedTableCsv", OUTCOMES, Trace::Done),
        row("readMeasurableChange", OUTCOMES, Trace::Done),
        row("readAddedValue", OUTCOMES, Trace::Done),
        row("listAddedValueRows", OUTCOMES, Trace::Done),
        row("readReach", OUTCOMES, Trace::Done),
        row("listReachRows", OUTCOMES, Trace::Done),
        row("readReferralsOverTime", OUTCOMES, Trace::Done),
        row("exportScores", EVALUATORS, Trace::Done),
        row("readDataDictionary", READ_RELEASES, Trace::Nothing),
        row("listEvaluationProjects", READ_RELEASES, Trace::Nothing),
        sends("createEvaluationProject", MAKE_RELEASES, Trace::Done, |_| {
            Some(json!({ "name": "New study", "purpose": "Change in wellbeing" }))
        }),
        row("destroyProjectKey", MAKE_RELEASES, Trace::Done),
        row("previewRelease", MAKE_RELEASES, Trace::Done),
        row("listReleases", READ_RELEASES, Trace::Nothing),
        row("createRelease", MAKE_RELEASES, Trace::Done),
        row("readRelease", READ_RELEASES, Trace::Done),
        row("readReleaseDelta", READ_RELEASES, Trace::Done),
        row("verifyRelease", READ_RELEASES, Trace::Done),
        row("pullReleaseFile", EVALUATORS, Trace::Done),
        row("pullReleaseDelta", EVALUATORS, Trace::Done),
    ]
}

fn setup() -> Vec<Expectation> {
    let read = |operation| row(operation, Who::SignedIn, Trace::Nothing);
    let delete = |operation| row(operation, ADMINISTRATORS, Trace::Done);
    let change = |operation, body| sends(operation, ADMINISTRATORS, Trace::Done, body);
    vec![
        read("listTiers"),
        read("listLocalities"),
        read("readLocality"),
        change("createLocality", |_| Some(json!({ "name": "North", "wards": [] }))),
        change("changeLocality", |_| Some(json!({ "name": "Far north", "wards": [] }))),
        delete("deleteLocality"),
        read("listClusters"),
        read("readCluster"),
        change("createCluster", |records| {
            Some(json!({ "name": "Seven", "locality_id": records.partnership.east }))
        }),
        change("changeCluster", |records| {
            Some(json!({ "name": "Eight", "locality_id": records.partnership.east }))
        }),
        delete("deleteCluster"),
        read("listSchools"),
        read("readSchool"),
        change("changeSchool", |records| {
            Some(json!({ "locality_id": records.partnership.east, "takes_part": false }))
        }),
        read("listOrganisations"),
        read("readOrganisation"),
        change("createOrganisation", |_| Some(json!({ "name": "Mentors" }))),
        change("changeOrganisation", |_| Some(json!({ "name": "Other mentors" }))),
        delete("deleteOrganisation"),
        read("listOffers"),
        read("readOffer"),
        change("createOffer", |_| Some(json!({ "number": 7, "active": true }))),
        change("changeOffer", |_| Some(json!({ "number": 7, "name": "Other", "active": true }))),
        delete("deleteOffer"),
        read("readPopulation"),
        change("changePopulation", |_| {
            Some(
                json!({ "source": "Census", "as_at": "2026-01-15", "figures": [{ "value": "female", "count": 70 }] }),
            )
        }),
        change("loadSetupFile", |_| {
            Some(json!({ "partnership": { "code": "elsewhere", "name": "Elsewhere" } }))
        }),
        sends("lookUpPostcode", Who::SignedIn, Trace::Nothing, |_| Some(json!({ "postcode": "SO14 6RU" }))),
    ]
}

fn accounts() -> Vec<Expectation> {
    let by_administrators = |operation, trace| row(operation, ADMINISTRATORS, trace);
    vec![
        by_administrators("listUsers", Trace::Nothing),
        by_administrators("readUser", Trace::Nothing),
        sends("createUser", ADMINISTRATORS, Trace::Done, |_| {
            Some(json!({ "email": "new@example.org", "name": "New", "grants": evaluator() }))
        }),
        sends("changeUser", ADMINISTRATORS, Trace::Done, |_| {
            Some(json!({ "name": "Renamed", "grants": evaluator(), "active": false }))
        }),
        by_administrators("createNewPassword", Trace::Done),
        by_administrators("listClients", Trace::Nothing),
        sends("createClient", ADMINISTRATORS, Trace::Done, |_| {
            Some(json!({ "name": "Puller", "role": "evaluator" }))
        }),
        by_administrators("deactivateClient", Trace::Done),
    ]
}
