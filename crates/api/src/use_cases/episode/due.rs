//! What is due in the periods of support of a list.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use headstart_domain::{
    answering::Settings,
    clock::uk_local_date,
    episode::{Course, Due, EpisodeState, Measured, Sent, due},
};
use headstart_store::{Time, Tx, Uid, tx::episode::EpisodeLine};

use crate::{error::ApiResult, use_cases::answering};

/// How far some periods of support have come, and what the partnership asks for.
pub struct Progress {
    settings: Settings,
    contacts: HashMap<Uid, u32>,
    measured: HashMap<Uid, Vec<Measured>>,
    sent: HashMap<Uid, Vec<Sent>>,
    alerts: HashMap<Uid, u32>,
}

impl Progress {
    /// How far these periods of support have come.
    ///
    /// # Errors
    /// The store's.
    pub fn of(tx: &mut Tx<'_>, partnership: Uid, episodes: &[Uid], now: DateTime<Utc>) -> ApiResult<Self> {
        let count = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
        let counted = |rows: Vec<(Uid, i64)>| rows.into_iter().map(|(id, n)| (id, count(n))).collect();
        let mut measured: HashMap<Uid, Vec<Measured>> = HashMap::new();
        for (id, instrument, informant, point, on) in tx.newest_measures_of(episodes)? {
            let Some(on) = on else { continue };
            let (informant, point) = (informant.parse()?, point.parse()?);
            measured.entry(id).or_default().push(Measured { instrument, informant, point, on });
        }
        let mut sent: HashMap<Uid, Vec<Sent>> = HashMap::new();
        for (id, instrument, informant, point, made, runs_out) in tx.links_sent_of(episodes)? {
            let (informant, point) = (informant.parse()?, point.parse()?);
            let (on, is_over) = (uk_local_date(made.utc()), runs_out.utc() <= now);
            sent.entry(id).or_default().push(Sent { instrument, informant, point, on, is_over });
        }
        Ok(Self {
            settings: answering::settings(tx, partnership)?,
            contacts: counted(tx.contacts_of(episodes)?),
            measured,
            sent,
            alerts: counted(tx.open_alerts_of(episodes)?),
        })
    }

    /// Risk items of a period of support that nobody has seen to yet.
    pub(super) fn open_alerts(&self, episode: Uid) -> u32 {
        self.alerts.get(&episode).copied().unwrap_or_default()
    }

    /// What is due on a day, in words, the most urgent first.
    pub(super) fn due(
        &self,
        line: &EpisodeLine,
        state: EpisodeState,
        today: NaiveDate,
    ) -> ApiResult<Vec<String>> {
        let (none, nothing) = (Vec::new(), Vec::new());
        let course = Course {
            tier: line.tier.parse()?,
            state,
            started_on: line.started_at.map(Time::utc).map(uk_local_date),
            is_led: line.lead_is_active == Some(true),
            contacts: self.contacts.get(&line.id).copied().unwrap_or_default(),
            measured: self.measured.get(&line.id).unwrap_or(&none),
            sent: self.sent.get(&line.id).unwrap_or(&nothing),
        };
        Ok(due(&course, &self.settings, today).iter().map(Due::words).collect())
    }
}
