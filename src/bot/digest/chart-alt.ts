import type { Digest, TrendPoint } from '#reach/digest.ts';

import type { DigestView } from './digest-view.ts';
import { figureText } from './figure-text.ts';

/** Mattermost shows the words beside the picture: more would bury it. */
const mostPairs = 8;

/** What the chart says, for whoever does not see it. */
export function chartAlt(view: DigestView): string {
  const { digestChart: chart } = view.m;
  return [chart.alt, pairsAlt(view), trendAlt(view)].join(' ');
}

function pairsAlt({ m, digest: { pairs } }: DigestView): string {
  const { digestChart: chart } = m;
  if (pairs.length === 0) return chart.altNoPair;
  const said = pairs
    .slice(0, mostPairs)
    .map(({ draftNumber, mastodon, x }) =>
      chart.altPair(draftNumber, figureText(mastodon, m.tongue), figureText(x, m.tongue)),
    );
  const more = pairs.length - said.length;
  return chart.altPairs([...said, ...(more === 0 ? [] : [chart.altMore(more)])].join(' · '));
}

function trendAlt({ m, digest: { trend } }: DigestView): string {
  const { digestChart: chart } = m;
  const spans = (['mastodon', 'x'] as const).map((network) => ({ network, span: spanOf(trend, network) }));
  const said = spans.flatMap(({ network, span }) =>
    span === null
      ? []
      : [
          chart.altTrendOf(
            m.words.network[network],
            figureText(span.from, m.tongue, 1),
            figureText(span.to, m.tongue, 1),
          ),
        ],
  );
  const [first, second] = said;
  return first === undefined || second === undefined ? chart.altNoTrend : chart.altTrend(first, second);
}

/** The first and the last of the points that there are; null under two. */
function spanOf(
  trend: Digest['trend'],
  network: 'mastodon' | 'x',
): { readonly from: number; readonly to: number } | null {
  const medians = trend.map((point: TrendPoint) => point[network]?.median).filter((median) => median !== undefined);
  const [first, last] = [medians[0], medians.at(-1)];
  return medians.length < 2 || first === undefined || last === undefined ? null : { from: first, to: last };
}
