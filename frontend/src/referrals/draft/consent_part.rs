//! Who agreed to what.
use super::draft_state::{DraftState, answer, answer_field, code_field, field, filled};
use super::part_form::{PartFields, part_page};
use super::parts::Part;
use crate::moves::agreement_fields::yes_or_no;
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::text_input::TextInput;
use headstart_contract::referral::ConsentInput;
use headstart_domain::consent::Basis;
use leptos::prelude::*;

/// The page.
pub fn consent_part() -> AnyView {
    part_page(Part::Consent, fields)
}

fn fields(draft: DraftState) -> PartFields {
    let consent = draft.input.get_untracked().consent;
    let young_person = answer_field(consent.young_person_agrees);
    let parent = answer_field(consent.parent_agrees);
    let basis = code_field(consent.basis.map(Basis::as_str));
    let given_by = field(&consent.given_by);
    let contact_parents = answer_field(consent.may_contact_parents);
    let evaluation = answer_field(consent.evaluation);
    Effect::new(move |_| {
        let next = ConsentInput {
            young_person_agrees: answer(young_person),
            parent_agrees: answer(parent),
            basis: basis.get().parse().ok(),
            given_by: filled(given_by),
            may_contact_parents: answer(contact_parents),
            evaluation: answer(evaluation),
        };
        draft.change(|referral| referral.consent = next);
    });
    let bases = Basis::ALL.iter().map(|one| Choice::new(one.as_str(), one.label())).collect();
    PartFields::plain(move || {
        view! {
            <p class="govuk-body">"A referral works best when the young person knows of it. If you are worried for somebody’s
                safety, do not wait for this form: follow your safeguarding procedure now."</p>
            <Radios name="consent.young_person_agrees" legend="Does the young person know of this referral and agree?"
                value=young_person options=yes_or_no(None) inline=true />
            <Radios name="consent.parent_agrees" legend="Does a parent or carer know of it and agree?" value=parent
                options=yes_or_no(Some("Not asked")) inline=true />
            <Radios name="consent.basis" legend="Who could give the consent?" value=basis options=bases />
            <TextInput name="consent.given_by" label="Name of who gave it (optional)" value=given_by
                class="govuk-!-width-two-thirds" />
            <Radios name="consent.may_contact_parents" legend="May we contact parents or carers?" value=contact_parents
                options=yes_or_no(Some("Not asked")) inline=true />
            <Radios name="consent.evaluation" legend="May scores be used, without the name, to find out what helps?"
                hint="Support does not depend on this." value=evaluation options=yes_or_no(Some("Not asked")) inline=true />
        }
        .into_any()
    })
}
