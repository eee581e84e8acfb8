//! Pseudonyms of one project.

use headstart_contract::problem::ProblemCode;
use headstart_domain::disclosure::{ProjectKey, pseudonym};
use headstart_store::{Uid, rows::EvaluationProject};

use crate::{
    crypto::{Sealer, random},
    error::{ApiError, ApiResult},
};

/// Where keys are sealed for.
const PLACE: &str = "evaluation_project.key";

/// Gives records their names in one project.
#[derive(Clone)]
pub struct Names {
    key: ProjectKey,
    project: Uid,
}

impl Names {
    /// With the key of a project.
    ///
    /// # Errors
    /// The key was destroyed, or cannot be opened.
    pub fn of(sealer: &Sealer, project: &EvaluationProject) -> ApiResult<Self> {
        let sealed = project.key.as_deref().ok_or_else(|| {
            ApiError::known(
                ProblemCode::Conflict,
                "The project's key was destroyed: nothing can be made with it",
            )
        })?;
        let text = sealer.open(PLACE, project.id.0, sealed)?;
        let mut key = [0; 32];
        for (n, byte) in key.iter_mut().enumerate() {
            *byte = text
                .get(n * 2..n * 2 + 2)
                .and_then(|digits| u8::from_str_radix(digits, 16).ok())
                .ok_or_else(|| ApiError::Internal("a project's key has a wrong form".into()))?;
        }
        Ok(Self { key: ProjectKey::new(key), project: project.id })
    }

    /// The pseudonym of a record.
    pub fn name(&self, record: Uid) -> String {
        pseudonym(&self.key, self.project.0, record.0).short()
    }
}

/// A new key of 256 random bits for a project, sealed.
///
/// # Errors
/// When the operating system has no randomness.
pub fn new_key(sealer: &Sealer, project: Uid) -> ApiResult<String> {
    let text: String = random::<32>()?.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(sealer.seal(PLACE, project.0, &text)?)
}
