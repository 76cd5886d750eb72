import type { RenderedMedia } from '#networks/rendering.ts';

import type { Content } from './draft.ts';
import type { Worded } from './wording.ts';

/**
 * What taking a wording would make of the current content: each field that its form changed, whole, on the current
 * revision; nothing else, so that it takes back nothing that its form did not touch. Texts are not merged. Pure.
 */
export function wordingOn(worded: Worded, base: Content, current: Content): Content {
  const pick = <Field extends keyof Worded>(field: Field): Content[Field] =>
    isSame(worded[field], base[field]) ? current[field] : worded[field];
  const isWhenSame = isSame(worded.window, base.window);
  const corrections = pick('corrections');
  return {
    ...current,
    text: pick('text'),
    ownTexts: ownTextsOn(worded.ownTexts, base.ownTexts, current.ownTexts),
    contentWarning: pick('contentWarning'),
    language: pick('language'),
    visibility: pick('visibility'),
    accountIds: pick('accountIds'),
    media: mediaOn(worded.media, base.media, current.media),
    window: isWhenSame ? current.window : worded.window,
    timeZone: isWhenSame ? current.timeZone : worded.timeZone,
    ...(corrections === undefined ? {} : { corrections }),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type OwnTexts = Content['ownTexts'];

function ownTextsOn(worded: OwnTexts, base: OwnTexts, current: OwnTexts): OwnTexts {
  const owners = new Set([...Object.keys(worded), ...Object.keys(base), ...Object.keys(current)]);
  const texts = [...owners].map((id) => [id, worded[id] === base[id] ? current[id] : worded[id]] as const);
  return Object.fromEntries(texts.filter((one): one is readonly [string, string] => one[1] !== undefined));
}

/** A form that only described pictures describes those that are there now. */
function mediaOn(
  worded: readonly RenderedMedia[],
  base: readonly RenderedMedia[],
  current: readonly RenderedMedia[],
): readonly RenderedMedia[] {
  if (!isSame(shas(worded), shas(base))) return worded;
  const described = worded.filter(({ alt }, index) => alt !== base[index]?.alt);
  return current.map((media) => ({
    ...media,
    alt: described.find(({ sha256 }) => sha256 === media.sha256)?.alt ?? media.alt,
  }));
}

function shas(media: readonly RenderedMedia[]): readonly string[] {
  return media.map(({ sha256 }) => sha256);
}
