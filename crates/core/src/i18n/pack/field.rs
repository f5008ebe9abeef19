//! What the fields of a pack are called, and why one cannot be read.

use super::super::number::{Asked, reason};
use super::super::{fill, t};
use super::shown;
use crate::standard::{Asks, MethodNumber, PackChoice, PackField, PackForm, Unread, Unreadable};

/// The name of a field with its place, for those who do not see where it stands: “产出指标”的分值.
pub fn field_name(field: PackField, form: &PackForm) -> String {
    use PackField as F;
    let owner = match field {
        F::ReductionTo(r) => return numbered("pack.field.reduction_to", r),
        F::ReductionBy(r) => return numbered("pack.field.reduction_by", r),
        F::CapBelow(c) => return numbered("pack.field.cap_below", c),
        F::CapLimit(c) => return numbered("pack.field.cap_limit", c),
        F::DimensionScore(d) => F::DimensionName(d),
        F::RowScore(d, c, r) => F::RowName(d, c, r),
        F::BandFrom(b) => F::BandName(b),
        F::TierFrom(tier) | F::TierTo(tier) => F::TierName(tier),
        F::MethodNumber(m, _) => F::MethodName(m),
        F::ClauseCitation(c) | F::ClauseText(c) => F::Choice(PackChoice::ClauseRule(c)),
        F::ExecutionNumber(number) => return number_name(number),
        F::Choice(choice) => return choice_name(choice, form),
        _ => return label(field).to_owned(),
    };
    let what = match field {
        F::MethodNumber(_, number) => number_name(number),
        F::RowScore(..) => t("pack.field.full_score").to_owned(),
        _ => label(field).to_owned(),
    };
    of(owner, &what, form)
}

/// The name of something that belongs to what another field names.
fn of(owner: PackField, what: &str, form: &PackForm) -> String {
    fill("pack.field.of", &[("owner", shown(&form.text(owner))), ("what", what)])
}

fn choice_name(choice: PackChoice, form: &PackForm) -> String {
    let what = label(PackField::Choice(choice));
    let owner = match choice {
        PackChoice::FundSource(f) => PackField::FundName(f),
        PackChoice::RowMethod(d, c, r) => PackField::RowName(d, c, r),
        PackChoice::MethodForm(m) | PackChoice::StepPart(m) => PackField::MethodName(m),
        PackChoice::ClauseOrigin(c) | PackChoice::ClauseVerified(c) => PackField::Choice(PackChoice::ClauseRule(c)),
        PackChoice::BandEnds(method, b) | PackChoice::BandUnit(method, b) => {
            let name = fill("pack.number.of", &[("number", &b.saturating_add(1).to_string()), ("what", what)]);
            return method.map_or_else(|| name.clone(), |m| of(PackField::MethodName(m), &name, form));
        }
        _ => return what.to_owned(),
    };
    of(owner, what, form)
}

/// The short name of a field, where its place is in sight.
pub fn label(field: PackField) -> &'static str {
    use PackField as F;
    t(match field {
        F::Name => "pack.field.name",
        F::Version => "pack.field.version",
        F::Source => "pack.field.source",
        F::Date => "pack.field.date",
        F::Note => "pack.field.note",
        F::Places => "pack.field.places",
        F::Reminder => "pack.field.reminder",
        F::ReductionTo(_) => "packs.reduction_to",
        F::ReductionBy(_) => "packs.reduction_by",
        F::DimensionName(_) => "pack.field.dimension",
        F::DimensionScore(_) => "pack.field.full_score",
        F::CategoryName(..) => "pack.field.category",
        F::RowName(..) => "pack.field.row",
        F::RowScore(..) => "packs.row_score",
        F::BandName(_) => "pack.field.band",
        F::BandFrom(_) => "pack.field.band_from",
        F::TierName(_) => "pack.field.tier",
        F::TierFrom(_) => "pack.field.from",
        F::TierTo(_) => "pack.field.to",
        F::MethodName(_) => "pack.field.method",
        F::MethodNumber(_, number) | F::ExecutionNumber(number) => number_label(number),
        F::CapBelow(_) => "packs.cap_below",
        F::CapLimit(_) => "packs.cap_limit",
        F::CapSource => "pack.field.cap_source",
        F::FundName(_) => "pack.field.fund",
        F::GroundName(_) => "pack.field.ground",
        F::VetoLimit => "pack.field.veto_limit",
        F::ClauseCitation(_) => "pack.field.citation",
        F::ClauseText(_) => "pack.field.clause",
        F::Choice(choice) => choice_label(choice),
    })
}

