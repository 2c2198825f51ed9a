### Was die Befehlszeile sagt.

## Hilfe

help-usage = Aufruf
help-heading = { $code ->
    [verbs] Befehle
    [places] Angaben
   *[options] Schalter
}
value-name = { $code ->
    [verb] BEFEHL
    [file] DATEI
    [lang] SPRACHE
    [text] TEXT
    [ref] KÜRZEL
    [day] TAG
    [ledger] NAME
    [rooms] RÄUME
    [room] RAUM
    [script] DATEI.jsonl
    [shell] SHELL
    [words] WÖRTER
    [name] NAME
    [number] N
    [handle] ZEICHEN
    [person] PERSON
    [side] SEITE
    [device] GERÄT
    [code] CODE
    [url] URL
    [reason] GRUND
    [process] NUMMER
    [shares] T/N
    [type] ART
    [field] feld
   *[value] WERT
}
help-answerable = Das Büro einer Kontaktgruppe: verwahrt verschlüsselt, was sie aufschreibt, und zeigt, was sich daraus ergibt.
    .vault = Der Tresor; sonst sagt ANSWERABLE_VAULT, welcher
    .passphrase-file = Die Passphrase aus der ersten Zeile dieser Datei lesen
    .lang = en oder de; sonst entscheidet LANG
    .json = Listen als JSON
    .version = Die Version zeigen
    .help = Diese Hilfe zeigen
    .yes = Vorab ja sagen, für Skripte
help-open = Die Seiten in einem Browser auf diesem Rechner öffnen; dasselbe wie ganz ohne Verb.
    .no-browser = Keinen Browser öffnen, nur die Adresse sagen
    .at = Die Aufzeichnung an diesem Tag ansehen statt heute
help-new = Einen Tresor mit einem Prozess anlegen.
    .title = Wie die Gruppe den Prozess nennt
    .me = Das Kürzel der Person, die hier schreibt; sie selbst kann später dazukommen
    .side = Auf welcher Seite du anfängst: survivor, support_group oder contact_group; ohne Angabe allein, mit allen Räumen
help-add = Einen weiteren Eintrag aufschreiben. Mit Feldern, oder ganz ohne: Dann wird gefragt.
    .attach = Eine Datei, die dazugehört; auch mehrmals
help-attention = Zeigen, was jetzt jemanden braucht.
    .at = Stand dieses Tages; ohne Angabe heute
    .all = Alles, nicht nur die ersten sieben
help-ledger = Zeigen, was sich aus der Aufzeichnung ergibt: alles, oder eines davon.
    .name = demands, disclosures, replies, meetings, agreements, claims, stances, patterns, members oder attention
    .at = Stand dieses Tages; ohne Angabe heute
    .script = Direkt aus einem Skript, ohne Tresor
    .rooms = So, wie es jemand sieht, die oder der nur diese Räume öffnen kann, etwa bridge,contact
help-show = Einen Eintrag in einfachen Worten zeigen, mit allem, was dazugehört.
    .ref = Der Eintrag
    .attachment = Diese Anlage herausnehmen
    .to = Wohin mit der Anlage
help-timeline = Den ganzen Verlauf auf einen Blick zeigen.
    .svg = Als Bild in diese Datei schreiben
    .at = Stand dieses Tages; ohne Angabe heute
help-search = Die Einträge finden, in denen alle diese Wörter stehen.
    .words = Die Wörter
    .all = Alles, was sich findet, nicht nur die letzten fünfzig
help-statement = Die Abschlusserklärung entwerfen.
    .markdown = Als Markdown; in diese Datei, wenn eine genannt ist
    .html = Als Seite; in diese Datei, wenn eine genannt ist
    .at = Stand dieses Tages; ohne Angabe heute
help-draft = Sie aus der Aufzeichnung entwerfen, als Text, wenn nichts anderes gewünscht ist.
help-import = Ein Skript aufnehmen, ganz oder gar nicht, in einen Tresor, der nur seinen Prozess hat.
    .file = Das Skript; - für die Standardeingabe
help-check = Prüfen, ob ein Skript die Regeln einhält, ohne Tresor.
    .file = Das Skript; - für die Standardeingabe
help-export = Die Aufzeichnung als Skript herausgeben, unverschlüsselt.
    .dir = In diesen neuen oder leeren Ordner, mit den Anlagen; sonst wird nur das Skript ausgegeben
    .room = Nur, was in diesem Raum liegt oder für ihn freigegeben ist, zum Lesen
help-verify = Den ganzen Tresor lesen und nachsehen, ob er ist, was geschrieben wurde.
help-passphrase = Die Passphrase ändern.
    .new-passphrase-file = Die neue Passphrase aus der ersten Zeile dieser Datei lesen
    .paper-key = Wenn die alte vergessen ist: mit den Wörtern des Papierschlüssels, der in diesem Tresor gemacht wurde
help-backup = Eine Sicherung schreiben: eine Datei, mit der Passphrase verschlüsselt.
    .file = Die Datei, die geschrieben wird
help-restore = Aus einer Sicherung einen Tresor machen, an dem Ort, den --vault nennt.
    .file = Die Sicherung
help-demo = Einen erfundenen Prozess von vier Jahren anlegen und ansehen.
    .dir = In diesem Ordner behalten; sonst in einem neuen, vorläufigen
    .entries = Auf so viele Einträge wachsen lassen, als Last
    .members = Als Gruppe: so viele Tresore, 3 bis 7, die sich über einen Ordner austauschen
help-schema = Das JSON-Schema einer Zeile ausgeben.
help-completions = Ausgeben, was eine Shell ergänzen kann.
    .shell = bash, zsh, fish, elvish oder powershell
help-man = Die Handbuchseite ausgeben, oder die aller Befehle schreiben.
    .dir = In diesen Ordner schreiben
help-help = Zeigen, was das Programm oder einer seiner Befehle tut.
    .verb = Der Befehl

## Eine Befehlszeile, die nicht zu verstehen ist

