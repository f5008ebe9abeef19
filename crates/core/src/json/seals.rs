//! Seals as JSON.

use super::error::Within;
use super::{Json, ReadError, Value, Writer};
use crate::model::{Revision, Seal, Seals, Unknown};

const SEAL: &str = r##"{"type":"object","required":["digest"],"properties":{"digest":{"$ref":"#/$defs/revision"},"sealed_at":{"type":"string"}}}"##;

impl Value for Seals {
    fn is_absent(&self) -> bool {
        *self == Self::default()
    }

    fn write(&self, out: &mut Writer) {
        out.object(|out| {
            if let Some(seal) = &self.current {
                out.key("current");
                write_seal(seal, out);
            }
            if !self.former.is_empty() {
                out.key("former");
                out.list(|out| {
                    for seal in &self.former {
                        out.item();
                        write_seal(seal, out);
                    }
                });
            }
            out.unknown(&self.unknown);
        });
    }

    fn read(json: Json<'_>) -> Result<Self, ReadError> {
        let mut seals = Self::default();
        for (name, value) in json.members()? {
            match name.as_str() {
                "current" => seals.current = Some(read_seal(value).within(&name)?),
                "former" => {
                    let items = value.items().within(&name)?.into_iter().enumerate();
                    let former: Result<_, _> = items.map(|(index, item)| read_seal(item).within_item(index)).collect();
                    seals.former = former.within(&name)?;
                }
                _ => seals.unknown.0.push((name, value.text().to_owned())),
            }
        }
        Ok(seals)
    }

    fn schema() -> String {
        format!(r#"{{"type":"object","properties":{{"current":{SEAL},"former":{{"type":"array","items":{SEAL}}}}}}}"#)
    }
}

fn write_seal(seal: &Seal, out: &mut Writer) {
    out.object(|out| {
        out.key("digest");
        out.string(&seal.digest.to_string());
        seal.sealed_at.write_member("sealed_at", out);
        out.unknown(&seal.unknown);
    });
}

fn read_seal(json: Json<'_>) -> Result<Seal, ReadError> {
    let (mut digest, mut sealed_at, mut unknown) = (None, String::new(), Unknown::default());
    for (name, value) in json.members()? {
        match name.as_str() {
            "digest" => digest = Revision::parse(&value.string().within(&name)?),
            "sealed_at" => sealed_at = value.string().within(&name)?,
            _ => unknown.0.push((name, value.text().to_owned())),
        }
    }
    let digest = digest.ok_or_else(ReadError::wrong_type).within("digest")?;
    Ok(Seal { digest, sealed_at, unknown })
}
