//! Who agreed that something is asked for on a young person's behalf: a referral, or more support.

use serde::{Deserialize, Serialize};

use super::Basis;
use crate::field::{FieldErrors, optional_text};

/// The longest name of who gave a consent, in characters.
pub const GIVEN_BY: usize = 160;

/// Who agreed, and on what basis.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Agreement {
    /// The young person knows of it and agrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub young_person_agrees: Option<bool>,
    /// A parent or carer knows of it and agrees; absent when they were not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_agrees: Option<bool>,
    /// On what basis the consent was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Who gave the consent (up to 160 characters).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_by: Option<String>,
}

impl Agreement {
    /// Whether anybody agreed.
    pub fn is_given(&self) -> bool {
        self.young_person_agrees == Some(true) || self.parent_agrees == Some(true)
    }

    /// Who gave the consent: by name, or in words by the basis.
    pub fn giver(&self) -> String {
        let name = self.given_by.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let in_words = match self.basis {
            Some(Basis::ParentalResponsibility) | None => "Parent or carer",
            Some(Basis::Gillick | Basis::SixteenOrOver) => "Young person",
        };
        name.unwrap_or(in_words).to_owned()
    }

    /// Notes what is missing or cannot be kept, each field named within `within`.
    pub fn check(&self, within: &str, errors: &mut FieldErrors) {
        if self.young_person_agrees.is_none() {
            let field = format!("{within}.young_person_agrees");
            errors.add(field, "required", "Say whether the young person agrees");
        }
        if self.is_given() && self.basis.is_none() {
            errors.add(format!("{within}.basis"), "required", "Say on what basis the consent was given");
        }
        if let Err(error) = optional_text(self.given_by.as_deref(), "who gave the consent", GIVEN_BY) {
            errors.add(format!("{within}.given_by"), error.code(), error.to_string());
        }
    }

    /// What was agreed, in words.
    pub fn words(&self) -> String {
        let said = |answer: Option<bool>| match answer {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not asked",
        };
        let (young, parent) = (said(self.young_person_agrees), said(self.parent_agrees));
        let mut words = format!("Young person: {young}. Parent or carer: {parent}.");
        if let Some(basis) = self.basis.filter(|_| self.is_given()) {
            words += &format!(" Consent of: {} ({}).", self.giver(), basis.label());
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(agreement: &Agreement) -> Vec<String> {
        let mut errors = FieldErrors::new();
        agreement.check("agreement", &mut errors);
        errors.into_vec().into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn who_agrees_says_on_what_basis_and_who_refuses_needs_none() {
        let mut agreement = Agreement::default();
        assert_eq!(fields(&agreement), ["agreement.young_person_agrees"]);
        agreement.young_person_agrees = Some(false);
        assert!(fields(&agreement).is_empty());
        agreement.parent_agrees = Some(true);
        assert_eq!(fields(&agreement), ["agreement.basis"]);
        agreement.basis = Some(Basis::ParentalResponsibility);
        assert!(fields(&agreement).is_empty());
        agreement.given_by = Some("x".repeat(GIVEN_BY + 1));
        assert_eq!(fields(&agreement), ["agreement.given_by"]);
    }

    #[test]
    fn it_is_told_in_words() {
        let mut agreement = Agreement { young_person_agrees: Some(false), ..Agreement::default() };
        assert_eq!(agreement.words(), "Young person: no. Parent or carer: not asked.");
        agreement.parent_agrees = Some(true);
        agreement.basis = Some(Basis::ParentalResponsibility);
        let of = "Consent of: Parent or carer (Person with parental responsibility).";
        assert!(agreement.words().ends_with(of), "{}", agreement.words());
        agreement.given_by = Some(" Mr Diaz ".into());
        assert_eq!(agreement.giver(), "Mr Diaz");
    }
}
