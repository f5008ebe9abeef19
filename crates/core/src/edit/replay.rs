//! Carrying out what a journal holds.

use super::{Command, apply};
use crate::model::Evaluation;

/// Carries out commands in their order and says how many did not fit.
///
/// One that does not fit is passed over. It can only be damaged, since what was
/// refused never came into a journal, and what comes after it is still worth
/// having: each command is checked on its own.
pub fn replay<'a>(evaluation: &mut Evaluation, commands: impl IntoIterator<Item = &'a Command>) -> usize {
    commands.into_iter().filter(|command| apply(evaluation, command).is_err()).count()
}
