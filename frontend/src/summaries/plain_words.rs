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

/// What a scale is about, in plain words and without the name of an illness; its own title where we have none.
fn plain_name(course: &ScoreSeries) -> String {
    plain(&course.instrument, &course.scale).map_or_else(|| course.title.clone(), ToOwned::to_owned)
}

fn plain(instrument: &str, scale: &str) -> Option<&'static str> {
    let words = match (instrument, scale) {
        ("sdq", "emotional") => "Worries and sad feelings",
        ("sdq", "conduct") => "Getting angry or into trouble",
        ("sdq", "hyperactivity") => "Finding it hard to sit still or focus",
        ("sdq", "peer") => "Trouble getting on with other people your age",
        ("sdq", "prosocial") => "Being kind and helping others",
        ("sdq", "impact") => "How much things get in the way of your day",
        ("mmf", "emotional") => "Sad or worried feelings",
        ("mmf", "behavioural") => "Getting angry or into trouble",
        ("swemwbs" | "wemwbs" | "who-5", _) => "Feeling good and doing OK",
        ("phq-9" | "phq-a", _) | ("rcads-47" | "rcads-25", "depression") => "Feeling low",
        ("rcads-47", "social_phobia") => "Worrying what other people think of you",
        ("rcads-47", "panic") => "Sudden strong fear",
        ("rcads-47", "separation_anxiety") => "Worrying when you are away from home or family",
        ("rcads-47", "generalised_anxiety") => "Worrying that bad things will happen",
        ("rcads-47", "obsessions_compulsions") => "Thoughts or habits that are hard to stop",
        ("rcads-25", "anxiety") => "Feeling worried or scared",
        ("gad-7", _) => "Feeling worried or on edge",
        ("yp-core" | "core-10", _) => "How hard things have felt",
        ("pss-4" | "pss-10", _) => "Feeling stressed",
        ("ors" | "cors", _) => "How your life is going",
        ("rosenberg", _) | ("srs", "self_esteem") => "How you feel about yourself",
        ("bmslss" | "slss", _) => "How happy you are with your life",
        ("kidscreen-10", _) => "How well you feel",
        ("chi-esq", "care") => "How we looked after you",
        ("chi-esq", "environment") => "The place and the times",
        ("chi-esq", _) => "What you think of our help",
        ("srs", "family_connection") => "Feeling close to your family",
        ("srs", "school_connection") => "Feeling that you belong at school",
        ("srs", "community_connection") => "Feeling that you belong where you live",
        ("srs", "participation_in_home_and_school_life") => "Joining in at home and at school",
        ("srs", "participation_in_community_life") => "Joining in where you live",
        ("srs", "empathy") => "Caring how other people feel",
        ("srs", "problem_solving") => "Working out problems",
        ("srs", "goals_and_aspirations") => "Your hopes and plans",
        ("srs", "peer_support") => "Friends who help you",
        _ => return None,
    };
    Some(words)
}

/// What each course is called: by its plain name, with the form's own name where two would be called the same.
pub fn plain_names(courses: &[ScoreSeries]) -> Vec<String> {
    let names: Vec<String> = courses.iter().map(plain_name).collect();
    let is_shared = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    courses
        .iter()
        .zip(&names)
        .map(
            |(course, name)| {
                if is_shared(name) { format!("{name} ({})", course.instrument_title) } else { name.clone() }
            },
        )
        .collect()
}

/// What a score is out of, and which end is the better one.
fn range(course: &ScoreSeries) -> String {
    let better = if course.better == "lower" { "A lower" } else { "A higher" };
    if course.by_norms {
        return format!("50 is usual for people your age. {better} score is better.");
    }
    let ends = if course.min == 0.0 {
        format!("It can be up to {}.", number(course.max))
    } else {
        format!("It can be from {} to {}.", number(course.min), number(course.max))
    };
    format!("{ends} {better} score is better.")
}

