//! By which norms the scores of each young person were judged: beside the scores, these tell sex and age.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use headstart_domain::{
    instrument::{Informant, Instrument, NormGroup, NormSex},
    person::{Sex, age_on},
};
use headstart_store::{
    Tx, Uid,
    tx::release_data::{JudgedForm, ReleasePerson},
};

use crate::error::ApiResult;

/// Norms by which all the scores of one young person were judged.
type Judged = BTreeSet<NormGroup>;

/// The norms of the young people added, in their order.
pub struct Norms {
    forms: HashMap<Uid, Vec<JudgedForm>>,
    people: Vec<Judged>,
}

impl Norms {
    /// Reads the questionnaires of a partnership whose scores rest on sex or age.
    ///
    /// # Errors
    /// The store's.
    pub fn read(tx: &mut Tx<'_>, partnership: Uid) -> ApiResult<Self> {
        let instruments: Vec<&str> = Instrument::judged_by_sex_or_age().iter().copied().collect();
        let mut forms: HashMap<Uid, Vec<JudgedForm>> = HashMap::new();
        for form in tx.release_forms_of(partnership, &instruments)? {
            forms.entry(form.young_person_id).or_default().push(form);
        }
        Ok(Self { forms, people: Vec::new() })
    }

    /// Adds a young person.
    ///
    /// # Errors
    /// A record with an unknown code.
    pub fn add(&mut self, person: &ReleasePerson) -> ApiResult<()> {
        let sex = person.sex.as_deref().map(str::parse::<Sex>).transpose()?.and_then(NormSex::recorded);
        let mut judged = Judged::new();
        for form in self.forms.remove(&person.id).unwrap_or_default() {
            judged.append(&mut norms_of(&form, person.birth_date, sex)?);
        }
        self.people.push(judged);
        Ok(())
    }

    /// A number for the norms of each, the same for the same norms; none for who has none.
    pub fn numbered(self) -> Vec<Option<u32>> {
        let kinds: BTreeSet<&Judged> = self.people.iter().filter(|judged| !judged.is_empty()).collect();
        let numbers: HashMap<&Judged, u32> = kinds.into_iter().zip(0..).collect();
        self.people.iter().map(|judged| numbers.get(judged).copied()).collect()
    }
}

fn norms_of(form: &JudgedForm, birth_date: NaiveDate, sex: Option<NormSex>) -> ApiResult<Judged> {
    let version = form.instrument_version.parse().ok();
    let instrument = version
        .and_then(|version| Instrument::find_version(&form.instrument, version))
        .or_else(|| Instrument::find(&form.instrument));
    let informant: Informant = form.informant.parse()?;
    let age = age_on(birth_date, form.completed_on).and_then(|age| u8::try_from(age).ok());
    Ok(instrument.map(|instrument| instrument.norm_groups(informant, age, sex)).unwrap_or_default())
}
