//! Releases in words.
use crate::format::count;
use headstart_contract::release::{
    LeftOutReason, LeftOutView, ProtectionView, ResourceCheck, ResourceDelta, Verification,
};

/// How single young people are protected.
pub fn protection(told: &ProtectionView) -> String {
    let Some(after) = told.k_after else {
        return format!("Nobody is in it: there are fewer than {} young people to hide among.", told.k);
    };
    let before = told.k_before.unwrap_or_default();
    format!(
        "Every young person is like at least {} in what could tell somebody apart; with everything shown it would \
         be {}.",
        others(after),
        others(before)
    )
}

/// Those alike without the one who is looked for.
fn others(alike: u32) -> String {
    match alike.saturating_sub(1) {
        0 => "nobody else".to_owned(),
        1 => "1 other".to_owned(),
        many => format!("{many} others"),
    }
}

/// From how many young people each column is withheld.
pub fn withheld(told: &ProtectionView) -> Vec<String> {
    let words = |people: u64| count(people, "young person", "young people");
    told.withheld.iter().map(|one| format!("{} of {}", one.column.label(), words(one.young_people))).collect()
}

/// Whether the files are what was frozen.
pub fn checked(told: &Verification) -> String {
    if told.intact {
        return "Every file is what was frozen.".to_owned();
    }
    let broken: Vec<&str> =
        told.files.iter().filter(|file| file.found != file.frozen).map(|file| file.name.as_str()).collect();
    format!("These files are not what was frozen: {}.", broken.join(", "))
}

/// How a table differs from what today's records would give.
pub fn check(told: &ResourceCheck) -> String {
    let reasons = [
        (told.consent_or_erasure, "because consent ended or a record was erased"),
        (told.later_records, "because something was recorded since"),
        (told.protection, "only in what is withheld"),
        (told.versions, "because software or definitions changed"),
        (told.unexplained, "without a known reason"),
    ];
    let differ: Vec<String> = reasons
        .into_iter()
        .filter(|(rows, _)| *rows > 0)
        .map(|(rows, why)| format!("{} {why}", count(rows, "row differs", "rows differ")))
        .collect();
    let same = count(told.same, "row is", "rows are");
    if differ.is_empty() {
        format!("{}: {same} the same.", told.name.label())
    } else {
        format!("{}: {same} the same; {}.", told.name.label(), differ.join("; "))
    }
}

/// Why young people are not in it.
pub fn left_out(told: &LeftOutView) -> String {
    let people = count(told.young_people, "young person", "young people");
    match told.reason {
        LeftOutReason::NoConsent => format!("{people} without consent to evaluation"),
        LeftOutReason::TooFewAlike => format!("{people} with too few others to hide among"),
    }
}

/// What is new in a table.
pub fn delta(told: &ResourceDelta) -> String {
    if told.added + told.changed + told.removed == 0 {
        return format!("{}: nothing.", told.name.label());
    }
    let mut parts = Vec::new();
    if told.added > 0 {
        parts.push(format!("{} added", told.added));
    }
    if told.changed > 0 {
        let columns: Vec<String> =
            told.corrections.iter().map(|one| format!("{} in {}", one.column, one.rows)).collect();
        parts.push(format!("{} corrected ({})", told.changed, columns.join(", ")));
    }
    if told.removed > 0 {
        let reasons: Vec<String> =
            told.tombstones.iter().map(|one| format!("{}: {}", one.reason.label(), one.rows)).collect();
        parts.push(format!("{} removed ({})", told.removed, reasons.join("; ")));
    }
    format!("{}: {}.", told.name.label(), parts.join(", "))
}

/// How long a file is.
pub fn size(bytes: u64) -> String {
    match bytes {
        ..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use headstart_contract::release::{Correction, Tombstones};
    use headstart_domain::release::{Removal, Resource};

    #[test]
    fn what_is_new_is_told_with_its_reasons() {
        let nothing = ResourceDelta {
            name: Resource::Scores,
            added: 0,
            changed: 0,
            removed: 0,
            corrections: vec![],
            tombstones: vec![],
        };
        assert_eq!(delta(&nothing), "Scores: nothing.");
        let told = ResourceDelta {
            added: 8,
            changed: 2,
            removed: 16,
            corrections: vec![Correction { column: "band".into(), rows: 2 }],
            tombstones: vec![Tombstones { reason: Removal::ConsentWithdrawn, rows: 16 }],
            ..nothing
        };
        assert_eq!(
            delta(&told),
            "Scores: 8 added, 2 corrected (band in 2), 16 removed (Consent to evaluation was withdrawn or refused: 16)."
        );
    }

    #[test]
    fn protection_counts_the_others() {
        let mut told = ProtectionView {
            k: 5,
            k_before: Some(1),
            l_before: Some(1),
            k_after: Some(6),
            l_after: Some(2),
            withheld: vec![],
        };
        assert!(protection(&told).contains("at least 5 others"), "{}", protection(&told));
        assert!(protection(&told).ends_with("would be nobody else."), "{}", protection(&told));
        told.k_after = None;
        assert!(protection(&told).contains("fewer than 5"));
    }

    #[test]
    fn a_check_names_only_the_reasons_there_are() {
        let mut told = ResourceCheck {
            name: Resource::Scores,
            same: 1,
            consent_or_erasure: 0,
            later_records: 0,
            protection: 0,
            versions: 0,
            unexplained: 0,
        };
        assert_eq!(check(&told), "Scores: 1 row is the same.");
        (told.later_records, told.unexplained) = (2, 1);
        assert_eq!(
            check(&told),
            "Scores: 1 row is the same; 2 rows differ because something was recorded since; 1 row differs without a \
             known reason."
        );
    }

    #[test]
    fn sizes_are_rounded_up_to_what_a_person_reads() {
        assert_eq!([size(999), size(1_001), size(2_400_000)], ["999 bytes", "2 kB", "2.4 MB"]);
    }
}
