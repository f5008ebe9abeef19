//! Scoring, held to cases that a finance officer can read and to exact references.

#[path = "../common/mod.rs"]
mod common;

mod cases;

mod exact;
mod exact_days;
mod exact_methods;
mod overrule;
mod reference;
mod sensitivity;
mod sheet;
mod spread;
mod update;
mod words;
