//! One project with its releases.
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch_all, show};
use crate::format::{moment, moment_date};
use crate::shell::session_state::SessionState;
use crate::widgets::banner::WarningText;
use crate::widgets::button::{Button, ButtonGroup, ButtonKind, LinkButton};
use crate::widgets::form::{ErrorSummary, FormState};
use crate::widgets::table::{Column, DataTable};
use headstart_contract::release::{ProjectView, ReleaseView};
use headstart_domain::access::Permission;
use headstart_domain::release::Resource;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A project: what it is for, its releases, and what can be done.
pub fn project_section(project: ProjectView, projects: Fetched<Listed<ProjectView>>) -> AnyView {
    let id = project.id;
    let releases =
        fetch_all::<ReleaseView>("the releases", move || paths::all(&paths::project_releases(&id)));
    let key = project.key_destroyed_at.map(|at| {
        format!(
            "Its key was destroyed on {}: nobody can tell any more whose rows are whose.",
            moment_date(at)
        )
    });
    let may = SessionState::current().may(Permission::EvaluationManage) && project.key_destroyed_at.is_none();
    let actions = may.then(|| actions(&project, projects));
    let made = format!(
        "Made by {} on {}. In its releases at least {} young people are alike in what could tell somebody apart.",
        project.created_by,
        moment_date(project.created_at),
        project.k
    );
    let name = project.name.clone();
    view! {
        <section>
            <h2 class="govuk-heading-m">{project.name}</h2>
            <p class="govuk-body">{project.purpose}</p>
            <p class="govuk-body">{made}</p>
            {key.map(|words| view! { <p class="govuk-body">{words}</p> })}
            {show(releases, move |answer| table(&name, answer.value.into_items()))}
            {actions}
        </section>
    }
    .into_any()
}

fn table(project: &str, releases: Vec<ReleaseView>) -> AnyView {
    if releases.is_empty() {
        return view! { <p class="govuk-body">"No release yet."</p> }.into_any();
    }
    let rows = releases.into_iter().map(|release| {
        let rows = |name: Resource| {
            let manifest = release.manifest.as_ref();
            let mut tables = manifest.into_iter().flat_map(|manifest| &manifest.resources);
            tables.find(|table| table.name == name).map(|table| table.rows)
        };
        let (people, scores) = (rows(Resource::YoungPeople), rows(Resource::Scores));
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                    <a class="govuk-link" href=format!("/releases/{}", release.id)>
                        {format!("Release {}", release.number.unwrap_or_default())}
                        <span class="govuk-visually-hidden">{format!(" of {project}")}</span>
                    </a>
                </th>
                <td class="govuk-table__cell">{release.frozen_at.map(moment)}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{people}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{scores}</td>
                <td class="govuk-table__cell">{release.made_by}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::new("Release"),
        Column::new("Frozen"),
        Column::number("Young people"),
        Column::number("Scores"),
        Column::new("Made by"),
    ];
    let caption = format!("Releases of {project}");
    view! { <DataTable caption=caption caption_hidden=true columns=columns>{rows}</DataTable> }.into_any()
}

/// To freeze the next release; to destroy the key, which is asked twice.
fn actions(project: &ProjectView, projects: Fetched<Listed<ProjectView>>) -> AnyView {
    let id = project.id;
    let state = FormState::new();
    let asked = RwSignal::new(false);
    let destroy = Callback::new(move |()| {
        state.clear();
        state.busy.set(true);
        spawn_local(async move {
            let answer = post(&paths::destroy_project_key(&id)).fetch::<ProjectView>().await;
            if state.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(_) => projects.reload(),
                Err(error) => error.show_in(state),
            }
        });
    });
    let name = project.name.clone();
    let freeze = format!("/releases/projects/{id}/freeze");
    view! {
        <ErrorSummary state=state />
        {move || {
            let (name, freeze) = (name.clone(), freeze.clone());
            if asked.get() {
                let keep = Callback::new(move |()| asked.set(false));
                view! {
                    <WarningText text="Once the key is destroyed, nobody can tell whose rows are whose, no release can be made, and it cannot be taken back." />
                    <ButtonGroup>
                        <Button label="Destroy the key" kind=ButtonKind::Warning busy=state.busy on_click=destroy hidden=format!("of {name}") />
                        <Button label="Keep it" kind=ButtonKind::Secondary on_click=keep />
                    </ButtonGroup>
                }
                .into_any()
            } else {
                let ask = Callback::new(move |()| asked.set(true));
                view! {
                    <ButtonGroup>
                        <LinkButton label=format!("Freeze a release of {name}") href=freeze />
                        <Button label="Destroy its key" kind=ButtonKind::Secondary on_click=ask hidden=format!("(the key of {name})") />
                    </ButtonGroup>
                }
                .into_any()
            }
        }}
    }
    .into_any()
}
