import type { CheckedText } from './checked-text.ts';
import { type FoundOf, informs, off, warns } from './finding-kind.ts';
import type { FindingRule } from './finding-rule.ts';

const most = 3;
const face = /^[\u{1F600}-\u{1F64F}\u{1F910}-\u{1F917}\u{1F920}-\u{1F92F}\u{1F970}-\u{1F97A}\u{1FAE0}-\u{1FAE8}]/u;
const skin = /[\u{1F3FB}-\u{1F3FF}]/u;

const kinds = {
  EMOJI_COUNT: warns<{ readonly count: number; readonly most: number }>(),
  EMOJI_REPEAT: warns<{ readonly emoji: string }>(),
  EMOJI_BULLET: warns<{ readonly count: number }>(),
  EMOJI_POSITION: informs<{ readonly emoji: string }>(),
  // The French State's charter forbids these two; elsewhere they are a matter of taste.
  EMOJI_FACE: off<{ readonly emoji: string }>(),
  EMOJI_SKIN: off<{ readonly emoji: string }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks for emoji that a screen reader would read out too often, in the middle of a sentence, or as bullets. */
export const emojiRule: FindingRule<typeof kinds> = {
  kinds,
  inText: emojiFindings,
};

function emojiFindings(checked: CheckedText): readonly Found[] {
  const { prose, placeAt } = checked;
  const all = emojiIn(prose);
  const [first] = all;
  if (first === undefined) return [];
  const placeOf = (one: { readonly emoji: string; readonly at: number }): Found['place'] =>
    placeAt(one.at, one.emoji.length);

  const repeated = all.find((one, index) => {
    const before = all[index - 1];
    return before?.emoji === one.emoji && prose.slice(before.at + before.emoji.length, one.at).trim() === '';
  });
  const bulleted = prose.split('\n').filter((line) => /^\s*\p{RGI_Emoji}/v.test(line)).length;
  const reacting = all.find((one) => face.test(one.emoji));
  const toned = all.find((one) => skin.test(one.emoji));
  return [
    ...(all.length > most
      ? [{ code: 'EMOJI_COUNT', place: placeOf(first), data: { count: all.length, most } } as const]
      : []),
    ...(repeated === undefined
      ? []
      : [{ code: 'EMOJI_REPEAT', place: placeOf(repeated), data: { emoji: repeated.emoji } } as const]),
    ...(bulleted > 1 ? [{ code: 'EMOJI_BULLET', place: placeOf(first), data: { count: bulleted } } as const] : []),
    ...(all.length === 1 && isInsideSentence(prose, first)
      ? [{ code: 'EMOJI_POSITION', place: placeOf(first), data: { emoji: first.emoji } } as const]
      : []),
    ...(reacting === undefined
      ? []
      : [{ code: 'EMOJI_FACE', place: placeOf(reacting), data: { emoji: reacting.emoji } } as const]),
    ...(toned === undefined
      ? []
      : [{ code: 'EMOJI_SKIN', place: placeOf(toned), data: { emoji: toned.emoji } } as const]),
  ];
}

/** Tells whether words follow an emoji on its line, other than hashtags, and a sentence has begun before it there. */
function isInsideSentence(prose: string, one: { readonly emoji: string; readonly at: number }): boolean {
  const lineStart = prose.lastIndexOf('\n', one.at - 1) + 1;
  const lineEnd = prose.indexOf('\n', one.at);
  const before = prose.slice(lineStart, one.at).trimEnd();
  const after = prose.slice(one.at + one.emoji.length, lineEnd === -1 ? prose.length : lineEnd);
  return (
    /[\p{L}\p{N}]/u.test(before) &&
    !/[.!?…]$/u.test(before) &&
    /[\p{L}\p{N}]/u.test(after.replace(/#[\p{L}\p{M}\p{N}_]+/gu, ''))
  );
}

/** Finds the emoji of a text, as whole sequences, with their offsets in UTF-16 code units. */
function emojiIn(text: string): readonly { readonly emoji: string; readonly at: number }[] {
  // Not a constant of the module: compiling it reads all emoji sequences, which would cost 30 ms at each start.
  return Array.from(text.matchAll(/\p{RGI_Emoji}/gv), (match) => ({ emoji: match[0], at: match.index }));
}
