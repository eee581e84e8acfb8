//! What the partnership asks for, and when: what is due follows from it.
use super::setup_frame::SaveButtons;
use crate::api::client::put;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch, show};
use crate::api::submit::submit;
use crate::shell::flash::Flash;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::table::{Column, DataTable};
use crate::widgets::text_input::{SelectInput, TextArea, TextInput};
use headstart_contract::answering::{MeasuringView, WordingOption};
use headstart_domain::answering::{Asked, HelpLine, Settings};
use headstart_domain::tier::Tier;
use leptos::prelude::*;

const PATH: &str = "/setup/measuring";

/// The page.
pub fn measuring_page() -> AnyView {
    let settings = fetch::<MeasuringView>("what is measured", || "/measuring".to_owned());
    let options = fetch::<Listed<WordingOption>>("the questionnaires", || "/wordings".to_owned());
    view! {
        <PageHeading text="Measuring" />
        {show(options, move |options| {
            let options = options.value.into_items();
            show(settings, move |answer| form(answer.value, options.clone(), settings))
        })}
    }
    .into_any()
}

fn form(view: MeasuringView, options: Vec<WordingOption>, fetched: Fetched<MeasuringView>) -> AnyView {
    let (state, flash) = (FormState::new(), Flash::current());
    let typed = |value: u16| RwSignal::new(value.to_string());
    let contact = typed(view.settings.baseline_by_contact.into());
    let weeks = typed(view.settings.review_weeks.into());
    let days = typed(view.settings.link_days);
    let lines = view.settings.help_lines.iter().map(line_text).collect::<Vec<_>>().join("\n");
    let (lines, asked) = (RwSignal::new(lines), RwSignal::new(view.settings.asked));
    let version = view.version;
    let on_submit = Callback::new(move |()| {
        let help_lines = lines.with_untracked(|text| read_lines(text));
        let number = |value: RwSignal<String>| value.with_untracked(|text| text.trim().parse::<u16>().ok());
        let small = |value: RwSignal<String>| number(value).and_then(|number| u8::try_from(number).ok());
        let mut faults = Vec::new();
        let mut need = |field: &str, missing: bool, message: &str| {
            if missing {
                faults.push(FieldMessage::new(field, message));
            }
        };
        need("baseline_by_contact", small(contact).is_none(), "Enter a whole number from 1 to 10");
        need("review_weeks", small(weeks).is_none(), "Enter a whole number from 1 to 52");
        need("link_days", number(days).is_none(), "Enter a whole number from 1 to 60");
        need("help_lines", help_lines.is_none(), "Write each line as: name; number; what it is for");
        let (Some(baseline_by_contact), Some(review_weeks), Some(link_days), Some(help_lines)) =
            (small(contact), small(weeks), number(days), help_lines)
        else {
            return state.refuse(faults);
        };
        let asked = asked.get_untracked();
        let body = Settings { baseline_by_contact, review_weeks, link_days, asked, help_lines };
        let call = put("/measuring").if_match(Some(paths::etag(version)));
        submit::<_, MeasuringView>(state, call, body, move |answer| {
            fetched.replace(answer);
            flash.say_here("Saved");
        });
    });
    view! {
        <Form state=state on_submit=on_submit>
            <TextInput name="baseline_by_contact" label="A baseline must be there by contact number" value=contact
                class="govuk-input--width-3" inputmode="numeric" hint="2 means before or at the second contact, which is what evaluation counts." />
            <TextInput name="review_weeks" label="Weeks from one measure to the next" value=weeks class="govuk-input--width-3" inputmode="numeric" />
            <TextInput name="link_days" label="Days for which a link can be used" value=days class="govuk-input--width-3" inputmode="numeric" />
            <h2 class="govuk-heading-m">"Questionnaires asked for at each tier"</h2>
            <p class="govuk-body">"Where none is set, any questionnaire will do."</p>
            {asked_list(asked, options)}
            <TextArea name="help_lines" label="Numbers for help, shown to whoever answers" value=lines rows=6
                hint="One on each line: name; number; what it is for. Write “text” at the end for a number to send a text message to, and “young people” for one that is for them only: adults find it last." />
            <SaveButtons form=state back=PATH />
        </Form>
    }
    .into_any()
}

