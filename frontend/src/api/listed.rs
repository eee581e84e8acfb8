//! Lists, whether they come as a page or whole.
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// The items of a list as it came: the first page of it, or all there is. Written by hand because serde's own way
/// to read either would put every type into the program twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed<T>(Vec<T>);

impl<T> Listed<T> {
    /// The items.
    pub fn into_items(self) -> Vec<T> {
        self.0
    }
}

struct EitherWay<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for EitherWay<T> {
    type Value = Listed<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list, or a page with items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = items.next_element()? {
            all.push(item);
        }
        Ok(Listed(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(name) = members.next_key::<String>()? {
            if name == "items" {
                all = members.next_value()?;
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Listed(all))
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Listed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EitherWay(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::Listed;

    #[test]
    fn a_page_and_a_plain_list_give_the_same_items() {
        let page: Listed<u8> = serde_json::from_str(r#"{"items":[1,2],"next":"abc"}"#).unwrap();
        let list: Listed<u8> = serde_json::from_str("[1,2]").unwrap();
        assert_eq!(page, list);
        assert_eq!(page.into_items(), [1, 2]);
    }
}
