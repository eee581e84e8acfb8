//! Scores of goals in the words of the goals.
use headstart_contract::episode::GoalView;
use headstart_contract::measure::MeasureView;
use headstart_domain::instrument::GOALS;

/// The measure with each goal named by its words; places without a goal and a score are left out. Other
/// questionnaires stay as they are.
pub fn in_own_words(mut measure: MeasureView, goals: &[GoalView]) -> MeasureView {
    if measure.instrument == GOALS {
        measure.scores.retain_mut(|score| {
            match goals.iter().find(|goal| score.scale == format!("goal_{}", goal.position)) {
                Some(goal) => score.title.clone_from(&goal.title),
                None => return score.score.is_some(),
            }
            true
        });
    }
    measure
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, from_value, json};

    const ID: &str = "01890000-0000-7000-8000-000000000001";

    fn measure(instrument: &str, scores: &[(&str, Value)]) -> MeasureView {
        let score = |(scale, value): &(&str, Value)| {
            json!({"scale": scale, "title": scale, "score": value, "answered": 1, "items": 1, "prorated": false,
                   "band": null, "metric": null, "t": null, "better": "higher", "change": null})
        };
        let scores: Vec<Value> = scores.iter().map(score).collect();
        let measure = json!({"id": ID, "episode_id": ID, "instrument": instrument, "title": "", "version": "1",
            "informant": "self", "point": "baseline", "completed_on": "2026-05-13", "mode": "together",
            "entered_by": "", "entered_at": "2026-05-13T09:00:00Z", "scores": scores, "alerts": []});
        from_value(measure).unwrap()
    }

    fn titles(measure: MeasureView) -> Vec<String> {
        measure.scores.into_iter().map(|score| score.title).collect()
    }

    #[test]
    fn a_goal_is_named_by_its_words_and_a_place_without_goal_and_score_is_left_out() {
        let goal = json!({"id": ID, "position": 1, "title": "Sleep well", "set_by": "worker",
            "created_at": "2026-05-13T09:00:00Z", "previous_id": null, "corrected_by": null, "corrected_at": null,
            "version": 1});
        let goals: Vec<GoalView> = vec![from_value(goal).unwrap()];
        let scores = [("goal_1", Value::Null), ("goal_2", json!(3.0)), ("goal_3", Value::Null)];
        assert_eq!(titles(in_own_words(measure(GOALS, &scores), &goals)), ["Sleep well", "goal_2"]);
        let others = [("goal_1", json!(1.0)), ("goal_3", Value::Null)];
        assert_eq!(titles(in_own_words(measure("sdq", &others), &goals)), ["goal_1", "goal_3"]);
    }
}
