//! Text of the data: isolated from the text around it, with its language.

use askama::Template;

use crate::render::safe::{runs_leftward, visible};

/// Text of the data.
#[derive(Debug, Clone, Template)]
#[template(path = "html/text.html")]
pub(super) struct Text {
    text: String,
    /// Its language, where it is written from right to left.
    language: Option<String>,
}

impl Text {
    /// A name of the register. What is written in Arabic letters there is Urdu: the register's second language.
    pub fn name(text: &str) -> Self {
        Self::printed(text, None)
    }

    /// Words of a publisher that prints in `language`.
    pub fn printed(text: &str, language: Option<&str>) -> Self {
        let language = runs_leftward(text).then(|| language.unwrap_or("ur").to_owned());
        Self { text: visible(text).into_owned(), language }
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn urdu_words_have_their_language_and_digits_none() {
        assert_eq!(Text::printed("278.62", Some("ur")).to_string(), "<bdi>278.62</bdi>");
        assert_eq!(Text::name("پارک").to_string(), r#"<bdi lang="ur" dir="rtl">پارک</bdi>"#);
        assert_eq!(Text::printed("پارک", Some("sd")).to_string(), r#"<bdi lang="sd" dir="rtl">پارک</bdi>"#);
    }
}
