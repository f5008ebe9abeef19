//! The packs that ship with the tool.

use super::Standard;

const PACKS: [(&str, &str); 2] = [
    ("example-yuzhong-2019", include_str!("../../../../standards/example-yuzhong-2019.json")),
    ("mof-2020-10-self", include_str!("../../../../standards/mof-2020-10-self.json")),
];

/// The ids of the packs that ship with the tool, in the order of the shelf.
pub fn builtin_ids() -> impl Iterator<Item = &'static str> {
    PACKS.iter().map(|(id, _)| *id)
}

/// A pack that ships with the tool.
pub fn builtin(id: &str) -> Option<Standard> {
    let (_, json) = PACKS.iter().find(|(known, _)| *known == id)?;
    serde_json::from_str(json).ok()
}
