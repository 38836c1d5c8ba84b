# Samsyns ord på svenska.
## Steps and places
tab-municipalities = Kommuner
tab-prepare = Förbered
tab-run = Genomför
tab-compile = Sammanställ
tab-about = Kort om kommunen
tab-story = Berättelsen
tab-brief = Kort om samverkan
tab-contacts = Kontaktpersoner

## Stages
stage-planned = Planerad
stage-held = Genomförd
stage-draft = Utkast
stage-with-checker = Hos faktagranskare
stage-replied = Svar inkommet
stage-approved = Fastställd
milestone-sent = Skickad till faktagranskare
milestone-replied = Svar har kommit
milestone-approved = Fastställd

## What can be done, as in menus and in the help
action-palette = Kommandopalett
action-help = Kortkommandon
action-home = Alla kommuner
action-new-municipality = Ny kommun
action-open-folder = Öppna mapp
action-undo = Ångra
action-redo = Gör om
action-next-region = Nästa del av fönstret
action-previous-region = Föregående del av fönstret
action-full-screen = Helskärm
action-next-question = Frågan ställd, nästa
action-previous-question = Föregående fråga
action-next-section = Nästa avsnitt
action-previous-section = Föregående avsnitt
action-speaker = Talare D1–D9
action-everyone = Hela gruppen
action-probe = Hörd punkt 1–9
action-next-block = Nästa stycke
action-previous-block = Föregående stycke
action-insert = Infoga valt underlag
action-go-to-material = Gå till underlaget
action-paragraph = Vanligt stycke
action-heading = Rubrik
action-quote = Citat
action-move-up = Flytta upp
action-move-down = Flytta ned
action-export = Exportera
action-print = Skriv ut
action-go-to = Gå till fråga
action-go-back = Tillbaka till förra frågan
action-find = Sök i anteckningarna
action-file-under = Lägg under en annan fråga
action-skip = Hoppa över frågan
action-park-row = Parkera frågan
action-clock = Starta eller pausa klockan
action-presenter = Storbild
action-attendance = Närvaro
action-split = Dela anteckningen vid markören
action-merge = Slå ihop med anteckningen före
action-import-notes = Läs in anteckningar
action-unknown = Okänd talare
action-more-codes = Lärdomar och egna koder
action-relayed = Återgivet citat, någon annans ord

## Command palette
palette-hint = Sök kommando, fråga eller kommun
palette-empty = Inget passar. Pröva ett annat ord.
palette-latest = { $what } (senaste anteckningen)
palette-speaker = Talare { $seat }
palette-probe = Hörd: { $probe }
palette-theme = Utseende: { $name }
palette-language = Språk: { $name }

## Words used everywhere
add = Lägg till
all = Alla
and = och
browse = Bläddra…
change = Ändra
close = Stäng
continue = Fortsätt
create = Skapa
done = Klart
look = Utseende och språk
min = min
open = Öppna
open-named = Öppna { $name }
page = sida { $page }
page-of = Sida { $page } av { $count }
show = Visa
today = i dag
tomorrow = i morgon
in-days = om { $days } dagar
days-late =
    { $days ->
        [one] { $days } dag
       *[other] { $days } dagar
    } försenat
year = år
hours = { $h } tim { $m } min
words = { $count } ord

## Appearance
theme-system = Som systemet
theme-light = Ljust
theme-dark = Mörkt
theme-contrast = Hög kontrast

## Keys
key-shift = Skift
key-up = ↑
key-down = ↓

## Saving
saved = Sparat
saved-at = Sparat { $time }
saving = Sparar …
saved-failed = Inte sparat
saved-read-only = Skrivskyddad
local = lokalt
local-locked = lokalt, låst
awake-reason = En fokusgrupp pågår

## Start
start-title = Från fokusgrupp till faktagranskad sammanfattning
start-lead = Öppna en kartläggning, börja på en ny, eller se dig om i ett påhittat exempel.
start-new = Ny kartläggning
start-demo = Visa exemplet
start-opening = Öppnar …
recent = Senast öppnade
new-project-lead = En kartläggning är en mapp på din dator. Den som delar mappen med dig ser samma sak.
new-project-folder = kartläggning
new-project-needs = Skriv ett namn och en mapp.
open-folder-lead = Välj mappen med filen samsyn.ron.
open-folder-needs = Skriv eller välj en mapp.
project-name = Kartläggningens namn
project-folder = Mapp
project-consultancy = Vi som genomför intervjuerna
project-codes = Egna koder
project-codes-how = Ord med komma emellan. I fokusgruppen sätts de med Alt+L, eller skriv #kod på raden.
project-settings = Om kartläggningen
page-budget = Sidor i en sammanfattning
page-budget-min = Minst antal sidor
page-budget-max = Högst antal sidor
summary-language = Sammanfattningarnas språk
municipality-name = Kommunens namn, till exempel Exempelköping

## Home
home-title =
    { $count ->
        [0] Inga kommuner än
        [one] En kommun
       *[other] { $count } kommuner
    }{ $approved ->
        [0] {""}
        [one] , en fastställd
       *[other] , { $approved } fastställda
    }
home-empty-title = Inga kommuner än.
home-empty = Lägg till den första, eller öppna en mapp med underlag.
column-municipality = Kommun
column-stage = Läge
column-due = Nästa steg och frist
board-sort = Sortera efter { $what }
board-words = Sök kommun
board-none = Ingen kommun passar.
next-remind = Påminn
row-more = Mer om { $name }
row-nothing = Inget planerat än
row-session =
    Fokusgrupp { $when }, { $seats ->
        [0] inga deltagare
        [one] en deltagare
       *[other] { $seats } deltagare
    }
row-draft = Utkast, { $words } ord
row-sent = Utkast skickat { $date }
row-replied = Svar kom { $date }
row-approved = Fastställd { $date }
next-no-date = Bestäm tid och plats
next-no-seats = Deltagare saknas
next-session = Fokusgrupp { $when }
next-draft = Skriv utkast
next-draft-by = Utkast senast { $date }
next-write = Skriv klart utkastet
next-send-by = Skickas senast { $date }
next-reply = Väntar på svar
next-reply-by = Svar senast { $when }
next-decide = Svar att gå igenom
next-approved = Ingår i redovisningen
hero-today = I dag, { $day }
hero-title = Fokusgrupp i { $name }
hero-facts = { $seats } deltagare, { $time }
hero-run = Öppna fokusgruppen
hero-prepare = Förbered fokusgruppen
hero-prepared = Allt är förberett
hero-unprepared = Något saknas än
deadlines = Tidsfrister
change-deadlines = Ändra tidsfrister
deadlines-none = Inga datum satta än.
deadline-draft = Utkast skickas
deadline-draft-left =
    { $count ->
        [one] en kommun kvar
       *[other] { $count } kommuner kvar
    }
deadline-reply = Svar från faktagranskare
deadline-reply-out =
    { $count ->
        [0] ingen har utkastet nu
        [one] en har utkastet nu
       *[other] { $count } har utkastet nu
    }
deadline-done = Kartläggningen klar
deadline-done-count = Fastställda: { $approved } av { $count }

## Prepare
municipality = Kommunen
municipality-remark = visas i sammanfattningens faktaruta
municipality-full-name = Namn i sin helhet
municipality-short-name = Namn i löpande text
figure-inhabitants = Invånare
figure-assistance = Biståndsmottagare, procent
figure-young-adults = Unga vuxna med bistånd, procent
figure-unemployment = Arbetslöshet, procent
figure-year = { $figure }, år
figure-source = Källa till uppgifterna
figure-source-of = Källa: { $figure }
field-unreadable = Det går inte att läsa. Det du skrev finns kvar tills du rättar det.
session = Fokusgruppen
session-date = Datum
session-time = Börjar kl.
session-place = Plats
time-budget = Tidsbudget, minuter per avsnitt
time-budget-total = { $planned } min, guiden föreslår { $suggested }
section-minutes = Minuter för { $section }
participants = Deltagare
participants-lead = Koden följer platsen vid bordet, medsols från dig. Siffran blir talarens tangent under fokusgruppen.
participants-empty-title = Vem sitter runt bordet?
participants-empty = Lägg till D1. Namn behövs inte.
names-never-saved = Namn sparas aldrig
names-stay = Namn lämnar aldrig Samsyn
column-code = Kod
column-organisation = Organisation
column-role = Roll
column-years = År i yrket
add-seat = Lägg till { $code }
remove-seat = Ta bort { $code }
organisation-social = Socialtjänst/försörjningsstöd
organisation-labour = Arbetsmarknadsenhet
organisation-employment = Arbetsförmedlingen
organisation-social-short = Socialtjänsten
organisation-labour-short = Arbetsmarknadsenheten
organisation-employment-short = Arbetsförmedlingen
role-manager = Chef
role-case-worker = Handläggare
years-unknown = Inte angivet
years-0-2 = 0–2 år
years-3-5 = 3–5 år
years-6-10 = 6–10 år
years-11-20 = 11–20 år
years-over-20 = över 20 år
alone =
    { $seats } är { $count ->
        [one] ensam i sin roll
       *[other] ensamma i sin roll
    }
alone-why = Ingen annan från samma organisation har rollen. Deras citat skrivs ut utan roll och organisation.
alone-why-role = Ingen annan från samma organisation har rollen. Den skrivs aldrig ut vid deras citat.
check-municipality = Kommunen
check-time = Tid och plats
check-parties = Tre parter, chefer och handläggare
check-guide = Guide: { $guide }
check-done = klart
check-left = återstår
start-session = Starta fokusgruppen

## The guide, to change it
guide-change = Ändra intervjuguiden
guide-open = Öppna guide…
guide-open-lead = Guiden i filen ersätter kartläggningens. Det går att ångra.
guide-file = Fil med en guide
guide-save-as = Spara som…
guide-save-lead = En fil att ge till andra, eller att använda i en annan kartläggning.
guide-print = Skriv ut guiden
guide-print-lead = En PDF med plats för anteckningar för hand, om datorn skulle svika.
guide-facts =
    { $rows ->
        [one] En rad
       *[other] { $rows } rader
    }, { $minutes } min
guide-sections = Avsnitt
guide-add-section = Nytt avsnitt
guide-new-section = Nytt avsnitt
guide-last-section = Guiden behöver ett avsnitt.
guide-section-title = Avsnittets namn
guide-section-heading = Rubrik i första utkastet
guide-minutes = Minuter
guide-about = Om guiden
guide-title = Guidens namn
guide-source = Källa
guide-add-question = Ny fråga
guide-add-item = Ny punkt att säga
guide-new-question = Ny fråga?
guide-new-item = Något att säga
guide-question = fråga
guide-item = att säga
guide-kind = Slag
guide-words = Ord att läsa upp
guide-short = Kort, för listor
guide-up = Flytta upp { $what }
guide-down = Flytta ned { $what }
guide-indent = Gör { $what } till delfråga
guide-outdent = Flytta ut { $what } en nivå
guide-remove = Ta bort { $what }
guide-has-notes =
    { $count ->
        [one] En anteckning
       *[other] { $count } anteckningar
    } hör hit.
guide-visited = En fokusgrupp har varit här.
guide-heard =
    { $count ->
        [one] Den första är hörd i en fokusgrupp och behöver vara kvar.
       *[other] De första { $count } används i en fokusgrupp. Minst så många behövs.
    }
