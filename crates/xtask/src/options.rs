//! Reading a chore's options.
use crate::Outcome;

/// The words after a chore's name, taken one option at a time.
pub struct Options {
    chore: &'static str,
    words: Vec<String>,
}

impl Options {
    pub fn new(chore: &'static str, words: &[String]) -> Self {
        Self { chore, words: words.to_vec() }
    }

    /// Takes an option without a value; true when it is there.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() < before
    }

    /// Takes an option with its value.
    pub fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        let Some(place) = self.words.iter().position(|word| word == name) else { return Ok(None) };
        self.words.remove(place);
        if place >= self.words.len() {
            return Err(format!("{name} needs a value").into());
        }
        Ok(Some(self.words.remove(place)))
    }

    /// Refuses what nobody took.
    pub fn end(self) -> Outcome {
        match self.words.first() {
            None => Ok(()),
            Some(word) => Err(format!("{} does not know '{word}'", self.chore).into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Options {
        Options::new("demo", &line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_come_in_any_order() {
        let mut given = options("--port 9000 --postgres");
        assert!(given.flag("--postgres"));
        assert_eq!(given.value("--port").unwrap().as_deref(), Some("9000"));
        given.end().unwrap();
    }

    #[test]
    fn a_missing_value_and_an_unknown_word_are_refused() {
        assert!(options("--port").value("--port").is_err());
        assert_eq!(options("--fast").end().unwrap_err().to_string(), "demo does not know '--fast'");
    }
}
