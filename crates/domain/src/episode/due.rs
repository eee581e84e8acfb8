//! What is due in a period of support.

use chrono::{Duration, NaiveDate};

use super::{EpisodeState, Point};
use crate::{
    answering::Settings,
    instrument::{Informant, Instrument},
    tier::Tier,
};

/// A review that has been due so long is late.
const GRACE: Duration = Duration::weeks(2);

/// What can be due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A lead worker.
    LeadWorker,
    /// The first contact.
    FirstContact,
    /// A measure at this point.
    Measure(Point),
}

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What it is.
    pub what: What,
    /// The instrument and who answers it, where the partnership asks for one.
    pub by: Option<(String, Informant)>,
    /// True when it should have been done by now.
    pub late: bool,
    /// The newest link that was sent for it, and has not been answered.
    pub sent: Option<Sent>,
}

impl Due {
    fn new(what: What) -> Self {
        Self { what, by: None, late: false, sent: None }
    }

    /// In words: `Baseline: Short Warwick-Edinburgh Mental Wellbeing Scale, young person (late), link sent 3 March`.
    pub fn words(&self) -> String {
        let mut words = match (self.what, &self.by) {
            (What::LeadWorker, _) => "Lead worker".to_owned(),
            (What::FirstContact, _) => "First contact".to_owned(),
            (What::Measure(Point::Closing), None) => "Closing measures".to_owned(),
            (What::Measure(point), _) => point.label().to_owned(),
        };
        if let Some((key, informant)) = &self.by {
            let title = Instrument::find(key).map_or(key.as_str(), Instrument::title);
            words = format!("{words}: {title}, {}", informant.label().to_lowercase());
        }
        if self.late {
            words.push_str(" (late)");
        }
        if let Some(sent) = &self.sent {
            let day = sent.on.format("%-d %B");
            words = if sent.is_over {
                format!("{words}, link of {day} not answered in time")
            } else {
                format!("{words}, link sent {day}")
            };
        }
        words
    }
}

/// The newest measure of one instrument and informant at one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// The instrument's key.
    pub instrument: String,
    /// Who answered.
    pub informant: Informant,
    /// When in the support.
    pub point: Point,
    /// The newest day.
    pub on: NaiveDate,
}

/// A link through which answers were asked for, and have not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The instrument's key.
    pub instrument: String,
    /// Who is asked.
    pub informant: Informant,
    /// When in the support.
    pub point: Point,
    /// The day it was made.
    pub on: NaiveDate,
    /// Whether it has run out.
    pub is_over: bool,
}

/// How far a period of support has come.
#[derive(Debug, Clone)]
pub struct Course<'a> {
    /// Its tier.
    pub tier: Tier,
    /// Where it stands.
    pub state: EpisodeState,
    /// The day on which support started.
    pub started_on: Option<NaiveDate>,
    /// Whether there is a lead worker who can still sign in.
    pub is_led: bool,
    /// How often the young person has been seen.
    pub contacts: u32,
    /// What has been measured.
    pub measured: &'a [Measured],
    /// The links that wait for answers, or have waited in vain.
    pub sent: &'a [Sent],
}

/// What is due on a day, the most urgent first: somebody to lead, a first contact, and the measures that the
/// partnership asks for.
pub fn due(course: &Course<'_>, settings: &Settings, today: NaiveDate) -> Vec<Due> {
    let mut due = Vec::new();
    if course.state.is_open() && course.state != EpisodeState::Waiting && course.contacts == 0 {
        due.push(Due::new(What::FirstContact));
    }
    if course.state == EpisodeState::Waiting {
        due.push(Due::new(What::LeadWorker));
        return due;
    }
    // Somebody who has left answers for nobody any more.
    if course.state.is_open() && !course.is_led {
        due.insert(0, Due::new(What::LeadWorker));
    }
    let asked = settings.asked_at(course.tier);
    if asked.is_empty() {
        due.extend(of_measures(course, settings, today, None));
    }
    for one in asked {
        due.extend(of_measures(course, settings, today, Some((&one.instrument, one.informant))));
    }
    due.sort_by_key(|one| !one.late && matches!(one.what, What::Measure(_)));
    due
}

