//! Times our engine on the machine itself: `jiheng-bench <folder of drafts> <rounds>`.
//!
//! Writes one line for each task: its name, the median of the rounds in
//! nanoseconds of processor time, and the checksum.

use std::fs;
use std::process::ExitCode;

use jiheng_bench::Peer;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(rounds)) = (arguments.next(), arguments.next().and_then(|text| text.parse().ok())) else {
        eprintln!("jiheng-bench <folder of drafts> <rounds>");
        return ExitCode::FAILURE;
    };
    for rows in [50, 1000, 10_000, 100_000] {
        let Ok(json) = fs::read_to_string(format!("{folder}/eval_{rows}.json")) else { continue };
        let Some(mut peer) = Peer::load(&json) else { continue };
        let sum = peer.checksum();
        let times = 2_000_000 / rows;
        let full = median(rounds, times, |_| peer.full());
        println!("full/{rows} {full} {sum}");
        let edit = median(rounds, 200_000, |turn| {
            peer.edit((turn * 7919) % rows, if turn & 1 == 0 { "7.25" } else { "12.5" });
        });
        println!("edit/{rows} {edit} {}", peer.checksum());
    }
    ExitCode::SUCCESS
}

/// The median over the rounds of the time that one of `times` runs takes.
fn median(rounds: usize, times: usize, mut run: impl FnMut(usize)) -> u64 {
    let mut turn = 0;
    let mut round = || {
        let begun = processor_time();
        for _ in 0..times {
            run(turn);
            turn += 1;
        }
        (processor_time() - begun) / times as u64
    };
    round();
    let mut all: Vec<u64> = (0..rounds.max(1)).map(|_| round()).collect();
    all.sort_unstable();
    all[all.len() / 2]
}

/// Nanoseconds that this thread has had of a processor, as Linux counts them.
fn processor_time() -> u64 {
    let counted = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    counted.split_whitespace().next().and_then(|time| time.parse().ok()).unwrap_or(0)
}
