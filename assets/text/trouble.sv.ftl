
## Fel: vad som hände, vad som är tryggt och vad du gör. Ett för varje sort i src/app/trouble.

-intact = Ingenting är ändrat.
-kept = Allt du skrivit finns kvar i fönstret och sparas så fort det går.
-text-kept = Texten finns kvar som den var.
-stays = Inget har lämnat datorn.

trouble-no-window-what = Samsyn kan inte öppna ett fönster här.
trouble-no-window-safe = Dina projekt är orörda.
trouble-no-window-do = Det behövs en skärm och en grafikdrivrutin för Vulkan, Metal, DirectX 12 eller OpenGL 2. Uppdatera drivrutinen eller be it-avdelningen om det.
trouble-broke-down-what = Samsyn stannade på grund av ett fel i programmet.
trouble-broke-down-safe = Allt du hade skrivit är sparat på disken, även en påbörjad anteckning.
trouble-broke-down-do = Öppna igen för att fortsätta där du var.
trouble-broke-down-aside-what = Samsyn stannade på grund av ett fel i programmet, och projektets mapp gick inte att skriva i.
trouble-broke-down-aside-safe = Allt du hade skrivit är sparat i en egen mapp: { $folder }
trouble-broke-down-aside-do = Öppna igen för att fortsätta i den mappen. Kopiera den till säker plats när du kan.
trouble-broke-down-unsaved-what = Samsyn stannade på grund av ett fel i programmet, och allt kunde inte sparas.
trouble-broke-down-unsaved-safe = Det som var sparat före felet finns kvar. De senaste orden kan saknas.
trouble-broke-down-unsaved-do = Skriv ned det du minns av det senaste på papper. Öppna sedan igen och se vad som finns kvar.
trouble-job-broke-off-what = Ett arbete i bakgrunden stannade: { $job }.
trouble-job-broke-off-safe = { -kept }
trouble-job-broke-off-do = Försök igen. Händer det flera gånger, stäng Samsyn och öppna igen.
trouble-preferences-not-read-what = Inställningarna kunde inte läsas.
trouble-preferences-not-read-safe = Dina projekt är orörda. Den gamla filen ligger kvar i samma mapp.
trouble-preferences-not-read-do = Gå igenom inställningarna: de är som i ett nytt Samsyn.
trouble-preferences-not-saved-what = Inställningarna kunde inte sparas.
trouble-preferences-not-saved-safe = Dina projekt är orörda, och inställningarna gäller tills Samsyn stängs.
trouble-preferences-not-saved-do = Se till att det finns plats på disken och att du får skriva i din hemmapp.

