//! Names to make people up from.

use headstart_domain::person::{EthnicGroup, Ethnicity, Sex};

use super::{DemoResult, dice::Dice};

const GIRLS: &[&str] = &[
    "Abbie",
    "Alice",
    "Amber",
    "Amelia",
    "Beth",
    "Caitlin",
    "Charlotte",
    "Chloe",
    "Daisy",
    "Eleanor",
    "Ella",
    "Ellie",
    "Erin",
    "Evie",
    "Faith",
    "Freya",
    "Georgia",
    "Grace",
    "Hannah",
    "Harriet",
    "Holly",
    "Imogen",
    "Isla",
    "Jasmine",
    "Jess",
    "Kayleigh",
    "Keira",
    "Lacey",
    "Lauren",
    "Layla",
    "Lily",
    "Lola",
    "Lucy",
    "Maisie",
    "Martha",
    "Matilda",
    "Megan",
    "Mia",
    "Millie",
    "Molly",
    "Niamh",
    "Olivia",
    "Paige",
    "Phoebe",
    "Poppy",
    "Rosie",
    "Ruby",
    "Scarlett",
    "Sienna",
    "Skye",
    "Sophie",
    "Summer",
    "Tegan",
    "Tilly",
    "Willow",
    "Zara",
];
const BOYS: &[&str] = &[
    "Aaron", "Adam", "Aidan", "Alfie", "Archie", "Ashton", "Bailey", "Ben", "Billy", "Blake", "Bradley",
    "Callum", "Cameron", "Charlie", "Connor", "Daniel", "Dylan", "Ethan", "Finley", "Freddie", "George",
    "Harley", "Harrison", "Harry", "Harvey", "Isaac", "Jack", "Jacob", "Jake", "Jamie", "Jayden", "Joe",
    "Joshua", "Kai", "Kian", "Leo", "Lewis", "Liam", "Logan", "Louis", "Lucas", "Luke", "Mason", "Max",
    "Nathan", "Noah", "Oliver", "Oscar", "Owen", "Reece", "Riley", "Rory", "Sam", "Theo", "Toby", "Tyler",
    "William", "Zac",
];
const FAMILIES: &[&str] = &[
    "Abbot",
    "Arkwright",
    "Atwood",
    "Barlow",
    "Barton",
    "Beckett",
    "Bellamy",
    "Birch",
    "Blackwood",
    "Bowen",
    "Bramley",
    "Briggs",
    "Burrows",
    "Calder",
    "Carver",
    "Chandler",
    "Clayton",
    "Coles",
    "Cooper",
    "Corbett",
    "Crane",
    "Dalton",
    "Dawes",
    "Denham",
    "Dixon",
    "Draper",
    "Eastwood",
    "Ellery",
    "Fairley",
    "Farrow",
    "Fletcher",
    "Foster",
    "Gadd",
    "Garland",
    "Gibbs",
    "Goddard",
    "Grantley",
    "Hale",
    "Harding",
    "Hartley",
    "Hatcher",
    "Hawes",
    "Hobbs",
    "Holloway",
    "Hurst",
    "Ives",
    "Jarvis",
    "Kemp",
    "Kingsley",
    "Lacey",
    "Langford",
    "Larkin",
    "Linton",
    "Lock",
    "Maddox",
    "Marlow",
    "Mason",
    "Mercer",
    "Miller",
    "Moss",
    "Nash",
    "Norris",
    "Oakley",
    "Osborne",
    "Parrish",
    "Penrose",
    "Perrin",
    "Pike",
    "Plummer",
    "Porter",
    "Quick",
    "Radley",
    "Redfern",
    "Rigby",
    "Rowe",
    "Sadler",
    "Sayer",
    "Shepherd",
    "Skelton",
    "Slater",
    "Stone",
    "Sutton",
    "Tanner",
    "Thorne",
    "Tilbury",
    "Turnbull",
    "Underhill",
    "Vickers",
    "Wade",
    "Walton",
    "Warren",
    "Webb",
    "Wells",
    "Whitlock",
    "Wilcox",
    "Winter",
    "Woodley",
    "Wren",
    "Yates",
    "Young",
];
const OTHER_WHITE: Group = Group {
    girls: &["Anna", "Elena", "Gabriela", "Ioana", "Julia", "Katarzyna", "Lena", "Maja", "Sofia", "Zuzanna"],
    boys: &["Adrian", "Andrei", "Filip", "Jakub", "Kacper", "Luca", "Mateusz", "Mihai", "Szymon", "Tomas"],
    families: &[
        "Balan", "Dobre", "Ionescu", "Kaminska", "Kowal", "Lis", "Moreira", "Nowak", "Silva", "Wolski",
    ],
};
const MIXED: Group = Group {
    girls: &["Aaliyah", "Amara", "Bella", "Jada", "Kiara", "Leila", "Maya", "Nia", "Safia", "Tia"],
    boys: &["Cai", "Elijah", "Isaiah", "Jaden", "Kieran", "Malachi", "Marcus", "Reuben", "Tariq", "Xavier"],
    families: &[
        "Adams",
        "Bailey",
        "Clarke",
        "Francis",
        "Grant",
        "Joseph",
        "Khan-Reed",
        "Okoro-Hill",
        "Reid",
        "Singh-Moss",
    ],
};
const ASIAN: Group = Group {
    girls: &["Aisha", "Anika", "Fatima", "Hafsa", "Inaya", "Maryam", "Meera", "Priya", "Sana", "Tahmina"],
    boys: &["Arjun", "Ayaan", "Haris", "Ibrahim", "Imran", "Nabil", "Rahul", "Rayhan", "Rohan", "Zain"],
    families: &[
        "Ahmed", "Begum", "Chaudhry", "Hussain", "Islam", "Kaur", "Malik", "Mehta", "Patel", "Rahman",
    ],
};
const BLACK: Group = Group {
    girls: &["Abena", "Adaeze", "Chidera", "Esi", "Folake", "Makeda", "Naomi", "Renee", "Temi", "Zuri"],
    boys: &["Chike", "Emeka", "Femi", "Jabari", "Kofi", "Kwame", "Micah", "Samuel", "Tobi", "Zeke"],
    families: &[
        "Addo", "Balogun", "Boateng", "Campbell", "Daniels", "Mensah", "Ndlovu", "Okafor", "Owusu",
        "Thompson",
    ],
};
const OTHER: Group = Group {
    girls: &["Dunya", "Hiba", "Lina", "Mei", "Noor", "Rania", "Shirin", "Xin", "Yara", "Yasmin"],
    boys: &["Ali", "Bao", "Darius", "Hassan", "Jun", "Karim", "Omid", "Sami", "Wei", "Yusuf"],
    families: &["Aziz", "Chan", "Darwish", "Haddad", "Karimi", "Lam", "Nguyen", "Osman", "Saleh", "Wong"],
};

