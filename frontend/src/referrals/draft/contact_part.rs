//! How to make contact, and what must not be done.
use super::draft_state::DraftState;
use super::part_form::{PartFields, part_page};
use super::parts::Part;
use crate::young_people::contact_fields::ContactFields;
use leptos::prelude::*;

/// The page.
pub fn contact_part() -> AnyView {
    part_page(Part::Contact, fields)
}

fn fields(draft: DraftState) -> PartFields {
    let fields = ContactFields::new(&draft.input.get_untracked().contact);
    Effect::new(move |_| {
        let next = fields.read();
        draft.change(|referral| referral.contact = next);
    });
    PartFields::plain(move || fields.view())
}
