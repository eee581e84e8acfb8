//! What changed for young people, and whom the programme reaches.
pub mod added_value_page;
pub mod added_value_rows_page;
pub mod change_page;
pub mod change_rows_page;
pub mod left_out;
pub mod outcome_words;
pub mod outcomes_nav;
pub mod outcomes_page;
pub mod publish_form;
pub mod published_pages;
pub mod reach_page;
pub mod reach_rows_page;
pub mod referrals_page;
pub mod row_list;
pub mod rows_page;
pub mod scale_page;
pub mod scale_section;
