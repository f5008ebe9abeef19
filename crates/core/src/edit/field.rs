//! The fields of every node, each with its value: the grain of edit and merge.

use crate::decimal::{Amount, Date, Points, Quantity, Ratio};
use crate::model::{
    Applicability, Category, CompositeMode, Dimension, Entry, EvaluationKind, Evidence, EvidenceKind, FundItem,
    FundLine, FundSource, Funds, Indicator, Measure, MoneyUnit, NodeId, Part, Polarity, Problem, Profile,
    ProjectStatus, Recommendation, UnexecutedReason, WeightSource,
};

/// Declares a field enum: a variant for each field, and `swap`, which puts the
/// value and returns the variant with the value before.
macro_rules! fields {
    ($(#[$meta:meta])* $name:ident of $node:ident {
        $($(#[$variant_meta:meta])* $variant:ident($type:ty) => $($path:ident).+;)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_meta])* $variant($type),)+
        }

        impl $name {
            /// Puts the value and returns the field with the value before.
            pub(super) fn swap(self, node: &mut $node) -> Self {
                match self {
                    $(Self::$variant(value) => Self::$variant(std::mem::replace(&mut node.$($path).+, value)),)+
                }
            }
        }
    };
}

fields! {
    /// A field of the profile.
    ProfileField of Profile {
        /// Name of the project.
        ProjectName(Entry<String>) => project_name;
        /// Code of the project.
        ProjectCode(Entry<String>) => project_code;
        /// Kind of evaluation.
        Kind(EvaluationKind) => kind;
        /// Title of the report.
        ReportTitle(Entry<String>) => report_title;
        /// Implementing unit.
        ImplementingUnit(Entry<String>) => implementing_unit;
        /// Competent department.
        CompetentDepartment(Entry<String>) => competent_department;
        /// Evaluating body.
        EvaluatingBody(Entry<String>) => evaluating_body;
        /// Budget year.
        FiscalYear(Entry<u16>) => fiscal_year;
        /// First day of the period.
        PeriodStart(Entry<Date>) => period_start;
        /// Last day of the period.
        PeriodEnd(Entry<Date>) => period_end;
        /// Whether the project is finished.
        Status(ProjectStatus) => status;
        /// Annual overall objective.
        AnnualObjective(Entry<String>) => annual_objective;
        /// How far it was reached.
        ObjectiveResult(Entry<String>) => objective_result;
        /// Unit that signs.
        Signatory(Entry<String>) => signatory;
        /// Date under the signature.
        ReportDate(Entry<Date>) => report_date;
        /// Who filled the form in.
        Contact(Entry<String>) => contact;
        /// Telephone.
        Telephone(Entry<String>) => telephone;
    }
}

fields! {
    /// A field of the funds.
    FundsField of Funds {
        /// Unit of typing and showing.
        DisplayUnit(MoneyUnit) => display_unit;
        /// Document number of the budget adjustment.
        AdjustmentDocument(Entry<String>) => adjustment_document;
        /// Why money was left, chosen.
        UnexecutedReason(Option<UnexecutedReason>) => unexecuted_reason;
        /// Why money was left, in words.
        UnexecutedNote(String) => unexecuted_note;
    }
}

/// A field of a fund line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FundLineField {
    /// What the line is called.
    Name(String),
    /// Its source.
    Source(Option<FundSource>),
    /// One of its amounts.
    Amount(FundItem, Entry<Amount>),
    /// Indicators that this use pays for.
    Indicators(Vec<NodeId>),
}

impl FundLineField {
    /// Puts the value and returns the field with the value before.
    pub(super) fn swap(self, line: &mut FundLine) -> Self {
        match self {
            Self::Name(value) => Self::Name(std::mem::replace(&mut line.name, value)),
            Self::Source(value) => Self::Source(std::mem::replace(&mut line.source, value)),
            Self::Amount(item, entry) => Self::Amount(item, line.amounts.replace(item, entry)),
            Self::Indicators(value) => Self::Indicators(std::mem::replace(&mut line.indicators, value)),
        }
    }
}

fields! {
    /// A field of a dimension.
    DimensionField of Dimension {
        /// Its name.
        Name(String) => name;
        /// Which dimension of the standard it stands for.
        Key(String) => key;
        /// The full score that it should add up to.
        FullScore(Entry<Points>) => full_score;
        /// The score that the source report published for it.
        PublishedScore(Entry<Points>) => published_score;
    }
}

fields! {
    /// A field of a category.
    CategoryField of Category {
        /// Its name.
        Name(String) => name;
        /// The full score that it should add up to.
        FullScore(Entry<Points>) => full_score;
    }
}

fields! {
    /// A field of an indicator.
    IndicatorField of Indicator {
        /// Its name.
        Name(String) => name;
        /// What it means.
        Definition(String) => definition;
        /// How it is measured.
        Measure(Measure) => measure;
        /// Which way is better.
        Polarity(Polarity) => polarity;
        /// The target as approved.
        InitialTarget(Entry<Quantity>) => target.initial;
        /// The adjusted target.
        AdjustedTarget(Entry<Quantity>) => target.adjusted;
        /// The document that approved the adjustment.
        AdjustmentDocument(String) => target.adjustment_document;
        /// Its unit.
        Unit(String) => unit;
        /// Its actual value.
        Actual(Entry<Quantity>) => actual;
        /// Its full score.
        FullScore(Entry<Points>) => full_score;
        /// Where the full score comes from.
        WeightSource(WeightSource) => weight_source;
        /// The chosen tier.
        Tier(Option<u8>) => judgement.tier;
        /// The points given inside the tier.
        Points(Entry<Points>) => judgement.points;
        /// The listed deduction of a "no".
        Deduction(Entry<Points>) => judgement.deduction;
        /// What the judgement rests on.
        Basis(String) => judgement.basis;
        /// How the parts are joined.
        CompositeMode(Option<CompositeMode>) => composite_mode;
        /// Whether the target was set too low.
        TargetTooLow(bool) => over_achievement.target_too_low;
        /// The coefficient of policy (c).
        Coefficient(Entry<Ratio>) => over_achievement.coefficient;
        /// Reason and measures.
        DeviationReason(String) => deviation_reason;
        /// Whether the row counts.
        Applicability(Applicability) => applicability;
        /// The score that the source report published for the row.
        PublishedScore(Entry<Points>) => published_score;
    }
}

fields! {
    /// A field of a part of a composite indicator.
    PartField of Part {
        /// What it counts.
        Name(String) => name;
        /// How it is measured.
        Measure(Measure) => measure;
        /// The target as approved.
        InitialTarget(Entry<Quantity>) => target.initial;
        /// The adjusted target.
        AdjustedTarget(Entry<Quantity>) => target.adjusted;
        /// The document that approved the adjustment.
        AdjustmentDocument(String) => target.adjustment_document;
        /// Its unit.
        Unit(String) => unit;
        /// Its actual value.
        Actual(Entry<Quantity>) => actual;
        /// Its share of the row.
        Share(Entry<Ratio>) => share;
    }
}

fields! {
    /// A field of an evidence entry.
    EvidenceField of Evidence {
        /// Its title.
        Title(String) => title;
        /// What kind of document it is.
        Kind(EvidenceKind) => kind;
        /// Its document number.
        DocumentNumber(String) => document_number;
        /// Its date.
        Date(Entry<Date>) => date;
        /// Which pages prove the point.
        Pages(String) => pages;
        /// Who holds it.
        Holder(String) => holder;
        /// Where it is kept.
        Location(String) => location;
        /// The quantity that it proves.
        Quantity(Entry<Quantity>) => quantity;
        /// A remark.
        Note(String) => note;
        /// The indicators that it supports.
        Indicators(Vec<NodeId>) => indicators;
    }
}

fields! {
    /// A field of a problem.
    ProblemField of Problem {
        /// The problem in words.
        Text(String) => text;
        /// Why it came about.
        Cause(String) => cause;
    }
}

fields! {
    /// A field of a recommendation.
    RecommendationField of Recommendation {
        /// The recommendation in words.
        Text(String) => text;
        /// The problems that it answers.
        Problems(Vec<NodeId>) => problems;
    }
}