/// What happened, in a few sentences: what changed, what the score is out of, and what that means.
pub fn sentence(course: &ScoreSeries, way: Way) -> String {
    let (Some(first), Some(last)) = (course.points.first(), course.points.last()) else {
        return String::new();
    };
    // Hundredths of a score that 50 is the middle of tell nobody anything.
    let shown = |score: f64| if course.by_norms { score.round() } else { score };
    let (first, last) = (shown(first.score), shown(last.score));
    let (was, is, range) = (number(first), number(last), range(course));
    let went = match (last.partial_cmp(&first), way) {
        (_, Way::First) => return format!("Your score was {was}. {range}"),
        (Some(std::cmp::Ordering::Greater), _) => "went up",
        (Some(std::cmp::Ordering::Less), _) => "went down",
        _ => return format!("Your score stayed at {was}. {range}"),
    };
    let means = match way {
        Way::Better => "That is a good change.",
        Way::Harder => "Things feel harder now. Let us talk about what could help.",
        Way::Unclear => "This form cannot tell if that means something. What do you think?",
        _ => "That is a small change, so it may not mean much.",
    };
    format!("Your score {went} from {was} to {is}. {range} {means}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use headstart_contract::measure::SeriesPoint;
    use headstart_domain::episode::Point;
    use headstart_domain::instrument::{Aspect, Informant, Instrument};

    fn course(better: &str, smallest: Option<f64>, scores: &[f64]) -> ScoreSeries {
        let on = chrono::NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        let point = |score: &f64| SeriesPoint {
            on,
            episode_id: "01890000-0000-7000-8000-000000000001".parse().unwrap(),
            point: Point::Review,
            score: *score,
            band: None,
        };
        ScoreSeries {
            instrument: "sdq".into(),
            instrument_title: "SDQ".into(),
            scale: "emotional".into(),
            title: "Emotional symptoms".into(),
            goal_id: None,
            aspect: Aspect::Symptoms,
            composite: false,
            informant: "self".into(),
            better: better.into(),
            min: 0.0,
            max: 10.0,
            by_norms: false,
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
            "Your score went down from 8 to 6. It can be up to 10. A lower score is better. That is a small change, so it \
             may not mean much."
        );
        let same = course("lower", None, &[8.0, 8.0]);
        assert_eq!(
            sentence(&same, way(&same)),
            "Your score stayed at 8. It can be up to 10. A lower score is better."
        );
        let unclear = course("lower", None, &[3.0, 5.0]);
        assert!(!sentence(&unclear, way(&unclear)).contains("harder"));
        assert_eq!(plain_name(&same), "Worries and sad feelings");
    }

    #[test]
    fn a_single_score_says_what_it_is_out_of_and_which_end_is_better() {
        let once = ScoreSeries { min: 7.0, max: 35.0, ..course("higher", Some(3.0), &[19.25]) };
        assert_eq!(
            sentence(&once, way(&once)),
            "Your score was 19.25. It can be from 7 to 35. A higher score is better."
        );
        let by_norms = ScoreSeries { by_norms: true, ..course("lower", Some(10.0), &[61.0]) };
        assert!(sentence(&by_norms, Way::First).contains("50 is usual for people your age."));
        let exact = ScoreSeries { by_norms: true, ..course("lower", Some(10.0), &[61.46, 60.8]) };
        assert!(sentence(&exact, Way::Same).starts_with("Your score stayed at 61."), "no hundredths");
    }

    #[test]
    fn every_scale_that_young_people_answer_has_plain_words() {
        // Numbers made of several scales are not told.
        let is_made_of_others = |form: &str, scale: &str| {
            matches!(
                (form, scale),
                ("sdq", "total" | "externalising" | "internalising")
                    | ("rcads-47" | "rcads-25", "total" | "total_anxiety")
            )
        };
        for form in Instrument::all() {
            let own = form.informants().iter().any(|one| one.informant == Informant::SelfReport);
            for scale in form.scales().iter().filter(|scale| own && form.aspect(scale) != Aspect::Goals) {
                let (form, scale) = (form.key(), scale.key.as_str());
                assert!(plain(form, scale).is_some() || is_made_of_others(form, scale), "{form} {scale}");
            }
        }
    }

    #[test]
    fn two_forms_about_the_same_are_told_apart_by_their_names() {
        let of = |instrument: &str, title: &str, scale: &str| ScoreSeries {
            instrument: instrument.into(),
            instrument_title: title.into(),
            scale: scale.into(),
            ..course("lower", None, &[4.0])
        };
        let courses = [
            of("sdq", "SDQ", "conduct"),
            of("mmf", "Me and My Feelings", "behavioural"),
            of("sdq", "SDQ", "peer"),
        ];
        assert_eq!(
            plain_names(&courses),
            [
                "Getting angry or into trouble (SDQ)",
                "Getting angry or into trouble (Me and My Feelings)",
                "Trouble getting on with other people your age"
            ]
        );
    }
}
