//! Records of a partnership, one of every kind, made over the API.

use std::collections::HashMap;

use headstart_client::Client;
use headstart_contract::{
    account::{ClientInput, UserInput},
    consent::{ConsentRecord, ConsentView},
    episode::{EpisodeView, GoalInput, PlacementInput, PlacementView, SessionInput},
    evaluation::{OutcomeSelection, PublishedTableInput},
    referral::{
        ConsentInput, Draft, DraftInput, ReferralInput, ReferralView, ReferrerInput, WorryInput,
        YoungPersonInput,
    },
    release::ProjectInput,
    setup::{
        ClusterInput, ClusterView, LocalityInput, LocalityView, OfferInput, OrganisationInput,
        OrganisationView,
    },
    tier::OfferView,
};
use headstart_domain::{
    access::{Grant, Place, Role},
    consent::{Basis, Purpose},
    episode::{Attendance, Mechanism},
    id::{
        AlertId, AnswerLinkId, ClientId, EvaluationProjectId, GoalId, PaperEntryId, PublishedTableId,
        ReleaseId, SessionId, SurveyWaveId, UserId, WordingId, YoungPersonId,
    },
    person::Sex,
    referral::{Need, Source},
    release::ReleaseState,
    workflow::Details,
};

use super::{Partnership, Person, World, answering::Answering, survey::survey};

/// People of a world, each made when first asked for.
#[derive(Default)]
pub struct Cast(HashMap<(headstart_store::Uid, Role), Person>);

impl Cast {
    pub async fn get(&mut self, world: &World, partnership: Partnership, role: Role) -> Person {
        if let Some(known) = self.0.get(&(partnership.id, role)) {
            return known.clone();
        }
        let person = world.somebody(partnership, role).await;
        self.0.insert((partnership.id, role), person.clone());
        person
    }
}

/// One record of every kind. What can be deleted is needed by nothing else.
pub struct Records {
    pub partnership: Partnership,
    /// Just sent, of somebody who is not supported yet.
    pub referral: ReferralView,
    /// The record of another referral with the same facts.
    pub alike: YoungPersonId,
    /// Complete, and the manager's.
    pub draft: Draft,
    /// Somebody who is supported.
    pub supported: YoungPersonId,
    pub consent: ConsentView,
    /// Active.
    pub episode: EpisodeView,
    /// Of the period of support.
    pub session: SessionId,
    /// Of the period of support.
    pub goal: GoalId,
    /// Offered, with the first offer.
    pub placement: PlacementView,
    pub locality: LocalityView,
    pub cluster: ClusterView,
    pub organisation: OrganisationView,
    /// Nobody is placed in it.
    pub offer: OfferView,
    pub user: UserId,
    pub program: ClientId,
    /// In use.
    pub wording: WordingId,
    /// Open.
    pub answer_link: AnswerLinkId,
    /// Of the period of support; nobody has seen to it.
    pub alert: AlertId,
    /// With its version: waiting for its second entry, or to be settled where that is asked for.
    pub paper_entry: (PaperEntryId, i32),
    /// With its version: a round of the school survey being set up, or closed where its results are asked for.
    pub survey: (SurveyWaveId, i32),
    /// Without a release.
    pub project: EvaluationProjectId,
    /// Frozen, of another project.
    pub release: ReleaseId,
    /// A published table of outcomes.
    pub published_table: PublishedTableId,
}

