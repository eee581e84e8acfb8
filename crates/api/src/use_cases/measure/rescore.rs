//! Scores that rest on sex or age, after either was corrected.

use headstart_domain::instrument::{Informant, Instrument};
use headstart_store::{
    Tx,
    rows::{Measure, YoungPerson},
};
use serde_json::json;

use super::{
    form::{About, Form, score_rows},
    record::Told,
};
use crate::{error::ApiResult, use_cases::tools::Tools};

/// Judges the forms of a young person anew by what is recorded now, after the record was written: T scores and bands
/// become those that the answers would have had from the start, and pairs and kept sums follow in the same commit. The
/// audit names each form with the scales that changed, and the fields because of which.
///
/// A form of an age that its instrument does not take keeps its scores, and has no norms any more.
///
/// # Errors
/// A stored form that cannot be read, or the store's.
pub fn rescore(tx: &mut Tx<'_>, tools: &Tools, person: &YoungPerson, fields: &[&str]) -> ApiResult<()> {
    let about = About::of(person.birth_date, person.sex.as_deref());
    let instruments: Vec<&str> = Instrument::judged_by_sex_or_age().iter().copied().collect();
    let mut has_changed = false;
    for (row, kept) in tx.judged_measures(person.id, &instruments)? {
        let Some(instrument) = scored_by(&row) else { continue };
        let told = Told::recorded(&row)?;
        let informant: Informant = row.informant.parse()?;
        let form = Form::taken(instrument, informant, about, &told)?;
        let scored = match form.score(&told) {
            Ok(scored) => scored,
            Err(_) => form.of_no_age().score(&told)?,
        };
        let mut scales = Vec::new();
        for score in score_rows(&row, &scored, &told) {
            if !kept.contains(&score) && tx.correct_score(&score)? {
                scales.push(score.scale);
            }
        }
        if !scales.is_empty() {
            has_changed = true;
            let noted = json!({
                "episode": row.episode_id.0, "instrument": row.instrument, "scales": scales, "fields": fields
            });
            tools.caller.audit(tx, "measure.scored_anew", Some(person.id), Some(row.id), noted);
        }
    }
    if has_changed {
        tx.refresh_young_person(person.id)?;
    }
    Ok(())
}

/// The definition by which a form was scored; that of today where its version is not kept.
fn scored_by(row: &Measure) -> Option<&'static Instrument> {
    let version = row.instrument_version.parse().ok();
    version
        .and_then(|version| Instrument::find_version(&row.instrument, version))
        .or_else(|| Instrument::find(&row.instrument))
}

/// Whether scores may rest on one of these fields of a record.
pub fn rests_on(fields: &[&str]) -> bool {
    fields.iter().any(|field| matches!(*field, "birth_date" | "sex"))
}