guide-last-row = Avsnittet behöver en rad.
guide-full = En guide har högst { $count } rader.
guide-field-needed = Något behöver stå här.
guide-listening-help = Med komma emellan. Före ett kolon får det stå vad de har gemensamt.
guide-hints = Till dig, läses inte upp
guide-feeds = Svaren hamnar i
guide-feeds-nothing = Ingen del av sammanfattningen
guide-english = Engelska
guide-english-help = Följer svenskan tills du skriver något annat.
guide-in-english = { $field }, engelska

## Codes
code-styrning = Styrning
code-struktur = Struktur
code-samsyn = Samsyn
code-varfor = Varför
code-hur = Hur
code-rad = Råd
code-ledning = Ledning prioriterar
code-arbetsstruktur = Tydlig arbetsstruktur
code-stabilitet = Stabila organisationer
code-respekt = Kunskap och respekt
code-gemensamma-mal = Gemensamma mål
code-gemensamma-forum = Gemensamma forum
code-individens-behov = Individens behov
code-samverkanskunskap = Kunskap om samverkan

## Run
left-short = { $count } kvar
guide = Intervjuguide
pace-on = i fas med planen
pace-early = { $minutes } min före plan
over-time = { $minutes } min över tiden
debrief-open = Efteråt
pace-late = { $minutes } min över
minutes = { $planned } min
minutes-of = { $used } av { $planned } min
section-name =
    Avsnitt { $number }, { $title }, { $left ->
        [0] allt klart
        [one] en punkt kvar
       *[other] { $left } punkter kvar
    }
hint-change-question = Byt fråga
hint-all-keys = Alla kortkommandon
question-number = Fråga { $number }
question-of = Fråga { $number } av { $count }
follow-up-of = Delfråga { $number } av { $count }
item-of = Punkt { $number } av { $count }
item-done = Klart, nästa punkt
item-own-words = Säg det på ditt eget sätt.
listen-for = Lyssna efter
heard-of = { $heard } av { $count } hörda
plus-digit = + siffra
plus-digit-speaker = + siffra väljer talare
more-questions =
    { $count ->
        [one] En fråga till
       *[other] Ytterligare { $count } frågor
    }
fewer-questions = Visa färre
noted =
    { $count ->
        [one] 1 noterad
       *[other] { $count } noterade
    }
tick-row = Ställd: { $row }
go-to-row = Gå till: { $row }
stream-empty = Inget antecknat på den här frågan än.
entry-more = Mer om anteckningen ”{ $text }”
entry-delete = Ta bort anteckningen
capture-line = Anteckningsrad
capture-hint = Skriv en anteckning. Börja med ” för citat.
who-speaks = Vem talar?
everyone = Hela gruppen
hint-note = anteckning
hint-quote = citat
round-the-table = Runt bordet
of-time = av { $time }
you = Du
seat-name =
    { $code }, { $turns ->
        [0] inte hörd än
        [one] en tur
       *[other] { $turns } turer
    }
no-seats-hint = Lägg till platser under Förbered.
turns-later = Alla får presentera sig
turns-later-why = Turerna räknas från avsnitt 2.
all-heard = Alla har hörts
silent = { $seats } har inte hörts än
silent-count = { $count } har inte hörts än
everyone-matters = Viktigt att alla kommer till tals.
parking = Parkeringen
parking-hint = börja raden med
parking-empty = Tom. Här hamnar det ni vill återkomma till.
clock-start = Starta klockan
clock-pause = Pausa
clock-resume = Fortsätt
session-close = Avsluta
session-close-now = Avsluta fokusgruppen
session-reopen = Öppna igen
close-question = Avsluta fokusgruppen?
close-left = Kvar att fråga: { $rows }.
close-left-count = { $count } frågor är kvar.
kind-note = Anteckning
kind-quote = Citat
kind-observation = Observation
kind-idea = Egen tanke
kind-parked = Parkerad
kind-follow-up = Följ upp senare
kind-relayed = Återgivet
coverage-untouched = Inte ställd
coverage-touched = Berörd
coverage-answered = Besvarad
coverage-skipped = Överhoppad
coverage-parked = Parkerad
row-state = Läge: { $state }
mark-answered = Besvarad
mark-skipped = Hoppa över …
mark-parked = Parkera
mark-open = Inte klar än
skip-question = Varför hoppas { $number } över?
skip-answered = redan besvarad
skip-not-here = gäller inte här
skip-no-time = hinner inte
skip-own = annat skäl
skip-why = Skäl till att frågan hoppas över
skip-now = Hoppa över
cancel = Avbryt
editing = Ändrar anteckningen kl. { $time }
edit-discard = Ändringen är inte sparad. Enter sparar.
edit-go-on = Fortsätt skriva
edit-throw-away = Kasta ändringen
filed-under = Läggs under { $row }
filed-here = Här i stället
crashed = Samsyn stängdes oväntat. Allt till och med { $time } finns kvar.
more-codes = Lärdomar och egna koder på raden
more-codes-latest = Lärdomar och egna koder på senaste anteckningen
more-codes-own = ny kod: skriv #kod på raden
attendance = Vem är här?
attendance-how = Siffran eller platsen runt bordet: har kommit, har gått.
attendance-seat = { $code } är här
attendance-new = Ny vid bordet:
attendance-add = { $organisation }
seat-away = är inte här
go-to-title = Gå till fråga
file-under-title = Under vilken fråga hör det hemma?
move-entry-title = Flytta anteckningen till
go-to-name = { $row }, { $state }
rows-left = 
    { $count ->
        [0] allt klart
        [one] en punkt kvar
       *[other] { $count } punkter kvar
    }
entry-edit = Ändra
entry-move = Flytta till …
entry-merge = Slå ihop med den före
entry-split = Dela
entry-kind = Sort
entry-earlier = Tidigare lydelser
entry-restore = Återställ
speaker-unknown = Okänd
imported = Inläst
note-taker = Antecknare { $number }
new-below =
    { $count ->
        [one] 1 ny nedanför
       *[other] { $count } nya nedanför
    }
inbox = Att placera
inbox-count = { $count } att placera
deleted = Borttagna
find-hint = Ord i anteckningar och citat
find-code = Kod
all-codes = Alla koder
find-count = 
    { $count ->
        [one] 1 träff
       *[other] { $count } träffar
    }
find-none = Inget passar det du söker.
minutes-now = { $now } min, plan { $planned }
minutes-of-now = { $used } av { $now } min
ends-at = slut ca { $time }
later-all = Visa alla { $count }
later-open = Gå till: { $text }
presenter-close = Stäng storbilden
date-missing = inte bestämt
closing-choose = Välj { $function }
closing-add = Utse kontaktperson
closing-consent = Har sagt ja till att namn och adress sparas och skrivs ut
closing-no-consent = Utan ja sparas bara befattning och organisation.
debrief-title = Innan ni går
debrief-lead = Skriv ned det som är färskt. Det sparas med fokusgruppen och skrivs aldrig ut.
debrief-facts =
    { $time } · { $entries ->
        [one] 1 anteckning
       *[other] { $entries } anteckningar
    }, varav { $quotes } citat · { $heard } av { $seats } hörda · { $left ->
        [0] allt klart
        [one] 1 punkt inte klar
       *[other] { $left } punkter inte klara
    }
debrief-impressions = Första intryck
debrief-surprises = Vad förvånade?
debrief-to-check = Vad behöver kontrolleras?
debrief-follow-up = Att återkomma till
debrief-draft = Skriv utkast
debrief-notes = Visa anteckningarna

## Compile
material = Underlag
material-count =
    { $notes ->
        [one] en anteckning
       *[other] { $notes } anteckningar
    }, { $quotes } citat
material-search = Sök i underlaget
material-section = Avsnitt
all-sections = Alla avsnitt
filter-quotes = Citat
filter-unused = Inte använt
material-empty-title = Inget underlag än.
material-empty = Genomför fokusgruppen först.
material-none = Inget passar det du söker.
used = i texten
used-in = stycke { $number }
insert-at-caret = Infoga vid markören
insert-last = Infoga i berättelsen
first-draft-title = Börja med ett utkast av underlaget
first-draft = Anteckningar och citat läggs i guidens ordning under rubriker, ord för ord. Sedan skriver du om.
first-draft-no-material = Det finns inget underlag än. Utkastet blir tomma stycken att skriva i.
create-draft = Skapa utkast
block-heading = Rubrik
block-paragraph = Stycke
block-quote = Citat
block-point = Punkt
block-more = Mer om stycket på plats { $place }
block-remove = Ta bort
add-heading = Rubrik
add-paragraph = Stycke
add-quote = Citat
add-point = Punkt
part-why = Varför fungerar samverkan?
part-how = Hur fungerar samverkan?
part-lessons = Lärdomar och råd till andra
hint-heading = Rubrik
hint-quote-block = Vad någon sade, ord för ord
hint-about = Vad är det för kommun, och vilka enheter samverkar?
hint-story = Vad sade gruppen?
hint-why = Ett skäl till att det fungerar
hint-how = Något om hur det går till
hint-lessons = Ett råd till andra
contacts-lead = Namn, e-post och telefon skrivs ut först när personen har sagt ja.
contact-function = Befattning
contact-organisation = Organisation
contact-name = Namn
contact-email = E-post
contact-phone = Telefon
contact-consent = Kontaktperson { $number } har sagt ja till att stå med
contact-consent-given = Kontaktperson { $number } sade ja { $date }
contact-no-consent = Utan ja skrivs bara befattning och organisation ut.
contact-add = Kontaktperson
contact-remove = Ta bort kontaktperson { $number }
page-begins = Sida { $page } börjar: { $words } …
pages-of = { $count } av { $min }–{ $max } sidor
pages-short = för kort
pages-long = för lång
pages-coming = Sidorna ritas …
pages-none = Här syns sidorna när det finns ett utkast.
export-format = Format
export-file = Fil
export-variant = Utkast eller slutlig
export-draft = Utkast
export-final = Slutlig
export-draft-what = Med numrerade stycken och märkt som utkast, för faktagranskning.
export-final-what = Utan numrerade stycken och märken.
export-not-approved = Utan numrerade stycken och märken. Texten är inte godkänd än.
export-needs = Skriv eller välj en fil.
export-needs-draft = Skapa ett utkast först.
export-save = Spara filen
export-note = Citat skrivs ut utan kod och roll. Filen säger inget om dig eller din dator.
format-pdf = PDF
format-docx = Word (DOCX)
format-html = Webb (HTML)
format-markdown = Markdown
format-text = Text
file-draft = utkast
file-print = utskrift

## Help
help-everywhere = Överallt
help-zoom = Större, mindre, vanlig storlek
help-note = Spara anteckning
help-quote = Spara citat
help-new-line = Ny rad
help-edit-latest = Ändra senaste (på tom rad)
help-park = Parkera (först på raden)
help-who = Talare D8 (först på raden)
help-split = Nytt stycke
help-join = Slå ihop (först i stycket)
help-code = Kod #kod (på raden)
help-follow-up = Följ upp senare (först på raden)
help-idea = Egen tanke (inom parentes)
help-observation = Observation (mellan stjärnor)
help-relayed = Återgivet citat (först på raden)
help-latest = Med Skift gäller Alt-tangenten senaste anteckningen.

