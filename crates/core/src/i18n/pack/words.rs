//! A pack in plain words.

use super::super::{fill, t};
use crate::decimal::{Decimal, Ratio};
use crate::model::CompositeMode;
use crate::standard::{
    Award, CapEffect, ClauseOrigin, Deduction, ExecutionBase, ExecutionForm, LateUnit, Method, MethodForm,
    NotApplicableRule, OverAchievementPolicy, OverRun, ReductionBand, Standard, StandardKind, StepPart, TableBand,
    TableValue, VetoEffect, ZeroBudget,
};

/// Which evaluations a pack is made for.
pub fn kind(kind: StandardKind) -> &'static str {
    t(match kind {
        StandardKind::SelfEvaluation => "kind.self",
        StandardKind::Departmental => "kind.departmental",
        StandardKind::Fiscal => "kind.fiscal",
    })
}

/// Who laid a clause down.
pub fn origin(origin: ClauseOrigin) -> &'static str {
    t(match origin {
        ClauseOrigin::Regulation => "pack.origin.regulation",
        ClauseOrigin::System => "pack.origin.system",
        ClauseOrigin::Report => "pack.origin.report",
        ClauseOrigin::Ours => "pack.origin.ours",
    })
}

/// The dimensions with their weights in one line: 产出指标 50 · 效益指标 30.
pub fn weights(standard: &Standard) -> String {
    let words: Vec<String> = standard.dimensions.iter().map(|d| format!("{} {}", d.name, d.full_score)).collect();
    words.join(" · ")
}

/// The grades, best first: 优：90 分及以上; empty: the pack gives none.
pub fn grades(standard: &Standard) -> Vec<String> {
    let mut above = None;
    let mut lines = Vec::new();
    for band in &standard.bands {
        let values = |to: &str| {
            fill(
                if to.is_empty() { "pack.band.first" } else { "pack.band" },
                &[("name", &band.name), ("from", &band.from.to_string()), ("to", to)],
            )
        };
        lines.push(values(&above.map_or(String::new(), |points: crate::decimal::Points| points.to_string())));
        above = Some(band.from);
    }
    lines
}

/// The tiers of qualitative rows: 达成年度指标：100%～80%（含）.
pub fn tiers(standard: &Standard) -> Vec<String> {
    let line = |tier: &crate::standard::Tier| {
        fill("pack.tier", &[("name", &tier.name), ("from", &tier.from.to_string()), ("to", &tier.to.to_string())])
    };
    standard.tiers.iter().map(line).collect()
}

/// The choices that a pack makes where regulations leave room: what they are about, and what is chosen.
pub fn choices(standard: &Standard) -> Vec<(&'static str, String)> {
    let reminder = &standard.over_achievement.reminder_from.to_string();
    let mut over = fill(over_achievement(standard.over_achievement.policy), &[("share", reminder)]);
    if standard.over_achievement.policy == OverAchievementPolicy::Banded {
        over.push_str(&reductions(standard));
    }
    vec![
        ("pack.choice.over_run", t(over_run(standard.over_run)).to_owned()),
        ("pack.choice.over_achievement", over),
        ("pack.choice.composite", t(composite(standard.composite_mode)).to_owned()),
        ("pack.choice.not_applicable", t(not_applicable(standard.not_applicable)).to_owned()),
        ("pack.choice.execution", execution(standard)),
        ("pack.choice.zero_budget", t(zero_budget(standard.zero_budget)).to_owned()),
        ("pack.choice.places", fill("pack.places", &[("places", &standard.score_places().to_string())])),
    ]
}

/// The reduction table in words: ：超额不超过 100% 的乘 95%；更多的乘 80%.
fn reductions(standard: &Standard) -> String {
    let line = |band: &ReductionBand| {
        let by = band.coefficient.to_string();
        match band.up_to {
            Some(to) => fill("pack.reduction", &[("to", &to.to_string()), ("by", &by)]),
            None => fill("pack.reduction.rest", &[("by", &by)]),
        }
    };
    let lines: Vec<String> = standard.over_achievement.table.iter().map(line).collect();
    fill("pack.reductions", &[("lines", &lines.join(t("pack.and")))])
}

/// The key of how an over-run is scored.
pub fn over_run(choice: OverRun) -> &'static str {
    match choice {
        OverRun::Inverse => "pack.over_run.inverse",
        OverRun::Linear => "pack.over_run.linear",
    }
}

/// The key of what an over-achieved row loses.
pub fn over_achievement(choice: OverAchievementPolicy) -> &'static str {
    match choice {
        OverAchievementPolicy::ReasonOnly => "pack.over.reason_only",
        OverAchievementPolicy::Banded => "pack.over.banded",
        OverAchievementPolicy::Entered => "pack.over.entered",
    }
}

/// The key of how parts are joined.
pub fn composite(choice: CompositeMode) -> &'static str {
    match choice {
        CompositeMode::Strict => "pack.composite.strict",
        CompositeMode::Pooled => "pack.composite.pooled",
        CompositeMode::Lowest => "pack.composite.lowest",
    }
}

/// The key of what a row that does not apply does.
pub fn not_applicable(choice: NotApplicableRule) -> &'static str {
    match choice {
        NotApplicableRule::Forbidden => "pack.not_applicable.forbidden",
        NotApplicableRule::Rescale => "pack.not_applicable.rescale",
        NotApplicableRule::Spread => "pack.not_applicable.spread",
    }
}

/// The key of how nothing over nothing is scored.
pub fn zero_budget(choice: ZeroBudget) -> &'static str {
    match choice {
        ZeroBudget::NotApplicable => "pack.zero_budget.not_applicable",
        ZeroBudget::Zero => "pack.zero_budget.zero",
    }
}

