import type { KeyObject } from 'node:crypto';

import { accountFromRow, type Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Database, Transaction } from '#storage/database.ts';

import { compareAt28Days } from './at-28-days.ts';
import { compareInteractions, mediansOf, twelveWeeksOf } from './compare-pairs.ts';
import type { Both, Digest, Post } from './digest.ts';
import { digestColumn } from './digest-column.ts';
import { daysIn, type DigestPeriod, periodBefore, weeksUntil } from './digest-period.ts';
import { readEmergencies } from './emergencies-of.ts';
import { type FiguresRow, revisionKey } from './figures-row.ts';
import { readFiguresRows } from './read-figures-rows.ts';
import { interactionsOf } from './interactions-of.ts';
import { readOriginalRows } from './originals/original-rows.ts';
import { comparedNetworks, type ComparedPair, isRelayedPair, networkPairs, pairsOf, rowsOnEither } from './pairs-of.ts';
import { readAbsences, readFollowers, readHoursToApproval, readTexts, titleOf } from './period-facts.ts';
import { readReserve } from './reserve-of.ts';
import { readSleeps } from './sleeps-of.ts';
import { trendOfPairs, trendOfPosts } from './trend-of.ts';
import { toAnswer } from './to-answer.ts';
import { costOf, type ReachPrices } from './cost-of.ts';

/** Number of weeks for which a desk's posts are compared, week by week and together. */
const trendWeeks = 12;
const dayMs = 86_400_000;
/** How much earlier to read, only for pairs: a revision's other post may have gone out before the weeks begin. */
const readBeforeMs = dayMs;

export interface ComposeOptions {
  readonly desk: Pick<Desk, 'id' | 'timeZone' | 'accounts'>;
  readonly period: DigestPeriod;
  /** Verifies who approved what; null: nothing can be verified. */
  readonly decisionKey: KeyObject | null;
  /** The moment that the digest describes: later readings are included, but posts have the age they had then. */
  readonly asOf: Date;
  readonly rules: Rules;
  readonly prices: ReachPrices;
  /** Source of the rows; the bench replaces it by a slower one to compare. */
  readonly readRows?: typeof readFiguresRows;
}

/**
 * Composes the digest of a period: what each account's posts got, and how the pairs compare, in the period and in the
 * weeks before. Reads only the desk's own rows of those weeks, in one snapshot of the database.
 */
export async function composeDigest(db: Database, options: ComposeOptions): Promise<Digest> {
  return db.$transaction((tx) => compose(tx, options), { isolationLevel: 'RepeatableRead', timeout: 30_000 });
}