## Notices
notices = Meddelanden
notice-unfold = Visa hela meddelandet
notice-more = och { $count } till
notice-name-needed = Skriv ett namn med minst en bokstav.
notice-undone = Ångrat: { $step }
notice-redone = Gjort om: { $step }
reload = Läs in på nytt
open-that-folder = Öppna den mappen
save-copy = Spara en kopia på annan plats…
save-copy-lead = Allt som finns i fönstret sparas i en ny mapp, också det som inte gick att spara. Kartläggningen du arbetar i är kvar där den är.
save-copy-now = Spara kopian
notice-copied = Kopian är sparad
notice-accepted = Filerna räknas som rätta
accept-altered = Texten är rätt
vault-mend = Lägg kopian i dess ställe
vault-mended = Kopian av vault.age är på plats
notice-exported = { $file } är sparad.
notice-exported-pages =
    { $file } är sparad, { $pages ->
        [one] en sida
       *[other] { $pages } sidor
    }
notice-printed = { $file } öppnas i det program som visar PDF-filer. Skriv ut därifrån.
notice-undrawable-in = Stycke { $paragraphs }
notice-guide-opened = Guiden i { $file } är nu kartläggningens guide.
notice-guide-saved = Guiden är sparad som { $file }.
write-over = Skriv över
notice-notes-read =
    { $file }: { $count ->
        [0] inget nytt
        [one] en ny anteckning
       *[other] { $count } nya anteckningar
    }{ $unplaced ->
        [0] {""}
       *[other] , { $unplaced } att placera
    }{ $known ->
        [0] {""}
       *[other] , { $known } fanns redan
    }{ $left_out ->
        [0] {""}
       *[other] . { $left_out } stycken med annat än text är inte med
    }
import-lead = Word (.docx), Markdown (.md) eller text (.txt). Rubriker och frågor som känns igen ur guiden styr var anteckningarna hamnar; resten väntar på sin plats. Samma fil två gånger ändrar ingenting.
import-file = Fil med anteckningar
import-now = Läs in
import-needs = Skriv eller välj en fil.

## Undo
undo-typing = skrivet
undo-change = ändring
undo-add-seat = ny plats
undo-remove-seat = borttagen plats
undo-entry = anteckning
undo-delete-entry = borttagen anteckning
undo-tick = markering
undo-create-draft = nytt utkast
undo-insert = infogat underlag
undo-remove-block = borttaget stycke
undo-move-block = flyttat stycke
undo-block = stycke
undo-block-kind = annan sorts stycke
undo-paste = inklistrat
undo-replace = ersatta ord
undo-link = koppling till underlag
undo-import-draft = inläst utkast
undo-version = återgång till äldre version
undo-contact = kontaktperson
undo-edit-entry = ändrad anteckning
undo-move-entry = flyttad anteckning
undo-split-entry = delad anteckning
undo-merge-entries = sammanslagna anteckningar
undo-restore-entry = återställd anteckning
undo-attendance = närvaro
undo-import = inlästa anteckningar
undo-guide-section = avsnitt
undo-add-row = ny rad
undo-remove-row = borttagen rad
undo-move-row = flyttad rad
undo-open-guide = annan guide

## The printed page
paper-full-title = { $name }: lokalt exempel på samverkan mellan socialtjänsten och Arbetsförmedlingen
paper-eyebrow = Lokalt exempel på samverkan mellan socialtjänsten och Arbetsförmedlingen
paper-about = Kort om { $full }
paper-about-opening = { $name } är en kommun med { $count } invånare ({ $year }).
paper-brief = Kort om samverkan i { $name }
paper-contacts = Kontaktpersoner om samverkan i { $name }
paper-phone = Telefon
paper-figure-inhabitants = invånare
paper-figure-assistance = biståndsmottagare
paper-figure-young-adults = unga vuxna med ekonomiskt bistånd
paper-figure-unemployment = arbetslöshet
paper-figures-alt = Nyckeltal för { $name }
paper-footer-draft = { $name }, utkast { $date }
paper-footer-draft-undated = { $name }, utkast
paper-footer-final = { $name }, { $project }
paper-organisation-social = socialtjänsten
paper-organisation-labour = arbetsmarknadsenheten
paper-organisation-employment = Arbetsförmedlingen
paper-speaker-manager = Chef, { $organisation }
paper-speaker-case-worker = Handläggare, { $organisation }
paper-page = Sida
paper-of = av
paper-band = Utkast för faktagranskning
paper-reply-by = Svar senast { $date }
paper-watermark = UTKAST
paper-how-title = Så granskar du.
paper-how = Läs varje numrerat stycke och svara Stämmer, Stämmer inte eller Kommentar. Samla gärna hela gruppens synpunkter i ett svar.
paper-how-round = Läs varje numrerat stycke: stämmer det? Svara i svarsformuläret, eller ändra och kommentera i Word-filen. Samla gärna hela gruppens synpunkter i ett svar, och skriv inga namn.

## The printed guide
sheet-eyebrow = Intervjuguide med plats för anteckningar
sheet-at = kl. { $time }
sheet-when = Datum och tid
sheet-planned = Planerad tid
sheet-no-names = Namn skrivs inte ned. Skriv koden för platsen vid bordet, medsols från dig.
sheet-legend = Så antecknar du
sheet-sign-seat = vem som talar
sheet-sign-quote = ord för ord
sheet-sign-parked = att återkomma till
sheet-next-steps = Nästa steg
sheet-contact = Kontaktperson för faktagranskning
sheet-consent = Har sagt ja till att stå med i sammanfattningen

## Dates
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
month-short-1 = jan
month-short-2 = feb
month-short-3 = mars
month-short-4 = april
month-short-5 = maj
month-short-6 = juni
month-short-7 = juli
month-short-8 = aug
month-short-9 = sep
month-short-10 = okt
month-short-11 = nov
month-short-12 = dec
weekday-1 = måndag
weekday-2 = tisdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lördag
weekday-7 = söndag

## A draft from elsewhere
action-import-draft = Läs in utkast
import-draft-lead = Word (.docx), Markdown (.md) eller text (.txt). Rubrikerna säger var styckena hamnar. Finns det redan ett utkast sparas det som en version först.
import-draft-file = Fil med ett utkast
version-before-import = Före inläsning
notice-draft-read =
    { $file }: { $blocks } stycken, varav { $quotes } citat, { $figures } nyckeltal, { $contacts } kontakter{ $changed ->
        [no] . Inget nytt
       *[yes] {""}
    }{ $left_out ->
        [0] .
        [one] . En rad är inte med i sin helhet:
       *[other] . { $left_out } rader är inte med i sin helhet:
    }
left-out-line = Rad { $line }: { $why }
left-out-title = sammanfattningen har kommunens namn som titel
left-out-consent = av kontaktpersoner tas bara befattning och organisation med; namn, e-post och telefon kräver samtycke
left-out-no-text = ingen löpande text, till exempel en textruta
left-out-figure = kommunen har redan ett annat värde för nyckeltalet
left-out-name = kommunens fullständiga namn är redan valt för hand

## The draft's versions
action-versions = Versioner
version-name = Namn på versionen
version-keep = Spara version
version-needs = Ge versionen ett namn.
versions-none = Det finns inga versioner än. Spara utkastet som det är nu under ett namn, så går det att jämföra med och gå tillbaka till.
version-at = { $date } kl. { $time }
version-with = Jämför med
version-now = Utkastet nu
version-back = Gå tillbaka
version-back-to = Gå tillbaka till { $name }
version-no-difference = Det är ingen skillnad.
version-same = … { $count ->
    [one] ett stycke lika
   *[other] { $count } stycken lika
} …
version-removed = Borttaget · { $part }
version-added = Nytt · { $part }
version-moved = Flyttat · { $part }
version-changed = Ändrat · { $part }
version-heard-removed = [struket: { $text }]
version-heard-added = [nytt: { $text }]

## The draft: drawing it, its versions
notice-drawn = { $count ->
    [0] Allt underlag är redan med.
    [one] En anteckning till lades in. Inget du har skrivit ändrades.
   *[other] { $count } anteckningar till lades in. Inget du har skrivit ändrades.
}
version-before-restore = Före återställning

## Compile: what the draft does not account for
account = Att se över
account-fold = Fäll ihop
account-unfold = Fäll ut
account-clear = inget
account-count = { $count } { $count ->
    [one] sak
   *[other] saker
}
account-show = Visa
account-draw = Lägg in
account-shaken = { $count ->
    [one] 1 ställe där underlaget har ändrats
   *[other] { $count } ställen där underlaget har ändrats
}
account-unsupported = { $count ->
    [one] 1 stycke utan underlag
   *[other] { $count } stycken utan underlag
}
account-questions = { $count ->
    [one] 1 fråga med svar som inte är med
   *[other] { $count } frågor med svar som inte är med
}
account-unused = { $count ->
    [one] 1 anteckning som inte är använd
   *[other] { $count } anteckningar som inte är använda
}
account-new = { $count ->
    [one] 1 ny anteckning sedan utkastet gjordes
   *[other] { $count } nya anteckningar sedan utkastet gjordes
}

## Compile: evidence of the sentence at the caret
evidence-none-here = Ställ markören i en mening för att se vad den bygger på.
evidence-nothing = Meningen bygger inte på något underlag. Välj en anteckning och tryck
evidence-quote-nothing = Citatet bygger inte på något underlag. Välj det i underlaget och tryck
evidence-sentence = Meningen bygger på
evidence-quote = Ordagrant antecknat, och vad som är ändrat
evidence-quote-edited = Struket är borttaget, understruket är tillagt.
evidence-gone = Orden finns inte kvar.
evidence-edited = Anteckningen har ändrats
evidence-deleted = Anteckningen är borttagen
evidence-confirm = Stämmer ändå
evidence-unlink = Koppla bort anteckningen
link-here = Koppla till meningen
block-unsupported = utan underlag
block-shaken = underlaget har ändrats
part-missing = Inget svar än på { $rows }.
figures-change = Ändra nyckeltal
figures-done = Klar
figures-title = Nyckeltal

## Compile: find and replace
find-text = Sök i texten
find-hits = { $count ->
    [0] inga träffar
    [one] 1 träff
   *[other] { $count } träffar
}
find-previous = Föregående träff
find-next = Nästa träff
find-case = Skilj på Aa
find-whole = Hela ord
find-close = Stäng sökningen
replace-with = Ersätt med
replace-one = Ersätt
replace-all = Ersätt alla
action-link = Koppla meningen till anteckningen
action-replace = Sök och ersätt
action-point = Punkt

## Compile: how it reads
lix = LIX { $lix }
lix-block = stycket LIX { $lix }
lix-very-easy = mycket lätt
lix-easy = lätt
lix-medium = medelsvår
lix-hard = svår
lix-very-hard = mycket svår
account-spelling = { $count ->
    [one] 1 ord som ordboken inte känner till
   *[other] { $count } ord som ordboken inte känner till
}
account-plain = { $count ->
    [one] 1 ställe som kan bli klarare
   *[other] { $count } ställen som kan bli klarare
}
advice-long = Lång mening. Kan den delas?
advice-noun = ”{ $words }”: kan det sägas med ett verb?
advice-passive = ”{ $words }”: vem gör det?
advice-unknown = { $word } finns inte i ordboken.
advice-suggest = Förslag
advice-use = Skriv { $word } i stället
advice-no-suggestion = Inga förslag.
advice-add = Lägg till i min ordlista

