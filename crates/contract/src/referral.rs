//! Referrals: drafts, what is sent, what is read, moves.

mod input;
mod view;

pub use input::{
    ConsentInput, ContactInput, ReferralInput, ReferrerInput, SameAsInput, WorryInput, YoungPersonInput,
};
pub use view::{
    Draft, DraftInput, FullReferral, HistoryEntry, MoveView, ReferralCount, ReferralSummary, ReferralView,
    Referrer, ScreeningView, Told, TypedDate, WorryView,
};
