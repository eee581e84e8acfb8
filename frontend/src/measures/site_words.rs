//! The words of a questionnaire that the site is licensed to use, in the form where answers are typed in.
use headstart_contract::answering::WordingView;
use headstart_contract::measure::InstrumentView;
use headstart_domain::instrument::Wording;

/// Where the words that the site uploaded of an instrument are read.
pub fn path(instrument: &str) -> String {
    format!("/instruments/{instrument}/wordings")
}

/// The instrument in the words that are in use for this version and informant, and these words; as it is when there
/// are none.
pub fn in_words(
    instrument: &InstrumentView,
    informant: &str,
    uploaded: Vec<WordingView>,
) -> (InstrumentView, Option<Wording>) {
    let mut instrument = instrument.clone();
    let in_use = uploaded.into_iter().find(|words| {
        words.ended_at.is_none()
            && words.version == instrument.version
            && words.informant.as_str() == informant
    });
    let Some(words) = in_use else { return (instrument, None) };
    for (item, question) in instrument.items.iter_mut().zip(&words.wording.items) {
        item.wording = Some(question.clone());
    }
    instrument.labels.clone_from(&words.wording.labels);
    instrument.licence = format!("{} \u{a9} {}. {}", instrument.title, words.holder, words.licence);
    (instrument, Some(words.wording))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, from_value, json};

    fn instrument() -> InstrumentView {
        let item =
            |number: u16| json!({"number": number, "wording": null, "min": 0.0, "max": 1.0, "step": 1.0});
        let instrument = json!({"key": "short", "title": "Short form", "version": "2", "informants": [],
            "items": [item(1), item(2)], "labels": [], "lowest_on_the_left": true, "turns_round": false,
            "scales": [], "licence": "Held elsewhere", "has_impact": false, "verified": true,
            "verification_note": null});
        from_value(instrument).unwrap()
    }

    fn uploaded(version: &str, informant: &str, ended_at: Value) -> WordingView {
        let words =
            json!({"stem": null, "items": ["I sleep", "I eat"], "labels": ["No", "Yes"], "impact": null});
        let uploaded = json!({"id": "01890000-0000-7000-8000-000000000001", "instrument": "short",
            "version": version, "informant": informant, "wording": words, "licence": "Ours", "holder": "A press",
            "declared_by": "Ada", "declared_at": "2026-05-13T09:00:00Z", "ended_at": ended_at, "ended_by": null});
        from_value(uploaded).unwrap()
    }

    #[test]
    fn only_words_in_use_for_this_version_and_informant_are_shown() {
        let others = vec![
            uploaded("1", "self", Value::Null),
            uploaded("2", "parent", Value::Null),
            uploaded("2", "self", json!("2026-05-14T09:00:00Z")),
        ];
        let (shown, words) = in_words(&instrument(), "self", others);
        assert_eq!((shown.items[0].wording.as_deref(), words.is_none()), (None, true));
        let (shown, words) = in_words(&instrument(), "self", vec![uploaded("2", "self", Value::Null)]);
        assert_eq!(shown.items[1].wording.as_deref(), Some("I eat"));
        assert_eq!((shown.labels, words.is_some()), (vec!["No".to_owned(), "Yes".to_owned()], true));
        assert_eq!(shown.licence, "Short form \u{a9} A press. Ours");
    }
}
