//! The button that prints the page. It is not on the paper itself.
use crate::widgets::button::{Button, ButtonKind};
use leptos::prelude::*;

/// Opens the browser's way to print, or to keep the page as a PDF.
#[component]
pub fn PrintButton() -> impl IntoView {
    let print = Callback::new(|()| {
        if let Some(window) = web_sys::window() {
            // A browser that does not print says so itself.
            let _ = window.print();
        }
    });
    view! { <div class="app-no-print"><Button label="Print, or keep as PDF" kind=ButtonKind::Secondary on_click=print /></div> }
}
