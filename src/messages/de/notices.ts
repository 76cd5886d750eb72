import type { NoticesWords } from '#messages/words/notices.ts';

import { counted } from './counted.ts';

export const notices: NoticesWords = {
  revised: (name, version, what) => `${name} hat Fassung ${version} gespeichert. Geändert: ${what}.`,
  voided: (count) =>
    `${counted(count, 'Entscheidung', 'Entscheidungen')} zur vorigen Fassung ${count === 1 ? 'zählt' : 'zählen'} nicht mehr. Fordern Sie die Freigabe neu an.`,
  change: {
    text: () => 'der Text',
    ownText: (account) => `der Text für ${account}`,
    accounts: () => 'die Konten',
    imageOrder: () => 'die Reihenfolge der Bilder',
    when: () => 'die Zeit der Veröffentlichung',
  },
  asked: (name, version) =>
    `${name} fordert die Freigabe von Fassung ${version} an. Entscheiden Sie auf der Freigabekarte.`,
  cancelled: (name) => `${name} hat diesen Entwurf verworfen. Es wird nichts weiter veröffentlicht.`,
  approved: (name, version, when) => `✅ ${name} hat Fassung ${version} freigegeben, ${when}.`,
  rejected: (name, version, when) =>
    `❌ ${name} hat Fassung ${version} abgelehnt, ${when}. Es wird nichts veröffentlicht.`,
  changesAsked: (name, version, when) => `✏️ ${name} fordert Änderungen an Fassung ${version} an, ${when}.`,
  stillMissing: (count) => `Noch ${counted(count, 'Freigabe fehlt', 'Freigaben fehlen')}.`,
  reason: (name) => `Grund von ${name}:`,
  withdrawn: (name, version) => `${name} hat die eigene Freigabe von Fassung ${version} zurückgenommen.`,
  sent: (account) => `Veröffentlicht auf ${account}:`,
  settled: (account) => `Geprüft, es wurde einmal veröffentlicht auf ${account}:`,
  settledBy: (account, name) => `${name} bestätigt, dass es veröffentlicht wurde auf ${account}:`,
  unsure: {
    no_answer: (account) =>
      `${account}: gesendet, aber es kam keine Antwort. Ob es veröffentlicht wurde, wissen wir noch nicht. Tambour prüft es; veröffentlichen Sie nichts von Hand.`,
    server_error: (account) =>
      `${account}: Das Netzwerk meldete eine Störung bei sich. Ob es veröffentlicht wurde, wissen wir noch nicht. Tambour prüft es; veröffentlichen Sie nichts von Hand.`,
    unreadable_answer: (account) =>
      `${account}: Die Antwort des Netzwerks ist nicht lesbar. Ob es veröffentlicht wurde, wissen wir noch nicht. Tambour prüft es; veröffentlichen Sie nichts von Hand.`,
    duplicate_reported: (account) =>
      `${account}: Das Netzwerk meldet, dass es diesen Beitrag schon hat. Tambour prüft, welchen; veröffentlichen Sie nichts von Hand.`,
    already_attached: (account) =>
      `${account}: Das Netzwerk meldet, dass die Bilder schon veröffentlicht sind. Tambour prüft, wo; veröffentlichen Sie nichts von Hand.`,
    restored: (account) =>
      `${account}: Tambour kommt aus einer Sicherung und weiß nichts von der Zeit danach. Es prüft, ob das veröffentlicht wurde; veröffentlichen Sie nichts von Hand, und sehen Sie, ob es noch erscheinen soll.`,
  },
  changedByServer: (account, what, retract) =>
    `${account}: veröffentlicht, aber das Netzwerk hat etwas geändert: ${what}. Sehen Sie nach; wenn das nicht geht, ${takingBack(retract)}:`,
  drawnOtherwise: (account, retract) =>
    `${account}: veröffentlicht, aber zu lesen ist nicht, was freigegeben wurde. Sehen Sie nach; wenn das nicht geht, ${takingBack(retract)}:`,
  drawnDangerously: (account, retract) =>
    `⚠ ${account}: veröffentlicht, aber das Netzwerk zeigt darin einen Link oder ein Bild, die so niemand freigegeben hat. Wenn das nicht geht, ${takingBack(retract)}:`,
  redrawn: {
    hiddenLink: ({ shown, target }) => `der Link „${shown}“ zeigt nicht, wohin er führt: ${target}`,
    foreignImage: ({ address }) => `ein Bild kommt von anderswo: ${address}`,
    text: ({ approved, shown }) =>
      shown === '' ? `„${approved}“ ist nicht zu lesen` : `zu lesen ist „${shown}“ statt „${approved}“`,
    madeLink: ({ shown, target }) => `„${shown}“ ist ein Link zu ${target} geworden`,
    lostLink: ({ link }) => `${link} ist dort kein Link oder führt anderswohin`,
  },
  alsoChanged: (what) => `das Netzwerk hat außerdem geändert: ${what}`,
  missingAtServer: (account) =>
    `${account}: Das Netzwerk meldet die Veröffentlichung, zeigt den Beitrag aber nicht. Sehen Sie auf das Konto:`,
  notPlayable: (account, retract) =>
    `${account}: veröffentlicht, aber das Video lässt sich seit einer Viertelstunde nicht abspielen; das Netzwerk lehnt es vielleicht ab. Sehen Sie nach; wenn es so bleibt, ${takingBack(retract)}:`,
  changed: {
    text: 'der Text',
    drawn: 'was zu lesen ist',
    captions: 'die Untertitel',
    linkCard: 'die Linkkarte',
    visibility: 'die Sichtbarkeit',
    warning: 'die Inhaltswarnung',
    playback: 'ob sich das Video abspielen lässt',
    missing: 'alles',
  },
  retracted: (name, account) => `${name} hat den Beitrag von ${account} zurückgezogen. Tambour behält eine Kopie.`,
  retractFailed: (account) =>
    `Der Beitrag auf ${account} ließ sich nicht zurückziehen: Er ist weiterhin öffentlich. Versuchen Sie es noch einmal, oder löschen Sie ihn auf dem Netzwerk:`,
  retractUnsupported: (account) =>
    `${account}: Dieses Netzwerk lässt Tambour keinen Beitrag zurückziehen; er ist weiterhin öffentlich. Löschen Sie ihn auf dem Netzwerk:`,
  retractUnproven: (account) =>
    `${account}: Das Protokoll von Tambour bestätigt nicht, was die Datenbank über diesen Beitrag oder sein Zurückziehen sagt. Nichts wurde gelöscht. Informieren Sie die Tambour-Administration, bevor jemand ihn löscht:`,
  stopped: (name, accounts) =>
    `🛑 ${name} hat das Senden gestoppt: ${accounts}. Dort wird nichts veröffentlicht; fordern Sie die Freigabe neu an, um zu veröffentlichen.`,
  stoppedTooLate: (accounts) =>
    `Zu spät für ${accounts}: Es war schon gesendet oder unterwegs. Sobald der Beitrag öffentlich ist, können Sie ihn zurückziehen.`,
  sentAfterAll: (account, retract) =>
    `⚠ ${account}: doch noch veröffentlicht. Es war schon unterwegs, als es abgesagt wurde. Soll das nicht stehen bleiben, ${retract === null ? takingBack(null) : `drücken Sie „${retract}“`}:`,
  alsoPublic: 'Ebenfalls noch öffentlich:',
  sentLateNow: (name) => `${name} veröffentlicht jetzt, was seine Zeit verpasst hatte.`,
  sentLate: (name, when) => `${name} hat eine neue Zeit gewählt: Es erscheint ${when}.`,
  lateId: (account) =>
    `⚠ ${account}: Das Netzwerk antwortete sehr spät, diesen Beitrag gibt es vielleicht zweimal. Sehen Sie auf das Konto:`,
  stuck: (account) =>
    `⚠ ${account}: Tambour kommt nicht voran und versucht es weiter. Informieren Sie die Tambour-Administration.`,
  filesOffered: (name, count) =>
    `${name} hat ${counted(count, 'Datei', 'Dateien')} hinzugefügt. Es ändert sich nichts, bis jemand die Schaltfläche nimmt.`,
  seePost: 'Beitrag ansehen',
};

/** Says how a post is taken back: by a button, or by hand. */
function takingBack(retract: string | null): string {
  return retract === null
    ? 'löschen Sie den Beitrag selbst im Netzwerk, da Tambour das nicht kann'
    : `nehmen Sie „${retract}“ auf der Karte des Entwurfs`;
}
