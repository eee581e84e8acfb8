//! Proportions that are kept to closely, however few people there are: each proportion is a deck of cards that
//! is dealt to its end before it is shuffled anew.

use headstart_domain::person::{Ethnicity, Sex};

use super::{DemoError, DemoResult, dice::Dice};

/// Ages in whole years when first referred, of a hundred; with the months their mean is 13.5.
const AGES: [(u16, usize); 7] = [(10, 7), (11, 14), (12, 18), (13, 21), (14, 19), (15, 14), (16, 7)];

/// Ethnic categories of two hundred: 11 % not White, 5 % unknown.
const ETHNICITIES: [(Ethnicity, usize); 18] = [
    (Ethnicity::British, 161),
    (Ethnicity::Irish, 1),
    (Ethnicity::OtherWhite, 6),
    (Ethnicity::WhiteBlackCaribbean, 3),
    (Ethnicity::WhiteBlackAfrican, 1),
    (Ethnicity::WhiteAsian, 2),
    (Ethnicity::OtherMixed, 2),
    (Ethnicity::Indian, 2),
    (Ethnicity::Pakistani, 2),
    (Ethnicity::Bangladeshi, 1),
    (Ethnicity::OtherAsian, 2),
    (Ethnicity::Caribbean, 1),
    (Ethnicity::African, 3),
    (Ethnicity::OtherBlack, 1),
    (Ethnicity::Chinese, 1),
    (Ethnicity::AnyOther, 1),
    (Ethnicity::NotStated, 4),
    (Ethnicity::NotKnown, 6),
];

/// A deck of cards.
pub(super) struct Deck<T> {
    cards: Vec<T>,
    dealt: usize,
}

impl<T: Copy> Deck<T> {
    fn new(cards: &[(T, usize)]) -> Self {
        let cards: Vec<T> =
            cards.iter().flat_map(|(card, count)| std::iter::repeat_n(*card, *count)).collect();
        Self { dealt: cards.len(), cards }
    }

    /// The next card.
    pub(super) fn deal(&mut self, dice: &mut Dice) -> DemoResult<T> {
        if self.dealt >= self.cards.len() {
            dice.shuffle(&mut self.cards);
            self.dealt = 0;
        }
        self.dealt += 1;
        self.cards.get(self.dealt - 1).copied().ok_or(DemoError::Empty("a deck"))
    }
}

fn of_hundred(yes: usize) -> Deck<bool> {
    Deck::new(&[(true, yes), (false, 100 - yes)])
}

/// The decks that young people are dealt from.
pub(super) struct Decks {
    pub(super) sexes: Deck<Sex>,
    pub(super) ages: Deck<u16>,
    pub(super) ethnicities: Deck<Ethnicity>,
    /// Lives in the most deprived fifth of neighbourhoods.
    pub(super) deprived: Deck<bool>,
    /// Gets free school meals, there and elsewhere: 31 % together.
    pub(super) meals: [Deck<bool>; 2],
    /// Has special educational needs, with free school meals and without: 30 % together.
    pub(super) needs: [Deck<bool>; 2],
    /// The police have told the school of a domestic-abuse incident.
    pub(super) notified: Deck<bool>,
}

impl Decks {
    pub(super) fn new() -> Self {
        Self {
            sexes: Deck::new(&[(Sex::Female, 57), (Sex::Male, 43)]),
            ages: Deck::new(&AGES),
            ethnicities: Deck::new(&ETHNICITIES),
            deprived: of_hundred(33),
            meals: [of_hundred(52), of_hundred(21)],
            needs: [of_hundred(38), of_hundred(26)],
            notified: of_hundred(8),
        }
    }
}

/// The first deck of a pair, or the second.
pub(super) fn either<T>(pair: &mut [Deck<T>; 2], first: bool) -> &mut Deck<T> {
    let [one, other] = pair;
    if first { one } else { other }
}
