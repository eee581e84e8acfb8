//! Accounts of staff.
use super::setup_frame::{Lists, SaveButtons, Target, choices, edit_link, list_and_form, saver};
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch};
use crate::api::submit::submit;
use crate::widgets::banner::{SuccessBanner, WarningText};
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::summary_list::{SummaryList, SummaryRow};
use crate::widgets::table::{Column, DataTable};
use crate::widgets::tag::{Colour, Tag};
use crate::widgets::text_input::{SelectInput, TextInput};
use headstart_contract::account::{UserChange, UserCreated, UserInput, UserView};
use headstart_domain::access::{Grant, Place, Role};
use leptos::prelude::*;

const PATH: &str = "/setup/users";

/// The page.
pub fn users_page() -> AnyView {
    let lists = Lists::new();
    let users = fetch::<Listed<UserView>>("the users", || paths::all(paths::USERS));
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

/// What has been typed. The first role can be changed here; others that somebody holds stay as they are.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    email: RwSignal<String>,
    role: RwSignal<String>,
    place: RwSignal<String>,
    active: RwSignal<String>,
    others: RwSignal<Vec<Grant>>,
}

impl Fields {
    fn new(from: Option<&UserView>) -> Self {
        let first = from.and_then(|user| user.grants.first());
        let others = from.map(|user| user.grants.iter().skip(1).copied().collect()).unwrap_or_default();
        Self {
            name: RwSignal::new(from.map(|user| user.name.clone()).unwrap_or_default()),
            email: RwSignal::new(from.map(|user| user.email.clone()).unwrap_or_default()),
            role: RwSignal::new(first.map(|grant| grant.role.as_str().to_owned()).unwrap_or_default()),
            place: RwSignal::new(
                first.map(|grant| place_code(grant.place)).unwrap_or_else(|| "partnership".to_owned()),
            ),
            active: RwSignal::new(if from.is_none_or(|user| user.active) { "yes" } else { "no" }.to_owned()),
            others: RwSignal::new(others),
        }
    }

    fn grants(&self) -> Option<Vec<Grant>> {
        let role = self.role.get_untracked().parse().ok()?;
        let place = place_of(&self.place.get_untracked())?;
        let others = self.others.get_untracked();
        Some(std::iter::once(Grant { role, place }).chain(others).collect())
    }

    fn faults(&self, new: bool) -> Vec<FieldMessage> {
        let mut faults = Vec::new();
        if self.name.with_untracked(|name| name.trim().is_empty()) {
            faults.push(FieldMessage::new("name", "Enter the name"));
        }
        if new && self.email.with_untracked(|email| !email.contains('@')) {
            faults.push(FieldMessage::new("email", "Enter an email address, like name@example.org"));
        }
        if self.grants().is_none() {
            faults.push(FieldMessage::new("grants", "Choose the role and where it is held"));
        }
        faults
    }
}

/// A place as the value of an option.
fn place_code(place: Place) -> String {
    match place {
        Place::Partnership => "partnership".to_owned(),
        Place::Locality(id) => format!("locality {id}"),
        Place::School(id) => format!("school {id}"),
        Place::Organisation(id) => format!("organisation {id}"),
    }
}

/// The place that an option stands for.
fn place_of(code: &str) -> Option<Place> {
    let (kind, id) = code.split_once(' ').unwrap_or((code, ""));
    match kind {
        "partnership" => Some(Place::Partnership),
        "locality" => id.parse().ok().map(Place::Locality),
        "school" => id.parse().ok().map(Place::School),
        "organisation" => id.parse().ok().map(Place::Organisation),
        _ => None,
    }
}

fn form(existing: Option<UserView>, list: Fetched<Listed<UserView>>, lists: Lists) -> AnyView {
    let (state, fields) = (FormState::new(), Fields::new(existing.as_ref()));
    let made = RwSignal::new(None::<UserCreated>);
    let new = existing.is_none();
    let existing = existing.map(|one| (one.id.to_string(), one.version));
    let save = saver(state, Target { api: paths::USERS, existing, page: PATH }, list);
    let on_submit = Callback::new(move |()| {
        let faults = fields.faults(new);
        let (true, Some(grants)) = (state.accepts(faults), fields.grants()) else { return };
        let name = fields.name.get_untracked().trim().to_owned();
        if new {
            let body = UserInput { email: fields.email.get_untracked().trim().to_owned(), name, grants };
            submit::<_, UserCreated>(state, post(paths::USERS), body, move |answer| {
                made.set(Some(answer.value))
            });
        } else {
            save(UserChange { name, grants, active: fields.active.get_untracked() == "yes" });
        }
    });
    (move || match made.get() {
        Some(created) => handed_over(created, list),
        None => view! {
            <Form state=state on_submit=on_submit>{controls(fields, new, lists)}<SaveButtons form=state back=PATH /></Form>
        }
        .into_any(),
    })
    .into_any()
}

/// The first password, which the service shows this once.
fn handed_over(created: UserCreated, list: Fetched<Listed<UserView>>) -> AnyView {
    let rows = vec![
        SummaryRow::text("Name", created.user.name),
        SummaryRow::text("Email", created.user.email),
        SummaryRow::text("First password", created.password),
    ];
    view! {
        <SuccessBanner text="Account made" />
        <WarningText text="Hand the password over now. It is not shown again." />
        <SummaryList rows=rows />
        <p class="govuk-body">
            <a class="govuk-link" href=PATH on:click=move |_| list.reload()>"Back to all users"</a>
        </p>
    }
    .into_any()
}

fn controls(fields: Fields, new: bool, lists: Lists) -> AnyView {
    let roles = Role::ALL.iter().filter(|role| **role != Role::PartnerSystem);
    let roles = roles.map(|role| (role.as_str().to_owned(), role.label().to_owned())).collect::<Vec<_>>();
    let places = move || {
        let named = |kind: &str, list: Vec<(String, String)>| -> Vec<(String, String)> {
            list.into_iter().map(|(id, name)| (format!("{kind} {id}"), name)).collect()
        };
        let mut all = vec![("partnership".to_owned(), "The whole partnership".to_owned())];
        all.extend(named(
            "locality",
            choices(lists.localities, |one| (one.id.to_string(), format!("Locality {}", one.name))),
        ));
        all.extend(named("school", choices(lists.schools, |one| (one.id.to_string(), one.name))));
        all.extend(named("organisation", choices(lists.organisations, |one| (one.id.to_string(), one.name))));
        view! { <SelectInput name="place" label="Where" value=fields.place options=all /> }
    };
    let email = new.then(|| view! {
        <TextInput name="email" label="Email address" value=fields.email kind="email" class="govuk-!-width-two-thirds" />
    });
    let active = (!new).then(|| {
        let yes_no = vec![Choice::new("yes", "Yes"), Choice::new("no", "No: their sessions end at once")];
        view! { <Radios name="active" legend="May they sign in?" value=fields.active options=yes_no /> }
    });
    view! {
        <TextInput name="name" label="Name" value=fields.name class="govuk-!-width-two-thirds" />
        {email}
        <SelectInput name="grants" label="Role" value=fields.role options=roles empty="Choose one" />
        {places}
        {active}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_back_from_its_option() {
        let id = "018f0000-0000-7000-8000-000000000001".parse().unwrap();
        for place in [Place::Partnership, Place::Locality(id)] {
            assert_eq!(place_of(&place_code(place)), Some(place));
        }
        assert_eq!(place_of("locality nonsense"), None);
    }
}