/// What is due of one instrument and informant, or of any.
fn of_measures(
    course: &Course<'_>,
    settings: &Settings,
    today: NaiveDate,
    by: Option<(&str, Informant)>,
) -> Option<Due> {
    let fits = |one: &&Measured| by.is_none_or(|by| (one.instrument.as_str(), one.informant) == by);
    let has = |point| course.measured.iter().filter(fits).any(|one| one.point == point);
    let (point, late) = match course.state {
        EpisodeState::Active if !has(Point::Baseline) => {
            (Point::Baseline, course.contacts >= u32::from(settings.baseline_by_contact))
        }
        EpisodeState::Active => {
            let last = course.measured.iter().filter(fits).map(|one| one.on).max();
            let from = last.max(course.started_on)? + Duration::weeks(i64::from(settings.review_weeks));
            if today < from {
                return None;
            }
            (Point::Review, today >= from + GRACE)
        }
        EpisodeState::Closing if !has(Point::Closing) => (Point::Closing, false),
        _ => return None,
    };
    // A link from before the newest measure asked for that one.
    let newest = course.measured.iter().filter(fits).map(|one| one.on).max();
    let is_meant = |one: &&Sent| {
        one.point == point
            && by.is_none_or(|by| (one.instrument.as_str(), one.informant) == by)
            && newest.is_none_or(|newest| one.on > newest)
    };
    let sent = course.sent.iter().filter(is_meant).max_by_key(|one| one.on).cloned();
    let by = by.map(|(key, informant)| (key.to_owned(), informant));
    Some(Due { what: What::Measure(point), by, late, sent })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answering::Asked;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn sdq(point: Point, on: &str) -> Measured {
        Measured { instrument: "sdq".into(), informant: Informant::SelfReport, point, on: day(on) }
    }

    fn words(state: EpisodeState, contacts: u32, measured: &[Measured], today: &str) -> Vec<String> {
        asked_for(&Settings::default(), state, contacts, measured, today)
    }

    fn asked_for(
        settings: &Settings,
        state: EpisodeState,
        contacts: u32,
        measured: &[Measured],
        today: &str,
    ) -> Vec<String> {
        let started_on = (state != EpisodeState::Waiting).then(|| day("2026-01-05"));
        let is_led = state != EpisodeState::Waiting;
        let course =
            Course { tier: Tier::UniversalPlus, state, started_on, is_led, contacts, measured, sent: &[] };
        due(&course, settings, day(today)).iter().map(Due::words).collect()
    }

    #[test]
    fn each_stage_has_what_it_cannot_go_on_without() {
        use EpisodeState::{Active, Allocated, Closed, Closing, OnHold, Waiting};
        let today = "2026-01-20";
        assert_eq!(words(Waiting, 0, &[], today), ["Lead worker"]);
        assert_eq!(words(Allocated, 0, &[], today), ["First contact"]);
        assert_eq!(words(Active, 0, &[], today), ["First contact", "Baseline"]);
        assert_eq!(words(OnHold, 1, &[], today), [""; 0]);
        assert_eq!(words(Closing, 1, &[], today), ["Closing measures"]);
        assert_eq!(words(Closed, 0, &[], today), [""; 0]);
    }

    #[test]
    fn a_baseline_is_late_once_the_contact_by_which_it_must_be_there_has_been() {
        assert_eq!(words(EpisodeState::Active, 1, &[], "2026-01-20"), ["Baseline"]);
        assert_eq!(words(EpisodeState::Active, 2, &[], "2026-01-20"), ["Baseline (late)"]);
        let patient = Settings { baseline_by_contact: 4, ..Settings::default() };
        assert_eq!(asked_for(&patient, EpisodeState::Active, 3, &[], "2026-01-20"), ["Baseline"]);
    }

    #[test]
    fn a_review_is_due_so_many_weeks_after_the_last_measure_and_late_a_fortnight_on() {
        let measured = [sdq(Point::Baseline, "2026-01-12")];
        assert_eq!(words(EpisodeState::Active, 2, &measured, "2026-04-05"), [""; 0]);
        assert_eq!(words(EpisodeState::Active, 2, &measured, "2026-04-06"), ["Review"]);
        assert_eq!(words(EpisodeState::Active, 2, &measured, "2026-04-20"), ["Review (late)"]);
        let often = Settings { review_weeks: 6, ..Settings::default() };
        assert_eq!(asked_for(&often, EpisodeState::Active, 2, &measured, "2026-02-23"), ["Review"]);
    }

    #[test]
    fn support_whose_lead_worker_has_left_needs_another_before_everything_else() {
        let left = |state, contacts| {
            let course = Course {
                tier: Tier::UniversalPlus,
                state,
                started_on: Some(day("2026-01-05")),
                is_led: false,
                contacts,
                measured: &[],
                sent: &[],
            };
            let due = due(&course, &Settings::default(), day("2026-01-20"));
            due.iter().map(Due::words).next()
        };
        let wanted = Some("Lead worker".to_owned());
        assert_eq!(left(EpisodeState::Allocated, 0), wanted);
        assert_eq!(left(EpisodeState::OnHold, 3), wanted);
        assert_eq!(left(EpisodeState::Closed, 3), None);
    }

    #[test]
    fn the_instruments_of_the_tier_are_each_asked_for() {
        let ask = |instrument: &str| Asked {
            tier: Tier::UniversalPlus,
            instrument: instrument.into(),
            informant: Informant::SelfReport,
        };
        let settings = Settings { asked: vec![ask("sdq"), ask("swemwbs")], ..Settings::default() };
        let measured = [sdq(Point::Baseline, "2026-01-12")];
        assert_eq!(
            asked_for(&settings, EpisodeState::Active, 1, &measured, "2026-01-20"),
            ["Baseline: Short Warwick-Edinburgh Mental Wellbeing Scale, young person"]
        );
        // At another tier the set does not count.
        let course = Course {
            tier: Tier::PartnershipPlus,
            state: EpisodeState::Active,
            started_on: Some(day("2026-01-05")),
            is_led: true,
            contacts: 1,
            measured: &measured,
            sent: &[],
        };
        assert_eq!(due(&course, &settings, day("2026-01-20")), []);
    }

    #[test]
    fn what_was_asked_for_through_a_link_says_so_until_it_is_answered() {
        let link = |point, on: &str, is_over| Sent {
            instrument: "sdq".into(),
            informant: Informant::SelfReport,
            point,
            on: day(on),
            is_over,
        };
        let told = |measured: &[Measured], sent: &[Sent], today: &str| -> Vec<String> {
            let course = Course {
                tier: Tier::UniversalPlus,
                state: EpisodeState::Active,
                started_on: Some(day("2026-01-05")),
                is_led: true,
                contacts: 1,
                measured,
                sent,
            };
            due(&course, &Settings::default(), day(today)).iter().map(Due::words).collect()
        };
        let baseline = link(Point::Baseline, "2026-01-06", false);
        assert_eq!(
            told(&[], std::slice::from_ref(&baseline), "2026-01-12"),
            ["Baseline, link sent 6 January"]
        );
        let over = Sent { is_over: true, ..baseline.clone() };
        assert_eq!(
            told(&[], std::slice::from_ref(&over), "2026-02-12"),
            ["Baseline, link of 6 January not answered in time"]
        );
        let again = link(Point::Baseline, "2026-02-10", false);
        assert_eq!(told(&[], &[over, again], "2026-02-12"), ["Baseline, link sent 10 February"]);
        // A link for another point, or from before the newest measure, is about something else.
        let measured = [sdq(Point::Baseline, "2026-01-12")];
        let early = link(Point::Review, "2026-01-10", true);
        assert_eq!(told(&measured, &[baseline, early], "2026-04-06"), ["Review"]);
    }
}