usage-help = `answerable help` zeigt, was es gibt; `answerable help BEFEHL`, wie es geht.
usage-no-verb = Da steht kein Befehl, also gibt es nichts zu tun.
usage-no-such-verb = Diesen Befehl gibt es nicht.
usage-no-such-verb-near = { $near ->
    [None] Diesen Befehl gibt es nicht.
   *[other] Diesen Befehl gibt es nicht; vielleicht { $near }.
} { $option ->
    [None] {""}
   *[other] ({ $option })
}
usage-unknown-argument = { $option ->
    [None] Da steht eine Angabe zu viel.
   *[other] { $option } gibt es hier nicht.
} { $near ->
    [None] {""}
   *[other] Vielleicht { $near }.
}
usage-missing = { $option ->
    [None] Etwas fehlt.
   *[other] { $option } fehlt.
} { $near ->
    [None] {""}
   *[other] Vielleicht { $near }.
}
usage-invalid = { $option ->
    [None] Dieser Wert kann hier nicht stehen.
   *[other] Bei { $option } kann dieser Wert nicht stehen.
} { $near ->
    [None] {""}
   *[other] Vielleicht { $near }.
}
usage-conflict = { $option ->
    [None] Diese Schalter gehen nicht zusammen.
   *[other] { $option } geht nicht mit einem anderen Schalter zusammen, oder steht doppelt da.
} { $near ->
    [None] {""}
   *[other] Vielleicht { $near }.
}
usage-no-value = { $option ->
    [None] Ein Wert fehlt.
   *[other] { $option } braucht einen Wert.
} { $near ->
    [None] {""}
   *[other] Vielleicht { $near }.
}
usage-other = { $option ->
    [None] Diese Befehlszeile ist nicht zu verstehen.
   *[other] Diese Befehlszeile ist nicht zu verstehen, bei { $option }.
} { $near ->
    [None] {""}
   *[other] Vielleicht { $near }.
}
usage-allowed = Möglich sind: { $allowed }.
usage-language = Das Programm spricht Englisch (en) und Deutsch (de).
usage-no-vault = Welcher Tresor? Nenne ihn mit --vault DATEI, oder setze ANSWERABLE_VAULT.
usage-title-blank = Der Titel ist leer. Gib dem Prozess einen Namen, den die Gruppe kennt.
usage-stray-value = Da steht etwas, das zu keinem Feld gehört. Ein Feld schreibt sich --feld WERT; ein Wert aus mehreren Wörtern gehört in Anführungszeichen.
usage-field-without-value = Ein Feld hat keinen Wert. Wenn der Wert selbst mit -- beginnt, schreib --feld=WERT.
usage-not-utf8 = Etwas auf der Befehlszeile ist nicht UTF-8.

## Passphrasen

passphrase-prompt = Passphrase:
passphrase-prompt-new = Neue Passphrase:
passphrase-prompt-again = Noch einmal dieselbe:
passphrase-advice = Nimm sechs oder mehr zufällige Wörter. Wer an die Dateien kommt, kann jahrelang weiterraten; und ohne die Passphrase kommt niemand mehr hinein, auch du nicht.
passphrase-short = Das { $count ->
    [one] ist 1 Zeichen
   *[other] sind { $count } Zeichen
}: kurz genug, um erraten zu werden. Das entscheidest du; länger ist sicherer.
passphrase-differs = Das war nicht zweimal dasselbe. Es wurde nichts geändert; versuch es noch einmal.
passphrase-file-unreadable = Die Datei mit der Passphrase lässt sich nicht lesen. Es wurde nichts geändert; sieh nach, ob der Pfad hinter --passphrase-file stimmt.
passphrase-no-terminal = Es gibt kein Terminal, um nach der Passphrase zu fragen. Der Tresor bleibt zu; nenne eine Datei mit --passphrase-file.
passphrase-empty = Eine Passphrase kann nicht leer sein, und nicht länger als eine Seite. Es wurde nichts geändert.
passphrase-done = Ab jetzt öffnet die neue Passphrase diesen Tresor. Ältere Sicherungen gehen weiter mit der alten auf.

## Was getan wurde

