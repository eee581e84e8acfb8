//! The requests that are measured: those of a locality's inbox, and a new referral.
use super::http::Session;
use crate::Outcome;
use serde_json::Value;
use std::collections::BTreeSet;

/// How many different referrals are read. Each is a script of pgbench, which prepares every statement of every
/// script once for each client: with many, it would do little else.
const READ: usize = 4;

/// The inbox as the locality's team has it open: what still needs a decision, newest first.
pub const LIST: &str = "/api/v1/referrals?open=true&limit=50";
/// The cheapest answer there is.
pub const EMPTY: &str = "/livez";
/// Everybody's outcomes in the finest groups.
pub const OUTCOMES: &str = "/api/v1/evaluation/outcomes?by=tier,locality";
/// Breakdowns that no sums are kept of: a period over everything, and two dimensions crossed beside the tier, for
/// which an instrument must be named.
pub const BREAKDOWNS: [(&str, &str); 3] = [
    ("outcomes of a period by sex", "/api/v1/evaluation/outcomes?by=sex&from=2020-01-01"),
    (
        "outcomes of the SDQ by sex, age and tier",
        "/api/v1/evaluation/outcomes?by=sex,age,tier&instrument=sdq",
    ),
    (
        "outcomes of the SDQ by school, offer and tier",
        "/api/v1/evaluation/outcomes?by=school,offer,tier&instrument=sdq",
    ),
];
/// Every score of the partnership.
pub const EXPORT: &str = "/api/v1/evaluation/exports/scores.csv";
/// Stands where a request to make something differs from the next one.
pub const WORD: &str = "Benchword";

/// Somebody of a locality's team, and what they work on.
pub struct Inbox {
    pub session: Session,
    /// Paths of referrals with their young people: old and new ones, evenly.
    pub referrals: Vec<String>,
    school: Value,
}

impl Inbox {
    /// Signs in and looks round.
    pub fn open(port: u16) -> Outcome<Self> {
        let session = Session::sign_in(port, "wellbeing@solentbay.example")?;
        let mut ids = BTreeSet::new();
        for order in ["-received_at", "received_at"] {
            let page = session.read(&format!("/api/v1/referrals?limit=200&sort={order}"))?;
            let items = page.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
            ids.extend(items.iter().filter_map(|item| Some(item.get("id")?.as_str()?.to_owned())));
        }
        let step = (ids.len() / READ).max(1);
        let referrals: Vec<String> =
            ids.iter().step_by(step).take(READ).map(|id| format!("/api/v1/referrals/{id}")).collect();
        let mut school = Value::Null;
        for path in &referrals {
            school = session.read(path)?.pointer("/full/school_id").cloned().unwrap_or_default();
            if !school.is_null() {
                break;
            }
        }
        if referrals.len() < READ {
            return Err(format!("only {} referrals are in the inbox", referrals.len()).into());
        }
        Ok(Self { session, referrals, school })
    }

    /// Reads of one referral after another.
    pub fn gets(&self) -> Vec<Vec<u8>> {
        self.referrals.iter().map(|path| self.session.get(path)).collect()
    }

    /// A new referral of a young person who is new too. `word` is in nobody else's name.
    pub fn create(&self, word: &str) -> Vec<u8> {
        let body = serde_json::json!({
            "young_person": {
                "given_name": "Testgiven", "family_name": word, "birth_date": "2013-02-03",
                "postcode": "SO14 6RU", "school_id": self.school, "sex": "female"
            },
            "contact": {"carer_name": "Carer Testperson", "carer_phone": "01632 960123"},
            "worry": {"needs": ["anxiety", "falling_engagement"], "description": "Stays in the corridor"},
            "consent": {"young_person_agrees": true, "basis": "parental_responsibility", "evaluation": true},
            "referrer": {"source": "school_staff"}
        });
        let key = format!("Idempotency-Key: {word}\r\n");
        self.session.post("/api/v1/referrals", &key, &body.to_string())
    }
}
