//! The weight bar: one segment per dimension, as wide as its full score,
//! filled as far as its score.

use jiheng_core::decimal::{Decimal, Fraction, Points};
use jiheng_core::i18n::{fill, t};
use leptos::prelude::*;

use super::grid::row_view::{plain, two_places};
use crate::workspace::{Snapshot, Workspace};

/// What the bar shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Bar {
    segments: Vec<Segment>,
    sum: Vec<(String, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Segment {
    name: String,
    score: String,
    full: String,
    /// Share of its width that is filled, in percent.
    filled: Decimal,
}

/// The bar with its legend and the sums.
#[component]
pub(crate) fn WeightBar() -> impl IntoView {
    let workspace = Workspace::expect();
    let bar = Memo::new(move |_| {
        workspace.track_totals();
        workspace.track_text();
        workspace.read(bar)
    });
    let class = |place: usize| format!("c{}", place % 5 + 1);
    let columns = move || {
        let widths = bar.with(|bar| bar.segments.iter().map(|s| format!("{}fr", s.full)).collect::<Vec<_>>());
        format!("grid-template-columns:{}", widths.join(" "))
    };
    view! {
        <div class="scores__wt">
            <div class="wt__l">
                {move || bar.with(|bar| bar.segments.iter().enumerate().map(|(place, segment)| view! {
                    <span><i class=class(place)></i>{segment.name.clone()}" "<b>{segment.score.clone()}</b>" / "{segment.full.clone()}</span>
                }).collect_view())}
                {move || bar.with(|bar| bar.sum.iter().map(|(words, figure)| view! {
                    <span>{words.clone()}" "<b>{figure.clone()}</b></span>
                }).collect_view())}
            </div>
            <div class="wt__b" style=columns aria-hidden="true">
                {move || bar.with(|bar| bar.segments.iter().enumerate().map(|(place, segment)| view! {
                    <span><i class=class(place) style=format!("width:{}%", segment.filled)></i></span>
                }).collect_view())}
            </div>
        </div>
    }
}

fn bar(snapshot: &Snapshot) -> Bar {
    let segments = snapshot.draft.evaluation.tree.dimensions().map(|dimension| {
        let sums = snapshot.assessment.subtotals.get(&dimension.id).copied().unwrap_or_default();
        let share = Fraction::new(sums.score.0, sums.full_score.0).unwrap_or_default();
        let (filled, _) = (&share * &Fraction::from(100)).truncated(2);
        Segment {
            name: super::grid::row_name(&dimension.name),
            score: two_places(sums.score),
            full: plain(sums.full_score),
            filled: filled.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED),
        }
    });
    Bar { segments: segments.collect(), sum: sums(snapshot) }
}

/// What stands behind the legend: what the source published, the total, what
/// of it is provisional, and what does not apply.
fn sums(snapshot: &Snapshot) -> Vec<(String, String)> {
    let total = &snapshot.assessment.total;
    let full = plain(snapshot.draft.standard.full_score());
    let mut said = Vec::new();
    let mut say = |key: &str, figure: String| said.push((t(key).to_owned(), figure));
    let published = snapshot.draft.evaluation.published_total.value();
    if let Some(published) = published {
        say("weight.published", plain(*published));
    }
    if total.sums.is_complete() {
        // Beside a published total the other one is called by what it is, and the line has no room for both names.
        let key = if published.is_some() { "weight.computed" } else { "weight.total" };
        say(key, format!("{} / {full}", two_places(total.score)));
    } else {
        let scored = fill(
            "weight.scored_of",
            &[("scored", &plain(total.sums.scored_full_score)), ("full", &plain(total.sums.full_score))],
        );
        say("weight.scored", scored);
        say("weight.got", two_places(total.sums.score));
    }
    if total.sums.provisional() > Points::ZERO {
        say("weight.provisional", two_places(total.sums.provisional()));
    }
    let out = Points(total.not_applicable.0.saturating_add(total.spread.0));
    if out > Points::ZERO {
        say("weight.not_applicable", plain(out));
    }
    said
}
