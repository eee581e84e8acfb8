//! Moving the keyboard focus, and the title of the window.
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The name that stands behind the page's own in the title of the window.
pub const PRODUCT: &str = "HeadStart";

/// Set when the address has changed and the new page's heading has not yet taken the focus. A heading that
/// waits for data mounts late, so the flag waits with it.
#[derive(Clone, Copy)]
pub struct FocusPending(pub RwSignal<bool>);

/// The element with this id, if it is in the page.
pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Gives the focus to the element with this id, with its label or legend in view.
pub fn focus_field(id: &str) {
    let Some(field) = element(id) else { return };
    let label = field
        .closest("fieldset")
        .ok()
        .flatten()
        .or_else(|| field.closest(".govuk-form-group").ok().flatten());
    if let Some(label) = label {
        label.scroll_into_view();
    }
    // A field that has gone meanwhile cannot take the focus, and nothing is lost by that.
    let _ = field.focus();
}

/// Sets the title of the window: the page's name, then the product's.
pub fn set_title(page: &str) {
    document().set_title(&format!("{page} - {PRODUCT}"));
}

/// Puts "Error: " before the title of the window, or takes it away.
pub fn mark_title(error: bool) {
    let title = document().title();
    let plain = title.strip_prefix("Error: ").unwrap_or(&title);
    let wanted = if error { format!("Error: {plain}") } else { plain.to_owned() };
    if wanted != title {
        document().set_title(&wanted);
    }
}
