//! The answers of a questionnaire: a question each, in the order of the items.
use crate::charts::scale::number;
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::text_input::TextInput;
use headstart_contract::episode::GoalView;
use headstart_contract::measure::{InstrumentView, ItemView};
use headstart_domain::instrument::ImpactWording;
use leptos::prelude::*;
use serde_json::Value;

/// Most answers to choose from side by side; beyond that a number is typed.
const MOST_CHOICES: usize = 11;
/// The code of "would rather not say", as the service knows it.
const RATHER_NOT: &str = "prefer_not_to_say";

/// What has been answered, in the order of the items.
#[derive(Clone)]
pub struct Answers {
    items: Vec<(ItemView, RwSignal<String>)>,
    words: AnswerWords,
    /// How many items are asked; those after them stay without an answer.
    asked: usize,
}

/// How answers are told apart in words.
#[derive(Clone, PartialEq)]
enum AnswerWords {
    /// By their texts.
    Texts(Vec<String>),
    /// By the columns of the paper form, from the left.
    Columns,
    /// How close a goal is.
    Closeness,
    /// By their values alone.
    Values,
}

impl Answers {
    /// No answers yet.
    pub fn new(instrument: &InstrumentView) -> Self {
        let words = match (&instrument.labels, instrument.lowest_on_the_left) {
            (labels, _) if !labels.is_empty() => AnswerWords::Texts(labels.clone()),
            (_, true) => AnswerWords::Columns,
            _ => AnswerWords::Values,
        };
        let items: Vec<_> =
            instrument.items.iter().map(|item| (item.clone(), RwSignal::new(String::new()))).collect();
        Self { asked: items.len(), items, words }
    }

    /// No answers yet about these goals, each at its place: the young person’s words are the questions.
    pub fn of_goals(instrument: &InstrumentView, goals: &[GoalView]) -> Self {
        let mut answers = Self::new(instrument);
        for (item, _) in &mut answers.items {
            let goal = goals.iter().find(|goal| u16::from(goal.position) == item.number);
            item.wording = goal.map(|goal| goal.title.clone());
        }
        answers.asked = answers.items.iter().filter(|(item, _)| item.wording.is_some()).count();
        answers.words = AnswerWords::Closeness;
        answers
    }

    /// Puts in answers that were typed before.
    pub fn fill(&self, answers: &[Value]) {
        for ((_, typed), answer) in self.items.iter().zip(answers) {
            typed.set(as_typed(answer));
        }
    }

    /// The answers as they are sent; `Err` names the item whose answer is no possible one.
    pub fn read(&self) -> Result<Vec<Value>, u16> {
        self.items
            .iter()
            .map(|(item, typed)| value(item, &typed.get_untracked()).ok_or(item.number))
            .collect()
    }

    /// How many items have an answer. Tracks the answers.
    pub fn answered(&self) -> usize {
        self.items.iter().filter(|(_, typed)| typed.with(|text| !text.is_empty())).count()
    }

    /// The questions by their places, where their words are known.
    pub fn questions(&self) -> Vec<Option<String>> {
        self.items.iter().map(|(item, _)| item.wording.clone()).collect()
    }

    /// How many items there are.
    pub fn count(&self) -> usize {
        self.asked
    }

    /// The fields.
    pub fn view(&self) -> AnyView {
        let asked = self.items.iter().take(self.asked);
        asked.map(|(item, typed)| field(item, *typed, &self.words)).collect_view().into_any()
    }
}

/// The answers about impact: whether there are difficulties at all, and if so how they weigh.
#[derive(Clone)]
pub struct ImpactAnswers {
    difficulties: RwSignal<String>,
    items: Vec<RwSignal<String>>,
    words: Option<ImpactWording>,
}

impl ImpactAnswers {
    /// No answers yet; the definition says how many questions this informant is asked, and the site in what words.
    pub fn new(count: u8, words: Option<ImpactWording>) -> Self {
        let empty = || RwSignal::new(String::new());
        Self { difficulties: empty(), items: (0..count).map(|_| empty()).collect(), words }
    }

