//! What the script of the peers calls in WebAssembly.
//!
//! A draft comes byte by byte, which is slow and outside every measurement, and
//! needs no memory shared by hand.

use std::cell::RefCell;

use crate::Peer;

thread_local! {
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static PEER: RefCell<Option<Peer>> = const { RefCell::new(None) };
}

/// The values that the edits put in, by turns.
const ACTUALS: [&str; 2] = ["7.25", "12.5"];

/// Takes one byte of a draft.
#[unsafe(no_mangle)]
extern "C" fn push(byte: u8) {
    BYTES.with_borrow_mut(|bytes| bytes.push(byte));
}

/// Makes a peer of the bytes taken; the number of its rows, 0 where there is none.
#[unsafe(no_mangle)]
extern "C" fn load() -> usize {
    let bytes = BYTES.take();
    let peer = std::str::from_utf8(&bytes).ok().and_then(Peer::load);
    let rows = peer.as_ref().map_or(0, Peer::len);
    PEER.set(peer);
    rows
}

/// Scores everything anew so many times.
#[unsafe(no_mangle)]
extern "C" fn full(times: u32) {
    with(|peer| (0..times).for_each(|_| peer.full()));
}

/// Edits so many rows, one after the other, beginning with the `first`-th edit.
#[unsafe(no_mangle)]
extern "C" fn edit(first: u32, times: u32) {
    with(|peer| {
        for turn in first..first + times {
            let row = (u64::from(turn) * 7919) % peer.len() as u64;
            peer.edit(usize::try_from(row).unwrap_or(0), ACTUALS[turn as usize & 1]);
        }
    });
}

/// Keeps so many copies of the peer for good: what memory grows by is theirs.
#[unsafe(no_mangle)]
extern "C" fn copy(times: u32) {
    with(|peer| std::mem::forget((0..times).map(|_| peer.clone()).collect::<Vec<_>>()));
}

/// The checksum of every score and rate.
#[unsafe(no_mangle)]
extern "C" fn checksum() -> u32 {
    let mut sum = 0;
    with(|peer| sum = peer.checksum());
    sum
}

/// The place of the grade among those of the standard, the best first; 0: none.
#[unsafe(no_mangle)]
extern "C" fn grade() -> usize {
    let mut place = 0;
    with(|peer| place = peer.grade());
    place
}

fn with(run: impl FnOnce(&mut Peer)) {
    PEER.with_borrow_mut(|peer| {
        if let Some(peer) = peer {
            run(peer);
        }
    });
}
