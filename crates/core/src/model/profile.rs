//! Who is evaluated, by whom, for which year.

use super::{Entry, Expert, Unknown};
use crate::decimal::Date;

/// The kind of evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EvaluationKind {
    /// Self-evaluation by the implementing unit (单位自评).
    #[default]
    SelfEvaluation,
    /// Evaluation by the competent department (部门评价).
    Departmental,
    /// Evaluation by the finance department (财政评价).
    Fiscal,
}

/// Whether the project is finished (项目是否完成).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProjectStatus {
    /// Not said.
    #[default]
    Unstated,
    /// The project is finished.
    Finished,
    /// Work goes on in the next year.
    Unfinished,
}

/// The facts that head every paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Name of the project (项目名称).
    pub project_name: Entry<String>,
    /// Code of the project in the budget system (项目编码).
    pub project_code: Entry<String>,
    /// The kind of evaluation (评价类别).
    pub kind: EvaluationKind,
    /// Title of the report as the unit wrote it; blank: made from the other fields.
    pub report_title: Entry<String>,
    /// The unit that carries the project out (实施单位).
    pub implementing_unit: Entry<String>,
    /// The department it belongs to (主管部门).
    pub competent_department: Entry<String>,
    /// Who evaluates (评价机构).
    pub evaluating_body: Entry<String>,
    /// The budget year (预算年度).
    pub fiscal_year: Entry<u16>,
    /// First day of the evaluated period (评价期间).
    pub period_start: Entry<Date>,
    /// Last day of the evaluated period.
    pub period_end: Entry<Date>,
    /// Whether the project is finished.
    pub status: ProjectStatus,
    /// Annual overall objective as approved (预期目标).
    pub annual_objective: Entry<String>,
    /// How far the annual overall objective was reached (实际完成情况).
    pub objective_result: Entry<String>,
    /// The unit that signs the report (落款单位).
    pub signatory: Entry<String>,
    /// The date under the signature (报告日期).
    pub report_date: Entry<Date>,
    /// Who filled the form in (填报人).
    pub contact: Entry<String>,
    /// Telephone of that person (联系电话).
    pub telephone: Entry<String>,
    /// Grounds of the standard that overrule the grade, by id (一票否决).
    pub veto_grounds: Vec<String>,
    /// What happened, and where it was found.
    pub veto_note: String,
    /// The experts who give points to qualitative rows (专家组).
    pub panel: Vec<Expert>,
    /// Members this version does not know.
    pub unknown: Unknown,
}
