//! How a partnership is set up, from one JSON file: its name, localities with their wards, clusters, organisations,
//! offers, and what it decides about its schools. The file may be partial; what it leaves out stays.
//!
//! ```json
//! {
//!   "partnership": {"code": "southampton", "name": "HeadStart Southampton"},
//!   "localities": [{"name": "West", "wards": ["Bevois", "Bargate"]}],
//!   "organisations": [{"name": "Counselling for All"}],
//!   "clusters": [{"name": "Cluster 1", "locality": "West"}],
//!   "offers": [{"number": 5, "name": "Safe spaces to talk", "organisation": "Counselling for All", "active": true}],
//!   "schools": [{"urn": "116088", "locality": "West", "cluster": "Cluster 1", "takes_part": true}],
//!   "population": [{"dimension": "sex", "source": "School census", "as_at": "2026-01-15",
//!                   "figures": [{"group": "female", "count": 7120}, {"group": "male", "count": 7405}]}]
//! }
//! ```

mod check;
mod population;
mod stored;

use std::fmt;
use std::io::Read;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::value::RawValue;

pub use self::population::Figures;
pub use self::stored::Installation;
use super::fault::{Fault, FaultCode, ImportError, Reason};
use super::parsed::{Collector, Parsed};
use super::record::{Field, record};
use super::table::checked;
use super::value;
use super::whole_file::{JsonLines, read_text};

/// More places than any offer has.
const MAX_PLACES: u32 = 100_000;

/// The parts of a set-up, in the order in which they can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The partnership itself, told by its code.
    Partnership,
    /// A locality, told by its name.
    Locality,
    /// An organisation, told by its name.
    Organisation,
    /// A cluster of schools, told by its name.
    Cluster,
    /// An offer, told by its name.
    Offer,
    /// A school of the register, told by its unique reference number.
    School,
    /// A population, told by what its figures are by.
    Population,
}

/// What tells the entries of a set-up apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SetupKey {
    /// The part it belongs to.
    pub part: Part,
    /// Its name, code or number.
    pub name: String,
}

/// The wards of a locality by name, in order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Wards(Vec<String>);

record! {
    /// An entry of a set-up. Fields that its part does not have are unstated.
    pub struct SetupRecord {
        /// What it is and which.
        key key: SetupKey,
        /// The name of a partnership; other parts have theirs in the key.
        name: String,
        /// The wards a locality is made of.
        wards: Wards,
        /// The locality of a cluster or school.
        locality: String,
        /// The cluster of a school.
        cluster: String,
        /// Whether a school takes part in the programme.
        takes_part: bool,
        /// The reference of an offer in the programme plan, 1 to 11.
        number: u8,
        /// The organisation that delivers an offer.
        organisation: String,
        /// The most placements of an offer at a time, 0 to 100,000; blank where there is no limit.
        places: u32,
        /// Whether an offer can be taken up.
        active: bool,
        /// Where the figures of a population are published.
        source: String,
        /// The day they are of.
        as_at: NaiveDate,
        /// How many people each of its groups has.
        figures: Figures,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetupFile<'a> {
    #[serde(borrow)]
    partnership: &'a RawValue,
    #[serde(borrow, default)]
    localities: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    organisations: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    clusters: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    offers: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    schools: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    population: Vec<&'a RawValue>,
}

/// The entries of all parts; each part allows its own fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Entry {
    code: Option<String>,
    urn: Option<TextOrNumber>,
    name: Option<String>,
    wards: Field<Wards>,
    locality: Field<String>,
    cluster: Field<String>,
    takes_part: Field<bool>,
    number: Field<u8>,
    organisation: Field<String>,
    places: Field<u32>,
    active: Field<bool>,
    dimension: Option<String>,
    source: Field<String>,
    as_at: Field<NaiveDate>,
    figures: Field<Figures>,
}

/// A school's number, with quotation marks or without.
#[derive(Deserialize)]
#[serde(untagged)]
enum TextOrNumber {
    Text(String),
    Number(u64),
}

impl Part {
    /// The word used in reports.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Partnership => "partnership",
            Self::Locality => "locality",
            Self::Organisation => "organisation",
            Self::Cluster => "cluster",
            Self::Offer => "offer",
            Self::School => "school",
            Self::Population => "population",
        }
    }

    /// The fields an entry has beside its name, and whether it must have them.
    const fn fields(self) -> &'static [(&'static str, bool)] {
        match self {
            Self::Partnership => &[("code", true), ("name", true)],
            Self::Locality => &[("name", true), ("wards", true)],
            Self::Organisation => &[("name", true)],
            Self::Cluster => &[("name", true), ("locality", true)],
            Self::Offer => &[
                ("name", true),
                ("number", true),
                ("organisation", false),
                ("places", false),
                ("active", true),
            ],
            Self::School => &[("urn", true), ("locality", false), ("cluster", false), ("takes_part", false)],
            Self::Population => &[("dimension", true), ("source", true), ("as_at", true), ("figures", true)],
        }
    }
}

impl SetupKey {
    fn new(part: Part, name: impl Into<String>) -> Self {
        Self { part, name: name.into() }
    }
}

impl Wards {
    /// The wards' names, in order.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.0
    }
}

impl From<Vec<String>> for Wards {
    fn from(mut names: Vec<String>) -> Self {
        names.sort_unstable();
        names.dedup();
        Self(names)
    }
}

impl fmt::Display for SetupKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.part.word(), self.name)
    }
}

