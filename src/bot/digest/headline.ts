import { daysOf } from './days-of.ts';
import type { DigestView } from './digest-view.ts';
import { figureText } from './figure-text.ts';

const leastPairs = 6;

/** The one line that a head of unit can repeat. */
export function headline(view: DigestView): string {
  const { m, digest } = view;
  const { headline: words } = m.digest;
  if (digest.posts === 0) return words.none(...daysOf(view));
  const posts = words.posts(digest.posts);
  const networks = [...new Set(digest.columns.map(({ network }) => network))];
  const [only, other] = networks;
  if (only !== undefined && other === undefined)
    return onOneNetwork({ m, digest }, words.onOne(posts, m.words.network[only]));
  const said = words.onBoth(posts, digest.onBoth);
  const { pairs, medians } = digest.twelveWeeks;
  if (pairs < leastPairs || medians.mastodon === null || medians.x === null) return words.tooFew(said, pairs);
  return words.medians(said, figureText(medians.mastodon, m.tongue, 1), figureText(medians.x, m.tongue, 1));
}

function onOneNetwork({ m, digest }: Pick<DigestView, 'm' | 'digest'>, posts: string): string {
  const known = digest.columns.map(({ interactions }) => interactions).filter((count) => count !== null);
  if (known.length === 0) return m.digest.headline.notRead(posts);
  const total = known.reduce((sum, count) => sum + count, 0);
  return m.digest.headline.interactions(posts, figureText(total, m.tongue));
}
