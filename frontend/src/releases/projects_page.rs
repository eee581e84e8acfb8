//! The evaluation projects of the partnership.
use super::project_section::project_section;
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch_all, show};
use crate::api::submit::submit;
use crate::app::page;
use crate::shell::session_state::SessionState;
use crate::widgets::banner::InsetText;
use crate::widgets::button::Button;
use crate::widgets::form::{Form, FormState};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::text_input::TextInput;
use headstart_contract::release::{ProjectInput, ProjectView};
use headstart_domain::access::Permission;
use leptos::prelude::*;

/// The page.
pub fn projects_page() -> AnyView {
    let projects = fetch_all::<ProjectView>("the projects", || paths::all(paths::EVALUATION_PROJECTS));
    let form = SessionState::current().may(Permission::EvaluationManage).then(|| new_project(projects));
    page(
        view! {
            <PageHeading text="Releases" />
            <InsetText>
                "A release is a data set frozen for an evaluation project. It never changes, holds no names, addresses or dates of \
                 birth, and tells only of young people who consented to evaluation. The releases of two projects cannot be joined."
            </InsetText>
            <p class="govuk-body">
                <a class="govuk-link" href="/releases/dictionary">"What every column means"</a>
            </p>
            {show(projects, move |answer| {
                let all = answer.value.into_items();
                if all.is_empty() {
                    return view! {
                        <Empty title="No projects yet">"A data-protection officer or an administrator makes them."</Empty>
                    }
                    .into_any();
                }
                all.into_iter().map(|project| project_section(project, projects)).collect_view().into_any()
            })}
            {form}
        }
        .into_any(),
    )
}

fn new_project(projects: Fetched<Listed<ProjectView>>) -> AnyView {
    let state = FormState::new();
    let (name, purpose) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let on_submit = Callback::new(move |()| {
        let body = ProjectInput { name: name.get_untracked(), purpose: purpose.get_untracked(), k: None };
        submit::<_, ProjectView>(state, post(paths::EVALUATION_PROJECTS), body, move |_| {
            name.set(String::new());
            purpose.set(String::new());
            projects.reload();
        });
    });
    view! {
        <h2 class="govuk-heading-m">"Make a project"</h2>
        <Form state=state on_submit=on_submit>
            <TextInput name="name" label="Name" value=name class="govuk-!-width-two-thirds" />
            <TextInput name="purpose" label="What the data are for, as agreed with the evaluator" value=purpose />
            <Button label="Make the project" busy=state.busy />
        </Form>
    }
    .into_any()
}
