//! Lists of small things with an id, each of them an object, as one value.

use super::error::Within;
use super::{Json, ReadError, Value, Writer};
use crate::decimal::{Amount, Date, Points, Quantity, Ratio};
use crate::model::{Entry, Expert, Mark, Milestone, Portion, Unknown};

/// Says which members the things of a list have.
macro_rules! lists {
    ($($type:ident { $($field:ident as $name:literal: $value:ty,)+ })+) => {$(
        impl Value for Vec<$type> {
            fn is_absent(&self) -> bool {
                self.is_empty()
            }

            fn write(&self, out: &mut Writer) {
                out.list(|out| {
                    for thing in self {
                        out.item();
                        out.object(|out| {
                            out.key("id");
                            out.string(&thing.id.to_string());
                            $(thing.$field.write_member($name, out);)+
                            out.unknown(&thing.unknown);
                        });
                    }
                });
            }

            fn read(json: Json<'_>) -> Result<Self, ReadError> {
                let thing = |json: Json<'_>| -> Result<$type, ReadError> {
                    let members = json.members()?;
                    let id = members.iter().find(|(name, _)| name == "id");
                    let id = id.map_or_else(|| Err(ReadError::wrong_type()), |(_, value)| value.id()).within("id")?;
                    let mut thing = $type::new(id);
                    let mut unknown = Vec::new();
                    for (name, value) in members {
                        match name.as_str() {
                            "id" => {}
                            $($name => thing.$field = Value::read(value).within(&name)?,)+
                            _ => unknown.push((name, value.text().to_owned())),
                        }
                    }
                    thing.unknown = Unknown(unknown);
                    Ok(thing)
                };
                json.items()?.into_iter().enumerate().map(|(index, item)| thing(item).within_item(index)).collect()
            }

            fn schema() -> String {
                let members = [
                    r##""id":{"$ref":"#/$defs/id"}"##.to_owned(),
                    $(format!(r#""{}":{}"#, $name, <$value as Value>::schema()),)+
                ];
                format!(
                    r#"{{"type":"array","items":{{"type":"object","required":["id"],"properties":{{{}}}}}}}"#,
                    members.join(",")
                )
            }
        }
    )+};
}

lists! {
    Portion {
        name as "name": String,
        money as "money": Entry<Amount>,
        actual as "actual": Entry<Quantity>,
    }
    Milestone {
        name as "name": String,
        due as "due": Entry<Date>,
        done as "done": Entry<Date>,
    }
    Expert {
        name as "name": String,
        weight as "weight": Entry<Ratio>,
    }
    Mark {
        points as "points": Entry<Points>,
    }
}
