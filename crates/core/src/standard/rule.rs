//! The rules of scoring, by id.

use std::fmt;

/// Declares the rules with the ids that packs and papers print.
macro_rules! rules {
    ($($(#[$meta:meta])* $variant:ident $id:literal;)+) => {
        /// A rule of scoring. Each has a file in `engine/rules/` and a clause in
        /// the pack.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[$meta])* $variant,)+
        }

        impl Rule {
            /// All rules, in the order of their ids.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The id as packs write it: `R14`, `grade`.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)+
                }
            }

            /// The rule with an id.
            pub fn parse(id: &str) -> Option<Self> {
                match id {
                    $($id => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

rules! {
    /// At least the target (≥, 以上、不少于).
    AtLeast "R1";
    /// More than the target (＞, 超过).
    MoreThan "R2";
    /// At most the target, an over-run scored by T ÷ A (≤).
    AtMostInverse "R3";
    /// At most the target, an over-run scored by its share of the target (≤).
    AtMostLinear "R3b";
    /// Less than the target (＜, 不满).
    LessThan "R4";
    /// Equal to the target (＝).
    Equal "R5";
    /// Between two ends (区间).
    Between "R6";
    /// A table over the distance from the target (控制率分档).
    DeviationTable "R7";
    /// The actual value is only a bound (非精确值).
    Bound "R8";
    /// At most nothing (目标为 0 的反向指标).
    ZeroLimit "R9";
    /// At least nothing (目标为 0 的正向指标).
    ZeroTarget "R10";
    /// Nothing was done (实际完成值为 0).
    ZeroActual "R11";
    /// Something needed is missing (未填).
    Missing "R12";
    /// The row does not apply (不适用).
    NotApplicable "R13";
    /// Budget execution rate (预算执行率).
    ExecutionRate "R14";
    /// Spent more than budgeted (执行数超过预算数).
    OverBudget "R14b";
    /// A budget of nothing (预算数为 0).
    ZeroBudget "R14c";
    /// The execution rate by a table (执行率分档).
    ExecutionTable "R14d";
    /// The execution rate by whether the project is finished (按项目是否完成).
    ExecutionFinished "R14e";
    /// Judged in tiers (定性分档).
    Tiers "R15";
    /// Done or not done (是/否, 直接赋分).
    YesNo "R16";
    /// Points of a list that are met (要素法).
    CountedPoints "R17";
    /// Several targets in one row (复合指标).
    Composite "R18";
    /// Satisfaction from a survey (满意度).
    Satisfaction "R19";
    /// Points off for every step below a line (满意度分档扣分).
    Steps "R20";
    /// A table over the value (分档计分).
    ValueTable "R21";
    /// Points off for what is missing (每少一个扣分).
    ShortfallDeduction "R22";
    /// Points off for what is too much (每超一个扣分).
    ExcessDeduction "R23";
    /// More than the full score for more than the target (加分).
    Bonus "R24";
    /// Points off for lateness (时效).
    Late "R25";
    /// How many of several things were done in time (里程碑及时率).
    Milestones "R25b";
    /// Nothing below a completion rate (及格门槛).
    PassThreshold "R26";
    /// Nothing below a completion rate, the rest stretched (及格门槛，101号).
    PassStretched "R26b";
    /// Far above the target (超额完成).
    OverAchievement "R28";
    /// Overruled by a veto (一票否决).
    Veto "R29";
    /// Several projects or regions in one row (分项目汇总).
    Aggregate "R31";
    /// Sums of categories, dimensions and the whole (汇总).
    Totals "R30";
    /// The total capped by the execution rate (执行率封顶).
    ExecutionCap "R32";
    /// Points of a panel of experts (专家评分).
    Panel "panel";
    /// A score that a person set (人工调整).
    Manual "manual";
    /// The grade of the whole (评价等级).
    Grade "grade";
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}
