//! What must hold of the style sheets: contrast in every theme, the two tiers of tokens, the browser floor, the guide.

mod contrast;
mod floor;
mod guide;
mod imports;
mod sheet;
mod tiers;
