import { asSentences } from '#bot/as-sentences.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import { daysIn } from '#reach/digest-period.ts';
import type { Both, Comparison } from '#reach/digest.ts';

import { daysOf } from './days-of.ts';
import type { DigestView } from './digest-view.ts';
import { figureText, ratioText } from './figure-text.ts';

/** Says in one line that can be repeated how the networks compare over twelve weeks, and over the digest's own days. */
export function headline(view: DigestView): string {
  const { m, digest } = view;
  const { headline: words } = m.digest;
  if (digest.posts === 0) return words.none(...daysOf(view));
  const networks = [...new Set(digest.columns.map(({ network }) => network))];
  const [only, other] = networks;
  if (only !== undefined && other === undefined) return asSentences(onOneNetwork(view, networkKinds[only].name));
  const { compared, comparison } = digest;
  if (compared === null) return asSentences(words.over(windowOf(view), words.tooFew(0)));
  const names: Both<string> = [networkKinds[compared[0]].name, networkKinds[compared[1]].name];
  return asSentences(
    words.over(words.twelveWeeks, verdict(view, comparison.twelveWeeks, names)),
    words.over(windowOf(view), verdict(view, comparison.period, names)),
  );
}

function windowOf({ m, digest }: DigestView): string {
  return m.digest.headline.days(Math.max(1, daysIn({ from: new Date(digest.from), to: new Date(digest.to) })));
}

/** Names the network with more first, as people say it; the details keep to one order. */
function verdict({ m }: DigestView, comparison: Comparison, [one, other]: Both<string>): string {
  const { headline: words } = m.digest;
  if (comparison.kind === 'tooFew') return words.tooFew(comparison.pairs);
  const { more, ratio } = comparison;
  if (more === null) return words.noDifference;
  const [ahead, behind] = more === 'first' ? [one, other] : [other, one];
  if (ratio === null) return words.mostPosts(ahead, behind);
  return words.times(ratioText(more === 'first' ? ratio.typical : 1 / ratio.typical, m.tongue), ahead, behind);
}

function onOneNetwork(view: DigestView, network: string): string {
  const { m, digest } = view;
  const { headline: words } = m.digest;
  const known = digest.columns.map(({ interactions }) => interactions).filter((count) => count !== null);
  const total = known.reduce((sum, count) => sum + count, 0);
  return words.over(
    windowOf(view),
    known.length === 0
      ? words.notRead(digest.posts, network)
      : words.onOne(digest.posts, network, figureText(total, m.tongue)),
  );
}
