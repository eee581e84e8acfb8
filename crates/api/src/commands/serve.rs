//! `headstart serve`

use crate::{config::Config, server, state::system_clock};

/// Runs the server.
///
/// # Errors
/// A message for the operator.
pub fn run(config: &Config) -> Result<(), String> {
    actix_web::rt::System::new().block_on(async {
        let state = server::open(config, system_clock()).await.map_err(|error| error.to_string())?;
        tracing::info!(address = %format!("http://{}:{}", config.host, config.port), database = state.store.kind(), "serving");
        server::serve(state).await.map_err(|error| error.to_string())
    })
}
