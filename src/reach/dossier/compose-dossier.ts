import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { compareInteractions } from '#reach/compare-pairs.ts';
import { accountsOf } from '#reach/compose-digest.ts';
import { costOf, type ReachPrices } from '#reach/cost-of.ts';
import type { DigestPeriod } from '#reach/digest-period.ts';
import { type FiguresRow, revisionKey } from '#reach/figures-row.ts';
import { comparedNetworks, type ComparedPair, pairsOf } from '#reach/pairs-of.ts';
import { readOriginalRows } from '#reach/originals/original-rows.ts';
import { readTexts, type RevisionText } from '#reach/period-facts.ts';
import { readSleeps } from '#reach/sleeps-of.ts';
import type { Transaction } from '#storage/database.ts';
import type { Store } from '#storage/store.ts';

import {
  readEmergencySpans,
  readFailures,
  readIncidents,
  readMonthlyFollowers,
  readReservePeriods,
} from './beside-posts.ts';
import type { Compared, Dossier, DossierAccount, DossierCell, UnpairedWhy } from './dossier.ts';
import { type Days, monthsOf, type MonthSpan } from './dossier-months.ts';
import { readModeration, readPointers } from './entered.ts';
import { isStillThere, postFigures } from './month-figures.ts';
import { readDossierPast } from './past.ts';
import { type DossierRow, readDossierRows, seenAt28Days } from './read-dossier-rows.ts';

export interface ComposeDossier {
  readonly desk: Pick<Desk, 'id' | 'name' | 'timeZone' | 'accounts'>;
  readonly days: Days;
  readonly asOf: Date;
  readonly rules: Rules;
  readonly prices: ReachPrices;
}

/**
 * Composes the dossier of these days: what a desk's own posts got on its accounts, month by month, and what it took.
 * Reads the desk's own rows of those days alone, at one moment of the database, and then what was imported of the time before.
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
  const past = await readDossierPast(store, desk.id, { accounts: composed.accounts, spans });
  return { ...composed, past };
}

async function compose(
  tx: Transaction,
  { desk, days, asOf, rules, prices }: ComposeDossier,
): Promise<Omit<Dossier, 'past'>> {
  const months = monthsOf(days, desk.timeZone);
  const [from, to] = [months[0]?.from, months.at(-1)?.to];
  if (from === undefined || to === undefined) throw new RangeError('a dossier of no day');
  const whole = { from, to };
  const rows = await readDossierRows(tx, desk.id, whole);
  const accounts = await accountsOf(tx, desk, rows, asOf);
  const ids = accounts.map(({ id }) => id);
  const compared = comparedNetworks(accounts);
  const sleeps = await readSleeps(tx, ids, whole, asOf);
  const published = rows.filter(isStillThere);
  // Originals of relayed posts are read at 72 hours alone.
  const originals = await readOriginalRows(tx, published);
  const pairings = pairsOf([...published, ...originals], compared, accounts, sleeps);
  const at72Hours = pairings.flatMap((pairing) => (pairing.kind === 'pair' ? [pairing.pair] : []));
  const at28Days = pairsOf(published.map(seenAt28Days), compared, accounts, sleeps).flatMap((pairing) =>
    pairing.kind === 'pair' ? [pairing.pair] : [],
  );
  const comparedIn = (span: DigestPeriod): Compared => ({
    h72: compareInteractions(pairsIn(at72Hours, span)),
    d28: compareInteractions(pairsIn(at28Days, span)),
  });
  const followers = await readMonthlyFollowers(tx, ids, whole, desk.timeZone);
  const failures = await readFailures(tx, desk.id, whole, desk.timeZone);
  const billed = rows.filter(({ network }) => rules[network].isBilled);
  const texts = new Map((await readTexts(tx, billed)).map((text) => [revisionKey(text), text]));
  const cellOf = async (account: Account, some: readonly DossierRow[], span: DigestPeriod): Promise<CellOfPosts> => ({
    ...postFigures(some, asOf),
    cost: rules[account.network].isBilled
      ? await priced(tx, { account, rows: some, texts, span, rules, prices })
      : null,
  });
  const pointers = await readPointers(tx, desk.id);
  const knownSince = await readKnownSince(tx, ids);
  const told: DossierAccount[] = [];
  for (const account of accounts) {
    const own = rows.filter(({ accountId }) => accountId === account.id);
    const knownFrom = [knownSince.get(account.id), own[0]?.publishedAt].flatMap((at) => at?.getTime() ?? []);
    const cells: (DossierCell | null)[] = [];
    for (const span of months) {
      if (span.to.getTime() <= Math.min(...knownFrom)) {
        cells.push(null);
        continue;
      }
      const key = `${account.id} ${span.month}`;
      cells.push({
        ...(await cellOf(account, within(own, span), span)),
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
        ...(await cellOf(account, own, whole)),
        followers: cells.flatMap((cell) => cell?.followers ?? []).at(-1) ?? null,
        failed: cells.reduce((sum, cell) => sum + (cell?.failed ?? 0), 0),
      },
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
    compared,
    pairs: { months: months.map(comparedIn), whole: comparedIn(whole) },
    unpaired: countBy(pairings.flatMap((pairing) => (pairing.kind === 'unpaired' ? [pairing.why] : []))),
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

/** Reads since when Tambour knows each account. */
async function readKnownSince(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.account.findMany({ where: { id: { in: [...ids] } }, select: { id: true, createdAt: true } });
  return new Map(rows.map(({ id, createdAt }) => [id, createdAt]));
}

type CellOfPosts = Omit<DossierCell, 'followers' | 'failed'>;

async function priced(
  tx: Transaction,
  of: {
    readonly account: Account;
    readonly rows: readonly DossierRow[];
    readonly texts: ReadonlyMap<string, RevisionText>;
    readonly span: DigestPeriod;
    readonly rules: Rules;
    readonly prices: ReachPrices;
  },
): Promise<NonNullable<DossierCell['cost']>> {
  const { account, rows, texts, span: period, rules, prices } = of;
  const { posts, reading } = await costOf(tx, rows, { texts, accountIds: [account.id], period, rules, prices });
  return { posts, reading };
}

function within(rows: readonly DossierRow[], { from, to }: MonthSpan): readonly DossierRow[] {
  return rows.filter(({ publishedAt }) => publishedAt >= from && publishedAt < to);
}

function pairsIn(pairs: readonly ComparedPair[], { from, to }: DigestPeriod): readonly ComparedPair[] {
  const isIn = ({ publishedAt }: FiguresRow): boolean => publishedAt >= from && publishedAt < to;
  return pairs.filter(({ posts: [row] }) => isIn(row));
}

function countBy(all: readonly UnpairedWhy[]): Dossier['unpaired'] {
  return [...Map.groupBy(all, (why) => why)]
    .map(([why, posts]) => ({ why, posts: posts.length }))
    .toSorted((one, other) => one.why.localeCompare(other.why));
}
