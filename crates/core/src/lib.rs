//! The pure half of 绩衡.
