//! What a release is made from. Like every figure of evaluation it goes beyond anybody's reach: it is of the whole
//! partnership, and nobody is named in it.

use diesel::{
    dsl::{count_star, max, sum},
    prelude::*,
};

use super::Conn;
use crate::{
    Result,
    release::{
        EpisodeOf, EvaluationConsent, JudgedForm, ReleaseForm, ReleasePerson, ReleasePlacement, ReleaseScore,
        ReleaseSessions,
    },
    rows::Episode,
    schema::{
        consent, episode, goal, locality, measure, offer, placement, referral, score, support_session,
        young_person,
    },
    types::{Time, Uid},
};

/// The young people of a partnership after one, by identifier, whether they consent or not.
pub(crate) fn people(
    connection: &mut Conn,
    partnership: Uid,
    after: Option<Uid>,
    limit: i64,
) -> Result<Vec<ReleasePerson>> {
    let rows = young_person::table
        .left_join(locality::table)
        .filter(young_person::partnership_id.eq(partnership))
        .filter(young_person::id.gt(after.unwrap_or(Uid::NIL)))
        .order(young_person::id)
        .limit(limit)
        .select(ReleasePerson::as_select())
        .load(connection)?;
    Ok(rows)
}

/// The newest words on evaluation of all young people of a partnership: of each, the first is the one that counts.
pub(crate) fn consents(connection: &mut Conn, partnership: Uid) -> Result<Vec<EvaluationConsent>> {
    let rows = consent::table
        .filter(consent::partnership_id.eq(partnership))
        .filter(consent::purpose.eq("evaluation"))
        .order((consent::young_person_id, consent::recorded_at.desc(), consent::id.desc()))
        .select(EvaluationConsent::as_select())
        .load(connection)?;
    Ok(rows)
}

/// All periods of support of a partnership: whose, which tier, since when.
pub(crate) fn episodes_of_all(connection: &mut Conn, partnership: Uid) -> Result<Vec<EpisodeOf>> {
    let rows = episode::table
        .filter(episode::partnership_id.eq(partnership))
        .select(EpisodeOf::as_select())
        .load(connection)?;
    Ok(rows)
}

/// How many referrals were made about each young person of a partnership.
pub(crate) fn referrals(connection: &mut Conn, partnership: Uid) -> Result<Vec<(Uid, i64)>> {
    let rows = referral::table
        .filter(referral::partnership_id.eq(partnership))
        .group_by(referral::young_person_id)
        .select((referral::young_person_id, count_star()))
        .load(connection)?;
    Ok(rows)
}

/// The periods of support of some young people.
pub(crate) fn episodes(connection: &mut Conn, people: &[Uid]) -> Result<Vec<Episode>> {
    let rows = episode::table
        .filter(episode::young_person_id.eq_any(people))
        .select(Episode::as_select())
        .load(connection)?;
    Ok(rows)
}

/// The placements in some periods of support, by the offer's number.
pub(crate) fn placements(connection: &mut Conn, episodes: &[Uid]) -> Result<Vec<ReleasePlacement>> {
    let rows = placement::table
        .inner_join(offer::table)
        .filter(placement::episode_id.eq_any(episodes))
        .order((offer::number, placement::id))
        .select((placement::episode_id, offer::number, placement::state))
        .load(connection)?;
    Ok(rows)
}

/// The sessions of some periods of support, counted by attendance.
pub(crate) fn sessions(connection: &mut Conn, episodes: &[Uid]) -> Result<Vec<ReleaseSessions>> {
    let rows = support_session::table
        .filter(support_session::episode_id.eq_any(episodes))
        .group_by((support_session::episode_id, support_session::attendance))
        .select((
            support_session::episode_id,
            support_session::attendance,
            count_star(),
            sum(support_session::minutes),
        ))
        .load(connection)?;
    Ok(rows)
}

/// How many goals were set in some periods of support.
pub(crate) fn goals(connection: &mut Conn, episodes: &[Uid]) -> Result<Vec<(Uid, i64)>> {
    let rows = goal::table
        .filter(goal::episode_id.eq_any(episodes))
        .group_by(goal::episode_id)
        .select((goal::episode_id, count_star()))
        .load(connection)?;
    Ok(rows)
}

/// The completed questionnaires of some young people.
pub(crate) fn forms(connection: &mut Conn, people: &[Uid]) -> Result<Vec<ReleaseForm>> {
    let rows = measure::table
        .inner_join(episode::table)
        .filter(measure::young_person_id.eq_any(people))
        .select(ReleaseForm::as_select())
        .load(connection)?;
    Ok(rows)
}

/// The completed questionnaires of a partnership of some instruments.
pub(crate) fn forms_of(
    connection: &mut Conn,
    partnership: Uid,
    instruments: &[&str],
) -> Result<Vec<JudgedForm>> {
    let rows = measure::table
        .filter(measure::partnership_id.eq(partnership))
        .filter(measure::instrument.eq_any(instruments))
        .select(JudgedForm::as_select())
        .load(connection)?;
    Ok(rows)
}

/// The scores of some young people. There are several for each questionnaire, which is read by itself: to look it up
/// for every score would take longer than all the rest.
pub(crate) fn scores(connection: &mut Conn, people: &[Uid]) -> Result<Vec<ReleaseScore>> {
    let rows = score::table
        .filter(score::young_person_id.eq_any(people))
        .select(ReleaseScore::as_select())
        .load(connection)?;
    Ok(rows)
}

/// When anything of each young person was last changed after a time, of those where something was: their record,
/// consents, referrals, periods of support, placements, sessions, measures.
pub(crate) fn changed_since(
    connection: &mut Conn,
    partnership: Uid,
    since: Time,
) -> Result<Vec<(Uid, Option<Time>)>> {
    let mut changed = Vec::new();
    macro_rules! changes {
        ($table:ident . $person:ident, $at:ident) => {
            changed.extend(
                $table::table
                    .filter($table::partnership_id.eq(partnership))
                    .filter($table::$at.gt(since))
                    .group_by($table::$person)
                    .select(($table::$person, max($table::$at)))
                    .load::<(Uid, Option<Time>)>(connection)?,
            );
        };
    }
    changes!(young_person.id, updated_at);
    changes!(consent.young_person_id, recorded_at);
    changes!(referral.young_person_id, updated_at);
    changes!(episode.young_person_id, updated_at);
    changes!(placement.young_person_id, updated_at);
    changes!(support_session.young_person_id, recorded_at);
    changes!(measure.young_person_id, entered_at);
    Ok(changed)
}
