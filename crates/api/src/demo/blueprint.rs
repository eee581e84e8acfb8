//! Two invented places. Neither they nor their schools and organisations exist, and no postcode begins with
//! the letters of theirs.

use super::logins::{self, Login};

/// An invented partnership.
pub(super) struct Blueprint {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    /// The domain of its email addresses; names that end in `.example` are nobody's (RFC 2606).
    pub(super) domain: &'static str,
    /// The letters its postcodes begin with; the Royal Mail has not given them to any area.
    pub(super) postcode_area: &'static str,
    /// The number of its council, beyond those in use.
    pub(super) council: u32,
    pub(super) localities: &'static [LocalityPlan],
    pub(super) schools: &'static [SchoolPlan],
    /// The organisations, by name.
    pub(super) organisations: &'static [&'static str],
    pub(super) offers: &'static [OfferPlan],
    /// The organisation whose system sends referrals, by place in the list.
    pub(super) partner: usize,
    /// The accounts that the sign-in page shows.
    pub(super) logins: &'static [Login],
}

/// A locality with its wards and clusters.
pub(super) struct LocalityPlan {
    pub(super) name: &'static str,
    pub(super) clusters: [&'static str; 2],
    /// Each ward with the deprivation deciles of its neighbourhoods.
    pub(super) wards: &'static [(&'static str, [i16; 3])],
}

/// The kind of a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SchoolKind {
    Primary,
    Secondary,
    Special,
    ReferralUnit,
}

/// A school.
pub(super) struct SchoolPlan {
    pub(super) name: &'static str,
    pub(super) kind: SchoolKind,
    /// Its locality, by place in the list.
    pub(super) locality: usize,
    /// Its cluster, the first or the second of the locality.
    pub(super) cluster: usize,
    pub(super) ward: &'static str,
    pub(super) takes_part: bool,
}

/// Who delivers an offer, and for how many at a time.
pub(super) struct OfferPlan {
    pub(super) number: u8,
    /// The organisation, by place in the list.
    pub(super) organisation: Option<usize>,
    pub(super) places: Option<i32>,
}

const fn locality(
    name: &'static str,
    clusters: [&'static str; 2],
    wards: &'static [(&'static str, [i16; 3])],
) -> LocalityPlan {
    LocalityPlan { name, clusters, wards }
}

const fn school(
    name: &'static str,
    kind: SchoolKind,
    (locality, cluster): (usize, usize),
    ward: &'static str,
) -> SchoolPlan {
    SchoolPlan { name, kind, locality, cluster, ward, takes_part: true }
}

const fn offer(number: u8, organisation: Option<usize>, places: Option<i32>) -> OfferPlan {
    OfferPlan { number, organisation, places }
}

use SchoolKind::{Primary, ReferralUnit, Secondary, Special};

