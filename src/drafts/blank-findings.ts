import type { CheckedText } from './checked-text.ts';
import type { Content } from './content.ts';
import type { Found } from './finding.ts';

/** It is blocked all the same. */
const enough = 100;
/** Three or more low lines; not in the name of an account, where some have them. */
const blank = /@[\p{L}\p{N}_.@-]+|_{3,}/gu;

/** Blanks of a template that nobody has filled in: nobody means to publish one. */
export function blankFindings({ prose, placeAt }: Pick<CheckedText, 'prose' | 'placeAt'>): readonly Found[] {
  return blanksIn(prose)
    .slice(0, enough)
    .map(({ at, length }) => ({ code: 'BLANK_LEFT', place: placeAt(at, length, 20), data: {} }));
}

/** The same in descriptions of pictures. */
export function blankAltFindings({ media }: Pick<Content, 'media'>): readonly Found[] {
  return media.flatMap(({ alt }, index): readonly Found[] =>
    blanksIn(alt).length === 0 ? [] : [{ code: 'BLANK_LEFT', place: { kind: 'alt', index }, data: {} }],
  );
}

function blanksIn(text: string): readonly { readonly at: number; readonly length: number }[] {
  return Array.from(text.matchAll(blank), ({ 0: found, index: at }) => ({ at, length: found.length, found })).filter(
    ({ found }) => found.startsWith('_'),
  );
}
