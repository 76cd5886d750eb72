import type { DifferenceWords } from '#messages/words/difference.ts';

import { counted } from './counted.ts';

export const difference: DifferenceWords = {
  removed: 'Entfernt:',
  added: 'Hinzugefügt:',
  alsoAdded: 'hinzugefügt:',
  after: 'nach:',
  atStart: 'am Anfang',
  rewritten: 'Neu geschrieben: Lesen Sie alles.',
  more: (count) => counted(count, 'weitere Stelle', 'weitere Stellen'),
  lineBreak: (count) => counted(count, 'Zeilenumbruch', 'Zeilenumbrüche'),
  space: (count) => counted(count, 'Leerzeichen', 'Leerzeichen'),
  fixedSpace: (count) => counted(count, 'geschütztes Leerzeichen', 'geschützte Leerzeichen'),
  invisible: (code) => `unsichtbares Zeichen ${code}`,
};
