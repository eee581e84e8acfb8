//! Offers as the partnership provides them.
use super::remove::remove_button;
use super::setup_frame::{Lists, SaveButtons, Target, choices, edit_link, list_and_form, saver};
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch_all, show};
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::page_state::Empty;
use crate::widgets::table::{Column, DataTable};
use crate::widgets::text_input::{SelectInput, TextInput};
use headstart_contract::setup::{OfferInput, OrganisationView};
use headstart_contract::tier::OfferView;
use headstart_domain::tier::OFFERS;
use leptos::prelude::*;

const PATH: &str = "/setup/offers";

/// The page.
pub fn offers_page() -> AnyView {
    let organisations = Lists::new().organisations;
    let offers = fetch_all::<OfferView>("the offers", || paths::all(paths::OFFERS));
    let form = move |existing, list| form(existing, list, organisations);
    list_and_form("Offers", PATH, offers, |one| one.id.to_string(), table, form)
}

fn table(offers: Vec<OfferView>) -> AnyView {
    if offers.is_empty() {
        return view! { <Empty title="No offers yet">"Add those of the eleven offers that the partnership provides."</Empty> }
            .into_any();
    }
    let rows = offers.into_iter().map(|one| {
        let places = match one.places {
            Some(places) => format!("{} of {places} taken", one.taken),
            None => format!("{} taken, no limit", one.taken),
        };
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{format!("{}. {}", one.number, one.name)}</th>
                <td class="govuk-table__cell">{one.tier.label()}</td>
                <td class="govuk-table__cell">{one.organisation}</td>
                <td class="govuk-table__cell">{places}</td>
                <td class="govuk-table__cell">{if one.active { "Offered" } else { "Not offered now" }}</td>
                <td class="govuk-table__cell">{edit_link(PATH, &one.id.to_string(), &one.name)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::new("Offer"),
        Column::new("Tier"),
        Column::new("Delivered by"),
        Column::new("Places"),
        Column::new("Now"),
        Column::actions("Change"),
    ];
    view! { <DataTable caption="Offers" caption_hidden=true columns=columns>{rows}</DataTable> }.into_any()
}

/// What has been typed.
#[derive(Clone, Copy)]
struct Fields {
    number: RwSignal<String>,
    name: RwSignal<String>,
    organisation: RwSignal<String>,
    places: RwSignal<String>,
    active: RwSignal<String>,
}

impl Fields {
    fn new(from: Option<&OfferView>) -> Self {
        let text = |pick: fn(&OfferView) -> String| RwSignal::new(from.map(pick).unwrap_or_default());
        Self {
            number: text(|one| one.number.to_string()),
            name: text(|one| one.name.clone()),
            organisation: text(|one| one.organisation_id.map(|id| id.to_string()).unwrap_or_default()),
            places: text(|one| one.places.map(|places| places.to_string()).unwrap_or_default()),
            active: RwSignal::new(if from.is_none_or(|one| one.active) { "yes" } else { "no" }.to_owned()),
        }
    }

    fn read(&self) -> Result<OfferInput, Vec<FieldMessage>> {
        let Ok(number) = self.number.get_untracked().parse() else {
            return Err(vec![FieldMessage::new("number", "Choose the offer")]);
        };
        let places = self.places.get_untracked();
        let places = match places.trim() {
            "" => None,
            text => match text.parse() {
                Ok(places) => Some(places),
                Err(_) => {
                    return Err(vec![FieldMessage::new("places", "Places must be a whole number, or empty")]);
                }
            },
        };
        let name = Some(self.name.get_untracked()).filter(|name| !name.trim().is_empty());
        let organisation_id = self.organisation.get_untracked().parse().ok();
        Ok(OfferInput { number, name, organisation_id, places, active: self.active.get_untracked() == "yes" })
    }
}

fn form(
    existing: Option<OfferView>,
    list: Fetched<Listed<OfferView>>,
    organisations: Fetched<Listed<OrganisationView>>,
) -> AnyView {
    let (state, fields) = (FormState::new(), Fields::new(existing.as_ref()));
    let existing = existing.map(|one| (one.id.to_string(), one.version));
    let target = Target { api: paths::OFFERS, existing, page: PATH };
    let remove = remove_button(state, &target, list, "offer");
    let save = saver(state, target, list);
    let submit = Callback::new(move |()| match fields.read() {
        Ok(body) => save(body),
        Err(faults) => state.refuse(faults),
    });
    let kinds = OFFERS.iter().map(|kind| {
        (kind.number.to_string(), format!("{}. {} ({})", kind.number, kind.name, kind.tier.label()))
    });
    let kinds: Vec<_> = kinds.collect();
    let yes_no = vec![Choice::new("yes", "Yes"), Choice::new("no", "No")];
    view! {
        <Form state=state on_submit=submit>
            <SelectInput name="number" label="Offer of the programme plan" value=fields.number options=kinds empty="Choose one" />
            <TextInput name="name" label="Name with you (optional)" value=fields.name class="govuk-!-width-two-thirds" />
            {show(organisations, move |_| {
                let options = choices(organisations, |one| (one.id.to_string(), one.name));
                view! {
                    <SelectInput name="organisation_id" label="Delivered by (optional)" value=fields.organisation options=options empty="The partnership itself" />
                }
                .into_any()
            })}
            <TextInput name="places" label="Places at a time (optional)" hint="Leave empty when there is no limit." value=fields.places
                class="govuk-input--width-4" inputmode="numeric" />
            <Radios name="active" legend="Is it offered now?" value=fields.active options=yes_no inline=true />
            <SaveButtons form=state back=PATH />
            {remove}
        </Form>
    }
    .into_any()
}