trouble-not-opened-what = Mappen { $folder } kan inte öppnas.
trouble-not-opened-safe = { -intact }
trouble-not-opened-do = Rätta det som står nedan, eller hämta mappen ur en säkerhetskopia.
trouble-not-created-what = Projektet kunde inte skapas i { $folder }.
trouble-not-created-safe = Inget som fanns där är ändrat.
trouble-not-created-do = Välj en tom mapp som du får skriva i.
trouble-altered-what = { $count ->
    [one] En fil är inte som Samsyn sparade den: ändrad för hand eller av ett fel på disken.
   *[other] { $count } filer är inte som Samsyn sparade dem: ändrade för hand eller av ett fel på disken.
}
trouble-altered-safe = Samsyn har läst det som står där och inte ändrat något. Tidigare versioner finns kvar i projektets mapp.
trouble-altered-do = Läs igenom texten. Är den rätt, välj Texten är rätt. Annars visar kommandot samsyn repair vilka tidigare versioner som finns.
trouble-conflict-copies-what = { $count ->
    [one] En tjänst som synkar mappen har lagt undan en kopia: två datorer har skrivit i samma fil.
   *[other] En tjänst som synkar mappen har lagt undan { $count } kopior: två datorer har skrivit i samma filer.
}
trouble-conflict-copies-safe = Båda finns kvar. Samsyn läser filerna utan tillägg i namnet och rör inte kopiorna.
trouble-conflict-copies-do = Jämför kopian med det som visas här, för in det som saknas och flytta sedan bort kopian.
trouble-newer-what = Filen { $file } är skapad i en nyare version av Samsyn.
trouble-newer-safe = Projektet är öppnat för läsning. { -intact }
trouble-newer-do = Uppdatera Samsyn för att ändra i projektet.
trouble-not-writable-what = Mappen går inte att skriva i.
trouble-not-writable-safe = Projektet är öppnat för läsning. { -intact }
trouble-not-writable-do = Be om rätt att skriva i mappen, eller kopiera den till en egen plats och öppna kopian.
trouble-read-only-what = Projektet är öppnat för läsning, så det går inte att ändra.
trouble-read-only-safe = { -intact }
trouble-read-only-do = Öppna en kopia som du får skriva i.
trouble-not-saved-what = Det går inte att spara i mappen.
trouble-not-saved-safe = { -kept }
trouble-not-saved-do = Skriv vidare och stäng inte Samsyn. Se till att disken har plats och att mappen nås; nya försök görs hela tiden.
trouble-not-copied-what = Kopian kunde inte sparas i { $folder }.
trouble-not-copied-safe = Det du skrivit finns kvar i fönstret, och kartläggningen är där den var.
trouble-not-copied-do = Välj en annan plats, till exempel ett USB-minne, och försök igen.
trouble-locked-elsewhere-what = Projektet har låsts på en annan dator, så det går inte att spara.
trouble-locked-elsewhere-safe = { -kept }
trouble-locked-elsewhere-do = Välj Lås med lösenfras… och skriv samma lösenfras.
trouble-changed-by-others-what = Någon annan har ändrat { $file }.
trouble-changed-by-others-safe = Den skrivs inte över, och din version finns kvar i mappen conflicts.
trouble-changed-by-others-do = Läs in på nytt för att se den andra versionen.
trouble-set-aside-what = Någon annan hade ändrat samma fil som du.
trouble-set-aside-safe = Båda versionerna finns kvar; din ligger i mappen conflicts.
trouble-set-aside-do = Jämför dem och skriv in det som saknas.
trouble-close-unsaved-what = Allt är inte sparat.
trouble-close-unsaved-safe = { -kept }
trouble-close-unsaved-do = Vänta tills det står Sparat. Stänger du en gång till sparas allt i en egen mapp på den här datorn, och Samsyn visar den när du öppnar igen.
trouble-saved-aside-what = Det senaste kunde inte sparas i projektets mapp.
trouble-saved-aside-safe = Allt ligger i en egen mapp: { $folder }
trouble-saved-aside-do = Öppna den mappen för att fortsätta där, eller för att hämta det som saknas i den gamla. Kopiera den till säker plats när du kan.
trouble-stays-open-what = Projektet stängs inte: det senaste kan inte sparas någonstans på den här datorn.
trouble-stays-open-safe = { -kept }
trouble-stays-open-do = Spara en kopia på annan plats, till exempel ett USB-minne, eller gör plats på disken. Stänger du fönstret ändå går det som inte är sparat förlorat.

trouble-vault-damaged-what = Filen vault.age öppnades inte med lösenfrasen, men dess reservkopia gjorde det.
trouble-vault-damaged-safe = Allt i projektet är läst, och inget är ändrat.
trouble-vault-damaged-do = Filen är skadad, eller har fått en annan lösenfras på en annan dator. Är den skadad, lägg kopian i dess ställe; den skadade läggs i mappen conflicts.
trouble-wrong-passphrase-what = Fel lösenfras, eller så är filen vault.age skadad.
trouble-wrong-passphrase-safe = { -intact } Projektet är fortfarande låst.
trouble-wrong-passphrase-do = Skriv lösenfrasen en gång till. Kontrollera skiftlås och tangentbord.
trouble-not-protected-what = Projektet kunde inte låsas helt.
trouble-not-protected-safe = Inget är förlorat: varje fil är antingen låst eller som den var.
trouble-not-protected-do = Rätta det som står nedan och lås en gång till.
trouble-passphrase-not-changed-what = Lösenfrasen byttes inte.
trouble-passphrase-not-changed-safe = Den gamla lösenfrasen gäller fortfarande.
trouble-passphrase-not-changed-do = Rätta det som står nedan och försök igen.
trouble-not-locked-yet-what = Projektet kan inte låsas än, för det går inte att spara.
trouble-not-locked-yet-safe = { -kept } Sedan låses projektet.
trouble-not-locked-yet-do = Lämna inte datorn utan uppsikt. Se till att disken har plats och att mappen nås.
trouble-locked-aside-what = Projektet är låst. Någon annan hade ändrat en fil som du också ändrade.
trouble-locked-aside-safe = Båda versionerna finns kvar: din version ligger låst i mappen conflicts.
trouble-locked-aside-do = Lås upp och jämför dem.

