//! What can be permitted.

use crate::code_list::code_list;

code_list! {
    /// One thing that can be permitted. Programs hold them as the scopes of their tokens.
    pub enum Permission {
        ReferralsCreate = "referrals.create", "Make a referral";
        ReferralsRead = "referrals.read", "Read referrals within reach";
        ReferralsScreen = "referrals.screen", "Screen referrals";
        ReferralsDecide = "referrals.decide", "Decide on referrals";
        ReferralsPanel = "referrals.panel", "Record the panel's decisions";
        ReferralsWithdraw = "referrals.withdraw", "Withdraw a referral";
        ReferralsCorrect = "referrals.correct", "Mark a referral as a duplicate or an error, or reopen it";
        YoungPeopleRead = "young_people.read", "Read young people's records within reach";
        YoungPeopleWrite = "young_people.write", "Change young people's records";
        EpisodesRead = "episodes.read", "Read episodes of support";
        EpisodesAllocate = "episodes.allocate", "Allocate lead workers";
        EpisodesMove = "episodes.move", "Start, pause, close and step a period of support";
        EpisodesWork = "episodes.work", "Work with a young person: sessions, goals, placements, measures";
        AlertsRead = "alerts.read", "See that a risk item was endorsed";
        AlertsHandle = "alerts.handle", "Say what was done about a risk item";
        OutcomesRead = "outcomes.read", "Read outcomes of the programme";
        OutcomesPublish = "outcomes.publish", "Publish tables of outcomes";
        EvaluationExport = "evaluation.export", "Pull pseudonymised scores for evaluation";
        EvaluationRead = "evaluation.read", "Read evaluation projects and what their releases hold";
        EvaluationManage = "evaluation.manage", "Make evaluation projects, freeze releases, destroy keys";
        SurveysRead = "surveys.read", "Read response rates and results of school surveys";
        SurveysManage = "surveys.manage", "Set up school surveys, and make their links";
        SetupRead = "setup.read", "Read localities, schools, offers and organisations";
        SetupWrite = "setup.write", "Set up localities, schools, offers and organisations";
        AccountsManage = "accounts.manage", "Manage accounts of staff and programs";
        AuditRead = "audit.read", "Read who looked at a record";
    }
}
