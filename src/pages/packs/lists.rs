//! The lists of an own standard: weights, grades, tiers, caps.

use jiheng_core::decimal::Points;
use jiheng_core::i18n::{fill, pack, t};
use jiheng_core::standard::{CapEffect, PackChoice, PackEdit, PackField, PackList, Standard};
use leptos::prelude::*;

use super::editor::Editor;
use super::form::Choice;
use super::input::{PackInput, focus_soon};
use crate::widgets::icon::Icon;

/// Draws something anew when a list has become longer or shorter, and only then:
/// a field that is typed in stays where it is.
fn by_shape<V: IntoView + 'static>(
    editor: Editor,
    shape: fn(&Standard) -> Vec<usize>,
    draw: impl Fn(Vec<usize>) -> V + Send + Sync + 'static,
) -> impl IntoView {
    let shape = Memo::new(move |_| editor.form.with(|form| shape(form.standard())));
    move || draw(shape.get())
}

/// A button that makes a list longer and goes to what is new.
#[component]
fn Add(editor: Editor, list: PackList, word: &'static str) -> impl IntoView {
    let add = move |_| {
        editor.edit(PackEdit::Add(list));
        let length = editor.form.with_untracked(|form| length(form.standard(), list));
        if let Some(last) = length.checked_sub(1) {
            focus_soon(first_field(list, last));
        }
    };
    view! {
        <div><button class="btn btn--s" on:click=add><Icon name="plus" small=true />{t(word)}</button></div>
    }
}

/// A button that takes something out of a list and goes to what stands there then.
#[component]
fn Remove(editor: Editor, list: PackList, index: usize) -> impl IntoView {
    let label =
        move || editor.form.with(|form| fill("packs.remove", &[("name", &form.text(first_field(list, index)))]));
    let remove = move |_| {
        editor.edit(PackEdit::Remove(list, index));
        let length = editor.form.with_untracked(|form| length(form.standard(), list));
        if let Some(last) = length.checked_sub(1) {
            focus_soon(first_field(list, index.min(last)));
        }
    };
    view! {
        <button class="btn btn--quiet btn--icon packs__rm" aria-label=label title=label on:click=remove>
            <Icon name="trash" />
        </button>
    }
}

/// The field by which something in a list is known.
fn first_field(list: PackList, index: usize) -> PackField {
    match list {
        PackList::Dimensions => PackField::DimensionName(index),
        PackList::Categories(dimension) => PackField::CategoryName(dimension, index),
        PackList::Rows(dimension, category) => PackField::RowName(dimension, category, index),
        PackList::Bands => PackField::BandName(index),
        PackList::Tiers => PackField::TierName(index),
        PackList::Reductions => PackField::ReductionTo(index),
        PackList::Caps => PackField::CapBelow(index),
    }
}

fn length(standard: &Standard, list: PackList) -> usize {
    let categories = |dimension: usize| standard.dimensions.get(dimension).map(|dimension| &dimension.categories);
    match list {
        PackList::Dimensions => standard.dimensions.len(),
        PackList::Categories(dimension) => categories(dimension).map_or(0, Vec::len),
        PackList::Rows(dimension, category) => {
            categories(dimension).and_then(|list| list.get(category)).map_or(0, |category| category.indicators.len())
        }
        PackList::Bands => standard.bands.len(),
        PackList::Tiers => standard.tiers.len(),
        PackList::Reductions => standard.over_achievement.table.len(),
        PackList::Caps => standard.execution_caps.as_ref().map_or(0, |caps| caps.caps.len()),
    }
}

/// Dimensions, categories and rows.
#[component]
pub(super) fn WeightFields(editor: Editor) -> impl IntoView {
    let shape = |standard: &Standard| {
        let mut shape = Vec::new();
        for dimension in &standard.dimensions {
            shape.push(usize::MAX);
            shape.extend(dimension.categories.iter().map(|category| category.indicators.len()));
        }
        shape
    };
    let sum = move || {
        let sum: Points = editor.form.with(|form| form.standard().full_score());
        fill("packs.sum", &[("sum", &sum.to_string())])
    };
    view! {
        <p class="t2" role="status">{sum}</p>
        {by_shape(editor, shape, move |shape| {
            let dimensions = shape.split(|part| *part == usize::MAX).skip(1).enumerate();
            dimensions.map(|(d, rows)| view! { <DimensionFields editor=editor dimension=d rows=rows.to_vec() /> }).collect_view()
        })}
        <Add editor=editor list=PackList::Dimensions word="packs.add_dimension" />
    }
}

