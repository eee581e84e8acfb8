//! Questionnaires: recording answers, reading scores.
pub mod answer_fields;
pub mod course;
mod double_entry;
mod goal_scores;
pub mod measure_form;
pub mod measures_list;
pub mod score_result;
