//! A draft that saves itself.
use crate::api::client::{Answer, put};
use crate::api::error::ApiError;
use crate::api::paths;
use crate::format::clock_time;
use crate::shell::session_state::SessionState;
use crate::widgets::date_input::DateParts;
use chrono::{DateTime, Utc};
use headstart_contract::referral::{Draft, DraftInput, ReferralInput, TypedDate};
use headstart_domain::access::Permission;
use headstart_domain::id::DraftId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long after the last key the draft is saved.
const PAUSE: Duration = Duration::from_millis(1500);

/// How safe the typed text is.
#[derive(Clone, PartialEq)]
pub enum Saving {
    /// All of it is on the server since then.
    Saved(DateTime<Utc>),
    /// Something was typed since.
    Waiting,
    /// It is on its way.
    Sending,
    /// It could not be saved; it is still in the page.
    Failed(ApiError),
}

impl Saving {
    /// The words beside the form.
    pub fn words(&self) -> String {
        match self {
            Self::Saved(at) => format!("Saved at {}", clock_time(*at)),
            Self::Waiting => "Not saved yet".to_owned(),
            Self::Sending => "Saving".to_owned(),
            Self::Failed(error) => format!("Not saved. {} What you typed is still here.", error.sentence()),
        }
    }
}

/// The draft that the pages around work on.
#[derive(Clone, Copy)]
pub struct DraftState {
    /// Which draft.
    pub id: DraftId,
    /// What has been filled in.
    pub input: RwSignal<ReferralInput>,
    /// How safe that is.
    pub saving: RwSignal<Saving>,
    /// Whether who fills it in may be told of known young people.
    pub may_know: bool,
    /// The date of birth as it is typed: the referral itself can hold whole dates only.
    pub birth_date: DateParts,
    /// What the draft holds of a date of birth that is none.
    typed: RwSignal<Option<TypedDate>>,
    etag: RwSignal<Option<String>>,
    timer: RwSignal<Option<TimeoutHandle>>,
}

impl DraftState {
    /// The draft as it came from the server.
    pub fn new(answer: Answer<Draft>) -> Self {
        let Answer { value: draft, etag } = answer;
        let birth_date = match &draft.typed_birth_date {
            Some(typed) => DateParts::typed(&typed.day, &typed.month, &typed.year),
            None => DateParts::new(draft.referral.young_person.birth_date),
        };
        let state = Self {
            id: draft.id,
            birth_date,
            typed: RwSignal::new(draft.typed_birth_date),
            input: RwSignal::new(draft.referral),
            saving: RwSignal::new(Saving::Saved(draft.saved_at)),
            // Known here only: what runs after an answer came has no pages around it.
            may_know: SessionState::current().may(Permission::YoungPeopleRead),
            etag: RwSignal::new(etag),
            timer: RwSignal::new(None),
        };
        on_cleanup(move || state.send_unsaved());
        let closing = window_event_listener(leptos::ev::beforeunload, move |event| {
            let waits = state.saving.try_with_untracked(|saving| !matches!(saving, Saving::Saved(_)));
            if waits.unwrap_or(false) {
                event.prevent_default();
            }
        });
        on_cleanup(move || closing.remove());
        let session = SessionState::current();
        Effect::new(move |before: Option<u32>| {
            let returns = session.returns.get();
            if before.is_some_and(|before| before != returns) {
                spawn_local(async move { drop(state.save().await) });
            }
            returns
        });
        state
    }

    /// Sends what is unsaved when the pages of the draft are left; nobody waits for the answer.
    fn send_unsaved(self) {
        let unsaved =
            self.saving.try_with_untracked(|saving| matches!(saving, Saving::Waiting | Saving::Failed(_)));
        let (Some(true), Some(referral), Some(typed_birth_date)) =
            (unsaved, self.input.try_get_untracked(), self.typed.try_get_untracked())
        else {
            return;
        };
        let call = put(&paths::draft(&self.id)).if_match(self.etag.try_get_untracked().flatten());
        spawn_local(async move {
            // A failure can be told to nobody any more; the draft keeps its last saved state.
            let _ = call.json::<_, Draft>(&DraftInput { referral, typed_birth_date }).await;
        });
    }