new-done = Der Tresor ist angelegt: { $path }
new-keep = Daneben liegt { $path }.key und gehört dazu: Bewahre beide zusammen auf.
new-next = Weiter geht es mit `answerable add person`, für jede und jeden von euch und für ihn. Namen sind Pseudonyme.
new-next-me = Weiter geht es mit `answerable add person --ref { $me } --name NAME --side { $side }`. Namen sind Pseudonyme.
new-next-group = Als Gruppe: `answerable depot add URL` sagt, worüber ihr euch austauscht; danach `answerable invite`.
import-done = Aufgenommen: { $entries ->
    [one] 1 Eintrag
   *[other] { $entries } Einträge
}, { $attachments ->
    [0] keine Anlage
    [one] 1 Anlage
   *[other] { $attachments } Anlagen
}.
import-erased = { $count ->
    [one] Von 1 Eintrag sagt das Skript, dass er gelöscht wurde; nur sein Rest wurde aufgenommen.
   *[other] Von { $count } Einträgen sagt das Skript, dass sie gelöscht wurden; nur ihre Reste wurden aufgenommen.
}
flags-counted = { $count ->
    [one] Bei 1 Eintrag steht ein Hinweis: Es ist geschehen, und jemand sollte wissen, warum.
   *[other] Bei Einträgen stehen { $count } Hinweise: Es ist geschehen, und jemand sollte wissen, warum.
}
flag = Hinweis: { $code ->
    [too_soon] früher nach dem letzten Kontakt, als der Auftrag es will
    [excluded_channel] auf einem Weg, den der Auftrag ausschließt
    [words_not_cleared] mit Worten von ihr, die nicht freigegeben waren oder es nicht mehr sind
    [words_for_others] mit Worten von ihr, die für andere freigegeben sind
    [breaks_rule] gegen eine Regel: jemand wusste etwas noch nicht oder hielt sich nicht daran
   *[during_pause] während ihre Seite um eine Pause gebeten hatte
} { $ref ->
    [None] {""}
   *[other] (siehe { $ref })
}
check-done = { $count ->
    [one] 1 Zeile; sie hält die Regeln ein.
   *[other] { $count } Zeilen; sie halten die Regeln ein.
}
export-done = Herausgegeben: { $entries ->
    [one] 1 Eintrag
   *[other] { $entries } Einträge
}, { $attachments ->
    [0] keine Anlage
    [one] 1 Anlage
   *[other] { $attachments } Anlagen
}, in { $path }
export-open = Das ist nicht verschlüsselt: Wer den Ordner öffnet, kann es lesen.
export-for-reading = Es ist ein einzelner Raum, zum Lesen; wieder aufnehmen lässt er sich nicht.
export-left-out = { $count ->
    [one] 1 Anlage blieb weg; --dir nimmt sie mit.
   *[other] { $count } Anlagen blieben weg; --dir nimmt sie mit.
}
export-not-here = { $count ->
    [one] 1 Anlage ist noch nicht hier und blieb weg. Gib nach einem Abgleich noch einmal aus, in einen anderen Ordner.
   *[other] { $count } Anlagen sind noch nicht hier und blieben weg. Gib nach einem Abgleich noch einmal aus, in einen anderen Ordner.
}
export-clashing = { $count ->
    [one] 1 Anlage blieb weg, weil eine andere Datei ihren Namen hat. `answerable show REF --attachment NAME --to DATEI` nimmt sie heraus.
   *[other] { $count } Anlagen blieben weg, weil andere Dateien ihre Namen haben. `answerable show REF --attachment NAME --to DATEI` nimmt eine heraus.
}
verify-read = { $count ->
    [one] 1 Eintrag gelesen,
   *[other] { $count } Einträge gelesen,
} { $erased ->
    [0] keiner davon gelöscht.
   *[other] davon { $erased } gelöscht.
}
verify-broken = { $count ->
    [one] 1 Regel ist nicht eingehalten. Der Eintrag bleibt und zählt; jemand sollte ihn ansehen.
   *[other] { $count } Regeln sind nicht eingehalten. Die Einträge bleiben und zählen; jemand sollte sie ansehen.
}
verify-pages = { $count ->
    [one] 1 Seite ist nicht, was geschrieben wurde.
   *[other] { $count } Seiten sind nicht, was geschrieben wurde.
}
verify-structure = { $count ->
    [one] Im Aufbau ist 1 Fehler.
   *[other] Im Aufbau sind { $count } Fehler.
}
verify-attachments = { $count ->
    [one] 1 Anlage ist beschädigt.
   *[other] { $count } Anlagen sind beschädigt.
}
verify-search = Das Suchverzeichnis passt nicht zu den Einträgen.
verify-fold = Was zum schnelleren Rechnen gespeichert ist, passt nicht zu den Einträgen.
verify-whole = Der Tresor ist heil: Er ist, was geschrieben wurde.
verify-damaged = Der Tresor ist beschädigt. Lass seine Dateien, wie sie sind, und stelle eine Sicherung unter anderem Namen wieder her.
backup-done = Die Sicherung ist geschrieben: { $path } - sie geht mit der heutigen Passphrase auf. Bewahre sie nicht beim Rechner auf.
restore-done = Der Tresor ist wiederhergestellt: { $path } - er geht mit der Passphrase vom Tag der Sicherung auf.
file-written = Geschrieben, unverschlüsselt: { $path }
man-done = { $count ->
    [one] 1 Seite ist geschrieben
   *[other] { $count } Seiten sind geschrieben
}, in { $path }
search-folded = Vor dem Lesen: { $note }
search-nothing = In keinem Eintrag stehen alle diese Wörter.
search-more = Das sind die letzten { $count }; es gibt mehr. --all zeigt sie.
attention-more = { $count ->
    [one] 1 weiteres: --all
   *[other] { $count } weitere: --all
}
size-kib = { $count } KiB

## Ein Eintrag

show-room = Raum: { $room }
show-recorded = Aufgeschrieben am { $date }
show-recorded-by = Aufgeschrieben am { $date } von { $by }
show-erased = Gelöscht: Was dort stand, ist vernichtet; dass es da war, bleibt.
show-erased-by = Gelöscht am { $date }: { $reason } ({ $ref })
show-before = Vor der Berichtigung:
show-was-not-there = (war nicht da)
show-taken-out = (herausgenommen)
show-attachments = Anlagen:
show-not-here = (noch nicht hier)
show-pointed-at = Einträge, die darauf zeigen:

## Aufschreiben

add-group = { $code ->
    [founding] Gründung
    [work] Die Arbeit
    [judgement] Urteilen
   *[housekeeping] Ordnung halten
}
add-how = `answerable add ART --feld WERT …` schreibt etwas auf; `answerable add ART` fragt; `answerable add ART --help` zeigt die Felder.
add-required = Nötig:
add-optional = Möglich:
add-always = Außerdem: --on TAG, so genau wie bekannt (ohne Angabe heute); --ref KÜRZEL (ohne Angabe ausgedacht); --attach DATEI.
add-done = Aufgeschrieben: { $ref }
add-erased = Endgültig gelöscht: { $refs }. Alte Sicherungen, und was andere haben, erreicht das nicht.
fault-typed = { $field }: { $what } - { $mend }
faults-nothing-taken = { $count ->
    [one] 1 Fehler. Es wurde nichts aufgenommen.
   *[other] { $count } Fehler. Es wurde nichts aufgenommen.
}
faults-more = { $count ->
    [one] 1 weiterer steht nicht in der Liste.
   *[other] { $count } weitere stehen nicht in der Liste.
}
form = { $code ->
    [text] ein Text
    [texts] ein Text; für jeden weiteren noch einmal angeben
    [flag] true oder false
    [count] eine ganze Zahl
    [word] { $list }
    [words] { $list }; mehrere mit Kommas
    [when] 2016, 2016-03, 2016-03-04 oder 2016-03-04T18:00+01:00
    [day] ein ganzer Tag, etwa 2016-03-04
    [moment] Tag und Zeit, etwa 2016-03-04T18:00+01:00
    [ref] { $list ->
        [None] das Kürzel eines Eintrags
       *[other] das Kürzel von: { $list }
    }
    [refs] { $list ->
        [None] Kürzel von Einträgen, mit Kommas
       *[other] Kürzel, mit Kommas, von: { $list }
    }
    [who] perpetrator, contact_group, support_group, survivor, oder das Kürzel einer Person oder eines Umfelds
    [about] eine Forderung (D1), ein Kriterium (D1.a) oder ein Kürzel
    [demand] eine Forderung, etwa D1
    [bears] Forderungen und Kriterien, mit Kommas: D1,D2.a
    [task] eine Aufgabe aus dem Auftrag, mit ihrem Zeichen
    [demand_id] Großbuchstaben und Ziffern, etwa D1
    [criterion_id] das Zeichen der Forderung, ein Punkt, Kleinbuchstaben und Ziffern: D1.a
    [paths] Dateien
    [part] JSON, oder Feld für Feld: { $list }
    [parts] JSON, je ein Objekt: { $list }
   *[set] --set.FELD WERT, oder JSON; null nimmt ein Feld heraus
}

