//! Referrals: making one, reading one, moving it on.
pub mod draft;
pub mod referral_page;
pub mod referral_parts;
pub mod same_person_page;
pub mod screening_card;
