//! A school in a round: who is on its roll, its classes, and their links.
use super::school_links::school_links;
use super::survey_words::year_groups;
use crate::api::client::{delete, put};
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch, show};
use crate::api::submit::submit;
use crate::app::page;
use crate::shell::flash::{Flash, FlashBanner};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::text_input::{TextArea, TextInput};
use headstart_contract::setup::SchoolView;
use headstart_contract::survey::{SurveySchoolView, SurveyWaveView};
use headstart_domain::survey::{ClassPlan, SchoolPlan, YearRoll};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

/// The page.
pub fn school_page() -> AnyView {
    let params = use_params_map();
    let part = move |name: &str| params.with(|params| params.get(name).unwrap_or_default());
    let round = fetch::<SurveyWaveView>("the round", move || format!("/survey-waves/{}", part("id")));
    let school = fetch::<SchoolView>("the school", move || format!("/schools/{}", part("school")));
    let schools = fetch::<Listed<SurveySchoolView>>("the classes", move || {
        format!("/survey-waves/{}/schools", part("id"))
    });
    page(
        view! {
            <div class="app-no-print">
                {move || view! { <BackLink href=format!("/surveys/{}", part("id")) label="The round" /> }}
            </div>
            <FlashBanner />
            {show(school, move |school| show(round, move |round| {
                let school = school.value.clone();
                show(schools, move |all| {
                    let known = all.value.into_items().into_iter().find(|one| one.school_id == school.id);
                    view_of(&school, &round.value, known, schools)
                })
            }))}
        }
        .into_any(),
    )
}

fn view_of(
    school: &SchoolView,
    round: &SurveyWaveView,
    known: Option<SurveySchoolView>,
    schools: Fetched<Listed<SurveySchoolView>>,
) -> AnyView {
    let caption = round.plan.name.clone();
    let links = known.clone().filter(|known| !known.classes.is_empty()).map(|known| {
        let has_links = known.classes.iter().any(|class| class.link_made_at.is_some());
        school_links(round.id.to_string(), school.id.to_string(), has_links, schools)
    });
    view! {
        <PageHeading text=school.name.clone() caption=caption />
        {links}
        <div class="app-no-print">{form(school, round, known)}</div>
    }
    .into_any()
}

fn form(school: &SchoolView, round: &SurveyWaveView, known: Option<SurveySchoolView>) -> AnyView {
    let state = FormState::new();
    let (flash, navigate) = (Flash::current(), use_navigate());
    let roll_of = |year: u8| {
        let known = known.as_ref()?.years.iter().find(|one| one.year_group == year)?;
        Some(known.rate.pupils.to_string())
    };
    let rolls: Vec<(u8, RwSignal<String>)> = round
        .plan
        .year_groups
        .iter()
        .map(|year| (*year, RwSignal::new(roll_of(*year).unwrap_or_default())))
        .collect();
    let lines = known.as_ref().map(|known| {
        let line = |class: &headstart_contract::survey::SurveyClassView| {
            format!("{}; {}; {}", class.year_group, class.label, class.rate.pupils)
        };
        known.classes.iter().map(line).collect::<Vec<_>>().join("\n")
    });
    let classes = RwSignal::new(lines.unwrap_or_default());
    let address = format!("/survey-waves/{}/schools/{}", round.id, school.id);
    let (back, etag) = (format!("/surveys/{}", round.id), paths::etag(round.version));
    let (fields, target, tag, home) = (rolls.clone(), address.clone(), etag.clone(), navigate.clone());
    let on_submit = Callback::new(move |()| {
        let plan = match read(&rolls, &classes.get_untracked()) {
            Ok(plan) => plan,
            Err(faults) => return state.refuse(faults),
        };
        let call = put(&target).if_match(Some(tag.clone()));
        let (home, here) = (home.clone(), here());
        submit::<_, SurveyWaveView>(state, call, plan, move |_| {
            flash.say("Saved. Make the links of new classes here.");
            // The version of the round has gone on: everything is read anew.
            home(&here, NavigateOptions { replace: true, ..NavigateOptions::default() });
        });
    });
    let remove = known.filter(|known| known.rate.responses == 0).map(|_| {
        let take_out = Callback::new(move |()| {
            let call = delete(&address).if_match(Some(etag.clone()));
            let (navigate, back) = (navigate.clone(), back.clone());
            spawn_local(async move {
                match call.only().await {
                    Ok(()) => {
                        flash.say("The school is out of this round");
                        navigate(&back, NavigateOptions::default());
                    }
                    Err(error) => error.show_in(state),
                }
            });
        });
        view! { <Button label="Take the school out of this round" kind=ButtonKind::Secondary on_click=take_out /> }
    });
    let inputs = fields.into_iter().enumerate().map(|(place, (year, typed))| {
        view! {
            <TextInput name=format!("on_roll[{place}].pupils") label=format!("Pupils on the roll in Year {year}") value=typed
                class="govuk-input--width-4" inputmode="numeric" />
        }
    });
    let inputs = inputs.collect_view();
    let hint = format!(
        "One on each line: school year; name of the class; pupils. For example “7; 7B; 28”. This round asks {}.",
        year_groups(&round.plan.year_groups)
    );
    view! {
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=state on_submit=on_submit>
                <h2 class="govuk-heading-m">"Pupils and classes"</h2>
                {inputs}
                <TextArea name="classes" label="Classes" value=classes rows=8 hint=hint />
                <Button label="Save" busy=state.busy />
            </Form>
            {remove}
        </div></div>
    }
    .into_any()
}

/// The path of this page.
fn here() -> String {
    web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// The plan as it was typed. A school year without a number of pupils takes no part.
fn read(rolls: &[(u8, RwSignal<String>)], classes: &str) -> Result<SchoolPlan, Vec<FieldMessage>> {
    let mut faults = Vec::new();
    let mut on_roll = Vec::new();
    for (place, (year_group, typed)) in rolls.iter().enumerate() {
        let typed = typed.get_untracked();
        match typed.trim().parse::<u32>() {
            _ if typed.trim().is_empty() => {}
            Ok(pupils) if pupils > 0 => on_roll.push(YearRoll { year_group: *year_group, pupils }),
            _ => {
                let field = format!("on_roll[{place}].pupils");
                faults.push(FieldMessage::new(&field, "Enter a whole number of pupils, or nothing"));
            }
        }
    }
    match read_classes(classes) {
        Some(classes) if faults.is_empty() => Ok(SchoolPlan { on_roll, classes }),
        Some(_) => Err(faults),
        None => {
            faults.push(FieldMessage::new("classes", "Write each line as: school year; name; pupils"));
            Err(faults)
        }
    }
}

/// The classes, one on each line; none when a line is not whole.
fn read_classes(text: &str) -> Option<Vec<ClassPlan>> {
    let filled = text.lines().map(str::trim).filter(|line| !line.is_empty());
    filled
        .map(|line| {
            let parts: Vec<&str> = line.split(';').map(str::trim).collect();
            let [year, label, pupils] = parts.as_slice() else { return None };
            Some(ClassPlan {
                year_group: year.parse().ok()?,
                label: (*label).to_owned(),
                pupils: pupils.parse().ok()?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_a_line_of_three_parts() {
        let classes = read_classes("7; 7B; 28\n\n 9;Nine North; 30").unwrap();
        assert_eq!(classes.len(), 2);
        assert_eq!(
            (classes[1].year_group, classes[1].label.as_str(), classes[1].pupils),
            (9, "Nine North", 30)
        );
        assert_eq!(read_classes("7B"), None);
        assert_eq!(read_classes("seven; 7B; 28"), None);
    }
}
