//! States of a release, and why somebody is not in it any more.

use crate::code_list::code_list;

code_list! {
    /// Where a release stands.
    pub enum ReleaseState {
        Preparing = "preparing", "Being prepared";
        Frozen = "frozen", "Frozen: it never changes again";
        Failed = "failed", "Failed: nothing of it was kept";
    }
}

code_list! {
    /// Why a row of an earlier release is not in a later one.
    pub enum Removal {
        ConsentWithdrawn = "consent_withdrawn", "Consent to evaluation was withdrawn or refused";
        ConsentEnded = "consent_ended", "Consent to evaluation has run out";
        Erased = "erased", "The young person's record was erased";
        TooFewAlike = "too_few_alike", "Left out: too few people to hide among";
        NoLongerInData = "no_longer_in_data", "The record is not there any more, as when it was entered in error";
    }
}
