//! What a referrer tells. Every field may be absent while it is a draft; [`ReferralInput::check`] says what
//! is missing before it can be sent, in the browser and in the API alike.

use chrono::NaiveDate;
use headstart_domain::{
    consent::{Agreement, Basis},
    field::{FieldError, FieldErrors, optional_text, required_text},
    id::{SchoolId, YoungPersonId},
    identifier::Postcode,
    person::{Ethnicity, Gender, SenStatus, Sex, check_age, has_phone_number, is_email_shaped},
    referral::{Need, Source},
    tier::Tier,
};
use serde::{Deserialize, Serialize};

use crate::limits::{
    ADDRESS, AGE_REASON, ALIKE, EMAIL, FULL_NAME, LONG_TEXT, PERSON_NAME, PHONE, SAFE_CONTACT, SCHOOL_YEARS,
};

macro_rules! input {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })+) => {
        $(
            #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
            #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
            #[serde(deny_unknown_fields, default)]
            $(#[$meta])*
            pub struct $name { $($body)* }
        )+
    };
}

input! {
    /// A referral as it is made.
    pub struct ReferralInput {
        /// The young person.
        pub young_person: YoungPersonInput,
        /// Whether that is somebody known already; empty when the referrer was not asked, or is not sure.
        pub same_as: SameAsInput,
        /// How to reach the young person and their parent or carer.
        pub contact: ContactInput,
        /// The worry.
        pub worry: WorryInput,
        /// Who agreed to what.
        pub consent: ConsentInput,
        /// Who refers.
        pub referrer: ReferrerInput,
    }

    /// The young person who is referred.
    pub struct YoungPersonInput {
        /// Given name.
        pub given_name: Option<String>,
        /// Family name.
        pub family_name: Option<String>,
        /// The name they like to be called by.
        pub known_as: Option<String>,
        /// Date of birth.
        pub birth_date: Option<NaiveDate>,
        /// Why the programme fits although the age is outside 10 to 16.
        pub age_reason: Option<String>,
        /// Sex, for norms of instruments that differ by it.
        pub sex: Option<Sex>,
        /// Gender.
        pub gender: Option<Gender>,
        /// Ethnic category.
        pub ethnicity: Option<Ethnicity>,
        /// Special educational needs.
        pub sen_status: Option<SenStatus>,
        /// Eligible for free school meals.
        pub free_school_meals: Option<bool>,
        /// Home postcode.
        pub postcode: Option<String>,
        /// The school.
        pub school_id: Option<SchoolId>,
        /// Year group, 1 to 13.
        pub school_year: Option<u8>,
    }

    /// What the referrer says of young people who are alike and known already. Whoever does not say is not
    /// asked twice: the question is put again at screening, to people who may know of both.
    pub struct SameAsInput {
        /// The record of the same young person.
        pub same: Option<YoungPersonId>,
        /// Records of other young people, however alike.
        pub different: Vec<YoungPersonId>,
    }

    /// How to reach the young person and their parent or carer.
    pub struct ContactInput {
        /// Address, without the postcode.
        pub address: Option<String>,
        /// The young person's phone: at least 9 digits; words may stand beside them.
        pub phone: Option<String>,
        /// The young person's email: something on both sides of one `@`, without blanks.
        pub email: Option<String>,
        /// Name of a parent or carer.
        pub carer_name: Option<String>,
        /// Who they are to the young person.
        pub carer_relation: Option<String>,
        /// Their phone, by the same rule.
        pub carer_phone: Option<String>,
        /// Their email, by the same rule.
        pub carer_email: Option<String>,
        /// How to make contact safely: what must not be done, and when.
        pub safe_contact: Option<String>,
    }

    /// The worry.
    pub struct WorryInput {
        /// Presenting needs, at least one.
        pub needs: Vec<Need>,
        /// What is happening, in the referrer's words.
        pub description: Option<String>,
        /// What the young person is good at and what helps.
        pub strengths: Option<String>,
        /// What has been tried.
        pub tried: Option<String>,
        /// What the young person would like to be different.
        pub hopes: Option<String>,
        /// The tier the referrer has in mind.
        pub tier: Option<Tier>,
    }

    /// Who agreed to what.
    pub struct ConsentInput {
        /// The young person knows of the referral and agrees.
        pub young_person_agrees: Option<bool>,
        /// A parent or carer knows and agrees; absent when they were not asked.
        pub parent_agrees: Option<bool>,
        /// On what basis the consent to support was given.
        pub basis: Option<Basis>,
        /// Who gave the consent.
        pub given_by: Option<String>,
        /// Parents or carers may be contacted.
        pub may_contact_parents: Option<bool>,
        /// Pseudonymised scores may be used for evaluation.
        pub evaluation: Option<bool>,
    }

    /// Who refers.
    pub struct ReferrerInput {
        /// The way in.
        pub source: Option<Source>,
        /// The referrer's name; absent when it is the signed-in person.
        pub name: Option<String>,
        /// The referrer's role or relation.
        pub role: Option<String>,
        /// How the programme reaches them.
        pub contact: Option<String>,
        /// The partner organisation's own reference for the referral.
        pub external_reference: Option<String>,
    }
}

