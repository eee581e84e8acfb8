//! Setting a round up, and changing it.
use crate::api::client::{post, put};
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::api::submit::submit;
use crate::app::page;
use crate::format::today;
use crate::shell::flash::Flash;
use crate::widgets::banner::InsetText;
use crate::widgets::button::{Button, ButtonGroup};
use crate::widgets::check_inputs::{Checkboxes, Choice, Radios};
use crate::widgets::date_input::{DateInput, DateParts};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::text_input::TextInput;
use chrono::NaiveDate;
use headstart_contract::survey::{SurveyInstrumentView, SurveyWaveView};
use headstart_domain::person::academic_year;
use headstart_domain::survey::{Design, WavePlan, WaveState, YEAR_GROUPS};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

/// The page for a new round.
pub fn new_round_page() -> AnyView {
    let instruments = instruments();
    page(show(instruments, |answer| form(None, answer.value.into_items())))
}

/// The page on which a round is changed.
pub fn change_round_page() -> AnyView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    let round = fetch::<SurveyWaveView>("the round", move || format!("/survey-waves/{}", id()));
    let instruments = instruments();
    page(show(round, move |round| {
        show(instruments, move |answer| form(Some(round.value.clone()), answer.value.into_items()))
    }))
}

fn instruments() -> crate::api::remote::Fetched<Listed<SurveyInstrumentView>> {
    fetch::<Listed<SurveyInstrumentView>>("the questionnaires", || "/survey-instruments".to_owned())
}

/// The fields in the order of the page.
const ORDER: [&str; 6] = ["name", "academic_year", "year_groups", "instruments", "opens_on", "closes_on"];

/// What has been typed.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    year: RwSignal<String>,
    design: RwSignal<String>,
    years: RwSignal<Vec<String>>,
    instruments: RwSignal<Vec<String>>,
    asks_code: RwSignal<Vec<String>>,
    opens_on: DateParts,
    closes_on: DateParts,
}

impl Typed {
    fn of(plan: Option<&WavePlan>, today: NaiveDate) -> Self {
        let words = |list: Vec<String>| RwSignal::new(list);
        let year =
            plan.map_or_else(|| academic_year(today).to_string(), |plan| plan.academic_year.to_string());
        let design = plan.map_or(Design::Cohort, |plan| plan.design);
        let years = plan.map(|plan| plan.year_groups.iter().map(u8::to_string).collect());
        let code = plan.is_none_or(|plan| plan.asks_code).then(|| "yes".to_owned());
        Self {
            name: RwSignal::new(plan.map(|plan| plan.name.clone()).unwrap_or_default()),
            year: RwSignal::new(year),
            design: RwSignal::new(design.as_str().to_owned()),
            years: words(years.unwrap_or_default()),
            instruments: words(plan.map(|plan| plan.instruments.clone()).unwrap_or_default()),
            asks_code: words(code.into_iter().collect()),
            opens_on: DateParts::new(plan.map(|plan| plan.opens_on)),
            closes_on: DateParts::new(plan.map(|plan| plan.closes_on)),
        }
    }

    /// The plan, or what is missing from it. What else may be wrong with it the domain says.
    fn plan(&self, order: &[String], today: NaiveDate) -> Result<WavePlan, Vec<FieldMessage>> {
        let mut faults = Vec::new();
        let academic_year = self.year.with_untracked(|year| year.trim().parse::<i16>().ok());
        if academic_year.is_none() {
            faults.push(FieldMessage::new("academic_year", "Enter the year in which the school year begins"));
        }
        let mut day = |field: &str, which: &str, parts: DateParts| match untrack(|| parts.read()) {
            Ok(Some(day)) => Some(day),
            Ok(None) => {
                faults.push(FieldMessage::new(field, &format!("Enter the {which} day")));
                None
            }
            Err(message) => {
                faults.push(FieldMessage::new(field, &message));
                None
            }
        };
        let opens_on = day("opens_on", "first", self.opens_on);
        let closes_on = day("closes_on", "last", self.closes_on);
        let chosen = self.instruments.get_untracked();
        let mut year_groups: Vec<u8> =
            self.years.with_untracked(|years| years.iter().filter_map(|year| year.parse().ok()).collect());
        year_groups.sort_unstable();
        let plan = WavePlan {
            name: self.name.get_untracked().trim().to_owned(),
            // What stands for something missing is never sent: its own fault is among those below.
            academic_year: academic_year.unwrap_or_default(),
            design: self.design.get_untracked().parse().unwrap_or(Design::Cohort),
            year_groups,
            instruments: order.iter().filter(|key| chosen.contains(key)).cloned().collect(),
            asks_code: self.asks_code.with_untracked(|code| !code.is_empty()),
            opens_on: opens_on.unwrap_or(today),
            closes_on: closes_on.unwrap_or(today),
        };
        let days_are_there = academic_year.is_some() && opens_on.is_some() && closes_on.is_some();
        let found = plan.faults().into_vec().into_iter().filter(|fault| {
            !matches!(fault.field.as_str(), "academic_year" | "opens_on" | "closes_on") || days_are_there
        });
        faults.extend(found.map(|fault| FieldMessage::new(&fault.field, &fault.message)));
        // In the order of the fields on the page.
        faults.sort_by_key(|fault| ORDER.iter().position(|field| fault.field.starts_with(field)));
        if faults.is_empty() { Ok(plan) } else { Err(faults) }
    }
}