trouble-guide-not-read-what = Guiden i { $file } kan inte läsas.
trouble-guide-not-read-safe = { -intact }
trouble-guide-not-read-do = Rätta det som står nedan i filen och öppna den igen.
trouble-guide-lacks-rows-what = Guiden byts inte. { $notes ->
        [one] En anteckning
       *[other] { $notes } anteckningar
    } hör till { $rows ->
        [one] en fråga
       *[other] { $rows } frågor
    } som skulle försvinna.
trouble-guide-lacks-rows-safe = Guiden och anteckningarna är som förut.
trouble-guide-lacks-rows-do = Flytta anteckningarna till andra frågor först, eller behåll frågorna i den nya guiden.
trouble-notes-not-read-what = Anteckningarna i { $file } kan inte läsas in.
trouble-notes-not-read-safe = { -intact }
trouble-notes-not-read-do = Rätta det som står nedan, eller spara dokumentet på nytt som .docx, .md eller .txt.
trouble-draft-not-read-what = Utkastet i { $file } kan inte läsas in.
trouble-draft-not-read-safe = Utkastet här är inte ändrat.
trouble-draft-not-read-do = Rätta det som står nedan, eller spara dokumentet på nytt som .docx, .md eller .txt.
trouble-register-not-read-what = { $file } kunde inte läsas in.
trouble-register-not-read-safe = Urvalet är inte ändrat.
trouble-register-not-read-do = Rätta det som står nedan i tabellen och läs in den igen.
trouble-figures-not-read-what = Nyckeltalen kunde inte läsas in.
trouble-figures-not-read-safe = Inga tal är ändrade.
trouble-figures-not-read-do = Rätta det som står nedan i tabellen och läs in den igen.
trouble-package-without-project-what = Paketet har inget projekt att komma in i.
trouble-package-without-project-safe = { -intact }
trouble-package-without-project-do = Öppna först den kartläggning som paketet ska in i.
trouble-reply-without-project-what = Svaret har inget projekt att komma in i.
trouble-reply-without-project-safe = { -intact }
trouble-reply-without-project-do = Öppna först den kartläggning som svaret hör till.
trouble-no-packages-what = Det finns inget paket där.
trouble-no-packages-safe = { -intact }
trouble-no-packages-do = Välj mappen där paketen ligger. Deras namn slutar på .samsyn.
trouble-files-refused-what = { $count ->
    [one] En fil lästes inte in.
   *[other] { $count } filer lästes inte in.
}
trouble-files-refused-safe = { -intact }
trouble-files-refused-do = Be avsändaren om en ny fil om det inte går att rätta här.
trouble-round-not-opened-what = { $file } kunde inte öppnas.
trouble-round-not-opened-safe = Inga svar är ändrade.
trouble-round-not-opened-do = Be konsulten skicka filen igen.

trouble-file-exists-what = Det finns redan en fil som heter { $file }.
trouble-file-exists-safe = Den är inte ändrad.
trouble-file-exists-do = Skriv över den, eller välj ett annat namn.
trouble-own-file-what = { $file } hör till kartläggningen och sparas av sig själv.
trouble-own-file-safe = { -intact }
trouble-own-file-do = Välj ett annat namn.
trouble-not-exported-what = { $file } kunde inte skapas.
trouble-not-exported-safe = { -text-kept }
trouble-not-exported-do = Rätta det som står nedan, eller välj en annan plats, och försök igen.
trouble-guide-not-saved-what = { $file } kunde inte sparas.
trouble-guide-not-saved-safe = Guiden i kartläggningen är inte ändrad.
trouble-guide-not-saved-do = Välj en annan plats och försök igen.
trouble-register-not-saved-what = Urvalet kunde inte sparas i { $file }.
trouble-register-not-saved-safe = Urvalet i kartläggningen är inte ändrat.
trouble-register-not-saved-do = Stäng filen om den är öppen i ett annat program, eller välj en annan plats.
trouble-not-shown-what = Inget program kunde visa filen.
trouble-not-shown-safe = Filen är klar: { $file }
trouble-not-shown-do = Öppna den själv för att skriva ut.
trouble-undrawable-what = { $count ->
        [one] Ett tecken saknas i typsnitten och syns som □ på sidorna.
       *[other] { $count } tecken saknas i typsnitten och syns som □ på sidorna.
    }
