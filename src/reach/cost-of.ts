import type { Rules } from '#drafts/renderings-of.ts';
import type { Transaction } from '#storage/database.ts';

import type { Digest } from './digest.ts';
import type { DigestPeriod } from './digest-period.ts';
import { type FiguresRow, revisionKey } from './figures-row.ts';
import type { RevisionText } from './period-facts.ts';

/** X's prices, in US dollars, as its price list said on the day `asOf` (YYYY-MM-DD). */
export interface ReachPrices {
  readonly asOf: string;
  readonly post: number;
  readonly postWithLink: number;
  readonly altText: number;
  readonly ownedRead: number;
  readonly postRead: number;
  readonly userRead: number;
}

/**
 * Reckons what the period's posts cost where posts are billed, those taken back among them, and what reading the desk's
 * accounts cost on its days (UTC). By the price list: what X really billed stands in its console.
 */
export async function costOf(
  tx: Transaction,
  posts: readonly FiguresRow[],
  with_: {
    /** Texts by `revisionKey`. */
    readonly texts: ReadonlyMap<string, RevisionText>;
    readonly accountIds: readonly string[];
    readonly period: DigestPeriod;
    readonly rules: Rules;
    readonly prices: ReachPrices;
  },
): Promise<NonNullable<Digest['cost']>> {
  const { texts, accountIds, period, rules, prices } = with_;
  const ofPosts = posts
    .filter(({ network }) => rules[network].isBilled)
    .map((row) => priceOf(row, texts.get(revisionKey(row)), { rules, prices }));
  const read = await tx.$queryRaw<{ what: 'ownedRead' | 'postRead' | 'userRead'; times: number }[]>`
    SELECT "what"::text AS "what", sum("times")::int AS "times" FROM "BilledReads"
    WHERE "accountId" = ANY(${accountIds}::uuid[])
      AND "day" >= ${dayOf(period.from)}::date AND "day" < ${dayOf(period.to)}::date
    GROUP BY "what" ORDER BY "what"`;
  return {
    posts: ofPosts.reduce((sum, cost) => sum + cost, 0),
    reading: read.reduce((sum, { what, times }) => sum + times * prices[what], 0),
    pricesAsOf: prices.asOf,
  };
}

function priceOf(
  { accountId, network }: FiguresRow,
  text: RevisionText | undefined,
  { rules, prices }: { readonly rules: Rules; readonly prices: ReachPrices },
): number {
  if (text === undefined) return prices.post;
  const said = `${text.contentWarning ?? ''}\n${text.ownTexts[accountId] ?? text.text}`;
  const hasLink = rules[network].links(said).length > 0;
  return (hasLink ? prices.postWithLink : prices.post) + text.altTexts * prices.altText;
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
