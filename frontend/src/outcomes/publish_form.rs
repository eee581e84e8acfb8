//! Publishing the table that is shown.
use crate::api::client::post;
use crate::api::submit::submit;
use crate::list_query::part;
use crate::shell::flash::Flash;
use crate::shell::session_state::SessionState;
use crate::widgets::button::Button;
use crate::widgets::disclosure::Details;
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::text_input::TextInput;
use headstart_contract::evaluation::{OutcomeSelection, PublishedTableInput, PublishedTableView};
use headstart_domain::access::Permission;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};

/// The form, for those who may publish.
pub fn publish_form() -> AnyView {
    if !SessionState::current().may(Permission::OutcomesPublish) {
        return ().into_any();
    }
    let form = FormState::new();
    let title = RwSignal::new(String::new());
    let query = use_query_map();
    let navigate = use_navigate();
    let flash = Flash::current();
    let on_submit = Callback::new(move |()| {
        let title = title.get_untracked();
        if title.trim().is_empty() {
            return form.refuse(vec![FieldMessage::new("title", "Enter a title")]);
        }
        let input =
            PublishedTableInput { title, selection: selection(|name| part(&query.get_untracked(), name)) };
        let navigate = navigate.clone();
        submit::<_, PublishedTableView>(form, post("/evaluation/published-tables"), input, move |made| {
            flash.say("Table published");
            navigate(&format!("/outcomes/published/{}", made.value.id), Default::default());
        });
    });
    view! {
        <Details summary="Publish this table">
            <Form state=form on_submit=on_submit>
                <TextInput name="title" label="Title" value=title
                    hint="It is frozen as it is shown now, with counts rounded to the nearest five, and can never be changed. Later tables are held to it: none may tell of a few young people beside it." />
                <Button label="Publish table" busy=form.busy />
            </Form>
        </Details>
    }
    .into_any()
}

/// The table of the page's address, told part by part.
fn selection(part: impl Fn(&str) -> String) -> OutcomeSelection {
    let said = |name: &str| Some(part(name)).filter(|value| !value.is_empty());
    OutcomeSelection {
        by: said("by"),
        instrument: said("instrument"),
        scale: said("scale"),
        informant: said("informant"),
        only: said("only"),
        from: said("from").and_then(|day| day.parse().ok()),
        to: said("to").and_then(|day| day.parse().ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_address_does_not_say_is_not_limited() {
        let selection = selection(|name| match name {
            "by" => "tier".to_owned(),
            "from" => "2026-09-01".to_owned(),
            _ => String::new(),
        });
        assert_eq!((selection.by.as_deref(), selection.to), (Some("tier"), None));
        assert_eq!(selection.from.map(|day| day.to_string()).as_deref(), Some("2026-09-01"));
    }
}
