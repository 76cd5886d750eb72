import type { RenderedMedia } from '#networks/rendering.ts';

import { canonicalJson } from '#storage/canonical-json.ts';

import type { Change } from './change.ts';
import type { Content } from './draft.ts';

/** What differs between two contents, in the order in which a card shows it; empty where they are equal. */
export function changesBetween(before: Content, after: Content): readonly Change[] {
  const changes: Change[] = [];
  if (before.text !== after.text) changes.push({ kind: 'text', accountId: null });
  const owners = new Set([...Object.keys(before.ownTexts), ...Object.keys(after.ownTexts)]);
  for (const accountId of owners) {
    if (before.ownTexts[accountId] !== after.ownTexts[accountId]) changes.push({ kind: 'text', accountId });
  }
  if (before.contentWarning !== after.contentWarning) changes.push({ kind: 'warning' });
  if (before.language !== after.language) changes.push({ kind: 'language' });
  if (before.visibility !== after.visibility) changes.push({ kind: 'visibility' });
  const added = after.accountIds.filter((id) => !before.accountIds.includes(id));
  const removed = before.accountIds.filter((id) => !after.accountIds.includes(id));
  if (added.length > 0 || removed.length > 0) changes.push({ kind: 'accounts', added, removed });
  return [
    ...changes,
    ...mediaChanges(before.media, after.media),
    ...whenChanges(before, after),
    ...correctionChanges(before, after),
  ];
}

function mediaChanges(before: readonly RenderedMedia[], after: readonly RenderedMedia[]): readonly Change[] {
  const added = without(shas(after), shas(before)).length;
  const removed = without(shas(before), shas(after)).length;
  const changes: Change[] = [];
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

function shas(media: readonly RenderedMedia[]): readonly string[] {
  return media.map((one) => one.sha256);
}

/** The elements of `all` left when each of `taken` has taken one equal to itself. */
function without(all: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...all];
  for (const one of taken) {
    const at = left.indexOf(one);
    if (at !== -1) left.splice(at, 1);
  }
  return left;
}

function whenChanges(before: Content, after: Content): readonly Change[] {
  return whenOf(before) === whenOf(after) ? [] : [{ kind: 'when' }];
}

/** Another post, or a post that was corrected meanwhile, is another correction too. */
function correctionChanges(before: Content, after: Content): readonly Change[] {
  const known = (before.corrections ?? []).map(canonicalJson);
  return (after.corrections ?? [])
    .filter((one) => !known.includes(canonicalJson(one)))
    .map(({ accountId }) => ({ kind: 'correction', accountId }));
}

/** The zone that it was named in changes nothing. */
function whenOf({ window }: Content): string {
  return window === null ? '' : `${window.publishAt.toISOString()} ${window.notAfterAt.toISOString()}`;
}
