### Was die Befehle einer Gruppe sagen.

## Hilfe

help-invite = Jemanden in die Räume einladen: einen Code ausgeben, der verschickt wird.
    .side = survivor, support_group oder contact_group; ohne Angabe die eigene Seite, support_group, wenn sie einlädt
    .room = survivor, contact oder bridge; auch mehrmals; ohne Angabe die Räume der Seite
    .from-now-on = Zu lesen ist, was ab jetzt geschrieben wird, und von früher nur Brief, Auftrag, offene Aufgaben und Vereinbarungen
    .person = Das Kürzel der Person, wenn die Aufzeichnung sie schon kennt
help-join = Auf eine Einladung antworten, in einem neuen Tresor, wo --vault sagt. Ohne Code: damit weitermachen.
    .code = Der Code, den du bekommen hast; - für die Standardeingabe
    .name = Das Pseudonym, unter dem die anderen dich kennen
help-approve = Einer Sache zustimmen. Ohne Zeichen: zeigen, was auf wessen Wort wartet.
    .handle = Worum es geht, mit dem Zeichen aus der Liste
    .same = Vorab sagen, dass die vier Wörter gleich sind; nur, wenn ihr sie am Telefon verglichen habt
help-object = Nein sagen zu etwas, das auf Zustimmung wartet.
    .handle = Worum es geht, mit dem Zeichen aus der Liste von `answerable approve`
help-members = Zeigen, wer in den Räumen ist, mit welchen Geräten, und bis wann alles von ihnen da ist.
help-leave = Räume verlassen; vorher steht da, was noch bei dir liegt.
    .room = Nur diesen Raum; auch mehrmals
help-remove = Zustimmen, dass jemand aus Räumen entfernt wird.
    .person = Das Kürzel der Person
    .room = Nur aus diesem Raum; auch mehrmals
help-device = Deine eigenen Geräte.
help-device-add = Einen Code für ein weiteres eigenes Gerät ausgeben.
help-device-list = Deine Geräte zeigen.
help-device-drop = Ein Gerät abmelden, das verloren ist oder nicht mehr benutzt wird.
    .name = Das Gerät, mit seinem Zeichen aus der Liste
help-device-anew = Sagen, dass dieser Tresor kopiert oder aus einer Sicherung zurückgeholt wurde: Er macht als neues Gerät weiter.
help-device-same = Sagen, dass dieser Tresor nie kopiert oder zurückgeholt wurde: Er macht weiter wie bisher, was auch immer jemand sagt.
help-paper-key = 24 Wörter für ein Blatt Papier ausgeben, mit denen du zurückkommst, wenn alle Geräte weg sind.
    .html = Sie als Seite in diese neue Datei schreiben, zum Drucken und danach Löschen
    .shares = Stattdessen, für die, die ihren Raum allein hat: ein Schlüssel in Teilen, etwa 2/3 - drei Teile, von denen zwei reichen
    .holder = Wer einen Teil bekommt: ein Kürzel, oder irgendein Name; für jeden einmal. Niemand aus der Kontaktgruppe
help-recover = Mit dem Papierschlüssel zurückkommen; oder einen Code für eine Person ausgeben, deren Geräte alle weg sind.
    .person = Das Kürzel der Person, deren Geräte weg sind
    .paper-key = Selbst zurückkommen, mit den Wörtern von deinem Blatt, in einem neuen Tresor, wo --vault sagt
    .shares = In deinen eigenen Raum zurückkommen, mit den Teilen, die andere für dich haben
    .share-file = Einen Teil aus dieser Datei lesen; für jeden Teil einmal
    .depot = Eine Ablage, die deine Gruppe benutzt, wie bei `depot add`
    .words-file = Die Wörter aus dieser Datei lesen, und aus ihrer letzten Zeile die Nummer des Prozesses
    .process = Die Nummer des Prozesses, wie sie auf dem Blatt steht
