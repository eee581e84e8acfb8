//! What a course of scores says, in words.
use super::scale::number;

/// Which way is better.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Better {
    /// A lower score is better.
    Lower,
    /// A higher score is better.
    Higher,
}

impl Better {
    /// Reads `lower` or `higher`; anything else counts as higher.
    pub fn read(word: &str) -> Self {
        if word == "lower" { Self::Lower } else { Self::Higher }
    }

    /// The direction in a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Lower => "Lower scores are better.",
            Self::Higher => "Higher scores are better.",
        }
    }

    /// A difference (later minus earlier) turned so that a positive one is better.
    pub fn gain(self, difference: f64) -> f64 {
        match self {
            Self::Lower => -difference,
            Self::Higher => difference,
        }
    }
}

/// A score of the course.
#[derive(Clone, Debug, PartialEq)]
pub struct ScorePoint {
    /// When, for people.
    pub when: String,
    /// When in the period of support.
    pub label: String,
    /// The score.
    pub score: f64,
    /// The band in words.
    pub band: Option<String>,
}

/// A range of scores with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The name.
    pub label: String,
    /// The lowest score in it.
    pub from: f64,
    /// The highest score in it.
    pub to: f64,
}

/// The course of one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreCourse {
    /// The scale, and who answered.
    pub title: String,
    /// The lowest possible score.
    pub min: f64,
    /// The highest possible score.
    pub max: f64,
    /// Which way is better.
    pub better: Better,
    /// Bands from the lowest to the highest.
    pub bands: Vec<Band>,
    /// The smallest change that is more than chance.
    pub smallest_reliable: Option<f64>,
    /// The scores, oldest first.
    pub points: Vec<ScorePoint>,
}

/// What the course says.
pub fn sentence(course: &ScoreCourse) -> String {
    let direction = course.better.sentence();
    let (Some(first), Some(last)) = (course.points.first(), course.points.last()) else {
        return format!("There is no score yet. {direction}");
    };
    if course.points.len() == 1 {
        let band = first.band.as_ref().map(|band| format!(" ({band})")).unwrap_or_default();
        return format!("One score so far: {}{band} on {}. {direction}", number(first.score), first.when);
    }
    let verdict = verdict(course, last.score - first.score);
    format!(
        "From {} on {} to {} on {}: {verdict}. {direction}",
        number(first.score),
        first.when,
        number(last.score),
        last.when
    )
}

/// Whether a difference counts as a change.
fn verdict(course: &ScoreCourse, difference: f64) -> String {
    let gain = course.better.gain(difference);
    let size = number(difference.abs());
    if gain == 0.0 {
        return "no change".to_owned();
    }
    let way = if gain > 0.0 { "better" } else { "worse" };
    match course.smallest_reliable {
        None => format!("{size} {way}; there is no published smallest reliable change for this scale"),
        Some(smallest) if gain.abs() >= smallest => {
            format!("{size} {way}, which is a reliable change (the smallest is {})", number(smallest))
        }
        Some(smallest) => {
            format!("{size} {way}, too little to be a reliable change (the smallest is {})", number(smallest))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(better: Better, scores: &[f64]) -> ScoreCourse {
        let point = |(index, score): (usize, &f64)| ScorePoint {
            when: format!("day {index}"),
            label: String::new(),
            score: *score,
            band: None,
        };
        let points = scores.iter().enumerate().map(point).collect();
        let title = "Total".to_owned();
        ScoreCourse {
            title,
            min: 0.0,
            max: 40.0,
            better,
            bands: vec![],
            smallest_reliable: Some(5.0),
            points,
        }
    }

    #[test]
    fn a_fall_on_a_scale_where_lower_is_better_is_an_improvement() {
        let said = sentence(&course(Better::Lower, &[20.0, 12.0]));
        assert!(said.contains("8 better, which is a reliable change"), "{said}");
        let said = sentence(&course(Better::Higher, &[20.0, 12.0]));
        assert!(said.contains("8 worse, which is a reliable change"), "{said}");
    }

    #[test]
    fn a_small_difference_is_said_to_be_too_little() {
        assert!(sentence(&course(Better::Lower, &[20.0, 16.0])).contains("4 better, too little"));
        assert!(sentence(&course(Better::Lower, &[20.0, 20.0])).contains("no change"));
    }

    #[test]
    fn exactly_the_smallest_reliable_change_counts() {
        assert!(
            sentence(&course(Better::Lower, &[20.0, 15.0])).contains("5 better, which is a reliable change")
        );
    }

    #[test]
    fn one_score_is_no_course() {
        assert!(sentence(&course(Better::Lower, &[20.0])).starts_with("One score so far: 20 on day 0."));
        assert!(sentence(&course(Better::Lower, &[])).starts_with("There is no score yet."));
    }
}
