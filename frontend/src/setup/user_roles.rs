//! The roles of an account: each with the place where it is held, as many as the person has.
use super::setup_frame::{Lists, choices};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::text_input::SelectInput;
use headstart_domain::access::{Grant, Place, Role};
use leptos::prelude::*;

/// A role with its place, as they stand in the form.
#[derive(Clone, Copy)]
struct Row {
    number: u32,
    role: RwSignal<String>,
    place: RwSignal<String>,
}

impl Row {
    fn new(number: u32, grant: Option<&Grant>) -> Self {
        Self {
            number,
            role: RwSignal::new(grant.map(|grant| grant.role.as_str().to_owned()).unwrap_or_default()),
            place: RwSignal::new(place_code(grant.map_or(Place::Partnership, |grant| grant.place))),
        }
    }

    fn grant(&self) -> Option<Grant> {
        let role = self.role.get_untracked().parse().ok()?;
        Some(Grant { role, place: place_of(&self.place.get_untracked())? })
    }
}

/// The roles of an account while they are changed; there is always at least one.
#[derive(Clone, Copy)]
pub struct UserRoles {
    rows: RwSignal<Vec<Row>>,
}

impl UserRoles {
    /// The roles that somebody holds, or an empty one to fill in.
    pub fn new(grants: &[Grant]) -> Self {
        let numbers = 0..;
        let held: Vec<Row> =
            numbers.zip(grants).map(|(number, grant)| Row::new(number, Some(grant))).collect();
        Self { rows: RwSignal::new(if held.is_empty() { vec![Row::new(0, None)] } else { held }) }
    }

    /// What the form says; nothing while a role or a place is not chosen.
    pub fn grants(&self) -> Option<Vec<Grant>> {
        self.rows.with_untracked(|rows| rows.iter().map(Row::grant).collect())
    }

    fn add(self) {
        self.rows.update(|rows| {
            let number = rows.iter().map(|row| row.number + 1).max().unwrap_or(0);
            rows.push(Row::new(number, None));
        });
    }

    fn remove(self, number: u32) {
        self.rows.update(|rows| rows.retain(|row| row.number != number));
    }

    /// The fields.
    pub fn view(self, lists: Lists) -> AnyView {
        let rows = move || {
            let all = self.rows.get();
            let several = all.len() > 1;
            all.into_iter()
                .enumerate()
                .map(|(index, row)| self.fields(index, row, several, lists))
                .collect_view()
        };
        let add = Callback::new(move |()| self.add());
        view! { {rows}<Button label="Add another role" kind=ButtonKind::Secondary on_click=add /> }.into_any()
    }

    fn fields(self, index: usize, row: Row, several: bool, lists: Lists) -> AnyView {
        let roles = Role::ALL.iter().filter(|role| **role != Role::PartnerSystem);
        let roles = roles.map(|role| (role.as_str().to_owned(), role.label().to_owned())).collect::<Vec<_>>();
        // The first keeps the name of the whole list, so that a message about the list finds a field.
        let name = |part: &str| if index == 0 { part.to_owned() } else { format!("{part}-{}", row.number) };
        let (role_name, place_name) = (name("grants"), name("place"));
        let remove = several.then(|| {
            let act = Callback::new(move |()| self.remove(row.number));
            view! { <Button label="Remove" hidden=format!("role {}", index + 1) kind=ButtonKind::Secondary on_click=act /> }
        });
        let legend = if several { format!("Role {}", index + 1) } else { "Role".to_owned() };
        let places = move || view! { <SelectInput name=place_name.clone() label="Where" value=row.place options=places(lists) /> };
        view! {
            <fieldset class="govuk-fieldset app-panel">
                <legend class="govuk-fieldset__legend govuk-visually-hidden">{legend.clone()}</legend>
                <SelectInput name=role_name label=legend value=row.role options=roles empty="Choose one" />
                {places}
                {remove}
            </fieldset>
        }
        .into_any()
    }
}

/// Where a role can be held, as value and label.
fn places(lists: Lists) -> Vec<(String, String)> {
    let named = |kind: &str, list: Vec<(String, String)>| -> Vec<(String, String)> {
        list.into_iter().map(|(id, name)| (format!("{kind} {id}"), name)).collect()
    };
    let localities = choices(lists.localities, |one| (one.id.to_string(), format!("Locality {}", one.name)));
    let mut all = vec![("partnership".to_owned(), "The whole partnership".to_owned())];
    all.extend(named("locality", localities));
    all.extend(named("school", choices(lists.schools, |one| (one.id.to_string(), one.name))));
    all.extend(named("organisation", choices(lists.organisations, |one| (one.id.to_string(), one.name))));
    all
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

    #[test]
    fn every_role_that_somebody_holds_is_sent_back() {
        let grants: Vec<Grant> =
            Role::ALL.iter().take(3).map(|role| Grant { role: *role, place: Place::Partnership }).collect();
        assert_eq!(UserRoles::new(&grants).grants(), Some(grants));
    }
}
