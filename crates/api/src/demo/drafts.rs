//! Referrals that a teacher has begun and not sent.

use chrono::Duration;
use headstart_contract::referral::{DraftInput, ReferralInput, ReferrerInput, WorryInput, YoungPersonInput};
use headstart_domain::referral::{Need, Source};
use headstart_store::rows::ReferralDraft;

use super::{DemoResult, generate::Maker};

impl Maker<'_> {
    /// Two drafts of the teacher whom the sign-in page shows, as text that the writer seals.
    pub(super) fn drafts(&mut self) -> DemoResult<()> {
        let Some(school) = self.site.programme.schools.first().map(|school| school.id) else { return Ok(()) };
        let Some(teacher) =
            self.site.roster.teachers.get(&school).and_then(|teachers| teachers.first()).cloned()
        else {
            return Ok(());
        };
        let begun =
            |given: &str, family: Option<&str>, needs: Vec<Need>, description: Option<&str>| ReferralInput {
                young_person: YoungPersonInput {
                    given_name: Some(given.into()),
                    family_name: family.map(Into::into),
                    school_id: Some(school.into()),
                    ..YoungPersonInput::default()
                },
                worry: WorryInput {
                    needs,
                    description: description.map(Into::into),
                    ..WorryInput::default()
                },
                referrer: ReferrerInput { source: Some(Source::SchoolStaff), ..ReferrerInput::default() },
                ..ReferralInput::default()
            };
        let drafts = [
            (
                2,
                begun(
                    "Evie",
                    Some("Tilbury"),
                    vec![Need::Anxiety, Need::Friendships],
                    Some(
                        "Evie has eaten lunch alone since the class was changed, and would like to talk with somebody.",
                    ),
                ),
            ),
            (80, begun("Max", None, vec![], None)),
        ];
        for (days_ago, draft) in drafts {
            let saved = self.days.now - Duration::days(days_ago);
            self.records.drafts.push(ReferralDraft {
                id: self.dice.uid(saved),
                partnership_id: self.site.partnership(),
                account_id: teacher.id,
                body: serde_json::to_string(&DraftInput { referral: draft, typed_birth_date: None })
                    .map_err(|error| super::DemoError::Impossible(error.to_string()))?,
                saved_at: saved.into(),
                version: 1,
            });
        }
        Ok(())
    }
}