impl fmt::Display for Wards {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

/// The code of the partnership that a file sets up, when it can be read.
#[must_use]
pub fn partnership_code(parsed: &Parsed<SetupRecord>) -> Option<&str> {
    let keys = parsed.records.iter().map(|line| &line.record.key);
    keys.filter(|key| key.part == Part::Partnership).map(|key| key.name.as_str()).next()
}

/// Reads a set-up file. Figures of a population are not of a day after `today`.
///
/// # Errors
/// [`ImportError`] when the file cannot be read or is no such JSON. Bad entries are no error.
pub fn parse(reader: impl Read, today: NaiveDate) -> Result<Parsed<SetupRecord>, ImportError> {
    let text = read_text(reader)?;
    let lines = JsonLines::of(&text);
    let file: SetupFile<'_> = serde_json::from_str(&text)?;
    let mut collector = Collector::new("partnership set-up");
    for (part, entries) in [
        (Part::Partnership, vec![file.partnership]),
        (Part::Locality, file.localities),
        (Part::Organisation, file.organisations),
        (Part::Cluster, file.clusters),
        (Part::Offer, file.offers),
        (Part::School, file.schools),
        (Part::Population, file.population),
    ] {
        for raw in entries {
            match read(part, raw, today) {
                Ok(record) => collector.accept(lines.line(raw), record),
                Err(reasons) => collector.reject(lines.line(raw), Some(part.word().to_owned()), reasons),
            }
        }
    }
    Ok(collector.finish())
}

fn read(part: Part, raw: &RawValue, today: NaiveDate) -> Result<SetupRecord, Vec<Reason>> {
    let bad_shape =
        |error: serde_json::Error| vec![Fault::new(FaultCode::BadShape, error.to_string()).of_line()];
    let fields: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(raw.get()).map_err(bad_shape)?;
    let mut reasons = fields_out_of_place(part, &fields);
    let entry: Entry = serde_json::from_str(raw.get()).map_err(bad_shape)?;
    let urn = entry.urn.as_ref().map(|urn| match urn {
        TextOrNumber::Text(text) => text.clone(),
        TextOrNumber::Number(number) => number.to_string(),
    });
    let (column, name) = match part {
        Part::Partnership => ("code", &entry.code),
        Part::School => ("urn", &urn),
        Part::Population => ("dimension", &entry.dimension),
        Part::Locality | Part::Organisation | Part::Cluster | Part::Offer => ("name", &entry.name),
    };
    let key = SetupKey::new(part, name.as_deref().unwrap_or_default().trim());
    if part == Part::School
        && let Err(fault) = value::urn(&key.name)
    {
        reasons.push(fault.in_column(column));
    }
    if part == Part::Population {
        reasons.extend(population::faults(&key.name, entry.figures.value()));
        reasons.extend(population::not_yet(entry.as_at.value(), today));
    }
    reasons.extend(faults_of_values(&entry));
    if !reasons.is_empty() {
        return Err(reasons);
    }
    Ok(SetupRecord {
        key,
        name: if part == Part::Partnership { entry.name.into() } else { Field::Unstated },
        wards: entry.wards,
        locality: entry.locality,
        cluster: entry.cluster,
        takes_part: entry.takes_part,
        number: entry.number,
        organisation: entry.organisation,
        places: entry.places,
        active: entry.active,
        source: entry.source,
        as_at: entry.as_at,
        figures: entry.figures,
    })
}

/// Fields the part does not have, and those it must have and has not.
fn fields_out_of_place(part: Part, found: &serde_json::Map<String, serde_json::Value>) -> Vec<Reason> {
    let known = part.fields();
    let strange = found.keys().filter(|field| !known.iter().any(|(name, _)| name == field)).map(|field| {
        let message = format!("a {} has no such field", part.word());
        Fault::new(FaultCode::BadShape, message).in_column(field)
    });
    let blank = |name: &str| match found.get(name) {
        None | Some(serde_json::Value::Null) => true,
        Some(serde_json::Value::String(text)) => text.trim().is_empty(),
        Some(_) => false,
    };
    let missing = known
        .iter()
        .filter(|(name, required)| *required && blank(name))
        .map(|(name, _)| Fault::new(FaultCode::Missing, "the field is blank").in_column(*name));
    strange.chain(missing).collect()
}

fn faults_of_values(entry: &Entry) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let wards = entry.wards.value().map_or(&[][..], Wards::names);
    let texts = [
        ("code", entry.code.as_ref()),
        ("name", entry.name.as_ref()),
        ("locality", entry.locality.value()),
        ("cluster", entry.cluster.value()),
        ("organisation", entry.organisation.value()),
        ("source", entry.source.value()),
    ];
    let texts = texts.into_iter().filter_map(|(column, text)| Some((column, text?)));
    for (column, text) in texts.chain(wards.iter().map(|ward| ("wards", ward))) {
        if let Err(fault) = checked(text) {
            reasons.push(fault.in_column(column));
        }
    }
    let out_of_range = |least: u32, most: u32| {
        Fault::new(FaultCode::OutOfRange, format!("the number is not between {least} and {most}"))
    };
    if entry.number.value().is_some_and(|number| !(1..=11).contains(number)) {
        reasons.push(out_of_range(1, 11).in_column("number"));
    }
    if entry.places.value().is_some_and(|places| *places > MAX_PLACES) {
        reasons.push(out_of_range(0, MAX_PLACES).in_column("places"));
    }
    reasons
}

#[cfg(test)]
mod tests;
