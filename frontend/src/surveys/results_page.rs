//! What a closed round shows: a school beside all schools.
use super::scale_result::scale_result;
use super::survey_words::rate;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::list_query::part;
use crate::summaries::print_button::PrintButton;
use crate::widgets::banner::InsetText;
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::summary_list::{SummaryList, SummaryRow};
use crate::widgets::text_input::SelectInput;
use headstart_contract::survey::SurveyResultsView;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};

/// The page. The school stands in the address.
pub fn results_page() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let school = Memo::new(move |_| part(&query.get(), "school"));
    let results = fetch::<SurveyResultsView>("the results", move || {
        let school = school.get();
        let query = if school.is_empty() { String::new() } else { format!("?school_id={school}") };
        format!("/survey-waves/{}/results{query}", id.get())
    });
    page(
        view! {
            <div class="app-no-print">
                {move || view! { <BackLink href=format!("/surveys/{}", id.get()) label="The round" /> }}
            </div>
            {show(results, move |answer| view_of(answer.value, id.get_untracked()))}
        }
        .into_any(),
    )
}

fn view_of(found: SurveyResultsView, id: String) -> AnyView {
    let school = found.school.as_ref().map(|school| school.name.clone());
    let title = school
        .clone()
        .map_or_else(|| "Results of all schools".to_owned(), |name| format!("Results of {name}"));
    let mut rows = vec![SummaryRow::text("Answered in all schools", rate(found.all_rate))];
    rows.extend(
        school
            .as_ref()
            .zip(found.school_rate)
            .map(|(name, of)| SummaryRow::text(&format!("Answered at {name}"), rate(of))),
    );
    let rule = format!(
        "Nothing is told of fewer than {} pupils, nor what would give a smaller group away; nor that nobody, or everybody, is in a band. The interval says how much a mean could differ by chance.",
        found.threshold
    );
    let scales = found
        .results
        .scales
        .into_iter()
        .map(|result| scale_result(result, school.as_deref(), &found.schools));
    let scales = scales.collect_view();
    let none = (found.all_rate.responses == 0)
        .then(|| view! { <Empty title="Nobody answered">"There is nothing to show of this round."</Empty> });
    let chosen = found.school.map(|school| school.id.to_string()).unwrap_or_default();
    let names = found.schools.iter().map(|one| (one.id.to_string(), one.name.clone())).collect::<Vec<_>>();
    let choice = (names.len() > 1).then(|| school_choice(names, chosen, id));
    view! {
        <PageHeading text=title caption=found.wave />
        <SummaryList rows=rows />
        {choice}
        <PrintButton />
        <InsetText>{rule}</InsetText>
        {none}{scales}
    }
    .into_any()
}

/// Another school; choosing one changes the address.
fn school_choice(names: Vec<(String, String)>, chosen: String, id: String) -> AnyView {
    let navigate = use_navigate();
    let value = RwSignal::new(chosen.clone());
    Effect::new(move |_| {
        let next = value.get();
        if next != chosen {
            let query = if next.is_empty() { String::new() } else { format!("?school={next}") };
            navigate(&format!("/surveys/{id}/results{query}"), NavigateOptions::default());
        }
    });
    view! {
        <div class="app-no-print">
            <SelectInput name="school" label="School beside all schools" value=value options=names empty="None: compare all schools" />
        </div>
    }
    .into_any()
}
