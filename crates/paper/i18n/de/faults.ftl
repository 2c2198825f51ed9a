### Was eine Zeile oder einen Eintrag aufhält: was nicht stimmt, nach welcher Regel, und was hilft.
###
### `None` steht, wo es nichts zu nennen gibt. Wörter in Backticks sind die des Formats und werden
### nicht übersetzt.

fault-line = Zeile { $line }, { $field }: { $what } - { $mend }
fault-whole = die ganze Zeile

## Eine Zeile, die sich nicht lesen lässt

fault-not-utf8 = Die Zeile ist ab Byte { $byte } kein UTF-8.
    .mend = Speichere die Datei als UTF-8.
fault-not-json = { $broken_off ->
    [true] Die Zeile ist kein JSON: Sie bricht nach Zeichen { $column } ab, vor ihrem Ende.
   *[false] Die Zeile ist ab Zeichen { $column } kein JSON.
}
    .mend = { $broken_off ->
    [true] Schließe, was dort offen ist, oder ergänze den Rest der Zeile; ein Eintrag ist ein JSON-Objekt in einer Zeile.
   *[false] Sieh dort nach Komma, Anführungszeichen und Klammern; ein Eintrag ist ein JSON-Objekt in einer Zeile.
}
fault-too-deep = Listen und Objekte stecken mehr als 128-fach ineinander, tiefer als in jedem Eintrag.
    .mend = Nimm heraus, was nicht dorthin gehört.
fault-line-too-long = Die Zeile ist länger als { $bytes_max }; mehr kann eine Zeile nicht haben.
    .mend = Lange Papiere gehören in `attachments`, in `text` nur, was zu sagen ist.
fault-script-too-long = Das Skript ist länger als { $bytes_max }; mehr kann ein Skript nicht haben.
    .mend = Eine Aufzeichnung ist ein Prozess; Papiere gehören in `attachments`.
fault-too-many-entries = Das Skript hat mehr als { $entries_max } Einträge; mehr kann ein Skript nicht haben.
    .mend = Eine Aufzeichnung ist ein Prozess; sieh nach, ob mehrere in einer Datei stehen.
fault-empty-line = Die Zeile ist leer.
    .mend = Nimm sie heraus; jede Zeile ist ein Eintrag.
fault-not-an-object = Die Zeile ist JSON, aber kein Objekt.
    .mend = Setze die Felder des Eintrags in geschweifte Klammern.
fault-field-twice = `{ $name }` steht zweimal da; welches gemeint ist, kann niemand wissen.
    .mend = Lass nur eines stehen.
fault-null-value = `null` steht nur im `set` einer Korrektur.
    .mend = Lass das Feld weg.
fault-nul-character = Im Text steht ein NUL-Zeichen.
    .mend = Nimm es heraus; zu sehen ist es nicht.
fault-empty-script = Im Skript steht nichts.
    .mend = Beginne mit der Zeile des `process`.
fault-no-process = Die erste Zeile ist nicht der `process`, der sagt, welches Format das ist.
    .mend = Setze die Zeile des `process` an den Anfang.
fault-process-again = Eine Aufzeichnung hat genau einen `process`, in ihrer ersten Zeile.
    .mend = Nimm diese Zeile heraus; was sich am Prozess geändert hat, ist eine `correction`.
