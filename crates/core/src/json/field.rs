//! The fields of a node as the members of an object.

use super::{Json, ReadError, Writer};

/// One field of a node with its value: a member of an object in a file, and
/// the grain of an edit in the journal.
pub(crate) trait Field: Sized {
    /// The node that has the field.
    type Node;

    /// The name of the field in files. It is part of the file format: another
    /// name is another version.
    fn name(&self) -> &'static str;

    /// Puts the value into the node.
    fn put(self, node: &mut Self::Node);

    /// Reads the value of the member with this name; `None`: the member was
    /// left out. Gives `None` where no field has the name.
    fn read(name: &str, json: Option<Json<'_>>) -> Result<Option<Self>, ReadError>;

    /// Writes the value as the member `key`; nothing where it is to be left out.
    fn write_member(&self, key: &str, out: &mut Writer);

    /// Writes every field of a node as a member.
    fn write_all(node: &Self::Node, out: &mut Writer);

    /// The name and the schema of every field.
    fn schema() -> Vec<(&'static str, String)>;
}
