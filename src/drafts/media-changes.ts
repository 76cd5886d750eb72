import { z } from 'zod';

import type { RenderedMedia } from '#networks/rendering.ts';

/** Differences between the pictures of two revisions. */
export const mediaChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('images'), added: z.number(), removed: z.number() }),
  z.object({ kind: z.literal('imageOrder') }),
  /** `index` counts the new revision's pictures from 0. */
  z.object({ kind: z.literal('alt'), index: z.number() }),
]);

type MediaChange = z.infer<typeof mediaChangeSchema>;
type Media = readonly RenderedMedia[];

/** Tells which pictures came, went, changed places or have another description. */
export function mediaChanges(before: Media, after: Media): readonly MediaChange[] {
  const added = without(shas(after), shas(before)).length;
  const removed = without(shas(before), shas(after)).length;
  const changes: MediaChange[] = [];
  if (added > 0 || removed > 0) changes.push({ kind: 'images', added, removed });
  else if (shas(before).join() !== shas(after).join()) changes.push({ kind: 'imageOrder' });
  const left = [...before];
  const takeLeft = (like: (other: RenderedMedia) => boolean): boolean => {
    const at = left.findIndex(like);
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  };
  // Who is unchanged takes its own first; whoever is left of the same picture has another description.
  const others = [...after.entries()].filter(
    ([, one]) => !takeLeft((other) => other.sha256 === one.sha256 && other.alt === one.alt),
  );
  for (const [index, one] of others) {
    if (takeLeft((other) => other.sha256 === one.sha256)) changes.push({ kind: 'alt', index });
  }
  return changes;
}

/** Takes the pictures of a wording; where its form only described them, it describes those that are there now. */
export function mediaOnto(worded: Media, base: Media, current: Media): Media {
  if (shas(worded).join() !== shas(base).join()) return worded;
  const described = worded.filter(({ alt }, index) => alt !== base[index]?.alt);
  return current.map((media) => ({
    ...media,
    alt: described.find(({ sha256 }) => sha256 === media.sha256)?.alt ?? media.alt,
  }));
}

function shas(media: Media): readonly string[] {
  return media.map(({ sha256 }) => sha256);
}

/** Returns the elements of `all` left when each of `taken` has taken one equal to itself. */
function without(all: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...all];
  for (const one of taken) {
    const at = left.indexOf(one);
    if (at !== -1) left.splice(at, 1);
  }
  return left;
}
