//! Recording a questionnaire: which one, who answered, then the answers, then the scores.
use super::answer_fields::{Answers, ImpactAnswers, field_name};
use super::choose_form::choose_page;
use super::double_entry::differences;
use super::form_notes::{goal_notes, notes};
use super::measures_list::card;
use super::site_words;
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{fetch, show_within};
use crate::api::submit::{submit, submit_part};
use crate::episodes::episode_frame::{Support, within};
use crate::episodes::session_form::day_not_ahead;
use crate::format::today;
use crate::labels;
use crate::list_query::part;
use crate::widgets::banner::SuccessBanner;
use crate::widgets::button::{Button, ButtonGroup, LinkButton};
use crate::widgets::check_inputs::{Checkboxes, Choice, Radios};
use crate::widgets::date_input::{DateInput, DateParts};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::text_input::TextInput;
use headstart_contract::answering::{PaperEntryInput, PaperEntryView, WordingView};
use headstart_contract::episode::GoalView;
use headstart_contract::measure::{InstrumentView, MeasureInput, MeasureView};
use headstart_domain::episode::{Mode, Point};
use headstart_domain::instrument::{GOALS, Wording};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page. The chosen instrument and informant stand in the address.
pub fn measure_form_page() -> AnyView {
    within(|support| {
        let instruments =
            fetch::<Listed<InstrumentView>>("the instruments", || paths::INSTRUMENTS.to_owned());
        let query = use_query_map();
        let back = support.href("measures");
        view! {
            <BackLink href=back label="Back to measures" />
            {show_within(instruments, |whole| whole, move |answer| {
                let all = answer.value.into_items();
                let now = query.get();
                let (key, informant) = (part(&now, "instrument"), part(&now, "informant"));
                let entry = part(&now, "entry");
                match all.iter().find(|one| one.key == key) {
                    Some(instrument) if !informant.is_empty() => answer_page(support.clone(), instrument.clone(), informant, entry),
                    _ => choose_page(&support, all),
                }
            })}
        }
        .into_any()
    })
}

/// What has been typed beside the answers.
#[derive(Clone, Copy)]
struct About {
    point: RwSignal<String>,
    mode: RwSignal<String>,
    on: DateParts,
    /// `twice` when the paper form shall be typed in a second time.
    double: RwSignal<Vec<String>>,
    note: RwSignal<String>,
}

/// What became of a form that was sent.
#[derive(Clone)]
enum Done {
    Recorded(Box<MeasureView>),
    /// Kept until it is typed in again.
    Kept,
}

/// What is asked: an instrument, with the words that the site is licensed to use, and who answers.
#[derive(Clone)]
struct Asked {
    instrument: InstrumentView,
    informant: String,
    words: Option<Wording>,
}

/// The form in the words of the site, where it has some.
fn answer_page(support: Support, instrument: InstrumentView, informant: String, entry: String) -> AnyView {
    let address = site_words::path(&instrument.key);
    let wordings = fetch::<Listed<WordingView>>("the words of the questionnaire", move || address.clone());
    show_within(
        wordings,
        |whole| whole,
        move |answer| {
            let (instrument, words) =
                site_words::in_words(&instrument, &informant, answer.value.into_items());
            let asked = Asked { instrument, informant: informant.clone(), words };
            first_or_second(support.clone(), asked, entry.clone())
        },
    )
}

/// The form, or when an entry is named in the address, the paper form of which it is the first.
fn first_or_second(support: Support, asked: Asked, entry: String) -> AnyView {
    if entry.is_empty() {
        return entry_page(&support, &asked, None);
    }
    let address = support.api("paper-entries");
    let entries = fetch::<Listed<PaperEntryView>>("the paper form", move || address.clone());
    show_within(
        entries,
        |whole| whole,
        move |answer| {
            let found = answer.value.into_items().into_iter().find(|one| one.id.to_string() == entry);
            match found {
            Some(found) => entry_page(&support, &asked, Some(found)),
            None => view! { <Empty title="There is no such paper form">"It may have been recorded already."</Empty> }.into_any(),
        }
        },
    )
}

fn entry_page(support: &Support, asked: &Asked, entry: Option<PaperEntryView>) -> AnyView {
    let done = RwSignal::new(None::<Done>);
    let back = support.href("measures");
    let (support, asked) = (support.clone(), asked.clone());
    let page = move || match done.get() {
        Some(Done::Recorded(measure)) => result_page(*measure, &support.episode().goals, &back),
        Some(Done::Kept) => kept_page(&back),
        None => entry_form(&support, &asked, entry.clone(), done),
    };
    page.into_any()
}

