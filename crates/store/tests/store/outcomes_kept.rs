//! The summaries kept from write to write are those that computing everything afresh gives.

use chrono::NaiveDate;
use headstart_domain::evaluation::Dimension;
use headstart_store::{
    Store, StoreError, Tx, Uid,
    rows::Episode,
    testing::stores,
    tx::evaluation::{LeftOut, OutcomeGroup, OutcomeQuestion},
};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};

use crate::{
    partnership::{noon, offer, read, uid, write},
    support::{
        COUNSELLING, EAST, MENTORING, SOUTH, WEST, after, closed, day, episode, everyone, measure, placement,
        session, south, young_person,
    },
};

const PEOPLE: u128 = 12;

/// Instruments with a threshold, without one, on T scores, with decimals, and one that is no outcome.
const MEASURES: &[((&str, &str), &[&str])] = &[
    (("sdq", "self"), &["emotional", "prosocial", "total"]),
    (("sdq", "parent"), &["emotional", "peer"]),
    (("mmf", "self"), &["emotional", "behavioural"]),
    (("swemwbs", "self"), &["total"]),
    (("rcads-47", "self"), &["depression"]),
    (("chi-esq", "self"), &["care"]),
];

/// What the mix knows of what it has written.
struct Mix {
    random: StdRng,
    /// The open episode of each young person.
    open: Vec<Episode>,
    /// Placements that are open.
    placed: Vec<Uid>,
    next: u128,
}

impl Mix {
    fn id(&mut self) -> u128 {
        self.next += 1;
        self.next
    }

    /// Writes one thing.
    fn step(&mut self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let who = self.random.random_range(0..self.open.len());
        match self.random.random_range(0..24) {
            20 | 21 => self.change_person(tx, who),
            22 | 23 => self.attend(tx, who),
            0..=11 => self.measure(tx, who),
            12 | 13 => {
                let person = self.open[who].young_person_id;
                tx.set_evaluation_consent(person, self.random.random_bool(0.6), noon().into())?;
                tx.refresh_young_person(person)
            }
            14..=16 => self.place(tx, who),
            17 => self.unplace(tx),
            _ => self.next_episode(tx, who),
        }
    }

    fn measure(&mut self, tx: &mut Tx<'_>, who: usize) -> Result<(), StoreError> {
        let &(kind, scales) = MEASURES.choose(&mut self.random).unwrap();
        let values: Vec<(&str, f64)> = scales
            .iter()
            // Sevenths, as prorated scores have: sums of such fractions would not cancel out.
            .map(|scale| (*scale, f64::from(self.random.random_range(0..140)) / 7.0))
            .collect();
        let point = ["baseline", "review", "closing"][self.random.random_range(0..3)];
        let day =
            format!("2026-{:02}-{:02}", self.random.random_range(3..=9), self.random.random_range(1..=28));
        let id = self.id();
        let (row, mut scores) = measure(id, &self.open[who], kind, (point, &day), &values);
        for score in &mut scores {
            score.t = score.value.filter(|_| self.random.random_bool(0.8)).map(|value| value * 3.0);
            score.value = score.value.filter(|_| self.random.random_bool(0.9));
        }
        tx.insert_measure(row, scores)
    }

    fn change_person(&mut self, tx: &mut Tx<'_>, who: usize) -> Result<(), StoreError> {
        let id = self.open[who].young_person_id;
        let Some((mut row, _)) = tx.find_young_person(&everyone(), id)? else { return Ok(()) };
        row.sex = [Some("female"), Some("male"), None].choose(&mut self.random).unwrap().map(str::to_owned);
        row.imd_decile = *[Some(1), Some(9), None].choose(&mut self.random).unwrap();
        row.birth_date = day(["2012-02-29", "2015-05-05"].choose(&mut self.random).unwrap());
        let version = row.version;
        tx.update_young_person(&row, version).map(drop)
    }

    fn attend(&mut self, tx: &mut Tx<'_>, who: usize) -> Result<(), StoreError> {
        let id = self.id();
        let held_on = format!("2026-{:02}-10", self.random.random_range(3..=9));
        let attendance = ["5", "3"].choose(&mut self.random).unwrap();
        let mut row = session(id, &self.open[who], &held_on, attendance);
        tx.insert_support_session(row.clone())?;
        if self.random.random_bool(0.3) {
            row.held_on = day("2026-04-15");
            row.attendance = ["5", "3"].choose(&mut self.random).unwrap().to_string();
            tx.update_support_session(&row, 1)?;
        }
        Ok(())
    }

    fn place(&mut self, tx: &mut Tx<'_>, who: usize) -> Result<(), StoreError> {
        let offer = *[MENTORING, uid(23), uid(24)].choose(&mut self.random).unwrap();
        let episode = self.open[who].clone();
        let open = tx.placements_of_episode(episode.id)?;
        if open.iter().any(|line| line.placement.is_open && line.placement.offer_id == offer) {
            return Ok(());
        }
        let id = self.id();
        self.placed.push(uid(id));
        tx.insert_placement(placement(id, &episode, offer, "offered")).map(drop)
    }

