//! The scoring standards in groups, to be looked through and chosen from.

use jiheng_core::i18n::{fill, pack, t};
use jiheng_core::standard::{PackGroup, Standard};
use leptos::prelude::*;

use crate::pack_shelf::{ListedPack, Origin, PackShelf};

/// What a list of standards is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PackUse {
    /// To look at one: every one can be chosen.
    Look,
    /// To score with one: only those that are sound.
    Score,
}

/// A list of all standards, with a field that narrows it.
#[component]
pub(crate) fn PackList(
    /// Tells its search field from that of another list.
    id: &'static str,
    /// What it is for.
    usage: PackUse,
    /// Called with the one that is chosen.
    choose: Callback<ListedPack>,
) -> impl IntoView {
    let shelf = PackShelf::expect();
    // An own standard may have been edited since they were last read.
    shelf.refresh();
    let search = RwSignal::new(String::new());
    let groups = Memo::new(move |_| {
        let shipped = shelf.shipped();
        let of_group = |group: PackGroup| {
            let packs = shipped.iter().filter(|pack| pack.origin == Origin::Shipped(group)).cloned().collect();
            (group_name(group), packs)
        };
        let mut groups: Vec<(&'static str, Vec<ListedPack>)> = vec![("packs.own", shelf.own())];
        groups.extend(PackGroup::ALL.into_iter().map(of_group));
        search.with(|search| {
            for (_, packs) in &mut groups {
                packs.retain(|pack| pack.holds(search));
            }
        });
        groups.retain(|(_, packs)| !packs.is_empty());
        groups
    });
    view! {
        <div class="packs__find field">
            <label for=id>{t("packs.find")}</label>
            <input class="in" id=id type="search" autocomplete="off" placeholder=t("packs.find_example")
                on:input=move |event| search.set(event_target_value(&event)) />
        </div>
        <p class="sr-only" role="status">{move || {
            let count: usize = groups.with(|groups| groups.iter().map(|(_, packs)| packs.len()).sum());
            fill("packs.found", &[("count", &count.to_string())])
        }}</p>
        <Show when=move || groups.with(|groups| !groups.is_empty())
            fallback=|| view! { <p class="pad t2">{t("packs.none_found")}</p> }>
            {move || groups.get().into_iter().map(|(name, packs)| view! {
                <section class="packs__g" aria-label=t(name)>
                    <h3 class="packs__h">{t(name)}<span class="t3">{packs.len()}</span></h3>
                    {packs.into_iter().map(|pack| view! { <PackButton pack=pack usage=usage choose=choose /> }).collect_view()}
                </section>
            }).collect_view()}
        </Show>
    }
}

fn group_name(group: PackGroup) -> &'static str {
    match group {
        PackGroup::National => "packs.group_national",
        PackGroup::Departmental => "packs.group_departmental",
        PackGroup::Local => "packs.group_local",
        PackGroup::Example => "packs.group_example",
    }
}

/// One standard: name, kind, weights and source.
#[component]
pub(crate) fn PackButton(pack: ListedPack, usage: PackUse, choose: Callback<ListedPack>) -> impl IntoView {
    let standard = pack.standard();
    let off = usage == PackUse::Score && !pack.usable;
    let (name, kind, weights) = (pack.name(), pack::kind(standard.kind), pack::weights(standard));
    let (source, version) = (standard.source.clone(), fill("packs.version", &[("version", &standard.version)]));
    let bar = bar(standard);
    let usable = pack.usable;
    view! {
        <button class="pack" disabled=off title=off.then(|| t("packs.unsound_help")) on:click=move |_| choose.run(pack.clone())>
            <span class="pack__n"><b>{name}</b></span>
            <span class="pack__k"><span class="tag tag--line">{kind}</span>
                {(!usable).then(|| view! { <span class="tag tag--warn">{t("packs.unsound")}</span> })}</span>
            {bar}
            <span class="pack__w">{weights}</span>
            <span class="pack__w">{source}" · "{version}</span>
        </button>
    }
}

/// The weights of a standard as a bar.
fn bar(standard: &Standard) -> impl IntoView + use<> {
    let columns: Vec<String> = standard.dimensions.iter().map(|d| format!("{}fr", d.full_score)).collect();
    let segments =
        (1..=standard.dimensions.len()).map(|n| view! { <span class=format!("c{}", n.min(5))></span> }).collect_view();
    view! { <span class="pack__b" style=format!("grid-template-columns:{}", columns.join(" "))>{segments}</span> }
}
