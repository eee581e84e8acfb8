//! The files of a release, read piece by piece from what is stored.

use std::collections::VecDeque;

use headstart_contract::release::{FileView, Manifest};
use headstart_domain::release::Resource;
use headstart_store::{Tx, Uid};

use super::{
    chunks::{lines, parquet_part},
    format::{ZipStream, ndjson},
    manifest::{DESCRIPTOR, DICTIONARY, PACKAGE, files},
};
use crate::error::{ApiError, ApiResult};

/// The formats of a table.
pub const FORMATS: [&str; 3] = ["csv", "ndjson", "parquet"];

/// A file of a release on its way out. It is never whole in memory.
pub struct FileReader {
    release: Uid,
    plan: VecDeque<Segment>,
    seq: i32,
    zip: Option<ZipStream>,
}

/// A piece of a file.
enum Segment {
    /// A file within the package begins.
    Begin(FileView),
    /// Stored lines, as they are.
    Lines(String),
    /// A table's stored lines as newline-delimited JSON.
    Json(Resource),
    /// Stored bytes that were never packed.
    Bytes(String),
}

impl FileReader {
    /// A file by its name; none when a release has no such file. The package is made of what the manifest says.
    pub fn of(release: Uid, name: &str, manifest: &Manifest) -> Option<Self> {
        let mut zip = None;
        let plan = match name {
            DESCRIPTOR | DICTIONARY => VecDeque::from([Segment::Lines(name.to_owned())]),
            PACKAGE => {
                zip = Some(ZipStream::new());
                package(manifest)
            }
            table => {
                let (resource, format) = table.split_once('.')?;
                let resource: Resource = resource.parse().ok()?;
                VecDeque::from([match format {
                    "csv" => Segment::Lines(resource.to_string()),
                    "ndjson" => Segment::Json(resource),
                    "parquet" => Segment::Bytes(parquet_part(resource)),
                    _ => return None,
                }])
            }
        };
        Some(Self { release, plan, seq: 0, zip })
    }

    /// The next bytes; none at the end.
    ///
    /// # Errors
    /// The store's, or bytes that are not what was stored.
    pub fn next(&mut self, tx: &mut Tx<'_>) -> ApiResult<Option<Vec<u8>>> {
        while let Some(segment) = self.plan.front() {
            let (release, seq) = (self.release, self.seq);
            let bytes = match segment {
                Segment::Begin(file) => {
                    let zip = self.zip.as_mut().ok_or_else(outside)?;
                    let begun = zip.begin(&file.name, file.bytes)?;
                    self.plan.pop_front();
                    return Ok(Some(begun));
                }
                Segment::Lines(part) => lines(tx, release, part, seq)?,
                Segment::Json(resource) => lines(tx, release, resource.as_str(), seq)?
                    .map(|lines| ndjson(*resource, &lines, seq == 0))
                    .transpose()?,
                Segment::Bytes(part) => tx.release_chunk(release, part, seq)?,
            };
            match (bytes, &mut self.zip) {
                (None, _) => {
                    self.plan.pop_front();
                    self.seq = 0;
                }
                (Some(bytes), zip) => {
                    self.seq += 1;
                    return match zip {
                        Some(zip) => zip.add(&bytes).map(Some),
                        None => Ok(Some(bytes)),
                    };
                }
            }
        }
        self.zip.take().map(ZipStream::finish).transpose()
    }
}

fn outside() -> ApiError {
    ApiError::Internal("a file begins outside a package".into())
}

fn package(manifest: &Manifest) -> VecDeque<Segment> {
    let inside = files(manifest)
        .filter(|file| file.name == DESCRIPTOR || file.name == DICTIONARY || file.name.ends_with(".csv"));
    let mut plan = VecDeque::new();
    for file in inside {
        plan.push_back(Segment::Begin(file.clone()));
        let part = file.name.strip_suffix(".csv").unwrap_or(&file.name);
        plan.push_back(Segment::Lines(part.to_owned()));
    }
    plan
}

/// A file of a manifest by its name.
pub fn find<'a>(manifest: &'a Manifest, name: &str) -> Option<&'a FileView> {
    files(manifest).find(|file| file.name == name)
}
