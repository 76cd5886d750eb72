import type { Bot } from '#bot/bot.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Desk } from '#desks/desk.ts';
import { drawChart } from '#reach/chart/draw-chart.ts';
import { composeDigest } from '#reach/compose-digest.ts';
import type { Digest } from '#reach/digest.ts';
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

/** All that a digest's cards say, in those words, its chart drawn and kept. */
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
    chart: hasChart(digest) ? await keptChart(bot, desk, { m, digest }) : null,
    isXUnread: desk.accounts.some((account) => account.network === 'x' && !bot.mayRead(account)),
    methodUrl: bot.methodUrl?.[m.tongue] ?? null,
  };
}

function hasChart({ pairs, trend }: Digest): boolean {
  return pairs.length > 0 || trend.some(({ mastodon, x }) => mastodon !== null || x !== null);
}

async function keptChart(
  { store }: Bot,
  { timeZone }: Desk,
  { m, digest }: Pick<DigestView, 'm' | 'digest'>,
): Promise<string> {
  const { pairs, trend } = digest;
  const bytes = await drawChart({ pairs, trend, timeZone }, chartWordsOf(m, pairs.length));
  return keepAttachment(store.db, store.clock, { bytes, mimeType: 'image/png' });
}
