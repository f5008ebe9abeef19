//! 另存为新评价: the open evaluation under another standard, as another draft.

use std::sync::Arc;

use jiheng_core::decimal::Points;
use jiheng_core::engine::{Adoption, DimensionScores, TotalScores, adoption};
use jiheng_core::format::{self, Draft};
use jiheng_core::i18n::{fill, pack, t};
use jiheng_core::ports::IdSource as _;
use jiheng_core::saving::DraftEntry;
use jiheng_core::standard::{Standard, adopt};
use leptos::prelude::*;

use crate::app::{App, entry_of};
use crate::browser::ids::RandomIds;
use crate::browser::store;
use crate::pack_shelf::{ListedPack, name_of, why};
use crate::route::{Route, Step};
use crate::scores::points;
use crate::widgets::dialog::Dialog;
use crate::widgets::icon::Icon;
use crate::widgets::pack_list::{PackList, PackUse};
use crate::widgets::seal::{Seal, grade_of};
use crate::widgets::toast::Toast;
use crate::workspace::Workspace;

/// The other evaluation, made and not saved yet.
#[derive(Clone)]
struct Prepared {
    draft: Draft,
    old: Standard,
    preview: Adoption,
}

/// Chooses a standard, shows old and new side by side, saves another draft.
/// The open draft is only read.
#[component]
pub(crate) fn AdoptDialog(close: Callback<()>) -> impl IntoView {
    let workspace = Workspace::expect();
    let prepared = RwSignal::new(None::<Prepared>);
    let current = workspace.read(|snapshot| name_of(&snapshot.draft.standard));
    let choose = Callback::new(move |chosen: ListedPack| {
        prepared.set(Some(workspace.read(|snapshot| prepare(&snapshot.draft, chosen.standard()))));
    });
    view! {
        <Dialog title=t("adopt.title") close=close>
            {move || match prepared.get() {
                None => view! {
                    <div class="dlg__b"><p class="t2">{fill("adopt.help", &[("name", &current)])}</p></div>
                    <PackList id="adopt-find" usage=PackUse::Score choose=choose />
                }.into_any(),
                Some(found) => view! { <Preview prepared=found back=Callback::new(move |()| prepared.set(None)) close=close /> }.into_any(),
            }}
        </Dialog>
    }
}

/// Makes the other evaluation. It is a document of its own: the two are never merged by mistake.
fn prepare(open: &Draft, new: &Standard) -> Prepared {
    let evaluation = adopt(&open.evaluation, &open.standard, new, &mut RandomIds);
    let preview = adoption(&open.evaluation, &open.standard, &evaluation, new);
    let unknown = open.unknown.clone();
    let draft = Draft { unknown, ..Draft::new(RandomIds.next_id(), evaluation, new.clone()) };
    Prepared { draft, old: open.standard.clone(), preview }
}

/// Old and new side by side.
#[component]
fn Preview(prepared: Prepared, back: Callback<()>, close: Callback<()>) -> impl IntoView {
    let app = App::expect();
    let Prepared { draft, old, preview } = prepared;
    let names =
        [("old", &*name_of(&old)), ("new", &*name_of(&draft.standard))].map(|(key, name)| (key, name.to_owned()));
    let (before, after) = (total_words(&preview.before, &old), total_words(&preview.after, &draft.standard));
    let (full_before, full_after) = (preview.before.full_score, preview.after.full_score);
    let attention: Vec<String> = preview.attention.iter().map(pack::attention).collect();
    let held = StoredValue::new(draft);
    let save = move |_| {
        held.with_value(|draft| save_beside(app, draft));
        close.run(());
    };
    let [(_, old_name), (_, new_name)] = names;
    view! {
        <div class="dlg__b">
            <p>{fill("adopt.from_to", &[("old", &old_name), ("new", &new_name)])}</p>
            <table class="tb tb--easy mt3 adopt" id="adopt-preview">
                <thead><tr>
                    <th scope="col" class="first">{t("adopt.col_dimension")}</th>
                    <th scope="col" class="num">{t("adopt.col_before")}</th>
                    <th scope="col" class="num">{t("adopt.col_after")}</th>
                    <th scope="col" class="num last">{t("adopt.col_asked")}</th>
                </tr></thead>
                <tbody>{preview.dimensions.into_iter().map(dimension_row).collect_view()}</tbody>
                <tfoot><tr>
                    <th scope="row" class="first">{t("adopt.total")}</th>
                    <td class="num" data-l=t("adopt.col_before")>{before.0}" / "{full_before.to_string()}" "<Seal grade=before.1 small=true /></td>
                    <td class="num" data-l=t("adopt.col_after")>{after.0}" / "{full_after.to_string()}" "<Seal grade=after.1 small=true /></td>
                    <td class="num last" data-l=t("adopt.col_asked")>"100"</td>
                </tr></tfoot>
            </table>
            {(!attention.is_empty()).then(|| view! {
                <div class="note note--warn mt3"><Icon name="warn" /><div><b>{t("adopt.attention")}</b>
                    <ul class="packs__l">{attention.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                </div></div>
            })}
            <p class="t2 mt3">{t("adopt.keeps")}</p>
        </div>
        <div class="dlg__f">
            <button class="btn" on:click=move |_| back.run(())>{t("adopt.back")}</button>
            <button class="btn push" on:click=move |_| close.run(())>{t("dialog.cancel")}</button>
            <button class="btn btn--main" on:click=save>{t("adopt.save")}</button>
        </div>
    }
}

fn dimension_row(dimension: DimensionScores) -> impl IntoView {
    let words = |(score, full): (Points, Points)| format!("{} / {full}", points(score));
    let before = dimension.before.map_or_else(|| t("adopt.none").to_owned(), words);
    let asked = dimension.asked.map_or_else(|| t("adopt.none").to_owned(), |points| points.to_string());
    view! {
        <tr>
            <th scope="row" class="first">{dimension.name}</th>
            <td class="num" data-l=t("adopt.col_before")>{before}</td>
            <td class="num" data-l=t("adopt.col_after")>{words(dimension.after)}</td>
            <td class="num last" data-l=t("adopt.col_asked")>{asked}</td>
        </tr>
    }
}

/// The total as it is shown, and the seal of its grade.
fn total_words(total: &TotalScores, standard: &Standard) -> (String, Option<(String, usize)>) {
    let score =
        if total.complete { points(total.score) } else { fill("adopt.so_far", &[("score", &points(total.score))]) };
    (score, grade_of(standard, total.grade.as_ref()))
}

/// Stores the other evaluation beside the open one, which stays on the screen.
fn save_beside(app: App, draft: &Draft) {
    let key = RandomIds::draft_key();
    let entry = DraftEntry { key, ..entry_of(draft) };
    let stored = app.store().create(store::Draft { text: format::write(draft), entry });
    let name = name_of(&draft.standard);
    let text = match stored {
        Ok(()) => fill("adopt.saved", &[("name", &name)]),
        Err(error) => fill("adopt.saved_here", &[("name", &name), ("why", why(error))]),
    };
    let open = Arc::new(move || Route::Draft(key.to_string(), Step::Indicators).go());
    app.toasts.show(Toast { text, action: Some((t("adopt.open").to_owned(), open)) });
    app.refresh();
}
