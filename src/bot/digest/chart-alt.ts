import { networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

import type { DigestView } from './digest-view.ts';
import { figureText } from './figure-text.ts';

/** The most pairs in the chart's alt text. Mattermost shows it beside the picture, and more would bury that. */
const mostPairs = 8;

/** Describes the chart for people who do not see it. */
export function chartAlt(view: DigestView): string {
  const { digestChart: chart } = view.m;
  return [chart.alt, pairsAlt(view), trendAlt(view)].join(' ');
}

function pairsAlt({ m, digest: { pairs, compared } }: DigestView): string {
  const { digestChart: chart } = m;
  if (pairs.length === 0 || compared === null) return chart.altNoPair;
  const [one, other] = compared;
  const figure = (network: NetworkKind, count: number): string =>
    `${networkKinds[network].name} ${figureText(count, m.tongue)}`;
  const said = pairs
    .slice(0, mostPairs)
    .map(({ draftNumber, interactions: [here, there] }) =>
      chart.altPair(draftNumber, figure(one, here), figure(other, there)),
    );
  const more = pairs.length - said.length;
  return chart.altPairs([...said, ...(more === 0 ? [] : [chart.altMore(more)])].join(' · '));
}

function trendAlt({ m, digest: { trend, compared } }: DigestView): string {
  const { digestChart: chart } = m;
  const said = (compared ?? []).flatMap((network, at) => {
    const medians = trend.flatMap(({ bands }) => bands[at]?.median ?? []);
    const [first, last] = [medians[0], medians.at(-1)];
    if (medians.length < 2 || first === undefined || last === undefined) return [];
    const { name } = networkKinds[network];
    return [chart.altTrendOf(name, figureText(first, m.tongue, 1), figureText(last, m.tongue, 1))];
  });
  const [first, second] = said;
  return first === undefined || second === undefined ? chart.altNoTrend : chart.altTrend(first, second);
}
