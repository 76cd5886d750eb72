import type { SigningWords } from '#messages/words/signing.ts';

const tell =
  'Das war jemand mit Schreibzugriff. Es hat nichts entschieden und steht im Journal: Informieren Sie noch heute die Tambour-Administration.';

export const signing: SigningWords = {
  refused: {
    card: `⚠️ Was die Datenbank über eine Karte von Tambour sagt, hat Tambour nicht so geschrieben. ${tell}`,
    event: `⚠️ Die Datenbank enthielt eine Handlung aus diesem Chat, die Tambour nie erhalten hat. ${tell}`,
    member: `⚠️ Die Datenbank gab falsch an, seit wann jemand hier ist: Das zählt ab heute neu. ${tell}`,
  },
  rowChanged: (a) =>
    `⚠️ ${a}: Seine Zeile in der Datenbank nennt nicht mehr Server und Konto seines Tokens. Nichts wird gesendet, das Token ging nirgendwohin. Das war jemand mit Schreibzugriff: Informieren Sie noch heute die Tambour-Administration.`,
  due: {
    now: (accounts) =>
      `Tambour wurde aktualisiert. Bis die Tambour-Administration auf ihrer Maschine „tambour sign-existing“ ausgeführt hat, ${accounts.length === 0 ? 'zählen' : `geht nichts an ${accounts.join(', ')}, und es zählen`} ✅ und ❌ auf Karten von vorher nicht; deren Schaltflächen zählen.`,
    afterwards: 'Was inzwischen gehen sollte, wird zurückgehalten: Danach gibt es jemand frei.',
  },
  cardOfBefore:
    'Diese Karte ist älter als das Update von Tambour: Eine Reaktion darauf zählt, sobald die Tambour-Administration sich für sie verbürgt hat, und wird dann gelesen. Um jetzt zu entscheiden, wählen Sie eine ihrer Schaltflächen.',
  paused: {
    row_changed: (a) =>
      `${a}: Seine Zeile in der Datenbank nennt nicht mehr Server und Konto seines Tokens, nichts wurde gesendet. Bitten Sie die Tambour-Administration, sie mit „tambour account wake“ wiederherzustellen, und versuchen Sie es noch einmal.`,
    not_signed: (a) =>
      `${a}: Das Konto stammt aus der Zeit vor dem Update, und noch hat sich niemand dafür verbürgt, nichts wurde gesendet. Bitten Sie die Tambour-Administration, „tambour sign-existing“ auszuführen, und versuchen Sie es noch einmal.`,
  },
};