impl Records {
    /// Makes them. The word keeps the names of two sets apart.
    pub async fn make(world: &World, cast: &mut Cast, partnership: Partnership, word: &str) -> Self {
        let administrator = cast.get(world, partnership, Role::Administrator).await.client;
        let manager = cast.get(world, partnership, Role::ProgrammeManager).await;
        let setup = Setup::make(&administrator, partnership, word).await;
        let manager = manager.client;
        let told = referral(partnership, &format!("Asked {word}"));
        let again = manager.create_referral(&told, &format!("again-{word}")).await.unwrap();
        let alike = manager.read_referral(again.id).await.unwrap().full.unwrap().young_person_id;
        let referral = manager.create_referral(&told, &format!("asked-{word}")).await.unwrap();
        // The answer to a new referral tells what every referrer may know; those who work on it read more.
        let referral = manager.read_referral(referral.id).await.unwrap();
        let draft = DraftInput {
            referral: self::referral(partnership, &format!("Drafted {word}")),
            typed_birth_date: None,
        };
        let draft = manager.create_draft(&draft, &format!("draft-{word}")).await.unwrap();
        let episode = supported(&manager, partnership, setup.user, word).await;
        let supported = episode.identity.id;
        let consent =
            manager.record_consent(supported, &consent(), &format!("consent-{word}")).await.unwrap();
        let answering = Answering::make(&administrator, &manager, episode.id, word).await;
        let place = PlacementInput { offer_id: setup.offer.id };
        let placement =
            manager.make_placement(episode.id, &place, &format!("placement-{word}")).await.unwrap();
        let session = session(episode.clock_started_at.date_naive());
        let session = manager.record_session(episode.id, &session, &format!("session-{word}")).await.unwrap();
        let goal = GoalInput { title: "Sleep well".into(), set_by: "young_person".into() };
        let goal = manager.set_goal(episode.id, &goal, &format!("goal-{word}")).await.unwrap();
        Self {
            partnership,
            session: session.id,
            goal: goal.id,
            referral,
            alike,
            draft,
            supported,
            consent,
            episode,
            placement,
            locality: setup.locality,
            cluster: setup.cluster,
            organisation: setup.organisation,
            offer: setup.spare_offer,
            user: setup.user,
            program: setup.program,
            wording: answering.wording,
            answer_link: answering.link,
            alert: answering.alert,
            paper_entry: answering.paper_entry,
            survey: survey(&administrator, partnership, word).await,
            project: study(&administrator, &format!("Study {word}")).await,
            release: release(&administrator, word).await,
            published_table: publish(&manager, word).await,
        }
    }

    /// Who was referred and is not supported yet.
    pub fn asked(&self) -> YoungPersonId {
        self.referral.full.as_ref().unwrap().young_person_id
    }
}

/// A referral that can be sent, of somebody who lives in the east by their school.
pub fn referral(partnership: Partnership, given_name: &str) -> ReferralInput {
    ReferralInput {
        young_person: YoungPersonInput {
            given_name: Some(given_name.to_owned()),
            family_name: Some("Testperson".into()),
            birth_date: "2013-02-03".parse().ok(),
            sex: Some(Sex::Female),
            postcode: Some("SO99 9ZZ".into()),
            school_id: Some(partnership.school),
            ..YoungPersonInput::default()
        },
        worry: WorryInput {
            needs: vec![Need::Anxiety, Need::FallingEngagement],
            description: Some("Stays in the corridor".into()),
            ..WorryInput::default()
        },
        consent: ConsentInput {
            young_person_agrees: Some(true),
            basis: Some(Basis::ParentalResponsibility),
            evaluation: Some(true),
            ..ConsentInput::default()
        },
        referrer: ReferrerInput { source: Some(Source::SchoolStaff), ..ReferrerInput::default() },
        ..ReferralInput::default()
    }
}

/// A reason, as most moves want one.
pub fn because(reason: &str) -> Details {
    Details { reason: Some(reason.to_owned()), ..Details::default() }
}

/// A consent to contact parents.
pub fn consent() -> ConsentRecord {
    ConsentRecord {
        purpose: Purpose::ContactParents,
        organisation_id: None,
        given: true,
        given_by: "Mother".into(),
        basis: Some(Basis::ParentalResponsibility),
        until: None,
        assessment: None,
    }
}

/// A session at which the young person was seen.
fn session(on: chrono::NaiveDate) -> SessionInput {
    SessionInput {
        on,
        minutes: Some(50),
        mechanism: Mechanism::FaceToFace,
        attendance: Attendance::Attended,
        placement_id: None,
        note: None,
    }
}

