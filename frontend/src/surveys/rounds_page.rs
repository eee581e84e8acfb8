//! The rounds of the school survey.
use super::survey_words::{days, rate, standing, year_groups};
use crate::api::listed::Listed;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::shell::flash::FlashBanner;
use crate::shell::session_state::SessionState;
use crate::widgets::button::LinkButton;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::table::{Column, DataTable};
use crate::widgets::tag::Tag;
use headstart_contract::survey::SurveyWaveView;
use headstart_domain::access::Permission;
use leptos::prelude::*;

/// The page.
pub fn rounds_page() -> AnyView {
    let rounds = fetch::<Listed<SurveyWaveView>>("the surveys", || "/survey-waves".to_owned());
    let may = SessionState::current().may(Permission::SurveysManage);
    let add = may.then(|| view! { <LinkButton href="/surveys/new" label="Set up a round" /> });
    page(
        view! {
            <FlashBanner />
            <PageHeading text="School surveys" />
            <p class="govuk-body">
                "Whole year groups answer without names. Results are about schools and never about one pupil, and never stand beside the measures of young people who are supported."
            </p>
            {add}
            {show(rounds, |answer| table(answer.value.into_items()))}
        }
        .into_any(),
    )
}

fn table(rounds: Vec<SurveyWaveView>) -> AnyView {
    if rounds.is_empty() {
        return view! { <Empty title="No rounds yet">"A round appears here once it is set up; for schools, once it is open."</Empty> }
            .into_any();
    }
    let rows = rounds.into_iter().map(|round| {
        let (text, colour) = standing(&round);
        let href = format!("/surveys/{}", round.id);
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header"><a class="govuk-link" href=href>{round.plan.name.clone()}</a></th>
                <td class="govuk-table__cell">{days(&round.plan)}</td>
                <td class="govuk-table__cell">{year_groups(&round.plan.year_groups)}</td>
                <td class="govuk-table__cell">{rate(round.rate)}</td>
                <td class="govuk-table__cell"><Tag text=text colour=colour /></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::new("Round"),
        Column::new("Days"),
        Column::new("School years"),
        Column::new("Answered"),
        Column::new("Status"),
    ];
    view! { <DataTable caption="Rounds of the school survey" caption_hidden=true columns=columns>{rows}</DataTable> }
        .into_any()
}
