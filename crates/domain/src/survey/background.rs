//! What a pupil says about themselves, all of it optional.

use serde::{Deserialize, Serialize};

use crate::{
    code_list::code_list,
    disclosure::Details,
    instrument::NormSex,
    person::{EthnicGroup, SchoolYear, SenStatus, Sex},
};

code_list! {
    /// How a pupil describes themselves.
    pub enum PupilSex {
        Girl = "girl", "Girl";
        Boy = "boy", "Boy";
        Other = "other", "I describe myself another way";
    }
}

/// What a pupil says about themselves. What they leave out or would rather not say is absent: the survey has no use
/// for the difference, and what is not kept cannot tell anybody apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Background {
    /// Girl, boy, or another way.
    #[serde(default)]
    pub sex: Option<PupilSex>,
    /// Whether they have free school meals.
    #[serde(default)]
    pub free_school_meals: Option<bool>,
    /// Whether they get extra help at school because of a special educational need or disability.
    #[serde(default)]
    pub special_needs: Option<bool>,
    /// The ethnic group they belong to.
    #[serde(default)]
    pub ethnic_group: Option<EthnicGroup>,
}

impl PupilSex {
    /// The sex by which some norms are split; none for whoever describes themselves another way.
    pub const fn norm(self) -> Option<NormSex> {
        match self {
            Self::Girl => Some(NormSex::Female),
            Self::Boy => Some(NormSex::Male),
            Self::Other => None,
        }
    }

    const fn recorded(self) -> Sex {
        match self {
            Self::Girl => Sex::Female,
            Self::Boy => Sex::Male,
            Self::Other => Sex::NotStated,
        }
    }
}

impl Background {
    /// What somebody who knows the pupil might recognise them by in a data set.
    pub fn details(&self, school: uuid::Uuid, year_group: u8) -> Details {
        Details {
            school: Some(school),
            school_year: SchoolYear::new(year_group),
            sex: self.sex.map(PupilSex::recorded),
            ethnicity_group: self.ethnic_group,
            sen: self.special_needs.map(|needs| if needs { SenStatus::Support } else { SenStatus::None }),
            free_school_meals: self.free_school_meals,
            ..Details::default()
        }
    }
}
