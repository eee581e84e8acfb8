//! What happened, newest first.
use leptos::prelude::*;

/// One event.
pub struct TimelineEntry {
    /// What happened.
    pub title: String,
    /// Who did it.
    pub by: Option<String>,
    /// When, for machines (RFC 3339 or ISO 8601).
    pub timestamp: String,
    /// When, for people.
    pub when: String,
    /// More about it.
    pub body: Option<AnyView>,
}

/// The list of events.
#[component]
pub fn Timeline(
    /// The events in the order in which they show.
    entries: Vec<TimelineEntry>,
) -> impl IntoView {
    let items = entries.into_iter().map(|entry| {
        view! {
            <li class="moj-timeline__item">
                <div class="moj-timeline__header">
                    <h3 class="moj-timeline__title">{entry.title}</h3>
                    {entry.by.map(|by| view! { " "<p class="moj-timeline__byline">"by "{by}</p> })}
                </div>
                <p class="moj-timeline__date"><time datetime=entry.timestamp>{entry.when}</time></p>
                {entry.body.map(|body| view! { <div class="moj-timeline__description">{body}</div> })}
            </li>
        }
    });
    view! { <ol class="moj-timeline app-timeline">{items.collect_view()}</ol> }
}
