//! The layout of the self-evaluation form: data in `standards/layouts`.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::model::{FundItem, FundSource};
use crate::report::document::Orientation;

const SELF_EVALUATION_FORM: &str = include_str!("../../../../../standards/layouts/self-evaluation-form.json");

/// The layout of an official form: which cell stands where and what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::report) struct FormLayout {
    /// Stable id.
    pub(in crate::report) id: String,
    /// The title above the form.
    pub(in crate::report) title: String,
    /// The document that prescribes it.
    pub(in crate::report) source: String,
    /// How its sheets lie.
    pub(in crate::report) orientation: Orientation,
    /// The widths of its columns in tenths of a millimeter.
    pub(in crate::report) columns: Vec<u16>,
    /// The rows above the indicators, cell by cell.
    pub(in crate::report) facts: Vec<Vec<FormCell>>,
    /// The block of indicators.
    pub(in crate::report) indicators: IndicatorBlock,
    /// The label of the last row.
    pub(in crate::report) total: String,
    /// Full names of second-level indicators by what people call them.
    pub(in crate::report) category_names: HashMap<String, String>,
}

/// A cell of the form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::report) struct FormCell {
    /// What stands in it.
    pub(in crate::report) content: FormContent,
    /// How many columns it spans.
    #[serde(default = "one")]
    pub(in crate::report) columns: usize,
    /// How many rows it spans.
    #[serde(default = "one")]
    pub(in crate::report) rows: usize,
}

const fn one() -> usize {
    1
}

/// What stands in a cell of the form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::report) enum FormContent {
    /// A head.
    Label(String),
    /// The name of a line.
    Line(String),
    /// A short fact of the profile.
    Fact(FormFact),
    /// A box of prose of the profile.
    Prose(FormFact),
    /// An amount.
    Money(FormFunds, FormItem),
    /// The execution rate (执行率 B/A).
    Rate(FormFunds),
    /// The full score of the execution rate.
    ExecutionFullScore,
    /// The score of the execution rate.
    ExecutionScore,
    /// Nothing is asked for here: "—".
    Dash,
}

/// A fact of the profile that the form shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::report) enum FormFact {
    /// Code and name of the project.
    Project,
    /// 主管部门.
    CompetentDepartment,
    /// 实施单位.
    ImplementingUnit,
    /// 预期目标.
    AnnualObjective,
    /// 实际完成情况.
    ObjectiveResult,
}

/// A line of money in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::report) enum FormFunds {
    /// All sources.
    Total,
    /// 当年财政拨款.
    Appropriation,
    /// 上年结转资金.
    CarryOver,
    /// 其他资金.
    Other,
}

/// A column of money in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::report) enum FormItem {
    /// 年初预算数.
    OriginalBudget,
    /// 全年预算数(A).
    AnnualBudget,
    /// 全年执行数(B).
    Spent,
}

/// The block of indicators of the form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::report) struct IndicatorBlock {
    /// The label merged down its left side.
    pub(in crate::report) label: String,
    /// The heads of its columns.
    pub(in crate::report) heads: [String; 8],
}

impl FormLayout {
    /// The full name of a second-level indicator.
    pub(in crate::report) fn category_name<'a>(&'a self, name: &'a str) -> &'a str {
        self.category_names.get(name).map_or(name, String::as_str)
    }
}

impl FormFunds {
    /// The source of the line; `None`: all sources.
    pub(in crate::report) fn source(self) -> Option<FundSource> {
        match self {
            Self::Total => None,
            Self::Appropriation => Some(FundSource::Appropriation),
            Self::CarryOver => Some(FundSource::CarryOver),
            Self::Other => Some(FundSource::Other),
        }
    }
}

impl From<FormItem> for FundItem {
    fn from(item: FormItem) -> Self {
        match item {
            FormItem::OriginalBudget => Self::OriginalBudget,
            FormItem::AnnualBudget => Self::AnnualBudget,
            FormItem::Spent => Self::Spent,
        }
    }
}

/// The layout of the national self-evaluation form (项目支出绩效自评表).
pub(in crate::report) fn layout() -> &'static FormLayout {
    static LAYOUT: OnceLock<FormLayout> = OnceLock::new();
    LAYOUT.get_or_init(|| serde_json::from_str(SELF_EVALUATION_FORM).expect("the layout is part of the program"))
}

#[cfg(test)]
mod tests {
    use super::layout;

    #[test]
    fn every_row_of_the_form_fills_all_columns() {
        let layout = layout();
        let mut merged = vec![0usize; layout.columns.len()];
        for (number, row) in layout.facts.iter().enumerate() {
            let mut filled = merged.iter().filter(|rows| **rows > 0).count();
            let mut next: Vec<usize> = merged.iter().map(|rows| rows.saturating_sub(1)).collect();
            let mut column = merged.iter().position(|rows| *rows == 0).unwrap_or(0);
            for cell in row {
                filled += cell.columns;
                next[column..column + cell.columns].fill(cell.rows - 1);
                column += cell.columns;
            }
            assert_eq!(filled, layout.columns.len(), "row {}", number + 1);
            merged = next;
        }
        assert!(merged.iter().all(|rows| *rows == 0), "a merged cell hangs over the end");
        assert_eq!(layout.indicators.heads.len() + 1, layout.columns.len());
        // The sheet is 297 mm wide, its margins 35 and 37 mm.
        assert_eq!(layout.columns.iter().sum::<u16>(), 2250);
    }

    #[test]
    fn short_names_of_classes_are_written_in_full() {
        assert_eq!(layout().category_name("社会效益"), "社会效益指标");
        assert_eq!(layout().category_name("服务对象满意度"), "服务对象满意度指标");
        assert_eq!(layout().category_name("资金管理"), "资金管理");
    }
}
