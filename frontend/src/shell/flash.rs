//! A message that survives one change of page: "Referral sent".
use crate::widgets::banner::SuccessBanner;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The message, kept until the page after the next.
#[derive(Clone, Copy)]
pub struct Flash {
    text: RwSignal<Option<String>>,
    fresh: RwSignal<bool>,
}

impl Flash {
    /// No message.
    pub fn new() -> Self {
        Self { text: RwSignal::new(None), fresh: RwSignal::new(false) }
    }

    /// The message of the app around.
    pub fn current() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// Says this on the next page.
    pub fn say(self, text: impl ToString) {
        self.fresh.set(true);
        self.text.set(Some(text.to_string()));
    }

    /// Says this on the page that is open.
    pub fn say_here(self, text: impl ToString) {
        self.fresh.set(false);
        self.text.set(Some(text.to_string()));
    }

    /// Takes the message away with the second change of address after it was said.
    pub fn fade_with_navigation(self) {
        // What follows the path belongs to the address: the forms of the set-up open and close by it.
        let (path, query) = (use_location().pathname, use_location().search);
        Effect::new(move |_| {
            path.track();
            query.track();
            if self.fresh.get_untracked() {
                self.fresh.set(false);
            } else {
                self.text.set(None);
            }
        });
    }
}

/// The banner, when there is something to say.
#[component]
pub fn FlashBanner() -> impl IntoView {
    let flash = Flash::current();
    move || flash.text.get().map(|text| view! { <SuccessBanner text=text /> })
}