    /// Puts in answers that were typed before.
    pub fn fill(&self, screen: Option<bool>, answers: Option<&[Option<f64>]>) {
        let said = screen.map_or("", |yes| if yes { "yes" } else { "no" });
        self.difficulties.set(said.to_owned());
        for (typed, answer) in self.items.iter().zip(answers.unwrap_or_default()) {
            typed.set(answer.map(|answer| answer.to_string()).unwrap_or_default());
        }
    }

    /// The first question and the answers that follow from it; nothing when it was left out.
    pub fn read(&self) -> (Option<bool>, Option<Vec<Option<f64>>>) {
        match self.difficulties.get_untracked().as_str() {
            "yes" => {
                let answers = self.items.iter().map(|item| item.get_untracked().parse().ok()).collect();
                (Some(true), Some(answers))
            }
            "no" => (Some(false), None),
            _ => (None, None),
        }
    }

    /// The fields.
    pub fn view(&self) -> AnyView {
        let (items, words) = (self.items.clone(), self.words.clone());
        let screen = words.as_ref().map(|words| words.screen.clone());
        let screen = screen.unwrap_or_else(|| "Are there difficulties at all?".to_owned());
        let follow_up = move || {
            let fields = items.iter().enumerate().map(|(index, typed)| {
                let words = words.as_ref();
                let options = (0..=3).map(|value: usize| {
                    let label = words.and_then(|words| words.labels.get(value));
                    Choice::new(value, label.map_or_else(|| value.to_string(), |label| format!("{value}: {label}")))
                });
                let options = options.chain([Choice::new("", "No answer")]).collect();
                let name = format!("impact[{index}]");
                let question = words.and_then(|words| words.items.get(index)).cloned();
                let legend = question.unwrap_or_else(|| format!("Impact question {}", index + 1));
                view! { <Radios name=name legend=legend value=*typed options=options inline=true small=true /> }
            });
            fields.collect_view().into_any()
        };
        let options = vec![
            Choice::new("yes", "Yes").reveals(follow_up),
            Choice::new("no", "No"),
            Choice::new("", "No answer"),
        ];
        view! {
            <h2 class="govuk-heading-m">"Impact"</h2>
            <Radios name="impact_screen" legend=screen value=self.difficulties options=options />
        }
        .into_any()
    }
}

/// The name of the field of an item: its place in the list that is sent.
pub fn field_name(number: u16) -> String {
    format!("answers[{}]", number.saturating_sub(1))
}

fn value(item: &ItemView, typed: &str) -> Option<Value> {
    match typed.trim() {
        "" => Some(Value::Null),
        RATHER_NOT => Some(Value::from(RATHER_NOT)),
        text => {
            let answer: f64 = text.parse().ok()?;
            let steps = (answer - item.min) / item.step;
            let possible = (item.min..=item.max).contains(&answer) && (steps - steps.round()).abs() < 1e-9;
            possible.then(|| whole_or_not(answer))
        }
    }
}

