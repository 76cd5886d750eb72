import type { Recording } from '#networks/recording.ts';

/** What a medium of a post is to people. */
export type Medium = 'image' | 'video' | 'sound';

type Shown = { readonly recording?: Recording };

/** Tells what a medium of a post is. */
export function mediumOf({ recording }: Shown): Medium {
  if (recording === undefined) return 'image';
  return recording.video === null ? 'sound' : 'video';
}

/** Tells what to call all media of a post in one word: those of different kinds are images. */
export function mediumOfAll(media: readonly Shown[]): Medium {
  const [first = 'image', ...others] = new Set(media.map(mediumOf));
  return others.length === 0 ? first : 'image';
}