impl ReferralInput {
    /// Everything that stands in the way of sending it on `today`, all at once.
    pub fn check(&self, today: NaiveDate) -> Vec<FieldError> {
        let mut errors = FieldErrors::new();
        self.young_person.check(today, &mut errors);
        self.same_as.check(&mut errors);
        self.contact.check(&mut errors);
        self.worry.check(&mut errors);
        self.consent.check(self.young_person.birth_date, today, &mut errors);
        self.referrer.check(&mut errors);
        errors.into_vec()
    }
}

fn required(errors: &mut FieldErrors, field: &str, value: Option<&str>, what: &'static str, max: usize) {
    errors.take(field, required_text(value.unwrap_or_default(), what, max));
}

pub(super) fn optional(
    errors: &mut FieldErrors,
    field: &str,
    value: Option<&str>,
    what: &'static str,
    max: usize,
) {
    errors.take(field, optional_text(value, what, max));
}

impl YoungPersonInput {
    /// Notes what is wrong with this part.
    pub fn check(&self, today: NaiveDate, errors: &mut FieldErrors) {
        required(
            errors,
            "young_person.given_name",
            self.given_name.as_deref(),
            "the young person's given name",
            PERSON_NAME,
        );
        required(
            errors,
            "young_person.family_name",
            self.family_name.as_deref(),
            "the young person's family name",
            PERSON_NAME,
        );
        optional(
            errors,
            "young_person.known_as",
            self.known_as.as_deref(),
            "the name they like",
            PERSON_NAME,
        );
        optional(errors, "young_person.age_reason", self.age_reason.as_deref(), "the reason", AGE_REASON);
        let has_reason = self.age_reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
        match self.birth_date {
            None => {
                errors.add("young_person.birth_date", "required", "Enter the young person's date of birth")
            }
            Some(birth) => {
                if let Err(error) = check_age(birth, today, has_reason) {
                    errors.add("young_person.birth_date", error.code(), error.to_string());
                }
            }
        }
        match self.postcode.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            None => errors.add("young_person.postcode", "required", "Enter the young person's home postcode"),
            Some(text) => {
                if Postcode::parse(text).is_err() {
                    errors.add("young_person.postcode", "invalid", "Enter a full UK postcode, like SO14 6RU");
                }
            }
        }
        if self.school_year.is_some_and(|year| !SCHOOL_YEARS.contains(&year)) {
            errors.add("young_person.school_year", "out_of_range", "The year group must be 1 to 13");
        }
    }
}

