import { linksOnBluesky } from './links.ts';
import { charactersSeen } from './measure.ts';

/** A passage of a text that readers can press, by its position in the text's UTF-8 bytes. */
export interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number };
  readonly features: readonly [Feature];
}

type Feature =
  | { readonly $type: typeof types.link; readonly uri: string }
  | { readonly $type: typeof types.mention; readonly did: string }
  | { readonly $type: typeof types.tag; readonly tag: string };

const types = {
  link: 'app.bsky.richtext.facet#link',
  mention: 'app.bsky.richtext.facet#mention',
  tag: 'app.bsky.richtext.facet#tag',
} as const;

/** A mention with the full handle: on Bluesky each one is a domain. */
export const mentions =
  /(?<![\p{L}\p{M}\p{N}_/@.-])@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?![\p{L}\p{M}\p{N}_@-])/giu;
/** A hashtag: at the start of a word, not in an address, and not of digits alone. */
export const hashtags = /(?<![\p{L}\p{M}\p{N}_/&])[#＃](?=[\p{L}\p{M}\p{N}_]*[\p{L}_])[\p{L}\p{M}\p{N}_]+/gu;

const longestTag = { graphemes: 64, bytes: 640 } as const;

/** Returns the handles that a text mentions, each once, without "@" and in lower case. */
export function namesIn(text: string): readonly string[] {
  const outside = outsideLinks(text);
  return [...new Set([...text.matchAll(mentions)].filter(outside).map(([found]) => found.slice(1).toLowerCase()))];
}

/**
 * Returns the passages of a text that readers can press: links, hashtags, and the mentions in `dids`, each with its
 * account's id. A handle of nobody stays text.
 */
export function facetsOf(text: string, dids: ReadonlyMap<string, string>): readonly Facet[] {
  const outside = outsideLinks(text);
  const found = [
    ...linksOnBluesky(text).map(({ start, text: uri }) => passage(start, uri, { $type: types.link, uri })),
    ...[...text.matchAll(mentions)].filter(outside).flatMap(({ 0: name, index }) => {
      const did = dids.get(name.slice(1).toLowerCase());
      return did === undefined ? [] : [passage(index, name, { $type: types.mention, did })];
    }),
    ...[...text.matchAll(hashtags)].filter(outside).flatMap(({ 0: hashtag, index }) => {
      const tag = hashtag.slice(1);
      return isTooLong(tag) ? [] : [passage(index, hashtag, { $type: types.tag, tag })];
    }),
  ];
  const byteAt = (index: number): number => Buffer.byteLength(text.slice(0, index));
  return found
    .toSorted((one, other) => one.start - other.start)
    .map(({ start, end, feature }) => ({
      index: { byteStart: byteAt(start), byteEnd: byteAt(end) },
      features: [feature],
    }));
}

function passage(start: number, shown: string, feature: Feature): { start: number; end: number; feature: Feature } {
  return { start, end: start + shown.length, feature };
}

/** Returns a predicate that tells whether a passage overlaps no link of the text. */
function outsideLinks(text: string): (match: { readonly index: number; readonly 0: string }) => boolean {
  const links = linksOnBluesky(text);
  return ({ index, 0: shown }) =>
    links.every(({ start, text: link }) => index + shown.length <= start || index >= start + link.length);
}

function isTooLong(tag: string): boolean {
  const isLong = charactersSeen(tag) > longestTag.graphemes;
  return isLong || Buffer.byteLength(tag) > longestTag.bytes;
}
