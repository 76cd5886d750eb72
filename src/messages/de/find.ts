import type { FindWords } from '#messages/words/find.ts';

import { counted } from './counted.ts';

export const find: FindWords = {
  number: (number) => `Nr. ${number}`,
  by: (name) => `von ${name}`,
  since: (day) => `seit ${day}`,
  between: (first, last) => `${first} bis ${last}`,
  state: {
    open: 'offen',
    writing: 'in Arbeit',
    asked: 'wartet auf Freigabe',
    changesAsked: 'Änderungen angefordert',
    approved: 'freigegeben',
    scheduled: 'geplant',
    published: 'veröffentlicht',
    held: 'zu klären',
    failed: 'nicht veröffentlicht',
    retracted: 'zurückgezogen',
    rejected: 'abgelehnt',
    cancelled: 'verworfen',
  },
  count: (count) => counted(count, 'Entwurf', 'Entwürfe'),
  older: (count) => `Ältere (${count})`,
  noOlder: 'Es gibt keine älteren.',
  none: (wanted) => `Kein Entwurf passt: ${wanted}.`,
  hint: 'Um einen Entwurf zu finden, fügen Sie Wörter, einen Stand, ein Datum an: „/tambour liste Impfung veröffentlicht november“.',
  example:
    'Versuchen Sie zum Beispiel „/tambour liste Impfung veröffentlicht november“, „/tambour liste @ich gestern“ oder „/tambour liste mastodon vom 1.9.2026 bis 30.11.2026“.',
  unknownName: (name) => `„${name}“ hat hier weder geschrieben, noch ist es ein Konto dieser Redaktion.`,
  badDay: (days) => `„${days}“ ist kein Datum, das es gibt, oder endet vor seinem Anfang.`,
  unclear: (what) => `„${what}“ hat Tambour nicht verstanden.`,
  tooLong: 'Das ist zu lang zum Suchen. Wenige Wörter genügen: „/tambour liste Impfung veröffentlicht“.',
};
