import type { Bot } from '#bot/bot.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Series } from '#reach/chart/chart-words.ts';
import { drawChart } from '#reach/chart/draw-chart.ts';
import { composeDigest } from '#reach/compose-digest.ts';
import type { Both, Digest } from '#reach/digest.ts';
import type { DigestPeriod } from '#reach/digest-period.ts';
import { keepAttachment } from '#storage/attachment.ts';

import { chartWordsOf } from './chart-words-of.ts';
import type { DigestView } from './digest-view.ts';

/** Composes a desk's digest of a period, as it stood at `asOf`. */
export async function composeFor(
  { store, rules, prices }: Bot,
  desk: Desk,
  { period, asOf }: { readonly period: DigestPeriod; readonly asOf: Date },
): Promise<Digest> {
  return composeDigest(store.db, { desk, period, asOf, rules, prices });
}

/** Builds all that a digest's cards show in a language, and draws and stores its chart. */
export async function viewOf(
  bot: Bot,
  told: {
    readonly desk: Desk;
    readonly m: Messages;
    readonly digest: Digest;
    readonly lateSince: Date | null;
    readonly changedAt: Date | null;
  },
): Promise<DigestView> {
  const { desk, m, digest } = told;
  const now = bot.store.clock.now();
  return {
    ...told,
    now,
    chart: await keptChart(bot, desk, { m, digest }),
    unread: [...new Set(desk.accounts.filter((account) => isKept(bot, account)).map(({ network }) => network))],
    rules: bot.rules,
    methodUrl: bot.methodUrl?.[m.tongue] ?? null,
  };
}

/** Tells whether an account's figures stay unread because reading costs money there and is not switched on. */
function isKept({ rules, mayRead }: Bot, account: Account): boolean {
  return rules[account.network].isBilled && !mayRead(account);
}

/** Draws and stores the chart; null where there is nothing to draw. */
async function keptChart(
  { store }: Bot,
  { timeZone }: Desk,
  { m, digest }: Pick<DigestView, 'm' | 'digest'>,
): Promise<string | null> {
  const { pairs, trend, compared } = digest;
  const isEmpty = pairs.length === 0 && trend.every(({ bands }) => bands.every((band) => band === null));
  if (isEmpty || compared === null) return null;
  const [one, other] = compared;
  const series: Both<Series> = [seriesOf(one), seriesOf(other)];
  const words = chartWordsOf(m, pairs.length, [series[0].name, series[1].name]);
  const bytes = await drawChart({ series, pairs, trend, timeZone }, words);
  return keepAttachment(store.db, store.clock, { bytes, mimeType: 'image/png' });
}

function seriesOf(network: NetworkKind): Series {
  const { name, colour, shape, isHollow } = networkKinds[network];
  return { id: network, name, colour, shape, isHollow };
}
