
## Trouble: what happened, what is safe and what to do. One for each kind in src/app/trouble.

-intact = Nothing has been changed.
-kept = All you have written is in the window, and is saved as soon as it can be.
-text-kept = The text is as it was.
-stays = Nothing has left this computer.

trouble-no-window-what = Samsyn cannot open a window here.
trouble-no-window-safe = Your projects are untouched.
trouble-no-window-do = It needs a screen and a graphics driver for Vulkan, Metal, DirectX 12 or OpenGL 2. Update the driver, or ask the IT department to.
trouble-broke-down-what = Samsyn stopped because of a fault in the program.
trouble-broke-down-safe = All you had written is saved on disk, a half-written note too.
trouble-broke-down-do = Open again to go on where you were.
trouble-broke-down-aside-what = Samsyn stopped because of a fault in the program, and the project’s folder could not be written.
trouble-broke-down-aside-safe = All you had written is saved in a folder of its own: { $folder }
trouble-broke-down-aside-do = Open again to go on in that folder. Copy it to a safe place when you can.
trouble-broke-down-unsaved-what = Samsyn stopped because of a fault in the program, and not everything could be saved.
trouble-broke-down-unsaved-safe = What was saved before the fault is there. The last words may be missing.
trouble-broke-down-unsaved-do = Write what you remember of the last part on paper. Then open again and see what is there.
trouble-job-broke-off-what = A background job stopped: { $job }.
trouble-job-broke-off-safe = { -kept }
trouble-job-broke-off-do = Try again. If it happens more than once, close Samsyn and open it again.
trouble-preferences-not-read-what = The settings could not be read.
trouble-preferences-not-read-safe = Your projects are untouched. The old file is kept in the same folder.
trouble-preferences-not-read-do = Go through the settings: they are as in a new Samsyn.
trouble-preferences-not-saved-what = The settings could not be saved.
trouble-preferences-not-saved-safe = Your projects are untouched, and the settings hold until Samsyn is closed.
trouble-preferences-not-saved-do = See that the disk has room and that you may write in your home folder.

trouble-not-opened-what = The folder { $folder } cannot be opened.
trouble-not-opened-safe = { -intact }
trouble-not-opened-do = Put right what is said below, or take the folder from a backup.
trouble-not-created-what = The project could not be made in { $folder }.
trouble-not-created-safe = Nothing that was there has been changed.
trouble-not-created-do = Choose an empty folder that you may write in.
trouble-altered-what = { $count ->
    [one] A file is not as Samsyn saved it: changed by hand, or by a fault of the disk.
   *[other] { $count } files are not as Samsyn saved them: changed by hand, or by a fault of the disk.
}
trouble-altered-safe = Samsyn has read what is there and changed nothing. Earlier versions are kept in the project's folder.
trouble-altered-do = Read the text through. If it is right, choose The text is right. Otherwise the command samsyn repair shows which earlier versions there are.
trouble-conflict-copies-what = { $count ->
    [one] A service that synchronises the folder has set a copy aside: two computers have written in the same file.
   *[other] A service that synchronises the folder has set { $count } copies aside: two computers have written in the same files.
}
trouble-conflict-copies-safe = Both are kept. Samsyn reads the files without an addition to their name, and never touches the copies.
trouble-conflict-copies-do = Compare the copy with what is shown here, bring in what is missing, and then move the copy away.
trouble-newer-what = The file { $file } was made by a newer version of Samsyn.
trouble-newer-safe = The project is open for reading. { -intact }
trouble-newer-do = Update Samsyn to change the project.
trouble-not-writable-what = The folder cannot be written.
trouble-not-writable-safe = The project is open for reading. { -intact }
trouble-not-writable-do = Ask for the right to write in the folder, or copy it to a place of your own and open the copy.
trouble-read-only-what = The project is open for reading, so it cannot be changed.
trouble-read-only-safe = { -intact }
trouble-read-only-do = Open a copy that you may write in.
trouble-not-saved-what = Cannot save in the folder.
trouble-not-saved-safe = { -kept }
trouble-not-saved-do = Write on, and do not close Samsyn. See that the disk has room and that the folder can be reached; new attempts are made all the time.
trouble-not-copied-what = The copy could not be saved in { $folder }.
trouble-not-copied-safe = What you have written is still in the window, and the mapping is where it was.
trouble-not-copied-do = Choose another place, such as a USB stick, and try again.
trouble-locked-elsewhere-what = The project has been locked on another computer, so it cannot be saved.
trouble-locked-elsewhere-safe = { -kept }
trouble-locked-elsewhere-do = Choose Lock with a passphrase… and type the same passphrase.
trouble-changed-by-others-what = Somebody else has changed { $file }.
trouble-changed-by-others-safe = It is not written over, and your version is kept in the folder conflicts.
trouble-changed-by-others-do = Reload to see the other version.
trouble-set-aside-what = Somebody else had changed the same file as you.
trouble-set-aside-safe = Both versions are there; yours is in the folder conflicts.
trouble-set-aside-do = Compare them, and write in what is missing.
trouble-close-unsaved-what = Not everything is saved.
trouble-close-unsaved-safe = { -kept }
trouble-close-unsaved-do = Wait until it says Saved. If you close once more all of it is saved in a folder of its own on this computer, and Samsyn shows it when you open it again.
trouble-saved-aside-what = The latest could not be saved in the project’s folder.
trouble-saved-aside-safe = All of it is in a folder of its own: { $folder }
trouble-saved-aside-do = Open that folder to go on there, or to fetch what is missing in the old one. Copy it to a safe place when you can.
trouble-stays-open-what = The project is not closed: the latest cannot be saved anywhere on this computer.
trouble-stays-open-safe = { -kept }
trouble-stays-open-do = Save a copy elsewhere, for instance on a USB stick, or make room on the disk. If you close the window all the same, what is not saved is lost.

