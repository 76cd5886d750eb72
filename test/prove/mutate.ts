import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { loadInstead } from './load-instead.ts';
import type { Change } from './mutant.ts';
import { type Tagged, taggedIn, taggedOfRooms } from './tagged.ts';

/** Loads the rooms with these changes from now on. Throws if a tag is not there exactly once. */
export function mutate(changes: readonly Change[]): void {
  loadInstead(changedRooms(changes));
}

/** Maps the URL of each changed file to its new text. Throws if a tag is not there exactly once. */
export function changedRooms(changes: readonly Change[]): ReadonlyMap<string, string> {
  const tagged = taggedOfRooms();
  const files = new Set(changes.map(({ tag }) => only(tagged, tag).file));
  return new Map(
    [...files].map((file) => [pathToFileURL(file).href, mutated(file, readFileSync(file, 'utf8'), changes)]),
  );
}

/** Returns a file's text with the changes that concern it. */
export function mutated(file: string, text: string, changes: readonly Change[]): string {
  const tagged = taggedIn(file, text);
  const edits = changes.flatMap((change) =>
    tagged.filter(({ tag }) => tag === change.tag).map((place) => editOf(change, place)),
  );
  // Backwards, so that earlier positions stay valid.
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((changed, { start, end, code }) => changed.slice(0, start) + code + changed.slice(end), text);
}

function editOf(
  change: Change,
  { node, value }: Tagged,
): { readonly start: number; readonly end: number; readonly code: string } {
  switch (change.how) {
    case 'leaveOut':
      return { start: node.start, end: node.end, code: '' };
    case 'value':
      return { start: value.start, end: value.end, code: change.code };
    case 'instead':
      return { start: node.start, end: node.end, code: change.code };
    case 'behind':
      return { start: node.end, end: node.end, code: ` ${change.code}` };
  }
}

function only(tagged: readonly Tagged[], tag: string): Tagged {
  const [one, another] = tagged.filter((each) => each.tag === tag);
  if (one === undefined || another !== undefined) throw new Error(`"${tag}" does not stand in src exactly once`);
  return one;
}
