//! Strengths, what has been tried, and what the young person hopes for.
use super::draft_state::{DraftState, field, filled};
use super::part_form::{PartFields, part_page};
use super::parts::Part;
use super::worry_part::LONG_TEXT;
use crate::widgets::text_input::TextArea;
use headstart_contract::referral::WorryInput;
use leptos::prelude::*;

/// The page.
pub fn tried_part() -> AnyView {
    part_page(Part::Tried, fields)
}

fn fields(draft: DraftState) -> PartFields {
    let worry = draft.input.get_untracked().worry;
    let (strengths, tried, hopes) = (field(&worry.strengths), field(&worry.tried), field(&worry.hopes));
    Effect::new(move |_| {
        let (strengths, tried, hopes) = (filled(strengths), filled(tried), filled(hopes));
        draft.change(|referral| {
            let kept = referral.worry.clone();
            referral.worry = WorryInput { strengths, tried, hopes, ..kept };
        });
    });
    PartFields::plain(move || {
        view! {
            <TextArea name="worry.strengths" label="What are they good at, and what helps? (optional)" value=strengths limit=LONG_TEXT />
            <TextArea name="worry.tried" label="What has been tried? (optional)" value=tried limit=LONG_TEXT
                hint="At school, at home, with other services, and how it went." />
            <TextArea name="worry.hopes" label="What would they like to be different? (optional)" value=hopes limit=LONG_TEXT
                hint="In their own words, if you have asked them." />
        }
        .into_any()
    })
}
