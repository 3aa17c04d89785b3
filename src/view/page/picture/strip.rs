//! The strip of phases: every line and off period with its sign and, where there is room, a few words.

use super::canvas::Canvas;
use super::window::Window;
use crate::clinical::knowledge::Knowledge;
use crate::view::board::Standing;
use crate::view::cells::fit;
use crate::view::page::Meaning;
use crate::wording::RowSign;

/// Columns before the words: the stroke, the sign and a blank.
const BEFORE_WORDS: usize = 3;

/// A phase in the strip.
struct Piece {
    /// The column in which it begins; negative before the window.
    place: i64,
    sign: RowSign,
    words: &'static str,
    /// The most urgent sign of phases so short that they share its first column.
    squeezed: Option<RowSign>,
}

/// Draws the strip into a row. A phase goes on to the next one, which begins where it ends.
pub(super) fn draw(
    canvas: &mut Canvas,
    row: usize,
    standing: &Standing,
    knowledge: &Knowledge,
    window: Window,
    columns: usize,
) {
    let words = standing.words(knowledge);
    let mut pieces: Vec<Piece> = Vec::new();
    for phase in &standing.assessment.phases {
        let place = window.place(phase.from, columns);
        let (sign, words) = words.phase_sign(phase);
        let squeezed = pieces
            .pop_if(|before| before.place == place)
            .into_iter()
            .flat_map(|before| [Some(before.sign), before.squeezed])
            .flatten()
            .max_by_key(|sign| sign.sign);
        pieces.push(Piece {
            place,
            sign,
            words,
            squeezed,
        });
    }
    let end = i64::try_from(columns).unwrap_or(0);
    for (number, piece) in pieces.iter().enumerate() {
        let next = pieces.get(number + 1).map_or(end, |next| next.place);
        let (from, to) = (piece.place.max(0), next.min(end));
        let (Ok(column), Ok(room)) = (usize::try_from(from), usize::try_from(to - from)) else {
            continue;
        };
        if room > 0 {
            draw_piece(canvas, row, piece, column, room);
        }
    }
}

fn draw_piece(canvas: &mut Canvas, row: usize, piece: &Piece, column: usize, room: usize) {
    let tone = Meaning::Tone(piece.sign.tone);
    let sign = piece.sign.sign.character();
    if room < BEFORE_WORDS {
        canvas.put(column, row, sign, tone);
    } else {
        let stroke = if piece.place < 0 { ' ' } else { '|' };
        canvas.put(column, row, stroke, Meaning::Faint);
        canvas.put(column + 1, row, sign, tone);
        let words = fit(piece.words, room - BEFORE_WORDS);
        canvas.text(column + BEFORE_WORDS, row, &words, tone);
    }
    if let Some(squeezed) = piece.squeezed.filter(|_| piece.place >= 0)
        && (room >= BEFORE_WORDS || squeezed.sign > piece.sign.sign)
    {
        let tone = Meaning::Tone(squeezed.tone);
        canvas.put(column, row, squeezed.sign.character(), tone);
    }
}
