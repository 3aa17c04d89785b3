//! JSON written straight into a buffer. The review of a whole register is several hundred megabytes, of which most is
//! keys and words without anything to escape.

use chrono::NaiveDate;

use crate::notation::add_iso;

/// Something that can be written as JSON.
pub(super) trait Value {
    /// Adds it to JSON.
    fn add_to(&self, json: &mut String);
}

impl Value for str {
    fn add_to(&self, json: &mut String) {
        let is_escaped = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
        // Without a branch, so that many bytes are looked at in one step.
        let any_escaped = (self.bytes()).fold(false, |any, byte| any | is_escaped(&byte));
        if any_escaped {
            json.push_str(&serde_json::Value::from(self).to_string());
        } else {
            json.push('"');
            json.push_str(self);
            json.push('"');
        }
    }
}

impl Value for String {
    fn add_to(&self, json: &mut String) {
        self.as_str().add_to(json);
    }
}

impl Value for char {
    fn add_to(&self, json: &mut String) {
        self.encode_utf8(&mut [0; 4]).add_to(json);
    }
}

impl Value for bool {
    fn add_to(&self, json: &mut String) {
        json.push_str(if *self { "true" } else { "false" });
    }
}

impl Value for u32 {
    fn add_to(&self, json: &mut String) {
        json.push_str(&self.to_string());
    }
}

impl Value for f64 {
    fn add_to(&self, json: &mut String) {
        json.push_str(&serde_json::Value::from(*self).to_string());
    }
}

/// A day as `2024-06-01`.
impl Value for NaiveDate {
    fn add_to(&self, json: &mut String) {
        json.push('"');
        add_iso(*self, json);
        json.push('"');
    }
}

/// A value that is JSON already.
pub(super) struct RawJson<'a>(pub(super) &'a str);

impl Value for RawJson<'_> {
    fn add_to(&self, json: &mut String) {
        json.push_str(self.0);
    }
}

impl<V: Value + ?Sized> Value for &V {
    fn add_to(&self, json: &mut String) {
        (*self).add_to(json);
    }
}

impl<V: Value> Value for Option<V> {
    fn add_to(&self, json: &mut String) {
        match self {
            Some(value) => value.add_to(json),
            None => json.push_str("null"),
        }
    }
}

/// An object while its keys are added; keys have nothing to escape.
pub(super) struct Object<'j> {
    json: &'j mut String,
    has_keys: bool,
}

impl<'j> Object<'j> {
    /// Adds an object with the keys that `fill` adds.
    pub(super) fn add_to(json: &'j mut String, fill: impl FnOnce(&mut Self)) {
        json.push('{');
        let mut object = Self {
            json,
            has_keys: false,
        };
        fill(&mut object);
        object.json.push('}');
    }

    /// Adds a key with its value.
    pub(super) fn add(&mut self, key: &'static str, value: impl Value) {
        value.add_to(self.key(key));
    }

    /// Adds a key with a list, each item as `add_item` adds it.
    pub(super) fn add_list<I>(
        &mut self,
        key: &'static str,
        items: impl IntoIterator<Item = I>,
        mut add_item: impl FnMut(I, &mut String),
    ) {
        let json = self.key(key);
        json.push('[');
        for (place, item) in items.into_iter().enumerate() {
            if place > 0 {
                json.push(',');
            }
            add_item(item, json);
        }
        json.push(']');
    }

    /// Adds a key with whatever is added to the JSON next.
    pub(super) fn key(&mut self, key: &'static str) -> &mut String {
        if self.has_keys {
            self.json.push(',');
        }
        self.has_keys = true;
        self.json.push('"');
        self.json.push_str(key);
        self.json.push_str("\":");
        self.json
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json_of(value: impl Value) -> String {
        let mut json = String::new();
        value.add_to(&mut json);
        json
    }

    #[test]
    fn texts_are_escaped_as_serde_json_does() {
        for text in [
            "",
            "Müller",
            "陈伟",
            "a\"b",
            "a\\b",
            "a\nb\u{1}",
            "\u{7f}é\u{2028}",
        ] {
            assert_eq!(json_of(text), serde_json::to_string(text).unwrap());
        }
    }

    #[test]
    fn numbers_are_written_as_serde_json_does() {
        for number in [0.0, 1.0, 5.25, 1e9, 2.3e21, 1e-9] {
            assert_eq!(json_of(number), serde_json::to_string(&number).unwrap());
        }
    }

    #[test]
    fn days_are_written_in_full() {
        for (year, written) in [
            (2024, "2024"),
            (7, "0007"),
            (12024, "+12024"),
            (-1, "-0001"),
        ] {
            let day = NaiveDate::from_ymd_opt(year, 3, 9).unwrap();
            assert_eq!(json_of(day), format!("\"{written}-03-09\""));
        }
    }

    #[test]
    fn an_object_holds_its_keys_in_order() {
        let mut json = String::new();
        Object::add_to(&mut json, |object| {
            object.add("one", Some(1_u32));
            object.add("none", None::<bool>);
            object.add_list("signs", ['!', '.'], |sign, json| sign.add_to(json));
        });
        assert_eq!(json, r#"{"one":1,"none":null,"signs":["!","."]}"#);
    }
}
