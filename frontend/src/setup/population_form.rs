//! Setting the figures of a population, or correcting them.
use super::population_page::{Groups, PATH, dimension_title};
use super::setup_frame::SaveButtons;
use crate::api::client::put;
use crate::api::paths;
use crate::api::submit::submit;
use crate::shell::flash::Flash;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::date_input::{DateInput, DateParts};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::text_input::TextInput;
use headstart_contract::setup::{PopulationFigure, PopulationInput, PopulationView};
use headstart_domain::evaluation::Dimension;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The form for the figures by one dimension.
pub fn population_form(dimension: Dimension, known: PopulationView, groups: Groups) -> AnyView {
    let (state, flash, navigate) = (FormState::new(), Flash::current(), use_navigate());
    let count_of = |value: &str| known.figures.iter().find(|figure| figure.value == value);
    let fields: Vec<(String, String, RwSignal<String>)> = groups
        .into_iter()
        .map(|(value, name)| {
            let typed = count_of(&value).map(|figure| figure.count.to_string()).unwrap_or_default();
            (value, name, RwSignal::new(typed))
        })
        .collect();
    let source = RwSignal::new(known.source.clone().unwrap_or_default());
    let as_at = DateParts::new(known.as_at);
    let version = known.version;
    let send = move |input: PopulationInput, said: &'static str| {
        let call = put(&paths::population(dimension)).if_match(Some(paths::etag(version)));
        let navigate = navigate.clone();
        submit::<_, PopulationView>(state, call, input, move |_| {
            flash.say(said);
            navigate(PATH, NavigateOptions::default());
        });
    };
    let (typed, save) = (fields.clone(), send.clone());
    let on_submit = Callback::new(move |()| {
        let counts: Vec<(String, String)> =
            typed.iter().map(|(value, _, typed)| (value.clone(), typed.get_untracked())).collect();
        match read(&counts, &source.get_untracked(), untrack(|| as_at.read())) {
            Ok(input) => save(input, "Figures saved"),
            Err(faults) => state.refuse(faults),
        }
    });
    let kept = known.source.clone().zip(known.as_at).filter(|_| !known.figures.is_empty());
    let remove = kept.map(|(source, as_at)| {
        let take_away = Callback::new(move |()| {
            send(
                PopulationInput { figures: Vec::new(), source: source.clone(), as_at },
                "Figures taken away",
            );
        });
        view! { <Button label="Take these figures away" kind=ButtonKind::Secondary on_click=take_away /> }
    });
    let inputs = fields.into_iter().enumerate().map(|(place, (_, name, typed))| {
        view! {
            <TextInput name=format!("figures[{place}].count") label=name value=typed
                class="govuk-input--width-5" inputmode="numeric" />
        }
    });
    let inputs = inputs.collect_view();
    let title = format!("Population by {}", dimension_title(dimension).to_lowercase());
    view! {
        <BackLink href=PATH label="Population" />
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=state on_submit=on_submit>
                <PageHeading text=title />
                <TextInput name="source" label="Source" value=source hint="Where the figures are published, such as “School census, Department for Education”." />
                <DateInput name="as_at" legend="As at" value=as_at hint="The day the figures are of. Of a yearly census, the day of the census." />
                <h2 class="govuk-heading-m">"Young people in each group"</h2>
                <p class="govuk-body">"Leave a group empty when there is no figure of it: those reached in it are then not compared."</p>
                {inputs}
                <SaveButtons form=state back=PATH />
            </Form>
            {remove}
        </div></div>
    }
    .into_any()
}

type Day = Result<Option<chrono::NaiveDate>, String>;

/// The figures as they were typed; the fields that need attention by the place of their group on the page.
fn read(counts: &[(String, String)], source: &str, as_at: Day) -> Result<PopulationInput, Vec<FieldMessage>> {
    let mut faults = Vec::new();
    let day = match as_at {
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            faults.push(FieldMessage::new("as_at", "Enter the day the figures are of"));
            None
        }
        Err(message) => {
            faults.push(FieldMessage::new("as_at", &message));
            None
        }
    };
    let (mut figures, mut places) = (Vec::new(), Vec::new());
    for (place, (value, typed)) in counts.iter().enumerate() {
        let digits: String = typed.chars().filter(|one| !one.is_whitespace() && *one != ',').collect();
        match digits.parse::<u64>() {
            _ if digits.is_empty() => {}
            Ok(count) => {
                figures.push(PopulationFigure { value: value.clone(), count });
                places.push(place);
            }
            Err(_) => {
                let field = format!("figures[{place}].count");
                faults.push(FieldMessage::new(&field, "Enter a whole number of people, or nothing"));
            }
        }
    }
    if figures.is_empty() && faults.is_empty() {
        faults.push(FieldMessage::new("figures[0].count", "Enter the figure of one group at least"));
    }
    let input = PopulationInput { figures, source: source.to_owned(), as_at: day.unwrap_or_default() };
    for fault in input.check() {
        let of_group = fault.field.strip_prefix("figures[").and_then(|rest| rest.split_once(']'));
        let place = of_group.and_then(|(sent, _)| places.get(sent.parse::<usize>().ok()?));
        let field = place.map_or(fault.field.clone(), |place| format!("figures[{place}].count"));
        faults.push(FieldMessage::new(&field, &fault.message));
    }
    if faults.is_empty() { Ok(input) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter().map(|(value, typed)| ((*value).to_owned(), (*typed).to_owned())).collect()
    }

    fn day() -> Day {
        Ok("2026-01-15".parse().ok())
    }

    #[test]
    fn a_group_without_a_figure_is_not_sent_and_thousands_may_have_commas() {
        let input = read(&counts(&[("female", "7,120"), ("other", ""), ("male", " 7405 ")]), "Census", day());
        let figures = input.map(|input| input.figures).unwrap_or_default();
        let sent: Vec<(&str, u64)> = figures.iter().map(|one| (one.value.as_str(), one.count)).collect();
        assert_eq!(sent, [("female", 7120), ("male", 7405)]);
    }

    #[test]
    fn what_is_wrong_is_told_at_its_own_field() {
        let fields = |found: Result<PopulationInput, Vec<FieldMessage>>| -> Vec<String> {
            found.err().unwrap_or_default().into_iter().map(|fault| fault.field).collect()
        };
        let typed = counts(&[("female", ""), ("male", "many"), ("other", "900000000")]);
        assert_eq!(
            fields(read(&typed, " ", Ok(None))),
            ["as_at", "figures[1].count", "source", "figures[2].count"]
        );
        assert_eq!(fields(read(&counts(&[("female", "")]), "Census", day())), ["figures[0].count"]);
    }
}