## Fragen

ask-begin = { $type }: Feld für Feld. Die Eingabetaste überspringt, was fehlen darf; ? erklärt.
ask-on = Wann war es? (Eingabetaste: heute)
ask-on-explained = So genau wie bekannt: 2016, 2016-03, 2016-03-04 oder 2016-03-04 18:00; auch „heute“ und „gestern“ gehen.
ask-optional = Sonst noch etwas? Die Eingabetaste überspringt.
ask-more = Mehr, etwa Quellen, Themen, Anlagen? (ja/nein; Eingabetaste: nein)
ask-must = { $question }
ask-may = { $question } (Eingabetaste: überspringen)
ask-needed = Das wird gebraucht; ? erklärt es. Mit Strg-C brichst du ab, und nichts wird aufgeschrieben.
ask-not-understood = Das kann hier nicht stehen.
ask-dont-know = weiß nicht | ich weiß nicht | weiß ich nicht | unbekannt | nicht bekannt
ask-yes = j | ja | y | yes | true
ask-no = n | nein | no | false
ask-yes-or-no = Bitte antworte mit ja oder nein.
ask-choose = Wähle mit der Zahl oder mit dem Wort.
ask-choose-several = Wähle mit Zahlen oder Wörtern, mit Kommas.
ask-another = { $code ->
    [demands] Noch eine Forderung?
    [criteria] Ein Kriterium: Woran zeigt sich, dass die Forderung erfüllt ist?
    [paragraphs] Noch ein Absatz?
   *[tasks] Noch eine Aufgabe?
} (ja/nein; Eingabetaste: nein)
ask-part = { $code ->
    [demands] Forderung
    [criteria] Kriterium
    [paragraphs] Absatz
   *[tasks] Aufgabe
} { $number }
ask-one-a-line = Eins pro Zeile; eine leere Zeile beendet.
ask-text-ends = Es können mehrere Zeilen sein; eine leere Zeile beendet.
ask-set = Welches Feld wird berichtigt? Eins von: { $fields } (Eingabetaste: das war alles)
ask-set-nothing = Was soll dort stehen? Die Eingabetaste allein nimmt das Feld heraus.
ask-attachments = Dateien, die dazugehören: ein Pfad pro Zeile; eine leere Zeile beendet.
ask-no-such-file = Diese Datei gibt es nicht.
ask-write = So aufschreiben? (ja/nein; Eingabetaste: nein)
ask-nothing-written = Es wurde nichts aufgeschrieben.

## Die Vorführung

demo-begin = Ein erfundener Prozess von vier Jahren: fünf Kontaktpersonen in fünf Städten, eine Unterstützungsgruppe, ein Mann. Nichts davon stammt aus einem wirklichen Fall. Die Texte darin sind englisch.
demo-lies = Das Ganze, { $entries } Einträge, liegt in { $path }
demo-file-vault = der Tresor, mit seinem Schlüssel daneben
demo-file-passphrase = seine Passphrase, die hier nichts schützt
demo-file-picture = die vier Jahre als Bild
demo-file-statement = ein Entwurf der Abschlusserklärung
demo-next = Zum Weitermachen: ein einzelner Eintrag
demo-members-begin = Derselbe erfundene Prozess, wie eine Gruppe ihn hat: Alder schrieb allein und hat ihn eröffnet, Juniper aus der Unterstützungsgruppe übernahm ihren Raum, und mit ihr kamen { $count } dazu, alle eingeladen und hereingelassen von denen, die schon da waren. Das geschieht jetzt, mit allen Schlüsseln, und dauert einige Sekunden. Die Texte darin sind englisch.
demo-members-lie = Alle Tresore, jeder mit seinem Schlüssel daneben, liegen in { $path }
demo-members-vault = { $who }, { $side }: { $count ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
}{ $late ->
    [yes] {" "}- nicht auf dem Stand
   *[no] {""}
}
demo-file-depot = der Ordner, über den sie sich austauschen und in dem nichts zu lesen ist
demo-file-passphrases = die Passphrase von allen, die hier nichts schützt
demo-members-next-sync = { $who } hat sich zwei Wochen lang nicht abgeglichen. So kommt, was die anderen geschrieben haben:
demo-members-next-members = Wer in welchem Raum ist, und bis wann von allen alles da ist:
demo-members-next-hers = Eine Notiz in ihrem eigenen Raum, den nur ihre Seite hat. { $who } kann sie lesen:
demo-members-next-not-hers = Für { $who } aus der Kontaktgruppe gibt es sie nicht:
demo-members-next-invite = Um noch jemanden hereinzulassen, macht { $who } einen Code. Darauf antwortet `answerable join CODE`, in einem eigenen Tresor:

## Wörter des Formats

