### Die Seiten ihrer Seite, der Papiere zwischen den Seiten und des Handbuchs.

pages-help = Hilfe
pages-mandate = Auftrag und Brief
pages-statement = Erklärung
pages-draft = Entwurf der Erklärung
pages-hers = Ihre Seite
pages-calm = Anfang
pages-topic = Thema
pages-step = Ihre Seite

## Das Handbuch

handbook-heading = Handbuch
handbook-lead = Jedes Kapitel braucht keine fünf Minuten. Aus der Aufzeichnung steht nichts darin.
handbook-part = { $code ->
    [begin] Für den Anfang
    [work] Die Arbeit
    [hers] Ihre Seite, und wie es endet
    [program] Was das Programm tut
   *[people] Für euch selbst, und zum Nachschlagen
}
handbook-sections = Auf dieser Seite
handbook-turn = Andere Kapitel
handbook-before = Davor:
handbook-next = Weiter:

## Was mehrere Seiten sagen

papers-by = von
papers-written-by = Aufgeschrieben von
papers-before-reading = Vor dem Lesen:
papers-whole = Der ganze Eintrag
apart-told = { $room ->
    [contact] Das liest nur die Kontaktgruppe.
    [bridge] Das liest nur der Raum beider Seiten.
   *[survivor] Das lesen nur sie und ihre Unterstützungsgruppe.
}
apart-mark = ○ steht bei dem, was beide Seiten noch nicht lesen; was sich darauf stützt, lässt sich nicht veröffentlichen.
apart-release = Gib es zuerst frei
apart-release-too = Gib es auch frei
apart-behind = Dann lesen es dort: { $room }. Was es nennt, bleibt dort unsichtbar:

## Auftrag und Brief

mandate-lead = Was von ihm gefordert ist, und was die Kontaktgruppe tun soll. Beides gehört ihrer Seite.
mandate-none = { $code ->
    [letter] Es gilt kein Brief.
   *[mandate] Es gilt kein Auftrag.
}
mandate-holds = Gilt.
mandate-ended = { $code ->
    [replaced] Ersetzt am { $date }.
   *[withdrawn] Zurückgenommen am { $date }.
}
mandate-before = Frühere Fassungen
mandate-alone = Auf einer eigenen Seite
mandate-changes = Was daran neu ist
mandate-changed = Was sich geändert hat
mandate-changed-how = Was wegfiel, ist durchgestrichen, was neu ist, unterstrichen. Was gleich blieb, steht hier nicht.
mandate-by-paragraphs = Hier hat sich so viel geändert, dass es absatzweise verglichen ist, nicht Wort für Wort.
mandate-changed-cut = Lange Stellen sind hier gekürzt, was gleich blieb ebenso wie was sich geändert hat. Ganz steht jede Fassung in ihrem Eintrag.
mandate-cut = Nicht alles davon steht hier.
mandate-older = Die Fassung vom
mandate-nothing-changed = Am Wortlaut nichts.
mandate-gone = weg:
mandate-new = neu:
mandate-whole = Das Ganze
mandate-text = In eigenen Worten
mandate-aims = Ziele
mandate-principles = Prinzipien
mandate-tasks = Aufgaben
mandate-rules = Regeln
mandate-new-only = nur solche, in die er später kommt
mandate-review = { $count ->
    [one] Nach 1 Tag wird er wieder angesehen.
   *[other] Nach { $count } Tagen wird er wieder angesehen.
}
mandate-retention = { $count ->
    [one] Nach dem Abschluss bleibt die Aufzeichnung noch 1 Monat.
   *[other] Nach dem Abschluss bleibt die Aufzeichnung noch { $count } Monate.
}

## Erklärung

statement-lead = Was die Gruppe darüber sagt, was aus den Forderungen wurde. Veröffentlicht wird sie nur, wenn sie genau diesen Worten zugestimmt hat.
statement-to-draft = Aus der Aufzeichnung entwerfen
statement-none = Noch ist keine Erklärung aufgeschrieben.
statement-for = Geschrieben
statement-words = Was darin steht
statement-decision = Beschlossen mit:
statement-bare = Stützt sich auf nichts. Etwas Bekanntes ohne Quelle lässt sich nicht veröffentlichen.
statement-lawyer = Bevor sie die Gruppe verlässt: Fragt anwaltlichen Rat, und prüft Namen und Orte.
statement-publish = Sie wurde veröffentlicht
statement-state = { $code ->
    [replaced] Ersetzt am { $date }
    [adopted] Von der Gruppe angenommen am { $date }
    [not_adopted] Von der Gruppe nicht angenommen, { $date }
    [decision_open] Die Gruppe hat noch nicht darüber beschlossen
    [no_consent] Sie wurde nicht gefragt, oder hat noch nicht geantwortet
    [taken_back] Sie hat ihre Zustimmung am { $date } zurückgenommen
    [consent] Sie hat am { $date } zugestimmt
    [refused] Sie hat nicht zugestimmt, { $date }
   *[published] Veröffentlicht am { $date }
}

## Ihre Seite

hers-lead = Was in ihrem Namen gesagt werden darf, was sie erfahren will, und was sie erfahren hat.
hers-pause = Pause
    .more = Die Gruppe hält still, bis du sie beendest. Einen Grund brauchst du nicht.
hers-end-pause = Die Pause beenden
hers-question = Die Verbindung fragen
    .more = Eine Frage an die Gruppe. Sie bleibt offen, bis jemand sie beantwortet hat.
