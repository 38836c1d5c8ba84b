# Samsyn's words in English.
## Steps and places
tab-municipalities = Municipalities
tab-prepare = Prepare
tab-run = Run
tab-compile = Compile
tab-about = The municipality in brief
tab-story = The story
tab-brief = Collaboration in brief
tab-contacts = Contact persons

## Stages
stage-planned = Planned
stage-held = Held
stage-draft = Draft
stage-with-checker = With fact-checker
stage-replied = Reply received
stage-approved = Signed off
milestone-sent = Sent to the fact-checker
milestone-replied = Reply has come
milestone-approved = Signed off

## What can be done, as in menus and in the help
action-palette = Command palette
action-help = Keyboard shortcuts
action-home = All municipalities
action-new-municipality = New municipality
action-open-folder = Open folder
action-undo = Undo
action-redo = Redo
action-next-region = Next part of the window
action-previous-region = Previous part of the window
action-full-screen = Full screen
action-next-question = Question asked, next
action-previous-question = Previous question
action-next-section = Next section
action-previous-section = Previous section
action-speaker = Speaker D1–D9
action-everyone = The whole group
action-probe = Heard item 1–9
action-next-block = Next paragraph
action-previous-block = Previous paragraph
action-insert = Insert chosen material
action-go-to-material = Go to the material
action-paragraph = Plain paragraph
action-heading = Heading
action-quote = Quote
action-move-up = Move up
action-move-down = Move down
action-export = Export
action-print = Print
action-go-to = Go to question
action-go-back = Back to the last question
action-find = Search the notes
action-file-under = File under another question
action-skip = Leave the question out
action-park-row = Put the question off
action-clock = Start or pause the clock
action-presenter = Large view
action-attendance = Attendance
action-split = Split the entry at the caret
action-merge = Merge with the entry before
action-import-notes = Bring in notes
action-unknown = Unknown speaker
action-more-codes = Lessons and your own codes
action-relayed = Relayed: somebody else’s words

## Command palette
palette-hint = Find a command, question or municipality
palette-empty = Nothing fits. Try another word.
palette-latest = { $what } (latest entry)
palette-speaker = Speaker { $seat }
palette-probe = Heard: { $probe }
palette-theme = Appearance: { $name }
palette-language = Language: { $name }

## Words used everywhere
add = Add
all = All
and = and
browse = Browse…
change = Change
close = Close
continue = Continue
create = Create
done = Done
look = Appearance and language
min = min
open = Open
open-named = Open { $name }
page = page { $page }
page-of = Page { $page } of { $count }
show = Show
today = today
tomorrow = tomorrow
in-days = in { $days } days
days-late =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    } late
year = year
hours = { $h } h { $m } min
words = { $count } words

## Appearance
theme-system = As the system
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast

## Keys
key-shift = Shift
key-up = ↑
key-down = ↓

## Saving
saved = Saved
saved-at = Saved { $time }
saving = Saving …
saved-failed = Not saved
saved-read-only = Read only
local = local
local-locked = local, locked
awake-reason = A focus group is under way

## Start
start-title = From focus group to fact-checked summary
start-lead = Open a mapping, start a new one, or look around in an invented example.
start-new = New mapping
start-demo = Show the example
start-opening = Opening …
recent = Opened lately
new-project-lead = A mapping is a folder on your computer. Whoever shares the folder with you sees the same.
new-project-folder = project
new-project-needs = Write a name and a folder.
open-folder-lead = Choose the folder that holds samsyn.ron.
open-folder-needs = Write or choose a folder.
project-name = Name of the mapping
project-folder = Folder
project-consultancy = Who carries out the interviews
project-codes = Your own codes
project-codes-how = Words with commas between them. In the focus group set them with Alt+L, or write #code on the line.
project-settings = About the mapping
page-budget = Pages in a summary
page-budget-min = Fewest pages
page-budget-max = Most pages
summary-language = Language of the summaries
municipality-name = The municipality's name, for instance Exempelköping

## Home
home-title =
    { $count ->
        [0] No municipalities yet
        [one] One municipality
       *[other] { $count } municipalities
    }{ $approved ->
        [0] {""}
        [one] , one signed off
       *[other] , { $approved } signed off
    }
home-empty-title = No municipalities yet.
home-empty = Add the first one, or open a folder with material.
column-municipality = Municipality
column-stage = Stage
column-due = Next step and deadline
board-sort = Sort by { $what }
board-words = Find a municipality
board-none = No municipality fits.
next-remind = Remind
row-more = More about { $name }
row-nothing = Nothing planned yet
row-session =
    Focus group { $when }, { $seats ->
        [0] no participants
        [one] one participant
       *[other] { $seats } participants
    }
row-draft = Draft, { $words } words
row-sent = Draft sent { $date }
row-replied = Reply came { $date }
row-approved = Signed off { $date }
next-no-date = Set time and place
next-no-seats = Participants missing
next-session = Focus group { $when }
next-draft = Write a draft
next-draft-by = Draft by { $date }
next-write = Finish the draft
next-send-by = To be sent by { $date }
next-reply = Waiting for a reply
next-reply-by = Reply due { $when }
next-decide = A reply to go through
next-approved = Part of the report
hero-today = Today, { $day }
hero-title = Focus group in { $name }
hero-facts = { $seats } participants, { $time }
hero-run = Open the focus group
hero-prepare = Prepare the focus group
hero-prepared = Everything is prepared
hero-unprepared = Something is still missing
deadlines = Deadlines
change-deadlines = Change deadlines
deadlines-none = No dates set yet.
deadline-draft = Drafts are sent
deadline-draft-left =
    { $count ->
        [one] one municipality left
       *[other] { $count } municipalities left
    }
deadline-reply = Replies from fact-checkers
deadline-reply-out =
    { $count ->
        [0] nobody has the draft now
        [one] one has the draft now
       *[other] { $count } have the draft now
    }
deadline-done = Mapping complete
deadline-done-count = Signed off: { $approved } of { $count }

## Prepare
municipality = The municipality
municipality-remark = shown in the summary's fact box
municipality-full-name = Full name
municipality-short-name = Name in running text
figure-inhabitants = Inhabitants
figure-assistance = Recipients of assistance, per cent
figure-young-adults = Young adults on assistance, per cent
figure-unemployment = Unemployment, per cent
figure-year = { $figure }, year
figure-source = Source of the figures
figure-source-of = Source: { $figure }
field-unreadable = This cannot be read. What you wrote stays until you mend it.
session = The focus group
session-date = Date
session-time = Starts at
session-place = Place
time-budget = Time budget, minutes per section
time-budget-total = { $planned } min, the guide suggests { $suggested }
section-minutes = Minutes for { $section }
participants = Participants
participants-lead = The code follows the place at the table, clockwise from you. The digit becomes the speaker's key during the focus group.
participants-empty-title = Who sits round the table?
participants-empty = Add D1. Names are not needed.
names-never-saved = Names are never saved
names-stay = Names never leave Samsyn
column-code = Code
column-organisation = Organisation
column-role = Role
column-years = Years in the profession
add-seat = Add { $code }
remove-seat = Remove { $code }
organisation-social = Social services/income support
organisation-labour = Labour-market unit
organisation-employment = Arbetsförmedlingen
organisation-social-short = Social services
organisation-labour-short = Labour-market unit
organisation-employment-short = Arbetsförmedlingen
role-manager = Manager
role-case-worker = Case worker
years-unknown = Not given
years-0-2 = 0–2 years
years-3-5 = 3–5 years
years-6-10 = 6–10 years
years-11-20 = 11–20 years
years-over-20 = over 20 years
alone =
    { $seats } { $count ->
        [one] is the only one in the role
       *[other] are the only ones in their roles
    }
alone-why = Nobody else from the same organisation has the role. Their quotes are printed without role and organisation.
alone-why-role = Nobody else from the same organisation has the role. It is never printed with their quotes.
check-municipality = The municipality
check-time = Time and place
check-parties = Three parties, managers and case workers
check-guide = Guide: { $guide }
check-done = done
check-left = left to do
start-session = Start the focus group

## The guide, to change it
guide-change = Change the interview guide
guide-open = Open guide…
guide-open-lead = The guide in the file replaces that of the mapping. This can be undone.
guide-file = File with a guide
guide-save-as = Save as…
guide-save-lead = A file to give to others, or to use in another mapping.
guide-print = Print the guide
guide-print-lead = A PDF with room for notes by hand, should the computer fail.
guide-facts =
    { $rows ->
        [one] One row
       *[other] { $rows } rows
    }, { $minutes } min
guide-sections = Sections
guide-add-section = New section
guide-new-section = New section
guide-last-section = The guide needs a section.
guide-section-title = Name of the section
guide-section-heading = Heading in the first draft
guide-minutes = Minutes
guide-about = About the guide
guide-title = Name of the guide
guide-source = Source
guide-add-question = New question
guide-add-item = New item to say
guide-new-question = New question?
guide-new-item = Something to say
guide-question = question
guide-item = to say
guide-kind = Kind
guide-words = Words to read out
guide-short = Short, for lists
guide-up = Move { $what } up
guide-down = Move { $what } down
guide-indent = Make { $what } a follow-up
guide-outdent = Move { $what } out one level
guide-remove = Remove { $what }
guide-has-notes =
    { $count ->
        [one] One note belongs
       *[other] { $count } notes belong
    } here.
guide-visited = A focus group has been here.
guide-heard =
    { $count ->
        [one] The first was heard in a focus group and has to stay.
       *[other] The first { $count } are in use in a focus group. At least as many are needed.
    }
