//! Fields for text: one line, several lines with a count, and a choice from a list.
use super::form::{described_by, error_view, field_id, group_class, hint_view, message_of};
use leptos::prelude::*;

/// A field of one line.
#[component]
pub fn TextInput(
    /// Name of the field in the request.
    #[prop(into)]
    name: String,
    /// What to enter.
    #[prop(into)]
    label: String,
    /// What has been typed.
    value: RwSignal<String>,
    /// Help, in a sentence.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Width classes, such as `govuk-input--width-10`.
    #[prop(optional, into)]
    class: String,
    /// The `type` of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The keyboard of a telephone: `numeric`, `tel`, `email`.
    #[prop(optional)]
    inputmode: Option<&'static str>,
) -> impl IntoView {
    let id = field_id(&name);
    let message = message_of(&name);
    let describe = described_by(&id, hint.is_some(), message, None);
    let class = move || {
        format!(
            "govuk-input {class}{}",
            if message.with(Option::is_some) { " govuk-input--error" } else { "" }
        )
    };
    view! {
        <div class=group_class(message)>
            <label class="govuk-label" for=id.clone()>{label}</label>
            {hint_view(&id, hint)}
            {error_view(&id, message)}
            <input class=class id=id name=name type=kind autocomplete=autocomplete inputmode=inputmode
                spellcheck="false" aria-describedby=describe
                prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event)) />
        </div>
    }
}

/// A field of several lines that says how much room is left.
#[component]
pub fn TextArea(
    /// Name of the field in the request.
    #[prop(into)]
    name: String,
    /// What to enter.
    #[prop(into)]
    label: String,
    /// What has been typed.
    value: RwSignal<String>,
    /// Help, in a sentence.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The most characters that the server takes; 0 means that no count is shown.
    #[prop(default = 0)]
    limit: usize,
    /// Lines to show.
    #[prop(default = 5)]
    rows: u32,
) -> impl IntoView {
    let id = field_id(&name);
    let message = message_of(&name);
    let count_id = (limit > 0).then(|| format!("{id}-info"));
    let describe = described_by(&id, hint.is_some(), message, count_id.clone());
    let class = move || {
        if message.with(Option::is_some) { "govuk-textarea govuk-textarea--error" } else { "govuk-textarea" }
    };
    let count = count_id.map(|count_id| {
        let text = move || value.with(|typed| room_left(typed.chars().count(), limit));
        view! { <div class="govuk-hint govuk-character-count__message" id=count_id>{text}</div> }
    });
    view! {
        <div class=group_class(message)>
            <label class="govuk-label" for=id.clone()>{label}</label>
            {hint_view(&id, hint)}
            {error_view(&id, message)}
            <textarea class=class id=id name=name rows=rows aria-describedby=describe
                prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event))></textarea>
            {count}
        </div>
    }
}

/// The sentence below a counted field.
fn room_left(used: usize, limit: usize) -> String {
    let plural = |count: usize| if count == 1 { "character" } else { "characters" };
    if used > limit {
        let over = used - limit;
        format!("You have {over} {} too many", plural(over))
    } else {
        let left = limit - used;
        format!("You have {left} {} remaining", plural(left))
    }
}

/// A choice from a list that opens.
#[component]
pub fn SelectInput(
    /// Name of the field in the request.
    #[prop(into)]
    name: String,
    /// What to choose.
    #[prop(into)]
    label: String,
    /// The value of the chosen option.
    value: RwSignal<String>,
    /// Values with their labels.
    options: Vec<(String, String)>,
    /// Help, in a sentence.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The label of the empty option; without it there is none.
    #[prop(optional, into)]
    empty: Option<String>,
) -> impl IntoView {
    let id = field_id(&name);
    let message = message_of(&name);
    let describe = described_by(&id, hint.is_some(), message, None);
    let class = move || {
        if message.with(Option::is_some) { "govuk-select govuk-select--error" } else { "govuk-select" }
    };
    let empty = empty.map(|label| (String::new(), label));
    let options = empty.into_iter().chain(options).map(|(option, label)| {
        let chosen = option.clone();
        view! { <option value=option selected=move || value.with(|value| *value == chosen)>{label}</option> }
    });
    view! {
        <div class=group_class(message)>
            <label class="govuk-label" for=id.clone()>{label}</label>
            {hint_view(&id, hint)}
            {error_view(&id, message)}
            <select class=class id=id name=name aria-describedby=describe
                prop:value=move || value.get() on:change=move |event| value.set(event_target_value(&event))>
                {options.collect_view()}
            </select>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::room_left;

    #[test]
    fn the_count_speaks_of_one_character_in_the_singular() {
        assert_eq!(room_left(9, 10), "You have 1 character remaining");
        assert_eq!(room_left(0, 10), "You have 10 characters remaining");
        assert_eq!(room_left(12, 10), "You have 2 characters too many");
    }
}
