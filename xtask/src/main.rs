//! Builds, serves and tests the page: `cargo xtask serve | bundle | test`.
fn main() {}
