//! A form with one list of messages: in the summary on top and beside each field.
use super::focus::{element, focus_field, mark_title};
use super::unsent;
use leptos::context::Provider;
use leptos::ev::SubmitEvent;
use leptos::html::Div;
use leptos::prelude::*;

/// A message that belongs to a field, by the field's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMessage {
    /// Name of the field, the same as in the request's body.
    pub field: String,
    /// What to do about it, in a sentence for the person who fills in the form.
    pub message: String,
}

impl FieldMessage {
    /// A message for the named field.
    pub fn new(field: &str, message: &str) -> Self {
        Self { field: field.to_owned(), message: message.to_owned() }
    }
}

/// What a form shows beside its fields. What was typed lives elsewhere and is never touched by it.
#[derive(Clone, Copy)]
pub struct FormState {
    /// Messages in the order of the fields.
    pub messages: RwSignal<Vec<FieldMessage>>,
    /// A failure of the whole, such as a lost connection.
    pub failure: RwSignal<Option<String>>,
    /// An answer is awaited.
    pub busy: RwSignal<bool>,
    attempts: RwSignal<u32>,
    /// Something was typed that has not been sent.
    unsent: RwSignal<bool>,
    /// The record was changed by somebody else: the path of the change that was refused, and the version now.
    newer: RwSignal<Option<(String, String)>>,
    /// The page that shows the record; empty when the form's own page does.
    record: RwSignal<String>,
}

impl FormState {
    /// A form that has not been sent.
    pub fn new() -> Self {
        Self {
            messages: RwSignal::new(Vec::new()),
            failure: RwSignal::new(None),
            busy: RwSignal::new(false),
            attempts: RwSignal::new(0),
            unsent: RwSignal::new(false),
            newer: RwSignal::new(None),
            record: RwSignal::new(String::new()),
        }
    }

    /// The page that shows the record that the form is about, when it is another one.
    pub fn about(self, page: &str) -> Self {
        self.record.set(page.to_owned());
        self
    }

    /// What was typed has been sent.
    pub fn sent(&self) {
        self.unsent.try_set(false);
        self.newer.try_set(None);
    }

    /// Says that somebody else changed the record meanwhile, where to look at it, and that sending again counts.
    pub fn overtaken(&self, newer: Option<(String, String)>, sentence: &str) {
        self.fail(format!(
            "{sentence} Nothing was recorded. What you typed is still here: look at the change, then send it again if \
             it still holds."
        ));
        self.newer.set(newer);
    }

    /// The version to write over, when the person has been told that it is another one than the page shows.
    pub fn newer_version(&self, path: &str) -> Option<String> {
        self.newer
            .with_untracked(|newer| newer.as_ref().filter(|(of, _)| of == path).map(|(_, etag)| etag.clone()))
    }

    /// Takes all messages away.
    pub fn clear(&self) {
        self.messages.set(Vec::new());
        self.failure.set(None);
    }

    /// Shows these messages and moves the focus to the summary.
    pub fn refuse(&self, messages: Vec<FieldMessage>) {
        self.messages.set(messages);
        self.failure.set(None);
        self.attempts.update(|count| *count += 1);
    }

    /// Shows one failure of the whole and moves the focus to the summary.
    pub fn fail(&self, message: String) {
        self.messages.set(Vec::new());
        self.failure.set(Some(message));
        self.attempts.update(|count| *count += 1);
    }

    /// Whether the check found nothing; otherwise its messages are shown.
    pub fn accepts(&self, messages: Vec<FieldMessage>) -> bool {
        if messages.is_empty() {
            self.clear();
            true
        } else {
            self.refuse(messages);
            false
        }
    }
}

impl Default for FormState {
    fn default() -> Self {
        Self::new()
    }
}

/// The id of the control for a field of this name.
pub fn field_id(name: &str) -> String {
    name.replace(['.', '[', ']'], "-")
}

/// The message beside the field of this name, in the form around it.
pub fn message_of(name: &str) -> Signal<Option<String>> {
    let name = name.to_owned();
    let Some(form) = use_context::<FormState>() else { return Signal::derive(|| None) };
    Signal::derive(move || {
        form.messages
            .with(|all| all.iter().find(|one| belongs(&one.field, &name)).map(|one| one.message.clone()))
    })
}

/// Whether a message belongs to the control of this name. A control for a whole list takes those of its parts:
/// `wards[2]` belongs to `wards` when there is no control of its own.
fn belongs(field: &str, name: &str) -> bool {
    field == name || whole(field) == name
}

/// The name of the list that a field is a part of, or its own name.
fn whole(field: &str) -> &str {
    field.split_once('[').map_or(field, |(list, _)| list)
}

