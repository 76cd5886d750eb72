import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { compareInteractions } from '#reach/compare-pairs.ts';
import { readBilled, type ReachPrices } from '#reach/cost-of.ts';
import type { DigestPeriod } from '#reach/digest-period.ts';
import type { Comparison } from '#reach/digest.ts';
import { revisionKey } from '#reach/figures-row.ts';
import type { ComparedPair, Pairing } from '#reach/pairs-of.ts';
import type { Transaction } from '#storage/database.ts';
import type { Store } from '#storage/store.ts';

import {
  readEmergencySpans,
  readFailures,
  readIncidents,
  readMonthlyFollowers,
  readReservePeriods,
} from './beside-posts.ts';
import type { Compared, Dossier, DossierAccount, DossierAge, DossierCell, PairsOn, UnpairedWhy } from './dossier.ts';
import { dayAfter, type Days, monthsOf, type MonthSpan } from './dossier-months.ts';
import { readModeration, readPointers } from './entered.ts';
import { isStillThere, postFigures } from './month-figures.ts';
import { pairEach, readKnownSince, readPosted, readPostPrices } from './pairings.ts';
import { readDossierPast } from './past.ts';
import type { DossierRow } from './read-dossier-rows.ts';

export interface ComposeDossier {
  readonly desk: Pick<Desk, 'id' | 'name' | 'timeZone' | 'accounts'>;
  readonly days: Days;
  readonly asOf: Date;
  readonly rules: Rules;
  readonly prices: ReachPrices;
}

/**
 * Composes the dossier of these days: what a desk's own posts got on its accounts, month by month, and what it took.
 * Reads only the desk's own rows of those days, in one snapshot of the database, and then the imported past.
 */
export async function composeDossier(
  store: Pick<Store, 'db' | 'decisionKey'>,
  options: ComposeDossier,
): Promise<Dossier> {
  const { desk, days } = options;
  const composed = await store.db.$transaction((tx) => compose(tx, options), {
    isolationLevel: 'RepeatableRead',
    timeout: 60_000,
  });
  const spans = monthsOf(days, desk.timeZone);
  const past = await readDossierPast(store, desk, { accounts: composed.accounts, spans });
  return { ...composed, past };
}

async function compose(
  tx: Transaction,
  { desk, days, asOf, rules, prices }: ComposeDossier,
): Promise<Omit<Dossier, 'past'>> {
  const months = monthsOf(days, desk.timeZone);
  const [from, to] = [months[0]?.from, months.at(-1)?.to];
  if (from === undefined || to === undefined) throw new RangeError('a dossier without a day');
  const whole = { from, to };
  const posted = await readPosted(tx, desk, whole, asOf);
  const { rows, accounts, sleeps } = posted;
  const ids = accounts.map(({ id }) => id);
  const pairs = pairEach(posted).map((pairings): PairsOn => {
    const of = (age: DossierAge, span: DigestPeriod): Comparison =>
      compareInteractions(pairsIn(pairings.at[age], span), desk.timeZone);
    const comparedIn = (span: DigestPeriod): Compared => ({ h72: of('h72', span), d28: of('d28', span) });
    const why = pairings.at.h72.flatMap((pairing) => (pairing.kind === 'unpaired' ? [pairing.why] : []));
    const { networks } = pairings;
    return { networks, months: months.map(comparedIn), whole: comparedIn(whole), unpaired: countBy(why) };
  });
  const followers = await readMonthlyFollowers(tx, ids, whole, desk.timeZone);
  const failures = await readFailures(tx, desk.id, whole, desk.timeZone);
  const posts = await readPostPrices(tx, rows, { rules, prices });
  const billed = await readBilled(tx, ids, { first: days.first, before: dayAfter(days.last) });
  // X bills by days in UTC; a day counts in the month of its date.
  const readingOf = ({ id }: Account, month: string | null): number =>
    billed
      .filter(({ accountId, day }) => accountId === id && (month === null || day.startsWith(month)))
      .reduce((sum, { what, times }) => sum + times * prices[what], 0);
  const cellOf = (account: Account, some: readonly DossierRow[], month: string | null): CellOfPosts => ({
    ...postFigures(some, asOf),
    cost: rules[account.network].isBilled
      ? {
          posts: some.reduce((sum, { deliveryId }) => sum + (posts.get(deliveryId) ?? 0), 0),
          reading: readingOf(account, month),
        }
      : null,
  });
  const networksOf = Map.groupBy(rows.filter(isStillThere), revisionKey);
  const isNowhereElse = (row: DossierRow): boolean =>
    networksOf.get(revisionKey(row))?.every(({ network }) => network === row.network) === true;
  const pointers = await readPointers(tx, desk.id);
  const knownSince = await readKnownSince(tx, posted);
  const told: DossierAccount[] = [];
  for (const account of accounts) {
    const own = rows.filter(({ accountId }) => accountId === account.id);
    const knownFrom = knownSince.get(account.id);
    const cells: (DossierCell | null)[] = [];
    for (const span of months) {
      if (knownFrom !== undefined && span.to <= knownFrom) {
        cells.push(null);
        continue;
      }
      const key = `${account.id} ${span.month}`;
      cells.push({
        ...cellOf(account, within(own, span), span.month),
        followers: followers.get(key) ?? null,
        failed: failures.get(key) ?? 0,
      });
    }
    told.push({
      id: account.id,
      network: account.network,
      handle: account.handle,
      isOfDesk: desk.accounts.some(({ id }) => id === account.id),
      months: cells,
      whole: {
        ...cellOf(account, own, null),
        followers: cells.flatMap((cell) => cell?.followers ?? []).at(-1) ?? null,
        failed: cells.reduce((sum, cell) => sum + (cell?.failed ?? 0), 0),
      },
      nowhereElse: own.filter((row) => isStillThere(row) && isNowhereElse(row)).length,
      pointers: pointers.get(account.id) ?? null,
    });
  }
  return {
    deskName: desk.name,
    timeZone: desk.timeZone,
    ...days,
    asOf,
    months: months.map(({ month }) => month),
    accounts: told,
    pairs,
    moderation: await readModeration(
      tx,
      desk.id,
      months.map(({ month }) => month),
    ),
    incidents: await readIncidents(tx, ids, whole),
    sleeps: sleeps.filter((slept) => slept.until === null || slept.until > from),
    reserve: await readReservePeriods(tx, desk.id, whole),
    emergencies: await readEmergencySpans(tx, desk.id, whole),
    pricesAsOf: prices.asOf,
  };
}

type CellOfPosts = Omit<DossierCell, 'followers' | 'failed'>;

function within(rows: readonly DossierRow[], { from, to }: MonthSpan): readonly DossierRow[] {
  return rows.filter(({ publishedAt }) => publishedAt >= from && publishedAt < to);
}

function pairsIn(pairings: readonly Pairing[], { from, to }: DigestPeriod): readonly ComparedPair[] {
  const pairs = pairings.flatMap((pairing) => (pairing.kind === 'pair' ? [pairing.pair] : []));
  return pairs.filter(({ posts: [{ publishedAt }] }) => publishedAt >= from && publishedAt < to);
}

function countBy(all: readonly UnpairedWhy[]): PairsOn['unpaired'] {
  return [...Map.groupBy(all, (why) => why)]
    .map(([why, posts]) => ({ why, posts: posts.length }))
    .toSorted((one, other) => one.why.localeCompare(other.why));
}
