import type { Recording } from '#networks/recording.ts';

/** Kind of a post's medium, as people see it. */
export type Medium = 'image' | 'video' | 'sound';

type Shown = { readonly recording?: Recording };

/** Returns the kind of a post's medium. */
export function mediumOf({ recording }: Shown): Medium {
  if (recording === undefined) return 'image';
  return recording.video === null ? 'sound' : 'video';
}

/** Returns one kind for all media of a post; "image" if they are of different kinds. */
export function mediumOfAll(media: readonly Shown[]): Medium {
  const [first = 'image', ...others] = new Set(media.map(mediumOf));
  return others.length === 0 ? first : 'image';
}
