//! As much of JSON Schema as the shipped schema uses; a keyword that is not
//! understood here stops the test.

use regex_lite::Regex;
use serde_json::{Map, Value};

pub(crate) struct Checker {
    root: Value,
}

impl Checker {
    pub(crate) fn new(root: Value) -> Self {
        Self { root }
    }

    /// Checks a file; an error says where and what.
    pub(crate) fn check(&self, file: &Value) -> Result<(), String> {
        self.value(&self.root, file, "")
    }

    fn value(&self, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
        let schema = schema.as_object().expect("a schema is an object");
        for (keyword, wanted) in schema {
            let holds = match keyword.as_str() {
                "$schema" | "$id" | "$defs" | "title" | "description" => true,
                "$ref" => {
                    let pointer = wanted.as_str().and_then(|to| to.strip_prefix('#')).expect("a local reference");
                    let target = self.root.pointer(pointer).expect("the reference leads somewhere");
                    self.value(target, value, at)?;
                    true
                }
                "type" => match wanted.as_str().expect("one type") {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "null" => value.is_null(),
                    other => panic!("the type {other} is not understood"),
                },
                "const" => value == wanted,
                "enum" => wanted.as_array().expect("a list of values").contains(value),
                "pattern" => {
                    let pattern = Regex::new(wanted.as_str().expect("a pattern")).expect("a pattern that can be read");
                    value.as_str().is_none_or(|text| pattern.is_match(text))
                }
                "minimum" => value.as_i64().is_none_or(|number| Some(number) >= wanted.as_i64()),
                "maximum" => value.as_i64().is_none_or(|number| Some(number) <= wanted.as_i64()),
                "anyOf" => {
                    let choices = wanted.as_array().expect("a list of schemas");
                    choices.iter().any(|choice| self.value(choice, value, at).is_ok())
                }
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.value(wanted, item, &format!("{at}/{index}"))?;
                    }
                    true
                }
                "required" => {
                    let names = wanted.as_array().expect("a list of names");
                    value.as_object().is_none_or(|members| names.iter().all(|name| has(members, name)))
                }
                "properties" => {
                    for (name, wanted) in wanted.as_object().expect("schemas by name") {
                        if let Some(member) = value.get(name) {
                            self.value(wanted, member, &format!("{at}/{name}"))?;
                        }
                    }
                    true
                }
                "additionalProperties" => {
                    assert_eq!(*wanted, Value::Bool(false), "only closed objects say so");
                    let known = schema["properties"].as_object().expect("a closed object names its members");
                    value.as_object().is_none_or(|members| members.keys().all(|name| known.contains_key(name)))
                }
                other => panic!("the keyword {other} is not understood"),
            };
            if !holds {
                return Err(format!("{at}: {keyword}"));
            }
        }
        Ok(())
    }
}

fn has(members: &Map<String, Value>, name: &Value) -> bool {
    name.as_str().is_some_and(|name| members.contains_key(name))
}
