import { createHash } from 'node:crypto';

import type { LastingContent } from '#drafts/content.ts';
import { type Correction, correctionOf } from '#drafts/correction.ts';
import { canonicalJson } from '#storage/canonical-json.ts';

import { partsOfText } from './parts-of-text.ts';

/** The fields in which the posts of a series differ. */
interface PostOfSeries {
  readonly text: string;
  readonly media: LastingContent['media'];
}

/** Returns the greatest number of parts that any of a content's texts is divided into. */
export function mostPartsOf({ series, text, ownTexts }: LastingContent): number {
  if (series === undefined) return 1;
  return Math.max(...[text, ...Object.values(ownTexts)].map((one) => partsOfText(one).length));
}

/**
 * Divides a content into the posts that one account sends, in order, with the numbers at their ends. An answer to a
 * public post is always one post, whatever lines it has.
 */
export function postsOfContent(content: LastingContent, accountId: string): readonly PostOfSeries[] {
  const whole = content.ownTexts[accountId] ?? content.text;
  if (content.series === undefined || correctionOf(content, { accountId })?.way === 'reply') {
    return [{ text: whole, media: content.media }];
  }
  return partsOfText(whole).map((typed, index, { length: of }) => ({
    text: content.series === 'numbered' && of > 1 ? `${typed}\n\n${index + 1}/${of}`.trimStart() : typed,
    // If an account has fewer parts, its last one gets the media of later ones.
    media: content.media.filter(({ part = 1 }) => Math.min(part, of) === index + 1),
  }));
}

/** Returns the hash of all that an edit can change in one post of a series; null if the content has no such post. */
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

/** Lists the parts whose texts are among `others`, given by their hashes. */
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
 * Lists the corrections of those parts of an account's series that are edited in their place. All other parts stay as
 * they are, and nothing is sent for them.
 */
export function changedParts(content: LastingContent, accountId: string): readonly Correction[] {
  return (content.corrections ?? []).filter(
    ({ way, part, ...correction }) =>
      correction.accountId === accountId &&
      way === 'edit' &&
      part !== undefined &&
      hashOfPart(content, accountId, part.position) !== part.was,
  );
}

/** Tells whether an account's series is edited in its place, part by part. */
export function isEditedByPart(content: Pick<LastingContent, 'corrections'>, accountId: string): boolean {
  return correctionOf(content, { accountId })?.part !== undefined;
}

/** Tells whether a post of a content is sent at all: of a series edited in its place, only the parts that change. */
export function isSent(
  content: LastingContent,
  { accountId, part }: { readonly accountId: string; readonly part?: { readonly position: number } },
): boolean {
  if (!isEditedByPart(content, accountId)) return true;
  return changedParts(content, accountId).some((one) => one.part?.position === part?.position);
}
