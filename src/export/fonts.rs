//! The bundled fonts, which the window, the PDF and the DOCX all carry.
//!
//! Both families are under the SIL Open Font License, which allows embedding.

/// Source Sans 3, for everything that is ours to say.
pub const SANS_REGULAR: &[u8] = include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf");
pub const SANS_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/SourceSans3-Semibold.ttf");
pub const SANS_BOLD: &[u8] = include_bytes!("../../assets/fonts/SourceSans3-Bold.ttf");
/// Source Serif 4, for the words of participants.
pub const SERIF_REGULAR: &[u8] = include_bytes!("../../assets/fonts/SourceSerif4-Regular.ttf");
pub const SERIF_ITALIC: &[u8] = include_bytes!("../../assets/fonts/SourceSerif4-It.ttf");