field = { $code ->
    [type] Art
    [ref] Kürzel
    [on] wann
    [by] aufgeschrieben von
    [room] Raum
    [erased] gelöscht
    [format] Format
    [title] Titel
    [languages] Sprachen
    [wording] Worte dieser Gruppe
    [name] Name
    [side] Seite
    [place] Ort
    [addresses] Adressen
    [person] Person
    [change] was sich geändert hat
    [roles] Rollen
    [demands] Forderungen
    [replaces] ersetzt
    [id] Zeichen
    [kind] Sorte
    [surrounding_kinds] Sorten von Umfeld
    [new_only] nur neue
    [criteria] Kriterien
    [aims] Ziele
    [principles] Prinzipien
    [tasks] Aufgaben
    [letter] Brief
    [contact_rules] Regeln für Kontakte
    [review_every_days] alle so viele Tage neu ansehen
    [urgent_override] Dringendes wird immer gesagt
    [retention_months] Monate, die es nach dem Abschluss bleibt
    [reply_within_days] Tage für eine Antwort
    [min_days_between] Tage zwischen Kontakten
    [channels] erlaubte Wege
    [mandate] Auftrag
    [persons] Personen
    [from] von
    [to] an
    [audience] für wen
    [topic] Thema
    [wish] was sie hören will
    [about] worum es geht
    [of] welcher Eintrag
    [since] seit
    [until] bis
    [surrounding] Umfeld
    [overlaps] auch ihres
    [stance] Haltung
    [with] mit
    [direction] Richtung
    [channel] Weg
    [subject] Betreff
    [expects_reply] Antwort erbeten
    [reply_by] Antwort bis
    [answers] antwortet auf
    [delivery] Zustellung
    [at] Tag und Zeit
    [demand] Forderung
    [due] fällig
    [standing] gilt fortwährend
    [concession] was die Gruppe dafür aufgab
    [speaker] wer es sagte
    [claim] Behauptung
    [finding] Einschätzung
    [told_by] informiert von
    [status] Stand
    [provider] bei wem oder wo
    [survivor_perspective] sieht es aus ihrer Sicht
    [surroundings] Umfelder
    [endangered] wer in Gefahr sein könnte
    [urgent] dringend
    [assignee] wer es macht
    [mandate_task] Aufgabe aus dem Auftrag
    [result] Ausgang
    [moved_to] verschoben auf
    [question] Frage
    [rule] wie beschlossen wird
    [quorum] nötige Positionen
    [may_block] Blockieren ist möglich
    [decision] Beschluss
    [review_on] neu ansehen am
    [covers_from] reicht von
    [covers_to] reicht bis
    [paragraphs] Absätze
    [given] gegeben
    [conditions] Bedingungen
    [statement] Erklärung
    [how] wie
    [reason] Grund
    [demands_stand] die Forderungen bleiben
    [set] setzt neu
    [to_room] in den Raum
    [survivor] betroffene Person
    [perpetrator] Täter
    [support_group] Unterstützungsgruppe
    [contact_group] Kontaktgruppe
    [bears_on] sagt etwas über
    [speaks] spricht
    [basis] woher es stammt
    [cites] stützt sich auf
    [topics] Themen
    [content_note] vor dem Lesen zu wissen
    [attachments] Anlagen
    [unaware_of] aufgeschrieben ohne Kenntnis von
   *[text] Text
}
ask = { $code ->
    [name] Welcher Name? Besser ein Pseudonym als ein echter.
    [side] Auf welcher Seite?
    [place] Wo?
    [addresses] Von welchen Adressen schreibt er?
    [person] Wer?
    [change] Was hat sich geändert?
    [roles] Welche Rollen?
    [demands] Was fordert der Brief? Eine Forderung nach der anderen.
    [replaces] Was ersetzt es?
    [id] Ein kurzes Zeichen, auf das andere zeigen.
    [title] In wenigen Worten?
    [kind] Von welcher Sorte?
    [surrounding_kinds] Nur gegenüber manchen Umfeldern? Welchen?
    [new_only] Nur gegenüber neuen?
    [criteria] Woran zeigt sich, dass sie erfüllt ist? Ein Kriterium nach dem anderen.
    [aims] Was soll die Gruppe erreichen?
    [principles] Woran hält sie sich?
    [tasks] Welche Aufgaben?
    [letter] Geht es um den offenen Brief?
    [contact_rules] Wie soll der Kontakt mit ihm laufen?
    [review_every_days] Nach wie vielen Tagen wird es neu angesehen?
    [urgent_override] Wird eine dringende Sorge immer gesagt, auch gegen die Grenzen?
    [retention_months] Wie viele Monate nach dem Abschluss bleibt die Aufzeichnung?
    [reply_within_days] In wie vielen Tagen wird eine Antwort erwartet?
    [min_days_between] Wie viele Tage mindestens zwischen zwei Kontakten?
    [channels] Auf welchen Wegen darf Kontakt sein?
    [mandate] Welcher Auftrag?
    [persons] Wer?
    [from] Von wem?
    [to] An wen, oder wozu?
    [audience] Für wen?
    [topic] Welches Thema?
    [wish] Was will sie davon hören?
    [about] Worum geht es?
    [of] Welcher Eintrag ist gemeint?
    [since] Seit wann?
    [until] Bis wann?
    [surrounding] Welches Umfeld?
    [overlaps] Ist es auch ihres?
    [stance] Welche Haltung?
    [with] Mit wem?
    [direction] Von der Gruppe, oder an sie?
    [channel] Auf welchem Weg?
    [subject] Was ist der Betreff?
    [expects_reply] Wird um Antwort gebeten?
    [reply_by] Bis zu welchem Tag?
    [answers] Auf welche Kontakte antwortet es?
    [delivery] Ist es angekommen?
    [at] An welchem Tag, um wie viel Uhr?
    [demand] Welche Forderung?
    [due] Bis zu welchem Tag?
    [standing] Gilt es fortwährend, ohne Frist?
    [concession] Was hat die Gruppe dafür aufgegeben?
    [speaker] Wer hat es gesagt?
    [claim] Welche Behauptung?
    [finding] Was kam heraus?
    [told_by] Wer hat es ihnen gesagt?
    [status] Wie ist der Stand?
    [provider] Bei wem, oder wo?
    [survivor_perspective] Sieht er es aus ihrer Sicht?
    [surroundings] Welche Umfelder?
    [endangered] Wer könnte in Gefahr sein?
    [urgent] Ist es dringend?
    [assignee] Wer macht es?
    [mandate_task] Welche Aufgabe aus dem Auftrag ist es?
    [result] Wie ging es aus?
    [moved_to] Auf welches Treffen wurde es verschoben?
    [question] Was ist zu beschließen?
    [rule] Wie wird beschlossen?
    [quorum] Wie viele Positionen sind nötig?
    [may_block] Darf jemand blockieren?
    [decision] Welcher Beschluss?
    [review_on] An welchem Tag sieht die Gruppe es neu an?
    [covers_from] Ab wann reicht es?
    [covers_to] Bis wann reicht es?
    [paragraphs] Was steht darin? Ein Absatz nach dem anderen.
    [given] Hat sie zugestimmt?
    [conditions] Unter welchen Bedingungen?
    [statement] Welche Erklärung?
    [how] Wie?
    [reason] Warum?
    [demands_stand] Bleiben die Forderungen bestehen?
    [to_room] In welchen Raum?
    [bears_on] Über welche Forderungen oder Kriterien sagt es etwas?
    [speaks] Spricht es dafür oder dagegen?
    [basis] Woher stammt es?
    [cites] Auf welche Einträge stützt es sich?
    [topics] Welche Themen? So, wie ihre Grenzen sie nennen.
    [content_note] Was sollte jemand vor dem Lesen wissen?
    [part_text] Mit welchen Worten?
   *[text] In Worten, so als läse er oder ein Gericht mit?
}
word-room = { $code ->
    [bridge] beide Seiten
    [contact] die Kontaktgruppe
   *[survivor] sie und ihre Unterstützungsgruppe
}
word-side = { $code ->
    [survivor] betroffene Person
    [support_group] Unterstützungsgruppe
    [contact_group] Kontaktgruppe
    [perpetrator] Täter
   *[bystander] jemand anderes
}
word-change = { $code ->
    [joined] dazugekommen
    [resting] ruht
    [returned] wieder da
   *[left] ausgeschieden
}
word-role = { $code ->
    [liaison] Verbindung zu ihrer Seite
    [spokesperson] schreibt ihm
   *[coordinator] Koordination
}
word-demand-kind = { $code ->
    [once] einmal getan ist getan
    [standing] gilt fortwährend
   *[each_surrounding] gegenüber jedem Umfeld
}
word-criterion-kind = { $code ->
    [plain] nach dem, was dazu aufgezeichnet ist
    [informed] danach, ob er jedes Umfeld informiert hat
   *[letter_passed_on] danach, ob er den Brief weitergegeben hat
}
word-surrounding-kind = { $code ->
    [political_group] politische Gruppe
    [partner] Partnerschaft
    [friends] Freundeskreis
    [work] Arbeit
    [housing] wo er wohnt
    [network] weiteres Netzwerk
   *[other] ein anderes
}
word-direction = { $code ->
    [to] von der Gruppe
   *[from] an die Gruppe
}
word-delivery = { $code ->
    [delivered] angekommen
    [undeliverable] zurückgekommen
   *[unknown] nicht bekannt
}
word-audience = { $code ->
    [perpetrator] für ihn
    [surroundings] für die Umfelder
   *[public] für alle
}
word-wish = { $code ->
    [tell] ihr sagen
    [on_request] nur, wenn sie fragt
   *[never] gar nicht
}
word-speaks = { $code ->
    [for] dafür
    [against] dagegen
   *[neutral] weder noch
}
word-check-finding = { $code ->
    [confirmed] es ist so
    [contradicted] es ist nicht so
   *[unverifiable] lässt sich nicht sagen
}
word-told-by = { $code ->
    [perpetrator] er selbst
    [contact_group] die Kontaktgruppe
    [support_group] die Unterstützungsgruppe
    [survivor] sie selbst
   *[other] jemand anderes
}
word-paragraph-kind = { $code ->
    [fact] bekannt, mit Quellen
    [claim] von jemandem gesagt
    [assessment] Urteil der Gruppe
   *[demand] gefordert
}
word-erasure-reason = { $code ->
    [asked_for] jemand hat darum gebeten
    [third_person] es geht um Dritte
    [safety] Sicherheit
    [mistake] es war ein Versehen
   *[retention] die Frist war um
}
word-yes-no-unknown = { $code ->
    [yes] ja
    [no] nein
   *[unknown] nicht bekannt
}