guide-last-row = The section needs a row.
guide-full = A guide has at most { $count } rows.
guide-field-needed = Something has to stand here.
guide-listening-help = With commas between. Before a colon may stand what they have in common.
guide-hints = For you, not read out
guide-feeds = The answers go into
guide-feeds-nothing = No part of the summary
guide-english = English
guide-english-help = Follows the Swedish until you write something else.
guide-in-english = { $field }, English

## Codes
code-styrning = Governance
code-struktur = Structure
code-samsyn = Shared view
code-varfor = Why
code-hur = How
code-rad = Advice
code-ledning = Leadership gives priority
code-arbetsstruktur = Clear working structure
code-stabilitet = Stable organisations
code-respekt = Knowledge and respect
code-gemensamma-mal = Shared goals
code-gemensamma-forum = Shared forums
code-individens-behov = The individual’s needs
code-samverkanskunskap = Knowledge of collaboration

## Run
left-short = { $count } left
guide = Interview guide
pace-on = on schedule
pace-early = { $minutes } min ahead
over-time = { $minutes } min over time
debrief-open = Afterwards
pace-late = { $minutes } min over
minutes = { $planned } min
minutes-of = { $used } of { $planned } min
section-name =
    Section { $number }, { $title }, { $left ->
        [0] all done
        [one] one item left
       *[other] { $left } items left
    }
hint-change-question = Change question
hint-all-keys = All shortcuts
question-number = Question { $number }
question-of = Question { $number } of { $count }
follow-up-of = Follow-up { $number } of { $count }
item-of = Item { $number } of { $count }
item-done = Done, next item
item-own-words = Say it in your own way.
listen-for = Listen for
heard-of = { $heard } of { $count } heard
plus-digit = + digit
plus-digit-speaker = + digit picks the speaker
more-questions =
    { $count ->
        [one] One more question
       *[other] { $count } more questions
    }
fewer-questions = Show fewer
noted = { $count } noted
tick-row = Asked: { $row }
go-to-row = Go to: { $row }
stream-empty = Nothing noted on this question yet.
entry-more = More about the entry “{ $text }”
entry-delete = Delete the note
capture-line = Capture line
capture-hint = Write a note. Start with ” for a quote.
who-speaks = Who is speaking?
everyone = The whole group
hint-note = note
hint-quote = quote
round-the-table = Round the table
of-time = of { $time }
you = You
seat-name =
    { $code }, { $turns ->
        [0] not heard yet
        [one] one turn
       *[other] { $turns } turns
    }
no-seats-hint = Add seats under Prepare.
turns-later = Everyone introduces themselves
turns-later-why = Turns are counted from section 2.
all-heard = Everyone has been heard
silent =
    { $seats } { $count ->
        [one] has
       *[other] have
    } not been heard yet
silent-count = { $count } have not been heard yet
everyone-matters = It matters that everyone is heard.
parking = Parking lot
parking-hint = start the line with
parking-empty = Empty. This is where you put what to come back to.
clock-start = Start the clock
clock-pause = Pause
clock-resume = Resume
session-close = Close
session-close-now = Close the focus group
session-reopen = Reopen
close-question = Close the focus group?
close-left = Still to ask: { $rows }.
close-left-count = { $count } questions are left.
kind-note = Note
kind-quote = Quote
kind-observation = Observation
kind-idea = Own idea
kind-parked = Parked
kind-follow-up = Follow up later
kind-relayed = Relayed
coverage-untouched = Not asked
coverage-touched = Touched on
coverage-answered = Answered
coverage-skipped = Left out
coverage-parked = Put off
row-state = State: { $state }
mark-answered = Answered
mark-skipped = Leave out …
mark-parked = Put off
mark-open = Not done yet
skip-question = Why is { $number } left out?
skip-answered = answered already
skip-not-here = does not apply here
skip-no-time = no time
skip-own = another reason
skip-why = Why the question is left out
skip-now = Leave out
cancel = Cancel
editing = Changing the entry of { $time }
edit-discard = The change is not saved. Enter saves.
edit-go-on = Go on writing
edit-throw-away = Throw the change away
filed-under = Goes under { $row }
filed-here = Here instead
crashed = Samsyn was closed unexpectedly. Everything up to { $time } is here.
more-codes = Lessons and your own codes for the line
more-codes-latest = Lessons and your own codes for the latest entry
more-codes-own = new code: write #code on the line
attendance = Who is here?
attendance-how = The digit, or the seat at the table: has come, has left.
attendance-seat = { $code } is here
attendance-new = New at the table:
attendance-add = { $organisation }
seat-away = is not here
go-to-title = Go to question
file-under-title = Which question does it belong to?
move-entry-title = Move the entry to
go-to-name = { $row }, { $state }
rows-left = 
    { $count ->
        [0] all done
        [one] one left
       *[other] { $count } left
    }
entry-edit = Change
entry-move = Move to …
entry-merge = Merge with the one before
entry-split = Split
entry-kind = Kind
entry-earlier = Earlier wordings
entry-restore = Restore
speaker-unknown = Unknown
imported = Brought in
note-taker = Note-taker { $number }
new-below = { $count } new below
inbox = To be placed
inbox-count = { $count } to be placed
deleted = Deleted
find-hint = Words in notes and quotes
find-code = Code
all-codes = All codes
find-count = 
    { $count ->
        [one] 1 found
       *[other] { $count } found
    }
find-none = Nothing fits what you look for.
minutes-now = { $now } min, plan { $planned }
minutes-of-now = { $used } of { $now } min
ends-at = ends about { $time }
later-all = Show all { $count }
later-open = Go to: { $text }
presenter-close = Close the large view
date-missing = not decided
closing-choose = Choose { $function }
closing-add = Name a contact person
closing-consent = Has agreed that name and address are kept and printed
closing-no-consent = Without it only function and organisation are kept.
debrief-title = Before you leave
debrief-lead = Write down what is fresh. It is kept with the focus group and never printed.
debrief-facts =
    { $time } · { $entries ->
        [one] 1 entry
       *[other] { $entries } entries
    }, { $quotes } of them quotes · { $heard } of { $seats } heard · { $left ->
        [0] all done
       *[other] { $left } not done
    }
debrief-impressions = First impressions
debrief-surprises = What was surprising?
debrief-to-check = What needs to be checked?
debrief-follow-up = To come back to
debrief-draft = Write a draft
debrief-notes = Show the notes

## Compile
material = Material
material-count =
    { $notes ->
        [one] one note
       *[other] { $notes } notes
    }, { $quotes ->
        [one] one quote
       *[other] { $quotes } quotes
    }
material-search = Search the material
material-section = Section
all-sections = All sections
filter-quotes = Quotes
filter-unused = Not used
material-empty-title = No material yet.
material-empty = Run the focus group first.
material-none = Nothing fits what you search for.
used = in the text
used-in = paragraph { $number }
insert-at-caret = Insert at the cursor
insert-last = Insert into the story
first-draft-title = Start with a draft of the material
first-draft = Notes and quotes are put in the guide's order under headings, word for word. Then you rewrite.
first-draft-no-material = There is no material yet. The draft will be empty paragraphs to write in.
create-draft = Create draft
block-heading = Heading
block-paragraph = Paragraph
block-quote = Quote
block-point = Point
block-more = More about the block in place { $place }
block-remove = Remove
add-heading = Heading
add-paragraph = Paragraph
add-quote = Quote
add-point = Point
part-why = Why does collaboration work?
part-how = How does collaboration work?
part-lessons = Lessons and advice to others
hint-heading = Heading
hint-quote-block = What somebody said, word for word
hint-about = What municipality is it, and which units work together?
hint-story = What did the group say?
hint-why = A reason why it works
hint-how = Something about how it is done
hint-lessons = A piece of advice to others
contacts-lead = Name, e-mail and telephone are printed only once the person has agreed.
contact-function = Function
contact-organisation = Organisation
contact-name = Name
contact-email = E-mail
contact-phone = Telephone
contact-consent = Contact { $number } has agreed to be printed
contact-consent-given = Contact { $number } agreed on { $date }
contact-no-consent = Without consent only function and organisation are printed.
contact-add = Contact person
contact-remove = Remove contact { $number }
page-begins = Page { $page } begins: { $words } …
pages-of = { $count } of { $min }–{ $max } pages
pages-short = too short
pages-long = too long
pages-coming = Drawing the pages …
pages-none = The pages show here once there is a draft.
export-format = Format
export-file = File
export-variant = Draft or final
export-draft = Draft
export-final = Final
export-draft-what = With numbered paragraphs and marked as a draft, for fact-checking.
export-final-what = Without numbered paragraphs and marks.
export-not-approved = Without numbered paragraphs and marks. The text is not approved yet.
export-needs = Write or choose a file.
export-needs-draft = Create a draft first.
export-save = Save the file
export-note = Quotes are printed without code and role. The file says nothing about you or your computer.
format-pdf = PDF
format-docx = Word (DOCX)
format-html = Web (HTML)
format-markdown = Markdown
format-text = Text
file-draft = draft
file-print = for printing

## Help
help-everywhere = Everywhere
help-zoom = Larger, smaller, usual size
help-note = Save a note
help-quote = Save a quote
help-new-line = New line
help-edit-latest = Edit the latest (on an empty line)
help-park = Park (first on the line)
help-who = Speaker D8 (first on the line)
help-split = New paragraph
help-join = Join (first in the paragraph)
help-code = Code #code (on the line)
help-follow-up = Follow up later (first on the line)
help-idea = Own idea (in parentheses)
help-observation = Observation (between asterisks)
help-relayed = Relayed quote (first on the line)
help-latest = With Shift the Alt key acts on the latest entry.

