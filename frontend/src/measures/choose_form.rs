//! Recording a questionnaire, first step: which one, and who answered.
use crate::episodes::episode_frame::Support;
use crate::labels;
use crate::widgets::button::Button;
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::disclosure::Details;
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use headstart_contract::measure::InstrumentView;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The questionnaires that the programme uses with everybody, by key; the others are for single young people.
const USUAL: [&str; 4] = ["sdq", "swemwbs", "mmf", "gbo"];

/// An instrument and who answers it, limited to those for the young person's age.
pub fn choose_page(support: &Support, instruments: Vec<InstrumentView>) -> AnyView {
    let age = support.episode().identity.age;
    let (usual, others): (Vec<_>, Vec<_>) =
        instruments.iter().partition(|instrument| USUAL.contains(&instrument.key.as_str()));
    let choices = |of: Vec<&InstrumentView>| -> Vec<Choice> {
        of.into_iter().flat_map(|instrument| combinations(instrument, age)).collect()
    };
    let (usual, others) = (choices(usual), choices(others));
    if usual.is_empty() && others.is_empty() {
        return view! { <Empty title="No questionnaire fits">"None is available for this age."</Empty> }
            .into_any();
    }
    let (form, chosen, navigate) = (FormState::new(), RwSignal::new(String::new()), use_navigate());
    let (here, caption) = (support.href("measures/new"), support.caption());
    let submit = Callback::new(move |()| {
        let chosen = chosen.get_untracked();
        match chosen.split_once('|') {
            None => form.refuse(vec![FieldMessage::new("instrument", "Choose a questionnaire")]),
            Some((key, informant)) => {
                navigate(
                    &format!("{here}?instrument={key}&informant={informant}"),
                    NavigateOptions::default(),
                );
            }
        }
    });
    view! {
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=form on_submit=submit>
                <PageHeading text="Which questionnaire, and who answered?" caption=caption />
                <Radios name="instrument" legend="Questionnaires of this programme" value=chosen options=usual />
                <Details summary="Other questionnaires">
                    <Radios name="other" legend="Other questionnaires" value=chosen options=others />
                </Details>
                <Button label="Continue" />
            </Form>
        </div></div>
    }
    .into_any()
}

fn combinations(instrument: &InstrumentView, age: u16) -> Vec<Choice> {
    let fits = |from: u8, to: u8| (u16::from(from)..=u16::from(to)).contains(&age);
    let informants = instrument.informants.iter().filter(|one| fits(one.age_from, one.age_to));
    informants
        .map(|one| {
            let label = format!("{}: {}", instrument.title, labels::informant(&one.informant).to_lowercase());
            Choice::new(format!("{}|{}", instrument.key, one.informant), label).hint(&instrument.licence)
        })
        .collect()
}
