import type { Rules } from '#drafts/renderings-of.ts';
import { partsOfText } from '#drafts/series/parts-of-text.ts';
import type { Transaction } from '#storage/database.ts';

import type { Digest } from './digest.ts';
import type { DigestPeriod } from './digest-period.ts';
import { type FiguresRow, revisionKey } from './figures-row.ts';
import type { RevisionText } from './period-facts.ts';

/** X's prices in US dollars, from its price list as of the day `asOf` (YYYY-MM-DD). */
export interface ReachPrices {
  readonly asOf: string;
  readonly post: number;
  readonly postWithLink: number;
  readonly altText: number;
  readonly ownedRead: number;
  readonly postRead: number;
  readonly userRead: number;
}

type PublishedPost = Pick<FiguresRow, 'deliveryId' | 'accountId' | 'network' | 'draftId' | 'revision'>;

/**
 * Calculates by the price list what the period's posts cost on networks that bill, retracted ones included, and what
 * reading the desk's accounts cost on its days (UTC). X's actual bill is in its console.
 */
export async function costOf(
  tx: Transaction,
  posts: readonly PublishedPost[],
  with_: {
    /** Texts by `revisionKey`. */
    readonly texts: ReadonlyMap<string, RevisionText>;
    readonly accountIds: readonly string[];
    readonly period: DigestPeriod;
    readonly rules: Rules;
    readonly prices: ReachPrices;
  },
): Promise<NonNullable<Digest['cost']>> {
  const { accountIds, period, prices } = with_;
  const ofPosts = await pricesOf(tx, posts, with_);
  const read = await readBilled(tx, accountIds, { first: dayOf(period.from), before: dayOf(period.to) });
  return {
    posts: [...ofPosts.values()].reduce((sum, cost) => sum + cost, 0),
    reading: read.reduce((sum, { what, times }) => sum + times * prices[what], 0),
    pricesAsOf: prices.asOf,
  };
}

/** Returns the price of each post on networks that bill, by delivery. */
export async function pricesOf(
  tx: Transaction,
  posts: readonly PublishedPost[],
  with_: {
    /** Texts by `revisionKey`. */
    readonly texts: ReadonlyMap<string, RevisionText>;
    readonly rules: Rules;
    readonly prices: ReachPrices;
  },
): Promise<ReadonlyMap<string, number>> {
  const { texts, rules, prices } = with_;
  const billed = posts.filter(({ network }) => rules[network].isBilled);
  const parts = await readPartsBehind(tx, billed);
  return new Map(
    billed.map((row) => {
      const text = texts.get(revisionKey(row));
      return [row.deliveryId, priceOf(row, { text, behind: parts.get(row.deliveryId) ?? [] }, { rules, prices })];
    }),
  );
}

/** Number of billed reads of one kind, of an account on one day (UTC). */
export interface Billed {
  readonly accountId: string;
  /** For example "2026-11-30". */
  readonly day: string;
  readonly what: 'ownedRead' | 'postRead' | 'userRead';
  readonly times: number;
}

/** Reads the billed reads of accounts, from the day `first` until just before the day `before`, the earliest first. */
export async function readBilled(
  tx: Transaction,
  accountIds: readonly string[],
  { first, before }: { readonly first: string; readonly before: string },
): Promise<readonly Billed[]> {
  return tx.$queryRaw<Billed[]>`
    SELECT "accountId", to_char("day", 'YYYY-MM-DD') AS "day", "what"::text AS "what", "times"::int AS "times"
    FROM "BilledReads"
    WHERE "accountId" = ANY(${accountIds}::uuid[]) AND "day" >= ${first}::date AND "day" < ${before}::date
    ORDER BY "day", "accountId", "what"`;
}

/** Reads the positions of the parts published behind the first one of a series, by the first one's delivery. */
async function readPartsBehind(
  tx: Transaction,
  posts: readonly PublishedPost[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await tx.$queryRaw<{ deliveryId: string; positions: number[] }[]>`
    SELECT first."id" AS "deliveryId", array_agg(part."position" ORDER BY part."position") AS "positions"
    FROM "Delivery" first
    JOIN "Delivery" part ON part."draftId" = first."draftId" AND part."revision" = first."revision"
      AND part."accountId" = first."accountId" AND part."position" > 1 AND part."remoteId" IS NOT NULL
    WHERE first."id" = ANY(${posts.map(({ deliveryId }) => deliveryId)}::uuid[]) AND first."position" = 1
    GROUP BY first."id"`;
  return new Map(rows.map(({ deliveryId, positions }) => [deliveryId, positions]));
}

function priceOf(
  { accountId, network }: PublishedPost,
  { text, behind }: { readonly text: RevisionText | undefined; readonly behind: readonly number[] },
  { rules, prices }: { readonly rules: Rules; readonly prices: ReachPrices },
): number {
  if (text === undefined) return prices.post * (1 + behind.length);
  const whole = text.ownTexts[accountId] ?? text.text;
  // A single post may have divider lines too.
  const said = behind.length === 0 ? [whole] : [1, ...behind].map((position) => partsOfText(whole)[position - 1] ?? '');
  const priceOfText = (words: string): number =>
    rules[network].links(`${text.contentWarning ?? ''}\n${words}`).length > 0 ? prices.postWithLink : prices.post;
  return said.reduce((sum, words) => sum + priceOfText(words), 0) + text.altTexts * prices.altText;
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
