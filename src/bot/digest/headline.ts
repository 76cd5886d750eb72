import { asSentences } from '#bot/as-sentences.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import { daysIn } from '#reach/digest-period.ts';
import type { Messages } from '#messages/words/messages.ts';
import { isOne } from '#pages/digests/comparison-text.ts';
import type { Both, Comparison } from '#reach/digest.ts';

import { daysOf } from './days-of.ts';
import { areInPairs, type DigestContext, hasSeveralNetworks, pairsCompared } from './digest-view.ts';
import { figureText, ratioText } from '#messages/figure-text.ts';

type Ratio = NonNullable<Extract<Comparison, { readonly kind: 'compared' }>['ratio']>;

/**
 * Says in one quotable line how the networks compare over twelve weeks, and over the digest's own days. With three or
 * more networks it is over twelve weeks only, since each pair of them is compared.
 */
export function headline(view: DigestContext): string {
  const { m, digest } = view;
  if (digest.posts === 0) return m.digest.headline.none(...daysOf(view));
  if (areInPairs(digest)) return asSentences(twelveWeeksSentence(view));
  return asSentences(twelveWeeksSentence(view), periodSentence(view));
}

/** Says what the twelve weeks show; null if they show nothing. */
export function twelveWeeksSentence(view: DigestContext): string | null {
  const { m, digest } = view;
  const { headline: words } = m.digest;
  if (areInPairs(digest)) return asSentences(words.over(words.twelveWeeks, verdictInPairs(view, 'twelveWeeks')));
  const names = comparedNames(view);
  if (names !== null)
    return asSentences(words.over(words.twelveWeeks, verdict(view, digest.comparison.twelveWeeks, names)));
  const [network, ...others] = digest.trend.networks;
  const median = digest.trend.medians[0] ?? null;
  if (network === undefined || others.length > 0 || median === null) return null;
  const said = words.typicalOn(figureText(median, m.tongue, 1), networkKinds[network].name);
  return asSentences(words.over(words.twelveWeeks, said));
}

/** Says what the digest's own days show. */
export function periodSentence(view: DigestContext): string {
  const { m, digest } = view;
  const { headline: words } = m.digest;
  if (areInPairs(digest)) return asSentences(words.over(windowOf(view), verdictInPairs(view, 'period')));
  const names = comparedNames(view);
  const [column] = digest.columns;
  if (names !== null) return asSentences(words.over(windowOf(view), verdict(view, digest.comparison.period, names)));
  const said = column === undefined ? words.tooFew(0) : onOneNetwork(view, networkKinds[column.network].name);
  return asSentences(words.over(windowOf(view), said));
}

/** Returns the names of the two compared networks; null if the digest's accounts are on one network. */
function comparedNames({ digest }: DigestContext): Both<string> | null {
  const { compared } = digest;
  if (compared === null || !hasSeveralNetworks(digest)) return null;
  return [networkKinds[compared[0]].name, networkKinds[compared[1]].name];
}

function windowOf({ m, digest }: DigestContext): string {
  return m.digest.headline.days(Math.max(1, daysIn({ from: new Date(digest.from), to: new Date(digest.to) })));
}

/** Names the network with more first, as people say it; the details have a fixed order. */
function verdict({ m }: DigestContext, comparison: Comparison, [one, other]: Both<string>): string {
  const { headline: words } = m.digest;
  if (comparison.kind === 'tooFew') return words.tooFew(comparison.pairs);
  const { more, ratio } = comparison;
  if (more === null) return ratio === null ? words.noDifference : wouldFit(m, ratio, [one, other]);
  const [ahead, behind] = more === 'first' ? [one, other] : [other, one];
  if (ratio === null) return words.mostPosts(ahead, behind);
  return words.times(ratioText(more === 'first' ? ratio.typical : 1 / ratio.typical, m.tongue), ahead, behind);
}

/** Says that there is no clear difference, and which would fit all the same, the larger one first. */
function wouldFit(m: Messages, { low, high }: Ratio, [one, other]: Both<string>): string {
  const [times, onLess, more, less] =
    high * low >= 1 ? ([high, 1 / low, one, other] as const) : ([1 / low, high, other, one] as const);
  const said = (ratio: number): string | null => (ratio < 1 || isOne(m, ratio) ? null : ratioText(ratio, m.tongue));
  const most = said(times);
  const { noDifference, wouldFit: fits } = m.digest.headline;
  return most === null ? noDifference : fits(most, more, less, said(onLess));
}

/** Returns the most times as many that would fit on one of two networks without a clear difference; null if none is known. */
function mostThatFits(m: Messages, comparisons: readonly Comparison[]): string | null {
  const fits = comparisons.flatMap((one) =>
    one.kind === 'tooFew' || one.more !== null || one.ratio === null ? [] : [one.ratio.high, 1 / one.ratio.low],
  );
  const most = Math.max(1, ...fits);
  return isOne(m, most) ? null : ratioText(most, m.tongue);
}

/** Names the pairs of networks that differ clearly, and how; says once that the others do not. */
function verdictInPairs({ m, digest }: DigestContext, span: 'period' | 'twelveWeeks'): string {
  const { inPairs: words } = m.digest.headline;
  const all = pairsCompared(digest).map(({ comparison, networks: [one, other] }) => {
    const of = comparison[span];
    if (of.kind === 'tooFew' || of.more === null) return null;
    const names = [networkKinds[one].name, networkKinds[other].name] as const;
    const [ahead, behind] = of.more === 'first' ? names : names.toReversed();
    if (ahead === undefined || behind === undefined) return null;
    if (of.ratio === null) return words.mostPosts(ahead, behind);
    return words.times(
      ratioText(of.more === 'first' ? of.ratio.typical : 1 / of.ratio.typical, m.tongue),
      ahead,
      behind,
    );
  });
  const clear = all.filter((said) => said !== null);
  const most = mostThatFits(
    m,
    pairsCompared(digest).map(({ comparison }) => comparison[span]),
  );
  if (clear.length > 0)
    return words.begins(
      [...clear, ...(clear.length < all.length ? [words.noneElse(most)] : [])].reduce((one, more) =>
        words.and(one, more),
      ),
    );
  const isAnyKnown = pairsCompared(digest).some(({ comparison }) => comparison[span].kind === 'compared');
  return isAnyKnown ? words.none(most) : words.tooFew;
}

function onOneNetwork(view: DigestContext, network: string): string {
  const { m, digest } = view;
  const { headline: words } = m.digest;
  const known = digest.columns.map(({ interactions }) => interactions).filter((count) => count !== null);
  const total = known.reduce((sum, count) => sum + count, 0);
  return known.length === 0
    ? words.notRead(digest.posts, network)
    : words.onOne(digest.posts, network, figureText(total, m.tongue));
}
