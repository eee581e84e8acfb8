//! What a course of scores says, in words for a twelve-year-old.
use crate::charts::scale::number;
use headstart_contract::measure::ScoreSeries;

/// Which way something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is better than at first.
    Better,
    /// It is about the same.
    Same,
    /// It is harder than at first.
    Harder,
    /// It changed, and nobody has found out how big a change has to be to mean something.
    Unclear,
    /// There is only one score.
    First,
}

impl Way {
    /// The heading above what went this way.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Better => "What got better",
            Self::Same => "What stayed about the same",
            Self::Harder => "What got harder",
            Self::Unclear => "What changed, but we cannot say what it means",
            Self::First => "What we have looked at once",
        }
    }

    /// The mark beside it, which reads the same in black and white.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Better => "+",
            Self::Same => "=",
            Self::Harder => "\u{2212}",
            Self::Unclear => "?",
            Self::First => "1",
        }
    }
}

/// Which way a course went. A change that could be chance counts as about the same; where it is not known how much
/// that is, nothing is called better or harder.
pub fn way(course: &ScoreSeries) -> Way {
    let (Some(first), Some(last)) = (course.points.first(), course.points.last()) else { return Way::First };
    if course.points.len() == 1 {
        return Way::First;
    }
    let gain = if course.better == "lower" { first.score - last.score } else { last.score - first.score };
    let Some(enough) = course.smallest_reliable else {
        return if gain == 0.0 { Way::Same } else { Way::Unclear };
    };
    if gain >= enough {
        Way::Better
    } else if gain <= -enough {
        Way::Harder
    } else {
        Way::Same
    }
}

/// What a scale is about, in plain words; its own title where we have none.
pub fn plain_name(course: &ScoreSeries) -> String {
    let words = match (course.instrument.as_str(), course.scale.as_str()) {
        ("sdq", "emotional") => "Worries and sad feelings",
        ("sdq", "conduct") => "Getting angry or into trouble",
        ("sdq", "hyperactivity") => "Finding it hard to sit still or focus",
        ("sdq", "peer") => "Trouble getting on with other people your age",
        ("sdq", "prosocial") => "Being kind and helping others",
        ("sdq", "impact") => "How much things get in the way of your day",
        ("mmf", "emotional") => "Sad or worried feelings",
        ("mmf", "behavioural") => "Getting angry or into trouble",
        ("swemwbs" | "wemwbs" | "who-5", _) => "Feeling good and doing OK",
        ("phq-9" | "phq-a", _) => "Feeling low",
        ("gad-7", _) => "Feeling worried or on edge",
        ("yp-core" | "core-10", _) => "How hard things have felt",
        ("pss-4" | "pss-10", _) => "Feeling stressed",
        ("ors" | "cors", _) => "How your life is going",
        ("rosenberg", _) => "How you feel about yourself",
        _ => return course.title.clone(),
    };
    words.to_owned()
}

/// What happened, in a sentence.
pub fn sentence(course: &ScoreSeries, way: Way) -> String {
    let (Some(first), Some(last)) = (course.points.first(), course.points.last()) else {
        return String::new();
    };
    let went = match (last.score.partial_cmp(&first.score), way) {
        (_, Way::First) => return format!("Your score was {}.", number(first.score)),
        (Some(std::cmp::Ordering::Greater), _) => "went up",
        (Some(std::cmp::Ordering::Less), _) => "went down",
        _ => return format!("Your score stayed at {}.", number(first.score)),
    };
    let scores = format!("Your score {went} from {} to {}", number(first.score), number(last.score));
    match way {
        Way::Better => format!("{scores}. That is a good change."),
        Way::Harder => format!("{scores}. Things feel harder now. Let us talk about what could help."),
        Way::Unclear => {
            format!("{scores}. This form cannot tell if that means something. What do you think?")
        }
        _ => format!("{scores}. That is a small change, so it may not mean much."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use headstart_contract::measure::SeriesPoint;
    use headstart_domain::episode::Point;
    use headstart_domain::instrument::Aspect;

    fn course(better: &str, smallest: Option<f64>, scores: &[f64]) -> ScoreSeries {
        let on = chrono::NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        let point = |score: &f64| SeriesPoint { on, point: Point::Review, score: *score, band: None };
        ScoreSeries {
            instrument: "sdq".into(),
            instrument_title: "SDQ".into(),
            scale: "emotional".into(),
            title: "Emotional symptoms".into(),
            aspect: Aspect::Symptoms,
            composite: false,
            informant: "self".into(),
            better: better.into(),
            min: 0.0,
            max: 10.0,
            bands: vec![],
            smallest_reliable: smallest,
            verified: true,
            points: scores.iter().map(point).collect(),
        }
    }

    #[test]
    fn what_is_better_goes_by_the_scale_and_small_changes_are_about_the_same() {
        assert_eq!(way(&course("lower", Some(3.0), &[8.0, 5.0])), Way::Better);
        assert_eq!(way(&course("higher", Some(3.0), &[8.0, 5.0])), Way::Harder);
        assert_eq!(way(&course("lower", Some(3.0), &[8.0, 6.0])), Way::Same);
        assert_eq!(way(&course("lower", None, &[8.0, 7.0])), Way::Unclear);
        assert_eq!(way(&course("lower", None, &[3.0, 5.0])), Way::Unclear);
        assert_eq!(way(&course("lower", None, &[8.0, 8.0])), Way::Same);
        assert_eq!(way(&course("lower", Some(3.0), &[8.0])), Way::First);
    }

    #[test]
    fn the_words_say_what_happened_and_not_more() {
        let small = course("lower", Some(3.0), &[8.0, 6.0]);
        assert_eq!(
            sentence(&small, way(&small)),
            "Your score went down from 8 to 6. That is a small change, so it may not mean much."
        );
        let same = course("lower", None, &[8.0, 8.0]);
        assert_eq!(sentence(&same, way(&same)), "Your score stayed at 8.");
        let unclear = course("lower", None, &[3.0, 5.0]);
        assert!(!sentence(&unclear, way(&unclear)).contains("harder"));
        assert_eq!(plain_name(&same), "Worries and sad feelings");
    }
}
