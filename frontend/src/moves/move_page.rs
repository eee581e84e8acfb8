//! The page on which one move is made.
use super::details_form::DetailsForm;
use crate::api::client::{get, post};
use crate::api::submit::submit;
use crate::shell::flash::Flash;
use crate::widgets::banner::InsetText;
use crate::widgets::button::{Button, ButtonGroup};
use crate::widgets::form::{Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use headstart_contract::episode::PlacementView;
use headstart_contract::referral::MoveView;
use headstart_domain::id::LocalityId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use serde::de::IgnoredAny;

/// Where a move is made and where it leads.
#[derive(Clone)]
pub struct MovePlace {
    /// Whose record it is, or its reference.
    pub caption: String,
    /// What the person has to know to make the move: what they were asked.
    pub asked: Option<String>,
    /// What else there is to do or know before the move, shown above its fields.
    pub before: Option<ViewFn>,
    /// True when closing measures are missing.
    pub measures_missing: bool,
    /// Open placements, for a move that asks which go on.
    pub placements: Vec<PlacementView>,
    /// The locality whose workers come first where a lead worker is chosen.
    pub locality: Option<LocalityId>,
    /// The address of the record in the API; the action is put behind it.
    pub api: String,
    /// The page to go back to.
    pub back: String,
    /// The version of the record that the person has seen.
    pub etag: Option<String>,
    /// Fetches what the pages around show, when they stay in place.
    pub reload: Option<Callback<()>>,
    /// Where to go when the move has taken the record out of this person's reach.
    pub away: Option<&'static str>,
}

/// The page of one move, or a sentence when it is not offered any more.
pub fn move_page(moves: &[MoveView], action: &str, place: MovePlace) -> AnyView {
    let back = place.back.clone();
    match moves.iter().find(|one| one.action == action) {
        Some(one) => form_page(one.clone(), place),
        None => view! {
            <BackLink href=back label="Back" />
            <PageHeading text="This cannot be done now" caption=place.caption />
            <p class="govuk-body">"The record has moved on, or your role does not include this step."</p>
        }
        .into_any(),
    }
}

fn form_page(one: MoveView, place: MovePlace) -> AnyView {
    let form = FormState::new();
    let navigate = use_navigate();
    let flash = Flash::current();
    let MovePlace {
        caption,
        asked,
        before,
        measures_missing,
        placements,
        locality,
        api,
        back,
        etag,
        reload,
        away,
    } = place;
    let details = DetailsForm::new(&one, placements, measures_missing, locality);
    let before = before.map(|before| before.run());
    let form = form.about(&back);
    let fields = details.clone();
    let asked = asked.map(|asked| view! { <InsetText><div class="app-text">{asked}</div></InsetText> });
    let address = format!("{api}/{}", one.action);
    let done = format!("Recorded. The status is now “{}”.", one.leads_to);
    let cancel = back.clone();
    let cancel_link = back.clone();
    let on_submit = Callback::new(move |()| {
        if !form.accepts(details.faults()) {
            return;
        }
        let call = post(&address).if_match(etag.clone());
        let (navigate, back, done, record) = (navigate.clone(), back.clone(), done.clone(), api.clone());
        submit::<_, IgnoredAny>(form, call, details.details(), move |_| {
            flash.say(done);
            if let Some(reload) = reload {
                reload.run(());
            }
            spawn_local(async move {
                let page = if is_out_of_reach(&record, away).await { away.unwrap_or(&back) } else { &back };
                navigate(page, NavigateOptions::default());
            });
        });
    });
    view! {
        <BackLink href=cancel label="Back" />
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=form on_submit=on_submit>
                <PageHeading text=one.label.clone() caption=caption />
                <InsetText>{one.help}" "<strong>"Leads to: "{one.leads_to}"."</strong></InsetText>
                {asked}
                {before}
                {fields.view()}
                <ButtonGroup>
                    <Button label=one.label busy=form.busy />
                    <a class="govuk-link" href=cancel_link>"Cancel"</a>
                </ButtonGroup>
            </Form>
        </div></div>
    }
    .into_any()
}

/// Whether the person may not see the record any more, as the panel once it has decided.
async fn is_out_of_reach(record: &str, away: Option<&str>) -> bool {
    if away.is_none() {
        return false;
    }
    let answer = get(record).fetch::<IgnoredAny>().await;
    answer.is_err_and(|error| error.status() == Some(404))
}