trouble-undrawable-safe = { -text-kept }
trouble-undrawable-do = Byt ut tecknen, eller välj ett typsnitt som har dem.
trouble-house-style-what = Er grafiska profil kan inte användas.
trouble-house-style-safe = Sidorna ser ut som Samsyns egna tills den är lagad. { -text-kept }
trouble-house-style-do = Rätta det som står nedan i mappen style.
trouble-pages-not-shown-what = Sidorna kan inte visas.
trouble-pages-not-shown-safe = { -text-kept }
trouble-pages-not-shown-do = Skriv vidare: sidorna kommer tillbaka så snart de går att sätta.
trouble-not-published-what = Publikationen kunde inte skapas.
trouble-not-published-safe = Kommunernas texter finns kvar som de var.
trouble-not-published-do = Rätta det som står nedan och publicera igen.
trouble-nothing-to-publish-what = Ingen kommuns text är godkänd som den står, så det finns inget att publicera.
trouble-nothing-to-publish-safe = { -intact }
trouble-nothing-to-publish-do = Fastställ en text, eller hämta paket från andra.
trouble-not-packed-what = Texten är inte fastställd som den står, så inget paket skapades.
trouble-not-packed-safe = { -text-kept }
trouble-not-packed-do = Fastställ texten först.
trouble-round-exists-what = I { $folder } finns redan filer med samma namn.
trouble-round-exists-safe = De är inte ändrade.
trouble-round-exists-do = Skriv över dem, eller välj en annan mapp.
trouble-round-not-made-what = Filerna kunde inte skapas.
trouble-round-not-made-safe = { -stays }
trouble-round-not-made-do = Rätta det som står nedan, eller välj en annan mapp, och försök igen.
trouble-round-without-text-what = Det finns ingen text att skicka än.
trouble-round-without-text-safe = { -stays }
trouble-round-without-text-do = Skriv utkastet i Sammanställ först.
trouble-round-open-what = Allt som sades i förra omgången är inte avgjort: { $count ->
    [one] ett ställe är kvar.
   *[other] { $count } ställen är kvar.
}
trouble-round-open-safe = { -stays }
trouble-round-open-do = Avgör det i Granska först.
trouble-answers-not-kept-what = Svaren kunde inte sparas på den här datorn.
trouble-answers-not-kept-safe = Formuläret hålls öppet med allt du har svarat.
trouble-answers-not-kept-do = Välj Spara så länge för att spara dem i en fil.
trouble-answers-not-forgotten-what = Svaren kunde inte tas bort från den här datorn.
trouble-answers-not-forgotten-safe = De ligger kvar som de var.
trouble-answers-not-forgotten-do = Försök igen, eller be it-avdelningen ta bort dem.

trouble-held-what = Inget skickades ut. { $count ->
    [one] Ett hinder finns
   *[other] { $count } hinder finns
} kvar i anonymitetskontrollen.
trouble-held-safe = { -stays } { -text-kept }
trouble-held-do = Ersätt namnen, eller avgör att de inte är några.
trouble-round-held-what = Utkastet kan inte skickas. { $count ->
    [one] Ett hinder finns
   *[other] { $count } hinder finns
} kvar i anonymitetskontrollen.
trouble-round-held-safe = { -stays } { -text-kept }
trouble-round-held-do = Ersätt namnen, eller avgör att de inte är några.
trouble-publication-held-what = { $count ->
        [one] En sak måste
       *[other] { $count } saker måste
    } avgöras innan publikationen kan lämna datorn.