fn choice_label(choice: PackChoice) -> &'static str {
    match choice {
        PackChoice::Kind => "packs.kind",
        PackChoice::OverRun => "pack.choice.over_run",
        PackChoice::OverAchievement => "pack.choice.over_achievement",
        PackChoice::Composite => "pack.choice.composite",
        PackChoice::NotApplicable => "pack.choice.not_applicable",
        PackChoice::ZeroBudget => "pack.choice.zero_budget",
        PackChoice::ExecutionBase => "pack.choice.execution_base",
        PackChoice::Execution => "pack.choice.execution",
        PackChoice::CapEffect => "pack.choice.cap_effect",
        PackChoice::VetoEffect => "pack.choice.veto",
        PackChoice::FundSource(_) => "pack.choice.fund_source",
        PackChoice::RowMethod(..) => "packs.section_methods",
        PackChoice::MethodForm(_) => "pack.choice.method_form",
        PackChoice::StepPart(_) => "pack.choice.step_part",
        PackChoice::BandEnds(..) => "pack.choice.ends",
        PackChoice::BandUnit(..) => "pack.choice.unit",
        PackChoice::ClauseRule(_) => "pack.choice.rule",
        PackChoice::ClauseOrigin(_) => "pack.choice.origin",
        PackChoice::ClauseVerified(_) => "pack.choice.verified",
    }
}

fn number_label(number: MethodNumber) -> &'static str {
    match number {
        MethodNumber::Threshold => "pack.number.threshold",
        MethodNumber::From(_) => "pack.field.from",
        MethodNumber::To(_) => "pack.field.to",
        MethodNumber::Award(_) => "pack.number.award",
        MethodNumber::Line => "pack.number.line",
        MethodNumber::Every => "pack.number.every",
        MethodNumber::Cost => "pack.number.cost",
        MethodNumber::Units => "pack.number.units",
        MethodNumber::Share => "pack.number.share",
        MethodNumber::Most => "pack.number.most",
    }
}

/// The name of a number of a method, with the band it belongs to.
fn number_name(number: MethodNumber) -> String {
    let what = t(number_label(number));
    match number {
        MethodNumber::From(band) | MethodNumber::To(band) | MethodNumber::Award(band) => {
            fill("pack.number.of", &[("number", &band.saturating_add(1).to_string()), ("what", what)])
        }
        _ => what.to_owned(),
    }
}

fn numbered(key: &str, index: usize) -> String {
    fill(key, &[("number", &index.saturating_add(1).to_string())])
}

/// Why the text of a field cannot be read, and what to type.
pub fn unreadable(reason_of: Unreadable, asks: Asks) -> &'static str {
    match (reason_of, asks) {
        (Unreadable::TooLong, _) => t("pack.unreadable.too_long"),
        (Unreadable::Number(error), Asks::Points) => reason(error, Asked::Points),
        (Unreadable::Number(error), Asks::Share) => reason(error, Asked::Ratio),
        (Unreadable::Number(_), Asks::Count) => t("pack.unreadable.count"),
        (Unreadable::Number(_), _) => t("pack.unreadable.number"),
    }
}

/// A text that stands in a field and cannot be read, as one of the things to put right.
pub fn unread_in(unread: &Unread, form: &PackForm) -> String {
    let why = form.problem(unread.field).zip(form.asks(unread.field)).map(|(why, asks)| unreadable(why, asks));
    let mut text: String = unread.text.chars().take(SHOWN).collect();
    if text.len() < unread.text.len() {
        text.push('…');
    }
    let values = [("field", &*field_name(unread.field, form)), ("text", &*text), ("why", why.unwrap_or_default())];
    fill("pack.unreadable", &values)
}

/// Characters of an unreadable text that are quoted.
const SHOWN: usize = 20;
