//! Correcting the words of a goal, or who set it.
use super::episode_frame::{Support, within};
use super::goals_page::{controls, typed};
use crate::api::client::put;
use crate::api::paths::etag;
use crate::api::submit::submit;
use crate::shell::flash::Flash;
use crate::widgets::button::{Button, ButtonGroup};
use crate::widgets::form::{Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::NotFound;
use headstart_contract::episode::GoalView;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use serde::de::IgnoredAny;

/// The page.
pub fn goal_correction_page() -> AnyView {
    let id = use_params_map().get_untracked().get("goal").unwrap_or_default();
    within(move |support| {
        let goal = support.episode().goals.iter().find(|one| one.id.to_string() == id).cloned();
        match goal.filter(|_| support.episode().may_correct) {
            Some(goal) => form_page(&support, goal),
            None => view! { <NotFound /> }.into_any(),
        }
    })
}

fn form_page(support: &Support, goal: GoalView) -> AnyView {
    let (form, flash, navigate) = (FormState::new(), Flash::current(), use_navigate());
    let (title, set_by) = (RwSignal::new(goal.title), RwSignal::new(goal.set_by));
    let (address, fetched) = (support.api(&format!("goals/{}", goal.id)), support.fetched);
    let (back, version) = (support.href("goals"), goal.version);
    let (target, caption) = (back.clone(), support.caption());
    let on_submit = Callback::new(move |()| {
        let body = match typed(title, set_by) {
            Err(fault) => return form.refuse(vec![fault]),
            Ok(body) => body,
        };
        let (navigate, target) = (navigate.clone(), target.clone());
        let call = put(&address).if_match(Some(etag(version)));
        submit::<_, IgnoredAny>(form, call, body, move |_| {
            flash.say("Goal changed");
            fetched.reload();
            navigate(&target, NavigateOptions::default());
        });
    });
    view! {
        <BackLink href=back.clone() label="Back to goals" />
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=form on_submit=on_submit>
                <PageHeading text="Change a goal" caption=caption />
                <p class="govuk-body">"It stays the same goal, with its scores. Who changed it, and what, is kept."</p>
                {controls(title, set_by)}
                <ButtonGroup>
                    <Button label="Save changes" busy=form.busy />
                    <a class="govuk-link" href=back>"Cancel"</a>
                </ButtonGroup>
            </Form>
        </div></div>
    }
    .into_any()
}