## Notices
notices = Notices
notice-unfold = Show the whole message
notice-more = and { $count } more
notice-name-needed = Write a name with at least one letter.
notice-undone = Undone: { $step }
notice-redone = Redone: { $step }
reload = Reload
open-that-folder = Open that folder
save-copy = Save a copy elsewhere…
save-copy-lead = All there is in the window is saved in a new folder, also what could not be saved. The mapping you work in stays where it is.
save-copy-now = Save the copy
notice-copied = The copy is saved
notice-accepted = The files count as right
accept-altered = The text is right
vault-mend = Put the copy in its place
vault-mended = The copy of vault.age is in its place
notice-exported = { $file } is saved.
notice-exported-pages =
    { $file } is saved, { $pages ->
        [one] one page
       *[other] { $pages } pages
    }
notice-printed = { $file } is being opened by the program that shows PDF files. Print it from there.
notice-undrawable-in = Paragraph { $paragraphs }
notice-guide-opened = The guide in { $file } is now the guide of this mapping.
notice-guide-saved = The guide is saved as { $file }.
write-over = Write over
notice-notes-read =
    { $file }: { $count ->
        [0] nothing new
        [one] one new entry
       *[other] { $count } new entries
    }{ $unplaced ->
        [0] {""}
       *[other] , { $unplaced } to be placed
    }{ $known ->
        [0] {""}
       *[other] , { $known } were here already
    }{ $left_out ->
        [0] {""}
       *[other] . { $left_out } paragraphs with other things than text are left out
    }
import-lead = Word (.docx), Markdown (.md) or text (.txt). Headings and questions that are known from the guide say where the notes go; the rest waits for its place. The same file twice changes nothing.
import-file = File with notes
import-now = Bring in
import-needs = Write or choose a file.

## Undo
undo-typing = typing
undo-change = change
undo-add-seat = new seat
undo-remove-seat = removed seat
undo-entry = note
undo-delete-entry = deleted note
undo-tick = mark
undo-create-draft = new draft
undo-insert = inserted material
undo-remove-block = removed block
undo-move-block = moved block
undo-block = block
undo-block-kind = another kind of block
undo-paste = pasted text
undo-replace = replaced words
undo-link = evidence
undo-import-draft = imported draft
undo-version = older version
undo-contact = contact person
undo-edit-entry = changed entry
undo-move-entry = moved entry
undo-split-entry = split entry
undo-merge-entries = merged entries
undo-restore-entry = restored entry
undo-attendance = attendance
undo-import = notes brought in
undo-guide-section = section
undo-add-row = new row
undo-remove-row = removed row
undo-move-row = moved row
undo-open-guide = another guide

## The printed page
paper-full-title = { $name }: a local example of collaboration between social services and Arbetsförmedlingen
paper-eyebrow = Local example of collaboration between social services and Arbetsförmedlingen
paper-about = { $full } in brief
paper-about-opening = { $name } is a municipality of { $count } inhabitants ({ $year }).
paper-brief = Collaboration in { $name } in brief
paper-contacts = Contact persons for collaboration in { $name }
paper-phone = Telephone
paper-figure-inhabitants = inhabitants
paper-figure-assistance = recipients of assistance
paper-figure-young-adults = young adults on economic assistance
paper-figure-unemployment = unemployment
paper-figures-alt = Key figures for { $name }
paper-footer-draft = { $name }, draft { $date }
paper-footer-draft-undated = { $name }, draft
paper-footer-final = { $name }, { $project }
paper-organisation-social = social services
paper-organisation-labour = the labour-market unit
paper-organisation-employment = Arbetsförmedlingen
paper-speaker-manager = Manager, { $organisation }
paper-speaker-case-worker = Case worker, { $organisation }
paper-page = Page
paper-of = of
paper-band = Draft for fact-checking
paper-reply-by = Reply by { $date }
paper-watermark = DRAFT
paper-how-title = How to check.
paper-how = Read every numbered paragraph and answer Correct, Not correct or Comment. Please gather the whole group's remarks in one reply.
paper-how-round = Read each numbered paragraph: is it right? Answer in the reply form, or change and comment in the Word file. Please gather the views of the whole group in one reply, and write no names.

## The printed guide
sheet-eyebrow = Interview guide with room for notes
sheet-at = at { $time }
sheet-when = Date and time
sheet-planned = Planned time
sheet-no-names = Names are not written down. Write the code of the seat, clockwise from you.
sheet-legend = How to take notes
sheet-sign-seat = who is speaking
sheet-sign-quote = word for word
sheet-sign-parked = to come back to
sheet-next-steps = Next steps
sheet-contact = Contact person for fact-checking
sheet-consent = Has agreed to be named in the summary

## Dates
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = June
month-short-7 = July
month-short-8 = Aug
month-short-9 = Sept
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

## A draft from elsewhere
action-import-draft = Bring in a draft
import-draft-lead = Word (.docx), Markdown (.md) or text (.txt). The headings say where the paragraphs go. A draft that is already there is kept as a version first.
import-draft-file = File with a draft
version-before-import = Before bringing in
notice-draft-read =
    { $file }: { $blocks } paragraphs, { $quotes } of them quotes, { $figures } key figures, { $contacts } contacts{ $changed ->
        [no] . Nothing new
       *[yes] {""}
    }{ $left_out ->
        [0] .
        [one] . One line is not taken over in whole:
       *[other] . { $left_out } lines are not taken over in whole:
    }
left-out-line = Line { $line }: { $why }
left-out-title = a summary has the municipality's name for its title
left-out-consent = of contact persons only function and organisation are taken over; names, e-mail and telephone need consent
left-out-no-text = no running text, such as a text box
left-out-figure = the municipality has another value for this key figure already
left-out-name = the municipality's name in full has already been chosen by hand

## The draft's versions
action-versions = Versions
version-name = Name of the version
version-keep = Keep version
version-needs = Give the version a name.
versions-none = There are no versions yet. Keep the draft as it is now under a name, to compare with it and go back to it.
version-at = { $date } at { $time }
version-with = Compare with
version-now = The draft now
version-back = Go back
version-back-to = Go back to { $name }
version-no-difference = There is no difference.
version-same = … { $count ->
    [one] one paragraph the same
   *[other] { $count } paragraphs the same
} …
version-removed = Removed · { $part }
version-added = New · { $part }
version-moved = Moved · { $part }
version-changed = Changed · { $part }
version-heard-removed = [struck: { $text }]
version-heard-added = [new: { $text }]

## The draft: drawing it, its versions
notice-drawn = { $count ->
    [0] All the material is in already.
    [one] One more note was put in. Nothing you have written was changed.
   *[other] { $count } more notes were put in. Nothing you have written was changed.
}
version-before-restore = Before going back

## Compile: what the draft does not account for
account = To look over
account-fold = Fold
account-unfold = Unfold
account-clear = nothing
account-count = { $count } { $count ->
    [one] thing
   *[other] things
}
account-show = Show
account-draw = Put in
account-shaken = { $count ->
    [one] 1 place where the evidence has changed
   *[other] { $count } places where the evidence has changed
}
account-unsupported = { $count ->
    [one] 1 block without evidence
   *[other] { $count } blocks without evidence
}
account-questions = { $count ->
    [one] 1 question with answers that are not in
   *[other] { $count } questions with answers that are not in
}
account-unused = { $count ->
    [one] 1 note that is not used
   *[other] { $count } notes that are not used
}
account-new = { $count ->
    [one] 1 new note since the draft was made
   *[other] { $count } new notes since the draft was made
}

## Compile: evidence of the sentence at the caret
evidence-none-here = Put the caret in a sentence to see what it rests on.
evidence-nothing = The sentence rests on nothing. Choose a note and press
evidence-quote-nothing = The quote rests on nothing. Choose it in the material and press
evidence-sentence = The sentence rests on
evidence-quote = As it was captured, and what is changed
evidence-quote-edited = What is struck was taken out, what is underlined put in.
evidence-gone = The words are no longer there.
evidence-edited = The note has changed
evidence-deleted = The note was deleted
evidence-confirm = Still right
evidence-unlink = Does not rest on this
link-here = Link to the sentence
block-unsupported = without evidence
block-shaken = the evidence has changed
part-missing = No answer yet to { $rows }.
figures-change = Change key figures
figures-done = Done
figures-title = Key figures

## Compile: find and replace
find-text = Find in the text
find-hits = { $count ->
    [0] no hits
    [one] 1 hit
   *[other] { $count } hits
}
find-previous = Previous hit
find-next = Next hit
find-case = Match Aa
find-whole = Whole words
find-close = Close the search
replace-with = Replace with
replace-one = Replace
replace-all = Replace all
action-link = Let the sentence rest on the note
action-replace = Find and replace
action-point = Bullet point

## Compile: how it reads
lix = LIX { $lix }
lix-block = block LIX { $lix }
lix-very-easy = very easy
lix-easy = easy
lix-medium = medium
lix-hard = hard
lix-very-hard = very hard
account-spelling = { $count ->
    [one] 1 word the dictionary does not know
   *[other] { $count } words the dictionary does not know
}
account-plain = { $count ->
    [one] 1 place that could be plainer
   *[other] { $count } places that could be plainer
}
advice-long = A long sentence. Can it be split?
advice-noun = “{ $words }”: can a verb say it?
advice-passive = “{ $words }”: who does it?
advice-unknown = { $word } is not in the dictionary.
advice-suggest = Suggestions
advice-use = Write { $word } instead
advice-no-suggestion = No suggestions.
advice-add = Add to my words