trouble-publication-held-safe = { -stays }
trouble-publication-held-do = Gå igenom listan i Samla och publicera igen.
trouble-logs-not-read-what = Inget skickades ut, för en annan enhets logg kan inte läsas.
trouble-logs-not-read-safe = { -stays } { -text-kept }
trouble-logs-not-read-do = Vänta tills mappen är synkad. Hjälper inte det, rätta filen nedan.
trouble-name-in-reason-what = ”{ $words }” ser ut att peka ut någon, och det här skickas till kontaktpersonen.
trouble-name-in-reason-safe = { -stays } Det du skrev står kvar.
trouble-name-in-reason-do = Skriv om det.
trouble-name-in-approval-what = ”{ $words }” ser ut att peka ut någon.
trouble-name-in-approval-safe = Texten är inte fastställd än.
trouble-name-in-approval-do = Skriv vad personen är och hur det sades, inte vem.
trouble-role-is-name-what = Rollen ser själv ut som ett namn.
trouble-role-is-name-safe = Ingenting är ersatt.
trouble-role-is-name-do = Skriv en annan roll.
trouble-not-allowed-what = Det går inte att avgöra att det inte är ett namn.
trouble-not-allowed-safe = { -text-kept }
trouble-not-allowed-do = Ersätt det eller skriv om.

trouble-name-needed-what = Kommunen lades inte till: namnet saknar bokstäver.
trouble-name-needed-safe = { -intact }
trouble-name-needed-do = Skriv ett namn med minst en bokstav.
trouble-table-full-what = Bordet är fullt.
trouble-table-full-safe = Alla platser är som förut.
trouble-table-full-do = Ta bort en plats som ingen sitter på.
trouble-nothing-before-what = Det finns ingen anteckning före på samma fråga.
trouble-nothing-before-safe = { -intact }
trouble-nothing-before-do = Ställ dig i en anteckning som har en före sig.
trouble-other-kind-what = Ett citat slås bara ihop med ett citat.
trouble-other-kind-safe = { -intact }
trouble-other-kind-do = Byt sort på det först.
trouble-other-speaker-what = Citat av två personer slås inte ihop.
trouble-other-speaker-safe = { -intact }
trouble-other-speaker-do = Behåll dem var för sig.
trouble-not-undone-what = Något av det har ändrats sedan dess, så det kan inte ångras på en gång.
trouble-not-undone-safe = { -intact }
trouble-not-undone-do = Ångra i stället steg för steg.
trouble-nothing-proposed-what = Svaret föreslår inget som går att godta.
trouble-nothing-proposed-safe = { -text-kept }
trouble-nothing-proposed-do = Skriv egen text, eller behåll utkastet.
trouble-proposals-differ-what = Förslagen är olika.
trouble-proposals-differ-safe = { -text-kept }
trouble-proposals-differ-do = Välj vilket som ska godtas.
trouble-block-gone-what = Stycket finns inte längre i utkastet.
trouble-block-gone-safe = { -intact } Svaret finns kvar.
trouble-block-gone-do = Behåll utkastet, eller skriv in svaret för hand i Sammanställ.
trouble-block-changed-what = Texten har ändrats på samma ställe sedan den skickades.
trouble-block-changed-safe = { -text-kept }
trouble-block-changed-do = Skriv egen text.
trouble-reason-needed-what = Det saknas ett skäl.
trouble-reason-needed-safe = { -intact }
trouble-reason-needed-do = Skriv ett skäl. Kontaktpersonen får läsa det.
trouble-words-needed-what = Det saknas text.
trouble-words-needed-safe = { -intact }
trouble-words-needed-do = Skriv hur det ska stå.
trouble-decision-stays-what = Texten har ändrats sedan dess, så beslutet kan inte ångras.
trouble-decision-stays-safe = { -text-kept }
trouble-decision-stays-do = Ändra i Sammanställ.
trouble-not-ready-what = Det finns något kvar att avgöra.
trouble-not-ready-safe = Texten är inte fastställd än, och finns kvar som den var.
trouble-not-ready-do = Avgör det i Granska först.

trouble-no-dictionary-what = Stavningen kontrolleras inte: det finns ingen ordbok för språket på den här datorn.
trouble-no-dictionary-safe = Allt annat fungerar som vanligt.
trouble-no-dictionary-do = Ordböcker följer med LibreOffice, eller välj en egen i Sammanställ.
trouble-dictionary-not-read-what = Ordboken för stavning kunde inte läsas.
trouble-dictionary-not-read-safe = Stavningen kontrolleras inte, men allt annat fungerar som vanligt.
trouble-dictionary-not-read-do = Välj en annan ordbok i Sammanställ.

