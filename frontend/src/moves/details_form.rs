//! The fields for what a move has to be told.
use super::agreement_fields::AgreementFields;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::format::count;
use crate::widgets::check_inputs::{Checkboxes, Choice, Radios};
use crate::widgets::form::FieldMessage;
use crate::widgets::text_input::{TextArea, TextInput};
use headstart_contract::episode::{LeadWorker, PlacementView};
use headstart_contract::referral::MoveView;
use headstart_domain::episode::{NoMeasures, Outcome};
use headstart_domain::field::FieldErrors;
use headstart_domain::id::{LocalityId, PlacementId};
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
    tiers: Vec<Tier>,
    /// The open placements, and those of them that are to go on.
    placements: Vec<PlacementView>,
    going_on: RwSignal<Vec<String>>,
    agreement: AgreementFields,
    /// True when support cannot be completed without a word about closing measures.
    measures_missing: bool,
    /// Whose workers come first.
    locality: Option<LocalityId>,
}

impl DetailsForm {
    /// Empty fields for what a move needs; of the open placements, all are to go on until somebody says otherwise.
    pub fn new(
        one: &MoveView,
        placements: Vec<PlacementView>,
        measures_missing: bool,
        locality: Option<LocalityId>,
    ) -> Self {
        let fields = one.needs.iter().map(|need| (*need, RwSignal::new(String::new()))).collect::<Vec<_>>();
        if let (Some((_, tier)), [only]) =
            (fields.iter().find(|(need, _)| *need == Detail::Tier), &*one.tiers)
        {
            tier.set(only.as_str().to_owned());
        }
        let going_on = RwSignal::new(placements.iter().map(|one| one.id.to_string()).collect());
        Self {
            needs: one.needs.clone(),
            fields,
            tiers: one.tiers.clone(),
            placements,
            going_on,
            agreement: AgreementFields::new(),
            measures_missing,
            locality,
        }
    }

    /// The field of one detail, if the move asks for it.
    fn signal(&self, detail: Detail) -> Option<RwSignal<String>> {
        self.fields.iter().find(|(one, _)| *one == detail).map(|(_, field)| *field)
    }

