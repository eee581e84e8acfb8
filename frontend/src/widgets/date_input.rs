//! A date in three fields, as people know it from their documents.
use super::form::{described_by, error_view, field_id, group_class, hint_view, message_of};
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

/// What has been typed into the three fields.
#[derive(Clone, Copy)]
pub struct DateParts {
    day: RwSignal<String>,
    month: RwSignal<String>,
    year: RwSignal<String>,
}

impl DateParts {
    /// The fields of a date, or empty fields.
    pub fn new(date: Option<NaiveDate>) -> Self {
        let part = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
        Self {
            day: part(date.map(|date| date.day().to_string())),
            month: part(date.map(|date| date.month().to_string())),
            year: part(date.map(|date| date.year().to_string())),
        }
    }

    /// The fields as somebody filled them in before.
    pub fn typed(day: &str, month: &str, year: &str) -> Self {
        let part = |text: &str| RwSignal::new(text.to_owned());
        Self { day: part(day), month: part(month), year: part(year) }
    }

    /// Day, month and year as they stand in the fields, whatever they say.
    pub fn texts(&self) -> [String; 3] {
        [self.day, self.month, self.year].map(|part| part.get_untracked().trim().to_owned())
    }

    /// The date that was typed: `None` when all fields are empty, a sentence when it is no date. Tracks the fields.
    pub fn read(&self) -> Result<Option<NaiveDate>, String> {
        parse(&self.day.get(), &self.month.get(), &self.year.get())
    }
}

fn parse(day: &str, month: &str, year: &str) -> Result<Option<NaiveDate>, String> {
    let parts = [("day", day.trim()), ("month", month.trim()), ("year", year.trim())];
    if parts.iter().all(|(_, text)| text.is_empty()) {
        return Ok(None);
    }
    let missing: Vec<&str> =
        parts.iter().filter(|(_, text)| text.is_empty()).map(|(name, _)| *name).collect();
    if !missing.is_empty() {
        return Err(format!("The date must include a {}", missing.join(" and a ")));
    }
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let date = match (number(day), month_number(month), year.trim().parse::<i32>().ok()) {
        (Some(day), Some(month), Some(year)) if (1000..=9999).contains(&year) => {
            NaiveDate::from_ymd_opt(year, month, day)
        }
        _ => None,
    };
    date.map(Some).ok_or_else(|| "The date must be a real date, with the year in 4 figures".to_owned())
}

/// The month by number, by name or by the first three letters of its name.
fn month_number(text: &str) -> Option<u32> {
    let text = text.trim().to_lowercase();
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = text.get(..3)?;
    (1u32..).zip(months).find(|(_, month)| *month == start).map(|(number, _)| number)
}

/// Day, month and year.
#[component]
pub fn DateInput(
    /// Name of the field in the request.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// What has been typed.
    value: DateParts,
    /// Help, in a sentence with an example.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The date is the birthday of the person who types.
    #[prop(default = false)]
    own_birthday: bool,
) -> impl IntoView {
    let id = field_id(&name);
    let message = message_of(&name);
    let describe = described_by(&id, hint.is_some(), message, None);
    let parts =
        [("day", "Day", 2, value.day), ("month", "Month", 2, value.month), ("year", "Year", 4, value.year)];
    let fields = parts.into_iter().enumerate().map(|(index, (part, label, width, value))| {
        // The first field carries the id of the whole: the link in the summary leads there.
        let id = if index == 0 { id.clone() } else { format!("{id}-{part}") };
        let class = move || {
            let error = if message.with(Option::is_some) { " govuk-input--error" } else { "" };
            format!("govuk-input govuk-date-input__input govuk-input--width-{width}{error}")
        };
        let complete = if own_birthday { format!("bday-{part}") } else { "off".to_owned() };
        view! {
            <div class="govuk-date-input__item">
                <div class="govuk-form-group">
                    <label class="govuk-label govuk-date-input__label" for=id.clone()>{label}</label>
                    <input class=class id=id name=format!("{name}-{part}") type="text" inputmode="numeric"
                        autocomplete=complete prop:value=move || value.get()
                        on:input=move |event| value.set(event_target_value(&event)) />
                </div>
            </div>
        }
    });
    let fields = fields.collect_view();
    view! {
        <div class=group_class(message)>
            <fieldset class="govuk-fieldset" role="group" aria-describedby=describe>
                <legend class="govuk-fieldset__legend">{legend}</legend>
                {hint_view(&field_id(&name), hint)}
                {error_view(&field_id(&name), message)}
                <div class="govuk-date-input">{fields}</div>
            </fieldset>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use chrono::NaiveDate;

    #[test]
    fn a_date_is_read_from_figures_or_the_name_of_the_month() {
        let expected = NaiveDate::from_ymd_opt(2012, 3, 31);
        assert_eq!(parse("31", "3", "2012"), Ok(expected));
        assert_eq!(parse(" 31 ", "March", "2012"), Ok(expected));
        assert_eq!(parse("31", "mar", "2012"), Ok(expected));
    }

    #[test]
    fn empty_fields_are_no_date_and_no_error() {
        assert_eq!(parse("", " ", ""), Ok(None));
    }

    #[test]
    fn a_half_filled_or_impossible_date_says_what_is_wrong() {
        assert_eq!(parse("31", "", ""), Err("The date must include a month and a year".to_owned()));
        assert!(parse("31", "2", "2012").is_err());
        assert!(parse("1", "2", "12").is_err(), "a year of two figures is not guessed at");
    }
}
