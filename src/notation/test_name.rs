//! Which test the name in a file means: usual spellings, several of them together, the long names of LOINC, codes.

mod near;

use super::fault::Fault;
use super::fold::fold;
use super::names::{parse_test, refused};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{
    DnaUnit, Named, Test, UnitId, UnitWord, fold_name, fold_words, is_unspaced,
};

use crate::wording::Sentence;
use crate::wording::refusals::names as said;
use crate::wording::refusals::values::ONE_OF_THEM;
use near::{are_near, slips};

/// A piece of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Test(Test),
    Refused(usize),
    Unit(UnitWord),
    /// Says nothing.
    Beside,
    /// Says that it is another test.
    Other,
    Unknown(String),
}

/// The test of a name as files print it, and the unit that the name implies: everything that [`parse_test`] knows, and
/// `ALT (SGPT)`, `HBV DNA level....`, `Creatinine [Mass/volume] in Serum or Plasma`, `HBV DNA (IU/mL)`, `LN:1742-6`.
///
/// # Errors
/// As [`parse_test`]; a name of which only a part is known, with the tests that it holds; one of several tests; one that
/// may be another virus.
pub fn parse_file_test(text: &str, knowledge: &Knowledge) -> Result<(Test, Option<UnitId>), Fault> {
    // Most files spell it as the program does, and a hospital's name it a million times.
    let mut definitions = knowledge.tests.iter();
    if let Some(exact) = definitions.find(|definition| definition.name == text) {
        return Ok((exact.test, None));
    }
    let folded = fold(text);
    let name = fold_name(&folded);
    let mut never = knowledge.words.not_in_files.iter();
    if let Some(refusal) = never.find(|refusal| fold_name(&refusal.written) == name) {
        return Err(refused(text, refusal, knowledge));
    }
    let plain = match parse_test(text, knowledge) {
        Err(fault) if fault.readings.is_empty() => fault,
        known => return known,
    };
    if let Some((base, unit)) = unit_in_brackets(&folded)
        && let Ok((test, None)) = parse_file_test(base, knowledge)
        && let Some(unit) = knowledge.tests.get(test).unit_spelled(unit)
    {
        return Ok((test, Some(unit)));
    }
    let (codes, rest) = codes_and_rest(&folded);
    let coded = codes.iter().find_map(|code| knowledge.tests.of_code(code));
    let pieces = pieces(&rest, knowledge);
    let mut tests: Vec<Test> = Vec::new();
    for piece in &pieces {
        if let Piece::Test(test) = piece
            && !tests.contains(test)
        {
            tests.push(*test);
        }
    }
    if pieces.contains(&Piece::Other) {
        return Err(plain);
    }
    if let Some((test, unit)) = coded {
        return match tests.as_slice() {
            [] => Ok((test, unit)),
            [one] if *one == test => Ok((test, unit)),
            _ => Err(several(text, &[test], &tests, knowledge)),
        };
    }
    let strange = pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Unknown(_)));
    let refusal = pieces.iter().find_map(|piece| match piece {
        Piece::Refused(place) => knowledge.tests.refusal_at(*place),
        Piece::Test(_) | Piece::Unit(_) | Piece::Beside | Piece::Other | Piece::Unknown(_) => None,
    });
    match (tests.as_slice(), strange, refusal) {
        ([test], false, None) => Ok((*test, unit(*test, &pieces, knowledge))),
        ([_, ..], true, _) => Err(holding(text, &tests, knowledge)),
        ([_, _, ..], false, _) => Err(several(text, &[], &tests, knowledge)),
        (_, _, Some(refusal)) => Err(refused(text, refusal, knowledge)),
        ([], _, None) => match likely(&pieces, knowledge).as_slice() {
            [] if is_of_hepatitis_b(&folded, &codes, knowledge) => Err(Fault {
                problem: said::OF_HEPATITIS_B.into(),
                ..plain
            }),
            [] => Err(with_nearest(plain, &pieces, knowledge)),
            likely => Err(holding(text, likely, knowledge)),
        },
    }
}

