import type { CheckedText } from './checked-text.ts';
import { type FoundOf, informs } from './finding-kind.ts';
import type { FindingRule } from './finding-rule.ts';

/** Boxes and letters to tick, which only polls have. */
const ticked = /^[ \t]{0,8}(?:🔘|⚪|◯|○|🅰|🅱)/u;
/** Beginnings of list items that may be choices, but need not be. */
const listed = /^[ \t]{0,8}(?:[☐□⬜◻▢]|[1-9]\u{fe0f}?\u{20e3}|[1-9a-hA-H][.)](?=[ \t]))/u;
const question = /\?/u;
const pollWord =
  /(?<![\p{L}\p{M}\p{N}_])(?:sondages?|votez|votons|polls?|vote|abstimmung|umfrage|stimmen sie ab|stimmt ab)(?![\p{L}\p{M}\p{N}_])/iu;
/** A reaction that stands for an answer: "❤️ = oui", "RT pour non", "boost: no". */
const reaction =
  /(?<![\p{L}\p{M}\p{N}_])(?<sign>❤️?|⭐|👍|👎|🔁|🔄|RTs?|retweet|repost|boost|likes?|fav)[ \t]{0,3}(?:=|:|pour|for|für)(?![\p{L}\p{M}])/giu;

const kinds = { POLL: informs() };
type Found = FoundOf<typeof kinds>;

/** Checks for a text that looks like a poll: no network would make it one. */
export const pollRule: FindingRule<typeof kinds> = { kinds, inText: pollFindings };

function pollFindings({ prose, placeAt }: CheckedText): readonly Found[] {
  const found = choicesAt(prose) ?? reactionsAt(prose);
  return found === null ? [] : [{ code: 'POLL', place: placeAt(found.at, found.length), data: {} }];
}

interface Span {
  readonly at: number;
  readonly length: number;
}

/** Returns the first of two or more choices, one per line, that a text asks for. */
function choicesAt(prose: string): Span | null {
  let at = 0;
  let first: Span | null = null;
  let choices = 0;
  let areTicked = false;
  for (const line of prose.split('\n')) {
    const isTicked = ticked.test(line);
    if (isTicked || listed.test(line)) {
      first ??= { at, length: line.length };
      choices += 1;
      areTicked ||= isTicked;
    }
    at += line.length + 1;
  }
  if (first === null || choices < 2) return null;
  const isAsked = pollWord.test(prose) || (areTicked && question.test(prose.slice(0, first.at)));
  return isAsked ? first : null;
}

function reactionsAt(prose: string): Span | null {
  const all = [...prose.matchAll(reaction)];
  const signs = new Set(all.map(({ groups }) => (groups?.['sign'] ?? '').toLowerCase()));
  const [first] = all;
  return first === undefined || signs.size < 2 ? null : { at: first.index, length: first[0].length };
}
