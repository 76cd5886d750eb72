import type { RelayAnswersWords } from '#messages/words/relay-answers.ts';

import { counted } from './counted.ts';

export const relayAnswers: RelayAnswersWords = {
  form: {
    label: 'Wer die Antworten liest',
    hint: 'Jemand aus diesem Kanal. Liest zwei Wochen lang niemand die Antworten, wird die Quelle angehalten.',
  },
  error: {
    onePerson: 'Wählen Sie eine einzige Person.',
    notHere: 'Wählen Sie jemanden aus diesem Kanal, weder Gast noch Bot.',
  },
  card: {
    by: 'Wer die Antworten liest:',
    gone: 'Die Antworten liest niemand mehr; benennen Sie mit „Ändern…“ jemand anderes anstelle von',
    nobody: 'Niemand ist benannt, der die Antworten liest. Benennen Sie jemanden mit „Ändern…“.',
  },
  waiting: (source) =>
    `Antworten auf Beiträge, die aus ${source} übernommen wurden. Bitte lesen Sie sie und antworten Sie, wo es nötig ist.`,
  unanswered: (replies) => `${counted(replies, 'Antwort', 'Antworten')}, auf die wir nicht reagiert haben`,
  unknown: (replies, network) =>
    replies === 1
      ? `1 Antwort; ${network} sagt nicht, ob sie von uns ist oder ob wir darauf reagiert haben`
      : `${replies} Antworten; ${network} sagt nicht, welche von uns sind oder auf welche wir reagiert haben`,
  howTo: (button, day) =>
    `„${button}“ sagt, dass jemand sie gelesen hat, auch wenn nichts zu erwidern ist. Hat es bis ${day} niemand getan, wird die Quelle angehalten.`,
  read: 'Gelesen',
  readBy: (name) => `Gelesen: ${name}.`,
  answer: {
    read: 'Vermerkt: Diese Antworten sind gelesen.',
    already: (name) => `${name} hat sie bereits gelesen.`,
    notYours: 'Das kann nur sagen, wer zum Lesen der Antworten benannt ist oder in dieser Redaktion freigibt.',
    stale: 'Diese Redaktion hat diese Quelle nicht mehr: Nichts ist geschehen.',
    named: 'Vermerkt. Sonst ändert sich an der Quelle nichts.',
  },
  paused: (source, replies) =>
    `Die Quelle ${source} ist angehalten: Seit zwei Wochen hat niemand gesagt, dass die Antworten auf ihre Beiträge (${replies}) gelesen sind. Lesen Sie sie, dann setzen Sie fort: „/tambour quellen“.`,
  wasToRead: 'Wer sie lesen sollte:',
  nobodyWas: 'Niemand war benannt, sie zu lesen.',
  readerGone: (name, source) =>
    `${name} sollte die Antworten auf die Beiträge lesen, die aus ${source} übernommen wurden, und ist kein Vollmitglied dieses Kanals mehr.`,
  nameAnother: (button) =>
    `Bitte benennen Sie jemand anderes: „/tambour quellen“, dann „${button}“. Neue Einträge werden weiterhin zu Entwürfen.`,
};
