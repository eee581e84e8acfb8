//! Who refers.
use super::draft_state::{DraftState, code_field, field, filled};
use super::part_form::{PartFields, part_page};
use super::parts::Part;
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::text_input::TextInput;
use headstart_contract::referral::ReferrerInput;
use headstart_domain::referral::Source;
use leptos::prelude::*;

/// The page.
pub fn referrer_part() -> AnyView {
    part_page(Part::Referrer, fields)
}

fn fields(draft: DraftState) -> PartFields {
    let referrer = draft.input.get_untracked().referrer;
    let source = code_field(referrer.source.map(Source::as_str));
    let (name, role, contact) = (field(&referrer.name), field(&referrer.role), field(&referrer.contact));
    let reference = field(&referrer.external_reference);
    Effect::new(move |_| {
        let next = ReferrerInput {
            source: source.get().parse().ok(),
            name: filled(name),
            role: filled(role),
            contact: filled(contact),
            external_reference: filled(reference),
        };
        draft.change(|referral| referral.referrer = next);
    });
    let sources = Source::ALL.iter().map(|one| Choice::new(one.as_str(), one.label())).collect();
    PartFields::plain(move || {
        view! {
            <Radios name="referrer.source" legend="Who noticed the worry and asks for help?" value=source options=sources />
            <TextInput name="referrer.name" label="Their name, if it is not you (optional)" value=name class="govuk-!-width-two-thirds" />
            <TextInput name="referrer.role" label="Their role, or who they are to the young person (optional)" value=role
                class="govuk-!-width-two-thirds" />
            <TextInput name="referrer.contact" label="How we can reach them (optional)" value=contact class="govuk-!-width-two-thirds" />
            <TextInput name="referrer.external_reference" label="Your own reference (optional)" value=reference
                class="govuk-input--width-20" />
        }
        .into_any()
    })
}
