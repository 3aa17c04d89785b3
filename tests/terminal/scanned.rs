//! What a barcode reader types arrives in one burst.

use crate::console::Console;

const ESC: &str = "\x1b";

#[test]
fn a_burst_that_ends_with_enter_is_a_number_and_single_keys_are_shortcuts() {
    let mut console = Console::hepatrack(&["--demo"], &[]);
    console.wait(&["all: ", " patients"]);
    // As shortcuts: the filters, and somebody put on the clinic.
    console.send("wa-77\r").wait(&[
        "Search: wa-77",
        "Nobody has the number 'wa-77', so nobody is opened",
    ]);
    console.send(ESC).wait(&["all: "]);
    console.send("w").wait(&["Whom does the list show?"]);
    console.send(ESC).wait(&["all: "]);
    // Characters that come together and end otherwise are the keys that they are.
    console.send("w").send("w").wait(&["all: "]);
    console.send("/77").wait(&["Search: 77"]);
    console.send(ESC).wait(&["all: "]).send("q");
    assert_eq!(console.end(), 0);
}
