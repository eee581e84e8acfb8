//! The real application on a port that nobody else uses.

use std::sync::{Arc, mpsc};

use actix_web::{HttpServer, dev::ServerHandle, rt::System};
use headstart_api::{
    routes::openapi::{DocumentText, text},
    server::app,
    state::State,
};

/// A running server; stopped when dropped.
pub struct Server(ServerHandle);

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.0.stop(false));
    }
}

/// Starts the application; gives its address too.
pub fn start(state: State) -> (Server, String) {
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        System::new().block_on(async move {
            let document = Arc::new(DocumentText(text().unwrap()));
            let application = move || app(state.clone(), Arc::default(), Arc::clone(&document));
            let server =
                HttpServer::new(application).workers(1).disable_signals().bind(("127.0.0.1", 0)).unwrap();
            let address = server.addrs()[0];
            let server = server.run();
            tell.send((server.handle(), format!("http://{address}"))).unwrap();
            server.await.unwrap();
        });
    });
    let (handle, address) = told.recv().unwrap();
    (Server(handle), address)
}
