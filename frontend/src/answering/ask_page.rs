//! Asking somebody to answer a questionnaire: a link to send, or this device handed over.
use super::link_list::link_list;
use crate::api::client::{delete, post};
use crate::api::listed::Listed;
use crate::api::remote::{Fetched, fetch, show};
use crate::api::submit::submit;
use crate::episodes::episode_frame::{Support, within};
use crate::format::moment;
use crate::list_query::part;
use crate::shell::flash::FlashBanner;
use crate::widgets::banner::InsetText;
use crate::widgets::button::Button;
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::text_input::SelectInput;
use headstart_contract::answering::{AnswerLinkInput, AnswerLinkMade, AnswerLinkView, WordingOption};
use headstart_domain::answering::Hand;
use headstart_domain::episode::Point;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

/// The page.
pub fn ask_page() -> AnyView {
    within(|support| {
        let options = fetch::<Listed<WordingOption>>("the questionnaires", || "/wordings".to_owned());
        let address = support.api("answer-links");
        let links = fetch::<Listed<AnswerLinkView>>("the links", move || address.clone());
        let made = RwSignal::new(None::<AnswerLinkMade>);
        let (back, caption) = (support.href("measures"), support.caption());
        let may_work = support.episode().may_work;
        view! {
            <BackLink href=back label="Back to measures" />
            <FlashBanner />
            <PageHeading text="Ask for answers" caption=caption />
            {move || made.get().map(|made| new_link(&made))}
            {may_work.then(|| show(options, move |answer| {
                ask_form(&support, answer.value.into_items(), links, made)
            }))}
            <h2 class="govuk-heading-m">"Links made"</h2>
            {show(links, move |answer| link_list(answer.value.into_items(), links))}
        }
        .into_any()
    })
}

/// The address, shown this once.
fn new_link(made: &AnswerLinkMade) -> AnyView {
    let address = made.address.clone();
    let copied = RwSignal::new(false);
    let copy = {
        let address = address.clone();
        Callback::new(move |()| {
            let Some(clipboard) = web_sys::window().map(|window| window.navigator().clipboard()) else {
                return;
            };
            let written = clipboard.write_text(&address);
            spawn_local(async move {
                if wasm_bindgen_futures::JsFuture::from(written).await.is_ok() {
                    copied.try_set(true);
                }
            });
        })
    };
    let until = moment(made.link.expires_at);
    view! {
        <div class="app-panel" role="status">
            <h2 class="govuk-heading-m">"The link is ready"</h2>
            <p class="govuk-body">"Copy it now: it is not shown again. Send it only in a way that is safe for them (see the contact rules). It works once, until "{until}"."</p>
            <p class="govuk-body app-break" id="new-link"><strong>{address}</strong></p>
            <Button label="Copy the link" on_click=copy />
            <p class="govuk-body">{move || copied.get().then_some("Copied")}</p>
        </div>
    }
    .into_any()
}

fn ask_form(
    support: &Support,
    options: Vec<WordingOption>,
    links: Fetched<Listed<AnswerLinkView>>,
    made: RwSignal<Option<AnswerLinkMade>>,
) -> AnyView {
    let form = FormState::new();
    let empty = || RwSignal::new(String::new());
    let hand = empty();
    // A link from elsewhere may name what is to be asked for.
    let query = use_query_map().get_untracked();
    let wanted = format!("{}|{}", part(&query, "instrument"), part(&query, "informant"));
    let point = RwSignal::new(part(&query, "point"));
    let address = support.api("answer-links");
    let label = |one: &WordingOption| format!("{}: {}", one.title, one.informant.label().to_lowercase());
    let key = |one: &WordingOption| format!("{}|{}", one.instrument, one.informant.as_str());
    let (ready, missing): (Vec<_>, Vec<_>) = options.into_iter().partition(|one| one.words != "none");
    let choices = ready.iter().map(|one| (key(one), label(one))).collect::<Vec<_>>();
    let known = ready.iter().map(key).find(|key| *key == wanted);
    let chosen = RwSignal::new(known.unwrap_or_default());
    let on_submit = Callback::new(move |()| {
        let mut faults = Vec::new();
        let option = ready.iter().find(|one| chosen.with_untracked(|chosen| *chosen == key(one)));
        let (point, hand) = (point.get_untracked().parse::<Point>(), hand.get_untracked().parse::<Hand>());
        if option.is_none() {
            faults.push(FieldMessage::new("instrument", "Choose a questionnaire"));
        }
        if point.is_err() {
            faults.push(FieldMessage::new("point", "Say when in the support this is"));
        }
        if hand.is_err() {
            faults.push(FieldMessage::new("hand", "Say how it will be answered"));
        }
        let (Some(option), Ok(point), Ok(hand)) = (option, point, hand) else { return form.refuse(faults) };
        let body = AnswerLinkInput {
            instrument: option.instrument.clone(),
            informant: option.informant,
            point,
            hand,
        };
        submit::<_, AnswerLinkMade>(form, post(&address), body, move |answer| {
            if hand == Hand::Tablet {
                return hand_over(answer.value.address);
            }
            made.set(Some(answer.value));
            links.reload();
        });
    });
    let points = Point::ALL.iter().map(|one| Choice::new(one.as_str(), one.label())).collect();
    let hands = vec![
        Choice::new("link", "A link to send"),
        Choice::new("tablet", "This device, handed over now").hint(
            "You are signed out first, so that nothing else can be opened on it. It works for two hours.",
        ),
    ];
    let missing = (!missing.is_empty()).then(|| view! {
        <InsetText>
            "For other questionnaires the words may not be shown until an administrator uploads them under your own licence. Until then, type the answers in from paper."
        </InsetText>
    });
    view! {
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=form on_submit=on_submit>
                <SelectInput name="instrument" label="Questionnaire, and who answers" value=chosen options=choices empty="Choose" />
                {missing}
                <Radios name="point" legend="When in the support?" value=point options=points inline=true />
                <Radios name="hand" legend="How will it be answered?" value=hand options=hands />
                <Button label="Make it ready" busy=form.busy />
            </Form>
        </div></div>
    }
    .into_any()
}

/// Signs out and leaves the app for the form: whoever holds the device cannot come back to the records.
fn hand_over(address: String) {
    spawn_local(async move {
        // Without an end of the session nothing is handed over.
        if delete("/session").only().await.is_err() {
            return;
        }
        let Some(location) = web_sys::window().map(|window| window.location()) else { return };
        // The address of this very server: what is configured may be another name for it.
        let token = address.split_once('#').map(|(_, token)| token.to_owned()).unwrap_or_default();
        let _ = location.replace(&format!("/answer#{token}"));
    });
}