/// The key of what the expenditure is divided by.
pub fn execution_base(choice: ExecutionBase) -> &'static str {
    match choice {
        ExecutionBase::Budget => "pack.execution.budget",
        ExecutionBase::Received => "pack.execution.received",
    }
}

/// The key of what a part of a step costs.
pub fn step_part(choice: StepPart) -> &'static str {
    match choice {
        StepPart::Floor => "pack.part.floor",
        StepPart::Ceil => "pack.part.ceil",
        StepPart::Linear => "pack.part.linear",
    }
}

fn execution(standard: &Standard) -> String {
    let base = t(execution_base(standard.execution_base));
    match &standard.execution {
        ExecutionForm::Proportional => fill("pack.execution.proportional", &[("base", base)]),
        ExecutionForm::Table { bands } => fill("pack.execution.table", &[("base", base), ("bands", &table(bands))]),
        ExecutionForm::Finished { bands } => {
            fill("pack.execution.finished", &[("base", base), ("bands", &table(bands))])
        }
    }
}

fn table(bands: &[TableBand]) -> String {
    bands.iter().map(|band| band_words(band, true)).collect::<Vec<_>>().join(t("pack.and"))
}

/// What a method does, a line for each band.
pub fn method(method: &Method) -> Vec<String> {
    match &method.form {
        MethodForm::PassThreshold { from, stretched } => {
            let key = if *stretched { "pack.does.stretched" } else { "pack.does.threshold" };
            vec![fill(key, &[("from", &from.to_string())])]
        }
        MethodForm::Table { over, bands } => {
            let key = match over {
                TableValue::Actual => "pack.does.table_actual",
                TableValue::Rate => "pack.does.table_rate",
                TableValue::Deviation => "pack.does.table_deviation",
            };
            let lines = bands.iter().map(|band| band_words(band, *over != TableValue::Actual));
            std::iter::once(t(key).to_owned()).chain(lines).collect()
        }
        MethodForm::Shortfall(deduction) => vec![take_off("pack.does.shortfall", deduction)],
        MethodForm::Excess(deduction) => vec![take_off("pack.does.excess", deduction)],
        MethodForm::Late { unit, every, share, part } => {
            let unit = t(if *unit == LateUnit::Day { "trace.late.day" } else { "trace.late.month" });
            let values = [
                ("every", &*every.to_string()),
                ("unit", unit),
                ("share", &*share.to_string()),
                ("part", t(step_part(*part))),
            ];
            vec![fill("pack.does.late", &values)]
        }
        MethodForm::Bonus { cap } => vec![fill("pack.does.bonus", &[("cap", &cap.to_string())])],
    }
}

fn take_off(key: &str, deduction: &Deduction) -> String {
    let plain = |number: Decimal| number.normalize().to_string();
    let line = deduction.line.map_or_else(|| t("pack.does.target").to_owned(), plain);
    let values = [
        ("line", &*line),
        ("every", &*plain(deduction.every)),
        ("points", &*deduction.points.to_string()),
        ("part", t(step_part(deduction.part))),
    ];
    fill(key, &values)
}

/// A band of a table: 10% 以上（不含），15% 及以下：分值的 60%.
fn band_words(band: &TableBand, in_percent: bool) -> String {
    let end = |number: Decimal| if in_percent { Ratio(number).to_string() } else { number.normalize().to_string() };
    let award = match band.award {
        Award::Points(points) => fill("pack.award.points", &[("points", &points.to_string())]),
        Award::Share(share) => fill("pack.award.share", &[("share", &share.to_string())]),
    };
    if let (Some(only), true) = (band.from, band.from == band.to) {
        return fill("pack.award", &[("ends", &fill("pack.equals", &[("end", &end(only))])), ("award", &award)]);
    }
    let from = band.from.map(|from| {
        let key = if band.from_included { "trace.band.from" } else { "trace.band.above" };
        fill(key, &[("end", &end(from))])
    });
    let to = band.to.map(|to| {
        let key = if band.to_included { "trace.band.to" } else { "trace.band.below" };
        fill(key, &[("end", &end(to))])
    });
    let ends: Vec<String> = from.into_iter().chain(to).collect();
    let ends = if ends.is_empty() { t("pack.any").to_owned() } else { ends.join(t("trace.take.and")) };
    fill("pack.award", &[("ends", &ends), ("award", &award)])
}

/// The caps by the execution rate; empty: there are none.
pub fn caps(standard: &Standard) -> Vec<String> {
    let Some(caps) = &standard.execution_caps else { return Vec::new() };
    let key = match caps.effect {
        CapEffect::Total => "pack.cap.total",
        CapEffect::Grade => "pack.cap.grade",
    };
    let line = |cap: &crate::standard::ExecutionCap| {
        fill(key, &[("below", &cap.below.to_string()), ("limit", &cap.limit.to_string())])
    };
    caps.caps.iter().map(line).collect()
}

/// What a veto does and on which grounds; `None`: there is none.
pub fn veto(standard: &Standard) -> Option<(String, Vec<&str>)> {
    let veto = standard.veto.as_ref()?;
    let does = match &veto.effect {
        VetoEffect::Grade(grade) => {
            let name = standard.band(grade).map_or(&*grade.0, |band| &band.name);
            fill("pack.veto.grade", &[("grade", name)])
        }
        VetoEffect::Total(limit) => fill("pack.veto.total", &[("limit", &limit.to_string())]),
    };
    Some((does, veto.grounds.iter().map(|ground| &*ground.name).collect()))
}