trouble-destroy-not-approved-what = Underlaget för { $name } kan inte gallras än.
trouble-destroy-not-approved-safe = Inget är gallrat.
trouble-destroy-not-approved-do = Fastställ sammanfattningen först.
trouble-destroy-changed-what = Inget är gallrat i { $name }: { $file } har ändrats av en annan enhet.
trouble-destroy-changed-safe = Allt underlag finns kvar.
trouble-destroy-changed-do = Läs in på nytt och se vad som har kommit.
trouble-destroy-failed-what = Gallringen av { $name } blev inte klar.
trouble-destroy-failed-safe = Den fastställda texten finns kvar. En del av underlaget kan vara kvar på disken.
trouble-destroy-failed-do = Rätta det som står nedan och gallra igen.
trouble-names-changed-what = Spärrlistan är inte förstörd: { $file } har ändrats av en annan enhet.
trouble-names-changed-safe = Listan finns kvar.
trouble-names-changed-do = Läs in på nytt och se vad som har kommit.
trouble-names-not-destroyed-what = Spärrlistan kunde inte förstöras helt.
trouble-names-not-destroyed-safe = Allt annat i projektet är som förut.
trouble-names-not-destroyed-do = Rätta det som står nedan och förstör listan igen.

broke-down-report = En rapport utan något av det du skrivit ligger i { $file }
open-again = Öppna igen
close-samsyn = Stäng Samsyn

## Varför: en rad under ett fel.

fault-of-file = { $file }: { $what }
fault-at-line = { $file }, rad { $line }: { $what }
fault-at-column = { $file }, rad { $line }, tecken { $column }: { $what }
fault-at-cell = { $file }, rad { $line }, kolumn { $column }: { $what }
fault-found = { $what } ({ $found })
fault-found-expected = { $what } ({ $found }). Här kan stå { $expected }
fault-expected = { $what }. Här kan stå { $expected }

cause-not-found = filen eller mappen finns inte. Se efter att disken eller nätverket är anslutet
cause-permission = datorn tillåter det inte. Be om rätt att läsa och skriva där
cause-full = disken är full. Gör plats
cause-exists = det finns redan något med det namnet
cause-not-a-file = det är en mapp där en fil väntades, eller tvärtom
cause-name = namnet går inte att använda på den här datorn
cause-too-large = filen skulle bli större än vad som går att läsa igen
cause-busy = ett annat program använder filen. Stäng den där
cause-network = nätverket svarar inte
cause-other = det gick inte att läsa eller skriva på disken
cause-changed = någon annan har ändrat filen
cause-read-only = mappen är öppnad för läsning
cause-gone = mappen går inte att nå. Se efter att disken eller nätverket är anslutet
cause-locked = mappen har låsts sedan den öppnades
cause-needs-vault = filen sparas bara i ett låst projekt
cause-format = innehållet gick inte att göra till en fil
cause-broken-off = arbetet avbröts
cause-hangs = mappen svarar inte
cause-by-copy = vault.age öppnas inte med lösenfrasen, bara dess reservkopia; lägg först kopian i dess ställe
cause-project-there = det finns redan ett projekt i mappen
cause-not-empty = mappen är inte tom: där finns { $what }
cause-passphrase-short = lösenfrasen är för kort
cause-stopped = arbetet stoppades
cause-layout = sidorna gick inte att sätta
cause-pdf = pdf-filen skulle inte följa PDF/A-2a och PDF/UA-1
cause-docx = Wordfilen gick inte att skapa
cause-form = formuläret gick inte att skapa
cause-table = tabellen gick inte att skapa
cause-all-left-out = alla kommuner är bortvalda
cause-within = mappen ligger i kartläggningen själv
cause-too-many = det är för många filer
cause-table-kind = en fil av den sorten skrivs inte. Välj .xlsx eller .csv

