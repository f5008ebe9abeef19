//! The built-in example (示例：渝中2019).
//!
//! The evaluation report of a real bureau, complete with its text byte for
//! byte, slips included: they are what checks will find. What the report does
//! not say is "not stated", never filled in. The third-level full scores are
//! drawn up for demonstration and say so.

use crate::format::{self, Draft};

const YUZHONG_2019: &[u8] = include_bytes!("../data/yuzhong-2019.json");

/// 渝中区招商投资促进局 2019年招商引资专项经费绩效评价报告, as a draft.
///
/// # Panics
/// Never: the bytes are part of the program, and the tests open them.
pub fn yuzhong_2019() -> Draft {
    format::read(YUZHONG_2019).expect("the tests open the example")
}
