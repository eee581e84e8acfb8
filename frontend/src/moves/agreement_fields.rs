//! Who agrees to what a move asks for.
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::text_input::TextInput;
use headstart_domain::consent::{Agreement, Basis};
use leptos::prelude::*;

/// What has been typed.
#[derive(Clone, Copy)]
pub struct AgreementFields {
    young_person: RwSignal<String>,
    parent: RwSignal<String>,
    basis: RwSignal<String>,
    given_by: RwSignal<String>,
}

impl AgreementFields {
    /// Nobody was asked yet.
    pub fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self { young_person: empty(), parent: empty(), basis: empty(), given_by: empty() }
    }

    /// Who agreed, as it is sent.
    pub fn read(&self) -> Agreement {
        let given_by = self.given_by.get_untracked().trim().to_owned();
        Agreement {
            young_person_agrees: answer(&self.young_person.get_untracked()),
            parent_agrees: answer(&self.parent.get_untracked()),
            basis: self.basis.get_untracked().parse().ok(),
            given_by: Some(given_by).filter(|name| !name.is_empty()),
        }
    }

    /// The fields.
    pub fn view(&self) -> AnyView {
        let bases = Basis::ALL.iter().map(|one| Choice::new(one.as_str(), one.label())).collect();
        view! {
            <Radios name="agreement.young_person_agrees" legend="Does the young person know of this and agree?"
                value=self.young_person options=yes_or_no(None) inline=true />
            <Radios name="agreement.parent_agrees" legend="Does a parent or carer know of it and agree?"
                value=self.parent options=yes_or_no(Some("Not asked")) inline=true />
            <Radios name="agreement.basis" legend="Who could give the consent?" value=self.basis options=bases />
            <TextInput name="agreement.given_by" label="Name of who gave it (optional)" value=self.given_by
                class="govuk-!-width-two-thirds" />
        }
        .into_any()
    }
}

/// Yes, no, and what else can be said.
pub fn yes_or_no(third: Option<&str>) -> Vec<Choice> {
    let third = third.map(|label| Choice::new("", label));
    [Choice::new("yes", "Yes"), Choice::new("no", "No")].into_iter().chain(third).collect()
}

fn answer(said: &str) -> Option<bool> {
    match said {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}
