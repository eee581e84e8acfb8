//! Published tables.

mod create;
mod csv;
mod list;
mod read;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list::list_published_tables)
        .service(create::create_published_table)
        .service(read::read_published_table)
        .service(csv::read_published_table_csv);
}