fault-unknown-type = Diese Art von Eintrag gibt es nicht.
    .mend = { $near ->
    [None] Vielleicht `claim`, wenn es jemand gesagt hat, oder `note` für alles andere.
   *[other] Vielleicht ist `{ $near }` gemeint; sonst `claim`, wenn es jemand gesagt hat, oder `note` für alles andere.
}
fault-unknown-field = `{ $kind }` hat kein solches Feld.
    .mend = { $near ->
    [None] Nimm es heraus oder sag es in `text`; Punkte oder Noten gibt es hier nicht.
   *[other] Vielleicht ist `{ $near }` gemeint; sonst nimm es heraus.
}
fault-missing-field = { $kind ->
    [line] Jede Zeile
   *[other] `{ $kind }`
} braucht `{ $name }`: { $name ->
    [type] welche Art von Eintrag es ist
    [ref] einen Namen, auf den andere zeigen
    [on] wann es war, so genau wie bekannt
    [format] welches Format es ist
    [title] wie es heißt
    [name] einen Namen, besser ein Pseudonym
    [side] wo die Person steht
    [person] um wen es geht
    [change] was sich geändert hat
    [demands] was der Brief fordert
    [id] einen kurzen Namen, auf den andere zeigen
    [kind] welcher Art es ist
    [text] die Worte selbst
    [mandate] welcher Auftrag
    [persons] wer ihn angenommen hat
    [tasks] welche Aufgaben
    [from] wer sie abgibt
    [to] an wen
    [audience] für wen es ist
    [topic] worum es geht
    [wish] was sie davon hören will
    [of] welcher Eintrag gemeint ist
    [surrounding] welches Umfeld
    [overlaps] ob es auch ihres ist
    [stance] welche Haltung
    [with] mit wem
    [direction] wer wem schrieb
    [channel] auf welchem Weg
    [at] Tag und Uhrzeit
    [speaker] wer das gesagt hat
    [claim] welche Behauptung
    [finding] was herauskam
    [told_by] wer es erzählt hat
    [status] wie weit es ist
    [cites] worauf es beruht
    [assignee] wer sie übernimmt
    [result] wie es ausging
    [decision] welche Entscheidung
    [question] was zu entscheiden ist
    [about] welche Forderung oder welches Kriterium
    [paragraphs] was darin steht
    [given] ob zugestimmt wurde
    [statement] welche Erklärung
    [reason] warum
    [demands_stand] ob die Forderungen bestehen bleiben
    [set] was neu gesetzt wird
    [to_room] in welchen Raum
   *[other] ohne das geht es nicht
}.
    .mend = Ergänze `{ $name }`.
fault-wrong-form = { $form ->
    [flag] Hier steht `true` oder `false`, ohne Anführungszeichen.
    [count] Hier steht eine ganze Zahl von 0 bis 4294967295, ohne Anführungszeichen.
    [text] Hier steht ein Text in Anführungszeichen.
    [list] Hier steht eine Liste in eckigen Klammern, auch wenn sie nur eins enthält.
    [object] Hier steht ein Objekt in geschweiften Klammern.
    [true] Hier steht `true`, oder das Feld ist nicht da.
   *[name] Hier steht ein kurzer Name; leer kann er nicht sein.
}
    .mend = { $form ->
    [flag] Schreib `true` oder `false`.
    [count] Schreib die Zahl in Ziffern.
    [text] Setze es in Anführungszeichen.
    [list] Setze eckige Klammern darum.
    [object] Setze die Felder in geschweifte Klammern.
    [true] Schreib `true`, wenn der Eintrag gelöscht wurde; sonst nimm das Feld heraus.
   *[name] Schreib die Kennung hin.
}
fault-unknown-word = Hier steht eines der Wörter { $words }.
    .mend = Nimm das passende.
fault-unknown-format = Das ist Format { $format }; dieses Programm liest Format 1.
    .mend = Nimm ein neueres Programm, oder exportiere noch einmal als Format 1.
fault-bad-ref = Das ist kein Kürzel: ein bis 64 Kleinbuchstaben a-z, Ziffern, Punkte, Unterstriche oder Bindestriche, am Anfang ein Buchstabe oder eine Ziffer.
    .mend = Schreib es so, etwa `n-1`.
fault-reserved-ref = `perpetrator` meint überall ihn; deshalb kann nichts anderes so heißen.
    .mend = Nimm ein anderes Kürzel.

## Daten

