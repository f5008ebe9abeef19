//! The beam: a quantity lying on a line, and a tick where the target sits.

use jiheng_core::decimal::{Decimal, Fraction, round_half_up};
use jiheng_core::engine::Completion;
use jiheng_core::i18n::{fill, t};
use leptos::prelude::*;

/// A completion rate or a score rate, as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Rate {
    /// The row has no such thing: qualitative and yes/no rows.
    #[default]
    Absent,
    /// Not known yet.
    None,
    /// The row does not apply.
    NotApplicable,
    /// In the target range (在目标区间内).
    InRange,
    /// A known rate.
    Known {
        /// "95.45%".
        text: String,
        /// The class of the beam.
        class: &'static str,
        /// Its geometry.
        style: String,
    },
}

impl Rate {
    /// The completion rate of a row.
    pub(crate) fn of(completion: &Completion, under: bool) -> Self {
        match completion {
            Completion::None => Self::None,
            Completion::InRange => Self::InRange,
            Completion::Rate(rate) => {
                let past = *rate > Fraction::from(Decimal::new(15, 1));
                let class = match (past, under) {
                    (true, _) => "beam beam--past",
                    (false, true) => "beam beam--under",
                    (false, false) => "beam",
                };
                Self::Known { text: percent(rate), class, style: geometry(rate, true) }
            }
            Completion::AtLeast(rate) => Self::Known {
                text: fill("grid.rate_at_least", &[("rate", &percent(rate))]),
                class: "beam beam--bound",
                style: geometry(rate, true),
            },
        }
    }

    /// What is said about it, for the clipboard.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Known { text, .. } => text.clone(),
            Self::InRange => t("grid.in_range").to_owned(),
            Self::Absent | Self::None | Self::NotApplicable => String::new(),
        }
    }

    /// A share of a whole, without a target.
    pub(crate) fn share(rate: &Fraction) -> Self {
        Self::Known { text: percent(rate), class: "beam beam--plain", style: geometry(rate, false) }
    }
}

/// "95.45%", "100%".
pub(crate) fn percent(rate: &Fraction) -> String {
    format!("{}%", round_half_up(&(rate * &Fraction::from(100)), 2).normalize())
}

/// The beam is drawn from 0 to 150 % where it has a target, from 0 to 100 % where not.
fn geometry(rate: &Fraction, target: bool) -> String {
    let whole = if target { Decimal::new(15, 1) } else { Decimal::ONE };
    let share = rate.checked_div(&Fraction::from(whole)).unwrap_or_default();
    let (share, _) = share.truncated(4);
    let share = share.clamp(Decimal::ZERO, Decimal::ONE);
    if target { format!("--r:{share};--t:.667") } else { format!("--r:{share}") }
}

/// A rate with its beam.
pub(crate) fn beam(rate: Rate) -> Option<impl IntoView> {
    let (words, text, line) = match rate {
        Rate::Absent => return None,
        Rate::InRange => ("rate rate--word", t("grid.in_range").to_owned(), None),
        Rate::None => ("rate", String::new(), Some(("beam beam--none", String::new()))),
        Rate::NotApplicable => ("rate", String::new(), Some(("beam beam--na", String::new()))),
        Rate::Known { text, class, style } => ("rate", text, Some((class, style))),
    };
    let line = line.map(|(class, style)| view! { <span class=class style=style><i></i></span> });
    Some(view! { <div class=words><span>{text}</span>{line}</div> })
}

/// A rate that follows the model, with its beam.
#[component]
pub(crate) fn Beam(
    /// The rate.
    #[prop(into)]
    rate: Signal<Rate>,
) -> impl IntoView {
    move || beam(rate.get())
}