## Wenn etwas nicht geht: was geschehen ist; was sicher ist und was zu tun ist

failure-cause = (Der Rechner sagt: { $cause })
failure-vault-backup-closed = Die Platte hat vorhin versagt; der Tresor gibt nichts mehr heraus, bis er neu geöffnet wird.
    .advice = Es gibt keine Sicherung. Öffne den Tresor neu, prüfe ihn mit `verify`, und sichere dann.
    .page = Es gibt keine Sicherung. Schließ dieses Programm, starte es neu, und sieh nach, ob alles da ist; dann sichere.
failure-vault-backup-machine = Die Sicherung ließ sich nicht schreiben.
    .advice = Es gibt keine Sicherung; der Tresor ist unverändert. Sieh nach, ob Platz da ist und die Platte geht, und versuch es noch einmal.
failure-vault-backup-no-place = Diesen Ordner gibt es nicht, oder der Pfad endet nicht mit einem Dateinamen.
    .advice = Es gibt keine Sicherung. Lege den Ordner zuerst an, oder sieh den Pfad nach.
failure-vault-backup-taken = An dieser Stelle liegt schon eine Datei.
    .advice = Nichts wurde überschrieben. Nimm einen anderen Namen.
failure-vault-create-machine = Der Tresor ließ sich nicht schreiben.
    .advice = Es gibt keinen neuen Tresor. Sieh nach, ob Platz da ist und du in diesen Ordner schreiben darfst, und versuch es noch einmal.
failure-vault-create-no-place = Diesen Ordner gibt es nicht, oder der Pfad endet nicht mit einem Dateinamen.
    .advice = Nichts wurde geändert. Lege den Ordner zuerst an, oder sieh den Pfad nach.
failure-vault-create-taken = An dieser Stelle liegt schon ein Tresor oder eine Schlüsseldatei.
    .advice = Nichts wurde geändert. Nimm einen anderen Namen, oder öffne den, der da ist.
failure-vault-open-damaged = Der Tresor ist beschädigt.
    .advice = Nichts wurde geändert. Stelle ihn aus einer Sicherung unter anderem Namen wieder her; bewahre die beschädigten Dateien auf, bis das gelungen ist.
failure-vault-open-in-use = Ein anderes Programm hat diesen Tresor offen.
    .advice = Nichts wurde geändert. Schließe zuerst das andere.
failure-vault-open-key-damaged = Die Schlüsseldatei ist beschädigt.
    .advice = Nichts wurde geändert. Stelle den Tresor aus einer Sicherung wieder her; bewahre die beschädigten Dateien auf, bis das gelungen ist.
failure-vault-open-key-missing = Der Tresor ist da, aber seine Schlüsseldatei liegt nicht daneben.
    .advice = Nichts wurde geändert. Lege die Schlüsseldatei gleichen Namens daneben, oder stelle beide aus einer Sicherung wieder her.
failure-vault-open-key-of-another = Die Schlüsseldatei gehört zu einem anderen Tresor, oder der Anfang des Tresors ist beschädigt.
    .advice = Nichts wurde geändert. Lege die richtige Schlüsseldatei daneben, oder stelle beide aus einer Sicherung wieder her.
