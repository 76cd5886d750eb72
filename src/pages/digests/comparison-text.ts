import type { Messages } from '#messages/words/messages.ts';
import type { Both, Comparison } from '#reach/digest.ts';

import { ratioText } from '#messages/figure-text.ts';

/** Describes how two networks compare. The order is fixed, so that neither comes first by having won. */
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

function ratioSaid(m: Messages, { typical, low, high }: Ratio, networks: Both<string>): string {
  const [said, from, to] = [ratioText(typical, m.tongue), ratioText(low, m.tongue), ratioText(high, m.tongue)];
  return m.digestDetails.typical(said, from, to, ...networks);
}
