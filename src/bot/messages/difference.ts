import { englishCount, fr, frenchCount, say } from './say.ts';

/** Labels of what differs between two texts, each before the words themselves. */
export const difference = {
  removed: say('Retiré :', 'Removed:'),
  added: say('Ajouté :', 'Added:'),
  alsoAdded: say('ajouté :', 'added:'),
  after: say('après :', 'after:'),
  atStart: say('au début', 'at the beginning'),
  rewritten: say('Réécrit : relisez tout.', 'Rewritten: read all of it.'),
  more: say(
    (count: number) => frenchCount(count, 'autre passage', 'autres passages'),
    (count) => englishCount(count, 'more passage', 'more passages'),
  ),
  lineBreak: say(
    (count: number) => frenchCount(count, 'retour à la ligne', 'retours à la ligne'),
    (count) => englishCount(count, 'line break', 'line breaks'),
  ),
  space: say(
    (count: number) => frenchCount(count, 'espace', 'espaces'),
    (count) => englishCount(count, 'space', 'spaces'),
  ),
  fixedSpace: say(
    (count: number) => frenchCount(count, 'espace insécable', 'espaces insécables'),
    (count) => englishCount(count, 'no-break space', 'no-break spaces'),
  ),
  invisible: say(
    (code: string) => fr`caractère invisible ${code}`,
    (code) => `invisible character ${code}`,
  ),
} as const;