failure-vault-open-key-unreasonable = Die Schlüsseldatei verlangt mehr Speicher oder Zeit als irgendein Tresor.
    .advice = Nichts wurde geändert. Dieses Programm hat sie nicht geschrieben: Stelle den Tresor aus einer Sicherung wieder her.
failure-vault-open-link = Der Tresor oder seine Schlüsseldatei ist eine Verknüpfung oder keine einfache Datei.
    .advice = Nichts wurde geändert. Nenne den Pfad, an dem die Dateien wirklich liegen.
failure-vault-open-machine = Der Tresor ließ sich nicht lesen.
    .advice = Nichts wurde geändert. Sieh nach, ob du beide Dateien lesen und schreiben darfst und die Platte geht, und versuch es noch einmal.
failure-vault-open-missing = An dieser Stelle liegt kein Tresor.
    .advice = Nichts wurde geändert. Sieh den Pfad nach.
failure-vault-open-no-paper-key = Dieser Tresor hat keinen Papierschlüssel.
    .advice = Nichts wurde geändert. Öffne ihn mit der Passphrase.
failure-vault-open-too-new = Eine neuere Fassung dieses Programms hat diesen Tresor geschrieben.
    .advice = Nichts wurde geändert. Nimm die neuere Fassung, und öffne ihn damit.
failure-vault-open-wrong-paper-key = Der Papierschlüssel öffnet diesen Tresor nicht.
    .advice = Nichts wurde geändert. Sieh nach, ob das Blatt zu diesem Tresor gehört und das neueste ist, und tippe die Wörter noch einmal.
failure-vault-open-wrong-passphrase = Diese Passphrase öffnet den Tresor nicht.
    .advice = Nichts wurde geändert. Sieh nach Sprache und Umschalttaste der Tastatur, und versuch es noch einmal.
failure-vault-paper-key-machine = Die Schlüsseldatei ließ sich nicht schreiben.
    .advice = Die Zugänge sind wie vorher. Sieh nach, ob Platz da ist und du in diesen Ordner schreiben darfst, und versuch es noch einmal.
failure-vault-paper-key-no-room = In der Schlüsseldatei ist kein Platz für einen weiteren Zugang.
    .advice = Die Zugänge sind wie vorher. Nimm einen weg, der nicht mehr gebraucht wird, oder aktualisiere das Programm, das ihn angelegt hat.
failure-vault-paper-key-unsure = Die Schlüsseldatei ist geändert, aber die Platte hat es nicht bestätigt.
    .advice = Die Aufzeichnung ist sicher, und die Passphrase öffnet sie. Mache es noch einmal, bevor du dich auf das Blatt verlässt.
failure-vault-passphrase-machine = Die Schlüsseldatei ließ sich nicht schreiben.
    .advice = Die alte Passphrase bleibt. Sieh nach, ob Platz da ist und du in diesen Ordner schreiben darfst, und versuch es noch einmal.
failure-vault-passphrase-unsure = Die Passphrase ist geändert, aber die Platte hat es nicht bestätigt.
    .advice = Die Aufzeichnung ist sicher. Öffne den Tresor neu: mit der neuen Passphrase, oder sonst mit der alten.
failure-vault-passphrase-wrong = Die alte Passphrase stimmt nicht.
    .advice = Die alte bleibt. Versuch es noch einmal.
failure-vault-passphrase-wrong-paper-key = Der Papierschlüssel öffnet diesen Tresor nicht.
    .advice = Die alte Passphrase bleibt. Sieh nach, ob das Blatt zu diesem Tresor gehört und das neueste ist.
failure-vault-read-closed = Die Platte hat vorhin versagt; der Tresor gibt nichts mehr heraus, bis er neu geöffnet wird.
    .advice = Alles zuvor Bestätigte ist sicher. Öffne den Tresor neu, und prüfe ihn mit `verify`.
    .page = Alles zuvor Bestätigte ist sicher. Schließ dieses Programm, und starte es neu.
failure-vault-read-damaged = Eine Seite des Tresors ist beschädigt.
    .advice = Nichts wurde geändert. Bewahre seine Dateien auf, und stelle eine Sicherung unter anderem Namen wieder her.
failure-vault-read-machine = Der Rechner konnte den Tresor nicht lesen.
    .advice = Nichts wurde geändert. Sieh nach Platte und Speicher, und öffne den Tresor noch einmal.
failure-vault-read-no-such = Diesen Eintrag oder diese Anlage hat der Tresor nicht.
    .advice = Nichts wurde geändert.
failure-vault-read-not-fetched = Diese Anlage ist hier bekannt, ihr Inhalt liegt aber noch nicht auf diesem Gerät.
    .advice = Nichts wurde geändert. Hole sie von dort, wo die Gruppe sie ablegt, und lies sie dann noch einmal.
failure-vault-read-sink = Was gelesen wurde, ließ sich nicht weitergeben.
    .advice = Der Tresor ist unverändert. Sieh nach, wohin geschrieben werden sollte, und versuch es noch einmal.
failure-vault-restore-damaged = Die Sicherung ist beschädigt oder wurde nicht zu Ende geschrieben.
    .advice = Nichts wurde wiederhergestellt. Kopiere sie noch einmal von dort, wo sie lag, oder nimm eine andere.
failure-vault-restore-machine = Die Sicherung ließ sich nicht lesen, oder der Tresor nicht schreiben.
    .advice = Nichts wurde wiederhergestellt. Sieh nach, ob Platz da ist und du in diesen Ordner schreiben darfst, und versuch es noch einmal.
failure-vault-restore-missing = An dieser Stelle liegt keine Sicherung.
    .advice = Nichts wurde wiederhergestellt. Sieh den Pfad nach.
failure-vault-restore-no-backup = Diese Datei ist keine Sicherung eines Tresors.
    .advice = Nichts wurde wiederhergestellt. Sieh den Pfad nach.
failure-vault-restore-no-place = Diesen Ordner gibt es nicht, oder der Pfad endet nicht mit einem Dateinamen.
    .advice = Nichts wurde wiederhergestellt. Lege den Ordner zuerst an, oder sieh den Pfad nach.
failure-vault-restore-taken = An dieser Stelle liegt schon ein Tresor oder eine Schlüsseldatei.
    .advice = Nichts wurde überschrieben. Nimm einen anderen Namen.
