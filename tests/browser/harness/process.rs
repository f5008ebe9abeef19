//! A browser as a process of the system, and the folder it lives in.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The longest that a browser on a busy machine may take until it listens.
const START: Duration = Duration::from_secs(60);

/// A folder of its own for every test, with a Chinese name and a space in it. It goes with its last user.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{}-{number}", std::process::id()));
        let folder = Self(path);
        for inner in ["profile", "home", "绩效 评价", "下载"] {
            fs::create_dir_all(folder.join(inner)).expect("the folder for temporary files can be written");
        }
        folder
    }

    pub(crate) fn join(&self, inner: &str) -> PathBuf {
        self.0.join(inner)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A browser that was just killed may still be letting go of a file; what stays is in `target`.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A running browser. It ends, with every process it started, when this value is dropped.
pub(crate) struct Process {
    child: Child,
    /// The WebSocket address that it said it listens on.
    pub(crate) address: String,
    _permit: Permit,
}

impl Process {
    /// Starts a browser and waits for the line `…<marker>ws://…` among its messages.
    pub(crate) fn start(
        program: &Path,
        arguments: &[String],
        home: &Path,
        marker: &'static str,
    ) -> Result<Self, String> {
        let permit = Permit::take();
        let mut child = Command::new(program)
            .args(arguments)
            .current_dir(home)
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home)
            .env("XDG_CACHE_HOME", home)
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "Asia/Shanghai")
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        let messages = BufReader::new(child.stderr.take().expect("stderr is piped"));
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            // Reads to the end, so that the browser never waits for a full pipe.
            for line in messages.lines().map_while(Result::ok) {
                if let Some((_, address)) = line.split_once(marker) {
                    let _ = sender.send(address.trim().to_owned());
                }
            }
        });
        let mut process = Self { child, address: String::new(), _permit: permit };
        process.address =
            receiver.recv_timeout(START).map_err(|_| format!("{} did not say where it listens", program.display()))?;
        Ok(process)
    }

    /// Kills the whole process group at once, as a power cut would.
    fn kill(&mut self) {
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Leave to run one more browser: at most two run at once, however many tests do.
struct Permit;

static RUNNING: Mutex<u32> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

impl Permit {
    fn take() -> Self {
        let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut running = FREED.wait_while(running, |count| *count >= 2).unwrap_or_else(PoisonError::into_inner);
        *running += 1;
        Self
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        FREED.notify_one();
    }
}