/// A form whose errors stand in a summary on top.
#[component]
pub fn Form(
    /// Messages and progress.
    state: FormState,
    /// Called when the form is sent and no answer is awaited.
    on_submit: Callback<()>,
    /// What is typed is kept as it is typed, or is worth nothing: leaving needs no warning.
    #[prop(default = false)]
    may_be_left: bool,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !state.busy.get_untracked() {
            on_submit.run(());
        }
    };
    let typed = move || {
        if !may_be_left {
            state.unsent.set(true);
        }
    };
    unsent::watch(state.unsent);
    view! {
        <form novalidate on:submit=submit on:input=move |_| typed() on:change=move |_| typed()>
            <ErrorSummary state=state />
            // A provider of its own: a context given here would outlive the form in the page around it.
            <Provider value=state>{children()}</Provider>
        </form>
    }
}

/// The list of all that stands in the way, with links to the fields. It takes the focus when it is filled.
#[component]
pub fn ErrorSummary(
    /// The form that it belongs to.
    state: FormState,
) -> impl IntoView {
    let summary = NodeRef::<Div>::new();
    let shown =
        Memo::new(move |_| state.failure.with(Option::is_some) || state.messages.with(|all| !all.is_empty()));
    Effect::new(move |_| {
        let attempts = state.attempts.get();
        mark_title(shown.get());
        if attempts > 0 && shown.get_untracked() {
            request_animation_frame(move || {
                if let Some(node) = summary.get_untracked() {
                    // Scrolls as well, since the summary is above the button that was pressed.
                    let _ = node.focus();
                }
            });
        }
    });
    on_cleanup(|| mark_title(false));
    move || {
        shown.get().then(|| {
            view! {
                <div class="govuk-error-summary" tabindex="-1" node_ref=summary>
                    <div role="alert">
                        <h2 class="govuk-error-summary__title">"There is a problem"</h2>
                        <div class="govuk-error-summary__body">
                            {move || state.failure.get().map(|text| view! { <p>{text}</p> })}
                            {move || state.newer.with(Option::is_some).then(|| view! {
                                <p><a href=record_page(state) target="_blank">"See the record as it is now (opens in a new tab)"</a></p>
                            })}
                            <ul class="govuk-list govuk-error-summary__list">
                                {move || state.messages.get().into_iter().map(summary_line).collect_view()}
                            </ul>
                        </div>
                    </div>
                </div>
            }
        })
    }
}

/// The page that shows the record of a form.
fn record_page(state: FormState) -> String {
    let named = state.record.get_untracked();
    if named.is_empty() {
        document().location().and_then(|at| at.href().ok()).unwrap_or_default()
    } else {
        named
    }
}

fn summary_line(line: FieldMessage) -> impl IntoView {
    let id = field_id(&line.field);
    let list_id = field_id(whole(&line.field));
    let href = format!("#{id}");
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        event.stop_propagation();
        focus_field(if element(&id).is_some() { &id } else { &list_id });
    };
    view! { <li><a href=href on:click=go>{line.message}</a></li> }
}

/// The hint of a field, with the id that its control refers to.
pub fn hint_view(id: &str, hint: Option<String>) -> AnyView {
    let id = format!("{id}-hint");
    hint.map(|text| view! { <div class="govuk-hint" id=id>{text}</div> }).into_any()
}

/// The message of a field, with the id that its control refers to.
pub fn error_view(id: &str, message: Signal<Option<String>>) -> AnyView {
    let id = format!("{id}-error");
    (move || {
        let id = id.clone();
        message.get().map(|text| {
            view! {
                <p class="govuk-error-message" id=id>
                    <span class="govuk-visually-hidden">"Error: "</span>{text}
                </p>
            }
        })
    })
    .into_any()
}

/// The ids of what describes a control: its hint, its message and whatever else is given.
pub fn described_by(
    id: &str,
    hint: bool,
    message: Signal<Option<String>>,
    more: Option<String>,
) -> Signal<Option<String>> {
    let id = id.to_owned();
    Signal::derive(move || {
        let mut ids = Vec::new();
        if hint {
            ids.push(format!("{id}-hint"));
        }
        if message.with(Option::is_some) {
            ids.push(format!("{id}-error"));
        }
        ids.extend(more.clone());
        (!ids.is_empty()).then(|| ids.join(" "))
    })
}

/// The class of the group around a field, with the red line when there is a message.
pub fn group_class(message: Signal<Option<String>>) -> Signal<&'static str> {
    Signal::derive(move || {
        if message.with(Option::is_some) {
            "govuk-form-group govuk-form-group--error"
        } else {
            "govuk-form-group"
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_about_a_part_of_a_list_shows_at_the_list() {
        assert!(belongs("wards[2]", "wards"));
        assert!(belongs("answers[3]", "answers[3]"));
        assert!(!belongs("answers[3]", "answers[4]"));
        assert!(!belongs("given_by", "given"));
    }
}
