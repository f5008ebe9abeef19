//! The scoring engine behind the contract that all peers of the benchmark
//! share, so that their results can be compared bit for bit.

mod contract;
#[cfg(target_arch = "wasm32")]
mod exports;

pub use contract::Peer;
