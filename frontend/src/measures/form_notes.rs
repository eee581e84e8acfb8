//! What is said above the answers of a questionnaire.
use crate::widgets::banner::InsetText;
use headstart_contract::measure::InstrumentView;
use leptos::prelude::*;

/// What is said above the scores of goals.
pub fn goal_notes(instrument: &InstrumentView) -> AnyView {
    view! {
        <p class="govuk-hint">{instrument.licence.clone()}</p>
        <p class="govuk-body">"How close is each goal now? From 0, nowhere near it, to 10, got there."</p>
    }
    .into_any()
}

/// The terms of use, how answers are typed in, and what is not verified.
pub fn notes(instrument: &InstrumentView) -> AnyView {
    let wording = instrument.items.iter().any(|item| item.wording.is_some());
    let how = match (instrument.lowest_on_the_left, instrument.turns_round) {
        (true, true) => {
            "For each question choose the column that is ticked, counted from the left, whatever numbers are \
            printed there. Some questions are turned round when they are scored: the program does that, so type what is ticked."
        }
        (true, false) => "For each question choose the column that is ticked, counted from the left.",
        (false, true) => {
            "Type what is ticked: some questions are turned round when they are scored, and the program does that."
        }
        (false, false) => "Type what is ticked.",
    };
    let no_wording = (!wording).then(|| view! {
        <p class="govuk-body">"The licence does not let us show the questions. Have the paper form beside you and type the
            answers by the numbers of the questions. "{how}</p>
    });
    let unverified = instrument.verification_note.clone().filter(|_| !instrument.verified);
    view! {
        <p class="govuk-hint">{instrument.licence.clone()}</p>
        {no_wording}
        {unverified.map(|note| view! { <InsetText>{note}</InsetText> })}
    }
    .into_any()
}
