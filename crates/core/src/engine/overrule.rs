//! What overrules the total: caps by the execution rate, and vetoes.

use super::execution::Execution;
use super::rules::{execution_cap, veto};
use crate::decimal::{Fraction, Points};
use crate::model::Evaluation;
use crate::standard::{CapEffect, ExecutionCap, GradeId, Standard, VetoEffect};

/// What overrules the total of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overrule {
    /// The execution rate and the cap that it runs into.
    pub cap: Option<(Fraction, ExecutionCap, CapEffect)>,
    /// The names of the grounds of a veto.
    pub grounds: Vec<String>,
    /// What the veto does.
    pub(super) veto: Option<VetoEffect>,
}

impl Overrule {
    /// What overrules this evaluation. Nothing where the standard has no caps
    /// and no veto, as the national ones.
    pub(super) fn of(evaluation: &Evaluation, standard: &Standard) -> Self {
        let mut overrule = Self::default();
        if let Some(caps) = &standard.execution_caps
            && let Ok(execution) = Execution::of(&evaluation.funds, standard.execution_base)
            && let Some(rate) = execution.rate()
            && let Some(cap) = execution_cap::of(caps, &rate)
        {
            overrule.cap = Some((rate, cap.clone(), caps.effect));
        }
        if let Some(rule) = &standard.veto {
            let grounds = veto::grounds(standard, &evaluation.profile.veto_grounds);
            overrule.grounds = grounds.into_iter().map(|ground| ground.name.clone()).collect();
            overrule.veto = (!overrule.grounds.is_empty()).then(|| rule.effect.clone());
        }
        overrule
    }

    /// Whether nothing is overruled.
    pub fn is_nothing(&self) -> bool {
        self.cap.is_none() && self.veto.is_none()
    }

    /// The most that the total may be.
    pub(super) fn limit(&self) -> Option<Points> {
        let cap = self.cap.as_ref().filter(|(_, _, effect)| *effect == CapEffect::Total).map(|(_, cap, _)| cap.limit);
        let veto = match &self.veto {
            Some(VetoEffect::Total(limit)) => Some(*limit),
            _ => None,
        };
        cap.into_iter().chain(veto).min()
    }

    /// The most points that the grade may be that of.
    pub(super) fn grade_limit(&self) -> Option<Points> {
        self.cap.as_ref().filter(|(_, _, effect)| *effect == CapEffect::Grade).map(|(_, cap, _)| cap.limit)
    }

    /// The grade that a veto sets.
    pub(super) fn grade(&self) -> Option<&GradeId> {
        match &self.veto {
            Some(VetoEffect::Grade(grade)) => Some(grade),
            _ => None,
        }
    }
}
