//! What is wrong with what an administrator typed, told in the browser and by the API alike.

use std::collections::HashSet;

use headstart_domain::{
    field::{FieldError, FieldErrors, optional_text, required_text},
    tier::OfferKind,
};

use super::{ClusterInput, LocalityInput, OfferInput, OrganisationInput, PopulationInput};
use crate::limits::{GROUPS, NAME, PEOPLE, PLACES, SOURCE, WARDS};

fn name(errors: &mut FieldErrors, name: &str) {
    errors.take("name", required_text(name, "a name", NAME));
}

impl LocalityInput {
    /// The fields that need attention.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = FieldErrors::new();
        name(&mut errors, &self.name);
        if self.wards.len() > WARDS {
            errors.add("wards", "too_long", format!("There can be {WARDS} wards at most"));
        }
        let mut seen = HashSet::new();
        for (n, ward) in self.wards.iter().enumerate().take(WARDS) {
            let field = format!("wards[{n}]");
            errors.take(&field, required_text(ward, "the name of a ward", NAME));
            if !seen.insert(ward.trim()) {
                errors.add(field, "invalid", "This ward comes twice");
            }
        }
        errors.into_vec()
    }
}

impl PopulationInput {
    /// The fields that need attention, apart from whether the groups are there.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = FieldErrors::new();
        errors.take("source", required_text(&self.source, "where the figures are published", SOURCE));
        if self.figures.len() > GROUPS {
            errors.add("figures", "too_long", format!("There can be {GROUPS} groups at most"));
        }
        let mut seen = HashSet::new();
        for (n, figure) in self.figures.iter().enumerate().take(GROUPS) {
            if !seen.insert(figure.value.as_str()) {
                errors.add(format!("figures[{n}].value"), "invalid", "This group comes twice");
            }
            if figure.count > PEOPLE {
                errors.add(format!("figures[{n}].count"), "out_of_range", format!("At most {PEOPLE}"));
            }
        }
        errors.into_vec()
    }
}

impl ClusterInput {
    /// The fields that need attention.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = FieldErrors::new();
        name(&mut errors, &self.name);
        errors.into_vec()
    }
}

impl OrganisationInput {
    /// The fields that need attention.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = FieldErrors::new();
        name(&mut errors, &self.name);
        errors.into_vec()
    }
}

impl OfferInput {
    /// The fields that need attention.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = FieldErrors::new();
        if OfferKind::numbered(self.number).is_none() {
            errors.add("number", "out_of_range", "The programme has offers 1 to 11");
        }
        errors.take("name", optional_text(self.name.as_deref(), "The name", NAME));
        if self.places.is_some_and(|places| places > PLACES) {
            errors.add("places", "out_of_range", format!("There can be {PLACES} places at most"));
        }
        errors.into_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(errors: &[FieldError]) -> Vec<(&str, &str)> {
        errors.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect()
    }

    #[test]
    fn a_locality_has_a_name_and_every_ward_once() {
        let wards = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let good = LocalityInput { name: "East".into(), wards: wards(&["Bargate", "Bevois"]) };
        assert_eq!(good.check(), []);
        let bad = LocalityInput { name: " ".into(), wards: wards(&["Bargate", "", " Bargate "]) };
        let found = bad.check();
        assert_eq!(faults(&found), [("name", "required"), ("wards[1]", "required"), ("wards[2]", "invalid")]);
    }

    #[test]
    fn an_offer_is_one_of_the_eleven() {
        let offer =
            |number, places| OfferInput { number, name: None, organisation_id: None, places, active: true };
        assert_eq!(offer(11, Some(12)).check(), []);
        assert_eq!(faults(&offer(12, None).check()), [("number", "out_of_range")]);
        assert_eq!(
            faults(&offer(0, Some(100_001)).check()),
            [("number", "out_of_range"), ("places", "out_of_range")]
        );
    }
}
