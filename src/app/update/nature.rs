//! What kind of thing a command is: its name for undo, whether it is typing, and whether it writes.

use crate::app::command::{Anonymity, Collecting, Command, GuideCommand, PublishingCommand, Review, Selecting};
use crate::app::model::OpenProject;
use crate::domain::draft::steps::What;
use crate::domain::guide_edit::Edit;

/// A command's name as a text key, for undo and the log.
pub(super) fn name(command: &Command) -> &'static str {
    match command {
        Command::Review(_) => "undo-decision",
        Command::AddSeat => "undo-add-seat",
        Command::RemoveSeat(_) => "undo-remove-seat",
        Command::Publishing(PublishingCommand::Mark(_)) => "undo-mark",
        Command::Publishing(PublishingCommand::Settle(_) | PublishingCommand::Unsettle(_)) => "undo-settle",
        Command::Selection(Selecting::Add(_)) => "undo-add-candidate",
        Command::Selection(Selecting::Remove(_)) => "undo-remove-candidate",
        Command::AddContact | Command::RemoveContact(_) | Command::SetConsent(..) | Command::SetFactChecker(_) => "undo-contact",
        Command::Guide(GuideCommand::Edit(edit)) => match edit {
            Edit::AddSection { .. } | Edit::RemoveSection(_) | Edit::MoveSection { .. } => "undo-guide-section",
            Edit::AddRow { .. } => "undo-add-row",
            Edit::RemoveRow(_) => "undo-remove-row",
            Edit::MoveRow { .. } | Edit::Indent(_) | Edit::Outdent(_) => "undo-move-row",
            _ => "undo-change",
        },
        _ => "undo-change",
    }
}

/// What a command does to a draft, for undo.
pub(super) fn what(command: &Command) -> What {
    match command {
        Command::CreateDraft => What::FirstDraft,
        Command::InsertEntry(_) => What::Insert,
        Command::LinkEntry(_) | Command::Unlink { .. } | Command::ConfirmLink { .. } => What::Link,
        Command::RemoveBlocks(_) => What::Remove,
        Command::MoveBlocks { .. } | Command::PlaceBlocks { .. } => What::Move,
        Command::SetBlockKind(..) => What::Kind,
        Command::Paste { .. } | Command::PasteBlocks { .. } => What::Paste,
        Command::Replace { .. } | Command::ReplaceAll { .. } | Command::Anonymity(_) => What::Replace,
        Command::Review(_) => What::Decision,
        Command::RestoreVersion(_) => What::Version,
        _ => What::Block,
    }
}

/// Whether a command is one key press among others in a field.
pub(super) fn is_typing(command: &Command) -> bool {
    if let Command::Guide(GuideCommand::Edit(edit)) = command {
        return edit.is_typing();
    }
    matches!(
        command,
        Command::Edited
            | Command::LineEdited { .. }
            | Command::DebriefEdited
            | Command::ProjectEdited
            | Command::Review(Review::AnswersEdited)
            | Command::Selection(Selecting::Edited)
            | Command::Publishing(PublishingCommand::Edited | PublishingCommand::SetLesson(..))
            | Command::SetFigure(..)
            | Command::SetDate(_)
            | Command::SetStart(_)
            | Command::SetSectionMinutes(..)
            | Command::SetProjectDate(..)
            | Command::SetOwnCodes(_)
    )
}

/// Whether a command would write into the folder.
pub(super) fn writes(command: &Command, project: &OpenProject) -> bool {
    // A guard list that is on no disk can be destroyed anywhere.
    let in_memory = *command == Command::Anonymity(Anonymity::DestroyGuardList) && !project.is_locked();
    is_edit(command) && !in_memory
}

/// Whether a command changes what is on disk.
fn is_edit(command: &Command) -> bool {
    !matches!(
        command,
        Command::CreateProject { .. }
            | Command::OpenProject(_)
            | Command::SaveCopy(_)
            | Command::AcceptAltered
            | Command::Vault(_)
            | Command::Repair(_)
            | Command::OpenDemo
            | Command::Go(_)
            | Command::SetTheme(_)
            | Command::SetLanguage(_)
            | Command::CloseNotice(_)
            | Command::UnfoldNotice(_)
            | Command::FocusBlock(_)
            | Command::ShowPage(_)
            | Command::AddWord(_)
            | Command::RemoveWord(_)
            | Command::Suggest(_)
            | Command::ChooseDictionary(_)
            | Command::Export { .. }
            | Command::Print
            | Command::Review(
                Review::Mail(..)
                    | Review::Show(_)
                    | Review::OpenRound(_)
                    | Review::Answer(..)
                    | Review::AnswersEdited
                    | Review::RestIsCorrect
                    | Review::SaveReply { .. }
                    | Review::ForgetAnswers
                    | Review::CloseRound
            )
            | Command::FindMaterial(_)
            | Command::Collecting(Collecting::Watch(_))
            | Command::Publishing(PublishingCommand::Publish(_) | PublishingCommand::Stop)
            | Command::SaveReceipt { .. }
            | Command::Anonymity(Anonymity::SetGuardList(_) | Anonymity::Show { .. })
            | Command::Guide(GuideCommand::SaveAs { .. } | GuideCommand::Print { .. })
            | Command::Selection(Selecting::Export { .. } | Selecting::ReadFigures(..) | Selecting::DropFigures)
    )
}