failure-vault-restore-too-new = Eine neuere Fassung dieses Programms hat diese Sicherung geschrieben.
    .advice = Nichts wurde wiederhergestellt. Nimm dafür die neuere Fassung.
failure-vault-write-attachment-differs = Was geholt wurde, ist nicht die Anlage, die der Eintrag nennt.
    .advice = Nichts wurde geschrieben. Hole sie noch einmal oder von jemand anderem.
failure-vault-write-attachment-too-large = Eine Anlage ist größer als 1 GiB.
    .advice = Nichts wurde geschrieben. Teile die Datei.
failure-vault-write-closed = Die Platte hat vorhin versagt; der Tresor nimmt nichts mehr auf, bis er neu geöffnet wird.
    .advice = Alles zuvor Bestätigte ist sicher. Öffne den Tresor neu, und prüfe ihn mit `verify`.
    .page = Alles zuvor Bestätigte ist sicher. Schließ dieses Programm, und starte es neu.
failure-vault-write-damaged = Eine Seite des Tresors ist beschädigt.
    .advice = Hiervon wurde nichts geschrieben. Bewahre seine Dateien auf, und stelle eine Sicherung unter anderem Namen wieder her.
failure-vault-write-disk-full = Die Platte ist voll.
    .advice = Hiervon wurde nichts geschrieben; alles davor ist sicher. Schaffe Platz, und versuch es noch einmal.
failure-vault-write-failed = Die Platte hat beim Schreiben versagt.
    .advice = Dies ist vielleicht geschrieben, vielleicht nicht; alles zuvor Bestätigte ist sicher. Öffne den Tresor neu, prüfe ihn mit `verify`, und sieh nach.
    .page = Dies ist vielleicht geschrieben, vielleicht nicht; alles zuvor Bestätigte ist sicher. Schließ dieses Programm, starte es neu, und sieh nach.
failure-vault-write-machine = Der Rechner ließ das Schreiben nicht zu.
    .advice = Hiervon wurde nichts geschrieben; alles davor ist sicher. Sieh nach Rechten und Speicher, und versuch es noch einmal.
failure-vault-write-no-such-entry = Diesen Eintrag hat der Tresor nicht.
    .advice = Nichts wurde geschrieben.
failure-vault-write-position-taken = An dieser Stelle der Reihe steht schon ein Eintrag, oder eine Anlage dieses Namens ist schon da.
    .advice = Nichts wurde geschrieben. Versuch es noch einmal; zwei Anlagen eines Eintrags brauchen zwei Namen.
failure-vault-write-signed = Dieser Eintrag ist im Protokoll seines Raums unterschrieben oder dort gelöscht.
    .advice = Nichts wurde geschrieben. Schreibe einen weiteren Eintrag, der ihn berichtigt.
failure-vault-write-source = Eine Datei, die angehängt werden sollte, ließ sich nicht lesen.
    .advice = Nichts wurde geschrieben. Sieh nach der Datei, und versuch es noch einmal.
failure-vault-write-too-long = Ein Eintrag ist länger, als ein Tresor ihn nimmt.
    .advice = Nichts wurde geschrieben. Kürze ihn, oder hänge das Lange als Datei an.
failure-vault-write-unfinished = Ein Teil dessen, was geschrieben werden sollte, ging nicht.
    .advice = Nichts davon wurde geschrieben. Schreib es als Ganzes noch einmal.
failure-office-faults = Etwas verstößt gegen das Format oder seine Regeln.
    .advice = Nichts wurde aufgenommen. Bring in Ordnung, was aufgezählt ist, und versuch es noch einmal.
failure-office-file = Eine Datei ließ sich nicht lesen oder schreiben.
    .advice = Der Tresor ist, wie er war. Sieh nach, ob du dort lesen und schreiben darfst und Platz da ist, und versuch es noch einmal.
failure-office-file-exists = An dieser Stelle liegt schon eine Datei.
    .advice = Nichts wurde überschrieben. Nimm einen anderen Namen.
failure-office-folder-in-use = In dem Ordner liegt schon etwas.
    .advice = Nichts wurde geschrieben. Nenne einen neuen oder einen leeren Ordner.
failure-office-no-such-draft = Diesen Entwurf gibt es nicht mehr: Er wurde eingetragen oder verworfen.
    .advice = Nichts wurde geändert. Die Seite der Entwürfe zeigt, was da ist.
failure-office-too-many-drafts = Es sind so viele Entwürfe da, wie ein Tresor aufhebt.
    .advice = Nichts wurde geändert. Trag einige ein oder verwirf sie, dann sichere diesen.
failure-office-draft-too-long = Der Entwurf, oder die Dateien aller Entwürfe zusammen, sind mehr, als ein Tresor aufhebt.
    .advice = Was vorher gesichert war, ist noch da. Trag einige Entwürfe ein, oder häng die Datei an, wenn der Eintrag geschrieben wird.
failure-office-no-such-point = So lässt sich dieser Punkt nicht erledigen.
    .advice = Nichts wurde geschrieben. Sieh dir die Tagesordnung neu an.
failure-office-no-such-entry = Kein Eintrag hat dieses Kürzel.
    .advice = Nichts wurde geändert. Sieh nach, ob es ein Schreibfehler ist; `answerable search` findet Einträge nach ihren Wörtern.
    .page = Nichts wurde geändert. Sieh nach, ob es ein Schreibfehler ist; unter „Suche“ findest du Einträge nach ihren Wörtern.
failure-office-no-such-file = Diese Datei oder diesen Ordner gibt es nicht.
    .advice = Nichts wurde geändert. Sieh den Pfad nach.
failure-office-not-empty = Dieser Tresor hat mehr als seinen Prozess; deshalb lässt sich kein Skript aufnehmen.
    .advice = Nichts wurde geändert. Lege mit `new` einen anderen an, und nimm das Skript dort auf.
    .page = Nichts wurde geändert. Fang dafür eine andere Aufzeichnung an.
failure-office-unreadable = Zeile { $line } der Reihe liest sich nicht mehr als Eintrag.
    .advice = Nichts wurde geändert. Prüfe mit `answerable verify`, bewahre die Dateien auf, und stelle eine Sicherung unter anderem Namen wieder her.
    .page = Nichts wurde geändert. Schließ dieses Programm, bewahre die Dateien auf, wie sie sind, und hol eine Sicherung zurück.
