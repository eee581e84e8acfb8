//! What is recorded of a young person, as the value of a dimension: a code, or nothing where it is not known.

use chrono::NaiveDate;
use headstart_domain::{
    evaluation::{AgeBand, DeprivationFifth, FreeSchoolMeals},
    person::{EthnicGroup, Ethnicity, SenStatus, Sex},
};

use crate::{Result, types::Uid};

/// The code of a value that is known, and nothing for one that is not.
fn code(code: Option<&'static str>) -> String {
    code.unwrap_or_default().to_owned()
}

pub(crate) fn identifier(id: Option<Uid>) -> String {
    id.map(|id| id.0.to_string()).unwrap_or_default()
}

pub(crate) fn sex(recorded: Option<String>) -> String {
    recorded.unwrap_or_else(|| Sex::NotStated.as_str().to_owned())
}

pub(crate) fn ethnic_group(recorded: Option<&str>) -> Result<String> {
    let known = recorded.map(str::parse::<Ethnicity>).transpose()?;
    Ok(known.map_or(EthnicGroup::Unknown, Ethnicity::group).as_str().to_owned())
}

pub(crate) fn sen(recorded: Option<String>) -> String {
    recorded.unwrap_or_else(|| SenStatus::NotKnown.as_str().to_owned())
}

pub(crate) fn free_school_meals(recorded: Option<bool>) -> String {
    code(recorded.map(|gets| FreeSchoolMeals::from(gets).as_str()))
}

pub(crate) fn deprivation(decile: Option<i16>) -> String {
    let decile = decile.and_then(|decile| u8::try_from(decile).ok());
    code(decile.and_then(DeprivationFifth::of_decile).map(DeprivationFifth::as_str))
}

pub(crate) fn age(birth: NaiveDate, on: NaiveDate) -> String {
    code(AgeBand::on(birth, on).map(AgeBand::as_str))
}

/// The same of an age in whole years.
pub(crate) fn age_in_years(age: Option<i32>) -> String {
    code(age.and_then(|years| u16::try_from(years).ok()).map(|years| AgeBand::of(years).as_str()))
}
