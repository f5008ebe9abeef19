//! 定稿: an evaluation is declared final, and a change of it is found.
//!
//! A seal holds a digest of the content. It finds that something was changed;
//! who sealed it, it does not prove, so nothing here is called a signature.

mod obstacle;

pub use obstacle::{Obstacle, Place, obstacles};

use crate::edit::Command;
use crate::format::{Draft, check_code, seal_digest};
use crate::model::{Revision, Seal, Seals, Unknown};

/// The command that seals a draft as it stands.
///
/// Whether anything stands in the way is for [`obstacles`] to say.
pub fn seal(draft: &Draft, sealed_at: String) -> Command {
    let mut sealed = draft.clone();
    let seal = Seal { digest: Revision([0; 32]), sealed_at, unknown: Unknown::default() };
    sealed.evaluation.seals.current = Some(seal);
    let digest = seal_digest(&sealed);
    let mut seals = sealed.evaluation.seals;
    if let Some(seal) = &mut seals.current {
        seal.digest = digest;
    }
    Command::SetSeals(seals)
}

/// The command that takes the seal off (解除定稿): a new version begins, the
/// seal stays among the former ones.
pub fn unseal(seals: &Seals) -> Command {
    Command::SetSeals(seals.clone().opened())
}

/// Whether a draft is sealed, and its content is still the one that was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealState {
    /// It is not sealed.
    Open,
    /// It is sealed and nothing was changed.
    Whole,
    /// It says that it is sealed, but something was changed.
    Broken,
}

/// Compares a draft with its seal.
pub fn check(draft: &Draft) -> SealState {
    match &draft.evaluation.seals.current {
        None => SealState::Open,
        Some(seal) if seal.digest == seal_digest(draft) => SealState::Whole,
        Some(_) => SealState::Broken,
    }
}

/// The version of a draft to which a check code belongs, and whether it is the
/// one that stands there now, unchanged; `None`: to none of them.
pub fn version_of(draft: &Draft, code: &str) -> Option<(usize, bool)> {
    let seals = &draft.evaluation.seals;
    let place = seals.former.iter().chain(&seals.current).position(|seal| check_code(seal.digest) == code)?;
    let stands = place == seals.former.len();
    (!stands || check(draft) == SealState::Whole).then_some((place + 1, stands))
}

/// Takes a seal off that the content does not fit; nothing else is touched.
/// Returns the code of that seal.
pub fn open_if_broken(draft: &mut Draft) -> Option<String> {
    if check(draft) != SealState::Broken {
        return None;
    }
    let seals = std::mem::take(&mut draft.evaluation.seals);
    let code = seals.current.as_ref().map(|seal| check_code(seal.digest));
    draft.evaluation.seals = seals.opened();
    code
}
