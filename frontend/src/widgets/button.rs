//! Buttons that cannot be pressed twice by mistake.
use leptos::prelude::*;
use std::time::Duration;

/// How a button looks.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing to do on the page.
    #[default]
    Primary,
    /// Anything else.
    Secondary,
    /// What cannot easily be undone.
    Warning,
}

/// A button. Without `on_click` it sends the form around it.
#[component]
pub fn Button(
    /// What it does, as a verb.
    #[prop(into)]
    label: String,
    /// How it looks.
    #[prop(default = ButtonKind::Primary)]
    kind: ButtonKind,
    /// An answer is awaited: presses are ignored and the button says so.
    #[prop(optional, into)]
    busy: Option<Signal<bool>>,
    /// What happens on a press.
    #[prop(optional)]
    on_click: Option<Callback<()>>,
    /// Words for screen readers after the label, such as the name that the row is about.
    #[prop(optional, into)]
    hidden: Option<String>,
) -> impl IntoView {
    let resting = RwSignal::new(false);
    let is_busy = Signal::derive(move || busy.is_some_and(|busy| busy.get()));
    let class = match kind {
        ButtonKind::Primary => "govuk-button",
        ButtonKind::Secondary => "govuk-button govuk-button--secondary",
        ButtonKind::Warning => "govuk-button govuk-button--warning",
    };
    let press = move |event: leptos::ev::MouseEvent| {
        if resting.get_untracked() || is_busy.get_untracked() {
            event.prevent_default();
            return;
        }
        resting.set(true);
        set_timeout(
            move || {
                resting.try_set(false);
            },
            Duration::from_secs(1),
        );
        if let Some(on_click) = on_click {
            on_click.run(());
        }
    };
    let kind = if on_click.is_some() { "button" } else { "submit" };
    // A button that takes no press says so, also in the moment after one.
    let disabled = move || (is_busy.get() || resting.get()).then_some("true");
    view! {
        <button class=class type=kind aria-disabled=disabled on:click=press>
            {label}
            {hidden.map(|text| view! { <span class="govuk-visually-hidden">" "{text}</span> })}
        </button>
    }
}

/// Buttons and links side by side.
#[component]
pub fn ButtonGroup(
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! { <div class="govuk-button-group">{children()}</div> }
}

/// A link that looks like a button, for going somewhere and not for doing something.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// What happens there.
    #[prop(into)]
    label: String,
    /// How it looks.
    #[prop(default = ButtonKind::Primary)]
    kind: ButtonKind,
) -> impl IntoView {
    let class = match kind {
        ButtonKind::Primary => "govuk-button",
        ButtonKind::Secondary => "govuk-button govuk-button--secondary",
        ButtonKind::Warning => "govuk-button govuk-button--warning",
    };
    view! { <a class=class href=href draggable="false">{label}</a> }
}
