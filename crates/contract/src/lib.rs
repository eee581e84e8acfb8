//! Wire types of the API: requests, responses and problem codes. Requests refuse unknown fields; responses may
//! grow. Times are RFC 3339 in UTC, dates ISO 8601, ids UUID version 7, codes those of the domain's code lists.

pub mod about;
pub mod account;
pub mod alert;
pub mod answering;
pub mod audit;
pub mod consent;
pub mod episode;
pub mod evaluation;
pub mod likeness;
pub mod limits;
pub mod measure;
pub mod page;
pub mod problem;
pub mod referral;
pub mod release;
pub mod session;
pub mod setup;
pub mod setup_file;
pub mod survey;
pub mod tier;
pub mod young_person;

/// Derives what every wire type has: serde both ways and, with the feature `schema`, the OpenAPI schema.
macro_rules! wire {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })+) => {
        $(
            #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
            #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
            $(#[$meta])*
            pub struct $name { $($body)* }
        )+
    };
}
pub(crate) use wire;