fault-no-such-day = `{ $written }` gibt es im Kalender nicht.
    .mend = { $shorter ->
    [None] Schreib einen Tag und eine Uhrzeit, die es gibt, in den Jahren 0001 bis 9999.
   *[other] Schreib den Tag, der gemeint ist, oder `{ $shorter }`, wenn er nicht bekannt ist.
}
fault-not-a-date = Das ist kein Datum.
    .mend = Schreib `2016`, `2016-03`, `2016-03-04` oder `2016-03-04T18:00+01:00`, so genau wie bekannt.
fault-no-offset = Zu einer Uhrzeit gehört die Zeitzone; sonst weiß anderswo niemand, wann das war.
    .mend = Hänge sie an, etwa `+01:00`, oder `Z` für UTC.
fault-whole-day = Eine Frist ist ein ganzer Tag; sonst weiß niemand, wann sie abgelaufen ist.
    .mend = Schreib den Tag, etwa `{ $example }`.
fault-needs-time = Zu einem Treffen gehören Tag und Uhrzeit.
    .mend = Schreib beides, etwa `{ $example }`.

## Namen, und worauf sie zeigen

fault-bad-demand-id = Die Kennung einer Forderung ist ein bis acht Großbuchstaben A-Z oder Ziffern, am Anfang ein Buchstabe.
    .mend = Schreib sie so, etwa `D1`.
fault-bad-criterion-id = { $demand ->
    [None] Das ist weder eine Forderung (wie `D1`) noch ein Kriterium einer Forderung (wie `D1.a`).
   *[other] Ein Kriterium von `{ $demand }` hat diese Kennung, einen Punkt und ein bis acht Kleinbuchstaben a-z oder Ziffern.
}
    .mend = { $demand ->
    [None] Nenne eines, das in einem Brief weiter oben steht.
   *[other] Schreib es so, etwa `{ $demand }.a`.
}
fault-id-twice = `{ $id }` steht zweimal da; niemand könnte sagen, welches gemeint ist.
    .mend = Gib einem davon eine andere Kennung.
fault-ref-twice = `{ $name }` ist vergeben, an Zeile { $by_line }.
    .mend = Nimm hier ein anderes Kürzel, und sieh nach, wer darauf zeigt.
fault-points-nowhere = `{ $name }` gibt es nicht.
    .mend = Sieh nach, ob es ein Schreibfehler ist, oder setze die gemeinte Zeile weiter oben ein.
fault-points-forward = `{ $name }` steht weiter unten, in Zeile { $at_line }; eine Zeile zeigt nur auf Zeilen über ihr.
    .mend = Setze jene Zeile weiter nach oben, oder zeige mit einer `correction` darunter auf sie.
fault-points-at-itself = `{ $name }` ist diese Zeile selbst; eine Zeile zeigt nur auf Zeilen über ihr.
    .mend = Nenne den Eintrag, der gemeint ist, oder nimm `{ $name }` heraus.
fault-wrong-target = `{ $name }` ist von der Art `{ $is }`; hier steht das Kürzel von: { $wants }.
    .mend = Nenne den Eintrag, der gemeint ist, von einer solchen Art.
fault-room-given = Das liegt dort, wo liegt, worauf es zeigt: im Raum `{ $room }`.
    .mend = Lass `room` weg; um es anderswo zu zeigen, gibt es `release`.
fault-erased-says = Von einer gelöschten Zeile bleiben nur `type`, `ref`, `on`, `room` und `erased`, bei einer Person auch `side`.
    .mend = Nimm dieses Feld heraus.

## Menschen

fault-addresses-not-his = Adressen werden nur von ihm festgehalten.
    .mend = Nimm `addresses` heraus.
fault-second-perpetrator = Genau eine Person ist der Täter, und das ist `{ $name }`.
    .mend = Wähle eine andere `side`; eine Aufzeichnung ist ein Prozess.
fault-cannot-record = `{ $name }` kann nicht Mitglied sein; also hält diese Person hier nichts fest.
    .mend = Nenne, wer es aufgeschrieben hat; was andere gesagt haben, ist ein `claim`.
    .page = Nenne, wer es aufgeschrieben hat; was jemand anderes gesagt hat, ist eine Behauptung.