impl SameAsInput {
    fn check(&self, errors: &mut FieldErrors) {
        if self.different.len() > ALIKE {
            errors.add("same_as.different", "too_long", "These are more records than can be alike");
        }
        if self.same.is_some_and(|same| self.different.contains(&same)) {
            errors.add("same_as.same", "invalid", "The same record cannot be theirs and another's");
        }
    }
}

impl ContactInput {
    /// Notes what is wrong with this part.
    pub fn check(&self, errors: &mut FieldErrors) {
        for (field, value, what, max) in [
            ("contact.address", &self.address, "the address", ADDRESS),
            ("contact.phone", &self.phone, "the phone number", PHONE),
            ("contact.email", &self.email, "the email", EMAIL),
            ("contact.carer_name", &self.carer_name, "the parent's or carer's name", FULL_NAME),
            ("contact.carer_relation", &self.carer_relation, "the relation", PERSON_NAME),
            ("contact.carer_phone", &self.carer_phone, "the phone number", PHONE),
            ("contact.carer_email", &self.carer_email, "the email", EMAIL),
            ("contact.safe_contact", &self.safe_contact, "the safe contact note", SAFE_CONTACT),
        ] {
            optional(errors, field, value.as_deref(), what, max);
        }
        let given = |value: &Option<String>| value.clone().filter(|text| !text.trim().is_empty());
        for (field, value) in [("contact.phone", &self.phone), ("contact.carer_phone", &self.carer_phone)] {
            if given(value).is_some_and(|text| !has_phone_number(&text)) {
                let message =
                    "Enter a phone number with its area code, like 07700 900123. Words may stand beside it";
                errors.add(field, "invalid", message);
            }
        }
        for (field, value) in [("contact.email", &self.email), ("contact.carer_email", &self.carer_email)] {
            if given(value).is_some_and(|text| !is_email_shaped(&text)) {
                errors.add(field, "invalid", "Enter an email address like name@example.org");
            }
        }
    }
}

impl WorryInput {
    fn check(&self, errors: &mut FieldErrors) {
        if self.needs.is_empty() {
            errors.add("worry.needs", "required", "Choose what the worry is about");
        }
        required(errors, "worry.description", self.description.as_deref(), "what is happening", LONG_TEXT);
        optional(errors, "worry.strengths", self.strengths.as_deref(), "the strengths", LONG_TEXT);
        optional(errors, "worry.tried", self.tried.as_deref(), "what has been tried", LONG_TEXT);
        optional(errors, "worry.hopes", self.hopes.as_deref(), "the hopes", LONG_TEXT);
    }
}

impl ConsentInput {
    /// Who agreed to the referral.
    pub fn agreement(&self) -> Agreement {
        Agreement {
            young_person_agrees: self.young_person_agrees,
            parent_agrees: self.parent_agrees,
            basis: self.basis,
            given_by: self.given_by.clone(),
        }
    }

    fn check(&self, birth: Option<NaiveDate>, today: NaiveDate, errors: &mut FieldErrors) {
        self.agreement().check("consent", errors);
        if let (Some(basis), Some(birth)) = (self.basis, birth)
            && let Err(error) = basis.check_age(birth, today)
        {
            errors.add("consent.basis", "not_allowed", error.to_string());
        }
    }
}

impl ReferrerInput {
    fn check(&self, errors: &mut FieldErrors) {
        if self.source.is_none() {
            errors.add("referrer.source", "required", "Say where the referral comes from");
        }
        optional(errors, "referrer.name", self.name.as_deref(), "the referrer's name", FULL_NAME);
        optional(errors, "referrer.role", self.role.as_deref(), "the referrer's role", PERSON_NAME);
        optional(errors, "referrer.contact", self.contact.as_deref(), "the referrer's contact", EMAIL);
        optional(
            errors,
            "referrer.external_reference",
            self.external_reference.as_deref(),
            "the reference",
            PERSON_NAME,
        );
    }
}

#[cfg(test)]
mod tests;