/// The partnership that people look at: as big as a city's, with the shapes of a county's.
pub(super) const SOLENT_BAY: Blueprint = Blueprint {
    code: "demo-solent-bay",
    name: "Solent Bay",
    domain: "solentbay.example",
    postcode_area: "SB",
    council: 6_999_001,
    localities: &[
        locality(
            "East",
            ["East Quays", "East Shore"],
            &[
                ("Cockle Quay", [1, 1, 2]),
                ("Tern Point", [2, 3, 1]),
                ("Marsh Lane", [2, 4, 3]),
                ("Ferry Field", [5, 2, 6]),
                ("Oyster Row", [3, 7, 4]),
            ],
        ),
        locality(
            "West",
            ["West Downs", "West Meadows"],
            &[
                ("Gorse Hill", [8, 9, 10]),
                ("Larkmead", [7, 6, 9]),
                ("Pound Tree", [5, 8, 4]),
                ("West Shingle", [6, 2, 7]),
                ("Millstream", [9, 10, 8]),
            ],
        ),
        locality(
            "Central",
            ["Central Harbour", "Central Park"],
            &[
                ("Old Harbour", [1, 2, 3]),
                ("Market Cross", [2, 1, 5]),
                ("Station Park", [4, 6, 2]),
                ("Ropewalk", [3, 5, 7]),
                ("St Brannoc", [8, 6, 4]),
            ],
        ),
    ],
    schools: &[
        school("Tern Point Academy", Secondary, (0, 1), "Tern Point"),
        school("Cockle Quay College", Secondary, (0, 0), "Cockle Quay"),
        school("Marsh Lane School", Secondary, (0, 0), "Marsh Lane"),
        school("Ferry Field High School", Secondary, (0, 1), "Ferry Field"),
        school("Gorse Hill School", Secondary, (1, 0), "Gorse Hill"),
        school("Larkmead Community School", Secondary, (1, 1), "Larkmead"),
        school("Millstream Academy", Secondary, (1, 1), "Millstream"),
        school("West Shingle School", Secondary, (1, 0), "West Shingle"),
        school("Old Harbour School", Secondary, (2, 0), "Old Harbour"),
        school("Ropewalk Academy", Secondary, (2, 1), "Ropewalk"),
        school("Station Park High School", Secondary, (2, 1), "Station Park"),
        school("St Brannoc's School", Secondary, (2, 0), "St Brannoc"),
        school("Saltmarsh School", Special, (0, 0), "Marsh Lane"),
        school("Beacon Tree School", Special, (1, 0), "Pound Tree"),
        school("Kittiwake School", Special, (2, 1), "Market Cross"),
        school("Solent Bay Pupil Referral Unit", ReferralUnit, (2, 0), "Market Cross"),
        school("Oyster Row Primary School", Primary, (0, 0), "Oyster Row"),
        school("Cockle Quay Primary School", Primary, (0, 1), "Cockle Quay"),
        school("Pound Tree Primary School", Primary, (1, 0), "Pound Tree"),
        SchoolPlan {
            takes_part: false,
            ..school("Millstream Primary School", Primary, (1, 1), "Millstream")
        },
        school("Market Cross Primary School", Primary, (2, 0), "Market Cross"),
        school("Old Harbour Primary School", Primary, (2, 1), "Old Harbour"),
    ],
    organisations: &[
        "Lantern Counselling",
        "Shoreline Youth Work",
        "Two Tides Mentoring",
        "Stepping Stones Transition Team",
        "Family Ropeworks",
        "Breakwater Youth Project",
        "Safe Anchor",
        "Solent Bay Early Help",
        "Solent Bay Safeguarding Hub",
    ],
    offers: &[
        offer(1, Some(7), None),
        offer(2, Some(7), None),
        offer(3, Some(1), None),
        offer(4, Some(7), None),
        offer(5, Some(0), Some(40)),
        offer(6, Some(1), Some(15)),
        offer(7, Some(2), Some(20)),
        offer(8, Some(3), Some(16)),
        offer(9, Some(4), Some(8)),
        offer(10, Some(5), Some(8)),
        offer(11, Some(6), Some(6)),
    ],
    partner: 8,
    logins: logins::SOLENT_BAY,
};

/// A small partnership beside it, so that people can see that neither sees the other.
pub(super) const CARROWDALE: Blueprint = Blueprint {
    code: "demo-carrowdale",
    name: "Carrowdale",
    domain: "carrowdale.example",
    postcode_area: "CD",
    council: 6_999_002,
    localities: &[locality(
        "The Dale",
        ["Upper Dale", "Lower Dale"],
        &[("Carrow Bridge", [2, 5, 7]), ("Fellside", [4, 1, 9])],
    )],
    schools: &[
        school("Carrow Bridge School", Secondary, (0, 0), "Carrow Bridge"),
        school("Fellside Academy", Secondary, (0, 1), "Fellside"),
        school("Carrow Bridge Primary School", Primary, (0, 0), "Carrow Bridge"),
    ],
    organisations: &["Dale Listening Project", "Fellside Youth Club"],
    offers: &[
        offer(4, None, None),
        offer(5, Some(0), Some(12)),
        offer(6, Some(1), Some(20)),
        offer(9, Some(0), Some(8)),
        offer(10, Some(1), Some(8)),
        offer(11, Some(0), Some(6)),
    ],
    partner: 1,
    logins: logins::CARROWDALE,
};
