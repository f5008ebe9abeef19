//! What a score rests on: rule, standard and clauses.

use super::{TraceLine, fill, t};
use crate::engine::Trace;
use crate::standard::{Clause, ClauseOrigin, Rule, Standard};

/// What a score rests on: the rule in a sentence, the standard by name and
/// version, and the clauses of the rules that took part.
pub fn basis(trace: &Trace, standard: &Standard) -> Vec<TraceLine> {
    let mut lines = vec![rule(trace), rule_pack(standard)];
    lines.extend(clauses(trace, standard).map(clause));
    lines
}

/// The rule that scores the node, in a sentence.
pub fn rule(trace: &Trace) -> TraceLine {
    TraceLine {
        title: t("trace.basis.rule.title").to_owned(),
        text: t(rule_sentence(trace.rule)).to_owned(),
        note: None,
    }
}

/// The standard by name and version.
pub fn rule_pack(standard: &Standard) -> TraceLine {
    let text = fill("trace.basis.standard", &[("name", &standard.name), ("version", &standard.version)]);
    TraceLine { title: t("trace.basis.standard.title").to_owned(), text, note: None }
}

/// The clauses of the rules that took part.
pub fn clauses<'s>(trace: &Trace, standard: &'s Standard) -> impl Iterator<Item = &'s Clause> {
    trace.rules().into_iter().filter_map(|rule| standard.clause(rule))
}

/// A clause, with who laid it down where that is not a regulation, and with the
/// remark that the original prevails where nobody compared it.
pub fn clause(clause: &Clause) -> TraceLine {
    let text = fill("trace.basis.clause", &[("citation", &clause.citation), ("text", &clause.text)]);
    let note = match clause.origin {
        _ if !clause.verified => Some(t("trace.basis.unverified").to_owned()),
        ClauseOrigin::Ours => Some(t("trace.basis.ours").to_owned()),
        ClauseOrigin::Regulation | ClauseOrigin::System | ClauseOrigin::Report => None,
    };
    TraceLine { title: t("trace.basis.clause.title").to_owned(), text, note }
}

/// The key of the sentence that says what a rule does.
pub(in crate::i18n) fn rule_sentence(rule: Rule) -> &'static str {
    match rule {
        Rule::AtLeast => "rule.at_least",
        Rule::MoreThan => "rule.more_than",
        Rule::AtMostInverse => "rule.at_most_inverse",
        Rule::AtMostLinear => "rule.at_most_linear",
        Rule::LessThan => "rule.less_than",
        Rule::Equal => "rule.equal",
        Rule::Between => "rule.between",
        Rule::Bound => "rule.bound",
        Rule::ZeroLimit => "rule.zero_limit",
        Rule::ZeroTarget => "rule.zero_target",
        Rule::ZeroActual => "rule.zero_actual",
        Rule::Missing => "rule.missing",
        Rule::NotApplicable => "rule.not_applicable",
        Rule::ExecutionRate => "rule.execution_rate",
        Rule::OverBudget => "rule.over_budget",
        Rule::ZeroBudget => "rule.zero_budget",
        Rule::Tiers => "rule.tiers",
        Rule::YesNo => "rule.yes_no",
        Rule::Composite => "rule.composite",
        Rule::OverAchievement => "rule.over_achievement",
        Rule::DeviationTable => "rule.deviation_table",
        Rule::ExecutionTable => "rule.execution_table",
        Rule::ExecutionFinished => "rule.execution_finished",
        Rule::CountedPoints => "rule.counted_points",
        Rule::Satisfaction => "rule.satisfaction",
        Rule::Steps => "rule.steps",
        Rule::ValueTable => "rule.value_table",
        Rule::ShortfallDeduction => "rule.shortfall_deduction",
        Rule::ExcessDeduction => "rule.excess_deduction",
        Rule::Bonus => "rule.bonus",
        Rule::Late => "rule.late",
        Rule::PassThreshold => "rule.pass_threshold",
        Rule::PassStretched => "rule.pass_stretched",
        Rule::Veto => "rule.veto",
        Rule::ExecutionCap => "rule.execution_cap",
        Rule::Aggregate => "rule.aggregate",
        Rule::Milestones => "rule.milestones",
        Rule::Panel => "rule.panel",
        Rule::Manual => "rule.manual",
        Rule::Totals => "rule.totals",
        Rule::Grade => "rule.grade",
    }
}