trouble-vault-damaged-what = The file vault.age did not open with the passphrase, but its copy did.
trouble-vault-damaged-safe = All of the project has been read, and nothing is changed.
trouble-vault-damaged-do = The file is damaged, or was given another passphrase on another computer. If it is damaged, put the copy in its place; the damaged one is kept in the folder conflicts.
trouble-wrong-passphrase-what = Wrong passphrase, or the file vault.age is damaged.
trouble-wrong-passphrase-safe = { -intact } The project is still locked.
trouble-wrong-passphrase-do = Type the passphrase once more. Look at Caps Lock and the keyboard.
trouble-not-protected-what = The project could not be locked in full.
trouble-not-protected-safe = Nothing is lost: each file is either locked or as it was.
trouble-not-protected-do = Put right what is said below, and lock once more.
trouble-passphrase-not-changed-what = The passphrase was not changed.
trouble-passphrase-not-changed-safe = The old passphrase still holds.
trouble-passphrase-not-changed-do = Put right what is said below, and try again.
trouble-not-locked-yet-what = The project cannot be locked yet, since it cannot be saved.
trouble-not-locked-yet-safe = { -kept } Then the project is locked.
trouble-not-locked-yet-do = Do not leave the computer alone. See that the disk has room and that the folder can be reached.
trouble-locked-aside-what = The project is locked. Somebody else had changed a file that you changed too.
trouble-locked-aside-safe = Both versions are there: your version lies locked in the folder conflicts.
trouble-locked-aside-do = Unlock and compare them.

trouble-guide-not-read-what = The guide in { $file } cannot be read.
trouble-guide-not-read-safe = { -intact }
trouble-guide-not-read-do = Put right what is said below in the file, and open it again.
trouble-guide-lacks-rows-what = The guide is not replaced. { $notes ->
        [one] One note belongs
       *[other] { $notes } notes belong
    } to { $rows ->
        [one] a question
       *[other] { $rows } questions
    } that would be gone.
