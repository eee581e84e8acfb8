//! Identifiers with rules of their own: NHS number, UPN, URN, postcode, referral reference.
//!
//! Each is a type that can only hold a well-formed value, in one spelling. Well formed is not the same as
//! real: a check character shows that a number was typed right, not whose it is.

mod nhs_number;
mod postcode;
mod reason;
mod referral_reference;
mod text;
mod upn;
mod urn;

pub use self::nhs_number::NhsNumber;
pub use self::postcode::Postcode;
pub use self::reason::IdentifierReason;
pub use self::referral_reference::ReferralReference;
pub use self::upn::{Upn, UpnKind};
pub use self::urn::Urn;
