//! A file that somebody opened: what it holds, before anything is done with it.

use jiheng_core::engine;
use jiheng_core::format::{self, Draft, check_code};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::Entry;
use jiheng_core::saving::read_rescue;
use jiheng_core::sealing;

use crate::browser::open_file::OpenedFile;
use crate::scores::points;

/// A file that was opened.
#[derive(Clone)]
pub(crate) enum Opened {
    /// It cannot be used; nothing was touched.
    Refused {
        /// Name of the file.
        name: String,
        /// Why, in plain words.
        why: String,
    },
    /// It holds a draft.
    Draft {
        /// Name of the file.
        name: String,
        /// What it holds: catalogue key and value.
        facts: Vec<(&'static str, String)>,
        /// The code of the seal that the content does not fit; the draft is no longer sealed.
        broken: Option<String>,
        /// The draft.
        draft: Box<Draft>,
    },
}

/// Reads a file.
pub(crate) fn open_file(file: &OpenedFile) -> Opened {
    let name = file.name.clone();
    let bytes = match &file.bytes {
        Ok(bytes) => bytes,
        Err(error) => return Opened::Refused { name, why: t(error.key()).to_owned() },
    };
    // What the panic screen handed out is read back here, as it says.
    match read_rescue(bytes).unwrap_or_else(|| format::read(bytes)) {
        Ok(mut draft) => {
            let broken = sealing::open_if_broken(&mut draft);
            Opened::Draft { name, facts: facts(&draft), broken, draft: Box::new(draft) }
        }
        Err(error) => Opened::Refused { name, why: format::explain(&error) },
    }
}

fn facts(draft: &Draft) -> Vec<(&'static str, String)> {
    let evaluation = &draft.evaluation;
    let profile = &evaluation.profile;
    let unsaid = || t("import.unsaid").to_owned();
    let words = |entry: &Entry<String>| entry.value().cloned().unwrap_or_else(unsaid);
    let total = engine::evaluate(evaluation, &draft.standard).total;
    let or_unsaid = |text: &str| if text.is_empty() { unsaid() } else { text.to_owned() };
    let mut facts = vec![
        ("import.project", words(&profile.project_name)),
        ("import.unit", words(&profile.implementing_unit)),
        ("import.year", profile.fiscal_year.value().map_or_else(unsaid, ToString::to_string)),
        ("import.standard", draft.standard.name.clone()),
        ("import.rows", fill("import.rows_words", &[("count", &evaluation.tree.row_count().to_string())])),
        ("import.total", points(total.score)),
        ("import.edited", or_unsaid(&day_and_time(&draft.document.edited_at))),
        ("import.edited_by", or_unsaid(&draft.document.editor)),
    ];
    if let Some(seal) = &evaluation.seals.current {
        let words = [("version", &*evaluation.seals.version().to_string()), ("code", &*check_code(seal.digest))];
        facts.push(("import.sealed", fill("import.sealed_words", &words)));
    }
    facts
}

/// `2020-04-17T14:03:22+08:00` as people write it, `2020-04-17 14:03`; any
/// other text stays as it is.
pub(crate) fn day_and_time(stamp: &str) -> String {
    match stamp.split_once('T') {
        Some((day, time)) => format!("{day} {}", time.get(..5).unwrap_or(time)),
        None => stamp.to_owned(),
    }
}
