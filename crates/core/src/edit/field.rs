//! The fields of every node, each with its value: the grain of edit and merge.

use crate::decimal::{Amount, Date, Points, Quantity, Ratio};
use crate::json::{Field, Json, Named, ReadError, Value, Writer};
use crate::model::{
    Applicability, Category, CompositeMode, Dimension, Entry, EvaluationKind, Evidence, EvidenceKind, Expert, FundItem,
    FundLine, FundSource, Funds, Indicator, Mark, Measure, Milestone, MoneyUnit, NodeId, Part, Polarity, Portion,
    Problem, Profile, ProjectStatus, Recommendation, UnexecutedReason, WeightSource,
};

/// Declares a field enum: a variant for each field with its name in files, and
/// `swap`, which puts the value and returns the variant with the value before.
macro_rules! fields {
    ($(#[$meta:meta])* $name:ident of $node:ident {
        $($(#[$variant_meta:meta])* $variant:ident($type:ty) => $($path:ident).+ as $file_name:literal;)+
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

        impl Field for $name {
            type Node = $node;

            fn name(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $file_name,)+
                }
            }

            fn put(self, node: &mut $node) {
                self.swap(node);
            }

            fn read(name: &str, json: Option<Json<'_>>) -> Result<Option<Self>, ReadError> {
                match name {
                    $($file_name => Value::read_or_default(json).map(Self::$variant).map(Some),)+
                    _ => Ok(None),
                }
            }

            fn write_member(&self, key: &str, out: &mut Writer) {
                match self {
                    $(Self::$variant(value) => value.write_member(key, out),)+
                }
            }

            fn write_all(node: &$node, out: &mut Writer) {
                $(node.$($path).+.write_member($file_name, out);)+
            }

            fn schema() -> Vec<(&'static str, String)> {
                vec![$(($file_name, <$type as Value>::schema()),)+]
            }
        }
    };
}

fields! {
    /// A field of the profile.
    ProfileField of Profile {
        /// Name of the project.
        ProjectName(Entry<String>) => project_name as "project_name";
        /// Code of the project.
        ProjectCode(Entry<String>) => project_code as "project_code";
        /// Kind of evaluation.
        Kind(EvaluationKind) => kind as "kind";
        /// Title of the report.
        ReportTitle(Entry<String>) => report_title as "report_title";
        /// Implementing unit.
        ImplementingUnit(Entry<String>) => implementing_unit as "implementing_unit";
        /// Competent department.
        CompetentDepartment(Entry<String>) => competent_department as "competent_department";
        /// Evaluating body.
        EvaluatingBody(Entry<String>) => evaluating_body as "evaluating_body";
        /// Budget year.
        FiscalYear(Entry<u16>) => fiscal_year as "fiscal_year";
        /// First day of the period.
        PeriodStart(Entry<Date>) => period_start as "period_start";
        /// Last day of the period.
        PeriodEnd(Entry<Date>) => period_end as "period_end";
        /// Whether the project is finished.
        Status(ProjectStatus) => status as "status";
        /// Annual overall objective.
        AnnualObjective(Entry<String>) => annual_objective as "annual_objective";
        /// How far it was reached.
        ObjectiveResult(Entry<String>) => objective_result as "objective_result";
        /// Unit that signs.
        Signatory(Entry<String>) => signatory as "signatory";
        /// Date under the signature.
        ReportDate(Entry<Date>) => report_date as "report_date";
        /// Who filled the form in.
        Contact(Entry<String>) => contact as "contact";
        /// Telephone.
        Telephone(Entry<String>) => telephone as "telephone";
        /// Grounds of the standard that overrule the grade.
        VetoGrounds(Vec<String>) => veto_grounds as "veto_grounds";
        /// What happened.
        VetoNote(String) => veto_note as "veto_note";
        /// The experts.
        Panel(Vec<Expert>) => panel as "panel";
    }
}

fields! {
    /// A field of the funds.
    FundsField of Funds {
        /// Unit of typing and showing.
        DisplayUnit(MoneyUnit) => display_unit as "display_unit";
        /// Document number of the budget adjustment.
        AdjustmentDocument(Entry<String>) => adjustment_document as "adjustment_document";
        /// Why money was left, chosen.
        UnexecutedReason(Option<UnexecutedReason>) => unexecuted_reason as "unexecuted_reason";
        /// Why money was left, in words.
        UnexecutedNote(String) => unexecuted_note as "unexecuted_note";
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

impl Field for FundLineField {
    type Node = FundLine;

    fn name(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Source(_) => "source",
            Self::Amount(item, _) => item.name(),
            Self::Indicators(_) => "indicators",
        }
    }

    fn put(self, line: &mut FundLine) {
        self.swap(line);
    }

    fn read(name: &str, json: Option<Json<'_>>) -> Result<Option<Self>, ReadError> {
        match (name, FundItem::from_name(name)) {
            ("name", _) => Value::read_or_default(json).map(Self::Name).map(Some),
            ("source", _) => Value::read_or_default(json).map(Self::Source).map(Some),
            ("indicators", _) => Value::read_or_default(json).map(Self::Indicators).map(Some),
            (_, Some(item)) => Value::read_or_default(json).map(|entry| Some(Self::Amount(item, entry))),
            (_, None) => Ok(None),
        }
    }

    fn write_member(&self, key: &str, out: &mut Writer) {
        match self {
            Self::Name(value) => value.write_member(key, out),
            Self::Source(value) => value.write_member(key, out),
            Self::Amount(_, value) => value.write_member(key, out),
            Self::Indicators(value) => value.write_member(key, out),
        }
    }

    fn write_all(line: &FundLine, out: &mut Writer) {
        line.name.write_member("name", out);
        line.source.write_member("source", out);
        for item in FundItem::ALL {
            line.amounts.get(item).write_member(item.name(), out);
        }
        line.indicators.write_member("indicators", out);
    }

    fn schema() -> Vec<(&'static str, String)> {
        let mut members = vec![("name", String::schema()), ("source", Option::<FundSource>::schema())];
        members.extend(FundItem::ALL.iter().map(|item| (item.name(), Entry::<Amount>::schema())));
        members.push(("indicators", Vec::<NodeId>::schema()));
        members
    }
}

fields! {
    /// A field of a dimension.
    DimensionField of Dimension {
        /// Its name.
        Name(String) => name as "name";
        /// Which dimension of the standard it stands for.
        Key(String) => key as "key";
        /// The full score that it should add up to.
        FullScore(Entry<Points>) => full_score as "full_score";
        /// The score that the source report published for it.
        PublishedScore(Entry<Points>) => published_score as "published_score";
    }
}

fields! {
    /// A field of a category.
    CategoryField of Category {
        /// Its name.
        Name(String) => name as "name";
        /// The full score that it should add up to.
        FullScore(Entry<Points>) => full_score as "full_score";
    }
}

fields! {
    /// A field of an indicator.
    IndicatorField of Indicator {
        /// Its name.
        Name(String) => name as "name";
        /// What it means.
        Definition(String) => definition as "definition";
        /// How it is measured.
        Measure(Measure) => measure as "measure";
        /// Which way is better.
        Polarity(Polarity) => polarity as "polarity";
        /// The target as approved.
        InitialTarget(Entry<Quantity>) => target.initial as "initial_target";
        /// The adjusted target.
        AdjustedTarget(Entry<Quantity>) => target.adjusted as "adjusted_target";
        /// The document that approved the adjustment.
        AdjustmentDocument(String) => target.adjustment_document as "adjustment_document";
        /// Its unit.
        Unit(String) => unit as "unit";
        /// Its actual value.
        Actual(Entry<Quantity>) => actual as "actual";
        /// Its full score.
        FullScore(Entry<Points>) => full_score as "full_score";
        /// Where the full score comes from.
        WeightSource(WeightSource) => weight_source as "weight_source";
        /// The chosen tier.
        Tier(Option<u8>) => judgement.tier as "tier";
        /// The points given inside the tier.
        Points(Entry<Points>) => judgement.points as "points";
        /// The listed deduction of a "no".
        Deduction(Entry<Points>) => judgement.deduction as "deduction";
        /// What the judgement rests on.
        Basis(String) => judgement.basis as "basis";
        /// How the parts are joined.
        CompositeMode(Option<CompositeMode>) => composite_mode as "composite_mode";
        /// Whether the target was set too low.
        TargetTooLow(bool) => over_achievement.target_too_low as "target_too_low";
        /// The coefficient of policy (c).
        Coefficient(Entry<Ratio>) => over_achievement.coefficient as "coefficient";
        /// The method of the standard that scores it.
        Method(String) => method as "method";
        /// Questionnaires handed out.
        SurveySample(Entry<Quantity>) => survey.sample as "survey_sample";
        /// Valid answers.
        SurveyValid(Entry<Quantity>) => survey.valid as "survey_valid";
        /// Satisfied answers.
        SurveySatisfied(Entry<Quantity>) => survey.satisfied as "survey_satisfied";
        /// How the survey was done.
        SurveyWay(String) => survey.way as "survey_way";
        /// When the survey was done.
        SurveyDate(Entry<Date>) => survey.date as "survey_date";
        /// Points in the place of the computed ones.
        ManualPoints(Entry<Points>) => manual.points as "manual_points";
        /// Why a person set them.
        ManualReason(String) => manual.reason as "manual_reason";
        /// Who set them.
        ManualBy(String) => manual.by as "manual_by";
        /// Whether it is a core indicator.
        Core(bool) => core as "core";
        /// What each project or region did.
        Portions(Vec<Portion>) => portions as "portions";
        /// What was to be done by which day.
        Milestones(Vec<Milestone>) => milestones as "milestones";
        /// What the experts gave.
        Marks(Vec<Mark>) => marks as "marks";
        /// Reason and measures.
        DeviationReason(String) => deviation_reason as "deviation_reason";
        /// Whether the row counts.
        Applicability(Applicability) => applicability as "not_applicable";
        /// The score that the source report published for the row.
        PublishedScore(Entry<Points>) => published_score as "published_score";
    }
}

fields! {
    /// A field of a part of a composite indicator.
    PartField of Part {
        /// What it counts.
        Name(String) => name as "name";
        /// How it is measured.
        Measure(Measure) => measure as "measure";
        /// The target as approved.
        InitialTarget(Entry<Quantity>) => target.initial as "initial_target";
        /// The adjusted target.
        AdjustedTarget(Entry<Quantity>) => target.adjusted as "adjusted_target";
        /// The document that approved the adjustment.
        AdjustmentDocument(String) => target.adjustment_document as "adjustment_document";
        /// Its unit.
        Unit(String) => unit as "unit";
        /// Its actual value.
        Actual(Entry<Quantity>) => actual as "actual";
        /// Its share of the row.
        Share(Entry<Ratio>) => share as "share";
    }
}

fields! {
    /// A field of an evidence entry.
    EvidenceField of Evidence {
        /// Its title.
        Title(String) => title as "title";
        /// What kind of document it is.
        Kind(EvidenceKind) => kind as "kind";
        /// Its document number.
        DocumentNumber(String) => document_number as "document_number";
        /// Its date.
        Date(Entry<Date>) => date as "date";
        /// Which pages prove the point.
        Pages(String) => pages as "pages";
        /// Who holds it.
        Holder(String) => holder as "holder";
        /// Where it is kept.
        Location(String) => location as "location";
        /// The quantity that it proves.
        Quantity(Entry<Quantity>) => quantity as "quantity";
        /// A remark.
        Note(String) => note as "note";
        /// The indicators that it supports.
        Indicators(Vec<NodeId>) => indicators as "indicators";
    }
}

fields! {
    /// A field of a problem.
    ProblemField of Problem {
        /// The problem in words.
        Text(String) => text as "text";
        /// Why it came about.
        Cause(String) => cause as "cause";
    }
}

fields! {
    /// A field of a recommendation.
    RecommendationField of Recommendation {
        /// The recommendation in words.
        Text(String) => text as "text";
        /// The problems that it answers.
        Problems(Vec<NodeId>) => problems as "problems";
    }
}
