import type { NetworkKind } from '#networks/network-rules.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { accountsOf } from '#reach/compose-digest.ts';
import { pricesOf, type ReachPrices } from '#reach/cost-of.ts';
import type { Both } from '#reach/digest.ts';
import type { DigestPeriod } from '#reach/digest-period.ts';
import { type FiguresRow, revisionKey } from '#reach/figures-row.ts';
import { readOriginalRows } from '#reach/originals/original-rows.ts';
import { readTexts } from '#reach/period-facts.ts';
import { networkPairs, type Pairing, pairsOf } from '#reach/pairs-of.ts';
import { readSleeps, type Slept } from '#reach/sleeps-of.ts';
import type { Transaction } from '#storage/database.ts';

import type { DossierAge } from './dossier.ts';
import { isStillThere } from './month-figures.ts';
import { type DossierRow, readDossierRows, seenAt28Days } from './read-dossier-rows.ts';

/** A desk's posts of some days, with the accounts that they went out on. */
export interface Posted {
  readonly rows: readonly DossierRow[];
  /** The desk's accounts, and former ones that some of these went out on. */
  readonly accounts: readonly Account[];
  readonly sleeps: readonly Slept[];
  /** Posts from which some of these were relayed, and when their accounts slept, which may be others. */
  readonly originals: { readonly rows: readonly FiguresRow[]; readonly sleeps: readonly Slept[] };
}

/** The pairings of posts on two networks, at each age. */
export interface PairingsOn {
  readonly networks: Both<NetworkKind>;
  readonly at: Readonly<Record<DossierAge, readonly Pairing[]>>;
}

/** Reads a desk's posts of that span. */
export async function readPosted(
  tx: Transaction,
  desk: Pick<Desk, 'id' | 'accounts'>,
  span: DigestPeriod,
  asOf: Date,
): Promise<Posted> {
  const rows = await readDossierRows(tx, desk.id, span);
  const accounts = await accountsOf(tx, desk, rows, asOf);
  const originals = await readOriginalRows(tx, rows.filter(isStillThere));
  const ids = accounts.map(({ id }) => id);
  const all = await readSleeps(tx, [...new Set([...ids, ...originals.map(({ accountId }) => accountId)])], span, asOf);
  return {
    rows,
    accounts,
    sleeps: all.filter(({ accountId }) => ids.includes(accountId)),
    originals: { rows: originals, sleeps: all },
  };
}

/** Pairs posts for each pair of networks separately. Originals of relayed posts are read only at 72 hours. */
export function pairEach({ rows, accounts, originals }: Posted): readonly PairingsOn[] {
  const published = rows.filter(isStillThere);
  const h72 = [...published, ...originals.rows];
  const d28 = published.map(seenAt28Days);
  return networkPairs(accounts).map((networks) => {
    const pair = (some: readonly FiguresRow[]): readonly Pairing[] =>
      pairsOf(onEither(some, networks), networks, accounts, originals.sleeps);
    return { networks, at: { h72: pair(h72), d28: pair(d28) } };
  });
}

/**
 * Returns the rows on either network for revisions that we published on one of them. Revisions that are on neither
 * cannot lack a post there.
 */
function onEither(rows: readonly FiguresRow[], networks: Both<NetworkKind>): readonly FiguresRow[] {
  const there = rows.filter(({ network }) => networks.includes(network));
  const own = new Set(there.filter(({ isOriginal }) => !isOriginal).map(revisionKey));
  return there.filter((row) => own.has(revisionKey(row)));
}

/**
 * Reads since when Tambour knows each account: since it was added, or since the first of these posts if that is
 * earlier.
 */
export async function readKnownSince(tx: Transaction, { rows, accounts }: Posted): Promise<ReadonlyMap<string, Date>> {
  const ids = accounts.map(({ id }) => id);
  const added = await tx.account.findMany({ where: { id: { in: ids } }, select: { id: true, createdAt: true } });
  return new Map(
    added.map(({ id, createdAt }) => {
      const first = rows.find(({ accountId }) => accountId === id)?.publishedAt;
      return [id, first === undefined || createdAt < first ? createdAt : first];
    }),
  );
}

/** Reads the price of each post on networks that bill, by delivery. */
export async function readPostPrices(
  tx: Transaction,
  rows: readonly DossierRow[],
  { rules, prices }: { readonly rules: Rules; readonly prices: ReachPrices },
): Promise<ReadonlyMap<string, number>> {
  const billed = rows.filter(({ network }) => rules[network].isBilled);
  const texts = new Map((await readTexts(tx, billed)).map((text) => [revisionKey(text), text]));
  return pricesOf(tx, billed, { texts, rules, prices });
}