#[component]
fn DimensionFields(editor: Editor, dimension: usize, rows: Vec<usize>) -> impl IntoView {
    let d = dimension;
    view! {
        <fieldset class="packs__d">
            <div class="line line--money">
                <PackInput editor=editor field=PackField::DimensionName(d) label=t("pack.field.dimension") />
                <PackInput editor=editor field=PackField::DimensionScore(d) label=t("pack.field.full_score") />
                <Remove editor=editor list=PackList::Dimensions index=d />
            </div>
            <div class="packs__in stack">
                {rows.into_iter().enumerate().map(|(c, count)| view! {
                    <div class="stack stack--2">
                        <div class="line">
                            <PackInput editor=editor field=PackField::CategoryName(d, c) label=t("pack.field.category") />
                            <Remove editor=editor list=PackList::Categories(d) index=c />
                        </div>
                        <div class="packs__in stack stack--2">
                            {(0..count).map(|r| view! {
                                <div class="line line--money">
                                    <PackInput editor=editor field=PackField::RowName(d, c, r) label=t("pack.field.row") />
                                    <PackInput editor=editor field=PackField::RowScore(d, c, r) label=t("packs.row_score") />
                                    <Remove editor=editor list=PackList::Rows(d, c) index=r />
                                </div>
                            }).collect_view()}
                            <Add editor=editor list=PackList::Rows(d, c) word="packs.add_row" />
                        </div>
                    </div>
                }).collect_view()}
                <Add editor=editor list=PackList::Categories(d) word="packs.add_category" />
            </div>
        </fieldset>
    }
}

/// Grades.
#[component]
pub(super) fn BandFields(editor: Editor) -> impl IntoView {
    view! {
        <p class="t2">{t("packs.grades_help")}</p>
        {by_shape(editor, |standard| vec![standard.bands.len()], move |shape| {
            (0..shape[0]).map(|b| view! {
                <div class="line line--money">
                    <PackInput editor=editor field=PackField::BandName(b) label=t("pack.field.band") />
                    <PackInput editor=editor field=PackField::BandFrom(b) label=t("pack.field.band_from") />
                    <Remove editor=editor list=PackList::Bands index=b />
                </div>
            }).collect_view()
        })}
        <Add editor=editor list=PackList::Bands word="packs.add_band" />
    }
}

/// Tiers of qualitative rows.
#[component]
pub(super) fn TierFields(editor: Editor) -> impl IntoView {
    view! {
        <p class="t2">{t("packs.tiers_help")}</p>
        {by_shape(editor, |standard| vec![standard.tiers.len()], move |shape| {
            (0..shape[0]).map(|tier| view! {
                <div class="line packs__ends">
                    <PackInput editor=editor field=PackField::TierName(tier) label=t("pack.field.tier") />
                    <PackInput editor=editor field=PackField::TierFrom(tier) label=t("pack.field.from") />
                    <PackInput editor=editor field=PackField::TierTo(tier) label=t("pack.field.to") />
                    <Remove editor=editor list=PackList::Tiers index=tier />
                </div>
            }).collect_view()
        })}
        <Add editor=editor list=PackList::Tiers word="packs.add_tier" />
    }
}

/// The reduction table for far exceeded targets.
#[component]
pub(super) fn ReductionFields(editor: Editor) -> impl IntoView {
    view! {
        <p class="t2">{t("packs.reductions_help")}</p>
        {by_shape(editor, |standard| vec![standard.over_achievement.table.len()], move |shape| {
            (0..shape[0]).map(|r| view! {
                <div class="line line--two">
                    <PackInput editor=editor field=PackField::ReductionTo(r) label=t("packs.reduction_to") />
                    <PackInput editor=editor field=PackField::ReductionBy(r) label=t("packs.reduction_by") />
                    <Remove editor=editor list=PackList::Reductions index=r />
                </div>
            }).collect_view()
        })}
        <Add editor=editor list=PackList::Reductions word="packs.add_reduction" />
    }
}

/// Caps by the execution rate.
#[component]
pub(super) fn CapFields(editor: Editor) -> impl IntoView {
    let count = |standard: &Standard| vec![standard.execution_caps.as_ref().map_or(0, |caps| caps.caps.len())];
    let effect = |standard: &Standard| standard.execution_caps.as_ref().map_or(CapEffect::Total, |caps| caps.effect);
    view! {
        <p class="t2">{t("packs.caps_help")}</p>
        {by_shape(editor, count, move |shape| view! {
            {(0..shape[0]).map(|c| view! {
                <div class="line line--two">
                    <PackInput editor=editor field=PackField::CapBelow(c) label=t("packs.cap_below") />
                    <PackInput editor=editor field=PackField::CapLimit(c) label=t("packs.cap_limit") />
                    <Remove editor=editor list=PackList::Caps index=c />
                </div>
            }).collect_view()}
            {(shape[0] > 0).then(|| view! {
                <PackInput editor=editor field=PackField::CapSource label=t("pack.field.cap_source") />
                <Choice editor=editor label="pack.choice.cap_effect" get=effect set=PackChoice::CapEffect options=vec![
                    (CapEffect::Total, "packs.cap_total"),
                    (CapEffect::Grade, "packs.cap_grade"),
                ] />
            })}
        })}
        <Add editor=editor list=PackList::Caps word="packs.add_cap" />
        {by_shape(editor, |standard| vec![standard.veto.as_ref().map_or(0, |veto| veto.grounds.len())], move |_| {
            editor.form.with_untracked(|form| pack::veto(form.standard()).map(|(does, grounds)| view! {
                <p class="t2">{does}"："{grounds.join("；")}</p>
            }))
        })}
    }
}