/// An answer in the words of its field.
fn as_typed(answer: &Value) -> String {
    match answer {
        Value::String(code) => code.clone(),
        Value::Number(given) => given.as_f64().map(|given| given.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// Whole answers travel as whole numbers.
fn whole_or_not(answer: f64) -> Value {
    if answer.fract() == 0.0 { Value::from(answer as i64) } else { Value::from(answer) }
}

/// The possible answers, when they are few enough to choose from.
fn choices(item: &ItemView) -> Option<Vec<f64>> {
    let count = ((item.max - item.min) / item.step).round();
    (item.step > 0.0 && count >= 1.0 && count < MOST_CHOICES as f64)
        .then(|| (0..=count as i32).map(|index| item.min + f64::from(index) * item.step).collect())
}

/// The words of one answer, the `index`th of `count`.
fn answer_words(words: &AnswerWords, value: f64, index: usize, count: usize) -> String {
    let (value, last) = (number(value), index + 1 == count);
    let more = match words {
        AnswerWords::Texts(texts) if texts.len() == count => texts.get(index).cloned(),
        AnswerWords::Texts(ends) if index == 0 => ends.first().cloned(),
        AnswerWords::Texts(ends) if last => ends.last().cloned(),
        AnswerWords::Columns if index == 0 => Some("left column".to_owned()),
        AnswerWords::Columns if last => Some("right column".to_owned()),
        AnswerWords::Columns if count == 3 => Some("middle column".to_owned()),
        AnswerWords::Closeness if index == 0 => Some("nowhere near it".to_owned()),
        AnswerWords::Closeness if last => Some("got there".to_owned()),
        _ => None,
    };
    match more {
        Some(more) => format!("{value}: {more}"),
        None => value,
    }
}

fn field(item: &ItemView, typed: RwSignal<String>, words: &AnswerWords) -> AnyView {
    let name = field_name(item.number);
    let question = match &item.wording {
        Some(wording) => format!("{}. {wording}", item.number),
        None => format!("Question {}", item.number),
    };
    match choices(item) {
        Some(values) => {
            let count = values.len();
            let options = values
                .into_iter()
                .enumerate()
                .map(|(index, value)| Choice::new(value, answer_words(words, value, index, count)));
            let options =
                options.chain([Choice::new(RATHER_NOT, "Rather not say"), Choice::new("", "No answer")]);
            let options = options.collect();
            view! { <Radios name=name legend=question value=typed options=options inline=true small=true /> }
                .into_any()
        }
        None => {
            let end = |value: f64, text: Option<&String>| match text {
                Some(text) => format!("{} ({text})", number(value)),
                None => number(value),
            };
            let (low, high) = match words {
                AnswerWords::Texts(ends) => (ends.first(), ends.last()),
                _ => (None, None),
            };
            let hint = format!("A number from {} to {}", end(item.min, low), end(item.max, high));
            view! { <TextInput name=name label=question value=typed hint=hint class="govuk-input--width-4" inputmode="decimal" /> }
                .into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(min: f64, max: f64, step: f64) -> ItemView {
        ItemView { number: 1, wording: None, min, max, step }
    }

    #[test]
    fn an_answer_must_be_one_that_the_item_has() {
        let item = item(0.0, 2.0, 1.0);
        assert_eq!(value(&item, "2"), Some(Value::from(2)));
        assert_eq!(value(&item, ""), Some(Value::Null));
        assert_eq!(value(&item, RATHER_NOT), Some(Value::from(RATHER_NOT)));
        assert_eq!(value(&item, "3"), None);
        assert_eq!(value(&item, "1.5"), None);
    }

    #[test]
    fn an_answer_that_was_sent_reads_as_it_was_typed() {
        let item = item(0.0, 10.0, 0.5);
        for typed in ["2", "2.5", "", RATHER_NOT] {
            assert_eq!(as_typed(&value(&item, typed).unwrap()), typed);
        }
    }

    #[test]
    fn answers_are_told_by_their_words_or_by_the_columns_of_the_paper_form() {
        let told = |words: &AnswerWords, count: usize| -> Vec<String> {
            (0..count).map(|index| answer_words(words, index as f64, index, count)).collect()
        };
        let columns = AnswerWords::Columns;
        assert_eq!(told(&columns, 3), ["0: left column", "1: middle column", "2: right column"]);
        assert_eq!(told(&columns, 4), ["0: left column", "1", "2", "3: right column"]);
        let texts = AnswerWords::Texts(vec!["Never".into(), "Often".into()]);
        assert_eq!(told(&texts, 2), ["0: Never", "1: Often"]);
        assert_eq!(told(&AnswerWords::Values, 2), ["0", "1"]);
    }

    #[test]
    fn few_answers_are_chosen_and_many_are_typed() {
        assert_eq!(choices(&item(0.0, 2.0, 1.0)), Some(vec![0.0, 1.0, 2.0]));
        assert_eq!(choices(&item(0.0, 10.0, 1.0)).map(|all| all.len()), Some(11));
        assert_eq!(choices(&item(0.0, 100.0, 1.0)), None);
    }
}
