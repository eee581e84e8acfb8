//! What the log of looks and changes says, in words.

/// What was looked at or changed, from a code such as `young_person.timeline_read`.
pub fn what(action: &str) -> String {
    let Some((subject, verb)) = action.split_once('.') else { return sentence(action) };
    let subject = match subject {
        "young_person" => "Record",
        "episode" => "Support",
        "answer_link" => "Link to a questionnaire",
        "paper_entry" => "Paper form",
        "placement" => "Place in an offer",
        "session" => "Session",
        "measure" => "Questionnaire",
        "alert" => "Risk alert",
        other => return format!("{}: {}", sentence(other), plain(verb)),
    };
    format!("{subject}: {}", plain(verb))
}

/// The fields that were changed.
pub fn fields(codes: &[String]) -> String {
    let words: Vec<String> = codes
        .iter()
        .map(|code| match code.as_str() {
            "young_person_id" => "young person".to_owned(),
            "school_id" => "school".to_owned(),
            "locality_id" => "locality".to_owned(),
            "state" => "status".to_owned(),
            "sen_status" => "special educational needs".to_owned(),
            "uprn" | "upn" => code.to_uppercase(),
            other => plain(other),
        })
        .collect();
    words.join(", ")
}

/// A code without its underscores.
fn plain(code: &str) -> String {
    code.replace('_', " ")
}

fn sentence(code: &str) -> String {
    let mut words = plain(code);
    if let Some(first) = words.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_in_words() {
        assert_eq!(what("young_person.timeline_read"), "Record: timeline read");
        assert_eq!(what("referral.same_person_answered"), "Referral: same person answered");
        assert_eq!(what("measure.recorded"), "Questionnaire: recorded");
        let codes = ["given_name", "school_id", "state"].map(str::to_owned);
        assert_eq!(fields(&codes), "given name, school, status");
        for action in ["consent.ran_out", "alert.raised", "answer_link.opened", "episode.goals_read"] {
            assert!(!what(action).contains(['_', '.']), "{action}");
        }
    }
}