hers-withdraw = Zurücknehmen
    .more = Worte, eine Zustimmung, einen Wunsch, den Auftrag, den Brief.
hers-consent = Zustimmen oder nicht
hers-words = Worte, die in ihrem Namen verwendet werden dürfen
hers-words-how = Anderes, was sie gesagt hat, wird nicht verwendet.
hers-no-words = Es sind keine Worte freigegeben.
hers-former = { $count ->
    [one] 1, das nicht mehr verwendet werden darf
   *[other] { $count }, die nicht mehr verwendet werden dürfen
}
hers-withdrawn-on = zurückgenommen am
hers-wishes = Was sie erfahren will
hers-no-wishes = Dazu ist noch nichts gesagt. Fragt ihre Seite.
hers-questions = Offene Fragen zwischen den Seiten
hers-question-to = an
hers-no-questions = Keine Frage ist offen.
hers-reports = Berichte
hers-no-reports = Noch gibt es keinen Bericht.
hers-consents = Wozu sie zugestimmt hat
hers-no-consents = Sie wurde um keine Zustimmung gebeten.
hers-conditions = Ihre Bedingungen:

## Die erste Seite für ihre Seite

calm-heading = Hier bestimmst du
calm-lead = Nichts auf dieser Seite geht von selbst auf. Du kannst alles an einem anderen Tag lesen, oder gar nicht.
calm-questions = Du wirst etwas gefragt
calm-questions-how = Es eilt nicht, solange dich niemand anruft. Antworten musst du nicht.
calm-statements = Eine Erklärung wartet auf dein Ja oder Nein
calm-statements-how = Ohne dein Ja zu genau diesen Worten wird sie nicht veröffentlicht. Sie wartet, solange du willst.
calm-statement-of = Die Erklärung vom
calm-reports = Berichte
calm-heard = Wovon du erfahren wolltest, das Neueste
calm-on-request = Nur, wenn du fragst
calm-on-request-how = Davon wolltest du nur erfahren, wenn du fragst. Etwas auszuwählen heißt fragen.
calm-folded = Alles ist zugeklappt. Das Neueste steht zuerst.
calm-nothing-on-it = Dazu ist nichts da, was du lesen kannst.
calm-further = Weiter
calm-to-hers = Freigegebene Worte, Wünsche, Zustimmungen
calm-to-work = Die Seite der Arbeit
calm-to-help = Das Kapitel im Handbuch, das für dich geschrieben ist

## Kleine Formulare

step-pause = Pause
    .lead = Von jetzt an schickt die Gruppe nichts und trifft niemanden, bis du die Pause beendest. Wer in Gefahr ist, dem wird trotzdem geholfen.
    .legend = Was soll stillhalten?
    .do = Jetzt Pause
step-pause-all = Alles
step-question = Die Verbindung fragen
    .lead = Deine Frage geht an die Gruppe. Die Person, die den Kontakt zu dir hält, bringt die Antwort.
    .legend = An wen?
    .do = Fragen
step-question-text = Deine Frage
step-question-empty = Schreib zuerst deine Frage. Es wurde noch nichts aufgeschrieben.
step-withdraw = Zurücknehmen
    .lead = Von heute an gilt es nicht mehr. Was schon verschickt oder gelesen wurde, lässt sich nicht zurückholen. Gelöscht wird dadurch nichts.
    .legend = Was nimmst du zurück?
    .do = Zurücknehmen
step-withdraw-none = Wähl aus, was du zurücknimmst. Es wurde noch nichts aufgeschrieben.
step-withdraw-nothing = Es gibt nichts, was gilt und sich zurücknehmen ließe.
step-withdraw-more = { $code ->
    [pause] Die Arbeit geht weiter.
    [clearance] Diese Worte werden nicht mehr verwendet.
    [consent] Was veröffentlicht ist, soll verschwinden, wo das noch geht.
    [boundary] Dann ist nicht mehr gesagt, was du davon erfahren willst.
    [mandate] Die Gruppe hört auf. Die Forderungen bleiben.
   *[letter] Seine Forderungen gelten dann nicht mehr.
}
step-consent = Diesen Worten zustimmen oder nicht
    .lead = Es geht um genau diese Worte. Du kannst Bedingungen stellen und die Zustimmung an jedem Tag zurücknehmen.
    .legend = Darf sie veröffentlicht werden?
    .do = Das ist meine Antwort
step-consent-choice = { $code ->
    [yes] Ja, in diesen Worten
   *[no] Nein
}
step-consent-none = Wähl Ja oder Nein. Es wurde noch nichts aufgeschrieben.
step-consent-nobody = In der Aufzeichnung steht noch nicht, wer die betroffene Person ist. Schreib sie zuerst auf. Es wurde nichts aufgeschrieben.
step-conditions = Bedingungen
    .hint = Zum Beispiel: nur auf Papier; nicht an diesen Kreis; nur bis zu einem bestimmten Tag. Kann leer bleiben.
step-text = Willst du etwas dazu sagen?
    .hint = Du musst nicht. Beide Seiten können es lesen.
step-not-hers = Diese Schritte sind Sache ihrer Seite. Hat sie dich gebeten, etwas weiterzugeben, schreib es mit dem passenden Formular auf; es steht als weitergegeben da, bis ihre Seite es bestätigt.
