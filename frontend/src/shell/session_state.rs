//! Who is signed in.
use crate::api::client::{self, get};
use crate::api::error::ApiError;
use headstart_contract::session::{Session, SignIn};
use headstart_domain::access::Permission;
use headstart_domain::id::UserId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long the pages of a session that ended by itself wait for their person. Then they are dropped: the computer may
/// be used by others.
const PAGES_WAIT: Duration = Duration::from_secs(60 * 60);

/// Who sits at the screen, as far as it is known.
#[derive(Clone, PartialEq)]
pub enum Who {
    /// It has not been asked yet.
    Unknown,
    /// Nobody is signed in.
    Nobody,
    /// This person is.
    Someone(Box<Session>),
    /// It could not be found out.
    Failed(ApiError),
}

/// The session, for every page.
#[derive(Clone, Copy)]
pub struct SessionState {
    /// Who is signed in.
    pub who: RwSignal<Who>,
    /// When the service last answered within the session, in milliseconds since 1970.
    pub answered_at: RwSignal<f64>,
    /// The session ended by itself: the sign-in page says so.
    pub ended: RwSignal<bool>,
    /// Whose pages are in the browser's memory: of who is signed in, or of whose session ended by itself, until they
    /// sign in again or somebody else does. What they typed is nowhere else.
    pub pages_of: RwSignal<Option<UserId>>,
    /// How often somebody has signed in again to pages that waited for it.
    pub returns: RwSignal<u32>,
}

impl SessionState {
    /// A session that is not known yet; from now on the client reports to it.
    pub fn new() -> Self {
        let state = Self {
            who: RwSignal::new(Who::Unknown),
            answered_at: RwSignal::new(js_sys::Date::now()),
            ended: RwSignal::new(false),
            pages_of: RwSignal::new(None),
            returns: RwSignal::new(0),
        };
        client::on_signed_out(move || state.expire());
        client::on_answer(move || state.answered_at.set(js_sys::Date::now()));
        state
    }

    /// The session of the pages around; a page outside of the frame has none.
    pub fn current() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// Asks the service who is signed in.
    pub fn load(self) {
        spawn_local(async move {
            match get("/session").fetch::<Session>().await {
                Ok(answer) => self.accept(answer.value),
                Err(ApiError::SignedOut) => self.forget(),
                Err(error) => self.who.set(Who::Failed(error)),
            }
        });
    }

    /// Tells the service that the person is still there.
    pub fn keep_alive(self) {
        spawn_local(async move {
            if let Ok(answer) = get("/session").fetch::<Session>().await {
                self.accept(answer.value);
            }
        });
    }

    /// Signs in.
    pub async fn sign_in(self, who: &SignIn) -> Result<(), ApiError> {
        let answer = client::post("/session").json::<_, Session>(who).await?;
        self.accept(answer.value);
        Ok(())
    }

    /// Drops the pages of whose session has ended, and what was typed in them.
    pub fn drop_pages(self) {
        self.ended.set(false);
        self.pages_of.set(None);
    }

    /// Signs out; the page forgets the session even when the service cannot be reached.
    pub fn sign_out(self) {
        spawn_local(async move {
            // An answer would change nothing: the person wants to be gone.
            let _ = client::delete("/session").only().await;
            self.drop_pages();
            self.forget();
        });
    }

    /// The session has ended without anybody wanting it to.
    pub fn expire(self) {
        if self.who.with_untracked(|who| matches!(who, Who::Someone(_))) {
            self.ended.set(true);
            let drop_late = move || {
                let silent = js_sys::Date::now() - self.answered_at.get_untracked();
                if self.ended.get_untracked() && silent >= PAGES_WAIT.as_secs_f64() * 1000.0 {
                    self.drop_pages();
                }
            };
            set_timeout(drop_late, PAGES_WAIT);
        }
        self.forget();
    }

    fn forget(self) {
        client::keep_csrf(None);
        if self.who.with_untracked(|who| *who != Who::Nobody) {
            self.who.set(Who::Nobody);
        }
    }

    /// Goes on in a session that the service told of.
    pub fn accept(self, session: Session) {
        client::keep_csrf(Some(session.csrf_token.clone()));
        self.answered_at.set(js_sys::Date::now());
        let waited = self.ended.get_untracked() && self.pages_of.get_untracked() == Some(session.user_id);
        self.ended.set(false);
        let pages_of = Some(session.user_id).filter(|_| !session.must_change_password);
        if self.pages_of.get_untracked() != pages_of {
            self.pages_of.set(pages_of);
        }
        let next = Who::Someone(Box::new(session));
        if self.who.with_untracked(|who| *who != next) {
            self.who.set(next);
        }
        if waited {
            self.returns.update(|count| *count += 1);
        }
    }

    /// The session, if somebody is signed in. Tracks it.
    pub fn session(self) -> Option<Box<Session>> {
        self.who.with(|who| match who {
            Who::Someone(session) => Some(session.clone()),
            _ => None,
        })
    }

    /// Whether the person signed in reads referrals in full, and not only how they go.
    pub fn reads_full_referrals(self) -> bool {
        let full = |session: &Session| session.grants.iter().any(|grant| grant.role.reads_full_referrals());
        self.who.with_untracked(|who| matches!(who, Who::Someone(session) if full(session)))
    }

    /// Whether the person signed in is permitted this. The pages are made anew for another person, so this
    /// need not be tracked.
    pub fn may(self, permission: Permission) -> bool {
        self.who.with_untracked(
            |who| matches!(who, Who::Someone(session) if session.permissions.contains(&permission)),
        )
    }
}
