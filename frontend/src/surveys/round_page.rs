//! One round: how many have answered, school by school, and what can be done.
use super::survey_words::{days, rate, school_year, standing, year_groups};
use crate::api::listed::Listed;
use crate::api::remote::{Fetched, fetch, show};
use crate::app::page;
use crate::moves::move_links::move_links;
use crate::setup::setup_frame::Lists;
use crate::shell::flash::FlashBanner;
use crate::shell::session_state::SessionState;
use crate::widgets::button::{Button, ButtonKind, LinkButton};
use crate::widgets::disclosure::Details;
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::summary_list::{SummaryList, SummaryRow};
use crate::widgets::table::{Column, DataTable};
use crate::widgets::tag::Tag;
use headstart_contract::survey::{SurveySchoolView, SurveyWaveView};
use headstart_domain::access::Permission;
use headstart_domain::id::SchoolId;
use headstart_domain::survey::WaveState;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page.
pub fn round_page() -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let round = fetch::<SurveyWaveView>("the round", move || format!("/survey-waves/{}", id.get()));
    let schools = fetch::<Listed<SurveySchoolView>>("the schools", move || {
        format!("/survey-waves/{}/schools", id.get())
    });
    page(
        view! {
            <BackLink href="/surveys" label="School surveys" />
            <FlashBanner />
            {show(round, move |answer| view_of(answer.value, round, schools))}
        }
        .into_any(),
    )
}

fn view_of(
    round: SurveyWaveView,
    fetched: Fetched<SurveyWaveView>,
    schools: Fetched<Listed<SurveySchoolView>>,
) -> AnyView {
    let may = SessionState::current().may(Permission::SurveysManage);
    let changes = may && round.state != WaveState::Closed;
    let base = format!("/surveys/{}", round.id);
    let (text, colour) = standing(&round);
    let rows = vec![
        SummaryRow::view("Status", view! { <Tag text=text colour=colour /> }.into_any()),
        SummaryRow::text("Answered", rate(round.rate)),
        SummaryRow::text("Days", days(&round.plan)),
        SummaryRow::text("School year", school_year(&round.plan)),
        SummaryRow::text("Asked", year_groups(&round.plan.year_groups)),
        SummaryRow::text("Design", round.plan.design.label()),
        SummaryRow::text("Questionnaires", round.titles.join(", ")),
        SummaryRow::text(
            "Joining rounds",
            if round.plan.asks_code { "By a code of the pupil’s own" } else { "Not asked for" },
        ),
    ];
    let results = (round.state == WaveState::Closed)
        .then(|| view! { <LinkButton href=format!("{base}/results") label="Results" /> });
    let change = changes.then(|| {
        let href = format!("{base}/change");
        view! { <p class="govuk-body"><a class="govuk-link" href=href>"Change the round"</a></p> }
    });
    let refresh = Callback::new(move |()| {
        fetched.reload();
        schools.reload();
    });
    let live = (round.state == WaveState::Open).then(|| {
        view! { <Button label="Count again" kind=ButtonKind::Secondary on_click=refresh /> }
    });
    let moves = (!round.moves.is_empty()).then(|| move_links(round.moves.clone(), &format!("{base}/do")));
    let (for_schools, for_more) = (base.clone(), base.clone());
    view! {
        <PageHeading text=round.plan.name.clone() />
        <SummaryList rows=rows />
        {results}{moves}{change}
        <h2 class="govuk-heading-m">"Schools and classes"</h2>
        {live}
        {show(schools, move |answer| table(answer.value.into_items(), &for_schools, changes))}
        {changes
            .then(|| {
                show(schools, move |answer| {
                    let inside = answer.value.into_items().into_iter().map(|school| school.school_id).collect();
                    add_school(for_more.clone(), inside)
                })
            })}
    }
    .into_any()
}

fn table(schools: Vec<SurveySchoolView>, base: &str, changes: bool) -> AnyView {
    if schools.is_empty() {
        return view! { <Empty title="No schools yet">"Add the schools that take part, with their classes."</Empty> }
            .into_any();
    }
    let rows = schools.iter().map(|school| {
        let years = school.years.iter().map(|year| format!("Year {}: {}", year.year_group, rate(year.rate)));
        let years = years.map(|line| view! { <li>{line}</li> }).collect_view();
        let href = format!("{base}/schools/{}", school.school_id);
        let name = if changes {
            view! { <a class="govuk-link" href=href>{school.name.clone()}</a> }.into_any()
        } else {
            school.name.clone().into_any()
        };
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{name}</th>
                <td class="govuk-table__cell">{rate(school.rate)}</td>
                <td class="govuk-table__cell"><ul class="govuk-list">{years}</ul></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![Column::new("School"), Column::new("Answered"), Column::new("By school year")];
    let classes = schools.into_iter().map(classes).collect_view();
    view! {
        <DataTable caption="Schools of the round" caption_hidden=true columns=columns>{rows}</DataTable>
        {classes}
    }
    .into_any()
}

fn classes(school: SurveySchoolView) -> AnyView {
    let rows = school.classes.into_iter().map(|class| {
        let link = if class.link_made_at.is_some() { "Made" } else { "Not made" };
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{format!("Year {} {}", class.year_group, class.label)}</th>
                <td class="govuk-table__cell">{rate(class.rate)}</td>
                <td class="govuk-table__cell">{link}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![Column::new("Class"), Column::new("Answered"), Column::new("Link")];
    let caption = format!("Classes of {}", school.name);
    let summary = caption.clone();
    view! {
        <Details summary=summary>
            <DataTable caption=caption caption_hidden=true columns=columns>{rows}</DataTable>
        </Details>
    }
    .into_any()
}

/// The schools of the partnership that are not in the round yet, each a link to its set-up in it.
fn add_school(base: String, inside: Vec<SchoolId>) -> AnyView {
    let schools = Lists::new().schools;
    view! {
        <h2 class="govuk-heading-m">"Add a school"</h2>
        {show(schools, move |answer| {
            let others = answer.value.into_items().into_iter();
            let others = others.filter(|school| school.takes_part && !inside.contains(&school.id));
            let links = others.map(|school| {
                let href = format!("{base}/schools/{}", school.id);
                view! { <li><a class="govuk-link" href=href>{school.name}</a></li> }
            });
            view! { <ul class="govuk-list">{links.collect_view()}</ul> }.into_any()
        })}
    }
    .into_any()
}
