//! Typed client of the HeadStart API.
//!
//! Every method is named after its operation in the API document and gives what that operation answers. A
//! refusal is a [`ClientError::Refused`] with the [`Problem`](headstart_contract::problem::Problem) that the
//! server told.
//!
//! ```no_run
//! # async fn example() -> Result<(), headstart_client::ClientError> {
//! use headstart_client::Client;
//!
//! let server = Client::new("https://headstart.example.org")?;
//! let client = server.with_token("client-1", "its secret", None).await?;
//! for referral in client.list_referrals(&[("open", "true")]).await?.items {
//!     println!("{}", referral.reference);
//! }
//! # Ok(())
//! # }
//! ```

mod accounts;
mod answering;
mod call;
mod client;
mod credential;
mod drafts;
mod episodes;
mod error;
mod evaluation;
mod measures;
mod referrals;
mod session;
mod setup;
mod surveys;
mod young_people;

pub use client::Client;
pub use error::{ClientError, Result};

/// Filters of a list, as names and values: those of the operation in the API document, `limit` and `cursor`.
pub type Filters<'a> = &'a [(&'a str, &'a str)];