async function compose(tx: Transaction, options: ComposeOptions): Promise<Digest> {
  const { desk, period, asOf, rules, prices, readRows = readFiguresRows } = options;
  const weeks = weeksUntil(period.to, desk.timeZone, trendWeeks);
  const before = periodBefore(period, desk.timeZone);
  const from = new Date(Math.min(weeks.from.getTime(), before.from.getTime()));
  const all = await readRows(tx, desk.id, { from: new Date(from.getTime() - readBeforeMs), to: asOf });
  const published = all.filter(isStillThere);
  const own = within(published, period);
  const paid = within(all, period);
  const originals = await readOriginalRows(tx, published);
  const known = await accountsOf(tx, desk, [...all, ...originals], asOf);
  const accounts = known.filter(isOfDeskOr(desk, own));
  const billing = known.filter(isOfDeskOr(desk, paid)).filter(({ network }) => rules[network].isBilled);
  const [compared = comparedNetworks(known), ...furtherNetworks] = networkPairs(accounts);
  const earliest = new Date(from.getTime() - readBeforeMs);
  const sleeps = await readSleeps(tx, idsOf(known), { from: earliest, to: asOf }, asOf);
  const [texts, absences, hoursToApproval, followers] = await Promise.all([
    readTexts(tx, paid),
    readAbsences(tx, desk.id, period),
    readHoursToApproval(tx, own),
    readFollowers(tx, idsOf(accounts), asOf, Math.max(1, daysIn(period))),
  ]);
  const emergencies = await readEmergencies({ tx, decisionKey: options.decisionKey }, desk.id, period, asOf);
  const reserve = await readReserve(tx, desk.id, period, asOf);
  const titles = new Map(texts.map((text) => [revisionKey(text), titleOf(text.text)]));
  const title = (row: FiguresRow): string => titles.get(revisionKey(row)) ?? '';
  const spans = weeks.ends.map((to, index) => ({ from: weeks.ends[index - 1] ?? weeks.from, to }));
  const areSeveral = furtherNetworks.length > 0;
  const { timeZone } = desk;
  const compare = async (networks: Both<NetworkKind> | null) => {
    const only = <T extends FiguresRow>(rows: readonly T[]): readonly T[] =>
      areSeveral && networks !== null ? rowsOnEither(rows, networks) : rows;
    const pairings = pairsOf(only([...published, ...originals]), networks, known, sleeps);
    const pairs = pairings.flatMap((pairing) => (pairing.kind === 'pair' ? [pairing.pair] : []));
    const all = { published: only(published), asOf, accounts: known, sleeps, pairs, timeZone };
    const ofWeeks = { from: weeks.from, to: period.to };
    const twelve = pairsWithin(pairs, ofWeeks);
    return {
      pairs,
      comparison: {
        period: compareInteractions(pairsWithin(pairs, period), timeZone),
        twelveWeeks: compareInteractions(twelve, timeZone),
      },
      twelveWeeks: twelveWeeksOf(twelve, timeZone),
      at28Days: networks === null ? null : await compareAt28Days(tx, { ...all, compared: networks, weeks: ofWeeks }),
      unpaired: pairings.flatMap((pairing) =>
        pairing.kind === 'unpaired' && isWithin(pairing.row, period)
          ? [{ draftNumber: pairing.row.draftNumber, title: title(pairing.row), why: pairing.why }]
          : [],
      ),
    };
  };
  const { pairs, comparison, twelveWeeks, at28Days, unpaired } = await compare(compared);
  const further: Digest['further'] = [];
  for (const networks of furtherNetworks) {
    const { pairs: theirs, ...found } = await compare(networks);
    const relayed = pairsWithin(theirs, period).filter(isRelayedPair);
    further.push({
      ...found,
      compared: networks,
      trend: trendOfPairs(theirs, networks, spans),
      relayed: relayed.map(({ posts: [row] }) => row.draftNumber),
    });
  }
  const ofPeriod = pairsWithin(pairs, period);
  const ofBefore = pairsWithin(pairs, before);
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    asOf: asOf.toISOString(),
    columns: accounts.map((account) =>
      digestColumn(
        account,
        own.filter(({ accountId }) => accountId === account.id),
        { titles, followers: followers.get(account.id) ?? { now: null, before: null } },
      ),
    ),
    compared,
    further,
    posts: draftsIn(own),
    published: publishedPosts(own, idsOf(accounts), title),
    waiting: draftsIn(published.filter(({ publishedAt }) => publishedAt >= period.to)),
    pairs: ofPeriod.map(({ posts: [row], interactions }) => ({
      draftNumber: row.draftNumber,
      title: title(row),
      publishedAt: row.publishedAt.toISOString(),
      interactions,
    })),
    medians: mediansOf(ofPeriod),
    before: {
      posts: draftsIn(within(published, before)),
      interactions: totalOf(within(published, before)),
      pairs: ofBefore.length,
      medians: mediansOf(ofBefore),
    },
    toAnswer: toAnswer(own, title),
    relayed: relayedIn(own, ofPeriod),
    unpaired,
    sleeps: sleeps
      .filter((slept) => slept.from < period.to && (slept.until === null || slept.until > period.from))
      .filter(({ accountId }) => accounts.some(({ id }) => id === accountId))
      .map((slept) => ({ ...slept, from: slept.from.toISOString(), until: slept.until?.toISOString() ?? null })),
    emergencies: [...emergencies],
    reserve: { periods: [...reserve.periods], overrides: [...reserve.overrides] },
    comparison,
    twelveWeeks,
    at28Days,
    series: seriesIn(own, idsOf(accounts)),
    trend: compared === null ? trendOfPosts(published, known[0]?.network, spans) : trendOfPairs(pairs, compared, spans),
    absences,
    hoursToApproval,
    cost:
      billing.length === 0
        ? null
        : await costOf(tx, paid, {
            texts: new Map(texts.map((text) => [revisionKey(text), text])),
            accountIds: idsOf(billing),
            period,
            rules,
            prices,
          }),
  };
}

