//! Who is asked about, and who never is.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const HOME: &str = "SO14 6RU";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn school(number: u128) -> Option<SchoolId> {
    Some(SchoolId::new(Uuid::from_u128(number)))
}

/// Somebody born on 4 March 2013, at home in SO14 6RU and at school 1.
fn person<'a>(given_name: &'a str, family_name: &'a str) -> Likened<'a> {
    Likened {
        given_name,
        family_name,
        known_as: None,
        birth_date: day("2013-03-04"),
        postcode: Some(HOME),
        school: school(1),
    }
}

fn moved<'a>(person: Likened<'a>) -> Likened<'a> {
    Likened { postcode: Some("SO16 1AA"), school: school(2), ..person }
}

fn born<'a>(person: Likened<'a>, on: &str) -> Likened<'a> {
    Likened { birth_date: day(on), ..person }
}

fn grade(one: &Likened<'_>, other: &Likened<'_>) -> Option<LikenessGrade> {
    likeness(one, other).map(|likeness| likeness.grade)
}

use LikenessGrade::{Certain, Likely, Possible};

#[test]
fn the_same_names_birth_and_home_are_almost_certain_however_they_are_written() {
    let zoe = person("Zoë", "O'Brien-Łuczak");
    for (given, family) in
        [("ZOE", "OBrien Luczak"), (" zoe ", "o’brien-łuczak"), ("Zoe\u{308}", "O Brien Luczak")]
    {
        assert_eq!(grade(&zoe, &person(given, family)), Some(Certain), "{given} {family}");
    }
}

#[test]
fn twins_are_never_taken_for_one_another_and_near_named_ones_are_only_asked_about() {
    assert_eq!(likeness(&person("Amir", "Khan"), &person("Bilal", "Khan")), None);
    let near = likeness(&person("Amina", "Khan"), &person("Aminah", "Khan")).unwrap();
    assert_eq!(near.grade, Possible);
    assert!(near.reasons.join(" ").contains("twins"), "{near:?}");
}

#[test]
fn somebody_who_moved_home_and_school_is_likely() {
    let ana = person("Ana", "Silva");
    assert_eq!(grade(&ana, &moved(ana)), Some(Likely));
    assert_eq!(grade(&ana, &Likened { postcode: None, school: None, ..ana }), Some(Likely));
}

#[test]
fn a_date_of_birth_typed_wrongly_is_likely_with_the_place_and_possible_without() {
    let ana = person("Ana", "Silva");
    for on in ["2013-04-03", "2013-03-14", "2012-03-04", "2013-03-05"] {
        assert_eq!(grade(&ana, &born(ana, on)), Some(Likely), "{on}");
        assert_eq!(grade(&ana, &moved(born(ana, on))), Some(Possible), "{on}");
    }
    assert_eq!(grade(&ana, &born(ana, "2011-07-29")), Some(Possible), "the home agrees");
    assert_eq!(grade(&ana, &moved(born(ana, "2011-07-29"))), None);
}

#[test]
fn names_the_other_way_round_or_called_by_or_cut_short_are_found() {
    let sam = person("Samuel", "Okafor");
    let crossed = likeness(&sam, &person("Okafor", "Samuel")).unwrap();
    assert_eq!(crossed.grade, Likely);
    assert!(crossed.reasons[0].contains("other way round"));
    let called = Likened { known_as: Some("Sammy"), ..sam };
    assert_eq!(grade(&called, &person("Sammy", "Okafor")), Some(Likely));
    assert_eq!(grade(&sam, &person("Sam", "Okafor")), Some(Possible));
    assert_eq!(grade(&sam, &person("Sa", "Okafor")), None);
}

#[test]
fn a_family_name_that_is_near_shared_in_part_or_changed_is_found_with_the_place() {
    let ana = person("Ana", "Thompson");
    assert_eq!(grade(&ana, &person("Ana", "Thomson")), Some(Likely));
    assert_eq!(grade(&ana, &person("Ana", "Lewis-Thompson")), Some(Likely));
    assert_eq!(grade(&ana, &moved(person("Ana", "Thomson"))), Some(Possible));
    assert_eq!(grade(&ana, &person("Ana", "Nowak")), Some(Possible));
    assert_eq!(grade(&ana, &moved(person("Ana", "Nowak"))), None);
}

#[test]
fn the_reasons_say_what_agrees_and_what_does_not() {
    let ana = person("Ana", "Silva");
    let found = likeness(&ana, &Likened { postcode: Some("SO16 1AA"), ..born(ana, "2013-04-03") }).unwrap();
    assert_eq!(
        found.reasons,
        [
            "Same given and family name.",
            "Day and month of birth are the other way round.",
            "Another home postcode.",
            "Same school."
        ]
    );
}

proptest! {
    #[test]
    fn either_order_gives_the_same_grade_and_no_text_is_too_odd(
        given in "\\PC{0,12}", family in "\\PC{0,12}", other_given in "\\PC{0,12}", other_family in "\\PC{0,12}",
        apart in 0_u64..800,
    ) {
        let one = person(&given, &family);
        let birth_date = one.birth_date + chrono::Days::new(apart);
        let other = Likened { birth_date, ..person(&other_given, &other_family) };
        prop_assert_eq!(likeness(&one, &other), likeness(&other, &one));
    }
}
