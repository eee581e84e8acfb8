//! Permission as a part of a handler's type: without naming it, a handler has no actor and so no data.

use std::{
    future::{Ready, ready},
    marker::PhantomData,
};

use actix_web::{FromRequest, HttpMessage as _, HttpRequest, dev::Payload};
use headstart_contract::problem::ProblemCode;
use headstart_domain::access::{Permission, Reach};

use super::{Caller, Credential};
use crate::error::ApiError;

/// A permission, as a type.
pub trait Permit: 'static {
    /// The permission.
    const PERMISSION: Permission;
}

/// A caller who has the permission `P`. It comes first among a handler's arguments, so that it answers before
/// the body is read.
#[derive(Debug)]
pub struct Allowed<P> {
    /// The caller.
    pub caller: Caller,
    permit: PhantomData<fn() -> P>,
}

impl<P: Permit> Allowed<P> {
    /// How far the permission goes.
    pub fn reach(&self) -> Reach {
        self.caller.reach(P::PERMISSION)
    }
}

impl<P: Permit> FromRequest for Allowed<P> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(signed_in(request).and_then(|caller| {
            if caller.actor.may(P::PERMISSION) {
                Ok(Self { caller, permit: PhantomData })
            } else {
                Err(ProblemCode::NotAllowed.into())
            }
        }))
    }
}

/// A caller who is signed in, whatever they are permitted.
#[derive(Debug)]
pub struct SignedIn(pub Caller);

impl FromRequest for SignedIn {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(signed_in(request).map(Self))
    }
}

/// A person who is signed in by a session. A program's token is refused: it stands for nobody who could have
/// drafts or sign out.
#[derive(Debug)]
pub struct InSession(pub Caller);

impl FromRequest for InSession {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(signed_in(request).and_then(in_session).map(Self))
    }
}

/// A person in a session, also while they must choose a password of their own before anything else.
#[derive(Debug)]
pub struct InAnySession(pub Caller);

impl FromRequest for InAnySession {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(known(request).and_then(in_session).map(Self))
    }
}

fn in_session(caller: Caller) -> Result<Caller, ApiError> {
    match caller.credential {
        Credential::Session { .. } => Ok(caller),
        Credential::Token | Credential::Link => Err(ProblemCode::NotAllowed.into()),
    }
}

fn known(request: &HttpRequest) -> Result<Caller, ApiError> {
    request.extensions().get::<Caller>().cloned().ok_or_else(|| ProblemCode::NotSignedIn.into())
}

/// Whoever is known, and not still with a password that somebody else has seen.
fn signed_in(request: &HttpRequest) -> Result<Caller, ApiError> {
    let caller = known(request)?;
    match caller.credential {
        Credential::Session { must_change_password: true, .. } => {
            Err(ProblemCode::PasswordChangeNeeded.into())
        }
        _ => Ok(caller),
    }
}

macro_rules! permits {
    ($($name:ident)+) => {
        /// One type for each permission.
        pub mod permits {
            use headstart_domain::access::Permission;
            $(
                #[doc = concat!("[`Permission::", stringify!($name), "`].")]
                #[derive(Debug)]
                pub enum $name {}
                impl super::Permit for $name {
                    const PERMISSION: Permission = Permission::$name;
                }
            )+

            #[cfg(test)]
            mod tests {
                #[test]
                fn every_permission_has_its_type() {
                    use super::super::Permit as _;
                    let types = [$(super::$name::PERMISSION),+];
                    assert_eq!(types, super::Permission::ALL);
                }
            }
        }
    };
}

permits! {
    ReferralsCreate ReferralsRead ReferralsScreen ReferralsDecide ReferralsPanel ReferralsWithdraw
    ReferralsCorrect YoungPeopleRead YoungPeopleWrite EpisodesRead EpisodesAllocate EpisodesMove EpisodesWork AlertsRead
    AlertsHandle OutcomesRead OutcomesPublish EvaluationExport EvaluationRead EvaluationManage SurveysRead
    SurveysManage SetupRead SetupWrite AccountsManage AuditRead
}
