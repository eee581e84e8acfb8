//! Invented free text. `{}` stands for what the young person is called.

use headstart_domain::referral::Source;

use super::{DemoResult, dice::Dice, needs::Worry};

/// What is happening, in a referrer's words.
pub(super) fn description(dice: &mut Dice, worry: Worry, called: &str) -> DemoResult<String> {
    let texts: &[&str] = match worry {
        Worry::Feelings => &[
            "{} has been quieter than usual since the start of term and often asks to leave lessons.",
            "{} worries about tests for days beforehand and sleeps badly.",
            "{} says that nothing is any fun at the moment, and has given up football.",
            "{} does not put a hand up any more and says that everybody else is cleverer.",
            "{} has had several stomach aches before school this month. The doctor found nothing.",
            "{} gets very upset when plans change, and it takes a long time to settle.",
        ],
        Worry::Friends => &[
            "{} has fallen out with a close friend and spends lunch in the library.",
            "There has been name-calling online about {}. The school has dealt with it, but the upset stays.",
            "{} joined in January and has not found a group of friends yet.",
            "{} would like to talk with somebody outside the family about who they are.",
        ],
        Worry::Loss => &[
            "A grandparent who lived with the family died in spring. {} has not wanted to talk about it.",
            "{} lost an older cousin this year and finds some days very hard.",
        ],
        Worry::School => &[
            "{} has stopped handing in homework and says there is no point.",
            "{} used to enjoy school and now counts the hours. Marks have dropped in every subject.",
            "{} is often late and leaves early when nobody is looking.",
        ],
        Worry::Move => &[
            "{} is very worried about the move to secondary school and none of the class goes to the same one.",
            "{} has moved up to year 7 and gets lost, forgets books, and comes home in tears.",
        ],
        Worry::Absence => &[
            "{} has missed about a third of this term. Mornings are a battle at home.",
            "{} has been in school on eleven days since the holidays.",
        ],
        Worry::Behaviour => &[
            "{} has been sent home three times this half-term after shouting at staff.",
            "{} was stopped with older boys who had broken windows on the estate. No charge.",
            "{} gets into arguments quickly and is sorry afterwards. A permanent exclusion is being talked about.",
        ],
        Worry::Family => &[
            "The family had to leave their flat at short notice. {} shares a room with two brothers.",
            "{} helps to look after a parent who is ill and is tired most days.",
            "There are a lot of arguments at home and the parent asks for help with setting limits.",
        ],
        Worry::DomesticAbuse => &[
            "The police told the school of an incident at home last week. {} was in the house.",
            "{} and a parent moved here to be safe. {} jumps at loud noises and keeps checking the door.",
        ],
        Worry::Risk => &[
            "{} told the school nurse about hurting themselves. The nurse has spoken with the family and the doctor.",
            "{} has been skipping meals. The doctor has seen {} and asks for support around it.",
        ],
    };
    Ok(dice.one(texts)?.replace("{}", called))
}

/// What somebody is good at.
pub(super) const STRENGTHS: &[&str] = &[
    "Very good with younger children.",
    "Draws well and likes showing it.",
    "Has a good sense of humour.",
    "Plays in the school's netball team.",
    "Close to a grandparent who lives nearby.",
    "Good at maths, and helps others with it.",
    "Loves animals; walks the neighbours' dog.",
    "Keeps trying when something is hard.",
    "Plays the drums.",
    "A loyal friend.",
];

/// What has been tried.
pub(super) const TRIED: &[&str] = &[
    "Weekly talks with the form tutor.",
    "A pass to leave lessons for five minutes.",
    "The school's lunchtime club, twice.",
    "A meeting with the parents in the autumn.",
    "Six sessions with the emotional literacy assistant.",
    "Nothing yet.",
];

/// What somebody would like to be different.
pub(super) const HOPES: &[&str] = &[
    "To feel all right in the mornings.",
    "Not to get so angry.",
    "To have somebody to talk to who is not a teacher.",
    "To sleep through the night.",
    "To have lunch with friends again.",
    "That it is calm at home.",
    "To know what to do when the worry comes.",
];

/// The goals that are worked on.
pub(super) const GOALS: &[&str] = &[
    "Go to every maths lesson",
    "Say no when I do not want to join in",
    "Fall asleep before eleven",
    "Tell somebody when it gets too much",
    "Walk away before I shout",
    "Talk to one new person each week",
    "Stay for the whole school day",
    "Do something I enjoy twice a week",
    "Get ready without an argument",
    "Ask for help in class",
    "Spend an hour a day without my phone",
    "Have a calm evening at home",
    "Go back to football training",
    "Find out what helps when I worry",
];

/// Notes of sessions at which the young person was seen.
pub(super) const NOTES: &[&str] = &[
    "Talked about the week. Two good days, one hard one.",
    "Drew a map of people who help. A grandparent and a coach are on it.",
    "Practised slow breathing; wants to try it before assembly.",
    "Looked at what happened on Tuesday, step by step.",
    "Walked round the park; easier to talk outside.",
    "Went through the goals. The first is nearly there.",
    "Planned how to tell the form tutor.",
    "Wrote down three things that went well.",
    "Met in school at lunchtime. Tired, but glad to have come.",
    "Made a plan for the holidays.",
];

/// Notes of sessions that did not take place.
pub(super) const MISSED: &[&str] =
    &["Did not come; left a message.", "Rang beforehand: not well.", "Room was not free; new date agreed."];

/// Notes on how to make contact safely.
pub(super) const SAFE_CONTACT: &[&str] = &[
    "Do not write home. Text first.",
    "Do not phone before four o'clock.",
    "Contact through the school only.",
    "Do not leave messages on the home phone.",
    "Speak only with the parent named here.",
];

/// How competence was assessed.
pub(super) const ASSESSMENTS: &[&str] = &[
    "Understands what the support is, that it can be stopped, and what happens with the notes. Said it back in their own words.",
    "Asked good questions about who would know, and weighed up for and against. Judged competent for this.",
];

/// Who a referrer is.
pub(super) fn referrer_role(dice: &mut Dice, source: Source) -> DemoResult<&'static str> {
    let roles: &[&str] = match source {
        Source::SchoolStaff => &["Form tutor", "Head of year", "Teaching assistant", "Teacher"],
        Source::InclusionLead => &["Inclusion lead"],
        Source::SelfReferral => &["Young person"],
        Source::ParentCarer => &["Mother", "Father", "Grandparent", "Foster carer"],
        Source::Friend => &["Friend"],
        Source::Gp => &["GP", "Practice nurse"],
        Source::SchoolNurse => &["School nurse"],
        Source::CamhsStepDown => &["CAMHS practitioner"],
        Source::SocialCare => &["Social worker", "Family support worker"],
        Source::YouthOffending => &["Youth justice worker"],
        Source::Police => &["Notification officer"],
        Source::VoluntarySector => &["Youth worker"],
        Source::OtherPartnership => &["Locality team of another partnership"],
        Source::LocalityTeam => &["Lead worker"],
    };
    Ok(dice.one(roles)?)
}
