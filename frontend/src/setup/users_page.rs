//! Accounts of staff.
use super::setup_frame::{Lists, SaveButtons, Target, edit_link, list_and_form, saver};
use super::user_roles::UserRoles;
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch_all};
use crate::api::submit::submit;
use crate::widgets::banner::{SuccessBanner, WarningText};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::disclosure::Details;
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::summary_list::{SummaryList, SummaryRow};
use crate::widgets::table::{Column, DataTable};
use crate::widgets::tag::{Colour, Tag};
use crate::widgets::text_input::TextInput;
use headstart_contract::account::{UserChange, UserCreated, UserInput, UserView};
use leptos::prelude::*;
use leptos::task::spawn_local;

const PATH: &str = "/setup/users";

/// The page.
pub fn users_page() -> AnyView {
    let lists = Lists::new();
    let users = fetch_all::<UserView>("the users", || paths::all(paths::USERS));
    let form = move |existing, list| form(existing, list, lists);
    list_and_form("Users", PATH, users, |one| one.id.to_string(), table, form)
}

fn table(users: Vec<UserView>) -> AnyView {
    let rows = users.into_iter().map(|one| {
        let roles = one.grants.iter().map(|grant| grant.role.label()).collect::<Vec<_>>().join(", ");
        let state = (!one.active).then(|| view! { <Tag text="Cannot sign in" colour=Colour::Grey /> });
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{one.name.clone()}</th>
                <td class="govuk-table__cell">{one.email}</td>
                <td class="govuk-table__cell">{roles}</td>
                <td class="govuk-table__cell">{state}</td>
                <td class="govuk-table__cell">{edit_link(PATH, &one.id.to_string(), &one.name)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::new("Name"),
        Column::new("Email"),
        Column::new("Roles"),
        Column::new("State"),
        Column::actions("Change"),
    ];
    view! { <DataTable caption="Users" caption_hidden=true columns=columns>{rows}</DataTable> }.into_any()
}

/// What has been typed.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    email: RwSignal<String>,
    roles: UserRoles,
    active: RwSignal<String>,
}

impl Fields {
    fn new(from: Option<&UserView>) -> Self {
        Self {
            name: RwSignal::new(from.map(|user| user.name.clone()).unwrap_or_default()),
            email: RwSignal::new(from.map(|user| user.email.clone()).unwrap_or_default()),
            roles: UserRoles::new(from.map(|user| user.grants.as_slice()).unwrap_or_default()),
            active: RwSignal::new(if from.is_none_or(|user| user.active) { "yes" } else { "no" }.to_owned()),
        }
    }

    fn faults(&self, new: bool) -> Vec<FieldMessage> {
        let mut faults = Vec::new();
        if self.name.with_untracked(|name| name.trim().is_empty()) {
            faults.push(FieldMessage::new("name", "Enter the name"));
        }
        if new && self.email.with_untracked(|email| !email.contains('@')) {
            faults.push(FieldMessage::new("email", "Enter an email address, like name@example.org"));
        }
        if self.roles.grants().is_none() {
            faults.push(FieldMessage::new("grants", "Choose each role and where it is held"));
        }
        faults
    }
}

fn form(existing: Option<UserView>, list: Fetched<Listed<UserView>>, lists: Lists) -> AnyView {
    let (state, fields) = (FormState::new(), Fields::new(existing.as_ref()));
    let made = RwSignal::new(None::<(UserCreated, bool)>);
    let new = existing.is_none();
    let existing = existing.map(|one| (one.id.to_string(), one.version));
    let id = existing.as_ref().map(|(id, _)| id.clone());
    let save = saver(state, Target { api: paths::USERS, existing, page: PATH }, list);
    let on_submit = Callback::new(move |()| {
        let faults = fields.faults(new);
        let (true, Some(grants)) = (state.accepts(faults), fields.roles.grants()) else { return };
        let name = fields.name.get_untracked().trim().to_owned();
        if new {
            let body = UserInput { email: fields.email.get_untracked().trim().to_owned(), name, grants };
            submit::<_, UserCreated>(state, post(paths::USERS), body, move |answer| {
                made.set(Some((answer.value, true)))
            });
        } else {
            save(UserChange { name, grants, active: fields.active.get_untracked() == "yes" });
        }
    });
    (move || match made.get() {
        Some((created, new)) => handed_over(created, new, list),
        None => {
            let renew = id.clone().map(|id| new_password(id, state, made));
            view! {
                <Form state=state on_submit=on_submit>
                    {controls(fields, new, lists)}
                    <SaveButtons form=state back=PATH />
                    {renew}
                </Form>
            }
            .into_any()
        }
    })
    .into_any()
}

/// For somebody who cannot sign in any more.
fn new_password(id: String, state: FormState, made: RwSignal<Option<(UserCreated, bool)>>) -> AnyView {
    let act = Callback::new(move |()| {
        let call = post(&format!("{}/{id}/new-password", paths::USERS));
        state.busy.set(true);
        spawn_local(async move {
            let answer = call.fetch::<UserCreated>().await;
            state.busy.try_set(false);
            match answer {
                Ok(answer) => made.set(Some((answer.value, false))),
                Err(error) => error.show_in(state),
            }
        });
    });
    view! {
        <Details summary="Give a new password">
            <p class="govuk-body">"For somebody who forgot theirs. The old one stops working and their sessions end."</p>
            <Button label="Make a new password" kind=ButtonKind::Warning busy=state.busy on_click=act />
        </Details>
    }
    .into_any()
}

/// The password, which the service shows this once.
fn handed_over(created: UserCreated, new: bool, list: Fetched<Listed<UserView>>) -> AnyView {
    let rows = vec![
        SummaryRow::text("Name", created.user.name),
        SummaryRow::text("Email", created.user.email),
        SummaryRow::text(if new { "First password" } else { "New password" }, created.password),
    ];
    view! {
        <SuccessBanner text=if new { "Account made" } else { "New password made" } />
        <WarningText text="Hand the password over now. It is not shown again." />
        <SummaryList rows=rows />
        <p class="govuk-body">
            <a class="govuk-link" href=PATH on:click=move |_| list.reload()>"Back to all users"</a>
        </p>
    }
    .into_any()
}

fn controls(fields: Fields, new: bool, lists: Lists) -> AnyView {
    let email = new.then(|| view! {
        <TextInput name="email" label="Email address" value=fields.email kind="email" class="govuk-!-width-two-thirds" />
    });
    let active = (!new).then(|| {
        let leads = "Whoever they lead waits for another lead worker: tell the programme manager.";
        let yes_no =
            vec![Choice::new("yes", "Yes"), Choice::new("no", "No: their sessions end at once").hint(leads)];
        view! { <Radios name="active" legend="May they sign in?" value=fields.active options=yes_no /> }
    });
    view! {
        <TextInput name="name" label="Name" value=fields.name class="govuk-!-width-two-thirds" />
        {email}
        {fields.roles.view(lists)}
        {active}
    }
    .into_any()
}