trouble-guide-lacks-rows-safe = The guide and the notes are as before.
trouble-guide-lacks-rows-do = Move the notes to other questions first, or keep the questions in the new guide.
trouble-notes-not-read-what = The notes in { $file } cannot be brought in.
trouble-notes-not-read-safe = { -intact }
trouble-notes-not-read-do = Put right what is said below, or save the document anew as .docx, .md or .txt.
trouble-draft-not-read-what = The draft in { $file } cannot be brought in.
trouble-draft-not-read-safe = The draft here has not changed.
trouble-draft-not-read-do = Put right what is said below, or save the document anew as .docx, .md or .txt.
trouble-register-not-read-what = { $file } could not be brought in.
trouble-register-not-read-safe = The selection has not changed.
trouble-register-not-read-do = Put right what is said below in the table, and bring it in again.
trouble-figures-not-read-what = The key figures could not be brought in.
trouble-figures-not-read-safe = No figures have changed.
trouble-figures-not-read-do = Put right what is said below in the table, and bring it in again.
trouble-package-without-project-what = There is no project to take the package in.
trouble-package-without-project-safe = { -intact }
trouble-package-without-project-do = First open the project that the package is for.
trouble-reply-without-project-what = There is no project to take the reply in.
trouble-reply-without-project-safe = { -intact }
trouble-reply-without-project-do = First open the project that the reply belongs to.
trouble-no-packages-what = There is no package there.
trouble-no-packages-safe = { -intact }
trouble-no-packages-do = Choose the folder with the packages. Their names end in .samsyn.
trouble-files-refused-what = { $count ->
    [one] One file was not read in.
   *[other] { $count } files were not read in.
}
trouble-files-refused-safe = { -intact }
trouble-files-refused-do = Ask the sender for a new file if it cannot be put right here.
trouble-round-not-opened-what = { $file } could not be opened.
trouble-round-not-opened-safe = No answers have changed.
trouble-round-not-opened-do = Ask the consultant to send the file again.

trouble-file-exists-what = There is a file called { $file } already.
trouble-file-exists-safe = It is not changed.
trouble-file-exists-do = Write over it, or choose another name.
trouble-own-file-what = { $file } belongs to the mapping and saves itself.
trouble-own-file-safe = { -intact }
trouble-own-file-do = Choose another name.
trouble-not-exported-what = { $file } could not be made.
trouble-not-exported-safe = { -text-kept }
trouble-not-exported-do = Put right what is said below, or choose another place, and try again.
trouble-guide-not-saved-what = { $file } could not be saved.
trouble-guide-not-saved-safe = The guide of the mapping is not changed.
trouble-guide-not-saved-do = Choose another place, and try again.
trouble-register-not-saved-what = The selection could not be saved in { $file }.
trouble-register-not-saved-safe = The selection of the mapping is not changed.
trouble-register-not-saved-do = Close the file if another program has it open, or choose another place.
trouble-not-shown-what = No program could show the file.
trouble-not-shown-safe = The file is ready: { $file }
trouble-not-shown-do = Open it yourself to print.
trouble-undrawable-what = { $count ->
        [one] One character is missing in the fonts and shows as □ on the pages.
       *[other] { $count } characters are missing in the fonts and show as □ on the pages.
    }
trouble-undrawable-safe = { -text-kept }
trouble-undrawable-do = Replace the characters, or choose a font that has them.
trouble-house-style-what = The house style cannot be used.
trouble-house-style-safe = The pages look as Samsyn makes them until it is mended. { -text-kept }
trouble-house-style-do = Put right what is said below in the folder style.
trouble-pages-not-shown-what = The pages cannot be shown.
trouble-pages-not-shown-safe = { -text-kept }
trouble-pages-not-shown-do = Write on: the pages come back as soon as they can be laid out.
trouble-not-published-what = The publication could not be made.
trouble-not-published-safe = The texts of the municipalities are as they were.
trouble-not-published-do = Put right what is said below, and publish again.
trouble-nothing-to-publish-what = No municipality’s text is signed off as it stands, so there is nothing to publish.
trouble-nothing-to-publish-safe = { -intact }
trouble-nothing-to-publish-do = Sign off a text, or collect packages from others.
trouble-not-packed-what = The text is not signed off as it stands, so no package was made.
trouble-not-packed-safe = { -text-kept }
trouble-not-packed-do = Sign off the text first.
trouble-round-exists-what = There are files of the same names in { $folder }.
trouble-round-exists-safe = They are not changed.
trouble-round-exists-do = Write over them, or choose another folder.
trouble-round-not-made-what = The files could not be made.
trouble-round-not-made-safe = { -stays }
trouble-round-not-made-do = Put right what is said below, or choose another folder, and try again.
trouble-round-without-text-what = There is no text to send yet.
trouble-round-without-text-safe = { -stays }
trouble-round-without-text-do = Write the draft under Compile first.
trouble-round-open-what = Not all that was said in the last round is decided: { $count ->
    [one] one place is left.
   *[other] { $count } places are left.
}
trouble-round-open-safe = { -stays }
trouble-round-open-do = Decide on it under Review first.
trouble-answers-not-kept-what = The answers could not be kept on this computer.
trouble-answers-not-kept-safe = The form stays open with all you have answered.
trouble-answers-not-kept-do = Choose Save for now to put them in a file.
trouble-answers-not-forgotten-what = The answers could not be removed from this computer.
trouble-answers-not-forgotten-safe = They lie there as they were.
trouble-answers-not-forgotten-do = Try again, or ask the IT department to remove them.

