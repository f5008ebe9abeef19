//! What a row scores with: its full score as entered, or more, where it takes a
//! share of the weight of rows that do not apply (R13).

use super::rules::missing::Counted;
use super::spread::{Role, Spread};
use super::tally;
use super::trace::{Recorder, ShareTaken, Step};
use crate::decimal::{Fraction, Points, round_half_up, round_to_digits};

/// The weight of a row.
///
/// Whatever a person gives in points is given out of the full score as entered.
pub(super) struct Weight {
    entered: Counted,
    /// In a box, so that the usual row, which takes nothing, carries little.
    enlarged: Option<Box<Enlarged>>,
}

struct Enlarged {
    /// The weight, unrounded.
    weight: Fraction,
    /// The weight as it is printed, which is the most that the row can score.
    printed: Counted,
}

impl Weight {
    /// The weight of a row with this full score.
    #[inline(always)]
    pub(super) fn of(entered: Counted, role: Role, spread: &Spread, places: u32, recorder: &mut impl Recorder) -> Self {
        let enlarged =
            if spread.is_nothing() || role != Role::Takes { None } else { enlarge(entered, spread, places, recorder) };
        Self { entered, enlarged }
    }

    /// The full score as entered.
    #[inline(always)]
    pub(super) fn entered(&self) -> Points {
        self.entered.points()
    }

    /// The most that the row can score.
    #[inline(always)]
    pub(super) fn limit(&self) -> Counted {
        self.enlarged.as_ref().map_or(self.entered, |enlarged| enlarged.printed)
    }

    /// Whether the row scores with more than was entered.
    #[inline(always)]
    pub(super) fn is_enlarged(&self) -> bool {
        self.enlarged.is_some()
    }

    /// The weight, unrounded.
    #[inline(always)]
    pub(super) fn fraction(&self) -> Fraction {
        self.enlarged.as_ref().map_or_else(|| self.entered.fraction(), |enlarged| enlarged.weight.clone())
    }

    /// Points worked out of the full score as entered, as the row scores them.
    pub(super) fn settle(&self, value: Fraction, places: u32, recorder: &mut impl Recorder) -> Points {
        let value = if self.is_enlarged() { self.carry_over(&value, recorder) } else { value };
        let rounded = Points(round_half_up(&value, places));
        recorder.step(|| Step::Round { value, places, rounded });
        rounded.min(self.limit().points())
    }

    /// Points given out of the full score as entered, as the row scores them.
    pub(super) fn place(&self, points: Points, places: u32, recorder: &mut impl Recorder) -> Points {
        if self.is_enlarged() {
            return self.settle(points.into(), places, recorder);
        }
        recorder.step(|| Step::Cap { limit: self.entered(), reached: false, score: points });
        points
    }

    fn carry_over(&self, points: &Fraction, recorder: &mut impl Recorder) -> Fraction {
        let by = points.checked_div(&self.entered.fraction()).unwrap_or(Fraction::ZERO);
        let full_score = self.fraction();
        let value = &full_score * &by;
        recorder.step(|| Step::Multiply { full_score, by, value: value.clone() });
        value
    }
}

/// The larger weight; `None`: the row takes nothing.
#[inline(never)]
fn enlarge(entered: Counted, spread: &Spread, places: u32, recorder: &mut impl Recorder) -> Option<Box<Enlarged>> {
    let shares = spread.shares(entered.millionths());
    let weight: Fraction = &(&entered.fraction() + &shares[0].points) + &shares[1].points;
    if weight == entered.fraction() {
        return None;
    }
    let printed = Counted::new(round_to_digits(&weight, places)?, places);
    recorder.step(|| Step::Enlarge {
        entered: entered.points(),
        taken: shares.map(|share| ShareTaken {
            leaving: tally::shown(share.leaving),
            taking: tally::shown(share.taking),
            points: share.points,
        }),
        weight: weight.clone(),
    });
    Some(Box::new(Enlarged { weight, printed }))
}
