//! What a trouble came of, as one line in the language of the screen: each of the program's own
//! errors, and what the system says.

use std::io::{self, ErrorKind};

use super::Trouble;
use crate::app::exporting;
use crate::app::guide_file;
use crate::app::house_style;
use crate::app::publishing;
use crate::app::register;
use crate::app::text::Texts;
use crate::export::ExportError;
use crate::storage::store::{CopyError, CreateError, LockError, SaveError};

impl Texts {
    /// What the system says, in as far as it is worth a word of its own.
    #[must_use]
    pub fn io(&self, why: &io::Error) -> String {
        // What the program itself wraps has a better word within.
        if let Some(save) = why.get_ref().and_then(|inner| inner.downcast_ref::<SaveError>()) {
            return self.save_error(save);
        }
        self.get(match why.kind() {
            ErrorKind::NotFound => "cause-not-found",
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "cause-permission",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "cause-full",
            ErrorKind::AlreadyExists => "cause-exists",
            ErrorKind::NotADirectory | ErrorKind::IsADirectory => "cause-not-a-file",
            ErrorKind::InvalidFilename => "cause-name",
            ErrorKind::FileTooLarge => "cause-too-large",
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "cause-busy",
            ErrorKind::NetworkDown
            | ErrorKind::NetworkUnreachable
            | ErrorKind::HostUnreachable
            | ErrorKind::NotConnected
            | ErrorKind::StaleNetworkFileHandle
            | ErrorKind::TimedOut => "cause-network",
            _ => "cause-other",
        })
    }

    /// Why a file was not saved.
    #[must_use]
    pub fn save_error(&self, why: &SaveError) -> String {
        let about = |file: &str, key: &str| self.with("fault-of-file", &[("file", file.into()), ("what", self.get(key).into())]);
        match why {
            SaveError::Changed { file } => about(file, "cause-changed"),
            SaveError::ReadOnly => self.get("cause-read-only"),
            SaveError::Gone => self.get("cause-gone"),
            SaveError::Locked => self.get("cause-locked"),
            SaveError::NeedsVault { file } => about(file, "cause-needs-vault"),
            SaveError::TooLarge { file } => about(file, "cause-too-large"),
            SaveError::Format { file, .. } => about(file, "cause-format"),
            SaveError::Io { file, source } => {
                self.with("fault-of-file", &[("file", file.as_str().into()), ("what", self.io(source).into())])
            }
            SaveError::BrokenOff => self.get("cause-broken-off"),
            SaveError::Hangs => self.get("cause-hangs"),
        }
    }

    /// Why a work folder was not made.
    #[must_use]
    pub fn create_error(&self, why: &CreateError) -> String {
        match why {
            CreateError::Exists => self.get("cause-project-there"),
            CreateError::NotEmpty(what) => self.with("cause-not-empty", &[("what", what.as_str().into())]),
            CreateError::Io(why) => self.io(why),
            CreateError::Save(why) => self.save_error(why),
        }
    }

    /// Why no copy was made of a work folder.
    #[must_use]
    pub fn copy_error(&self, why: &CopyError) -> String {
        match why {
            CopyError::Within => self.get("cause-within"),
            CopyError::Create(why) => self.create_error(why),
            CopyError::Read(problem) => self.problem(problem),
            CopyError::TooMany => self.get("cause-too-many"),
            CopyError::Io { file, source } => {
                self.with("fault-of-file", &[("file", file.as_str().into()), ("what", self.io(source).into())])
            }
        }
    }

    /// Why a lock did not change.
    #[must_use]
    pub fn lock_error(&self, why: &LockError) -> String {
        match why {
            LockError::ReadOnly => self.get("cause-read-only"),
            LockError::TooShort => self.get("cause-passphrase-short"),
            LockError::Vault(problem) => self.problem(problem),
            LockError::ByCopy => self.get("cause-by-copy"),
            LockError::Io { file, source } => {
                self.with("fault-of-file", &[("file", file.as_str().into()), ("what", self.io(source).into())])
            }
        }
    }

    /// Why a document was not made.
    #[must_use]
    pub fn export_error(&self, why: &ExportError) -> String {
        match why {
            ExportError::Layout { .. } => self.get("cause-layout"),
            ExportError::Style(fault) => self.problem(&house_style::problem(fault.clone())),
            ExportError::Pdf => self.get("cause-pdf"),
            ExportError::Docx => self.get("cause-docx"),
            ExportError::Form => self.get("cause-form"),
            ExportError::Stopped => self.get("cause-stopped"),
        }
    }

    /// Why no file came of a document.
    #[must_use]
    pub fn not_exported(&self, why: &exporting::Failure) -> String {
        match why {
            exporting::Failure::Export(why) => self.export_error(why),
            exporting::Failure::Write(why) => self.io(why),
            exporting::Failure::Exists => self.get("cause-exists"),
            exporting::Failure::Held(held) => self.trouble(Trouble::Held, &[("count", held.len().into())]).what,
        }
    }

    /// Why a guide was not written.
    #[must_use]
    pub fn guide_not_written(&self, why: &guide_file::NotWritten) -> String {
        match why {
            guide_file::NotWritten::Exists => self.get("cause-exists"),
            guide_file::NotWritten::Own => self.get("cause-name"),
            guide_file::NotWritten::Format(_) => self.get("cause-format"),
            guide_file::NotWritten::Write(why) => self.io(why),
            guide_file::NotWritten::Held(held) => self.trouble(Trouble::Held, &[("count", held.len().into())]).what,
        }
    }

    /// Why the register was not written.
    #[must_use]
    pub fn register_not_written(&self, why: &register::NotWritten) -> String {
        match why {
            register::NotWritten::Exists => self.get("cause-exists"),
            register::NotWritten::Kind => self.get("cause-table-kind"),
            register::NotWritten::Table => self.get("cause-table"),
            register::NotWritten::Write(why) => self.io(why),
            register::NotWritten::Held(held) => self.trouble(Trouble::Held, &[("count", held.len().into())]).what,
        }
    }

    /// Why no publication was made.
    #[must_use]
    pub fn not_published(&self, why: &publishing::Failure) -> String {
        match why {
            publishing::Failure::Export(why) => self.export_error(why),
            publishing::Failure::Write(why) => self.io(why),
            publishing::Failure::Nothing => self.trouble(Trouble::NothingToPublish, &[]).what,
            publishing::Failure::AllLeftOut => self.get("cause-all-left-out"),
            publishing::Failure::Held(held) => self.trouble(Trouble::PublicationHeld, &[("count", held.len().into())]).what,
            publishing::Failure::Stopped => self.get("cause-stopped"),
        }
    }

    /// What a background job does, by the name of its thread.
    #[must_use]
    pub fn job(&self, name: &str) -> String {
        let key = match name {
            "save" | "copy" => "job-save",
            "open" | "unlock" => "job-open",
            "create" | "demo" => "job-create",
            "passphrase" => "job-passphrase",
            "pages" => "job-pages",
            "spelling" => "job-spelling",
            "check" => "job-check",
            "export" | "receipt" => "job-export",
            "print" | "view" => "job-view",
            "publish" | "collate" => "job-publish",
            "package" | "packages" => "job-packages",
            "register" | "table" => "job-table",
            "guide" => "job-guide",
            "import" => "job-import",
            "round" => "job-round",
            "replies" => "job-replies",
            "answer" | "keep" => "job-answers",
            _ => "job-other",
        };
        self.get(key)
    }
}