struct Group {
    girls: &'static [&'static str],
    boys: &'static [&'static str],
    families: &'static [&'static str],
}

const WHITE: Group = Group { girls: GIRLS, boys: BOYS, families: FAMILIES };

fn group(ethnicity: Ethnicity) -> &'static Group {
    match ethnicity.group() {
        _ if ethnicity == Ethnicity::OtherWhite => &OTHER_WHITE,
        EthnicGroup::White | EthnicGroup::Unknown => &WHITE,
        EthnicGroup::Mixed => &MIXED,
        EthnicGroup::Asian => &ASIAN,
        EthnicGroup::Black => &BLACK,
        EthnicGroup::Other => &OTHER,
    }
}

/// A given name and a family name.
pub(super) fn name(
    dice: &mut Dice,
    sex: Sex,
    ethnicity: Ethnicity,
) -> DemoResult<(&'static str, &'static str)> {
    let group = group(ethnicity);
    // Names cross groups, as families do.
    let families = if dice.chance(0.12) { FAMILIES } else { group.families };
    let given = if sex == Sex::Male { dice.one(group.boys)? } else { dice.one(group.girls)? };
    Ok((given, dice.one(families)?))
}

/// A name of a member of staff or a parent.
pub(super) fn adult(dice: &mut Dice) -> DemoResult<(&'static str, &'static str)> {
    let groups =
        [(&WHITE, 70.0), (&ASIAN, 9.0), (&BLACK, 9.0), (&OTHER_WHITE, 6.0), (&MIXED, 4.0), (&OTHER, 2.0)];
    let group = dice.weighted(&groups)?;
    let given = if dice.chance(0.7) { dice.one(group.girls)? } else { dice.one(group.boys)? };
    Ok((given, dice.one(group.families)?))
}
