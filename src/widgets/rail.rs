//! The steps at the left of an open draft, with honest progress.

use jiheng_core::i18n::{fill, t};
use jiheng_core::progress::{self, Progress};
use jiheng_core::saving::DraftKey;
use leptos::prelude::*;

use super::icon::Icon;
use super::top_bar::state_key;
use crate::app::App;
use crate::route::{Route, Step};
use crate::workspace::Workspace;

/// The rail.
#[component]
pub(crate) fn Rail(key: Signal<DraftKey>, step: Memo<Step>) -> impl IntoView {
    view! {
        <nav class="rail" aria-label=t("rail.label")>
            <ol>
                {Step::ALL.into_iter().map(|this| {
                    let target = move || Route::Draft(key.get().to_string(), this).fragment();
                    view! {
                        <li>
                            <a class="step" href=target aria-current=move || (step.get() == this).then_some("step")>
                                <StepWords step=this />
                            </a>
                        </li>
                    }
                }).collect_view()}
            </ol>
            <StorageFoot />
        </nav>
    }
}

#[component]
fn StepWords(step: Step) -> impl IntoView {
    let workspace = Workspace::expect();
    let state = Memo::new(move |_| {
        workspace.track_all();
        workspace.read(|s| {
            let evaluation = &s.draft.evaluation;
            let (done, words) = match step {
                Step::Profile => {
                    let done = progress::profile(evaluation);
                    let missing = done.gaps.first().map(|gap| fill("rail.missing", &[("gap", t(gap))]));
                    (Some(done), missing)
                }
                Step::Funds => {
                    let done = progress::funds(evaluation);
                    let missing = done.gaps.first().map(|gap| fill("rail.missing", &[("gap", t(gap))]));
                    (Some(done), missing)
                }
                Step::Indicators => {
                    let provisional = s.assessment.total.sums.provisional();
                    let words = (!provisional.0.is_zero())
                        .then(|| fill("rail.provisional", &[("points", &provisional.to_string())]));
                    (Some(progress::indicators(&s.assessment)), words)
                }
                Step::Report => (None, None),
            };
            (done, words, state_key(&evaluation.seals))
        })
    });
    view! {
        {move || state.with(|(done, ..)| done.as_ref().map_or_else(
            || view! { <Icon name="file" /> }.into_any(), |done| view! { <Pie done=done.clone() /> }.into_any()))}
        <span class="step__n">{t(step.name_key())}</span>
        <span class="step__c">{move || state.with(|(done, _, draft)| done.as_ref()
            .map_or_else(|| t(draft).to_owned(), |done| format!("{}/{}", done.filled, done.wanted)))}</span>
        {move || state.with(|(_, words, _)| words.clone()).map(|words| view! { <span class="step__s">{words}</span> })}
    }
}

#[component]
fn Pie(done: Progress) -> impl IntoView {
    if done.is_complete() {
        return view! {
            <svg class="pie pie--done" viewBox="0 0 16 16" aria-hidden="true">
                <circle class="pie__on" cx="8" cy="8" r="6.6"></circle>
                <path class="pie__tick" d="M5 8.2l2.1 2.1L11 6"></path>
            </svg>
        }
        .into_any();
    }
    if done.filled == 0 {
        return view! {
            <svg class="pie pie--none" viewBox="0 0 16 16" aria-hidden="true">
                <circle class="pie__ring" cx="8" cy="8" r="6"></circle>
            </svg>
        }
        .into_any();
    }
    // 13.2 is the whole circumference; tenths are fine enough for 16 px.
    let tenths = 132 * done.filled / done.wanted;
    let dash = format!("{}.{} 14", tenths / 10, tenths % 10);
    view! {
        <svg class="pie" viewBox="0 0 16 16" aria-hidden="true">
            <circle class="pie__ring" cx="8" cy="8" r="6"></circle>
            <circle class="pie__part" cx="8" cy="8" r="2.1" stroke-dasharray=dash transform="rotate(-90 8 8)"></circle>
        </svg>
    }
    .into_any()
}

/// Where drafts are and how full it is there.
#[component]
fn StorageFoot() -> impl IntoView {
    let app = App::expect();
    move || {
        let (words, percent, full) = app.storage_words();
        view! {
            <div class="rail__foot">
                <div class="row row--1"><Icon name="disk" small=true /><span>{words}</span></div>
                {percent.map(|percent| view! {
                    <div class=if full { "meter meter--full mt2" } else { "meter mt2" } role="img"
                        aria-label=fill("storage.used", &[("percent", &percent.to_string())])>
                        <i style=format!("width:{percent}%")></i>
                    </div>
                    <div class="mt2">{fill("storage.used", &[("percent", &percent.to_string())])}</div>
                })}
            </div>
        }
    }
}
