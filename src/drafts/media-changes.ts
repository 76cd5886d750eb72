import { z } from 'zod';

import { type Medium, mediumOf } from './medium.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

/** Kind of medium that changed. Left out for pictures. */
const medium = z.enum(['video', 'sound']).optional();

/** Differences between the pictures of two revisions. */
export const mediaChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('images'), added: z.number(), removed: z.number(), medium }),
  z.object({ kind: z.literal('imageOrder') }),
  /** `index` counts the new revision's pictures from 0. */
  z.object({ kind: z.literal('alt'), index: z.number(), medium }),
  /** It belongs to another part of the series. */
  z.object({ kind: z.literal('imagePart'), index: z.number() }),
  /** The video's captions changed, in their file or in the picture. */
  z.object({ kind: z.literal('captions'), index: z.number() }),
]);

type MediaChange = z.infer<typeof mediaChangeSchema>;
type PlacedMedia = RenderedMedia & { readonly part?: number };
type Media = readonly PlacedMedia[];

const media = ['image', 'video', 'sound'] as const satisfies readonly Medium[];

/** Returns which pictures were added, removed, moved, described anew or captioned anew. */
export function mediaChanges(before: Media, after: Media): readonly MediaChange[] {
  const changes: MediaChange[] = [];
  for (const one of media) {
    const [old, now] = [before, after].map((all) => shas(all.filter((other) => mediumOf(other) === one)));
    const [added, removed] = [without(now ?? [], old ?? []).length, without(old ?? [], now ?? []).length];
    if (added > 0 || removed > 0) changes.push({ kind: 'images', added, removed, ...about(one) });
  }
  if (changes.length === 0 && shas(before).join() !== shas(after).join()) changes.push({ kind: 'imageOrder' });
  const left = [...before];
  const takeLeft = (like: (other: PlacedMedia) => boolean): PlacedMedia | undefined => {
    const at = left.findIndex(like);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  // Unchanged pictures are paired first. The others of the same file then have another description, or another part.
  const others = [...after.entries()].filter(
    ([, one]) =>
      takeLeft((other) => other.sha256 === one.sha256 && other.alt === one.alt && other.part === one.part) ===
      undefined,
  );
  for (const [index, one] of others) {
    const match =
      takeLeft((other) => other.sha256 === one.sha256 && other.alt === one.alt) ??
      takeLeft((other) => other.sha256 === one.sha256);
    if (match === undefined) continue;
    if (match.alt !== one.alt) changes.push({ kind: 'alt', index, ...about(mediumOf(one)) });
    if (match.part !== one.part) changes.push({ kind: 'imagePart', index });
  }
  return [...changes, ...captionChanges(before, after)];
}

function captionChanges(before: Media, after: Media): readonly MediaChange[] {
  return [...after.entries()].flatMap(([index, one]): readonly MediaChange[] => {
    const same = before.find(({ sha256 }) => sha256 === one.sha256);
    // Captions that came or went with their video are part of that change.
    const isOther = same !== undefined && captionsOf(same) !== captionsOf(one);
    return isOther ? [{ kind: 'captions', index }] : [];
  });
}

function captionsOf({ recording }: PlacedMedia): string {
  return JSON.stringify([recording?.captions, recording?.openCaptions]);
}

function about(medium: Medium): { readonly medium?: 'video' | 'sound' } {
  return medium === 'image' ? {} : { medium };
}

/**
 * Returns the pictures after a wording is applied. If the wording only described, captioned or placed them, applies
 * that to the current pictures.
 */
export function mediaOnto(worded: Media, base: Media, current: Media): Media {
  if (shas(worded).join() !== shas(base).join()) return worded;
  const described = worded.filter(({ alt }, index) => alt !== base[index]?.alt);
  const placed = worded.filter(({ part }, index) => part !== base[index]?.part);
  const captioned = worded.filter((one, index) => captionsOf(one) !== captionsOf(base[index] ?? one));
  return current.map((media) => {
    const isSame = ({ sha256 }: PlacedMedia): boolean => sha256 === media.sha256;
    const alt = described.find(isSame)?.alt ?? media.alt;
    const placement = placed.find(isSame) ?? media;
    return withPart({ ...media, ...recordingOf(captioned.find(isSame)), alt }, placement.part);
  });
}

function recordingOf(captioned: PlacedMedia | undefined): Pick<PlacedMedia, 'recording'> {
  return captioned?.recording === undefined ? {} : { recording: captioned.recording };
}

/** Assigns a picture to a part of a series, counted from 1; by default to the first. */
export function withPart({ part: _part, ...medium }: PlacedMedia, part = 1): PlacedMedia {
  return part > 1 ? { ...medium, part } : medium;
}

function shas(media: Media): readonly string[] {
  return media.map(({ sha256 }) => sha256);
}

/** Returns `all` without one equal element for each element of `taken`. */
function without(all: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...all];
  for (const one of taken) {
    const at = left.indexOf(one);
    if (at !== -1) left.splice(at, 1);
  }
  return left;
}
