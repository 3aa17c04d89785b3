//! Where things stand on a terminal of some size. Shared by scrolling and drawing, so that both mean the same rows.

use ratatui::layout::Rect;

/// Fewer columns than this are too few to work with.
pub const LEAST_COLUMNS: u16 = 60;
/// Fewer rows than this are too few to work with.
pub const LEAST_ROWS: u16 = 16;
/// From this many columns on, things stand side by side.
const WIDE: u16 = 110;
/// From this many rows on, the parts of a record are all visible.
const TALL: u16 = 30;
/// Rows that "if saved" needs below a form.
const PREVIEW_ROWS: u16 = 8;

/// Whether the terminal is too small to work with.
pub const fn too_small((columns, rows): (u16, u16)) -> bool {
    columns < LEAST_COLUMNS || rows < LEAST_ROWS
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole {
    pub head: Rect,
    pub body: Rect,
    /// The answer to the last key.
    pub message: Rect,
    /// Keys, and whether all is saved.
    pub foot: Rect,
}

pub fn whole((columns, rows): (u16, u16)) -> Whole {
    let row = |y: u16| Rect::new(0, y.min(rows), columns, 1.min(rows.saturating_sub(y)));
    Whole {
        head: row(0),
        body: Rect::new(0, 1.min(rows), columns, rows.saturating_sub(3)),
        message: row(rows.saturating_sub(2)),
        foot: row(rows.saturating_sub(1)),
    }
}

/// The areas of a record below its banner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordAreas {
    pub banner: Rect,
    /// Whether only one part is visible at a time; the line below the banner names them all then.
    pub one_at_a_time: bool,
    /// Status, flow sheet, courses and phases, notes, picture, in this order.
    pub parts: [Rect; 5],
}

/// The picture has so many rows at least where it stands above the courses.
const LEAST_PICTURE_ROWS: u16 = 10;

/// Divides the body for a record: everything at once where there is room, else one part at a time. Status at the left,
/// the picture and below it the courses and the notes at the right, the flow sheet below over the whole width.
pub fn record(size: (u16, u16), banner_rows: u16, flow_rows: u16, notes: usize) -> RecordAreas {
    let body = whole(size).body;
    let (columns, rows) = size;
    let banner = Rect::new(body.x, body.y, body.width, banner_rows.min(body.height));
    let above = banner_rows + 1;
    let below = |y: u16, x: u16, width: u16, height: u16| {
        Rect::new(
            x,
            (body.y + y).min(body.bottom()),
            width,
            height.min(body.height.saturating_sub(y)),
        )
    };
    if columns >= WIDE && rows >= TALL {
        let room = body.height.saturating_sub(above);
        let flow_height = (flow_rows + 2).min(room / 3);
        let top = room.saturating_sub(flow_height);
        let left = columns.saturating_mul(3) / 5;
        let picture = (top.saturating_mul(3) / 5).max(LEAST_PICTURE_ROWS).min(top);
        // A row between the two says how much of the courses is hidden.
        let courses = (picture + 1).min(top);
        let (notes, gap) = note_rows(top - courses, notes);
        return RecordAreas {
            banner,
            one_at_a_time: false,
            parts: [
                below(above, 0, left.saturating_sub(2), top),
                below(above + top, 0, columns, flow_height),
                below(
                    above + courses,
                    left,
                    columns - left,
                    top - courses - notes - gap,
                ),
                below(above + top - notes, left, columns - left, notes),
                below(above, left, columns - left, picture),
            ],
        };
    }
    let only = below(above, 0, columns, body.height.saturating_sub(above));
    RecordAreas {
        banner,
        one_at_a_time: true,
        parts: [only; 5],
    }
}

/// The rows of the notes below the courses, out of so many for both, and those between the two: a row that says that
/// there are none, or a third of the room with a row above that says how much is hidden.
fn note_rows(room: u16, notes: usize) -> (u16, u16) {
    if notes == 0 {
        return (1.min(room), 0);
    }
    let all = u16::try_from(notes).unwrap_or(u16::MAX).saturating_add(1);
    let rows = (room / 3).max(2).min(all).min(room);
    (rows, 1.min(room - rows))
}

/// The areas of rows below a banner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetAreas {
    pub banner: Rect,
    /// What this is, and how much more there is.
    pub hint: Rect,
    pub rows: Rect,
}

