//! The parts of a long form, with how far each has come.
use super::tag::{Colour, Tag};
use leptos::prelude::*;

/// How far a part has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TaskStatus {
    /// All that is needed is there.
    Completed,
    /// Something is there.
    InProgress,
    /// Nothing is there yet.
    NotStarted,
    /// May be left out.
    Optional,
    /// Another part comes first.
    CannotStart,
}

/// One part.
pub struct Task {
    /// Its name.
    pub name: String,
    /// What it asks for.
    pub hint: Option<String>,
    /// Where it is filled in.
    pub href: String,
    /// How far it has come.
    pub status: TaskStatus,
}

/// The list of parts.
#[component]
pub fn TaskList(
    /// The parts in order.
    tasks: Vec<Task>,
) -> impl IntoView {
    let items = tasks.into_iter().enumerate().map(|(index, task)| {
        let status_id = format!("task-{}-status", index + 1);
        let hint_id = format!("task-{}-hint", index + 1);
        let described = match task.hint {
            Some(_) => format!("{hint_id} {status_id}"),
            None => status_id.clone(),
        };
        let open = task.status != TaskStatus::CannotStart;
        let name = if open {
            view! { <a class="govuk-link govuk-task-list__link" href=task.href aria-describedby=described>{task.name}</a> }
                .into_any()
        } else {
            view! { <div>{task.name}</div> }.into_any()
        };
        let class = if open { "govuk-task-list__item govuk-task-list__item--with-link" } else { "govuk-task-list__item" };
        view! {
            <li class=class>
                <div class="govuk-task-list__name-and-hint">
                    {name}
                    {task.hint.map(|hint| view! { <div class="govuk-task-list__hint" id=hint_id>{hint}</div> })}
                </div>
                <div class="govuk-task-list__status" id=status_id>{status(task.status)}</div>
            </li>
        }
    });
    view! { <ul class="govuk-task-list">{items.collect_view()}</ul> }
}

fn status(status: TaskStatus) -> AnyView {
    match status {
        TaskStatus::Completed => "Completed".into_any(),
        TaskStatus::InProgress => view! { <Tag text="In progress" colour=Colour::Blue /> }.into_any(),
        TaskStatus::NotStarted => view! { <Tag text="Not started" colour=Colour::Teal /> }.into_any(),
        TaskStatus::Optional => view! { <Tag text="Optional" colour=Colour::Grey /> }.into_any(),
        TaskStatus::CannotStart => view! { <span class="app-muted">"Cannot start yet"</span> }.into_any(),
    }
}
