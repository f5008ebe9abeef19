//! Members of a file that this version does not know.

/// Members that a file held and this version does not know: name and JSON text,
/// in their order.
///
/// They are written back as they came, after the members that are known, so
/// that a file survives a round trip through an older tool.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unknown(pub Vec<(String, String)>);
