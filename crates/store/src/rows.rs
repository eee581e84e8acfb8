//! One struct for each table: what is read from it and written to it.
#![expect(missing_docs, reason = "a row's fields are the columns of its table, explained in the migrations")]

mod accounts;
mod answering;
mod audits;
mod episodes;
mod evaluations;
mod measures;
mod outcomes;
mod partnerships;
mod people;
mod references;
mod referrals;
mod surveys;

pub use accounts::*;
pub use answering::*;
pub use audits::*;
pub use episodes::*;
pub use evaluations::*;
pub use measures::*;
pub use outcomes::*;
pub use partnerships::*;
pub use people::*;
pub use references::*;
pub use referrals::*;
pub use surveys::*;
