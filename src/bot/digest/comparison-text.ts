import type { Messages } from '#messages/words/messages.ts';
import type { Both, Comparison } from '#reach/digest.ts';

import { ratioText, shareText } from './figure-text.ts';

/** Says how two networks compare, always the first with the second, so that neither comes first by having won. */
export function comparisonText(m: Messages, comparison: Comparison, networks: Both<string>): string {
  const { digestDetails: details } = m;
  switch (comparison.kind) {
    case 'tooFew':
      return details.tooFew(comparison.pairs);
    case 'tooSmall':
      return details.tooSmall(comparison.pairs);
    case 'medianRatio':
      return withVerdict(m, comparison, details.typical(...numbersOf(m, comparison), ...networks));
    case 'totalsRatio': {
      const said = withVerdict(m, comparison, details.totals(...numbersOf(m, comparison), ...networks));
      return [said, details.topShare(shareText(comparison.topShare, m.tongue))].join(', ');
    }
  }
}

type Ratio = Extract<Comparison, { readonly ratio: number }>;

function numbersOf(
  m: Messages,
  { ratio, low, high, pairs }: Ratio,
): [ratio: string, low: string, high: string, pairs: number] {
  return [ratioText(ratio, m.tongue), ratioText(low, m.tongue), ratioText(high, m.tongue), pairs];
}

function withVerdict(m: Messages, { low, high }: Ratio, said: string): string {
  return low <= 1 && high >= 1 ? [said, m.digestDetails.noDifference].join(', ') : said;
}