## Spelling
action-spelling = Spelling
account-no-dictionary = Spelling is not checked
account-choose = Choose dictionary
spelling-installed = Samsyn uses the dictionary of the language that is on this computer.
spelling-chosen = Samsyn uses { $path }
spelling-file = Another dictionary (a .dic with its .aff)
spelling-use = Use the dictionary
spelling-own = My words
spelling-own-none = No words of your own yet. Put the caret in an underlined word to add it.
spelling-forget = Remove { $word } from the list

## What is shown of the participants, and how long what they said is kept

attribution = Who said a quote
attribution-off = Not shown
attribution-organisation = Organisation
attribution-role = Role in organisation
attribution-k = Smallest group
attribution-means = A quote may be printed with a group only if at least { $k } of those who were there share it, and no smaller group can be worked out, also not from what was sent before. Years in the profession are never printed.
attribution-possible = With today’s participants something can be shown in { $possible } of { $count } municipalities.
attribution-shows = With { $count } participants this can be shown: { $groups }.
attribution-too-few = With { $count } participants no level can be shown: the largest group has { $largest }, and { $k } are needed.
attribution-rest = With { $count } participants no level can be shown: those outside the group would be fewer than { $k }.
attribution-before = With { $count } participants no level can be shown: together with what was sent before, fewer than { $k } could be worked out.
keep-months = Months after approval before material must be destroyed

## Destruction

action-destroy = Destroy the material…
action-receipt = Receipt of the destruction…
destroy = Destroy
destroy-title = Destroy the material
destroy-lead = What was said in { $name } is destroyed for good. The approved text stays and prints as before.
destroy-counts =
    { $notes ->
        [one] 1 note
       *[other] { $notes } notes
    } and { $quotes ->
        [one] 1 quote
       *[other] { $quotes } quotes
    }, with the debrief
destroy-counts-rest =
    { $versions ->
        [one] 1 older version
       *[other] { $versions } older versions
    } and { $steps ->
        [one] 1 step to undo
       *[other] { $steps } steps to undo
    }, in { $files ->
        [one] 1 file
       *[other] { $files } files
    }
destroy-looking = Looking for the files …
destroy-changed = { $file } has been changed by another device. Open the project again and see what has come before anything is destroyed.
destroy-stays = The approved text, the municipality with its contact persons, when and where the focus group met, the seats round the table, and the log. The guard list is not part of it and has a button of its own; nor are the project's own spelling words.
destroy-rule = Approved { $approved }, the material is kept for { $months } { $months ->
        [one] month
       *[other] months
    } at most: until { $until }.
destroy-final = It cannot be undone, and no copy is left in the project. Copies in backups or with a cloud service are yours to remove there.
destroy-type-name = Type { $name } to confirm
destroy-needs = Type the municipality’s name first.
destroy-now = Destroy for good
destroy-not-yet = Possible when the summary is approved and there is something to destroy.
destroy-by-date = Destroy no later than { $date }
next-destroy-late = Should have been destroyed { $date }, { $late }
next-destroy-begun = The destruction was not finished
receipt = Receipt of destruction
receipt-file = receipt of destruction
receipt-municipality = Municipality
receipt-when = When
receipt-what = What
receipt-rule = By the rule
receipt-stays = What stays
receipt-by = Carried out by
receipt-save = The receipt lies in the project’s log and can be saved as a text file.
material-destroyed = The material was destroyed { $date }. The text stays; what it rests on is no more.
notice-destroyed = The material of { $name } has been destroyed. The receipt is in the municipality’s menu.

## Names and all else that points at a person
find-person = { $words } looks like a name.
find-listed = { $words } is on the guard list.
find-near = { $words } is like a name on the guard list.
find-contact = { $words } is the name of a contact person.
find-seat = { $words } says who spoke.
find-personnummer = { $words } looks like a personal identity number.
find-phone = { $words } looks like a telephone number.
find-email = { $words } looks like an e-mail address.
find-address = { $words } looks like a street address.
find-case-number = { $words } looks like a case number.
find-place = { $words } is a place so small that it may point at somebody.
names-never-leave = Names never leave Samsyn.
find-use = Write { $role } instead
find-which = { $number } of { $count }
find-other-role = Another role
find-own-role = A role of your own…
find-role-ask = Role instead of the name
find-role = Role instead of { $words }
find-replace = Replace
find-replace-all = Replace everywhere
find-rewrite = Rewrite
not-a-name = Not a name
entry-named = has something that may point at a person
sign = Who decides?
sign-lead = That { $words } is no name is written in the project's log with this signature.
sign-needs = Write a signature, initials for instance.
signature-usual = the consultant
role-participant = the participant
role-coordinator = the coordinator
role-in-place-case-worker = the case worker
role-in-place-manager = the manager
role-personnummer = personal identity number
role-phone = telephone number
role-email = e-mail address
role-address = address
role-case = case number
role-place = the place
undo-all = Undo all
notice-replace-undone = The replacement is undone in all places.
find-go-prepare = Change in Prepare
find-go-contacts = To the contact persons
find-go-settings = Change in the settings
find-in-style = Change the file in the folder style, beside the project's other files.
notice-replaced = { $role } now stands in { $count ->
    [one] one place.
   *[other] { $count } places.
}
notice-guard-destroyed = The guard list is destroyed: { $count ->
    [one] one name
   *[other] { $count } names
}, { $date } { $time }, by { $by }. The project's log says so.
show-first = Show the first
action-next-find = Next export blocker
action-replace-find = Replace with a role
action-guard-list = Participants' names
action-not-names = Decided: not names
guard-list = Participants' names (optional)
guard-lead = Write one name on each line. They are then found with certainty, however they are spelt, and block what would leave Samsyn. On the capture line they are replaced at once.
guard-count = { $count ->
    [one] 1 name
   *[other] { $count } names
}
guard-show = Show the names
guard-hide = Hide the names
guard-too-long = { $count ->
    [one] Line { $line } is not used: a name has at most { $most } characters.
   *[other] { $count } lines are not used, the first is line { $line }: a name has at most { $most } characters.
}
guard-too-many = { $count ->
    [one] Line { $line } is not used: the list holds { $most } names.
   *[other] { $count } lines are not used, from line { $line }: the list holds { $most } names.
}
guard-kept-in-memory = The names are in memory only, until the window closes. They are never written to disk.
guard-kept-locked = The names are kept encrypted in the project, locked with the passphrase.
guard-destroy = Destroy the guard list
guard-destroy-ask = { $count ->
    [one] Destroy one name?
   *[other] Destroy { $count } names?
}
guard-destroy-now = Destroy
export-file-name = The file's name has something that may point at a person. Choose another.
export-clear = Nothing blocks it in the anonymity check.
export-held = { $count ->
    [one] 1 blocker is left in the anonymity check.
   *[other] { $count } blockers are left in the anonymity check.
}
anonymity = Anonymity check
anonymity-coming = Checking…
anonymity-clear = No blockers
anonymity-count = { $count ->
    [0] No export blockers
    [one] 1 export blocker
   *[other] { $count } export blockers
}
anonymity-fold = Fold the anonymity check
anonymity-unfold = Unfold the anonymity check
anonymity-about = How sure is the check?
anonymity-can-miss = The check can miss names. In a test of { $sentences } made-up sentences that are hard on purpose it found { $persons } % of the names, { $foreign } % of those from other languages than Swedish, and { $structured } % of numbers and addresses; { $flagged } % of the sentences without anything to find were marked all the same. In other texts it can be worse. Read the text yourself before it leaves you.
anonymity-quotes = { $grouped ->
    [0] No codes and no roles
   *[other] No codes, and only groups that are large enough,
} at { $count ->
    [one] the quote
   *[other] the { $count } quotes
}
place-paragraph = in paragraph { $number }
place-quote = in a quote
place-heading = in a heading
place-fixed = in the page's own words
place-figure = among the key figures
place-contact = in a contact person's details
place-style = in the house's file { $file }
place-file-name = in the file's name
indirect = ”{ $words }” { $place } may point at a person
indirect-alone = Whoever is the only one is known by it. Write what was said without saying who.
indirect-title = One person in the municipality has this title. Write the organisation instead.
indirect-dialect = Colleagues know the way of speaking. Write it in plain language.
indirect-personal = It tells of a person's life. Leave it out, or write it in more general terms.
not-names-lead = Somebody has decided that these are no names. They are let through in the whole project, and stand in the log of each export.
not-names-none = Nothing has been decided yet.
not-names-by = { $by }, { $date } { $time }
take-back = Take back
take-back-name = Take back: { $words }

## The lock of a project
vault-title = Lock
vault-is-locked = Notes, drafts, names and log are locked with a passphrase. What you have exported is not.
vault-is-clear = The project is not locked: whoever gets at the computer can read it.
vault-lock-now = Lock now
vault-protect = Lock with a passphrase…
vault-protect-new = Lock with a passphrase
vault-protect-now = Lock the project
vault-change = Change passphrase…
vault-change-now = Change passphrase
vault-lead = Notes, drafts, log and everything else in the project's folder is locked. The names of folders, the sizes of files, the folder style and what you have exported can still be read. A print lies among the computer’s temporary files until the project is locked or closed.
vault-remains = What was not locked until now may remain on the disk and in backups until something else is written over it.
vault-after = Lock when nobody does anything
vault-minutes = { $count } min
vault-never = Never
vault-protected = The project is locked
vault-changed = The passphrase has been changed
vault-old-copies = Old copies of the file vault.age, in backups and cloud services, go on opening with the old passphrase.
passphrase = Passphrase
passphrase-old = Present passphrase
passphrase-old-needed = Type the present passphrase.
passphrase-new = New passphrase
passphrase-again = The same once more
passphrase-short = The passphrase needs at least eight characters.
passphrase-differs = The two are not the same.
passphrase-lost = If you forget the passphrase nobody can open the project again, and neither can we.
passphrase-show = Show the passphrase
passphrase-hide = Hide the passphrase
unlock-title = Unlock
unlock-lead = The project is locked. Type its passphrase.
unlock-now = Unlock
unlock-trying = Unlocking …

