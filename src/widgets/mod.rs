//! Parts of the page that several screens use.

pub(crate) mod beam;
pub(crate) mod code_check;
pub(crate) mod dialog;
pub(crate) mod field;
pub(crate) mod grid;
pub(crate) mod home_bar;
pub(crate) mod icon;
pub(crate) mod inspector;
pub(crate) mod live;
pub(crate) mod menu;
pub(crate) mod pack_list;
pub(crate) mod radios;
pub(crate) mod rail;
pub(crate) mod seal;
pub(crate) mod state;
pub(crate) mod toast;
pub(crate) mod top_bar;
pub(crate) mod total_why;
pub(crate) mod trial;
pub(crate) mod weight_bar;
pub(crate) mod weight_guard;
pub(crate) mod why;
