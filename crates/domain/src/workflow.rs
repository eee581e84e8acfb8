//! Moves between states as data: one table per kind of record, one function that enforces it.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::{access::Permission, code_list::code_list, consent::Agreement, field::FieldErrors};

code_list! {
    /// Something that a move has to be told before it is made.
    pub enum Detail {
        Reason = "reason", "Reason";
        ExplainedTo = "explained_to", "Who this was explained to";
        InformationWanted = "information_wanted", "What information is needed, and from whom";
        Information = "information", "The information";
        Destination = "destination", "Where to";
        DuplicateOf = "duplicate_of", "The reference of the referral that this one repeats";
        LeadWorker = "lead_worker_id", "Lead worker";
        Outcome = "outcome", "Outcome";
        Tier = "tier", "Tier";
        Placements = "placements", "Offers that go on";
        NoMeasures = "no_measures", "Why there are no closing measures";
        Agreement = "agreement", "Who agreed";
    }
}

/// What a move does to the record's waiting-time clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockEffect {
    /// The clock goes on.
    None,
    /// The clock is paused while something outside the programme is waited for.
    Pause,
    /// A paused clock goes on.
    Resume,
    /// The clock stops: what was waited for has happened.
    Stop,
    /// A stopped clock starts again.
    Restart,
}

impl ClockEffect {
    const fn word(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Pause => "pauses",
            Self::Resume => "goes on",
            Self::Stop => "stops",
            Self::Restart => "starts again",
        }
    }
}

/// The longest text told with a move, in characters.
pub const LONGEST: usize = 2_000;
/// The most placements that one move names.
const MOST_PLACEMENTS: usize = 50;

/// One permitted move.
#[derive(Debug, Clone, Copy)]
pub struct Transition<S: 'static, A: 'static> {
    /// The states it may start from.
    pub from: &'static [S],
    /// What is done.
    pub action: A,
    /// The state it ends in.
    pub to: S,
    /// What the actor must be allowed to do.
    pub permission: Permission,
    /// What has to be told.
    pub needs: &'static [Detail],
    /// What happens to the clock.
    pub clock: ClockEffect,
    /// One sentence for the person who is about to do it.
    pub help: &'static str,
}

/// What was told with a move. Texts are as typed; [`Details::check`] says what is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Details {
    /// Why, in the actor's words (up to 2,000 characters).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// To whom a decision was explained.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explained_to: Option<String>,
    /// What information is asked for, and from whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub information_wanted: Option<String>,
    /// The information that was asked for, and from whom it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub information: Option<String>,
    /// The service or person the record goes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// The reference of the referral that this one repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<String>,
    /// The member of staff who becomes the lead worker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_worker_id: Option<crate::id::UserId>,
    /// How the period of support ended: a code of [`crate::episode::Outcome`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<crate::episode::Outcome>,
    /// The tier moved to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<crate::tier::Tier>,
    /// Why support was completed without closing measures: a code of [`crate::episode::NoMeasures`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_measures: Option<crate::episode::NoMeasures>,
    /// Who agreed that this is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Agreement>,
    /// The placements that go on after a step; the others end with the period of support. At most 50.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub placements: Vec<crate::id::PlacementId>,
}

impl Details {
    /// The text told for a text detail.
    fn text(&self, detail: Detail) -> Option<&str> {
        match detail {
            Detail::Reason => self.reason.as_deref(),
            Detail::ExplainedTo => self.explained_to.as_deref(),
            Detail::InformationWanted => self.information_wanted.as_deref(),
            Detail::Information => self.information.as_deref(),
            Detail::Destination => self.destination.as_deref(),
            Detail::DuplicateOf => self.duplicate_of.as_deref(),
            Detail::LeadWorker
            | Detail::Outcome
            | Detail::Tier
            | Detail::Placements
            | Detail::NoMeasures
            | Detail::Agreement => None,
        }
    }

    /// Notes every needed detail that is missing, and every text that cannot be kept.
    pub fn check(&self, needs: &[Detail], errors: &mut FieldErrors) {
        for &detail in Detail::ALL {
            let needed = needs.contains(&detail);
            let missing = match detail {
                Detail::LeadWorker => self.lead_worker_id.is_none(),
                Detail::Outcome => self.outcome.is_none(),
                Detail::Tier => self.tier.is_none(),
                // Needed only where measures are missing, which the record itself tells.
                Detail::NoMeasures => false,
                Detail::Agreement => {
                    if needed || self.agreement.is_some() {
                        let nothing = Agreement::default();
                        self.agreement.as_ref().unwrap_or(&nothing).check(detail.as_str(), errors);
                    }
                    false
                }
                // Choosing none is an answer too.
                Detail::Placements => {
                    if self.placements.len() > MOST_PLACEMENTS {
                        errors.add(detail.as_str(), "out_of_range", "These are too many");
                    }
                    false
                }
                _ => match crate::field::optional_text(self.text(detail), detail.label(), LONGEST) {
                    Ok(text) => text.is_none(),
                    Err(error) => {
                        errors.add(detail.as_str(), error.code(), error.to_string());
                        false
                    }
                },
            };
            if needed && missing {
                errors.add(detail.as_str(), "required", format!("Fill in “{}”", detail.label()));
            }
        }
    }
}

/// A move that is not possible from where the record stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("This cannot be done as the record stands now")]
pub struct Refused<S: std::fmt::Debug + std::fmt::Display> {
    /// Where the record stands.
    pub from: S,
}

/// The moves of one kind of record.
#[derive(Debug)]
pub struct Workflow<S: 'static, A: 'static> {
    /// Every permitted move.
    pub transitions: &'static [Transition<S, A>],
}

impl<S, A> Workflow<S, A>
where
    S: Copy + PartialEq + std::fmt::Debug + std::fmt::Display,
    A: Copy + PartialEq + std::fmt::Display,
{
    /// The move that `action` makes from `from`.
    ///
    /// # Errors
    /// When the table has no such move.
    pub fn find(&self, from: S, action: A) -> Result<&'static Transition<S, A>, Refused<S>> {
        self.transitions.iter().find(|t| t.action == action && t.from.contains(&from)).ok_or(Refused { from })
    }

    /// The moves that are possible from `from`, in the table's order.
    pub fn possible(&self, from: S) -> impl Iterator<Item = &'static Transition<S, A>> + use<S, A> {
        self.transitions.iter().filter(move |t| t.from.contains(&from))
    }

    /// The diagram of the moves, in Mermaid's state diagram language.
    pub fn diagram(&self) -> String {
        let mut text = String::from("stateDiagram-v2\n");
        for transition in self.transitions {
            for from in transition.from {
                let _ = writeln!(text, "    {from} --> {}: {}", transition.to, transition.action);
            }
        }
        text
    }

    /// The diagram and the table of the moves, in Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!("```mermaid\n{}```\n\n", self.diagram());
        text += "| move | from | to | permission | has to be told | clock | in words |\n|---|---|---|---|---|---|---|\n";
        for transition in self.transitions {
            let Transition { from, action, to, permission, needs, clock, help } = transition;
            let from = listed(from.iter().map(S::to_string));
            let needs = listed(needs.iter().map(|need| need.label().to_lowercase()));
            let clock = clock.word();
            let _ =
                writeln!(text, "| {action} | {from} | {to} | {permission} | {needs} | {clock} | {help} |");
        }
        text
    }
}

fn listed(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(", ")
}
