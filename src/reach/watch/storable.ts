import type { OwnPost, Profile } from '#networks/read-outcome.ts';

// More than any network sends; anything longer would not fit into an index or a link.
const longestId = 200;
const longestUrl = 2000;
const longestText = 10_000;

/** Returns a post with only what can be stored. */
export function storablePost({ id, earlierIds, url, text, ...post }: OwnPost): OwnPost {
  return {
    ...post,
    id: storable(id, longestId),
    earlierIds: earlierIds.map((one) => storable(one, longestId)),
    url: storable(url, longestUrl),
    text: storable(text, longestText),
  };
}

/** Tells whether a stored post may lack the end of its text. */
export function isCut({ text }: OwnPost): boolean {
  return text.length >= longestText - 1;
}

/** Returns a profile with only what can be stored. */
export function storableProfile({ name, bio, rest }: Profile): Profile {
  return { name: storable(name, longestText), bio: storable(bio, longestText), rest: storable(rest, longestId) };
}

/**
 * Returns the storable part of a text: PostgreSQL accepts neither NUL nor half a character, and a hostile server may
 * send both.
 */
function storable(text: string, most: number): string {
  return text.replaceAll('\0', '').slice(0, most).toWellFormed();
}
