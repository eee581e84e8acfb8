//! The input of a calculator as JSON in which no member is given twice.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// A JSON value, refused when an object in it names a member twice.
///
/// JSON leaves open which of the two counts; taking either would answer with a figure that was perhaps not
/// asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Input(pub Value);

impl<'de> Deserialize<'de> for Input {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Self)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("a number is not finite"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut read = Vec::new();
        while let Some(Input(item)) = items.next_element()? {
            read.push(item);
        }
        Ok(Value::Array(read))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut read = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if read.contains_key(&name) {
                return Err(A::Error::custom(format!("the member {name:?} is given twice")));
            }
            let Input(member) = members.next_value()?;
            read.insert(name, member);
        }
        Ok(Value::Object(read))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Value, String> {
        serde_json::from_str::<Input>(text).map(|input| input.0).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_sound_reads_as_it_does_elsewhere() {
        let text =
            r#"{"a": [1, -2, 2.5, 1e300, null, true, "x\u00e9", {}], "b": {"a": 18446744073709551615}}"#;
        assert_eq!(read(text).unwrap(), serde_json::from_str::<Value>(text).unwrap());
    }

    #[test]
    fn a_member_given_twice_is_refused_at_any_depth() {
        for text in [r#"{"pre": 1, "pre": 2}"#, r#"[{"a": {"pre": 1, "b": 2, "pre": 1}}]"#] {
            let refused = read(text).unwrap_err();
            assert!(refused.starts_with(r#"the member "pre" is given twice"#), "{refused}");
        }
        assert!(read(r#"[{"pre": 1}, {"pre": 2}]"#).is_ok());
    }

    #[test]
    fn depth_has_an_end() {
        assert!(read(&"[".repeat(200)).unwrap_err().starts_with("recursion limit exceeded"));
    }
}
