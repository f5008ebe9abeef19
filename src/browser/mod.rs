//! The browser: where bytes live and how they come and go. What is decided is
//! decided in `jiheng_core::saving`; these modules carry it out.

pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod download;
pub(crate) mod frame;
pub(crate) mod ids;
pub(crate) mod journal;
pub(crate) mod listener;
pub(crate) mod local_storage;
pub(crate) mod open_file;
pub(crate) mod packs;
pub(crate) mod paging;
pub(crate) mod print;
pub(crate) mod saver;
pub(crate) mod store;
pub(crate) mod tabs;
pub(crate) mod theme;
pub(crate) mod timer;
