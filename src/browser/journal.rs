//! The journal in the browser's database, which survives a killed browser.

use jiheng_core::saving::{
    Checkpoint, DraftKey, Fingerprint, JournalError, Record, Snapshot, StepKind, keys, recovery,
};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbObjectStoreParameters, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

use super::listener::Listener;

/// A database that does not open within this time will not open at all; work must begin without it.
const OPENING_LIMIT: i32 = 3_000;

/// What the journal holds of one draft.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    /// The last whole text.
    pub(crate) checkpoint: Option<Checkpoint>,
    /// The commands, oldest first.
    pub(crate) records: Vec<Record>,
}

/// The journal: for each draft its commands, by number, and one whole text.
#[derive(Debug, Clone)]
pub(crate) struct Journal {
    database: IdbDatabase,
}

impl Journal {
    /// Opens the database, or makes it. `None`: this browser keeps none for this page.
    pub(crate) async fn open() -> Option<Self> {
        let factory = web_sys::window()?.indexed_db().ok()??;
        let request = factory.open_with_u32(keys::DATABASE, 1).ok()?;
        let upgrade = {
            let request = request.clone();
            Listener::new(request.clone(), "upgradeneeded", move |_| {
                let _ = make_stores(&request);
            })
        };
        let opened = within(OPENING_LIMIT, &answer(&request)).await;
        drop(upgrade);
        opened.ok()?;
        let database: IdbDatabase = request.result().ok()?.dyn_into().ok()?;
        // Another window that wants to change or delete the database must not wait for this one.
        let closing = database.clone();
        let on_change = Closure::once_into_js(move || closing.close());
        database.set_onversionchange(on_change.dyn_ref());
        Some(Self { database })
    }

    /// Reads everything about one draft.
    pub(crate) async fn read(&self, draft: DraftKey) -> Result<Pages, JournalError> {
        let read = async || -> Result<Pages, JsValue> {
            let transaction = self.begin(IdbTransactionMode::Readonly)?;
            let checkpoint = transaction.object_store(keys::CHECKPOINTS)?.get(&name(draft))?;
            let records = transaction.object_store(keys::JOURNAL)?.get_all_with_key(&all_of(draft)?)?;
            // Both questions are asked before either answer is awaited: a transaction ends when it has nothing to do.
            let (checkpoint_came, records_came) = (answer(&checkpoint), answer(&records));
            JsFuture::from(checkpoint_came).await?;
            JsFuture::from(records_came).await?;
            let records = Array::from(&records.result()?);
            Ok(Pages {
                checkpoint: checkpoint_from(checkpoint.result()?),
                records: records.iter().filter_map(|record| record_from(&record)).collect(),
            })
        };
        read().await.map_err(|_| JournalError::Failed)
    }

    /// The drafts it could bring back.
    pub(crate) async fn drafts(&self) -> Result<Vec<DraftKey>, JournalError> {
        let read = async || -> Result<Vec<DraftKey>, JsValue> {
            let transaction = self.begin(IdbTransactionMode::Readonly)?;
            let names = transaction.object_store(keys::CHECKPOINTS)?.get_all_keys()?;
            JsFuture::from(answer(&names)).await?;
            let names = Array::from(&names.result()?);
            Ok(names.iter().filter_map(|name| DraftKey::parse(&name.as_string()?)).collect())
        };
        read().await.map_err(|_| JournalError::Failed)
    }

    /// Appends commands, all or none, and ends when they are stored.
    pub(crate) async fn append(&self, draft: DraftKey, records: &[Record]) -> Result<(), JournalError> {
        self.write(|transaction| {
            let journal = transaction.object_store(keys::JOURNAL)?;
            for record in records {
                journal.add(&record_object(draft, record)?)?;
            }
            Ok(())
        })
        .await
    }

    /// Stores a whole text and lets go of commands that are in it,
    /// but for those that can still be undone.
    ///
    /// A later text that stands there already stays: two windows may have one
    /// draft open, and what the one asks for can come behind what the other did.
    pub(crate) async fn checkpoint(&self, draft: DraftKey, snapshot: &Snapshot) -> Result<(), JournalError> {
        let position = snapshot.position();
        self.write(|transaction| {
            let object = object(&[
                ("draft", name(draft)),
                ("position", number(position)),
                ("text", JsValue::from_str(snapshot.text())),
            ])?;
            let old = position
                .checked_sub(recovery::KEPT_FOR_UNDO)
                .map(|last| IdbKeyRange::bound(&key(draft, &number(0)), &key(draft, &number(last))))
                .transpose()?;
            let (checkpoints, journal) =
                (transaction.object_store(keys::CHECKPOINTS)?, transaction.object_store(keys::JOURNAL)?);
            let standing = checkpoints.get(&name(draft))?;
            let (answer, transaction) = (standing.clone(), transaction.clone());
            let replace = move || -> Result<(), JsValue> {
                if count(&answer.result()?, "position").is_some_and(|there| there > position) {
                    return Ok(());
                }
                checkpoints.put(&object)?;
                if let Some(old) = old {
                    journal.delete(&old)?;
                }
                Ok(())
            };
            // Done within the answer: a transaction that has nothing to do ends.
            let answered = Closure::once_into_js(move || {
                if replace().is_err() {
                    let _ = transaction.abort();
                }
            });
            standing.set_onsuccess(answered.dyn_ref());
            Ok(())
        })
        .await
    }