/// Somebody from their referral to active support.
async fn supported(manager: &Client, partnership: Partnership, lead: UserId, word: &str) -> EpisodeView {
    let told = referral(partnership, &format!("Supported {word}"));
    let made = manager.create_referral(&told, &format!("supported-{word}")).await.unwrap();
    let made =
        manager.move_referral(made.id, "start-screening", made.version, &Details::default()).await.unwrap();
    let accept = "accept-universal-plus";
    let made = manager.move_referral(made.id, accept, made.version, &because("Fits")).await.unwrap();
    let episode = manager.read_episode(made.full.unwrap().episode_id.unwrap()).await.unwrap();
    let leads = Details { lead_worker_id: Some(lead), ..Details::default() };
    let episode = manager.move_episode(episode.id, "allocate", episode.version, &leads).await.unwrap();
    manager.move_episode(episode.id, "start", episode.version, &Details::default()).await.unwrap()
}

/// An evaluation project.
async fn study(administrator: &Client, name: &str) -> EvaluationProjectId {
    let project = ProjectInput { name: name.to_owned(), purpose: "Change in wellbeing".into(), k: None };
    administrator.create_evaluation_project(&project, name).await.unwrap().id
}

/// A published table of outcomes.
async fn publish(manager: &Client, word: &str) -> PublishedTableId {
    // Of a time before everything: tables of what is counted now would clash as more is.
    let to = chrono::NaiveDate::from_ymd_opt(2000, 1, 1);
    let selection = OutcomeSelection { by: Some("tier".to_owned()), to, ..OutcomeSelection::default() };
    let table = PublishedTableInput { title: format!("Table {word}"), selection };
    manager.create_published_table(&table, &format!("table-{word}")).await.unwrap().id
}

/// A frozen release of an evaluation project of its own.
async fn release(administrator: &Client, word: &str) -> ReleaseId {
    let project = study(administrator, &format!("Released {word}")).await;
    let mut release = administrator.create_release(project, &format!("release-{word}")).await.unwrap();
    while release.state == ReleaseState::Preparing {
        release = administrator.read_release(release.id).await.unwrap();
    }
    assert_eq!(release.state, ReleaseState::Frozen);
    release.id
}

/// What an administrator has set up.
struct Setup {
    locality: LocalityView,
    cluster: ClusterView,
    organisation: OrganisationView,
    offer: OfferView,
    spare_offer: OfferView,
    user: UserId,
    program: ClientId,
}

impl Setup {
    async fn make(administrator: &Client, partnership: Partnership, word: &str) -> Self {
        let key = |kind: &str| format!("{kind}-{word}");
        let named = |kind: &str| format!("{kind} {word}");
        let locality = LocalityInput { name: named("Locality"), wards: vec![named("Ward")] };
        let cluster = ClusterInput { name: named("Cluster"), locality_id: partnership.east };
        let organisation = OrganisationInput { name: named("Organisation") };
        let offer = |name: String| OfferInput {
            number: 5,
            name: Some(name),
            organisation_id: Some(partnership.organisation),
            places: None,
            active: true,
        };
        let user = UserInput {
            email: format!("{word}-{}@example.org", partnership.id.0),
            name: named("Worker"),
            grants: vec![Grant {
                role: Role::EmotionalWellbeingAssistant,
                place: Place::Locality(partnership.east),
            }],
        };
        let program = ClientInput { name: named("Program"), role: Role::Evaluator, organisation_id: None };
        Self {
            locality: administrator.create_locality(&locality, &key("locality")).await.unwrap(),
            cluster: administrator.create_cluster(&cluster, &key("cluster")).await.unwrap(),
            organisation: administrator
                .create_organisation(&organisation, &key("organisation"))
                .await
                .unwrap(),
            offer: administrator.create_offer(&offer(named("Offer")), &key("offer")).await.unwrap(),
            spare_offer: administrator.create_offer(&offer(named("Spare")), &key("spare")).await.unwrap(),
            user: administrator.create_user(&user, &key("user")).await.unwrap().user.id,
            program: administrator.create_client(&program, &key("program")).await.unwrap().client.id,
        }
    }
}
