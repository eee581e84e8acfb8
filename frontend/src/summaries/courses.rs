//! The courses of scores that belong to one period of support, by what they tell.
use headstart_contract::episode::EpisodeView;
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
    let within = |mut course: ScoreSeries| {
        course.points.retain(|point| point.episode_id == episode.id);
        (!course.points.is_empty() && course.aspect != Aspect::Experience).then_some(course)
    };
    series.into_iter().filter_map(within).collect()
}
