//! Members of a file that this version does not know.

/// Members that a file held and this version does not know, in their order.
///
/// They are written back where they stood, so that a file survives a round
/// trip through an older tool.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unknown(pub Vec<(String, String)>);
