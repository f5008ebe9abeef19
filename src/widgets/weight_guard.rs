//! The weight guard: says where full scores do not add up, and proposes some
//! that do. Nothing is blocked by it but a seal.

use jiheng_core::decimal::Points;
use jiheng_core::edit::{Normalization, WeightGap, normalize, weight_gaps};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Evaluation, NodeId};
use leptos::prelude::*;

use super::dialog::Dialog;
use super::grid::row_name;
use super::grid::row_view::plain;
use super::icon::Icon;
use crate::workspace::Workspace;

/// Rows of a proposal that are shown; all are carried out.
const MOST: usize = 500;
/// Names that are said of the rows left out.
const NAMED: usize = 8;

/// The note above the table, where there is something to say.
#[component]
pub(crate) fn WeightGuard() -> impl IntoView {
    let workspace = Workspace::expect();
    let proposal = RwSignal::new(None::<Normalization>);
    let reader = workspace.clone();
    // What the sums stand on, so that an actual value does not walk the table.
    let weights = Memo::new(move |_| {
        reader.track_totals();
        reader.read(|s| {
            let sums = s.draft.evaluation.tree.order().iter().filter_map(|id| s.assessment.subtotals.get(id));
            let sums: Vec<Points> = sums.map(|sums| sums.full_score).collect();
            (sums, s.assessment.total.not_applicable)
        })
    });
    let reader = workspace.clone();
    let gaps = Memo::new(move |_| {
        // Read, not only tracked: a memo that was never read follows nothing.
        let _ = weights.get();
        reader.track_structure();
        reader.track_text();
        reader.read(|s| {
            let gaps = weight_gaps(&s.draft.evaluation, &s.draft.standard);
            // A table that nobody has weighed yet has nothing wrong with it.
            let begun: Vec<&WeightGap> = gaps.iter().filter(|gap| gap.sum > Points::ZERO).collect();
            let open = begun.iter().any(|gap| gap.missing == 0 || gap.sum > gap.stated);
            let solvable = begun.iter().any(|gap| gap.stated > Points::ZERO);
            let words: Vec<String> = begun.iter().map(|gap| words(gap, &s.draft.evaluation)).collect();
            (words, open, solvable)
        })
    });
    let propose = move |_| proposal.set(workspace.read(|s| normalize(&s.draft.evaluation, &s.draft.standard)));
    let propose = StoredValue::new_local(propose);
    view! {
        <Show when=move || gaps.with(|(words, ..)| !words.is_empty())>
            <div class=move || if gaps.with(|(_, open, _)| *open) { "note note--warn mt2" } else { "note mt2" } id="weights-note" role="status">
                <Icon name="warn" />
                <div>
                    {move || gaps.with(|(words, ..)| words.join(t("weights.between")))}" "
                    <button class="link" id="weights-normalize" hidden=move || gaps.with(|(_, _, solvable)| !solvable) on:click=move |event| propose.with_value(|propose| propose(event))>
                        {t("weights.normalize")}
                    </button>
                </div>
            </div>
        </Show>
        {move || proposal.get().map(|found| view! { <Proposal found=found close=Callback::new(move |()| proposal.set(None)) /> })}
    }
}

/// Both sums: 产出指标各行分值合计 30 分，应为 50 分.
pub(crate) fn words(gap: &WeightGap, evaluation: &Evaluation) -> String {
    let dimension = gap.dimension.and_then(|id| evaluation.tree.dimension(id));
    let name = dimension.map_or_else(|| t("weights.whole").to_owned(), |dimension| row_name(&dimension.name));
    let mut words = fill("weights.gap", &[("name", &name), ("sum", &plain(gap.sum)), ("stated", &plain(gap.stated))]);
    if gap.missing > 0 {
        words.push_str(&fill("weights.missing", &[("count", &gap.missing.to_string())]));
    }
    words
}

/// Old and new side by side.
#[component]
fn Proposal(found: Normalization, close: Callback<()>) -> impl IntoView {
    let workspace = Workspace::expect();
    let (rows, left_out) = workspace.read(|s| {
        let name = |id: NodeId| row_name(s.draft.evaluation.tree.indicator(id).map_or("", |row| row.name.as_str()));
        let rows: Vec<(String, Points, Points)> =
            found.weights.iter().take(MOST).map(|weight| (name(weight.id), weight.old, weight.new)).collect();
        let names: Vec<String> = found.left_out.iter().take(NAMED).map(|id| name(*id)).collect();
        (rows, names)
    });
    let more = found.weights.len().saturating_sub(MOST);
    let left_count = found.left_out.len();
    let [old, new] = [|gap: &WeightGap| gap.sum.0, |gap: &WeightGap| gap.stated.0]
        .map(|of| plain(Points(found.gaps.iter().map(of).sum())));
    let apply = move |_| {
        // A row can have gone in the meantime; then nothing is changed.
        let _ = workspace.edit(found.command());
        close.run(());
    };
    view! {
        <Dialog title=t("weights.title") close=close>
            <div class="dlg__b stack">
                <p>{t("weights.help")}</p>
                <div class="weights" tabindex="0" role="region" aria-label=t("weights.title")>
                    <table class="tb" id="weights">
                        <thead><tr>
                            <th scope="col" class="first">{t("weights.row")}</th>
                            <th scope="col" class="num">{t("weights.old")}</th>
                            <th scope="col" class="num last">{t("weights.new")}</th>
                        </tr></thead>
                        <tbody>
                            {rows.into_iter().map(|(name, old, new)| view! {
                                <tr>
                                    <th scope="row" class="first ell" title=name.clone()>{name.clone()}</th>
                                    <td class="num" data-l=t("weights.old")>{plain(old)}</td>
                                    <td class="num last" data-l=t("weights.new")>
                                        {if old == new { view! { {plain(new)} }.into_any() } else { view! { <b>{plain(new)}</b> }.into_any() }}
                                    </td>
                                </tr>
                            }).collect_view()}
                        </tbody>
                        <tfoot><tr>
                            <th scope="row" class="first">{t("weights.sum")}</th>
                            <td class="num" data-l=t("weights.old")>{old}</td>
                            <td class="num last" data-l=t("weights.new")>{new}</td>
                        </tr></tfoot>
                    </table>
                </div>
                {(more > 0).then(|| view! { <p class="fs1 t2">{fill("weights.more", &[("count", &more.to_string())])}</p> })}
                {(left_count > 0).then(|| view! {
                    <p class="fs1 t2" id="weights-left-out">
                        {fill("weights.left_out", &[("count", &left_count.to_string()), ("names", &left_out.join("、"))])}
                    </p>
                })}
            </div>
            <div class="dlg__f">
                <button class="btn push" on:click=move |_| close.run(())>{t("dialog.cancel")}</button>
                <button class="btn btn--main" id="weights-apply" on:click=apply>{t("weights.apply")}</button>
            </div>
        </Dialog>
    }
}
