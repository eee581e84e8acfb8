//! What of a person somebody who knows them might recognise, and what of it is shown.

use uuid::Uuid;

use super::Step;
use crate::{
    code_list::code_list,
    person::{EthnicGroup, SchoolYear, SenStatus, Sex, deprivation_quintile},
};

/// The quasi-identifiers of a young person. What is not known is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Details {
    /// The school.
    pub school: Option<Uuid>,
    /// The locality of the home.
    pub locality: Option<Uuid>,
    /// The school year group.
    pub school_year: Option<SchoolYear>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Ethnic group.
    pub ethnicity_group: Option<EthnicGroup>,
    /// Special educational needs.
    pub sen: Option<SenStatus>,
    /// Free school meals.
    pub free_school_meals: Option<bool>,
    /// Decile of deprivation of the home's neighbourhood, 1 most deprived to 10.
    pub imd_decile: Option<u8>,
    /// The norms by which their scores were judged, as a number that stands for the same norms in all records
    /// protected together. `None` when no score rests on sex or age.
    pub norms: Option<u32>,
}

code_list! {
    /// A key stage of English schools: the coarser form of a school year.
    pub enum KeyStage {
        One = "1", "Years 1 and 2";
        Two = "2", "Years 3 to 6";
        Three = "3", "Years 7 to 9";
        Four = "4", "Years 10 and 11";
        Five = "5", "Years 12 and 13";
    }
}

impl KeyStage {
    /// The key stage of a school year.
    pub const fn of(year: SchoolYear) -> Self {
        match year.number() {
            ..=2 => Self::One,
            3..=6 => Self::Two,
            7..=9 => Self::Three,
            10 | 11 => Self::Four,
            _ => Self::Five,
        }
    }
}

/// The steps taken on a record: what it does not show although it may be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Withheld(u16);

impl Withheld {
    /// With one more step.
    #[must_use]
    pub const fn with(self, step: Step) -> Self {
        Self(self.0 | step.bit())
    }

    /// True when the step was taken.
    pub const fn has(self, step: Step) -> bool {
        self.0 & step.bit() != 0
    }

    /// The steps taken, in their order.
    pub fn steps(self) -> impl Iterator<Item = Step> {
        Step::ALL.iter().copied().filter(move |step| self.has(*step))
    }
}

/// What is shown of a person. Two people are alike when all of it is the same: a detail that is withheld is not
/// alike to one that is not known, because the record says which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shown {
    /// The details, as far as they are shown.
    pub details: Details,
    /// The key stage, which stays when the school year is withheld.
    pub key_stage: Option<KeyStage>,
    /// Fifth of deprivation, 1 most deprived to 5, which stays when the decile is withheld.
    pub imd_quintile: Option<u8>,
    /// What is withheld.
    pub withheld: Withheld,
}

impl Shown {
    /// All that is known.
    pub fn all(details: Details) -> Self {
        Self {
            details,
            key_stage: details.school_year.map(KeyStage::of),
            imd_quintile: details.imd_decile.map(deprivation_quintile),
            withheld: Withheld::default(),
        }
    }

    /// Nothing at all: every step taken.
    pub fn nothing() -> Self {
        Step::ALL.iter().fold(Self::all(Details::default()), |shown, step| shown.after(*step))
    }

    /// What is shown after one more step.
    #[must_use]
    pub const fn after(mut self, step: Step) -> Self {
        match step {
            Step::School => self.details.school = None,
            Step::Locality => self.details.locality = None,
            Step::EthnicityGroup => self.details.ethnicity_group = None,
            Step::ImdDecile => self.details.imd_decile = None,
            Step::Sen => self.details.sen = None,
            Step::Norms => self.details.norms = None,
            Step::SchoolYear => self.details.school_year = None,
            Step::FreeSchoolMeals => self.details.free_school_meals = None,
            Step::ImdQuintile => self.imd_quintile = None,
            Step::KeyStage => self.key_stage = None,
            Step::Sex => self.details.sex = None,
        }
        self.withheld = self.withheld.with(step);
        self
    }
}
