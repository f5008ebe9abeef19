//! The shipped page in real browsers. `cargo xtask test` provides both and switches these tests on.

mod harness;
mod house;
mod indicators;
mod job;
mod packs;
mod reliability;
mod report;
mod seal;
mod storage;
mod tools;
