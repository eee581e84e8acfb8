//! Warns before text that was typed and not sent is lost by leaving the page.
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MouseEvent};

thread_local! {
    // Of each form in the page, whether something was typed into it and not sent.
    static FORMS: RefCell<Vec<RwSignal<bool>>> = const { RefCell::new(Vec::new()) };
}

/// Counts a form among those in the page until it goes.
pub fn watch(unsent: RwSignal<bool>) {
    FORMS.with_borrow_mut(|forms| forms.push(unsent));
    on_cleanup(move || FORMS.with_borrow_mut(|forms| forms.retain(|one| *one != unsent)));
}

fn any() -> bool {
    FORMS.with_borrow(|forms| forms.iter().any(|form| form.try_get_untracked().unwrap_or(false)))
}

/// Asks whether to leave when that would lose something; true when nothing would be lost or the person agrees.
pub fn may_leave() -> bool {
    let question =
        "What you typed on this page has not been sent. If you leave now it is lost. Leave the page?";
    let leaves = !any() || window().confirm_with_message(question).unwrap_or(true);
    if leaves {
        FORMS.with_borrow(|forms| {
            for form in forms {
                form.try_set(false);
            }
        });
    }
    leaves
}

/// Asks before the tab is closed or reloaded, and before a link leads to another page of the app. To be called once.
pub fn guard() {
    let closing = window_event_listener(leptos::ev::beforeunload, |event| {
        if any() {
            event.prevent_default();
        }
    });
    // For as long as the app runs.
    std::mem::forget(closing);
    // The router listens on the window: the document hears a click before it.
    let clicked = Closure::<dyn Fn(MouseEvent)>::new(|event: MouseEvent| {
        if leads_away(&event) && !may_leave() {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    // Without the listener links work as ever, only without the question.
    let _ = document().add_event_listener_with_callback("click", clicked.as_ref().unchecked_ref());
    clicked.forget();
}

/// Whether a click is on a link that takes the place of this page. "Cancel" within a form is meant as it says.
fn leads_away(event: &MouseEvent) -> bool {
    let plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
    plain
        && !event.default_prevented()
        && link.is_some_and(|link| {
            let within_a_form = link.closest("form").is_ok_and(|form| form.is_some());
            let stays =
                link.has_attribute("target") || link.has_attribute("download") || link.has_attribute("rel");
            let of_this_page = link.get_attribute("href").is_some_and(|href| href.starts_with('#'));
            !within_a_form && !stays && !of_this_page
        })
}