trouble-held-what = Nothing left. { $count ->
    [one] One hindrance is
   *[other] { $count } hindrances are
} left in the anonymity check.
trouble-held-safe = { -stays } { -text-kept }
trouble-held-do = Replace the names, or decide that they are none.
trouble-round-held-what = The draft cannot be sent. { $count ->
    [one] One obstacle is
   *[other] { $count } obstacles are
} left in the anonymity check.
trouble-round-held-safe = { -stays } { -text-kept }
trouble-round-held-do = Replace the names, or decide that they are none.
trouble-publication-held-what = { $count ->
        [one] One thing has
       *[other] { $count } things have
    } to be decided on before the publication can leave this computer.
trouble-publication-held-safe = { -stays }
trouble-publication-held-do = Go through the list under Collect, and publish again.
trouble-logs-not-read-what = Nothing left, since another device’s log cannot be read.
trouble-logs-not-read-safe = { -stays } { -text-kept }
trouble-logs-not-read-do = Wait until the folder is synchronised. If that does not help, put right the file below.
trouble-name-in-reason-what = ”{ $words }” seems to point at somebody, and this is sent to the contact person.
trouble-name-in-reason-safe = { -stays } What you wrote is still there.
trouble-name-in-reason-do = Put it in other words.
trouble-name-in-approval-what = ”{ $words }” seems to point at somebody.
trouble-name-in-approval-safe = The text is not signed off yet.
trouble-name-in-approval-do = Write what the person is and how it was said, not who.
trouble-role-is-name-what = The role itself looks like a name.
trouble-role-is-name-safe = Nothing has been replaced.
trouble-role-is-name-do = Write another.
trouble-not-allowed-what = This cannot be decided to be no name.
trouble-not-allowed-safe = { -text-kept }
trouble-not-allowed-do = Replace it or rewrite.

trouble-name-needed-what = The municipality was not added: its name has no letters.
trouble-name-needed-safe = { -intact }
trouble-name-needed-do = Write a name with at least one letter.
trouble-table-full-what = The table is full.
trouble-table-full-safe = All seats are as before.
trouble-table-full-do = Remove a seat that nobody sits in.
trouble-nothing-before-what = There is no entry before it on the same question.
trouble-nothing-before-safe = { -intact }
trouble-nothing-before-do = Go to an entry that has one before it.
trouble-other-kind-what = A quote is merged with another quote only.
trouble-other-kind-safe = { -intact }
trouble-other-kind-do = Change its kind first.
trouble-other-speaker-what = Quotes by two people are not merged.
trouble-other-speaker-safe = { -intact }
trouble-other-speaker-do = Keep them apart.
trouble-not-undone-what = Some of it has changed since, so it cannot be undone at once.
trouble-not-undone-safe = { -intact }
trouble-not-undone-do = Undo step by step instead.
trouble-nothing-proposed-what = The answer proposes nothing that could be accepted.
trouble-nothing-proposed-safe = { -text-kept }
trouble-nothing-proposed-do = Write your own text, or keep the draft.
trouble-proposals-differ-what = The proposals differ.
trouble-proposals-differ-safe = { -text-kept }
trouble-proposals-differ-do = Choose which to accept.
trouble-block-gone-what = The paragraph is no longer in the draft.
trouble-block-gone-safe = { -intact } The answer is still there.
trouble-block-gone-do = Keep the draft, or write the answer in by hand under Compile.
trouble-block-changed-what = The text has been changed in the same place since it was sent.
trouble-block-changed-safe = { -text-kept }
trouble-block-changed-do = Write your own text.
trouble-reason-needed-what = There is no reason.
trouble-reason-needed-safe = { -intact }
trouble-reason-needed-do = Write a reason. The contact person will read it.
trouble-words-needed-what = There is no text.
trouble-words-needed-safe = { -intact }
trouble-words-needed-do = Write how it should read.
trouble-decision-stays-what = The text has been changed since, so the decision cannot be undone.
trouble-decision-stays-safe = { -text-kept }
trouble-decision-stays-do = Change it under Compile.
trouble-not-ready-what = There is something left to decide.
trouble-not-ready-safe = The text is not signed off yet, and is as it was.
trouble-not-ready-do = Decide on it under Review first.

