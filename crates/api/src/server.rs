//! The server: the API and the built app on one port.

use std::sync::Arc;

use actix_web::{
    App, HttpServer,
    dev::{ServiceFactory, ServiceRequest},
    middleware::from_fn,
    web::{self, Data},
};
use headstart_store::{Options, Store};
use utoipa_actix_web::AppExt as _;

use crate::{
    auth::{Keys, authenticate},
    config::Config,
    crypto::{Sealer, random},
    error::ApiError,
    http::{Methods, head_as_get, refuse_parameters, set_headers, static_files},
    routes::{self, openapi::DocumentText},
    state::{Clock, State},
};

/// Opens the database, brings it up to date and loads the keys.
///
/// # Errors
/// When any of it fails; the message is for the operator.
pub async fn open(config: &Config, clock: Clock) -> Result<State, ApiError> {
    let seed = uuid::Builder::from_random_bytes(random::<16>()?).into_uuid();
    let mut options = Options::new(&config.database_url, seed);
    options.connections = config.connections;
    options.together = config.commit_together.max(1);
    if !options.is_postgres() {
        let folder =
            std::path::Path::new(options.sqlite_path()).parent().filter(|f| !f.as_os_str().is_empty());
        if let Some(folder) = folder {
            std::fs::create_dir_all(folder).map_err(|error| ApiError::Internal(error.to_string()))?;
        }
    }
    Store::migrate(&options)?;
    let store = Store::open(&options)?;
    let sealer = Sealer::from_file(&config.key_file)?;
    let keys = Keys::load(&store, &sealer, &config.public_url, clock()).await?;
    Ok(State::new(store, sealer, clock, keys, config.clone()))
}

/// The application: everything that is served.
pub fn app(
    state: State,
    files: Arc<static_files::StaticFiles>,
    document: Arc<DocumentText>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = actix_web::dev::ServiceResponse<impl actix_web::body::MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    let (app, document_of_routes) = App::new()
        .into_utoipa_app()
        .map(|app| {
            app.app_data(Data::new(state))
                .app_data(Data::from(files))
                .app_data(Data::from(document))
                .wrap(from_fn(refuse_parameters))
                .wrap(from_fn(authenticate))
                .wrap(from_fn(set_headers))
                .wrap(from_fn(head_as_get))
        })
        .map(|app| {
            app.service(routes::openapi::read_openapi).service(routes::problem_docs::read_problem_docs)
        })
        .service(utoipa_actix_web::scope::scope("/api/v1").configure(routes::api))
        .configure(routes::root)
        .split_for_parts();
    app.app_data(Data::new(Methods::of(&document_of_routes.paths)))
        .default_service(web::to(static_files::serve))
}

/// Serves until the process is told to stop.
///
/// # Errors
/// When the port cannot be listened on, or the app's files cannot be read.
pub async fn serve(state: State) -> std::io::Result<()> {
    let config = Arc::clone(&state.config);
    let files = static_files::StaticFiles::read(&config.web)?;
    if !files.has_app() {
        tracing::warn!(folder = %config.web.display(), "no browser app here; only the API is served");
    }
    let text = routes::openapi::text().map_err(std::io::Error::other)?;
    let document = Arc::new(DocumentText(text));
    crate::use_cases::housekeeping::start(&state);
    HttpServer::new(move || app(state.clone(), Arc::clone(&files), Arc::clone(&document)))
        .workers(config.workers)
        .shutdown_timeout(30)
        .client_request_timeout(std::time::Duration::from_secs(10))
        .bind((config.host.as_str(), config.port))?
        .run()
        .await
}
