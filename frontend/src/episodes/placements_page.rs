//! The offers that the young person takes part in.
use super::episode_frame::{Support, within};
use crate::api::client::post;
use crate::api::paths;
use crate::api::remote::{fetch_all, show};
use crate::api::submit::submit;
use crate::format::moment_date;
use crate::labels;
use crate::moves::move_links::move_links;
use crate::shell::flash::{Flash, FlashBanner};
use crate::widgets::button::Button;
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::summary_list::{SummaryCard, SummaryList, SummaryRow};
use headstart_contract::episode::{PlacementInput, PlacementView};
use headstart_contract::tier::OfferView;
use leptos::prelude::*;
use serde::de::IgnoredAny;

/// The page.
pub fn placements_page() -> AnyView {
    within(|support| {
        let placements = support.episode().placements.clone();
        let cards = if placements.is_empty() {
            view! { <Empty title="No offers yet">"Choose an offer that fits the young person’s goals."</Empty> }.into_any()
        } else {
            placements.into_iter().map(|one| card(&support, one)).collect_view().into_any()
        };
        let caption = support.caption();
        let may = support.episode().may_work;
        view! {
            <FlashBanner />
            <PageHeading text="Offers" caption=caption />
            {cards}
            {may.then(|| view! { <PlacementForm support=support /> })}
        }
        .into_any()
    })
}

fn card(support: &Support, placement: PlacementView) -> AnyView {
    let rows = vec![
        SummaryRow::view("Status", labels::placement_state(placement.state)),
        SummaryRow::text("Delivered by", placement.organisation.unwrap_or_default()),
        SummaryRow::text("Since", moment_date(placement.created_at)),
    ];
    let base = support.href(&format!("placements/{}", placement.id));
    let moves = (!placement.moves.is_empty()).then(|| move_links(placement.moves, &base));
    view! { <SummaryCard title=placement.offer><SummaryList rows=rows />{moves}</SummaryCard> }.into_any()
}

#[component]
fn PlacementForm(support: Support) -> impl IntoView {
    let offers = fetch_all::<OfferView>("the offers", || paths::all(paths::OFFERS));
    show(offers, move |answer| form(support.clone(), answer.value.into_items()))
}

/// What is said of an offer beside its name.
fn hint(offer: &OfferView) -> String {
    let places = match offer.places {
        Some(places) if offer.taken >= places => "none free now, they go on the waiting list".to_owned(),
        Some(places) => format!("{} of {places} free", places.saturating_sub(offer.taken)),
        None => "no limit".to_owned(),
    };
    let by = offer.organisation.as_ref().map(|name| format!(" Delivered by {name}.")).unwrap_or_default();
    format!("{}.{by} Places: {places}.", offer.outcome)
}

fn form(support: Support, offers: Vec<OfferView>) -> AnyView {
    let tier = support.episode().tier;
    let mut offers = offers;
    // What the tier is for comes first, what everybody gets last.
    offers.sort_by_key(|offer| std::cmp::Reverse(offer.tier));
    let options: Vec<Choice> = offers
        .into_iter()
        .filter(|offer| offer.active && offer.tier <= tier)
        .map(|offer| Choice::new(offer.id, &offer.name).hint(&hint(&offer)))
        .collect();
    if options.is_empty() {
        return view! { <p class="govuk-body">"No offers are set up for this tier."</p> }.into_any();
    }
    let (state, offer, flash) = (FormState::new(), RwSignal::new(String::new()), Flash::current());
    let (address, fetched) = (support.api("placements"), support.fetched);
    let on_submit = Callback::new(move |()| {
        let Ok(offer_id) = offer.get_untracked().parse() else {
            return state.refuse(vec![FieldMessage::new("offer_id", "Choose an offer")]);
        };
        submit::<_, IgnoredAny>(state, post(&address), PlacementInput { offer_id }, move |_| {
            flash.say_here("Offer added");
            fetched.reload();
        });
    });
    view! {
        <h2 class="govuk-heading-m">"Add an offer"</h2>
        <p class="govuk-body">
            "An organisation sees the young person only while consent to share with it is recorded on their page, and only
            until the offer ends."
        </p>
        <Form state=state on_submit=on_submit>
            <Radios name="offer_id" legend="Which offer?" value=offer options=options />
            <Button label="Add offer" busy=state.busy />
        </Form>
    }
    .into_any()
}
