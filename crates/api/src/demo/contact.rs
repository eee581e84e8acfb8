//! How made-up people can be reached. The phone numbers are those that Ofcom keeps free for drama, and names of
//! mail servers that end in `.example` or are `example.org` are nobody's.

use headstart_contract::referral::ContactInput;

use super::{DemoResult, dice::Dice, generate::Maker, names, person::Person, words};

const STREETS: &[&str] = &[
    "Cockle Row",
    "Tern Street",
    "Samphire Road",
    "Limpet Close",
    "Capstan Way",
    "Bowsprit Lane",
    "Kelp Gardens",
    "Anchor Place",
    "Sandpiper Road",
    "Fishermans Walk",
    "Marram Avenue",
    "Lighthouse Terrace",
];

/// A landline number.
pub(super) fn landline(dice: &mut Dice) -> String {
    format!("01632 960{:03}", dice.between(0, 999))
}

fn mobile(dice: &mut Dice) -> String {
    format!("07700 900{:03}", dice.between(0, 999))
}

impl Maker<'_> {
    /// How somebody can be reached, as text that the writer seals.
    pub(super) fn contact(&mut self, person: &mut Person) -> DemoResult<()> {
        if !self.size.has_texts() || !self.dice.chance(0.93) {
            return Ok(());
        }
        let dice = &mut *self.dice;
        let safe = person.notified || dice.chance(0.04);
        let (given, _) = names::adult(dice)?;
        let family = person.row.family_name.clone();
        let contact = ContactInput {
            address: Some(format!("{} {}", dice.between(1, 120), dice.one(STREETS)?)),
            phone: dice.chance(0.6).then(|| mobile(dice)),
            email: None,
            carer_name: Some(format!("{given} {family}")),
            carer_relation: Some(
                (*dice.one(&["Mother", "Mother", "Father", "Grandparent", "Foster carer"])?).into(),
            ),
            carer_phone: Some(mobile(dice)),
            carer_email: dice
                .chance(0.5)
                .then(|| format!("{}.{}@example.org", given.to_lowercase(), family.to_lowercase())),
            safe_contact: if safe { Some((*dice.one(words::SAFE_CONTACT)?).into()) } else { None },
        };
        person.row.has_safe_contact = contact.safe_contact.is_some();
        let text = serde_json::to_string(&contact);
        person.row.contact = text.ok();
        Ok(())
    }
}
