//! The school survey.

use super::twin;
use crate::{
    rows::{SurveyClass, SurveyDetails, SurveyResponse, SurveySchool, SurveyScores, SurveyWave},
    types::{Time, Uid},
};

/// A school of a round with its name.
pub type SchoolNamed = (SurveySchool, String);

/// A class with its round.
pub type ClassFound = (SurveyClass, SurveyWave);

/// What became of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is kept.
    Now,
    /// It was kept before: it was sent again.
    Before,
    /// The link does not work any more.
    LinkEnded,
}

twin! { survey:
    /// Adds a round.
    insert_survey_wave => insert_wave(row: SurveyWave) -> ();
    /// A round of a partnership.
    find_survey_wave => find_wave(partnership: Uid, id: Uid) -> Option<SurveyWave>;
    /// The rounds of a partnership, newest first.
    list_survey_waves => list_waves(partnership: Uid) -> Vec<SurveyWave>;
    /// Changes everything of a round that can change; false when it is not at `version` any more.
    update_survey_wave => update_wave(row: &SurveyWave, version: i32) -> bool;
    /// Puts a school into a round, or changes who is on its roll.
    put_survey_school => put_school(row: &SurveySchool) -> ();
    /// Takes a school out of a round, with its classes; false when it is not in it.
    delete_survey_school => delete_school(wave: Uid, id: Uid) -> bool;
    /// The schools of a round, by name.
    survey_schools => schools(wave: Uid) -> Vec<SchoolNamed>;
    /// The classes of a round, by school, school year and name.
    survey_classes => classes(wave: Uid) -> Vec<SurveyClass>;
    /// Adds a class.
    insert_survey_class => insert_class(row: SurveyClass) -> ();
    /// Changes how many pupils of a class are expected.
    set_survey_class_pupils => set_class_pupils(id: Uid, pupils: i32) -> ();
    /// Deletes a class; false when it was answered, or is not there.
    delete_survey_class => delete_class(id: Uid) -> bool;
    /// Gives a class a link; the one before does not work any more.
    set_survey_class_link => set_class_link(id: Uid, token_hash: &str, at: Time) -> ();
    /// The class whose link has a secret of this hash. Whether its round takes answers is the caller's to check.
    find_survey_class_by_token => find_class_by_token(token_hash: &str) -> Option<ClassFound>;
    /// Ends the links of a round. Whoever sends at the same time is let in before, or finds the link ended.
    end_survey_links => end_links(wave: Uid) -> ();
    /// Keeps a response and counts it for the class with this link, once.
    add_survey_response => add_response(row: SurveyResponse, token_hash: &str) -> Kept;
    /// Adds responses that were counted for their classes before: of a demonstration.
    insert_survey_responses => insert_responses(rows: &[SurveyResponse]) -> ();
    /// What results need of the responses of a closed round; nothing of another.
    survey_scores => scores(wave: Uid) -> Vec<SurveyScores>;
    /// What of the responses of a closed round might be recognised; nothing of another.
    survey_details => details(wave: Uid) -> Vec<SurveyDetails>;
    /// A page of the responses of a round, in an order that is none of arrival.
    survey_responses => responses(wave: Uid, after: Uid, limit: i64) -> Vec<SurveyResponse>;
}
