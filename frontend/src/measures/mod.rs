//! Questionnaires: recording answers, reading scores.
pub mod answer_fields;
mod choose_form;
pub mod course;
mod double_entry;
mod form_notes;
mod goal_scores;
pub mod measure_form;
pub mod measures_list;
pub mod score_result;
mod site_words;
