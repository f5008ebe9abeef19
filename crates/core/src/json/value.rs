//! Values as JSON: what is written, what is left out, what is read.

use super::error::Within;
use super::{Json, Named, ReadError, Writer};
use crate::decimal::{Amount, Date, Decimal, Points, Quantity, Ratio};
use crate::model::{Applicability, Entry, NodeId};

/// A value that can stand in a file. A member that is left out has the default
/// value; [`is_absent`](Self::is_absent) says which values are left out.
pub(crate) trait Value: Sized {
    /// Whether the member is left out.
    fn is_absent(&self) -> bool;

    /// Writes the value.
    fn write(&self, out: &mut Writer);

    /// Reads the value.
    fn read(json: Json<'_>) -> Result<Self, ReadError>;

    /// What the schema says of the value.
    fn schema() -> String;

    /// Writes the value as a member.
    fn write_member(&self, name: &str, out: &mut Writer) {
        if !self.is_absent() {
            out.key(name);
            self.write(out);
        }
    }

    /// Reads a value that may be left out.
    fn read_or_default(json: Option<Json<'_>>) -> Result<Self, ReadError>
    where
        Self: Default,
    {
        json.map_or_else(|| Ok(Self::default()), Self::read)
    }
}

impl Value for String {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: &mut Writer) {
        out.string(self);
    }

    fn read(json: Json<'_>) -> Result<Self, ReadError> {
        json.string()
    }

    fn schema() -> String {
        r#"{"type":"string"}"#.to_owned()
    }
}

impl Value for bool {
    fn is_absent(&self) -> bool {
        !*self
    }

    fn write(&self, out: &mut Writer) {
        out.raw(if *self { "true" } else { "false" });
    }

    fn read(json: Json<'_>) -> Result<Self, ReadError> {
        json.boolean()
    }

    fn schema() -> String {
        r#"{"type":"boolean"}"#.to_owned()
    }
}

impl Value for u8 {
    fn is_absent(&self) -> bool {
        false
    }

    fn write(&self, out: &mut Writer) {
        out.raw(&self.to_string());
    }

    fn read(json: Json<'_>) -> Result<Self, ReadError> {
        Self::try_from(json.number()?).map_err(|_| ReadError::out_of_bounds())
    }

    fn schema() -> String {
        r#"{"type":"integer","minimum":0,"maximum":255}"#.to_owned()
    }
}

impl<T: Value> Value for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn write(&self, out: &mut Writer) {
        match self {
            Some(value) => value.write(out),
            None => out.raw("null"),
        }
    }

    fn read(json: Json<'_>) -> Result<Self, ReadError> {
        T::read(json).map(Some)
    }

    fn schema() -> String {
        T::schema()
    }
}

impl Value for Vec<NodeId> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: &mut Writer) {
        out.list(|out| {
            for id in self {
                out.item();
                out.string(&id.to_string());
            }
        });
    }

    fn read(json: Json<'_>) -> Result<Self, ReadError> {
        json.items()?.into_iter().enumerate().map(|(index, item)| item.id().within_item(index)).collect()
    }

    fn schema() -> String {
        r##"{"type":"array","items":{"$ref":"#/$defs/id"}}"##.to_owned()
    }
}

impl Value for Vec<String> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: &mut Writer) {
        out.list(|out| {
            for text in self {
                out.item();
                out.string(text);
            }
        });
    }

    fn read(json: Json<'_>) -> Result<Self, ReadError> {
        json.items()?.into_iter().enumerate().map(|(index, item)| item.string().within_item(index)).collect()
    }

    fn schema() -> String {
        r#"{"type":"array","items":{"type":"string"}}"#.to_owned()
    }
}

impl Value for Applicability {
    fn is_absent(&self) -> bool {
        *self == Self::Applicable
    }

    fn write(&self, out: &mut Writer) {
        match self {
            Self::Applicable => out.raw("null"),
            Self::NotApplicable(reason) => out.string(reason),
        }
    }

    fn read(json: Json<'_>) -> Result<Self, ReadError> {
        json.string().map(Self::NotApplicable)
    }

    fn schema() -> String {
        String::schema()
    }
}

impl<T: Named> Value for T {
    /// A choice is always written: a default may change, a file may not.
    fn is_absent(&self) -> bool {
        false
    }

    fn write(&self, out: &mut Writer) {
        out.string(self.name());
    }