fn asked_list(asked: RwSignal<Vec<Asked>>, options: Vec<WordingOption>) -> AnyView {
    let (tier, which) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let key = |one: &WordingOption| format!("{}|{}", one.instrument, one.informant.as_str());
    let name = |one: &WordingOption| format!("{}: {}", one.title, one.informant.label().to_lowercase());
    let choices = options.iter().map(|one| (key(one), name(one))).collect::<Vec<_>>();
    let names = choices.clone();
    let adding = options.clone();
    let add = Callback::new(move |()| {
        let option = adding.iter().find(|one| which.with_untracked(|which| *which == key(one)));
        let (Some(option), Ok(tier)) = (option, tier.get_untracked().parse::<Tier>()) else { return };
        let one = Asked { tier, instrument: option.instrument.clone(), informant: option.informant };
        asked.update(|all| {
            if !all.contains(&one) {
                all.push(one);
            }
        });
    });
    let table = move || {
        let all = asked.get();
        if all.is_empty() {
            return ().into_any();
        }
        let rows = all.into_iter().map(|one| {
            let code = format!("{}|{}", one.instrument, one.informant.as_str());
            let words =
                names.iter().find(|(key, _)| *key == code).map_or(code.clone(), |(_, name)| name.clone());
            let (label, hidden) = (one.tier.label(), words.clone());
            let remove = Callback::new(move |()| asked.update(|all| all.retain(|other| *other != one)));
            view! {
                <tr class="govuk-table__row">
                    <th scope="row" class="govuk-table__header">{words}</th>
                    <td class="govuk-table__cell">{label}</td>
                    <td class="govuk-table__cell">
                        <Button label="Remove" kind=ButtonKind::Secondary on_click=remove hidden=hidden />
                    </td>
                </tr>
            }
        });
        let rows = rows.collect_view();
        let columns = vec![Column::new("Questionnaire"), Column::new("Tier"), Column::actions("Remove")];
        view! { <DataTable caption="Questionnaires asked for" caption_hidden=true columns=columns>{rows}</DataTable> }
            .into_any()
    };
    let tiers =
        Tier::ALL.iter().map(|one| (one.as_str().to_owned(), one.label().to_owned())).collect::<Vec<_>>();
    view! {
        {table}
        <SelectInput name="tier" label="Tier" value=tier options=tiers empty="Choose" />
        <SelectInput name="asked" label="Questionnaire, and who answers" value=which options=choices empty="Choose" />
        <Button label="Add to the list" kind=ButtonKind::Secondary on_click=add />
    }
    .into_any()
}

fn line_text(line: &HelpLine) -> String {
    let text = if line.text { "; text" } else { "" };
    let young = if line.young_people { "; young people" } else { "" };
    format!("{}; {}; {}{text}{young}", line.name, line.number, line.about)
}

/// The lines as they were typed; none when one of them is not whole.
fn read_lines(text: &str) -> Option<Vec<HelpLine>> {
    let filled = text.lines().map(str::trim).filter(|line| !line.is_empty());
    filled
        .map(|line| {
            let parts: Vec<&str> = line.split(';').map(str::trim).collect();
            let [name, number, about, marks @ ..] = parts.as_slice() else { return None };
            if !marks.iter().all(|mark| matches!(*mark, "text" | "young people")) {
                return None;
            }
            let (text, young_people) = (marks.contains(&"text"), marks.contains(&"young people"));
            let own = |part: &&str| (*part).to_owned();
            Some(HelpLine { name: own(name), number: own(number), text, young_people, about: own(about) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_read_back_as_they_are_shown() {
        let lines = headstart_domain::answering::national();
        let text = lines.iter().map(line_text).collect::<Vec<_>>().join("\n");
        assert_eq!(read_lines(&text), Some(lines));
        assert_eq!(read_lines("Only a name"), None);
    }
}
