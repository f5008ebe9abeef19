//! The one place where score changes are said aloud, at most once a second.

use std::time::Duration;

use jiheng_core::i18n::{fill, t};
use leptos::prelude::*;

use super::grid::row_view::two_places;
use crate::workspace::{Snapshot, Workspace};

/// Between two sentences.
const PAUSE: Duration = Duration::from_secs(1);

/// Says the total after it changed.
#[component]
pub(crate) fn ScoreAnnouncer() -> impl IntoView {
    let workspace = Workspace::expect();
    let words = RwSignal::new(String::new());
    let reader = workspace.clone();
    let current = Memo::new(move |_| {
        reader.track_totals();
        reader.read(sentence)
    });
    let waiting = StoredValue::new(false);
    Effect::new(move |before: Option<()>| {
        // Read, not only tracked: a memo that was never read follows nothing.
        let _ = current.get();
        // The first state was not a change.
        if before.is_none() || waiting.get_value() {
            return;
        }
        waiting.set_value(true);
        set_timeout(
            move || {
                let _ = waiting.try_set_value(false);
                if let Some(now) = current.try_get_untracked() {
                    let _ = words.try_set(now);
                }
            },
            PAUSE,
        );
    });
    view! { <div class="sr-only" role="status" aria-live="polite">{move || words.get()}</div> }
}

fn sentence(snapshot: &Snapshot) -> String {
    let total = &snapshot.assessment.total;
    let Some(grade) = &total.grade else {
        let score = two_places(total.sums.score);
        return fill("live.open", &[("score", &score)]);
    };
    let name = snapshot.draft.standard.band(grade).map_or(t("grade.none"), |band| band.name.as_str());
    fill("live.total", &[("score", &two_places(total.score)), ("grade", name)])
}
