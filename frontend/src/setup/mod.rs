//! How a partnership is set up.
pub mod clients_page;
pub mod clusters_page;
pub mod localities_page;
pub mod measuring_page;
pub mod offers_page;
pub mod organisations_page;
pub mod population_form;
pub mod population_page;
pub mod remove;
pub mod schools_page;
pub mod setup_frame;
pub mod user_roles;
pub mod users_page;
pub mod wordings_page;
