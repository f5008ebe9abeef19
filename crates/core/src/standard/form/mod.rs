//! A pack while a person edits it.
//!
//! While it is edited a pack may be unsound, and a text may stand where a
//! number belongs. Neither is lost: the pack is a [`Standard`] all the time,
//! and a text that cannot be read is kept beside it, with the number that stood
//! there before. Only what [`PackForm::is_usable`] may score an evaluation.

mod choice;
mod field;
mod history;
mod list;
mod number;
mod section;

use serde::{Deserialize, Serialize};

use super::{Rule, Standard, StandardIssue};

pub use choice::{GRADE, PackChoice, TOTAL};
pub use field::{Asks, MethodNumber, PackField};
pub use history::PackHistory;
pub use list::PackList;
pub use number::Unreadable;
pub use section::{PackItem, PackSection};

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
    /// A text is typed into a field, or one of a few is chosen by its code.
    Put(PackField, String),
    /// Something is added at the end of a list.
    Add(PackList),
    /// Something is taken out of a list.
    Remove(PackList, usize),
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
        self.standard.check().into_iter().chain(self.standard.blanks()).collect()
    }

    /// Whether an evaluation may be scored with it.
    pub fn is_usable(&self) -> bool {
        self.unread.is_empty() && self.standard.is_bounded() && self.check().is_empty()
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

    /// The codes that a choice among ids of the pack is made from. What stands
    /// there is one of them, also where the pack does not have it.
    pub fn options(&self, choice: PackChoice) -> Vec<String> {
        let standard = &self.standard;
        let mut codes: Vec<String> = match choice {
            PackChoice::VetoEffect => {
                let grades = standard.bands.iter().map(|band| format!("{GRADE}{}", band.grade.0));
                grades.chain([TOTAL.to_owned()]).collect()
            }
            PackChoice::RowMethod(..) => {
                let methods = standard.methods.iter().map(|method| method.id.clone());
                std::iter::once(String::new()).chain(methods).collect()
            }
            PackChoice::ClauseRule(_) => Rule::ALL.iter().map(|rule| rule.id().to_owned()).collect(),
            _ => return Vec::new(),
        };
        let chosen = self.text(PackField::Choice(choice));
        if !codes.contains(&chosen) {
            codes.push(chosen);
        }
        codes
    }

    /// What stands in a part of the pack.
    pub fn items(&self, section: PackSection) -> Vec<PackItem> {
        section.items(self)
    }

    /// How long a list is.
    pub fn length(&self, list: PackList) -> usize {
        list::length(&self.standard, list)
    }

    /// The fields of something in a list, in order. The first is the one it is known by.
    pub fn columns(&self, list: PackList, index: usize) -> Vec<PackField> {
        list.columns(&self.standard, index)
    }

    /// The list below something in a list.
    pub fn below(&self, list: PackList, index: usize) -> Option<PackList> {
        list.below(&self.standard, index)
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
            PackEdit::Add(list) => list::add(&mut self.standard, list),
            PackEdit::Remove(list, index) => {
                if list::remove(&mut self.standard, list, index) {
                    self.unread.retain_mut(|unread| unread.field.moves_up(list, index));
                    self.read_again();
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
        if matches!(field, PackField::Choice(_)) {
            self.read_again();
        }
    }

    /// Reads what could not be read anew: a choice can make points of a share,
    /// and a field can go with what it belongs to.
    fn read_again(&mut self) {
        let Self { standard, unread } = self;
        unread.retain(|unread| {
            field::held_mut(standard, unread.field).is_some_and(|held| number::put(held, &unread.text).is_err())
        });
    }
}
