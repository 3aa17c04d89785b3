//! The laws of entries: all or nothing, every entry with its inverse is the identity, undo and redo as a plain model.

mod acts;
mod refusals;

use proptest::prelude::*;

use super::*;
use acts::{Act, acts, draft, ops, stamp};

fn assert_sound(register: &Register) {
    let parts = Parts {
        identifier: register.identifier().to_owned(),
        clinic: register.clinic().map(str::to_owned),
        letter: register.letter().map(str::to_owned),
        guidelines: register.shown_guidelines().map(<[_]>::to_vec),
        today: register.today(),
        overrides: register.overrides().clone(),
        laboratories: register.laboratories().to_vec(),
        numbers: register.other_numbers().clone(),
        words: register.words().to_vec(),
        patients: register.patients().to_vec(),
        next_id: None,
        last_seq: None,
    };
    let again = Register::from_parts(parts).unwrap();
    assert!(again.same_content(register));
    assert!(again.last_seq() <= register.last_seq());
    assert!(again.next_id() <= register.next_id());
    for record in register.patients() {
        assert_eq!(register.find(&record.person.mrn), Some(record));
        assert_eq!(register.get(record.id), Some(record));
    }
}

proptest! {
    #[test]
    fn entries_undo_and_redo_are_a_walk_along_the_states(acts in acts()) {
        let mut register = Register::new("test".to_owned());
        let mut states = vec![register.clone()];
        let mut now = 0_usize;
        for act in acts {
            match act {
                Act::Undo => {
                    let undone = register.undo(stamp());
                    prop_assert_eq!(undone.is_ok(), now > 0);
                    now = now.saturating_sub(1);
                }
                Act::Redo => {
                    let redone = register.redo(stamp());
                    prop_assert_eq!(redone.is_ok(), now + 1 < states.len());
                    now = (now + 1).min(states.len() - 1);
                }
                Act::AddPatient(_) | Act::CorrectNumber(..) | Act::RemovePatient(_) | Act::AddCourse(..)
                | Act::StopCourse(..) | Act::AddReport(..) | Act::CorrectReport(..) | Act::MoveReport(..)
                | Act::AddNote(..) | Act::TickOff(_) | Act::RemoveNote(_) | Act::NameClinic(_) | Act::WriteLetter(_) | Act::ShowGuidelines(_) | Act::Join(..) | Act::Teach(..) | Act::Set(_) | Act::AddLaboratory => {
                    let Some(ops) = ops(&mut register, &act) else { continue };
                    let draft = draft(&register, ops);
                    let seq = register.next_seq();
                    if let Ok(entry) = register.commit(draft) {
                        prop_assert_eq!(entry.seq, seq);
                        states.truncate(now + 1);
                        states.push(register.clone());
                        now += 1;
                    }
                }
            }
            prop_assert!(register.same_content(&states[now]));
            assert_sound(&register);
        }
    }

    /// Numbers that change hands are left out: which of them makes room first is not worked out.
    #[test]
    fn the_difference_of_two_states_leads_from_one_to_the_other(acts in acts(), then: prop::sample::Index) {
        let mut register = Register::new("test".to_owned());
        let mut states = vec![register.clone()];
        for act in acts.iter().filter(|act| !matches!(act, Act::CorrectNumber(..))) {
            if let Some(ops) = ops(&mut register, act) {
                let draft = draft(&register, ops);
                if register.commit(draft).is_ok() {
                    states.push(register.clone());
                }
            }
        }
        let then = then.get(&states);
        for (before, after) in [(then, &register), (&register, then)] {
            let ops = difference(before, after);
            prop_assert_eq!(ops.is_empty(), before.same_content(after));
            let mut made = before.clone();
            if !ops.is_empty() {
                let draft = draft(&made, ops);
                made.commit_from_elsewhere(draft).unwrap();
            }
            prop_assert!(made.same_content(after));
        }
    }

    #[test]
    fn an_entry_and_its_inverse_are_the_identity(acts in acts()) {
        let mut register = Register::new("test".to_owned());
        for act in acts {
            let Some(ops) = ops(&mut register, &act) else { continue };
            let before = register.clone();
            let draft = draft(&register, ops);
            let Ok(entry) = register.commit(draft) else {
                prop_assert!(register.same_content(&before));
                continue;
            };
            let mut back = register.clone();
            let inverse = Draft { ops: entry.inverse(), ..self::draft(&back, Vec::new()) };
            back.commit(inverse).unwrap();
            prop_assert!(back.same_content(&before));
        }
    }

    #[test]
    fn the_edited_copy_is_what_saving_makes(acts in acts()) {
        let mut register = Register::new("test".to_owned());
        for act in acts {
            let Some(ops) = ops(&mut register, &act) else { continue };
            let before = register.clone();
            let draft = draft(&register, ops.clone());
            if register.commit(draft).is_ok() {
                for record in before.patients() {
                    if let Some(after) = register.get(record.id) {
                        prop_assert_eq!(&edited(record, &ops).unwrap(), after.as_ref());
                    }
                }
            }
        }
    }
}
