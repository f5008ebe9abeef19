//! The pure half of 绩衡: what an evaluation is, how it is scored, how it
//! changes, how it is stored and how it is put on paper.
//!
//! Nothing here reads a clock, makes an id or does IO; what comes from outside
//! comes through [`ports`]. The same input gives the same bytes everywhere.

pub mod decimal;
pub mod edit;
pub mod engine;
pub mod example;
pub mod format;
pub mod i18n;
pub mod json;
pub mod model;
pub mod ports;
pub mod progress;
pub mod report;
pub mod saving;
pub mod sealing;
pub mod standard;