fault-folder = mappen själv
fault-missing = finns inte
fault-unreadable = går inte att läsa
fault-not-a-file = det är en mapp eller länk där en fil väntades, eller tvärtom
fault-too-large = det är mer än Samsyn läser
fault-not-utf8 = tecknen är inte text i UTF-8
fault-syntax = filen är skadad eller av ett annat slag än väntat
fault-wrong-kind = filen är av fel sort
fault-newer-format = filen är skapad i en nyare version av Samsyn
fault-unknown-field = här står ett fält som inte finns
fault-missing-field = här saknas något som ska finnas
fault-value = värdet går inte att använda här
fault-bad-id = det är inget namn som Samsyn kan använda: små bokstäver, siffror och bindestreck
fault-duplicate-id = samma sak står här två gånger
fault-empty = här är tomt, och något ska stå
fault-reference = hänvisningen leder ingenstans
fault-bad-name = filen eller mappen har ett namn som inte går att använda
fault-conflict-copy = en kopia som en synkroniseringstjänst har lagt undan
fault-locked = filen är låst med en lösenfras eller ett lösenord
fault-wrong-passphrase = fel lösenfras, eller så är filen skadad
fault-damaged = filen är skadad: den är inte som när den låstes

wrong-no-register = tabellen är tom. Väntat: en rad med rubriker och en rad för varje kandidat
wrong-no-names = ingen kolumn har namnen. Väntat: en kolumn med rubriken Kommun eller Kommunkod
wrong-no-name = namnet saknas. Väntat: namnet på en kommun eller stadsdel
wrong-twice = samma kandidat står också på rad { $row }. Väntat: varje kandidat en gång
wrong-too-many = det är för många kandidater. Väntat: högst { $most }
wrong-same-column = kolumnen betyder samma sak som kolumn { $column }. Väntat: varje kolumn en gång
wrong-joint-without-code = en gemensam överenskommelse för en stad, men koden saknas som säger vilken stad
wrong-yes-or-no = svaret går inte att tyda. Väntat: ja eller nej
wrong-code = det är ingen kommunkod. Väntat: fyra siffror, till exempel 0114
wrong-source = det är ingen källa. Väntat: öppna jämförelser, pilotprojekt eller eget, med komma emellan
wrong-answer = det är inget svar. Väntat: inget svar, ingen överenskommelse eller överenskommelse
wrong-judgement = det är ingen bedömning. Väntat: ja, nej eller okänt
wrong-reason = det är inget skäl. Väntat: enbart Finsam, enbart nyanlända, annat eller inget tillvägagångssätt, inte individer eller för gammal
wrong-contact = det är ingen kontakt. Väntat: rader som ”2014-09-15 förfrågan: Enhetschef”
wrong-folder = det är inget mappnamn. Väntat: små bokstäver och siffror
wrong-no-header = ingen rubrikrad går att tyda. Väntat: Kommun eller Kommunkod, och någon av Invånare, Biståndsmottagare, Unga vuxna med ekonomiskt bistånd och Arbetslöshet
wrong-nobody = raden nämner ingen kommun. Väntat: ett namn eller en kommunkod
wrong-other-code = koden är en annan kommuns än den som raden nämner. Väntat: en kommun på varje rad
wrong-contradicts = talet är ett annat än på rad { $row } för samma år. Väntat: ett tal för varje år
wrong-year = det är inget årtal. Väntat: ett från { $from } till { $to }
wrong-no-year = årtalet saknas. Väntat: en kolumn År, ett år i rubriken eller ett som gäller hela filen
wrong-not-per-cent = det är ingen procentandel. Väntat: ett tal från 0 till 100
wrong-not-people = det är inget antal personer. Väntat: ett heltal, till exempel 28 400
wrong-per-cent = det är procent. Väntat: ett antal personer
wrong-number = det är inget tal. Väntat: ett som { $example }

## Vad ett arbete i bakgrunden gör.

job-save = att spara
job-open = att öppna ett projekt
job-create = att skapa ett projekt
job-passphrase = att byta lösenfras
job-pages = att sätta sidorna
job-spelling = att kontrollera stavningen
job-check = anonymitetskontrollen
job-export = att skapa en fil
job-view = att visa en fil
job-publish = att skapa publikationen
job-packages = arbetet med ett paket
job-table = arbetet med en tabell
job-guide = arbetet med guiden
job-import = att läsa in ett dokument
job-round = att skapa en omgång
job-replies = att läsa in svar
job-answers = arbetet med svaren
job-other = ett mindre arbete
