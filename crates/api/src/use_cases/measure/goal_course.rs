//! The goals of a young person as they go on through their periods of support.

use std::collections::HashMap;

use headstart_domain::instrument::GOALS;
use headstart_store::{
    Uid,
    rows::{Goal, Score},
};

/// Which ratings are of the same goal. A rating bears the place that its goal has in its period of support.
pub(super) struct GoalCourses {
    /// The goal that each goal was at first, by period of support and scale.
    first: HashMap<(Uid, String), Uid>,
    /// Each goal as it stands in the last period of support, by the goal that it was at first.
    newest: HashMap<Uid, Goal>,
}

impl GoalCourses {
    /// Reads goals that go on from others after these.
    pub(super) fn new(goals: Vec<Goal>) -> Self {
        let (mut first, mut newest) = (HashMap::new(), HashMap::new());
        let mut first_of = HashMap::new();
        for goal in goals {
            let before = goal.previous_id.and_then(|id| first_of.get(&id).copied());
            let at_first = before.unwrap_or(goal.id);
            first_of.insert(goal.id, at_first);
            first.insert((goal.episode_id, format!("goal_{}", goal.position)), at_first);
            newest.insert(at_first, goal);
        }
        Self { first, newest }
    }

    /// The goal that is rated, as it was at first; none of other scores.
    pub(super) fn course_of(&self, score: &Score) -> Option<Uid> {
        let of_goals = score.instrument == GOALS;
        of_goals.then(|| self.first.get(&(score.episode_id, score.scale.clone())).copied()).flatten()
    }

    /// The goal that is rated, as it stands in the last period of support; none of other scores.
    pub(super) fn newest_of(&self, score: &Score) -> Option<&Goal> {
        self.newest.get(&self.course_of(score)?)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};

    use super::*;

    fn uid(number: u128) -> Uid {
        Uid(uuid::Uuid::from_u128(number))
    }

    fn goal(id: u128, episode: u128, title: &str, previous: Option<u128>) -> Goal {
        Goal {
            id: uid(id),
            partnership_id: uid(1),
            young_person_id: uid(2),
            episode_id: uid(episode),
            position: 1,
            title: title.to_owned(),
            set_by: "young_person".to_owned(),
            created_at: DateTime::UNIX_EPOCH.into(),
            previous_id: previous.map(uid),
            corrected_by: None,
            corrected_at: None,
            version: 1,
        }
    }

    fn rating(instrument: &str, episode: u128) -> Score {
        Score {
            measure_id: uid(9),
            partnership_id: uid(1),
            young_person_id: uid(2),
            episode_id: uid(episode),
            instrument: instrument.to_owned(),
            informant: "self".to_owned(),
            scale: "goal_1".to_owned(),
            point: "baseline".to_owned(),
            completed_on: NaiveDate::default(),
            value: Some(4.0),
            metric: None,
            t: None,
            band: None,
            answered: 1,
            items: 1,
            prorated: false,
        }
    }

    #[test]
    fn a_goal_is_the_same_where_it_goes_on_and_another_in_a_period_of_its_own() {
        let goals = vec![
            goal(11, 101, "Slepe well", None),
            goal(12, 102, "Sleep well", Some(11)),
            goal(13, 103, "Talk to Dad", None),
        ];
        let courses = GoalCourses::new(goals);
        let title = |episode| courses.newest_of(&rating(GOALS, episode)).map(|goal| goal.title.as_str());
        assert_eq!([101, 102, 103].map(title), [Some("Sleep well"), Some("Sleep well"), Some("Talk to Dad")]);
        let course = |episode| courses.course_of(&rating(GOALS, episode));
        assert_eq!(course(101), course(102));
        assert!(course(101) != course(103));
        assert_eq!((course(104), courses.course_of(&rating("sdq", 101))), (None, None));
    }
}
