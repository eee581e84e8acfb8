//! What was measured, as a table and as JSON.
use crate::Outcome;
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;

/// What a figure must reach.
#[derive(Clone, Copy)]
pub enum Target {
    AtLeast(f64),
    AtMost(f64),
    /// Measured for the record.
    None,
}

/// One thing that was measured.
pub struct Figure {
    pub database: &'static str,
    pub name: &'static str,
    pub unit: &'static str,
    pub value: f64,
    pub target: Target,
    /// What stands behind it, for people.
    pub behind: String,
    /// What stands behind it, for programs.
    pub details: Value,
}

impl Figure {
    fn is_met(&self) -> Option<bool> {
        match self.target {
            Target::AtLeast(least) => Some(self.value >= least),
            Target::AtMost(most) => Some(self.value <= most),
            Target::None => None,
        }
    }

    fn wanted(&self) -> String {
        match self.target {
            Target::AtLeast(least) => format!(">= {least}"),
            Target::AtMost(most) => format!("<= {most}"),
            Target::None => String::new(),
        }
    }
}

/// The middle one of the values.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Prints the table and writes the report.
pub fn write(figures: &[Figure], path: &Path) -> Outcome {
    let mut out = std::io::stdout().lock();
    writeln!(out, "| database | figure | measured | target | met | behind it |\n|---|---|---|---|---|---|")?;
    for figure in figures {
        let met = figure.is_met().map_or("", |met| if met { "yes" } else { "**no**" });
        writeln!(
            out,
            "| {} | {} | {:.2} {} | {} | {met} | {} |",
            figure.database,
            figure.name,
            figure.value,
            figure.unit,
            figure.wanted(),
            figure.behind
        )?;
    }
    let entries: Vec<Value> = figures
        .iter()
        .map(|figure| {
            json!({"database": figure.database, "figure": figure.name, "value": figure.value,
                   "unit": figure.unit, "target": figure.wanted(), "met": figure.is_met(),
                   "details": figure.details})
        })
        .collect();
    let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processor.lines().find_map(|line| Some(line.strip_prefix("model name")?.split_once(": ")?.1));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let report = json!({"processor": model, "cores": cores, "figures": entries});
    std::fs::write(path, serde_json::to_string_pretty(&report)? + "\n")?;
    writeln!(out, "\nwritten to {}", path.display())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_not_moved_by_one_bad_round() {
        assert!((median(&[9.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
    }
}
