//! The table in which the sentences of a subject stand, both languages of each side by side.

use super::{Language, Phrase};

/// A sentence a line. `STAY = "stay", "留下";` is a [`Phrase`]; with figures,
/// `saved_at(time) = "saved {time}", "已保存 {time}";` is a function of the language and the figures, which both must hold.
macro_rules! sentences {
    (@one $name:ident = $english:literal, $chinese:literal) => {
        pub(crate) const $name: $crate::wording::Phrase = $crate::wording::Phrase::new($english, $chinese);
    };
    (@one $name:ident ($($figure:ident),+) = $english:literal, $chinese:literal) => {
        pub(crate) fn $name(
            language: $crate::wording::Language,
            $($figure: impl ::std::fmt::Display),+
        ) -> ::std::string::String {
            // Made once for all kinds of figures.
            fn said(
                language: $crate::wording::Language,
                $($figure: &dyn ::std::fmt::Display),+
            ) -> ::std::string::String {
                $crate::wording::language::say!(language, $english, $chinese $(, $figure = $figure)+)
            }
            said(language $(, &$figure)+)
        }
    };
    ($($name:ident $(($($figure:ident),+))? = $english:literal, $chinese:literal;)*) => {$(
        $crate::wording::sentences::sentences!(@one $name $(($($figure),+))? = $english, $chinese);
    )*};
}
pub(crate) use sentences;

/// As [`sentences!`], of what is wrong with something: with figures it is a function of these alone, and makes a
/// [`Sentence`](super::Sentence) in every language.
macro_rules! refusals {
    (@one $name:ident = $english:literal, $chinese:literal) => {
        pub(crate) const $name: $crate::wording::Phrase = $crate::wording::Phrase::new($english, $chinese);
    };
    (@one $name:ident ($($figure:ident),+) = $english:literal, $chinese:literal) => {
        pub(crate) fn $name(
            $($figure: impl $crate::wording::sentence::Figure),+
        ) -> $crate::wording::Sentence {
            // Made once for all kinds of figures.
            fn made($($figure: &dyn $crate::wording::sentence::Figure),+) -> $crate::wording::Sentence {
                $crate::wording::Sentence::made(|language| {
                    $crate::wording::language::say!(
                        language, $english, $chinese $(, $figure = $figure.said(language))+
                    )
                })
            }
            made($(&$figure),+)
        }
    };
    ($($name:ident $(($($figure:ident),+))? = $english:literal, $chinese:literal;)*) => {$(
        $crate::wording::sentences::refusals!(@one $name $(($($figure),+))? = $english, $chinese);
    )*};
}
pub(crate) use refusals;

/// What can be told in a language: a phrase, or words that were made in it.
pub(crate) trait Told {
    fn told(self, language: Language) -> String;
}

impl Told for Phrase {
    fn told(self, language: Language) -> String {
        self.of(language).to_owned()
    }
}

impl Told for String {
    fn told(self, _language: Language) -> String {
        self
    }
}
