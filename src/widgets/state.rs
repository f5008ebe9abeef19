//! The state of a row: an icon and a word, never color alone.

use jiheng_core::engine::{Flag, Outcome, Provisional, RowAssessment, Unscored};
use jiheng_core::i18n::t;
use jiheng_core::model::Measure;
use jiheng_core::standard::Standard;
use leptos::prelude::*;

use super::icon::Icon;

/// A state as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    /// The class of its severity.
    class: &'static str,
    /// The icon.
    icon: &'static str,
    /// The catalogue key of the word.
    word: &'static str,
}

impl State {
    const fn ok(icon: &'static str, word: &'static str) -> Self {
        Self { class: "st st--ok", icon, word }
    }

    const fn warn(icon: &'static str, word: &'static str) -> Self {
        Self { class: "st st--warn", icon, word }
    }

    const fn bad(icon: &'static str, word: &'static str) -> Self {
        Self { class: "st st--bad", icon, word }
    }

    /// A row of which nothing is known.
    pub(crate) const UNKNOWN: Self = Self::bad("none", "state.blank");

    /// The word.
    pub(crate) fn word(&self) -> &'static str {
        t(self.word)
    }

    /// The state of an indicator.
    pub(crate) fn of(measure: Measure, assessed: Option<&RowAssessment>, _standard: &Standard) -> Self {
        let Some(row) = assessed else { return Self::UNKNOWN };
        let composite = measure == Measure::Composite;
        match row.outcome {
            Outcome::Unscored(why) => Self::unscored(why),
            Outcome::NotApplicable => Self { class: "st", icon: "na", word: "state.not_applicable" },
            _ if row.computed.is_some() => Self { class: "st st--hand", icon: "hand", word: "state.manual" },
            _ if row.provisional == Some(Provisional::Bound) => {
                Self { class: "st st--hand", icon: "bound", word: "state.bound" }
            }
            _ if row.flags.iter().any(|flag| matches!(flag, Flag::OverAchieved { explained: false, .. })) => {
                Self::warn("up", "state.over")
            }
            Outcome::Met if composite => Self::ok("parts", "state.parts_met"),
            Outcome::Under if composite => Self::warn("parts", "state.parts_under"),
            Outcome::Met => Self::ok("ok", "state.met"),
            Outcome::Under => Self::warn("low", "state.under"),
            Outcome::Tier(0) => Self::ok("tier", "state.tier_1"),
            Outcome::Tier(1) => Self::warn("tier", "state.tier_2"),
            Outcome::Tier(_) => Self::warn("tier", "state.tier_3"),
            Outcome::Yes => Self::ok("yes", "state.yes"),
            Outcome::No => Self::warn("yes", "state.no"),
        }
    }

    /// The state of a part of a composite indicator.
    pub(crate) fn of_part(assessed: Option<&RowAssessment>) -> Self {
        match assessed.map(|row| (row.outcome, row.provisional)) {
            None => Self::UNKNOWN,
            Some((Outcome::Unscored(why), _)) => Self::unscored(why),
            Some((_, Some(_))) => Self { class: "st st--hand", icon: "bound", word: "state.bound" },
            Some((Outcome::Under, None)) => Self::warn("low", "state.under"),
            Some(_) => Self::ok("ok", "state.met"),
        }
    }

    fn unscored(why: Unscored) -> Self {
        match why {
            Unscored::ActualMissing => Self::bad("none", "state.blank"),
            Unscored::ActualUnreadable | Unscored::TargetUnreadable | Unscored::FullScoreUnreadable => {
                Self::bad("bad", "state.unreadable")
            }
            Unscored::TargetMissing => Self::bad("none", "state.target_missing"),
            Unscored::TargetMismatch => Self::bad("bad", "state.target_mismatch"),
            Unscored::PointsMissing => Self::bad("none", "state.points_missing"),
            Unscored::BudgetZero => Self::bad("bad", "state.budget_zero"),
            Unscored::FullScoreMissing => Self::bad("none", "state.full_missing"),
            Unscored::TierMissing => Self::bad("none", "state.tier_missing"),
            Unscored::PointsOutsideTier => Self::bad("bad", "state.points_outside"),
            Unscored::PartsMissing => Self::bad("none", "state.parts_missing"),
            Unscored::PartUnscored => Self::bad("none", "state.part_unscored"),
            Unscored::FundsMissing => Self::bad("none", "state.funds_missing"),
            Unscored::FundsUnreadable => Self::bad("bad", "state.funds_unreadable"),
            Unscored::NotApplicableForbidden => Self::bad("bad", "state.not_applicable_forbidden"),
            Unscored::CoefficientMissing => Self::bad("none", "state.coefficient_missing"),
            Unscored::MethodUnknown => Self::bad("bad", "state.method_unknown"),
            Unscored::AnswerMissing => Self::bad("none", "state.answer_missing"),
            Unscored::PortionIncomplete => Self::bad("none", "state.portion_incomplete"),
            Unscored::PortionUnreadable => Self::bad("bad", "state.portion_unreadable"),
            Unscored::MilestoneUnreadable => Self::bad("bad", "state.milestone_unreadable"),
            Unscored::PanelIncomplete => Self::bad("none", "state.panel_incomplete"),
            Unscored::SurveyIncomplete => Self::bad("none", "state.survey_incomplete"),
            Unscored::SurveyImpossible => Self::bad("bad", "state.survey_impossible"),
            Unscored::OutsideTable => Self::bad("bad", "state.outside_table"),
            Unscored::StatusMissing => Self::bad("none", "state.status_missing"),
        }
    }
}

/// A state with its icon.
pub(crate) fn state_mark(state: &State) -> impl IntoView + use<> {
    view! { <span class=state.class><Icon name=state.icon />{state.word()}</span> }
}
