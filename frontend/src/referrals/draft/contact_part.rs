//! How to make contact, and what must not be done.
use super::draft_state::{DraftState, field, filled};
use super::part_form::{PartFields, part_page};
use super::parts::Part;
use crate::widgets::text_input::{TextArea, TextInput};
use headstart_contract::referral::ContactInput;
use leptos::prelude::*;

/// The page.
pub fn contact_part() -> AnyView {
    part_page(Part::Contact, fields)
}

fn fields(draft: DraftState) -> PartFields {
    let contact = draft.input.get_untracked().contact;
    let address = field(&contact.address);
    let (phone, email) = (field(&contact.phone), field(&contact.email));
    let (carer_name, carer_relation) = (field(&contact.carer_name), field(&contact.carer_relation));
    let (carer_phone, carer_email) = (field(&contact.carer_phone), field(&contact.carer_email));
    let safe_contact = field(&contact.safe_contact);
    Effect::new(move |_| {
        let next = ContactInput {
            address: filled(address),
            phone: filled(phone),
            email: filled(email),
            carer_name: filled(carer_name),
            carer_relation: filled(carer_relation),
            carer_phone: filled(carer_phone),
            carer_email: filled(carer_email),
            safe_contact: filled(safe_contact),
        };
        draft.change(|referral| referral.contact = next);
    });
    PartFields::plain(move || {
        view! {
            <TextArea name="contact.safe_contact" label="What must we mind to make contact safely? (optional)" value=safe_contact
                rows=3 limit=1000 hint="For example: do not write home, do not phone before 4pm." />
            <h2 class="govuk-heading-m">"The young person"</h2>
            <TextInput name="contact.phone" label="Phone (optional)" value=phone kind="tel" inputmode="tel" class="govuk-input--width-20" />
            <TextInput name="contact.email" label="Email (optional)" value=email kind="email" inputmode="email" class="govuk-!-width-two-thirds" />
            <TextArea name="contact.address" label="Address without the postcode (optional)" value=address rows=3 />
            <h2 class="govuk-heading-m">"A parent or carer"</h2>
            <TextInput name="contact.carer_name" label="Name (optional)" value=carer_name class="govuk-!-width-two-thirds" />
            <TextInput name="contact.carer_relation" label="Who they are to the young person (optional)" value=carer_relation
                class="govuk-input--width-20" />
            <TextInput name="contact.carer_phone" label="Their phone (optional)" value=carer_phone kind="tel" inputmode="tel"
                class="govuk-input--width-20" />
            <TextInput name="contact.carer_email" label="Their email (optional)" value=carer_email kind="email" inputmode="email"
                class="govuk-!-width-two-thirds" />
        }
        .into_any()
    })
}
