//! What is claimed in `docs/reliability.md`: crashes, full storage and twin windows at random moments, many
//! times over. `JIHENG_TIMES` says how many; without it a few, so that the suite stays quick.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::harness::{Kernel, Page};
use crate::storage::{DEPARTMENT, begin, fill_up, stored, stored_drafts, wait_until_saved};

/// What a person may lose by a crash.
const AT_RISK: Duration = Duration::from_secs(1);

fn times(usually: usize) -> usize {
    std::env::var("JIHENG_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(usually)
}

/// Numbers of a fixed seed, so that a failure comes back.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Types one sign over the other and remembers when: signs, so that none is ever there by half.
struct Typist {
    chance: Chance,
    last: u32,
    typed: Vec<(Instant, u32)>,
}

/// The n-th sign, counted from one.
fn sign(number: u32) -> String {
    char::from_u32('一' as u32 + number).expect("it is one of the 20,000 signs").to_string()
}

impl Typist {
    fn new(seed: u64) -> Self {
        Self { chance: Chance(seed), last: 0, typed: Vec::new() }
    }

    /// Works for a while, then pauses for a moment or not at all.
    fn work(&mut self, page: &Page) {
        for _ in 0..=self.chance.below(8) {
            self.last += 1;
            page.fill(DEPARTMENT, &sign(self.last));
            self.typed.push((Instant::now(), self.last));
        }
        thread::sleep(Duration::from_millis(self.chance.below(1_300)));
    }

    /// Checks that what is there now was typed no earlier than a second before the crash, and answers how
    /// long before it was; nothing, if it is the last.
    fn check(&mut self, page: &Page, crashed: Instant) -> Option<Duration> {
        page.wait_until(&format!("document.querySelector({DEPARTMENT:?}) !== null"));
        let shown = page.evaluate(&format!("document.querySelector({DEPARTMENT:?}).value"));
        let due = self.typed.iter().rev().find(|(at, _)| crashed.duration_since(*at) >= AT_RISK).map_or(0, |t| t.1);
        let kept = self.typed.iter().map(|(_, number)| *number).find(|number| shown == sign(*number));
        let kept = kept.unwrap_or_else(|| if shown == "" { 0 } else { panic!("nobody typed {shown}") });
        assert!(kept >= due, "the {kept}. sign is there, but the {due}. was typed more than a second before the crash");
        let lost = self.typed.iter().find(|(_, number)| *number > kept).map(|(at, _)| crashed.duration_since(*at));
        self.last = kept;
        self.typed.retain(|(_, number)| *number == kept);
        lost
    }
}

/// Opens the one draft there is, on the profile.
fn open_the_draft(page: &Page) {
    page.open_at_last(&page.file_address());
    page.wait_for_app();
    page.check_count(".shelf tbody tr", 1);
    page.click(".shelf a.draft__t");
    page.wait_until("document.querySelector('#total') !== null");
    crate::job::go(page, "profile");
}

/// Crashes the page so many times; says how many crashes cost typing, and how much at most.
fn crash_again_and_again(kernel: Kernel, times: usize, crash: impl Fn(Page) -> Page) {
    let mut typist = Typist::new(2019);
    let mut page = Page::start(kernel);
    begin(&page);
    let mut lost = Vec::new();
    for _ in 0..times {
        typist.work(&page);
        let crashed = Instant::now();
        page = crash(page);
        open_the_draft(&page);
        lost.extend(typist.check(&page, crashed));
    }
    let most = lost.iter().max().copied().unwrap_or_default();
    eprintln!("{kernel:?}: {times} crashes, {} cost typing, at most the last {} ms", lost.len(), most.as_millis());
}

#[test]
fn a_killed_browser_costs_a_second_at_most() {
    crash_again_and_again(Kernel::Chromium, times(3), Page::kill_and_reopen);
    crash_again_and_again(Kernel::Firefox, times(2), Page::kill_and_reopen);
}

#[test]
fn a_crashed_tab_costs_a_second_at_most() {
    crash_again_and_again(Kernel::Chromium, times(3), |page| {
        for renderer in renderers(&page.path("profile")) {
            let killed = Command::new("kill").args(["-9", &renderer]).status();
            assert!(killed.is_ok_and(|status| status.success()), "process {renderer} cannot be killed");
        }
        page
    });
}

/// The processes that draw the tabs of the Chromium with this profile.
fn renderers(profile: &Path) -> Vec<String> {
    let mut browser = None;
    let mut drawing = Vec::new();
    for entry in fs::read_dir("/proc").expect("this system lists its processes").flatten() {
        let Ok(command) = fs::read(entry.path().join("cmdline")) else { continue };
        let command = String::from_utf8_lossy(&command).into_owned();
        let group = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        let group = group.rsplit_once(") ").and_then(|(_, rest)| rest.split(' ').nth(2).map(str::to_owned));
        if command.contains("--type=renderer") {
            drawing.push((entry.file_name().to_string_lossy().into_owned(), group));
        } else if !command.contains("--type=") && command.contains(&*profile.to_string_lossy()) {
            browser = group;
        }
    }
    assert!(browser.is_some(), "no browser has the profile {}", profile.display());
    drawing.into_iter().filter(|(_, group)| *group == browser).map(|(process, _)| process).collect()
}

/// Storage fills up at random moments: it is said, and what was typed is there again, sometimes after a
/// reload that only the journal outlives.
#[test]
fn storage_that_fills_up_again_and_again_costs_nothing() {
    for kernel in [Kernel::Chromium, Kernel::Firefox] {
        let page = Page::start(kernel);
        begin(&page);
        let mut chance = Chance(2019);
        let times = times(3);
        for round in 1..=times {
            page.fill(DEPARTMENT, &format!("先{round}"));
            thread::sleep(Duration::from_millis(chance.below(700)));
            fill_up(&page);
            // Longer than what stood there, which gives its room back.
            let full = format!("满{}", "·".repeat(300 + round));
            page.fill(DEPARTMENT, &full);
            page.check_shows("草稿没有存进浏览器");
            if chance.below(3) == 0 {
                crate::storage::wait_for_journal(&page, &full);
                page.reload();
                page.wait_for_app();
                page.check_value(DEPARTMENT, &full);
                page.evaluate("localStorage.removeItem('别人的')");
                page.fill(DEPARTMENT, &format!("后{round}"));
                crate::storage::wait_until_stored(&page, &format!("后{round}"));
            } else {
                page.evaluate("localStorage.removeItem('别人的')");
                crate::storage::wait_until_stored(&page, &full);
            }
            wait_until_saved(&page);
            assert_eq!(stored_drafts(&page).len(), 1, "{kernel:?}");
        }
        eprintln!("{kernel:?}: storage was full {times} times, nothing was lost");
    }
}

/// Two windows edit one draft by turns: every mark of either is in a draft.
#[test]
fn edits_by_turns_in_two_windows_are_all_kept() {
    for kernel in [Kernel::Chromium, Kernel::Firefox] {
        let first = Page::start(kernel);
        begin(&first);
        let draft = first.evaluate("location.hash");
        let second = first.new_tab();
        second.show();
        second.open(&format!("{}{}", first.file_address(), draft.as_str().expect("an address")));
        second.wait_for_app();
        let mut chance = Chance(2019);
        let mut marks = [String::new(), String::new()];
        let times = times(4) * 5;
        for turn in 1..=times {
            let who = usize::from(chance.below(2) == 0);
            let page = [&first, &second][who];
            page.show();
            page.click(DEPARTMENT);
            page.press("End");
            let _ = write!(marks[who], "{turn}，");
            page.type_text(&format!("{turn}，"));
        }
        for (page, mark) in [&first, &second].into_iter().zip(&marks) {
            page.show();
            page.check_value(DEPARTMENT, mark);
            crate::storage::wait_until_stored(page, mark);
        }
        let texts: Vec<String> = stored_drafts(&first).iter().map(|name| stored(&first, name)).collect();
        let kept = marks.iter().filter(|mark| texts.iter().any(|text| text.contains(*mark))).count();
        assert_eq!(kept, 2, "{kernel:?}: {texts:?}");
        // Windows that write in the same moment both go on with copies, and the draft stays as it was.
        assert!((2..=3).contains(&texts.len()), "{kernel:?}: {} drafts", texts.len());
        eprintln!("{kernel:?}: {times} edits in two windows, all kept");
    }
}
