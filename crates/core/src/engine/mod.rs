//! How an evaluation is scored.
//!
//! [`evaluate`] scores from nothing and is the reference; [`update`] touches
//! only what a change depends on, and a property test holds the two equal.
//! [`explain`] says why a score is what it is, computed by the same code.
//! None of them fails: what is missing or unreadable is "not yet scored".

mod adoption;
mod assessment;
mod evaluate;
mod execution;
mod explain;
mod flags;
mod method_step;
mod methods;
mod numeric;
mod overrule;
mod rate_formula;
mod row;
mod rules;
mod sensitivity;
mod spread;
mod tally;
mod trace;
mod update;
mod weight;

pub use adoption::{Adoption, Attention, DimensionScores, TotalScores, adoption};
pub use assessment::{Assessment, Completion, Flag, Outcome, Provisional, RowAssessment, Subtotal, Total, Unscored};
pub use evaluate::evaluate;
pub use execution::{Execution, fund_total};
pub use explain::{explain, explain_part, explain_total};
pub use flags::Flags;
pub use method_step::MethodStep;
pub use methods::worked_out;
pub use overrule::Overrule;
pub use rate_formula::RateFormula;
pub use sensitivity::{Distance, RowSensitivity, Sensitivity, sensitivity};
pub use spread::Heir;
pub use trace::{Exception, Input, InputUnit, ShareTaken, Source, Step, Term, Trace};
pub use update::update;
