### Die Seiten: ihre Namen, der Rahmen um sie, Öffnen, heute, Forderungen, Einstellungen.

direction = ltr
language-itself = Deutsch

## Welche Seiten es gibt. Nie ein Mensch, ein Prozess oder ein Kürzel darin: sie stehen im Titel des Browsers.

pages-welcome = Anfangen
pages-start = Einen Prozess beginnen
pages-unlock = Passphrase
pages-leave = Notizen
pages-trouble = Das ging nicht
pages-today = Heute
pages-demands = Forderungen
pages-demand = Forderung
pages-people = Menschen
pages-decisions = Entscheidungen
pages-entry = Eintrag
pages-settings = Einstellungen

pages-group-work = Die Arbeit
pages-group-sides = Die Gruppe und ihre Seite
pages-group-record = Die Aufzeichnung und dieses Programm

## Der Rahmen

pages-skip = Zur Seite
pages-ways = Alle Seiten
pages-help-here = Hilfe zu dieser Seite
pages-cover = Worte verdecken
pages-uncover = Worte zeigen
pages-lock = Abschließen
pages-leave-now = Schnell weg
pages-leave-key = Schließt alles ab und beendet das Programm. Zweimal die Escape-Taste tut dasselbe.
pages-to-begin = Zurück zum Anfang
pages-go-on = Weiter
pages-not-here = Unter dieser Adresse ist nichts, oder nichts mehr.
    .advice = Es wurde nichts geändert. Geh von einer der Seiten oben aus weiter.
pages-let-go = Diese Seite war die Antwort auf ein Formular und ist nicht mehr da: Seitdem wurde das Programm neu gestartet, etwas in der Aufzeichnung gelöscht, oder es kamen viele Formulare.
    .advice = Was aufgeschrieben wurde, steht in der Aufzeichnung, und was als Entwurf aufgehoben wurde, liegt unter Entwürfe; nichts wurde doppelt getan. Sieh zuerst dort nach. Was sonst in dem Formular stand, ist weg: Öffne es noch einmal.
pages-unread = Dieses Formular war nicht zu lesen: Es kam nicht ganz an, oder nicht als Formular dieser Seiten. Wenn eine Datei dabei war, kann es an ihrem Namen liegen: einem Zeichen darin, das man nicht sieht. Benenne die Datei dann um.
    .advice = Es wurde nichts geändert. Wenn dein Browser das Formular leer zeigt, nachdem du zurückgegangen bist, sieh unter Entwürfe nach: Was du schreibst, hebt sich dort alle 20 Sekunden selbst auf, wenn Skripte an sind.
pages-too-long = Das ist mehr, als diese Seiten auf einmal annehmen: Ein Text darf 8 Millionen Buchstaben haben, die Dateien eines Formulars zusammen 256 Megabyte.
    .advice = Es wurde nichts geändert. Wenn dein Browser das Formular leer zeigt, nachdem du zurückgegangen bist, sieh unter Entwürfe nach: Was du schreibst, hebt sich dort alle 20 Sekunden selbst auf, wenn Skripte an sind. Eine größere Datei kann auf der Kommandozeile aufgenommen werden.
pages-of-another = Dieses Formular gehört zu einer anderen Aufzeichnung als der, die inzwischen gewählt wurde. In diese wurde nichts davon eingetragen.
    .advice = Es bleibt im Arbeitsspeicher, bis du seine eigene Aufzeichnung wieder öffnest: Verschließ diese, wähl die andere und öffne sie. Dann geht es damit weiter.
pages-no-room = Die Aufzeichnung ist verschlossen, und es warten schon zu viele Formulare. Dieses wurde nicht aufgehoben.
    .advice = Öffne zuerst die Aufzeichnung: Dann geht es mit dem weiter, was wartet. Schick danach dieses Formular noch einmal, aus dem Tab, in dem es steht.
pages-fault = Ein Fehler dieses Programms. Die Aufzeichnung wurde verschlossen.
    .advice = Was vorher aufgeschrieben wurde, steht darin. Öffne sie wieder und sieh nach, ob schon da ist, was du gerade getan hast, bevor du es noch einmal tust.
pages-locked = Der Tresor ist verschlossen.
    .advice = Es ist nichts verloren. Öffne ihn mit der Passphrase und mach weiter.
pages-old-form = Dieses Formular stammt von vor dem letzten Start des Programms, oder es war sehr lange offen.
    .advice = Es wurde nichts aufgeschrieben. Öffne das Formular noch einmal von den Seiten oben aus; was als Entwurf aufgehoben wurde, liegt unter Entwürfe.
open-browser = Im Browser geöffnet. Wenn er nichts zeigt, öffne binnen zwei Minuten diese Adresse; sie gilt einmal: { $address }
open-address = Öffne binnen zwei Minuten diese Adresse; sie gilt einmal: { $address }
pages-left = Verschlossen. Du kannst diese Seite schließen.

## Öffnen

