//! Parts of the page that several screens use.

pub(crate) mod dialog;
pub(crate) mod field;
pub(crate) mod home_bar;
pub(crate) mod icon;
pub(crate) mod menu;
pub(crate) mod radios;
pub(crate) mod rail;
pub(crate) mod seal;
pub(crate) mod toast;
pub(crate) mod top_bar;
