//! A pack while a person edits it.
//!
//! While it is edited a pack may be unsound, and a text may stand where a
//! number belongs. Neither is lost: the pack is a [`Standard`] all the time,
//! and a text that cannot be read is kept beside it, with the number that stood
//! there before. Only what [`PackForm::is_usable`] may score an evaluation.

mod field;
mod list;
mod number;

use serde::{Deserialize, Serialize};

use super::{
    CapEffect, ExecutionBase, NotApplicableRule, OverAchievementPolicy, OverRun, Standard, StandardIssue, StandardKind,
    StepPart, ZeroBudget,
};
use crate::model::CompositeMode;

pub use field::{Asks, MethodNumber, PackField, method_numbers};
pub use list::PackList;
pub use number::Unreadable;

/// A pack that is being edited (规则编辑稿).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackForm {
    standard: Standard,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unread: Vec<Unread>,
}

/// A text that stands in a field and cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unread {
    /// The field.
    pub field: PackField,
    /// The text as typed.
    pub text: String,
}

/// One change of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackEdit {
    /// A text is typed into a field.
    Put(PackField, String),
    /// Another choice is made.
    Choose(PackChoice),
    /// Something is added at the end of a list.
    Add(PackList),
    /// Something is taken out of a list.
    Remove(PackList, usize),
}

/// A choice that a pack makes where regulations leave room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackChoice {
    /// Which evaluations it is made for.
    Kind(StandardKind),
    /// How an over-run is scored.
    OverRun(OverRun),
    /// What an over-achieved row loses.
    OverAchievement(OverAchievementPolicy),
    /// How parts are joined.
    Composite(CompositeMode),
    /// What a row that does not apply does.
    NotApplicable(NotApplicableRule),
    /// How nothing over nothing is scored.
    ZeroBudget(ZeroBudget),
    /// What the expenditure is divided by.
    ExecutionBase(ExecutionBase),
    /// What the caps by the execution rate hold down.
    CapEffect(CapEffect),
    /// What a part of a step costs in a method.
    StepPart(usize, StepPart),
}

impl PackForm {
    /// A pack to be edited.
    pub fn new(standard: Standard) -> Self {
        Self { standard, unread: Vec::new() }
    }

    /// Gives the pack another id, as a pack of its own.
    pub fn replace_id(&mut self, id: String) {
        self.standard.id = id;
    }

    /// The pack as it stands; numbers that cannot be read are the last that could.
    pub fn standard(&self) -> &Standard {
        &self.standard
    }

    /// The texts that cannot be read.
    pub fn unread(&self) -> &[Unread] {
        &self.unread
    }

    /// What is wrong with the pack.
    pub fn check(&self) -> Vec<StandardIssue> {
        self.standard.check()
    }

    /// Whether an evaluation may be scored with it.
    pub fn is_usable(&self) -> bool {
        self.unread.is_empty() && self.standard.is_bounded() && self.standard.check().is_empty()
    }

    /// Whether nothing in it is beyond every reasonable size.
    pub fn is_bounded(&self) -> bool {
        let texts = self.unread.iter().map(|unread| unread.text.len()).fold(0, usize::saturating_add);
        self.standard.is_bounded() && texts <= super::SIZE_LIMIT
    }

    /// The text that stands in a field, as typed where it cannot be read.
    pub fn text(&self, field: PackField) -> String {
        let unread = self.unread.iter().find(|unread| unread.field == field).map(|unread| unread.text.clone());
        unread.or_else(|| field::held(&self.standard, field).map(|held| held.text())).unwrap_or_default()
    }

    /// What a field asks for; `None`: the pack has no such field.
    pub fn asks(&self, field: PackField) -> Option<Asks> {
        field::held(&self.standard, field).map(|held| held.asks())
    }

    /// Why the text of a field cannot be read; `None`: it can.
    pub fn problem(&self, field: PackField) -> Option<Unreadable> {
        let unread = self.unread.iter().find(|unread| unread.field == field)?;
        // Tried on a copy, so that the reason never differs from what was refused.
        let mut standard = self.standard.clone();
        number::put(field::held_mut(&mut standard, field)?, &unread.text).err()
    }

    /// Carries out a change. One that has no place in the pack changes nothing.
    pub fn apply(&mut self, edit: PackEdit) {
        match edit {
            PackEdit::Put(field, text) => self.put(field, text),
            PackEdit::Choose(choice) => choose(&mut self.standard, choice),
            PackEdit::Add(list) => list::add(&mut self.standard, list),
            PackEdit::Remove(list, index) => {
                if list::remove(&mut self.standard, list, index) {
                    self.unread.retain_mut(|unread| unread.field.moves_up(list, index));
                }
            }
        }
    }

    fn put(&mut self, field: PackField, text: String) {
        let Some(held) = field::held_mut(&mut self.standard, field) else { return };
        self.unread.retain(|unread| unread.field != field);
        if number::put(held, &text).is_err() {
            self.unread.push(Unread { field, text });
        }
    }
}

fn choose(standard: &mut Standard, choice: PackChoice) {
    match choice {
        PackChoice::Kind(kind) => standard.kind = kind,
        PackChoice::OverRun(over_run) => standard.over_run = over_run,
        PackChoice::OverAchievement(policy) => standard.over_achievement.policy = policy,
        PackChoice::Composite(mode) => standard.composite_mode = mode,
        PackChoice::NotApplicable(rule) => standard.not_applicable = rule,
        PackChoice::ZeroBudget(rule) => standard.zero_budget = rule,
        PackChoice::ExecutionBase(base) => standard.execution_base = base,
        PackChoice::CapEffect(effect) => {
            if let Some(caps) = &mut standard.execution_caps {
                caps.effect = effect;
            }
        }
        PackChoice::StepPart(method, part) => {
            if let Some(method) = standard.methods.get_mut(method) {
                method.form.set_step_part(part);
            }
        }
    }
}