    fn read(json: Json<'_>) -> Result<Self, ReadError> {
        Self::from_name(&json.string()?).ok_or_else(ReadError::wrong_type)
    }

    fn schema() -> String {
        let names: Vec<&str> = Self::ALL.iter().map(|choice| choice.name()).collect();
        format!(r#"{{"enum":["{}"]}}"#, names.join(r#"",""#))
    }
}

impl<T: Scalar> Value for Entry<T> {
    fn is_absent(&self) -> bool {
        self.is_blank()
    }

    fn write(&self, out: &mut Writer) {
        match self {
            Self::Blank => out.raw("null"),
            Self::NotStated => out.object(|out| true.write_member("not_stated", out)),
            Self::Value(value) => out.string(&value.to_text()),
            Self::Invalid(text) => out.object(|out| {
                out.key("invalid");
                out.string(text);
            }),
        }
    }

    /// A text that cannot be read is kept as typed, as in the field itself.
    fn read(json: Json<'_>) -> Result<Self, ReadError> {
        if !json.text().starts_with('{') {
            let text = json.string()?;
            return Ok(T::from_text(&text).map_or(Self::Invalid(text), Self::Value));
        }
        match json.members()?.as_slice() {
            [(name, value)] if name == "not_stated" => match value.boolean() {
                Ok(true) => Ok(Self::NotStated),
                _ => Err(ReadError::wrong_type()),
            },
            [(name, value)] if name == "invalid" => value.string().map(Self::Invalid),
            _ => Err(ReadError::wrong_type()),
        }
    }

    fn schema() -> String {
        format!(r##"{{"anyOf":[{},{{"$ref":"#/$defs/not_stated"}},{{"$ref":"#/$defs/invalid"}}]}}"##, T::SCHEMA)
    }
}

/// A value that is one string in a file.
pub(crate) trait Scalar: Sized {
    /// What the schema says of the string.
    const SCHEMA: &'static str;

    /// The string.
    fn to_text(&self) -> String;

    /// The value of a string that [`to_text`](Self::to_text) can have written.
    fn from_text(text: &str) -> Option<Self>;
}

impl Scalar for String {
    const SCHEMA: &'static str = r#"{"type":"string"}"#;

    fn to_text(&self) -> String {
        self.clone()
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Scalar for Quantity {
    const SCHEMA: &'static str = r#"{"type":"string"}"#;

    fn to_text(&self) -> String {
        self.text().to_owned()
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(Self::read(text))
    }
}

impl Scalar for u16 {
    const SCHEMA: &'static str = r##"{"$ref":"#/$defs/year"}"##;

    fn to_text(&self) -> String {
        self.to_string()
    }

    fn from_text(text: &str) -> Option<Self> {
        canonical(text, text.parse().ok()?)
    }
}

impl Scalar for Date {
    const SCHEMA: &'static str = r##"{"$ref":"#/$defs/date"}"##;

    fn to_text(&self) -> String {
        self.iso()
    }

    fn from_text(text: &str) -> Option<Self> {
        Self::from_iso(text)
    }
}

/// Points, ratios and amounts: plain decimals within the bounds of typed numbers.
macro_rules! decimal_scalars {
    ($($type:ident),+) => {$(
        impl Scalar for $type {
            const SCHEMA: &'static str = r##"{"$ref":"#/$defs/decimal"}"##;

            fn to_text(&self) -> String {
                self.0.to_string()
            }

            fn from_text(text: &str) -> Option<Self> {
                decimal(text).map(Self)
            }
        }
    )+};
}

decimal_scalars!(Amount, Points, Ratio);

/// A decimal as it is written, with at most 15 digits before the point and 6 after it.
fn decimal(text: &str) -> Option<Decimal> {
    let value = canonical(text, Decimal::from_str_exact(text).ok()?)?;
    let digits = value.trunc().abs() <= Decimal::from_i128_with_scale(999_999_999_999_999, 0);
    (digits && value.scale() <= 6).then_some(value)
}

/// The value, if it is written like this and not otherwise.
fn canonical<T: ToString>(text: &str, value: T) -> Option<T> {
    (value.to_string() == text).then_some(value)
}

impl Json<'_> {
    /// The id of a node.
    pub(crate) fn id(self) -> Result<NodeId, ReadError> {
        NodeId::parse(&self.string()?).ok_or_else(ReadError::wrong_type)
    }
}
