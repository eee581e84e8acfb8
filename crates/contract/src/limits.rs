//! How long texts and lists may be, and how large numbers: what the checks refuse and what the API document says are
//! the same constants. Lengths are in characters.

use std::ops::RangeInclusive;

/// The longest name of a young person, a carer's relation, a referrer's role or their reference.
pub const PERSON_NAME: usize = 80;
/// The longest full name of somebody else.
pub const FULL_NAME: usize = 160;
/// Each of the three parts of a date as it was typed.
pub const TYPED_DATE: usize = 40;
/// The longest email (RFC 5321 leaves 254 for an address), and the longest way to reach a referrer.
pub const EMAIL: usize = 254;
/// The longest postal address.
pub const ADDRESS: usize = 300;
/// The longest phone number.
pub const PHONE: usize = 40;
/// The longest note on making contact safely.
pub const SAFE_CONTACT: usize = 1_000;
/// The longest reason why the programme fits although the age is outside its range.
pub const AGE_REASON: usize = 500;
/// The longest free text of a referral, and the longest note of a session.
pub const LONG_TEXT: usize = 4_000;
/// The most records that may be said to be somebody else's.
pub const ALIKE: usize = 20;
/// The school years.
pub const SCHOOL_YEARS: RangeInclusive<u8> = 1..=13;

/// The longest assessment of a young person's competence to consent.
pub const ASSESSMENT: usize = 2_000;
/// The longest account of what was done about an alert.
pub const DONE: usize = 2_000;
/// The longest goal.
pub const GOAL: usize = 300;
/// Who may set a goal.
pub const GOAL_SET_BY: [&str; 4] = ["young_person", "carer", "together", "worker"];
/// The longest session, in minutes.
pub const SESSION_MINUTES: u16 = 480;
/// The longest note on the second entry of a paper form.
pub const PAPER_NOTE: usize = 500;
/// The longest licence of words that a site uploads.
pub const LICENCE: usize = 500;
/// The longest name of who holds the rights in words.
pub const HOLDER: usize = 200;

/// How long a password is that somebody chooses.
pub const PASSWORD: RangeInclusive<usize> = 12..=200;
/// The longest name of an account, a place, an organisation, an offer or an evaluation project.
pub const NAME: usize = 120;
/// The most roles of one account.
pub const GRANTS: usize = 50;
/// The most wards of a locality.
pub const WARDS: usize = 500;
/// The most places of an offer.
pub const PLACES: u32 = 100_000;
/// The longest name of a source of population figures.
pub const SOURCE: usize = 300;
/// The most groups of a population.
pub const GROUPS: usize = 5_000;
/// More people than any group has.
pub const PEOPLE: u64 = 100_000_000;

/// The longest purpose of an evaluation project.
pub const PURPOSE: usize = 2_000;
/// The longest title of a published table.
pub const TABLE_TITLE: usize = 150;
