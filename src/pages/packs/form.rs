//! The fields of an own standard: what it is called and how it scores.

use jiheng_core::i18n::{pack, t};
use jiheng_core::model::CompositeMode;
use jiheng_core::standard::{
    ExecutionBase, NotApplicableRule, OverAchievementPolicy, OverRun, PackChoice, PackEdit, PackField, Standard,
    StandardKind, ZeroBudget,
};
use leptos::prelude::*;

use super::editor::Editor;
use super::input::PackInput;
use super::lists::{BandFields, CapFields, ReductionFields, TierFields, WeightFields};
use super::methods::MethodFields;
use super::view::Card;
use crate::widgets::radios::Radios;

/// All fields.
#[component]
pub(super) fn PackFields(editor: Editor) -> impl IntoView {
    view! {
        <div class="stack stack--4">
            <Card title="packs.section_basic" fields=true>
                <PackInput editor=editor field=PackField::Name label=t("pack.field.name") />
                <div class="pair">
                    <PackInput editor=editor field=PackField::Version label=t("pack.field.version") />
                    <PackInput editor=editor field=PackField::Date label=t("pack.field.date") />
                </div>
                <Choice editor=editor label="packs.kind" get=|s| s.kind set=PackChoice::Kind options=vec![
                    (StandardKind::SelfEvaluation, "kind.self"),
                    (StandardKind::Departmental, "kind.departmental"),
                    (StandardKind::Fiscal, "kind.fiscal"),
                ] />
                <PackInput editor=editor field=PackField::Source label=t("pack.field.source") />
                <PackInput editor=editor field=PackField::Note label=t("pack.field.note") area=true />
            </Card>
            <Card title="packs.section_weights" fields=true><WeightFields editor=editor /></Card>
            <Card title="packs.section_grades" fields=true><BandFields editor=editor /></Card>
            <Card title="packs.section_tiers" fields=true><TierFields editor=editor /></Card>
            <Card title="packs.section_choices" fields=true><ChoiceFields editor=editor /></Card>
            <Card title="packs.section_caps" fields=true><CapFields editor=editor /></Card>
            <Card title="packs.section_methods" fields=true><MethodFields editor=editor /></Card>
        </div>
    }
}

#[component]
fn ChoiceFields(editor: Editor) -> impl IntoView {
    view! {
        <div class="pair">
            <PackInput editor=editor field=PackField::Places label=t("pack.field.places") />
            <PackInput editor=editor field=PackField::Reminder label=t("pack.field.reminder") />
        </div>
        <Choice editor=editor label="pack.choice.over_run" get=|s| s.over_run set=PackChoice::OverRun options=vec![
            (OverRun::Linear, pack::over_run(OverRun::Linear)),
            (OverRun::Inverse, pack::over_run(OverRun::Inverse)),
        ] />
        <Choice editor=editor label="pack.choice.over_achievement" get=|s| s.over_achievement.policy
            set=PackChoice::OverAchievement options=vec![
                (OverAchievementPolicy::ReasonOnly, "packs.over.reason_only"),
                (OverAchievementPolicy::Banded, "packs.over.banded"),
                (OverAchievementPolicy::Entered, "packs.over.entered"),
            ] />
        <ReductionFields editor=editor />
        <Choice editor=editor label="pack.choice.composite" get=|s| s.composite_mode set=PackChoice::Composite options=vec![
            (CompositeMode::Strict, pack::composite(CompositeMode::Strict)),
            (CompositeMode::Pooled, pack::composite(CompositeMode::Pooled)),
            (CompositeMode::Lowest, pack::composite(CompositeMode::Lowest)),
        ] />
        <Choice editor=editor label="pack.choice.not_applicable" get=|s| s.not_applicable set=PackChoice::NotApplicable options=vec![
            (NotApplicableRule::Forbidden, pack::not_applicable(NotApplicableRule::Forbidden)),
            (NotApplicableRule::Rescale, pack::not_applicable(NotApplicableRule::Rescale)),
            (NotApplicableRule::Spread, pack::not_applicable(NotApplicableRule::Spread)),
        ] />
        <Choice editor=editor label="pack.choice.execution_base" get=|s| s.execution_base set=PackChoice::ExecutionBase options=vec![
            (ExecutionBase::Budget, pack::execution_base(ExecutionBase::Budget)),
            (ExecutionBase::Received, pack::execution_base(ExecutionBase::Received)),
        ] />
        <Choice editor=editor label="pack.choice.zero_budget" get=|s| s.zero_budget set=PackChoice::ZeroBudget options=vec![
            (ZeroBudget::NotApplicable, pack::zero_budget(ZeroBudget::NotApplicable)),
            (ZeroBudget::Zero, pack::zero_budget(ZeroBudget::Zero)),
        ] />
    }
}

/// A choice among a few words.
#[component]
pub(super) fn Choice<T: Copy + PartialEq + Send + Sync + 'static>(
    editor: Editor,
    /// Catalogue key of what is chosen.
    label: &'static str,
    /// Reads it.
    get: fn(&Standard) -> T,
    /// Makes it.
    set: fn(T) -> PackChoice,
    /// The values with the catalogue keys of their words.
    options: Vec<(T, &'static str)>,
) -> impl IntoView {
    let chosen = Signal::derive(move || editor.form.with(|form| get(form.standard())));
    let choose = Callback::new(move |value| editor.edit(PackEdit::Choose(set(value))));
    view! {
        <div class="field">
            <span class="packs__label">{t(label)}</span>
            <Radios options=options chosen=chosen choose=choose label=t(label) stacked=true />
        </div>
    }
}
