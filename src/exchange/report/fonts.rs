//! The fonts of this machine, from which each character of a PDF is drawn: none is part of the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use super::FontError;

/// Where systems keep fonts; those below the user's folder come last.
const FOLDERS: [&str; 5] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "/usr/share/texmf/fonts/opentype",
];
const OWN_FOLDERS: [&str; 3] = [".fonts", ".local/share/fonts", "Library/Fonts"];
/// Beginnings of names of fonts that read well and have many characters: they are looked at first.
const PREFERRED: [&str; 13] = [
    "liberationsans-regular",
    "arial.",
    "notosans-regular",
    "dejavusans.",
    "helvetica",
    "notosanscjk-regular",
    "sourcehansans-regular",
    "wqy",
    "msyh",
    "pingfang",
    "droidsansfallback",
    "notosanssymbols",
    "seguisym",
];
const ENDINGS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];
/// Folders in folders are looked at so deep.
const DEEPEST: usize = 6;

/// A font that was read.
pub(super) struct Loaded {
    pub(super) font: Font,
    bytes: Arc<Vec<u8>>,
    /// The place of its face in the file, which may hold a collection.
    face: u32,
}

impl Loaded {
    fn read(path: &Path) -> Option<Self> {
        let bytes = Arc::new(fs::read(path).ok()?);
        let face = face(&bytes);
        let font = Font::new(Arc::clone(&bytes).into(), face)?;
        FontRef::from_index(&bytes, face).ok()?;
        Some(Self { font, bytes, face })
    }

    fn reference(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(&self.bytes, self.face).ok()
    }

    fn has(&self, grapheme: &str) -> bool {
        self.reference().is_some_and(|font| {
            let map = font.charmap();
            let drawn = |one: char| map.map(one).is_some_and(|glyph| glyph.to_u32() != 0);
            grapheme.chars().all(drawn)
        })
    }

    /// The width of words as shares of their size.
    pub(super) fn width(&self, text: &str) -> f64 {
        let Some(font) = self.reference() else {
            return 0.0;
        };
        let (size, place) = (Size::unscaled(), LocationRef::default());
        let metrics = font.glyph_metrics(size, place);
        let em = f64::from(font.metrics(size, place).units_per_em.max(1));
        let glyphs = text.chars().filter_map(|one| font.charmap().map(one));
        let widths = glyphs.filter_map(|glyph| metrics.advance_width(glyph));
        widths.map(f64::from).sum::<f64>() / em
    }
}

/// The face of a file that is used: of a collection for several countries that for simplified Chinese, because the same
/// character is drawn otherwise in Japan; else the first.
fn face(bytes: &[u8]) -> u32 {
    let faces = (0..).map_while(|face| FontRef::from_index(bytes, face).ok());
    let is_simplified = |font: &FontRef<'_>| {
        let names = font.localized_strings(StringId::FAMILY_NAME);
        let name = names.english_or_first().map(|name| name.to_string());
        name.is_some_and(|name| name.ends_with(" SC"))
    };
    (0..)
        .zip(faces)
        .find_map(|(place, font)| is_simplified(&font).then_some(place))
        .unwrap_or(0)
}

/// The fonts in the order in which they are asked for a character; each is read when it is needed.
pub(super) struct Fonts {
    loaded: Vec<Loaded>,
    waiting: std::vec::IntoIter<PathBuf>,
}

impl Fonts {
    /// The fonts that are named, then those of the system.
    ///
    /// # Errors
    /// One that is named cannot be read.
    pub(super) fn new(named: &[PathBuf]) -> Result<Self, FontError> {
        let mut loaded = Vec::new();
        for path in named {
            let font = Loaded::read(path);
            loaded.push(font.ok_or_else(|| FontError::Unreadable(path.display().to_string()))?);
        }
        Ok(Self {
            loaded,
            waiting: of_system().into_iter(),
        })
    }

    /// The place of the first font that has all of a grapheme.
    pub(super) fn place(&mut self, grapheme: &str) -> Option<usize> {
        if let Some(place) = self.loaded.iter().position(|font| font.has(grapheme)) {
            return Some(place);
        }
        for path in self.waiting.by_ref() {
            let Some(font) = Loaded::read(&path) else {
                continue;
            };
            let has = font.has(grapheme);
            self.loaded.push(font);
            if has {
                return Some(self.loaded.len() - 1);
            }
        }
        None
    }

    pub(super) fn get(&self, place: usize) -> Option<&Loaded> {
        self.loaded.get(place)
    }

    pub(super) fn has_none(&self) -> bool {
        self.loaded.is_empty()
    }
}

/// Every font file of the system, the preferred first, the rest by name.
fn of_system() -> Vec<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let own = OWN_FOLDERS
        .iter()
        .filter_map(|folder| Some(home.as_ref()?.join(folder)));
    let mut found = Vec::new();
    for folder in FOLDERS.iter().map(PathBuf::from).chain(own) {
        collect(&folder, DEEPEST, &mut found);
    }
    let rank = |path: &PathBuf| {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        let preferred = PREFERRED.iter().position(|begins| name.starts_with(begins));
        (preferred.unwrap_or(PREFERRED.len()), name)
    };
    found.sort_by_cached_key(|path| (rank(path), path.clone()));
    found
}

fn collect(folder: &Path, deep: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            if deep > 0 {
                collect(&path, deep - 1, found);
            }
        } else if path.extension().is_some_and(|ending| {
            ENDINGS
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        }) {
            found.push(path);
        }
    }
}
