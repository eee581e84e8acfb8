//! Checking a release: its checksums, and what today's records would give.
use super::release_words::{check, checked};
use crate::api::client::post;
use crate::api::paths;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::form::{ErrorSummary, FormState};
use headstart_contract::release::Verification;
use headstart_domain::id::ReleaseId;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The button, and what it found.
pub fn check_section(release: ReleaseId) -> AnyView {
    let state = FormState::new();
    let found = RwSignal::new(None::<Verification>);
    let look = Callback::new(move |()| {
        state.clear();
        state.busy.set(true);
        spawn_local(async move {
            let answer = post(&paths::release_part(&release, "verify")).fetch::<Verification>().await;
            if state.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(answer) => found.set(Some(answer.value)),
                Err(error) => error.show_in(state),
            }
        });
    });
    view! {
        <ErrorSummary state=state />
        <p class="govuk-body">
            "Every checksum is computed again from what is stored, and the whole data set again from today's records."
        </p>
        <Button label="Check this release" kind=ButtonKind::Secondary busy=state.busy on_click=look />
        <div role="status">{move || found.with(|found| found.as_ref().map(told))}</div>
    }
    .into_any()
}

fn told(found: &Verification) -> AnyView {
    let tables = match &found.today {
        None => view! {
            <p class="govuk-body">"Today's records cannot be compared: the project's key was destroyed."</p>
        }
        .into_any(),
        Some(tables) => {
            let lines = tables.iter().map(check).map(|line| view! { <li>{line}</li> }).collect_view();
            view! {
                <p class="govuk-body">"Compared with what today's records would give:"</p>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            }
            .into_any()
        }
    };
    view! {
        <p class="govuk-body govuk-!-font-weight-bold">{checked(found)}</p>
        {tables}
    }
    .into_any()
}