## Spelling
action-spelling = Stavning
account-no-dictionary = Stavningen kontrolleras inte
account-choose = Välj ordbok
spelling-installed = Samsyn använder den ordbok för språket som finns på datorn.
spelling-chosen = Samsyn använder { $path }
spelling-file = En annan ordbok (.dic med sin .aff)
spelling-use = Använd ordboken
spelling-own = Min ordlista
spelling-own-none = Inga egna ord än. Ställ markören i ett understruket ord för att lägga till det.
spelling-forget = Ta bort { $word } ur ordlistan

## Vad som visas av deltagarna, och hur länge det de sagt sparas

attribution = Vem som sagt ett citat
attribution-off = Visas inte
attribution-organisation = Organisation
attribution-role = Roll i organisation
attribution-k = Minsta grupp
attribution-means = Ett citat får skrivas ut med en grupp bara om minst { $k } av dem som var med delar den, och ingen mindre grupp går att räkna ut, inte heller ur det som skickats tidigare. År i yrket skrivs aldrig ut.
attribution-possible = Med dagens deltagare går något att visa i { $possible } av { $count } kommuner.
attribution-shows = Med { $count } deltagare går det att visa: { $groups }.
attribution-too-few = Med { $count } deltagare går ingen nivå att visa: den största gruppen har { $largest }, och det behövs { $k }.
attribution-rest = Med { $count } deltagare går ingen nivå att visa: de som inte hör till gruppen skulle vara färre än { $k }.
attribution-before = Med { $count } deltagare går ingen nivå att visa: tillsammans med det som skickats tidigare skulle färre än { $k } gå att räkna ut.
keep-months = Gallra senast så många månader efter fastställande

## Gallring

action-destroy = Gallra underlaget…
action-receipt = Kvitto på gallringen…
destroy = Gallra
destroy-title = Gallra underlaget
destroy-lead = Det som sades i { $name } förstörs för gott. Den fastställda texten står kvar och skrivs ut som förut.
destroy-counts =
    { $notes ->
        [one] 1 anteckning
       *[other] { $notes } anteckningar
    } och { $quotes } citat, med debrief
destroy-counts-rest =
    { $versions ->
        [one] 1 äldre version
       *[other] { $versions } äldre versioner
    } och { $steps ->
        [one] 1 steg att ångra
       *[other] { $steps } steg att ångra
    }, i { $files ->
        [one] 1 fil
       *[other] { $files } filer
    }
destroy-looking = Letar efter filerna …
destroy-changed = { $file } har ändrats av en annan enhet. Öppna projektet igen och se vad som har kommit innan något gallras.
destroy-stays = Den fastställda texten, kommunen med dess kontaktpersoner, när och var fokusgruppen möttes, platserna runt bordet och loggen. Spärrlistan hör inte hit och har en egen knapp; inte heller projektets egna ord för stavningen.
destroy-rule = Fastställd { $approved }, underlaget sparas i högst { $months } { $months ->
        [one] månad
       *[other] månader
    }: till { $until }.
destroy-final = Det går inte att ångra, och ingen kopia finns kvar i projektet. Kopior i säkerhetskopior eller hos en molntjänst får du ta bort där.
destroy-type-name = Skriv { $name } för att bekräfta
destroy-needs = Skriv kommunens namn först.
destroy-now = Gallra för gott
destroy-not-yet = Går när sammanfattningen är fastställd och det finns något att gallra.
destroy-by-date = Gallra senast { $date }
next-destroy-late = Skulle ha gallrats { $date }, { $late }
next-destroy-begun = Gallringen blev inte klar
receipt = Kvitto på gallring
receipt-file = kvitto på gallring
receipt-municipality = Kommun
receipt-when = När
receipt-what = Vad
receipt-rule = Enligt regeln
receipt-stays = Står kvar
receipt-by = Utförd av
receipt-save = Kvittot ligger i projektets logg och kan sparas som textfil.
material-destroyed = Underlaget gallrades { $date }. Texten står kvar; vad den vilar på finns inte längre.
notice-destroyed = Underlaget för { $name } är gallrat. Kvittot finns i kommunens meny.

## Names and all else that points at a person
find-person = { $words } ser ut som ett namn.
find-listed = { $words } står på spärrlistan.
find-near = { $words } liknar ett namn på spärrlistan.
find-contact = { $words } är namnet på en kontaktperson.
find-seat = { $words } säger vem som talade.
find-personnummer = { $words } ser ut som ett personnummer.
find-phone = { $words } ser ut som ett telefonnummer.
find-email = { $words } ser ut som en e-postadress.
find-address = { $words } ser ut som en gatuadress.
find-case-number = { $words } ser ut som ett ärendenummer.
find-place = { $words } är en plats så liten att den kan peka ut någon.
names-never-leave = Namn lämnar aldrig Samsyn.
find-use = Skriv { $role } i stället
find-which = { $number } av { $count }
find-other-role = Annan roll
find-own-role = Egen roll…
find-role-ask = Roll i stället för namnet
find-role = Roll i stället för { $words }
find-replace = Ersätt
find-replace-all = Ersätt överallt
find-rewrite = Skriv om
not-a-name = Inte ett namn
entry-named = har något som kan peka ut en person
sign = Vem avgör det?
sign-lead = Avgörandet att { $words } inte är ett namn skrivs i projektets logg med den här signaturen.
sign-needs = Skriv en signatur, till exempel initialer.
signature-usual = konsulten
role-participant = deltagaren
role-coordinator = samordnaren
role-in-place-case-worker = handläggaren
role-in-place-manager = chefen
role-personnummer = personnummer
role-phone = telefonnummer
role-email = e-postadress
role-address = adress
role-case = ärendenummer
role-place = orten
undo-all = Ångra allt
notice-replace-undone = Ersättningen är ångrad på alla ställen.
find-go-prepare = Ändra i Förbered
find-go-contacts = Till kontaktpersonerna
find-go-settings = Ändra i inställningarna
find-in-style = Ändra filen i mappen style, bredvid projektets övriga filer.
notice-replaced = { $role } står nu på { $count ->
    [one] ett ställe.
   *[other] { $count } ställen.
}
notice-guard-destroyed = Spärrlistan är förstörd: { $count ->
    [one] ett namn
   *[other] { $count } namn
}, { $date } { $time }, av { $by }. Det står i projektets logg.
show-first = Visa första
action-next-find = Nästa hinder för export
action-replace-find = Ersätt med en roll
action-guard-list = Deltagarnas namn
action-not-names = Avgjort: inte namn
guard-list = Deltagarnas namn (valfritt)
guard-lead = Skriv ett namn på varje rad. Då hittas de säkert, hur de än är stavade, och stoppar det som skulle lämna Samsyn. På anteckningsraden ersätts de genast.
guard-count = { $count ->
    [one] 1 namn
   *[other] { $count } namn
}
guard-show = Visa namnen
guard-hide = Dölj namnen
guard-too-long = { $count ->
    [one] Rad { $line } används inte: ett namn har högst { $most } tecken.
   *[other] { $count } rader används inte, den första är rad { $line }: ett namn har högst { $most } tecken.
}
guard-too-many = { $count ->
    [one] Rad { $line } används inte: listan rymmer { $most } namn.
   *[other] { $count } rader används inte, från rad { $line }: listan rymmer { $most } namn.
}
guard-kept-in-memory = Namnen finns bara i minnet, tills fönstret stängs. De skrivs aldrig till disk.
guard-kept-locked = Namnen sparas krypterade i projektet, låsta med lösenfrasen.
guard-destroy = Förstör spärrlistan
guard-destroy-ask = { $count ->
    [one] Förstöra ett namn?
   *[other] Förstöra { $count } namn?
}
guard-destroy-now = Förstör
export-file-name = Filens namn har något som kan peka ut en person. Välj ett annat.
export-clear = Inga hinder i anonymitetskontrollen.
export-held = { $count ->
    [one] 1 hinder finns kvar i anonymitetskontrollen.
   *[other] { $count } hinder finns kvar i anonymitetskontrollen.
}
anonymity = Anonymitetskontroll
anonymity-coming = Kontrollerar…
anonymity-clear = Inga hinder
anonymity-count = { $count ->
    [0] Inga hinder för export
    [one] 1 hinder för export
   *[other] { $count } hinder för export
}
anonymity-fold = Vik ihop anonymitetskontrollen
anonymity-unfold = Vik ut anonymitetskontrollen
anonymity-about = Hur säker är kontrollen?
anonymity-can-miss = Kontrollen kan missa namn. I ett prov med { $sentences } påhittade och med flit svåra meningar hittades { $persons } % av namnen, { $foreign } % av dem från andra språk än svenska och { $structured } % av nummer och adresser; { $flagged } % av meningarna utan något att hitta märktes ändå. I andra texter kan det bli sämre. Läs igenom texten själv innan den lämnar dig.
anonymity-quotes = { $grouped ->
    [0] Inga koder och inga roller
   *[other] Inga koder och bara grupper som är stora nog
} vid { $count ->
    [one] citatet
   *[other] de { $count } citaten
}
place-paragraph = i stycke { $number }
place-quote = i ett citat
place-heading = i en rubrik
place-fixed = i sidans fasta text
place-figure = bland nyckeltalen
place-contact = i en kontaktpersons uppgifter
place-style = i husets fil { $file }
place-file-name = i filens namn
indirect = ”{ $words }” { $place } kan peka ut en person
indirect-alone = Den som är ensam om något känns igen. Skriv vad som sades utan att säga vem.
indirect-title = Titeln har bara en person i kommunen. Skriv organisationen i stället.
indirect-dialect = Kollegor känner igen sättet att tala. Skriv det på vanlig svenska.
indirect-personal = Det säger något om en persons liv. Ta bort det, eller skriv det mer allmänt.
not-names-lead = Det här har någon avgjort inte är namn. Det släpps igenom i hela projektet och står i exportens logg.
not-names-none = Inget är avgjort än.
not-names-by = { $by }, { $date } { $time }
take-back = Ta tillbaka
take-back-name = Ta tillbaka: { $words }

## The lock of a project
vault-title = Lås
vault-is-locked = Anteckningar, utkast, namn och logg är låsta med en lösenfras. Det du har exporterat är det inte.
vault-is-clear = Projektet är inte låst: den som kommer åt datorn kan läsa det.
vault-lock-now = Lås nu
vault-protect = Lås med lösenfras…
vault-protect-new = Lås med lösenfras
vault-protect-now = Lås projektet
vault-change = Byt lösenfras…
vault-change-now = Byt lösenfras
vault-lead = Anteckningar, utkast, logg och allt annat i projektets mapp låses. Mapparnas namn, filernas storlek, mappen style och det du har exporterat förblir läsbara. En utskrift ligger bland datorns tillfälliga filer tills projektet låses eller stängs.
vault-remains = Det som låg olåst fram till nu kan finnas kvar på disken och i säkerhetskopior tills något annat skrivs över det.
vault-after = Lås när ingen gör något
vault-minutes = { $count } min
vault-never = Aldrig
vault-protected = Projektet är låst
vault-changed = Lösenfrasen är bytt
vault-old-copies = Gamla kopior av filen vault.age, i säkerhetskopior och molntjänster, öppnas även i fortsättningen med den gamla lösenfrasen.
passphrase = Lösenfras
passphrase-old = Nuvarande lösenfras
passphrase-old-needed = Skriv den nuvarande lösenfrasen.
passphrase-new = Ny lösenfras
passphrase-again = Samma en gång till
passphrase-short = Lösenfrasen behöver minst åtta tecken.
passphrase-differs = De två är inte lika.
passphrase-lost = Glömmer du lösenfrasen kan ingen öppna projektet igen, inte heller vi.
passphrase-show = Visa lösenfrasen
passphrase-hide = Dölj lösenfrasen
unlock-title = Lås upp
unlock-lead = Projektet är låst. Skriv dess lösenfras.
unlock-now = Lås upp
unlock-trying = Låser upp …

