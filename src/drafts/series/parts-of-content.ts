import { createHash } from 'node:crypto';

import type { LastingContent } from '#drafts/content.ts';
import { type Correction, correctionOf } from '#drafts/correction.ts';
import { canonicalJson } from '#storage/canonical-json.ts';

import { partsOfText } from './parts-of-text.ts';

/** What differs from one post of a series to the next. */
interface PostOfSeries {
  readonly text: string;
  readonly media: LastingContent['media'];
}

/** Returns the most parts that any account of a content divides it into. */
export function mostPartsOf({ series, text, ownTexts }: LastingContent): number {
  if (series === undefined) return 1;
  return Math.max(...[text, ...Object.values(ownTexts)].map((one) => partsOfText(one).length));
}

/**
 * Divides a content into the posts that one account sends of it, in order, with the numbers at their ends. What answers a
 * public post is one post, whatever lines it has.
 */
export function postsOfContent(content: LastingContent, accountId: string): readonly PostOfSeries[] {
  const whole = content.ownTexts[accountId] ?? content.text;
  if (content.series === undefined || correctionOf(content, { accountId })?.way === 'reply') {
    return [{ text: whole, media: content.media }];
  }
  return partsOfText(whole).map((typed, index, { length: of }) => ({
    text: content.series === 'numbered' && of > 1 ? `${typed}\n\n${index + 1}/${of}`.trimStart() : typed,
    // Where an account has fewer parts, the last takes what goes with a later one.
    media: content.media.filter(({ part = 1 }) => Math.min(part, of) === index + 1),
  }));
}

/** Returns the hash of all that an edit can change of one post of a series; null: the content has no such post. */
export function hashOfPart(content: LastingContent, accountId: string, position: number): string | null {
  const post = postsOfContent(content, accountId)[position - 1];
  if (post === undefined) return null;
  const { contentWarning, language } = content;
  return sha256Of(canonicalJson({ ...post, contentWarning, language }));
}

/** Returns the hash of each text that an account sends of a content, in order. */
export function hashesOfTexts(content: LastingContent, accountId: string): readonly string[] {
  return postsOfContent(content, accountId).map(({ text }) => sha256Of(text.normalize('NFC')));
}

/** Lists the parts that an account would send with the words of others, given by the hashes of these. */
export function repeatedParts(
  content: LastingContent,
  accountId: string,
  others: readonly string[],
): readonly number[] {
  return hashesOfTexts(content, accountId).flatMap((text, at) => (others.includes(text) ? [at + 1] : []));
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Lists the corrections of those parts of a series that change in their place on an account; all others stay as they
 * are, and nothing of them is sent.
 */
export function changedParts(content: LastingContent, accountId: string): readonly Correction[] {
  return (content.corrections ?? []).filter(
    ({ accountId: its, way, part }) =>
      its === accountId &&
      way === 'edit' &&
      part !== undefined &&
      hashOfPart(content, accountId, part.position) !== part.was,
  );
}

/** Tells whether an account's series is corrected part by part, in its place. */
export function isEditedByPart(content: Pick<LastingContent, 'corrections'>, accountId: string): boolean {
  return correctionOf(content, { accountId })?.part !== undefined;
}

/** Tells whether a post of a content is sent at all: of a series that is edited in its place, what changes alone. */
export function isSent(
  content: LastingContent,
  { accountId, part }: { readonly accountId: string; readonly part?: { readonly position: number } },
): boolean {
  if (!isEditedByPart(content, accountId)) return true;
  return changedParts(content, accountId).some((one) => one.part?.position === part?.position);
}