fn kept_page(done: &str) -> AnyView {
    view! {
        <SuccessBanner text="First entry kept" />
        <PageHeading text="Now somebody types it in again" />
        <p class="govuk-body">"Nothing is recorded yet. Best ask somebody else to type the same paper form in again: it waits under “Measures”."</p>
        <LinkButton href=done label="Go to all measures" />
    }
    .into_any()
}

fn result_page(measure: MeasureView, goals: &[GoalView], done: &str) -> AnyView {
    view! {
        <SuccessBanner text="Questionnaire recorded" />
        <PageHeading text="Scores" />
        {card(measure, goals)}
        <LinkButton href=done label="Go to all measures" />
    }
    .into_any()
}

fn entry_form(
    support: &Support,
    Asked { instrument, informant, words }: &Asked,
    entry: Option<PaperEntryView>,
    done: RwSignal<Option<Done>>,
) -> AnyView {
    let form = FormState::new();
    let empty = || RwSignal::new(String::new());
    // A link from elsewhere may say when in the support this is.
    let point = part(&use_query_map().get_untracked(), "point");
    let preset = |text: Option<&str>| RwSignal::new(text.unwrap_or_default().to_owned());
    // Differences are settled from the second entry: where both agree, nothing has to be typed a third time.
    let typed_before = entry.as_ref().and_then(|entry| entry.second_entry.clone());
    let about = About {
        point: preset(Some(entry.as_ref().map_or(point.as_str(), |entry| entry.point.as_str()))),
        mode: preset(entry.as_ref().map(|_| Mode::Paper.as_str())),
        on: DateParts::new(Some(typed_before.as_ref().map_or_else(today, |form| form.completed_on))),
        double: RwSignal::new(Vec::new()),
        note: empty(),
    };
    let second = entry.is_some();
    let entry = RwSignal::new(entry);
    let of_goals = instrument.key == GOALS;
    let answers = if of_goals {
        Answers::of_goals(instrument, &support.episode().goals)
    } else {
        Answers::new(instrument)
    };
    if answers.count() == 0 {
        return no_goals(support);
    }
    let asked = instrument.informants.iter().find(|one| one.informant == *informant);
    let impact_words = words.as_ref().and_then(|words| words.impact.clone());
    let impact = asked
        .filter(|one| one.impact_items > 0)
        .map(|one| ImpactAnswers::new(one.impact_items, impact_words));
    if let Some(before) = typed_before {
        answers.fill(&before.answers);
        if let Some(impact) = &impact {
            impact.fill(before.impact_screen, before.impact.as_deref());
        }
    }
    let (typed_impact, questions) = (impact.clone(), answers.questions());
    let (once, twice, typed) = (support.api("measures"), support.api("paper-entries"), answers.clone());
    let (key, who) = (instrument.key.clone(), informant.clone());
    let on_submit = Callback::new(move |()| {
        let mut body = match read(&key, &who, about, &typed) {
            Err(faults) => return form.refuse(faults),
            Ok(body) => body,
        };
        if let Some(impact) = &typed_impact {
            (body.impact_screen, body.impact) = impact.read();
        }
        let double = body.mode == Mode::Paper && about.double.with_untracked(|chosen| !chosen.is_empty());
        match entry.get_untracked() {
            Some(first) => send_second(form, &first, body, about, (entry, done)),
            None if double => {
                submit::<_, PaperEntryView>(form, post(&twice), body, move |_| done.set(Some(Done::Kept)));
            }
            None => submit::<_, MeasureView>(form, post(&once), body, move |answer| {
                done.set(Some(Done::Recorded(Box::new(answer.value))));
            }),
        }
    });
    let title = format!("{}, answered by: {}", instrument.title, labels::informant(informant).to_lowercase());
    let (counted, all) = (answers.clone(), answers.count());
    let progress = move || format!("{} of {all} questions answered", counted.answered());
    let stem = words.as_ref().and_then(|words| words.stem.clone()).filter(|_| !of_goals);
    let notes = if of_goals { goal_notes(instrument) } else { notes(instrument) };
    let (cancel, caption) = (support.href("measures"), support.caption());
    view! {
        <Form state=form on_submit=on_submit>
            <PageHeading text=title caption=caption />
            {notes}
            {move || entry.with(|entry| entry.as_ref().map(|entry| differences(entry, &questions)))}
            {about_fields(about, second)}
            <h2 class="govuk-heading-m">"Answers"</h2>
            {stem.map(|stem| view! { <p class="govuk-body">{stem}</p> })}
            <div class="app-answers">{answers.view()}</div>
            {impact.map(|impact| impact.view())}
            <p class="govuk-body" role="status">{progress}</p>
            <ButtonGroup>
                <Button label="Record and score" busy=form.busy />
                <a class="govuk-link" href=cancel>"Cancel"</a>
            </ButtonGroup>
        </Form>
    }
    .into_any()
}