# Ett skadat projekt

repair-title = Projektet kan inte öppnas som det är
repair-lead = Filer i { $folder } är skadade. Inget är ändrat. Det här går att få fram:
repair-more = och { $count } fel till
repair-earlier = Tidigare utgåvor som är hela; den senaste sätts i filens ställe:
repair-without = Ingen tidigare utgåva är hel. Projektet kan öppnas utan filen.
repair-none = Ingen tidigare utgåva är hel, och utan filen kan projektet inte öppnas. Hämta den ur en säkerhetskopia.
repair-by-hand = Kan inte lagas härifrån. Se efter i mappen.
repair-generation = { $when }, { $size } kB
repair-generation-words =
    { $when }, { $items ->
        [one] 1 post
       *[other] { $items } poster
    } med { $words ->
        [one] 1 ord
       *[other] { $words } ord
    }
repair-how = De skadade filerna läggs först i mappen conflicts, under namn som slutar på .broken.ron. Inget tas bort.
repair-cannot = Projektet kan inte öppnas förrän det som står i rött är löst. Kopiera gärna mappen innan du ändrar något i den.
repair-now = Öppna med det som är helt
repair-close = Stäng utan att ändra
repair-trying = Lagar och öppnar …
repair-failed = Det gick inte. Inget är borta; försök igen.
repair-done = Projektet är öppnat med tidigare utgåvor av de skadade filerna. Läs igenom det som kan saknas.
repair-done-earlier = { $file }: som den sparades { $when }.
repair-done-without = { $file }: ingen tidigare utgåva fanns.
repair-done-aside = Den skadade ligger i { $file }.

# Faktagranskning

tab-review = Granska
undo-seen = att något utan plats är omhändertaget
undo-decision = beslut om ett svar
reviewer = Granskare { $numbers }
review-paragraph = Stycke { $number }
review-heading = Rubrik
review-quote = Citat
review-figure = Nyckeltal: { $label }
review-contacts = Kontaktpersoner
review-whole = Hela texten
review-removed-block = Borttaget stycke
place-round = granskningsomgången
place-letter = följebrevet
approval-by-form = formuläret
approval-by-hand = noterat för hand
round-recipient = Kontaktpersonen för faktagranskning
round-file = { $name }, faktagranskning { $number }
round-file-form = svarsformulär
round-file-docx = för Word
round-file-pdf = att läsa
round-file-round = för Samsyn
round-file-mail = följebrev
round-file-calendar = sista dag
letter-by = Svara senast { $date }.
letter-by-none = Svara när ni har hunnit läsa.
letter-subject = Faktagranskning: sammanfattningen om { $name }
letter-subject-overdue = Påminnelse: faktagranskning av sammanfattningen om { $name }
letter-event = Sista dag för svar på faktagranskningen, { $name }
letter-body =
    Hej!
    
    Här kommer sammanfattningen av fokusgruppen i { $name }, som ingår i { $project }. Ni granskar fakta: stämmer det som står? Språket behöver ni inte rätta.
    
    { $by }
    
    Svara på ett av tre sätt:
    – Öppna svarsformuläret (det öppnas i webbläsaren och fungerar utan nät). Svara stycke för stycke, spara svaret och skicka filen hit.
    – Skriv i Word-filen. Ändringarna spåras, och kommentarer går bra.
    – Har ni Samsyn öppnar ni filen för Samsyn.
    
    Samla gärna hela gruppens synpunkter i ett svar, och skriv inga namn. När ni skickar svaret kan det bli en allmän handling.
    
    Vänliga hälsningar
    { $signed }
letter-body-later =
    Hej!
    
    Tack för ert svar. Här kommer sammanfattningen om { $name } igen, som ingår i { $project }. Formuläret visar vad som har ändrats sedan sist och vad som har gjorts med var och en av era synpunkter.
    
    { $by }
    
    Svara i formuläret eller i Word-filen, som förra gången. Skriv inga namn.
    
    Vänliga hälsningar
    { $signed }
letter-body-overdue =
    Hej!
    
    Vi har inte fått ert svar på faktagranskningen av sammanfattningen om { $name }, som ingår i { $project }. { $by }
    
    Har ni hunnit svara på en del går det bra att skicka det ni har: kryssa i att det är ett tillägg. Behöver ni mer tid, hör av er.
    
    Vänliga hälsningar
    { $signed }
refused-unreadable = Filen kan inte läsas.
refused-too-large = Filen är större än något svar.
refused-form = Det här är formuläret, inte svaret. Öppna det, svara och välj Spara svar.
refused-round = Det här är en omgång, inte ett svar. Öppna den i Samsyn och svara där.
refused-package = Det är ett paket till projektledaren, inget svar.
collect-no-package = Det är inget paket från en kommun.
collect-unsound = Texten är inte den som fastställdes. Be om ett nytt paket.
packages = Paket från andra
packages-count = { $count ->
    [0] Inget paket hämtat
    [one] Ett paket hämtat
   *[other] { $count } paket hämtade
  }
packages-collect = Hämta paket…
packages-collect-lead = Ett paket är en kommuns fastställda text från den som skrev den. Välj en fil eller en mapp med flera.
packages-collect-file = Fil eller mapp
packages-collect-now = Hämta
packages-watch = Bevaka en mapp…
packages-watch-other = Byt mapp…
packages-watch-lead = Nya paket som läggs i mappen hämtas av sig själva, också om den är synkad eller delad.
packages-watch-folder = Mapp
packages-watch-now = Bevaka
packages-unwatch = Sluta bevaka
packages-out-of-reach = Mappen går inte att nå just nu.
package-make = Skapa paket till projektledaren…
package-lead = Den fastställda texten med nyckeltal och de kontaktpersoner som har samtyckt. Inga anteckningar och inga platser följer med.
package-file = { $name }, paket
notice-packed = Paketet är skapat: { $file }
collected-new = { $name } är hämtad, fastställd { $date }.
collected-newer = En nyare text från { $name } är hämtad, fastställd { $date }.
collected-known = { $name } var redan hämtad.
collected-older = En nyare text från { $name } är redan hämtad och behölls.
analysis-frame = Referensramen
analysis-lessons = Åtta lärdomar
analysis-own = Egna koder
analysis-counts = Antal
analysis-stretches = Meningar
analysis-group = Grupp
analysis-text = Text
analysis-place = Avsnitt
analysis-support = Stöd
analysis-story = Berättelsen
analysis-session = Fokusgrupp i { $name }
refused-reply = Det här är ett svar, inte en omgång. Läs in det i Granska.
refused-not-whole = Filen är avkortad, eller kommer inte från Samsyn.
refused-newer = Filen är sparad i en nyare version av Samsyn.
refused-changed = Filen har ändrats sedan den sparades.
refused-content = Filen innehåller inte det som ett svar innehåller.
refused-no-round = Svaret gäller en annan omgång eller en annan kartläggning.
refused-other-draft = Svaret gäller en annan version av utkastet.
refused-half-way = Svaret är sparat halvvägs. Öppna det i formuläret, svara på resten och välj Spara svar.
refused-incomplete = Svaret är inte komplett, och säger inte att det är ett tillägg.
refused-contradiction = Svaret godkänner texten och invänder mot den på samma gång.
refused-closed = Svaret gäller en tidigare omgång. En senare har skickats sedan dess.
refused-unlike = Dokumentet är inte utkastet som skickades: för lite av texten finns kvar i det.
refused-silent = Dokumentet är oförändrat: ingen ändring, ingen kommentar.
notice-refused-file = { $file }: { $why }
notice-reply-known = { $file } är redan inläst ({ $who }). Inget har ändrats.
notice-reply-new = Svar från { $who }, { $name }. { $count ->
    [0] Inget att avgöra.
    [one] Ett stycke att avgöra.
   *[other] { $count } stycken att avgöra.
}
notice-round-made = Filerna finns i { $folder }
notice-round-no-text = Det finns ingen text att skicka än.
notice-decide-nothing = Svaret föreslår inget som går att godta. Skriv egen text, eller behåll utkastet.
notice-decide-gone = Stycket finns inte längre i utkastet.
notice-decide-changed = Texten har ändrats på samma ställe sedan den skickades. Skriv egen text.
notice-decide-reason = Skriv ett skäl. Kontaktpersonen får läsa det.
notice-decide-blank = Skriv hur det ska stå.
notice-approved = { $name } är fastställd.
notice-reply-saved = { $file } är sparad. Mejla den till konsulten.
notice-reply-part-saved = { $file } är sparad, att fortsätta med.

# Svarsformuläret i webbläsaren; %n och liknande fylls i där

