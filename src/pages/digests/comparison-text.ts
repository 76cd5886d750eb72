import type { Messages } from '#messages/words/messages.ts';
import type { Both, Comparison } from '#reach/digest.ts';

import { ratioText } from '#messages/figure-text.ts';

/**
 * Describes how two networks compare. The counts have a fixed order, so that neither comes first by having won; how many
 * times as many begins with the network that got more, as people say it.
 */
export function comparisonText(m: Messages, comparison: Comparison, networks: Both<string>): string {
  const { digestDetails: details } = m;
  const {
    pairs,
    ahead: [here, there],
  } = comparison;
  const [one, other] = networks;
  const got = details.gotMore(pairs, here, one, there, other);
  switch (comparison.kind) {
    case 'tooFew':
      return pairs === 0 ? details.noPair : m.words.labelled(got, details.tooFew);
    case 'compared': {
      const said = comparison.ratio === null ? got : details.and(got, ratioSaid(m, comparison.ratio, networks));
      return m.words.labelled(said, comparison.more === null ? details.noDifference : details.difference);
    }
  }
}

type Ratio = NonNullable<Extract<Comparison, { readonly kind: 'compared' }>['ratio']>;

function ratioSaid(m: Messages, { typical, low, high }: Ratio, [one, other]: Both<string>): string {
  const [times, from, to, more, less] =
    typical < 1 ? ([1 / typical, 1 / high, 1 / low, other, one] as const) : ([typical, low, high, one, other] as const);
  const said = (ratio: number): string => ratioText(ratio, m.tongue);
  return m.digestDetails.typical(isOne(m, times) ? null : said(times), said(from), said(to), more, less);
}

/** Tells whether a ratio would be shown as 1. */
export function isOne(m: Messages, ratio: number): boolean {
  return ratioText(ratio, m.tongue) === ratioText(1, m.tongue);
}