/** Returns which drafts of a period were relayed, and which of them are compared with their originals. */
function relayedIn(own: readonly FiguresRow[], pairs: readonly ComparedPair[]): Digest['relayed'] {
  const relayed = own.filter(({ isRelayed }) => isRelayed);
  const known = relayed.flatMap(({ outcome, unanswered }) => (outcome === 'counts' ? (unanswered ?? []) : []));
  return {
    drafts: [...new Set(relayed.map(({ draftNumber }) => draftNumber))],
    unanswered: known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0),
    pairs: pairs.filter(isRelayedPair).map(({ posts: [row] }) => row.draftNumber),
  };
}

function seriesIn(own: readonly FiguresRow[], accountIds: readonly string[]): Digest['series'] {
  return [...Map.groupBy(own, revisionKey).values()].flatMap((posts) =>
    inOrderOf(accountIds, posts).flatMap((row) => {
      const { series, draftNumber, accountId } = row;
      if (series === undefined) return [];
      const { parts, read, interactions: together } = series;
      return [{ draftNumber, accountId, parts, read, first: interactionsOf(row), together }];
    }),
  );
}

/** Sorts by the order of the columns: posts of the same instant come in any order. */
function inOrderOf<T extends { readonly accountId: string }>(
  accountIds: readonly string[],
  rows: readonly T[],
): readonly T[] {
  return rows.toSorted((one, other) => accountIds.indexOf(one.accountId) - accountIds.indexOf(other.accountId));
}

function isStillThere({ state }: FiguresRow): boolean {
  return state !== 'retracting' && state !== 'retracted';
}

function isWithin({ publishedAt }: FiguresRow, { from, to }: DigestPeriod): boolean {
  return publishedAt >= from && publishedAt < to;
}

function within(rows: readonly FiguresRow[], period: DigestPeriod): readonly FiguresRow[] {
  return rows.filter((row) => isWithin(row, period));
}

function pairsWithin(pairs: readonly ComparedPair[], period: DigestPeriod): readonly ComparedPair[] {
  return pairs.filter(({ posts: [row] }) => isWithin(row, period));
}

/** Adds up the interactions of the posts that were read; null if there is none. */
function totalOf(rows: readonly FiguresRow[]): number | null {
  const known = rows.map(interactionsOf).filter((count) => count !== null);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

function draftsIn(rows: readonly FiguresRow[]): number {
  return new Set(rows.map(({ draftId }) => draftId)).size;
}

function publishedPosts(
  rows: readonly FiguresRow[],
  accountIds: readonly string[],
  title: (row: FiguresRow) => string,
): Post[] {
  return [...Map.groupBy(rows, revisionKey).values()].flatMap((posts) => {
    const [first] = posts;
    if (first === undefined) return [];
    const got = inOrderOf(accountIds, posts).map((row) => ({
      accountId: row.accountId,
      interactions: interactionsOf(row),
    }));
    return [{ draftNumber: first.draftNumber, title: title(first), publishedAt: first.publishedAt.toISOString(), got }];
  });
}

function idsOf(accounts: readonly Account[]): readonly string[] {
  return accounts.map(({ id }) => id);
}

function isOfDeskOr({ accounts }: Pick<Desk, 'accounts'>, rows: readonly FiguresRow[]): (account: Account) => boolean {
  const ids = new Set([...idsOf(accounts), ...rows.map(({ accountId }) => accountId)]);
  return ({ id }) => ids.has(id);
}

/** Returns the desk's accounts in its order, then former accounts that these rows are on, the oldest first. */
export async function accountsOf(
  tx: Transaction,
  { accounts }: Pick<Desk, 'accounts'>,
  rows: readonly FiguresRow[],
  asOf: Date,
): Promise<readonly Account[]> {
  const known = new Set(accounts.map(({ id }) => id));
  const gone = [...new Set(rows.map(({ accountId }) => accountId))].filter((id) => !known.has(id));
  if (gone.length === 0) return accounts;
  const found = await tx.account.findMany({
    where: { id: { in: gone } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return [...accounts, ...found.map((row) => accountFromRow(row, asOf))];
}