    fn unplace(&mut self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let Some(id) = self.placed.pop() else { return Ok(()) };
        let Some((line, _)) = tx.find_placement(&everyone(), id)? else { return Ok(()) };
        let mut row = line.placement;
        row.state = if self.random.random_bool(0.5) { "did_not_start".into() } else { "completed".into() };
        row.is_open = false;
        let version = row.version;
        tx.update_placement(&row, version).map(drop)
    }

    fn next_episode(&mut self, tx: &mut Tx<'_>, who: usize) -> Result<(), StoreError> {
        for line in tx.placements_of_episode(self.open[who].id)? {
            let mut row = line.placement;
            if row.is_open {
                (row.state, row.is_open) = ("completed".into(), false);
                let version = row.version;
                tx.update_placement(&row, version)?;
                self.placed.retain(|id| *id != row.id);
            }
        }
        tx.update_episode(&closed(self.open[who].clone()), 1)?;
        let mut next = episode(self.id(), self.open[who].young_person_id);
        next.tier = (*["universal_plus", "partnership_plus"].choose(&mut self.random).unwrap()).into();
        next.locality_id = *[Some(EAST), Some(WEST), None].choose(&mut self.random).unwrap();
        next.opened_at = after(u64::try_from(self.next % 300).unwrap());
        self.open[who] = next.clone();
        tx.insert_episode(next)
    }
}

async fn begin(store: &Store, seed: u64) -> Mix {
    south(store).await;
    let open: Vec<Episode> = (1..=PEOPLE).map(|n| episode(1_000 + n, uid(n))).collect();
    let episodes = open.clone();
    write(store, move |tx| {
        tx.insert_offer(offer(SOUTH, uid(23), 8, "Transition"))?;
        tx.insert_offer(offer(SOUTH, uid(24), 9, "Parents"))?;
        for (n, row) in (1..).zip(episodes) {
            tx.insert_young_person(young_person(n))?;
            tx.insert_episode(row)?;
        }
        Ok(())
    })
    .await;
    Mix { random: StdRng::seed_from_u64(seed), open, placed: Vec::new(), next: 100_000 }
}

/// Every group there is: of everybody and by each dimension, apart for each tier.
async fn everything(store: &Store) -> Vec<OutcomeGroup> {
    let of =
        |dimension: Dimension| OutcomeQuestion { by: vec![Dimension::Tier, dimension], ..Default::default() };
    read(store, move |tx| {
        let mut all = Vec::new();
        for dimension in Dimension::ALL {
            all.extend(tx.outcomes(SOUTH, &of(*dimension))?);
        }
        Ok(all)
    })
    .await
}

/// The same groups out of the pairs themselves.
async fn everything_afresh(store: &Store) -> Vec<OutcomeGroup> {
    read(store, move |tx| {
        let mut all = Vec::new();
        for dimension in Dimension::ALL {
            let by = vec![Dimension::Tier, *dimension];
            let from = Some(noon().date_naive() - chrono::Days::new(10_000));
            all.extend(tx.outcomes(SOUTH, &OutcomeQuestion { by, from, ..Default::default() })?);
        }
        Ok(all)
    })
    .await
}

/// Nothing is rounded when sums are added up, so nothing may differ.
fn assert_agree(kept: &[OutcomeGroup], fresh: &[OutcomeGroup], name: &str) {
    assert_eq!(kept.len(), fresh.len(), "{name}");
    for (kept, fresh) in kept.iter().zip(fresh) {
        assert_eq!(kept, fresh, "{name}");
    }
}

/// How many episodes are left out, for everybody, one instrument, one informant, both, and a scale of them; from a day
/// on, which counts them in the pairs, or as they are kept.
async fn left_out(store: &Store, from: Option<NaiveDate>) -> Vec<LeftOut> {
    let (sdq, own) = (Some("sdq"), Some("self"));
    let questions = [
        (None, None, None),
        (sdq, None, None),
        (None, Some("parent"), None),
        (sdq, own, None),
        (sdq, own, Some("total")),
        (sdq, None, Some("total")),
    ];
    let counted = move |tx: &mut Tx<'_>| {
        questions
            .into_iter()
            .map(|(instrument, informant, scale)| {
                let question = OutcomeQuestion {
                    instrument: instrument.map(str::to_owned),
                    informant: informant.map(str::to_owned),
                    scale: scale.map(str::to_owned),
                    from,
                    ..OutcomeQuestion::default()
                };
                tx.left_out(SOUTH, &question)
            })
            .collect()
    };
    read(store, counted).await
}

