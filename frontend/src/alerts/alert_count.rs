//! How many alerts wait, in the header of every page.
use crate::api::remote::fetch;
use crate::shell::session_state::SessionState;
use headstart_contract::alert::AlertCount as Count;
use headstart_domain::access::Permission;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Says elsewhere on the page that an alert has been seen to.
#[derive(Clone, Copy)]
pub struct AlertsChanged(pub RwSignal<u32>);

/// The link to the alerts, while there are any that nobody has seen to. Asked for anew on each page.
#[component]
pub fn AlertCount() -> impl IntoView {
    let path = use_location().pathname;
    let may = SessionState::current().may(Permission::AlertsRead);
    let count =
        fetch::<Count>("the alerts", move || if may { "/alerts/count".to_owned() } else { String::new() });
    let changed = use_context::<AlertsChanged>();
    Effect::new(move |before: Option<()>| {
        path.track();
        if let Some(AlertsChanged(changed)) = changed {
            changed.track();
        }
        if may && before.is_some() {
            count.reload();
        }
    });
    move || {
        count.value().filter(|count| count.open > 0).map(|count| {
            let words = if count.open == 1 {
                "1 risk alert".to_owned()
            } else {
                format!("{} risk alerts", count.open)
            };
            view! { <a class="app-alert-count" href="/alerts">{words}</a> }
        })
    }
}
