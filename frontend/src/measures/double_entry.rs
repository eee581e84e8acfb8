//! Paper forms that are typed in twice: which wait for their second entry, and where two entries differ.
use crate::api::listed::Listed;
use crate::api::remote::{fetch, show};
use crate::episodes::episode_frame::Support;
use crate::format::moment;
use crate::labels;
use crate::widgets::banner::InsetText;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::answering::PaperEntryView;
use leptos::prelude::*;
use serde_json::Value;

/// The paper forms of the support that wait for a second entry or to be settled, with links to type them in.
pub fn waiting_forms(support: &Support) -> AnyView {
    let address = support.api("paper-entries");
    let entries = fetch::<Listed<PaperEntryView>>("paper forms", move || address.clone());
    let form = support.href("measures/new");
    show(entries, move |answer| {
        let waits = |one: &PaperEntryView| matches!(one.state.as_str(), "waiting" | "differs");
        let lines = answer.value.into_items().into_iter().filter(waits).map(|one| line(&one, &form));
        let lines = lines.collect::<Vec<_>>();
        if lines.is_empty() {
            return ().into_any();
        }
        view! {
            <h2 class="govuk-heading-m">"Paper forms typed in once"</h2>
            <ul class="govuk-list">{lines}</ul>
        }
        .into_any()
    })
}

fn line(entry: &PaperEntryView, form: &str) -> AnyView {
    let href =
        format!("{form}?instrument={}&informant={}&entry={}", entry.instrument, entry.informant, entry.id);
    let what = format!("{}: {}", entry.title, labels::informant(&entry.informant).to_lowercase());
    let stands = format!(
        " ({}), first typed in by {} on {}.",
        entry.point.label().to_lowercase(),
        entry.first_by,
        moment(entry.first_at)
    );
    let act = if entry.state == "differs" { "Settle where the entries differ" } else { "Type it in again" };
    let hidden = format!(": {what}");
    view! {
        <li>
            <strong>{what}</strong>{stands}" "
            <a class="govuk-link" href=href>{act}<span class="govuk-visually-hidden">{hidden}</span></a>
        </li>
    }
    .into_any()
}

/// Where two entries differ, each place with both answers. A question is named by its words where they are known.
pub fn differences(entry: &PaperEntryView, questions: &[Option<String>]) -> AnyView {
    if entry.differences.is_empty() {
        return ().into_any();
    }
    let rows = entry.differences.iter().map(|one| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{place(&one.field, questions)}</th>
                <td class="govuk-table__cell">{said(&one.first)}</td>
                <td class="govuk-table__cell">{said(&one.second)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![Column::new("Where"), Column::new("First entry"), Column::new("Second entry")];
    view! {
        <InsetText>"The two entries differ. Nothing has been recorded. Look at the paper, put the answers right below and record the form as it should be. Where both entries agree, leave the answer as it is."</InsetText>
        <DataTable caption="Where the entries differ" columns=columns>{rows}</DataTable>
    }
    .into_any()
}

/// `answers[3]` as people count: question 4.
fn place(field: &str, questions: &[Option<String>]) -> String {
    let number = |list: &str| {
        let rest = field.strip_prefix(list)?.strip_prefix('[')?.strip_suffix(']')?;
        rest.parse::<u16>().ok().map(|number| number + 1)
    };
    match (number("answers"), number("impact"), field) {
        (Some(number), ..) => match questions.get(usize::from(number) - 1) {
            Some(Some(words)) => format!("{number}. {words}"),
            _ => format!("Question {number}"),
        },
        (_, Some(number), _) => format!("Impact question {number}"),
        (_, _, "impact_screen") => "Are there difficulties at all?".to_owned(),
        _ => "The day it was completed".to_owned(),
    }
}

fn said(answer: &Value) -> String {
    match answer {
        Value::Null => "No answer".to_owned(),
        Value::Bool(said) => if *said { "Yes" } else { "No" }.to_owned(),
        Value::String(text) if text == "prefer_not_to_say" => "Prefer not to say".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn places_and_answers_read_as_people_say_them() {
        let goals = [Some("Sleep well".to_owned()), None];
        assert_eq!(place("answers[0]", &goals), "1. Sleep well");
        assert_eq!(place("answers[3]", &goals), "Question 4");
        assert_eq!(place("impact[0]", &goals), "Impact question 1");
        assert_eq!(place("completed_on", &goals), "The day it was completed");
        assert_eq!(said(&json!("prefer_not_to_say")), "Prefer not to say");
        assert_eq!(said(&json!(2)), "2");
        assert_eq!(said(&Value::Null), "No answer");
    }
}
