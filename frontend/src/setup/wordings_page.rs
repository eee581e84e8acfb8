//! The words of questionnaires that the site is licensed to show.
use super::setup_frame::SaveButtons;
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::remote::{Fetched, fetch, show};
use crate::api::submit::submit;
use crate::format::moment_date;
use crate::shell::flash::Flash;
use crate::widgets::banner::InsetText;
use crate::widgets::check_inputs::{Checkboxes, Choice};
use crate::widgets::form::{Form, FormState};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::table::{Column, DataTable};
use crate::widgets::text_input::{TextArea, TextInput};
use headstart_contract::answering::{WordingInput, WordingOption, WordingView};
use headstart_domain::instrument::{ImpactWording, Wording};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

const PATH: &str = "/setup/wordings";

type Options = Fetched<Listed<WordingOption>>;

/// The page.
pub fn wordings_page() -> AnyView {
    let options: Options = fetch("the questionnaires", || "/wordings".to_owned());
    let query = use_query_map();
    view! {
        <PageHeading text="Words of questionnaires" />
        {show(options, move |answer| {
            let items = answer.value.into_items();
            let edit = query.get().get("edit").unwrap_or_default();
            match items.iter().find(|one| key(one) == edit) {
                Some(one) => upload(one.clone(), options),
                None => table(items),
            }
        })}
    }
    .into_any()
}

fn key(one: &WordingOption) -> String {
    format!("{}-{}", one.instrument, one.informant.as_str())
}

fn name(one: &WordingOption) -> String {
    format!("{}: {}", one.title, one.informant.label().to_lowercase())
}

fn table(options: Vec<WordingOption>) -> AnyView {
    let rows = options.into_iter().map(|one| {
        let (stands, label) = match one.words.as_str() {
            "shipped" => ("Come with HeadStart", None),
            "uploaded" => ("Uploaded here", Some("Replace")),
            _ => ("Missing: typed in from paper only", Some("Upload")),
        };
        let (href, title) = (format!("{PATH}?edit={}", key(&one)), name(&one));
        let hidden = format!(" the words of {title}");
        let link = label.map(|label| {
            view! { <a class="govuk-link" href=href>{label}<span class="govuk-visually-hidden">{hidden}</span></a> }
        });
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{title}<span class="app-note">{one.licence}</span></th>
                <td class="govuk-table__cell">{stands}</td>
                <td class="govuk-table__cell">{link}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![Column::new("Questionnaire"), Column::new("Words"), Column::actions("Upload")];
    view! {
        <p class="govuk-body">"Upload words only where your site holds a licence that lets it show them on a screen. The licence is shown below every form."</p>
        <DataTable caption="Words of questionnaires" caption_hidden=true columns=columns>{rows}</DataTable>
    }
    .into_any()
}

/// The lines of a field, without blank ones.
fn lines(value: RwSignal<String>) -> Vec<String> {
    let filled = |text: &String| {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    value.with_untracked(filled)
}

fn upload(option: WordingOption, options: Options) -> AnyView {
    let (state, flash, navigate) = (FormState::new(), Flash::current(), use_navigate());
    let empty = || RwSignal::new(String::new());
    let (stem, items, labels) = (empty(), empty(), empty());
    let (screen, impact_items, impact_labels) = (empty(), empty(), empty());
    let (licence, holder, licensed) = (empty(), empty(), RwSignal::new(Vec::<String>::new()));
    let address = format!("/instruments/{}/wordings", option.instrument);
    let (history_of, title, has_impact) = (address.clone(), name(&option), option.instrument == "sdq");
    let (informant, version) = (option.informant, option.version.clone());
    let on_submit = Callback::new(move |()| {
        let asks_impact = has_impact && screen.with_untracked(|text| !text.trim().is_empty());
        let impact = asks_impact.then(|| ImpactWording {
            screen: screen.get_untracked(),
            items: lines(impact_items),
            labels: lines(impact_labels),
        });
        let stem = Some(stem.get_untracked()).filter(|text| !text.trim().is_empty());
        let body = WordingInput {
            informant,
            version: Some(version.clone()),
            wording: Wording { stem, items: lines(items), labels: lines(labels), impact },
            licence: licence.get_untracked(),
            holder: holder.get_untracked(),
            licensed: licensed.with_untracked(|chosen| !chosen.is_empty()),
        };
        let navigate = navigate.clone();
        submit::<_, WordingView>(state, post(&address), body, move |_| {
            options.reload();
            flash.say("Words uploaded");
            navigate(PATH, NavigateOptions::default());
        });
    });
    let declare = vec![Choice::new("yes", "Our site is licensed to show these words on a screen")];
    let impact = has_impact.then(|| view! {
        <h2 class="govuk-heading-m">"Impact, if it is to be asked"</h2>
        <TextInput name="wording.impact.screen" label="The first question, answered yes or no" value=screen />
        <TextArea name="wording.impact.items" label="The questions that follow a yes, one on each line" value=impact_items rows=5 />
        <TextArea name="wording.impact.labels" label="Their answers from the lowest, one on each line" value=impact_labels rows=4 />
    });
    let history = fetch::<Listed<WordingView>>("earlier words", move || history_of.clone());
    view! {
        <h2 class="govuk-heading-m">{title}</h2>
        <Form state=state on_submit=on_submit>
            <TextInput name="wording.stem" label="What stands above the questions (optional)" value=stem />
            <TextArea name="wording.items" label="The questions, one on each line" value=items rows=10 />
            <TextArea name="wording.labels" label="The answers from the lowest, one on each line" value=labels rows=5
                hint="For a line between two ends, only the words of the two ends." />
            {impact}
            <TextInput name="holder" label="Who holds the rights" value=holder />
            <TextInput name="licence" label="The licence, as it is to be shown" value=licence />
            <Checkboxes name="licensed" legend="Declaration" values=licensed options=declare />
            <SaveButtons form=state back=PATH />
        </Form>
        {show(history, move |answer| {
            let rows = answer.value.into_items().into_iter().filter(|one| one.informant == informant).map(earlier);
            rows.collect_view().into_any()
        })}
    }
    .into_any()
}

fn earlier(one: WordingView) -> AnyView {
    let until = one.ended_at.map_or_else(|| "in use".to_owned(), |at| format!("until {}", moment_date(at)));
    let said = format!(
        "{} questions, declared by {} on {}, {until}. \u{a9} {}. {}",
        one.wording.items.len(),
        one.declared_by,
        moment_date(one.declared_at),
        one.holder,
        one.licence
    );
    view! { <InsetText>{said}</InsetText> }.into_any()
}
