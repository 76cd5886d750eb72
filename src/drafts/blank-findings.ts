import type { CheckedText } from './checked-text.ts';
import type { Content } from './content.ts';
import { blocks, type FoundOf } from './finding-kind.ts';
import type { FindingRule } from './finding-rule.ts';

/** The most findings reported: the post is blocked anyway. */
const enough = 100;
/** Three or more underscores. Also matches account names, so that underscores within them do not count. */
const blank = /@[\p{L}\p{N}_.@-]+|_{3,}/gu;

const kinds = {
  /** A template's blank that nobody filled in. */
  BLANK_LEFT: blocks(),
};
type Found = FoundOf<typeof kinds>;

/** Checks that every blank of a template is filled in. */
export const blankRule: FindingRule<typeof kinds> = {
  kinds,
  beside: (warning, { content }) => [...blankFindings(warning), ...blankAltFindings(content)],
  inText: blankFindings,
};

function blankFindings({ prose, placeAt }: Pick<CheckedText, 'prose' | 'placeAt'>): readonly Found[] {
  return blanksIn(prose)
    .slice(0, enough)
    .map(({ at, length }) => ({ code: 'BLANK_LEFT', place: placeAt(at, length, 20), data: {} }));
}

/** Finds the same in descriptions of pictures. */
function blankAltFindings({ media }: Pick<Content, 'media'>): readonly Found[] {
  return media.flatMap(({ alt }, index): readonly Found[] =>
    blanksIn(alt).length === 0 ? [] : [{ code: 'BLANK_LEFT', place: { kind: 'alt', index }, data: {} }],
  );
}

function blanksIn(text: string): readonly { readonly at: number; readonly length: number }[] {
  return Array.from(text.matchAll(blank), ({ 0: found, index: at }) => ({ at, length: found.length, found })).filter(
    ({ found }) => found.startsWith('_'),
  );
}