welcome-heading = Womit möchtest du anfangen?
welcome-lead = Dieses Programm läuft auf deinem eigenen Rechner. Was du schreibst, bleibt dort, verschlossen mit deiner Passphrase. Nichts wird verschickt, bevor du es sagst.
welcome-start = Einen Prozess beginnen
    .more = Für eine Gruppe, die anfängt, oder deren Notizen bisher woanders liegen.
welcome-demo = Die Vorführung ansehen
    .more = Ein erfundener Prozess über vier Jahre, zum Durchklicken. Nichts darin ist echt, und nichts, was du darin tust, hat Folgen.
welcome-handbook = Das Handbuch lesen
    .more = Was das ist und was nicht, die ersten Schritte, der erste Brief. Es ist auch offen, solange die Aufzeichnung verschlossen ist.
welcome-no-review = Niemand außerhalb des Projekts hat dieses Programm bisher geprüft. Das Handbuch sagt, was es versprechen kann und was nicht.
unlock-heading = Die Aufzeichnung ist verschlossen
unlock-passphrase = Passphrase
unlock-open = Öffnen
unlock-waits = { $count ->
    [one] Was du geschickt hast, während sie verschlossen war, ist noch da. Es wird aufgeschrieben, sobald du öffnest.
   *[other] { $count } Formulare, die kamen, während sie verschlossen war, sind noch da. Was geschickt wurde, wird aufgeschrieben, sobald du öffnest; woran gerade geschrieben wurde, wird als Entwurf aufgehoben.
}
unlock-drafts = { $count ->
    [one] Ein Formular, an dem gerade geschrieben wurde, ist noch da. Sobald du öffnest, wird es als Entwurf aufgehoben und wieder gezeigt.
   *[other] { $count } Formulare, an denen gerade geschrieben wurde, sind noch da. Sobald du öffnest, werden sie als Entwürfe aufgehoben.
}
pages-waited = Was gewartet hat
waited-lead = Diese Formulare kamen, während die Aufzeichnung verschlossen war. Das ist daraus geworden:
waited-done = getan
waited-draft = als Entwurf aufgehoben
waited-again = noch nicht eingetragen: ansehen
unlock-demo = Das ist die Vorführung. Ihre Passphrase schützt nichts: { $passphrase }
start-lead = Vier Fragen, dann kannst du den ersten Brief aufschreiben.
start-title = Wie nennt ihr diesen Prozess unter euch?
    .hint = Am besten ein Wort, das anderen nichts sagt.
start-name = Wie heißt du in dieser Gruppe?
    .hint = Ein Vorname oder ein Spitzname genügt.
start-side = Auf welcher Seite bist du?
start-side-contact = In der Kontaktgruppe: wir fordern Verantwortung von ihm ein
start-side-support = In der Unterstützungsgruppe: wir stehen ihr bei
start-side-survivor = Es ist mein eigener Prozess
start-passphrase = Passphrase
    .hint = Sechs oder mehr zufällige Wörter, die du dir merken kannst. Ohne sie bekommt niemand die Aufzeichnung zurück. Bewahre sie dort auf, wo der Rechner nicht ist.
start-again = Die Passphrase noch einmal
start-do = Beginnen
start-no-title = Sag, wie ihr diesen Prozess nennt. Es wurde noch nichts angelegt.
start-no-name = Sag, wie du in dieser Gruppe heißt. Es wurde noch nichts angelegt.
start-no-folder = Auf diesem Rechner ist kein Ordner dafür. Starte das Programm mit --vault und dem Ort einer Datei.

## Heute

today-new-since = Neu seit { $date }
today-new = Neu
today-new-by = { $who } ({ $count })
today-looked = Das habe ich gelesen
today-meetings = Die nächsten Treffen
today-no-meetings = Für die kommenden Tage ist kein Treffen aufgeschrieben.
today-tasks = Was bei dir liegt
today-no-tasks = Keine offene Aufgabe trägt deinen Namen.

## Forderungen

demand-asked = Was gefordert ist
demand-find = Eine Einschätzung aufschreiben
demand-findings = Wie die Gruppe es einschätzt
demand-next-look = Wird wieder angesehen am

## Einstellungen

settings-language = Sprache
settings-idle = Abschließen, wenn niemand etwas getan hat, nach
settings-minutes = { $count ->
    [one] 1 Minute
   *[other] { $count } Minuten
}
settings-kept = Beides bleibt in dieser Aufzeichnung, wo es niemand ohne ihre Passphrase liest.
settings-do = So lassen

## Eintrag

entry-by = Aufgeschrieben von
entry-files = Dateien
entry-around = Was sich darauf bezieht

## Menschen

people-since = { $state } seit { $date }
people-nobody = Das trägt niemand
people-handovers = Angeboten und noch nicht übernommen
people-carries-nothing = Trägt nichts, was offen ist.

## Entscheidungen

decisions-open = Offen
decisions-ended = Beendet