# A damaged project

repair-title = The project cannot be opened as it is
repair-lead = Files in { $folder } are damaged. Nothing is changed. This can be had:
repair-more = and { $count } more
repair-earlier = Earlier generations that are whole; the latest takes the file’s place:
repair-without = No earlier generation is whole. The project can be opened without the file.
repair-none = No earlier generation is whole, and the project cannot be opened without the file. Get it from a backup.
repair-by-hand = Cannot be mended from here. Have a look in the folder.
repair-generation = { $when }, { $size } kB
repair-generation-words =
    { $when }, { $items ->
        [one] 1 item
       *[other] { $items } items
    } with { $words ->
        [one] 1 word
       *[other] { $words } words
    }
repair-how = The damaged files are put into the folder conflicts first, under names that end in .broken.ron. Nothing is deleted.
repair-cannot = The project cannot be opened until what stands in red is solved. Copy the folder before you change anything in it.
repair-now = Open with what is whole
repair-close = Close without changes
repair-trying = Mending and opening …
repair-failed = That did not work. Nothing is gone; try again.
repair-done = The project is open with earlier generations of the damaged files. Read through what may be missing.
repair-done-earlier = { $file }: as it was saved { $when }.
repair-done-without = { $file }: there was no earlier generation.
repair-done-aside = The damaged one lies in { $file }.

# Fact-checking

tab-review = Review
undo-seen = that something without a place is taken care of
undo-decision = decision on an answer
reviewer = Reviewer { $numbers }
review-paragraph = Paragraph { $number }
review-heading = Heading
review-quote = Quote
review-figure = Key figure: { $label }
review-contacts = Contact persons
review-whole = The whole text
review-removed-block = Removed paragraph
place-round = the round of fact-checking
place-letter = the covering letter
approval-by-form = the form
approval-by-hand = noted by hand
round-recipient = The contact person for fact-checking
round-file = { $name }, fact-check { $number }
round-file-form = reply form
round-file-docx = for Word
round-file-pdf = to read
round-file-round = for Samsyn
round-file-mail = covering letter
round-file-calendar = last day
letter-by = Please answer by { $date }.
letter-by-none = Please answer when you have read it.
letter-subject = Fact-checking: the summary of { $name }
letter-subject-overdue = Reminder: fact-checking the summary of { $name }
letter-event = Last day to answer the fact-check, { $name }
letter-body =
    Hello!
    
    Here is the summary of the focus group in { $name }, part of { $project }. You check the facts: is what it says right? You need not correct the language.
    
    { $by }
    
    Answer in one of three ways:
    – Open the reply form (it opens in the browser and works without a network). Answer paragraph by paragraph, save the reply and send us the file.
    – Write in the Word file. Changes are tracked, and comments are welcome.
    – If you have Samsyn, open the file for Samsyn.
    
    Please gather the views of the whole group in one answer, and write no names. Once you send the answer it may become a public document.
    
    Kind regards
    { $signed }
letter-body-later =
    Hello!
    
    Thank you for your answer. Here is the summary of { $name } again, part of { $project }. The form shows what has changed since and what was done with each of your remarks.
    
    { $by }
    
    Answer in the form or in the Word file, as last time. Write no names.
    
    Kind regards
    { $signed }
letter-body-overdue =
    Hello!
    
    We have not had your answer to the fact-check of the summary of { $name }, part of { $project }. { $by }
    
    If you have answered some of it, do send what you have: tick that it is a supplement. If you need more time, let us know.
    
    Kind regards
    { $signed }
refused-unreadable = The file cannot be read.
refused-too-large = The file is larger than any reply.
refused-form = This is the form, not the reply. Open it, answer, and choose Save reply.
refused-round = This is a round, not a reply. Open it in Samsyn and answer there.
refused-package = It is a package for the project lead, no reply.
collect-no-package = It is no package from a municipality.
collect-unsound = The text is not the one that was signed off. Ask for a new package.
packages = Packages from others
packages-count = { $count ->
    [0] No package collected
    [one] One package collected
   *[other] { $count } packages collected
  }
packages-collect = Collect packages…
packages-collect-lead = A package is the signed-off text of a municipality from whoever wrote it. Choose a file, or a folder of them.
packages-collect-file = File or folder
packages-collect-now = Collect
packages-watch = Watch a folder…
packages-watch-other = Another folder…
packages-watch-lead = New packages that are put into the folder are collected by themselves, also when it is synchronised or shared.
packages-watch-folder = Folder
packages-watch-now = Watch
packages-unwatch = Stop watching
packages-out-of-reach = The folder is out of reach right now.
package-make = Make a package for the project lead…
package-lead = The signed-off text with key figures and the contact persons who have agreed to it. No notes and no seats go with it.
package-file = { $name }, package
notice-packed = The package is made: { $file }
collected-new = { $name } is collected, signed off { $date }.
collected-newer = A newer text from { $name } is collected, signed off { $date }.
collected-known = { $name } had been collected before.
collected-older = A newer text from { $name } is collected already, and stays.
analysis-frame = The frame
analysis-lessons = Eight lessons
analysis-own = Own codes
analysis-counts = Counts
analysis-stretches = Sentences
analysis-group = Group
analysis-text = Text
analysis-place = Part
analysis-support = Support
analysis-story = The narrative
analysis-session = Focus group in { $name }
refused-reply = This is a reply, not a round. Read it in under Review.
refused-not-whole = The file was cut short, or does not come from Samsyn.
refused-newer = The file was saved by a later version of Samsyn.
refused-changed = The file has been changed since it was saved.
refused-content = The file does not hold what a reply holds.
refused-no-round = The reply is about another round or another mapping.
refused-other-draft = The reply is about another version of the draft.
refused-half-way = The reply was saved half-way. Open it in the form, answer the rest and choose Save reply.
refused-incomplete = The reply is not complete, and does not say that it is a supplement.
refused-contradiction = The reply approves the text and objects to it at once.
refused-closed = The reply is about an earlier round. A later one has gone out since.
refused-unlike = The document is not the draft that was sent: too little of its text is left.
refused-silent = The document is unchanged: no change, no comment.
notice-refused-file = { $file }: { $why }
notice-reply-known = { $file } has been read in already ({ $who }). Nothing has changed.
notice-reply-new = Reply from { $who }, { $name }. { $count ->
    [0] Nothing to decide.
    [one] One paragraph to decide.
   *[other] { $count } paragraphs to decide.
}
notice-round-made = The files are in { $folder }
notice-round-no-text = There is no text to send yet.
notice-decide-nothing = The answer proposes nothing that could be accepted. Write your own text, or keep the draft.
notice-decide-gone = The paragraph is no longer in the draft.
notice-decide-changed = The text has been changed in the same place since it was sent. Write your own text.
notice-decide-reason = Write a reason. The contact person will read it.
notice-decide-blank = Write how it should read.
notice-approved = { $name } is signed off.
notice-reply-saved = { $file } is saved. Mail it to the consultant.
notice-reply-part-saved = { $file } is saved, to go on with.

# The reply form in the browser; %n and the like are filled in there

