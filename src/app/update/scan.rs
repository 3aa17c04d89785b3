//! A number that a barcode reader has typed. On the list it is a search for exactly this number: no letter of it is a
//! shortcut, and only the patient whose number it is, is opened. Elsewhere its keys are what they always are.

use super::press;
use super::typing::type_text;
use crate::app::model::Model;
use crate::app::operations::places::open_record;
use crate::app::screens::clinic;
use crate::app::screens::list::begin_search;
use crate::keys::key::{Key, KeyCode};
use crate::keys::{Action, Place};
use crate::wording::screens::moving as words;
use crate::wording::shown;

/// Works on a number with the Enter behind it.
pub(in crate::app) fn scanned(model: &mut Model, number: &str) {
    if model.place() != Place::List {
        let enter = Key::plain(KeyCode::Enter);
        for key in number.chars().map(Key::char).chain([enter]) {
            press(model, key);
            model.reread();
        }
        return;
    }
    model.message = None;
    if let Some(id) = clinic::numbered(model, number) {
        return open_record(model, id);
    }
    begin_search(model);
    type_text(model, number);
    let back = model.key(Place::Search, Action::Back);
    model.refuse(words::nobody_has_number(
        model.session.language,
        shown(number),
        back,
    ));
}
