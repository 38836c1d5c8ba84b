//! The pages as a PDF for the archive (PDF/A-2a) and for everybody (PDF/UA-1).

use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::{ExportError, Exported, Pages};

impl Pages {
    /// These pages as a PDF.
    ///
    /// # Errors
    /// [`ExportError::Pdf`] when they do not follow both standards: a fault of the template.
    pub(super) fn to_pdf(&self) -> Result<Exported, ExportError> {
        let options = PdfOptions {
            // With an identifier made of the content, equal summaries give equal bytes.
            ident: Smart::Custom(self.ident()),
            creator: Smart::Custom(Some("Samsyn".to_owned())),
            standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).ok().ok_or(ExportError::Pdf)?,
            ..PdfOptions::default()
        };
        // What typst says of a failure may quote the text, so it is not passed on.
        let bytes = typst_pdf::pdf(&self.document, &options).map_err(|errors| match &self.world.house {
            Some(house) => ExportError::Style(house.fault(&self.world, &errors)),
            None => ExportError::Pdf,
        })?;
        Ok(Exported { bytes, pages: self.len() })
    }
}