/// Divides the body for rows below a banner.
pub fn sheet(size: (u16, u16), banner_rows: u16) -> SheetAreas {
    let body = whole(size).body;
    let banner = Rect {
        height: banner_rows.min(body.height),
        ..body
    };
    let hint = Rect {
        y: banner.bottom(),
        height: 1.min(body.height - banner.height),
        ..body
    };
    SheetAreas {
        banner,
        hint,
        rows: Rect {
            y: hint.bottom(),
            height: body.bottom() - hint.bottom(),
            ..body
        },
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportAreas {
    /// The frame around all of it.
    pub frame: Rect,
    /// What it says, below the path and the line about unknown tests.
    pub rows: Rect,
}

/// Divides the body for an import.
pub fn import(size: (u16, u16)) -> ImportAreas {
    let frame = whole(size).body;
    let above = 4.min(frame.height);
    ImportAreas {
        frame,
        rows: Rect {
            x: frame.x + 2,
            y: frame.y + above,
            width: frame.width.saturating_sub(4),
            height: (frame.height - above).saturating_sub(1),
        },
    }
}

/// Divides the body for the cohort page: the hint says what it is of, and takes the earlier day while that is typed.
pub fn cohort(size: (u16, u16)) -> SheetAreas {
    sheet(size, 0)
}

/// Where something of a record that is opened stands: its frame, below the banner.
pub fn opened(size: (u16, u16), banner_rows: u16) -> Rect {
    let body = whole(size).body;
    let banner = banner_rows.min(body.height);
    Rect::new(body.x, body.y + banner, body.width, body.height - banner)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormAreas {
    pub frame: Rect,
    pub preview: Rect,
}

/// A form with what was last on file beside its fields takes so many columns of a wide terminal at least.
const WIDE_FORM: u16 = 76;

/// Divides the body for a form of so many rows, in which what was last on file may stand beside the fields.
pub fn form(size: (u16, u16), fields: u16, has_lasts: bool) -> FormAreas {
    let body = whole(size).body;
    if size.0 >= WIDE {
        let least = if has_lasts { WIDE_FORM } else { 0 };
        let left = (size.0.saturating_mul(11) / 20).max(least);
        return FormAreas {
            frame: Rect::new(0, body.y, left, (fields + 2).min(body.height)),
            preview: Rect::new(left + 2, body.y, body.width - left - 2, body.height),
        };
    }
    let height = (fields + 2).min(body.height.saturating_sub(PREVIEW_ROWS));
    FormAreas {
        frame: Rect::new(0, body.y, body.width, height),
        preview: Rect::new(0, body.y + height, body.width, body.height - height),
    }
}

/// Divides the body for a quick line with so many rows: the line has the whole width, "if saved" stands below it.
pub fn quick(size: (u16, u16), rows: u16) -> FormAreas {
    let body = whole(size).body;
    let height = rows
        .saturating_add(2)
        .min(body.height.saturating_sub(PREVIEW_ROWS));
    FormAreas {
        frame: Rect::new(0, body.y, body.width, height),
        preview: Rect::new(0, body.y + height, body.width, body.height - height),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListAreas {
    /// Who is shown, or the search line.
    pub title: Rect,
    pub heading: Rect,
    pub rows: Rect,
    /// The status of the selected patient.
    pub pane: Rect,
}

/// From this many columns on, the selected patient's status stands beside the list: there the rows keep about thirty
/// cells for what was measured, and the status has sixty. On a narrower terminal that column, which tells why somebody
/// stands where they stand, would shrink to a word or two, so the status stands below.
const VERY_WIDE: u16 = 150;

/// Divides the body for the list.
pub fn list(size: (u16, u16)) -> ListAreas {
    let body = whole(size).body;
    let row = |y: u16, width: u16| {
        let height = 1.min(body.height.saturating_sub(y));
        Rect::new(body.x, (body.y + y).min(body.bottom()), width, height)
    };
    let below = body.height.saturating_sub(2);
    let top = body.bottom() - below;
    if size.0 >= VERY_WIDE {
        let left = size.0.saturating_mul(13) / 20;
        return ListAreas {
            title: row(0, left),
            heading: row(1, left),
            rows: Rect::new(0, top, left, below),
            pane: Rect::new(left + 2, body.y, body.width - left - 2, body.height),
        };
    }
    let pane = match size.1 {
        0..LEAST_ROWS => 0,
        LEAST_ROWS..TALL => 4,
        TALL.. => 6,
    }
    .min(below);
    ListAreas {
        title: row(0, body.width),
        heading: row(1, body.width),
        rows: Rect::new(0, top, body.width, below - pane),
        pane: Rect::new(0, top + below - pane, body.width, pane),
    }
}

/// The first of so many rows that is shown in a window of so many, where one of them is selected. The window moves by
/// halves, so that there is always something to read above and below.
pub fn first_shown(selected: usize, height: usize, rows: usize) -> usize {
    let height = height.max(1);
    selected
        .saturating_sub(height / 2)
        .min(rows.saturating_sub(height))
}

/// Rows of the list that show patients.
pub fn list_rows(size: (u16, u16)) -> u16 {
    list(size).rows.height
}
