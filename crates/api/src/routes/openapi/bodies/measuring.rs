//! Bodies about measures, surveys and evaluation.

use headstart_contract::{limits, release};
use headstart_domain::{instrument, survey};

use super::super::{
    rule::Rule::{Answer, Any, Codes, Different, Like, Needed, Range, Text},
    words,
};

use super::Fields;

const UNLIMITED: usize = usize::MAX;

/// The rules of these bodies.
pub(super) const FIELDS: Fields = &[
    ("AnswerLinkInput", &[("instrument", Codes(words::instruments))]),
    ("AnswersInput", &[("token", Any), ("answers[]", Answer), ("impact[]", Answer)]),
    ("Asked", &[("instrument", Codes(words::instruments))]),
    (
        "ClassPlan",
        &[
            ("year_group", Range(*survey::YEAR_GROUPS.start() as usize, *survey::YEAR_GROUPS.end() as usize)),
            ("label", Needed(survey::CLASS_LABEL)),
            ("pupils", Range(1, survey::MOST_PUPILS as usize)),
        ],
    ),
    (
        "ImpactWording",
        &[
            ("screen", Needed(instrument::LONGEST_WORDS)),
            ("items[]", Needed(instrument::LONGEST_WORDS)),
            ("labels[]", Needed(instrument::LONGEST_WORDS)),
        ],
    ),
    ("LinkToken", &[("token", Any)]),
    (
        "MeasureInput",
        &[
            ("instrument", Codes(words::instruments)),
            ("informant", Codes(words::informants)),
            ("answers[]", Answer),
        ],
    ),
    (
        "OutcomeSelection",
        &[
            ("by", Like(words::dimensions)),
            ("instrument", Codes(words::instruments)),
            ("scale", Codes(words::scales)),
            ("informant", Codes(words::informants)),
            ("only", Like(words::groups)),
        ],
    ),
    ("PaperEntryInput", &[("note", Text(limits::PAPER_NOTE))]),
    ("PostcodeLookup", &[("postcode", Like(words::postcode))]),
    (
        "ProjectInput",
        &[
            ("name", Needed(limits::NAME)),
            ("purpose", Needed(limits::PURPOSE)),
            ("k", Range(release::LEAST_K as usize, release::MOST_K as usize)),
        ],
    ),
    ("PublishedTableInput", &[("title", Needed(limits::TABLE_TITLE))]),
    (
        "PupilCode",
        &[
            ("birth_day", Range(1, 31)),
            ("middle_initial", Like(words::letter_or_blank)),
            ("older_siblings", Range(0, 9)),
            ("last_letter", Like(words::letter)),
        ],
    ),
    ("SchoolPlan", &[("on_roll", Different(0, 7)), ("classes", Different(0, survey::MOST_CLASSES))]),
    ("SurveyAnswers", &[("token", Any)]),
    ("SurveyPartAnswers", &[("instrument", Codes(words::survey_instruments)), ("answers[]", Answer)]),
    ("UserChange", &[("name", Needed(limits::NAME)), ("grants", Different(1, limits::GRANTS))]),
    (
        "WavePlan",
        &[
            ("name", Needed(survey::WAVE_NAME)),
            (
                "academic_year",
                Range(*survey::ACADEMIC_YEARS.start() as usize, *survey::ACADEMIC_YEARS.end() as usize),
            ),
            ("year_groups", Different(1, 7)),
            (
                "year_groups[]",
                Range(*survey::YEAR_GROUPS.start() as usize, *survey::YEAR_GROUPS.end() as usize),
            ),
            ("instruments", Different(1, UNLIMITED)),
            ("instruments[]", Codes(words::survey_instruments)),
        ],
    ),
    (
        "Wording",
        &[
            ("stem", Needed(instrument::LONGEST_WORDS)),
            ("items[]", Needed(instrument::LONGEST_WORDS)),
            ("labels[]", Needed(instrument::LONGEST_WORDS)),
        ],
    ),
    (
        "WordingInput",
        &[("version", Any), ("licence", Needed(limits::LICENCE)), ("holder", Needed(limits::HOLDER))],
    ),
    (
        "YearRoll",
        &[
            ("year_group", Range(*survey::YEAR_GROUPS.start() as usize, *survey::YEAR_GROUPS.end() as usize)),
            ("pupils", Range(1, survey::MOST_PUPILS as usize)),
        ],
    ),
];