    /// Forgets everything about a draft.
    pub(crate) async fn forget(&self, draft: DraftKey) -> Result<(), JournalError> {
        self.write(|transaction| {
            transaction.object_store(keys::CHECKPOINTS)?.delete(&name(draft))?;
            transaction.object_store(keys::JOURNAL)?.delete(&all_of(draft)?)?;
            Ok(())
        })
        .await
    }

    fn begin(&self, mode: IdbTransactionMode) -> Result<IdbTransaction, JsValue> {
        let stores = Array::of2(&keys::JOURNAL.into(), &keys::CHECKPOINTS.into());
        self.database.transaction_with_str_sequence_and_mode(&stores, mode)
    }

    /// Asks for changes at once, then waits until all are stored.
    async fn write(&self, ask: impl FnOnce(&IdbTransaction) -> Result<(), JsValue>) -> Result<(), JournalError> {
        let transaction = self.begin(IdbTransactionMode::Readwrite).map_err(|_| JournalError::Failed)?;
        let stored = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        ask(&transaction).map_err(|_| JournalError::Failed)?;
        match JsFuture::from(stored).await {
            Ok(_) => Ok(()),
            Err(_) if transaction.error().is_some_and(|error| error.name() == "ConstraintError") => {
                Err(JournalError::Taken)
            }
            Err(_) => Err(JournalError::Failed),
        }
    }
}

fn make_stores(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    let keyed_by = |path: &JsValue| {
        let parameters = IdbObjectStoreParameters::new();
        parameters.set_key_path(path);
        parameters
    };
    let by_number = Array::of2(&"draft".into(), &"seq".into());
    let _: IdbObjectStore =
        database.create_object_store_with_optional_parameters(keys::JOURNAL, &keyed_by(&by_number))?;
    let _: IdbObjectStore =
        database.create_object_store_with_optional_parameters(keys::CHECKPOINTS, &keyed_by(&"draft".into()))?;
    Ok(())
}

/// Fulfilled when a request has its result, rejected when it failed.
fn answer(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// Waits for a promise, but no longer than so many milliseconds.
async fn within(milliseconds: i32, promise: &Promise) -> Result<JsValue, JsValue> {
    let limit = Promise::new(&mut |_, reject| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, milliseconds);
        }
    });
    JsFuture::from(Promise::race(&Array::of2(promise, &limit))).await
}

fn name(draft: DraftKey) -> JsValue {
    JsValue::from_str(&draft.to_string())
}

/// A number of a command. Below 2^53, which no one types in a lifetime, it is exact.
#[expect(clippy::cast_precision_loss, reason = "exact below 2^53")]
fn number(n: u64) -> JsValue {
    JsValue::from_f64(n as f64)
}

/// The key of a record: its draft and its number.
fn key(draft: DraftKey, number: &JsValue) -> JsValue {
    Array::of2(&name(draft), number).into()
}

/// Every number of a draft: in this order an array comes after all numbers.
fn all_of(draft: DraftKey) -> Result<JsValue, JsValue> {
    IdbKeyRange::bound(&key(draft, &number(0)), &key(draft, &Array::new())).map(JsValue::from)
}

fn object(members: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (member, value) in members {
        Reflect::set(&object, &JsValue::from_str(member), value)?;
    }
    Ok(object.into())
}

fn record_object(draft: DraftKey, record: &Record) -> Result<JsValue, JsValue> {
    object(&[
        ("draft", name(draft)),
        ("seq", number(record.seq)),
        ("base", JsValue::from_str(&record.base.to_string())),
        ("kind", JsValue::from_str(record.kind.name())),
        ("command", JsValue::from_str(&record.command)),
        ("inverse", JsValue::from_str(&record.inverse)),
    ])
}

fn record_from(value: &JsValue) -> Option<Record> {
    Some(Record {
        seq: count(value, "seq")?,
        base: Fingerprint::parse(&text(value, "base")?)?,
        kind: StepKind::parse(&text(value, "kind")?)?,
        command: text(value, "command")?,
        inverse: text(value, "inverse")?,
    })
}

/// The text stays with the browser until it is needed.
fn checkpoint_from(value: JsValue) -> Option<Checkpoint> {
    Some(Checkpoint::new(count(&value, "position")?, move || text(&value, "text")))
}

fn text(value: &JsValue, member: &str) -> Option<String> {
    Reflect::get(value, &JsValue::from_str(member)).ok()?.as_string()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a whole number in range")]
fn count(value: &JsValue, member: &str) -> Option<u64> {
    let number = Reflect::get(value, &JsValue::from_str(member)).ok()?.as_f64()?;
    (number >= 0.0 && number.fract() == 0.0 && number < 9_007_199_254_740_992.0).then_some(number as u64)
}
