//! 绩衡, the page.
fn main() {}
