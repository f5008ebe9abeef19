//! One step of a method in a sentence.

use super::formula::{operand, percent, unrounded};
use super::{fill, t};
use crate::decimal::{Decimal, Fraction};
use crate::engine::MethodStep;
use crate::standard::{Award, LateUnit, TableBand, TableValue};

/// The key of the title of a step, and its text.
pub(super) fn line(step: &MethodStep) -> (&'static str, String) {
    match step {
        MethodStep::Survey { satisfied, valid, rate } => {
            ("trace.survey", format!("{} ÷ {} = {}%", operand(*satisfied), operand(*valid), unrounded(rate)))
        }
        MethodStep::Milestones { in_time, late, open, rate } => {
            let counts = [in_time, late, open, &(in_time + late + open)].map(ToString::to_string);
            let [in_time, late, open, all] = counts.each_ref().map(String::as_str);
            let key = if open == "0" { "trace.milestones.text" } else { "trace.milestones.open" };
            let values = [("in_time", in_time), ("late", late), ("open", open), ("all", all)];
            ("trace.milestones", format!("{} = {}%", fill(key, &values), unrounded(rate)))
        }
        MethodStep::AddUp { numbers, value } => {
            let sum: Vec<String> = numbers.iter().map(|number| operand(*number)).collect();
            ("trace.add_up", format!("{} = {}", sum.join(" + "), unrounded(value)))
        }
        MethodStep::Average { weighted, value } => {
            let terms: Vec<String> =
                weighted.iter().map(|(actual, money)| format!("{} × {}", operand(*actual), operand(*money))).collect();
            let whole: Fraction = weighted.iter().map(|(_, money)| Fraction::from(*money)).sum();
            ("trace.average", format!("（{}）÷ {} = {}", terms.join(" + "), unrounded(&whole), unrounded(value)))
        }
        MethodStep::Panel { given, left_out, value } => {
            let points: Vec<String> = given.iter().map(ToString::to_string).collect();
            let key = if *left_out { "trace.panel.left_out" } else { "trace.panel.all" };
            let values = [("points", &*points.join("、")), ("value", &*unrounded(value))];
            ("trace.panel", fill(key, &values))
        }
        MethodStep::Against { value, target, rate } => {
            ("trace.rate", format!("{} ÷ {} = {}", unrounded(value), operand(*target), percent(rate)))
        }
        MethodStep::Threshold { rate, from, passed } => {
            let key = if *passed { "trace.threshold.passed" } else { "trace.threshold.missed" };
            ("trace.threshold", fill(key, &[("rate", &percent(rate)), ("from", &from.to_string())]))
        }
        MethodStep::Stretch { rate, from, value } => {
            let whole = Fraction::ONE - Fraction::from(*from);
            let text = format!("（{} − {from}）÷ {} = {}", percent(rate), percent(&whole), percent(value));
            ("trace.stretch", text)
        }
        MethodStep::Distance { actual, target, value } => {
            let target = operand(*target);
            ("trace.distance", format!("|{} − {target}| ÷ {target} = {}", unrounded(actual), percent(value)))
        }
        MethodStep::Band { value, over, band } => ("trace.band", band_text(value, *over, band)),
        MethodStep::WithinLine { line } => {
            ("trace.take_off", fill("trace.take_off.none", &[("line", &operand(*line))]))
        }
        MethodStep::TakeOff { beyond, line, every, steps, points, left } => {
            let values = [
                ("beyond", &*unrounded(beyond)),
                ("line", &*operand(*line)),
                ("every", &*operand(*every)),
                ("steps", &*unrounded(steps)),
                ("points", &*points.to_string()),
                ("left", &*unrounded(left)),
            ];
            ("trace.take_off", fill("trace.take_off.text", &values))
        }
        MethodStep::OnTime { due, done } => {
            let values = [("due", &*due.to_string()), ("done", &*done.to_string())];
            ("trace.on_time", fill("trace.on_time.text", &values))
        }
        MethodStep::Late { due, done, unit, late, every, steps, share, left } => {
            let unit = t(if *unit == LateUnit::Day { "trace.late.day" } else { "trace.late.month" });
            let values = [
                ("due", &*due.to_string()),
                ("done", &*done.to_string()),
                ("late", &*unrounded(late)),
                ("unit", unit),
                ("every", &*every.to_string()),
                ("share", &*share.to_string()),
                ("steps", &*unrounded(steps)),
                ("left", &*percent(left)),
            ];
            ("trace.late", fill("trace.late.text", &values))
        }
        MethodStep::Finished => ("trace.finished", t("trace.finished.text").to_owned()),
        MethodStep::Bonus { rate, cap, share } => {
            let values = [("rate", &*percent(rate)), ("cap", &*cap.to_string()), ("share", &*percent(share))];
            ("trace.bonus", fill("trace.bonus.text", &values))
        }
    }
}

/// The band of a table in words: 13.8% 落在 10%～15%（不含下限），记 3 分.
fn band_text(value: &Fraction, over: TableValue, band: &TableBand) -> String {
    let in_percent = over != TableValue::Actual;
    let shown = |number: Decimal| {
        if in_percent { percent(&Fraction::from(number)) } else { operand(number) }
    };
    let mut ends = Vec::new();
    if let Some(from) = band.from {
        let key = if band.from_included { "trace.band.from" } else { "trace.band.above" };
        ends.push(fill(key, &[("end", &shown(from))]));
    }
    if let Some(to) = band.to {
        let key = if band.to_included { "trace.band.to" } else { "trace.band.below" };
        ends.push(fill(key, &[("end", &shown(to))]));
    }
    let ends = ends.join(t("trace.take.and"));
    let value = if in_percent { percent(value) } else { unrounded(value) };
    let (key, award) = match band.award {
        Award::Points(points) => ("trace.band.points", points.to_string()),
        Award::Share(share) => ("trace.band.share", share.to_string()),
    };
    fill(key, &[("value", &value), ("ends", &ends), ("award", &award)])
}
