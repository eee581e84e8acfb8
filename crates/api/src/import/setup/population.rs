//! The population that the programme is for, in a set-up: localities by name and schools by number.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use chrono::NaiveDate;
use headstart_domain::evaluation::Dimension;
use headstart_store::rows::{Locality, Population, PopulationFigure};
use headstart_store::tx::school::SchoolFilter;
use headstart_store::{Json, StoreError, Tx, Uid};
use serde::Deserialize;

use super::super::fault::{Fault, FaultCode, Reason};
use super::super::load::corrupt;
use super::super::record::Field;
use super::{Part, SetupKey, SetupRecord};

/// The most schools of a partnership whose figures are read.
const MOST: i64 = 5_000;
/// More people than any group has.
const PEOPLE: u64 = 100_000_000;

/// How many people each group has.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<Figure>")]
pub struct Figures(BTreeMap<String, u64>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    group: String,
    count: u64,
}

impl TryFrom<Vec<Figure>> for Figures {
    type Error = String;

    fn try_from(list: Vec<Figure>) -> Result<Self, String> {
        let mut figures = BTreeMap::new();
        for Figure { group, count } in list {
            if figures.insert(group.clone(), count).is_some() {
                return Err(format!("the group {group:?} comes twice"));
            }
        }
        Ok(Self(figures))
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> = self.0.iter().map(|(group, count)| format!("{group}: {count}")).collect();
        f.write_str(&all.join(", "))
    }
}

/// What is wrong with the figures in themselves.
pub(super) fn faults(dimension: &str, figures: Option<&Figures>) -> Vec<Reason> {
    let Some(dimension) = of(dimension) else {
        let message = "there are no figures of a population by this";
        return vec![Fault::new(FaultCode::UnknownWord, message).in_column("dimension")];
    };
    let codes = dimension.codes();
    let figures = figures.iter().flat_map(|figures| &figures.0);
    let fault = |(group, count): (&String, &u64)| {
        if !codes.is_empty() && !codes.contains(&group.as_str()) {
            let message = format!("{dimension} has no group {group:?}");
            return Some(Fault::new(FaultCode::UnknownWord, message).in_column("figures"));
        }
        (*count > PEOPLE).then(|| {
            let message = format!("the number is not between 0 and {PEOPLE}");
            Fault::new(FaultCode::OutOfRange, message).in_column("figures")
        })
    };
    figures.filter_map(fault).collect()
}

/// Figures of a day that has not come yet.
pub(super) fn not_yet(as_at: Option<&NaiveDate>, today: NaiveDate) -> Option<Reason> {
    let message = "the day must not be in the future";
    (*as_at? > today).then(|| Fault::new(FaultCode::OutOfRange, message).in_column("as_at"))
}

fn of(dimension: &str) -> Option<Dimension> {
    dimension.parse::<Dimension>().ok().filter(|dimension| dimension.is_of_population())
}

/// The part of the set-up whose entries the groups of a population are.
fn part(record: &SetupRecord) -> Option<Part> {
    match (record.key.part, of(&record.key.name)) {
        (Part::Population, Some(Dimension::Locality)) => Some(Part::Locality),
        (Part::Population, Some(Dimension::School)) => Some(Part::School),
        _ => None,
    }
}

/// Groups that refer to a locality or school which is not there.
pub(super) fn strangers(record: &SetupRecord, is_there: impl Fn(Part, &str) -> bool) -> Vec<Reason> {
    let Some(part) = part(record) else { return Vec::new() };
    let groups = record.figures.value().into_iter().flat_map(|figures| figures.0.keys());
    let stranger = |group: &String| {
        let message = format!("there is no {} {group:?}", part.word());
        Fault::new(FaultCode::UnknownReference, message).in_column("figures")
    };
    groups.filter(|group| !is_there(part, group)).map(stranger).collect()
}

/// The numbers of the schools that a population is by.
pub(super) fn schools_named(record: &SetupRecord) -> Vec<i32> {
    if part(record) != Some(Part::School) {
        return Vec::new();
    }
    let groups = record.figures.value().into_iter().flat_map(|figures| figures.0.keys());
    groups.filter_map(|group| group.parse().ok()).collect()
}

/// The figures that are set.
pub(super) fn known(
    tx: &mut Tx<'_>,
    partnership: Uid,
    localities: &[(Locality, Vec<String>)],
) -> Result<Vec<SetupRecord>, StoreError> {
    let mut records = Vec::new();
    for dimension in Dimension::ALL.iter().filter(|dimension| dimension.is_of_population()) {
        let Some(row) = tx.find_population(partnership, *dimension)? else { continue };
        let names: HashMap<String, String> = match dimension {
            Dimension::Locality => {
                localities.iter().map(|(row, _)| (row.id.0.to_string(), row.name.clone())).collect()
            }
            Dimension::School => urns(tx, partnership)?,
            _ => HashMap::new(),
        };
        let figures: Vec<PopulationFigure> = row.figures.read()?;
        let named = figures.into_iter().map(|figure| {
            let name = names.get(&figure.value).cloned();
            (name.unwrap_or(figure.value), figure.count)
        });
        records.push(SetupRecord {
            source: Field::Value(row.source),
            as_at: Field::Value(row.as_at),
            figures: Field::Value(Figures(named.collect())),
            ..SetupRecord::unstated(SetupKey::new(Part::Population, dimension.as_str()))
        });
    }
    Ok(records)
}

/// The numbers of the partnership's schools by their identifiers.
fn urns(tx: &mut Tx<'_>, partnership: Uid) -> Result<HashMap<String, String>, StoreError> {
    let rows = tx.list_schools(partnership, &SchoolFilter { limit: MOST, ..SchoolFilter::default() })?;
    Ok(rows.into_iter().map(|row| (row.id.0.to_string(), row.urn.to_string())).collect())
}

/// Sets the figures of a population.
pub(super) fn put(tx: &mut Tx<'_>, partnership: Uid, record: &SetupRecord) -> Result<(), StoreError> {
    let incomplete = || corrupt("a population", &record.key.name);
    let dimension = of(&record.key.name).ok_or_else(incomplete)?;
    let (Some(source), Some(as_at), Some(Figures(figures))) =
        (record.source.value(), record.as_at.value(), record.figures.value())
    else {
        return Err(incomplete());
    };
    let mut stored = Vec::with_capacity(figures.len());
    for (group, count) in figures {
        let value = match dimension {
            Dimension::Locality => {
                tx.find_locality_by_name(partnership, group)?.map(|(row, _)| row.id.0.to_string())
            }
            Dimension::School => {
                let urn = group.parse().map_err(|_| incomplete())?;
                tx.schools_by_urn(partnership, &[urn])?.pop().map(|row| row.id.0.to_string())
            }
            _ => Some(group.clone()),
        };
        stored.push(PopulationFigure { value: value.ok_or_else(incomplete)?, count: *count });
    }
    let row = Population {
        partnership_id: partnership,
        dimension: dimension.as_str().to_owned(),
        figures: Json::write(&stored)?,
        source: source.clone(),
        as_at: *as_at,
        version: 1,
    };
    match tx.find_population(partnership, dimension)? {
        None => tx.insert_population(row),
        Some(before) => tx.update_population(&row, before.version).map(|_| ()),
    }
}
