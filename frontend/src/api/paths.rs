//! The addresses of the API that the pages use, in one place. All begin behind `/api/v1`.
use leptos_router::params::ParamsMap;
use std::fmt::Display;

/// How many rows a list page shows.
const PAGE_LENGTH: &str = "25";

/// The address of a list with the filters of the page's own address: only these names pass.
pub fn list(path: &str, query: &ParamsMap, names: &[&str]) -> String {
    let mut passed = ParamsMap::new();
    for name in names {
        if let Some(value) = query.get_str(name).filter(|value| !value.is_empty()) {
            passed.insert((*name).to_owned(), value.to_owned());
        }
    }
    passed.insert("limit", PAGE_LENGTH.to_owned());
    format!("{path}{}", passed.to_query_string())
}

/// How many open referrals are at each step.
pub const REFERRAL_COUNTS: &str = "/referral-counts";

/// The largest pages that the service gives, for lists that are fetched whole.
pub fn all(path: &str) -> String {
    format!("{path}?limit=200")
}

/// One referral.
pub fn referral(id: &impl Display) -> String {
    format!("/referrals/{id}")
}

/// The computed first look at a referral.
pub fn screening(id: &impl Display) -> String {
    format!("/referrals/{id}/screening")
}

/// The population that the programme is for, by one dimension.
pub fn population(dimension: impl Display) -> String {
    format!("/population/{dimension}")
}

/// Drafts of referrals.
pub const DRAFTS: &str = "/referral-drafts";

/// One draft.
pub fn draft(id: &impl Display) -> String {
    format!("{DRAFTS}/{id}")
}

/// Sends a draft.
pub fn submit_draft(id: &impl Display) -> String {
    format!("{DRAFTS}/{id}/submit")
}

/// One young person.
pub fn young_person(id: &impl Display) -> String {
    format!("/young-people/{id}")
}

/// A part of a young person's record.
pub fn young_person_part(id: &impl Display, part: &str) -> String {
    format!("/young-people/{id}/{part}")
}

/// Looks for young people.
pub const YOUNG_PEOPLE_SEARCH: &str = "/young-people/search";

/// Looks for known young people who may be the one that is described.
pub const LIKELY_PEOPLE: &str = "/young-people/likely";

/// One episode.
pub fn episode(id: &impl Display) -> String {
    format!("/episodes/{id}")
}

/// A part of an episode.
pub fn episode_part(id: &impl Display, part: &str) -> String {
    format!("/episodes/{id}/{part}")
}

/// One placement.
pub fn placement(id: &impl Display) -> String {
    format!("/placements/{id}")
}

/// Staff who may become lead workers, those of a locality first.
pub fn lead_workers(locality: Option<impl Display>) -> String {
    locality.map_or_else(|| "/lead-workers".to_owned(), |id| format!("/lead-workers?locality={id}"))
}

/// The instruments.
pub const INSTRUMENTS: &str = "/instruments";
/// Localities.
pub const LOCALITIES: &str = "/localities";
/// Clusters of schools.
pub const CLUSTERS: &str = "/clusters";
/// Schools.
pub const SCHOOLS: &str = "/schools";
/// Offers.
pub const OFFERS: &str = "/offers";
/// Organisations.
pub const ORGANISATIONS: &str = "/organisations";
/// Accounts of staff.
pub const USERS: &str = "/users";
/// Accounts of programs.
pub const CLIENTS: &str = "/clients";
/// Outcomes of the programme.
pub const OUTCOMES: &str = "/evaluation/outcomes";

/// Evaluation projects.
pub const EVALUATION_PROJECTS: &str = "/evaluation/projects";

/// The releases of an evaluation project.
pub fn project_releases(id: &impl Display) -> String {
    format!("{EVALUATION_PROJECTS}/{id}/releases")
}

/// What a release of an evaluation project would hold now.
pub fn release_preview(id: &impl Display) -> String {
    format!("{EVALUATION_PROJECTS}/{id}/preview")
}

/// The data dictionary of releases.
pub const DATA_DICTIONARY: &str = "/evaluation/data-dictionary";

/// Destroys the key of an evaluation project.
pub fn destroy_project_key(id: &impl Display) -> String {
    format!("{EVALUATION_PROJECTS}/{id}/destroy-key")
}

/// One release.
pub fn release(id: &impl Display) -> String {
    format!("/evaluation/releases/{id}")
}

/// A part of a release.
pub fn release_part(id: &impl Display, part: &str) -> String {
    format!("/evaluation/releases/{id}/{part}")
}

/// The entity tag of a version that came within another record.
pub fn etag(version: i32) -> String {
    format!("\"v{version}\"")
}
