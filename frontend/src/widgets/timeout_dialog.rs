//! The warning before a session ends.
use super::button::{Button, ButtonGroup, ButtonKind};
use leptos::html::Dialog;
use leptos::prelude::*;

/// A dialog that opens while `minutes_left` holds a number, and says it again only when the number changes.
#[component]
pub fn TimeoutDialog(
    /// Full minutes until the session ends; `None` while there is time enough.
    #[prop(into)]
    minutes_left: Signal<Option<u32>>,
    /// The person wants to stay.
    on_stay: Callback<()>,
    /// The person wants to leave.
    on_leave: Callback<()>,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let Some(node) = dialog.get() else { return };
        match (minutes_left.get().is_some(), node.open()) {
            // Fails only when the dialog is open or out of the page already; both are what is wanted.
            (true, false) => drop(node.show_modal()),
            (false, true) => node.close(),
            _ => {}
        }
    });
    let text = move || match minutes_left.get() {
        Some(0) => "You will be signed out in less than a minute.".to_owned(),
        Some(1) => "You will be signed out in 1 minute.".to_owned(),
        Some(minutes) => format!("You will be signed out in {minutes} minutes."),
        None => String::new(),
    };
    // Escape closes the dialog; that means "stay".
    let cancel = move |event: leptos::ev::Event| {
        event.prevent_default();
        on_stay.run(());
    };
    view! {
        <dialog class="app-dialog" role="alertdialog" aria-labelledby="timeout-title" aria-describedby="timeout-text"
            node_ref=dialog on:cancel=cancel>
            <h2 class="govuk-heading-m" id="timeout-title">"Are you still there?"</h2>
            <p class="govuk-body" id="timeout-text" aria-live="assertive">{text}</p>
            <p class="govuk-body">"Drafts are saved. Text in other forms is lost when you are signed out."</p>
            <ButtonGroup>
                <Button label="Stay signed in" on_click=on_stay />
                <Button label="Sign out" kind=ButtonKind::Secondary on_click=on_leave />
            </ButtonGroup>
        </dialog>
    }
}
