//! How a period of support ended.

use crate::code_list::code_list;

code_list! {
    /// The outcome of an episode.
    pub enum Outcome {
        GoalsMet = "goals_met", "Support completed, goals met";
        PartlyMet = "partly_met", "Support completed, goals partly met";
        NotMet = "not_met", "Support completed, goals not met";
        SteppedUp = "stepped_up", "Stepped up to more support";
        SteppedDown = "stepped_down", "Stepped down to less support";
        ReferredOn = "referred_on", "Referred on to a specialist service";
        Disengaged = "disengaged", "Stopped coming";
        Declined = "declined", "Did not want support any more";
        MovedAway = "moved_away", "Moved away";
        Died = "died", "Died";
    }
}
