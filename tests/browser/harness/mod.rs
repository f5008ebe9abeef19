//! Drives real browsers, without a driver program in between.

mod act;
mod browser;
mod check;
mod chromium;
mod firefox;
mod key;
mod page;
mod process;
pub(crate) mod shipped;
mod site;
mod socket;

pub(crate) use browser::Kernel;
pub(crate) use page::Page;
pub(crate) use site::Site;

/// Makes one test per browser of a function that takes the [`Kernel`].
macro_rules! in_every_browser {
    ($(#[$meta:meta])* fn $name:ident($kernel:ident: Kernel) $body:block) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            $(#[$meta])*
            fn check($kernel: Kernel) $body

            #[test]
            fn chromium_80() { check(Kernel::Chromium80) }
            #[test]
            fn chromium_88() { check(Kernel::Chromium88) }
            #[test]
            fn chromium_92() { check(Kernel::Chromium92) }
            #[test]
            fn chromium() { check(Kernel::Chromium) }
            #[test]
            fn firefox() { check(Kernel::Firefox) }
        }
    };
}
pub(crate) use in_every_browser;
