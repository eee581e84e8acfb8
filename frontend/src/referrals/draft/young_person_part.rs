//! Who the referral is about.
use super::draft_state::DraftState;
use super::part_form::{PartFields, part_page};
use super::parts::Part;
use crate::young_people::person_fields::PersonFields;
use leptos::prelude::*;

/// What the names of the fields begin with.
const PREFIX: &str = "young_person.";

/// The page.
pub fn young_person_part() -> AnyView {
    part_page(Part::YoungPerson, fields)
}

fn fields(draft: DraftState) -> PartFields {
    let fields =
        PersonFields::new(&draft.input.get_untracked().young_person).with_birth_date(draft.birth_date);
    Effect::new(move |_| {
        let next = fields.read();
        draft.change(|referral| referral.young_person = next);
    });
    let view = Box::new(move || fields.view(PREFIX, true));
    PartFields { view, own_faults: Callback::new(move |()| untrack(|| fields.faults(PREFIX))) }
}
