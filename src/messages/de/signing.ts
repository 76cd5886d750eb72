import type { SigningWords } from '#messages/words/signing.ts';

const tell =
  'Das war jemand mit Schreibzugriff. Es hat nichts entschieden und steht im Journal: Informieren Sie noch heute die Tambour-Administration.';

export const signing: SigningWords = {
  refused: {
    card: `⚠️ Was die Datenbank über eine Karte von Tambour sagt, hat Tambour nicht so geschrieben. ${tell}`,
    event: `⚠️ Die Datenbank enthielt eine Handlung aus diesem Chat, die Tambour nie erhalten hat. ${tell}`,
    member: `⚠️ Die Datenbank gab falsch an, seit wann jemand hier ist: Das zählt ab heute neu. ${tell}`,
    decision:
      '⚠️ Eine Entscheidung über eine Anfrage dieser Redaktion ist nicht so, wie Tambour sie schrieb: Zu ihr zählt keine mehr. Entscheiden Sie auf ihrer Karte neu, und informieren Sie noch heute die Tambour-Administration.',
    request:
      '⚠️ Eine Anfrage dieser Redaktion wurde in der Datenbank geändert: Sie zählt nicht mehr. Fragen Sie neu an, und informieren Sie noch heute die Tambour-Administration.',
    lostRequest:
      '⚠️ Eine Anfrage dieser Redaktion wurde aus der Datenbank gelöscht: Sie ist beendet. Fragen Sie neu an, und informieren Sie noch heute die Tambour-Administration.',
  },
  rowChanged: (a) =>
    `⚠️ ${a}: Seine Zeile in der Datenbank nennt nicht mehr Server und Konto seines Tokens. Nichts wird gesendet, das Token ging nirgendwohin. Das war jemand mit Schreibzugriff: Informieren Sie noch heute die Tambour-Administration.`,
  paused: (a) =>
    `${a}: Seine Zeile in der Datenbank nennt nicht mehr Server und Konto seines Tokens. Es wurde nichts gesendet. Bitten Sie die Tambour-Administration, sie mit „tambour account wake“ wiederherzustellen, und versuchen Sie es erneut.`,
};
