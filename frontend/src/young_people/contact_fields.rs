//! The fields for how to make contact: in a new referral and in a record that is changed.
use crate::referrals::draft::draft_state::{field, filled};
use crate::widgets::text_input::{TextArea, TextInput};
use headstart_contract::referral::ContactInput;
use leptos::prelude::*;

/// What has been typed.
#[derive(Clone, Copy)]
pub struct ContactFields {
    address: RwSignal<String>,
    phone: RwSignal<String>,
    email: RwSignal<String>,
    carer_name: RwSignal<String>,
    carer_relation: RwSignal<String>,
    carer_phone: RwSignal<String>,
    carer_email: RwSignal<String>,
    safe_contact: RwSignal<String>,
}

impl ContactFields {
    /// The fields of what is known.
    pub fn new(from: &ContactInput) -> Self {
        Self {
            address: field(&from.address),
            phone: field(&from.phone),
            email: field(&from.email),
            carer_name: field(&from.carer_name),
            carer_relation: field(&from.carer_relation),
            carer_phone: field(&from.carer_phone),
            carer_email: field(&from.carer_email),
            safe_contact: field(&from.safe_contact),
        }
    }

    /// What the fields say. Tracks them.
    pub fn read(&self) -> ContactInput {
        ContactInput {
            address: filled(self.address),
            phone: filled(self.phone),
            email: filled(self.email),
            carer_name: filled(self.carer_name),
            carer_relation: filled(self.carer_relation),
            carer_phone: filled(self.carer_phone),
            carer_email: filled(self.carer_email),
            safe_contact: filled(self.safe_contact),
        }
    }

    /// The fields.
    pub fn view(self) -> AnyView {
        view! {
            <TextArea name="contact.safe_contact" label="What must we mind to make contact safely? (optional)" value=self.safe_contact
                rows=3 limit=1000 hint="For example: do not write home, do not phone before 4pm." />
            <h2 class="govuk-heading-m">"The young person"</h2>
            <TextInput name="contact.phone" label="Phone (optional)" value=self.phone kind="tel" inputmode="tel" class="govuk-input--width-20" />
            <TextInput name="contact.email" label="Email (optional)" value=self.email kind="email" inputmode="email" class="govuk-!-width-two-thirds" />
            <TextArea name="contact.address" label="Address without the postcode (optional)" value=self.address rows=3 />
            <h2 class="govuk-heading-m">"A parent or carer"</h2>
            <TextInput name="contact.carer_name" label="Name (optional)" value=self.carer_name class="govuk-!-width-two-thirds" />
            <TextInput name="contact.carer_relation" label="Who they are to the young person (optional)" value=self.carer_relation
                class="govuk-input--width-20" />
            <TextInput name="contact.carer_phone" label="Their phone (optional)" value=self.carer_phone kind="tel" inputmode="tel"
                class="govuk-input--width-20" />
            <TextInput name="contact.carer_email" label="Their email (optional)" value=self.carer_email kind="email" inputmode="email"
                class="govuk-!-width-two-thirds" />
        }
        .into_any()
    }
}