form-title = Faktagranskning: %name
form-noscript = Formuläret behöver JavaScript. Öppna filen i en webbläsare, till exempel Edge, Chrome, Firefox eller Safari. Går det ändå inte, svara konsulten i ett mejl.
form-broken-title = Formuläret gick inte att öppna
form-broken = Filen har ändrats eller skadats på vägen. Be konsulten skicka den igen.
form-skip = Hoppa till texten
form-crumb = Faktagranskning
form-eyebrow = Faktagranskning, omgång %n
form-recipient = Till: %who
form-consultant = konsulten
form-how-title = Så granskar ni
form-how-lead = Läs texten stycke för stycke och svara om det som står är sant. Det är fakta ni granskar, inte hur texten är skriven. Ni behöver inte rätta språket.
form-how-answer = Välj Stämmer, Stämmer inte eller Kommentar vid varje stycke. Titta extra noga på siffrorna, de är markerade.
form-how-group = Samla synpunkterna från alla i fokusgruppen i ett svar. Har några svarat i egna filer kan ni läsa in dem här.
form-how-names = Skriv inga namn. Citaten är redan utan namn. Vill ni att ett citat tas bort kan ni be om det.
form-how-next = Svaret går till %who, som går igenom alla synpunkter och berättar vad som gjordes med var och en.
form-how-public = Svaret kan bli en allmän handling som andra har rätt att läsa.
form-how-stays = Svaren stannar på den här datorn tills ni sparar svarsfilen och mejlar den.
form-how-keys = Med tangentbord: tangenterna 1, 2 och 3 svarar på det stycke ni står i, och 1 går vidare till nästa. Esc lämnar ett textfält.
form-we-are = Vi som svarar kommer från (frivilligt)
form-reply-by = Svara senast
form-days-left-one = 1 dag kvar
form-days-left-many = %n dagar kvar
form-days-today = sista dagen är i dag
form-days-over-one = 1 dag försenat
form-days-over-many = %n dagar försenat
form-again = Ni har granskat texten förut. Här visas det som har ändrats, det vi frågar om igen och vad som gjordes med era synpunkter.
form-show-all = Visa hela texten
form-show-changes = Visa vad som ändrats
form-gone = Borttaget sedan förra omgången
form-removed = borttaget:
form-added = tillagt:
form-before = Stod förra gången: %name
form-list = Stycken
form-progress = %n av %of besvarade
form-ring-of = av %of
form-next = Nästa
form-next-rest = obesvarade
form-correct = Stämmer
form-incorrect = Stämmer inte
form-comment = Kommentar
form-open = Kvar att läsa
form-incomplete = Behöver kompletteras
form-name-paragraph = Stycke %n
form-name-quote = Citat: %name
form-name-figure = Siffra: %name
form-name-contacts = Stycke %n, kontaktpersoner
form-name-heading = Rubrik: %name
form-contacts = Kontaktpersoner
form-contacts-ask = Stämmer uppgifterna, och får de publiceras? Välj Stämmer bara om båda svaren är ja.
form-percent = %n procent
form-figure-year = År %date
form-figure-source = Källa: %name
form-value = Siffra
form-year = År
form-source = Källa
form-suggestion = Hur ska det stå i stället?
form-suggestion-hint = utgår från texten ovan, ändra det som är fel
form-suggest = Föreslå en ny text
form-why = Kommentar (frivillig om ni har ändrat ovan)
form-your-comment = Er kommentar
form-from = Synpunkten kommer från
form-org-social-services = Socialtjänsten
form-org-labour-market-unit = Arbetsmarknadsenheten
form-org-employment-service = Arbetsförmedlingen
form-need-correction = Ändra det som är fel här ovanför, eller skriv en kommentar. Då vet konsulten vad som ska rättas.
form-need-comment = Skriv gärna kommentaren här ovanför, så blir svaret komplett.
form-withdraw = Be att citatet tas bort
form-withdraw-asked = ni ber att citatet tas bort
form-change = Ändra
form-change-name = Ändra svaret: %name
form-clear-answer = Ta bort svaret
form-have-remark = Lämna en synpunkt
form-heading-comment = Kommentera rubriken
form-whole = Något som gäller hela texten
form-whole-label = Kommentar till helheten (frivillig)
form-someone = Granskare
form-their-suggestion = Förslag: %name
form-outcome-accepted = Infört
form-outcome-changed = Infört med andra ord
form-outcome-declined = Inte infört
form-outcome-asked = Konsulten frågar igen
form-outcome-noted = Läst
form-consultant-says = Konsulten: %name
form-consultant-asks = Konsultens fråga: %name
form-joined-from = Från %name
form-joined-unknown = Från ett inläst svar
form-joined = Inlästa svar
form-remove = Ta bort
form-remove-name = Ta bort: %name
form-removed-voice = Det inlästa svaret togs bort.
form-answers-one = 1 svar
form-answers-many = %n svar
form-task-title = Din uppgift
form-task = Kontrollera att det som står är sant. Samla gärna synpunkter från alla i fokusgruppen. Ni behöver inte rätta språket.
form-no-names = Skriv inga namn. Citaten är redan utan namn.
form-finish = Spara och mejla
form-finish-how = Svaret sparas som en fil på er dator. Ni mejlar den till konsulten.
form-supplement = Det här är ett tillägg: vi svarar bara på några stycken
form-approves = Vi godkänner texten som den står
form-approves-why = Går att kryssa i när allt är besvarat med Stämmer och det inte finns några synpunkter.
form-save-reply = Spara svar
form-save-part = Spara så länge
form-mark-rest = Markera resten som Stämmer
form-mark-rest-ask-one = Markera det sista stycket som Stämmer? Gör det bara om ni har läst det.
form-mark-rest-ask-many = Markera %n stycken som Stämmer? Gör det bara om ni har läst dem.
form-mark = Markera
form-cancel = Avbryt
form-undo = Ångra
form-marked-one = 1 stycke markerades som Stämmer.
form-marked-many = %n stycken markerades som Stämmer.
form-left-one = 1 stycke kvar
form-left-many = %n stycken kvar
form-need-more-one = 1 svar behöver en rättelse eller en kommentar
form-need-more-many = %n svar behöver en rättelse eller en kommentar
form-need-one = Svara på minst ett stycke
form-all-answered = Allt är besvarat. Tack!
form-ready-supplement = Tillägget kan sparas.
form-nothing-asked = Det finns inget nytt att svara på, men ni kan lämna synpunkter.
form-changed-since = Ni har ändrat något efter att filen sparades. Spara och mejla en ny fil.
form-file-saved = Filen %name är sparad. Den ligger oftast i mappen Hämtade filer.
form-file-mail = Mejla nu filen till %who. Svaret har inte skickats förrän ni gör det.
form-file-part = Ni kan fortsätta på en annan dator: öppna formuläret där och läs in filen. Den som samlar gruppens svar kan också läsa in den i sitt formulär.
form-too-large = Svaret blev för stort för en fil. Ta bort något av de inlästa svaren och mejla dem som egna filer.
form-saved = Sparat i den här webbläsaren %date
form-saved-short = Sparat i den här webbläsaren
form-not-kept = Sparas inte på datorn
form-not-kept-help = Webbläsaren kan inte spara era svar. De finns bara kvar så länge sidan är öppen. Välj Spara så länge innan ni stänger den.
form-restored = Ert arbete från %date finns kvar: %n av %of besvarade.
form-clear = Ta bort våra svar från den här datorn
form-clear-ask = Ta bort alla svar från den här datorn? Filer som ni redan har sparat finns kvar.
form-cleared = Svaren är borttagna från den här datorn.
form-load = Läs in ett svar
form-load-file = %name är inläst.
form-load-joined-one = %name 1 svar från andra visas nu vid stycket och följer med när ni sparar.
form-load-joined-many = %name %n svar från andra visas nu vid styckena och följer med när ni sparar.
form-load-continued = %name är inläst. Ni fortsätter på arbetet från %date.
form-load-same = %name är redan inläst. Inget har ändrats.
form-load-older = %name är äldre än det svar från samma formulär som redan är inläst. Inget har ändrats.
form-load-empty = %name innehåller inga svar.
form-load-kept = Det som står här behölls. %name lästes inte in.
form-load-continue-ask = %name sparades halvvägs. Vill ni fortsätta på det svaret, eller lägga till det som någon annans svar?
form-load-continue = Fortsätt på svaret
form-load-join = Lägg till som någon annans
form-load-replace-ask = %name sparades %date. Ni har ändrat här efter det. Vilket ska gälla?
form-load-keep = Behåll det som står här
form-load-replace = Ersätt med filen
form-load-not-reply = %name är inte en svarsfil från Samsyn.
form-load-is-round = %name är ett utskick, inte ett svar.
form-load-newer-format = %name är skapad i en annan version av Samsyn och kan inte läsas här. Mejla den direkt till konsulten.
form-load-damaged = %name har ändrats eller skadats efter att den sparades. Be avsändaren spara den på nytt.
form-load-too-large = %name är för stor för att vara en svarsfil.
form-load-other-round = %name hör till en annan faktagranskning.
form-load-other-draft = %name gäller en annan version av texten.

answer-before = Stod förra gången: { $was }
register = Logg för diariet
register-copy = Kopiera loggen
register-empty = Inget har skickats, kommit in eller avgjorts än.
register-reply-by = Omgång { $round }: ny sista svarsdag { $date }
register-prepared = Omgång { $round } förberedd för { $who }, version { $draft }{ $by }
register-sent = Omgång { $round } skickad till { $who }, version { $draft }{ $by }
register-by = , svar senast { $date }
register-received = Omgång { $round }: svar från { $who }. { $correct } Stämmer, { $incorrect } Stämmer inte, { $comments } med kommentar
register-decided = Omgång { $round }: ett svar { $outcome } ({ $by })
register-accepted = godtaget
register-changed = infört med andra ord
register-declined = inte infört
register-asked = skickat tillbaka med en fråga
register-taken-back = öppnat igen
register-approved = Fastställd av { $who }, { $channel }, { $date }, version { $draft }

# Granska, med besluten

action-next-matter = Nästa stycke att avgöra
action-previous-matter = Föregående stycke att avgöra
action-next-item = Nästa stycke
action-previous-item = Föregående stycke
action-read-reply = Läs in svarsfil
verdict-correct = Stämmer
verdict-incorrect = Stämmer inte
verdict-comment = Kommentar
verdict-none = inte besvarat
review-open = Att avgöra
review-is-open = att avgöra
review-decided = Avgjorda
review-agreed = Stämmer enligt alla
review-agreed-quotes = { $count } citat
review-agreed-figures = { $count } nyckeltal
review-unplaced = Utan plats
review-unplaced-what = Det här står i ett svar men hör inte till något stycke. Ta hand om det för hand, och märk det sedan.
review-unplaced-count = Utan plats: { $count }
review-beside = intill ”{ $words }”
review-seen = Omhändertaget
review-seen-name = Omhändertaget: { $words }
review-no-round = Här visas svaren när utkastet har skickats.
review-differs = Svaren skiljer sig
review-again = Ett nytt svar har kommit sedan det här avgjordes.
review-other-matter = byt stycke
review-changed-since = Texten har ändrats sedan den skickades
review-gone-since = Stycket finns inte längre i utkastet
review-draft = Utkastet
review-proposal-from = Förslag från { $who }
review-comment-about = { $who }, om ”{ $words }”
review-only-wrong = { $who } säger att det inte stämmer, utan att säga hur det ska stå.
review-take-back-name = Ångra beslutet: { $what }
review-decided-line = { $what } avgjort { $when }, { $outcome }
review-said = { $who }: { $verdict }
review-answered = Svar: { $words }
review-nothing-left = Allt är avgjort
review-nothing-left-what = Sammanfattningen kan fastställas, eller skickas i en ny omgång om något har ändrats.
review-all-agree = Alla svar säger att texten stämmer.
review-not-decided = inte avgjort
review-replies = Svar som har kommit in
review-no-reply = Inget svar än.
review-read-needs = Skicka utkastet först.
review-reading = Läser in …
review-drop = Eller släpp filerna i fönstret.
review-supplement = Tillägg, { $who }
review-by-word = { $who }, i Word
review-reply-form = { $answered } av { $asked } stycken, { $when }
review-reply-word = { $suggestions ->
    [one] 1 förslag
   *[other] { $suggestions } förslag
} och { $comments ->
    [one] 1 kommentar
   *[other] { $comments } kommentarer
}, { $when }
review-replaced = Ersatt av ett senare svar
review-approves = Godkänner texten som den är
review-round = Omgång { $number }
review-sent-to = Till: { $who }
review-sent = Skickad { $date }
review-reply-by = Svar senast { $date }
review-remind = Påminn
review-changed-round = Texten är en annan än den som skickades.
review-new-round = Ny omgång
review-earlier = Tidigare omgångar
review-later-day = Förläng till { $date }
review-later-day-name = Förläng tiden för svar till { $date }
review-unheard = { $who } svarade Stämmer efter beslutet
review-seen-title = Omhändertaget
review-unsee = Öppna igen
review-unsee-name = Öppna igen: { $words }
review-earlier-round = Omgång { $number }, { $date }: { $count ->
    [one] 1 synpunkt
   *[other] { $count } synpunkter
}
review-none-yet = Inget svar har kommit.
review-none-yet-what = Svaret kommer som en svarsfil från formuläret eller som Word-filen tillbaka. Läs in den här, eller släpp den i fönstret.
review-last-day = Sista dag är { $date }.
review-last-day-was = Sista dag var { $date }.
state-prepared = Förberedd, inte skickad
state-out = Hos faktagranskaren
state-overdue = Svaret är försenat
state-answered = Svar att avgöra
state-decided = Allt avgjort
state-approved = Fastställd
proposal-part = Dela i { $count } stycken
proposal-remove = Ta bort stycket
proposal-remove-quote = Ta bort citatet
proposal-add = Lägg till efter stycket
proposal-join = Slå ihop med { $what }
proposal-move = Flytta till efter { $what }
proposal-move-first = Flytta först
outcome-accepted = förslaget godtaget
outcome-own = egen text
outcome-dealt = åtgärdat på annat sätt
outcome-declined = utkastet kvar
outcome-asked = kontaktpersonen är tillfrågad
decide-accept = Godta förslaget
decide-accept-both = Godta båda
decide-accept-all = Godta alla
decide-accept-from = Godta { $who }
decide-keep = Behåll utkastet
decide-own = Skriv egen text
decide-ask = Fråga kontaktpersonen
decide-dealt = Åtgärdat på annat sätt
decide-reason = Varför står utkastet kvar?
decide-reason-optional = Varför står utkastet kvar? (frivilligt)
decide-own-field = Så ska det stå
decide-own-save = Använd texten
decide-question = Fråga till kontaktpersonen
decide-ask-now = Ställ frågan
decide-ask-needs = Skriv frågan. Den går med nästa omgång.
decide-dealt-field = Vad har gjorts?
decide-dealt-now = Åtgärdat
decide-dealt-needs = Skriv vad som har gjorts. Kontaktpersonen får läsa det.
decide-is-told = Kontaktpersonen får läsa det i nästa omgång.
decide-value = Värde
decide-year = År
decide-source = Källa
decide-figure-needs = Skriv ett tal och ett årtal.
decide-contacts-where = Kontaktpersonerna ändras i Sammanställ.
approve-title = Fastställ
approve-not-checked = Inte faktagranskad
approve-no-reply = Inget svar har kommit
approve-decided = { $count } av { $all } stycken avgjorda
approve-anonymous = Anonymitetskontrollen utan hinder
approve-hindrances = { $count ->
    [one] 1 hinder i anonymitetskontrollen
   *[other] { $count } hinder i anonymitetskontrollen
}
approve-pages = { $count ->
    [one] 1 sida
   *[other] { $count } sidor
}
approve-consent = Kontaktpersonerna har sagt ja till att stå med
approve-no-consent = { $count ->
    [one] En kontaktperson har inte sagt ja till att stå med namn
   *[other] { $count } kontaktpersoner har inte sagt ja till att stå med namn
}
approve-left-open = { $count ->
    [one] 1 stycke kvar att avgöra
   *[other] { $count } stycken kvar att avgöra
}
approve-left-unplaced = { $count ->
    [one] 1 synpunkt utan plats
   *[other] { $count } synpunkter utan plats
}
approve-left-asked = { $count ->
    [one] 1 fråga väntar på svar
   *[other] { $count } frågor väntar på svar
}
approve-what = När du fastställer gäller det just den här texten, och märkningen Utkast tas bort.
approve-now = Fastställ sammanfattningen
approve-again = Fastställ igen
approve-sealed = Fastställd
approve-sealed-what = Ändras texten måste den fastställas igen.
approve-reopened = Texten har ändrats sedan den fastställdes
approve-show-changes = Visa i Sammanställ
approve-changed-text = text
approve-changed-more = { $count } till
approve-changed-removed = { $count ->
    [one] 1 borttaget stycke
   *[other] { $count } borttagna stycken
}
approve-changed-figures = nyckeltal
approve-changed-contacts = kontaktpersoner
approve-questioned = Nya synpunkter sedan texten fastställdes, { $count ->
    [one] en
   *[other] { $count }
  } att avgöra
