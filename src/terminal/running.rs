//! The screens while they run.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Instant;

use super::drafts::Drafts;
use super::message::Message;
use super::screen::Screen;
use super::{Orders, signs, suspend};
use crate::app::Model;
use crate::exchange::Progress;
use crate::ui::Theme;

/// Why the loop ended.
pub(super) enum End {
    Asked,
    Signal(u8),
    Gone,
    Panicked,
}

/// The screens while they run: the model, and everything impure around it.
pub(super) struct Running {
    pub(super) model: Model,
    pub(super) theme: Theme,
    /// Who was asked which signs may be used, until all is answered.
    pub(super) asked: Option<signs::Asked>,
    pub(super) screen: Screen,
    pub(super) orders: Option<Orders>,
    pub(super) drafts: Option<Drafts>,
    pub(super) preferences: Option<PathBuf>,
    pub(super) sender: Sender<Message>,
    /// How far the files of an import are read, while somebody waits for it.
    pub(super) importing: Option<Arc<Progress>>,
    /// Who is to be stopped next.
    pub(super) stops: Option<suspend::Stops>,
    /// Whether the worker was asked to let others write and has not answered yet.
    pub(super) gives_back: bool,
    /// What was typed before was meant for whoever had the terminal then.
    pub(super) since: Instant,
}
