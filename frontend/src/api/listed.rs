//! Lists, whether they come as a page or whole.
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// The items of a list as it came: the first page of it, or all there is. Written by hand because serde's own way
/// to read either would put every type into the program twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed<T> {
    items: Vec<T>,
    next: Option<String>,
}

impl<T> Listed<T> {
    /// The items.
    pub fn into_items(self) -> Vec<T> {
        self.items
    }

    /// All items, and where the next page starts if this was not the last.
    pub fn into_parts(self) -> (Vec<T>, Option<String>) {
        (self.items, self.next)
    }
}

impl<T> From<Vec<T>> for Listed<T> {
    fn from(items: Vec<T>) -> Self {
        Self { items, next: None }
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
        Ok(Listed::from(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut all = Listed::from(Vec::new());
        while let Some(name) = members.next_key::<String>()? {
            match name.as_str() {
                "items" => all.items = members.next_value()?,
                "next" => all.next = members.next_value()?,
                _ => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(all)
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
        assert_eq!(page.into_parts(), (vec![1, 2], Some("abc".to_owned())));
        assert_eq!(list.into_parts(), (vec![1, 2], None));
    }
}
