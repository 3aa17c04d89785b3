//! What others do to a disk: editors, copies, whoever else may write there.

use std::path::Path;

use super::op::Op;
use super::state::State;

impl State {
    /// Another file stands at a path from now on, or none, and that survives.
    pub(crate) fn put(&mut self, path: &Path, content: Option<&[u8]>) {
        if self.find(path).is_some() {
            self.apply(&Op::Remove(path.to_owned())).unwrap();
        }
        if let Some(bytes) = content {
            let node = self.apply(&Op::Create(path.to_owned())).unwrap();
            self.change(node, |content| {
                content.append(bytes);
                content.sync();
            })
            .unwrap();
        }
        let directory = path.parent().and_then(|parent| self.find(parent));
        self.names.sync(directory.unwrap());
    }

    /// Other content in a file that is there.
    pub(crate) fn edit(&mut self, path: &Path, bytes: &[u8]) {
        self.clock += 1;
        let node = self.find(path).unwrap();
        self.change(node, |content| {
            content.cut(0);
            content.append(bytes);
            content.sync();
        })
        .unwrap();
    }
}
