//! The bar that says whose record a page belongs to.
use crate::api::paths;
use crate::api::remote::fetch;
use crate::format::date;
use crate::shell::session_state::SessionState;
use crate::widgets::identity_bar::IdentityBar;
use headstart_contract::young_person::{Identity, YoungPersonView};
use headstart_domain::access::Permission;
use leptos::prelude::*;

/// The bar for an identity that is there.
pub fn bar(identity: &Identity) -> AnyView {
    let mut facts = vec![
        ("Date of birth".to_owned(), format!("{} (age {})", date(identity.birth_date), identity.age)),
        ("Reference".to_owned(), identity.reference.clone()),
    ];
    facts.extend(identity.known_as.clone().map(|name| ("Known as".to_owned(), name)));
    facts.extend(identity.school.clone().map(|school| ("School".to_owned(), school)));
    let href = format!("/young-people/{}", identity.id);
    view! { <IdentityBar name=identity.name.clone() href=href facts=facts alerts=identity.alerts.clone() /> }
        .into_any()
}

/// The bar of a record that is known by its id; until its facts are there, or when the person may not read them,
/// it shows the name alone.
#[component]
pub fn RecordIdentity(
    /// The young person.
    id: String,
    /// Their name.
    name: String,
) -> impl IntoView {
    let may = SessionState::current().may(Permission::YoungPeopleRead);
    let href = format!("/young-people/{id}");
    let record =
        fetch::<YoungPersonView>(
            "the record",
            move || if may { paths::young_person(&id) } else { String::new() },
        );
    move || match record.value() {
        Some(record) => bar(&record.identity),
        None => {
            view! { <IdentityBar name=name.clone() href=href.clone() facts=Vec::new() alerts=Vec::new() /> }
                .into_any()
        }
    }
}
