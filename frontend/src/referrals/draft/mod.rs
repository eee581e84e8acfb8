//! Making a referral: a draft in parts, saved while it is written.
pub mod check_answers;
pub mod consent_part;
pub mod contact_part;
pub mod draft_state;
pub mod drafts_start;
pub mod part_form;
pub mod parts;
pub mod referrer_part;
pub mod risk_warning;
pub mod same_person;
pub mod task_page;
pub mod tried_part;
pub mod worry_part;
pub mod young_person_part;