/// Whether a name is surely that of another test than those that are kept: it holds no word or code of one, and of
/// hepatitis B, or says that it is of another specimen or a ratio.
#[must_use]
pub fn is_surely_another_test(text: &str, knowledge: &Knowledge) -> bool {
    let folded = fold(text);
    let is_known = parse_file_test(text, knowledge).is_ok();
    if folded.trim().is_empty() || is_known || knowledge.tests.refusal(&folded).is_some() {
        return false;
    }
    let (codes, rest) = codes_and_rest(&folded);
    if is_of_hepatitis_b("", &codes, knowledge)
        || codes
            .iter()
            .any(|code| knowledge.tests.of_code(code).is_some())
    {
        return false;
    }
    let pieces = pieces(&rest, knowledge);
    if pieces.contains(&Piece::Other) {
        return true;
    }
    let holds = pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Test(_) | Piece::Refused(_)));
    let mut never = knowledge.words.not_in_files.iter();
    let may_be_meant = never.any(|refusal| {
        let word = fold_words(&refusal.written);
        fold_words(&folded).split(' ').any(|other| other == word)
    });
    !holds
        && !may_be_meant
        && !is_of_hepatitis_b(&folded, &codes, knowledge)
        && likely(&pieces, knowledge).is_empty()
}

/// `HBV DNA (IU/mL)` as name and unit.
fn unit_in_brackets(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    [('(', ')'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| {
            let (base, unit) = text.strip_suffix(close)?.split_once(open)?;
            (!base.trim().is_empty()).then_some((base.trim(), unit))
        })
}

/// The LOINC codes of a text, and what is left of it.
fn codes_and_rest(text: &str) -> (Vec<&str>, String) {
    let is_of_a_code = |c: char| c.is_ascii_digit() || c == '-';
    let mut codes = Vec::new();
    let mut rest = String::new();
    for part in text.split([' ', '^', '|', ':', ',', ';', '(', ')', '[', ']', '\t']) {
        let code = part.trim_matches(|c: char| !is_of_a_code(c));
        let is_code = code
            .split_once('-')
            .is_some_and(|(number, check)| number.len() >= 3 && check.len() == 1)
            && code.chars().all(is_of_a_code);
        if is_code && code == part {
            codes.push(code);
        } else {
            rest.push_str(part);
            rest.push(' ');
        }
    }
    (codes, rest)
}

fn is_of_hepatitis_b(folded: &str, codes: &[&str], knowledge: &Knowledge) -> bool {
    let words = &knowledge.words;
    let compact = fold_words(folded).replace(' ', "");
    let has_code = codes.iter().any(|code| {
        words
            .other_hepatitis_b_codes
            .iter()
            .any(|other| other == code)
    });
    has_code
        || words
            .hepatitis_b
            .iter()
            .any(|part| compact.contains(part.as_str()))
}

/// A name as its pieces, the longest phrases first.
fn pieces(text: &str, knowledge: &Knowledge) -> Vec<Piece> {
    let folded = fold_words(text);
    let mut rest: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    rest.reverse();
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        let ahead: Vec<&str> = rest.iter().rev().copied().collect();
        if let Some((count, piece)) = longest(&ahead, knowledge) {
            pieces.push(piece);
            rest.truncate(rest.len() - count);
            continue;
        }
        let Some(word) = rest.pop() else { break };
        // Scripts without blanks between their words.
        let divided = word.char_indices().rev().find_map(|(at, next)| {
            let (phrase, behind) = word.split_at(at);
            let last = phrase.chars().next_back()?;
            let may_end = is_unspaced(last) || is_unspaced(next);
            let (_, piece) = longest(&[phrase], knowledge).filter(|_| may_end)?;
            Some((piece, behind))
        });
        match divided {
            Some((piece, behind)) => {
                pieces.push(piece);
                rest.push(behind);
            }
            None => pieces.push(Piece::Unknown(word.to_owned())),
        }
    }
    pieces
}

/// The longest phrase that words begin with; of two of one length, the name of a test.
fn longest(words: &[&str], knowledge: &Knowledge) -> Option<(usize, Piece)> {
    const SHORTEST_WORD: usize = 3;
    let known = &knowledge.words;
    let named = knowledge.tests.phrases().first_of(words);
    let mut refused = None;
    let named = named.and_then(|(count, named)| match named {
        Named::Test(test) => Some((count, Piece::Test(test))),
        Named::Refused(place) => {
            refused = Some((count, Piece::Refused(place)));
            None
        }
        Named::Word(test) => {
            let word = &knowledge.tests.get(test).word;
            let is_named_here = word.len() >= SHORTEST_WORD
                && !known
                    .not_in_files
                    .iter()
                    .any(|refusal| fold_name(&refusal.written) == *word);
            is_named_here.then_some((count, Piece::Test(test)))
        }
    });
    let other = known
        .other_tests
        .first_of(words)
        .map(|(count, ())| (count, Piece::Other));
    let unit = known
        .unit_words
        .first_of(words)
        .map(|(count, unit)| (count, Piece::Unit(unit)));
    let beside = known
        .beside_tests
        .first_of(words)
        .map(|(count, ())| (count, Piece::Beside));
    [refused, beside, unit, other, named]
        .into_iter()
        .flatten()
        .max_by_key(|(count, _)| *count)
}

