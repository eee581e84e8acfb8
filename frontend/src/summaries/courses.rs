//! The courses of scores that belong to one period of support, by what they tell.
use headstart_contract::episode::{EpisodeView, GoalView};
use headstart_contract::measure::ScoreSeries;
use headstart_domain::instrument::Aspect;

/// The columns of a summary: aspects stand side by side, and no number is made of two of them.
pub const COLUMNS: [(&str, &[Aspect]); 3] = [
    ("Difficulties", &[Aspect::Symptoms]),
    ("Wellbeing and daily life", &[Aspect::Wellbeing, Aspect::Functioning]),
    ("Goals", &[Aspect::Goals]),
];

/// The courses with scores of this period of support, and only those scores. What somebody thought of the service
/// is left out: it is no change in how they are.
pub fn of_support(series: Vec<ScoreSeries>, episode: &EpisodeView) -> Vec<ScoreSeries> {
    let from = episode.opened_at.date_naive();
    let until = episode.closed_at.map(|at| at.date_naive());
    let within = |mut course: ScoreSeries| {
        course.points.retain(|point| point.on >= from && until.is_none_or(|until| point.on <= until));
        (!course.points.is_empty() && course.aspect != Aspect::Experience).then_some(course)
    };
    series.into_iter().filter_map(within).collect()
}

/// The name of a course. A rated goal is called by the young person's own words for it.
pub fn name(course: &ScoreSeries, goals: &[GoalView]) -> String {
    let goal = course.scale.strip_prefix("goal_").and_then(|number| number.parse::<u8>().ok());
    let goal = goal.filter(|_| course.aspect == Aspect::Goals);
    goal.and_then(|number| goals.iter().find(|goal| goal.position == number))
        .map_or_else(|| course.title.clone(), |goal| goal.title.clone())
}