form-title = Fact-check: %name
form-noscript = This form needs JavaScript. Open the file in a web browser such as Edge, Chrome, Firefox or Safari. If that does not help, reply to the consultant by e-mail.
form-broken-title = The form could not be opened
form-broken = The file was changed or damaged on its way. Ask the consultant to send it again.
form-skip = Skip to the text
form-crumb = Fact-check
form-eyebrow = Fact-check, round %n
form-recipient = To: %who
form-consultant = the consultant
form-how-title = How to check the text
form-how-lead = Read the text paragraph by paragraph and say whether what it says is true. You are checking facts, not style. There is no need to correct the language.
form-how-answer = Choose Correct, Not correct or Comment at each paragraph. Look closely at the numbers, which are highlighted.
form-how-group = Gather the views of everyone in the focus group in one reply. If some of you replied in files of their own, you can load those here.
form-how-names = Do not write any names. The quotes already stand without names. You can ask for a quote to be taken out.
form-how-next = Your reply goes to %who, who goes through every remark and tells you what was done with each.
form-how-public = Your reply may become an official document that others have the right to read.
form-how-stays = Your answers stay on this computer until you save the reply file and e-mail it.
form-how-keys = With a keyboard: the keys 1, 2 and 3 answer the paragraph you are in, and 1 moves on to the next. Esc leaves a text field.
form-we-are = We who reply are from (optional)
form-reply-by = Reply by
form-days-left-one = 1 day left
form-days-left-many = %n days left
form-days-today = today is the last day
form-days-over-one = 1 day overdue
form-days-over-many = %n days overdue
form-again = You have checked this text before. This shows what has changed, what we ask about again and what was done with your remarks.
form-show-all = Show the whole text
form-show-changes = Show what has changed
form-gone = Removed since the last round
form-removed = removed:
form-added = added:
form-before = Last time it said: %name
form-list = Paragraphs
form-progress = %n of %of answered
form-ring-of = of %of
form-next = Next
form-next-rest = unanswered
form-correct = Correct
form-incorrect = Not correct
form-comment = Comment
form-open = Left to read
form-incomplete = Needs more
form-name-paragraph = Paragraph %n
form-name-quote = Quote: %name
form-name-figure = Figure: %name
form-name-contacts = Paragraph %n, contacts
form-name-heading = Heading: %name
form-contacts = Contacts
form-contacts-ask = Are these details right, and may they be published? Choose Correct only if both answers are yes.
form-percent = %n per cent
form-figure-year = Year %date
form-figure-source = Source: %name
form-value = Figure
form-year = Year
form-source = Source
form-suggestion = How should it read?
form-suggestion-hint = starts from the text above, change what is wrong
form-suggest = Suggest a new text
form-why = Comment (optional if you changed something above)
form-your-comment = Your comment
form-from = This remark comes from
form-org-social-services = Social services
form-org-labour-market-unit = Labour market unit
form-org-employment-service = Employment service
form-need-correction = Change what is wrong above, or write a comment. Then the consultant knows what to correct.
form-need-comment = Please write the comment above, and the answer is complete.
form-withdraw = Ask for this quote to be taken out
form-withdraw-asked = asks for the quote to be taken out
form-change = Change
form-change-name = Change the answer: %name
form-clear-answer = Remove the answer
form-have-remark = Make a remark
form-heading-comment = Comment on the heading
form-whole = Something about the whole text
form-whole-label = Comment on the whole (optional)
form-someone = Reviewer
form-their-suggestion = Suggestion: %name
form-outcome-accepted = Adopted
form-outcome-changed = Adopted in other words
form-outcome-declined = Not adopted
form-outcome-asked = The consultant asks again
form-outcome-noted = Read
form-consultant-says = The consultant: %name
form-consultant-asks = The consultant’s question: %name
form-joined-from = From %name
form-joined-unknown = From a loaded reply
form-joined = Loaded replies
form-remove = Remove
form-remove-name = Remove: %name
form-removed-voice = The loaded reply was removed.
form-answers-one = 1 answer
form-answers-many = %n answers
form-task-title = Your task
form-task = Check that what it says is true. Please gather views from everyone in the focus group. There is no need to correct the language.
form-no-names = Do not write any names. The quotes already stand without names.
form-finish = Save and e-mail
form-finish-how = The reply is saved as a file on your computer. You e-mail it to the consultant.
form-supplement = This is an addition: we answer only some paragraphs
form-approves = We approve the text as it stands
form-approves-why = Can be ticked when everything is answered with Correct and there are no remarks.
form-save-reply = Save reply
form-save-part = Save for now
form-mark-rest = Mark the rest as correct
form-mark-rest-ask-one = Mark the last paragraph as correct? Only do so if you have read it.
form-mark-rest-ask-many = Mark %n paragraphs as correct? Only do so if you have read them.
form-mark = Mark
form-cancel = Cancel
form-undo = Undo
form-marked-one = 1 paragraph was marked as correct.
form-marked-many = %n paragraphs were marked as correct.
form-left-one = 1 paragraph left
form-left-many = %n paragraphs left
form-need-more-one = 1 answer needs a correction or a comment
form-need-more-many = %n answers need a correction or a comment
form-need-one = Answer at least one paragraph
form-all-answered = Everything is answered. Thank you!
form-ready-supplement = The addition can be saved.
form-nothing-asked = There is nothing new to answer, but you can make remarks.
form-changed-since = You changed something after the file was saved. Save and e-mail a new file.
form-file-saved = The file %name is saved. It is usually in your Downloads folder.
form-file-mail = Now e-mail the file to %who. The reply is not sent until you do.
form-file-part = You can go on at another computer: open the form there and load the file. Whoever gathers the group’s answers can also load it in their form.
form-too-large = The reply is too large for one file. Remove some of the loaded replies and e-mail them as files of their own.
form-saved = Saved in this browser %date
form-saved-short = Saved in this browser
form-not-kept = Not kept on this computer
form-not-kept-help = This browser cannot keep your answers. They exist only while this page is open. Choose Save for now before you close it.
form-restored = Your work from %date is still here: %n of %of answered.
form-clear = Remove our answers from this computer
form-clear-ask = Remove all answers from this computer? Files you have already saved remain.
form-cleared = The answers have been removed from this computer.
form-load = Load a reply
form-load-file = %name is loaded.
form-load-joined-one = %name 1 answer from others now shows at its paragraph and is included when you save.
form-load-joined-many = %name %n answers from others now show at their paragraphs and are included when you save.
form-load-continued = %name is loaded. You go on with the work from %date.
form-load-same = %name is already loaded. Nothing has changed.
form-load-older = %name is older than the reply from the same form that is already loaded. Nothing has changed.
form-load-empty = %name holds no answers.
form-load-kept = What stands here was kept. %name was not loaded.
form-load-continue-ask = %name was saved half-way. Do you want to go on with that reply, or add it as somebody else’s answers?
form-load-continue = Go on with it
form-load-join = Add as somebody else’s
form-load-replace-ask = %name was saved %date. You have changed things here since. Which one should count?
form-load-keep = Keep what is here
form-load-replace = Replace with the file
form-load-not-reply = %name is not a reply file from Samsyn.
form-load-is-round = %name is a round that was sent out, not a reply.
form-load-newer-format = %name was made in another version of Samsyn and cannot be read here. E-mail it straight to the consultant.
form-load-damaged = %name was changed or damaged after it was saved. Ask the sender to save it again.
form-load-too-large = %name is too large to be a reply file.
form-load-other-round = %name belongs to another fact-check.
form-load-other-draft = %name is about another version of the text.

answer-before = Last time it said: { $was }
register = Log for the register
register-copy = Copy the log
register-empty = Nothing has been sent, received or decided yet.
register-reply-by = Round { $round }: new last day for an answer { $date }
register-prepared = Round { $round } prepared for { $who }, version { $draft }{ $by }
register-sent = Round { $round } sent to { $who }, version { $draft }{ $by }
register-by = , answer by { $date }
register-received = Round { $round }: reply from { $who }. { $correct } correct, { $incorrect } not correct, { $comments } with a comment
register-decided = Round { $round }: one answer { $outcome } ({ $by })
register-accepted = accepted
register-changed = dealt with in other words
register-declined = not taken in
register-asked = sent back with a question
register-taken-back = opened again
register-approved = Signed off by { $who }, { $channel }, { $date }, version { $draft }

# Review, with its decisions

