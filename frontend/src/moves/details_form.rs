//! The fields for what a move has to be told.
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::format::count;
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::form::FieldMessage;
use crate::widgets::text_input::{TextArea, TextInput};
use headstart_contract::episode::LeadWorker;
use headstart_domain::episode::Outcome;
use headstart_domain::field::FieldErrors;
use headstart_domain::tier::Tier;
use headstart_domain::workflow::{Detail, Details};
use leptos::prelude::*;

/// The most characters of a text told with a move.
const TEXT_LIMIT: usize = 2_000;

/// What has been typed, one field for each detail.
#[derive(Clone)]
pub struct DetailsForm {
    needs: Vec<Detail>,
    fields: Vec<(Detail, RwSignal<String>)>,
}

impl DetailsForm {
    /// Empty fields for these needs.
    pub fn new(needs: &[Detail]) -> Self {
        let fields = needs.iter().map(|need| (*need, RwSignal::new(String::new()))).collect();
        Self { needs: needs.to_vec(), fields }
    }

    fn text(&self, detail: Detail) -> Option<String> {
        let field = self.fields.iter().find(|(one, _)| *one == detail).map(|(_, field)| *field)?;
        Some(field.get_untracked().trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// What has been told, as it is sent.
    pub fn details(&self) -> Details {
        Details {
            reason: self.text(Detail::Reason),
            explained_to: self.text(Detail::ExplainedTo),
            information_wanted: self.text(Detail::InformationWanted),
            information: self.text(Detail::Information),
            destination: self.text(Detail::Destination),
            duplicate_of: self.text(Detail::DuplicateOf),
            lead_worker_id: self.text(Detail::LeadWorker).and_then(|id| id.parse().ok()),
            outcome: self.text(Detail::Outcome).and_then(|code| code.parse().ok()),
            tier: self.text(Detail::Tier).and_then(|code| code.parse().ok()),
        }
    }

    /// What is missing, by the rule that the service has as well.
    pub fn faults(&self) -> Vec<FieldMessage> {
        let mut errors = FieldErrors::new();
        self.details().check(&self.needs, &mut errors);
        errors.into_vec().iter().map(|error| FieldMessage::new(&error.field, &error.message)).collect()
    }

    /// The fields.
    pub fn view(&self) -> AnyView {
        self.fields.iter().map(|(detail, value)| field(*detail, *value)).collect_view().into_any()
    }
}

fn field(detail: Detail, value: RwSignal<String>) -> AnyView {
    let (name, label) = (detail.as_str(), detail.label());
    match detail {
        Detail::Reason | Detail::InformationWanted | Detail::Information => {
            view! { <TextArea name=name label=label value=value limit=TEXT_LIMIT /> }.into_any()
        }
        Detail::ExplainedTo | Detail::Destination => {
            view! { <TextInput name=name label=label value=value /> }.into_any()
        }
        Detail::DuplicateOf => {
            view! { <TextInput name=name label=label value=value hint="Like HS-2K7P-9QX" class="govuk-input--width-10" /> }
                .into_any()
        }
        Detail::Outcome => {
            let options = Outcome::ALL.iter().map(|one| Choice::new(one.as_str(), one.label())).collect();
            view! { <Radios name=name legend="How did support end?" value=value options=options /> }.into_any()
        }
        Detail::Tier => {
            let options =
                Tier::ALL.iter().map(|one| Choice::new(one.as_str(), one.label()).hint(one.reaches())).collect();
            view! { <Radios name=name legend="Which tier comes next?" value=value options=options /> }.into_any()
        }
        Detail::LeadWorker => lead_workers(value),
    }
}

fn lead_workers(value: RwSignal<String>) -> AnyView {
    let staff = fetch::<Listed<LeadWorker>>("staff", || paths::LEAD_WORKERS.to_owned());
    show(staff, move |answer| {
        let options = answer.value.into_items().into_iter().map(|person| {
            let load = count(u64::from(person.open_episodes), "young person now", "young people now");
            Choice::new(person.id, person.name).hint(&format!("{}, {load}", person.role))
        });
        let options = options.collect();
        view! { <Radios name="lead_worker_id" legend="Who becomes the lead worker?" value=value options=options /> }
            .into_any()
    })
}
