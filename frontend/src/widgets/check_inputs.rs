//! Radios and checkboxes, with content that shows when an option is chosen.
use super::form::{described_by, error_view, field_id, group_class, hint_view, message_of};
use leptos::prelude::*;

/// One option.
#[derive(Clone)]
pub struct Choice {
    value: String,
    label: String,
    hint: Option<String>,
    reveals: Option<ViewFn>,
}

impl Choice {
    /// An option with its label.
    pub fn new(value: impl ToString, label: impl ToString) -> Self {
        Self { value: value.to_string(), label: label.to_string(), hint: None, reveals: None }
    }

    /// Adds help below the label; an empty text adds nothing.
    pub fn hint(mut self, hint: &str) -> Self {
        self.hint = (!hint.is_empty()).then(|| hint.to_owned());
        self
    }

    /// Adds fields that show while the option is chosen.
    pub fn reveals(mut self, content: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        self.reveals = Some(ViewFn::from(content));
        self
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Radio,
    Checkbox,
}

impl Kind {
    fn block(self) -> &'static str {
        match self {
            Self::Radio => "govuk-radios",
            Self::Checkbox => "govuk-checkboxes",
        }
    }
}

/// One option out of several.
#[component]
pub fn Radios(
    /// Name of the field in the request.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// The value of the chosen option, empty for none.
    value: RwSignal<String>,
    /// The options.
    options: Vec<Choice>,
    /// Help, in a sentence.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Options side by side.
    #[prop(default = false)]
    inline: bool,
    /// Smaller circles, for filters.
    #[prop(default = false)]
    small: bool,
) -> impl IntoView {
    let choose = Callback::new(move |(chosen, _): (String, bool)| value.set(chosen));
    let chosen = move |option: &str| value.with(|value| value == option);
    group(Kind::Radio, Group { name, legend, hint, inline, small }, options, chosen, choose)
}

/// Any number of options.
#[component]
pub fn Checkboxes(
    /// Name of the field in the request.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// The values of the chosen options.
    values: RwSignal<Vec<String>>,
    /// The options.
    options: Vec<Choice>,
    /// Help, in a sentence.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Smaller boxes, for filters.
    #[prop(default = false)]
    small: bool,
) -> impl IntoView {
    let choose = Callback::new(move |(option, on): (String, bool)| {
        values.update(|values| {
            values.retain(|value| *value != option);
            if on {
                values.push(option);
            }
        });
    });
    let chosen = move |option: &str| values.with(|values| values.iter().any(|value| value == option));
    group(Kind::Checkbox, Group { name, legend, hint, inline: false, small }, options, chosen, choose)
}

struct Group {
    name: String,
    legend: String,
    hint: Option<String>,
    inline: bool,
    small: bool,
}

fn group(
    kind: Kind,
    about: Group,
    options: Vec<Choice>,
    chosen: impl Fn(&str) -> bool + Copy + Send + Sync + 'static,
    choose: Callback<(String, bool)>,
) -> AnyView {
    let id = field_id(&about.name);
    let message = message_of(&about.name);
    let describe = described_by(&id, about.hint.is_some(), message, None);
    let block = kind.block();
    let inline = if about.inline { format!(" {block}--inline") } else { String::new() };
    let small = if about.small { format!(" {block}--small") } else { String::new() };
    let name = about.name;
    let items = options.into_iter().enumerate().map(|(index, option)| {
        // The first option carries the id of the field: the link in the summary leads there.
        let id = if index == 0 { id.clone() } else { format!("{id}-{}", index + 1) };
        item(kind, id, name.clone(), option, chosen, choose)
    });
    view! {
        <div class=group_class(message)>
            <fieldset class="govuk-fieldset" aria-describedby=describe>
                <legend class="govuk-fieldset__legend">{about.legend}</legend>
                {hint_view(&id, about.hint)}
                {error_view(&id, message)}
                <div class=format!("{block}{inline}{small}")>{items.collect_view()}</div>
            </fieldset>
        </div>
    }
    .into_any()
}

fn item(
    kind: Kind,
    id: String,
    name: String,
    option: Choice,
    chosen: impl Fn(&str) -> bool + Copy + Send + Sync + 'static,
    choose: Callback<(String, bool)>,
) -> AnyView {
    let block = kind.block();
    let Choice { value, label, hint, reveals } = option;
    let (for_checked, for_reveal, for_change) = (value.clone(), value.clone(), value.clone());
    let hint_id = hint.as_ref().map(|_| format!("{id}-item-hint"));
    let reveal_id = format!("conditional-{id}");
    let controls = reveals.is_some().then(|| reveal_id.clone());
    let hint = hint.zip(hint_id.clone()).map(|(text, hint_id)| {
        view! { <div class=format!("govuk-hint {block}__hint") id=hint_id>{text}</div> }
    });
    let reveal = reveals.map(|content| {
        let class = move || {
            let hidden = if chosen(&for_reveal) { "" } else { "--hidden" };
            if hidden.is_empty() {
                format!("{block}__conditional")
            } else {
                format!("{block}__conditional {block}__conditional--hidden")
            }
        };
        view! { <div class=class id=reveal_id>{content.run()}</div> }
    });
    let input_type = match kind {
        Kind::Radio => "radio",
        Kind::Checkbox => "checkbox",
    };
    view! {
        <div class=format!("{block}__item")>
            <input class=format!("{block}__input") id=id.clone() name=name type=input_type value=value
                aria-describedby=hint_id data-aria-controls=controls
                prop:checked=move || chosen(&for_checked)
                on:change=move |event| choose.run((for_change.clone(), event_target_checked(&event))) />
            <label class=format!("govuk-label {block}__label") for=id>{label}</label>
            {hint}
        </div>
        {reveal}
    }
    .into_any()
}