action-next-matter = Next paragraph to decide
action-previous-matter = Previous paragraph to decide
action-next-item = Next paragraph
action-previous-item = Previous paragraph
action-read-reply = Read a reply file
verdict-correct = Correct
verdict-incorrect = Not correct
verdict-comment = Comment
verdict-none = not answered
review-open = To decide
review-is-open = to decide
review-decided = Decided
review-agreed = Correct according to all
review-agreed-quotes = { $count ->
    [one] 1 quote
   *[other] { $count } quotes
}
review-agreed-figures = { $count ->
    [one] 1 key figure
   *[other] { $count } key figures
}
review-unplaced = Without a place
review-unplaced-what = This stands in a reply but belongs to no paragraph. Take care of it by hand, then mark it.
review-unplaced-count = Without a place: { $count }
review-beside = beside “{ $words }”
review-seen = Taken care of
review-seen-name = Taken care of: { $words }
review-no-round = The replies are shown here once the draft has been sent.
review-differs = Replies differ
review-again = A new reply has come since this was decided.
review-other-matter = other paragraph
review-changed-since = The text has changed since it was sent
review-gone-since = The paragraph is no longer in the draft
review-draft = The draft
review-proposal-from = Proposal from { $who }
review-comment-about = { $who }, about “{ $words }”
review-only-wrong = { $who } says that it is not correct, without saying how it should read.
review-take-back-name = Undo the decision: { $what }
review-decided-line = { $what } decided { $when }, { $outcome }
review-said = { $who }: { $verdict }
review-answered = Answer: { $words }
review-nothing-left = Everything is decided
review-nothing-left-what = The summary can be signed off, or sent in a new round if something has changed.
review-all-agree = All replies say that the text is correct.
review-not-decided = not decided
review-replies = Replies received
review-no-reply = No reply yet.
review-read-needs = Send the draft first.
review-reading = Reading …
review-drop = Or drop the files on the window.
review-supplement = Supplement, { $who }
review-by-word = { $who }, in Word
review-reply-form = { $answered } of { $asked } paragraphs, { $when }
review-reply-word = { $suggestions ->
    [one] 1 suggestion
   *[other] { $suggestions } suggestions
} and { $comments ->
    [one] 1 comment
   *[other] { $comments } comments
}, { $when }
review-replaced = Replaced by a later reply
review-approves = Approves the text as it is
review-round = Round { $number }
review-sent-to = To: { $who }
review-sent = Sent { $date }
review-reply-by = Reply by { $date }
review-remind = Remind
review-changed-round = The text is another than the one that was sent.
review-new-round = New round
review-earlier = Earlier rounds
review-later-day = Extend to { $date }
review-later-day-name = Extend the time to answer to { $date }
review-unheard = { $who } answered Correct after the decision
review-seen-title = Taken care of
review-unsee = Open again
review-unsee-name = Open again: { $words }
review-earlier-round = Round { $number }, { $date }: { $count ->
    [one] 1 remark
   *[other] { $count } remarks
}
review-none-yet = No reply has come.
review-none-yet-what = The reply comes as a reply file from the form, or as the Word file back. Read it here, or drop it on the window.
review-last-day = The last day is { $date }.
review-last-day-was = The last day was { $date }.
state-prepared = Prepared, not sent
state-out = With the fact-checker
state-overdue = The reply is late
state-answered = Replies to decide on
state-decided = All decided
state-approved = Signed off
proposal-part = Part it into { $count } paragraphs
proposal-remove = Remove the paragraph
proposal-remove-quote = Remove the quote
proposal-add = Add after the paragraph
proposal-join = Join with { $what }
proposal-move = Move to after { $what }
proposal-move-first = Move first
outcome-accepted = proposal accepted
outcome-own = own text
outcome-dealt = dealt with otherwise
outcome-declined = draft kept
outcome-asked = the contact person is asked
decide-accept = Accept the proposal
decide-accept-both = Accept both
decide-accept-all = Accept all
decide-accept-from = Accept { $who }
decide-keep = Keep the draft
decide-own = Write own text
decide-ask = Ask the contact person
decide-dealt = Dealt with otherwise
decide-reason = Why does the draft stay?
decide-reason-optional = Why does the draft stay? (optional)
decide-own-field = How it should read
decide-own-save = Use the text
decide-question = Question to the contact person
decide-ask-now = Ask
decide-ask-needs = Write the question. It goes with the next round.
decide-dealt-field = What has been done?
decide-dealt-now = Dealt with
decide-dealt-needs = Write what has been done. The contact person will read it.
decide-is-told = The contact person reads it in the next round.
decide-value = Value
decide-year = Year
decide-source = Source
decide-figure-needs = Write a number and a year.
decide-contacts-where = The contact persons are changed in Compile.
approve-title = Sign off
approve-not-checked = Not fact-checked
approve-no-reply = No reply has come
approve-decided = { $count } of { $all } paragraphs decided
approve-anonymous = Anonymity check without blockers
approve-hindrances = { $count ->
    [one] 1 blocker in the anonymity check
   *[other] { $count } blockers in the anonymity check
}
approve-pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
}
approve-consent = The contact persons have agreed to be printed
approve-no-consent = { $count ->
    [one] One contact person has not agreed to be printed by name
   *[other] { $count } contact persons have not agreed to be printed by name
}
approve-left-open = { $count ->
    [one] 1 paragraph left to decide
   *[other] { $count } paragraphs left to decide
}
approve-left-unplaced = { $count ->
    [one] 1 remark without a place
   *[other] { $count } remarks without a place
}
approve-left-asked = { $count ->
    [one] 1 question awaits an answer
   *[other] { $count } questions await an answer
}
approve-what = What is signed off is just this text, and the mark Draft is taken away.
approve-now = Sign off summary
approve-again = Sign off again
approve-sealed = Signed off
approve-sealed-what = If the text changes it has to be signed off again.
approve-reopened = The text has changed since it was signed off
approve-show-changes = Show in Compile
approve-changed-text = text
approve-changed-more = { $count } more
approve-changed-removed = { $count ->
    [one] 1 removed paragraph
   *[other] { $count } removed paragraphs
}
approve-changed-figures = key figures
approve-changed-contacts = contact persons
approve-questioned = New remarks since the text was signed off, { $count } to decide on
approve-changed-name = the name of the municipality
approve-changed-order = the order
approve-ask = Sign off? The text is locked and the mark Draft is taken away.
approve-by = Approved by
approve-by-usual = The contact person
approve-by-hint = Write what the person is, not a name.
approve-channel = How
approve-channel-hint = telephone, e-mail or meeting
approve-date = Date
approve-needs-by = Write who has approved.
approve-needs-channel = Write how it was said.
approve-needs-date = Write a date that is not in the future.
approve-confirm = Sign off
send-title = Send for fact-checking
send-what = The contact person reads the text and says whether it is correct. Samsyn makes the files; you e-mail them. If the anonymity check finds anything, no files are made.
send-file-form = A reply form that opens in the browser, without a network
send-file-word = The text for Word, with tracked changes
send-file-pdf = The text to read, and the round for those who have Samsyn
send-file-mail = A covering letter, and the last day for the calendar
send-making = Making the files …
send-lead = The files are put in a folder. Send them with the letter.
send-recipient = To
send-recipient-hint = Write what the person is, not a name.
send-reply-by = Last day for a reply
send-folder = Folder for the files
send-today = Goes out today
send-make = Make the files
send-needs-date = Write a day that has not passed.
send-made = The files are made
send-made-what = Send them to the contact person. Say so here when it is done.
send-is-sent = Has been sent
send-letter = Open the letter
send-anew = Make again
read-reply-lead = A reply file from the form, or the Word file with changes.
read-reply-file = File with a reply
read-reply-now = Read
milestone-by-round = It follows from the round of fact-checking.
next-send = Send …
next-decide-now = Decide
next-decide-count = { $count } to decide
next-approve = Ready to be signed off
next-reopened = { $count ->
    [one] 1 paragraph has changed since sign-off
   *[other] { $count } paragraphs have changed since sign-off
}
compile-approved = Signed off { $date }. If you change the text it has to be signed off again.
compile-reopened = { $count ->
    [one] Changed since sign-off in 1 place.
   *[other] Changed since sign-off in { $count } places.
}
help-plain-keys = Letters and digits work while no text field is active.

# Answering a round

open-round = Open a round of fact-checking
open-round-lead = Choose the file for Samsyn that you have been sent. Your answers are kept on this computer as you write.
open-round-file = File with a round of fact-checking
answer-crumb = Fact-checking
answer-close = Close
answer-items = Paragraphs
answer-count = { $count } of { $all } answered
answer-of = of { $all }
answer-not-ready = { $verdict }, not ready
answer-change = Change
answer-change-name = Change the answer: { $what }
answer-instead = How should it read?
answer-instead-how = begins as the text above, change what is wrong
answer-comment = Comment
answer-comment-optional = Comment (optional)
answer-needs = Change the text, or write in the comment what is not correct.
answer-needs-comment = Write the comment.
answer-withdraw = Ask for the quote to be removed
answer-from = The remark comes from
answer-whole = Anything about the whole text?
answer-whole-how = What belongs to no particular paragraph.
answer-later = This has changed since last time, or is asked again.
answer-whole-text = Show the whole text
answer-last-time = Last time, { $who }
answer-gone = Removed since last time
done-accepted = Changed as you proposed
done-changed = Changed in another way
done-declined = The text stays
done-asked = A question to you
done-noted = Has been read and taken care of
answer-by = Reply by
answer-days-left = { $days } days left
answer-left-to-read = Left to read
answer-task = Your task
answer-task-what = Check that what it says is true. Do collect remarks from everybody in the focus group. You need not correct the language.
answer-no-names = Write no names. The quotes are already without names.
answer-speak-for = You answer for
answer-remark = Leave a remark
answer-remark-name = Leave a remark: { $what }, { $begins }
answer-forget = Remove the answers from this computer
answer-forget-sure = Remove them. A saved reply file stays
notice-answers-forgotten = The answers are removed from this computer.
answer-supplement = This is a supplement to another reply
answer-approve = The text can be approved as it is
answer-save-what = The reply is saved as a file on your computer. You e-mail it to the consultant.
answer-save = Save reply
answer-save-part = Save for now
answer-save-lead = E-mail the file to the consultant once it is saved.
answer-save-part-lead = An unfinished file, to go on with somewhere else. The consultant cannot read it.
answer-left = { $count ->
    [one] 1 paragraph left
   *[other] { $count } paragraphs left
}
answer-rest = Mark the rest as correct
answer-rest-sure = { $count ->
    [one] Sure? Mark 1 paragraph
   *[other] Sure? Mark { $count } paragraphs
}

## The register of candidates
step-asked = Met the indicator and were asked
step-answered = Answered
step-no-agreement = Have no written agreement
step-agreements = Sent an agreement
step-joint = The city's joint one, counted once
step-in-pilot = In the pilot project's own selection
step-read = Agreements read
step-left-out = Left out: { $reason }
step-undecided = Not judged yet
step-met = Meet the criteria
step-pilot = From the pilot project
step-own = Own suggestions
step-to-contact = To contact
step-interviewed = Interviewed
step-chosen = Chosen
reason-finsam = only Finsam
reason-new-arrivals = only new arrivals
reason-too-little = no way of working, not individuals or too old
reason-other = another reason
source-open-comparisons = Open comparisons
source-pilot = Pilot project
source-own = Own suggestion
answer-none = No answer
answer-no-agreement = No agreement
answer-agreement = Agreement
criterion-current = Current
criterion-management = Decided by management
criterion-purpose = Purpose on individuals
criterion-target-groups = Target groups
criterion-way-of-working = Way of working and responsibility
met-unknown = unknown
met-yes = yes
met-no = no
touch-request = Request
touch-reminder = Reminder
touch-interview = Interview
touch-other = Other
standing-waiting = Waiting for an answer
standing-no-agreement = No agreement
standing-left-out = Left out
standing-undecided = To be judged
standing-to-contact = To contact
standing-interviewed = Interviewed
standing-chosen = Chosen
place-candidate = the candidate { $name } in the selection
tab-selection = Selection
selection-title = { $count ->
        [one] 1 candidate, { $chosen } chosen
       *[other] { $count } candidates, { $chosen } chosen
    }