approve-changed-name = kommunens namn
approve-changed-order = ordningen
approve-ask = Fastställa? Texten låses och märkningen Utkast tas bort.
approve-by = Godkänd av
approve-by-usual = Kontaktpersonen
approve-by-hint = Skriv vad personen är, inte vad den heter.
approve-channel = Hur
approve-channel-hint = telefon, e-post eller möte
approve-date = Datum
approve-needs-by = Skriv vem som har godkänt.
approve-needs-channel = Skriv hur det sades.
approve-needs-date = Skriv ett datum som inte ligger framåt i tiden.
approve-confirm = Fastställ
send-title = Skicka för faktagranskning
send-what = Kontaktpersonen läser texten och svarar på om den stämmer. Samsyn gör filerna; du mejlar dem. Hittar anonymitetskontrollen något skapas inga filer.
send-file-form = Ett svarsformulär som öppnas i webbläsaren, utan nät
send-file-word = Texten för Word, med spårade ändringar
send-file-pdf = Texten att läsa, och omgången för den som har Samsyn
send-file-mail = Ett följebrev, och sista dagen för kalendern
send-making = Skapar filerna …
send-lead = Filerna läggs i en mapp. Skicka dem med följebrevet.
send-recipient = Till
send-recipient-hint = Skriv vad personen är, inte vad den heter.
send-reply-by = Sista dag för svar
send-folder = Mapp för filerna
send-today = Skickas i dag
send-make = Skapa filerna
send-needs-date = Skriv en dag som inte har passerat.
send-made = Filerna är skapade
send-made-what = Skicka dem till kontaktpersonen. Säg till här när det är gjort.
send-is-sent = Har skickats
send-letter = Öppna följebrevet
send-anew = Skapa om
read-reply-lead = En svarsfil från formuläret, eller Word-filen med ändringar.
read-reply-file = Fil med ett svar
read-reply-now = Läs in
milestone-by-round = Det följer av granskningsomgången.
next-send = Skicka …
next-decide-now = Avgör svaren
next-decide-count = { $count } att avgöra
next-approve = Klar att fastställa
next-reopened = { $count ->
    [one] 1 stycke har ändrats sedan fastställandet
   *[other] { $count } stycken har ändrats sedan fastställandet
}
compile-approved = Fastställd { $date }. Ändrar du texten måste den fastställas igen.
compile-reopened = { $count ->
    [one] Ändrad sedan fastställandet på 1 ställe.
   *[other] Ändrad sedan fastställandet på { $count } ställen.
}
help-plain-keys = Bokstäver och siffror gäller när inget textfält är aktivt.

# Att svara på en omgång

open-round = Öppna en granskningsomgång
open-round-lead = Välj filen för Samsyn som du har fått. Dina svar sparas på den här datorn medan du skriver.
open-round-file = Fil med en granskningsomgång
answer-crumb = Faktagranskning
answer-close = Stäng
answer-items = Stycken
answer-count = { $count } av { $all } besvarade
answer-of = av { $all }
answer-not-ready = { $verdict }, inte klart
answer-change = Ändra
answer-change-name = Ändra svaret: { $what }
answer-instead = Hur ska det stå i stället?
answer-instead-how = utgår från texten ovan, ändra det som är fel
answer-comment = Kommentar
answer-comment-optional = Kommentar (frivilligt)
answer-needs = Ändra texten, eller skriv i kommentaren vad som inte stämmer.
answer-needs-comment = Skriv kommentaren.
answer-withdraw = Be att citatet tas bort
answer-from = Synpunkten kommer från
answer-whole = Något om hela texten?
answer-whole-how = Det som inte hör till ett visst stycke.
answer-later = Det här har ändrats sedan sist, eller frågas om igen.
answer-whole-text = Visa hela texten
answer-last-time = Förra gången, { $who }
answer-gone = Borttaget sedan sist
done-accepted = Ändrat som ni föreslog
done-changed = Ändrat på annat sätt
done-declined = Texten står kvar
done-asked = En fråga till er
done-noted = Har lästs och tagits om hand
answer-by = Svara senast
answer-days-left = { $days } dagar kvar
answer-left-to-read = Kvar att läsa
answer-task = Din uppgift
answer-task-what = Kontrollera att det som står är sant. Samla gärna synpunkter från alla i fokusgruppen. Du behöver inte rätta språket.
answer-no-names = Skriv inga namn. Citaten är redan utan namn.
answer-speak-for = Du svarar för
answer-remark = Lämna en synpunkt
answer-remark-name = Lämna en synpunkt: { $what }, { $begins }
answer-forget = Ta bort svaren från den här datorn
answer-forget-sure = Ta bort dem. En sparad svarsfil finns kvar
notice-answers-forgotten = Svaren är borttagna från den här datorn.
answer-supplement = Det här är ett tillägg till ett annat svar
answer-approve = Texten kan godkännas som den är
answer-save-what = Svaret sparas som en fil på din dator. Du mejlar den till konsulten.
answer-save = Spara svar
answer-save-part = Spara så länge
answer-save-lead = Mejla filen till konsulten när den är sparad.
answer-save-part-lead = En halvfärdig fil, att fortsätta med någon annanstans. Konsulten kan inte läsa in den.
answer-left = { $count ->
    [one] 1 stycke kvar
   *[other] { $count } stycken kvar
}
answer-rest = Markera resten som Stämmer
answer-rest-sure = { $count ->
    [one] Säkert? Markera 1 stycke
   *[other] Säkert? Markera { $count } stycken
}

## The register of candidates
step-asked = Uppfyllde indikatorn och tillfrågades
step-answered = Svarade
step-no-agreement = Saknar skriftlig överenskommelse
step-agreements = Skickade en överenskommelse
step-joint = Stadens gemensamma, räknad en gång
step-in-pilot = Ingår i pilotprojektets urval
step-read = Granskade överenskommelser
step-left-out = Bortvalda: { $reason }
step-undecided = Ännu inte bedömda
step-met = Uppfyller kriterierna
step-pilot = Från pilotprojektet
step-own = Egna förslag
step-to-contact = Att kontakta
step-interviewed = Intervjuade
step-chosen = Utvalda
reason-finsam = enbart Finsam
reason-new-arrivals = enbart nyanlända
reason-too-little = inget tillvägagångssätt, inte enskilda eller för gammal
reason-other = annat skäl
source-open-comparisons = Öppna jämförelser
source-pilot = Pilotprojekt
source-own = Eget förslag
answer-none = Inget svar
answer-no-agreement = Ingen överenskommelse
answer-agreement = Överenskommelse
criterion-current = Aktuell
criterion-management = Beslutad på ledningsnivå
criterion-purpose = Syfte med fokus på individen
criterion-target-groups = Målgrupper
criterion-way-of-working = Tillvägagångssätt och ansvar
met-unknown = okänt
met-yes = ja
met-no = nej
touch-request = Förfrågan
touch-reminder = Påminnelse
touch-interview = Intervju
touch-other = Annat
standing-waiting = Väntar på svar
standing-no-agreement = Saknar överenskommelse
standing-left-out = Bortvald
standing-undecided = Att bedöma
standing-to-contact = Att kontakta
standing-interviewed = Intervjuad
standing-chosen = Utvald
place-candidate = kandidaten { $name } i urvalet
tab-selection = Urval
selection-title = { $count ->
        [one] 1 kandidat
       *[other] { $count } kandidater
    }, { $chosen ->
        [one] 1 utvald
       *[other] { $chosen } utvalda
    }
