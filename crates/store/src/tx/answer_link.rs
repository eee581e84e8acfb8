//! Links through which instruments are answered without an account.

use headstart_domain::answering::LinkState;

use super::twin;
use crate::{
    rows::{AnswerLink, Episode, YoungPerson},
    types::{Time, Uid},
};

/// A link with its period of support and young person.
pub type LinkFound = (AnswerLink, Episode, YoungPerson);

twin! { answer_link:
    /// Adds a link.
    insert_answer_link => insert(row: AnswerLink) -> ();
    /// The link with a secret of this hash. Whether it may be used is the caller's to check.
    find_answer_link_by_token => find_by_token(token_hash: &str) -> Option<LinkFound>;
    /// Links of an episode, newest first.
    answer_links_of_episode => of_episode(episode: Uid) -> Vec<AnswerLink>;
    /// One link, whatever its state. The reach of its episode is the caller's to check.
    find_answer_link => find(id: Uid) -> Option<AnswerLink>;
    /// Notes that a link was opened, the first time.
    note_answer_link_opened => note_opened(id: Uid, at: Time) -> ();
    /// Keeps answers, sealed, or throws them away; false when the link is not open any more.
    keep_answers => keep_answers(id: Uid, answers: Option<String>, at: Time) -> bool;
    /// Ends a link; false when it was ended before. Answers that were kept are deleted with it.
    end_answer_link => end(id: Uid, state: LinkState, measure: Option<Uid>, at: Time) -> bool;
    /// Notes the measure that a link's answers became.
    set_answer_link_measure => set_measure(id: Uid, measure: Uid) -> ();
    /// Deletes answers kept by links that ran out before a moment, and tells of how many.
    purge_answers => purge_answers(before: Time) -> usize;
}
