import { briefDayText } from '#bot/when-text.ts';
import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';
import { allNetworks, networkKinds } from '#networks/network-kinds.ts';
import { withLooks } from '#reach/chart/looks-of.ts';
import {
  type Picture,
  rowsAtMost,
  type Series,
  type TrendPicture,
  type TrendsPicture,
  type WeekPicture,
} from '#reach/chart/picture.ts';
import type { DigestColumn, Post, Trend } from '#reach/digest.ts';

import { columnName, mostColumns } from './digest-table.ts';
import { areInPairs, type DigestContext, pairsCompared } from './digest-view.ts';
import { figureText } from '#messages/figure-text.ts';
import { periodSentence, twelveWeeksSentence } from './headline.ts';

/**
 * Returns a digest's pictures: each post of its days, and the twelve weeks. Their titles are the headline's sentences
 * about the same time.
 */
export function picturesOf(view: DigestContext): readonly Picture[] {
  return [weekPicture(view), areInPairs(view.digest) ? trendsPicture(view) : trendPicture(view)].filter(
    (picture) => picture !== null,
  );
}

function weekPicture(view: DigestContext): WeekPicture | null {
  const { m, digest } = view;
  const columns = digest.columns.slice(0, mostColumns).filter(({ posts }) => posts > 0);
  const series = seriesOf(view, columns);
  const drawn = digest.published.filter(({ got }) =>
    got.some(({ accountId }) => series.some(({ id }) => id === accountId)),
  );
  if (drawn.length === 0) return null;
  const posts = mostInteractions(drawn, rowsAtMost(series.length));
  const { digestChart: words } = m;
  return {
    kind: 'week',
    locale: m.tongue,
    finding: periodSentence(view),
    counted: [
      words.weekCounted,
      ...(posts.length === drawn.length ? [] : [words.mostOf(posts.length, drawn.length)]),
    ].join(' '),
    series,
    posts: posts.map(({ title, draftNumber, got }) => ({
      title: title !== '' && digest.relayed.drafts.includes(draftNumber) ? m.digest.relayedTitle(title) : title,
      number: m.digestDetails.number(draftNumber),
      got: got.map(({ accountId, interactions }) => ({ series: accountId, count: interactions })),
    })),
    notRead: m.digest.table.notKnown,
  };
}

/** Returns the posts with the most interactions on any account, in their original order. */
function mostInteractions(posts: readonly Post[], atMost: number): readonly Post[] {
  const kept = new Set(posts.toSorted((one, other) => most(other) - most(one)).slice(0, atMost));
  return posts.filter((post) => kept.has(post));
}

function most({ got }: Post): number {
  return Math.max(...got.map(({ interactions }) => interactions ?? -1));
}

/** The charts stand one above the other, since each pair of networks compares different posts. */
function trendsPicture(view: DigestContext): TrendsPicture | null {
  const { m, desk, digest } = view;
  const finding = twelveWeeksSentence(view);
  const drawn = pairsCompared(digest).filter(({ trend }) => trend.medians.some((median) => median !== null));
  if (finding === null || drawn.length === 0) return null;
  const { digestChart: words } = m;
  return {
    kind: 'trends',
    locale: m.tongue,
    finding,
    counted: words.trendsCounted,
    series: allNetworks
      .filter((network) => drawn.some(({ networks }) => networks.includes(network)))
      .map((network): Series => {
        const { name, colour, shape, isHollow } = networkKinds[network];
        return { id: network, label: name, colour, shape, isHollow };
      }),
    pairs: drawn.map(({ networks, trend }) => ({
      label: networks
        .map((network, at) => {
          const median = trend.medians[at] ?? null;
          return m.words.labelled(
            networkKinds[network].name,
            median === null ? m.digest.table.notKnown : figureText(median, m.tongue, 1),
          );
        })
        .join(' · '),
      series: networks,
      weeks: weeksOf(m, desk, trend),
    })),
  };
}

function weeksOf(m: Messages, { timeZone }: Pick<Desk, 'timeZone'>, { weeks }: Trend): TrendPicture['weeks'] {
  return weeks.map(({ endsAt, medians }) => ({
    day: briefDayText(new Date(endsAt), timeZone, m.tongue),
    medians,
  }));
}

function trendPicture(view: DigestContext): TrendPicture | null {
  const { m, desk, digest } = view;
  const { networks, medians } = digest.trend;
  const finding = twelveWeeksSentence(view);
  if (finding === null || medians.every((median) => median === null)) return null;
  const { digestChart: words } = m;
  const hasGap = digest.trend.weeks.some((week) => week.medians.some((median) => median === null));
  return {
    kind: 'trend',
    locale: m.tongue,
    finding,
    counted: [words.trendCounted, ...(hasGap ? [words.gap] : []), ...(isOtherwise(view) ? [words.pairwise] : [])].join(
      ' ',
    ),
    series: networks.map((network, at): Series => {
      const { name, colour, shape, isHollow } = networkKinds[network];
      const median = medians[at] ?? null;
      const label = median === null ? name : words.overAll(name, figureText(median, m.tongue, 1));
      return { id: network, label, colour, shape, isHollow };
    }),
    weeks: weeksOf(m, desk, digest.trend),
  };
}

/** Tells whether the medians contradict the comparison of pairs: they measure different posts, so they may. */
function isOtherwise({ digest: { comparison, trend } }: DigestContext): boolean {
  const { twelveWeeks } = comparison;
  const [first, second] = trend.medians;
  if (twelveWeeks.kind === 'tooFew' || first === undefined || second === undefined) return false;
  if (twelveWeeks.more === null || first === null || second === null) return false;
  return twelveWeeks.more === 'first' ? first <= second : second <= first;
}

function seriesOf(view: DigestContext, columns: readonly DigestColumn[]): readonly Series[] {
  return withLooks(
    columns.map((column) => ({
      id: column.accountId,
      network: column.network,
      label: columnName(view, column),
    })),
  );
}