help-depot = Die Ablagen, über die ihr euch austauscht. Wer eine betreibt, kann nichts davon lesen.
help-depot-add = Eine Ablage benutzen: einen Ordner, auf einem Stick oder auf mehreren Rechnern gleich gehalten.
    .url = Ein Ordner (/pfad oder file:///pfad); - für die Standardeingabe
help-depot-list = Zeigen, welche Ablagen in Gebrauch sind und was noch abzugeben ist.
help-depot-drop = Eine Ablage nicht mehr benutzen. Dort wird nichts gelöscht.
    .handle = Die Ablage, mit ihrem Zeichen aus der Liste
help-sync = Sich über alle Ablagen mit den anderen abgleichen. Das lässt sich jederzeit abbrechen.
    .without-attachments = Anlagen der anderen lassen, wo sie sind
help-release = Einem anderen Raum einen Eintrag zeigen, als eigene Abschrift.
    .ref = Der Eintrag
    .to = Der Raum: survivor, contact oder bridge
help-erase = Vernichten, was in einem Eintrag steht; bei einem fremden nur, wenn andere zustimmen.
    .ref = Der Eintrag
    .reason = asked_for, third_person, safety, mistake oder retention
help-confirm = Für ihre Seite sagen: Sie steht zu Worten, die jemand anderes in ihrem Namen aufgeschrieben hat.
    .ref = Der Eintrag
help-briefing = Zwei Seiten für Neue schreiben: wo es steht, was offen ist, die Regeln für den Kontakt.
    .for = Für diese Person: das Eigene zuerst, und ohne das, was sie nicht wissen muss
    .markdown = Als Markdown; in diese Datei, wenn eine genannt ist
    .html = Als Seite; in diese Datei, wenn eine genannt ist
    .at = Stand dieses Tages; ohne Angabe heute

## Eine Befehlszeile, die nicht zu verstehen ist

usage-holders = Es braucht so viele Personen wie Teile: `--holder` für jeden einmal.
usage-no-process-number = Die Nummer des Prozesses fehlt. Schreib sie in der Datei unter die Wörter, oder nenne sie mit --process.

## Was viele von ihnen sagen

moment = { $date }, { $time } Uhr
somebody = jemand ohne Namen
rooms = Räume: { $rooms }
as-digits = In Ziffern: { $digits }
needs-contact = { $count ->
    [one] noch eine Person aus der Kontaktgruppe
   *[other] noch { $count } Personen aus der Kontaktgruppe
}
needs-hers = { $count ->
    [one] noch eine Person von ihrer Seite
   *[other] noch { $count } Personen von ihrer Seite
}
needs-both = { $contact } und { $hers }
given-waits = Es fehlt: { $whom }.
given-waits-still = Noch gilt es nicht; `answerable approve` sagt, was fehlt.
given-next = Weiter geht es mit `answerable sync`, damit die anderen davon erfahren.
sure-nothing-changed = Es wurde nichts geändert.
sure-nobody-asked = Es wurde nichts geändert, weil niemand ja gesagt hat. Wo niemand gefragt werden kann, sagt --yes vorab ja.

## Einladen und dazukommen

code-password = In diesem Code steckt auch die Adresse von { $depots }, und das Passwort dazu, falls es eines gibt. Wer den Code liest, kommt an diese Ablage heran; was dort liegt, bleibt verschlüsselt. Verschick ihn nur über einen verschlüsselten Messenger, und lösch ihn dort danach.
code-send = { $code ->
    [device] Bring diesen Code auf dein anderes Gerät. Wer ihn sonst noch liest, kann antworten; aber kein Gerät kommt herein, bevor du vier Wörter verglichen hast.
    [recover] Schick diesen Code der Person, deren Geräte weg sind, über irgendeinen Messenger. Wer ihn sonst noch liest, kann antworten; aber niemand kommt herein, bevor ihr am Telefon vier Wörter verglichen habt.
   *[invite] Schick diesen Code der einen Person, für die er ist, über irgendeinen Messenger. Wer ihn sonst noch liest, kann antworten; aber niemand kommt herein, bevor ihr am Telefon vier Wörter verglichen habt.
}
code-next = Als Nächstes dort: `answerable --vault DATEI join CODE`. Danach hier: `answerable approve { $handle }`.
invite-side = Eingeladen ist jemand von dieser Seite: { $side }.
invite-from-now-on = Zu lesen sein wird, was ab jetzt geschrieben wird, und von früher nur Brief, Auftrag, offene Aufgaben und Vereinbarungen.
invite-from-the-beginning = Zu lesen sein wird alles in diesen Räumen, von Anfang an.
join-name = Unter welchem Namen sollen die anderen dich kennen? Ein Pseudonym, lieber als der echte. (Eingabetaste: keiner)
join-made = Der Tresor ist angelegt: { $path } - daneben liegt seine Schlüsseldatei; bewahre beide zusammen auf.
join-waiting = Deine Antwort liegt bereit für die Person, die dich eingeladen hat. Von der Aufzeichnung ist noch nichts hier.
join-waiting-next = Sag ihr, dass du geantwortet hast. Wenn sie `answerable approve` ausgeführt hat, führe noch einmal `answerable join` aus.
join-compare = Ruf die Person an, die dich eingeladen hat, und lest einander diese vier Wörter vor:
join-compare-next = Sind sie gleich, bestätigt das die andere Seite, und vielleicht müssen noch andere zustimmen; `answerable join` zeigt, wie weit es ist. Sind sie verschieden, sitzt jemand zwischen euch: Mach nicht weiter, lösch diesen Tresor, und sag Bescheid.
join-refused = Ein Willkommen liegt für dich bereit, aber die Räume selbst sagen nicht dasselbe. Nichts davon wurde behalten.
join-refused-next = Führe später noch einmal `answerable join` aus, denn die Ablage kann im Rückstand sein. Bleibt es so, ruf die Person an, die dich eingeladen hat.
join-in = Du bist dabei.
join-in-next = Weiter geht es mit `answerable sync`: Das holt die Aufzeichnung.

## Was auf Zustimmung wartet

pending-nothing = Es wartet nichts auf Zustimmung.
pending = { $code ->
    [answer] Hat auf deine Einladung geantwortet: { $who }
    [admission] Soll dazukommen: { $who }
    [recovery] Soll ein neues Gerät bekommen, weil die anderen weg sind: { $who }
    [removal] Soll entfernt werden: { $who }
    [dispute] Strittig, weil zwei Entfernungen einander widersprechen. Soll entfernt werden: { $who }
    [disputed_admission] Strittig, weil zwei Beschlüsse einander widersprechen. Durch einen davon dabei, oder mit neuem Gerät: { $who }
    [erasure] Soll gelöscht werden: { $entry }
   *[words] Von jemand anderem in ihrem Namen aufgeschrieben: { $entry }
}
pending-backers = Dafür: { $who }
pending-verdict = { $stands ->
    [yes] Es soll gelten, sagen: { $who }
   *[no] Es soll nicht gelten, sagen: { $who }
}
pending-since = Seit { $date }
pending-mine = Dein Wort: { $code ->
    [answer] `answerable approve { $handle }`, wenn du anrufen kannst
    [dispute] `answerable approve { $handle }`, wenn die Entfernung gelten soll, `answerable object { $handle }`, wenn nicht
    [disputed_admission] `answerable approve { $handle }`, wenn es gelten soll, `answerable object { $handle }`, wenn nicht
    [erasure] `answerable approve { $handle }` oder `answerable object { $handle }`
   *[other] `answerable approve { $handle }`
}
pending-not-mine = Dein Wort ist schon gegeben, oder wird hier nicht gebraucht.
approve-no-such = Unter diesem Zeichen wartet nichts. Es wurde nichts geändert; `answerable approve` zeigt, was wartet. Eine Einladung steht erst da, wenn auf sie geantwortet wurde.
approve-no-words = Es gibt noch keine Wörter zu vergleichen. Es wurde nichts geändert; versuch es noch einmal, wenn die Antwort da ist.
approve-compare = Hat auf deine Einladung geantwortet: { $who }. Ruf an, unter einer Nummer, die du kennst, und lest einander diese vier Wörter vor. Die andere Seite sieht ihre mit `answerable join`.
approve-same = Am Telefon verglichen: Sind sie gleich? (ja; nein: sie sind verschieden, der Code gilt nicht mehr; Eingabetaste: noch nicht verglichen)
approve-differ = Dann sitzt jemand zwischen euch. Der Code gilt nicht mehr: Niemand wurde hereingelassen, und von der Aufzeichnung wurde nichts hergegeben. Sag Bescheid, und lade auf einem anderen Weg neu ein.
approve-later = Es wurde nichts geändert. Vergleicht zuerst die Wörter, und führe das dann noch einmal aus.
approve-in-force = { $code ->
    [removal] Entfernt: { $who }. Was schon gelesen wurde, bleibt gelesen; was ab jetzt geschrieben wird, ist nicht mehr zu lesen.
    [dispute] Es ist entschieden: Die Entfernung gilt. Entfernt: { $who }
    [disputed_admission] Es ist entschieden: Es gilt. Dabei: { $who }
    [recovery] Mit neuem Gerät wieder da: { $who }
    [erasure] Es ist hier vernichtet, und bei den anderen, wenn sie sich abgleichen. Alte Sicherungen erreicht das nicht.
    [words] Ihre Seite steht zu diesen Worten; ab jetzt zählen sie.
   *[other] Dabei: { $who }
}
approve-given = Dein Wort ist gegeben.
object-in-force = { $code ->
    [answer] Der Code gilt nicht mehr: Niemand wurde hereingelassen. Lade auf einem anderen Weg neu ein.
    [dispute] Es ist entschieden: Die Entfernung gilt nicht. Wieder im Raum: { $who }
    [disputed_admission] Es ist entschieden: Es gilt nicht. Dadurch nicht dabei: { $who }
    [erasure] Die Löschung ist angehalten, solange nicht genug andere zustimmen. Bis dahin bleibt verborgen, was dort steht.
   *[other] Dein Nein ist gegeben.
}
object-given = Dein Nein ist gegeben.

## Wer in den Räumen ist

members-person = { $who } - { $side }{ $me ->
    [yes] {" "}(du)
   *[no] {""}
}
members-room = { $code ->
    [reads] { $room }
    [voice] { $room } (stimmt mit, wer dazukommt, liest aber nicht mit)
    [suspended] { $room } (ausgesetzt, bis ein Streit entschieden ist)
   *[out] { $room } (nicht mehr)
}
members-complete = Vollständig bis { $date }
members-nothing-yet = Noch ist nichts gekommen.
members-let-in-by = Hereingelassen von: { $who }
members-rooms = Was dieser Tresor hat:
members-room-seen = { $reads ->
    [yes] { $room }: { $count ->
        [one] 1 Eintrag
       *[other] { $count } Einträge
    }, { $from ->
        [None] von Anfang an.
       *[other] ab { $from }.
    }
   *[no] { $room }: nur, wer darin ist und was darüber entschieden wird.
}
members-missing = { $count ->
    [one] 1 weiterer ist bekannt und noch nicht hier.
   *[other] { $count } weitere sind bekannt und noch nicht hier.
}
members-noticed = Was auffiel:
noticed-concerns = { $who ->
    [None] { $room ->
        [None] {""}
       *[other] { $room }:{" "}
    }
   *[other] { $room ->
        [None] { $who }:{" "}
       *[other] { $who }, { $room }:{" "}
    }
}
noticed-count = Es geht um { $count } Einträge oder Stücke.
noticed-days = Das sind jetzt { $count } Tage.
device = { $name } - { $kind ->
    [paper] Wörter auf Papier
    [shares] ein Schlüssel, von dem mehrere je einen Teil haben
   *[machine] ein Rechner
}{ $this ->
    [yes] {" "}(dieser hier)
   *[no] {""}
}{ $code ->
    [suspended] , ausgesetzt
    [out] , abgemeldet
   *[other] {""}
}
device-drop-sure = Das Gerät { $name } abmelden? Es liest dann nichts Neues mehr und kommt nicht wieder herein; ein neues schon. (ja/nein; Eingabetaste: nein)
device-goes-on-anew = Beim nächsten Abgleich macht dieser Tresor als neues Gerät weiter.
device-stays-the-same = Dieser Tresor macht weiter wie bisher. Er fragt nicht noch einmal, weil sie es sagen: { $who }
device-dropped = Abgemeldet: { $name }. Was darauf liegt, bleibt dort, hinter seiner Passphrase.

## Gehen, und entfernt werden

leave-sure = { $rooms ->
    [None] Alle Räume verlassen?
   *[other] Verlassen: { $rooms }?
} Was du hier hast, kannst du weiter lesen, und was du geschrieben hast, bleibt bei den anderen; Neues kommt nicht mehr. Wiederkommen geht nur mit einer neuen Einladung. (ja/nein; Eingabetaste: nein)
leave-done = { $rooms ->
    [None] Du hast alle Räume verlassen.
   *[other] Du hast verlassen: { $rooms }
}
leave-done-next = Weiter geht es mit `answerable sync`, damit die anderen wissen, dass du gegangen bist, und sehen, was bei dir lag.
remove-sure = { $rooms ->
    [None] Aus allen Räumen entfernen: { $who }?
   *[other] Entfernen aus { $rooms }: { $who }?
} Was schon gelesen wurde, bleibt gelesen. Dein Wort lässt sich nicht zurücknehmen; wiederkommen geht nur mit einer neuen Einladung. (ja/nein; Eingabetaste: nein)
remove-done = Entfernt: { $who }. Was ab jetzt geschrieben wird, ist dort nicht mehr zu lesen.
remove-given = Dein Wort ist gegeben, zu entfernen: { $who }.
remove-depots = An diese Ablagen kommt vielleicht noch heran: { $who }. Was dort liegt, bleibt verschlüsselt, könnte aber gelöscht werden, oder die Ablage vollgeschrieben:
remove-depots-next = Wer eine Ablage betreibt, ändert ihr Passwort oder beendet die Freigabe des Ordners. Danach nehmt ihr alle die neue Adresse: `answerable depot add URL`, und für die alte `answerable depot drop ZEICHEN`.

## Der Papierschlüssel, und zurückkommen

paper-key-no-terminal = Die Standardausgabe ist kein Terminal; die Wörter stünden also in einer Datei, oder gingen an ein anderes Programm. Wer sie dort liest, kann sich als du ausgeben. Trotzdem ausgeben? (ja/nein; Eingabetaste: nein)
paper-key-into-file = Die Wörter stehen dann in einer Datei, bis du sie löschst. Wer sie dort liest, kann sich als du ausgeben. Dorthin schreiben? (ja/nein; Eingabetaste: nein)
paper-key-printed = Die Seite liegt in { $path }. Druck sie jetzt aus, und lösch dann die Datei.
paper-key-title = Ein Schlüssel auf Papier
paper-key-sheet = Schreib diese Wörter mit ihren Nummern auf ein Blatt Papier. Sie werden nur dieses eine Mal gezeigt.
paper-key-process = Darunter die Nummer des Prozesses: { $number }
paper-key-depot = Und wo eure Ablage ist: { $depot }
paper-key-made = Gemacht am: { $date }
paper-key-keep = Bewahre das Blatt auf, wo deine Geräte nicht sind und wo niemand darauf stößt. Fotografier es nicht, und schreib es in keine Datei. Wer es hat, kann sich als du ausgeben und lesen, was du lesen kannst.
paper-key-use = Wenn alle deine Geräte weg sind: `answerable --vault DATEI recover --paper-key --depot URL`. Die Wörter gelten nur einmal. Wenn das Blatt weg ist oder jemand anderes es gesehen hat: `answerable paper-key` macht ein neues, und das alte ist ab dann nichts mehr wert.
paper-key-not-yet = Keine Ablage war zu erreichen; damit zurückkommen kann also noch niemand. Weiter geht es mit `answerable sync`, sobald eine da ist.
pieces-sheet = Jede Zeile ist ein Teil eines Schlüssels zu deinem eigenen Raum. Gib jeden der Person, für die er ist, auf Papier oder von Hand zu Hand. Sie werden nur dieses eine Mal gezeigt.
pieces-for = Für { $who }, Teil { $number } von { $count }:
pieces-keep = Je { $count } zusammen kommen als du in deinen eigenen Raum und lesen dort, was du liest. Einer allein sagt nichts. Niemand aus der Kontaktgruppe darf einen haben, auch später nicht.
pieces-use = Wenn alle deine Geräte weg sind: Lass dir { $count } Teile geben, dann `answerable --vault DATEI recover --shares --depot URL`. In die anderen Räume lassen dich die anderen wieder herein. Wenn jemand keinen Teil mehr haben soll: Mach neue, und die alten sind ab dann nichts mehr wert.
pieces-prompt = Die Teile, einen nach dem anderen; eine leere Zeile beendet das:
pieces-wrong = Teil { $number } ist falsch; die anderen haben gereicht. Wer ihn gegeben hat, hat einen anderen, oder beim Abschreiben gab es einen Fehler.
recover-words-prompt = Die 24 Wörter, in einer Zeile oder in mehreren; sie sind beim Tippen zu sehen. Mit oder ohne Nummern, und von jedem reichen die ersten vier Buchstaben:
recover-process-prompt = Die Nummer des Prozesses:
recover-words-unreadable = Die Datei mit den Wörtern lässt sich nicht lesen. Es wurde nichts geändert; sieh nach, ob der Pfad hinter --words-file stimmt.
recover-done = Du bist zurück: { $who }, in einem neuen Tresor, { $path } - daneben liegt seine Schlüsseldatei; bewahre beide zusammen auf. { $taken ->
    [one] 1 Eintrag ist gekommen.
   *[other] { $taken } Einträge sind gekommen.
} Deine anderen Geräte sind abgemeldet: Was ab jetzt geschrieben wird, ist damit nicht zu lesen. Was schon darauf liegt, bleibt dort, hinter ihrer Passphrase.
recover-done-not-yet = Nicht jede Ablage war zu erreichen; vielleicht wissen es die anderen noch nicht. Weiter geht es mit `answerable sync`, sobald sie da sind.
recover-done-pieces = Mach als Nächstes neue Teile, und gib sie wieder aus: `answerable paper-key --shares`. Die alten sind verbraucht. In die anderen Räume lassen dich die anderen wieder herein: `answerable recover PERSON`, auf einem ihrer Rechner.
recover-done-next = Mach als Nächstes einen neuen Papierschlüssel: `answerable paper-key`. Der alte ist verbraucht; zerreiß das Blatt.

## Ablagen

depot-none = Es gibt noch keine Ablage. `answerable depot add URL` nimmt eine in Gebrauch.
depot-added = Ab jetzt in Gebrauch: { $depot }
depot-added-next = Weiter geht es mit `answerable sync`. Wer ab jetzt eingeladen wird, erfährt davon durch den Code; alle anderen nehmen sie selbst dazu.
depot-listed = { $handle }  { $depot } - { $date ->
    [None] noch nicht gelesen
   *[other] zu Ende gelesen am { $date }
}; { $count ->
    [0] nichts abzugeben
    [one] 1 Stück abzugeben
   *[other] { $count } Stücke abzugeben
}
depot-dropped = Sie wird nicht mehr benutzt. Dort wurde nichts gelöscht.
depot-dropped-next = `answerable depot list` zeigt, worüber ihr euch weiter austauscht.
verify-room = { $room }: { $count ->
    [one] 1 Eintrag des unterschriebenen Verlaufs geprüft,
   *[other] { $count } Einträge des unterschriebenen Verlaufs geprüft,
} jeder mit seinem Platz, seinem Text, seiner Unterschrift und damit, ob schreiben durfte, wer ihn schrieb.
verify-found = { $who }: { $code ->
    [R-010] Eine Unterschrift stimmt nicht.
    [R-016] Eine Unterschrift nennt Einträge, die nicht hier sind oder anders hier sind.
    [R-020] Die Kette wurde verändert: Ein Eintrag ist nicht der, der unterschrieben wurde, oder fehlt.
    [R-023] Ein Eintrag beruht auf anderen, die nicht hier sind.
    [R-024] Ein Text ist nicht der, der geschrieben wurde.
    [R-052] Ein Schlüssel ist nicht der, der angekündigt wurde.
    [D-004] Was gesendet wurde, ist hier nicht mehr aufbewahrt.
    [D-007] Was gesendet wurde, ist hier anders aufbewahrt, als es gemacht wurde.
   *[other] Etwas hat nicht die Form, in der es geschrieben wurde ({ $code }).
}{ $number ->
    [None] {""}
   *[other] {" "}Es ist Eintrag { $number } dieser Kette{ $entry ->
        [None] .
       *[other] , { $entry }.
    }
}{ $count ->
    [one] {""}
   *[other] {" "}Dasselbe bei insgesamt { $count }.
}
verify-missing = { $who }: { $count ->
    [one] 1 Eintrag, den andere gesehen haben, fehlt hier.
   *[other] { $count } Einträge, die andere gesehen haben, fehlen hier.
}
verify-unplaced = { $who }: { $count ->
    [one] 1 Eintrag ließ sich nicht prüfen, weil er auf etwas Beschädigtem oder Fehlendem beruht.
   *[other] { $count } Einträge ließen sich nicht prüfen, weil sie auf etwas Beschädigtem oder Fehlendem beruhen.
}
verify-unsigned = { $who }: { $count ->
    [one] Für 1 Eintrag ist noch keine Unterschrift hier.
   *[other] Für { $count } Einträge ist noch keine Unterschrift hier.
} Der nächste Abgleich sollte sie bringen; wenn nicht, frag dort nach.
verify-unsent = { $who }: { $count ->
    [one] 1 Eintrag ist noch nicht gesendet und darum nicht unterschrieben.
   *[other] { $count } Einträge sind noch nicht gesendet und darum nicht unterschrieben.
}
verify-complete = { $who }: vollständig bis { $date }
verify-nothing-yet = { $who }: Noch ist nichts gekommen.
verify-more = { $who } hat { $count ->
    [one] 1 Eintrag mehr gesehen.
   *[other] { $count } Einträge mehr gesehen.
}
verify-misfiled = { $count ->
    [one] 1 Eintrag liegt in diesem Tresor anders, als er unterschrieben wurde: { $entries }
   *[other] { $count } Einträge liegen in diesem Tresor anders, als sie unterschrieben wurden: { $entries }
}
verify-unlogged = { $count ->
    [one] 1 Eintrag steht in keinem unterschriebenen Verlauf; niemand bürgt für ihn: { $entries }
   *[other] { $count } Einträge stehen in keinem unterschriebenen Verlauf; niemand bürgt für sie: { $entries }
}
verify-mismarked = { $count ->
    [one] 1 Eintrag sagt falsch von sich, ob er bei ihr liegt: { $entries }
   *[other] { $count } Einträge sagen falsch von sich, ob sie bei ihr liegen: { $entries }
}
verify-unreadable = Manches lässt sich gar nicht lesen; darum ließ sich nicht alles prüfen.
sync-depot = Abgleich über { $depot }
sync-read = { $room }: { $count ->
    [one] 1 Stück gelesen
   *[other] { $count } Stücke gelesen
}
sync-taken = { $room }: { $count ->
    [one] 1 Eintrag aufgenommen
   *[other] { $count } Einträge aufgenommen
}
sync-put = { $room }: { $count ->
    [one] 1 Stück abgegeben
   *[other] { $count } Stücke abgegeben
}
sync-put-files = { $room }: { $count } KiB an Anlagen abgegeben
sync-got-files = { $room }: { $count } KiB an Anlagen geholt
sync-unreached = Nicht erreicht: { $depot }
sync-done = { $taken ->
    [0] Es kam nichts Neues,
    [one] Es kam 1 Eintrag,
   *[other] Es kamen { $taken } Einträge,
} { $sent ->
    [0] und abzugeben war nichts.
    [one] und 1 Eintrag wurde abgegeben.
   *[other] und { $sent } Einträge wurden abgegeben.
}
sync-files = { $count ->
    [one] 1 Anlage wurde geholt.
   *[other] { $count } Anlagen wurden geholt.
}
sync-files-missing = { $count ->
    [one] 1 Anlage ist noch nicht hier; der nächste Abgleich sucht sie wieder.
   *[other] { $count } Anlagen sind noch nicht hier; der nächste Abgleich sucht sie wieder.
}
sync-restarted = Dieser Tresor ist eine Kopie oder Sicherung von einem, der weiterlief. Er geht als eigenes Gerät weiter, und es ist nichts verloren. Wenn du den anderen nicht mehr benutzt, melde ihn ab: `answerable device list`.
sync-pending = { $count ->
    [one] 1 Sache wartet auf dein Wort: `answerable approve`.
   *[other] { $count } Sachen warten auf dein Wort: `answerable approve`.
}

## Zeigen, löschen, bestätigen

release-sure = { $ref } diesem Raum zeigen: { $room }? Alle dort können es dann lesen, und das lässt sich nicht zurücknehmen. (ja/nein; Eingabetaste: nein)
release-done = Eine Abschrift liegt jetzt in diesem Raum: { $room }. Ihr Kürzel ist dasselbe, { $ref }; die Dateien gehen mit, soweit sie hier liegen.
erase-sure = { $ref } löschen? Was dort steht, ist dann für immer weg: sofort, wenn es deines ist; sonst sofort verborgen, und vernichtet, wenn andere zustimmen. (ja/nein; Eingabetaste: nein)
erase-done = Was in { $ref } stand, ist hier vernichtet, und bei den anderen, wenn sie sich abgleichen. Dass es da war, bleibt; auch, wer es wann und warum gelöscht hat. Alte Sicherungen erreicht das nicht.
erase-hidden = { $ref } ist jetzt verborgen. Es ist nicht deines; vernichtet wird es, wenn andere zustimmen, oder wenn so lange niemand widerspricht, wie euer Raum es vorsieht.
confirm-done = Ihre Seite steht zu { $ref }; ab jetzt zählt es.

## Wenn etwas nicht geht: was geschehen ist; was sicher ist und was zu tun ist

failure-depot-broken = Die Ablage geht nicht, wie sie soll.
    .advice = Nichts ist verloren; was abzugeben ist, wartet. Sieh nach der Ablage, oder nimm noch eine andere dazu.
failure-depot-denied = Die Ablage lässt sich nicht lesen oder nicht beschreiben.
    .advice = Dort wurde nichts geändert. Bitte die, die sie betreiben, um Zugang, oder nimm eine andere, und gleiche dann noch einmal ab.
failure-depot-full = Die Ablage ist voll.
    .advice = Nichts ist verloren; was abzugeben ist, wartet. Schaffe dort Platz, und gleiche dann noch einmal ab.
failure-depot-gone = Die Ablage ist nicht da.
    .advice = Nichts ist verloren; was abzugeben ist, wartet. Steck sie ein oder verbinde sie, und gleiche dann noch einmal ab.
failure-depot-not-an-object = In der Ablage ist etwas anderes, wo ein Stück seinen Platz hat: eine Verknüpfung, ein Ordner, eine Pipe.
    .advice = Es wurde nicht geöffnet und nicht verfolgt. Finde heraus, wer es hingelegt hat, und nimm es weg.
failure-depot-not-kept = Die Ablage gibt nicht wieder her, was sie bekommen hat.
    .advice = Nichts gilt als abgegeben; es ist alles noch hier. Nimm eine andere Ablage.
failure-depot-open-no-depot = Den Ordner gibt es, aber von diesem Programm ist nichts darin.
    .advice = Nichts wurde geändert. Wenn es ein Stick oder ein Ordner im Netz ist, ist er vielleicht nicht verbunden, und zu sehen ist nur sein leerer Platz.
failure-depot-open-no-folder = Diesen Ordner gibt es nicht, oder was so heißt, ist kein Ordner.
    .advice = Nichts wurde geändert. Wenn es ein Stick oder ein Ordner im Netz ist, verbinde ihn zuerst; sonst lege den Ordner an.
failure-depot-open-no-locator = Das sagt nicht, wo eine Ablage ist.
    .advice = Nichts wurde geändert. Es muss ein Ordner sein: /pfad oder file:///pfad.
failure-depot-open-unknown-kind = Ablagen dieser Art kennt das Programm nicht.
    .advice = Nichts wurde geändert. Es muss ein Ordner sein: /pfad oder file:///pfad.
failure-depot-too-large = Ein Stück in der Ablage ist länger, als irgendeines sein darf.
    .advice = Es wurde nicht aufgenommen; alles andere geht beim nächsten Abgleich weiter.
failure-depot-too-slow = Die Ablage antwortet nicht rechtzeitig.
    .advice = Nichts ist verloren; was abzugeben ist, wartet. Versuch es später, oder nimm noch eine andere dazu.
failure-office-no-code = Das ist keine vollständige Einladung.
    .advice = Nichts wurde geändert. Den Code noch einmal kopieren, vom ersten bis zum letzten Buchstaben.
failure-office-cant-remove = Diese Person lässt sich von hier aus nicht entfernen.
    .advice = Nichts wurde geändert. Die betroffene Person wird nie entfernt, in einem Raum zu zweit niemand, und man selbst geht mit `answerable leave`.
    .page = Nichts wurde geändert. Die betroffene Person wird nie entfernt, in einem Raum zu zweit niemand, und man selbst geht unter „Übergeben und gehen“.
failure-office-group-damaged = Was der Tresor von seinen Räumen hat, passt nicht zusammen.
    .advice = Nichts wurde geändert. Prüfe mit `answerable verify`, bewahre die Dateien auf, und stelle eine Sicherung unter anderem Namen wieder her.
    .page = Nichts wurde geändert. Schließ dieses Programm, bewahre die Dateien auf, wie sie sind, und hol eine Sicherung zurück.
failure-office-last-device = Das ist dein letztes Gerät.
    .advice = Nichts wurde geändert. Nimm zuerst ein anderes Gerät oder einen Papierschlüssel dazu; wenn du gehen willst, `answerable leave`.
    .page = Nichts wurde geändert. Nimm zuerst ein anderes Gerät oder einen Papierschlüssel dazu; wenn du gehen willst, unter „Übergeben und gehen“.
failure-office-no-depot = Es gibt noch keine Ablage; so lässt sich nichts austauschen.
    .advice = Nichts wurde geändert. Nimm zuerst eine in Gebrauch: `answerable depot add URL`.
    .page = Nichts wurde geändert. Wähle zuerst eine, unter „Austausch“.
failure-office-no-group = In diesem Tresor schreibt jemand allein; eine Gruppe gibt es noch nicht.
    .advice = Nichts wurde geändert. Eine Gruppe beginnt mit der ersten Ablage: `answerable depot add URL`.
    .page = Nichts wurde geändert. Eine Gruppe beginnt mit der ersten Ablage, unter „Austausch“.
failure-office-no-such-depot = Keine Ablage hat dieses Zeichen.
    .advice = Nichts wurde geändert. `answerable depot list` zeigt sie.
    .page = Nichts wurde geändert. Die in Gebrauch stehen unter „Austausch“.
failure-office-no-such-device = Ein Gerät mit diesem Zeichen hast du nicht.
    .advice = Nichts wurde geändert. `answerable device list` zeigt deine.
    .page = Nichts wurde geändert. Deine stehen unter „Mitglieder und Geräte“.
failure-office-no-such-pending = Unter diesem Zeichen wartet nichts.
    .advice = Nichts wurde geändert. `answerable approve` zeigt, was wartet.
    .page = Nichts wurde geändert. Was wartet, steht unter „Wartet auf unser Wort“.
failure-office-no-such-person = Unter diesem Kürzel ist niemand in den Räumen.
    .advice = Nichts wurde geändert. `answerable members` zeigt, wer da ist.
    .page = Nichts wurde geändert. Wer da ist, steht unter „Mitglieder und Geräte“.
failure-office-not-in-room = Von diesem Tresor aus lässt sich in diesen Raum nichts schreiben.
    .advice = Nichts wurde geändert. `answerable members` zeigt, welche Räume er hat.
    .page = Nichts wurde geändert. Welche Räume er hat, steht unter „Mitglieder und Geräte“.
failure-office-not-joining = Dieser Tresor ist schon dabei, oder war nie eingeladen.
    .advice = Nichts wurde geändert. `answerable sync` gleicht mit den anderen ab; auf eine Einladung antwortet `answerable join CODE`, in einem neuen Tresor.
    .page = Nichts wurde geändert. Mit den anderen tauschst du unter „Austausch“ aus; auf eine Einladung antwortest du unter „Mit einem Code dazukommen“, bevor eine Aufzeichnung offen ist.
failure-office-not-back = Das Zurückkommen in diesen Tresor wurde mittendrin abgebrochen.
    .advice = Nichts ist verbraucht. Führe dasselbe `answerable recover --paper-key` noch einmal aus; es geht von dort weiter.
    .page = Nichts ist verbraucht. Wähle noch einmal das Zurückkommen, mit demselben Blatt oder denselben Teilen; es geht von dort weiter.
failure-office-not-let-in = Dieser Tresor ist noch nicht hereingelassen.
    .advice = Nichts wurde geändert. `answerable join` sagt, wie weit es ist.
    .page = Nichts wurde geändert. Wie weit es ist, steht unter „Hereinkommen“.
failure-office-not-her-side = Nur ihre Seite kann zu Worten in ihrem Namen stehen.
    .advice = Nichts wurde geschrieben. Jemand von ihrer Seite bestätigt es, im eigenen Tresor.
failure-office-nothing-to-confirm = Dieser Eintrag enthält keine Worte in ihrem Namen, die auf Bestätigung warten.
    .advice = Nichts wurde geschrieben. `pending` und `show` sagen, was wartet.
    .page = Nichts wurde geschrieben. Was wartet, steht unter „Wartet auf unser Wort“.
failure-office-nothing-claimed = Niemand sagt, dass mit diesem Tresor anderswo weitergearbeitet wurde.
    .advice = Es wurde nichts geändert. Wäre er eine Kopie oder eine Sicherung, fände `answerable sync` das heraus.
    .page = Es wurde nichts geändert. Wäre er eine Kopie oder eine Sicherung, fände ein Austausch das heraus.
failure-office-not-yours-to-say = Dein Wort ist schon gegeben, oder wird hier nicht gebraucht.
    .advice = Nichts wurde geändert. `answerable approve` sagt, was auf wen wartet.
    .page = Nichts wurde geändert. Was auf wen wartet, steht unter „Wartet auf unser Wort“.
failure-office-no-holder = Diese Person darf keinen Teil haben: { $line }
    .advice = Nichts wurde geändert. Niemand aus der Kontaktgruppe darf einen haben, und er auch nicht: Wer mit ihm spricht, soll keinen Weg in deinen Raum haben.
failure-office-not-alone = Andere haben die Schlüssel dieses Raums auch, oder es ist nicht dein eigener.
    .advice = Nichts wurde geändert. Wenn noch jemand in deinem Raum ist, lässt dich diese Person wieder herein (`answerable recover PERSON`), und ein Blatt auch (`answerable paper-key`). Teile sind für einen Raum, den du allein hast.
    .page = Nichts wurde geändert. Wenn noch jemand in deinem Raum ist, lässt dich diese Person wieder herein, und ein Papierschlüssel auch. Teile sind für einen Raum, den du allein hast.
failure-office-share-newer = Teil { $line } stammt von einem neueren Programm.
    .advice = Nichts wurde geändert. Aktualisiere dieses Programm, und versuch es noch einmal.
failure-office-share-not-found = In dieser Ablage liegt nichts für den Schlüssel, den diese Teile ergeben.
    .advice = Nichts wurde geändert. Gibt es neuere Teile? Sonst versuch es mit einer anderen Ablage eurer Gruppe.
failure-office-share-not-whole = Teil { $line } ist nicht vollständig.
    .advice = Nichts wurde geändert. Lass ihn dir noch einmal geben: Er beginnt mit answerable-share- und ist eine Zeile.
failure-office-share-numbers = So viele Teile kann es nicht geben.
    .advice = Nichts wurde geändert. Es müssen 2 bis 8 Personen sein, und mindestens 2 Teile, die reichen.
failure-office-share-other-set = Diese Teile gehören zu einem anderen Schlüssel: { $line }
    .advice = Nichts wurde geändert. Vielleicht sind sie von einem älteren; frag die, die sie haben, nach dem neuesten.
failure-office-share-too-few = Es braucht { $line } Teile.
    .advice = Nichts wurde geändert, und nichts ist verloren. Frag die anderen, die einen haben.
failure-office-share-twice = Zwei davon sind derselbe Teil: { $line }
    .advice = Nichts wurde geändert. Frag noch jemanden, der einen hat.
failure-office-share-used = Der Schlüssel, den diese Teile ergeben, wurde schon benutzt, oder er gilt nicht mehr.
    .advice = Nichts wurde geändert. Gibt es neuere Teile? Wenn du diese nicht selbst benutzt hast, hat jemand anderes sie zusammengelegt: Sag es noch heute denen, die dich unterstützen.
failure-office-share-wrong = Einer oder mehrere dieser Teile sind falsch, und niemand kann sagen, welche.
    .advice = Nichts wurde geändert. Versuch es mit anderen Teilen, oder lass sie noch einmal abschreiben, Buchstabe für Buchstabe.
failure-office-paper-not-found = In dieser Ablage liegt nichts für diesen Papierschlüssel.
    .advice = Nichts wurde geändert. Sieh die Nummer des Prozesses nach, und ob es ein neueres Blatt gibt; dann versuch es mit einer anderen Ablage eurer Gruppe. Wenn keine es hat, können andere dich wieder hereinlassen: `answerable recover PERSON`, auf einem ihrer Rechner.
    .page = Nichts wurde geändert. Sieh die Nummer des Prozesses nach, und ob es ein neueres Blatt gibt; dann versuch es mit einer anderen Ablage eurer Gruppe. Wenn keine es hat, können andere dich wieder hereinlassen: Sie machen dir unter „Jemanden einladen“ einen Code, und du wählst „Mit einem Code dazukommen“.
failure-office-paper-number = Die Nummer des Prozesses ist nicht vollständig.
    .advice = Nichts wurde geändert. Sieh auf dem Blatt nach: Es sind vier Gruppen von vier Buchstaben.
failure-office-paper-used = Dieser Papierschlüssel wurde schon benutzt, oder er gilt nicht mehr.
    .advice = Nichts wurde geändert. Gibt es ein neueres Blatt? Wenn du ihn nicht selbst benutzt hast, hat ihn jemand anderes: Sag es deiner Gruppe noch heute. Andere können dich wieder hereinlassen: `answerable recover PERSON`, auf einem ihrer Rechner.
    .page = Nichts wurde geändert. Gibt es ein neueres Blatt? Wenn du ihn nicht selbst benutzt hast, hat ihn jemand anderes: Sag es deiner Gruppe noch heute. Andere können dich wieder hereinlassen: Sie machen dir unter „Jemanden einladen“ einen Code, und du wählst „Mit einem Code dazukommen“.
failure-office-paper-word = Das { $line }. Wort ist keines, das auf einem Blatt steht.
    .advice = Nichts wurde geändert. Sieh dir dieses Wort noch einmal an: Es ist ein englisches, und die ersten vier Buchstaben reichen.
failure-office-paper-words = Das sind nicht die Wörter eines Papierschlüssels.
    .advice = Nichts wurde geändert. Sieh auf dem Blatt nach, Wort für Wort: Es sind 24, in ihrer Reihenfolge; eines fehlt, steht doppelt oder ist ein anderes.
