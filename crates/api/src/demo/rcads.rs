//! RCADS at the targeted tiers, so that T scores, and when they are withheld, can be seen.

use headstart_domain::{
    episode::Point,
    instrument::{Informant, Instrument},
    tier::Tier,
};

use super::{
    DemoError, DemoResult,
    answers::fill,
    blueprint::SOLENT_BAY,
    dice::Dice,
    episode::Support,
    generate::Maker,
    measures::{Occasion, fits},
    person::Person,
};

/// The item about death, by place. Nobody of the demonstration endorses it: what was done about it would have to be made
/// up too.
const RISK: usize = 36;

impl Maker<'_> {
    /// Makes up the RCADS of some at Universal Plus and most at Partnership Plus, on the days on which they filled in
    /// others. Chance of its own is thrown for it, so that everything else is what it would be without.
    pub(super) fn rcads(
        &mut self,
        person: &Person,
        support: &Support,
        occasions: &[&Occasion],
    ) -> DemoResult<()> {
        let often = match support.tier {
            Tier::Universal => 0.0,
            Tier::UniversalPlus => 0.25,
            Tier::PartnershipPlus => 0.65,
        };
        if !self.size.has_texts() || self.site.blueprint.code != SOLENT_BAY.code || often == 0.0 {
            return Ok(());
        }
        let mut own = Dice::new(support.episode.0.as_u64_pair().1);
        std::mem::swap(self.dice, &mut own);
        let made = self.rcads_on(person, support, occasions, often);
        std::mem::swap(self.dice, &mut own);
        made
    }

    fn rcads_on(
        &mut self,
        person: &Person,
        support: &Support,
        occasions: &[&Occasion],
        often: f64,
    ) -> DemoResult<()> {
        if !self.dice.chance(often) {
            return Ok(());
        }
        let (instrument, informant) =
            (Instrument::find("rcads-47").ok_or(DemoError::Empty("an instrument"))?, Informant::SelfReport);
        for occasion in occasions {
            let is_missing = occasion.point != Point::Baseline && self.dice.chance(0.08);
            if is_missing || !fits(instrument, informant, person.age(occasion.day)) {
                continue;
            }
            let mut form = fill(self.dice, instrument, informant, &occasion.is);
            if let Some(answer) = form.answers.get_mut(RISK) {
                *answer = answer.map(|_| 0.0);
            }
            self.measure(person, support, (instrument, informant), occasion, &form)?;
        }
        Ok(())
    }
}