trouble-no-dictionary-what = Spelling is not checked: this computer has no dictionary of the language.
trouble-no-dictionary-safe = All else works as usual.
trouble-no-dictionary-do = Dictionaries come with LibreOffice; or choose one of your own under Compile.
trouble-dictionary-not-read-what = The dictionary for spelling could not be read.
trouble-dictionary-not-read-safe = Spelling is not checked, but all else works as usual.
trouble-dictionary-not-read-do = Choose another dictionary under Compile.

trouble-destroy-not-approved-what = The material of { $name } cannot be destroyed yet.
trouble-destroy-not-approved-safe = Nothing has been destroyed.
trouble-destroy-not-approved-do = Sign off the summary first.
trouble-destroy-changed-what = Nothing has been destroyed in { $name }: { $file } was changed by another device.
trouble-destroy-changed-safe = All the material is there.
trouble-destroy-changed-do = Reload, and see what has come.
trouble-destroy-failed-what = The destruction of { $name } was not finished.
trouble-destroy-failed-safe = The approved text is there. Some of the material may be left on disk.
trouble-destroy-failed-do = Put right what is said below, and destroy again.
trouble-names-changed-what = The guard list is not destroyed: { $file } was changed by another device.
trouble-names-changed-safe = The list is there.
trouble-names-changed-do = Reload, and see what has come.
trouble-names-not-destroyed-what = The guard list could not be destroyed in full.
trouble-names-not-destroyed-safe = All else in the project is as before.
trouble-names-not-destroyed-do = Put right what is said below, and destroy the list again.

broke-down-report = A report without anything you wrote is in { $file }
open-again = Open again
close-samsyn = Close Samsyn

## Why: a line below a trouble.

fault-of-file = { $file }: { $what }
fault-at-line = { $file }, line { $line }: { $what }
fault-at-column = { $file }, line { $line }, character { $column }: { $what }
fault-at-cell = { $file }, row { $line }, column { $column }: { $what }
fault-found = { $what } ({ $found })
fault-found-expected = { $what } ({ $found }). Expected { $expected }
fault-expected = { $what }. Expected { $expected }

cause-not-found = there is no such file or folder. See that the disk or the network is connected
cause-permission = the computer does not allow it. Ask for the right to read and write there
cause-full = the disk is full. Make room
cause-exists = there is something of that name already
cause-not-a-file = there is a folder where a file was expected, or the other way round
cause-name = the name cannot be used on this computer
cause-too-large = the file would be larger than what can be read again
cause-busy = another program uses the file. Close it there
cause-network = the network does not answer
cause-other = the disk could not be read or written
cause-changed = somebody else has changed the file
cause-read-only = the folder is open for reading
cause-gone = the folder cannot be reached. See that the disk or the network is connected
cause-locked = the folder has been locked since it was opened
cause-needs-vault = the file is saved only in a locked project
cause-format = the content could not be made into a file
cause-broken-off = the work was broken off
cause-hangs = the folder does not answer
cause-by-copy = vault.age does not open with the passphrase, only its copy does; put the copy in its place first
cause-project-there = there is a project in the folder already
cause-not-empty = the folder is not empty: it holds { $what }
cause-passphrase-short = the passphrase is too short
cause-stopped = the work was stopped
cause-layout = the pages could not be laid out
cause-pdf = the PDF would not follow PDF/A-2a and PDF/UA-1
cause-docx = the Word file could not be made
cause-form = the form could not be made
cause-table = the table could not be made
cause-all-left-out = every municipality is left out
cause-within = the folder lies within the mapping itself
cause-too-many = there are too many files
cause-table-kind = a file of that kind is not written. Choose .xlsx or .csv

