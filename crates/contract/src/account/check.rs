//! What is wrong with what an administrator typed, told in the browser and by the API alike.

use headstart_domain::{
    access::{Grant, Role},
    field::{FieldError, FieldErrors, required_text},
};

use super::{ClientInput, UserChange, UserInput};
use crate::limits::{EMAIL, GRANTS, NAME};

impl UserInput {
    /// The fields that need attention. That places exist is for the API to check.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = FieldErrors::new();
        let email = errors.take("email", required_text(&self.email, "an email", EMAIL));
        if email.is_some_and(|email| !is_email(&email)) {
            errors.add("email", "invalid", "Enter an email like name@example.org");
        }
        errors.take("name", required_text(&self.name, "a name", NAME));
        check_grants(&mut errors, &self.grants);
        errors.into_vec()
    }
}

impl UserChange {
    /// The fields that need attention. That places exist is for the API to check.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = FieldErrors::new();
        errors.take("name", required_text(&self.name, "a name", NAME));
        check_grants(&mut errors, &self.grants);
        errors.into_vec()
    }
}

impl ClientInput {
    /// The fields that need attention. That the organisation exists is for the API to check.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = FieldErrors::new();
        errors.take("name", required_text(&self.name, "a name", NAME));
        match self.role {
            Role::PartnerSystem if self.organisation_id.is_none() => {
                errors.add("organisation_id", "required", "Say which organisation the system belongs to");
            }
            Role::PartnerSystem | Role::Evaluator => {}
            _ => errors.add("role", "not_allowed", "A program is a partner_system or an evaluator"),
        }
        errors.into_vec()
    }
}

fn check_grants(errors: &mut FieldErrors, grants: &[Grant]) {
    if grants.is_empty() {
        errors.add("grants", "required", "Give at least one role");
    }
    if grants.len() > GRANTS {
        errors.add("grants", "too_long", format!("There can be {GRANTS} roles at most"));
    }
    for (n, grant) in grants.iter().enumerate().take(GRANTS) {
        if !grant.role.is_for_people() {
            errors.add(format!("grants[{n}].role"), "not_allowed", "This role is for programs");
        } else if !grant.role.may_be_held_in(grant.place) {
            let message = format!("'{}' cannot be held in such a place", grant.role.label());
            errors.add(format!("grants[{n}].place"), "not_allowed", message);
        }
        if grants.iter().take(n).any(|earlier| earlier == grant) {
            errors.add(format!("grants[{n}]"), "invalid", "This role comes twice");
        }
    }
}

/// Something before the one `@`, a host with a dot behind it, no blanks. Whether mail arrives there is not known.
fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let labels: Vec<&str> = host.split('.').collect();
    !name.is_empty()
        && !text.contains(char::is_whitespace)
        && !host.contains('@')
        && labels.len() > 1
        && labels.iter().all(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use headstart_domain::{access::Place, id::SchoolId};
    use uuid::Uuid;

    use super::*;

    fn faults(errors: &[FieldError]) -> Vec<(&str, &str)> {
        errors.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect()
    }

    #[test]
    fn an_account_has_an_email_a_name_and_roles_where_they_can_be_held() {
        let school = Place::School(SchoolId::new(Uuid::from_u128(1)));
        let lead = Grant { role: Role::InclusionLead, place: school };
        let good = UserInput { email: "sam@example.org".into(), name: "Sam".into(), grants: vec![lead] };
        assert_eq!(good.check(), []);
        let nobody = UserInput { email: "sam".into(), name: " ".into(), grants: vec![] };
        let found = nobody.check();
        assert_eq!(faults(&found), [("email", "invalid"), ("name", "required"), ("grants", "required")]);
        let misplaced = UserChange {
            name: "Sam".into(),
            grants: vec![
                Grant { role: Role::InclusionLead, place: Place::Partnership },
                Grant { role: Role::PartnerSystem, place: Place::Partnership },
                lead,
                lead,
            ],
            active: true,
        };
        let found = misplaced.check();
        let expected =
            [("grants[0].place", "not_allowed"), ("grants[1].role", "not_allowed"), ("grants[3]", "invalid")];
        assert_eq!(faults(&found), expected);
    }

    #[test]
    fn an_email_has_one_at_sign_and_a_host() {
        for good in ["a@b.uk", "first.last+tag@sub.example.org"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["", "a", "a@", "@b.uk", "a@b", "a@b@c.uk", "a b@c.uk", "a@b..uk", "a@.uk"] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn a_program_is_a_partners_system_or_an_evaluator() {
        let program = |role| ClientInput { name: "Feed".into(), role, organisation_id: None };
        assert_eq!(program(Role::Evaluator).check(), []);
        assert_eq!(faults(&program(Role::PartnerSystem).check()), [("organisation_id", "required")]);
        assert_eq!(faults(&program(Role::Administrator).check()), [("role", "not_allowed")]);
    }
}