    /// The version that the server has.
    pub fn etag(self) -> Option<String> {
        self.etag.get_untracked()
    }

    /// The page of the draft, or a part of it.
    pub fn href(self, part: &str) -> String {
        let id = self.id;
        if part.is_empty() {
            format!("/referrals/drafts/{id}")
        } else {
            format!("/referrals/drafts/{id}/{part}")
        }
    }

    /// Changes the draft and saves it a moment later.
    pub fn change(self, change: impl FnOnce(&mut ReferralInput)) {
        let before = self.input.get_untracked();
        let mut next = before.clone();
        change(&mut next);
        let typed = self.half_typed();
        if next == before && self.typed.with_untracked(|before| *before == typed) {
            return;
        }
        self.typed.set(typed);
        self.input.set(next);
        self.saving.set(Saving::Waiting);
        self.stop_timer();
        let timer =
            set_timeout_with_handle(move || spawn_local(async move { drop(self.save().await) }), PAUSE);
        self.timer.set(timer.ok());
    }

    /// The date of birth as it stands in its fields, while it is none.
    fn half_typed(self) -> Option<TypedDate> {
        untrack(|| self.birth_date.read()).err()?;
        let [day, month, year] = self.birth_date.texts();
        Some(TypedDate { day, month, year })
    }

    fn stop_timer(self) {
        if let Some(timer) = self.timer.get_untracked() {
            timer.clear();
        }
        self.timer.set(None);
    }

    /// Saves now, if anything is unsaved.
    pub async fn save(self) -> Result<(), ApiError> {
        if matches!(self.saving.try_get_untracked(), None | Some(Saving::Saved(_) | Saving::Sending)) {
            return Ok(());
        }
        self.stop_timer();
        self.saving.set(Saving::Sending);
        let sent = self.input.get_untracked();
        let typed = self.typed.get_untracked();
        let body = DraftInput { referral: sent.clone(), typed_birth_date: typed.clone() };
        let answer = put(&paths::draft(&self.id)).if_match(self.etag()).json::<_, Draft>(&body).await;
        match answer {
            Ok(answer) => {
                self.etag.try_set(answer.etag);
                // Keys pressed in the meantime wait for the next round.
                let newer = self.input.try_with_untracked(|now| *now != sent).unwrap_or(false)
                    || self.typed.try_with_untracked(|now| *now != typed).unwrap_or(false);
                self.saving.try_set(if newer {
                    Saving::Waiting
                } else {
                    Saving::Saved(answer.value.saved_at)
                });
                Ok(())
            }
            Err(error) => {
                self.saving.try_set(Saving::Failed(error.clone()));
                Err(error)
            }
        }
    }

    /// Saves until nothing is unsaved.
    pub async fn save_all(self) -> Result<(), ApiError> {
        self.save().await?;
        self.save().await
    }
}

/// The draft of the pages around.
pub fn current() -> Option<DraftState> {
    use_context()
}

/// Text as it is kept: nothing instead of blank.
pub fn filled(text: RwSignal<String>) -> Option<String> {
    let text = text.get();
    (!text.trim().is_empty()).then_some(text)
}

/// A field for a text that may be absent.
pub fn field(text: &Option<String>) -> RwSignal<String> {
    RwSignal::new(text.clone().unwrap_or_default())
}

/// A field for a code that may be absent.
pub fn code_field(code: Option<&str>) -> RwSignal<String> {
    RwSignal::new(code.unwrap_or_default().to_owned())
}

/// A field for yes, no, or not said.
pub fn answer_field(answer: Option<bool>) -> RwSignal<String> {
    code_field(answer.map(|yes| if yes { "yes" } else { "no" }))
}

/// What a yes-or-no field says.
pub fn answer(field: RwSignal<String>) -> Option<bool> {
    match field.get().as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}
