//! Words about rounds of the school survey.
use crate::charts::scale::whole;
use crate::format::date;
use crate::widgets::tag::Colour;
use headstart_contract::survey::SurveyWaveView;
use headstart_domain::survey::{ResponseRate, WavePlan, WaveState};

/// "2025 to 2026".
pub fn school_year(plan: &WavePlan) -> String {
    format!("{} to {}", plan.academic_year, plan.academic_year + 1)
}

/// "Years 7, 8 and 9".
pub fn year_groups(years: &[u8]) -> String {
    let words: Vec<String> = years.iter().map(u8::to_string).collect();
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => format!("Year {last}"),
        Some((last, before)) => format!("Years {} and {last}", before.join(", ")),
    }
}

/// "27 of 30 (90%)"; more answers than pupils are told as what they are.
pub fn rate(rate: ResponseRate) -> String {
    let ResponseRate { responses, pupils } = rate;
    match rate.percent() {
        None => whole(responses),
        Some(_) if responses > pupils => {
            format!("{} of {}: more answers than pupils", whole(responses), whole(pupils))
        }
        Some(percent) => format!("{} of {} ({percent:.0}%)", whole(responses), whole(pupils)),
    }
}

/// Where a round stands, with the colour of its tag.
pub fn standing(round: &SurveyWaveView) -> (String, Colour) {
    match round.state {
        WaveState::Draft => (round.state.label().to_owned(), Colour::Grey),
        WaveState::Open if round.takes_answers => (round.state.label().to_owned(), Colour::Green),
        WaveState::Open => ("Open, but not today".to_owned(), Colour::Teal),
        WaveState::Closed => (round.state.label().to_owned(), Colour::Blue),
    }
}

/// "2 March 2026 to 27 March 2026".
pub fn days(plan: &WavePlan) -> String {
    format!("{} to {}", date(plan.opens_on), date(plan.closes_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_rates_read_as_people_say_them() {
        assert_eq!(year_groups(&[7, 8, 9]), "Years 7, 8 and 9");
        assert_eq!(year_groups(&[9]), "Year 9");
        assert_eq!(rate(ResponseRate { responses: 27, pupils: 30 }), "27 of 30 (90%)");
        assert_eq!(rate(ResponseRate { responses: 31, pupils: 30 }), "31 of 30: more answers than pupils");
        assert_eq!(rate(ResponseRate::default()), "0");
    }
}
