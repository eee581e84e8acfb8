//! Programs of partner organisations and evaluators, with credentials of their own.
use super::setup_frame::{Lists, SaveButtons, choices, edit_link, list_and_form};
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch_all, show};
use crate::api::submit::submit;
use crate::format::moment_date;
use crate::shell::flash::Flash;
use crate::widgets::banner::{SuccessBanner, WarningText};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::form::{ErrorSummary, FieldMessage, Form, FormState};
use crate::widgets::page_state::Empty;
use crate::widgets::summary_list::{SummaryList, SummaryRow};
use crate::widgets::table::{Column, DataTable};
use crate::widgets::text_input::{SelectInput, TextInput};
use headstart_contract::account::{ClientCreated, ClientInput, ClientView};
use headstart_contract::setup::OrganisationView;
use headstart_domain::access::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

const PATH: &str = "/setup/programs";

/// The page.
pub fn clients_page() -> AnyView {
    let organisations = Lists::new().organisations;
    let clients = fetch_all::<ClientView>("the programs", || paths::all(paths::CLIENTS));
    let form = move |existing: Option<ClientView>, list| match existing {
        Some(client) => program(client, list),
        None => form(list, organisations),
    };
    list_and_form("Programs", PATH, clients, |one| one.id.to_string(), table, form)
}

fn table(clients: Vec<ClientView>) -> AnyView {
    if clients.is_empty() {
        return view! { <Empty title="No programs yet">"Register a system that sends referrals, or one that pulls scores for evaluation."</Empty> }
            .into_any();
    }
    let rows = clients.into_iter().map(|one| {
        let scopes = one.scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(", ");
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{one.name.clone()}</th>
                <td class="govuk-table__cell"><code>{one.client_id}</code></td>
                <td class="govuk-table__cell">{scopes}</td>
                <td class="govuk-table__cell">{moment_date(one.created_at)}</td>
                <td class="govuk-table__cell">{if one.active { "Active" } else { "Stopped" }}</td>
                <td class="govuk-table__cell">{edit_link(PATH, &one.id.to_string(), &one.name)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::new("Name"),
        Column::new("Client id"),
        Column::new("May ask for"),
        Column::new("Registered"),
        Column::new("State"),
        Column::actions("Change"),
    ];
    view! { <DataTable caption="Programs" caption_hidden=true columns=columns>{rows}</DataTable> }.into_any()
}

fn form(list: Fetched<Listed<ClientView>>, organisations: Fetched<Listed<OrganisationView>>) -> AnyView {
    let state = FormState::new();
    let empty = || RwSignal::new(String::new());
    let (name, role, organisation) = (empty(), empty(), empty());
    let made = RwSignal::new(None::<ClientCreated>);
    let on_submit = Callback::new(move |()| {
        let typed = name.get_untracked().trim().to_owned();
        if typed.is_empty() {
            return state.refuse(vec![FieldMessage::new("name", "Enter the name of the program")]);
        }
        let Ok(role) = role.get_untracked().parse::<Role>() else {
            return state.refuse(vec![FieldMessage::new("role", "Choose what it does")]);
        };
        let organisation_id = organisation.get_untracked().parse().ok();
        let body = ClientInput { name: typed, role, organisation_id };
        submit::<_, ClientCreated>(state, post(paths::CLIENTS), body, move |answer| {
            made.set(Some(answer.value))
        });
    });
    let fields = move || {
        let roles = vec![
            Choice::new(Role::PartnerSystem.as_str(), "Sends referrals of a partner organisation"),
            Choice::new(Role::Evaluator.as_str(), "Pulls pseudonymised scores for evaluation"),
        ];
        view! {
            <Form state=state on_submit=on_submit>
                <TextInput name="name" label="Name" value=name class="govuk-!-width-two-thirds" />
                <Radios name="role" legend="What does it do?" value=role options=roles />
                {show(organisations, move |_| {
                    let options = choices(organisations, |one| (one.id.to_string(), one.name));
                    view! { <SelectInput name="organisation_id" label="Organisation it belongs to" value=organisation options=options empty="None" /> }
                        .into_any()
                })}
                <SaveButtons form=state back=PATH />
            </Form>
        }
        .into_any()
    };
    (move || match made.get() {
        Some(created) => handed_over(created, list),
        None => fields(),
    })
    .into_any()
}

/// A program that is there: what it may do, and the button that stops it.
fn program(client: ClientView, list: Fetched<Listed<ClientView>>) -> AnyView {
    let state = FormState::new();
    let (flash, navigate) = (Flash::current(), use_navigate());
    let address = format!("{}/{}/deactivate", paths::CLIENTS, client.id);
    let stop = Callback::new(move |()| {
        let (call, navigate) = (post(&address), navigate.clone());
        state.busy.set(true);
        spawn_local(async move {
            let answer = call.only().await;
            state.busy.try_set(false);
            match answer {
                Ok(()) => {
                    list.reload();
                    flash.say("Program stopped. Its tokens are refused from now on.");
                    navigate(PATH, NavigateOptions::default());
                }
                Err(error) => error.show_in(state),
            }
        });
    });
    let button = client.active.then(|| view! {
        <WarningText text="A program that was stopped cannot be started again. Register a new one instead." />
        <Button label="Stop this program" kind=ButtonKind::Warning busy=state.busy on_click=stop />
    });
    let rows = vec![
        SummaryRow::text("Client id", client.client_id),
        SummaryRow::text(
            "May ask for",
            client.scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(", "),
        ),
        SummaryRow::text("State", if client.active { "Active" } else { "Stopped" }),
    ];
    view! {
        <ErrorSummary state=state />
        <h2 class="govuk-heading-m">{client.name}</h2>
        <SummaryList rows=rows />
        {button}
        <p class="govuk-body"><a class="govuk-link" href=PATH>"Back to all programs"</a></p>
    }
    .into_any()
}

/// The secret, which the service shows this once.
fn handed_over(created: ClientCreated, list: Fetched<Listed<ClientView>>) -> AnyView {
    let rows = vec![
        SummaryRow::text("Name", created.client.name),
        SummaryRow::text("Client id", created.client.client_id),
        SummaryRow::text("Secret", created.client_secret),
    ];
    view! {
        <SuccessBanner text="Program registered" />
        <WarningText text="Copy the secret now. It is not shown again." />
        <SummaryList rows=rows />
        <p class="govuk-body"><a class="govuk-link" href=PATH on:click=move |_| list.reload()>"Back to all programs"</a></p>
    }
    .into_any()
}
