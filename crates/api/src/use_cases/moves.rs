//! What every move of a record is held to, whatever the record.

use std::fmt::{Debug, Display};

use headstart_domain::{
    access::Permission,
    field::FieldErrors,
    workflow::{Details, Transition, Workflow},
};

use crate::error::{ApiError, ApiResult};

/// The permission that an action takes, from whichever state; none when no move makes it.
pub fn permission<S, A>(workflow: &Workflow<S, A>, action: A) -> Option<Permission>
where
    A: PartialEq,
{
    workflow.transitions.iter().find(|transition| transition.action == action).map(|t| t.permission)
}

/// The move that an action makes from a state, once everything that it needs was told.
///
/// # Errors
/// A move that is not possible from there, with those that are; details that are missing or cannot be kept.
pub fn find<S, A>(
    workflow: &Workflow<S, A>,
    from: S,
    action: A,
    details: &Details,
) -> ApiResult<&'static Transition<S, A>>
where
    S: Copy + PartialEq + Debug + Display,
    A: Copy + PartialEq + Display,
{
    let transition = workflow.find(from, action).map_err(|refused| ApiError::MoveNotPossible {
        detail: refused.to_string(),
        possible: workflow.possible(from).map(|possible| possible.action.to_string()).collect(),
    })?;
    let mut errors = FieldErrors::new();
    details.check(transition.needs, &mut errors);
    if errors.is_empty() { Ok(transition) } else { Err(ApiError::Invalid(errors.into_vec())) }
}
