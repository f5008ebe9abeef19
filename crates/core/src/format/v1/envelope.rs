//! What stands around the evaluation.

use sha2::{Digest, Sha256};

use super::super::{Document, Draft, FORMAT, Revision, VERSION};
use super::{evaluation, node, standard};
use crate::json::{Json, ReadError, Value, Within, Writer};
use crate::model::{Evaluation, NodeId, Unknown};

/// About as many bytes as an ordinary row is long.
const ROW_BYTES: usize = 640;

/// The text of a draft.
pub(in crate::format) fn write(draft: &Draft) -> String {
    let document = &draft.document;
    let mut out = Writer::pretty().with_room(draft.evaluation.tree.row_count() * ROW_BYTES);
    out.object(|out| {
        out.key("format");
        out.string(FORMAT);
        out.key("version");
        out.raw(&VERSION.to_string());
        out.key("document_id");
        out.string(&document.document_id.to_string());
        if let Some(revision) = document.revision {
            out.key("revision");
            out.string(&revision.to_string());
        }
        node::write_list("parents", &document.parents, out, |parent, out| out.string(&parent.to_string()));
        document.editor.write_member("editor", out);
        document.edited_at.write_member("edited_at", out);
        document.app_version.write_member("app_version", out);
        write_content(draft, &draft.evaluation, out);
    });
    let mut text = out.finish();
    text.push('\n');
    text
}

/// The digest of the content of a draft.
pub(in crate::format) fn revision(draft: &Draft) -> Revision {
    let mut out = Writer::line();
    out.object(|out| write_content(draft, &draft.evaluation, out));
    digest(out)
}

/// The digest of all that a seal holds fast.
pub(in crate::format) fn seal_digest(draft: &Draft) -> Revision {
    let mut evaluation = draft.evaluation.clone();
    if let Some(seal) = &mut evaluation.seals.current {
        seal.digest = Revision([0; 32]);
    }
    let mut out = Writer::line();
    out.object(|out| {
        out.key("document_id");
        out.string(&draft.document.document_id.to_string());
        write_content(draft, &evaluation, out);
    });
    digest(out)
}

fn digest(out: Writer) -> Revision {
    Revision(Sha256::digest(out.finish()).into())
}

fn write_content(draft: &Draft, content: &Evaluation, out: &mut Writer) {
    out.key("standard");
    out.serialize(&draft.standard);
    out.key("evaluation");
    evaluation::write_evaluation(content, out);
    out.unknown(&draft.unknown);
}

/// Reads the members of a file of this version.
pub(in crate::format) fn read(members: Vec<(String, Json<'_>)>) -> Result<Draft, ReadError> {
    let mut document = Document::new(NodeId(0));
    let (mut id, mut standard, mut evaluation) = (None, None, None);
    let mut unknown = Vec::new();
    for (name, value) in members {
        let read = match name.as_str() {
            "format" | "version" => Ok(()),
            "document_id" => value.id().map(|read| id = Some(read)),
            "revision" => read_revision(value).map(|revision| document.revision = Some(revision)),
            "parents" => node::read_list(value, read_revision).map(|parents| document.parents = parents),
            "editor" => value.string().map(|editor| document.editor = editor),
            "edited_at" => value.string().map(|time| document.edited_at = time),
            "app_version" => value.string().map(|version| document.app_version = version),
            "standard" => standard::read(value).map(|read| standard = Some(read)),
            "evaluation" => evaluation::read_evaluation(value).map(|read| evaluation = Some(read)),
            _ => {
                unknown.push((name.clone(), value.text().to_owned()));
                Ok(())
            }
        };
        read.within(&name)?;
    }
    document.document_id = required(id, "document_id")?;
    Ok(Draft {
        document,
        evaluation: required(evaluation, "evaluation")?,
        standard: required(standard, "standard")?,
        unknown: Unknown(unknown),
    })
}

fn required<T>(value: Option<T>, name: &str) -> Result<T, ReadError> {
    value.ok_or_else(ReadError::wrong_type).within(name)
}

fn read_revision(json: Json<'_>) -> Result<Revision, ReadError> {
    Revision::parse(&json.string()?).ok_or_else(ReadError::wrong_type)
}
