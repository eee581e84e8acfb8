//! The built browser app: files made ahead of time, each with its compressed forms.

use std::{collections::HashMap, path::Path, sync::Arc};

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        Method,
        header::{ACCEPT_ENCODING, CONTENT_ENCODING},
    },
    web::{Bytes, Data},
};
use headstart_contract::problem::ProblemCode;

use super::{Methods, methods::not_taken, problem};

/// What pages of the app may load: only what comes from here; WebAssembly needs its keyword.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

struct File {
    kind: &'static str,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    immutable: bool,
}

/// The files of the app, read once at start.
#[derive(Default)]
pub struct StaticFiles {
    files: HashMap<String, File>,
}

impl StaticFiles {
    /// Reads a folder. A folder that is not there gives no files: the API works without the app.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read(folder: &Path) -> std::io::Result<Arc<Self>> {
        let mut files = Self::default();
        if folder.is_dir() {
            files.add(folder, "")?;
        }
        Ok(Arc::new(files))
    }

    /// True when there is an app to serve.
    pub fn has_app(&self) -> bool {
        self.files.contains_key("index.html")
    }

    fn add(&mut self, folder: &Path, prefix: &str) -> std::io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                self.add(&entry.path(), &format!("{path}/"))?;
            } else if !name.ends_with(".br") && !name.ends_with(".gz") {
                let beside = |ending: &str| {
                    std::fs::read(entry.path().with_file_name(format!("{name}{ending}")))
                        .ok()
                        .map(Bytes::from)
                };
                let file = File {
                    kind: kind(&name),
                    plain: std::fs::read(entry.path())?.into(),
                    brotli: beside(".br"),
                    gzip: beside(".gz"),
                    immutable: is_hashed(&name),
                };
                self.files.insert(path, file);
            }
        }
        Ok(())
    }

    fn answer(&self, request: &HttpRequest, file: &File) -> HttpResponse {
        let accepts = |coding: &str| {
            request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(
                |value| {
                    value
                        .split(',')
                        .any(|one| one.split(';').next().is_some_and(|name| name.trim() == coding))
                },
            )
        };
        let mut response = HttpResponse::Ok();
        response.insert_header(("Vary", "Accept-Encoding")).content_type(file.kind);
        response.insert_header(("Content-Security-Policy", PAGE_POLICY));
        let age = if file.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
        response.insert_header(("Cache-Control", age));
        let body = match (&file.brotli, &file.gzip) {
            (Some(brotli), _) if accepts("br") => {
                response.insert_header((CONTENT_ENCODING, "br"));
                brotli
            }
            (_, Some(gzip)) if accepts("gzip") => {
                response.insert_header((CONTENT_ENCODING, "gzip"));
                gzip
            }
            _ => &file.plain,
        };
        response.body(body.clone())
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" | "map" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Names that hold a hash of their content never change: `app-0123456789abcdef.js`.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '.']).any(|part| part.len() >= 8 && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Serves a file of the app; a page's address gives the app itself; a file that is not there is 404.
/// What only takes other methods is told so.
pub async fn serve(
    request: HttpRequest,
    files: Data<StaticFiles>,
    methods: Option<Data<Methods>>,
) -> HttpResponse {
    let taken = methods.map(|methods| methods.taken_by(request.path())).unwrap_or_default();
    if !taken.is_empty() {
        return not_taken(&taken);
    }
    let path = request.path().trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    let folder_page = format!("{}/index.html", path.trim_end_matches('/'));
    let is_page = !path.starts_with("api/")
        && !path.starts_with("oauth/")
        && !path.rsplit('/').next().unwrap_or_default().contains('.');
    let app = || files.files.get("index.html").filter(|_| is_page);
    match files.files.get(path).or_else(|| files.files.get(&folder_page)).or_else(app) {
        Some(file) if request.method() == Method::GET => files.answer(&request, file),
        Some(_) => not_taken(&["GET", "HEAD"]),
        None => problem(ProblemCode::NotFound, None, vec![], vec![]),
    }
}
