//! Records that a demonstration must not lack: in each locality, one in every state that somebody has to act on,
//! and some that have waited too long.

use headstart_domain::{
    episode::{EpisodeAction, Outcome},
    referral::ReferralAction as Do,
};
use headstart_store::Uid;

use super::{DemoResult, episode_course::Course, generate::Maker, needs::Worry, referral_route::Steps};

/// What of somebody's way is not left to chance.
#[derive(Debug, Clone, Default)]
pub(super) struct Script {
    pub(super) locality: Option<Uid>,
    pub(super) worry: Option<Worry>,
    pub(super) steps: Option<Steps>,
    pub(super) course: Option<Course>,
    pub(super) restricted: bool,
}

/// A referral that came in so many working days ago, its worry, and the steps it has taken since.
type Waiting = (u32, Worry, &'static [(Do, u32)]);

const WAITING: [Waiting; 12] = [
    (0, Worry::Feelings, &[]),
    (2, Worry::School, &[]),
    (13, Worry::Friends, &[]),
    (3, Worry::Feelings, &[(Do::StartScreening, 1)]),
    (15, Worry::Behaviour, &[(Do::StartScreening, 2)]),
    (6, Worry::Loss, &[(Do::StartScreening, 1), (Do::RequestInformation, 2)]),
    (9, Worry::Absence, &[(Do::StartScreening, 2), (Do::RequestInformation, 1)]),
    (5, Worry::Family, &[(Do::StartScreening, 1), (Do::SendToPanel, 2)]),
    (14, Worry::Behaviour, &[(Do::StartScreening, 2), (Do::SendToPanel, 5)]),
    (7, Worry::Absence, &[(Do::StartScreening, 1), (Do::SendToPanel, 2), (Do::ListForPanel, 1)]),
    (9, Worry::Behaviour, &[(Do::StartScreening, 1), (Do::SendToPanel, 3), (Do::ListForPanel, 1)]),
    (
        15,
        Worry::Family,
        &[(Do::StartScreening, 1), (Do::SendToPanel, 2), (Do::ListForPanel, 1), (Do::Defer, 5)],
    ),
];

/// Support that began so many working days ago, and the steps it has taken since.
type Supported = (u32, &'static [(EpisodeAction, u32)]);

const SUPPORTED: [Supported; 5] = [
    (7, &[]),
    (12, &[(EpisodeAction::Allocate, 1)]),
    (45, &[(EpisodeAction::Allocate, 1), (EpisodeAction::Start, 4)]),
    (60, &[(EpisodeAction::Allocate, 2), (EpisodeAction::Start, 4), (EpisodeAction::Hold, 30)]),
    (80, &[(EpisodeAction::Allocate, 1), (EpisodeAction::Start, 5), (EpisodeAction::BeginClosing, 62)]),
];

impl Maker<'_> {
    /// Makes up the records that must not be missing.
    pub(super) fn showcase(&mut self) -> DemoResult<()> {
        let localities: Vec<Uid> = self.site.programme.localities.iter().map(|(row, _)| row.id).collect();
        for locality in localities {
            for (ago, worry, steps) in WAITING {
                let at = self.days.working_days_ago(self.dice, ago);
                let steps = Some(steps.to_vec());
                let script =
                    Script { locality: Some(locality), worry: Some(worry), steps, ..Script::default() };
                self.life(&[at], &script)?;
            }
            for (ago, steps) in SUPPORTED {
                let at = self.days.working_days_ago(self.dice, ago);
                let script = Script {
                    locality: Some(locality),
                    worry: Some(Worry::Feelings),
                    steps: Some(vec![(Do::StartScreening, 1), (Do::AcceptUniversalPlus, 3)]),
                    course: Some(Course { steps: steps.to_vec(), outcome: Outcome::GoalsMet }),
                    restricted: false,
                };
                self.life(&[at], &script)?;
            }
        }
        Ok(())
    }
}