/// Sends the second entry, or the form as it was settled.
fn send_second(
    form: FormState,
    first: &PaperEntryView,
    body: MeasureInput,
    about: About,
    (entry, done): (RwSignal<Option<PaperEntryView>>, RwSignal<Option<Done>>),
) {
    let step = if first.state == "differs" { "settle" } else { "second-entry" };
    let note = Some(about.note.get_untracked()).filter(|note| !note.trim().is_empty());
    let call =
        post(&format!("/paper-entries/{}/{step}", first.id)).if_match(Some(paths::etag(first.version)));
    let body = PaperEntryInput { form: body, note };
    submit_part::<_, PaperEntryView>(form, "form.", call, body, move |answer| {
        match answer.value.measure.clone() {
            Some(measure) => done.set(Some(Done::Recorded(Box::new(measure)))),
            // What was typed stays: it is put right with the paper at hand.
            None => entry.set(Some(answer.value)),
        }
    });
}

fn no_goals(support: &Support) -> AnyView {
    view! {
        <PageHeading text="There is no goal to score yet" caption=support.caption() />
        <p class="govuk-body">"Set the young person’s goals first: each is scored by its own words."</p>
        <LinkButton href=support.href("goals") label="Set a goal" />
    }
    .into_any()
}

fn about_fields(about: About, second: bool) -> AnyView {
    let points = Point::ALL.iter().map(|one| Choice::new(one.as_str(), one.label())).collect();
    let modes =
        [Mode::Paper, Mode::Together].iter().map(|one| Choice::new(one.as_str(), one.label())).collect();
    view! {
        <Radios name="point" legend="When in the support?" value=about.point options=points inline=true />
        <DateInput name="completed_on" legend="When was it completed?" value=about.on />
        <Radios name="mode" legend="How did the answers come in?" value=about.mode options=modes inline=true />
        {move || (!second && about.mode.with(|mode| mode == Mode::Paper.as_str())).then(|| {
            let twice = vec![Choice::new("twice", "Have it typed in a second time, to catch slips")];
            view! { <Checkboxes name="double" legend="Check" values=about.double options=twice /> }
        })}
        {second.then(|| view! {
            <TextInput name="note" label="Note: why the same person types it again, or how differences were settled" value=about.note />
        })}
    }
    .into_any()
}

fn read(
    key: &str,
    informant: &str,
    about: About,
    answers: &Answers,
) -> Result<MeasureInput, Vec<FieldMessage>> {
    let mut faults = Vec::new();
    let point: Option<Point> = about.point.get_untracked().parse().ok();
    let mode: Option<Mode> = about.mode.get_untracked().parse().ok();
    let on = day_not_ahead(untrack(|| about.on.read()), today());
    let given = answers.read();
    if point.is_none() {
        faults.push(FieldMessage::new("point", "Say when in the support this was"));
    }
    if let Err(message) = &on {
        faults.push(FieldMessage::new("completed_on", message));
    }
    if mode.is_none() {
        faults.push(FieldMessage::new("mode", "Say how the answers came in"));
    }
    if let Err(number) = &given {
        faults.push(FieldMessage::new(
            &field_name(*number),
            &format!("Question {number} has an answer that is not possible"),
        ));
    }
    match (point, on, mode, given) {
        (Some(point), Ok(completed_on), Some(mode), Ok(answers)) => Ok(MeasureInput {
            instrument: key.to_owned(),
            informant: informant.to_owned(),
            point,
            completed_on,
            mode,
            answers,
            impact: None,
            impact_screen: None,
        }),
        _ => Err(faults),
    }
}