    fn text(&self, detail: Detail) -> Option<String> {
        Some(self.signal(detail)?.get_untracked().trim().to_owned()).filter(|text| !text.is_empty())
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
            no_measures: self
                .text(Detail::NoMeasures)
                .filter(|_| untrack(|| self.asks_why()))
                .and_then(|code| code.parse().ok()),
            agreement: self.needs.contains(&Detail::Agreement).then(|| self.agreement.read()),
            placements: self.going_on(),
        }
    }

    /// The chosen placements that fit the tier.
    fn going_on(&self) -> Vec<PlacementId> {
        let tier = self.text(Detail::Tier).and_then(|code| code.parse::<Tier>().ok());
        let chosen = self.going_on.get_untracked();
        let fits = |one: &&PlacementView| tier.is_some_and(|tier| one.tier <= tier);
        let fitting =
            self.placements.iter().filter(|_| self.needs.contains(&Detail::Placements)).filter(fits);
        fitting.map(|one| one.id).filter(|id| chosen.contains(&id.to_string())).collect()
    }

    /// What is missing, by the rule that the service has as well.
    pub fn faults(&self) -> Vec<FieldMessage> {
        let mut errors = FieldErrors::new();
        let details = self.details();
        details.check(&self.needs, &mut errors);
        if untrack(|| self.asks_why()) && details.no_measures.is_none() {
            errors.add(Detail::NoMeasures.as_str(), "required", "Say why there are no closing measures");
        }
        errors.into_vec().iter().map(|error| FieldMessage::new(&error.field, &error.message)).collect()
    }

    /// The fields.
    pub fn view(&self) -> AnyView {
        self.fields.iter().map(|(detail, value)| self.field(*detail, *value)).collect_view().into_any()
    }

    fn field(&self, detail: Detail, value: RwSignal<String>) -> AnyView {
        match detail {
            Detail::Tier => tiers(&self.tiers, value),
            Detail::Placements => self.placements_view(),
            Detail::NoMeasures => self.no_measures_view(value),
            Detail::Agreement => self.agreement.view(),
            Detail::LeadWorker => lead_workers(self.locality, value),
            _ => field(detail, value),
        }
    }

    /// Whether it has to be said why there are no closing measures: support is completed, and some are missing.
    /// Tracks the outcome.
    fn asks_why(&self) -> bool {
        let outcome = self.signal(Detail::Outcome).and_then(|outcome| outcome.get().parse::<Outcome>().ok());
        self.measures_missing && outcome.is_some_and(Outcome::is_completed)
    }

    fn no_measures_view(&self, value: RwSignal<String>) -> AnyView {
        let form = self.clone();
        let view = move || {
            form.asks_why().then(|| {
                let options =
                    NoMeasures::ALL.iter().map(|one| Choice::new(one.as_str(), one.label())).collect();
                view! { <Radios name="no_measures" legend="Why are there no closing measures?" value=value options=options
                    hint="Record those that there are first: how to is said above." /> }
            })
        };
        view.into_any()
    }

    /// Which offers go on: those that fit the tier, once it is chosen. The others end with the period of support.
    fn placements_view(&self) -> AnyView {
        let tier = self.signal(Detail::Tier);
        let (placements, chosen) = (self.placements.clone(), self.going_on);
        let view = move || {
            let tier: Tier = tier?.get().parse().ok()?;
            let (fit, end): (Vec<_>, Vec<_>) = placements.iter().cloned().partition(|one| one.tier <= tier);
            let options = fit
                .iter()
                .map(|one| Choice::new(one.id, &one.offer).hint(one.state.label()))
                .collect::<Vec<_>>();
            let ask = (!options.is_empty()).then(|| {
                view! {
                    <Checkboxes name="placements" legend="Which offers go on?" values=chosen options=options
                        hint="Those that you do not choose end with this period of support." />
                }
            });
            let ends = (!end.is_empty()).then(|| {
                let names = end.iter().map(|one| one.offer.as_str()).collect::<Vec<_>>().join(", ");
                view! { <p class="govuk-body">{format!("Not for {}, so it ends: {names}.", tier.label())}</p> }
            });
            Some(view! { {ask}{ends} })
        };
        view.into_any()
    }
}

fn tiers(fitting: &[Tier], value: RwSignal<String>) -> AnyView {
    let options =
        fitting.iter().map(|one| Choice::new(one.as_str(), one.label()).hint(one.reaches())).collect();
    view! { <Radios name="tier" legend="Which tier comes next?" value=value options=options /> }.into_any()
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
            // A step is a move of its own, which opens the next period.
            let ends = Outcome::ALL
                .iter()
                .filter(|one| !matches!(one, Outcome::SteppedUp | Outcome::SteppedDown));
            let options = ends.map(|one| Choice::new(one.as_str(), one.label())).collect();
            view! { <Radios name=name legend="How did support end?" value=value options=options /> }.into_any()
        }
        // These need to know what there is to choose from.
        Detail::Tier
        | Detail::Placements
        | Detail::NoMeasures
        | Detail::LeadWorker
        | Detail::Agreement => ().into_any(),
    }
}

fn lead_workers(locality: Option<LocalityId>, value: RwSignal<String>) -> AnyView {
    let staff = fetch::<Listed<LeadWorker>>("staff", move || paths::lead_workers(locality));
    show(staff, move |answer| {
        let options = answer.value.into_items().into_iter().map(|person| {
            let load = count(u64::from(person.open_episodes), "young person now", "young people now");
            let place = person.places.join(" and ");
            let known = [person.role, place, load].into_iter().filter(|text| !text.is_empty());
            Choice::new(person.id, person.name).hint(&known.collect::<Vec<_>>().join(", "))
        });
        let options = options.collect();
        view! { <Radios name="lead_worker_id" legend="Who becomes the lead worker?" value=value options=options /> }
            .into_any()
    })
}
