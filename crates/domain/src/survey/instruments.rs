//! What may be asked of whole year groups.

use crate::instrument::Instrument;

/// The instruments that may be used, each in its newest version: those whose definition says so. None of them has
/// a risk item, because nobody reads a single pupil's answers and could act on one.
pub fn allowed() -> impl Iterator<Item = &'static Instrument> {
    Instrument::all().iter().filter(|instrument| {
        instrument.school_survey().is_some()
            && Instrument::find(instrument.key())
                .is_some_and(|newest| newest.version() == instrument.version())
    })
}

/// One version of an instrument, when it may be used.
pub fn allowed_version(key: &str, version: u32) -> Option<&'static Instrument> {
    Instrument::find_version(key, version).filter(|instrument| instrument.school_survey().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_framework_used_may_be_asked_and_nothing_with_a_risk_item() {
        let keys: Vec<&str> = allowed().map(Instrument::key).collect();
        assert_eq!(keys, ["mmf", "pss-4", "rosenberg", "sdq", "slss", "srs", "swemwbs", "wemwbs"]);
        assert!(allowed().all(|instrument| instrument.risks().is_empty()));
        for clinical in ["phq-9", "phq-a", "yp-core", "rcads-47", "gad-7"] {
            assert!(allowed_version(clinical, 1).is_none(), "{clinical}");
        }
    }
}
