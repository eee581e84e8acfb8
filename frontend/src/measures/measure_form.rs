//! Recording a questionnaire: which one, who answered, then the answers, then the scores.
use super::answer_fields::{Answers, ImpactAnswers, field_name};
use super::double_entry::differences;
use super::goal_scores::GOALS;
use super::measures_list::card;
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
use crate::widgets::banner::{InsetText, SuccessBanner};
use crate::widgets::button::{Button, ButtonGroup, LinkButton};
use crate::widgets::check_inputs::{Checkboxes, Choice, Radios};
use crate::widgets::date_input::{DateInput, DateParts};
use crate::widgets::disclosure::Details;
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::text_input::TextInput;
use headstart_contract::answering::{PaperEntryInput, PaperEntryView};
use headstart_contract::episode::GoalView;
use headstart_contract::measure::{InstrumentView, MeasureInput, MeasureView};
use headstart_domain::episode::{Mode, Point};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// The questionnaires that the programme uses with everybody, by key; the others are for single young people.
const USUAL: [&str; 4] = ["sdq", "swemwbs", "mmf", "gbo"];

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

/// The first step: an instrument and who answers it, limited to those for the young person's age.
fn choose_page(support: &Support, instruments: Vec<InstrumentView>) -> AnyView {
    let age = support.episode().identity.age;
    let (usual, others): (Vec<_>, Vec<_>) =
        instruments.iter().partition(|instrument| USUAL.contains(&instrument.key.as_str()));
    let choices = |of: Vec<&InstrumentView>| -> Vec<Choice> {
        of.into_iter().flat_map(|instrument| combinations(instrument, age)).collect()
    };
    let (usual, others) = (choices(usual), choices(others));
    if usual.is_empty() && others.is_empty() {
        return view! { <Empty title="No questionnaire fits">"None is available for this age."</Empty> }
            .into_any();
    }
    let (form, chosen, navigate) = (FormState::new(), RwSignal::new(String::new()), use_navigate());
    let (here, caption) = (support.href("measures/new"), support.caption());
    let submit = Callback::new(move |()| {
        let chosen = chosen.get_untracked();
        match chosen.split_once('|') {
            None => form.refuse(vec![FieldMessage::new("instrument", "Choose a questionnaire")]),
            Some((key, informant)) => {
                navigate(
                    &format!("{here}?instrument={key}&informant={informant}"),
                    NavigateOptions::default(),
                );
            }
        }
    });
    view! {
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=form on_submit=submit>
                <PageHeading text="Which questionnaire, and who answered?" caption=caption />
                <Radios name="instrument" legend="Questionnaires of this programme" value=chosen options=usual />
                <Details summary="Other questionnaires">
                    <Radios name="other" legend="Other questionnaires" value=chosen options=others />
                </Details>
                <Button label="Continue" />
            </Form>
        </div></div>
    }
    .into_any()
}

fn combinations(instrument: &InstrumentView, age: u16) -> Vec<Choice> {
    let fits = |from: u8, to: u8| (u16::from(from)..=u16::from(to)).contains(&age);
    let informants = instrument.informants.iter().filter(|one| fits(one.age_from, one.age_to));
    informants
        .map(|one| {
            let label = format!("{}: {}", instrument.title, labels::informant(&one.informant).to_lowercase());
            Choice::new(format!("{}|{}", instrument.key, one.informant), label).hint(&instrument.licence)
        })
        .collect()
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

/// The form, or when an entry is named in the address, the paper form of which it is the first.
fn answer_page(support: Support, instrument: InstrumentView, informant: String, entry: String) -> AnyView {
    if entry.is_empty() {
        return entry_page(&support, &instrument, &informant, None);
    }
    let address = support.api("paper-entries");
    let entries = fetch::<Listed<PaperEntryView>>("the paper form", move || address.clone());
    show_within(
        entries,
        |whole| whole,
        move |answer| {
            let found = answer.value.into_items().into_iter().find(|one| one.id.to_string() == entry);
            match found {
            Some(found) => entry_page(&support, &instrument, &informant, Some(found)),
            None => view! { <Empty title="There is no such paper form">"It may have been recorded already."</Empty> }.into_any(),
        }
        },
    )
}

fn entry_page(
    support: &Support,
    instrument: &InstrumentView,
    informant: &str,
    entry: Option<PaperEntryView>,
) -> AnyView {
    let done = RwSignal::new(None::<Done>);
    let back = support.href("measures");
    let (support, instrument, informant) = (support.clone(), instrument.clone(), informant.to_owned());
    let page = move || match done.get() {
        Some(Done::Recorded(measure)) => result_page(*measure, &support.episode().goals, &back),
        Some(Done::Kept) => kept_page(&back),
        None => entry_form(&support, &instrument, &informant, entry.clone(), done),
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
    instrument: &InstrumentView,
    informant: &str,
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
    let asked = instrument.informants.iter().find(|one| one.informant == informant);
    let impact = asked.filter(|one| one.impact_items > 0).map(|one| ImpactAnswers::new(one.impact_items));
    if let Some(before) = typed_before {
        answers.fill(&before.answers);
        if let Some(impact) = &impact {
            impact.fill(before.impact_screen, before.impact.as_deref());
        }
    }
    let typed_impact = impact.clone();
    let (once, twice, typed) = (support.api("measures"), support.api("paper-entries"), answers.clone());
    let (key, who) = (instrument.key.clone(), informant.to_owned());
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
    let notes = if of_goals { goal_notes(instrument) } else { notes(instrument) };
    let (cancel, caption) = (support.href("measures"), support.caption());
    view! {
        <Form state=form on_submit=on_submit>
            <PageHeading text=title caption=caption />
            {notes}
            {move || entry.with(|entry| entry.as_ref().map(differences))}
            {about_fields(about, second)}
            <h2 class="govuk-heading-m">"Answers"</h2>
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

/// What is said above the scores of goals.
fn goal_notes(instrument: &InstrumentView) -> AnyView {
    view! {
        <p class="govuk-hint">{instrument.licence.clone()}</p>
        <p class="govuk-body">"How close is each goal now? From 0, nowhere near it, to 10, got there."</p>
    }
    .into_any()
}

fn notes(instrument: &InstrumentView) -> AnyView {
    let wording = instrument.items.iter().any(|item| item.wording.is_some());
    let how = match (instrument.lowest_on_the_left, instrument.turns_round) {
        (true, true) => {
            "For each question choose the column that is ticked, counted from the left, whatever numbers are \
            printed there. Some questions are turned round when they are scored: the program does that, so type what is ticked."
        }
        (true, false) => "For each question choose the column that is ticked, counted from the left.",
        (false, true) => {
            "Type what is ticked: some questions are turned round when they are scored, and the program does that."
        }
        (false, false) => "Type what is ticked.",
    };
    let no_wording = (!wording).then(|| view! {
        <p class="govuk-body">"The licence does not let us show the questions. Have the paper form beside you and type the
            answers by the numbers of the questions. "{how}</p>
    });
    let unverified = instrument.verification_note.clone().filter(|_| !instrument.verified);
    view! {
        <p class="govuk-hint">{instrument.licence.clone()}</p>
        {no_wording}
        {unverified.map(|note| view! { <InsetText>{note}</InsetText> })}
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
