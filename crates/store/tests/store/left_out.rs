//! What figures leave out is counted within the frame of the figures: scale, groups, period, support that is over.

use headstart_domain::evaluation::Dimension;
use headstart_store::{
    Store,
    testing::stores,
    tx::evaluation::{LeftOut, OutcomeQuestion},
};

use crate::{
    partnership::{read, uid, write},
    support::{
        COUNSELLING, EAST, SOUTH, WEST, closed, day, episode, measure, placement, south, young_person,
    },
};

/// Four periods of support, each with one form of the SDQ: 1 and 2 in the East (2 over, in counselling), 3 in the West,
/// 4 in the East without consent. Of 2 and 3 another form has no valid total.
async fn story(store: &Store) {
    south(store).await;
    for n in 1..=4_u128 {
        let mut person = young_person(n);
        let locality = if n == 3 { WEST } else { EAST };
        (person.locality_id, person.evaluation_consent) = (Some(locality), n != 4);
        let mut of = episode(n + 100, person.id);
        of.locality_id = Some(locality);
        if n == 2 {
            of = closed(of);
        }
        let completed = if n == 3 { "2026-06-10" } else { "2026-03-10" };
        let (form, scores) =
            measure(n, &of, ("sdq", "self"), ("baseline", completed), &[("total", 20.0), ("peer", 4.0)]);
        let mut broken = measure(n + 50, &of, ("sdq", "self"), ("review", "2026-07-01"), &[("total", 0.0)]);
        broken.1.iter_mut().for_each(|score| score.value = None);
        write(store, move |tx| {
            tx.insert_young_person(person)?;
            tx.insert_episode(of.clone())?;
            if n == 2 {
                tx.insert_placement(placement(n, &of, COUNSELLING, "completed"))?;
            }
            tx.insert_measure(form, scores)?;
            if n == 2 || n == 3 { tx.insert_measure(broken.0, broken.1) } else { Ok(()) }
        })
        .await;
    }
    // A later score on one scale makes a pair of it there, and on no other.
    let (form, scores) =
        measure(91, &episode(101, uid(1)), ("sdq", "self"), ("closing", "2026-08-20"), &[("total", 12.0)]);
    write(store, move |tx| tx.insert_measure(form, scores)).await;
}

async fn counted(store: &Store, question: OutcomeQuestion) -> (i64, i64, i64) {
    read(store, move |tx| {
        let LeftOut { without_consent, not_paired, .. } = tx.left_out(SOUTH, &question)?;
        Ok((without_consent, not_paired, tx.not_valid_forms(SOUTH, &question)?))
    })
    .await
}

fn sdq(scale: Option<&str>) -> OutcomeQuestion {
    OutcomeQuestion {
        instrument: Some("sdq".into()),
        informant: Some("self".into()),
        scale: scale.map(str::to_owned),
        ..OutcomeQuestion::default()
    }
}

fn only(dimension: Dimension, value: &str) -> OutcomeQuestion {
    OutcomeQuestion { only: vec![(dimension, vec![value.to_owned()])], ..sdq(Some("total")) }
}

#[tokio::test]
async fn what_is_left_out_is_counted_in_the_frame_of_the_figure() {
    for test in stores() {
        story(&test.store).await;
        let (east, west) = (EAST.0.to_string(), WEST.0.to_string());
        let counselling = COUNSELLING.0.to_string();
        let from =
            |question: OutcomeQuestion, text: &str| OutcomeQuestion { from: Some(day(text)), ..question };
        let cases = [
            ("everybody", sdq(None), (1, 3, 2)),
            ("one scale", sdq(Some("total")), (1, 2, 2)),
            ("a scale with fewer pairs", sdq(Some("peer")), (1, 3, 0)),
            ("the East", only(Dimension::Locality, &east), (1, 1, 1)),
            ("the West", only(Dimension::Locality, &west), (0, 1, 1)),
            ("an offer", only(Dimension::Offer, &counselling), (0, 1, 1)),
            ("no offer", only(Dimension::Offer, ""), (1, 1, 1)),
            ("a tier of nobody", only(Dimension::Tier, "universal"), (0, 0, 0)),
            ("a period", from(sdq(Some("total")), "2026-05-01"), (0, 1, 2)),
            ("a period and a place", from(only(Dimension::Locality, &east), "2026-05-01"), (0, 0, 1)),
            ("support that is over", OutcomeQuestion { closed: true, ..sdq(Some("total")) }, (0, 1, 1)),
        ];
        for (name, question, expected) in cases {
            assert_eq!(counted(&test.store, question).await, expected, "{}: {name}", test.name);
        }
    }
}