/// The unit that the words of a name imply; a logarithm alone does not say of what.
fn unit(test: Test, pieces: &[Piece], knowledge: &Knowledge) -> Option<UnitId> {
    if test != Test::HbvDna {
        return None;
    }
    let says = |unit| pieces.contains(&Piece::Unit(unit));
    let unit = match (
        says(UnitWord::Log),
        says(UnitWord::Copies),
        says(UnitWord::Iu),
    ) {
        (true, true, false) => DnaUnit::Log10CopiesPerMl,
        (true, false, true) => DnaUnit::Log10IuPerMl,
        (false, true, false) => DnaUnit::CopiesPerMl,
        (false, false, true) => DnaUnit::IuPerMl,
        (false, false, false) | (true, false, false) | (_, true, true) => return None,
    };
    Some(knowledge.tests.get(test).unit_of_dna(unit))
}

/// The tests whose names are one or two slips away from an unknown word.
fn likely(pieces: &[Piece], knowledge: &Knowledge) -> Vec<Test> {
    let mut words: Vec<String> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Unknown(word) => Some(word.clone()),
            Piece::Test(_) | Piece::Refused(_) | Piece::Unit(_) | Piece::Beside | Piece::Other => {
                None
            }
        })
        .collect();
    words.push(words.join(" "));
    let mut likely = Vec::new();
    for word in &words {
        for (phrase, named) in knowledge.tests.phrases().entries() {
            if let Named::Test(test) = named
                && !likely.contains(&test)
                && are_near(word, phrase)
            {
                likely.push(test);
            }
        }
    }
    likely.sort_unstable();
    likely
}

/// The complaint about a name of which nothing is known, with the names that are one slip away.
fn with_nearest(plain: Fault, pieces: &[Piece], knowledge: &Knowledge) -> Fault {
    const SHORTEST: usize = 3;
    let mut nearest: Vec<Test> = Vec::new();
    for piece in pieces {
        let Piece::Unknown(word) = piece else {
            continue;
        };
        for (phrase, named) in knowledge.tests.phrases().entries() {
            let is_long = phrase.chars().count().min(word.chars().count()) >= SHORTEST;
            if let Named::Test(test) = named
                && is_long
                && !nearest.contains(&test)
                && slips(word, phrase) <= 1
            {
                nearest.push(test);
            }
        }
    }
    if nearest.is_empty() {
        return plain;
    }
    nearest.sort_unstable();
    Fault {
        problem: said::did_you_mean(Sentence::either(&shown(&nearest, knowledge))),
        readings: names(&nearest, knowledge),
        ..plain
    }
}

fn names(tests: &[Test], knowledge: &Knowledge) -> Vec<String> {
    let name = |test: &Test| knowledge.tests.get(*test).name.clone();
    tests.iter().map(name).collect()
}

fn shown(tests: &[Test], knowledge: &Knowledge) -> Vec<Sentence> {
    let name = |test: &Test| Sentence::name(knowledge.tests.get(*test));
    tests.iter().map(name).collect()
}

fn holding(text: &str, tests: &[Test], knowledge: &Knowledge) -> Fault {
    let shown = Sentence::either(&shown(tests, knowledge));
    Fault {
        readings: names(tests, knowledge),
        ..Fault::new(
            text.trim(),
            said::meant_may_be(&shown),
            said::if_it_is(&shown),
        )
    }
}

fn several(text: &str, coded: &[Test], tests: &[Test], knowledge: &Knowledge) -> Fault {
    let all: Vec<Test> = coded.iter().chain(tests).copied().collect();
    let problem = said::several_tests(Sentence::list(&shown(&all, knowledge)));
    Fault {
        readings: names(&all, knowledge),
        ..Fault::new(text.trim(), problem, ONE_OF_THEM)
    }
}
