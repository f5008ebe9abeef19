//! What can be undone in a pack that is edited.

use super::{PackEdit, PackField, PackForm};

/// Steps kept for undo. Older ones fall off the end. A pack is some ten
/// thousand bytes, so that whole packs are kept.
const LIMIT: usize = 100;

/// The steps of a pack that can be undone and redone (撤销、重做).
#[derive(Debug, Clone, Default)]
pub struct PackHistory {
    done: Vec<PackForm>,
    undone: Vec<PackForm>,
    /// The field that is being typed in, so that a burst is one step.
    burst: Option<PackField>,
}

impl PackHistory {
    /// Carries out a change as one step; what is typed into one field without
    /// leaving it is one. False: nothing changed.
    pub fn edit(&mut self, form: &mut PackForm, edit: PackEdit) -> bool {
        let field = match &edit {
            PackEdit::Put(field, _) if !matches!(field, PackField::Choice(_)) => Some(*field),
            _ => None,
        };
        let before = form.clone();
        form.apply(edit);
        self.note(before, form, field)
    }

    /// Puts another pack in the place of this one, as one step.
    pub fn replace(&mut self, form: &mut PackForm, by: PackForm) -> bool {
        let before = std::mem::replace(form, by);
        self.note(before, form, None)
    }

    fn note(&mut self, before: PackForm, now: &PackForm, field: Option<PackField>) -> bool {
        if before == *now {
            return false;
        }
        let goes_on = field.is_some() && self.burst == field;
        self.burst = field;
        self.undone.clear();
        if !goes_on {
            self.done.push(before);
            if self.done.len() > LIMIT {
                self.done.remove(0);
            }
        }
        true
    }

    /// Ends a burst of typing: what is typed next is a step of its own.
    pub fn end_typing(&mut self) {
        self.burst = None;
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the last step back. False: there is none.
    pub fn undo(&mut self, form: &mut PackForm) -> bool {
        self.burst = None;
        travel(&mut self.done, &mut self.undone, form)
    }

    /// Does the last undone step again. False: there is none.
    pub fn redo(&mut self, form: &mut PackForm) -> bool {
        self.burst = None;
        travel(&mut self.undone, &mut self.done, form)
    }
}

fn travel(from: &mut Vec<PackForm>, to: &mut Vec<PackForm>, form: &mut PackForm) -> bool {
    let Some(step) = from.pop() else { return false };
    to.push(std::mem::replace(form, step));
    true
}
