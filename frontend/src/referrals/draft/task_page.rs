//! A draft as a list of parts, and the frame that loads it for all its pages.
use super::draft_state::{DraftState, current};
use super::part_form::SavedLine;
use super::parts::Part;
use crate::api::client::delete;
use crate::api::paths;
use crate::api::remote::{fetch, show_or_gone};
use crate::app::page;
use crate::format::today;
use crate::shell::flash::{Flash, FlashBanner};
use crate::widgets::button::{Button, ButtonKind, LinkButton};
use crate::widgets::disclosure::Details;
use crate::widgets::form::{ErrorSummary, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::NotFound;
use crate::widgets::task_list::{Task, TaskList};
use headstart_contract::referral::Draft;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_navigate, use_params_map};

/// Loads the draft once; the pages of its parts stand within.
pub fn draft_frame() -> AnyView {
    let params = use_params_map();
    let draft = fetch::<Draft>("the draft", move || {
        params.get().get("id").map(|id| paths::draft(&id)).unwrap_or_default()
    });
    show_or_gone(draft, page, gone, |answer| {
        provide_context(DraftState::new(answer));
        page(view! { <Outlet /> }.into_any())
    })
}

/// What is at the address of a draft that was sent or deleted: who goes back in the browser lands here.
fn gone() -> AnyView {
    view! {
        <PageHeading text="This draft is not there any more" />
        <p class="govuk-body">"It was sent, or it was deleted. What was sent is in your referrals."</p>
        <p class="govuk-body"><a class="govuk-link" href="/referrals">"Go to your referrals"</a></p>
    }
    .into_any()
}

/// The list of parts.
pub fn task_page() -> AnyView {
    let Some(draft) = current() else { return view! { <NotFound /> }.into_any() };
    let form = FormState::new();
    let tasks = move || {
        let referral = draft.input.get();
        let task = |part: Part| Task {
            name: part.title().to_owned(),
            hint: None,
            href: draft.href(part.path()),
            status: part.status(&referral, today()),
        };
        view! { <TaskList tasks=Part::ALL.map(task).into() /> }
    };
    view! {
        <BackLink href="/referrals/new" label="Back to your drafts" />
        <FlashBanner />
        <ErrorSummary state=form />
        <PageHeading text=name_of(draft) caption="Make a referral" />
        <SavedLine draft=draft />
        {tasks}
        <LinkButton href=draft.href("check") label="Check your answers" />
        <DeleteDraft draft=draft form=form />
    }
    .into_any()
}

/// The heading: who it is about, once that is known.
fn name_of(draft: DraftState) -> String {
    let person = draft.input.get_untracked().young_person;
    let name = [person.given_name, person.family_name].into_iter().flatten().collect::<Vec<_>>().join(" ");
    if name.is_empty() { "New referral".to_owned() } else { format!("Referral for {name}") }
}

#[component]
fn DeleteDraft(draft: DraftState, form: FormState) -> impl IntoView {
    let navigate = use_navigate();
    let flash = Flash::current();
    let remove = Callback::new(move |()| {
        let navigate = navigate.clone();
        form.busy.set(true);
        spawn_local(async move {
            let answer = delete(&paths::draft(&draft.id)).if_match(draft.etag()).only().await;
            form.busy.try_set(false);
            match answer {
                Ok(()) => {
                    flash.say("Draft deleted");
                    navigate("/referrals/new", NavigateOptions::default());
                }
                Err(error) => error.show_in(form),
            }
        });
    });
    view! {
        <Details summary="Delete this draft">
            <p class="govuk-body">"Nothing of it is kept. This cannot be undone."</p>
            <Button label="Delete draft" kind=ButtonKind::Warning busy=form.busy on_click=remove />
        </Details>
    }
}