selection-name = New candidate
selection-name-hint = Municipality or district
selection-add = Add
selection-add-named = Add { $name }, { $code }
selection-offered = Do you mean
selection-filter = Search name, code or county
selection-standing = Show
selection-import = Import selection
selection-import-lead = Excel (.xlsx) or CSV. Columns are known by their names, in any order. Whoever is there already is changed, nobody is removed. If anything in the file is wrong, nothing changes.
selection-import-file = File with candidates
selection-export = Save selection as
selection-save-lead = The register with all candidates, as .xlsx or .csv. It can be imported again.
selection-empty = No candidates yet. Add the first, or import a list.
selection-none-shown = No candidate fits your search.
selection-details-of = { $name }, { $standing }
selection-district = district
selection-is-district = District
selection-joint = The city's joint agreement
selection-joint-needs = First give the city's code.
selection-code = Municipality code
selection-reason = Reason for leaving it out
selection-why = Why
selection-lacks-reason = A criterion is not met. Choose why it is left out.
selection-contacts = Contacts
selection-contact-date = Contact { $number }, date
selection-contact-kind = Contact { $number }, kind
selection-contact-with = Contact { $number }, function
selection-contact-remove = Remove contact { $number }
selection-contact-add = Add contact
selection-date = Date
selection-function = Function, no name
selection-no-names = Write what the person does, never the name.
selection-adopt = Add to the mapping
selection-adopted = In the mapping
selection-remove = Remove { $name } from the register
column-standing = Status
column-answer = Answer
column-left-out = Left out
column-chosen = Chosen
left-out-not = –
sorted-up = ascending
sorted-down = descending
short-current = Current
short-management = Management
short-purpose = Purpose
short-target-groups = Groups
short-way-of-working = Working
funnel = The funnel
funnel-example = This is the selection of the report of 2015. Yours will stand here.
funnel-picture = Funnel: { $steps }
notice-selection-read = { $file }: { $new } new, { $changed } changed, { $unchanged } unchanged.{ $unknown ->
        [0] {""}
        [one] {" "}1 name is no municipality of Sweden.
       *[other] {" "}{ $unknown } names are no municipalities of Sweden.
    }{ $ignored ->
        [0] {""}
        [one] {" "}1 column is not used.
       *[other] {" "}{ $ignored } columns are not used.
    }
notice-selection-saved = The selection is saved in { $file }.
notice-figures-taken = { $count ->
        [one] 1 key figure
       *[other] { $count } key figures
    } in { $municipalities ->
        [one] 1 municipality
       *[other] { $municipalities } municipalities
    } changed.
undo-import-selection = imported selection
undo-add-candidate = new candidate
undo-remove-candidate = removed candidate
figures-import = Import key figures
figures-import-lead = Key figures for all municipalities from Excel (.xlsx) or CSV. Columns are known by their names: Municipality or Code, Inhabitants, Social assistance recipients, Young adults with social assistance, Unemployment, Year and Source.
figures-import-file = File with key figures
figures-import-year = Year
figures-import-source = Source
figures-import-given = Year and source hold where the file says nothing else.
figures-import-needs = Choose a file. A year has four figures.
figures-import-look = Show changes
figures-import-again = Read the file again
figures-import-take = { $count ->
        [0] Nothing to change
        [one] Change 1 key figure
       *[other] Change { $count } key figures
    }
figures-preview = { $count } changes, { $unchanged } unchanged, { $unknown } rows without a municipality here
figures-fractions = { $figure }: every value is below 1. Are they fractions instead of per cent?
figures-unknown = Row { $line }: { $name } is not in the mapping.
figures-unknown-exists = Row { $line }: { $name } is a municipality, but not in the mapping.
figures-older = { $count ->
        [one] 1 figure is older than another in the file and is not used.
       *[other] { $count } figures are older than others in the file and are not used.
    }
figures-ignored = Columns that are not used: { $columns }
# The publication: fixed words in the document and on the web site.
paper-book-subtitle = Local examples of collaboration between social services and Arbetsförmedlingen
paper-book-contents = Contents
paper-book-introduction = Introduction
paper-book-introduction-text = This document presents examples from { $count ->
        [1] one municipality
        [2] two municipalities
        [3] three municipalities
        [4] four municipalities
        [5] five municipalities
        [6] six municipalities
        [7] seven municipalities
        [8] eight municipalities
        [9] nine municipalities
        [10] ten municipalities
        [11] eleven municipalities
        [12] twelve municipalities
       *[other] { $count } municipalities
    } where collaboration between Arbetsförmedlingen and social services works well: { $names }.
paper-book-introduction-many = This document presents examples from { $count } municipalities where collaboration between Arbetsförmedlingen and social services works well.
paper-book-and = and
paper-book-lessons = Important lessons about collaboration
paper-lesson-ledning = A management that gives priority to collaboration
paper-lesson-arbetsstruktur = A clear structure of work with division of responsibility, ways of contact and routines
paper-lesson-stabilitet = Stable organisations
paper-lesson-respekt = Knowledge of and respect for each other
paper-lesson-gemensamma-mal = Shared target groups and goals
paper-lesson-gemensamma-forum = Shared forums and routines for decisions
paper-lesson-individens-behov = Focus on the needs of each individual
paper-lesson-samverkanskunskap = Knowledge of collaboration in every organisation that takes part
site-start = Start
site-chapters = Municipalities
site-lessons = Lessons
site-contacts = Contact persons
site-search = Search
site-skip = Skip to the content
site-menu = Main menu
site-query = Search all texts
site-find = Search
site-hits = %n hits
site-one-hit = 1 hit
site-no-hit = No hits
site-first-hits = The first %n of %of hits
site-no-script = The search needs JavaScript. All texts can be read without it.
site-before = Previous
site-after = Next
site-own-name = English
site-no-contacts = No contact persons have been given.
notice-published = The publication is ready: { $pages } pages, a Word file and a web site.
notice-publishing-stopped = Publishing was stopped.
notice-nothing-to-publish = No municipality's text is approved as it stands, so there is nothing to publish.
notice-publication-held = { $count ->
        [one] One thing has
       *[other] { $count } things have
    } to be decided on before the publication can leave this computer.

# Collected account
tab-collect = Collected account
undo-mark = marking of a sentence
undo-settle = decision about a deviation
collect-coming = Comparing the chapters …
collect-title = { $approved ->
        [0] None
        [one] One
        [2] Two
        [3] Three
        [4] Four
        [5] Five
        [6] Six
        [7] Seven
        [8] Eight
        [9] Nine
        [10] Ten
        [11] Eleven
        [12] Twelve
       *[other] { $approved }
    } of { $count ->
        [0] no municipalities
        [one] one municipality
        [2] two municipalities
        [3] three municipalities
        [4] four municipalities
        [5] five municipalities
        [6] six municipalities
        [7] seven municipalities
        [8] eight municipalities
        [9] nine municipalities
        [10] ten municipalities
        [11] eleven municipalities
        [12] twelve municipalities
       *[other] { $count } municipalities
    } { $approved ->
        [0] is approved
        [one] is approved
       *[other] are approved
    }
collect-lead = The number in the circle is how many quotes and notes support it.
collect-by = Compare:
collect-lessons = Eight lessons
collect-points = Why, how and advice
collect-frame = Management, structure, consensus
collect-own = Own codes
collect-no-lessons = Comes along once a sentence stands under a lesson.
collect-no-own = No chapter has a code of its own.
collect-unfold = Show the points of { $name }
collect-fold = Hide the points of { $name }
collect-approved = Approved { $date }
collect-mentioned = Mentioned by
collect-mentioned-by = municipalities
collect-mentioned-spoken = { $code } is mentioned by { $count ->
        [one] one municipality
       *[other] { $count } municipalities
    }
collect-cell = { $name }: { $count }
collect-cell-close = Close the sentences
collect-cell-empty = Nothing in the chapter about { $name } is under this code yet.
collect-all-sentences = All sentences about { $name }
collect-mark-lead = Tick a sentence that belongs to “{ $code }”. The green ticks come from the notes.
collect-document = Collected document
collect-pages = { $pages ->
        [one] one page
       *[other] { $pages } pages
    }
collect-introduction = Introduction
collect-chapters = { $count ->
        [0] No approved municipalities
        [one] 1 approved municipality
       *[other] { $count } approved municipalities
    }
collect-up = Move { $name } up
collect-down = Move { $name } down
collect-more = … and { $count } more that are not approved.
collect-write = Introduction and lessons
collect-write-lead = What is left empty, Samsyn writes itself. An empty line parts paragraphs.
collect-back = To the comparison
collect-clear = { $count ->
        [one] The anonymity check is clear for the approved municipality. No participant codes go along.
       *[other] The anonymity check is clear for all { $count }. No participant codes go along.
    }
lead-title = Title
lead-subtitle = Subtitle
lead-usual = The usual words
publish-title = Export
publish-what = A PDF, a Word file and a web site that works without a server.
publish-lead = The document and the web site are put in the folder. What has not changed is not written again.
publish-folder = Folder to publish in
publish-folder-name = publication
publish-now = Publish
publish-done = { $pages ->
        [one] One page
       *[other] { $pages } pages
    } in { $folder }
publish-begins = Checking the anonymity …
publish-chapters = { $done } of { $of } chapters are set
publish-pages = Putting the pages together …
publish-docx = Writing the Word file …
publish-pdf = Writing the PDF …
publish-site = { $done } of { $of } web pages
slips-title = { $open ->
        [0] Deviations: none left of { $count }
       *[other] Deviations: { $open } of { $count } to decide on
    }
slips-missing = (missing)
slips-found = Here: { $found }
slips-usual = { $count ->
        [0] Proposal: { $usual }
        [one] Proposal: { $usual }, as in one other chapter
       *[other] Proposal: { $usual }, as in { $count } chapters
    }
slips-back = The words are approved and can only be changed by the municipality.
slips-mend = Mend
slips-accept = Accept
slips-undo = Undo
slips-mended = Is mended in the publication.
slips-accepted = May stay as it is.
slips-spoken = { $what }, { $name }: { $kind }
slip-heading = heading
slip-order = order
slip-label = name of a key figure
slip-figure = key figure
slip-year = year
slip-unit = unit
slip-contacts = number of contact persons
slip-term = spelling
slip-ending = ending