selection-name = Ny kandidat
selection-name-hint = Kommun eller stadsdel
selection-add = Lägg till
selection-add-named = Lägg till { $name }, { $code }
selection-offered = Menar du
selection-filter = Sök namn, kod eller län
selection-standing = Visa
selection-import = Läs in urval
selection-import-lead = Excel (.xlsx) eller CSV. Kolumnerna känns igen på sina namn, i vilken ordning som helst. Den som redan finns ändras, ingen tas bort. Är något fel i filen ändras ingenting.
selection-import-file = Fil med kandidater
selection-export = Spara urvalet som
selection-save-lead = Registret med alla kandidater, som .xlsx eller .csv. Det kan läsas in igen.
selection-empty = Inga kandidater än. Lägg till den första, eller läs in en lista.
selection-none-shown = Ingen kandidat passar det du söker.
selection-details-of = { $name }, { $standing }
selection-district = stadsdel
selection-is-district = Stadsdel
selection-joint = Stadens gemensamma överenskommelse
selection-joint-needs = Ange först stadens kommunkod.
selection-code = Kommunkod
selection-reason = Skäl till bortval
selection-why = Motivering
selection-lacks-reason = Ett kriterium är inte uppfyllt. Välj ett skäl till bortvalet.
selection-contacts = Kontakter
selection-contact-date = Kontakt { $number }, datum
selection-contact-kind = Kontakt { $number }, slag
selection-contact-with = Kontakt { $number }, funktion
selection-contact-remove = Ta bort kontakt { $number }
selection-contact-add = Lägg till kontakt
selection-date = Datum
selection-function = Funktion, inte namn
selection-no-names = Skriv vad personen gör, aldrig vad den heter.
selection-adopt = Lägg till i kartläggningen
selection-adopted = Finns i kartläggningen
selection-remove = Ta bort { $name } ur registret
column-standing = Läge
column-answer = Svar
column-left-out = Bortvald
column-chosen = Utvald
left-out-not = –
sorted-up = stigande
sorted-down = fallande
short-current = Aktuell
short-management = Ledning
short-purpose = Syfte
short-target-groups = Målgrupp
short-way-of-working = Arbetssätt
funnel = Urvalets tratt
funnel-example = Så såg urvalet ut i rapporten från 2015. Här kommer ditt eget.
funnel-picture = Tratt: { $steps }
notice-selection-read = { $file }: { $new } nya, { $changed } ändrade, { $unchanged } oförändrade.{ $unknown ->
        [0] {""}
        [one] {" "}1 namn finns inte bland landets kommuner.
       *[other] {" "}{ $unknown } namn finns inte bland landets kommuner.
    }{ $ignored ->
        [0] {""}
        [one] {" "}1 kolumn används inte.
       *[other] {" "}{ $ignored } kolumner används inte.
    }
notice-selection-saved = Urvalet är sparat i { $file }.
notice-figures-taken = { $count ->
        [one] 1 nyckeltal
       *[other] { $count } nyckeltal
    } i { $municipalities ->
        [one] 1 kommun
       *[other] { $municipalities } kommuner
    } är ändrade.
undo-import-selection = inläst urval
undo-add-candidate = ny kandidat
undo-remove-candidate = borttagen kandidat
figures-import = Läs in nyckeltal
figures-import-lead = Nyckeltal för alla kommuner ur Excel (.xlsx) eller CSV. Kolumnerna känns igen på sina namn: Kommun eller Kommunkod, Invånare, Biståndsmottagare, Unga vuxna med ekonomiskt bistånd, Arbetslöshet, År och Källa.
figures-import-file = Fil med nyckeltal
figures-import-year = År
figures-import-source = Källa
figures-import-given = År och källa gäller där filen inte säger något annat.
figures-import-needs = Välj en fil. Ett år har fyra siffror.
figures-import-look = Visa ändringar
figures-import-again = Läs filen igen
figures-import-take = { $count ->
        [0] Inget att ändra
        [one] Ändra 1 nyckeltal
       *[other] Ändra { $count } nyckeltal
    }
figures-preview = { $count } ändringar, { $unchanged } oförändrade, { $unknown } rader utan kommun här
figures-fractions = { $figure }: alla värden är under 1. Är de andelar i stället för procent?
figures-unknown = Rad { $line }: { $name } finns inte i kartläggningen.
figures-unknown-exists = Rad { $line }: { $name } är en kommun, men inte i kartläggningen.
figures-older = { $count ->
        [one] 1 uppgift är äldre än en annan i filen och används inte.
       *[other] { $count } uppgifter är äldre än andra i filen och används inte.
    }
figures-ignored = Kolumner som inte används: { $columns }
# Publikationen: fasta ord i dokument och på webbplats.
paper-book-subtitle = Lokala exempel på samverkan mellan socialtjänsten och Arbetsförmedlingen
paper-book-contents = Innehåll
paper-book-introduction = Inledning
paper-book-introduction-text = I det här dokumentet presenteras exempel från { $count ->
        [1] en kommun
        [2] två kommuner
        [3] tre kommuner
        [4] fyra kommuner
        [5] fem kommuner
        [6] sex kommuner
        [7] sju kommuner
        [8] åtta kommuner
        [9] nio kommuner
        [10] tio kommuner
        [11] elva kommuner
        [12] tolv kommuner
       *[other] { $count } kommuner
    } där samverkan mellan Arbetsförmedlingen och socialtjänsten fungerar väl: { $names }.
paper-book-introduction-many = I det här dokumentet presenteras exempel från { $count } kommuner där samverkan mellan Arbetsförmedlingen och socialtjänsten fungerar väl.
paper-book-and = och
paper-book-lessons = Viktiga lärdomar om samverkan
paper-lesson-ledning = En ledning som prioriterar samverkan
paper-lesson-arbetsstruktur = En tydlig arbetsstruktur med ansvarsfördelning, kontaktvägar och rutiner
paper-lesson-stabilitet = Stabila organisationer
paper-lesson-respekt = Kunskap om och respekt för varandra
paper-lesson-gemensamma-mal = Gemensamma målgrupper och mål
paper-lesson-gemensamma-forum = Gemensamma forum och rutiner för beslut
paper-lesson-individens-behov = Fokus på varje individs behov
paper-lesson-samverkanskunskap = Kunskap om samverkan hos varje organisation som deltar
site-start = Start
site-chapters = Kommuner
site-lessons = Lärdomar
site-contacts = Kontaktpersoner
site-search = Sök
site-skip = Hoppa till innehållet
site-menu = Huvudmeny
site-query = Sök i alla texter
site-find = Sök
site-hits = %n träffar
site-one-hit = 1 träff
site-no-hit = Inga träffar
site-first-hits = De första %n av %of träffar
site-no-script = Sökningen behöver JavaScript. Alla texter kan läsas utan.
site-before = Föregående
site-after = Nästa
site-own-name = Svenska
site-no-contacts = Inga kontaktpersoner har lämnats.
notice-published = Publikationen är klar: { $pages } sidor, en Wordfil och en webbplats.
notice-publishing-stopped = Publiceringen stoppades.
notice-nothing-to-publish = Ingen kommuns text är godkänd som den står, så det finns inget att publicera.
notice-publication-held = { $count ->
        [one] En sak måste
       *[other] { $count } saker måste
    } avgöras innan publikationen kan lämna datorn.

# Samlad redovisning
tab-collect = Samlad redovisning
undo-mark = markering av en mening
undo-settle = beslut om en avvikelse
collect-coming = Kapitlen jämförs …
collect-title = { $approved ->
        [0] Ingen
        [one] En
        [2] Två
        [3] Tre
        [4] Fyra
        [5] Fem
        [6] Sex
        [7] Sju
        [8] Åtta
        [9] Nio
        [10] Tio
        [11] Elva
        [12] Tolv
       *[other] { $approved }
    } av { $count ->
        [0] noll kommuner
        [one] en kommun
        [2] två kommuner
        [3] tre kommuner
        [4] fyra kommuner
        [5] fem kommuner
        [6] sex kommuner
        [7] sju kommuner
        [8] åtta kommuner
        [9] nio kommuner
        [10] tio kommuner
        [11] elva kommuner
        [12] tolv kommuner
       *[other] { $count } kommuner
    } är { $approved ->
        [0] fastställd
        [one] fastställd
       *[other] fastställda
    }
collect-lead = Siffran i cirkeln är antalet citat och anteckningar som stöder det.
collect-by = Jämför:
collect-lessons = Åtta lärdomar
collect-points = Varför, hur och råd
collect-frame = Styrning, struktur, samsyn
collect-own = Egna koder
collect-no-lessons = Kommer med när en mening står under en lärdom.
collect-no-own = Inget kapitel har någon egen kod.
collect-unfold = Visa punkterna i { $name }
collect-fold = Dölj punkterna i { $name }
collect-approved = Fastställd { $date }
collect-mentioned = Nämns av
collect-mentioned-by = antal kommuner
collect-mentioned-spoken = { $code } nämns av { $count ->
        [one] en kommun
       *[other] { $count } kommuner
    }
collect-cell = { $name }: { $count }
collect-cell-close = Stäng meningarna
collect-cell-empty = Inget i kapitlet om { $name } står under koden än.
collect-all-sentences = Alla meningar om { $name }
collect-mark-lead = Kryssa för en mening som hör till ”{ $code }”. De gröna bockarna kommer från anteckningarna.
collect-document = Sammanställt dokument
collect-pages = { $pages ->
        [one] en sida
       *[other] { $pages } sidor
    }
collect-introduction = Inledning
collect-chapters = { $count ->
        [0] Inga fastställda kommuner
        [one] 1 fastställd kommun
       *[other] { $count } fastställda kommuner
    }
collect-up = Flytta upp { $name }
collect-down = Flytta ned { $name }
collect-more = … och { $count } till som inte är fastställda.
collect-write = Inledning och lärdomar
collect-write-lead = Det som lämnas tomt skriver Samsyn själv. En tom rad skiljer stycken åt.
collect-back = Till jämförelsen
collect-clear = { $count ->
        [one] Anonymitetskontrollen är klar för den fastställda kommunen. Inga deltagarkoder följer med.
       *[other] Anonymitetskontrollen är klar för alla { $count }. Inga deltagarkoder följer med.
    }
lead-title = Titel
lead-subtitle = Undertitel
lead-usual = De vanliga orden
publish-title = Exportera
publish-what = En PDF, en Wordfil och en webbplats som fungerar utan server.
publish-lead = Dokumentet och webbplatsen läggs i mappen. Det som inte har ändrats skrivs inte om.
publish-folder = Mapp att publicera i
publish-folder-name = publikation
publish-now = Publicera
publish-done = { $pages ->
        [one] En sida
       *[other] { $pages } sidor
    } i { $folder }
publish-begins = Anonymiteten kontrolleras …
publish-chapters = { $done } av { $of } kapitel är satta
publish-pages = Sidorna läggs samman …
publish-docx = Wordfilen skrivs …
publish-pdf = PDF-filen skrivs …
publish-site = { $done } av { $of } webbsidor
slips-title = { $open ->
        [0] Avvikelser: inga kvar av { $count }
       *[other] Avvikelser: { $open } av { $count } att avgöra
    }
slips-missing = (saknas)
slips-found = Här: { $found }
slips-usual = { $count ->
        [0] Förslag: { $usual }
        [one] Förslag: { $usual }, som i ett annat kapitel
       *[other] Förslag: { $usual }, som i { $count } kapitel
    }
slips-back = Orden är fastställda och kan bara ändras av kommunen.
slips-mend = Rätta
slips-accept = Godta
slips-undo = Ångra
slips-mended = Rättas i publikationen.
slips-accepted = Får stå som det är.
slips-spoken = { $what }, { $name }: { $kind }
slip-heading = rubrik
slip-order = ordning
slip-label = nyckeltalets namn
slip-figure = nyckeltal
slip-year = år
slip-unit = enhet
slip-contacts = antal kontaktpersoner
slip-term = stavning
slip-ending = avslutning
