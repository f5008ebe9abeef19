//! Packs that a person made: kept whole, read back, never written over unseen.

use jiheng_core::model::NodeId;
use jiheng_core::ports::{MemoryStore, StoreError, TextStore as _};
use jiheng_core::saving::{Drafts, OwnPack, OwnPacks, PackKey, keys};
use jiheng_core::standard::{PackEdit, PackField, PackForm, builtin, builtin_ids};

fn own(id: &str) -> OwnPack {
    OwnPack { form: PackForm::new(builtin(id).expect("a shipped pack")), edited_at: 7 }
}

const KEY: PackKey = PackKey(NodeId(0xabc));

#[test]
fn a_pack_is_kept_with_what_cannot_be_read_in_it() {
    let store = MemoryStore::default();
    let packs = OwnPacks::new(&store);
    for (index, id) in (1..).zip(builtin_ids()) {
        let mut pack = own(id);
        pack.form.apply(PackEdit::Put(PackField::BandFrom(0), "九十来分".to_owned()));
        let key = PackKey(NodeId(index));
        let written = packs.write(key, &pack, None).expect("there is room");
        assert_eq!(packs.read(key), Ok((pack, written)));
    }
    assert_eq!(packs.keys().map(|keys| keys.len()), Ok(13));
    assert_eq!(Drafts::new(store).list(), Ok(Vec::new()), "a pack is no draft");
}

#[test]
fn what_another_window_wrote_stays() {
    let store = MemoryStore::default();
    let packs = OwnPacks::new(&store);
    let (first, second) = (own("mof-2020-10-self"), own("guangshui"));
    let seen = packs.write(KEY, &first, None).expect("there is room");
    assert_eq!(packs.write(KEY, &second, None), Err(StoreError::ChangedUnderneath));
    let later = packs.write(KEY, &second, Some(seen)).expect("nobody wrote meanwhile");
    assert_eq!(packs.write(KEY, &first, Some(seen)), Err(StoreError::ChangedUnderneath));
    assert_eq!(packs.read(KEY), Ok((second, later)));
}

#[test]
fn a_pack_that_was_taken_away_comes_back_as_it_was() {
    let store = MemoryStore::default();
    let packs = OwnPacks::new(&store);
    let pack = own("mof-2020-10-self");
    packs.write(KEY, &pack, None).expect("there is room");
    let text = packs.remove(KEY).expect("it is there");
    assert_eq!(packs.read(KEY), Err(StoreError::Missing));
    assert_eq!(packs.remove(KEY), Err(StoreError::Missing));
    assert_eq!(packs.put_back(KEY, &text), Ok(()));
    assert_eq!(packs.put_back(KEY, &text), Err(StoreError::ChangedUnderneath));
    assert_eq!(packs.read(KEY).map(|(found, _)| found), Ok(pack));
}

#[test]
fn without_room_the_pack_before_it_stays() {
    let store = MemoryStore::default();
    let packs = OwnPacks::new(&store);
    let mut pack = own("mof-2020-10-self");
    let seen = packs.write(KEY, &pack, None).expect("there is room");
    store.limit(Some(100));
    pack.form.apply(PackEdit::Put(PackField::Name, "改了名".to_owned()));
    assert_eq!(packs.write(KEY, &pack, Some(seen)), Err(StoreError::Full));
    assert_eq!(packs.read(KEY).map(|(found, _)| found), Ok(own("mof-2020-10-self")));
}

#[test]
fn a_damaged_pack_is_listed_and_can_be_taken_away_as_it_is() {
    let store = MemoryStore::default();
    for damaged in ["", "{}", "null", "{\"form\":{\"standard\":{}},\"edited_at\":1}", &"[".repeat(200_000)] {
        store.set(&keys::pack(KEY), damaged).expect("there is room");
        let packs = OwnPacks::new(&store);
        assert_eq!(packs.keys(), Ok(vec![KEY]));
        assert_eq!(packs.read(KEY), Err(StoreError::Unreadable));
        assert_eq!(packs.raw(KEY).as_deref(), Ok(damaged));
    }
}