fault-cannot-be-member = `{ $name }` kann nicht Mitglied sein: Mitglieder sind die betroffene Person, ihre Unterstützungsgruppe und die Kontaktgruppe.
    .mend = Nenne jemanden von ihnen, oder korrigiere die `side` dieser Person.
fault-has-left = `{ $name }` war an diesem Tag nicht mehr dabei.
    .mend = Sieh nach, ob Tag und Person stimmen; ist jemand zurückgekommen, gehört die `membership` weiter oben hin.
    .page = Sieh nach, ob Tag und Person stimmen; ist jemand wiedergekommen, halte zuerst fest, dass die Person wieder dabei ist.
fault-not-a-member = `{ $name }` ist an diesem Tag nicht Mitglied, weder aktiv noch in Pause.
    .mend = Gib es einem Mitglied, oder halte die `membership` weiter oben fest.
    .page = Gib es einem Mitglied, oder halte zuerst fest, dass die Person dazukam.
fault-task-for-him = Eine Aufgabe übernimmt ein Mitglied; was er zu tun hat, ist eine Forderung oder eine Vereinbarung.
    .mend = Halte ein `agreement` fest, oder gib die Aufgabe einem Mitglied.
fault-consent-not-hers = Zustimmen kann die betroffene Person; `{ $name }` steht nicht auf dieser Seite.
    .mend = Nenne sie in `person`, und wer es weitergibt in `by`.
    .page = Nenne sie als Person, und wer es weitergibt, als die Person, von der es kommt.

## Die Arbeit

fault-not-its-outcome = So kann `{ $is }` nicht ausgehen.
    .mend = Nimm eines von: { $results }.
fault-moved-to-without-moved = Nur ein Treffen, das verschoben wurde (`moved`), hat ein `moved_to`.
    .mend = Nimm `moved_to` heraus, oder schreib `moved`.
fault-second-outcome = `{ $name }` hat schon einen Ausgang, `{ $outcome }`.
    .mend = Halte eine `correction` von `{ $outcome }` fest; oder nenne ihn in `unaware_of`, wenn beide gleichzeitig festgehalten wurden.
    .page = Berichtige das Ergebnis, das da ist.
fault-own-word-confirms-nothing = Sein eigenes Wort bestätigt nichts.
    .mend = Sag in `basis`, woher es sonst bekannt ist; oder das Ergebnis ist `unverifiable`.
fault-agreement-with-member = Eine Forderung richtet sich an ihn und die um ihn herum, nie an ein Mitglied.
    .mend = Nimm `demand` heraus, oder nenne in `with`, mit wem es vereinbart wurde.
fault-due-and-standing = Eine Vereinbarung hat eine Frist oder gilt auf Dauer, nicht beides.
    .mend = Nimm `due` oder `standing` heraus.
fault-no-such-mandate-task = Kein Auftrag weiter oben hat die Aufgabe `{ $id }`.
    .mend = Nimm die Kennung aus dem Auftrag, oder lass `mandate_task` weg.
fault-needs-one = Ein Muster beruht auf mindestens einem Eintrag.
    .mend = Nenne in `cites`, wo es sich zeigt.

## Einschätzen, veröffentlichen, beenden

fault-reason-missing = { $stance ->
    [block] Ein `block` braucht seinen Grund, damit die anderen ihn abwägen können.
   *[object] `object` braucht einen Grund, damit die anderen ihn abwägen können.
}
    .mend = Sag in `text`, warum.
fault-met-unconfirmed = `met` beruht auf nichts, was bestätigt ist; was er sagt, bleibt eine Behauptung, bis es jemand geprüft hat.
    .mend = Nenne etwas Bestätigtes, das nicht dagegen spricht, oder einen `check`, der bestätigt hat; sonst ist die Einschätzung `unknown`.
