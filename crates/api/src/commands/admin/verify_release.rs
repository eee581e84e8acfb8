//! `headstart admin verify-release`

use headstart_contract::{
    problem::ProblemCode,
    release::{FileCheck, ResourceCheck, Verification},
};

use super::{note, partnership_of};
use crate::{
    error::{ApiError, ApiResult},
    state::State,
    use_cases::release::verify,
};

/// The most projects that are looked through for a name.
const MOST: i64 = 1_000;

/// Which release to check.
#[derive(Debug, Clone, clap::Args)]
pub struct VerifyRelease {
    /// The partnership, by its code.
    #[arg(long)]
    pub partnership: String,
    /// The evaluation project, by its name.
    #[arg(long)]
    pub project: String,
    /// The number of the release.
    pub number: i32,
}

pub(super) async fn verify(state: &State, which: VerifyRelease) -> ApiResult<String> {
    let (partnership, release) = state
        .store
        .read(move |tx| {
            let partnership = partnership_of(tx, &which.partnership)?.id;
            let projects = tx.list_evaluation_projects(partnership, None, MOST)?;
            let project = projects.into_iter().find(|project| project.name == which.project);
            let project = project
                .ok_or_else(|| ApiError::field("project", "unknown", "There is no project with this name"))?;
            let release = tx.numbered_release(project.id, which.number)?;
            let release = release.ok_or_else(|| {
                ApiError::field("number", "unknown", "There is no release with this number")
            })?;
            Ok::<_, ApiError>((partnership, release.id))
        })
        .await?;
    let (sealer, now) = (state.sealer.clone(), state.now());
    let verified =
        state.store.snapshot(move |tx| verify::verify(tx, &sealer, partnership, release, now)).await?;
    let noting = state.clone();
    state
        .store
        .write(move |tx| {
            note(tx, &noting, partnership, "evaluation.release_verified", release);
            Ok::<_, ApiError>(())
        })
        .await?;
    let told = told(&verified);
    if verified.intact { Ok(told) } else { Err(ApiError::known(ProblemCode::Conflict, told)) }
}

fn told(verified: &Verification) -> String {
    let [made_by, looked_at_by] = &verified.software_versions;
    let mut lines = vec![match verified.files.iter().filter(|file| file.found != file.frozen).count() {
        0 => format!("Release {} is what was frozen: {} files.", verified.number, verified.files.len()),
        broken => format!("Release {} is BROKEN: {broken} files are not what was frozen.", verified.number),
    }];
    let broken = |file: &&FileCheck| file.found != file.frozen;
    lines.extend(verified.files.iter().filter(broken).map(|file| format!("  {}: {}", file.name, file.found)));
    lines.push(format!("Made by version {made_by}, looked at by {looked_at_by}. Made from today's records:"));
    match &verified.today {
        Some(tables) => lines.extend(tables.iter().map(line)),
        None => lines.push("  cannot be: the project's key was destroyed".into()),
    }
    lines.join("\n")
}

fn line(table: &ResourceCheck) -> String {
    format!(
        "  {}: {} rows the same; differing by consent or erasure {}, later records {}, protection {}, versions {}, \
         unexplained {}",
        table.name,
        table.same,
        table.consent_or_erasure,
        table.later_records,
        table.protection,
        table.versions,
        table.unexplained
    )
}
