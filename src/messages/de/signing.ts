import type { SigningWords } from '#messages/words/signing.ts';

const tell =
  'Das war jemand, der in die Datenbank schreiben kann. Es hat nichts entschieden und steht im Journal: Informieren Sie noch heute die Tambour-Administration.';

export const signing: SigningWords = {
  refused: {
    card: `⚠️ Was die Datenbank über eine Karte von Tambour sagt, hat Tambour nicht so geschrieben. ${tell}`,
    event: `⚠️ In der Datenbank stand etwas, das jemand hier getan haben soll und das Tambour nie gehört hat. ${tell}`,
  },
  rowChanged: (a) =>
    `⚠️ ${a} ist pausiert: Seine Zeile in der Datenbank nennt nicht mehr den Server und das Konto, für die sein Token gegeben wurde. Das Token ging nirgendwohin. Das war jemand, der in die Datenbank schreiben kann: Informieren Sie noch heute die Tambour-Administration.`,
  due: (accounts) =>
    `Tambour wurde aktualisiert. Bis die Tambour-Administration auf ihrer Maschine „tambour sign-existing“ ausgeführt hat, ${accounts.length === 0 ? 'zählen' : `geht nichts an ${accounts.join(', ')}, und es zählen`} ✅ und ❌ auf Karten von vorher nicht; deren Knöpfe zählen. Was inzwischen gehen sollte, wird zurückgehalten: Danach gibt es jemand frei.`,
  cardOfBefore:
    'Diese Karte stammt aus der Zeit vor dem Update von Tambour: Eine Reaktion darauf zählt, sobald die Tambour-Administration sich für sie verbürgt hat, und wird dann gelesen. Um jetzt zu entscheiden, drücken Sie einen ihrer Knöpfe.',
  paused: {
    row_changed: (a) =>
      `${a}: Seine Zeile in der Datenbank nennt nicht mehr den Server und das Konto, für die sein Token gegeben wurde, nichts wurde gesendet. Bitten Sie die Tambour-Administration, „tambour account wake“ auszuführen, was sie wiederherstellt, und versuchen Sie es noch einmal.`,
    not_signed: (a) =>
      `${a}: Das Konto stammt aus der Zeit vor dem Update von Tambour, und noch hat sich niemand dafür verbürgt, nichts wurde gesendet. Bitten Sie die Tambour-Administration, „tambour sign-existing“ auszuführen, und versuchen Sie es noch einmal.`,
  },
};