fn form(round: Option<SurveyWaveView>, instruments: Vec<SurveyInstrumentView>) -> AnyView {
    let state = FormState::new();
    let (flash, navigate) = (Flash::current(), use_navigate());
    let typed = Typed::of(round.as_ref().map(|round| &round.plan), today());
    let order: Vec<String> = instruments.iter().map(|one| one.key.clone()).collect();
    let is_open = round.as_ref().is_some_and(|round| round.state == WaveState::Open);
    let (title, back) = match &round {
        None => ("Set up a round", "/surveys".to_owned()),
        Some(round) => ("Change the round", format!("/surveys/{}", round.id)),
    };
    let existing = round.map(|round| (round.id, round.version));
    let on_submit = Callback::new(move |()| {
        let plan = match typed.plan(&order, today()) {
            Ok(plan) => plan,
            Err(faults) => return state.refuse(faults),
        };
        let call = match existing {
            None => post("/survey-waves"),
            Some((id, version)) => put(&format!("/survey-waves/{id}")).if_match(Some(paths::etag(version))),
        };
        let navigate = navigate.clone();
        submit::<_, SurveyWaveView>(state, call, plan, move |answer| {
            flash.say("Saved");
            navigate(&format!("/surveys/{}", answer.value.id), NavigateOptions::default());
        });
    });
    let fixed = is_open.then(|| view! {
        <InsetText>"While a round is open, only its name and its last day can change: pupils have answered what is asked now."</InsetText>
    });
    let years: Vec<Choice> = YEAR_GROUPS.map(|year| Choice::new(year, format!("Year {year}"))).collect();
    let designs = Design::ALL.iter().map(|one| Choice::new(one.as_str(), one.label())).collect();
    let asked = instruments.into_iter().map(|one| {
        let words = if one.words == "none" {
            " Its words are not there yet: an administrator uploads them under Setup, Words."
        } else {
            ""
        };
        let bands =
            if one.has_bands { "" } else { " Means only: its bands are not of young people of these ages." };
        Choice::new(&one.key, &one.title).hint(&format!("{} questions.{bands}{words}", one.questions))
    });
    let asked = asked.collect();
    let code = vec![Choice::new("yes", "Ask pupils for a code of their own").hint(
        "Four small facts make it; only a scrambled form is kept. It joins rounds of the same school without names, and not for every pupil.",
    )];
    let cancel = back.clone();
    view! {
        <BackLink href=back label="Back" />
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=state on_submit=on_submit>
                <PageHeading text=title />
                {fixed}
                <TextInput name="name" label="Name" value=typed.name class="govuk-!-width-two-thirds" hint="Such as “Spring survey 2026, secondary schools”." />
                <TextInput name="academic_year" label="School year that begins in" value=typed.year class="govuk-input--width-4" inputmode="numeric" />
                <Radios name="design" legend="Design" value=typed.design options=designs />
                <Checkboxes name="year_groups" legend="School years asked" values=typed.years options=years small=true />
                <Checkboxes name="instruments" legend="What is asked" values=typed.instruments options=asked
                    hint="Only questionnaires made for whole year groups. None of them has a question on which somebody would have to act at once." />
                <Checkboxes name="asks_code" legend="Joining rounds" values=typed.asks_code options=code />
                <DateInput name="opens_on" legend="First day" value=typed.opens_on />
                <DateInput name="closes_on" legend="Last day" value=typed.closes_on />
                <ButtonGroup>
                    <Button label="Save" busy=state.busy />
                    <a class="govuk-link" href=cancel>"Cancel"</a>
                </ButtonGroup>
            </Form>
        </div></div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_an_empty_round_lacks_is_named_at_once_in_the_order_of_the_page() {
        Owner::new().with(|| {
            let day = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
            let typed = Typed::of(None, day);
            typed.year.set(String::new());
            let faults = typed.plan(&[], day).unwrap_err();
            let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
            assert_eq!(fields, ORDER);
        });
    }
}
