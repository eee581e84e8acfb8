//! What a pair belongs to in each dimension.

use headstart_domain::evaluation::{Dimension, ExactScore};
use uuid::Uuid;

use crate::{Result, rows::PairedScore, types::Json};

/// The values of a pair in a dimension: one, or as many as it has offers or organisations.
pub(super) fn values_of(pair: &PairedScore, dimension: Dimension) -> Result<Vec<String>> {
    let one = match dimension {
        Dimension::Offer => return identifiers(&pair.offers),
        Dimension::Organisation => return identifiers(&pair.organisations),
        Dimension::Tier => &pair.tier,
        Dimension::Locality => &pair.locality,
        Dimension::School => &pair.school,
        Dimension::Sex => &pair.sex,
        Dimension::Age => &pair.age,
        Dimension::Ethnicity => &pair.ethnicity,
        Dimension::Sen => &pair.sen,
        Dimension::FreeSchoolMeals => &pair.free_school_meals,
        Dimension::Deprivation => &pair.deprivation,
        Dimension::Waiting => &pair.waiting,
        Dimension::Dose => &pair.dose,
    };
    Ok(vec![one.clone()])
}

/// A number of steps in the database as points: scores are kept as whole numbers.
pub(super) fn in_points(steps: &str) -> String {
    format!("CAST({steps} AS double precision) / {}.0", ExactScore::PER_POINT)
}

/// The column of `paired_score` that holds a dimension, as text.
pub(crate) const fn column(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Offer => "CAST(offers AS text)",
        Dimension::Organisation => "CAST(organisations AS text)",
        Dimension::Tier => "tier",
        Dimension::Locality => "locality",
        Dimension::School => "school",
        Dimension::Sex => "sex",
        Dimension::Age => "age",
        Dimension::Ethnicity => "ethnicity",
        Dimension::Sen => "sen",
        Dimension::FreeSchoolMeals => "free_school_meals",
        Dimension::Deprivation => "deprivation",
        Dimension::Waiting => "waiting",
        Dimension::Dose => "dose",
    }
}

/// The values that the text of such a column stands for.
pub(super) fn values_in(dimension: Dimension, text: String) -> Result<Vec<String>> {
    if !dimension.has_several() {
        return Ok(vec![text]);
    }
    let list = serde_json::from_str(&text).map_err(|error| crate::StoreError::Corrupt(error.to_string()))?;
    identifiers(&Json(list))
}

fn identifiers(list: &Json) -> Result<Vec<String>> {
    let list: Vec<Uuid> = list.read()?;
    Ok(list.iter().map(Uuid::to_string).collect())
}
