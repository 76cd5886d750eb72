import { networkKinds } from '#networks/network-kinds.ts';

import { daysOf } from './days-of.ts';
import type { DigestView } from './digest-view.ts';
import { figureText } from './figure-text.ts';

const leastPairs = 6;

/** Summarizes the digest in one line that a head of unit can repeat. */
export function headline(view: DigestView): string {
  const { m, digest } = view;
  const { headline: words } = m.digest;
  if (digest.posts === 0) return words.none(...daysOf(view));
  const posts = words.posts(digest.posts);
  const networks = [...new Set(digest.columns.map(({ network }) => network))];
  const [only, other] = networks;
  if (only !== undefined && other === undefined)
    return onOneNetwork({ m, digest }, words.onOne(posts, networkKinds[only].name));
  const said = words.onBoth(posts, digest.onBoth);
  const { compared, twelveWeeks } = digest;
  const { pairs, medians } = twelveWeeks;
  const [median, otherMedian] = medians;
  if (pairs < leastPairs || compared === null || median === null || otherMedian === null)
    return words.tooFew(said, pairs);
  const [first, second] = compared;
  return words.medians(
    said,
    networkKinds[first].name,
    figureText(median, m.tongue, 1),
    networkKinds[second].name,
    figureText(otherMedian, m.tongue, 1),
  );
}

function onOneNetwork({ m, digest }: Pick<DigestView, 'm' | 'digest'>, posts: string): string {
  const known = digest.columns.map(({ interactions }) => interactions).filter((count) => count !== null);
  if (known.length === 0) return m.digest.headline.notRead(posts);
  const total = known.reduce((sum, count) => sum + count, 0);
  return m.digest.headline.interactions(posts, figureText(total, m.tongue));
}
