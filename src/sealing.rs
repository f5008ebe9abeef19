//! 定稿: the banner of a sealed draft, and the dialog that seals it or takes
//! the seal off.

use jiheng_core::format::check_code;
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Evaluation, NodeId, Seals};
use jiheng_core::ports::Clock as _;
use jiheng_core::saving::DraftKey;
use jiheng_core::sealing::{self, Obstacle, Place};
use leptos::prelude::*;

use crate::app::App;
use crate::browser::clock::WallClock;
use crate::importing::day_and_time;
use crate::route::{Route, Step};
use crate::widgets::dialog::Dialog;
use crate::widgets::grid::row_name;
use crate::widgets::icon::Icon;
use crate::widgets::weight_guard;
use crate::workspace::{Snapshot, Workspace};

/// Obstacles that are named; the others are counted.
const NAMED: usize = 12;

/// The row that the table is to show when it is opened next. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct WantedRow(pub(crate) RwSignal<Option<NodeId>>);

/// That the draft is sealed, with its code and the way out.
#[component]
pub(crate) fn SealBanner(asking: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::expect();
    let told = Memo::new(move |_| {
        workspace.track_structure();
        workspace.read(|s| state_words(&s.draft.evaluation.seals))
    });
    move || {
        told.get().map(|(state, help)| {
            view! {
                <div class="banner banner--ok" id="sealed" role="status">
                    <Icon name="lock" />
                    <div><b>{state}</b><div class="fs1 t2">{help}</div></div>
                    <span class="push"></span>
                    <button class="btn" on:click=move |_| asking.set(true)>{t("seal.open")}</button>
                </div>
            }
        })
    }
}

/// What the banner says; `None`: not sealed.
fn state_words(seals: &Seals) -> Option<(String, String)> {
    let seal = seals.current.as_ref()?;
    let words = [("version", seals.version().to_string()), ("code", check_code(seal.digest))];
    let help = fill("seal.state_help", &[("time", &day_and_time(&seal.sealed_at))]);
    Some((filled("seal.state", &words), help))
}

fn filled(key: &'static str, words: &[(&'static str, String)]) -> String {
    let words: Vec<(&str, &str)> = words.iter().map(|(name, word)| (*name, &**word)).collect();
    fill(key, &words)
}

/// What the dialog says, and whether it can be done.
struct Told {
    title: &'static str,
    help: Vec<String>,
    obstacles: Vec<(String, Place)>,
    former: Vec<String>,
    act: &'static str,
}

impl Told {
    fn of(snapshot: &Snapshot) -> Self {
        let (draft, seals) = (&snapshot.draft, &snapshot.draft.evaluation.seals);
        let former = seals.former.iter().zip(1_usize..).map(|(seal, version)| {
            let time = day_and_time(&seal.sealed_at);
            let words = [("version", version.to_string()), ("code", check_code(seal.digest)), ("time", time)];
            filled("seal.former_line", &words)
        });
        let former = former.collect();
        if let Some(seal) = &seals.current {
            let version = seals.version();
            let words = [
                ("version", version.to_string()),
                ("next", (version + 1).to_string()),
                ("code", check_code(seal.digest)),
            ];
            let help = vec![filled("seal.open_help", &words)];
            return Self { title: "seal.open", help, obstacles: Vec::new(), former, act: "seal.open" };
        }
        let found = sealing::obstacles(&draft.evaluation, &draft.standard, &snapshot.assessment);
        let obstacles = found.iter().map(|obstacle| (words(obstacle, &draft.evaluation), obstacle.place())).collect();
        let provisional = snapshot.assessment.total.sums.provisional();
        let mut help = vec![t("seal.help").to_owned()];
        if !provisional.0.is_zero() {
            help.push(fill("seal.provisional", &[("points", &provisional.to_string())]));
        }
        Self { title: "seal.title", help, obstacles, former, act: "seal.do" }
    }
}

/// An obstacle in words.
fn words(obstacle: &Obstacle, evaluation: &Evaluation) -> String {
    let name = |row: &NodeId| row_name(evaluation.tree.indicator(*row).map_or("", |row| row.name.as_str()));
    match obstacle {
        Obstacle::NoRows => t("seal.no_rows").to_owned(),
        Obstacle::Weights(gap) => weight_guard::words(gap, evaluation),
        Obstacle::Unscored(row) => fill("seal.unscored", &[("name", &name(row))]),
        Obstacle::Unreadable { place, field } => {
            let place = match place {
                Place::Row(row) => name(row),
                place => t(step_of(*place).name_key()).to_owned(),
            };
            fill("seal.unreadable", &[("place", &place), ("field", t(field))])
        }
    }
}

/// The step on which a place lies.
fn step_of(place: Place) -> Step {
    match place {
        Place::Profile => Step::Profile,
        Place::Funds => Step::Funds,
        Place::Table | Place::Row(_) => Step::Indicators,
    }
}

/// Seals the draft, or takes its seal off, after plain words.
#[component]
pub(crate) fn SealDialog(key: Signal<DraftKey>, close: Callback<()>) -> impl IntoView {
    let (app, workspace) = (App::expect(), Workspace::expect());
    let wanted = expect_context::<WantedRow>();
    let Told { title, help, obstacles, former, act } = workspace.read(Told::of);
    let go = move |place: Place| {
        close.run(());
        if let Place::Row(row) = place {
            wanted.0.set(Some(row));
        }
        Route::Draft(key.get_untracked().to_string(), step_of(place)).go();
    };
    let carry_out = move |_| {
        let command = workspace.read(|s| match s.draft.evaluation.seals.current {
            None => sealing::seal(&s.draft, WallClock.now().iso()),
            Some(_) => sealing::unseal(&s.draft.evaluation.seals),
        });
        close.run(());
        if workspace.edit(command).is_ok() {
            app.save_now();
        }
    };
    let count = obstacles.len();
    let blocked = (count > 0).then(|| fill("seal.blocked", &[("count", &count.to_string())]));
    let more = (count > NAMED).then(|| fill("seal.more", &[("count", &(count - NAMED).to_string())]));
    view! {
        <Dialog title=t(title) close=close>
            <div class="dlg__b stack">
                {help.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
                {blocked.map(|words| view! {
                    <div class="note note--warn"><Icon name="warn" /><div>{words}
                        <ul id="seal-obstacles">
                            {obstacles.into_iter().take(NAMED).map(|(words, place)| view! {
                                <li><button class="link" on:click=move |_| go(place)>{words}</button></li>
                            }).collect_view()}
                            {more.map(|words| view! { <li>{words}</li> })}
                        </ul>
                    </div></div>
                })}
                {(!former.is_empty()).then(|| view! {
                    <div><h3 class="h3">{t("seal.former")}</h3>
                        <ul id="seal-former">{former.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
                    </div>
                })}
            </div>
            <div class="dlg__f">
                <button class="btn push" on:click=move |_| close.run(())>{t("dialog.cancel")}</button>
                <button class="btn btn--main" id="seal-do" disabled={count > 0} on:click=carry_out>{t(act)}</button>
            </div>
        </Dialog>
    }
}
