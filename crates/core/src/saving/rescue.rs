//! Reads the file that the panic screen hands out: what local storage and the journal held of a draft.

use serde::Deserialize;
use serde_json::Value;

use super::{Checkpoint, Fingerprint, Record, Snapshot, StepKind, recover, restore};
use crate::format::Draft;
use crate::json::ReadError;

/// What such a file calls itself; `boot/panic.js` writes it.
const FORMAT: &str = "jiheng-rescue";

/// The version that is read here.
const VERSION: u64 = 1;

/// The file. Members of which nothing can be made are passed over: it was written in an emergency.
#[derive(Deserialize)]
struct File {
    format: String,
    version: u64,
    #[serde(default)]
    snapshot: Value,
    #[serde(default)]
    checkpoint: Value,
    #[serde(default)]
    journal: Vec<Value>,
}

/// The draft in a file of the panic screen, with every edit that the journal still had. `None`: it is
/// no such file.
pub fn read_rescue(bytes: &[u8]) -> Option<Result<Draft, ReadError>> {
    let file: File = serde_json::from_slice(bytes).ok().filter(|file: &File| file.format == FORMAT)?;
    if file.version > VERSION {
        return Some(Err(ReadError::NewerVersion { version: file.version }));
    }
    let snapshot = file.snapshot.as_str().map(str::to_owned).and_then(Snapshot::parse);
    let records: Vec<Record> = file.journal.iter().filter_map(record).collect();
    let checkpoint = checkpoint(&file.checkpoint);
    let found = |snapshot| recover(snapshot, checkpoint.clone().map(Checkpoint::from), records.clone()).map(restore);
    let draft = match found(snapshot) {
        // What was saved last is damaged: the journal may still have all of it.
        Some(Err(error)) => found(None).filter(Result::is_ok).unwrap_or(Err(error)),
        Some(draft) => draft,
        None => Err(ReadError::NotOurs),
    };
    Some(draft.map(|(draft, _)| draft))
}

fn checkpoint(value: &Value) -> Option<Snapshot> {
    Some(Snapshot::new(value.get("position")?.as_u64()?, value.get("text")?.as_str()?.to_owned()))
}

fn record(value: &Value) -> Option<Record> {
    let text = |member: &str| value.get(member)?.as_str();
    Some(Record {
        seq: value.get("seq")?.as_u64()?,
        base: Fingerprint::parse(text("base")?)?,
        kind: StepKind::parse(text("kind")?)?,
        command: text("command")?.to_owned(),
        inverse: text("inverse")?.to_owned(),
    })
}