async fn assert_rebuilding_changes_nothing(store: &Store, name: &str) {
    let (kept, counts) = (everything(store).await, left_out(store, None).await);
    let long_ago = NaiveDate::from_ymd_opt(2000, 1, 1);
    assert_eq!(left_out(store, long_ago).await, counts, "{name}: what is kept is what the pairs say");
    assert!(kept.iter().any(|group| group.summary.n > 0), "{name}: there is nothing to compare");
    assert!(kept.iter().all(|group| group.summary.measured > 0), "{name}: a group of nobody is kept");
    assert_agree(&kept, &everything_afresh(store).await, name);
    write(store, |tx| tx.rebuild_summaries(SOUTH)).await;
    assert_agree(&kept, &everything(store).await, name);
    assert_eq!(left_out(store, None).await, counts, "{name}");
}

#[tokio::test]
async fn kept_and_rebuilt_summaries_agree_after_a_random_mix_of_writes() {
    for test in stores() {
        for seed in 1..=3 {
            let fresh = headstart_store::testing::stores();
            let Some(test) = fresh.into_iter().find(|other| other.name == test.name) else { continue };
            let mut mix = begin(&test.store, seed).await;
            for _ in 0..10 {
                mix = write(&test.store, move |tx| {
                    (0..30).try_for_each(|_| mix.step(tx))?;
                    Ok(mix)
                })
                .await;
            }
            let nobody =
                left_out(&test.store, None).await.iter().all(|of| of.not_paired + of.without_consent == 0);
            assert!(!nobody, "{} seed {seed}: nobody is left out", test.name);
            assert_rebuilding_changes_nothing(&test.store, &format!("{} seed {seed}", test.name)).await;
        }
    }
}

#[tokio::test]
async fn whoever_comes_and_goes_again_leaves_every_sum_as_it_was() {
    for test in stores() {
        let mut mix = begin(&test.store, 7).await;
        let consenting = mix.open.iter().map(|episode| episode.young_person_id).collect::<Vec<_>>();
        let consent = |given: bool, people: Vec<Uid>| {
            move |tx: &mut Tx<'_>| {
                people.iter().try_for_each(|person| {
                    tx.set_evaluation_consent(*person, given, noon().into())?;
                    tx.refresh_young_person(*person)
                })
            }
        };
        write(&test.store, move |tx| {
            (0..200).try_for_each(|_| {
                let who = mix.random.random_range(0..mix.open.len());
                mix.measure(tx, who)
            })
        })
        .await;
        let (stay, go) = consenting.split_at(5);
        write(&test.store, consent(false, go.to_vec())).await;
        write(&test.store, consent(true, stay.to_vec())).await;
        let before = everything(&test.store).await;
        assert!(before.iter().any(|group| group.summary.sum_pre_sq > 0), "{}", test.name);
        for person in go {
            write(&test.store, consent(true, vec![*person])).await;
        }
        assert_ne!(everything(&test.store).await, before, "{}", test.name);
        for person in go {
            write(&test.store, consent(false, vec![*person])).await;
        }
        assert_agree(&everything(&test.store).await, &before, test.name);
        write(&test.store, consent(false, stay.to_vec())).await;
        assert_eq!(everything(&test.store).await, [], "{}", test.name);
    }
}

#[tokio::test]
async fn summaries_hold_when_many_workers_write_at_once_and_somebody_rebuilds_meanwhile() {
    for test in stores() {
        begin(&test.store, 1).await;
        let workers = (0..40_u128).map(|n| {
            let store = test.store.clone();
            tokio::spawn(async move {
                // Four young people between them, so that they meet at episodes and at groups.
                let of = episode(1_001 + n % 4, uid(1 + n % 4));
                let day = format!("2026-{:02}-{:02}", 3 + n / 20, 1 + n % 20);
                let scales: Vec<(&str, f64)> =
                    ["emotional", "conduct", "peer", "total"].map(|scale| (scale, n as f64 / 7.0)).into();
                match n % 10 {
                    9 => drop(write(&store, |tx| tx.rebuild_summaries(SOUTH)).await),
                    8 => {
                        write(&store, move |tx| {
                            tx.set_evaluation_consent(of.young_person_id, n > 20, noon().into())?;
                            tx.refresh_young_person(of.young_person_id)
                        })
                        .await;
                    }
                    7 => {
                        let row =
                            placement(n + 500, &of, if n < 20 { MENTORING } else { COUNSELLING }, "offered");
                        // Another worker may have placed them there: that is refused, and nothing else.
                        drop(store.write(|tx| tx.insert_placement(row)).await);
                    }
                    _ => {
                        let (row, scores) = measure(n + 100, &of, ("sdq", "self"), ("review", &day), &scales);
                        write(&store, |tx| tx.insert_measure(row, scores)).await;
                    }
                }
            })
        });
        for worker in workers.collect::<Vec<_>>() {
            worker.await.unwrap();
        }
        assert_rebuilding_changes_nothing(&test.store, test.name).await;
    }
}
