//! What time it is.

use jiheng_core::ports::{Clock, Moment};

/// The clock of this machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WallClock;

impl Clock for WallClock {
    fn now(&self) -> Moment {
        let date = js_sys::Date::new_0();
        let behind_utc = i32::try_from(whole(date.get_timezone_offset())).unwrap_or(0);
        Moment { unix_ms: whole(date.get_time()), offset_minutes: -behind_utc }
    }
}

/// Milliseconds of a clock that only goes forward, for measuring how long something takes.
pub(crate) fn ticks() -> u64 {
    let since_opening = web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now());
    whole(since_opening).unsigned_abs()
}

/// A time of the browser as an integer.
#[expect(clippy::cast_possible_truncation, reason = "times of the browser lie far below 2^53")]
fn whole(time: f64) -> i64 {
    time as i64
}
