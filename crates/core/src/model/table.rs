//! Tables by id.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};

use indexmap::IndexMap;

use super::NodeId;

/// What lies by id in no order.
pub type IdMap<T> = HashMap<NodeId, T, IdKey>;

/// What lies by id and side by side, in the order of arrival.
pub type IdTable<T> = IndexMap<NodeId, T, IdKey>;

/// What an id is looked for by, found first at the place where it is expected:
/// a walk in the order of a table looks nothing up.
pub(crate) fn near<T>(table: &IdTable<T>, id: NodeId, place: usize) -> Option<(usize, &T)> {
    match table.get_index(place) {
        Some((found, value)) if *found == id => Some((place, value)),
        _ => table.get_full(&id).map(|(place, _, value)| (place, value)),
    }
}

/// As [`near`], to be changed in place.
pub(crate) fn near_mut<T>(table: &mut IdTable<T>, id: NodeId, place: usize) -> Option<&mut T> {
    // Asked twice, since a reference that is only sometimes returned would stay borrowed.
    if table.get_index(place).is_some_and(|(found, _)| *found == id) {
        return table.get_index_mut(place).map(|(_, value)| value);
    }
    table.get_mut(&id)
}

/// Makes the hashers of a table.
///
/// Ids are random already, but a file may hold any. Two multiplications with a
/// key of its own for each table spread also ids that someone chose, so that no
/// file makes look-ups slow by accident or by a simple pattern.
#[derive(Debug, Clone, Copy)]
pub struct IdKey(u64);

impl Default for IdKey {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0))
    }
}

impl BuildHasher for IdKey {
    type Hasher = IdHasher;

    #[inline]
    fn build_hasher(&self) -> IdHasher {
        IdHasher(self.0)
    }
}

/// Hashes one id.
#[derive(Debug)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    #[inline]
    fn write_u64(&mut self, id: u64) {
        let mixed = (id ^ self.0).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        self.0 = mixed ^ (mixed >> 32);
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}
