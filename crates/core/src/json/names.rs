//! Choices and their names in files.

use crate::model::{
    CompositeMode, EvaluationKind, EvidenceKind, FundItem, FundSource, Measure, MoneyUnit, Polarity, ProjectStatus,
    Section, UnexecutedReason, WeightSource,
};

/// A choice that has a name in files and in the catalogue.
pub trait Named: Copy + 'static {
    /// All choices, in the order of the screen.
    const ALL: &'static [Self];

    /// The name. It is part of the file format: another name is another version.
    fn name(self) -> &'static str;

    /// The choice with this name.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.name() == name)
    }
}

macro_rules! names {
    ($($type:ident { $($variant:ident => $name:literal,)+ })+) => {$(
        impl Named for $type {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    )+};
}

names! {
    EvaluationKind {
        SelfEvaluation => "self_evaluation",
        Departmental => "departmental",
        Fiscal => "fiscal",
    }
    ProjectStatus {
        Unstated => "unstated",
        Finished => "finished",
        Unfinished => "unfinished",
    }
    MoneyUnit {
        Yuan => "yuan",
        TenThousandYuan => "ten_thousand_yuan",
    }
    FundSource {
        Appropriation => "appropriation",
        CarryOver => "carry_over",
        Other => "other",
    }
    FundItem {
        OriginalBudget => "original_budget",
        Adjustment => "adjustment",
        AnnualBudget => "annual_budget",
        Received => "received",
        Spent => "spent",
        CarriedForward => "carried_forward",
        Balance => "balance",
        Reclaimed => "reclaimed",
        NotReceived => "not_received",
    }
    UnexecutedReason {
        Saved => "saved",
        PaymentDue => "payment_due",
        Cancelled => "canceled",
        CarriedForward => "carried_forward",
    }
    Measure {
        AtLeast => "at_least",
        MoreThan => "more_than",
        Equal => "equal",
        LessThan => "less_than",
        AtMost => "at_most",
        Between => "between",
        Qualitative => "qualitative",
        YesNo => "yes_no",
        ExecutionRate => "execution_rate",
        Composite => "composite",
    }
    Polarity {
        Natural => "natural",
        Control => "control",
    }
    CompositeMode {
        Strict => "strict",
        Pooled => "pooled",
        Lowest => "lowest",
    }
    WeightSource {
        Unit => "unit",
        Standard => "standard",
        Report => "report",
        Demonstration => "demonstration",
    }
    EvidenceKind {
        Document => "document",
        Contract => "contract",
        Voucher => "voucher",
        Minutes => "minutes",
        Photo => "photo",
        AttendanceSheet => "attendance_sheet",
        AcceptanceForm => "acceptance_form",
        Questionnaire => "questionnaire",
        Screenshot => "screenshot",
        MediaReport => "media_report",
        Other => "other",
    }
    Section {
        Overview => "overview",
        BudgetArrangement => "budget_arrangement",
        Purpose => "purpose",
        Principles => "principles",
        IndicatorSystem => "indicator_system",
        Method => "method",
        Preparation => "preparation",
        Implementation => "implementation",
        Analysis => "analysis",
        OutputNote => "output_note",
        BenefitNote => "benefit_note",
        SatisfactionNote => "satisfaction_note",
        ManagementNote => "management_note",
        Conclusion => "conclusion",
        FundArrangement => "fund_arrangement",
        FundUse => "fund_use",
        FundManagement => "fund_management",
        Organization => "organization",
        Experience => "experience",
        Other => "other",
    }
}
