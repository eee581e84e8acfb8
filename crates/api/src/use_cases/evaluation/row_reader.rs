//! As whom the rows behind a figure are told: by record, or under the pseudonyms of that figure.

use std::collections::HashMap;

use headstart_contract::evaluation::FigureRecord;
use headstart_domain::{
    access::Permission,
    disclosure::{ProjectKey, pseudonym},
};
use headstart_store::{Tx, Uid, tx::evaluation::OutcomeQuestion};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{error::ApiResult, use_cases::tools::Tools};

/// Who a row is of, for one reader.
#[derive(Debug)]
pub(super) enum RowOf {
    /// A record within reach, of whoever may read records.
    Record(FigureRecord),
    /// Somebody under a name of this figure, for everybody else.
    Pseudonym(String),
}

impl RowOf {
    /// As it is told: the pseudonym, and the record.
    pub(super) fn told(self) -> (Option<String>, Option<FigureRecord>) {
        match self {
            Self::Record(record) => (None, Some(record)),
            Self::Pseudonym(name) => (Some(name), None),
        }
    }
}

/// Somebody who reads the rows behind a figure.
pub(super) enum RowReader {
    /// May read records: the references of those within reach, by period of support.
    OfRecords(HashMap<Uid, String>),
    /// May not.
    OfPseudonyms(FigureNames),
}

impl RowReader {
    /// The caller, reading rows of these periods of support behind a figure of one kind.
    ///
    /// # Errors
    /// The store's.
    pub(super) fn of(
        tx: &mut Tx<'_>,
        tools: &Tools,
        kind: &str,
        question: &OutcomeQuestion,
        episodes: &[Uid],
    ) -> ApiResult<Self> {
        if !tools.caller.actor.may(Permission::EpisodesRead) {
            return Ok(Self::OfPseudonyms(FigureNames::of(tools, kind, question)));
        }
        let found = tx.episodes_within(&tools.caller.reach(Permission::EpisodesRead), episodes)?;
        Ok(Self::OfRecords(found.into_iter().collect()))
    }

    /// Those of the periods of support whose records are told, for the audit.
    pub(super) fn told(&self, episodes: &[Uid]) -> Vec<String> {
        match self {
            Self::OfRecords(records) => {
                episodes.iter().filter(|id| records.contains_key(id)).map(|id| id.0.to_string()).collect()
            }
            Self::OfPseudonyms(_) => Vec::new(),
        }
    }

    /// Who a row is of; nothing when the reader may not know.
    pub(super) fn who(&self, episode: Uid, young_person: Uid) -> Option<RowOf> {
        match self {
            Self::OfRecords(records) => records.get(&episode).map(|reference| {
                RowOf::Record(FigureRecord {
                    young_person_id: young_person.into(),
                    reference: reference.clone(),
                    episode_id: episode.into(),
                })
            }),
            Self::OfPseudonyms(names) => Some(RowOf::Pseudonym(names.of_person(young_person))),
        }
    }
}

/// Pseudonyms that are the same within one figure and in no other: what is limited to a school cannot be joined with
/// what is limited to a sex.
pub(super) struct FigureNames {
    key: ProjectKey,
    figure: Uuid,
}

impl FigureNames {
    /// The names of the figure, of one kind, that a question asks for.
    fn of(tools: &Tools, kind: &str, question: &OutcomeQuestion) -> Self {
        let digest = Sha256::digest(format!("rows behind a figure of {kind} {question:?}").as_bytes());
        let mut figure = [0; 16];
        figure.iter_mut().zip(digest).for_each(|(byte, hashed)| *byte = hashed);
        let key = tools.sealer().project_key(tools.caller.partnership().0);
        Self { key, figure: Uuid::from_bytes(figure) }
    }

    /// The name of a young person.
    fn of_person(&self, person: Uid) -> String {
        pseudonym(&self.key, self.figure, person.0).short()
    }
}
