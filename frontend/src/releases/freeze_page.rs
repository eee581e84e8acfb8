//! Before a release is frozen: who would be in it, and what is held back so that nobody can be told apart.
use super::release_words::{left_out, protection, withheld};
use crate::api::client::post;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::format::count;
use crate::widgets::banner::InsetText;
use crate::widgets::button::{Button, ButtonGroup, ButtonKind, LinkButton};
use crate::widgets::form::{ErrorSummary, FormState};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::summary_list::{SummaryList, SummaryRow};
use headstart_contract::release::{ReleasePreview, ReleaseView};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

/// The page.
pub fn freeze_page() -> AnyView {
    let params = use_params_map();
    let id = move || params.get().get("id").unwrap_or_default();
    let preview = fetch::<ReleasePreview>("what it would hold", move || paths::release_preview(&id()));
    page(
        view! {
            <PageHeading text="Freeze a release" />
            {show(preview, move |answer| content(id(), answer.value))}
        }
        .into_any(),
    )
}

fn content(project: String, preview: ReleasePreview) -> AnyView {
    let state = FormState::new();
    let navigate = use_navigate();
    let freeze = Callback::new(move |()| {
        let (call, navigate) = (post(&paths::project_releases(&project)), navigate.clone());
        state.clear();
        state.busy.set(true);
        spawn_local(async move {
            let answer = call.fetch::<ReleaseView>().await;
            if state.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(made) => navigate(&format!("/releases/{}", made.value.id), NavigateOptions::default()),
                Err(error) => error.show_in(state),
            }
        });
    });
    let nobody = preview.young_people == 0;
    let joined =
        |parts: Vec<String>, none: &str| if parts.is_empty() { none.to_owned() } else { parts.join("; ") };
    let left_out = preview.left_out.iter().map(left_out).collect();
    let rows = vec![
        SummaryRow::text("Project", preview.project),
        SummaryRow::text("In it", count(preview.young_people, "young person", "young people")),
        SummaryRow::text("Left out", joined(left_out, "Nobody")),
        SummaryRow::text("Withheld", joined(withheld(&preview.protection), "Nothing")),
        SummaryRow::text("Protection", protection(&preview.protection)),
    ];
    let none = nobody.then(|| {
        view! {
            <p class="govuk-body">"There would be nobody in it, so there is nothing to freeze yet."</p>
        }
    });
    let button = (!nobody).then(|| {
        view! {
            <Button label="Freeze this release" busy=state.busy on_click=freeze />
        }
    });
    view! {
        <ErrorSummary state=state />
        <p class="govuk-body">"As the records are now, the release would hold:"</p>
        <SummaryList rows=rows />
        <InsetText>
            "A value is withheld where it would make a young person stand out. Once frozen, a release cannot be changed or taken \
             back: evaluators may pull it at once."
        </InsetText>
        {none}
        <ButtonGroup>
            {button}
            <LinkButton label="Back to the projects" href="/releases" kind=ButtonKind::Secondary />
        </ButtonGroup>
    }
    .into_any()
}
