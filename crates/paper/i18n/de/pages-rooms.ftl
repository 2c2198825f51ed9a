### Seiten der Gruppe: Mitglieder und Geräte, Einladen, Dazukommen, was auf ein Wort wartet, Ablagen.

pages-members = Mitglieder und Geräte
pages-invite = Jemanden einladen
pages-code = Code
pages-waiting = Wartet auf unser Wort
pages-storages = Austausch
pages-join = Mit einem Code dazukommen
pages-joining = Hereinkommen

pages-sure = Ja, das will ich.
pages-not-sure = Es wurde nichts geändert, weil niemand angekreuzt hat, dass es so gewollt ist. Geh zurück, kreuze es an und schick es noch einmal.

welcome-join = Mit einem Code dazukommen
    .more = Jemand aus deiner Gruppe hat dir über einen Messenger einen Code geschickt.

## Mitglieder

members-alone = Bisher schreibst du allein: Diese Aufzeichnung liegt auf diesem Rechner und sonst nirgends. Um sie zu teilen, wählt eine Ablage, die ihr alle erreicht. Sie sieht versiegelte Stücke und kann keines davon lesen.
members-alone-do = Eine Ablage wählen
members-you = (du)
members-remove = Aus den Räumen entfernen
    .more = Das braucht mehr als die Hälfte der anderen. Was diese Person gelesen hat, behält sie; was von da an geschrieben wird, kann sie nicht lesen. Passwörter von Ablagen, die sie kennt, müsst ihr von Hand ändern.
members-remove-do = Vorschlagen
members-removed = Die Person ist entfernt. Was von jetzt an geschrieben wird, kann sie nicht lesen.
members-removed-depots = Diese Ablagen erreicht sie vielleicht noch. Ändert Passwort oder Freigabe von: { $depots }
members-here = Was dieser Rechner hat
members-seen = Was aufgefallen ist
members-own = Du selbst
members-drop = Ein Gerät von dir, das verloren ist oder das du nicht mehr benutzt
members-drop-do = Dieses Gerät abmelden
members-dropped = Das Gerät ist abgemeldet. Tausche jetzt aus, damit die anderen es erfahren.
members-leave = Die Räume verlassen
    .more = Übergib vorher deine Aufgaben, offene Antworten und Treffen; den anderen zeigt Heute sie trotzdem. Was du gelesen hast, bleibt auf diesem Rechner.
members-leave-do = Verlassen
members-left = Du hast die Räume verlassen. Tausche noch einmal aus, damit die anderen es erfahren.

## Einladen

invite-lead = Du bekommst einen Code. Schick ihn über irgendeinen Messenger; niemand kommt damit herein, bevor ihr vier Wörter mit der Stimme verglichen habt.
invite-for = Für wen ist er?
invite-for-person = Für jemanden, die oder der dazukommt
invite-for-device = Für ein weiteres eigenes Gerät
invite-for-lost = Für jemanden von uns, deren oder dessen Geräte verloren sind
invite-which-side = Auf welcher Seite ist sie oder er? (Wo jemand dazukommt)
invite-side-contact = In der Kontaktgruppe
invite-side-support = In der Unterstützungsgruppe
invite-side-survivor = Es ist ihr eigener Prozess
invite-reads = Was wird gelesen? (Wo jemand dazukommt)
invite-reads-all = Alles, von Anfang an
invite-reads-now = Was von jetzt an geschrieben wird, und von vorher nur Brief, Auftrag, offene Aufgaben und Absprachen
invite-who-lost = Wessen Geräte sind verloren?
invite-do = Den Code machen
code-what-now = Schick diesen Code an die eine Person, für die er ist. Wer ihn sonst liest, kann antworten, aber niemand kommt herein, bevor ihr vier Wörter mit der Stimme verglichen habt.
code-label = Der Code
code-guarded = Im Code steht auch die Adresse eurer Ablage, und ihr Passwort, wenn sie eines hat. Schick ihn nur über einen Messenger, der verschlüsselt, und lösche ihn dort danach.
code-then = Wenn die Person geantwortet hat, tausche einmal aus und sieh nach, was auf dein Wort wartet. Dann ruf an.

## Was wartet

waiting-sync-first = Tausche zuerst aus: Was andere gesagt oder geantwortet haben, kommt damit.
waiting-compare = Ruf an, unter einer Nummer, die du kennst, und lest euch diese Wörter vor.
waiting-digits = Dasselbe in Ziffern:
waiting-yes = { $code ->
    [answer] Es sind dieselben, mit der Stimme verglichen
    [dispute] Es soll gelten
    [words] Das sind ihre Worte
   *[other] Ich stimme zu
}
waiting-no = { $code ->
    [answer] Sie sind verschieden
    [dispute] Es soll nicht gelten
   *[other] Ich widerspreche
}
waiting-done = Erledigt, es gilt. Tausche jetzt aus, damit die anderen es erfahren.
waiting-still = Dein Wort ist gegeben. Es gilt noch nicht; hier steht, worauf es wartet.

## Austausch

storages-lead = Die Aufzeichnung reist zwischen euch in versiegelten Stücken über eine Ablage, die ihr alle erreicht: einen Ordner, der auf mehreren Rechnern gleich gehalten wird, oder einen Stick, der von Hand zu Hand geht. Niemand dazwischen kann sie lesen.
storages-sync = Jetzt austauschen
storages-read = Bis zum Ende gelesen: { $date }.
storages-not-read = Noch nicht gelesen.
storages-to-send = { $count ->
    [0] Es ist nichts mehr zu schicken.
    [one] 1 Stück ist noch zu schicken.
   *[other] { $count } Stücke sind noch zu schicken.
}
storages-drop = Nicht mehr benutzen
    .more = Dort wird nichts gelöscht, und hier auch nicht.
storages-add = Eine weitere Ablage
storages-place = Wo ist sie?
    .hint = Der Pfad eines Ordners, etwa /media/stick/unseres, oder die Adresse einer anderen Ablage.
storages-add-do = In Gebrauch nehmen
storages-restarted = Dieser Tresor ist eine Kopie oder Sicherung von einem, der weiterging. Er geht als eigenes Gerät weiter, und nichts ist verloren. Wenn du den anderen nicht mehr benutzt, melde ihn unter Mitglieder und Geräte ab.
storages-pending = { $count ->
    [one] 1 Sache wartet auf dein Wort.
   *[other] { $count } Sachen warten auf dein Wort.
}

## Dazukommen

join-lead = Der Code allein lässt niemanden herein. Danach lesen du und die Person, die dich eingeladen hat, einander vier Wörter vor.
join-code = Der Code
    .hint = Füge ihn ganz ein. Zeilenumbrüche und Leerzeichen schaden nicht.
join-do = Auf die Einladung antworten
joining-compare = Ruf die Person an, die dich eingeladen hat, und lest euch diese Wörter vor.
joining-compare-next = Sind sie gleich, bestätigt sie das an ihrem Rechner, und vielleicht müssen noch andere zustimmen. Sind sie verschieden, sitzt jemand zwischen euch: Hör hier auf und sag es ihr.
joining-refused-next = Sieh später wieder nach: Die Ablage ist vielleicht noch nicht so weit. Bleibt es so, ruf die Person an, die dich eingeladen hat.
joining-waiting-next = Sag ihr, dass du geantwortet hast. Wenn sie ausgetauscht hat, sieh hier wieder nach.
joining-look = Noch einmal nachsehen