fault-folder = the folder itself
fault-missing = is not there
fault-unreadable = cannot be read
fault-not-a-file = there is a folder or link where a file was expected, or the other way round
fault-too-large = it is more than Samsyn reads
fault-not-utf8 = the characters are no text in UTF-8
fault-syntax = the file is damaged, or of another kind than expected
fault-wrong-kind = the file is of the wrong kind
fault-newer-format = the file was made by a newer version of Samsyn
fault-unknown-field = there is no such field here
fault-missing-field = something is missing here
fault-value = the value cannot be used here
fault-bad-id = it is no name that Samsyn can use: small letters, figures and hyphens
fault-duplicate-id = the same thing stands here twice
fault-empty = it is empty here, and something has to stand here
fault-reference = the reference leads nowhere
fault-bad-name = the file or folder has a name that cannot be used
fault-conflict-copy = a copy that a synchronising service set aside
fault-locked = the file is locked with a passphrase or a password
fault-wrong-passphrase = wrong passphrase, or the file is damaged
fault-damaged = the file is damaged: it is not as when it was locked

wrong-no-register = the table is empty. Expected: a row of headers and a row for each candidate
wrong-no-names = no column has the names. Expected: a column with the header Municipality
wrong-no-name = there is no name. Expected: the name of a municipality or district
wrong-twice = the same candidate stands in row { $row } too. Expected: each candidate once
wrong-too-many = there are too many candidates. Expected: at most { $most }
wrong-same-column = the column means the same as column { $column }. Expected: each column once
wrong-joint-without-code = a city’s joint agreement, without the code that says which city’s
wrong-yes-or-no = the answer means nothing here. Expected: yes or no
wrong-code = it is no code of a municipality. Expected: four figures such as 0114
wrong-source = it is no source. Expected: open comparisons, pilot project or own, with commas between
wrong-answer = it is no answer. Expected: no answer, no agreement or agreement
wrong-judgement = it is no judgement. Expected: yes, no or unknown
wrong-reason = it is no reason. Expected: only Finsam, only new arrivals, other, or no way of working, not individuals or too old
wrong-contact = it is no contact. Expected: lines such as ”2014-09-15 request: Head of unit”
wrong-folder = it is no name of a folder. Expected: small letters and figures
wrong-no-header = no row of headers is understood. Expected: Municipality or Municipality code, and one of Inhabitants, Assistance, Young adults and Unemployment
wrong-nobody = the row names no municipality. Expected: a name or a code
wrong-other-code = the code is that of another municipality than the row names. Expected: one in each row
wrong-contradicts = the figure is another than in row { $row } for the same year. Expected: one figure for each year
wrong-year = it is no year. Expected: one from { $from } to { $to }
wrong-no-year = there is no year. Expected: a column Year, a year in the header, or one for the whole file
wrong-not-per-cent = it is no per cent. Expected: a number from 0 to 100
wrong-not-people = it is no number of people. Expected: a whole number such as 28 400
wrong-per-cent = it is per cent. Expected: a number of people
wrong-number = it is no number. Expected: one such as { $example }

## What a background job does.

job-save = saving
job-open = opening a project
job-create = making a project
job-passphrase = changing the passphrase
job-pages = laying out the pages
job-spelling = checking the spelling
job-check = the anonymity check
job-export = making a file
job-view = showing a file
job-publish = making the publication
job-packages = the work on a package
job-table = the work on a table
job-guide = the work on the guide
job-import = reading a document in
job-round = making a round
job-replies = reading replies in
job-answers = the work on the answers
job-other = a smaller job
