//! Names, compared without marks, case and punctuation.

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::Likened;

/// From this similarity of Jaro and Winkler on, two spellings are near each other.
const NEAR: f64 = 0.92;
/// The fewest letters of a short form, or of a part of a family name, that say anything.
const LETTERS: usize = 3;

/// How two given names agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GivenNames {
    Same,
    /// The name that one is called by is a name of the other.
    CalledBy,
    /// A near spelling, or a short form.
    Near,
}

/// How two family names agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FamilyNames {
    Same,
    /// A near spelling, or one name of several in common.
    Near,
    Other,
}

/// How the names of two young people agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) given: GivenNames,
    pub(super) family: FamilyNames,
    /// Given and family name are the other way round.
    pub(super) crossed: bool,
}

impl Names {
    pub(super) fn words(self) -> String {
        if self.crossed {
            return "Given and family name are the other way round.".to_owned();
        }
        match (self.given, self.family) {
            (GivenNames::Same, FamilyNames::Same) => "Same given and family name.".to_owned(),
            (given, family) => {
                let given = match given {
                    GivenNames::Same => "Same given name",
                    GivenNames::CalledBy => "One is called by a name of the other",
                    GivenNames::Near => "Near given names",
                };
                let family = match family {
                    FamilyNames::Same => "same family name",
                    FamilyNames::Near => "near family names",
                    FamilyNames::Other => "another family name, which may have changed",
                };
                format!("{given}, {family}.")
            }
        }
    }
}

/// How names agree; `None` when the given names are those of two people, as twins' are.
pub(super) fn compare_names(one: &Likened<'_>, other: &Likened<'_>) -> Option<Names> {
    let given = [joined(one.given_name), joined(other.given_name)];
    let family = [joined(one.family_name), joined(other.family_name)];
    let [given_one, given_other] = &given;
    let [family_one, family_other] = &family;
    if given_one == family_other && family_one == given_other && given_one != given_other {
        return Some(Names { given: GivenNames::Same, family: FamilyNames::Same, crossed: true });
    }
    let given = given_names(one, other, given_one, given_other)?;
    let family = if family_one == family_other {
        FamilyNames::Same
    } else if near(family_one, family_other) || share_a_part(one.family_name, other.family_name) {
        FamilyNames::Near
    } else {
        FamilyNames::Other
    };
    Some(Names { given, family, crossed: false })
}

fn given_names(one: &Likened<'_>, other: &Likened<'_>, a: &str, b: &str) -> Option<GivenNames> {
    if a == b {
        return Some(GivenNames::Same);
    }
    let called = |person: &Likened<'_>| person.known_as.map(joined).filter(|name| !name.is_empty());
    let (called_one, called_other) = (called(one), called(other));
    let same = |called: &Option<String>, name: &str| called.as_deref() == Some(name);
    if same(&called_one, b) || same(&called_other, a) || (called_one.is_some() && called_one == called_other)
    {
        return Some(GivenNames::CalledBy);
    }
    (near(a, b) || begins(a, b) || begins(b, a)).then_some(GivenNames::Near)
}

/// True when one name is a short form of the other: it begins it.
fn begins(short: &str, long: &str) -> bool {
    short.chars().count() >= LETTERS && long.starts_with(short)
}

fn near(a: &str, b: &str) -> bool {
    // Letters are matched greedily, so that the order can matter.
    let similarity = strsim::jaro_winkler(a, b).max(strsim::jaro_winkler(b, a));
    !a.is_empty() && !b.is_empty() && similarity >= NEAR
}

/// True when a name of two parts has a part that the other has too (Khan, Khan-Lewis).
fn share_a_part(a: &str, b: &str) -> bool {
    let parts = |name: &str| -> Vec<String> {
        name.split(|c: char| c.is_whitespace() || c == '-').map(joined).collect()
    };
    let others = parts(b);
    parts(a).iter().any(|part| part.chars().count() >= LETTERS && others.contains(part))
}

/// A name as it is compared: lower case, without marks, blanks and punctuation.
fn joined(name: &str) -> String {
    let plain = DecomposingNormalizerBorrowed::new_nfkd().normalize(name);
    let mut joined = String::with_capacity(plain.len());
    for letter in plain.chars().flat_map(char::to_lowercase) {
        // These letters have no parts to take apart.
        match letter {
            'ß' => joined.push_str("ss"),
            'æ' => joined.push_str("ae"),
            'œ' => joined.push_str("oe"),
            'ø' => joined.push('o'),
            'ł' => joined.push('l'),
            'đ' | 'ð' => joined.push('d'),
            'ı' => joined.push('i'),
            other if other.is_alphanumeric() => joined.push(other),
            _ => {}
        }
    }
    joined
}