fault-no-consent = Genau dieser Erklärung, `{ $name }`, hat sie nicht zugestimmt, oder nicht mehr.
    .mend = Frag sie, und halte ihren `consent` weiter oben fest; bis dahin wird nichts veröffentlicht.
    .page = Frag sie. Ihre Zustimmung wird von der Seite der Erklärung aus festgehalten; bis dahin wird nichts veröffentlicht.
fault-decision-blocked = Die Entscheidung dahinter, `{ $name }`, ist blockiert, durch `{ $by }`.
    .mend = Sprecht darüber; veröffentlicht werden kann, wenn diese Person ihre Position ändert.
fault-decision-not-adopted = Die Entscheidung dahinter, `{ $name }`, { $state ->
    [rejected] wurde abgelehnt
    [withdrawn] wurde zurückgezogen
   *[open] ist noch offen
}.
    .mend = { $state ->
    [rejected] Legt sie der Gruppe noch einmal vor; was abgelehnt ist, wird nicht veröffentlicht.
    [withdrawn] Legt sie der Gruppe noch einmal vor; was zurückgezogen ist, wird nicht veröffentlicht.
   *[open] Halte ihr `outcome` weiter oben fest, sobald die Gruppe entschieden hat.
}
fault-fact-without-source = Absatz { $paragraph } der Erklärung ist ein `fact` und nennt keine Quelle.
    .mend = Nenne die Einträge, auf denen er beruht, oder nenne ihn, was er ist: `claim`, `assessment` oder `demand`.
fault-source-not-released = `{ $name }`, worauf sich die Erklärung stützt, liegt nicht in ihrem Raum, `{ $room }`, und wurde nicht dorthin freigegeben.
    .mend = Halte ein `release` von `{ $name }` nach `{ $room }` fest, oder stütze dich auf etwas anderes.
    .page = Gib es zuerst dorthin frei, von seiner eigenen Seite aus, oder stütze dich auf etwas anderes.
fault-words-not-cleared = { $since ->
    [None] Die Worte `{ $name }` sind an diesem Tag nicht freigegeben.
   *[other] Die Worte `{ $name }` sind nicht mehr freigegeben, seit `{ $since }`.
}
    .mend = Nimm diese Worte heraus, oder bitte sie um Freigabe.
fault-words-for-others = Die Worte `{ $name }` sind für andere freigegeben: `{ $audience }`.
    .mend = Nimm diese Worte heraus, oder bitte sie, sie auch hierfür freizugeben.
fault-demands-stand = Eine Gruppe, die aufhört, hebt die Forderungen nicht auf; sie fallen nur, wenn sie erfüllt sind oder sie sie zurückzieht.
    .mend = Schreib `true`: Die Forderungen bleiben bestehen.

## Korrekturen und Anlagen

fault-not-correctable = { $is ->
    [erased] `{ $name }` wurde gelöscht; da ist nichts mehr zu korrigieren.
   *[other] `{ $name }` ist von der Art `{ $is }`, und die wird nie korrigiert.
}
    .mend = { $is ->
    [erased] Nimm diese Zeile heraus; was wieder bekannt ist, ist ein neuer Eintrag.
   *[other] Korrigiere den Eintrag, um den es geht; was eine Korrektur verfehlt hat, stellt eine spätere richtig.
}
fault-fixed-field = `{ $name }` bleibt, wie es geschrieben wurde; eine Korrektur kann es nicht setzen.
    .mend = Nimm es aus `set` heraus; ist der Eintrag selbst falsch, lösche ihn und halte ihn neu fest.
fault-attachment-missing = Anlage { $number } ist nicht da.
    .mend = Lege die Datei neben das Skript, oder nimm ihren Pfad heraus.
fault-attachment-outside = Anlage { $number } liegt außerhalb des Ordners, in dem das Skript liegt.
    .mend = Lege die Datei in diesen Ordner, und schreib ihren Pfad von dort aus.
