//! Goal-based outcomes: up to three goals, each on its own.

use super::*;

#[test]
fn each_goal_is_its_own_scale() {
    let scored = by_self("gbo").score(&[Some(3.0), Some(10.0), Some(0.0)]);
    assert_eq!(value(&scored, "goal_1"), Some(3.0));
    assert_eq!(value(&scored, "goal_2"), Some(10.0));
    assert_eq!(value(&scored, "goal_3"), Some(0.0));
}

#[test]
fn a_child_may_have_fewer_than_three_goals() {
    let scored = by(Informant::Practitioner, "gbo").score(&[Some(4.0)]);
    assert_eq!(value(&scored, "goal_1"), Some(4.0));
    let second = scored.scale("goal_2").unwrap();
    assert_eq!((second.score, second.answered, second.items), (None, 0, 1));
    assert_eq!(by_self("gbo").try_score(&[]).unwrap_err().field(), "answers");
    assert_eq!(by_self("gbo").try_score(&[Some(1.0); 4]).unwrap_err().field(), "answers");
}

#[test]
fn a_goal_is_rated_in_whole_numbers_to_ten() {
    assert_eq!(by_self("gbo").try_score(&[Some(1.0), Some(11.0)]).unwrap_err().field(), "answers[1]");
    assert_eq!(by_self("gbo").try_score(&[Some(6.5)]).unwrap_err().field(), "answers[0]");
}
